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

use rashomon_gazetteer::Gazetteer;

use super::name::Name;
use super::people::People;
use super::usage;
use super::words::Words;
use crate::actor::Cast;

/// What a finder may look at.
pub(crate) struct Search<'a> {
    pub(crate) words: &'a Words<'a>,
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) people: People,
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
    within::link(words, &mut names);
    usage::mark(words, &mut names, cast);
    names
}
