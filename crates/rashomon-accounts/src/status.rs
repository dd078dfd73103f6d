//! How the answers to a question stand, by rules that name the two claims.
//!
//! In order of precedence: disputed, agreed, one origin, asked and not answered, nobody says.

use std::collections::BTreeSet;

use rashomon_types::{ActorKind, QuestionKind, Relation, Stance, Status};

use crate::answers::Scene;
use crate::origins::{Gathered, Origin, is_cumulative};
use crate::value::{Comparison, Value, compare};

/// How the answers to one question stand.
pub(crate) struct Standing {
    pub(crate) status: Status,
    /// Why, for a person.
    pub(crate) reason: String,
    /// Pairs of answers by their places in the list, with how the first stands to the second and why.
    pub(crate) pairs: Vec<(usize, usize, Relation, String)>,
}

/// Compares the answers to a question.
pub(crate) fn standing(scene: &Scene<'_>, question: QuestionKind, answers: &[Gathered]) -> Standing {
    let pairs = pairs(scene, question, answers);
    let of = |relations: &[Relation]| pairs.iter().find(|(_, _, relation, _)| relations.contains(relation));
    let counted: Vec<&Gathered> = answers.iter().filter(|answer| answer.counts()).collect();
    let asserted = answers.iter().filter(|answer| answer.draft.value.is_some());
    let (status, reason) = if let Some((_, _, _, reason)) = of(&[Relation::Contradicts]) {
        (Status::Disputed, reason.clone())
    } else if let Some((_, _, _, reason)) = of(&[Relation::Corroborates, Relation::Refines]) {
        (
            Status::Agreed,
            format!("independent origins on different sides: {reason}"),
        )
    } else if !counted.is_empty() {
        (Status::OneOrigin, one_origin(scene, &counted))
    } else if asserted.count() > 0 {
        (Status::OneOrigin, "only the report itself says so".to_owned())
    } else if answers.iter().any(|answer| answer.draft.stance == Stance::Decline) {
        (Status::Declined, "somebody was asked and would not say".to_owned())
    } else {
        (Status::Unanswered, unanswered(answers))
    };
    Standing { status, reason, pairs }
}

fn one_origin(scene: &Scene<'_>, counted: &[&Gathered]) -> String {
    let sides: BTreeSet<String> = counted
        .iter()
        .filter_map(|answer| answer.origin.side(scene.cast))
        .collect();
    if sides.len() > 1 {
        "each answer has one origin, and they speak of different things".to_owned()
    } else {
        "all answers go back to one origin or one side".to_owned()
    }
}

fn unanswered(answers: &[Gathered]) -> String {
    let has = |stance| answers.iter().any(|answer: &Gathered| answer.draft.stance == stance);
    let reason = if has(Stance::Omit) {
        "it is left out"
    } else if has(Stance::Unsure) {
        "it is said that it cannot be known"
    } else {
        "nobody says"
    };
    reason.to_owned()
}

fn pairs(scene: &Scene<'_>, question: QuestionKind, answers: &[Gathered]) -> Vec<(usize, usize, Relation, String)> {
    let mut pairs = Vec::new();
    for (a, one) in answers.iter().enumerate().filter(|(_, answer)| answer.counts()) {
        let rest = answers.iter().enumerate().skip(a + 1);
        for (b, other) in rest.filter(|(_, answer)| answer.counts()) {
            if one.origin.side(scene.cast) == other.origin.side(scene.cast) {
                continue;
            }
            pairs.extend(pair(scene, question, (a, one), (b, other)));
        }
    }
    pairs
}

type Pair = (usize, usize, Relation, String);

fn pair(
    scene: &Scene<'_>,
    question: QuestionKind,
    (a, one): (usize, &Gathered),
    (b, other): (usize, &Gathered),
) -> Option<Pair> {
    let (x, y) = (one.draft.value.as_ref()?, other.draft.value.as_ref()?);
    let compared = compare(scene.lexicon, question, scene.is_one_cause(), x, y);
    // Two bystanders who guess at a reason do not contradict each other; two sides of the event do.
    let is_guess = question == QuestionKind::Motive && !(is_side(scene, one) && is_side(scene, other));
    let compared = match compared {
        Comparison::Against(_) if is_guess => Comparison::Apart,
        compared => compared,
    };
    let denies = |answer: &Gathered| answer.draft.stance == Stance::Deny;
    match (denies(one), denies(other), compared) {
        (false, false, Comparison::Same(reason)) => Some((a, b, Relation::Corroborates, reason)),
        (false, false, Comparison::Finer(reason)) => Some((a, b, Relation::Refines, reason)),
        (false, false, Comparison::Against(reason)) => {
            let grew = is_cumulative(question) && grew(one, other);
            Some((
                a,
                b,
                if grew {
                    Relation::Corroborates
                } else {
                    Relation::Contradicts
                },
                reason,
            ))
            .map(|pair| if grew { later(pair) } else { pair })
        }
        (true, true, Comparison::Same(reason)) => {
            Some((a, b, Relation::Corroborates, format!("both deny it: {reason}")))
        }
        (true, false, Comparison::Same(_) | Comparison::Finer(_))
        | (false, true, Comparison::Same(_) | Comparison::Finer(_)) => Some((
            a,
            b,
            Relation::Contradicts,
            "the one says so, the other denies it".to_owned(),
        )),
        _ => None,
    }
}

/// Whether a state or a group speaks, not somebody for himself.
fn is_side(scene: &Scene<'_>, answer: &Gathered) -> bool {
    let Origin::Party(place) = answer.origin else {
        return false;
    };
    let party = scene.cast.parties.get(place);
    let is_private = party.is_some_and(|party| {
        matches!(
            party.kind,
            Some(ActorKind::Person | ActorKind::Civilians | ActorKind::Media | ActorKind::Protesters)
        )
    });
    !is_private || scene.cast.is_state(place)
}

fn later((a, b, relation, _): Pair) -> Pair {
    let reason = "the later figure is not lower, and such figures grow";
    (a, b, relation, reason.to_owned())
}

/// Whether two figures were counted at different moments and the later is not lower.
fn grew(one: &Gathered, other: &Gathered) -> bool {
    let Some((x, y)) = one.as_of.zip(other.as_of).filter(|(x, y)| x != y) else {
        return false;
    };
    let (earlier, later) = if x < y { (one, other) } else { (other, one) };
    let bounds = |answer: &Gathered| match answer.draft.value {
        Some(Value::Number { low, high }) => low.or(high),
        _ => None,
    };
    bounds(earlier)
        .zip(bounds(later))
        .is_some_and(|(before, after)| after >= before)
}
