//! Parts of the day: "Monday night", "the morning of 31 January", "that afternoon", "overnight into Wednesday", "at dawn".

use super::super::expr::{Found, From, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::units::{Part, Unit};
use super::relative::determiner;

/// "this morning", "last night", "tomorrow night" is joined elsewhere; "the early morning hours", "midnight", "that night"
pub(super) fn plain(words: &Words<'_>, at: usize) -> Option<Found> {
    if words.is(at, "tonight") {
        return Some(part(at, at + 1, Part::Night, Some(today(0))));
    }
    let (which, start) = determiner(words, at);
    let start = words.skip(start, &["early", "late", "small", "pre"]);
    let start = if words.mark(start, '-') { start + 1 } else { start };
    let Kind::Part(kind) = words.kind(start) else {
        return None;
    };
    if words.form(start).ends_with('s') && kind != Part::Night {
        return None;
    }
    let end = words.skip(words.skip(start + 1, &["time"]), &["hours"]);
    let of = match which {
        Some(Which::This) => Some(today(0)),
        Some(Which::Last) => Some(if words.is(at, "last") { today(-1) } else { text(-1) }),
        Some(Which::Next) => Some(if words.any(start.saturating_sub(1), &["following"]) || words.is(at, "the") { text(1) } else { today(1) }),
        Some(Which::That) => Some(text(0)),
        _ => None,
    };
    Some(part(at, end, kind, of))
}

fn today(offset: i64) -> TimeExpr {
    TimeExpr::Unit { unit: Unit::Day, offset, from: From::Now }
}

fn text(offset: i64) -> TimeExpr {
    TimeExpr::Unit { unit: Unit::Day, offset, from: From::Text }
}

fn part(first: usize, end: usize, part: Part, of: Option<TimeExpr>) -> Found {
    let of = of.map(Box::new);
    Found::new(first, end, TimeExpr::Part { part, of }, "part_of_day")
}

/// "overnight", "overnight into Wednesday", "overnight on Tuesday", "overnight Monday to Tuesday"
pub(super) fn overnight(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.is(at, "overnight") {
        return None;
    }
    let found = |end, into| Some(Found::new(at, end, TimeExpr::Overnight(into), "overnight"));
    let into = words.any(at + 1, &["into", "to", "until"]).then(|| super::point(words, at + 2)).flatten();
    if let Some(day) = into.filter(|day| is_day(&day.expr)) {
        return found(day.end, Some(Box::new(day.expr)));
    }
    let on = words.skip(at + 1, &["on", "from"]);
    let day = super::point(words, on).filter(|day| is_day(&day.expr));
    match day {
        Some(day) => {
            let into = words.any(day.end, &["into", "to", "until"]).then(|| super::point(words, day.end + 1)).flatten();
            if let Some(morning) = into.filter(|day| is_day(&day.expr)) {
                return found(morning.end, Some(Box::new(morning.expr)));
            }
            Some(part(at, day.end, Part::Night, Some(day.expr)))
        }
        None => found(at + 1, None),
    }
}

/// Whether an expression is one day, to which an hour or a part of the day can belong.
pub(super) fn is_day(expr: &TimeExpr) -> bool {
    use super::super::expr::Pick;
    use super::super::period::Period;
    match expr {
        TimeExpr::Fixed(period) => matches!(period, Period::Day(_)),
        TimeExpr::Pick(pick, _) => matches!(
            pick,
            Pick::Day(..) | Pick::DayOfMonth(_) | Pick::Weekday(_) | Pick::WeekdayOn(..) | Pick::NthWeekday(..) | Pick::Feast(_)
        ),
        TimeExpr::Unit { unit, .. } => *unit == Unit::Day,
        TimeExpr::Shift { length, .. } => length.finest() == Unit::Day,
        TimeExpr::Edge(_, of) => is_day(of),
        _ => false,
    }
}
