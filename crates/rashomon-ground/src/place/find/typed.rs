//! Names with a type word: "the village of X", "Belgorod region", "Laurel County", "Lake X".

use std::ops::Range;

use rashomon_types::PlaceUse;

use super::Search;
use super::run::{parts, runs};
use crate::place::lists::{is_body, is_common, is_direction, is_locative, is_title};
use crate::place::name::{Name, Trust};
use crate::place::sort::{Sort, sort_in_name, sort_of};

pub(crate) fn find(search: &Search<'_>) -> Vec<Name> {
    let runs = runs(search.words);
    let is_name = |run: &&Range<usize>| run.len() > 1 || !is_word(search.words.lower(run.start));
    let found = runs.iter().filter(is_name).filter_map(|run| {
        named_after(search, run)
            .or_else(|| in_name(search, run))
            .or_else(|| with_word_after(search, run))
    });
    found.collect()
}

/// A word that is no name by itself.
fn is_word(word: &str) -> bool {
    is_common(word) || is_body(word) || is_title(word)
}

/// "the village of X": the whole run, or its part that the gazetteer knows.
fn named_after(search: &Search<'_>, run: &Range<usize>) -> Option<Name> {
    let words = search.words;
    let word = words.before(run.start, 2);
    let is_of = words.before(run.start, 1) == "of" && !words.is_capital(run.start.checked_sub(2)?);
    let sort = sort_of(word).filter(|_| is_of)?;
    // "the capital of Mali", "the state of Israel": the whole is named, not its capital.
    let sort = (!matches!(word, "capital" | "state" | "country" | "nation" | "base" | "camp" | "post" | "port")).then_some(sort);
    let is_chief = matches!(words.before(run.start, 3), "chief" | "main" | "largest" | "biggest" | "second" | "only" | "capital" | "every" | "other" | "outside");
    let sort = sort.filter(|_| !is_chief);
    let sort = sort.filter(|sort| !matches!(sort, Sort::Site | Sort::Road)).or((word == "port").then_some(Sort::Settlement));
    let is_direction = |head: &Range<usize>| head.len() == 1 && is_direction(words.lower(head.start));
    let is_body_after = |head: &Range<usize>| head.end == run.end || is_body(words.lower(head.end)) || is_title(words.lower(head.end));
    let head = known_head(search, run).filter(|head| !is_direction(head) && is_body_after(head)).unwrap_or_else(|| run.clone());
    Some(name(search, head, sort))
}

/// "Laurel County": the type word is part of the name.
fn in_name(search: &Search<'_>, run: &Range<usize>) -> Option<Name> {
    let words = search.words;
    let is_type = |at: &usize| *at > run.start && sort_in_name(words.lower(*at)).is_some_and(|sort| sort != Sort::Road);
    let last = run.clone().find(is_type)?;
    let sort = sort_in_name(words.lower(last))?;
    if matches!(words.lower(last), "district" | "state" | "department" | "post" | "base" | "well" | "mine" | "plant" | "camp" | "mall" | "station" | "square" | "pass")
        && !is_known(search, run.start..last)
    {
        return None;
    }
    // "Ohio State University", "Alexandria Police Department": a body, of which the place is a part.
    if matches!(words.lower(last), "state" | "department" | "district" | "station") && last + 1 < run.end {
        return None;
    }
    if words.lower(last) == "department" {
        return None;
    }
    let starts = run.start..last;
    let known = starts.clone().find(|start| is_known(search, *start..last + 1) || is_known(search, *start..last));
    let start = known.or_else(|| starts.clone().find(|start| !is_title(words.lower(*start)) && !is_opening(search, *start)))?;
    Some(name(search, start..last + 1, Some(sort)))
}

/// A word that is capitalised only because it opens the sentence.
fn is_opening(search: &Search<'_>, at: usize) -> bool {
    let word = search.words.lower(at);
    search.words.is_first(at) && (is_common(word) || is_locative(word))
}

/// "Belgorod region", "Kharkiv airport": the type word stands after the name.
fn with_word_after(search: &Search<'_>, run: &Range<usize>) -> Option<Name> {
    let words = search.words;
    let hyphen = usize::from(words.lower(run.end) == "-");
    let after = words.after(run.end - 1, 1 + hyphen);
    let sort = sort_of(after).filter(|_| !words.is_capital(run.end + hyphen))?;
    if matches!(after, "state" | "states" | "country" | "nation" | "base" | "port" | "capital" | "post" | "camp" | "range" | "well" | "plant" | "mine" | "square" | "department" | "station") || sort == Sort::Road {
        return None;
    }
    let tail = known_tail(search, run);
    let is_person = words.get(run.start).is_some_and(|word| matches!(word.entity, Some((_, rashomon_types::EntityKind::Person))));
    if tail.is_none() && is_person {
        return None;
    }
    Some(name(search, tail.unwrap_or_else(|| run.clone()), Some(sort)))
}

/// The longest part of a run that the gazetteer knows and that begins with it.
fn known_head(search: &Search<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    parts(run).find(|part| part.start == run.start && is_known(search, part.clone()))
}

/// The longest part of a run that the gazetteer knows and that ends with it.
fn known_tail(search: &Search<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    parts(run).find(|part| part.end == run.end && is_known(search, part.clone()))
}

fn is_known(search: &Search<'_>, part: Range<usize>) -> bool {
    search.gazetteer.exact(search.words.text(part.start, part.end)).next().is_some()
}

fn name(search: &Search<'_>, tokens: Range<usize>, sort: Option<Sort>) -> Name {
    Name {
        span: search.words.span(tokens.start, tokens.end),
        words: search.words.text(tokens.start, tokens.end).to_owned(),
        tokens,
        sort,
        usage: PlaceUse::Location,
        trust: Trust::Certain,
        only: None,
        is_definite: false,
        within: Vec::new(),
    }
}
