//! Days of the week: "Tuesday", "last Friday", "Friday next week", "Thursday the 21st", "next week on Friday".

use super::super::expr::{Found, Pick, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::numbers::ordinal;
use super::super::units::Unit;
use super::relative::{determiner, unit};

/// A weekday by its whole name, or an abbreviation that cannot be a word of its own here.
pub(super) fn name(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    let Kind::Weekday(day) = words.kind(at) else {
        return None;
    };
    let form = words.form(at);
    if form.ends_with(['s', 'S']) && form.len() > 5 {
        return None;
    }
    let whole = form.len() > 5;
    let dot = words.mark(at + 1, '.') && words.glued(at + 1) && !whole;
    let end = if dot && !matches!(words.kind(at + 2), Kind::Break) { at + 2 } else { at + 1 };
    let cue = words.preceded(at, &["on", "last", "next", "this", "from", "to", "until", "by", "since", "and", "late", "early"]);
    let dated = matches!(words.kind(if words.mark(end, ',') { end + 1 } else { end }), Kind::Number { .. } | Kind::Month(_));
    let known = whole || words.capital(at) && (dated || cue && !words.any(at, &["sun", "sat", "mon"]) || cue && dot);
    known.then_some((i8::try_from(day).ok()?, end))
}

/// "Tuesday", "this Friday", "last Sunday"
pub(super) fn plain(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, start) = determiner(words, at);
    let (day, end) = name(words, start)?;
    let found = |which, end| Some(Found::new(at, end, TimeExpr::Pick(Pick::Weekday(day), which), "weekday"));
    if let Some(which) = which.filter(|which| *which != Which::Bare) {
        return found(which, end);
    }
    if start > at {
        return None;
    }
    if let Some((number, end)) = on_date(words, end) {
        let pick = Pick::WeekdayOn(day, number);
        return Some(Found::new(at, end, TimeExpr::Pick(pick, Which::Bare), "weekday_and_date"));
    }
    if let Some(end) = words.after(end, &["last"]) && !matches!(words.kind(end), Kind::Unit(_) | Kind::Month(_) | Kind::Season(_)) {
        return found(Which::Last, end);
    }
    let of = words.skip(end, &["of"]);
    match unit(words, of) {
        Some(week) if matches!(week.expr, TimeExpr::Unit { unit: Unit::Week, .. }) => {
            found(Which::Of(Box::new(week.expr)), week.end)
        }
        _ => found(Which::Bare, end),
    }
}

/// "the 21st" after a weekday
fn on_date(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    let start = words.after(at, &["the"])?;
    let (number, end) = ordinal(words, start).or_else(|| super::dates::day(words, start).map(|(day, end)| (day.unsigned_abs(), end)))?;
    let date = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    super::dates::full(words, start).is_none().then_some((date, end))
}

/// "this week Friday", "next week on Friday"
pub(super) fn week_first(words: &Words<'_>, at: usize) -> Option<Found> {
    let week = unit(words, at).filter(|week| matches!(week.expr, TimeExpr::Unit { unit: Unit::Week, .. }))?;
    let start = words.skip(week.end, &["on"]);
    let (day, end) = name(words, start)?;
    let expr = TimeExpr::Pick(Pick::Weekday(day), Which::Of(Box::new(week.expr)));
    Some(Found::new(at, end, expr, "weekday"))
}
