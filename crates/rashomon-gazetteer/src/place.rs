//! The nouns: a row, a match, an area to look in.

use crate::Point;

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

impl Feature {
    /// All of them, in the order of their codes in the file.
    pub(crate) const ALL: [Self; 5] = [
        Self::Settlement,
        Self::District,
        Self::Region,
        Self::Country,
        Self::Area,
    ];
}

/// One row of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry<'a> {
    /// The GeoNames id; none for districts and areas that were made from other rows.
    pub geonameid: Option<u64>,
    /// The gazetteer's own name.
    pub name: &'a str,
    /// Where it lies; for an area its middle.
    pub point: Point,
    /// The ISO code of its country; empty where it has none.
    pub country: &'a str,
    /// GeoNames' code of its first-level unit; empty where it has none.
    pub admin1: &'a str,
    /// How many people live there; 0 where this is not known. For regions and districts, those of their settlements.
    pub population: u64,
    /// What sort of thing it is.
    pub feature: Feature,
    /// How far it reaches from its middle, in kilometres.
    pub radius_km: f64,
    /// Whether it is the capital of its country (`Country` level) or the seat of its region.
    pub seat: Option<Feature>,
    /// Whether more than one state claims it, or another holds it than the one that the gazetteer files it under.
    pub disputed: bool,
}

/// A row that a name matched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match<'a> {
    /// The row.
    pub entry: Entry<'a>,
    /// Whether the name matched is the row's own, not one of its other names.
    pub own_name: bool,
}
