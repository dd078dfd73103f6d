//! Where: a row of the gazetteer, how well it fits, and what else it might have been.

use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{MapSpans, Span};

/// A name used as a place, resolved or not. No sovereignty is asserted: `country` is the gazetteer's, and `disputed`
/// says where others see it otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place<S = Span> {
    /// The words.
    pub spans: Vec<S>,
    /// The gazetteer's own name for it; none while unresolved.
    pub name: Option<String>,
    /// The GeoNames id; none while unresolved.
    pub geonameid: Option<u64>,
    /// Degrees north; none while unresolved.
    pub lat: Option<f64>,
    /// Degrees east; none while unresolved.
    pub lon: Option<f64>,
    /// The ISO 3166 code of two letters that the gazetteer files it under.
    pub country: Option<String>,
    /// How finely it is known; none while unresolved.
    pub precision: Option<PlacePrecision>,
    /// Whether it is claimed by more than one state or held by another than the gazetteer's; none while unresolved.
    pub disputed: Option<bool>,
    /// How the name was matched; none while unresolved.
    #[serde(rename = "match")]
    pub matched: Option<PlaceMatch>,
    /// How far from its point the place may lie or reach, in kilometres; none while unresolved.
    pub radius_km: Option<f64>,
    /// The second-best reading.
    pub runner_up: Option<PlaceCandidate>,
    /// What it might mean, best first, where that is not settled; empty once resolved.
    pub candidates: Vec<PlaceCandidate>,
    /// What the name does where it stands.
    #[serde(rename = "use")]
    pub usage: PlaceUse,
    /// The way it was found, for a person: "one letter from Kozinka, 8 km from Grayvoron".
    pub route: Option<String>,
}

impl<S> Place<S> {
    /// A name used as a place, of which nothing else is known.
    #[must_use]
    pub fn unresolved(spans: Vec<S>) -> Self {
        Self {
            spans,
            name: None,
            geonameid: None,
            lat: None,
            lon: None,
            country: None,
            precision: None,
            disputed: None,
            matched: None,
            radius_km: None,
            runner_up: None,
            candidates: Vec::new(),
            usage: PlaceUse::Location,
            route: None,
        }
    }
}

impl<S, T> MapSpans<S, T> for Place<S> {
    type Mapped = Place<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Place<T> {
        Place {
            spans: map_list(self.spans, convert),
            name: self.name,
            geonameid: self.geonameid,
            lat: self.lat,
            lon: self.lon,
            country: self.country,
            precision: self.precision,
            disputed: self.disputed,
            matched: self.matched,
            radius_km: self.radius_km,
            runner_up: self.runner_up,
            candidates: self.candidates,
            usage: self.usage,
            route: self.route,
        }
    }
}

/// A row of the gazetteer that a name might have meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceCandidate {
    /// The GeoNames id.
    pub geonameid: u64,
    /// The gazetteer's own name for it.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// The ISO 3166 code of two letters that the gazetteer files it under.
    pub country: Option<String>,
}

/// How finely a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacePrecision {
    /// A building, a bridge, a crossing, a pair of coordinates.
    Point,
    /// A town or a village.
    Town,
    /// A district.
    District,
    /// A region, an oblast, a state of a federation.
    Region,
    /// A country.
    Country,
    /// An area that is no administrative unit: a sea, a desert, a front.
    Area,
}

/// How a name was matched with the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceMatch {
    /// By the gazetteer's own name.
    Exact,
    /// By another name that the gazetteer gives.
    Alias,
    /// By another spelling or transliteration.
    Spelling,
    /// By a short form that the document itself introduced.
    InDocumentAlias,
    /// By its relation to another place: "a village near Shebekino".
    Relation,
    /// By coordinates in the text.
    Coordinates,
}

/// What a name of a place does where it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceUse {
    /// It says where: "in Moscow".
    #[default]
    Location,
    /// It says whose: "Ukrainian", "Belgorod residents".
    Adjective,
    /// It stands for a government or a body: "Moscow said".
    Actor,
}
