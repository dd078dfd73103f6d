//! What evidence is offered, and what is noted to be missing.

use rashomon_types::{EvidenceKind, QuestionKind, Stance};

use super::{Draft, Scene};
use crate::value::Value;

/// Adds the evidence that the report notes for each claim.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let Some(evidence) = &claim.evidence else { continue };
        let stance = match evidence.kind {
            EvidenceKind::NoneOffered => Stance::Omit,
            EvidenceKind::Video | EvidenceKind::Photo | EvidenceKind::Document => Stance::Assert,
            _ => continue,
        };
        drafts.push(Draft {
            question: QuestionKind::Evidence,
            whose: None,
            what: None,
            claim: place,
            stance,
            value: (stance == Stance::Assert).then(|| Value::Words(evidence.words.clone())),
            spans: evidence.spans.clone(),
        });
    }
}
