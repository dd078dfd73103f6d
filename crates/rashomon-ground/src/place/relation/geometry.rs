//! Relations as geometry: the middle of the region that a relation allows, its radius, and whether a point lies in it.

use rashomon_gazetteer::{Feature, Gazetteer, Point, bearing as way_to, destination, distance_km};

use super::bearing::{apart, name as direction};
use super::{Reach, Relation};

/// What is known of an anchor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Known<'a> {
    pub(crate) name: &'a str,
    pub(crate) point: Point,
    pub(crate) radius_km: f64,
    pub(crate) country: &'a str,
    pub(crate) population: u64,
    pub(crate) feature: Feature,
}

/// Where a relation leads.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ground {
    pub(crate) point: Point,
    pub(crate) radius_km: f64,
    /// The way, for a person.
    pub(crate) route: String,
    /// Whether it is a stretch of land, not a point.
    pub(crate) is_area: bool,
}

/// A length that is "about" may be wrong by this share.
const ABOUT: f64 = 0.25;
/// A length that is told plainly may still be rounded by this share.
const PLAIN: f64 = 0.15;
/// Half of an eighth of the compass.
const SECTOR: f64 = 22.5;
/// A town of more people reaches farther out.
const LARGE_TOWN: u64 = 50_000;

/// Where a relation leads, given its anchors.
pub(crate) fn ground<'a>(relation: &Relation, known: &dyn Fn(usize) -> Option<Known<'a>>, gazetteer: &Gazetteer) -> Option<Ground> {
    match relation {
        Relation::Offset { low_km, high_km, hedged, bearing, anchor } => Some(offset((*low_km, *high_km), *hedged, *bearing, known(*anchor)?)),
        Relation::Bearing { degrees, anchor, reach } => Some(beyond(*degrees, *reach, known(*anchor)?)),
        Relation::Part { degrees, anchor, edge } => Some(part(*degrees, *edge, known(*anchor)?)),
        Relation::Near { anchor } => Some(near(known(*anchor)?)),
        Relation::Between { a, b, halfway } => between(known(*a)?, known(*b)?, *halfway),
        Relation::Border { low_km, high_km, countries, toward, inside } => {
            let (way, anchor) = (*toward)?;
            let named: Vec<Known<'_>> = countries.iter().filter_map(|country| known(*country)).collect();
            Some(border((low_km + high_km) / 2.0, *inside, &named, way, known(anchor)?, gazetteer))
        }
    }
}

fn offset(km: (f64, f64), hedged: bool, bearing: Option<f64>, anchor: Known<'_>) -> Ground {
    let middle = (km.0 + km.1) / 2.0;
    let slack = (km.1 - km.0) / 2.0 + middle * if hedged { ABOUT } else { PLAIN };
    match bearing {
        Some(degrees) => Ground {
            point: destination(anchor.point, degrees, middle),
            radius_km: (slack + middle * SECTOR.to_radians().sin() / 2.0).max(1.0),
            route: format!("{} km {} of {}", kilometres(middle), direction(degrees), anchor.name),
            is_area: false,
        },
        None => Ground {
            point: anchor.point,
            radius_km: (middle + slack).max(1.0),
            route: format!("within {} km of {}", kilometres(middle + slack), anchor.name),
            is_area: true,
        },
    }
}

fn beyond(degrees: f64, reach: Reach, anchor: Known<'_>) -> Ground {
    let km = if anchor.feature == Feature::Settlement {
        out_of_town(anchor) * if reach == Reach::Just { 0.5 } else { 1.0 }
    } else {
        anchor.radius_km * 1.3
    };
    Ground {
        point: destination(anchor.point, degrees, km),
        radius_km: km,
        route: format!("{} of {}, at no stated distance", direction(degrees), anchor.name),
        is_area: true,
    }
}

/// How far "east of X" points, in kilometres: past the edge of the town.
fn out_of_town(anchor: Known<'_>) -> f64 {
    if anchor.population > LARGE_TOWN { 15.0 } else { 12.0 }
}

fn part(degrees: f64, edge: bool, anchor: Known<'_>) -> Ground {
    let is_town = anchor.feature == Feature::Settlement;
    let km = match (is_town, edge) {
        (true, _) => out_of_town(anchor) / 2.0,
        (false, _) => anchor.radius_km * 0.5,
    };
    let what = if edge { "edge" } else { "part" };
    Ground {
        point: destination(anchor.point, degrees, km),
        radius_km: km.max(1.0),
        route: format!("the {} {what} of {}", adjective(degrees), anchor.name),
        is_area: true,
    }
}

fn adjective(degrees: f64) -> String {
    format!("{}ern", direction(degrees))
}

fn near(anchor: Known<'_>) -> Ground {
    Ground {
        point: anchor.point,
        radius_km: anchor.radius_km.max(1.0) + 10.0,
        route: format!("near {}", anchor.name),
        is_area: true,
    }
}

fn between(a: Known<'_>, b: Known<'_>, halfway: bool) -> Option<Ground> {
    let km = distance_km(a.point, b.point);
    // Half the globe apart is no road.
    (km < 3000.0).then(|| Ground {
        point: destination(a.point, way_to(a.point, b.point), km / 2.0),
        radius_km: (km * if halfway { 0.1 } else { 0.5 }).max(1.0),
        route: format!("{} {} and {}", if halfway { "halfway between" } else { "between" }, a.name, b.name),
        is_area: !halfway,
    })
}

/// How far from a town a border is looked for, in kilometres.
const BORDER_REACH: i32 = 80;

/// The point on the way from a town that lies so far from the border.
fn border(km: f64, inside: bool, named: &[Known<'_>], way: Option<f64>, anchor: Known<'_>, gazetteer: &Gazetteer) -> Ground {
    let countries: Vec<&str> = named.iter().map(|known| known.country).filter(|country| !country.is_empty()).collect();
    let usual = out_of_town(anchor) / 2.0;
    let ways: Vec<f64> = way.map_or_else(|| (0..16).map(|step| f64::from(step) * SECTOR).collect(), |way| vec![way]);
    let steps = (0..BORDER_REACH * 2).map(|step| f64::from(step) / 2.0);
    let points = steps.flat_map(|out| ways.iter().map(move |way| (out, destination(anchor.point, *way, out))));
    let cost = |(out, point): (f64, Point)| {
        let found = border_km(point, &countries, anchor.country, gazetteer)?;
        let wrong_side = inside && countries.first().is_some_and(|country| gazetteer.country_at(point) != Some(*country));
        Some((point, (found - km).abs() + 0.3 * (out - usual).abs() + if wrong_side { 100.0 } else { 0.0 }))
    };
    let best = points.filter_map(cost).min_by(|a, b| a.1.total_cmp(&b.1));
    let fallback = destination(anchor.point, way.unwrap_or_default(), if way.is_some() { usual } else { 0.0 });
    let side = way.map_or_else(|| "near".to_owned(), |way| format!("{} of", direction(way)));
    Ground {
        point: best.map_or(fallback, |(point, _)| point),
        radius_km: km * ABOUT + usual,
        route: format!("{} km from the border, {side} {}", kilometres(km), anchor.name),
        is_area: true,
    }
}

/// The distance to the border that is named, or to any border that two countries named here share.
fn border_km(point: Point, countries: &[&str], own: &str, gazetteer: &Gazetteer) -> Option<f64> {
    let pairs: Vec<(&str, &str)> = match countries {
        [] => return None,
        [one] => vec![(*one, own)],
        [a, b, ..] => vec![(*a, *b)],
    };
    let distance = |(a, b): &(&str, &str)| gazetteer.border_distance(point, a, b).map(|found| found.km);
    pairs.iter().filter_map(distance).min_by(f64::total_cmp)
}

/// How well a point agrees with a relation, from -1 to 1; nothing where the relation says little.
pub(crate) fn agrees<'a>(relation: &Relation, point: Point, known: &dyn Fn(usize) -> Option<Known<'a>>, gazetteer: &Gazetteer) -> Option<f64> {
    match relation {
        Relation::Offset { low_km, high_km, bearing, anchor, .. } => {
            let anchor = known(*anchor)?;
            let km = distance_km(anchor.point, point);
            let far = (low_km - km).max(km - high_km).max(0.0);
            let middle = (low_km + high_km) / 2.0;
            let turned = bearing.map_or(0.0, |degrees| apart(degrees, way_to(anchor.point, point)));
            let slack = 2.5 + ABOUT * middle;
            let cost = (far / slack).max(turned / (2.0 * SECTOR));
            Some((1.0 - cost).max(-1.0))
        }
        Relation::Bearing { degrees, anchor, .. } => {
            let anchor = known(*anchor)?;
            let km = distance_km(anchor.point, point);
            let turned = apart(*degrees, way_to(anchor.point, point));
            let reach = anchor.radius_km.max(45.0) * 3.0;
            Some((1.0 - (km / reach).max(turned / (2.5 * SECTOR))).max(-1.0) * 0.7)
        }
        Relation::Near { anchor } => {
            let anchor = known(*anchor)?;
            let km = distance_km(anchor.point, point);
            Some((1.0 - km / (anchor.radius_km + 30.0)).max(-1.0) * 0.7)
        }
        Relation::Between { a, b, .. } => {
            let (a, b) = (known(*a)?, known(*b)?);
            let direct = distance_km(a.point, b.point);
            let around = distance_km(a.point, point) + distance_km(point, b.point);
            Some((1.0 - (around - direct) / (0.3 * direct + 5.0)).max(-1.0))
        }
        Relation::Border { low_km, high_km, countries, toward, .. } => {
            let named: Vec<Known<'_>> = countries.iter().filter_map(|country| known(*country)).collect();
            let codes: Vec<&str> = named.iter().map(|known| known.country).collect();
            let own = gazetteer.country_at(point).unwrap_or_default();
            let km = border_km(point, &codes, own, gazetteer)?;
            let far = (low_km - km).max(km - high_km).max(0.0);
            let side = toward.and_then(|(way, anchor)| Some(apart(way?, way_to(known(anchor)?.point, point)) / (2.5 * SECTOR)));
            Some((1.0 - (far / (3.0 + ABOUT * high_km)).max(side.unwrap_or_default())).max(-1.0))
        }
        Relation::Part { .. } => None,
    }
}

/// Kilometres for a person: no decimals past ten.
pub(crate) fn kilometres(km: f64) -> String {
    if km < 10.0 && (km - km.round()).abs() > 0.05 {
        format!("{km:.1}")
    } else {
        format!("{km:.0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn town(lat: f64, lon: f64) -> Known<'static> {
        Known {
            name: "Ost",
            point: Point { lat, lon },
            radius_km: 3.0,
            country: "",
            population: 9_000,
            feature: Feature::Settlement,
        }
    }

    #[test]
    fn a_distance_and_a_direction_give_a_point() {
        let found = offset((20.0, 20.0), true, Some(45.0), town(50.0, 30.0));
        assert!((distance_km(found.point, town(50.0, 30.0).point) - 20.0).abs() < 0.01);
        assert_eq!(found.route, "20 km north-east of Ost");
        assert!(found.radius_km > 5.0);
    }

    #[test]
    fn the_middle_lies_between() {
        let found = between(town(50.0, 30.0), town(50.0, 32.0), true).unwrap();
        assert!((found.point.lon - 31.0).abs() < 0.01 && !found.is_area);
    }
}
