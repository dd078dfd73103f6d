//! GeoJSON (RFC 7946): where events are said to have happened and what places claims speak of.
//!
//! A feature is one event, or one place of one claim. Its geometry is a point, and `radius_km` says how far from it the
//! place may lie or reach: no coordinate has more digits than that radius is good for. What the gazetteer does not know,
//! or knows twice, is a feature without a geometry, so that it can be listed beside the map. Names that say whose
//! ("Toravian") or stand for a government ("the capital said") are no places.

use std::io::Write;

use rashomon_types::{Claim, Document, Event, Place, PlaceUse, Time};

use super::node::{Item, Node, code, write_with_list};
use super::statement::{called, happened, statement};
use super::{names, node};
use crate::export::{Export, ExportError};

/// Writes a collection of features.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let run = export.run();
    let events = run.events.iter().map(|event| event_feature(export, event));
    let claims = run.claims.iter().flat_map(|claim| claim_features(export, claim));
    let head = Node::new().with("type", "FeatureCollection");
    Ok(write_with_list(&head, "features", events.chain(claims), out)?)
}

fn event_feature(export: &Export, event: &Event) -> Node {
    let words = event.place.as_ref().and_then(|place| {
        let first = place.spans.first()?;
        Some(export.span_text(first.document, first.span).text)
    });
    let properties = Node::new()
        .with("about", "event")
        .with("event", names::event(event.id))
        .with("title", &event.title)
        .with("kinds", texts(&event.kinds))
        .with("claims", count(event.claims.len()))
        .with("reports", count(event.documents.len()));
    let properties = place_members(properties, words, event.place.as_ref());
    let properties = time_members(properties, event.time.as_ref());
    feature(names::event(event.id), event.place.as_ref(), properties)
}

fn claim_features<'run>(export: &'run Export, claim: &'run Claim) -> impl Iterator<Item = Node> + 'run {
    let places = claim.places.iter().enumerate();
    let places = places.filter(|(_, place)| place.usage == PlaceUse::Location);
    places.map(move |(number, place)| claim_feature(export, claim, number, place))
}

fn claim_feature(export: &Export, claim: &Claim, number: usize, place: &Place) -> Node {
    let words: Vec<String> = place
        .spans
        .iter()
        .map(|span| export.span_text(claim.document, *span).text)
        .collect();
    let properties = Node::new()
        .with("about", "claim")
        .with("claim", names::claim(claim.id))
        .maybe("event", claim.event.map(names::event))
        .with("statement", statement(export, claim))
        .with("act", code(&claim.act))
        .maybe("speaker", claim.origin().map(called));
    let properties = document_members(properties, export.document(claim.document));
    let properties = place_members(properties, Some(words.join(" ")), Some(place));
    let properties = time_members(properties, happened(claim));
    feature(
        format!("{}:place:{number}", names::claim(claim.id)),
        Some(place),
        properties,
    )
}

fn document_members(properties: Node, document: Option<&Document>) -> Node {
    let Some(document) = document else { return properties };
    let published = document.published.as_ref();
    properties
        .with("document", names::document(document.id))
        .maybe("publisher", document.publisher.as_ref())
        .maybe("url", document.url.as_ref())
        .maybe("published", published.map(|published| published.date.to_string()))
}

fn place_members<S>(properties: Node, words: Option<String>, place: Option<&Place<S>>) -> Node {
    let Some(place) = place else {
        return properties.with("place", Item::Null);
    };
    let candidates = place.candidates.iter().map(|candidate| Item::from(&candidate.name));
    properties
        .maybe("place", words)
        .maybe("name", place.name.as_ref())
        .maybe("geonameid", place.geonameid.map(|id| id.to_string()))
        .maybe("country", place.country.as_ref())
        .maybe("precision", place.precision.as_ref().map(code))
        .maybe("radius_km", place.radius_km)
        .maybe("disputed", place.disputed)
        .maybe("match", place.matched.as_ref().map(code))
        .maybe("route", place.route.as_ref())
        .some("might_be", candidates.collect())
}

fn time_members<S>(properties: Node, time: Option<&Time<S>>) -> Node {
    let Some(time) = time else { return properties };
    properties
        .maybe("start", time.start.map(|start| start.to_string()))
        .maybe("end", time.end.map(|end| end.to_string()))
        .with("granularity", code(&time.granularity))
}

fn feature<S>(id: String, place: Option<&Place<S>>, properties: Node) -> Node {
    let geometry = place.and_then(point).map_or(Item::Null, Item::Node);
    Node::new()
        .with("type", "Feature")
        .with("id", id)
        .with("geometry", geometry)
        .with("properties", properties)
}

/// The point of a place: east before north, as RFC 7946 has it.
fn point<S>(place: &Place<S>) -> Option<Node> {
    let (lat, lon) = coarse_position(place)?;
    let position = vec![Item::Number(lon), Item::Number(lat)];
    Some(Node::new().with("type", "Point").with("coordinates", position))
}

/// Degrees north and east, no finer than the place is known; none where it is not known or nowhere on the globe.
pub(super) fn coarse_position<S>(place: &Place<S>) -> Option<(f64, f64)> {
    let (lat, lon) = (place.lat?, place.lon?);
    let on_the_globe = lat.abs() <= 90.0 && lon.abs() <= 180.0;
    let digits = digits_for(place.radius_km);
    on_the_globe.then(|| (rounded(lat, digits), rounded(lon, digits)))
}

/// How many decimals of a degree are good for a radius; a degree of latitude is about 111 km.
fn digits_for(radius_km: Option<f64>) -> i32 {
    match radius_km {
        Some(radius) if radius >= 111.0 => 0,
        Some(radius) if radius >= 11.1 => 1,
        Some(radius) if radius < 0.111 => 4,
        Some(radius) if radius < 1.11 => 3,
        Some(_) | None => 2,
    }
}

fn rounded(degrees: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    // Adding zero turns a negative zero into a plain one.
    (degrees * scale).round() / scale + 0.0
}

fn texts(texts: &[String]) -> Vec<node::Item> {
    texts.iter().map(node::Item::from).collect()
}

fn count(number: usize) -> Item {
    Item::Count(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_fit_the_radius() {
        let at = |radius_km| {
            let place: Place = Place {
                lat: Some(50.512_345),
                lon: Some(-35.256_789),
                radius_km,
                ..Place::unresolved(Vec::new())
            };
            coarse_position(&place)
        };
        assert_eq!(at(Some(600.0)), Some((51.0, -35.0)));
        assert_eq!(at(Some(80.0)), Some((50.5, -35.3)));
        assert_eq!(at(Some(3.0)), Some((50.51, -35.26)));
        assert_eq!(at(Some(0.5)), Some((50.512, -35.257)));
        assert_eq!(at(None), Some((50.51, -35.26)));
    }

    #[test]
    fn what_is_on_no_globe_has_no_point() {
        let mut place: Place = Place::unresolved(Vec::new());
        assert_eq!(coarse_position(&place), None);
        (place.lat, place.lon) = (Some(f64::NAN), Some(0.0));
        assert_eq!(coarse_position(&place), None);
        (place.lat, place.lon) = (Some(91.0), Some(0.0));
        assert_eq!(coarse_position(&place), None);
    }
}
