//! How many: killed, wounded, captured, missing, displaced, destroyed, damaged, taking part.

use rashomon_types::{Claim, Polarity, Quantity, QuantityKind, QuestionKind, Stance};

use super::{Draft, Scene, Whose, stance};
use crate::names;
use crate::parties::voice::Voice;
use crate::value::Value;

/// Adds every figure that answers a question; `attackers` is whose the attackers' losses are.
pub(super) fn find(scene: &Scene<'_>, attackers: &Whose, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let Some(stance) = stance(claim) else { continue };
        for quantity in &claim.quantities {
            for question in questions(quantity) {
                drafts.push(draft(scene, attackers, (place, claim), quantity, question, stance));
            }
        }
    }
}

/// The questions that a quantity answers: "no casualties" is nobody killed and nobody wounded.
fn questions(quantity: &Quantity) -> Vec<QuestionKind> {
    match quantity.kind {
        QuantityKind::Killed => vec![QuestionKind::Killed],
        QuantityKind::Wounded => vec![QuestionKind::Wounded],
        QuantityKind::Casualties if quantity.high == Some(0.0) => vec![QuestionKind::Killed, QuestionKind::Wounded],
        QuantityKind::Captured => vec![QuestionKind::Captured],
        QuantityKind::Missing => vec![QuestionKind::Missing],
        QuantityKind::Displaced => vec![QuestionKind::Displaced],
        QuantityKind::Destroyed => vec![QuestionKind::Destroyed],
        QuantityKind::Damaged => vec![QuestionKind::Damaged],
        QuantityKind::Participants => vec![QuestionKind::Participants],
        _ => Vec::new(),
    }
}

fn draft(
    scene: &Scene<'_>,
    attackers: &Whose,
    (place, claim): (usize, &Claim),
    quantity: &Quantity,
    question: QuestionKind,
    stance: Stance,
) -> Draft {
    let is_people = matches!(
        question,
        QuestionKind::Killed | QuestionKind::Wounded | QuestionKind::Captured | QuestionKind::Missing | QuestionKind::Displaced
    );
    // A figure is its own negation ("no one was hurt" is 0), so only an act of denying turns it round.
    let is_zero = quantity.high == Some(0.0);
    let stance = if stance == Stance::Deny && (is_zero || claim.polarity == Polarity::Negative) {
        Stance::Assert
    } else {
        stance
    };
    Draft {
        question,
        whose: whose(scene, attackers, place, quantity, is_people),
        what: (!is_people).then(|| quantity.what.as_deref().map(thing)).flatten(),
        claim: place,
        stance,
        value: Some(Value::Number {
            low: quantity.low,
            high: quantity.high,
        }),
        spans: quantity.spans.clone(),
    }
}

/// The noun of a thing, without numbers and articles, in lower case: "a destroyed building" is "building".
fn thing(what: &str) -> String {
    const ASIDE: &[&str] = &["destroyed", "damaged", "burnt", "burned", "of", "other", "enemy"];
    let words = names::words(what);
    let kept: Vec<String> = words
        .into_iter()
        .filter(|word| !ASIDE.contains(&word.as_str()) && !word.chars().all(|letter| letter.is_ascii_digit()))
        .collect();
    kept.join(" ")
}

/// Whose losses or forces a quantity counts.
fn whose(scene: &Scene<'_>, attackers: &Whose, place: usize, quantity: &Quantity, is_people: bool) -> Option<Whose> {
    let people = &scene.lexicon.people;
    let any = |words: Option<&str>, list: &std::collections::BTreeSet<String>| {
        words.is_some_and(|words| names::words(words).iter().any(|word| list.contains(word)))
    };
    let (owner, what) = (quantity.whose.as_deref(), quantity.what.as_deref());
    let named = owner.and_then(|owner| scene.cast.find(owner));
    if any(owner, &people.attackers) || (any(what, &people.attackers) && named.is_none()) {
        return Some(attackers.clone());
    }
    if let Some(party) = named.or_else(|| scene.cast.find_by_adjective(owner?)) {
        return Some(Whose::Party(party));
    }
    if !is_people {
        return None;
    }
    if any(owner, &people.civilians) || any(what, &people.civilians) {
        return Some(Whose::Civilians);
    }
    let fight = scene.is_fight();
    if any(what, &people.forces)
        && let Voice::Party(party) = scene.cast.voice(place)
        && fight
    {
        return Some(Whose::Party(party));
    }
    Some(Whose::Civilians).filter(|_| !fight || what.is_none())
}
