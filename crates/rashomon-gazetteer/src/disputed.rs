//! Which places more than one state claims: `data/disputed.toml`, by codes of units and by outlines.

use serde::Deserialize;

use crate::{GazetteerError, Point};

const AREAS: &str = include_str!("../data/disputed.toml");

/// The areas that are marked as disputed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputedAreas {
    area: Vec<DisputedArea>,
}

/// One of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct DisputedArea {
    name: String,
    /// How it is disputed; for the reader of the file.
    #[serde(rename = "seen")]
    _seen: String,
    /// Countries ("CC") and regions ("CC.code") that lie in it whole.
    #[serde(default)]
    units: Vec<String>,
    /// An outline, points north and east.
    #[serde(default)]
    within: Vec<[f64; 2]>,
    /// The countries whose places the outline may mark; all if none is named.
    #[serde(default)]
    of: Vec<String>,
}

impl DisputedAreas {
    /// The built-in ones.
    ///
    /// # Errors
    ///
    /// If the file breaks its format; a test rules this out.
    pub fn embedded() -> Result<Self, GazetteerError> {
        toml::from_str(AREAS).map_err(|error| GazetteerError::Broken(format!("disputed.toml: {error}")))
    }

    /// The area that a place lies in, if it is a disputed one; the place by the ISO code of the country and the code of the
    /// region that it is filed under, and its point.
    #[must_use]
    pub fn holding(&self, country: &str, admin1: &str, point: Point) -> Option<&str> {
        let holds = |area: &&DisputedArea| area.holds(country, admin1, point);
        self.area.iter().find(holds).map(|area| area.name.as_str())
    }
}

impl DisputedArea {
    fn holds(&self, country: &str, admin1: &str, point: Point) -> bool {
        let is_unit = |unit: &String| match unit.split_once('.') {
            Some((of, code)) => of == country && code == admin1,
            None => unit == country,
        };
        let may_be_marked = self.of.is_empty() || self.of.iter().any(|of| of == country);
        self.units.iter().any(is_unit) || (may_be_marked && is_inside(&self.within, point))
    }
}

/// Whether a point lies in an outline: a ray to the north crosses it an odd number of times.
fn is_inside(outline: &[[f64; 2]], point: Point) -> bool {
    let following = outline.iter().cycle().skip(1);
    let crossings = outline
        .iter()
        .zip(following)
        .filter(|(a, b)| is_crossed(**a, **b, point));
    crossings.count() % 2 == 1
}

/// Whether the ray from a point to the north crosses the line between two others.
fn is_crossed([lat_a, lon_a]: [f64; 2], [lat_b, lon_b]: [f64; 2], point: Point) -> bool {
    if (lon_a <= point.lon) == (lon_b <= point.lon) {
        return false;
    }
    let share = (point.lon - lon_a) / (lon_b - lon_a);
    lat_a + share * (lat_b - lat_a) > point.lat
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area_at(country: &str, admin1: &str, lat: f64, lon: f64) -> Option<String> {
        let areas = DisputedAreas::embedded().expect("the built-in areas are sound");
        areas.holding(country, admin1, Point { lat, lon }).map(str::to_owned)
    }

    #[test]
    fn codes_and_outlines_mark_places() {
        assert_eq!(area_at("UA", "11", 44.95, 34.1).as_deref(), Some("Crimea"));
        assert_eq!(area_at("GE", "73", 42.23, 43.97).as_deref(), Some("South Ossetia"));
        assert_eq!(area_at("IL", "03", 33.13, 35.78).as_deref(), Some("Golan Heights"));
        assert_eq!(area_at("GE", "73", 41.98, 44.11), None);
        assert_eq!(area_at("UA", "07", 50.0, 36.25), None);
        assert_eq!(area_at("IL", "05", 32.08, 34.78), None);
    }
}
