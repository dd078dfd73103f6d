//! From one time to another: "between March 12 and 17", "from Friday to Sunday", "March 12-17", "2014-2018".

use super::super::expr::{Found, Pick, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::period::Period;
use super::dates::{dated, day, month};
use super::years::year_of;

/// A range, whose two ends are told apart: the words of each.
pub(super) struct Ends {
    pub(super) from: Found,
    pub(super) to: Found,
}

/// The range that begins here; `first` has been read here already, if anything has.
pub(super) fn range(words: &Words<'_>, at: usize, first: Option<&Found>) -> Option<Ends> {
    years_before_christ(words, at)
        .or_else(|| days_then_month(words, at))
        .or_else(|| first.and_then(|from| inside(words, from).or_else(|| ends(words, at, from))))
}

/// "499-493 BC", "from 264 to 241 BC", "396 and 395 BC": the era stands once.
fn years_before_christ(words: &Words<'_>, at: usize) -> Option<Ends> {
    let Kind::Number { value, digits: 1..=4 } = words.kind(at) else {
        return None;
    };
    let next = if words.is(at + 1, "and") { at + 2 } else { joined(words, at, at + 1)? };
    let (last, end) = super::years::year(words, next).filter(|(last, _)| *last <= 0)?;
    let first = super::years::astronomical(value, true).filter(|first| *first <= last)?;
    let year = |first, end, year| Found::new(first, end, TimeExpr::Fixed(Period::Year(year)), "year");
    Some(Ends { from: year(at, at + 1, first), to: year(next, end, last) })
}

/// "November between 19 and 20", "next week from Tuesday to Friday": the whole stands before the two ends.
fn inside(words: &Words<'_>, whole: &Found) -> Option<Ends> {
    if !words.any(whole.end, &["between", "from"]) {
        return None;
    }
    let start = whole.end + 1;
    match &whole.expr {
        TimeExpr::Pick(Pick::Month(named), which) => {
            let (first, next) = day(words, start)?;
            let (last, end) = day(words, joined(words, start, next)?)?;
            let (year, end) = year_of(words, end).or_else(|| super::years::year(words, end).map(|(year, end)| (Which::Of(Box::new(TimeExpr::Fixed(Period::Year(year)))), end))).unwrap_or((which.clone(), end));
            Some(Ends {
                from: Found::new(whole.first, next, dated(*named, first, year.clone()), "date"),
                to: Found::new(next + 1, end, dated(*named, last, year), "date"),
            })
        }
        TimeExpr::Unit { unit: super::super::units::Unit::Week, .. } => {
            let of = || Which::Of(Box::new(whole.expr.clone()));
            let (first, next) = super::weekdays::name(words, start)?;
            let second = joined(words, start, next)?;
            let (last, end) = super::weekdays::name(words, second)?;
            Some(Ends {
                from: Found::new(whole.first, next, TimeExpr::Pick(Pick::Weekday(first), of()), "weekday"),
                to: Found::new(second, end, TimeExpr::Pick(Pick::Weekday(last), of()), "weekday"),
            })
        }
        _ => None,
    }
}

/// Where the second end begins after a word or mark that joins two ends.
fn joined(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let dash = words.mark(end, '-') || words.mark(end, '—');
    if dash {
        return Some(end + 1);
    }
    let between = words.preceded(at, &["between"]);
    let from = words.preceded(at, &["from"]);
    let word = words.any(end, &["to", "until", "till", "through", "thru"]) || between && words.is(end, "and");
    let plain = words.any(end, &["to", "until", "till", "through", "thru"]);
    (word && (between || from || plain)).then_some(end + 1)
}

fn ends(words: &Words<'_>, at: usize, from: &Found) -> Option<Ends> {
    if !is_end(&from.expr) {
        return None;
    }
    let next = joined(words, at, from.end)?;
    let to = short_end(words, next, &from.expr).or_else(|| super::point(words, next).filter(|to| is_end(&to.expr)))?;
    let loose = !words.preceded(at, &["between", "from"]) && !words.mark(from.end, '-');
    if loose && !alike(&from.expr, &to.expr) {
        return None;
    }
    let from = Found { expr: completed(&from.expr, &to.expr), ..from.clone() };
    Some(Ends { from, to })
}

/// Whether two ends are of one kind, so that "to" between them makes a range.
fn alike(from: &TimeExpr, to: &TimeExpr) -> bool {
    let weekday = |expr: &TimeExpr| matches!(expr, TimeExpr::Pick(Pick::Weekday(_) | Pick::WeekdayOn(..), _));
    let dated = |expr: &TimeExpr| {
        matches!(
            expr,
            TimeExpr::Pick(Pick::Day(..) | Pick::Month(_) | Pick::DayOfMonth(_), _)
                | TimeExpr::Fixed(Period::Day(_) | Period::Month(..) | Period::Year(_))
        )
    };
    let clock = |expr: &TimeExpr| matches!(expr, TimeExpr::Clock { .. });
    let unit = |expr: &TimeExpr| matches!(expr, TimeExpr::Unit { .. });
    weekday(from) && weekday(to) || dated(from) && dated(to) || clock(from) && clock(to) || unit(from) && unit(to)
}

/// Whether an expression can be an end of a range.
fn is_end(expr: &TimeExpr) -> bool {
    !matches!(
        expr,
        TimeExpr::Duration(_) | TimeExpr::Set(..) | TimeExpr::Stretch { .. } | TimeExpr::Named(..) | TimeExpr::Range(..) | TimeExpr::Piece { .. }
    )
}

/// "17" after "March 12", "96" after "1995".
fn short_end(words: &Words<'_>, at: usize, from: &TimeExpr) -> Option<Found> {
    match from {
        TimeExpr::Pick(Pick::Day(month, _), which) => {
            let (day, next) = day(words, at).filter(|(_, next)| super::dates::month(words, *next).is_none() && !counts(words, *next))?;
            let (year, end) = year_of(words, next).unwrap_or((which.clone(), next));
            Some(Found::new(at, end, dated(*month, day, year), "date"))
        }
        TimeExpr::Fixed(Period::Day(date)) if matches!(words.kind(at), Kind::Number { digits: 1..=2, .. }) => {
            let (day, end) = day(words, at).filter(|(_, next)| super::dates::month(words, *next).is_none() && !counts(words, *next))?;
            let year = TimeExpr::Fixed(Period::Year(date.year()));
            Some(Found::new(at, end, dated(date.month(), day, Which::Of(Box::new(year))), "date"))
        }
        TimeExpr::Fixed(Period::Year(year)) if words.glued(at) => match words.kind(at) {
            Kind::Number { value, digits: 2 } if !words.mark(at + 1, '-') => {
                let century = year - year.rem_euclid(100);
                let end = century.checked_add(i16::try_from(value).ok()?).filter(|end| end > year)?;
                Some(Found::new(at, at + 1, TimeExpr::Fixed(Period::Year(end)), "year"))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Whether a number here counts what follows: "March 12 to 17 soldiers" is no range of days.
pub(super) fn counts(words: &Words<'_>, at: usize) -> bool {
    matches!(words.kind(at), Kind::Unit(_)) || words.mark(at, '%') || words.any(at, &["people", "soldiers", "percent", "per", "million", "killed", "wounded"])
}

/// The first end with the year that only the second one names: "from March to May 2015", "December 28 to January 3, 2024".
fn completed(from: &TimeExpr, to: &TimeExpr) -> TimeExpr {
    let year = match to {
        TimeExpr::Fixed(period @ (Period::Day(_) | Period::Month(..))) => {
            let crosses = place_in_year(from) > place_in_year(to);
            period.year().map(|year| TimeExpr::Fixed(Period::Year(if crosses { year - 1 } else { year })))
        }
        TimeExpr::Pick(_, Which::Of(of)) => Some((**of).clone()),
        _ => None,
    };
    match (from, year) {
        (TimeExpr::Pick(Pick::Day(month, day), Which::Bare), Some(year)) => dated(*month, *day, Which::Of(Box::new(year))),
        (TimeExpr::Pick(pick @ (Pick::Month(_) | Pick::Season(_)), Which::Bare), Some(year)) => {
            TimeExpr::Pick(*pick, Which::Of(Box::new(year)))
        }
        _ => from.clone(),
    }
}

/// Month and day, as far as an expression names them.
fn place_in_year(expr: &TimeExpr) -> (i8, i8) {
    match expr {
        TimeExpr::Pick(Pick::Day(month, day), _) => (*month, *day),
        TimeExpr::Pick(Pick::Month(month), _) | TimeExpr::Fixed(Period::Month(_, month)) => (*month, 0),
        TimeExpr::Fixed(Period::Day(date)) => (date.month(), date.day()),
        _ => (0, 0),
    }
}

/// "4 to 22 January, 1995", "14 - 24 August", "from 4 to 22 this month", "3 until 12 of Sept", "from 4 to January 22"
fn days_then_month(words: &Words<'_>, at: usize) -> Option<Ends> {
    let start = words.skip(at, &["the"]);
    let (first, next) = day(words, start).filter(|_| month(words, start).is_none())?;
    let second = joined(words, at, next)?;
    let led = words.preceded(at, &["between", "from"]);
    let glued = words.mark(next, '-') && words.glued(next);
    if let Some(to) = super::dates::full(words, second) {
        let (from, month_first) = match &to.expr {
            TimeExpr::Pick(Pick::Day(month, _), which) => (dated(*month, first, which.clone()), matches!(words.kind(second), Kind::Month(_))),
            TimeExpr::Fixed(Period::Day(date)) => {
                let year = TimeExpr::Fixed(Period::Year(date.year()));
                (dated(date.month(), first, Which::Of(Box::new(year))), matches!(words.kind(second), Kind::Month(_)))
            }
            _ => return None,
        };
        let known = led || !month_first;
        return known.then(|| Ends { from: Found::new(start, next, from, "date"), to });
    }
    // "from 4 to 22 this month"
    let (last, after) = day(words, second)?;
    let of = words.skip(after, &["of", "in"]);
    let unit = super::relative::unit(words, of).filter(|found| matches!(found.expr, TimeExpr::Unit { unit: super::super::units::Unit::Month, .. }))?;
    if !led && !glued && !words.any(next, &["to", "till", "until"]) {
        return None;
    }
    let pick = |day| TimeExpr::Pick(Pick::DayOfMonth(day), Which::Of(Box::new(unit.expr.clone())));
    Some(Ends {
        from: Found::new(start, next, pick(first), "date"),
        to: Found::new(second, unit.end, pick(last), "date"),
    })
}
