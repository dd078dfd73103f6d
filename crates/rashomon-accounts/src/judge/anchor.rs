//! Claims, documents and events as judgements name them.

use std::collections::BTreeSet;

use rashomon_types::{Claim, ClaimAnchor, ClaimId, Document, DocumentAnchor, Event, EventAnchor, Run, Span, TextQuote};

use super::quote::quote;

/// So many claims name an event: the founding one may be read otherwise some day.
const CLAIMS: usize = 3;

/// A document as a judgement names it.
#[must_use]
pub fn document_anchor(document: &Document) -> DocumentAnchor {
    DocumentAnchor {
        document: document.id,
        text_sha256: document.text_sha256.clone(),
        url: document.url.clone(),
        publisher: document.publisher.clone(),
        path: document.path.clone(),
    }
}

/// A claim as a judgement names it; `document` is the one that it was read in.
#[must_use]
pub fn claim_anchor(claim: &Claim, document: &Document) -> ClaimAnchor {
    let quotes =
        |spans: &[Span]| -> Vec<TextQuote> { spans.iter().filter_map(|&span| quote(&document.text, span)).collect() };
    ClaimAnchor {
        claim: claim.id,
        document: document_anchor(document),
        source: quotes(&claim.source.spans),
        cue: quotes(&claim.cue.spans),
        content: quotes(&claim.content.spans),
    }
}

/// An event as a judgement names it: by its founding claim, then by others, those of other documents first.
#[must_use]
pub fn event_anchor(event: &Event, run: &Run) -> EventAnchor {
    let own: BTreeSet<ClaimId> = event.claims.iter().copied().collect();
    let mut claims: Vec<&Claim> = run.claims.iter().filter(|claim| own.contains(&claim.id)).collect();
    let is_founding = |claim: &Claim| rashomon_types::EventId::of(claim.id) == event.id;
    let founding = claims
        .iter()
        .find(|claim| is_founding(claim))
        .map(|claim| claim.document);
    claims.sort_by_key(|claim| (!is_founding(claim), Some(claim.document) == founding, claim.id));
    let anchors = claims.into_iter().filter_map(|claim| {
        let document = run.documents.iter().find(|document| document.id == claim.document)?;
        Some(claim_anchor(claim, document))
    });
    EventAnchor {
        event: event.id,
        title: event.title.clone(),
        claims: anchors.take(CLAIMS).collect(),
    }
}
