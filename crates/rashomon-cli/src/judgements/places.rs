//! Places as a person names them: a GeoNames id or a point.

use rashomon::gazetteer::{Entry, Feature, Gazetteer};
use rashomon::types::{PlaceFix, PlacePrecision};

use crate::arguments::PlacesArguments;
use crate::gazetteer;

/// Between the two numbers of a point.
const COMMA: char = ',';

/// A point's degrees are kept to so many parts of one: about a tenth of a metre.
const PARTS: f64 = 1_000_000.0;

/// A place by its GeoNames id, as in `524901`, or by its degrees north and east, as in `50.62,36.51`; or none.
pub fn place(value: &str) -> Result<Option<PlaceFix>, String> {
    let value = value.trim();
    if value == "none" {
        return Ok(None);
    }
    if let Ok(id) = value.parse::<u64>() {
        return by_id(id).map(Some);
    }
    let point = value.split_once(COMMA).and_then(|(lat, lon)| {
        let (lat, lon): (f64, f64) = (lat.trim().parse().ok()?, lon.trim().parse().ok()?);
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some((lat, lon))
    });
    let (lat, lon) = point.ok_or_else(|| {
        format!(
            "`{value}` is no place; write a GeoNames id (`rashomon gazetteer find NAME` shows it), degrees north and east \
             as in 50.62,36.51, or none"
        )
    })?;
    Ok(Some(PlaceFix {
        name: None,
        geonameid: None,
        lat: rounded(lat),
        lon: rounded(lon),
        country: None,
        precision: PlacePrecision::Point,
        disputed: None,
        radius_km: None,
    }))
}

fn rounded(degrees: f64) -> f64 {
    (degrees * PARTS).round() / PARTS
}

fn by_id(id: u64) -> Result<PlaceFix, String> {
    let mut known = Gazetteer::embedded().map_err(|error| error.to_string())?;
    let added = gazetteer::open(&PlacesArguments::default()).map_err(|failure| failure.to_string())?;
    for gazetteer in &added {
        known = known.beside(gazetteer);
    }
    let entry = known.by_id(id).ok_or_else(|| {
        format!(
            "no place has the GeoNames id {id}; `rashomon gazetteer find NAME` shows ids, `gazetteer add` adds places"
        )
    })?;
    Ok(fix(id, &entry))
}

fn fix(id: u64, entry: &Entry<'_>) -> PlaceFix {
    PlaceFix {
        name: Some(entry.name.to_owned()),
        geonameid: Some(id),
        lat: rounded(entry.point.lat),
        lon: rounded(entry.point.lon),
        country: (!entry.country.is_empty()).then(|| entry.country.to_owned()),
        precision: match entry.feature {
            Feature::Settlement => PlacePrecision::Town,
            Feature::District => PlacePrecision::District,
            Feature::Region => PlacePrecision::Region,
            Feature::Country => PlacePrecision::Country,
            Feature::Area => PlacePrecision::Area,
        },
        disputed: Some(entry.disputed),
        radius_km: Some((entry.radius_km * 1000.0).round() / 1000.0),
    }
}
