//! Bytes to [`rashomon_types::Document`]: plain text, web pages, feeds, records of crawlers, lists, office documents, PDF, and
//! the archives and mails that they come in; encodings, dates, boilerplate.
//!
//! Knows nothing of the disk or the network: it is given bytes. [`read`] never fails: what cannot be read gives no
//! document and a [`Diagnostic`](rashomon_types::Diagnostic) that says why and what to do. The form of an input is told
//! by its content, never by its name.
//!
//! ```
//! use rashomon_read::{Input, Settings, read};
//! use rashomon_types::BlockKind;
//!
//! let report = "Raiders flee, army says\n\n\
//!     date 2031-05-24 LISHEN, Toravia – The army said no.\n\n\
//!     Smoke rises over the depot (Handout/Beacon)\n";
//! let staged = read(&Input { name: "raid.txt", bytes: report.as_bytes() }, &Settings::default());
//!
//! let document = &staged.value[0];
//! assert_eq!(document.text, report);
//! assert_eq!(document.published.as_ref().unwrap().date.to_string(), "2031-05-24");
//! let parts: Vec<_> = document.blocks.iter().map(|block| (block.kind, document.slice(block.span))).collect();
//! assert_eq!(
//!     parts,
//!     [
//!         (BlockKind::Heading, "Raiders flee, army says"),
//!         (BlockKind::Paragraph, "The army said no."),
//!         (BlockKind::Caption, "Smoke rises over the depot"),
//!         (BlockKind::Credit, "Handout/Beacon"),
//!     ]
//! );
//!
//! let refused = read(&Input { name: "raid.gif", bytes: b"GIF89a" }, &Settings::default());
//! assert!(refused.value.is_empty());
//! assert_eq!(refused.diagnostics[0].code, "read.binary");
//! ```
//!
//! # The date of publication
//!
//! What a record or a page states wins; [`Settings::published`] is for documents that state nothing there, and wins over
//! a date line, which is only read off the text; a date in the address comes last. Where the argument and the document
//! differ, a note says so.

mod blocks;
mod caption;
mod clutter;
mod credit;
mod date;
mod dateline;
mod decode;
mod document;
mod feed;
mod fields;
mod form;
mod gallery;
mod heading;
mod input;
mod language;
mod lines;
mod list;
mod mhtml;
mod mojibake;
mod names;
mod office;
mod page;
mod pdf;
mod record;
mod records;
mod remarks;
mod scan;
mod turns;
mod unpack;

use std::collections::BTreeSet;
use std::sync::Arc;

use rashomon_types::{Block, Diagnostic, Document, Staged};

use crate::{document::Draft, form::Form};

pub use fields::Mapping;
pub use input::{Hints, Input, OwnedInput};
pub use list::{LinkedRow, List, linked_rows};
pub use pdf::{PdfRefusal, PdfText};
pub use unpack::{Inputs, Limits, ReadSeek, Source, is_packed, passed_over, unpack};

/// What the user says of the inputs.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The date of publication (`--published`) of the documents whose record or page states none.
    pub published: Option<jiff::civil::Date>,
    /// Where parts of a report stand in records and lists (`--map`); known names are found without it.
    pub mapping: Mapping,
    /// What finds the text of PDFs; without it they are refused.
    pub pdf: Option<Arc<dyn PdfText>>,
}

/// The documents in one input. Never fails: an unreadable input gives no document and a diagnostic that says why.
#[must_use]
pub fn read(input: &Input<'_>, settings: &Settings) -> Staged<Vec<Document>> {
    read_hinted(input, &Hints::default(), settings)
}

/// The same for an input of which something is known from outside.
#[must_use]
pub fn read_hinted(input: &Input<'_>, hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    if pdf::begins(input.bytes) {
        return pdf::read(input, hints, settings);
    }
    if let Some(staged) = office::read(input, hints, settings) {
        return staged;
    }
    if mhtml::is(input.bytes) {
        return mhtml::read(input, hints, settings);
    }
    read_single(input, hints, settings)
}

/// The same for an input that holds no other.
fn read_single(input: &Input<'_>, hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    let decoded = match decode::decode(input.bytes, input.name, hints) {
        Ok(decoded) => decoded,
        Err(refusal) => {
            return Staged {
                value: Vec::new(),
                diagnostics: vec![refusal],
            };
        }
    };
    let flags: Vec<String> = decoded
        .repaired
        .then(|| "encoding_repaired".to_owned())
        .into_iter()
        .collect();
    let mut diagnostics = decoded.diagnostics;
    let staged = documents(decoded.text, input.name, flags, hints, settings);
    let mut documents = staged.collect_into(&mut diagnostics);
    keep_once(&mut documents, input.name, &mut diagnostics);
    Staged {
        value: documents,
        diagnostics,
    }
}

/// The documents in a text, by its form.
fn documents(
    text: String,
    name: &str,
    flags: Vec<String>,
    hints: &Hints,
    settings: &Settings,
) -> Staged<Vec<Document>> {
    match form::form(&text, hints.media_type.as_deref()) {
        Form::Json => records::read(&text, name, &flags, hints, settings),
        Form::Page => page::read(&text, name, &flags, hints, settings),
        Form::List => list::read(&text, name, &flags, hints, settings),
        Form::Feed => feed::read(&text, name, &flags, hints, settings),
        Form::Plain => {
            let finished = Draft {
                name: name.to_owned(),
                path: name.to_owned(),
                text,
                flags,
                ..Draft::default()
            }
            .hinted(hints)
            .finish(settings);
            Staged {
                value: finished.value.into_iter().collect(),
                diagnostics: finished.diagnostics,
            }
        }
    }
}

/// Drops documents that an input holds twice: same text, outlet and address.
fn keep_once(documents: &mut Vec<Document>, name: &str, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    documents.retain(|document| {
        let new = seen.insert(document.id);
        if !new {
            let message = format!("{name} holds a document twice, with the same text and publisher: it was read once.");
            diagnostics.push(Diagnostic::note("read.duplicate", message).in_document(document.id));
        }
        new
    });
}

/// The parts of a text that did not come through [`read`].
///
/// ```
/// let text = "TARKOVA, May 24 (KVN) — The army said no.";
/// assert_eq!(rashomon_read::blocks(text)[0].span.slice(text), "The army said no.");
/// ```
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    blocks::parts(text, None, &[]).blocks
}
