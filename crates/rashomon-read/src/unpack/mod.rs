//! What the user gave, taken apart into single inputs in bounded memory.
//!
//! A container is told by its first bytes, never by its name. Each sort of container has a file here, which turns a
//! [`Source`] into a stream of inputs; what comes out of one goes through the same door again ([`open`]), one level deeper.
//! What breaks a limit, or is broken itself, becomes one diagnostic in its place, and the rest goes on.

mod allowance;
mod guard;
mod gzip;
mod limits;
mod lines;
mod mail;
mod member;
mod section;
mod sniff;
mod source;
mod survey;
mod tar;
mod warc;
mod zip;

use std::io;

use rashomon_types::Diagnostic;

use crate::OwnedInput;

use allowance::Allowance;
use sniff::Content;

pub use limits::Limits;
pub use sniff::{is_packed, passed_over};
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
    let file = name.to_owned();
    let mut inputs = open(name, source, &Allowance::whole(limits)).fuse();
    let mut is_first = true;
    // Nothing that is given vanishes: where no input and no remark comes out, that is said.
    let told = std::iter::from_fn(move || {
        let was_first = std::mem::take(&mut is_first);
        let item = inputs.next().or_else(|| was_first.then(|| Err(nothing(&file))));
        item.map(|item| item.map_err(|remark| remark.from_input(&file)))
    });
    Box::new(told)
}

/// The refusal of a container in which there is nothing at all.
fn nothing(name: &str) -> Diagnostic {
    let message = format!("{name} is an archive or a mailbox that holds nothing: nothing was read from it.");
    Diagnostic::error("input.nothing", message).with_help("Fetch or copy it again, if there should be something in it.")
}

/// The same for what may have been taken out of containers.
fn open<'a>(name: &str, mut source: Source<'a>, allowance: &Allowance) -> Inputs<'a> {
    let content = match source.head() {
        Err(error) => return failed(name, &error),
        Ok(head) => sniff::content(head),
    };
    match content {
        Content::WebArchive => warc::open(name, source, allowance.limits()),
        Content::Zip => zip::inputs(name, source, allowance),
        Content::Gzip => gzip::inputs(name, source, allowance),
        Content::Tar => tar::inputs(name, source, allowance),
        Content::Mail => mail::inputs(name, source, allowance),
        Content::Mailbox => mail::mailbox(name, source, allowance),
        Content::Single => lines::or_whole(name.to_owned(), source, allowance.limits()),
    }
}

/// What comes out of a member of a container; a remark in its stead where it holds no text, which `survey` counts.
fn open_member<'a>(
    name: &str,
    mut source: Source<'a>,
    allowance: &Allowance,
    survey: &mut survey::Survey,
) -> Option<Inputs<'a>> {
    let what = match source.head() {
        Err(error) => return Some(failed(name, &error)),
        Ok(head) => passed_over(name, head),
    };
    match what {
        Some(what) => {
            survey.pass_over(what);
            None
        }
        None => Some(open(name, source, allowance)),
    }
}

/// The only item of a source that cannot be read.
fn failed<'a>(name: &str, error: &io::Error) -> Inputs<'a> {
    refused(unreadable(name, error))
}

/// The only item of a source that is refused.
fn refused<'a>(refusal: Diagnostic) -> Inputs<'a> {
    Box::new(std::iter::once(Err(refusal)))
}

/// What is said where the bytes themselves cannot be had.
fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    if let Some(refusal) = guard::refusal(error) {
        return refusal.clone();
    }
    let (why, help) = match error.kind() {
        io::ErrorKind::UnexpectedEof => ("it ends too early, and is damaged".to_owned(), "fetch or copy it again"),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            (format!("it is damaged ({error})"), "fetch or copy it again")
        }
        _ => (error.to_string(), "see whether another program can open it"),
    };
    Diagnostic::error("input.unreadable", format!("{name}: cannot be read: {why}")).with_help(help)
}
