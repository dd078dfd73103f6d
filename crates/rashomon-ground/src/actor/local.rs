//! Local offices whose state the text need not name: "the sheriff" of a report on one town is of that town's state.
//!
//! Only what resolved places tell counts, and only of a state that two places of the report lie in, or that it names: an invented
//! town can bear the name of a real one. A body whose own name holds a place is of that place's state ("the Nice police"). A
//! police force, a mayor, a prosecutor without a place is of the state that nearly all places of the report lie in; ministers
//! and presidents are not, because those of other states speak of the event, too.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Actor, ActorKind, ActorLevel, Place, PlaceMatch, PlacePrecision, PlaceUse};

use super::ActorLexicon;

/// Gives local offices without a state theirs, as far as places tell it.
pub(super) fn settle(actors: &mut [Actor], places: &[Place], lexicon: &ActorLexicon) {
    let fine: Vec<(&str, &str)> = places.iter().filter_map(|place| named(place, lexicon)).collect();
    let home = home(places, lexicon);
    for actor in actors.iter_mut().filter(|actor| actor.of.is_none() && is_organ(actor)) {
        let within = fine.iter().find(|(name, _)| holds(&actor.name, name)).copied();
        let found = within.filter(|(_, state)| is_told(places, state, lexicon));
        let found = found.map(|(name, state)| (state, format!("{name} lies in {state} by the gazetteer")));
        let here = || {
            let state = home.filter(|_| is_local(actor))?;
            Some((state, format!("nearly all places of the report lie in {state}")))
        };
        if let Some((state, reason)) = found.or_else(here) {
            actor.of = Some(state.to_owned());
            actor.reason = format!("{}; {reason}", actor.reason);
        }
    }
}

/// A resolved place below a state, and its state.
fn named<'a>(place: &'a Place, lexicon: &'a ActorLexicon) -> Option<(&'a str, &'a str)> {
    let is_fine = !matches!(
        place.precision,
        None | Some(PlacePrecision::Country | PlacePrecision::Area)
    );
    let code = place
        .country
        .as_deref()
        .filter(|_| is_fine && place.disputed != Some(true))?;
    place.name.as_deref().zip(lexicon.state_of_code(code))
}

/// Whether a report speaks of a state, by its name or by two places in it.
fn is_told(places: &[Place], state: &str, lexicon: &ActorLexicon) -> bool {
    let is_country = |place: &Place| {
        let code = place.country.as_deref().and_then(|code| lexicon.state_of_code(code));
        place.precision == Some(PlacePrecision::Country) && code == Some(state)
    };
    let within = places
        .iter()
        .filter(|place| place.matched != Some(PlaceMatch::Relation))
        .filter_map(|place| named(place, lexicon));
    let names: BTreeSet<&str> = within.filter(|(_, of)| *of == state).map(|(name, _)| name).collect();
    names.len() >= 2 || places.iter().any(is_country)
}

/// The state that at least four of five places of a report lie in; two places are needed.
fn home<'a>(places: &'a [Place], lexicon: &'a ActorLexicon) -> Option<&'a str> {
    let located = places.iter().filter(|place| place.usage == PlaceUse::Location);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, state) in located.filter_map(|place| named(place, lexicon)) {
        *counts.entry(state).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let (state, most) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (most >= 2 && most * 5 >= all * 4 && is_told(places, state, lexicon)).then_some(state)
}

/// Whether an actor belongs to a state, as its police and its offices do.
fn is_organ(actor: &Actor) -> bool {
    matches!(
        actor.kind,
        ActorKind::Police | ActorKind::State | ActorKind::StateForces
    )
}

/// Whether an office serves a town or a region, or is so plain that only the report's own can be meant.
fn is_local(actor: &Actor) -> bool {
    const PLAIN: [&str; 7] = [
        "officer",
        "officers",
        "official",
        "officials",
        "authorities",
        "prosecutor",
        "prosecutors",
    ];
    let last = actor.name.rsplit(' ').next().unwrap_or_default();
    actor.kind == ActorKind::Police
        || matches!(actor.level, Some(ActorLevel::Local | ActorLevel::Regional))
        || (actor.level.is_none() && PLAIN.contains(&last.to_lowercase().as_str()))
}

/// Whether a body's name holds the name of a place as words of their own.
fn holds(name: &str, place: &str) -> bool {
    let edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    name.match_indices(place).any(|(at, found)| {
        let before = name.get(..at).and_then(|before| before.chars().next_back());
        let after = name.get(at + found.len()..).and_then(|after| after.chars().next());
        edge(before) && edge(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, country: &str) -> Place {
        Place {
            name: Some(name.to_owned()),
            country: Some(country.to_owned()),
            precision: Some(PlacePrecision::Town),
            disputed: Some(false),
            ..Place::unresolved(Vec::new())
        }
    }

    fn actor(name: &str, kind: ActorKind, level: Option<ActorLevel>) -> Actor {
        Actor {
            name: name.to_owned(),
            kind,
            of: None,
            level,
            reason: "its words".to_owned(),
        }
    }

    fn states(places: &[Place]) -> Vec<Option<String>> {
        let lexicon = ActorLexicon::embedded().unwrap();
        let mut actors = [
            actor("Graz Police Department", ActorKind::Police, None),
            actor("sheriff", ActorKind::Police, None),
            actor("mayor", ActorKind::State, Some(ActorLevel::Local)),
            actor("President Ivo Lunt", ActorKind::State, Some(ActorLevel::National)),
        ];
        settle(&mut actors, places, &lexicon);
        actors.into_iter().map(|actor| actor.of).collect()
    }

    #[test]
    fn local_offices_are_of_the_state_of_their_places() {
        let (austria, none) = (Some("Austria".to_owned()), None);
        let same = [place("Graz", "AT"), place("Leoben", "AT")];
        assert_eq!(
            states(&same),
            [austria.clone(), austria.clone(), austria.clone(), none.clone()]
        );
        let mixed = [place("Graz", "AT"), place("Maribor", "SI")];
        assert_eq!(states(&mixed), [none.clone(), none.clone(), none.clone(), none.clone()]);
        let named = Place {
            precision: Some(PlacePrecision::Country),
            ..place("Austria", "AT")
        };
        let told = [place("Graz", "AT"), place("Maribor", "SI"), named];
        assert_eq!(states(&told), [austria, none.clone(), none.clone(), none]);
    }
}
