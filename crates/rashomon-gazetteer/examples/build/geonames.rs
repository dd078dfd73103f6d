//! The raw files of GeoNames, as packages carry them.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use rashomon_gazetteer::{Feature, NewRow, Point, Script, script_of};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Settlements with fewer people keep no names in scripts other than Latin and Cyrillic.
const OTHER_SCRIPTS_FROM: u64 = 100_000;
/// Settlements with fewer people keep Cyrillic names only in the countries where somebody writes so.
const CYRILLIC_FROM: u64 = 15_000;
const CYRILLIC: &[&str] = &[
    "AM", "AZ", "BA", "BG", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "ME", "MK", "MN", "RS", "RU", "TJ", "TM",
    "UA", "UZ", "XK",
];

/// A settlement of `cities500.json`.
#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    admin1code: String,
    alternatenames: Vec<String>,
}

/// A country of `countries.json`.
#[derive(Debug, Clone, Deserialize)]
pub struct Country {
    /// Its id.
    pub geonameid: u32,
    /// Its name.
    pub name: String,
    /// The code of two letters.
    pub iso: String,
    /// The code of three letters.
    pub iso3: String,
    /// The number of ISO 3166; 0 where it has none.
    pub isonumeric: u32,
    /// The name of its capital.
    pub capital: String,
    /// How many people live there.
    pub population: u64,
    /// In square kilometres.
    pub areakm2: f64,
}

/// A first-level unit of `admin1CodesASCII.txt`.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The ISO code of its country.
    pub country: String,
    /// GeoNames' code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in ASCII.
    pub ascii: String,
    /// Its id.
    pub geonameid: u32,
}

/// The settlements.
pub fn settlements(from: &Path) -> Result<Vec<NewRow>, Box<dyn Error>> {
    let cities: BTreeMap<String, City> = json(&from.join("cities500.json"))?;
    Ok(cities.into_values().map(settlement).collect())
}

/// The countries that are there now, by code.
pub fn countries(from: &Path) -> Result<BTreeMap<String, Country>, Box<dyn Error>> {
    let mut all: BTreeMap<String, Country> = json(&from.join("countries.json"))?;
    // Dissolved: their settlements are filed under what followed them.
    all.remove("CS");
    all.remove("AN");
    Ok(all)
}

/// The first-level units.
pub fn units(from: &Path) -> Result<Vec<Unit>, Box<dyn Error>> {
    let text = text(&from.join("admin1CodesASCII.txt"))?;
    text.lines().map(unit).collect()
}

fn unit(line: &str) -> Result<Unit, Box<dyn Error>> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [key, name, ascii, id] = columns.as_slice() else {
        return Err(format!("admin1CodesASCII.txt: not four columns: {line}").into());
    };
    let (country, code) = key.split_once('.').ok_or("admin1CodesASCII.txt: a key without a dot")?;
    Ok(Unit {
        country: country.to_owned(),
        code: code.to_owned(),
        name: (*name).to_owned(),
        ascii: (*ascii).to_owned(),
        geonameid: id.trim().parse()?,
    })
}

fn settlement(city: City) -> NewRow {
    let names = city.alternatenames.iter();
    let other_names = names.filter(|name| is_useful(name, &city)).cloned().collect();
    NewRow {
        geonameid: Some(city.geonameid),
        other_names,
        name: city.name,
        point: Point {
            lat: city.latitude,
            lon: city.longitude,
        },
        country: city.countrycode,
        admin1: if city.admin1code == "00" {
            String::new()
        } else {
            city.admin1code
        },
        population: city.population,
        feature: Feature::Settlement,
        radius_km: 0.0,
        seat: None,
        disputed: false,
    }
}

/// Whether another name of a settlement is kept.
fn is_useful(name: &str, city: &City) -> bool {
    match script_of(name) {
        Some(Script::Latin) => true,
        Some(Script::Cyrillic) => city.population >= CYRILLIC_FROM || CYRILLIC.contains(&city.countrycode.as_str()),
        Some(Script::Other) => city.population >= OTHER_SCRIPTS_FROM,
        None => false,
    }
}

/// A file as text.
pub fn text(path: &Path) -> Result<String, Box<dyn Error>> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// A file as JSON.
pub fn json<T: DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    serde_json::from_str(&text(path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}
