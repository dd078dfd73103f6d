//! Names that the model saw as places, and the places in the names of bodies: "Kharkiv", "Kharkiv Police Department".

use std::ops::Range;

use rashomon_types::{EntityKind, PlaceUse};

use super::Search;
use super::run::{parts, runs};
use crate::place::lists::{is_body, is_common, is_locative, is_not_there};
use crate::place::name::{Name, Trust};

/// A settlement of fewer people, in the name of a body, is a place only if its name is its own.
pub(crate) fn find(search: &Search<'_>) -> Vec<Name> {
    let runs = runs(search.words);
    runs.iter().flat_map(|run| in_run(search, run)).collect()
}

fn in_run(search: &Search<'_>, run: &Range<usize>) -> Vec<Name> {
    let words = search.words;
    let is_place = |at: &usize| {
        words
            .get(*at)
            .is_some_and(|word| matches!(word.entity, Some((_, EntityKind::Location))))
    };
    let (Some(first), Some(last)) = (run.clone().find(is_place), run.clone().rfind(is_place)) else {
        return Vec::new();
    };
    let mut first = first;
    while first < last && matches!(words.lower(first), "the" | "downtown" | "central" | "metro" | "greater" | "mr." | "mayor" | "city") && !is_known(search, first..last + 1) {
        first += 1;
    }
    let whole = first..last + 1;
    if is_known(search, whole.clone()) || is_known(search, run.clone()) {
        let known = if is_known(search, run.clone()) { run.clone() } else { whole };
        return one(search, known, run);
    }
    let longest = parts(&whole).find(|part| part.start == whole.start && is_known(search, part.clone()));
    match longest {
        Some(part) if is_body(words.lower(part.end)) => one(search, part, run),
        _ => one(search, whole, run),
    }
}

fn one(search: &Search<'_>, tokens: Range<usize>, run: &Range<usize>) -> Vec<Name> {
    let words = search.words;
    let alone = tokens.len() == 1;
    let first = words.lower(tokens.start);
    let next = words.lower(tokens.end);
    let is_name_of_paper = tokens.end < run.end && is_not_there(next);
    let is_person = alone
        && search.people.knows(first)
        && !is_locative(words.before(tokens.start, 1))
        && !is_body(words.after(tokens.end - 1, 1));
    let is_word = alone && is_common(first) && words.is_first(tokens.start);
    if is_name_of_paper || is_person || is_word {
        return Vec::new();
    }
    vec![Name {
        span: words.span(tokens.start, tokens.end),
        words: words.text(tokens.start, tokens.end).to_owned(),
        tokens,
        sort: None,
        usage: PlaceUse::Location,
        trust: Trust::Likely,
        only: None,
        within: Vec::new(),
    }]
}

fn is_known(search: &Search<'_>, part: Range<usize>) -> bool {
    search.gazetteer.exact(search.words.text(part.start, part.end)).next().is_some()
}
