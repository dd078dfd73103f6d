//! Times of the clock: "6 a.m.", "5:34 AM Baghdad time", "0530 GMT", "17:00", "10 o'clock", "shortly before midnight".

use jiff::civil::Time as ClockTime;
use rashomon_types::Granularity;

use super::super::expr::{Found, TimeExpr};
use super::super::lex::{Kind, Words};
use super::super::numbers::whole;

/// Hour, minute and second, how finely they are told, and the place after them.
type Clock = (i8, i8, i8, Granularity, usize);

/// A time of the clock here.
pub(super) fn time(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["approximately"]);
    let (hour, minute, second, granularity, end) = colon(words, start)
        .or_else(|| military(words, start))
        .or_else(|| dotted(words, start))
        .or_else(|| hour_only(words, start))?;
    let time = ClockTime::new(hour, minute, second, 0).ok()?;
    let end = zone(words, end).unwrap_or(end);
    Some(Found::new(at, end, TimeExpr::Clock { time, granularity, of: None }, "clock"))
}

/// "5:34", "5:34 AM", "17:00:05", "05:30hrs"
fn colon(words: &Words<'_>, at: usize) -> Option<Clock> {
    let hour = digits(words, at, 1..=2)?;
    if !words.mark(at + 1, ':') || !words.glued(at + 1) || !words.glued(at + 2) || glued_left(words, at) {
        return None;
    }
    let minute = digits(words, at + 2, 2..=2)?;
    let seconds = (words.mark(at + 3, ':') && words.glued(at + 3) && words.glued(at + 4)).then(|| digits(words, at + 4, 2..=2)).flatten();
    let (second, granularity, end) = match seconds {
        Some(second) => (second, Granularity::Second, at + 5),
        None => (0, Granularity::Minute, at + 3),
    };
    if words.mark(end, ':') && words.glued(end) {
        return None;
    }
    let end = if words.any(end, &["hrs", "hours"]) { end + 1 } else { end };
    let (hour, end) = half_of_day(words, hour, end)?;
    Some((hour, minute, second, granularity, end))
}

/// Whether the number is the rest of something else.
fn glued_left(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = words.before(at).filter(|_| words.glued(at)) else {
        return false;
    };
    !matches!(words.kind(before), Kind::Mark('(' | '[' | '-' | '"' | '“' | '/' | ',' | '~')) && !words.is(before, "T")
}

/// "0530 GMT", "1500 hours", "2100 local time"
fn military(words: &Words<'_>, at: usize) -> Option<Clock> {
    let Kind::Number { value, digits: 4 } = words.kind(at) else {
        return None;
    };
    let hours = words.any(at + 1, &["hours", "hrs"]) && (value % 100 < 60 && value < 2400) && !words.preceded(at, &["for", "after", "about", "than", "some"]);
    let end = if hours { at + 2 } else { zone(words, at + 1)? };
    let (hour, minute) = (i8::try_from(value / 100).ok()?, i8::try_from(value % 100).ok()?);
    (hour < 24 && minute < 60 && !glued_left(words, at)).then_some((hour, minute, 0, Granularity::Minute, end))
}

/// "6.30 a.m.", "6.30pm"
fn dotted(words: &Words<'_>, at: usize) -> Option<Clock> {
    let hour = digits(words, at, 1..=2)?;
    if !words.mark(at + 1, '.') || !words.glued(at + 1) || !words.glued(at + 2) {
        return None;
    }
    let minute = digits(words, at + 2, 2..=2)?;
    let (late, end) = meridiem(words, at + 3)?;
    Some((to_24(hour, late)?, minute, 0, Granularity::Minute, end))
}

/// "6 a.m.", "six p.m.", "10 o'clock"
fn hour_only(words: &Words<'_>, at: usize) -> Option<Clock> {
    let (hour, next) = whole(words, at).filter(|(hour, _)| (1..=12).contains(hour))?;
    let hour = i8::try_from(hour).ok()?;
    if let Some((late, end)) = meridiem(words, next) {
        return Some((to_24(hour, late)?, 0, 0, Granularity::Hour, end));
    }
    let end = words.is(next, "o") && words.mark(next + 1, '\'') && words.is(next + 2, "clock");
    if !end {
        return None;
    }
    let (hour, end) = in_the(words, hour, next + 3);
    Some((hour, 0, 0, Granularity::Hour, end))
}

fn digits(words: &Words<'_>, at: usize, length: std::ops::RangeInclusive<u8>) -> Option<i8> {
    match words.kind(at) {
        Kind::Number { value, digits } if length.contains(&digits) => i8::try_from(value).ok(),
        _ => None,
    }
}

/// "a.m.", "PM", "p.m": whether it is after noon, and the place after it.
fn meridiem(words: &Words<'_>, at: usize) -> Option<(bool, usize)> {
    if words.any(at, &["am", "pm"]) {
        // "I am" has no number before it.
        return Some((words.is(at, "pm"), at + 1));
    }
    if words.any(at, &["a", "p"]) && words.mark(at + 1, '.') && words.is(at + 2, "m") && words.glued(at + 2) {
        let stop = words.mark(at + 3, '.') && words.glued(at + 3);
        return Some((words.is(at, "p"), if stop { at + 4 } else { at + 3 }));
    }
    None
}

fn to_24(hour: i8, late: bool) -> Option<i8> {
    match (hour, late) {
        (12, false) => Some(0),
        (12, true) => Some(12),
        (1..=11, _) => Some(if late { hour + 12 } else { hour }),
        _ => None,
    }
}

/// The hour with "AM" or "in the evening" after it.
fn half_of_day(words: &Words<'_>, hour: i8, at: usize) -> Option<(i8, usize)> {
    match meridiem(words, at) {
        Some((late, end)) if hour <= 12 => Some((to_24(hour, late)?, end)),
        _ if hour <= 12 => Some(in_the(words, hour, at)),
        _ => (hour < 24).then_some((hour, at)),
    }
}

/// "in the morning", "in the evening", "at night"
fn in_the(words: &Words<'_>, hour: i8, at: usize) -> (i8, usize) {
    if words.after(at, &["in", "the", "morning"]).is_some() {
        return (hour % 12, at + 3);
    }
    let late = words.after(at, &["in", "the", "afternoon"]).or_else(|| words.after(at, &["in", "the", "evening"]));
    match late.or_else(|| words.after(at, &["at", "night"])) {
        Some(end) => (hour % 12 + 12, end),
        None => (hour, at),
    }
}

/// "GMT", "local time", "Baghdad time", "Eastern Standard Time", "(1500 GMT)" is left to itself.
fn zone(words: &Words<'_>, at: usize) -> Option<usize> {
    if matches!(words.form(at), "GMT" | "UTC" | "EST" | "EDT" | "ET" | "PT" | "PST" | "PDT" | "CET" | "CEST" | "EET" | "EEST" | "MSK" | "BST" | "IST" | "Z") {
        return Some(at + 1);
    }
    let time = |place: usize| words.is(place, "time");
    if words.is(at, "local") && time(at + 1) {
        return Some(at + 2);
    }
    let name = words.capital(at) && !matches!(words.kind(at), Kind::Month(_) | Kind::Weekday(_));
    if name && time(at + 1) {
        return Some(at + 2);
    }
    (name && words.any(at + 1, &["standard", "daylight", "local"]) && time(at + 2)).then_some(at + 3)
}
