//! PDF: its text comes from outside, page by page; here it becomes paragraphs.
//!
//! Files of this form crash and exhaust the programs that read them, so the edge has it done by a process of its own
//! ([`PdfText`]). What a page is drawn with (lines, running heads, hyphens) is taken out of the text again.

mod paragraphs;
mod running;

use std::fmt::Debug;

use rashomon_types::{Diagnostic, Document, Staged};

use crate::{Hints, Input, Settings, document::Draft};

/// What finds the text of a PDF.
pub trait PdfText: Debug + Send + Sync {
    /// The text of each page, in order, with its lines as they stand on the page.
    ///
    /// # Errors
    ///
    /// Why there is none.
    fn pages(&self, pdf: &[u8]) -> Result<Vec<String>, PdfRefusal>;
}

/// Why a PDF cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfRefusal {
    /// It took too long, in seconds.
    TooSlow(u64),
    /// It took too much memory, or gave too much text.
    TooLarge,
    /// It asks for a password.
    Encrypted,
    /// It is damaged, or no PDF; with what is known of it.
    Broken(String),
    /// Nothing here can read it.
    NoReader,
}

/// Whether bytes begin a PDF, perhaps after a little that is none.
pub fn begins(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    bytes.starts_with(b"%PDF-")
        || (head.contains(&0) || head.starts_with(b"\r\n") || head.starts_with(b"\xef\xbb\xbf"))
            && head.windows(5).any(|five| five == b"%PDF-")
}

/// The document in a PDF.
pub fn read(input: &Input<'_>, hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    let pages = match &settings.pdf {
        Some(reader) => reader.pages(input.bytes),
        None => Err(PdfRefusal::NoReader),
    };
    let refused = |refusal: Diagnostic| Staged {
        value: Vec::new(),
        diagnostics: vec![refusal],
    };
    match pages {
        Err(why) => refused(refusal(input.name, &why)),
        Ok(pages) if pages.iter().all(|page| page.trim().is_empty()) => refused(scanned(input.name, pages.len())),
        Ok(pages) => {
            let draft = Draft {
                name: input.name.to_owned(),
                path: input.name.to_owned(),
                text: paragraphs::text(running::without(&pages)),
                ..Draft::default()
            };
            let finished = draft.hinted(hints).finish(settings);
            Staged {
                value: finished.value.into_iter().collect(),
                diagnostics: finished.diagnostics,
            }
        }
    }
}

/// The refusal of a PDF.
fn refusal(name: &str, why: &PdfRefusal) -> Diagnostic {
    const BY_HAND: &str = "Open it, copy its text into a plain text file, and read that.";
    let (code, what, help) = match why {
        PdfRefusal::TooSlow(seconds) => (
            "read.pdf_time",
            format!("took longer than {seconds} seconds to read"),
            BY_HAND,
        ),
        PdfRefusal::TooLarge => (
            "read.pdf_size",
            "takes more memory than one file may".to_owned(),
            BY_HAND,
        ),
        PdfRefusal::Encrypted => (
            "read.pdf_encrypted",
            "is protected by a password".to_owned(),
            "Open it with its password, save it without one, and read that.",
        ),
        PdfRefusal::Broken(why) => ("read.pdf_broken", format!("is a damaged PDF ({why})"), BY_HAND),
        PdfRefusal::NoReader => (
            "read.pdf",
            "is a PDF, which this program was built without".to_owned(),
            BY_HAND,
        ),
    };
    Diagnostic::error(code, format!("{name} {what}: it was not read.")).with_help(help)
}

/// The refusal of pictures of pages.
fn scanned(name: &str, pages: usize) -> Diagnostic {
    let pages = if pages == 1 {
        "one page".to_owned()
    } else {
        format!("{pages} pages")
    };
    let message =
        format!("{name} is a PDF of {pages} without any text, perhaps a scan: there is nothing to read in it.");
    Diagnostic::error("read.pdf_no_text", message)
        .with_help("Have its text recognised (OCR) first, and read the result.")
}
