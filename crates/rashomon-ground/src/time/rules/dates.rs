//! Dates with a month by name: "24 May 2023", "May 24th", "the 24th of May", "March", "June next year".

use jiff::civil::Date;

use super::super::expr::{Found, Pick, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::numbers::{ordinal, spoken_year, whole};
use super::super::period::Period;
use super::relative::determiner;
use super::years::{short_year, two_digits, year_of};

/// A month here and the place after it and its full stop.
pub(super) fn month(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    let Kind::Month(month) = words.kind(at) else {
        return None;
    };
    let short = words.form(at).len() <= 4;
    let dot = words.mark(at + 1, '.') && words.glued(at + 1) && (short && goes_on(words, at + 2) || matches!(words.kind(at + 2), Kind::Number { .. }));
    Some((i8::try_from(month).ok()?, if dot { at + 2 } else { at + 1 }))
}

/// Whether a full stop before this place ends an abbreviation and no sentence.
fn goes_on(words: &Words<'_>, at: usize) -> bool {
    match words.kind(at) {
        Kind::Number { .. } | Kind::Mark(_) => true,
        Kind::Break => false,
        _ => !words.capital(at),
    }
}

/// A day of a month here, by digits or as an ordinal.
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    if goes_on_left(words, at) {
        return None;
    }
    if let Some((day, end)) = ordinal(words, at) {
        return (1..=31).contains(&day).then_some((i8::try_from(day).ok()?, end));
    }
    match words.kind(at) {
        Kind::Number { value, digits: 1..=2 } if (1..=31).contains(&value) => {
            let fraction = words.glued(at + 1) && matches!(words.kind(at + 1), Kind::Mark('.' | ',' | ':')) && words.glued(at + 2) && matches!(words.kind(at + 2), Kind::Number { .. });
            let thousand = fraction && words.mark(at + 1, ',') && matches!(words.kind(at + 2), Kind::Number { digits: 3, .. });
            let decimal = fraction && !words.mark(at + 1, ',');
            let percent = words.mark(at + 1, '%');
            let slash = words.mark(at + 1, '/') && words.glued(at + 1) && words.glued(at + 2);
            (!thousand && !decimal && !percent && !slash).then_some((i8::try_from(value).ok()?, at + 1))
        }
        Kind::Cardinal(_) => {
            let (value, end) = whole(words, at)?;
            let day = i8::try_from(value).ok().filter(|day| (1..=31).contains(day))?;
            (spoken_year(words, at).is_none()).then_some((day, end))
        }
        _ => None,
    }
}

/// Whether the number is the end of a longer one: "107.31 August".
fn goes_on_left(words: &Words<'_>, at: usize) -> bool {
    let mark = at.checked_sub(1).filter(|_| words.glued(at)).map(|before| words.kind(before));
    let number = at.checked_sub(2).map(|before| words.kind(before));
    matches!(mark, Some(Kind::Mark('.' | ',' | ':'))) && words.glued(at.saturating_sub(1)) && matches!(number, Some(Kind::Number { .. }))
}

/// The date of a month and a day, in a year or in none.
pub(super) fn dated(month: i8, day: i8, year: Which) -> TimeExpr {
    if let Which::Of(of) = &year
        && let TimeExpr::Fixed(Period::Year(year)) = **of
    {
        return Date::new(year, month, day).map_or(TimeExpr::NoSuchDay, |day| TimeExpr::Fixed(Period::Day(day)));
    }
    // 2024 has every day that any year has.
    match Date::new(2024, month, day) {
        Ok(_) => TimeExpr::Pick(Pick::Day(month, day), year),
        Err(_) => TimeExpr::NoSuchDay,
    }
}

/// The place after a weekday that only confirms the date after it: "Monday, ".
fn weekday_before(words: &Words<'_>, at: usize) -> usize {
    if !matches!(words.kind(at), Kind::Weekday(_)) {
        return at;
    }
    let dot = if words.mark(at + 1, '.') { at + 2 } else { at + 1 };
    let comma = if words.mark(dot, ',') { dot + 1 } else { dot };
    words.skip(comma, &["the"])
}

/// "24 May 2023", "the 24th of May", "May 24", "Monday, 24 May"
pub(super) fn full(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = weekday_before(words, at);
    let (month, day, end) = month_first(words, start).or_else(|| day_first(words, start))?;
    let (year, end) = year_of(words, end)
        .or_else(|| year_in_brackets(words, end))
        .unwrap_or((Which::Bare, end));
    Some(Found::new(at, end, dated(month, day, year), "date"))
}

fn month_first(words: &Words<'_>, at: usize) -> Option<(i8, i8, usize)> {
    let (month, next) = month(words, at)?;
    let joint = words.glued(next) && matches!(words.kind(next), Kind::Mark('-' | '/'));
    let next = if joint { next + 1 } else { words.skip(next, &["the"]) };
    let (day, end) = day(words, next)?;
    // "May 7 soldiers" is rare; "March 2.5" and "May 10,000" are no dates: `day` sees to that.
    Some((month, day, end))
}

fn day_first(words: &Words<'_>, at: usize) -> Option<(i8, i8, usize)> {
    let start = words.skip(at, &["the"]);
    let (day, next) = day(words, start)?;
    let dot = words.mark(next, '.') && words.glued(next) && matches!(words.kind(next + 1), Kind::Month(_));
    let hyphen = words.mark(next, '-') && words.glued(next) && words.glued(next + 1);
    let next = if dot || hyphen { next + 1 } else { words.skip(next, &["of"]) };
    let (month, end) = month(words, next)?;
    if matches!(words.kind(start), Kind::Cardinal(_)) && words.is(next, "may") && !words.capital(next) {
        return None;
    }
    Some((month, day, end))
}

/// "December 7 (December 8 in Asian time zones), 1941": the year stands after a bracket.
fn year_in_brackets(words: &Words<'_>, at: usize) -> Option<(Which, usize)> {
    if !words.mark(at, '(') {
        return None;
    }
    let close = (at..at + 12).find(|place| words.mark(*place, ')'))?;
    let (which, _) = year_of(words, close + 1).filter(|_| words.mark(close + 1, ','))?;
    Some((which, at))
}

/// "March", "March 2023", "last March", "2016 June", "June next year"
pub(super) fn month_alone(words: &Words<'_>, at: usize) -> Option<Found> {
    let month_of = |month, which| match &which {
        Which::Of(of) => match **of {
            TimeExpr::Fixed(Period::Year(year)) => TimeExpr::Fixed(Period::Month(year, month)),
            _ => TimeExpr::Pick(Pick::Month(month), which),
        },
        _ => TimeExpr::Pick(Pick::Month(month), which),
    };
    let found = |end, month, which| Some(Found::new(at, end, month_of(month, which), "month"));
    if let Some((year, next)) = super::years::year(words, at) {
        let next = if words.mark(next, ',') { next + 1 } else { next };
        let (month, end) = month(words, next).filter(|_| words.capital(next) || !words.any(next, &["may", "march"]))?;
        return found(end, month, Which::Of(Box::new(TimeExpr::Fixed(Period::Year(year)))));
    }
    let (which, start) = determiner(words, at);
    let (month, next) = month(words, start)?;
    match which {
        Some(which) if which != Which::Bare => found(next, month, which),
        _ => {
            let two = match words.kind(next) {
                Kind::Number { value, digits: 2 } if value > 31 => two_digits(value).map(|year| (year, next + 1)),
                _ => short_year(words, next),
            };
            let two = two.map(|(year, end)| (Which::Of(Box::new(TimeExpr::Fixed(Period::Year(year)))), end));
            match year_of(words, next).or(two) {
                Some((which, end)) => found(end, month, which),
                None => found(next, month, Which::Bare),
            }
        }
    }
}

/// "the 24th", "the 20th of next month", "20th of this month"
pub(super) fn day_of_month(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let (number, next) = ordinal(words, start)?;
    let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    let pick = |which, end| Found::new(at, end, TimeExpr::Pick(Pick::DayOfMonth(day), which), "day_of_month");
    let of = words.skip(next, &["of", "in"]);
    if of > next
        && let Some(month) = super::relative::unit(words, of).or_else(|| super::anaphora::unit(words, of))
        && matches!(month.expr, TimeExpr::Unit { unit: super::super::units::Unit::Month, .. })
    {
        return Some(pick(Which::Of(Box::new(month.expr)), month.end));
    }
    // "the 24th" alone: digits, and no noun that it counts.
    let digits = matches!(words.kind(start), Kind::Number { .. } | Kind::Cardinal(_));
    let alone = match words.kind(next) {
        Kind::Mark(mark) => mark != '-',
        Kind::Break => true,
        _ => words.any(next, &["and", "to", "until", "at", "in", "when", "but", "as", "was", "after", "before", "he", "she", "they", "we", "with", "that"]),
    };
    let placed = words.preceded(at, &["on", "by", "until", "till", "since", "from", "before", "after", "between", "and", "to", "through", "for"]);
    (digits && alone && placed && start > at).then(|| pick(Which::Bare, next))
}
