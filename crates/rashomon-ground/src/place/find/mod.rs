//! Finders: each proposes names by one rule; where two overlap, the one listed first stands.

mod dateline;
mod entity;
mod nations;
mod road;
mod run;
mod short;
mod thing;
mod typed;
mod unlisted;
mod within;

use std::collections::BTreeSet;

use rashomon_gazetteer::Gazetteer;

use super::lists::is_locative;
use super::name::{Name, Trust};
use super::people::People;
use super::relation::length;
use super::usage;
use super::words::Words;
use crate::actor::Cast;

/// What a finder may look at.
pub(crate) struct Search<'a> {
    pub(crate) words: &'a Words<'a>,
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) people: People,
}

/// "Gate 7", "Terminal 2": a name that no list holds with a number after it. "Ost 12 km" tells a distance.
fn is_numbered(search: &Search<'_>, name: &Name) -> bool {
    let end = name.tokens.end;
    let is_number = |form: &str| !form.is_empty() && form.chars().all(|letter| letter.is_ascii_digit());
    let is_plain = name.sort.is_none() && name.only.is_none() && name.trust < Trust::Certain;
    is_plain
        && is_number(search.words.form(end))
        && search.words.is_together(name.tokens.start, end + 1)
        && length(search.words, end).is_none()
        && !search.is_known(&name.tokens)
}

/// "Promenade" and "Anglais" of "the Promenade des Anglais": pieces of a longer name that no list holds.
fn is_piece(search: &Search<'_>, name: &Name) -> bool {
    let words = search.words;
    let is_particle = |at: usize| {
        matches!(
            words.lower(at),
            "des" | "du" | "de" | "della" | "delle" | "del" | "dos" | "das" | "von" | "van" | "der"
        )
    };
    let joins = |at: Option<usize>, other: Option<usize>| {
        at.zip(other)
            .is_some_and(|(at, other)| is_particle(at) && words.is_capital(other) && words.is_together(at, other))
    };
    let (start, end) = (name.tokens.start, name.tokens.end);
    let is_tail = joins(start.checked_sub(1), start.checked_sub(2));
    let is_head = joins(Some(end), Some(end + 1)) && !search.is_known(&name.tokens);
    (is_tail || is_head) && name.only.is_none() && name.trust < Trust::Certain
}

/// "boarded the Orla Winter": a name with an article that no list holds and before which no word for a place stands is a ship's, a
/// band's or a firm's.
fn is_definite_unknown(search: &Search<'_>, name: &Name) -> bool {
    let words = search.words;
    let start = name.tokens.start;
    words.before(start, 1) == "the"
        && !is_locative(words.before(start, 2))
        && !matches!(words.before(start, 2), "on" | "of" | "to" | "by")
        && name.sort.is_none()
        && name.only.is_none()
        && name.trust < Trust::Certain
        && !search.is_known(&name.tokens)
}

/// The names that the text gives to ships, wherever else it uses them.
fn ships<'w>(words: &Words<'w>, names: &[Name]) -> BTreeSet<&'w str> {
    let is_ship = |name: &&Name| name.trust < Trust::Certain && thing::is_called_a_ship(words, &name.tokens);
    let ships = names.iter().filter(is_ship);
    ships
        .map(|name| words.text(name.tokens.start, name.tokens.end))
        .collect()
}

/// Every name that may be a place's, in order.
pub(crate) fn names(words: &Words<'_>, gazetteer: &Gazetteer, cast: &Cast<'_>) -> Vec<Name> {
    let people = People::of(words);
    let search = Search {
        words,
        gazetteer,
        people,
    };
    let mut names: Vec<Name> = Vec::new();
    let proposals = [
        short::find(words),
        dateline::find(&search),
        road::find(&search),
        nations::find(&search, cast),
        typed::find(&search),
        entity::find(&search),
        unlisted::find(&search),
    ];
    for proposal in proposals.into_iter().flatten() {
        if !names.iter().any(|name| name.overlaps(&proposal)) {
            names.push(proposal);
        }
    }
    names.sort_by_key(|name| (name.tokens.start, name.tokens.end));
    let ships = ships(words, &names);
    names.retain(|name| {
        let is_thing =
            thing::is_month(words, &name.tokens) || ships.contains(words.text(name.tokens.start, name.tokens.end));
        !is_thing && !is_numbered(&search, name) && !is_definite_unknown(&search, name) && !is_piece(&search, name)
    });
    within::link(words, &mut names);
    usage::mark(words, &mut names, cast, gazetteer);
    names
}
