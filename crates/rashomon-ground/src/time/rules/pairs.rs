//! Two times joined by "and": "May 4 and 5", "the 28 and 29 August", "in August and September 1914".

use super::super::expr::{Found, Pick, TimeExpr, Which};
use super::super::lex::Words;
use super::super::period::Period;
use super::dates::{dated, day, full, month};
use super::years::year_of;

/// The second of two days of one month: "5" of "May 4 and 5".
pub(super) fn second(words: &Words<'_>, at: usize, first: &Found) -> Option<Found> {
    if !words.is(first.end, "and") || words.preceded(at, &["between"]) {
        return None;
    }
    let (named, year) = match &first.expr {
        TimeExpr::Pick(Pick::Day(month, _), which) => (*month, which.clone()),
        TimeExpr::Fixed(Period::Day(date)) => {
            (date.month(), Which::Of(Box::new(TimeExpr::Fixed(Period::Year(date.year())))))
        }
        _ => return None,
    };
    let (day, next) = day(words, words.skip(first.end + 1, &["the"]))?;
    if month(words, next).is_some() || super::ranges::counts(words, next) {
        return None;
    }
    let (year, end) = year_of(words, next).unwrap_or((year, next));
    Some(Found::new(first.end + 1, end, dated(named, day, year), "date"))
}

/// "the 28 and 29 August", "7 or 8 May 2031"
pub(super) fn days(words: &Words<'_>, at: usize) -> Option<(Found, Found)> {
    let start = words.skip(at, &["the"]);
    let (first, next) = day(words, start).filter(|(_, next)| words.any(*next, &["and", "or"]))?;
    if words.preceded(at, &["between"]) {
        return None;
    }
    let later = full(words, next + 1).filter(|_| month(words, next + 1).is_none())?;
    let expr = match &later.expr {
        TimeExpr::Pick(Pick::Day(month, _), which) => dated(*month, first, which.clone()),
        TimeExpr::Fixed(Period::Day(date)) => {
            dated(date.month(), first, Which::Of(Box::new(TimeExpr::Fixed(Period::Year(date.year())))))
        }
        _ => return None,
    };
    Some((Found::new(at, next, expr, "date"), later))
}

/// The first of two with the year that only the second one names: "August and September 1914".
pub(super) fn with_year(words: &Words<'_>, first: Found) -> Found {
    if !words.any(first.end, &["and", "or"]) || words.preceded(first.first, &["between"]) {
        return first;
    }
    let takes = |expr: &TimeExpr| matches!(expr, TimeExpr::Pick(Pick::Month(_) | Pick::Day(..) | Pick::Season(_), Which::Bare));
    if !takes(super::core(&first.expr)) {
        return first;
    }
    let Some(year) = super::point(words, first.end + 1).and_then(|later| year_in(super::core(&later.expr))) else {
        return first;
    };
    Found { expr: in_year(&first.expr, year), ..first }
}

/// The year that a month, a season or a day names.
fn year_in(expr: &TimeExpr) -> Option<i16> {
    match expr {
        TimeExpr::Fixed(period @ (Period::Month(..) | Period::Day(_))) => period.year(),
        TimeExpr::Pick(Pick::Season(_), Which::Of(of)) => match **of {
            TimeExpr::Fixed(Period::Year(year)) => Some(year),
            _ => None,
        },
        _ => None,
    }
}

fn in_year(expr: &TimeExpr, year: i16) -> TimeExpr {
    let of = || Which::Of(Box::new(TimeExpr::Fixed(Period::Year(year))));
    match expr {
        TimeExpr::Pick(Pick::Day(month, day), _) => dated(*month, *day, of()),
        TimeExpr::Pick(pick, _) => TimeExpr::Pick(*pick, of()),
        TimeExpr::Edge(modifier, inner) => TimeExpr::Edge(*modifier, Box::new(in_year(inner, year))),
        other => other.clone(),
    }
}
