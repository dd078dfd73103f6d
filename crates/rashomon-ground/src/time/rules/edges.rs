//! The beginning, middle and end of a time: "early March", "mid-2007", "the end of the year", "late on Monday",
//! "earlier this year", "the rest of the week".

use rashomon_types::TimeModifier;

use super::super::expr::{Found, From, Pick, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::units::Unit;

/// "early March", "mid-September", "late in the year", "the early 1970s", "late on Monday"
pub(super) fn adjective(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the", "very"]);
    let start = words.skip(start, &["very"]);
    let modifier = match words.form(start).to_ascii_lowercase().as_str() {
        "early" => TimeModifier::Start,
        "mid" | "middle" => TimeModifier::Mid,
        "late" => TimeModifier::End,
        _ => return None,
    };
    let mut next = start + 1;
    let joined = words.mark(next, '-');
    if joined {
        next += 1;
        // "mid- to late March"
        next = words.skip(words.skip(next, &["to"]), &["late"]);
    } else if words.is(start, "early") && words.after(next, &["to", "mid"]).is_some() {
        next += 2;
        next += usize::from(words.mark(next, '-'));
    }
    let inner = words.skip(next, &["on", "in", "at"]);
    let found = point_or_unit(words, inner)?;
    if matches!(found.expr, TimeExpr::Clock { .. } | TimeExpr::Reference(_) | TimeExpr::Duration(_) | TimeExpr::Set(..)) {
        return None;
    }
    Some(Found::new(at, found.end, TimeExpr::Edge(modifier, Box::new(found.expr)), "edge"))
}

/// "the end of 2008", "the beginning of next week", "start of July", "the middle of August", "month's end"
pub(super) fn noun(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let start = words.skip(start, &["very"]);
    let (modifier, next) = match words.form(start).to_ascii_lowercase().as_str() {
        "beginning" | "start" | "onset" => (TimeModifier::Start, start + 1),
        "middle" => (TimeModifier::Mid, start + 1),
        "end" | "close" => (TimeModifier::End, start + 1),
        "early" | "later" | "latter" | "first" if words.is(start + 1, "part") => {
            let early = words.any(start, &["early", "first"]);
            (if early { TimeModifier::Start } else { TimeModifier::End }, start + 2)
        }
        _ => return None,
    };
    let of = words.skip(next, &["of"]);
    let found = point_or_unit(words, of).filter(|found| of > next || !matches!(found.expr, TimeExpr::Clock { .. }))?;
    if matches!(found.expr, TimeExpr::Reference(_) | TimeExpr::Duration(_) | TimeExpr::Set(..) | TimeExpr::Clock { .. }) {
        return None;
    }
    Some(Found::new(at, found.end, TimeExpr::Edge(modifier, Box::new(found.expr)), "edge"))
}

/// "year's end", "month's end"
pub(super) fn possessive(words: &Words<'_>, at: usize) -> Option<Found> {
    let Kind::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week)) = words.kind(at) else {
        return None;
    };
    let (next, end) = if words.mark(at + 1, '\'') { (words.skip(at + 2, &["s"]), TimeModifier::End) } else if words.mark(at + 1, '-') { (at + 2, TimeModifier::End) } else { return None };
    if !words.is(next, "end") {
        return None;
    }
    let of = TimeExpr::Unit { unit, offset: 0, from: From::TextOrNow };
    Some(Found::new(at, next + 1, TimeExpr::Edge(end, Box::new(of)), "edge"))
}

/// An expression, or "the year", "the week": the one spoken of.
fn point_or_unit(words: &Words<'_>, at: usize) -> Option<Found> {
    super::point(words, at).or_else(|| the_unit(words, at))
}

/// "the year", "the month", "the week", "the season": the one that the text is in.
pub(super) fn the_unit(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the", "my"]);
    let Kind::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century | Unit::Weekend)) = words.kind(start) else {
        return None;
    };
    if words.form(start).ends_with('s') {
        return None;
    }
    if unit == Unit::Weekend {
        return Some(Found::new(at, start + 1, TimeExpr::Pick(Pick::Weekend, Which::Bare), "weekend"));
    }
    let expr = TimeExpr::Unit { unit, offset: 0, from: From::TextOrNow };
    Some(Found::new(at, start + 1, expr, "the_unit"))
}

/// "earlier this year", "later that month", "later in the week", "earlier on Tuesday", "the rest of the week"
pub(super) fn up_to(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let (earlier, next) = match words.form(start).to_ascii_lowercase().as_str() {
        "earlier" if start == at => (true, at + 1),
        "later" if start == at => (false, at + 1),
        "rest" | "remainder" => (false, start + 1),
        _ => return None,
    };
    let rest = words.any(start, &["rest", "remainder"]);
    let inner = if rest { words.skip(next, &["of"]) } else { words.skip(next, &["in", "on"]) };
    let found = super::point(words, inner).or_else(|| (inner > next || rest).then(|| the_unit(words, inner)).flatten())?;
    if matches!(found.expr, TimeExpr::Reference(_) | TimeExpr::Duration(_) | TimeExpr::Set(..) | TimeExpr::Shift { .. } | TimeExpr::Stretch { .. }) {
        return None;
    }
    Some(Found::new(at, found.end, TimeExpr::UpTo { earlier, of: Box::new(found.expr) }, "up_to"))
}
