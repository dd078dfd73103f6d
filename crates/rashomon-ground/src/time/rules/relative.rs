//! Units reckoned from publication: "last year", "this week", "yesterday", "the day after tomorrow", "the week after next".

use super::super::expr::{Found, From, Pick, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::units::Unit;

/// The word that says which one: "this", "last", "next", "that"; "the" and "my" say nothing. And the place after.
pub(super) fn determiner(words: &Words<'_>, at: usize) -> (Option<Which>, usize) {
    let start = words.skip(at, &["the", "my", "our", "its"]);
    let which = match words.form(start).to_ascii_lowercase().as_str() {
        "this" | "current" => Which::This,
        "last" | "past" | "previous" => Which::Last,
        "next" | "coming" | "upcoming" | "following" => Which::Next,
        "that" | "same" => Which::That,
        _ if start > at => return (Some(Which::Bare), start),
        _ => return (None, at),
    };
    let end = if which == Which::That || which == Which::This {
        words.skip(words.skip(start + 1, &["same"]), &["past", "coming", "last"])
    } else {
        start + 1
    };
    (Some(which), end)
}

/// "last year", "the coming week", "this weekend"
pub(super) fn unit(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, next) = determiner(words, at);
    let Kind::Unit(unit) = words.kind(next) else {
        return None;
    };
    if unit.is_within_day() || unit == Unit::Fortnight || ends_with_s(words, next) {
        return None;
    }
    if words.is(next.saturating_sub(1), "past") && unit != Unit::Day {
        // "the past year" is twelve months up to now.
        return None;
    }
    let following = words.any(next.saturating_sub(1), &["following", "previous"]);
    let (offset, from) = match which? {
        Which::This => (0, From::Now),
        Which::Last if following => (-1, From::TextOrNow),
        Which::Next if following || unit == Unit::Day => (1, From::TextOrNow),
        Which::Last => (-1, From::Now),
        Which::Next => (1, From::Now),
        _ => return bare(words, at, next, unit),
    };
    Some(Found::new(
        at,
        next + 1,
        TimeExpr::Unit { unit, offset, from },
        "relative_unit",
    ))
}

fn ends_with_s(words: &Words<'_>, at: usize) -> bool {
    words.form(at).ends_with(['s', 'S'])
}

/// "the weekend", "the week": the one that publication lies in, or the weekend that tense asks for.
fn bare(words: &Words<'_>, at: usize, next: usize, unit: Unit) -> Option<Found> {
    let article = words.any(at, &["the", "my"]) && next == at + 1;
    match unit {
        Unit::Weekend if article => Some(Found::new(
            at,
            next + 1,
            TimeExpr::Pick(Pick::Weekend, Which::Bare),
            "weekend",
        )),
        _ => None,
    }
}

/// "today", "yesterday", "the day before yesterday", "tonight"
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<Found> {
    let day = |offset| TimeExpr::Unit {
        unit: Unit::Day,
        offset,
        from: From::Now,
    };
    let start = words.skip(at, &["the"]);
    for (phrase, offset) in [
        (["day", "before", "yesterday"], -2),
        (["day", "after", "tomorrow"], 2),
        (["day", "after", "tmrw"], 2),
    ] {
        if let Some(end) = words.after(start, &phrase) {
            return Some(Found::new(at, end, day(offset), "day"));
        }
    }
    let offset = match words.form(at).to_ascii_lowercase().as_str() {
        "today" => 0,
        "yesterday" => -1,
        "tomorrow" | "tmrw" => 1,
        _ => return None,
    };
    Some(Found::new(at, at + 1, day(offset), "day"))
}

/// "the week after next", "the month after the next"
pub(super) fn after_next(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let Kind::Unit(unit) = words.kind(start) else {
        return None;
    };
    let (offset, next) = if words.is(start + 1, "after") {
        (2, words.skip(start + 2, &["the"]))
    } else if words.is(start + 1, "before") {
        (-2, words.skip(start + 2, &["the"]))
    } else {
        return None;
    };
    let wanted = if offset > 0 { "next" } else { "last" };
    words.is(next, wanted).then(|| {
        Found::new(
            at,
            next + 1,
            TimeExpr::Unit {
                unit,
                offset,
                from: From::Now,
            },
            "after_next",
        )
    })
}
