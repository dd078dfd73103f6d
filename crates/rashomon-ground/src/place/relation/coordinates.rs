//! Coordinates written in the text: `47.3310, 36.9025`, `36°21'09.4"N, 43°04'57.8"E`, "latitude 32.95 north, longitude 13.02 east".

use rashomon_gazetteer::Point;
use rashomon_types::Span;

/// A pair of coordinates and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Written {
    pub(crate) span: Span,
    pub(crate) point: Point,
    /// How wrong the last digit may make it, in kilometres.
    pub(crate) error_km: f64,
}

/// One angle: its size in degrees, its letter if it has one, the size of its last digit in degrees, and its end.
#[derive(Debug, Clone, Copy)]
struct Angle {
    degrees: f64,
    letter: Option<char>,
    last_digit: f64,
    decimals: usize,
    has_sign: bool,
    start: usize,
    end: usize,
}

/// Every pair of coordinates in a text.
pub(crate) fn find(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next_number(text, from) {
        match pair(text, start) {
            Some(written) => {
                from = written.span.range().end;
                found.push(written);
            }
            None => from = number_end(text, start),
        }
    }
    found
}

/// The next digit, or its sign, that begins a number.
fn next_number(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = (from..bytes.len()).find(|at| bytes[*at].is_ascii_digit())?;
    let signed = digit.checked_sub(1).filter(|before| *before >= from && matches!(bytes[*before], b'-' | b'+'));
    Some(signed.unwrap_or(digit))
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let first = start + 1;
    (first..bytes.len()).find(|at| !bytes[*at].is_ascii_digit() && bytes[*at] != b'.').unwrap_or(bytes.len())
}

fn pair(text: &str, start: usize) -> Option<Written> {
    let first = angle(text, start)?;
    let gap = text.get(first.end..)?;
    let skipped = gap.len() - skip_between(gap).len();
    let second = angle(text, first.end + skipped)?;
    let is_north = |angle: &Angle| matches!(angle.letter, Some('N' | 'S'));
    let is_east = |angle: &Angle| matches!(angle.letter, Some('E' | 'W'));
    let plain = first.letter.is_none() && second.letter.is_none();
    // Two plain numbers are coordinates only if they have decimals enough, or degree signs.
    let exact = |angle: &Angle| angle.has_sign || angle.decimals >= 3;
    if !(is_north(&first) && is_east(&second) || plain && exact(&first) && exact(&second)) {
        return None;
    }
    let point = Point {
        lat: first.signed(),
        lon: second.signed(),
    };
    let head = head(text, first.start);
    (point.lat.abs() <= 90.0 && point.lon.abs() <= 180.0).then(|| Written {
        span: Span::of(head..second.end),
        point,
        error_km: (first.last_digit.max(second.last_digit) * 111.2).max(0.01),
    })
}

impl Angle {
    fn signed(&self) -> f64 {
        match self.letter {
            Some('S' | 'W') => -self.degrees,
            _ => self.degrees,
        }
    }
}

/// "latitude" before the first number belongs to the words.
fn head(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    let trimmed = before.trim_end_matches([' ', ':']);
    let lower = trimmed.to_ascii_lowercase();
    ["latitude", "lat.", "lat"]
        .iter()
        .find(|word| lower.ends_with(*word))
        .map_or(start, |word| trimmed.len() - word.len())
}

/// What may stand between the two angles.
fn skip_between(gap: &str) -> &str {
    let mut rest = gap.trim_start_matches([' ', ',', ';', '/']);
    for word in ["and", "longitude", "Longitude", "long.", "lon.", "long", "lon", "by"] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start_matches([' ', ',', ':']);
    }
    rest
}

fn angle(text: &str, start: usize) -> Option<Angle> {
    let rest = text.get(start..)?;
    let (letter_before, body) = leading_letter(rest);
    let (degrees, decimals, mut rest) = decimal(body)?;
    let mut total = degrees.abs();
    let mut last_digit = 10_f64.powi(-i32::try_from(decimals).unwrap_or(9));
    let mut has_sign = false;
    if let Some(after) = mark(rest, &["°", "º", "˚", " degrees", "deg"]) {
        (has_sign, rest) = (true, after);
        if let Some((minutes, places, after)) = part(rest, &["'", "′", "’", "‘", " minutes"]) {
            total += minutes / 60.0;
            last_digit = 10_f64.powi(-i32::try_from(places).unwrap_or(9)) / 60.0;
            rest = after;
            if let Some((seconds, places, after)) = part(rest, &["\"", "″", "”", "“", "''", " seconds"]) {
                total += seconds / 3600.0;
                last_digit = 10_f64.powi(-i32::try_from(places).unwrap_or(9)) / 3600.0;
                rest = after;
            }
        }
    }
    let (letter_after, rest) = trailing_letter(rest);
    let sign = if degrees.is_sign_negative() { -1.0 } else { 1.0 };
    Some(Angle {
        degrees: sign * total,
        letter: letter_before.or(letter_after),
        last_digit,
        decimals,
        has_sign,
        start,
        end: text.len() - rest.len(),
    })
}

fn leading_letter(rest: &str) -> (Option<char>, &str) {
    let letter = rest.chars().next().filter(|first| matches!(first, 'N' | 'S' | 'E' | 'W'));
    match letter {
        Some(letter) => (Some(letter), rest.get(1..).unwrap_or_default().trim_start()),
        None => (None, rest),
    }
}

fn trailing_letter(rest: &str) -> (Option<char>, &str) {
    let trimmed = rest.trim_start_matches(' ');
    for (word, letter) in [("north", 'N'), ("south", 'S'), ("east", 'E'), ("west", 'W'), ("N", 'N'), ("S", 'S'), ("E", 'E'), ("W", 'W')] {
        if let Some(after) = trimmed.strip_prefix(word) {
            if !after.starts_with(char::is_alphanumeric) {
                return (Some(letter), after);
            }
        }
    }
    (None, rest)
}

/// A number with its decimals; one that goes on in another way is none.
fn decimal(rest: &str) -> Option<(f64, usize, &str)> {
    let signed = rest.strip_prefix(['-', '+', '−']).unwrap_or(rest);
    let whole = signed.find(|c: char| !c.is_ascii_digit()).unwrap_or(signed.len());
    if !(1..=3).contains(&whole) {
        return None;
    }
    let fraction = signed.get(whole..)?.strip_prefix('.').map_or(0, |after| after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len()));
    let length = whole + if fraction > 0 { 1 + fraction } else { 0 };
    let value: f64 = signed.get(..length)?.parse().ok()?;
    let negative = rest.len() > signed.len() && !rest.starts_with('+');
    Some((if negative { -value } else { value }, fraction, signed.get(length..)?))
}

fn part<'a>(rest: &'a str, marks: &[&str]) -> Option<(f64, usize, &'a str)> {
    let (value, decimals, after) = decimal(rest.trim_start_matches(' '))?;
    let rest = mark(after, marks)?;
    (0.0..60.0).contains(&value).then_some((value, decimals, rest))
}

fn mark<'a>(rest: &'a str, marks: &[&str]) -> Option<&'a str> {
    marks.iter().find_map(|mark| rest.strip_prefix(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (f64, f64, &str) {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text}");
        let round = |value: f64| (value * 1000.0).round() / 1000.0;
        (round(found[0].point.lat), round(found[0].point.lon), found[0].span.slice(text))
    }

    #[test]
    fn the_usual_notations_are_read() {
        assert_eq!(one("at 47.3310, 36.9025 it"), (47.331, 36.903, "47.3310, 36.9025"));
        assert_eq!(one("at 1.8420 N 79.0065 W,"), (1.842, -79.007, "1.8420 N 79.0065 W"));
        assert_eq!(one("36°21'09.4\"N, 43°04'57.8\"E."), (36.353, 43.083, "36°21'09.4\"N, 43°04'57.8\"E"));
        assert_eq!(one("11° 22.5' N, 43° 27.0' E").0, 11.375);
        assert_eq!(one("latitude 32.95 north, longitude 13.02 east").2, "latitude 32.95 north, longitude 13.02 east");
    }

    #[test]
    fn other_numbers_are_none() {
        for text in ["won 3.5, 4.5 to 2", "1.2345, 6", "99.1234 N, 20.1 E", "in 1.234, 987.1234", "é1.", "°", "-"] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
