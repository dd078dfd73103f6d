//! Who: names, offices, seats of power and descriptions linked to actors.
//!
//! Every noun phrase of a document is cut out ([`cut`]) and read by itself ([`portrait`]); links between phrases tell
//! whose an actor is ([`whose`], [`beside`]); the document's own states are told from its adjectives ([`states`]); and what
//! means one actor is gathered in the order of the text ([`roster`]). Words decide, lexicons know them, and the model's names
//! are asked where neither tells. Nobody who is left unnamed is given a name.

mod beside;
mod chunk;
mod cut;
mod lexicon;
mod local;
mod maker;
mod nouns;
mod party;
mod portrait;
mod region;
mod roster;
mod scene;
mod source;
mod spelling;
mod states;
#[cfg(test)]
mod tests;
mod whose;

use std::collections::BTreeMap;

pub use lexicon::ActorLexicon;
pub use party::parties;
use rashomon_types::{Actor, ActorKind, Place, Reading, Span};

use self::roster::{Figure, Roster, gather};
use self::scene::Scene;
use self::states::States;
use self::whose::{Links, Owner};

/// The actors of one document.
#[derive(Debug)]
pub struct Cast<'a> {
    lexicon: &'a ActorLexicon,
    states: States,
    /// The noun phrases, in order.
    entries: Vec<Entry>,
    actors: Vec<Actor>,
    /// How much the name of each actor tells.
    weights: Vec<usize>,
    /// For each actor, alliances that the text states: the other, and the words.
    allies: Vec<Vec<(String, String)>>,
    /// Actors whose office is for a part of a state that the document does not tell the state of.
    pending: Vec<(usize, String)>,
    roster: Roster,
}

/// One noun phrase.
#[derive(Debug)]
struct Entry {
    span: Span,
    /// The phrase that it owns: "army" for "Kelmar" of "Kelmar's army".
    owns: Option<usize>,
    actor: Option<usize>,
    /// Whether it takes its actor up by a description: "the group".
    described: bool,
    /// The actor with what this phrase alone tells of it.
    own: Option<Actor>,
    /// Whose a thing is.
    holder: Option<Actor>,
}

impl<'a> Cast<'a> {
    /// The actors that a document names or describes.
    #[must_use]
    pub fn of(reading: &Reading<'_>, lexicon: &'a ActorLexicon) -> Self {
        let scene = Scene::of(reading, lexicon);
        let states = States::of(&scene);
        let links = Links {
            scene: &scene,
            states: &states,
        };
        let sketches: Vec<_> = (0..scene.chunks.len()).map(|at| links.sketch(at)).collect();
        let regions = region::regions(&links, &sketches);
        let mut roster = gather(&scene, &states, &sketches);
        fill_regions(&mut roster.figures, &regions);
        let actors: Vec<Actor> = roster.figures.iter().map(actor).collect();
        let own = |at: usize| {
            let reason = roster.reasons[at].clone()?;
            Some(Actor {
                reason,
                ..actors[roster.of_chunk[at]?].clone()
            })
        };
        let entries = (0..scene.chunks.len()).map(|at| Entry {
            span: scene.span(&scene.chunks[at].words),
            owns: (at + 1 < scene.chunks.len() && scene.chunks[at + 1].owner == Some(at)).then_some(at + 1),
            actor: roster.of_chunk[at],
            described: roster.described[at],
            own: own(at),
            holder: sketches[at].holder.as_ref().map(as_state),
        });
        let entries: Vec<Entry> = entries.collect();
        let pending = roster
            .figures
            .iter()
            .enumerate()
            .filter(|(_, figure)| figure.of.is_none());
        Self {
            lexicon,
            entries,
            weights: roster.figures.iter().map(|figure| figure.weight).collect(),
            actors,
            allies: roster.figures.iter().map(|figure| figure.allies.clone()).collect(),
            pending: pending
                .filter_map(|(id, figure)| Some((id, figure.region.clone()?)))
                .collect(),
            states,
            roster,
        }
    }

    /// The same with what resolved places tell: the state of a region whose governor speaks.
    #[must_use]
    pub fn with_places(mut self, places: &[Place]) -> Self {
        let mut states: BTreeMap<&str, &str> = BTreeMap::new();
        for place in places.iter().filter(|place| place.disputed != Some(true)) {
            let state = place
                .country
                .as_deref()
                .and_then(|code| self.lexicon.state_of_code(code));
            if let (Some(name), Some(state)) = (place.name.as_deref(), state) {
                states.insert(name, state);
            }
        }
        let find = |region: &str| {
            states
                .iter()
                .find(|(name, _)| is_place(name, region))
                .map(|(_, state)| (*state).to_owned())
        };
        for (id, region) in std::mem::take(&mut self.pending) {
            match find(&region) {
                Some(state) => {
                    let actor = &mut self.actors[id];
                    actor.reason = format!("{}; {region} lies in {state} by the gazetteer", actor.reason);
                    actor.of = Some(state);
                }
                None => self.pending.push((id, region)),
            }
        }
        local::settle(&mut self.actors, places, self.lexicon);
        self
    }

    /// The state that a name, an adjective or a seat of power stands for: `Russia` for "Russian", "Russia", "Kremlin"; for
    /// states that only this document knows, too.
    #[must_use]
    pub fn state(&self, words: &str) -> Option<&str> {
        self.lexicon.state(words).or_else(|| self.states.get(words))
    }

    /// The actor that a noun phrase means: "Russian forces", "the attackers", "Ida Ruhl". The span is the phrase or its
    /// head; what it says of the first phrase in it counts.
    #[must_use]
    pub fn actor_of(&self, span: Span) -> Option<&Actor> {
        let entry = &self.entries[self.entry_of(span)?];
        entry.own.as_ref().or_else(|| entry.actor.map(|id| &self.actors[id]))
    }

    /// The state whose a thing is: Russia for "a Russian border post".
    #[must_use]
    pub fn holder_of(&self, span: Span) -> Option<&Actor> {
        self.entry_of(span)
            .and_then(|entry| self.entries[entry].holder.as_ref())
    }

    /// All actors of the document, in the order of their first mention.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// Each noun phrase that means an actor, in the order of the text.
    pub fn phrases(&self) -> impl Iterator<Item = (Span, &Actor)> {
        self.entries.iter().filter_map(|entry| {
            Some((
                entry.span,
                entry.own.as_ref().or_else(|| entry.actor.map(|id| &self.actors[id]))?,
            ))
        })
    }

    /// The first phrase in a span; for an owner, what it owns if that lies in the span too.
    fn entry_of(&self, span: Span) -> Option<usize> {
        let mut at = self.entries.partition_point(|entry| entry.span.end() <= span.start());
        self.entries.get(at).filter(|entry| entry.span.overlaps(span))?;
        while let Some(owned) = self.entries[at]
            .owns
            .filter(|owned| self.entries[*owned].span.overlaps(span))
        {
            at = owned;
        }
        Some(at)
    }
}

/// A name of the gazetteer and one of the text for the same place: "Belgorod Oblast" and "Belgorod".
fn is_place(name: &str, region: &str) -> bool {
    name == region
        || name.strip_prefix(region).is_some_and(|rest| rest.starts_with(' '))
        || region.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
}

fn fill_regions(figures: &mut [Figure], regions: &BTreeMap<String, Owner>) {
    for figure in figures.iter_mut().filter(|figure| figure.of.is_none()) {
        figure.of = figure.region.as_ref().and_then(|region| regions.get(region)).cloned();
    }
}

fn actor(figure: &Figure) -> Actor {
    let of = figure.of.as_ref().filter(|owner| owner.name != figure.name);
    let mut reason = figure.reason.clone();
    if let Some(owner) = of {
        let joint = if reason.is_empty() { "" } else { "; " };
        reason = format!("{reason}{joint}of {}: {}", owner.name, owner.reason);
    }
    Actor {
        name: figure.name.clone(),
        kind: figure.kind.unwrap_or(ActorKind::Unknown),
        of: of.map(|owner| owner.name.clone()),
        level: figure.level,
        reason,
    }
}

/// The state behind an owner.
fn as_state(owner: &Owner) -> Actor {
    Actor {
        name: owner.name.clone(),
        kind: ActorKind::State,
        of: None,
        level: Some(rashomon_types::ActorLevel::National),
        reason: owner.reason.clone(),
    }
}
