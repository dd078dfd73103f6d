//! The claims and documents of a run by their ids.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Claim, ClaimId, Document, DocumentId, Run, Span};

use crate::marks::one_line;

/// A run in which claims and documents can be looked up.
pub(crate) struct Lookup<'run> {
    claims: BTreeMap<ClaimId, &'run Claim>,
    documents: BTreeMap<DocumentId, (usize, &'run Document)>,
}

impl<'run> Lookup<'run> {
    /// Looks a run up.
    pub(crate) fn of(run: &'run Run) -> Self {
        let documents = run.documents.iter().enumerate();
        Self {
            claims: run.claims.iter().map(|claim| (claim.id, claim)).collect(),
            documents: documents
                .map(|(place, document)| (document.id, (place, document)))
                .collect(),
        }
    }

    /// A claim of the run.
    pub(crate) fn claim(&self, id: ClaimId) -> Option<&'run Claim> {
        self.claims.get(&id).copied()
    }

    /// A document of the run.
    pub(crate) fn document(&self, id: DocumentId) -> Option<&'run Document> {
        self.documents.get(&id).map(|(_, document)| *document)
    }

    /// Who published a report, or what else it is known by.
    pub(crate) fn outlet(&self, document: &Document) -> String {
        if let Some(publisher) = document.publisher.as_deref() {
            return one_line(publisher);
        }
        let place = self.documents.get(&document.id).map_or(0, |(place, _)| place + 1);
        format!("report {place}")
    }

    /// The words at some places of a report, on one line.
    pub(crate) fn words(&self, document: DocumentId, spans: &[Span]) -> String {
        let Some(document) = self.document(document) else {
            return String::new();
        };
        let words: Vec<String> = spans.iter().map(|span| one_line(document.slice(*span))).collect();
        words.join(" … ")
    }

    /// How many distinct texts these documents are: a copy counts with what it copies.
    pub(crate) fn texts(&self, documents: &[DocumentId]) -> usize {
        let texts: BTreeSet<DocumentId> = documents.iter().map(|id| self.text_of(*id)).collect();
        texts.len()
    }

    /// What a document copies in the end, or itself.
    fn text_of(&self, id: DocumentId) -> DocumentId {
        let mut met = BTreeSet::from([id]);
        let mut current = id;
        while let Some(next) = self.document(current).and_then(|document| document.copy_of) {
            if !met.insert(next) {
                break;
            }
            current = next;
        }
        current
    }
}
