//! The finders: each proposes drafts of claims, one way of attributing a file.
//!
//! They run over the whole document and know nothing of each other; [`crate::assemble`] settles what they both found.

mod according;
mod as_put;
mod caption;
mod inserted;
mod marked;
mod model;
mod nouns;
mod passive;
mod phrases;
mod postposed;
mod quotes;
mod recounts;
mod reporter;
mod requests;
mod silences;
mod tree;
mod verbs;

use crate::draft::Draft;
use crate::reading::Reading;

pub(crate) use quotes::{QuotePair, quote_pairs};
pub(crate) use tree::{cited_voices, content_of, is_time, source_of, tells};

/// A way of finding claims.
type Finder = fn(&Reading<'_>) -> Vec<Draft>;

/// In order of trust: where two find the same cue, the first one's reading of it stands.
const FINDERS: [Finder; 11] = [
    silences::find,
    phrases::find,
    recounts::find,
    according::find,
    as_put::find,
    passive::find,
    inserted::find,
    postposed::find,
    nouns::find,
    model::find,
    verbs::find,
];

/// Everything that finders propose from cues.
pub(crate) fn cued(reading: &Reading<'_>) -> Vec<Vec<Draft>> {
    FINDERS.iter().map(|find| find(reading)).collect()
}

/// What is said without a cue, given what has been found: quotations that go on, captions, the reporter's own voice.
pub(crate) fn uncued(reading: &Reading<'_>, found: &mut Vec<Draft>) {
    quotes::continue_quotations(reading, found);
    let marked = marked::find(reading, found);
    found.extend(marked);
    let captions = caption::find(reading, found);
    found.extend(captions);
    let own = reporter::find(reading, found);
    found.extend(own);
}
