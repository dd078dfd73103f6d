//! Capitalised names that the model did not see as places, where the gazetteer or a preposition says that they may be:
//! "Kozinka was hit", "shells fell on Derhachl", "Ohio State Fair".

use std::ops::Range;

use rashomon_gazetteer::Feature;
use rashomon_types::{EntityKind, PlaceUse, Upos};

use super::Search;
use super::run::{parts, runs};
use super::thing::is_thing;
use crate::place::lists::{is_body, is_common, is_direction, is_locative, is_not_there, is_title};
use crate::place::name::{Name, Trust};
use crate::place::relation::length;
use crate::place::sort::{Sort, sort_of};

pub(crate) fn find(search: &Search<'_>) -> Vec<Name> {
    let runs = runs(search.words);
    runs.iter().flat_map(|run| in_run(search, run)).collect()
}

fn in_run(search: &Search<'_>, run: &Range<usize>) -> Vec<Name> {
    let words = search.words;
    let mut run = run.clone();
    while run.len() > 1 && words.is_first(run.start) && is_common(words.lower(run.start)) {
        run.start += 1;
    }
    let mut found = Vec::new();
    let mut from = run.start;
    while from < run.end {
        let rest = from..run.end;
        // "Al" of "Al Qusayr" is no name by itself.
        let is_whole = |part: &Range<usize>| {
            part.len() > 1 || part.end == run.end || search.words.form(part.start).chars().count() > 3
        };
        let known = parts(&rest).find(|part| part.start == from && is_whole(part) && is_known(search, part));
        let part = known.clone().unwrap_or(rest.clone());
        match trust(search, &part, &run, known.is_some()).filter(|_| !is_thing(search.words, &part)) {
            Some(trust) => {
                found.push(name(search, part.clone(), trust));
                from = part.end;
            }
            None => from += 1,
        }
    }
    found
}

/// How far a part of a run can be trusted to be a place; nothing if it is none.
fn trust(search: &Search<'_>, part: &Range<usize>, run: &Range<usize>, known: bool) -> Option<Trust> {
    let words = search.words;
    let first = words.lower(part.start);
    let next = words.lower(part.end);
    let alone = part.len() == 1;
    let locative = is_locative(words.before(part.start, 1))
        || words.before(part.start, 1) == "the" && is_locative(words.before(part.start, 2));
    let kind = words.get(part.start).and_then(|word| word.entity).map(|(_, kind)| kind);
    let is_word = is_common(first) || is_title(first) || is_direction(first) || is_body(first);
    if alone && (is_word || words.form(part.start).len() < 3) || search.is_letters(part) {
        return None;
    }
    let locative = locative || known && is_home(search, part.start) || is_joined(search, part.start);
    if known && alone && matches!(next, "lies" | "lay" | "sits" | "straddles") && !search.people.is_sure_of(first) {
        return Some(Trust::Possible);
    }
    let is_between = known && is_joined(search, part.start);
    if alone && known && !is_between && search.people.knows(first) && !(locative && kind != Some(EntityKind::Person)) {
        return None;
    }
    if !known && part.end == run.end && part.start == run.start && search.is_new_described(part) {
        return Some(Trust::Possible);
    }
    let ends_run = part.end == run.end;
    let starts_run = part.start == run.start;
    if !ends_run {
        let is_tight = matches!(next, "-" | "/" | "–");
        let is_inner = starts_run && (is_body(next) || is_tight && alone) && known && kind != Some(EntityKind::Person);
        return (is_inner && !is_paper(search, part, run)).then_some(Trust::Possible);
    }
    if !starts_run && !is_lead(search, part.start) {
        return None;
    }
    match kind {
        Some(EntityKind::Person | EntityKind::Organisation)
            if !known || kind == Some(EntityKind::Person) && !locative =>
        {
            (!known && is_new_name(search, part) && is_complement(search, part.start)).then_some(Trust::Possible)
        }
        Some(EntityKind::Person) => alone.then_some(Trust::Possible),
        Some(EntityKind::Organisation) if known => (is_great(search, part) || locative).then_some(Trust::Possible),
        _ if known && (locative || is_great(search, part) || is_proper(search, part)) => Some(Trust::Possible),
        _ => (!known && is_new_name(search, part) && (locative || is_object(search, part))).then_some(Trust::Possible),
    }
}

/// "the Moscow Times".
fn is_paper(search: &Search<'_>, part: &Range<usize>, run: &Range<usize>) -> bool {
    (part.end..run.end).any(|at| is_not_there(search.words.lower(at)))
}

/// "between Ost and Velmar": joined to a place.
fn is_joined(search: &Search<'_>, start: usize) -> bool {
    let words = search.words;
    let is_between = || (2..=5).any(|by| words.before(start, by) == "between");
    matches!(words.before(start, 1), "and" | "or") && is_between()
        || matches!(words.before(start, 1), "and" | "or")
            && words
                .back(start, 2)
                .is_some_and(|at| search.kind(at) == Some(EntityKind::Location))
}

/// "…, a settlement east of X", "…, 24 km north of X": what follows describes a place.
fn is_described(search: &Search<'_>, end: usize) -> bool {
    let words = search.words;
    if length(words, end).is_some_and(|length| length.first == end) {
        return true;
    }
    if !matches!(words.lower(end), "," | "(") {
        return false;
    }
    let is_sort = || {
        (end + 2..end + 7)
            .take_while(|at| !matches!(words.lower(*at), "," | "." | "who" | "of"))
            .any(|at| matches!(sort_of(words.lower(at)), Some(Sort::Settlement)))
    };
    let has_article = matches!(words.lower(end + 1), "a" | "an" | "the");
    has_article && is_sort()
        || length(words, end + 1).is_some()
        || (end + 1..end + 4).any(|at| length(words, at).is_some_and(|length| length.first == end + 1))
}

/// An object or another complement of a verb or a noun, which persons are less often.
fn is_complement(search: &Search<'_>, at: usize) -> bool {
    let Some(word) = search.words.get(at) else {
        return false;
    };
    let token = search.words.reading.token(word.token);
    token.is("obl") || token.is("nmod") || token.is("obj")
}

/// A name that no list holds: no word of it is a common one.
fn is_new_name(search: &Search<'_>, part: &Range<usize>) -> bool {
    part.clone().all(|at| {
        let word = search.words.lower(at);
        let is_name = !is_common(word)
            && !is_body(word)
            && !is_not_there(word)
            && !search.people.writes_small(word)
            && !search.people.is_sure_of(word);
        is_name
            && word
                .chars()
                .all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | '‘'))
            || !search.words.is_capital(at)
    })
}

/// "Ida Ruhl of Ost", "residents of Ost", "the University of Ost".
fn is_home(search: &Search<'_>, start: usize) -> bool {
    let words = search.words;
    words.before(start, 1) == "of"
        && (matches!(
            words.before(start, 2),
            "resident" | "residents" | "university" | "people" | "native" | "bank" | "diocese" | "bishop" | "mayor"
        ) || words
            .back(start, 2)
            .is_some_and(|at| search.kind(at) == Some(EntityKind::Person)))
}

/// Words before a place in one run: "University of" breaks runs, so only directions and titles of offices are left.
fn is_lead(search: &Search<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|before| {
        matches!(
            search.words.lower(before),
            "-" | "/"
                | "north"
                | "south"
                | "east"
                | "west"
                | "northeast"
                | "northwest"
                | "southeast"
                | "southwest"
                | "downtown"
                | "central"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "the"
                | "in"
                | "at"
                | "near"
                | "from"
                | "metro"
                | "greater"
                | "suburban"
                | "both"
                | "while"
        )
    })
}

/// A proper noun by its tag, not at the beginning of a sentence.
fn is_proper(search: &Search<'_>, part: &Range<usize>) -> bool {
    let words = search.words;
    let tagged = words
        .get(part.start)
        .is_some_and(|word| word.upos == Upos::Propn && word.entity.is_none());
    tagged && (!words.is_first(part.start) || part.len() > 1 || !search.people.writes_small(words.lower(part.start)))
}

/// "passed Agelhock", "the mission of Bosoumm", "Girishg could be reached": a proper noun that the model calls nothing.
fn is_object(search: &Search<'_>, part: &Range<usize>) -> bool {
    let words = search.words;
    let is_noun = words
        .get(part.start)
        .is_some_and(|word| matches!(word.upos, Upos::Propn | Upos::Noun) && word.entity.is_none());
    // "Word of the seizure": a common noun has a capital letter where it opens a sentence.
    let is_opening = part.len() == 1
        && words.is_first(part.start)
        && words.get(part.start).is_some_and(|word| word.upos == Upos::Noun);
    is_noun
        && !is_opening
        && words.form(part.start).chars().count() >= 4
        && !words.form(part.start).chars().skip(1).all(char::is_uppercase)
}

/// A country, a region or a large town.
fn is_great(search: &Search<'_>, part: &Range<usize>) -> bool {
    let text = search.words.text(part.start, part.end);
    search
        .gazetteer
        .exact(text)
        .take(3)
        .any(|found| match found.entry.feature {
            Feature::Country | Feature::Region => true,
            Feature::Settlement => found.entry.population > 100_000,
            _ => false,
        })
}

fn is_known(search: &Search<'_>, part: &Range<usize>) -> bool {
    search.is_known(part)
}

fn name(search: &Search<'_>, tokens: Range<usize>, trust: Trust) -> Name {
    Name {
        span: search.words.span(tokens.start, tokens.end),
        words: search.words.text(tokens.start, tokens.end).to_owned(),
        tokens,
        sort: None,
        usage: PlaceUse::Location,
        trust,
        only: None,
        is_definite: false,
        within: Vec::new(),
    }
}

impl Search<'_> {
    /// A name that no list holds and that the text describes as a place, whatever the model calls it.
    fn is_new_described(&self, part: &Range<usize>) -> bool {
        let mut words = part.clone().map(|at| self.words.lower(at));
        let is_plain =
            words.any(|word| !is_common(word) && !is_body(word) && !is_title(word) && word.chars().count() > 2);
        is_plain && is_described(self, part.end)
    }
}
