//! The gazetteer: names of places and where they lie.
//!
//! It knows nothing of texts: a name goes in, rows come out. Rows are settlements, regions, districts and countries of
//! [GeoNames](https://www.geonames.org) (CC BY 4.0).

use thiserror::Error;

/// A gazetteer file that cannot be used.
#[derive(Debug, Error)]
pub enum GazetteerError {
    /// It is no gazetteer, or a broken one.
    #[error("this is no gazetteer of Rashomon: {0}")]
    Broken(String),
}

/// Names of places and where they lie: read once, never changed.
#[derive(Debug)]
pub struct Gazetteer {}

impl Gazetteer {
    /// The gazetteer that is built in.
    ///
    /// # Errors
    ///
    /// If its file is broken; a test rules this out.
    pub fn embedded() -> Result<Self, GazetteerError> {
        Ok(Self {})
    }

    /// The rows whose name, or another name, is this one, the most populous first. Case, accents and punctuation do not
    /// count.
    pub fn exact(&self, _name: &str) -> impl Iterator<Item = Match<'_>> {
        std::iter::empty()
    }

    /// The rows with a name that could be another spelling of this one, the nearest first, and its cost: 1 for one plain
    /// wrong letter, less for letters that transliterations confuse. `near` bounds where to look, if it is given.
    #[must_use]
    pub fn similar(&self, _name: &str, _near: &[Area], _limit: usize) -> Vec<(Match<'_>, f64)> {
        Vec::new()
    }

    /// The row of a GeoNames id.
    #[must_use]
    pub fn by_id(&self, _geonameid: u64) -> Option<Entry<'_>> {
        None
    }

    /// How far a point lies from the border between two countries of ISO codes, in kilometres, with the outlines' error.
    #[must_use]
    pub fn border_distance(&self, _point: Point, _a: &str, _b: &str) -> Option<BorderDistance> {
        None
    }

    /// The country whose outline holds a point, as an ISO code.
    #[must_use]
    pub fn country_at(&self, _point: Point) -> Option<&str> {
        None
    }
}

/// A point on the globe, in degrees north and east.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north, -90 to 90.
    pub lat: f64,
    /// Degrees east, -180 to 180.
    pub lon: f64,
}

/// Where tolerant look-ups may look.
#[derive(Debug, Clone, PartialEq)]
pub enum Area {
    /// A country, by its ISO code of two letters.
    Country(String),
    /// A region, by country and GeoNames admin1 code.
    Region(String, String),
    /// All within so many kilometres of a point.
    Circle(Point, f64),
}

/// What sort of thing a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// A town or a village.
    Settlement,
    /// A second-level unit: a rayon, a county, a district.
    District,
    /// A first-level unit: an oblast, a state, a governorate.
    Region,
    /// A country or a dependent territory.
    Country,
    /// An area that is no administrative unit: a sea, a continent, a "West Bank".
    Area,
}

/// One row of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry<'a> {
    /// The GeoNames id.
    pub geonameid: u64,
    /// The gazetteer's own name.
    pub name: &'a str,
    /// Where it lies; for an area its middle.
    pub point: Point,
    /// The ISO code of its country; empty where it has none.
    pub country: &'a str,
    /// GeoNames' code of its first-level unit; empty where it has none.
    pub admin1: &'a str,
    /// How many people live there; 0 where this is not known.
    pub population: u64,
    /// What sort of thing it is.
    pub feature: Feature,
    /// How far it reaches from its middle, in kilometres.
    pub radius_km: f64,
    /// Whether it is the capital of its country (`Country` level) or the seat of its region.
    pub seat: Option<Feature>,
}

/// A row that a name matched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match<'a> {
    /// The row.
    pub entry: Entry<'a>,
    /// Whether the name matched is the row's own, not one of its other names.
    pub own_name: bool,
}

/// A distance to a border.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BorderDistance {
    /// The distance, in kilometres.
    pub km: f64,
    /// How wrong the outlines may be, in kilometres.
    pub error_km: f64,
}
