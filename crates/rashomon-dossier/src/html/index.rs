//! The run as the parts of the page look things up in it: reports and claims by id, copies by what they copy.

use std::collections::BTreeMap;

use rashomon_types::{Claim, ClaimId, Document, DocumentId, Event, EventId, PartyId, Run, Span};

use crate::marks::one_line;
use crate::outline::Outline;
use crate::voice::{is_reporter, name};

/// A run, looked at from every side.
pub(super) struct Index<'run> {
    /// The run.
    pub(super) run: &'run Run,
    /// The run in the order of a page.
    pub(super) outline: Outline<'run>,
    documents: BTreeMap<DocumentId, usize>,
    claims: BTreeMap<ClaimId, usize>,
    events: BTreeMap<EventId, usize>,
    copies: BTreeMap<DocumentId, Vec<&'run Document>>,
    titles: Vec<String>,
}

impl<'run> Index<'run> {
    /// Looks at a run.
    pub(super) fn of(run: &'run Run) -> Self {
        let outline = Outline::of(run);
        let titles = outline.reports.iter().map(|report| one_line(&report.title())).collect();
        let mut index = Self {
            run,
            outline,
            documents: BTreeMap::new(),
            claims: BTreeMap::new(),
            events: BTreeMap::new(),
            copies: BTreeMap::new(),
            titles,
        };
        for (place, document) in run.documents.iter().enumerate() {
            index.documents.entry(document.id).or_insert(place);
        }
        for (place, claim) in run.claims.iter().enumerate() {
            index.claims.entry(claim.id).or_insert(place);
        }
        for (place, event) in run.events.iter().enumerate() {
            index.events.entry(event.id).or_insert(place);
        }
        for document in &run.documents {
            let original = document.copy_of.filter(|original| *original != document.id);
            if let Some(original) = original {
                index.copies.entry(original).or_default().push(document);
            }
        }
        index
    }

    /// A report by its id.
    pub(super) fn document(&self, id: DocumentId) -> Option<&'run Document> {
        self.run.documents.get(*self.documents.get(&id)?)
    }

    /// A claim by its id.
    pub(super) fn claim(&self, id: ClaimId) -> Option<&'run Claim> {
        self.run.claims.get(*self.claims.get(&id)?)
    }

    /// The event that a claim belongs to.
    pub(super) fn event_of(&self, claim: &Claim) -> Option<&'run Event> {
        let id = claim.event?;
        self.run.events.get(*self.events.get(&id)?)
    }

    /// The events, those with the most claims first; otherwise in the order of the run.
    pub(super) fn events(&self) -> Vec<&'run Event> {
        let mut events: Vec<&Event> = self.run.events.iter().collect();
        events.sort_by_key(|event| std::cmp::Reverse(event.claims.len()));
        events
    }

    /// The number of a claim on the page, from one.
    pub(super) fn claim_number(&self, id: ClaimId) -> usize {
        self.claims.get(&id).map_or(0, |place| place + 1)
    }

    /// The number of a report on the page, from one.
    pub(super) fn report_number(&self, id: DocumentId) -> usize {
        self.documents.get(&id).map_or(0, |place| place + 1)
    }

    /// Whether a claim is the one that its id stands for, not the same one again.
    pub(super) fn is_first_claim(&self, claim: &Claim) -> bool {
        self.claim(claim.id).is_some_and(|first| std::ptr::eq(first, claim))
    }

    /// Whether a report is the one that its id stands for, not the same one again.
    pub(super) fn is_first_document(&self, document: &Document) -> bool {
        self.document(document.id)
            .is_some_and(|first| std::ptr::eq(first, document))
    }

    /// The copies of a report.
    pub(super) fn copies(&self, original: DocumentId) -> &[&'run Document] {
        self.copies.get(&original).map_or(&[], Vec::as_slice)
    }

    /// What a report is called.
    pub(super) fn title(&self, id: DocumentId) -> &str {
        let place = self.documents.get(&id);
        place
            .and_then(|place| self.titles.get(*place))
            .map_or("", String::as_str)
    }

    /// Who published a report, or what else it is known by.
    pub(super) fn outlet(&self, document: &Document) -> String {
        match document.publisher.as_deref() {
            Some(publisher) => one_line(publisher),
            None => format!("report R{}", self.report_number(document.id)),
        }
    }

    /// The words at some spans of a report, on one line.
    pub(super) fn words(&self, document: DocumentId, spans: &[Span]) -> String {
        let Some(document) = self.document(document) else {
            return String::new();
        };
        let words: Vec<String> = spans.iter().map(|span| one_line(document.slice(*span))).collect();
        words.join(" … ")
    }

    /// The innermost voice of a claim as the page calls it; a reporter by the outlet.
    pub(super) fn speaker(&self, claim: &Claim) -> String {
        let voice = claim.origin().unwrap_or(&claim.source);
        match self.document(claim.document) {
            Some(document) if is_reporter(claim) => format!("the reporter, {}", self.outlet(document)),
            _ => name(voice),
        }
    }

    /// How many texts there are once copies are folded.
    pub(super) fn texts(&self, documents: &[DocumentId]) -> usize {
        let known = documents.iter().filter_map(|id| self.document(*id));
        known.filter(|document| document.copy_of.is_none()).count()
    }
}

/// What a party of an event is called; its id where it has no name.
pub(super) fn party_name(event: &Event, id: &PartyId) -> String {
    let party = event.parties.iter().find(|party| party.id == *id);
    one_line(party.map_or(id.0.as_str(), |party| party.name.as_str()))
}
