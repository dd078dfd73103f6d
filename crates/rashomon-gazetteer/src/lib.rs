//! The gazetteer: names of places and where they lie.
//!
//! It knows nothing of texts: a name goes in, rows come out. Rows are settlements, districts, regions and countries of
//! [GeoNames](https://www.geonames.org) (CC BY 4.0), and areas that news speak of; `data/ATTRIBUTION.md` says what came
//! from where. The built-in file is read in place: opening it costs nothing, and nothing is unpacked.

mod borders;
mod bytes;
mod disputed;
mod dump;
mod error;
mod exact;
mod file;
mod fold;
mod globe;
mod grid;
mod outlines;
mod place;
mod similar;
mod sounds;
mod useful;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

pub use borders::BorderDistance;
pub use disputed::DisputedAreas;
pub use dump::{BadLine, Dump, read_dump};
pub use error::GazetteerError;
pub use file::write::{NewRow, write};
pub use fold::fold;
pub use globe::{Point, bearing, destination, distance_km};
pub use outlines::{NewBorder, write_borders};
pub use place::{Area, Entry, Feature, Match};
pub use useful::{Script, script_of};

use crate::file::{Bytes, File, RowId};

/// The built-in file. `cargo xtask gazetteer` makes it.
static WORLD: &[u8] = include_bytes!("../data/world.gazetteer");

/// Names of places and where they lie: read once, never changed.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    /// The built-in file first, then those that were added.
    files: Vec<File>,
    /// The larger towns of all the world, made ready when they are first asked for: each document without a place that is
    /// known looks through them.
    towns: Arc<OnceLock<Towns>>,
}

/// The rows of each file that have so many people.
#[derive(Debug)]
struct Towns {
    least_people: u64,
    by_file: Vec<Vec<similar::Lettered>>,
}

impl Gazetteer {
    /// The gazetteer that is built in.
    ///
    /// # Errors
    ///
    /// If its file is broken; a test rules this out.
    pub fn embedded() -> Result<Self, GazetteerError> {
        Ok(Self {
            files: vec![File::open(Bytes::Embedded(WORLD))?],
            towns: Arc::default(),
        })
    }

    /// A gazetteer of one file.
    ///
    /// # Errors
    ///
    /// If the bytes are no gazetteer, or a broken one.
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Result<Self, GazetteerError> {
        let file = File::open(Bytes::Shared(bytes.into()))?;
        file.verify()?;
        Ok(Self {
            files: vec![file],
            towns: Arc::default(),
        })
    }

    /// This gazetteer with the rows of another file beside its own. A row of an id that is there already is not repeated.
    ///
    /// # Errors
    ///
    /// If the bytes are no gazetteer, or a broken one.
    pub fn with_extra(self, bytes: impl Into<Arc<[u8]>>) -> Result<Self, GazetteerError> {
        Ok(self.beside(&Self::from_bytes(bytes)?))
    }

    /// This gazetteer with the rows of another beside its own. A row of an id that is there already is not repeated.
    #[must_use]
    pub fn beside(mut self, other: &Self) -> Self {
        self.files.extend(other.files.iter().cloned());
        self.towns = Arc::default();
        self
    }

    /// Compares each file with its hash.
    ///
    /// # Errors
    ///
    /// If one of them is not what was written.
    pub fn verify(&self) -> Result<(), GazetteerError> {
        self.files.iter().try_for_each(File::verify)
    }

    /// How many rows there are, those that are in several files counted as often.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.iter().map(|file| file.len() as usize).sum()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows whose name, or another name, is this one, the most populous first. Case, accents and punctuation do not
    /// count, nor whether "Saint", "Mount" and "Fort" are written out.
    pub fn exact<'a>(&'a self, name: &str) -> impl Iterator<Item = Match<'a>> + use<'a> {
        let spellings = exact::spellings(name);
        let mut found = Vec::new();
        for (file, folded) in self
            .files
            .iter()
            .flat_map(|file| spellings.iter().map(move |folded| (file, folded)))
        {
            for hit in exact::find(file, folded) {
                let entry = file.entry(hit.row).filter(|entry| !holds(&found, entry));
                found.extend(entry.map(|entry| Match {
                    entry,
                    own_name: hit.own_name,
                }));
            }
        }
        if self.files.len() > 1 || spellings.len() > 1 {
            found.sort_by_key(|found| std::cmp::Reverse(found.entry.population));
        }
        found.into_iter()
    }

    /// The rows with a name that could be another spelling of this one, the nearest first, and its cost: 1 for one plain
    /// wrong letter, less for letters that transliterations confuse. `near` bounds where to look, if it is given.
    ///
    /// Every name in the areas is looked at, so the time goes with their size; without an area all the world is looked
    /// through. A caller with several names asks a [`Neighbourhood`].
    #[must_use]
    pub fn similar(&self, name: &str, near: &[Area], limit: usize) -> Vec<(Match<'_>, f64)> {
        self.neighbourhood(near, 0).similar(name, limit, f64::INFINITY)
    }

    /// Some areas made ready for looking up many names; of all the world if no area is given. Rows of fewer people than
    /// the least are left out.
    #[must_use]
    pub fn neighbourhood(&self, near: &[Area], least_people: u64) -> Neighbourhood<'_> {
        let ready = || -> Vec<Vec<similar::Lettered>> {
            let files = self.rows_by_file(near).into_iter();
            files
                .map(|(file, rows)| similar::lettered(file, rows, least_people))
                .collect()
        };
        let is_of_towns = near.is_empty() && least_people > 0;
        let towns = is_of_towns.then(|| {
            self.towns.get_or_init(|| Towns {
                least_people,
                by_file: ready(),
            })
        });
        let rows: Vec<Cow<'_, [similar::Lettered]>> = match towns.filter(|towns| towns.least_people == least_people) {
            Some(towns) => towns.by_file.iter().map(|rows| Cow::Borrowed(&rows[..])).collect(),
            None => ready().into_iter().map(Cow::Owned).collect(),
        };
        Neighbourhood {
            files: self.files.iter().zip(rows).collect(),
        }
    }

    /// The row of a GeoNames id.
    #[must_use]
    pub fn by_id(&self, geonameid: u64) -> Option<Entry<'_>> {
        self.files
            .iter()
            .find_map(|file| file.entry(file.row_of_id(geonameid)?))
    }

    /// All rows of an area: of a circle in the order of the grid, of a country or region the larger units first, then the
    /// most populous.
    pub fn in_area<'a>(&'a self, area: &Area) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let files = self.rows_by_file(std::slice::from_ref(area)).into_iter();
        files.flat_map(|(file, rows)| rows.into_iter().filter_map(|row| file.entry(row)))
    }

    /// The settlements nearest to a point, the nearest first, each with its distance in kilometres.
    #[must_use]
    pub fn nearest(&self, point: Point, count: usize) -> Vec<(Entry<'_>, f64)> {
        let mut km = 25.0;
        loop {
            let near = self.in_area(&Area::Circle(point, km));
            let settlements = near.filter(|entry| entry.feature == Feature::Settlement);
            let mut found: Vec<_> = settlements
                .map(|entry| (entry, distance_km(entry.point, point)))
                .collect();
            if found.len() >= count || km > FARTHEST_KM {
                found.sort_by(|a, b| a.1.total_cmp(&b.1));
                found.truncate(count);
                return found;
            }
            km *= 2.0;
        }
    }

    /// A country by its ISO code of two letters.
    #[must_use]
    pub fn country(&self, iso: &str) -> Option<Entry<'_>> {
        self.unit(iso, "", Feature::Country)
    }

    /// A first-level unit by its country and GeoNames' code.
    #[must_use]
    pub fn admin1_of(&self, country: &str, code: &str) -> Option<Entry<'_>> {
        self.unit(country, code, Feature::Region)
    }

    /// The first row of a sort in a region; the larger units come first there.
    fn unit(&self, country: &str, code: &str, feature: Feature) -> Option<Entry<'_>> {
        self.files.iter().find_map(|file| {
            let region = file.region_number(country, code)?;
            let larger = file.region_rows(region).map_while(|row| file.entry(row));
            let mut units = larger.take_while(|entry| entry.feature != Feature::Settlement);
            units.find(|entry| entry.feature == feature)
        })
    }

    /// The rows in some areas by file, each once; all rows if no area is given. Those of a later file whose id an earlier
    /// one has are left out.
    fn rows_by_file(&self, areas: &[Area]) -> Vec<(&File, Vec<RowId>)> {
        let rows_of = |(index, file)| {
            let earlier = self.files.get(..index).unwrap_or_default();
            (file, rows_of(file, areas, earlier))
        };
        self.files.iter().enumerate().map(rows_of).collect()
    }
}

/// Areas made ready for looking up many names that may be spelt otherwise.
#[derive(Debug, Clone)]
pub struct Neighbourhood<'a> {
    files: Vec<(&'a File, Cow<'a, [similar::Lettered]>)>,
}

impl<'a> Neighbourhood<'a> {
    /// As [`Gazetteer::similar`], within the areas, no cost above `most`.
    #[must_use]
    pub fn similar(&self, name: &str, limit: usize, most: f64) -> Vec<(Match<'a>, f64)> {
        let Some(search) = similar::Search::new(name, limit, most) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (file, rows) in &self.files {
            for near in search.among(file, rows) {
                let own_name = near.own_name;
                let entry = file.entry(near.row);
                found.extend(entry.map(|entry| (Match { entry, own_name }, f64::from(near.cost) / 100.0)));
            }
        }
        found.sort_by(|a, b| a.1.total_cmp(&b.1));
        found.truncate(limit);
        found
    }
}

fn rows_of(file: &File, areas: &[Area], earlier: &[File]) -> Vec<RowId> {
    let mut rows: Vec<RowId> = match areas {
        [] => (0..file.len()).map(RowId).collect(),
        [area] => area_rows(file, area),
        areas => {
            let mut rows: Vec<RowId> = areas.iter().flat_map(|area| area_rows(file, area)).collect();
            rows.sort_unstable();
            rows.dedup();
            rows
        }
    };
    rows.retain(|row| is_new(file, *row, earlier));
    rows
}

/// Half the way around the globe: nothing is farther.
const FARTHEST_KM: f64 = 20_040.0;

/// Whether a row of the same id was found already.
fn holds(found: &[Match<'_>], entry: &Entry<'_>) -> bool {
    entry.geonameid.is_some() && found.iter().any(|other| other.entry.geonameid == entry.geonameid)
}

fn is_new(file: &File, row: RowId, earlier: &[File]) -> bool {
    let id = |record: file::Record| u64::from(record.id);
    earlier.is_empty()
        || file
            .record(row)
            .map(id)
            .is_some_and(|id| id == 0 || earlier.iter().all(|file| file.row_of_id(id).is_none()))
}

/// The rows of one file in an area.
fn area_rows(file: &File, area: &Area) -> Vec<RowId> {
    match area {
        Area::Country(country) => {
            let regions = file.regions_of(country);
            regions.flat_map(|region| file.region_rows(region)).collect()
        }
        Area::Region(country, code) => {
            let region = file.region_number(country, code);
            region.into_iter().flat_map(|region| file.region_rows(region)).collect()
        }
        Area::Circle(middle, km) => {
            let rows = grid::cells_near(*middle, *km)
                .into_iter()
                .flat_map(|cell| file.cell(cell));
            let is_within = |row: &RowId| {
                file.record(*row)
                    .is_some_and(|record| grid::is_within(record.point, *middle, *km))
            };
            rows.map(RowId).filter(is_within).collect()
        }
    }
}
