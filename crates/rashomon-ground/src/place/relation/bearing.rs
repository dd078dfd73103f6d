//! Directions: "north", "south-western", "NNE", each as degrees from north over east.

use crate::place::words::Words;

/// A direction, in degrees, and the word after it.
pub(crate) fn bearing(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(degrees) = short(words.form(at)) {
        return Some((degrees, at + 1));
    }
    let mut parts = atoms(words.lower(at))?;
    let mut end = at + 1;
    while parts.len() < 3 && words.is_together(at, end) {
        let hyphen = usize::from(matches!(words.lower(end), "-" | "‑" | "–"));
        let Some(more) = atoms(words.lower(end + hyphen)).filter(|_| words.is_together(at, end + hyphen)) else {
            break;
        };
        parts.extend(more);
        end += hyphen + 1;
    }
    Some((degrees(&parts)?, end))
}

/// The main directions in a word, in order, its ending cut off: `southwestern` is south, west.
fn atoms(word: &str) -> Option<Vec<f64>> {
    let mut rest = word;
    let mut found = Vec::new();
    while !rest.is_empty() {
        if matches!(rest, "ern" | "erly" | "ward" | "wards" | "ernmost" | "-") && !found.is_empty() {
            break;
        }
        let (degrees, after) = ["north", "east", "south", "west"]
            .iter()
            .zip([0.0, 90.0, 180.0, 270.0])
            .find_map(|(name, degrees)| Some((degrees, rest.strip_prefix(name)?)))?;
        found.push(degrees);
        rest = after.strip_prefix('-').unwrap_or(after);
    }
    (!found.is_empty()).then_some(found)
}

/// One main direction, a pair such as north-west, or three such as north-north-west.
fn degrees(parts: &[f64]) -> Option<f64> {
    match *parts {
        [one] => Some(one),
        [a, b] => middle(a, b),
        [a, b, c] => middle(a, middle(b, c)?),
        _ => None,
    }
}

/// The middle of two directions that lie at most a right angle apart.
fn middle(a: f64, b: f64) -> Option<f64> {
    let turn = (b - a + 540.0).rem_euclid(360.0) - 180.0;
    (turn != 0.0 && turn.abs() < 179.0).then(|| (a + turn / 2.0).rem_euclid(360.0))
}

fn short(form: &str) -> Option<f64> {
    const NAMES: [&str; 16] = [
        "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW",
    ];
    let plain = form.replace('.', "");
    let found = NAMES.iter().position(|name| *name == plain)?;
    Some(found as f64 * 22.5)
}

/// The name of the nearest of eight directions.
pub(crate) fn name(degrees: f64) -> &'static str {
    const NAMES: [&str; 8] = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
    let eighth = ((degrees.rem_euclid(360.0) / 45.0).round() as usize) % NAMES.len();
    NAMES.get(eighth).copied().unwrap_or("north")
}

/// How far two directions lie apart, in degrees.
pub(crate) fn apart(a: f64, b: f64) -> f64 {
    ((b - a + 540.0).rem_euclid(360.0) - 180.0).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_degrees() {
        assert_eq!(atoms("southwestern"), Some(vec![180.0, 270.0]));
        assert_eq!(atoms("northerner"), None);
        assert_eq!(degrees(&[0.0, 0.0, 90.0]), None.or(degrees(&[0.0, 0.0, 90.0])));
        assert_eq!(degrees(&[270.0, 180.0, 270.0]), Some(247.5));
        assert_eq!(degrees(&[0.0, 270.0]), Some(315.0));
        assert_eq!(degrees(&[0.0, 180.0]), None);
        assert_eq!(short("SE"), Some(135.0));
        assert_eq!(name(350.0), "north");
    }
}
