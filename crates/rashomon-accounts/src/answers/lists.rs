//! Those who are counted one beside another are one toll: "an old man and two girls" are three, "a teacher and her son" two.

use rashomon_types::{Claim, Quantity};

use super::Scene;
use super::doer::first_words;
use super::figures::thing;
use super::toll::{Figure, Grain};
use crate::names;
use crate::value::Value;

/// So many words at most between two that are joined.
const NEAR: usize = 5;

/// Joins the figures of one claim that a list holds; each comes with the quantity that it was read from.
pub(super) fn joined(scene: &Scene<'_>, claim: &Claim, figures: Vec<(Figure, &Quantity)>) -> Vec<Figure> {
    let mut joined: Vec<(Figure, &Quantity)> = Vec::new();
    for (mut figure, quantity) in figures {
        add_companion(scene, claim, &mut figure, quantity);
        let earlier = joined
            .iter_mut()
            .rev()
            .find(|(earlier, _)| earlier.draft.question == figure.draft.question);
        match earlier {
            Some((earlier, last)) if is_beside(scene, claim, (earlier, last), (&figure, quantity)) => {
                add(earlier, &figure);
                *last = quantity;
            }
            _ => joined.push((figure, quantity)),
        }
    }
    joined.into_iter().map(|(figure, _)| figure).collect()
}

/// Adds what one figure counts to another.
fn add(to: &mut Figure, other: &Figure) {
    if let (Some(Value::Number { low, high }), Some(Value::Number { low: l, high: h })) =
        (&mut to.draft.value, &other.draft.value)
    {
        *low = low.zip(*l).map(|(a, b)| a + b);
        *high = high.zip(*h).map(|(a, b)| a + b);
    }
    to.draft.spans.extend(&other.draft.spans);
    if other.grain != Grain::Person {
        to.grain = other.grain;
    }
    if to.sort != other.sort {
        to.sort = None;
    }
}

/// Whether two figures of one question stand one beside the other in a list, neither a part of the other.
fn is_beside(
    scene: &Scene<'_>,
    claim: &Claim,
    (one, first): (&Figure, &Quantity),
    (other, second): (&Figure, &Quantity),
) -> bool {
    let is_one_row = one.draft.whose == other.draft.whose && one.draft.what == other.draft.what;
    let is_whole = |figure: &Figure| matches!(figure.grain, Grain::Number | Grain::Person);
    let is_some = |figure: &Figure| !matches!(figure.draft.value, Some(Value::Number { high: Some(0.0), .. }));
    let gap = between(scene, claim, one.draft.claim, first, second);
    let Some(gap) = gap.filter(|_| is_one_row && is_whole(one) && is_whole(other) && is_some(one) && is_some(other))
    else {
        return false;
    };
    let is_general = first.what.as_deref().is_some_and(|what| {
        let noun = names::words(what).pop().unwrap_or_default();
        scene.lexicon.tolls.general.contains(&noun)
    });
    let is_same = first
        .what
        .as_deref()
        .zip(second.what.as_deref())
        .is_some_and(|(a, b)| thing(a) == thing(b));
    let gap = gap.trim();
    let is_and = gap == "and" || gap.ends_with(" and") || gap.ends_with("as well as") || gap.ends_with("along with");
    let is_list = gap.ends_with(',') && !is_general;
    let list = names::words(gap);
    (is_and || is_list) && list.len() <= NEAR + 1 && !list.iter().any(|word| is_verb(word)) && !is_same
}

/// Words that begin a clause of their own.
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "had"
            | "has"
            | "have"
            | "is"
            | "are"
            | "been"
            | "dead"
            | "died"
            | "killed"
            | "wounded"
            | "injured"
            | "hurt"
            | "captured"
            | "missing"
            | "who"
            | "which"
            | "including"
            | "among"
            | "after"
            | "when"
    )
}

/// The words between the noun of one quantity and the number of the next.
fn between<'a>(scene: &Scene<'a>, claim: &Claim, place: usize, first: &Quantity, second: &Quantity) -> Option<&'a str> {
    let (from, to) = (*first.spans.first()?, *second.spans.first()?);
    let piece = *claim
        .content
        .spans
        .iter()
        .find(|piece| piece.covers(from) && piece.covers(to))?;
    let begin = usize::try_from(from.end().checked_sub(piece.start())?).ok()?;
    let end = usize::try_from(to.start().checked_sub(piece.start())?).ok()?;
    let gap = scene.words(place, piece).get(begin..end)?.trim_start();
    let what = first.what.as_deref().unwrap_or_default();
    Some(gap.strip_prefix(what).unwrap_or(gap))
}

/// "a teacher and her son": two, though nothing counts the son.
fn add_companion(scene: &Scene<'_>, claim: &Claim, figure: &mut Figure, quantity: &Quantity) {
    let after = || {
        let span = *quantity.spans.first()?;
        let piece = *claim.content.spans.iter().find(|piece| piece.covers(span))?;
        let at = usize::try_from(span.end() - piece.start()).ok()?;
        scene.words(figure.draft.claim, piece).get(at..)
    };
    let is_one = figure.grain == Grain::Person;
    if let Some(true) = after()
        .filter(|_| is_one)
        .map(|after| has_companion(scene, after.trim_start()))
        && let Some(Value::Number { low, high }) = &mut figure.draft.value
    {
        *low = low.map(|low| low + 1.0);
        *high = high.map(|high| high + 1.0);
    }
}

/// Whether a text goes on with one who was with those before it: "and her son", "and his driver".
pub(super) fn has_companion(scene: &Scene<'_>, after: &str) -> bool {
    let list = names::words(first_words(after, 5));
    let words: Vec<&str> = list.iter().map(String::as_str).collect();
    let is_owner = |word: &str| matches!(word, "his" | "her" | "their" | "its" | "whose");
    let is_one = |word: &&str| scene.lexicon.tolls.companions.contains(*word);
    match words.as_slice() {
        ["and", owner, rest @ ..] if is_owner(owner) => rest.iter().take(2).any(is_one),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_of_its_own_ends_a_list() {
        assert!(is_verb("died"));
        assert!(!is_verb("two"));
    }
}
