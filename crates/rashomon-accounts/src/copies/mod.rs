//! Copies: reports that carry another report's text, and claims that are the same claim again.
//!
//! - [`find`] goes through the documents from the earliest published on and compares each with the earlier ones that share
//!   word triples with it (`index`, `overlap`). Copies of copies go back to the same original.
//! - [`fold`] finds for each claim of a copy the claim that it repeats.
//! - [`differences`] shows where two texts differ.
//!
//! What makes a copy:
//!
//! | kind | publisher | text |
//! |---|---|---|
//! | identical | any | the same words in the same order; spaces, marks and capitals aside |
//! | update | the same, or the same address | most of the smaller text is in the larger |
//! | syndicated | another | the sentences in common are nearly the same |
//! | reworded | another | they are in other words |
//!
//! A report that carries another's text whole and says a good deal of its own around it is a text of its own: most claims
//! that are new in it would otherwise hide behind the other's. It is no copy; [`survey`] names it as [`Carrying`], and
//! [`fold_carried`] folds what it repeats. Nothing links two texts by a quotation that both have, by one sentence that both
//! have, or by the sentences that a publisher puts under everything.

mod differences;
mod fold;
mod index;
mod kin;
mod overlap;
mod stock;
mod survey;
mod text;
mod wording;

use rashomon_types::{DocumentKind, Span};

use crate::corpus::Corpus;

pub use differences::differences;
pub use fold::{fold, fold_carried};
pub use survey::survey;
pub(crate) use wording::numerals_above_one;

/// A document that carries another one's text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Copy {
    /// The copy, by its place in the corpus.
    pub document: usize,
    /// What it is a copy of, by its place in the corpus: never itself a copy.
    pub of: usize,
    /// Identical, update, syndicated or reworded.
    pub kind: DocumentKind,
    /// The share of the copy's word triples outside quoted speech that the other has, 0 to 1. Low where it is a later
    /// edition of a text that grew, or a copy of another copy.
    pub similarity: f64,
}

/// A document that is a text of its own and carries another one whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carrying {
    /// The document that carries, by its place in the corpus.
    pub document: usize,
    /// What it carries, by its place in the corpus: never itself a copy.
    pub of: usize,
    /// The share of the carried text's word triples outside quoted speech that the document has anywhere, 0 to 1.
    pub share: f64,
}

/// What texts of a corpus have from one another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// Every copy, in the order of the documents.
    pub copies: Vec<Copy>,
    /// Every document that carries another whole and is no copy, in the order of the documents.
    pub carrying: Vec<Carrying>,
}

/// A piece in which two texts differ; an empty span where the one has nothing there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The piece of the first text.
    pub here: Span,
    /// The piece of the second.
    pub there: Span,
}

/// Every copy of a corpus, in the order of its documents.
#[must_use]
pub fn find(corpus: &Corpus<'_>) -> Vec<Copy> {
    survey(corpus).copies
}
