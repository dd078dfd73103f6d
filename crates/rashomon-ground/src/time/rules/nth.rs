//! Numbered pieces: "the third quarter of 2016", "Q3", "the first week of October", "the second half of 2008",
//! "the first Friday of July", "week 31", "the first ten months of 1915".

use super::super::expr::{Found, Pick, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::numbers::{ordinal, whole};
use super::super::units::{Amount, Length, Unit};

/// "first", "2nd", "last", as a number; −1 is the last one.
fn number(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    if words.any(at, &["last", "final", "latter"]) {
        return Some((-1, at + 1));
    }
    let (number, end) = ordinal(words, at)?;
    Some((i8::try_from(number).ok()?, end))
}

/// The expression that a piece belongs to: "of 2016", "this year", "of next month", ", 2020".
fn whole_of(words: &Words<'_>, at: usize) -> Option<(TimeExpr, usize)> {
    let of = words.skip(at, &["of", "in"]);
    let of = if words.mark(at, ',') { at + 1 } else { of };
    let found = super::point(words, of)?;
    let direct = of > at || matches!(found.expr, TimeExpr::Unit { .. } | TimeExpr::Fixed(_));
    direct.then_some((found.expr, found.end))
}

/// "the third week of this month", "the last Friday of July", "the second half of the year"
pub(super) fn piece(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let (number, next) = number(words, start)?;
    let next = if words.mark(next, '-') && words.glued(next) { next + 1 } else { next };
    let latter = words.is(start, "latter");
    let pick = match words.kind(next) {
        Kind::Weekday(day) if words.form(next).len() > 5 => Pick::NthWeekday(number, i8::try_from(day).ok()?),
        Kind::Unit(Unit::Quarter) if (1..=4).contains(&number) => Pick::Quarter(number),
        Kind::Unit(Unit::Quarter) if number < 0 => Pick::Quarter(4),
        Kind::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Weekend)) if !latter => Pick::NthUnit(number, unit),
        _ if words.is(next, "half") => Pick::Half(if number < 0 { 2 } else { number }),
        _ => return None,
    };
    if matches!(pick, Pick::Half(half) if !(1..=2).contains(&half)) {
        return None;
    }
    let found = |which, end| Found::new(at, end, TimeExpr::Pick(pick, which), "numbered_piece");
    if let Some((of, end)) = whole_of(words, next + 1) {
        return Some(found(Which::Of(Box::new(of)), end));
    }
    if let Some(end) = year_meant(words, next + 1) {
        return Some(found(Which::This, end));
    }
    match pick {
        Pick::Quarter(_) if number > 0 => Some(found(Which::Bare, next + 1)),
        Pick::NthWeekday(n, _) if n > 0 && start == at => Some(found(Which::Bare, next + 1)),
        _ => None,
    }
}

/// "of the year", "of the month"
fn year_meant(words: &Words<'_>, at: usize) -> Option<usize> {
    words.after(at, &["of", "the", "year"]).or_else(|| words.after(at, &["of", "the", "month"]))
}

/// "Q3", "Q3 2016", "2016 H2"
pub(super) fn letter(words: &Words<'_>, at: usize) -> Option<Found> {
    let part = |place: usize| {
        let Kind::Number { value, digits: 1 } = words.kind(place + 1) else {
            return None;
        };
        let number = i8::try_from(value).ok().filter(|_| words.glued(place + 1))?;
        match words.form(place) {
            "Q" | "q" if (1..=4).contains(&number) => Some(Pick::Quarter(number)),
            "H" if (1..=2).contains(&number) => Some(Pick::Half(number)),
            _ => None,
        }
    };
    if let Some((year, next)) = four_digits(words, at) {
        if let Some(pick) = part(next) {
            return Some(Found::new(at, next + 2, TimeExpr::Pick(pick, year), "quarter"));
        }
        let third = words.skip(next, &["the"]);
        let (number, unit) = number(words, third).filter(|_| third > next)?;
        let quarter = matches!(words.kind(unit), Kind::Unit(Unit::Quarter)) && (1..=4).contains(&number);
        return quarter.then(|| Found::new(at, unit + 1, TimeExpr::Pick(Pick::Quarter(number), year), "quarter"));
    }
    let pick = part(at)?;
    match whole_of(words, at + 2) {
        Some((of, end)) => Some(Found::new(at, end, TimeExpr::Pick(pick, Which::Of(Box::new(of))), "quarter")),
        None => matches!(pick, Pick::Quarter(_)).then(|| Found::new(at, at + 2, TimeExpr::Pick(pick, Which::Bare), "quarter")),
    }
}

/// A year in four digits with nothing about what stands after it.
fn four_digits(words: &Words<'_>, at: usize) -> Option<(Which, usize)> {
    match words.kind(at) {
        Kind::Number { value, digits: 4 } if (1900..=2100).contains(&value) => {
            let year = i16::try_from(value).ok()?;
            let fixed = TimeExpr::Fixed(super::super::period::Period::Year(year));
            Some((Which::Of(Box::new(fixed)), at + 1))
        }
        _ => None,
    }
}

/// "week 31"
pub(super) fn week_number(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.is(at, "week") {
        return None;
    }
    match words.kind(at + 1) {
        Kind::Number { value, digits: 1..=2 } if (1..=53).contains(&value) => {
            let week = Pick::WeekNumber(i8::try_from(value).ok()?);
            Some(Found::new(at, at + 2, TimeExpr::Pick(week, Which::This), "week_number"))
        }
        _ => None,
    }
}

/// "the week of the 18th", "the week commencing February 4", "month of September 16th"
pub(super) fn week_of(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let (unit, next) = match words.kind(start) {
        Kind::Unit(unit @ (Unit::Week | Unit::Month)) => (unit, start + 1),
        _ if words.is(start, "w") && words.mark(start + 1, '/') && words.is(start + 2, "c") => (Unit::Week, start + 2),
        _ => return None,
    };
    if !words.any(next, &["of", "commencing", "starting", "beginning", "c"]) {
        return None;
    }
    let inner = words.skip(words.skip(next + 1, &["on"]), &[]);
    let day = super::dates::full(words, inner).or_else(|| week_day(words, inner))?;
    let expr = TimeExpr::Pick(Pick::NthUnit(1, unit), Which::Of(Box::new(day.expr)));
    Some(Found::new(at, day.end, expr, "week_of_day"))
}

/// "the 18th" after "the week of"
fn week_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.after(at, &["the"])?;
    let (number, end) = ordinal(words, start)?;
    let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    Some(Found::new(at, end, TimeExpr::Pick(Pick::DayOfMonth(day), Which::Bare), "day_of_month"))
}

/// "the first ten months of 1915", "the last two weeks of February 1951"
pub(super) fn several(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let from_end = match words.form(start).to_ascii_lowercase().as_str() {
        "first" | "opening" => false,
        "last" | "final" | "closing" => true,
        _ => return None,
    };
    let (amount, next) = match whole(words, start + 1) {
        Some((number, next)) => (Amount::whole(number), next),
        None if matches!(words.kind(start + 1), Kind::Unit(Unit::Hour | Unit::Week | Unit::Month | Unit::Year)) && !from_end => {
            (Amount::whole(1), start + 1)
        }
        None if words.is(start + 1, "few") => (Amount::Vague, start + 2),
        None => return None,
    };
    let Kind::Unit(unit) = words.kind(next) else {
        return None;
    };
    let length = Length::of(amount, unit);
    let of = words.after(next + 1, &["of"])?;
    let expr = match super::point(words, of) {
        Some(found) => {
            let of = Box::new(found.expr);
            return Some(Found::new(at, found.end, TimeExpr::Piece { length, from_end, of }, "several_of"));
        }
        None => TimeExpr::Duration(length),
    };
    Some(Found::new(at, next + 1, expr, "several_of"))
}
