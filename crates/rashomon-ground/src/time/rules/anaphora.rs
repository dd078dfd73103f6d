//! Units reckoned from a time before in the text: "that day", "the same month", "the next day", "the day before".

use super::super::expr::{Found, From, TimeExpr};
use super::super::lex::{Kind, Words};
use super::super::units::Unit;

/// "that year", "the same month", "that same day", "the following year", "the day after"
pub(super) fn unit(words: &Words<'_>, at: usize) -> Option<Found> {
    same(words, at).or_else(|| next(words, at)).or_else(|| beside(words, at))
}

fn found(at: usize, end: usize, unit: Unit, offset: i64, from: From) -> Option<Found> {
    Some(Found::new(at, end, TimeExpr::Unit { unit, offset, from }, "text_unit"))
}

fn unit_at(words: &Words<'_>, at: usize) -> Option<Unit> {
    match words.kind(at) {
        Kind::Unit(unit) if !unit.is_within_day() && unit != Unit::Fortnight && !words.form(at).ends_with('s') => Some(unit),
        _ => None,
    }
}

fn same(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the", "that", "this", "those"]);
    let next = words.skip(start, &["same", "very"]);
    if next == at || start == at && !words.is(at, "same") || words.is(at, "the") && next == start {
        return None;
    }
    if words.is(at, "this") && next == start {
        return None;
    }
    found(at, next + 1, unit_at(words, next)?, 0, From::Text)
}

fn next(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let offset = match words.form(start).to_ascii_lowercase().as_str() {
        "next" if start > at => 1,
        "following" | "subsequent" => 1,
        "previous" | "preceding" => -1,
        _ => return None,
    };
    let unit = unit_at(words, start + 1)?;
    if words.is(start, "next") && !matches!(unit, Unit::Day | Unit::BusinessDay) {
        return None;
    }
    found(at, start + 2, unit, offset, From::TextOrNow)
}

/// "the day before", "a day later" is a shift; "the day after the battle" is one too.
fn beside(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.is(at, "the") {
        return None;
    }
    let unit = unit_at(words, at + 1)?;
    let offset = match words.form(at + 2).to_ascii_lowercase().as_str() {
        "before" | "earlier" => -1,
        "after" | "following" | "later" => 1,
        _ => return None,
    };
    // "the day after the battle": the battle's own time is not known here.
    let closed = matches!(words.kind(at + 3), Kind::Mark(_) | Kind::Break) || words.is(at + 2, "following");
    let from = if closed { From::Text } else { From::Event };
    let from = if super::super::rules::point(words, at + 3).is_some() { return None } else { from };
    found(at, at + 3, unit, offset, from)
}
