//! What was decided, as places of the wire.

use rashomon_gazetteer::{Entry, Gazetteer};
use rashomon_types::{Place, PlaceCandidate, PlaceMatch, PlacePrecision, Span};

use super::group::{Candidate, Group, How};
use super::name::Name;
use super::relation::{Ground, Stated, coordinates, ground};
use super::resolve::{Resolved, Verdict, known};
use super::sort::Sort;
use super::{route, usage};

/// How many candidates a person is shown.
const SHOWN: usize = 5;
/// How far a named site may lie from the town that it is called after, in kilometres.
const SITE_KM: f64 = 15.0;

/// The names, and the points that relations give.
pub(crate) fn places(names: &[Name], stated: &[Stated], resolved: &Resolved<'_>, gazetteer: &Gazetteer) -> Vec<Place> {
    let of_names = names.iter().enumerate().filter_map(|(number, name)| named(number, name, stated, resolved, gazetteer));
    let points = stated.iter().filter_map(|stated| unnamed(stated, resolved, gazetteer));
    of_names.chain(points).collect()
}

fn named(number: usize, name: &Name, stated: &[Stated], resolved: &Resolved<'_>, gazetteer: &Gazetteer) -> Option<Place> {
    let of = *resolved.group_of.get(number)?;
    let group = resolved.groups.get(of)?;
    let verdict = *resolved.verdicts.get(of)?;
    let placed = || by_relation(of, stated, resolved, gazetteer);
    let mut place = match verdict {
        Verdict::Settled => settled(name, of, group, resolved)?,
        Verdict::SameAs(model) => same_as(name, model, resolved)?,
        Verdict::Open => placed().map_or_else(|| open(name, group), |ground| grounded(name.span, &ground, true, gazetteer)),
        Verdict::Dropped => grounded(name.span, &placed()?, true, gazetteer),
    };
    if place.matched == Some(PlaceMatch::Relation) {
        place.name = Some(name.words.clone());
    }
    place.usage = name.usage;
    Some(place)
}

fn settled(name: &Name, of: usize, group: &Group<'_>, resolved: &Resolved<'_>) -> Option<Place> {
    let ranked = group.ranked();
    let best = *ranked.first()?;
    let mut place = of_entry(name.span, &best.entry);
    place.matched = Some(matched(best));
    place.runner_up = ranked.get(1).and_then(|second| candidate(&second.entry));
    place.route = Some(route::of_candidate(resolved, of, group, best));
    widen(&mut place, name, &best.entry);
    Some(place)
}

fn matched(best: &Candidate<'_>) -> PlaceMatch {
    match best.how {
        How::Exact => PlaceMatch::Exact,
        How::Alias => PlaceMatch::Alias,
        How::Spelling(_) => PlaceMatch::Spelling,
        How::InDocument => PlaceMatch::InDocumentAlias,
    }
}

/// "Kharkiv airport", "Borisovka district" by its town: the row is only where to begin.
fn widen(place: &mut Place, name: &Name, entry: &Entry<'_>) {
    use rashomon_gazetteer::Feature::Settlement;
    match name.sort {
        Some(Sort::Site) => {
            place.precision = Some(PlacePrecision::Point);
            place.radius_km = Some(entry.radius_km + SITE_KM);
        }
        Some(Sort::District) if entry.feature == Settlement => {
            place.precision = Some(PlacePrecision::District);
            place.radius_km = Some(entry.radius_km.max(25.0));
        }
        Some(Sort::Region) if entry.feature == Settlement => {
            place.precision = Some(PlacePrecision::District);
            place.radius_km = Some(entry.radius_km.max(40.0));
        }
        _ => {}
    }
}

fn same_as(name: &Name, model: usize, resolved: &Resolved<'_>) -> Option<Place> {
    let group = resolved.groups.get(model)?;
    let best = group.best()?;
    let mut place = of_entry(name.span, &best.entry);
    place.matched = Some(PlaceMatch::InDocumentAlias);
    place.route = Some(route::of_alias(&best.entry, &group.words));
    widen(&mut place, name, &best.entry);
    Some(place)
}

fn open(name: &Name, group: &Group<'_>) -> Place {
    let mut place = Place::unresolved(vec![name.span]);
    let ranked = group.ranked();
    place.candidates = ranked.iter().filter_map(|found| candidate(&found.entry)).take(SHOWN).collect();
    place
}

/// A name that no gazetteer holds, by what the text says of where it lies.
fn by_relation(group: usize, stated: &[Stated], resolved: &Resolved<'_>, gazetteer: &Gazetteer) -> Option<Ground> {
    let of_group = |stated: &&Stated| stated.target.is_some_and(|name| resolved.group_of.get(name) == Some(&group));
    let is_exact = |stated: &&Stated| !matches!(stated.relation, super::relation::Relation::Part { .. });
    let grounds = stated.iter().filter(of_group).filter(is_exact);
    let found = grounds.filter_map(|stated| of_stated(stated, resolved, gazetteer));
    found.min_by(|a, b| a.radius_km.total_cmp(&b.radius_km))
}

fn of_stated(stated: &Stated, resolved: &Resolved<'_>, gazetteer: &Gazetteer) -> Option<Ground> {
    let known = |name: usize| {
        let of = *resolved.group_of.get(name)?;
        match resolved.verdicts.get(of)? {
            Verdict::Settled => known(&resolved.groups, &resolved.group_of, name),
            Verdict::SameAs(model) => {
                let first = *resolved.groups.get(*model)?.names.first()?;
                known(&resolved.groups, &resolved.group_of, first)
            }
            Verdict::Open | Verdict::Dropped => None,
        }
    };
    ground(&stated.relation, &known, gazetteer)
}

/// A place without a name, where the relation serves none.
fn unnamed(stated: &Stated, resolved: &Resolved<'_>, gazetteer: &Gazetteer) -> Option<Place> {
    if stated.target.is_some() {
        return None;
    }
    let ground = of_stated(stated, resolved, gazetteer)?;
    Some(grounded(stated.span, &ground, false, gazetteer))
}

fn grounded(span: Span, ground: &Ground, has_name: bool, gazetteer: &Gazetteer) -> Place {
    let mut place = Place::unresolved(vec![span]);
    place.lat = Some(rounded(ground.point.lat));
    place.lon = Some(rounded(ground.point.lon));
    place.country = gazetteer.country_at(ground.point).map(str::to_owned);
    place.precision = Some(if ground.is_area { PlacePrecision::Area } else { PlacePrecision::Point });
    place.disputed = Some(false);
    place.matched = Some(PlaceMatch::Relation);
    place.radius_km = Some(rounded(ground.radius_km));
    place.route = Some(route::of_relation(ground, has_name));
    place
}

/// Pairs of coordinates in the text.
pub(crate) fn coordinates(text: &str, gazetteer: &Gazetteer) -> Vec<Place> {
    let place = |written: coordinates::Written| {
        let mut place = Place::unresolved(vec![written.span]);
        place.lat = Some(written.point.lat);
        place.lon = Some(written.point.lon);
        place.country = gazetteer.country_at(written.point).map(str::to_owned);
        place.precision = Some(PlacePrecision::Point);
        place.disputed = Some(false);
        place.matched = Some(PlaceMatch::Coordinates);
        place.radius_km = Some(rounded(written.error_km));
        place.route = Some("coordinates in the text".to_owned());
        place
    };
    coordinates::find(text).into_iter().map(place).collect()
}

fn of_entry(span: Span, entry: &Entry<'_>) -> Place {
    let mut place = Place::unresolved(vec![span]);
    place.name = Some(entry.name.to_owned());
    place.geonameid = entry.geonameid;
    place.lat = Some(entry.point.lat);
    place.lon = Some(entry.point.lon);
    place.country = (!entry.country.is_empty()).then(|| entry.country.to_owned());
    place.precision = Some(usage::precision(entry.feature));
    place.disputed = Some(entry.disputed);
    place.radius_km = Some(rounded(entry.radius_km));
    place
}

fn candidate(entry: &Entry<'_>) -> Option<PlaceCandidate> {
    Some(PlaceCandidate {
        geonameid: entry.geonameid?,
        name: entry.name.to_owned(),
        lat: entry.point.lat,
        lon: entry.point.lon,
        country: (!entry.country.is_empty()).then(|| entry.country.to_owned()),
    })
}

/// Four decimals: eleven metres.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
