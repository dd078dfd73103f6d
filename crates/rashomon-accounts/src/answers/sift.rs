//! Answers that a claim does not give after all: those that lie in what it relays of somebody else, and parts given twice.

use std::collections::BTreeMap;

use rashomon_types::{Claim, ClaimId, QuestionKind, Span};

use super::{Draft, Scene};

/// Takes out the answers that are no answers of their claim.
pub(super) fn sift(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let relayed = relayed(scene);
    drafts.retain(|draft| {
        let inner = relayed.get(&draft.claim);
        !inner.is_some_and(|inner| {
            draft
                .spans
                .iter()
                .all(|span| inner.iter().any(|part| part.covers(*span)))
        })
    });
    let doers: Vec<Draft> = drafts
        .iter()
        .filter(|draft| draft.question == QuestionKind::Initiator)
        .cloned()
        .collect();
    // "was fighting rebels": whoever is named as the one who did it is not named as the one to whom it was done too.
    let is_doer = |draft: &Draft| {
        let same = |doer: &Draft| doer.claim == draft.claim && doer.spans == draft.spans && doer.value == draft.value;
        doers.iter().any(same)
    };
    drafts.retain(|draft| draft.question != QuestionKind::Target || !is_doer(draft));
}

/// For each claim, the parts of its content in which it relays what another voice claims: "the town, which Vardia says it has
/// taken", said by Kelmar, is Vardia's to answer for.
fn relayed(scene: &Scene<'_>) -> BTreeMap<usize, Vec<Span>> {
    let by_id: BTreeMap<ClaimId, (usize, &Claim)> = scene
        .claims()
        .map(|(place, claim)| (claim.id, (place, claim)))
        .collect();
    let mut relayed: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for (_, inner) in scene.claims() {
        let outer = inner.nested_in.and_then(|outer| by_id.get(&outer).copied());
        let Some((place, outer)) = outer else { continue };
        let is_own = inner.source == outer.source;
        // A claim that holds nothing but what it relays has no part of its own.
        let is_whole = outer.content.spans.iter().all(|piece| {
            let part = inner.content.spans.iter().filter(|part| piece.covers(**part));
            part.map(|part| part.end() - part.start()).sum::<u32>() * 10 > (piece.end() - piece.start()) * 8
        });
        if !is_own && !is_whole {
            relayed.entry(place).or_default().extend(&inner.content.spans);
        }
    }
    relayed
}
