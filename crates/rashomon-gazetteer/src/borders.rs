//! Questions about borders.

use crate::file::Section;
use crate::outlines::{ERROR_KM, Outlines};
use crate::{Gazetteer, NewBorder, Point};

/// A distance to a border.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BorderDistance {
    /// The distance, in kilometres.
    pub km: f64,
    /// How wrong the outlines may be, in kilometres.
    pub error_km: f64,
}

impl Gazetteer {
    /// How far a point lies from the border between two countries of ISO codes, in kilometres, with the outlines' error.
    /// Nothing where they share no border on land.
    #[must_use]
    pub fn border_distance(&self, point: Point, a: &str, b: &str) -> Option<BorderDistance> {
        let (_, km) = self.outlines()?.nearest(point, a, b)?;
        Some(BorderDistance { km, error_km: ERROR_KM })
    }

    /// The nearest point of the border between two countries of ISO codes.
    #[must_use]
    pub fn nearest_border_point(&self, point: Point, a: &str, b: &str) -> Option<Point> {
        self.outlines()?.nearest(point, a, b).map(|(near, _)| near)
    }

    /// The countries that a country shares a border on land with, by ISO code, in their order.
    #[must_use]
    pub fn neighbours(&self, country: &str) -> Vec<String> {
        self.outlines()
            .map(|outlines| outlines.neighbours(country))
            .unwrap_or_default()
    }

    /// The country whose outline holds a point, as an ISO code. Outlines follow the codes that rows are filed under; see
    /// `disputed` for what others claim.
    #[must_use]
    pub fn country_at(&self, point: Point) -> Option<&str> {
        self.outlines()?.country_at(point)
    }

    /// The borders and coasts that may lie between two corners, each line whole, for whoever draws a map.
    #[must_use]
    pub fn lines_in(&self, south_west: Point, north_east: Point) -> Vec<NewBorder> {
        self.outlines()
            .map(|outlines| outlines.lines_in(south_west, north_east))
            .unwrap_or_default()
    }

    /// The outlines of the first file that has some.
    fn outlines(&self) -> Option<Outlines<'_>> {
        let mut sections = self.files.iter().map(|file| file.section(Section::Outlines));
        sections.find_map(Outlines::new)
    }
}
