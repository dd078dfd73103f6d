//! Whether words of an outcome tell how the event ended, or something else: a crowd that fled, a show that was going on.

use std::collections::BTreeSet;

use rashomon_types::Claim;

use super::Scene;
use super::doer::{first_words, last_words};
use crate::names;

/// Whether words of a class of outcome, at a place in a text, tell of something else than how the event ended.
pub(super) fn is_other(
    scene: &Scene<'_>,
    (place, claim): (usize, &Claim),
    class: &str,
    (text, at): (&str, &std::ops::Range<usize>),
) -> bool {
    let found = text.get(at.clone()).unwrap_or_default().to_lowercase();
    let before = text.get(..at.start).unwrap_or_default();
    let clause = before.rsplit([',', ';', '.', ':']).next().unwrap_or_default();
    let near = names::words(last_words(clause.trim(), 8));
    let after = first_words(text.get(at.end..).unwrap_or_default().trim_start(), 2).to_lowercase();
    let ends = &scene.lexicon.ends;
    let has = |list: &[&str]| near.iter().any(|word| list.contains(&word.as_str()));
    let is_near = |list: &BTreeSet<String>| near.iter().any(|word| list.contains(word));
    // The month has a capital.
    let is_perhaps = clause
        .split(' ')
        .any(|word| matches!(word, "may" | "might" | "could" | "if"));
    if is_perhaps || has(&["fear", "fears", "feared"]) {
        return true;
    }
    match class {
        "escaped" => found != "at large" && !is_by_attackers(scene, &near),
        "sunk" => !has_vessel(scene, place, text),
        "ongoing" => {
            has(&["if", "what", "whatever", "unless", "until"])
                || after.starts_with("for ")
                || after.starts_with("to ")
                || after.starts_with("until ")
                || !is_of_event(scene, &near, &after)
        }
        // "They had left 90 dead in the square."
        "withdrew" => {
            after.starts_with(|sign: char| sign.is_ascii_digit()) || after.contains("dead") || after.contains("wounded")
        }
        // An engine fails, and a radio falls silent.
        "failed" => found.contains("failed") && !is_near(&ends.fails),
        "over" if found.contains("silent") => !is_near(&ends.silenced),
        "attacker_killed" => scene.is_fight() || has(&["of"]),
        "over" => after.starts_with(|sign: char| sign.is_ascii_digit()) || is_number(claim, text, at.end),
        "freed" => is_near(&ends.published) || names::words(&after).iter().any(|word| ends.published.contains(word)),
        "captured" => {
            after.starts_with("on ") || has(&["photo", "video", "camera", "footage"]) || after.starts_with("record")
        }
        _ => false,
    }
}

/// "The gunmen fled", "two men got away", but not "the crowd fled" and "residents escaped".
fn is_by_attackers(scene: &Scene<'_>, near: &[String]) -> bool {
    let people = &scene.lexicon.people;
    let is_one = |word: &String| {
        people.attackers.contains(word)
            || people.groups.contains(word)
            || matches!(
                word.as_str(),
                "driver" | "man" | "men" | "he" | "she" | "killer" | "killers" | "thieves" | "robbers"
            )
    };
    near.iter().any(is_one)
}

/// Whether a text speaks of something that floats.
fn has_vessel(scene: &Scene<'_>, place: usize, text: &str) -> bool {
    let is_vessel = |word: &String| scene.lexicon.ends.floats.contains(word);
    if names::words(text).iter().any(is_vessel) {
        return true;
    }
    // "The Brisa sank": the report says what she is.
    let document = scene.corpus.document_of(place);
    let document = document.and_then(|document| scene.corpus.documents.get(document));
    let is_person = names::words(text).iter().any(|word| word == "people" || word == "he");
    !is_person
        && document.is_some_and(|document| {
            names::words(&document.text)
                .iter()
                .filter(|word| is_vessel(word))
                .count()
                > 1
        })
}

/// Whether what goes on is the event: "the fighting continued", "it was going on".
fn is_of_event(scene: &Scene<'_>, near: &[String], after: &str) -> bool {
    let is_event = |word: &String| scene.lexicon.ends.goes_on.contains(word);
    near.iter().any(is_event) || names::words(after).iter().any(is_event)
}

/// Whether a number begins at a place of a text: "the toll was over 400".
fn is_number(claim: &Claim, text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start();
    let first = after.split(' ').next().unwrap_or_default();
    let is_word = matches!(
        first,
        "two" | "three" | "four" | "five" | "six" | "ten" | "twenty" | "thirty" | "forty" | "fifty"
    );
    is_word && !claim.quantities.is_empty()
}
