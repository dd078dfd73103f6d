//! What the user gave, taken apart into single inputs in bounded memory.
//!
//! A container is told by its first bytes, never by its name. Each sort of container has a file here, which turns a
//! [`Source`] into a stream of inputs; what comes out of one goes through the same door again ([`open`]), one level deeper.
//! What breaks a limit, or is broken itself, becomes one diagnostic in its place, and the rest goes on.

mod limits;
mod lines;
mod source;
mod warc;

use std::io;

use rashomon_types::Diagnostic;

use crate::OwnedInput;

pub use limits::Limits;
pub use source::{ReadSeek, Source};

/// Single inputs, and why there is none where one should be.
pub type Inputs<'a> = Box<dyn Iterator<Item = Result<OwnedInput, Diagnostic>> + 'a>;

/// The inputs in a source, in its own order; one input if it is no container.
///
/// ```
/// use rashomon_read::{Limits, Source, unpack};
///
/// let source = Source::stream(&b"The army said no."[..]);
/// let inputs: Vec<_> = unpack("raid.txt", source, &Limits::default()).collect();
/// assert_eq!(inputs[0].as_ref().unwrap().bytes, b"The army said no.");
/// ```
#[must_use]
pub fn unpack<'a>(name: &str, source: Source<'a>, limits: &Limits) -> Inputs<'a> {
    open(name, source, limits, 0)
}

/// The same for what was taken out of `depth` containers.
fn open<'a>(name: &str, mut source: Source<'a>, limits: &Limits, depth: usize) -> Inputs<'a> {
    // Until a container is met, nothing is deeper than the file itself.
    let _ = depth;
    match source.head() {
        Err(error) => failed(name, &error),
        Ok(head) if warc::is(head) => warc::open(name, source, limits),
        Ok(_) => lines::or_whole(name.to_owned(), source, limits),
    }
}

/// The only item of a source that cannot be read.
fn failed<'a>(name: &str, error: &io::Error) -> Inputs<'a> {
    Box::new(std::iter::once(Err(unreadable(name, error))))
}

/// What is said where the bytes themselves cannot be had.
fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("input.unreadable", format!("{name}: cannot be read: {error}"))
        .with_help("see whether another program can open it")
}
