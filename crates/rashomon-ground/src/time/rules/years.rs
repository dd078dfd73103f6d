//! Years, decades and centuries: "2023", "480 BC", "the year 999", "the 1990s", "the nineteenth century".

use rashomon_types::Granularity;

use super::super::expr::{Found, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::super::numbers::{ordinal, spoken_year, whole};
use super::super::period::Period;
use super::super::units::Unit;

/// The era after a number: `Some(true)` before Christ, and the place after it.
fn era(words: &Words<'_>, at: usize) -> Option<(bool, usize)> {
    for (letters, bc) in [(["b", "c"], true), (["a", "d"], false)] {
        let dotted = words.is(at, letters[0]) && words.mark(at + 1, '.') && words.is(at + 2, letters[1]);
        if dotted {
            // "B.C.E."
            let end = if words.mark(at + 3, '.') && words.is(at + 4, "e") && words.glued(at + 4) { at + 5 } else { at + 3 };
            return Some((bc, end));
        }
    }
    match words.form(at) {
        "BC" | "BCE" => Some((true, at + 1)),
        "AD" | "CE" => Some((false, at + 1)),
        _ => None,
    }
}

/// The astronomical number of a year that is written with its era.
pub(super) fn astronomical(year: u64, bc: bool) -> Option<i16> {
    let year = i16::try_from(year).ok().filter(|year| (1..=9998).contains(year))?;
    Some(if bc { 1 - year } else { year })
}

/// A year that needs no words around it: four digits, or an era beside it.
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let bare = words.preceded(at, &[]) || !words.glued(at) || before_is_joint(words, at);
    match words.kind(at) {
        Kind::Number { value, digits: digits @ 1..=4 } if bare => {
            if let Some((bc, end)) = era(words, at + 1) {
                return Some((astronomical(value, bc)?, end));
            }
            let plain = digits == 4 && (1000..=2999).contains(&value) || digits == 4 && value < 1000 && value > 0 && follows_date(words, at);
            (plain && ends_number(words, at + 1)).then_some((astronomical(value, false)?, at + 1))
        }
        Kind::Cardinal(_) => {
            let (value, end) = spoken_year(words, at)?;
            Some((astronomical(value, false)?, end))
        }
        _ if words.form(at) == "AD" || words.form(at) == "A" && era(words, at) .is_some() => {
            let (_, next) = era(words, at)?;
            let next = if words.mark(next, '.') { next + 1 } else { next };
            match words.kind(next) {
                Kind::Number { value, digits: 1..=4 } => Some((astronomical(value, false)?, next + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// "0025" is a year only in a date.
fn follows_date(words: &Words<'_>, at: usize) -> bool {
    let before = |step: usize| at.checked_sub(step).map(|place| words.kind(place));
    let calendar = |kind: Option<Kind>| matches!(kind, Some(Kind::Number { digits: 1..=2, .. } | Kind::Month(_)));
    words.preceded(at, &["year", "st", "nd", "rd", "th"]) || calendar(before(1)) || before(1) == Some(Kind::Mark(',')) && calendar(before(2))
}

/// Whether a glued mark before still leaves a number whole: "(2023", "1914-1918".
fn before_is_joint(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = words.before(at) else {
        return true;
    };
    match words.kind(before) {
        Kind::Mark('(' | '[' | '-' | '/' | '"' | '“' | '\'' | '—' | ':' | ';' | ',' | '.' | '|') => {
            let glued_number = words.glued(before)
                && before.checked_sub(1).is_some_and(|more| matches!(words.kind(more), Kind::Number { .. }));
            !glued_number || !matches!(words.kind(before), Kind::Mark(',' | '.' | ':'))
        }
        _ => false,
    }
}

/// Whether the digits before this place are the whole number: no ",000", ".5", "%", letters.
fn ends_number(words: &Words<'_>, at: usize) -> bool {
    if !words.glued(at) {
        return true;
    }
    match words.kind(at) {
        Kind::Mark('.' | ',' | ':') => !(words.glued(at + 1) && matches!(words.kind(at + 1), Kind::Number { .. })),
        Kind::Mark('%' | '$' | '€' | '£' | '°' | '_' | '@' | '#' | '&' | '=' | '+' | '*') => false,
        Kind::Mark(_) | Kind::Break => true,
        _ => false,
    }
}

/// A year after a month or a season: also "'99" and, after a month, "99".
pub(super) fn year_after(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    year(words, at).or_else(|| short_year(words, at))
}

/// "'99"
pub(super) fn short_year(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    if !words.mark(at, '\'') || !words.glued(at + 1) {
        return None;
    }
    match words.kind(at + 1) {
        Kind::Number { value, digits: 2 } if !words.is(at + 2, "s") => Some((two_digits(value)?, at + 2)),
        _ => None,
    }
}

/// The year that two digits mean: 30 to 99 lie in the twentieth century.
pub(super) fn two_digits(value: u64) -> Option<i16> {
    let value = i16::try_from(value).ok()?;
    Some(if value < 50 { 2000 + value } else { 1900 + value })
}

/// "2023", "480 BC", "the year 1950"
pub(super) fn plain(words: &Words<'_>, at: usize) -> Option<Found> {
    let (first, next) = (at, words.skip(at, &["the"]));
    if words.any(next, &["year", "years"]) {
        let number = words.skip(next + 1, &["of"]);
        let (year, end) = year(words, number).or_else(|| small_year(words, number))?;
        return Some(Found::new(first, end, TimeExpr::Fixed(Period::Year(year)), "year"));
    }
    if first != next {
        return None;
    }
    let (year, end) = year(words, at)?;
    Some(Found::new(at, end, TimeExpr::Fixed(Period::Year(year)), "year"))
}

/// The number after "year": of any length.
fn small_year(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let (value, end) = whole(words, at)?;
    (value > 99 || matches!(words.kind(at), Kind::Number { digits: 3..=4, .. }))
        .then(|| astronomical(value, false).map(|year| (year, end)))?
}

/// "fiscal 2023", "the fiscal year 2023": when it begins differs from country to country.
pub(super) fn fiscal(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    if !words.any(start, &["fiscal", "financial"]) {
        return None;
    }
    let next = words.skip(start + 1, &["year"]);
    let named = |value, end| Found::new(at, end, TimeExpr::Named(value, Granularity::Year), "fiscal_year");
    if let Some((year, end)) = year(words, next) {
        return Some(named(Some(format!("FY{year:04}")), end));
    }
    (next > start + 1).then(|| named(None, next))
}

/// "the 1990s", "the 470s BC", "the '40s", "the nineteen seventies", "the seventies"
pub(super) fn decade(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let (decade, end) = decade_digits(words, start).or_else(|| decade_words(words, start, start > at))?;
    Some(Found::new(at, end, TimeExpr::Fixed(decade), "decade"))
}

fn decade_digits(words: &Words<'_>, at: usize) -> Option<(Period, usize)> {
    let number = if words.mark(at, '\'') && words.glued(at + 1) { at + 1 } else { at };
    let Kind::Number { value, digits: digits @ 2..=4 } = words.kind(number) else {
        return None;
    };
    let next = if words.mark(number + 1, '\'') && words.glued(number + 1) { number + 2 } else { number + 1 };
    if !words.glued(next) || words.form(next) != "s" || value % 10 != 0 {
        return None;
    }
    let tens = i16::try_from(value / 10).ok()?;
    match (era(words, next + 1), digits) {
        (Some((true, end)), _) => Some((Period::DecadeBc(tens), end)),
        (Some((false, end)), _) => Some((Period::Decade(tens), end)),
        (None, 4) => Some((Period::Decade(tens), next + 1)),
        (None, 2) if number > at || words.any(at.saturating_sub(1), &["the", "in", "early", "late", "mid"]) || next > number + 1 => {
            Some((Period::Decade(if tens < 3 { 200 + tens } else { 190 + tens }), next + 1))
        }
        _ => None,
    }
}

fn decade_words(words: &Words<'_>, at: usize, article: bool) -> Option<(Period, usize)> {
    let tens = |place: usize| -> Option<i16> {
        let list = ["noughties", "tens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
        let index = list.iter().position(|name| words.is(place, name))?;
        i16::try_from(index).ok()
    };
    if let Kind::Cardinal(century @ (18 | 19 | 20)) = words.kind(at) {
        let next = if words.mark(at + 1, '-') { at + 2 } else { at + 1 };
        let century = i16::try_from(century).ok()?;
        return tens(next).map(|tens| (Period::Decade(century * 10 + tens), next + 1));
    }
    if words.is(at, "two") {
        if words.is(at + 1, "thousands") {
            return Some((Period::Decade(200), at + 2));
        }
        let next = words.skip(at + 2, &["and"]);
        return (words.is(at + 1, "thousand") && words.is(next, "tens")).then_some((Period::Decade(201), next + 1));
    }
    let tens = tens(at).filter(|tens| article && *tens != 1)?;
    // "in his thirties" has no article; "the thirties" is a decade.
    Some((Period::Decade(if tens == 0 { 200 } else { 190 + tens }), at + 1))
}

/// "the 21st century", "the nineteenth century", "the 4th century BC"
pub(super) fn century(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the"]);
    let (number, next) = ordinal(words, start)?;
    let next = if words.mark(next, '-') { next + 1 } else { next };
    if !words.any(next, &["century", "centuries"]) || !(1..=30).contains(&number) {
        return None;
    }
    let number = i16::from(number);
    let (period, end) = match era(words, next + 1) {
        Some((true, end)) => (Period::CenturyBc(number), end),
        Some((false, end)) => (Period::Century(number), end),
        None => (Period::Century(number), next + 1),
    };
    Some(Found::new(at, end, TimeExpr::Fixed(period), "century"))
}

/// What stands after a piece of a year and names the year: "2016", ", 2016", "of 2016", "of that year", "next year".
pub(super) fn year_of(words: &Words<'_>, at: usize) -> Option<(Which, usize)> {
    let comma = if words.mark(at, ',') { at + 1 } else { at };
    let of = words.skip(comma, &["of", "in"]);
    if let Some((year, end)) = year_after(words, of) {
        // "in June, 2000 soldiers" is no date; "in June in 2000" is two.
        let plain = of == comma || words.is(comma, "of");
        return plain.then(|| (Which::Of(Box::new(TimeExpr::Fixed(Period::Year(year)))), end));
    }
    let unit = super::relative::unit(words, of).or_else(|| super::anaphora::unit(words, of))?;
    let is_year = matches!(unit.expr, TimeExpr::Unit { unit: Unit::Year, .. });
    (is_year && comma == at).then(|| (Which::Of(Box::new(unit.expr)), unit.end))
}
