//! PDF: its text is found by this program once more, in a process of its own with limits, since such files crash and
//! exhaust whatever reads them.

#[cfg(feature = "pdf")]
mod child;
#[cfg(feature = "pdf")]
mod parent;

use std::sync::Arc;

use rashomon::PdfText;

use crate::exit::{Exit, Failure};

/// The hidden command by which the program calls itself.
pub const COMMAND: &str = "pdf-text";

/// How long one PDF may take, in seconds, unless the user says otherwise.
#[cfg(feature = "pdf")]
const SECONDS: u64 = 60;

/// What stands before the text of the first page: what the library prints before it is no text.
#[cfg(feature = "pdf")]
const BEGIN: &str = "\u{c}rashomon-pages\u{c}";

/// What stands between pages.
#[cfg(feature = "pdf")]
const BETWEEN: char = '\u{c}';

/// The code with which the other process ends if the file asks for a password.
#[cfg(feature = "pdf")]
const ENCRYPTED: u8 = 41;

/// What reads PDFs.
#[cfg(feature = "pdf")]
pub fn reader(seconds: Option<u64>) -> Option<Arc<dyn PdfText>> {
    // Without a way to call itself the program reads no PDF, and says so for each.
    let program = std::env::current_exe().ok()?;
    Some(Arc::new(parent::OtherProcess::new(program, seconds.unwrap_or(SECONDS))))
}

/// What reads PDFs: nothing here.
#[cfg(not(feature = "pdf"))]
pub fn reader(_seconds: Option<u64>) -> Option<Arc<dyn PdfText>> {
    None
}

/// The hidden command: a PDF on standard input, its text on standard output.
#[cfg(feature = "pdf")]
pub fn run(seconds: u64) -> Result<Exit, Failure> {
    child::run(seconds)
}

/// The hidden command, where the program was built without it.
#[cfg(not(feature = "pdf"))]
pub fn run(_seconds: u64) -> Result<Exit, Failure> {
    Err(Failure::Input("this program was built without PDF".to_owned()))
}
