//! Numbers and units of length in running text: "1,500 metres", "a dozen kilometres", "20-kilometer".

use crate::place::words::Words;

/// A length with the words that tell it, in kilometres.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Length {
    /// The first word, hedges included, and the word after the last.
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) low_km: f64,
    pub(crate) high_km: f64,
    /// "about", "some", "nearly", "more than".
    pub(crate) hedged: bool,
}

const SMALL: &[(&str, f64)] = &[
    ("half", 0.5), ("one", 1.0), ("two", 2.0), ("three", 3.0), ("four", 4.0), ("five", 5.0), ("six", 6.0), ("seven", 7.0), ("eight", 8.0),
    ("nine", 9.0), ("ten", 10.0), ("eleven", 11.0), ("twelve", 12.0), ("thirteen", 13.0), ("fourteen", 14.0), ("fifteen", 15.0),
    ("sixteen", 16.0), ("seventeen", 17.0), ("eighteen", 18.0), ("nineteen", 19.0), ("twenty", 20.0), ("thirty", 30.0), ("forty", 40.0),
    ("fifty", 50.0), ("sixty", 60.0), ("seventy", 70.0), ("eighty", 80.0), ("ninety", 90.0), ("dozen", 12.0), ("hundred", 100.0),
];

/// A length whose number begins at `at`.
pub(crate) fn length(words: &Words<'_>, at: usize) -> Option<Length> {
    let (low, mut end) = number(words, at)?;
    let mut high = low;
    if matches!(words.lower(end), "to" | "-" | "–" | "or") {
        if let Some((second, after)) = number(words, end + 1) {
            (high, end) = (second.max(low), after);
        }
    }
    end += usize::from(matches!(words.lower(end), "-" | "‑" | "–"));
    let (km, end) = unit(words, end)?;
    let (first, hedged) = hedges(words, at);
    let end = in_brackets(words, end);
    words.is_together(first, end - 1).then_some(Length {
        first,
        end,
        low_km: low * km,
        high_km: high * km,
        hedged,
    })
}

/// A number in digits or words, and the word after it.
fn number(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    let form = words.lower(at);
    let digits = form.replace(',', "");
    if digits.starts_with(|first: char| first.is_ascii_digit()) {
        let value: f64 = digits.parse().ok().filter(|value: &f64| value.is_finite())?;
        return Some((value, at + 1));
    }
    if matches!(form, "a" | "an") {
        return small(words.lower(at + 1)).filter(|value| *value >= 12.0).map(|value| (value, at + 2)).or(Some((1.0, at + 1)));
    }
    let value = small(form).or_else(|| hyphened(form))?;
    let next = at + 1;
    if (20.0..=90.0).contains(&value) && words.lower(next) == "-" {
        if let Some(unit) = small(words.lower(next + 1)).filter(|unit| *unit < 10.0) {
            return Some((value + unit, next + 2));
        }
    }
    match small(words.lower(next)) {
        Some(factor) if factor == 100.0 => Some((value * factor, next + 1)),
        Some(12.0) if words.lower(next) == "dozen" => Some((value * 12.0, next + 1)),
        _ => Some((value, next)),
    }
}

fn small(word: &str) -> Option<f64> {
    SMALL.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// "twenty-five" as one word.
fn hyphened(word: &str) -> Option<f64> {
    let (tens, ones) = word.split_once('-')?;
    Some(small(tens)? + small(ones)?)
}

/// A unit of length in kilometres, and the word after it.
fn unit(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    let km = match words.lower(at) {
        "km" | "kms" | "km." | "kilometer" | "kilometers" | "kilometre" | "kilometres" | "klicks" => 1.0,
        "mile" | "miles" | "mi" => 1.609_344,
        "nautical" if matches!(words.lower(at + 1), "mile" | "miles") => return Some((1.852, at + 2)),
        "metre" | "metres" | "meter" | "meters" => 0.001,
        "yards" | "yard" => 0.000_914_4,
        _ => return None,
    };
    Some((km, at + 1))
}

/// The same length again in another unit: "60 miles (97 kilometers)".
fn in_brackets(words: &Words<'_>, at: usize) -> usize {
    if words.lower(at) != "(" {
        return at;
    }
    let inside = (at + 1..at + 4).find_map(|start| number(words, start)).and_then(|(_, end)| unit(words, end));
    inside.filter(|(_, end)| words.lower(*end) == ")").map_or(at, |(_, end)| end + 1)
}

/// The first word of what weakens the number, and whether anything does.
fn hedges(words: &Words<'_>, at: usize) -> (usize, bool) {
    let is_hedge = |word: &str| {
        matches!(
            word,
            "about" | "around" | "some" | "roughly" | "nearly" | "approximately" | "almost" | "just" | "under" | "over" | "more" | "than" | "less"
                | "least" | "at" | "most" | "up" | "to" | "barely" | "only" | "estimated" | "fewer" | "perhaps" | "well"
        )
    };
    let mut first = at;
    while is_hedge(words.before(first, 1)) {
        first -= 1;
    }
    // "moved to 20 km": a preposition that hedges nothing stays outside.
    while first < at && (matches!(words.lower(first), "to" | "than") || words.lower(first) == "at" && !matches!(words.lower(first + 1), "least" | "most" | "about") || matches!(words.lower(first), "up" | "well") && first + 1 == at) {
        first += 1;
    }
    if words.lower(first) == "at" && words.lower(first + 1) == "about" {
        first += 1;
    }
    (first, first < at)
}
