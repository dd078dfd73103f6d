//! Dates in digits: "2023-05-24", "05/24/2023", "24.05.2023", "2016/11", "4/22".
//!
//! Two numbers before a year are month and day, as in the United States, unless the first is over 12 or a dot stands
//! between them: those write the day first.

use jiff::civil::Date;

use super::super::expr::{Found, Pick, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::period::Period;
use super::years::two_digits;

/// A number and how many digits it has.
type Digits = (u64, u8);

fn digits(words: &Words<'_>, at: usize) -> Option<Digits> {
    match words.kind(at) {
        Kind::Number { value, digits } if digits <= 4 => Some((value, digits)),
        _ => None,
    }
}

/// The mark that joins numbers here.
fn joint(words: &Words<'_>, at: usize) -> Option<char> {
    match words.kind(at) {
        Kind::Mark(mark @ ('-' | '/' | '.')) => Some(mark),
        _ => None,
    }
}

/// Whether the number at a place does not go on to the left: no "1.2.3.4", "$4.22", "A-4".
fn begins(words: &Words<'_>, at: usize) -> bool {
    if !words.glued(at) {
        return true;
    }
    let Some(before) = words.before(at) else {
        return true;
    };
    matches!(words.kind(before), Kind::Mark('(' | '[' | '"' | '“' | '|' | ':' | ';' | ',' | '\''))
}

/// Whether nothing goes on to the right: no further number, letter or percent sign.
fn ends(words: &Words<'_>, at: usize) -> bool {
    if !words.glued(at) {
        return true;
    }
    match words.kind(at) {
        Kind::Mark('.' | ',' | '-' | '/' | ':') => !(words.glued(at + 1) && matches!(words.kind(at + 1), Kind::Number { .. })),
        Kind::Mark('%' | '°' | '$' | '€' | '£') => false,
        Kind::Mark(_) | Kind::Break => true,
        _ => words.is(at, "T"),
    }
}

/// Three numbers: a full date.
pub(super) fn full(words: &Words<'_>, at: usize) -> Option<Found> {
    let first = digits(words, at).filter(|_| begins(words, at))?;
    let mark = joint(words, at + 1).filter(|_| words.glued(at + 1) && words.glued(at + 2))?;
    if let Kind::Month(month) = words.kind(at + 2) {
        return with_name(words, at, first, i8::try_from(month).ok()?);
    }
    let second = digits(words, at + 2)?;
    // "08/12,2015" is written too.
    let same = joint(words, at + 3) == Some(mark) || words.mark(at + 3, ',') && mark == '/';
    if !same || !words.glued(at + 3) || !words.glued(at + 4) {
        return None;
    }
    let third = digits(words, at + 4).filter(|_| ends(words, at + 5))?;
    let (year, month, day) = ordered(first, second, third, mark)?;
    Some(Found::new(at, at + 5, civil(year, month, day)?, "date_in_digits"))
}

/// "2019-sep-1", "1-sep-2019"
fn with_name(words: &Words<'_>, at: usize, first: Digits, month: i8) -> Option<Found> {
    joint(words, at + 3).filter(|_| words.glued(at + 3) && words.glued(at + 4))?;
    let third = digits(words, at + 4)?;
    let (year, day) = if first.1 == 4 { (first, third) } else { (third, first) };
    let year = year_of(year)?;
    Some(Found::new(at, at + 5, civil(year, month, i8::try_from(day.0).ok()?)?, "date_in_digits"))
}

/// Year, month and day of three numbers.
fn ordered(first: Digits, second: Digits, third: Digits, mark: char) -> Option<(i16, i8, i8)> {
    let small = |number: Digits| i8::try_from(number.0).ok().filter(|_| number.1 <= 2);
    if first.1 == 4 {
        return Some((year_of(first)?, small(second)?, small(third)?));
    }
    let year = year_of(third).filter(|_| third.1 == 2 || third.1 == 4)?;
    let (one, two) = (small(first)?, small(second)?);
    let day_first = one > 12 || mark == '.' && two <= 12;
    Some(if day_first { (year, two, one) } else { (year, one, two) })
}

fn year_of((value, digits): Digits) -> Option<i16> {
    match digits {
        4 => i16::try_from(value).ok().filter(|year| *year > 0 && *year < 9999),
        2 => two_digits(value),
        _ => None,
    }
}

/// The day; a month over 12 or a day over 31 is no date at all, 31 February is one that no calendar has.
fn civil(year: i16, month: i8, day: i8) -> Option<TimeExpr> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(Date::new(year, month, day).map_or(TimeExpr::NoSuchDay, |day| TimeExpr::Fixed(Period::Day(day))))
}

/// Two numbers, one a year: a month.
pub(super) fn month(words: &Words<'_>, at: usize) -> Option<Found> {
    let first = digits(words, at).filter(|_| begins(words, at))?;
    let mark = joint(words, at + 1)?;
    let spaced = !words.glued(at + 1) || !words.glued(at + 2);
    let second = digits(words, at + 2).filter(|_| ends(words, at + 3))?;
    if mark == '.' && spaced {
        return None;
    }
    let (year, month) = match (first.1, second.1) {
        (4, 1..=2) => (first.0, second.0),
        (1..=2, 4) => (second.0, first.0),
        _ => return None,
    };
    // "2006-07" is a season of two years.
    if mark == '-' && first.1 == 4 && second.0 == (first.0 + 1) % 100 {
        return None;
    }
    let plausible = (1900..=2100).contains(&year) && (1..=12).contains(&month);
    // "2015.3" is more often a number than a month.
    let plain = mark != '.' || words.preceded(at, &["in", "since", "out", "until", "by", "from"]);
    let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
    (plausible && plain).then(|| Found::new(at, at + 3, TimeExpr::Fixed(Period::Month(year, month)), "month_in_digits"))
}

/// Two small numbers: a day of a month, after a word that takes one.
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<Found> {
    let first = digits(words, at).filter(|(value, digits)| begins(words, at) && *digits <= 2 && *value > 0)?;
    let mark = joint(words, at + 1).filter(|_| words.glued(at + 1) && words.glued(at + 2))?;
    let second = digits(words, at + 2).filter(|(value, digits)| ends(words, at + 3) && *digits <= 2 && *value > 0)?;
    let takes_day = words.preceded(at, &["on"])
        || mark == '/' && words.preceded(at, &["since", "until", "by", "from", "to", "between", "and", "before", "after"]);
    if mark != '/' && !matches!(words.kind(at + 3), Kind::Mark('.' | ',' | ';' | ')' | '!' | '?') | Kind::Break) {
        return None;
    }
    let after_in = words.preceded(at, &["in", "out", "back"]) && mark != '-';
    let alone = mark == '/' && (second.1 == 2 || at == 0) && !words.preceded(at, &["at", "a", "the", "about"]);
    if !takes_day && !after_in && !alone {
        return None;
    }
    let (one, two) = (i8::try_from(first.0).ok()?, i8::try_from(second.0).ok()?);
    let (month, day) = if one > 12 { (two, one) } else { (one, two) };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let expr = Date::new(2024, month, day).map_or(TimeExpr::NoSuchDay, |_| TimeExpr::Pick(Pick::Day(month, day), Which::Bare));
    Some(Found::new(at, at + 3, expr, "day_in_digits"))
}
