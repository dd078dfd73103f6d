//! Second-level units as rows.
//!
//! The settlements in a unit tell where it lies. Where the tables name none, the town that the unit is named after does:
//! "Grayvoronskiy Rayon" lies around Grayvoron. A unit with neither has no place and is left out, and so is one whose only
//! settlement has its name, since that says the same.

use std::collections::BTreeMap;

use rashomon_gazetteer::{Feature, NewRow, fold};

use crate::subdivisions::Subdivision;
use crate::types::{stem, without_type};
use crate::units::{Members, extent};

/// How far a unit reaches of which the seat alone is known, in kilometres.
const USUAL_RADIUS: f64 = 25.0;
/// The least radius of a unit, in kilometres.
const LEAST_RADIUS: f64 = 5.0;
/// A town may be so many letters longer than the stem of the adjective: "Borisovskiy", Borisovka.
const LONGER: usize = 3;

/// Countries whose second-level units English reports also call raions.
const RAIONS: &[&str] = &["AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "UA", "UZ"];

/// The second-level units that have a place.
pub fn districts(units: &[Subdivision], by_id: &BTreeMap<u32, &NewRow>, members: &Members<'_>) -> Vec<NewRow> {
    let of_second_level = units.iter().filter(|unit| unit.level == 2);
    of_second_level
        .filter_map(|unit| district(unit, by_id, members))
        .collect()
}

fn district(unit: &Subdivision, by_id: &BTreeMap<u32, &NewRow>, members: &Members<'_>) -> Option<NewRow> {
    let own: Vec<&NewRow> = unit.members.iter().filter_map(|id| by_id.get(id).copied()).collect();
    let seat = seat(unit, members);
    let (point, radius_km) = match own.as_slice() {
        [] => (seat?.point, USUAL_RADIUS),
        [only] if is_named_alike(unit, only) => return None,
        own => extent(own),
    };
    let population = match own.as_slice() {
        [] => seat.map_or(0, |seat| seat.population),
        own => own.iter().map(|row| row.population).sum(),
    };
    let name = plain(&unit.name);
    Some(NewRow {
        geonameid: Some(unit.geonameid),
        other_names: names(unit, seat),
        name,
        point,
        country: unit.country.clone(),
        admin1: unit.admin1.clone(),
        population,
        feature: Feature::District,
        radius_km: radius_km.max(LEAST_RADIUS),
        seat: None,
        disputed: false,
    })
}

/// Soft signs are written in many ways; the plain apostrophe is one.
fn plain(name: &str) -> String {
    name.replace(['’', 'ʹ'], "'")
}

/// The names of a unit: those given, those without the word for its sort, and its seat's with it.
fn names(unit: &Subdivision, seat: Option<&NewRow>) -> Vec<String> {
    let mut names: Vec<String> = unit.names.clone();
    let bare = |name: &String| without_type(name);
    let stripped: Vec<String> = names
        .iter()
        .chain(std::iter::once(&unit.name))
        .filter_map(bare)
        .collect();
    names.extend(stripped);
    if let Some(seat) = seat {
        names.push(format!("{} District", seat.name));
        if RAIONS.contains(&unit.country.as_str()) {
            names.push(format!("{} Raion", seat.name));
        }
    }
    names
}

fn is_named_alike(unit: &Subdivision, settlement: &NewRow) -> bool {
    let name = without_type(&unit.name).unwrap_or_else(|| unit.name.clone());
    let folded = fold(&name);
    fold(&settlement.name) == folded || settlement.other_names.iter().any(|other| fold(other) == folded)
}

/// The town in the same region that a unit is named after: the most populous of that name, or of the adjective's stem.
fn seat<'a>(unit: &Subdivision, members: &Members<'a>) -> Option<&'a NewRow> {
    let towns = members.get(&(unit.country.as_str(), unit.admin1.as_str()))?;
    let all = std::iter::once(&unit.name).chain(&unit.names);
    let bare: Vec<String> = all.filter_map(|name| without_type(name)).collect();
    let folded: Vec<String> = bare.iter().map(|name| fold(name)).collect();
    let stems: Vec<String> = bare.iter().filter_map(|name| stem(name)).collect();
    let largest = |is_it: &dyn Fn(&str) -> bool| {
        let found = towns.iter().filter(|town| is_it(&fold(&town.name)));
        found
            .max_by_key(|town| (town.population, std::cmp::Reverse(town.geonameid)))
            .copied()
    };
    let is_stem = |town: &str| {
        let fits = |stem: &String| town.starts_with(stem.as_str()) && town.len() <= stem.len() + LONGER;
        stems.iter().any(fits)
    };
    largest(&|town| folded.iter().any(|name| name == town)).or_else(|| largest(&is_stem))
}
