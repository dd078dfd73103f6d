//! Answers that a claim does not give after all: those that lie in what it relays of somebody else, and parts given twice.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Claim, ClaimId, QuestionKind, Span};

use super::{Draft, Scene};
use crate::value::Value;

/// Takes out the answers that are no answers of their claim.
pub(super) fn sift(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let relayed = relayed(scene);
    let given: BTreeSet<(usize, QuestionKind)> = drafts.iter().map(|draft| (draft.claim, draft.question)).collect();
    let is_relayed = |draft: &Draft| {
        let inner = relayed.get(&draft.claim).into_iter().flatten();
        let mut inner = inner.filter(|(claim, _)| given.contains(&(*claim, draft.question)));
        inner.any(|(_, parts)| {
            let covers = |span: &Span| parts.iter().any(|part| part.covers(*span));
            draft.spans.iter().all(covers)
        })
    };
    drafts.retain(|draft| !is_relayed(draft));
    let elsewhere: Vec<bool> = drafts
        .iter()
        .map(|draft| is_none_elsewhere(scene, draft, drafts))
        .collect();
    let mut elsewhere = elsewhere.into_iter();
    drafts.retain(|_| !elsewhere.next().unwrap_or_default());
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

/// Whether "nobody" is said of one place by a voice that tells of dead in another: it is no rival of its own figure.
fn is_none_elsewhere(scene: &Scene<'_>, draft: &Draft, all: &[Draft]) -> bool {
    let is_none = matches!(draft.value, Some(Value::Number { high: Some(high), .. }) if high < 1.0);
    let is_some = |other: &&Draft| matches!(other.value, Some(Value::Number { low: Some(low), .. }) if low >= 1.0);
    let places = |draft: &Draft| -> BTreeSet<u64> {
        let claim = scene.corpus.claims.get(draft.claim);
        let places = claim.into_iter().flat_map(|claim| &claim.places);
        places.filter_map(|place| place.geonameid).collect()
    };
    let is_same = |other: &&Draft| {
        (other.question, &other.whose, &other.what) == (draft.question, &draft.whose, &draft.what)
            && scene.cast.voice(other.claim) == scene.cast.voice(draft.claim)
    };
    if !is_none {
        return false;
    }
    let own = places(draft);
    let others: Vec<BTreeSet<u64>> = all.iter().filter(is_same).filter(is_some).map(places).collect();
    let is_placed = |other: &BTreeSet<u64>| !other.is_empty();
    !own.is_empty() && others.iter().any(is_placed) && others.iter().all(|other| other.is_disjoint(&own))
}

/// For each claim, the claims of other voices that it relays, with the parts of its content in which it does: "the town, which Vardia says it has
/// taken", said by Kelmar, is Vardia's to answer for.
fn relayed<'a>(scene: &Scene<'a>) -> BTreeMap<usize, Vec<(usize, &'a [Span])>> {
    let by_id: BTreeMap<ClaimId, (usize, &Claim)> = scene
        .claims()
        .map(|(place, claim)| (claim.id, (place, claim)))
        .collect();
    let mut relayed: BTreeMap<usize, Vec<(usize, &'a [Span])>> = BTreeMap::new();
    for (at, inner) in scene.claims() {
        let outer = inner.nested_in.and_then(|outer| by_id.get(&outer).copied());
        let Some((place, outer)) = outer else { continue };
        let is_own = inner.source == outer.source;
        if !is_own {
            let parts = inner.content.spans.as_slice();
            relayed.entry(place).or_default().push((at, parts));
        }
    }
    relayed
}
