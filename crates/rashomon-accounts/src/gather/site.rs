//! Places as this stage compares them: by point where both have one, else by name.

use rashomon_gazetteer::{Point, distance_km, fold};
use rashomon_types::{Claim, ParticipantRole, Place, PlaceMatch, PlacePrecision, PlaceUse};

/// A place finer than a country.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The name as the text has it, for people.
    pub name: String,
    /// Its names, folded.
    keys: Vec<String>,
    circle: Option<Circle>,
    /// How finely it is known: 0 for a point, 1 for a town, larger for larger units, 1 where it is not resolved.
    pub rank: u8,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Circle {
    middle: Point,
    radius_km: f64,
    /// Whether its name was matched as it stands, so that its point can tell against another place.
    is_sure: bool,
}

/// How one place lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lie {
    /// Too far from each other to be one, and neither contains the other.
    Elsewhere,
    /// Not to be told.
    Unknown,
    /// The one contains the other, or they touch.
    Inside,
    /// One place.
    Same,
}

/// Kinds of events that go to a place, and do not happen there: "sold oil to Vardia".
const GOING: [&str; 3] = ["transfer", "sanction", "espionage"];

/// Whether a claim names a place only as where something goes to, or as whom it is done to.
pub fn is_goal(claim: &Claim, place: &Place) -> bool {
    let going = claim
        .event_mentions
        .iter()
        .filter(|mention| GOING.contains(&mention.kind.as_str()));
    let mut goals = going
        .flat_map(|mention| &mention.participants)
        .filter(|part| part.role == ParticipantRole::Target)
        .flat_map(|part| &part.spans);
    goals.any(|goal| place.spans.iter().any(|span| goal.covers(*span)))
}

/// Places this near to each other can see one event, in kilometres.
const NEAR_KM: f64 = 25.0;

impl Site {
    /// The place, if it says where and is finer than a country; `words` are the text's own.
    pub fn of(place: &Place, words: &str) -> Option<Self> {
        let is_place = place.usage == PlaceUse::Location && place.precision != Some(PlacePrecision::Country);
        let mut keys = vec![fold(words)];
        if place.matched.is_some_and(|how| how != PlaceMatch::Spelling) {
            keys.extend(place.name.as_deref().map(fold));
        }
        keys.retain(|key| !key.is_empty());
        keys.sort_unstable();
        keys.dedup();
        (is_place && !keys.is_empty()).then(|| Self {
            name: words.to_owned(),
            keys,
            circle: circle(place),
            rank: rank(place.precision),
        })
    }

    /// How this place lies to another.
    pub fn lie(&self, other: &Self) -> Lie {
        if self.keys.iter().any(|key| other.keys.contains(key)) {
            return Lie::Same;
        }
        let (Some(here), Some(there)) = (self.circle, other.circle) else {
            return Lie::Unknown;
        };
        let km = distance_km(here.middle, there.middle);
        let reach = here.radius_km + there.radius_km;
        if km <= reach {
            Lie::Inside
        } else if km > reach + NEAR_KM && here.is_sure && there.is_sure {
            Lie::Elsewhere
        } else {
            Lie::Unknown
        }
    }

    /// What to look places up by that may be the same: names, and the cell of about 50 km that it lies in.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// The cells of half a degree around its middle, for a place no larger than a district.
    pub fn cells(&self) -> Vec<String> {
        let Some(circle) = self.circle.filter(|_| self.rank <= 2) else {
            return Vec::new();
        };
        let cell = |degrees: f64| (degrees * 2.0).floor();
        vec![format!("@{}:{}", cell(circle.middle.lat), cell(circle.middle.lon))]
    }
}

fn circle(place: &Place) -> Option<Circle> {
    Some(Circle {
        middle: Point {
            lat: place.lat?,
            lon: place.lon?,
        },
        radius_km: place.radius_km.unwrap_or(1.0),
        is_sure: place.matched != Some(PlaceMatch::Spelling),
    })
}

fn rank(precision: Option<PlacePrecision>) -> u8 {
    match precision {
        Some(PlacePrecision::Point) => 0,
        Some(PlacePrecision::Town) | None => 1,
        Some(PlacePrecision::District) => 2,
        Some(PlacePrecision::Area) => 3,
        Some(PlacePrecision::Region) => 4,
        Some(PlacePrecision::Country) => 5,
    }
}
