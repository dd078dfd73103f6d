//! Times that recur: "daily", "every Monday", "each year", "weekdays", "a day" as a rate.

use rashomon_types::Granularity;

use super::super::expr::{Found, TimeExpr};
use super::super::lex::{Kind, Words};
use super::super::numbers::{amount, ordinal};
use super::super::units::{Amount, Length, Part, Unit};

fn set(at: usize, end: usize, value: impl Into<String>, granularity: Granularity) -> Found {
    Found::new(at, end, TimeExpr::Set(value.into(), granularity), "set")
}

/// The TIMEX3 value of what comes once in each unit.
fn each(unit: Unit) -> String {
    match unit {
        Unit::Second => "PT1S".to_owned(),
        Unit::Minute => "PT1M".to_owned(),
        Unit::Hour => "XXXX-XX-XXTXX".to_owned(),
        Unit::Day | Unit::BusinessDay => "XXXX-XX-XX".to_owned(),
        Unit::Week => "XXXX-WXX".to_owned(),
        Unit::Weekend => "XXXX-WXX-WE".to_owned(),
        Unit::Month => "XXXX-XX".to_owned(),
        Unit::Quarter => "XXXX-QX".to_owned(),
        Unit::Year => "XXXX".to_owned(),
        other => Length::of(Amount::whole(1), other).timex(),
    }
}

/// "daily", "weekly", "annual"
pub(super) fn adverb(words: &Words<'_>, at: usize) -> Option<Found> {
    let unit = match words.form(at).to_ascii_lowercase().as_str() {
        "hourly" => Unit::Hour,
        "daily" | "everyday" => Unit::Day,
        "nightly" => return Some(set(at, at + 1, "XXXX-XX-XXTNI", Granularity::PartOfDay)),
        "weekly" => Unit::Week,
        "monthly" => Unit::Month,
        "quarterly" => Unit::Quarter,
        "annual" | "annually" | "yearly" => Unit::Year,
        _ => return None,
    };
    // "the Daily Herald" is a name.
    let name = words.capital(at) && words.capital(at + 1) && at > 0;
    (!name).then(|| set(at, at + 1, each(unit), unit.granularity()))
}

/// "every day", "each Monday", "every two weeks", "every other day", "every morning"
pub(super) fn every(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.any(at, &["every", "each"]) {
        return None;
    }
    let next = words.skip(at + 1, &["single"]);
    match words.kind(next) {
        Kind::Weekday(day) => {
            let end = part_after(words, next + 1);
            let value = format!("XXXX-WXX-{day}{}", if end > next + 1 { "TXX" } else { "" });
            Some(set(at, end, value, Granularity::Day))
        }
        Kind::Month(month) if words.capital(next) => Some(set(at, next + 1, format!("XXXX-{month:02}"), Granularity::Month)),
        Kind::Season(season) => Some(set(at, next + 1, format!("XXXX-{}", season.letters()), Granularity::Season)),
        Kind::Part(part) => Some(set(at, next + 1, format!("XXXX-XX-XX{}", part.letters()), Granularity::PartOfDay)),
        Kind::Unit(unit) if words.form(next).ends_with('s') => {
            let _ = unit;
            None
        }
        // "each second battalion": an ordinal and no unit.
        Kind::Unit(Unit::Second) if words.any(at, &["each"]) => None,
        Kind::Unit(unit) => second_of(words, at, next).or_else(|| Some(set(at, next + 1, each(unit), unit.granularity()))),
        _ => every_few(words, at, next),
    }
}

/// "every second day"
fn second_of(words: &Words<'_>, at: usize, next: usize) -> Option<Found> {
    if !words.is(next, "second") {
        return None;
    }
    let Kind::Unit(unit) = words.kind(next + 1) else {
        return None;
    };
    Some(set(at, next + 2, Length::of(Amount::whole(2), unit).timex(), unit.granularity()))
}

fn part_after(words: &Words<'_>, at: usize) -> usize {
    at + usize::from(matches!(words.kind(at), Kind::Part(_)))
}

fn every_few(words: &Words<'_>, at: usize, next: usize) -> Option<Found> {
    let number = if words.is(next, "other") {
        Some((Amount::whole(2), next + 1))
    } else {
        ordinal(words, next)
            .map(|(number, end)| (Amount::whole(u64::from(number)), end))
            .or_else(|| amount(words, next))
    };
    let (amount, unit_at) = number?;
    match words.kind(unit_at) {
        Kind::Unit(unit) => Some(set(at, unit_at + 1, Length::of(amount, unit).timex(), unit.granularity())),
        Kind::Weekday(day) if words.is(next, "other") => Some(set(at, unit_at + 1, format!("XXXX-WXX-{day}"), Granularity::Day)),
        _ => None,
    }
}

/// "per day", "per month"
pub(super) fn per(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.is(at, "per") {
        return None;
    }
    let Kind::Unit(unit) = words.kind(at + 1) else {
        return None;
    };
    let length = Length::of(Amount::whole(1), unit);
    Some(Found::new(at, at + 2, TimeExpr::Set(length.timex(), unit.granularity()), "rate"))
}

/// "on Mondays", "at weekends", "mornings"
pub(super) fn plural(words: &Words<'_>, at: usize) -> Option<Found> {
    let form = words.form(at);
    if !form.ends_with('s') {
        return None;
    }
    match words.kind(at) {
        Kind::Weekday(day) if form.len() > 6 => Some(set(at, at + 1, format!("XXXX-WXX-{day}"), Granularity::Day)),
        Kind::Unit(Unit::Weekend) => Some(set(at, at + 1, "XXXX-WXX-WE", Granularity::Weekend)),
        Kind::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening)) if form.len() > 6 => {
            Some(set(at, at + 1, format!("XXXX-XX-XX{}", part.letters()), Granularity::PartOfDay))
        }
        _ => None,
    }
}
