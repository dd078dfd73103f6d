//! Copies: reports that carry another report's text, and claims that are the same claim again.

use rashomon_types::{DocumentKind, Span};

use crate::corpus::Corpus;

/// A document that carries another one's text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Copy {
    /// The copy, by its place in the corpus.
    pub document: usize,
    /// What it is a copy of, by its place in the corpus: never itself a copy.
    pub of: usize,
    /// Identical, update, syndicated or reworded.
    pub kind: DocumentKind,
    /// The share of the copy's word triples outside quoted speech that the other has, 0 to 1.
    pub similarity: f64,
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
pub fn find(_corpus: &Corpus<'_>) -> Vec<Copy> {
    Vec::new()
}

/// For each claim of a copy, the claim of the copied text that it repeats; none for all others.
#[must_use]
pub fn fold(corpus: &Corpus<'_>, _copies: &[Copy]) -> Vec<Option<usize>> {
    vec![None; corpus.claims.len()]
}

/// Where two texts differ, word by word, in order.
#[must_use]
pub fn differences(_here: &str, _there: &str) -> Vec<Difference> {
    Vec::new()
}
