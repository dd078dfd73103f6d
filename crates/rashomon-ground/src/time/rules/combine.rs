//! A day with an hour or a part of the day beside it: "6 a.m. on Tuesday", "Monday night", "Tuesday at around noon".

use super::super::expr::{Found, TimeExpr};
use super::super::lex::{Kind, Words};
use super::clock;
use super::parts::{is_day, plain};

/// The expression with the part, hour or day that stands right after it.
pub(super) fn with_part(words: &Words<'_>, found: Found) -> Found {
    let once = joined(words, &found);
    match once {
        // "Tuesday morning at 6 a.m.", "6 a.m. on Tuesday morning"
        Some(once) => joined(words, &once).unwrap_or(once),
        None => found,
    }
}

fn joined(words: &Words<'_>, found: &Found) -> Option<Found> {
    if is_day(&found.expr) {
        return day_then(words, found);
    }
    match &found.expr {
        TimeExpr::Part { of: None, .. } | TimeExpr::Clock { of: None, .. } | TimeExpr::Edge(..) => then_day(words, found),
        TimeExpr::Part { of: Some(_), .. } => part_then_clock(words, found),
        _ => None,
    }
}

/// "Monday night", "Tuesday at 6 a.m."
fn day_then(words: &Words<'_>, day: &Found) -> Option<Found> {
    let next = if words.mark(day.end, ',') { day.end + 1 } else { day.end };
    let next = words.skip(next, &["in", "at", "around", "about", "shortly"]);
    let next = words.skip(next, &["the", "around", "about", "before", "after"]);
    let close = next == day.end;
    if let Some(time) = clock::time(words, next) {
        return Some(of_day(time, day, day.first));
    }
    // "Tuesday, the night of", "Sunday the morning" are nothing.
    let part = matches!(words.kind(next), Kind::Part(_)) || words.any(next, &["early", "late"]) && matches!(words.kind(next + 1), Kind::Part(_));
    let part = plain(words, next).filter(|_| part && (close || words.preceded(next, &["the", "in", "at", "around", "about"])))?;
    matches!(part.expr, TimeExpr::Part { of: None, .. }).then(|| of_day(part, day, day.first))
}

/// "6 a.m. on Tuesday", "the morning of 31 January", "early in the morning of 29 April"
fn then_day(words: &Words<'_>, found: &Found) -> Option<Found> {
    let inner = match &found.expr {
        TimeExpr::Edge(_, inner) => inner,
        other => other,
    };
    if !matches!(inner, TimeExpr::Part { of: None, .. } | TimeExpr::Clock { of: None, .. }) {
        return None;
    }
    let comma = if words.mark(found.end, ',') { found.end + 1 } else { found.end };
    let next = words.skip(comma, &["on", "of"]);
    let day = super::point(words, next).filter(|day| is_day(&day.expr))?;
    // "at dawn, 12 soldiers" is no date: a date stands by itself or after "on".
    let near = next > comma || matches!(words.kind(next), Kind::Weekday(_) | Kind::Month(_)) || comma == found.end || !matches!(day.expr, TimeExpr::Pick(..));
    near.then(|| of_day(found.clone(), &day, found.first))
}

/// "Tuesday morning at 6"
fn part_then_clock(words: &Words<'_>, part: &Found) -> Option<Found> {
    let next = words.skip(part.end, &["at", "around", "about"]);
    let time = clock::time(words, next)?;
    let TimeExpr::Part { of: Some(day), .. } = &part.expr else {
        return None;
    };
    let day = Found { expr: (**day).clone(), ..part.clone() };
    Some(of_day(time, &day, part.first))
}

/// An hour or a part of the day with its day.
fn of_day(time: Found, day: &Found, first: usize) -> Found {
    let end = time.end.max(day.end);
    let set = |expr: TimeExpr| match expr {
        TimeExpr::Part { part, .. } => TimeExpr::Part { part, of: Some(Box::new(day.expr.clone())) },
        TimeExpr::Clock { time, granularity, .. } => TimeExpr::Clock { time, granularity, of: Some(Box::new(day.expr.clone())) },
        other => other,
    };
    let expr = match time.expr {
        TimeExpr::Edge(modifier, inner) => TimeExpr::Edge(modifier, Box::new(set(*inner))),
        other => set(other),
    };
    Found { first, end, expr, ..time }
}
