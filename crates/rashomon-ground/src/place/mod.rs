//! Where: names of places found in running text, and which place of the gazetteer each means.
//!
//! Names are found (`find`), linked by what the text states of them (`relation`), grouped, and judged together
//! (`resolve`): what lies near the other places of the document wins. Nothing far is taken only because its name fits.

mod alias;
mod find;
mod focus;
mod fuzzy;
mod group;
mod lists;
mod lookup;
mod name;
mod people;
mod relation;
mod resolve;
mod route;
mod score;
mod sort;
mod usage;
mod wire;
mod words;

use rashomon_gazetteer::Gazetteer;
use rashomon_types::{Place, Reading};

use crate::actor::Cast;
use words::Words;

/// Every name of a place in a document, resolved or not, and every point that the text tells by a relation or by
/// coordinates, in order. A point without a name has no `name`.
#[must_use]
pub fn places(reading: &Reading<'_>, gazetteer: &Gazetteer, cast: &Cast<'_>) -> Vec<Place> {
    let words = Words::of(reading);
    let names = find::names(&words, gazetteer, cast);
    let stated = relation::stated(&words, &names);
    let resolved = resolve::resolve(&names, &stated, gazetteer);
    let mut places = wire::places(&names, &stated, &resolved, gazetteer);
    places.extend(wire::coordinates(reading.text(), gazetteer));
    places.sort_by_key(|place| place.spans.first().map(|span| (span.start(), span.end())));
    places
}
