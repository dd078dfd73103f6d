//! Numbers in JSON: whole ones without a fraction, as people write them (`70`, not `70.0`).

use serde::Serializer;

/// Beyond this a 64-bit float no longer holds every whole number.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// For `#[serde(serialize_with = "…")]` on an optional number.
pub(crate) fn plain<Z: Serializer>(number: &Option<f64>, serializer: Z) -> Result<Z::Ok, Z::Error> {
    match number {
        None => serializer.serialize_none(),
        Some(value) if value.fract() == 0.0 && value.abs() < LARGEST_EXACT => serializer.serialize_i64(*value as i64),
        Some(value) => serializer.serialize_f64(*value),
    }
}

/// The same for a number that is never missing.
pub(crate) fn plain_number<Z: Serializer>(number: &f64, serializer: Z) -> Result<Z::Ok, Z::Error> {
    plain(&Some(*number), serializer)
}
