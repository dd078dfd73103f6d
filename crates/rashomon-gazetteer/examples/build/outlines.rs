//! Borders from the TopoJSON of Natural Earth: lines that countries share, thinned.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use rashomon_gazetteer::{NewBorder, Point};
use serde::Deserialize;
use serde_json::Value;

use crate::geonames::{Country, json};

/// How far thinning may move a border on land, and a coast, in kilometres.
const BORDER_KM: f64 = 0.2;
const COAST_KM: f64 = 0.8;
/// A degree of latitude, in kilometres.
const DEGREE_KM: f64 = 111.195;

/// Areas without a number of their own, and the country that GeoNames files them under.
const UNNUMBERED: &[(&str, &str)] = &[
    ("Akrotiri", "CY"),
    ("Baikonur", "KZ"),
    ("Clipperton I.", "FR"),
    ("Coral Sea Is.", "AU"),
    ("Cyprus U.N. Buffer Zone", "CY"),
    ("Dhekelia", "CY"),
    ("Indian Ocean Ter.", "AU"),
    ("Kosovo", "XK"),
    ("N. Cyprus", "CY"),
    ("Somaliland", "SO"),
    ("USNB Guantanamo Bay", "CU"),
];

/// A point in the largest piece of Crimea: the drawing gives the piece to its holder, GeoNames files it under Ukraine.
const CRIMEA: Point = Point { lat: 45.2, lon: 34.2 };

/// A TopoJSON file, as far as it is used.
#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    id: Option<String>,
    properties: Properties,
    arcs: Value,
}

#[derive(Deserialize)]
struct Properties {
    name: String,
}

/// A closed line of one country, by the numbers of its arcs; a number below zero is the complement of one read backwards.
struct Ring {
    owner: String,
    arcs: Vec<i64>,
}

/// The arc that a number names.
fn arc(number: i64) -> usize {
    if number < 0 { !number as usize } else { number as usize }
}

/// The borders, and the middle of each country's land by its code.
pub type Land = (Vec<NewBorder>, BTreeMap<String, Point>);

/// Reads them.
pub fn borders(from: &Path, countries: &BTreeMap<String, Country>) -> Result<Land, Box<dyn Error>> {
    let topology: Topology = json(&from.join("countries-10m.json"))?;
    let lines: Vec<Vec<Point>> = topology
        .arcs
        .iter()
        .map(|arc| unpack(arc, &topology.transform))
        .collect();
    let rings = rings(&topology, countries, &lines);
    let middles = middles(&rings, &lines);
    let mut owners: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for ring in &rings {
        for arc in &ring.arcs {
            owners.entry(self::arc(*arc)).or_default().push(ring.owner.clone());
        }
    }
    let borders = owners
        .into_iter()
        .filter_map(|(arc, owners)| border(&lines[arc], owners));
    Ok((borders.collect(), middles))
}

fn unpack(arc: &[[i64; 2]], transform: &Transform) -> Vec<Point> {
    let (mut x, mut y) = (0, 0);
    let mut point = |step: &[i64; 2]| {
        (x, y) = (x + step[0], y + step[1]);
        Point {
            lat: y as f64 * transform.scale[1] + transform.translate[1],
            lon: x as f64 * transform.scale[0] + transform.translate[0],
        }
    };
    arc.iter().map(&mut point).collect()
}

fn rings(topology: &Topology, countries: &BTreeMap<String, Country>, lines: &[Vec<Point>]) -> Vec<Ring> {
    let by_number: BTreeMap<u32, &str> = countries
        .values()
        .map(|country| (country.isonumeric, country.iso.as_str()))
        .collect();
    let mut rings = Vec::new();
    for geometry in &topology.objects.countries.geometries {
        let number = geometry.id.as_ref().and_then(|id| id.parse::<u32>().ok());
        let numbered = number.and_then(|number| by_number.get(&number).copied());
        let unnumbered = UNNUMBERED.iter().find(|(name, _)| *name == geometry.properties.name);
        let Some(owner) = numbered.or(unnumbered.map(|(_, iso)| *iso)) else {
            continue;
        };
        let mut found = Vec::new();
        collect_rings(&geometry.arcs, &mut found);
        for arcs in found {
            let is_crimea = owner == "RU" && holds(&arcs, lines, CRIMEA) && extent_km(&arcs, lines) < 600.0;
            let owner = if is_crimea { "UA" } else { owner };
            rings.push(Ring {
                owner: owner.to_owned(),
                arcs,
            });
        }
    }
    rings
}

/// Rings at whatever depth: polygons hold them, and several polygons hold polygons.
fn collect_rings(value: &Value, found: &mut Vec<Vec<i64>>) {
    let items = value.as_array().into_iter().flatten();
    let numbers: Vec<i64> = items.clone().filter_map(Value::as_i64).collect();
    if numbers.is_empty() {
        items.for_each(|item| collect_rings(item, found));
    } else {
        found.push(numbers);
    }
}

fn holds(arcs: &[i64], lines: &[Vec<Point>], point: Point) -> bool {
    let segments = arcs.iter().flat_map(|number| lines[arc(*number)].windows(2));
    let is_crossed = |pair: &&[Point]| {
        let (a, b) = (pair[0], pair[1]);
        (a.lon <= point.lon) != (b.lon <= point.lon)
            && (a.lon - b.lon).abs() < 180.0
            && a.lat + (point.lon - a.lon) / (b.lon - a.lon) * (b.lat - a.lat) > point.lat
    };
    segments.filter(is_crossed).count() % 2 == 1
}

fn extent_km(arcs: &[i64], lines: &[Vec<Point>]) -> f64 {
    let lats = || {
        arcs.iter()
            .flat_map(|number| lines[arc(*number)].iter().map(|point| point.lat))
    };
    let most = lats().fold(f64::NEG_INFINITY, f64::max);
    (most - lats().fold(f64::INFINITY, f64::min)) * DEGREE_KM
}

/// Pieces of a country that are smaller than this share of its largest do not move its middle.
const LARGE_PIECE: f64 = 0.25;

/// The middle of the land of each country: of its large pieces as areas on the map, weighted with their size.
fn middles(rings: &[Ring], lines: &[Vec<Point>]) -> BTreeMap<String, Point> {
    let mut pieces: BTreeMap<&str, Vec<(Point, f64)>> = BTreeMap::new();
    for ring in rings {
        pieces.entry(&ring.owner).or_default().extend(center(ring, lines));
    }
    let middle = |pieces: &Vec<(Point, f64)>| {
        let largest = pieces.iter().map(|(_, size)| *size).fold(0.0, f64::max);
        let mut sum = [0.0; 3];
        for (point, size) in pieces.iter().filter(|(_, size)| *size >= largest * LARGE_PIECE) {
            let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
            let direction = [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()];
            sum.iter_mut()
                .zip(direction)
                .for_each(|(sum, part)| *sum += part * size);
        }
        let [x, y, z] = sum;
        Point {
            lat: z.atan2(x.hypot(y)).to_degrees(),
            lon: y.atan2(x).to_degrees(),
        }
    };
    pieces
        .iter()
        .map(|(owner, pieces)| ((*owner).to_owned(), middle(pieces)))
        .collect()
}

/// The centre of a ring and its size in square degrees at the equator; nothing for one without an inside.
fn center(ring: &Ring, lines: &[Vec<Point>]) -> Option<(Point, f64)> {
    let mut points: Vec<Point> = Vec::new();
    for number in &ring.arcs {
        let line = lines[arc(*number)].iter().copied();
        if *number < 0 {
            points.extend(line.rev());
        } else {
            points.extend(line);
        }
    }
    // A country that the date line cuts goes on beyond 180 degrees.
    for index in 1..points.len() {
        let jump = points[index].lon - points[index - 1].lon;
        points[index].lon -= (jump / 360.0).round() * 360.0;
    }
    let (mut area, mut lat, mut lon) = (0.0, 0.0, 0.0);
    for pair in points.windows(2) {
        let cross = pair[0].lon * pair[1].lat - pair[1].lon * pair[0].lat;
        area += cross;
        lat += cross * (pair[0].lat + pair[1].lat);
        lon += cross * (pair[0].lon + pair[1].lon);
    }
    let point = Point {
        lat: lat / (3.0 * area),
        lon: lon / (3.0 * area),
    };
    (area.abs() > 1e-9).then(|| (point, area.abs() / 2.0 * point.lat.to_radians().cos()))
}

/// A border with its owners; nothing for a line within one country.
fn border(line: &[Point], owners: Vec<String>) -> Option<NewBorder> {
    let mut owners = owners.into_iter();
    let owners = [owners.next().unwrap_or_default(), owners.next().unwrap_or_default()];
    let is_land = !owners[0].is_empty() && !owners[1].is_empty();
    if owners[0] == owners[1] {
        return None;
    }
    Some(NewBorder {
        points: thin(line, if is_land { BORDER_KM } else { COAST_KM }),
        owners,
    })
}

/// The points that a line needs to stay as near as this to what it was, by Douglas and Peucker.
fn thin(line: &[Point], km: f64) -> Vec<Point> {
    let mut kept = vec![false; line.len()];
    let last = line.len() - 1;
    (kept[0], kept[last]) = (true, true);
    // A closed line is two halves, or its ends would be one point.
    let mut open = if line[0] == line[last] && last > 3 {
        kept[last / 2] = true;
        vec![(0, last / 2), (last / 2, last)]
    } else {
        vec![(0, last)]
    };
    while let Some((start, end)) = open.pop() {
        let distances = (start + 1..end).map(|index| (index, off_line(line[index], line[start], line[end])));
        let farthest = distances.max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((index, _)) = farthest.filter(|(_, off)| *off > km) {
            kept[index] = true;
            open.extend([(start, index), (index, end)]);
        }
    }
    line.iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(point, _)| *point)
        .collect()
}

/// How far a point lies off a line between two others, in kilometres.
fn off_line(point: Point, a: Point, b: Point) -> f64 {
    let shrink = point.lat.to_radians().cos();
    let plane = |other: Point| {
        (
            (other.lon - point.lon) * shrink * DEGREE_KM,
            (other.lat - point.lat) * DEGREE_KM,
        )
    };
    let ((ax, ay), (bx, by)) = (plane(a), plane(b));
    let (dx, dy) = (bx - ax, by - ay);
    let square = dx * dx + dy * dy;
    let share = if square > 0.0 {
        (-(ax * dx + ay * dy) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (ax + share * dx).hypot(ay + share * dy)
}
