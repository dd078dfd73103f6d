//! One record a row: point and marks in eight bytes, region in two, id in four, offset of its text in four.

use super::{File, RowText, Section};
use crate::bytes::{Reader, u24_at, u32_at};
use crate::{Entry, Feature, Point};

/// The bytes of a record.
pub(crate) const ROW_BYTES: usize = 18;
/// The bytes of a region: two of the country's code, the rest of the region's.
pub(crate) const REGION_BYTES: usize = 16;

/// Steps of a degree in which points are kept: about a metre.
const STEPS: f64 = 1e5;
const LAT_BITS: u32 = 25;
const LON_BITS: u32 = 26;

/// The number of a row in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowId(pub(crate) u32);

/// What a record says besides the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) feature: Feature,
    pub(crate) seat: Option<Feature>,
    pub(crate) disputed: bool,
    /// Whether the folded name is kept beside the name, because folding it takes more than ASCII.
    pub(crate) keeps_fold: bool,
}

/// A record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record {
    pub(crate) point: Point,
    pub(crate) marks: Marks,
    pub(crate) region: u16,
    pub(crate) id: u32,
    pub(crate) text: u32,
}

impl Marks {
    fn bits(self) -> u64 {
        let seat = match self.seat {
            Some(Feature::Country) => 2,
            Some(_) => 1,
            None => 0,
        };
        self.feature as u64 | seat << 3 | u64::from(self.disputed) << 5 | u64::from(self.keeps_fold) << 6
    }

    fn from_bits(bits: u64) -> Option<Self> {
        Some(Self {
            feature: Feature::ALL.get((bits & 7) as usize).copied()?,
            seat: match bits >> 3 & 3 {
                2 => Some(Feature::Country),
                1 => Some(Feature::Region),
                _ => None,
            },
            disputed: bits >> 5 & 1 == 1,
            keeps_fold: bits >> 6 & 1 == 1,
        })
    }
}

impl Record {
    pub(crate) fn push(&self, bytes: &mut Vec<u8>) {
        let lat = ((self.point.lat + 90.0) * STEPS).round() as u64;
        let lon = ((self.point.lon + 180.0) * STEPS).round() as u64;
        let packed = lat | lon << LAT_BITS | self.marks.bits() << (LAT_BITS + LON_BITS);
        bytes.extend(packed.to_le_bytes());
        bytes.extend(self.region.to_le_bytes());
        bytes.extend(self.id.to_le_bytes());
        bytes.extend(self.text.to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (packed, rest) = bytes.split_first_chunk::<8>()?;
        let (region, rest) = rest.split_first_chunk::<2>()?;
        let packed = u64::from_le_bytes(*packed);
        let mut rest = Reader::new(rest);
        let lat = packed & ((1 << LAT_BITS) - 1);
        let lon = packed >> LAT_BITS & ((1 << LON_BITS) - 1);
        Some(Self {
            // Whole hundred-thousandths, so that the quotient is the number that was written.
            point: Point {
                lat: (lat as f64 - 90.0 * STEPS) / STEPS,
                lon: (lon as f64 - 180.0 * STEPS) / STEPS,
            },
            marks: Marks::from_bits(packed >> (LAT_BITS + LON_BITS))?,
            region: u16::from_le_bytes(*region),
            id: rest.u32()?,
            text: rest.u32()?,
        })
    }
}

impl File {
    pub(crate) fn record(&self, row: RowId) -> Option<Record> {
        let start = (row.0 as usize).checked_mul(ROW_BYTES)?;
        Record::read(self.section(Section::Rows).get(start..)?)
    }

    pub(crate) fn entry(&self, row: RowId) -> Option<Entry<'_>> {
        let record = self.record(row)?;
        self.entry_of(&record)
    }

    pub(crate) fn entry_of(&self, record: &Record) -> Option<Entry<'_>> {
        let text = RowText::read(self.section(Section::Texts), record)?;
        let (country, admin1) = self.region(record.region as usize)?;
        Some(Entry {
            geonameid: (record.id > 0).then(|| u64::from(record.id)),
            name: text.name,
            point: record.point,
            country,
            admin1,
            population: text.population,
            feature: record.marks.feature,
            radius_km: text.radius_km,
            seat: record.marks.seat,
            disputed: record.marks.disputed,
        })
    }

    /// Country and code of a region.
    pub(crate) fn region(&self, index: usize) -> Option<(&str, &str)> {
        let start = index.checked_mul(REGION_BYTES)?;
        let bytes = self.section(Section::Regions).get(start..start + REGION_BYTES)?;
        let (country, code) = bytes.split_at_checked(2)?;
        let text = |bytes| {
            std::str::from_utf8(bytes)
                .ok()
                .map(|text: &str| text.trim_end_matches('\0'))
        };
        Some((text(country)?, text(code)?))
    }

    pub(crate) fn region_count(&self) -> usize {
        self.section(Section::Regions).len() / REGION_BYTES
    }

    /// The regions of a country, by their numbers.
    pub(crate) fn regions_of(&self, country: &str) -> std::ops::Range<usize> {
        let country_of = |index: usize| self.region(index).map_or("", |(country, _)| country);
        let count = self.region_count();
        let start = partition_point(count, |index| country_of(index) < country);
        let end = partition_point(count, |index| country_of(index) <= country);
        start..end
    }

    /// The number of a region.
    pub(crate) fn region_number(&self, country: &str, admin1: &str) -> Option<usize> {
        self.regions_of(country)
            .find(|index| self.region(*index) == Some((country, admin1)))
    }

    /// The rows of a region, the larger units first, then the most populous.
    pub(crate) fn region_rows(&self, region: usize) -> impl Iterator<Item = RowId> + '_ {
        let starts = self.section(Section::RegionStarts);
        let start = u32_at(starts, region).unwrap_or(0).min(self.len()) as usize;
        let end = u32_at(starts, region.saturating_add(1)).unwrap_or(0).min(self.len()) as usize;
        let rows = self.section(Section::RegionRows);
        (start..end).filter_map(move |index| u24_at(rows, index).map(RowId))
    }

    /// The row with an id.
    pub(crate) fn row_of_id(&self, geonameid: u64) -> Option<RowId> {
        let wanted = u32::try_from(geonameid).ok().filter(|id| *id > 0)?;
        let id_of = |row: RowId| self.record(row).map_or(0, |record| record.id);
        let is_before = |index| self.by_id_order(index).is_some_and(|row| id_of(row) < wanted);
        let found = self.by_id_order(partition_point(self.len() as usize, is_before))?;
        (id_of(found) == wanted).then_some(found)
    }
}

/// The first index at which a condition that holds at first holds no more.
fn partition_point(length: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, length);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
