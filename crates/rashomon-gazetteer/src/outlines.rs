//! Borders of countries: which country holds a point, and how far a border is.
//!
//! Lines are kept once, each with the countries on its two sides, so that the border between two countries is the lines
//! that both have. A point lies in a country if the way from it to the north crosses the country's lines an odd number of
//! times.

use crate::bytes::{Reader, push_varint, u32_at};
use crate::{GazetteerError, Point, distance_km};

/// How wrong a border may be, in kilometres: Natural Earth's drawing at 1:10 million, thinned to 0.2 km.
pub(crate) const ERROR_KM: f64 = 3.0;

/// The bytes before the points of all lines: owners, box, offset, count.
const HEAD_BYTES: usize = 20;
/// Steps of a degree in which points are kept, about a hundred metres, and boxes, about a kilometre.
const STEPS: f64 = 1000.0;
const BOX_STEPS: f64 = 100.0;
/// A degree of latitude, in kilometres.
const DEGREE_KM: f64 = 111.195;

/// A line between countries, or between one and the sea.
#[derive(Debug, Clone, PartialEq)]
pub struct NewBorder {
    /// The ISO codes of the countries on its sides; empty for the sea.
    pub owners: [String; 2],
    /// Its points.
    pub points: Vec<Point>,
}

/// Writes the section of a file that holds borders.
///
/// # Errors
///
/// If a code is not of two letters, or there are more points than the layout has numbers for.
pub fn write_borders(borders: &[NewBorder]) -> Result<Vec<u8>, GazetteerError> {
    let too_long = || GazetteerError::Broken("borders too long for a file".to_owned());
    let mut bytes = u32::try_from(borders.len())
        .map_err(|_| too_long())?
        .to_le_bytes()
        .to_vec();
    let mut points = Vec::new();
    for border in borders {
        push_owners(&mut bytes, &border.owners)?;
        bytes.extend(frame(&border.points).into_iter().flat_map(i16::to_le_bytes));
        bytes.extend(u32::try_from(points.len()).map_err(|_| too_long())?.to_le_bytes());
        bytes.extend(
            u32::try_from(border.points.len())
                .map_err(|_| too_long())?
                .to_le_bytes(),
        );
        push_points(&mut points, &border.points);
    }
    bytes.append(&mut points);
    Ok(bytes)
}

fn push_owners(bytes: &mut Vec<u8>, owners: &[String; 2]) -> Result<(), GazetteerError> {
    for owner in owners {
        match owner.as_bytes() {
            [] => bytes.extend([0, 0]),
            [first, second] => bytes.extend([*first, *second]),
            _ => return Err(GazetteerError::Broken(format!("`{owner}` is no code of a country"))),
        }
    }
    Ok(())
}

/// South, north, west and east of some points, rounded outwards.
fn frame(points: &[Point]) -> [i16; 4] {
    let lats = || points.iter().map(|point| point.lat);
    let lons = || points.iter().map(|point| point.lon);
    let least = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::INFINITY, f64::min);
    let most = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::NEG_INFINITY, f64::max);
    [
        (least(&mut lats()) * BOX_STEPS).floor() as i16 - 1,
        (most(&mut lats()) * BOX_STEPS).ceil() as i16 + 1,
        (least(&mut lons()) * BOX_STEPS).floor() as i16 - 1,
        (most(&mut lons()) * BOX_STEPS).ceil() as i16 + 1,
    ]
}

fn push_points(bytes: &mut Vec<u8>, points: &[Point]) {
    let (mut lat, mut lon) = (0_i64, 0_i64);
    for point in points {
        let next = ((point.lat * STEPS).round() as i64, (point.lon * STEPS).round() as i64);
        push_varint(bytes, zigzag(next.0 - lat));
        push_varint(bytes, zigzag(next.1 - lon));
        (lat, lon) = next;
    }
}

fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63) as u64
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

/// The borders of a file.
#[derive(Clone, Copy)]
pub(crate) struct Outlines<'a> {
    heads: &'a [u8],
    points: &'a [u8],
}

impl<'a> Outlines<'a> {
    /// Reads the section; nothing if it is empty or cut short.
    pub(crate) fn new(section: &'a [u8]) -> Option<Self> {
        let count = u32_at(section, 0)? as usize;
        let rest = section.get(4..)?;
        let (heads, points) = rest.split_at_checked(count.checked_mul(HEAD_BYTES)?)?;
        Some(Self { heads, points })
    }

    /// The country that holds a point.
    pub(crate) fn country_at(&self, point: Point) -> Option<&'a str> {
        let mut crossed: Vec<[u8; 2]> = Vec::new();
        for border in self.borders().filter(|border| border.may_be_crossed(point)) {
            if border.crossings(self, point) % 2 == 1 {
                border.owners.iter().for_each(|owner| toggle(&mut crossed, *owner));
            }
        }
        let holder = *crossed.iter().min()?;
        let mut owners = self
            .heads
            .chunks_exact(HEAD_BYTES)
            .flat_map(|head| [head.get(..2), head.get(2..4)]);
        let code = owners.find(|code| *code == Some(holder.as_slice()))??;
        std::str::from_utf8(code).ok()
    }

    /// The nearest point of the border between two countries, and how far it is in kilometres.
    pub(crate) fn nearest(&self, point: Point, a: &str, b: &str) -> Option<(Point, f64)> {
        let (a, b) = (code(a)?, code(b)?);
        let is_wanted = |border: &Border| border.owners == [a, b] || border.owners == [b, a];
        let mut best: Option<(Point, f64)> = None;
        for border in self.borders().filter(is_wanted) {
            if best.is_some_and(|(_, km)| border.is_farther(point, km)) {
                continue;
            }
            let found = border.nearest(self, point);
            let is_nearer = |km: f64| best.is_none_or(|(_, least)| km < least);
            best = found.filter(|(_, km)| is_nearer(*km)).or(best);
        }
        best
    }

    /// The countries that a country has a land border with.
    pub(crate) fn neighbours(&self, country: &str) -> Vec<String> {
        let Some(own) = code(country) else { return Vec::new() };
        let other = |border: Border| match border.owners {
            [a, b] if a == own && b != own => Some(b),
            [a, b] if b == own && a != own => Some(a),
            _ => None,
        };
        let mut codes: Vec<[u8; 2]> = self
            .borders()
            .filter_map(other)
            .filter(|code| *code != [0, 0])
            .collect();
        codes.sort_unstable();
        codes.dedup();
        codes
            .iter()
            .map(|code| String::from_utf8_lossy(code).into_owned())
            .collect()
    }

    /// The lines that may lie in a frame, whole; none where the frame crosses the date line.
    pub(crate) fn lines_in(&self, south_west: Point, north_east: Point) -> Vec<NewBorder> {
        let reaches = |border: &Border| {
            let [south, north, west, east] = border.edges();
            south <= north_east.lat && north >= south_west.lat && west <= north_east.lon && east >= south_west.lon
        };
        let owner = |owner: [u8; 2]| {
            if owner == [0, 0] {
                String::new()
            } else {
                String::from_utf8_lossy(&owner).into_owned()
            }
        };
        let lines = self.borders().filter(reaches).map(|border| NewBorder {
            owners: border.owners.map(owner),
            points: border.points(self).collect(),
        });
        lines.collect()
    }

    fn borders(&self) -> impl Iterator<Item = Border> + 'a {
        self.heads.chunks_exact(HEAD_BYTES).filter_map(Border::read)
    }
}

/// A border's head.
#[derive(Clone, Copy)]
struct Border {
    owners: [[u8; 2]; 2],
    /// South, north, west, east, in steps of a box.
    frame: [i16; 4],
    offset: u32,
    count: u32,
}

impl Border {
    fn read(head: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(head);
        let mut owner = || reader.take(2)?.try_into().ok();
        let owners = [owner()?, owner()?];
        let mut edge = || reader.take(2)?.try_into().ok().map(i16::from_le_bytes);
        let frame = [edge()?, edge()?, edge()?, edge()?];
        Some(Self {
            owners,
            frame,
            offset: reader.u32()?,
            count: reader.u32()?,
        })
    }

    fn edges(&self) -> [f64; 4] {
        self.frame.map(|edge| f64::from(edge) / BOX_STEPS)
    }

    /// Whether the way from a point to the north may cross it.
    fn may_be_crossed(&self, point: Point) -> bool {
        let [_, north, west, east] = self.edges();
        north >= point.lat && west <= point.lon && point.lon <= east
    }

    /// Whether all of it is farther from a point than so many kilometres.
    fn is_farther(&self, point: Point, km: f64) -> bool {
        let [south, north, _, _] = self.edges();
        let degrees = (south - point.lat).max(point.lat - north).max(0.0);
        degrees * DEGREE_KM > km
    }

    fn points<'a>(&self, outlines: &Outlines<'a>) -> impl Iterator<Item = Point> + use<'a> {
        let mut reader = Reader::at(outlines.points, self.offset as usize);
        let (mut lat, mut lon) = (0_i64, 0_i64);
        (0..self.count).map_while(move |_| {
            let reader = reader.as_mut()?;
            lat = lat.checked_add(unzigzag(reader.varint()?))?;
            lon = lon.checked_add(unzigzag(reader.varint()?))?;
            Some(Point {
                lat: lat as f64 / STEPS,
                lon: lon as f64 / STEPS,
            })
        })
    }

    fn crossings(&self, outlines: &Outlines<'_>, point: Point) -> usize {
        self.segments(outlines)
            .filter(|(a, b)| is_crossed(*a, *b, point))
            .count()
    }

    fn nearest(&self, outlines: &Outlines<'_>, point: Point) -> Option<(Point, f64)> {
        let segments = self.segments(outlines).filter(|(a, b)| !crosses_date_line(*a, *b));
        let near = segments.map(|(a, b)| nearest_on(a, b, point));
        near.min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(near, _)| (near, distance_km(near, point)))
    }

    fn segments<'a>(&self, outlines: &Outlines<'a>) -> impl Iterator<Item = (Point, Point)> + use<'a> {
        let mut points = self.points(outlines);
        let mut last = points.next();
        points.filter_map(move |next| last.replace(next).map(|before| (before, next)))
    }
}

fn code(country: &str) -> Option<[u8; 2]> {
    country.as_bytes().try_into().ok()
}

fn toggle(crossed: &mut Vec<[u8; 2]>, owner: [u8; 2]) {
    match crossed.iter().position(|other| *other == owner) {
        Some(place) => _ = crossed.swap_remove(place),
        None if owner != [0, 0] => crossed.push(owner),
        None => (),
    }
}

fn is_crossed(a: Point, b: Point, point: Point) -> bool {
    if (a.lon <= point.lon) == (b.lon <= point.lon) || crosses_date_line(a, b) {
        return false;
    }
    let share = (point.lon - a.lon) / (b.lon - a.lon);
    a.lat + share * (b.lat - a.lat) > point.lat
}

/// Whether a line is a short one over the date line, not a long one around the globe.
fn crosses_date_line(a: Point, b: Point) -> bool {
    (a.lon - b.lon).abs() > 180.0
}

/// The point of a short line that is nearest, and a distance that orders such points, on the plane that touches the globe.
fn nearest_on(a: Point, b: Point, point: Point) -> (Point, f64) {
    let shrink = point.lat.to_radians().cos();
    let plane = |other: Point| {
        let lon = (other.lon - point.lon + 540.0).rem_euclid(360.0) - 180.0;
        (lon * shrink, other.lat - point.lat)
    };
    let ((ax, ay), (bx, by)) = (plane(a), plane(b));
    let (dx, dy) = (bx - ax, by - ay);
    let square = dx * dx + dy * dy;
    let share = if square > 0.0 {
        (-(ax * dx + ay * dy) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (x, y) = (ax + share * dx, ay + share * dy);
    let near = Point {
        lat: a.lat + share * (b.lat - a.lat),
        lon: a.lon + share * (b.lon - a.lon),
    };
    (near, x * x + y * y)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side, AA to the west of BB, with one line between them.
    fn squares() -> Vec<u8> {
        let line = |owners: [&str; 2], points: &[(f64, f64)]| NewBorder {
            owners: owners.map(str::to_owned),
            points: points.iter().map(|(lat, lon)| Point { lat: *lat, lon: *lon }).collect(),
        };
        let borders = [
            line(["AA", "BB"], &[(0.0, 1.0), (1.0, 1.0)]),
            line(["AA", ""], &[(1.0, 1.0), (1.0, 0.0), (0.0, 0.0), (0.0, 1.0)]),
            line(["", "BB"], &[(0.0, 1.0), (0.0, 2.0), (1.0, 2.0), (1.0, 1.0)]),
        ];
        write_borders(&borders).expect("it is short")
    }

    #[test]
    fn points_lie_in_their_country() {
        let bytes = squares();
        let outlines = Outlines::new(&bytes).expect("it is sound");
        let at = |lat, lon| outlines.country_at(Point { lat, lon });
        assert_eq!(
            (at(0.5, 0.5), at(0.5, 1.5), at(0.5, 2.5)),
            (Some("AA"), Some("BB"), None)
        );
        assert_eq!(outlines.neighbours("AA"), ["BB"]);
    }

    #[test]
    fn borders_are_as_far_as_they_are() {
        let bytes = squares();
        let outlines = Outlines::new(&bytes).expect("it is sound");
        let (near, km) = outlines
            .nearest(Point { lat: 0.5, lon: 0.5 }, "BB", "AA")
            .expect("they touch");
        assert!(
            (km - 55.6).abs() < 0.1 && (near.lon - 1.0).abs() < 1e-9,
            "{near:?} {km}"
        );
        assert_eq!(outlines.nearest(near, "AA", "CC"), None);
    }

    #[test]
    fn garbled_borders_are_none() {
        let bytes = squares();
        for length in 0..bytes.len() {
            let cut = bytes.get(..length).unwrap_or_default();
            let point = Point { lat: 0.5, lon: 0.5 };
            let _ = Outlines::new(cut).and_then(|outlines| outlines.country_at(point).map(str::to_owned));
        }
    }
}
