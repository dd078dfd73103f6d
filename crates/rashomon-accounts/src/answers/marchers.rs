//! Those who march: however they are called, they are one, and a bare number in a protest may count them.

use std::collections::BTreeSet;

use rashomon_types::{Quantity, QuantityKind, QuestionKind};

use super::Scene;
use super::figures::thing;
use crate::names;

/// The thing that a number answers for; at a march, where nothing is named, those who march.
pub(super) fn asked_thing(scene: &Scene<'_>, question: QuestionKind, quantity: &Quantity) -> Option<String> {
    let is_march = question == QuestionKind::Participants && scene.occasion.kinds.iter().any(|kind| kind == "protest");
    let what = quantity.what.as_deref().or(is_march.then_some("people"));
    what.map(|what| asked_of(scene, question, what))
}

/// What those who march are called.
const MARCHERS: &[&str] = &[
    "marchers",
    "protesters",
    "demonstrators",
    "protestors",
    "strikers",
    "people",
    "participants",
];

/// What they may be called, and how the words for what they do begin: "the march", "they marched". Later ones win a tie.
const STEMS: &[(&str, &str)] = &[
    ("strikers", "striker"),
    ("demonstrators", "demonstrat"),
    ("protesters", "protest"),
    ("marchers", "march"),
];

/// The thing that is asked about. Those who take part in a march are one, whatever they are called.
fn asked_of(scene: &Scene<'_>, question: QuestionKind, what: &str) -> String {
    let noun = names::words(what).last().cloned().unwrap_or_default();
    if question != QuestionKind::Participants || !MARCHERS.contains(&noun.as_str()) {
        return thing(what);
    }
    let documents = scene
        .occasion
        .members
        .iter()
        .filter_map(|member| scene.corpus.document_of(member.claim));
    let documents: BTreeSet<usize> = documents.collect();
    let texts = documents
        .iter()
        .filter_map(|&place| scene.corpus.documents.get(place))
        .map(|document| &document.text);
    let texts: Vec<&String> = texts.collect();
    let count = |stem: &str| texts.iter().map(|text| text.matches(stem).count()).sum::<usize>();
    let named = STEMS.iter();
    let best = named
        .map(|(word, stem)| (count(stem), *word))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count);
    best.map_or("people", |(_, word)| word).to_owned()
}

/// "put the number of marchers at 8,000": a number of those who march, where the event is a march.
pub(super) fn is_marching(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> bool {
    let is_march = scene.occasion.kinds.iter().any(|kind| kind == "protest");
    let content = names::words(&scene.corpus.content(place));
    let is_number = content.iter().any(|word| word == "number") || content.len() <= 2;
    let counts = content.len() <= 2 || content.iter().any(|word| MARCHERS.contains(&word.as_str()));
    let is_harm = content
        .iter()
        .any(|word| matches!(word.as_str(), "dead" | "killed" | "wounded" | "injured"));
    is_march
        && is_number
        && counts
        && !is_harm
        && quantity.kind == QuantityKind::Other
        && quantity.low.is_some_and(|low| low > 20.0)
}
