//! Areas of news, continents, and the names of countries and regions that editors know.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use rashomon_gazetteer::{Feature, NewRow, Point};
use serde::Deserialize;

use crate::geonames::json;

/// `data/areas.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Areas {
    area: Vec<Area>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Area {
    name: String,
    #[serde(default)]
    names: Vec<String>,
    lat: f64,
    lon: f64,
    km: f64,
    #[serde(default)]
    country: String,
    #[serde(default)]
    disputed: bool,
}

/// `data/countries.toml` and `data/regions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    names: BTreeMap<String, Vec<String>>,
}

/// A continent of `continents.json`.
#[derive(Deserialize)]
struct Continent {
    name: String,
    #[serde(rename = "geonameId")]
    geonameid: u32,
    lat: String,
    lng: String,
    population: u64,
}

/// Other names of countries in English, by ISO code.
pub fn country_names() -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    Ok(toml::from_str::<Names>(include_str!("../../data/countries.toml"))?.names)
}

/// Other names of regions in English, by "CC.code".
pub fn region_names() -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    Ok(toml::from_str::<Names>(include_str!("../../data/regions.toml"))?.names)
}

/// Areas of news and continents as rows.
pub fn rows(from: &Path) -> Result<Vec<NewRow>, Box<dyn Error>> {
    let areas: Areas = toml::from_str(include_str!("../../data/areas.toml"))?;
    let mut rows: Vec<NewRow> = areas.area.into_iter().map(area).collect();
    let continents: BTreeMap<String, Continent> = json(&from.join("continents.json"))?;
    for continent in continents.into_values() {
        rows.push(self::continent(continent)?);
    }
    Ok(rows)
}

fn area(area: Area) -> NewRow {
    NewRow {
        geonameid: None,
        name: area.name,
        other_names: area.names,
        point: Point {
            lat: area.lat,
            lon: area.lon,
        },
        country: area.country,
        admin1: String::new(),
        population: 0,
        feature: Feature::Area,
        radius_km: area.km,
        seat: None,
        disputed: area.disputed,
    }
}

/// About how far a continent reaches, in kilometres.
const CONTINENT_KM: f64 = 3500.0;

fn continent(continent: Continent) -> Result<NewRow, Box<dyn Error>> {
    let point = Point {
        lat: continent.lat.parse()?,
        lon: continent.lng.parse()?,
    };
    Ok(NewRow {
        geonameid: Some(continent.geonameid),
        other_names: Vec::new(),
        point,
        country: String::new(),
        admin1: String::new(),
        population: continent.population,
        feature: Feature::Area,
        radius_km: CONTINENT_KM,
        seat: None,
        disputed: false,
        name: continent.name,
    })
}
