//! Bytes to [`rashomon_types::Document`]: plain text, HTML, JSON Lines; encodings, dates, boilerplate.
//!
//! Knows nothing of the disk or the network: it is given bytes.

mod blocks;
mod caption;
mod credit;
mod date;
mod dateline;
mod decode;
mod heading;
mod lines;
mod names;
mod scan;

use rashomon_types::{Block, Document, Staged};

/// One named input: what the user gave, and its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The path as the user named it, `-` for standard input.
    pub name: &'a str,
    /// The bytes, whatever they are.
    pub bytes: &'a [u8],
}

/// What the user says of the inputs.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The date of publication (`--published`) of the documents that state none.
    pub published: Option<jiff::civil::Date>,
}

/// The documents in one input. Never fails: an unreadable input gives no document and a diagnostic that says why.
#[must_use]
pub fn read(input: &Input<'_>, _settings: &Settings) -> Staged<Vec<Document>> {
    let text = String::from_utf8_lossy(input.bytes).into_owned();
    let blocks = blocks(&text);
    let mut document = Document::new(text, None, None, Some(input.name.to_owned()));
    document.blocks = blocks;
    Staged::quiet(vec![document])
}

/// The parts of a text that did not come through [`read`].
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    blocks::parts(text, None).blocks
}
