//! Rows into a file. The same rows, in any order, give the same bytes.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::names::{LONGEST, NewText};
use super::row::{Marks, REGION_BYTES, Record};
use super::{MAGIC, Section};
use crate::bytes::push_u24;
use crate::exact::{bucket_bits, hash};
use crate::fold::is_transliterated;
use crate::grid::{CELLS, cell_of};
use crate::{Feature, GazetteerError, Point, fold};

/// Row numbers have three bytes.
const MOST_ROWS: usize = 1 << 24;

/// A row to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRow {
    /// The GeoNames id, if it has one.
    pub geonameid: Option<u32>,
    /// Its name.
    pub name: String,
    /// Its other names, in any script.
    pub other_names: Vec<String>,
    /// Where it lies.
    pub point: Point,
    /// The ISO code of its country; empty where it has none.
    pub country: String,
    /// GeoNames' code of its first-level unit; empty where it has none.
    pub admin1: String,
    /// How many people live there; 0 where this is not known.
    pub population: u64,
    /// What it is.
    pub feature: Feature,
    /// How far it reaches, in kilometres; that of a settlement is guessed from its population.
    pub radius_km: f64,
    /// Whether it is a capital or the seat of its region.
    pub seat: Option<Feature>,
    /// Whether more than one state claims it, or another holds it than the one it is filed under.
    pub disputed: bool,
}

/// Writes a file.
///
/// # Errors
///
/// If there are more rows, regions or bytes than the layout has numbers for.
pub fn write(mut rows: Vec<NewRow>, outlines: &[u8]) -> Result<Vec<u8>, GazetteerError> {
    if rows.len() >= MOST_ROWS {
        return Err(super::broken("more rows than a file can hold"));
    }
    rows.sort_by(order);
    let names: Vec<Names> = rows.iter().map(Names::of).collect();
    let regions = Regions::of(&rows)?;
    let mut texts = Vec::new();
    let mut records = Vec::new();
    for (row, names) in rows.iter().zip(&names) {
        let offset = u32::try_from(texts.len()).map_err(|_| super::broken("more names than a file can hold"))?;
        names.push(row, &mut texts);
        record(row, &regions, offset).push(&mut records);
    }
    let (buckets, postings) = index(&rows, &names);
    let (region_starts, region_rows) = regions.lists(&rows);
    let sections = Section::ALL.map(|section| match section {
        Section::Rows => std::mem::take(&mut records),
        Section::Texts => std::mem::take(&mut texts),
        Section::Buckets => buckets.clone(),
        Section::Postings => postings.clone(),
        Section::Ids => ids(&rows),
        Section::Cells => cells(&rows),
        Section::Regions => regions.table(),
        Section::RegionStarts => region_starts.clone(),
        Section::RegionRows => region_rows.clone(),
        Section::Outlines => outlines.to_vec(),
    });
    join(&sections)
}

/// The order of the rows: by cell, then something that tells any two apart.
fn order(a: &NewRow, b: &NewRow) -> std::cmp::Ordering {
    let key = |row: &NewRow| (cell_of(row.point), Reverse(row.feature), row.geonameid.unwrap_or(0));
    let by_key = key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name));
    by_key.then_with(|| (&a.country, &a.admin1).cmp(&(&b.country, &b.admin1)))
}

/// The folded names of a row.
struct Names {
    own: String,
    similar: Vec<String>,
    other: Vec<String>,
}

impl Names {
    fn of(row: &NewRow) -> Self {
        let own = fold(&row.name);
        let (latin, rest): (Vec<&String>, Vec<&String>) =
            row.other_names.iter().partition(|name| is_transliterated(name));
        let folded = |names: Vec<&String>| {
            let set: BTreeSet<String> = names.iter().map(|name| fold(name)).collect();
            let kept = set.into_iter();
            kept.filter(|name| !name.is_empty() && name.len() <= LONGEST && *name != own)
                .collect()
        };
        Self {
            similar: folded(latin),
            other: folded(rest),
            own,
        }
    }

    fn push(&self, row: &NewRow, texts: &mut Vec<u8>) {
        let text = NewText {
            name: &row.name,
            population: row.population,
            radius_km: (row.feature != Feature::Settlement).then_some(row.radius_km),
            own_fold: (!row.name.is_ascii()).then_some(&self.own),
            similar: &self.similar,
            other: &self.other,
        };
        text.push(texts);
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let own = std::iter::once(&self.own).filter(|name| !name.is_empty());
        own.chain(&self.similar).chain(&self.other).map(String::as_str)
    }
}

fn record(row: &NewRow, regions: &Regions, text: u32) -> Record {
    Record {
        point: Point {
            lat: row.point.lat.clamp(-90.0, 90.0),
            lon: row.point.lon.clamp(-180.0, 180.0),
        },
        marks: Marks {
            feature: row.feature,
            seat: row.seat,
            disputed: row.disputed,
            keeps_fold: !row.name.is_ascii(),
        },
        region: regions.number(row),
        id: row.geonameid.unwrap_or(0),
        text,
    }
}

/// The regions that rows lie in, sorted.
struct Regions(Vec<(String, String)>);

impl Regions {
    fn of(rows: &[NewRow]) -> Result<Self, GazetteerError> {
        let set: BTreeSet<(String, String)> = rows.iter().map(key_of).collect();
        let fits = |(country, code): &(String, String)| {
            (country.is_empty() || country.len() == 2) && code.len() <= REGION_BYTES - 2
        };
        if set.len() > usize::from(u16::MAX) || !set.iter().all(fits) {
            return Err(super::broken("a code of a country or region is too long"));
        }
        Ok(Self(set.into_iter().collect()))
    }

    fn number(&self, row: &NewRow) -> u16 {
        let found = self.0.binary_search(&key_of(row)).unwrap_or_default();
        u16::try_from(found).unwrap_or_default()
    }

    fn table(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (country, code) in &self.0 {
            let start = bytes.len();
            bytes.extend_from_slice(country.as_bytes());
            bytes.resize(start + 2, 0);
            bytes.extend_from_slice(code.as_bytes());
            bytes.resize(start + REGION_BYTES, 0);
        }
        bytes
    }

    /// Where each region's rows begin, and the rows.
    fn lists(&self, rows: &[NewRow]) -> (Vec<u8>, Vec<u8>) {
        let mut lists = vec![Vec::new(); self.0.len()];
        for (number, row) in (0_u32..).zip(rows) {
            if let Some(list) = lists.get_mut(usize::from(self.number(row))) {
                list.push((rank(row.feature), Reverse(row.population), number));
            }
        }
        let (mut starts, mut listed, mut count) = (0_u32.to_le_bytes().to_vec(), Vec::new(), 0_u32);
        for mut list in lists {
            list.sort_unstable();
            count += list.len() as u32;
            starts.extend(count.to_le_bytes());
            list.iter().for_each(|(_, _, number)| push_u24(&mut listed, *number));
        }
        (starts, listed)
    }
}

fn key_of(row: &NewRow) -> (String, String) {
    (row.country.clone(), row.admin1.clone())
}

/// Larger units come before smaller ones.
fn rank(feature: Feature) -> u8 {
    match feature {
        Feature::Country => 0,
        Feature::Area => 1,
        Feature::Region => 2,
        Feature::District => 3,
        Feature::Settlement => 4,
    }
}

/// The buckets of folded names, and their postings.
fn index(rows: &[NewRow], names: &[Names]) -> (Vec<u8>, Vec<u8>) {
    let mut entries = Vec::new();
    for ((number, row), names) in (0_u32..).zip(rows).zip(names) {
        let hashes: BTreeSet<u64> = names.all().map(|name| hash(name.as_bytes())).collect();
        entries.extend(hashes.into_iter().map(|hash| (hash, Reverse(row.population), number)));
    }
    let bits = bucket_bits(entries.len());
    let key = |hash: u64| (hash >> (64 - bits), hash as u8);
    entries.sort_unstable_by_key(|(hash, population, number)| (key(*hash), *population, *number));
    entries.dedup_by_key(|(hash, _, number)| (key(*hash), *number));
    let mut buckets = Vec::new();
    let mut postings = Vec::new();
    let mut next = 0_u64;
    for (count, (hash, _, number)) in (0_u32..).zip(&entries) {
        while next <= key(*hash).0 {
            buckets.extend(count.to_le_bytes());
            next += 1;
        }
        postings.push(*hash as u8);
        push_u24(&mut postings, *number);
    }
    buckets.resize(((1_usize << bits) + 1) * 4, 0);
    let filled = (next as usize) * 4;
    for end in buckets.get_mut(filled..).unwrap_or_default().chunks_exact_mut(4) {
        end.copy_from_slice(&(entries.len() as u32).to_le_bytes());
    }
    (buckets, postings)
}

/// The numbers of the rows, by id.
fn ids(rows: &[NewRow]) -> Vec<u8> {
    let mut numbers: Vec<(u32, u32)> = (0_u32..)
        .zip(rows)
        .map(|(number, row)| (row.geonameid.unwrap_or(0), number))
        .collect();
    numbers.sort_unstable();
    let mut bytes = Vec::new();
    numbers.iter().for_each(|(_, number)| push_u24(&mut bytes, *number));
    bytes
}

/// The first row of each cell, and the count of all rows.
fn cells(rows: &[NewRow]) -> Vec<u8> {
    let first_of = |cell: usize| rows.partition_point(|row| cell_of(row.point) < cell) as u32;
    (0..=CELLS).flat_map(|cell| first_of(cell).to_le_bytes()).collect()
}

fn join(sections: &[Vec<u8>]) -> Result<Vec<u8>, GazetteerError> {
    let mut body = Vec::new();
    for section in sections {
        let length = u32::try_from(section.len()).map_err(|_| super::broken("a part of it is too long"))?;
        body.extend(length.to_le_bytes());
    }
    sections.iter().for_each(|section| body.extend_from_slice(section));
    let mut file = MAGIC.to_vec();
    file.extend(Sha256::digest(&body));
    file.append(&mut body);
    Ok(file)
}
