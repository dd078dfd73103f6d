//! Whether a content affirms or negates.

use rashomon_types::{Polarity, TokenId, Upos};

use super::scene::Scene;

const NEGATIONS: [&str; 7] = ["not", "n't", "n’t", "never", "neither", "nor", "no"];
const NEGATIVE_WORDS: [&str; 6] = ["none", "nobody", "nothing", "nowhere", "neither", "no-one"];
/// What takes the force out of the negation before it: "not only", "no doubt", "no fewer than".
const EXCUSES: [&str; 10] = [
    "only", "just", "merely", "simply", "doubt", "fewer", "less", "least", "one's", "matter",
];

/// Negative where the content's own main clause is negated: "had not fired", "no soldier", "nothing to do with".
pub(super) fn polarity(scene: &Scene<'_, '_>, claim: usize) -> Polarity {
    let own = scene.first_sentence(claim);
    let Some(head) = scene.content_head(claim) else {
        return Polarity::Positive;
    };
    let mut clause = clause(scene, head);
    clause.retain(|id| own.binary_search(id).is_ok());
    clause.extend(
        own.iter()
            .copied()
            .find(|id| scene.upos(*id) != Upos::Punct)
            .filter(|first| opens_negative(scene, *first)),
    );
    clause.extend(
        scene
            .reading
            .after(head)
            .filter(|next| own.binary_search(next).is_ok() && is_negative_object(scene, *next)),
    );
    if own.iter().any(|id| scene.owner(*id) != Some(claim)) {
        clause.extend(negated_auxiliary(scene, claim));
    }
    match clause.into_iter().any(|id| negates(scene, id)) {
        true => Polarity::Negative,
        false => Polarity::Positive,
    }
}

/// "claims that … were not true", where the tree hangs all on what was claimed.
fn negated_auxiliary(scene: &Scene<'_, '_>, claim: usize) -> Option<TokenId> {
    let own = scene.own_words(claim);
    let auxiliary = own.into_iter().find(|id| scene.upos(*id) == Upos::Aux)?;
    scene
        .reading
        .after(auxiliary)
        .filter(|next| scene.owner(*next) == Some(claim))
}

/// "No soldier …", "None of …": a negated subject that opens the content, whatever the tree makes of it.
fn opens_negative(scene: &Scene<'_, '_>, first: TokenId) -> bool {
    matches!(
        scene.lower(first),
        "no" | "none" | "nobody" | "neither" | "nothing" | "not"
    )
}

/// "there were no …", "found nothing": the word right after the predicate.
fn is_negative_object(scene: &Scene<'_, '_>, next: TokenId) -> bool {
    matches!(
        scene.lower(next),
        "no" | "none" | "nobody" | "nothing" | "not" | "never"
    )
}

/// The words that say whether a clause is negated: the predicate, its own words, the heads of its arguments and theirs.
fn clause(scene: &Scene<'_, '_>, head: TokenId) -> Vec<TokenId> {
    let reading = scene.reading;
    let is_argument = |id: &TokenId| {
        let token = reading.token(*id);
        token.is("nsubj") || token.is("obj") || token.is("expl") || token.is("csubj")
    };
    let is_own = |id: &TokenId| {
        let token = reading.token(*id);
        ["advmod", "det", "aux", "cop", "cc"]
            .iter()
            .any(|relation| token.is(relation))
            && token.deprel != "cc"
    };
    let mut out = vec![head];
    for &child in reading.children(head) {
        if is_argument(&child) || is_own(&child) {
            out.push(child);
            out.extend(reading.children(child).iter().filter(|id| is_own(id)));
        }
    }
    out.sort_unstable();
    out
}

fn negates(scene: &Scene<'_, '_>, id: TokenId) -> bool {
    let word = scene.lower(id);
    if !NEGATIVE_WORDS.contains(&word) && !NEGATIONS.contains(&word) {
        return false;
    }
    let next = scene.reading.after(id);
    let excused = next.is_some_and(|next| EXCUSES.contains(&scene.lower(next)) || scene.lemma(next) == "rule");
    !excused
}
