//! The stretch of the globe that a map shows, and how places lie on it: degrees east shrunk by the latitude of its middle.

use std::collections::BTreeMap;

use rashomon_gazetteer::{Gazetteer, Point};

use super::element::{El, el};

/// A degree of latitude, in kilometres.
const DEGREE_KM: f64 = 111.195;
/// The least width of a map, in kilometres: closer than this, no text is exact.
const LEAST_KM: f64 = 320.0;
/// How much of the map is left free around the places, as a share of what they take.
const ROOM: f64 = 1.45;
/// The width of the drawing that lines are kept in; strokes do not grow with it.
const UNITS: f64 = 1000.0;
/// Points nearer to each other than this are one, in units.
const THIN: f64 = 1.6;
/// How many points, each way, are asked for the country that holds them, to find where to write its name.
const PROBES: [u32; 2] = [14, 9];

/// A map's frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    middle: Point,
    /// Half the height, in degrees of latitude.
    half: f64,
    shrink: f64,
}

impl View {
    /// How much wider than high a map is.
    pub(super) const ASPECT: f64 = 1.5;

    /// The frame that holds circles; none where there are none.
    pub(super) fn over(circles: impl Iterator<Item = (Point, f64)>) -> Option<Self> {
        let mut edges: Option<[f64; 4]> = None;
        for (point, km) in circles {
            let lat = km / DEGREE_KM;
            let lon = lat / point.lat.to_radians().cos().max(0.1);
            let own = [point.lat - lat, point.lat + lat, point.lon - lon, point.lon + lon];
            edges = Some(match edges {
                None => own,
                Some([south, north, west, east]) => {
                    let [s, n, w, e] = own;
                    [south.min(s), north.max(n), west.min(w), east.max(e)]
                }
            });
        }
        let [south, north, west, east] = edges?;
        let middle = Point {
            lat: (south + north) / 2.0,
            lon: (west + east) / 2.0,
        };
        let shrink = middle.lat.to_radians().cos().max(0.1);
        let high = (north - south) / 2.0;
        let wide = (east - west) / 2.0 * shrink / Self::ASPECT;
        let least = LEAST_KM / DEGREE_KM / 2.0 / Self::ASPECT;
        Some(Self {
            middle,
            half: (high.max(wide) * ROOM).max(least).min(60.0),
            shrink,
        })
    }

    /// Where a point lies, as shares of width and height from the upper left.
    pub(super) fn place(&self, point: Point) -> (f64, f64) {
        let x = (point.lon - self.middle.lon) * self.shrink / (self.half * Self::ASPECT);
        let y = (self.middle.lat - point.lat) / self.half;
        ((x + 1.0) / 2.0, (y + 1.0) / 2.0)
    }

    fn point(&self, x: f64, y: f64) -> Point {
        Point {
            lat: self.middle.lat - (y * 2.0 - 1.0) * self.half,
            lon: self.middle.lon + (x * 2.0 - 1.0) * self.half * Self::ASPECT / self.shrink,
        }
    }

    /// How many kilometres the map is wide.
    fn width_km(&self) -> f64 {
        self.half * 2.0 * Self::ASPECT * DEGREE_KM
    }

    /// A circle around a place; its radius is a share of both sides, so it is drawn as an ellipse of shares.
    pub(super) fn circle(&self, x: f64, y: f64, km: f64) -> El {
        let wide = km / self.width_km();
        el("ellipse")
            .share("cx", x)
            .share("cy", y)
            .share("rx", wide)
            .share("ry", wide * Self::ASPECT)
    }

    /// Coasts, borders and the names of countries.
    pub(super) fn base(&self, gazetteer: &Gazetteer) -> El {
        let (south_west, north_east) = (self.point(0.0, 1.0), self.point(1.0, 0.0));
        let (mut coasts, mut borders) = (String::new(), String::new());
        for line in gazetteer.lines_in(south_west, north_east) {
            let is_coast = line.owners.iter().any(String::is_empty);
            let path = if is_coast { &mut coasts } else { &mut borders };
            self.draw(&line.points, path);
        }
        let path = |class, drawn: &str| {
            el("path")
                .class(class)
                .attr("vector-effect", "non-scaling-stroke")
                .attr("d", drawn)
        };
        let lines = el("svg")
            .attr("viewBox", &format!("0 0 {UNITS} {:.0}", UNITS / Self::ASPECT))
            .attr("preserveAspectRatio", "none")
            .attr("width", "100%")
            .attr("height", "100%")
            .child(path("coast", &coasts))
            .child(path("border", &borders));
        el("g").child(lines).children(self.countries(gazetteer))
    }

    /// Adds a line to a path, cut at the frame and thinned.
    fn draw(&self, points: &[Point], path: &mut String) {
        let mut last: Option<(f64, f64)> = None;
        let mut before: Option<(f64, f64)> = None;
        for point in points {
            let (x, y) = self.place(*point);
            let is_near = (-0.1..=1.1).contains(&x) && (-0.1..=1.1).contains(&y);
            let here = (x * UNITS, y * UNITS / Self::ASPECT);
            match last {
                _ if !is_near => last = None,
                Some((from_x, from_y)) if (from_x - here.0).hypot(from_y - here.1) < THIN => (),
                Some(_) => {
                    path.push_str(&format!("L{:.0} {:.0}", here.0, here.1));
                    last = Some(here);
                }
                None => {
                    // The line enters the frame from the point before.
                    let from = before.unwrap_or(here);
                    path.push_str(&format!("M{:.0} {:.0}L{:.0} {:.0}", from.0, from.1, here.0, here.1));
                    last = Some(here);
                }
            }
            before = Some(here);
        }
    }

    /// The name of each country, in the middle of what the map shows of it.
    fn countries(&self, gazetteer: &Gazetteer) -> Vec<El> {
        let [columns, rows] = PROBES;
        let mut held: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
        for (column, row) in (0..columns).flat_map(|column| (0..rows).map(move |row| (column, row))) {
            let x = (f64::from(column) + 0.5) / f64::from(columns);
            let y = (f64::from(row) + 0.5) / f64::from(rows);
            if let Some(country) = gazetteer.country_at(self.point(x, y)) {
                held.entry(country).or_default().push((x, y));
            }
        }
        let label = |(country, points): (&str, Vec<(f64, f64)>)| {
            let number = points.len() as f64;
            let x = points.iter().map(|(x, _)| x).sum::<f64>() / number;
            let y = points.iter().map(|(_, y)| y).sum::<f64>() / number;
            let name = gazetteer.country(country).map_or(country, |entry| entry.name);
            (points.len() >= 6).then(|| {
                let text = el("text")
                    .share("x", x.clamp(0.12, 0.88))
                    .share("y", y)
                    .attr("text-anchor", "middle");
                text.class("country").text(&name.to_uppercase())
            })
        };
        held.into_iter().filter_map(label).collect()
    }

    /// A measure of so many kilometres at the lower left.
    pub(super) fn measure(&self) -> El {
        let quarter = self.width_km() / 5.0;
        let power = 10_f64.powf(quarter.log10().floor());
        let km = [5.0, 2.0, 1.0]
            .into_iter()
            .map(|factor| factor * power)
            .find(|km| *km <= quarter)
            .unwrap_or(power);
        let end = 0.02 + km / self.width_km();
        let line = el("line")
            .attr("x1", "2%")
            .share("x2", end)
            .attr("y1", "96%")
            .attr("y2", "96%");
        let text = el("text")
            .attr("x", "2%")
            .attr("y", "96%")
            .attr("dy", "-6")
            .text(&format!("{km:.0} km"));
        el("g").class("measure").child(line).child(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_where_they_should() {
        let middle = Point { lat: 50.0, lon: 36.0 };
        let view = View::over([(middle, 10.0)].into_iter()).unwrap();
        assert_eq!(view.place(middle), (0.5, 0.5));
        let (x, y) = view.place(Point { lat: 50.2, lon: 36.3 });
        assert!(x > 0.5 && y < 0.5);
        assert!((view.width_km() - LEAST_KM).abs() < 1.0);
        assert!(View::over(std::iter::empty()).is_none());
    }
}
