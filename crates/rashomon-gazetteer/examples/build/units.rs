//! Countries and regions as rows: where they lie is told by the settlements in them.

use std::collections::BTreeMap;

use rashomon_gazetteer::{Feature, NewRow, Point, distance_km, fold};

use crate::geonames::{Country, Unit};

/// The share of the settlements that the radius of a unit takes in.
const WITHIN: f64 = 0.9;

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

/// The first-level units as rows; those without a settlement have no place and are left out.
pub fn regions(units: &[Unit], members: &Members<'_>) -> Vec<NewRow> {
    let region = |unit: &Unit| {
        let members = members.get(&(unit.country.as_str(), unit.code.as_str()))?;
        let (point, radius_km) = extent(members);
        Some(NewRow {
            geonameid: Some(unit.geonameid),
            name: unit.name.clone(),
            other_names: vec![unit.ascii.clone()],
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

/// The countries as rows.
pub fn countries(countries: &BTreeMap<String, Country>, settlements: &[NewRow]) -> Vec<NewRow> {
    let mut by_country: BTreeMap<&str, Vec<&NewRow>> = BTreeMap::new();
    for row in settlements {
        by_country.entry(&row.country).or_default().push(row);
    }
    let country = |country: &Country| {
        let members = by_country.get(country.iso.as_str())?;
        let (point, _) = extent(members);
        Some(NewRow {
            geonameid: Some(country.geonameid),
            name: country.name.clone(),
            other_names: vec![country.iso3.clone()],
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
