//! The documents and claims of a run as the stages of this crate look at them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil::Date;
use rashomon_types::{Claim, Document, DocumentId, Span};

use crate::parties::Persons;

/// Documents and their claims, with what every stage asks of them. Documents and claims are named by their place here.
pub struct Corpus<'run> {
    /// The documents.
    pub documents: &'run [Document],
    /// The claims, those of one document next to each other, in the order of the text.
    pub claims: &'run [Claim],
    place_of: BTreeMap<DocumentId, usize>,
    persons: OnceLock<Persons>,
}

impl<'run> Corpus<'run> {
    /// Looks at these.
    #[must_use]
    pub fn new(documents: &'run [Document], claims: &'run [Claim]) -> Self {
        let places = documents.iter().enumerate();
        Self {
            documents,
            claims,
            place_of: places.map(|(place, document)| (document.id, place)).collect(),
            persons: OnceLock::new(),
        }
    }

    /// Everybody who speaks.
    pub(crate) fn persons(&self) -> &Persons {
        self.persons.get_or_init(|| Persons::of(self.claims))
    }

    /// The place of the document that a claim was read in; none for a claim of a document that is not here.
    #[must_use]
    pub fn document_of(&self, claim: usize) -> Option<usize> {
        self.place_of.get(&self.claims.get(claim)?.document).copied()
    }

    /// The claims of each document, as a range of places.
    #[must_use]
    pub fn claims_of(&self) -> Vec<Range<usize>> {
        let mut ranges = vec![0..0; self.documents.len()];
        for claim in 0..self.claims.len() {
            if let Some(range) = self.document_of(claim).and_then(|document| ranges.get_mut(document)) {
                if range.start == range.end {
                    *range = claim..claim;
                }
                range.end = claim + 1;
            }
        }
        ranges
    }

    /// The words at a span of a claim's document.
    #[must_use]
    pub fn words(&self, claim: usize, span: Span) -> &'run str {
        let document = self.document_of(claim).and_then(|place| self.documents.get(place));
        document.map_or("", |document| document.slice(span))
    }

    /// The words of a claim's content, its pieces joined by a space.
    #[must_use]
    pub fn content(&self, claim: usize) -> String {
        let spans = self.claims.get(claim).map_or(&[][..], |claim| &claim.content.spans);
        let pieces: Vec<&str> = spans.iter().map(|&span| self.words(claim, span)).collect();
        pieces.join(" ")
    }

    /// The day on which the document of an id was published, where it is known.
    #[must_use]
    pub fn published_of(&self, document: DocumentId) -> Option<Date> {
        self.published(*self.place_of.get(&document)?)
    }

    /// The day on which a document was published, where it is known.
    #[must_use]
    pub fn published(&self, document: usize) -> Option<Date> {
        let published = self.documents.get(document)?.published.as_ref()?;
        Some(published.date)
    }
}
