//! Countries and regions as rows: where they lie is told by the settlements in them, or by the outline of the country.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rashomon_gazetteer::{Feature, NewRow, Point, distance_km, fold};

use crate::geonames::{Country, Unit};
use crate::subdivisions::Subdivision;
use crate::types::without_type;

/// The share of the settlements that the radius of a unit takes in.
const WITHIN: f64 = 0.9;

/// English words for the first-level units of some countries.
const SORTS: &[(&str, &[&str])] = &[
    ("Oblast", &["BG", "BY", "KG", "KZ", "RU", "UA"]),
    (
        "Governorate",
        &["BH", "EG", "IQ", "JO", "KW", "LB", "LY", "OM", "PS", "SY", "TN", "YE"],
    ),
    (
        "State",
        &[
            "AT", "AU", "BR", "DE", "ET", "IN", "MM", "MX", "MY", "NG", "SD", "SO", "SS", "US", "VE",
        ],
    ),
];
/// English words that reports give any first-level unit.
const ANY_SORT: &[&str] = &["Region", "Province"];

/// Settlements by country and code.
pub type Members<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a NewRow>>;

/// Settlements by the unit that they lie in.
pub fn members(settlements: &[NewRow]) -> Members<'_> {
    let mut members = Members::new();
    for row in settlements {
        members.entry((&row.country, &row.admin1)).or_default().push(row);
    }
    members
}

/// The first-level units that a later list has and the first has not yet.
pub fn completed(mut units: Vec<Unit>, subdivisions: &[Subdivision]) -> Vec<Unit> {
    let known: std::collections::BTreeSet<(String, String)> = units
        .iter()
        .map(|unit| (unit.country.clone(), unit.code.clone()))
        .collect();
    let later = subdivisions.iter().filter(|unit| unit.level == 1);
    let new = later.filter(|unit| !known.contains(&(unit.country.clone(), unit.admin1.clone())));
    units.extend(new.map(|unit| Unit {
        country: unit.country.clone(),
        code: unit.admin1.clone(),
        name: unit.name.clone(),
        ascii: unit.name.clone(),
        geonameid: unit.geonameid,
    }));
    units
}

/// The first-level units as rows; those without a settlement have no place and are left out.
pub fn regions(
    units: &[Unit],
    subdivisions: &[Subdivision],
    editors: &BTreeMap<String, Vec<String>>,
    members: &Members<'_>,
) -> Vec<NewRow> {
    let by_id: BTreeMap<u32, &Subdivision> = subdivisions.iter().map(|unit| (unit.geonameid, unit)).collect();
    let mut bases: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for unit in units {
        *bases.entry((&unit.country, fold(&base(unit)))).or_default() += 1;
    }
    let is_shared = |unit: &Unit| {
        bases
            .get(&(unit.country.as_str(), fold(&base(unit))))
            .is_some_and(|count| *count > 1)
    };
    let region = |unit: &Unit| {
        let members = members.get(&(unit.country.as_str(), unit.code.as_str()))?;
        let (point, radius_km) = extent(members);
        let given = by_id
            .get(&unit.geonameid)
            .map(|other| other.names.clone())
            .unwrap_or_default();
        let editors = editors
            .get(&format!("{}.{}", unit.country, unit.code))
            .cloned()
            .unwrap_or_default();
        Some(NewRow {
            geonameid: Some(unit.geonameid),
            name: unit.name.clone(),
            other_names: region_names(unit, given, editors, is_shared(unit)),
            point,
            country: unit.country.clone(),
            admin1: unit.code.clone(),
            population: members.iter().map(|row| row.population).sum(),
            feature: Feature::Region,
            radius_km,
            seat: None,
            disputed: false,
        })
    };
    units.iter().filter_map(region).collect()
}

/// The name of a unit without the word for its sort.
fn base(unit: &Unit) -> String {
    without_type(&unit.name).unwrap_or_else(|| unit.name.clone())
}

/// The names of a unit; a city gets none of the sorts, and neither does a unit whose name another shares ("Moscow" beside
/// "Moscow Oblast").
fn region_names(unit: &Unit, given: Vec<String>, editors: Vec<String>, is_shared: bool) -> Vec<String> {
    let mut names = vec![unit.ascii.clone()];
    names.extend(given);
    names.extend(editors);
    let bare: Vec<String> = names.iter().filter_map(|name| without_type(name)).collect();
    let base = base(unit);
    let is_city = unit.name.ends_with(" City") || (is_shared && base == unit.name);
    if !is_city {
        let sorts = SORTS
            .iter()
            .filter(|(_, countries)| countries.contains(&unit.country.as_str()));
        let sorts = sorts.map(|(sort, _)| *sort).chain(ANY_SORT.iter().copied());
        names.extend(sorts.map(|sort| format!("{base} {sort}")));
    }
    names.push(base);
    names.extend(bare);
    names
}

/// The countries as rows.
pub fn countries(
    countries: &BTreeMap<String, Country>,
    editors: &BTreeMap<String, Vec<String>>,
    middles: &BTreeMap<String, Point>,
    settlements: &[NewRow],
) -> Vec<NewRow> {
    let mut by_country: BTreeMap<&str, Vec<&NewRow>> = BTreeMap::new();
    for row in settlements {
        by_country.entry(&row.country).or_default().push(row);
    }
    let country = |country: &Country| {
        let members = by_country.get(country.iso.as_str());
        let point = middles
            .get(&country.iso)
            .copied()
            .or_else(|| members.map(|members| extent(members).0))?;
        let mut other_names = vec![country.iso3.clone()];
        other_names.extend(editors.get(&country.iso).cloned().unwrap_or_default());
        Some(NewRow {
            geonameid: Some(country.geonameid),
            name: country.name.clone(),
            other_names,
            point,
            country: country.iso.clone(),
            admin1: String::new(),
            population: country.population,
            feature: Feature::Country,
            radius_km: (country.areakm2 / std::f64::consts::PI).sqrt(),
            seat: None,
            disputed: false,
        })
    };
    countries.values().filter_map(country).collect()
}

/// The middle of settlements and the radius that takes most of them in: medians weighted with the root of the
/// population, so that a big town counts for more than a village and does not outweigh a hundred.
pub fn extent(members: &[&NewRow]) -> (Point, f64) {
    let weight = |row: &&&NewRow| (row.population.max(1) as f64).sqrt();
    let median = |value: &dyn Fn(&NewRow) -> f64| {
        let mut values: Vec<(f64, f64)> = members.iter().map(|row| (value(row), weight(&row))).collect();
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        let half = values.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
        let mut sum = 0.0;
        let passes = |(_, weight): &&(f64, f64)| {
            sum += weight;
            sum >= half
        };
        values.iter().find(passes).map_or(0.0, |(value, _)| *value)
    };
    let point = Point {
        lat: median(&|row| row.point.lat),
        lon: median(&|row| row.point.lon),
    };
    let mut distances: Vec<f64> = members.iter().map(|row| distance_km(point, row.point)).collect();
    distances.sort_by(f64::total_cmp);
    let index = ((distances.len() as f64 - 1.0) * WITHIN).ceil() as usize;
    (point, distances.get(index).copied().unwrap_or(0.0).max(1.0))
}

/// A town that a region is named after is its seat if it has at least this part of the people of the largest.
const SEAT_SHARE: u64 = 5;

/// Marks the seat of each region: the town that it is named after, or the most populous.
pub fn mark_seats(settlements: &mut [NewRow], regions: &[NewRow]) {
    let mut towns: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, row) in settlements.iter().enumerate() {
        towns.entry((&row.country, &row.admin1)).or_default().push(index);
    }
    let mut seats = Vec::new();
    for region in regions {
        let all = std::iter::once(&region.name).chain(&region.other_names);
        let names: Vec<String> = all.map(|name| fold(name)).collect();
        let towns = towns.get(&(region.country.as_str(), region.admin1.as_str()));
        let towns = || towns.into_iter().flatten().copied();
        let people = |index: &usize| (settlements[*index].population, Reverse(*index));
        let largest = towns().max_by_key(people);
        let least = largest.map_or(0, |index| settlements[index].population / SEAT_SHARE);
        let is_named =
            |index: &usize| settlements[*index].population >= least && names.contains(&fold(&settlements[*index].name));
        seats.extend(towns().filter(is_named).max_by_key(people).or(largest));
    }
    for index in seats {
        settlements[index].seat.get_or_insert(Feature::Region);
    }
}

/// Marks the capital of each country.
pub fn mark_capitals(settlements: &mut [NewRow], countries: &BTreeMap<String, Country>) {
    let mut best: BTreeMap<String, usize> = BTreeMap::new();
    for (index, row) in settlements.iter().enumerate() {
        let Some(country) = countries.get(&row.country) else {
            continue;
        };
        let capital = fold(&country.capital);
        let is_named = fold(&row.name) == capital || row.other_names.iter().any(|name| fold(name) == capital);
        let is_larger = |other: &usize| settlements[*other].population < row.population;
        if is_named && best.get(&row.country).is_none_or(is_larger) {
            best.insert(row.country.clone(), index);
        }
    }
    best.values()
        .for_each(|index| settlements[*index].seat = Some(Feature::Country));
}
