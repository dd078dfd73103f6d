//! Names that the model saw as places, and the places in the names of bodies: "Kharkiv", "Kharkiv Police Department".

use std::ops::Range;

use rashomon_types::{EntityKind, PlaceUse};

use super::Search;
use super::run::{parts, runs};
use super::thing::is_thing;
use crate::place::lists::{is_body, is_common, is_direction, is_locative, is_not_there, is_title};
use crate::place::name::{Name, Trust};

pub(crate) fn find(search: &Search<'_>) -> Vec<Name> {
    let runs = runs(search.words);
    runs.iter().flat_map(|run| in_run(search, run)).collect()
}

/// The names in a run of which the model calls a part a place.
fn in_run(search: &Search<'_>, run: &Range<usize>) -> Vec<Name> {
    if search.is_known(run) && search.kind(run.start).is_some() && run.clone().any(|at| is_place(search, at)) {
        return name(search, run.clone(), run).into_iter().collect();
    }
    let mut names = Vec::new();
    let mut at = run.start;
    while at < run.end {
        if is_place(search, at) {
            let end = (at..run.end).find(|next| !is_place(search, *next) && !is_link(search, *next)).unwrap_or(run.end);
            names.extend(in_stretch(search, at..end, run));
            at = end;
        } else {
            at += 1;
        }
    }
    names
}

fn is_place(search: &Search<'_>, at: usize) -> bool {
    search.kind(at) == Some(EntityKind::Location)
}

fn is_link(search: &Search<'_>, at: usize) -> bool {
    !search.words.is_capital(at)
}

/// The name in a stretch that the model calls a place: the whole if it is known; else without what leads it, or what
/// makes a body of it, or the known half of a pair set tight.
fn in_stretch(search: &Search<'_>, stretch: Range<usize>, run: &Range<usize>) -> Option<Name> {
    let words = search.words;
    let mut stretch = stretch;
    while stretch.len() > 1 && is_lead(search, stretch.start) && !search.is_known(&stretch) {
        stretch.start += 1;
        stretch.start += usize::from(!words.is_capital(stretch.start) && stretch.len() > 1);
    }
    if search.is_known(&stretch) {
        return name(search, stretch, run);
    }
    let head = parts(&stretch).find(|part| part.start == stretch.start && search.is_known(part));
    if let Some(head) = head.filter(|head| is_body(words.lower(head.end)) || is_hyphen(search, head.end)) {
        return name(search, head, run);
    }
    let tail = parts(&stretch).find(|part| part.end == stretch.end && search.is_known(part));
    if let Some(tail) = tail.filter(|tail| tail.start > 0 && is_hyphen(search, tail.start - 1)) {
        return name(search, tail, run);
    }
    name(search, stretch, run)
}

fn is_hyphen(search: &Search<'_>, at: usize) -> bool {
    matches!(search.words.lower(at), "-" | "–" | "/")
}

fn is_lead(search: &Search<'_>, at: usize) -> bool {
    let word = search.words.lower(at);
    is_direction(word) || is_title(word) || matches!(word, "the" | "downtown" | "central" | "metro" | "greater" | "city" | "rodeo" | "historic")
}

fn name(search: &Search<'_>, tokens: Range<usize>, run: &Range<usize>) -> Option<Name> {
    let words = search.words;
    let alone = tokens.len() == 1;
    let first = words.lower(tokens.start);
    let next = words.lower(tokens.end);
    let is_name_of_paper = tokens.end < run.end && is_not_there(next);
    let locative = is_locative(words.before(tokens.start, 1));
    let is_person = alone && search.people.knows(first) && !locative && !is_body(words.after(tokens.end - 1, 1));
    let is_word = alone && (is_common(first) || is_direction(first) || is_body(first)) && !(locative && search.is_known(&tokens) && !is_body(first));
    let is_saint = matches!(first, "st." | "saint") && matches!(next, "'s" | "’s");
    let is_letters = search.is_letters(&tokens);
    if is_name_of_paper || is_person || is_word || is_saint || is_letters || is_thing(words, &tokens) {
        return None;
    }
    Some(search.name(tokens, None, Trust::Likely))
}

impl Search<'_> {
    /// The sort of the model's name at a word.
    pub(crate) fn kind(&self, at: usize) -> Option<EntityKind> {
        self.words.get(at).and_then(|word| word.entity).map(|(_, kind)| kind)
    }

    /// Whether the gazetteer holds a name.
    pub(crate) fn is_known(&self, part: &Range<usize>) -> bool {
        self.gazetteer.exact(self.words.text(part.start, part.end)).next().is_some()
    }

    /// One to four capitals, "EST", which are seldom the name of a place.
    pub(crate) fn is_letters(&self, part: &Range<usize>) -> bool {
        let form = self.words.form(part.start);
        part.len() == 1 && form.chars().count() <= 4 && form.chars().all(|letter| letter.is_uppercase() || letter == '.')
    }

    /// A name over some words.
    pub(crate) fn name(&self, tokens: Range<usize>, sort: Option<crate::place::sort::Sort>, trust: Trust) -> Name {
        Name {
            span: self.words.span(tokens.start, tokens.end),
            words: self.words.text(tokens.start, tokens.end).to_owned(),
            tokens,
            sort,
            usage: PlaceUse::Location,
            trust,
            only: None,
            is_definite: false,
        within: Vec::new(),
        }
    }
}
