//! Values as a person notes them, `12`, `71-`, `~100`, `2031-05-04`, a name, a phrase, beside those that were found.

use rashomon_types::AnswerValue;

use super::names;
use crate::words::terms;

/// Words that tell nothing of what a phrase means.
const EMPTY: [&str; 16] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "its", "their",
];

/// Bounds of a number, either end open.
type Bounds = (Option<f64>, Option<f64>);

/// The bounds that a cell notes: `12`, `71-`, `-70`, `50-60`, `~100`.
pub(super) fn bounds(cell: &str) -> Option<Bounds> {
    let number = |text: &str| {
        text.trim()
            .replace(',', "")
            .parse::<f64>()
            .ok()
            .filter(|number| *number >= 0.0)
    };
    if let Some(about) = cell.strip_prefix('~') {
        let middle = number(about)?;
        return Some((Some(0.9 * middle), Some(1.1 * middle)));
    }
    match cell.split_once('-') {
        None => number(cell).map(|number| (Some(number), Some(number))),
        Some(("", high)) => Some((None, Some(number(high)?))),
        Some((low, "")) => Some((Some(number(low)?), None)),
        Some((low, high)) => Some((Some(number(low)?), Some(number(high)?))),
    }
}

/// Whether a value that was found is the one that a cell notes; `about` names the party that it speaks of, if any.
pub(super) fn is_right(cell: &str, found: Option<&AnswerValue>, about: &[&str]) -> bool {
    let alternatives: Vec<&str> = cell.split(" or ").collect();
    let names_party = alternatives
        .iter()
        .any(|cell| about.iter().any(|name| names::holds(cell, name)));
    names_party || found.is_some_and(|found| alternatives.iter().any(|cell| is_one(cell, found)))
}

fn is_one(cell: &str, found: &AnswerValue) -> bool {
    match found {
        AnswerValue::Range { low, high } => bounds(cell).is_some_and(|expected| near(expected, (*low, *high))),
        AnswerValue::Text(text) => match (bounds(cell), date(cell)) {
            (_, Some(day)) => text.contains(day) || (text.len() >= 7 && day.starts_with(text.as_str())),
            (Some(expected), None) => bounds(text).is_some_and(|found| near(expected, found)),
            _ => is_alike(cell, text),
        },
    }
}

/// Both ends are the same, but for rounding: bounds of people are whole numbers.
fn near(expected: Bounds, found: Bounds) -> bool {
    let end = |expected: Option<f64>, found: Option<f64>| match (expected, found) {
        (Some(expected), Some(found)) => (expected - found).abs() <= 0.01 * expected.abs() + 1e-6,
        (expected, found) => expected.is_none() && found.is_none(),
    };
    end(expected.0, found.0) && end(expected.1, found.1)
}

/// The cell, if it is a date, with or without an hour: `2031-05`, `2031-05-04`, `2031-05-04T08:30`.
fn date(cell: &str) -> Option<&str> {
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = cell.split(['-', 'T']);
    let is_date = is_year(parts.next()?) && parts.next().is_some_and(|month| month.len() == 2);
    is_date.then_some(cell)
}

/// Whether two phrases tell much the same: a third of the words of both that mean something are shared, or one phrase
/// holds all of the other's.
fn is_alike(left: &str, right: &str) -> bool {
    let full = |text: &str| -> Vec<String> {
        let all = terms(text).into_iter();
        all.filter(|term| !EMPTY.contains(&term.as_str())).collect()
    };
    let (left, right) = (full(left), full(right));
    let shared = left
        .iter()
        .filter(|term| right.iter().any(|other| names::same_word(term, other)))
        .count();
    let shorter = left.len().min(right.len());
    shared > 0 && (shared == shorter || 3 * 2 * shared >= left.len() + right.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: Option<f64>, high: Option<f64>) -> AnswerValue {
        AnswerValue::Range { low, high }
    }

    fn right(cell: &str, found: &AnswerValue) -> bool {
        is_right(cell, Some(found), &[])
    }

    #[test]
    fn numbers_agree_by_their_bounds() {
        assert!(right("12", &range(Some(12.0), Some(12.0))));
        assert!(right("71-", &range(Some(71.0), None)) && !right("71-", &range(Some(71.0), Some(71.0))));
        assert!(right("-70", &range(None, Some(70.0))) && right("50-60", &range(Some(50.0), Some(60.0))));
        assert!(right("~100", &range(Some(90.0), Some(110.0))) && !right("~100", &range(Some(100.0), Some(100.0))));
        assert!(!right("12", &AnswerValue::Text("twelve tanks".to_owned())));
    }

    #[test]
    fn days_and_phrases_agree_leniently() {
        let text = |text: &str| AnswerValue::Text(text.to_owned());
        assert!(right("2031-05-04", &text("2031-05-04T05:00")) && !right("2031-05-04", &text("2031-05-05")));
        assert!(right("2031-05-04", &text("2031-05")));
        assert!(right("bomb in a hand cart", &text("a bomb")) && !right("bomb in a hand cart", &text("knives")));
        assert!(!right("-", &text("knives")) && !is_right("12", None, &[]));
    }

    #[test]
    fn a_party_named_is_a_value() {
        assert!(is_right("Kelmar Front or Front", None, &["the Kelmar Front"]));
    }
}
