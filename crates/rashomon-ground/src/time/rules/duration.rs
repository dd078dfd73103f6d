//! Lengths of time, and what is reckoned with them: "five hours", "a 24-hour battle", "three days ago", "two weeks
//! later", "the past 24 hours", "within 5 days".

use rashomon_types::TimeModifier;

use super::super::expr::{Found, From, TimeExpr};
use super::super::lex::{Kind, Words};
use super::super::numbers::{amount, half_after};
use super::super::units::{Amount, Length, Unit};

/// A unit after its amount: "-hour", "business days", "h".
fn unit_after(words: &Words<'_>, at: usize) -> Option<(Unit, usize)> {
    let next = if words.mark(at, '-') && words.glued(at) { at + 1 } else { words.skip(at, &["more", "full", "whole", "straight", "consecutive", "further", "additional", "other", "long", "bloody", "brutal", "successive", "extra", "of"]) };
    match words.kind(next) {
        Kind::Unit(unit) => Some((unit, next + 1)),
        _ if words.any(next, &["business", "working"]) && matches!(words.kind(next + 1), Kind::Unit(Unit::Day)) => {
            Some((Unit::BusinessDay, next + 2))
        }
        _ if words.any(next, &["h", "hrs"]) && matches!(words.before(next).map(|before| words.kind(before)), Some(Kind::Number { .. })) => {
            Some((Unit::Hour, next + 1))
        }
        _ => None,
    }
}

/// One amount of a unit: "3.5 years", "an hour and a half", "half a year", "two and a half hours".
fn single(words: &Words<'_>, at: usize) -> Option<(Amount, Unit, usize)> {
    let (amount, next) = amount(words, at)?;
    let (unit, end) = unit_after(words, next)?;
    let ordinal = words.preceded(at, &["the"]) && matches!(words.kind(at), Kind::Cardinal(20 | 30));
    let second = unit == Unit::Second && (ordinal && words.is(end - 1, "second") || matches!(words.kind(at), Kind::Opener | Kind::Ordinal(_)));
    // "a second attack", "some day", "one day"
    let vague_one = matches!(amount, Amount::Vague) && !words.form(end.saturating_sub(1)).ends_with(['s', 'S']) && !words.any(at, &["few"]) && !words.is(next.saturating_sub(1), "few");
    if second || vague_one {
        return None;
    }
    if let (Amount::Exact(whole), Some(after)) = (amount, half_after(words, end)) {
        return Some((Amount::Exact(whole.saturating_add(50)), unit, after));
    }
    Some((halved(amount, unit).unwrap_or(amount), halved_unit(amount, unit), end))
}

/// Half an hour is thirty minutes.
fn halved(amount: Amount, unit: Unit) -> Option<Amount> {
    (amount == Amount::Exact(50) && unit == Unit::Hour).then(|| Amount::whole(30))
}

fn halved_unit(amount: Amount, unit: Unit) -> Unit {
    if halved(amount, unit).is_some() { Unit::Minute } else { unit }
}

/// A length and the place after it: "1 year 1 month 21 days", "two months and three days", "all week".
pub(super) fn length(words: &Words<'_>, at: usize) -> Option<(Length, usize)> {
    if words.any(at, &["all", "full", "whole", "entire"]) {
        let next = words.skip(if words.mark(at + 1, '-') { at + 2 } else { at + 1 }, &["the"]);
        let Kind::Unit(unit) = words.kind(next) else {
            return None;
        };
        let singular = !words.form(next).ends_with('s') && !unit.is_within_day();
        return singular.then(|| (Length::of(Amount::whole(1), unit), next + 1));
    }
    let (amount, unit, mut end) = single(words, at)?;
    let mut parts = vec![(amount, unit)];
    loop {
        let next = if words.mark(end, ',') || words.is(end, "and") { end + 1 } else { end };
        let number = matches!(words.kind(next), Kind::Number { .. } | Kind::Cardinal(_));
        match single(words, next).filter(|(_, unit, _)| number && parts.len() < 6 && parts.iter().all(|(_, known)| known != unit)) {
            Some((amount, unit, after)) => {
                parts.push((amount, unit));
                end = after;
            }
            None => return Some((Length(parts), end)),
        }
    }
}

/// Words before a length that qualify it, and the place after them.
pub(super) fn hedge(words: &Words<'_>, at: usize) -> (Option<TimeModifier>, usize) {
    use TimeModifier::{Approx, EqualOrLess, EqualOrMore, LessThan, MoreThan};
    let phrases: [(&[&str], TimeModifier); 19] = [
        (&["more", "than"], MoreThan),
        (&["no", "less", "than"], EqualOrMore),
        (&["no", "more", "than"], EqualOrLess),
        (&["less", "than"], LessThan),
        (&["fewer", "than"], LessThan),
        (&["at", "least"], EqualOrMore),
        (&["at", "most"], EqualOrLess),
        (&["up", "to"], EqualOrLess),
        (&["well", "over"], MoreThan),
        (&["just", "over"], MoreThan),
        (&["a", "little", "more", "than"], MoreThan),
        (&["just", "under"], LessThan),
        (&["over"], MoreThan),
        (&["under"], LessThan),
        (&["nearly"], LessThan),
        (&["almost"], LessThan),
        (&["about"], Approx),
        (&["around"], Approx),
        (&["roughly"], Approx),
    ];
    for (phrase, modifier) in phrases {
        if let Some(end) = words.after(at, phrase) {
            return (Some(modifier), end);
        }
    }
    if words.any(at, &["approximately", "some", "circa"]) && matches!(words.kind(at + 1), Kind::Number { .. } | Kind::Cardinal(_)) {
        return (Some(Approx), at + 1);
    }
    (None, words.skip(at, &["just", "only", "exactly", "barely"]))
}

/// "five hours", "about a week", "years of conflict"
pub(super) fn plain(words: &Words<'_>, at: usize) -> Option<Found> {
    let (modifier, start) = hedge(words, at);
    if start > at && modifier.is_none() && !words.any(at, &["just", "only", "barely", "exactly"]) {
        return None;
    }
    if let Some((length, end)) = length(words, start) {
        if !is_length(words, start, &length) {
            return None;
        }
        let end = if words.mark(end, '-') && words.glued(end) && words.is(end + 1, "long") { end + 2 } else { words.skip(end, &["long"]) };
        let mut found = Found::new(if modifier.is_some() { at } else { start }, end, TimeExpr::Duration(length), "duration");
        found.modifier = modifier;
        return Some(found);
    }
    bare_plural(words, at)
}

/// What looks like a length and is none: "the first half", "one day", "a day".
fn is_length(words: &Words<'_>, start: usize, length: &Length) -> bool {
    let one = words.is(start, "one") && matches!(length.0.as_slice(), [(_, Unit::Day)]);
    let of = words.preceded(start, &["for", "in", "lasted", "took", "takes", "take", "within", "after", "than", "by", "about", "last", "only", "just", "spent", "every"]);
    !one || of
}

/// "years of neglect", "for weeks", "months-long": a plural with no number, where a length is meant.
fn bare_plural(words: &Words<'_>, at: usize) -> Option<Found> {
    let Kind::Unit(unit) = words.kind(at) else {
        return None;
    };
    let plural = words.form(at).ends_with('s');
    let long = words.mark(at + 1, '-') && words.glued(at + 1) && words.any(at + 2, &["long", "lasting"]);
    let led = words.preceded(at, &["for", "within", "after", "last", "lasted", "took", "take", "takes", "in"]);
    if long && unit != Unit::Second {
        let amount = if plural { Amount::Vague } else { Amount::whole(1) };
        return Some(Found::new(at, at + 3, TimeExpr::Duration(Length::of(amount, unit)), "duration"));
    }
    let of = words.is(at + 1, "of") && !words.is(at + 2, "the");
    (plural && !matches!(unit, Unit::Quarter) && (led || of && at > 0 && !words.preceded(at, &["the", "these", "those"])))
        .then(|| Found::new(at, at + 1, TimeExpr::Duration(Length::of(Amount::Vague, unit)), "duration"))
}

/// "three days ago", "two weeks later", "a year earlier", "two days before yesterday", "three weeks from now"
pub(super) fn shift(words: &Words<'_>, at: usize) -> Option<Found> {
    let (modifier, start) = hedge(words, at);
    let (length, next) = shift_length(words, start)?;
    if words.preceded(start, &["for"])
        && let Some(found) = lasting(words, start, &length, next)
    {
        return Some(found);
    }
    let (sign, from, end) = direction(words, next)?;
    let first = if modifier.is_some() || start == at { at } else { start };
    let expr = TimeExpr::Shift { length, sign, from };
    let mut found = Found::new(first, end, expr, "shift");
    found.modifier = modifier;
    Some(found)
}

/// "for three days from Monday", "for 2 weeks starting May 20th"
fn lasting(words: &Words<'_>, at: usize, length: &Length, next: usize) -> Option<Found> {
    let comma = if words.mark(next, ',') { next + 1 } else { next };
    if !words.any(comma, &["from", "starting", "beginning"]) {
        return None;
    }
    let from = words.skip(words.skip(comma + 1, &["from"]), &["on"]);
    let point = super::point(words, from).filter(|point| is_point(&point.expr) && !words.any(point.end, &["to", "until", "till"]))?;
    let expr = TimeExpr::Lasting { length: length.clone(), from: Box::new(point.expr) };
    Some(Found::new(at, point.end, expr, "lasting"))
}

fn shift_length(words: &Words<'_>, at: usize) -> Option<(Length, usize)> {
    if let Some(found) = length(words, at) {
        return Some(found);
    }
    // "days later", "weeks earlier"
    match words.kind(at) {
        Kind::Unit(unit) if words.form(at).ends_with('s') => Some((Length::of(Amount::Vague, unit), at + 1)),
        _ => None,
    }
}

/// What stands after a length and says which way, and from where.
fn direction(words: &Words<'_>, at: usize) -> Option<(i64, From, usize)> {
    let form = words.form(at).to_ascii_lowercase();
    let open = |sign, from: From| Some((sign, from, at + 1));
    match form.as_str() {
        "ago" => open(-1, From::Now),
        "hence" => open(1, From::Now),
        "later" | "afterwards" | "afterward" => open(1, From::Text),
        "earlier" | "previously" | "beforehand" => open(-1, From::Text),
        "on" if matches!(words.kind(at + 1), Kind::Mark(_)) => None,
        "from" | "after" | "before" | "prior" | "following" | "since" => from_point(words, at, &form),
        _ => None,
    }
}

fn from_point(words: &Words<'_>, at: usize, form: &str) -> Option<(i64, From, usize)> {
    let sign = if form == "before" || form == "prior" { -1 } else { 1 };
    let next = if form == "prior" { words.skip(at + 1, &["to"]) } else { at + 1 };
    if form == "from" && words.is(next, "now") {
        return Some((1, From::Now, next + 1));
    }
    if form == "since" {
        return None;
    }
    if let Some(point) = super::point(words, next) && is_point(&point.expr) && (form != "from" || is_near(&point.expr)) {
        return Some((sign, From::Expr(Box::new(point.expr)), point.end));
    }
    if form == "from" {
        return None;
    }
    if words.any(next, &["that", "this"]) && matches!(words.kind(next + 1), Kind::Mark(_) | Kind::Break) {
        return Some((sign, From::Text, next + 1));
    }
    let closed = matches!(words.kind(next), Kind::Mark(_) | Kind::Break);
    Some((sign, if closed { From::Text } else { From::Event }, at + 1))
}

/// "three weeks from tomorrow" is a point; "64 days from November 21" is a length with its beginning.
fn is_near(expr: &TimeExpr) -> bool {
    matches!(expr, TimeExpr::Unit { .. } | TimeExpr::Pick(super::super::expr::Pick::Weekday(_), _))
}

/// Whether an expression names a point that others can be reckoned from.
fn is_point(expr: &TimeExpr) -> bool {
    !matches!(expr, TimeExpr::Duration(_) | TimeExpr::Set(..) | TimeExpr::Stretch { .. } | TimeExpr::Reference(_))
}

/// "in three weeks", "in 3 weeks' time", "3 weeks in the future"
pub(super) fn ahead(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.after(at, &["in"])?;
    let (modifier, start) = hedge(words, start);
    let (length, end) = length(words, start)?;
    let time = words.mark(end, '\'') && words.is(end + 1, "time");
    let end = if time { end + 2 } else { end };
    let mut found = Found::new(at + 1, end, TimeExpr::In(length), "in_length");
    found.modifier = modifier;
    Some(found)
}

/// "the past 24 hours", "the next three days", "the last decade", "the coming weeks", "the past few days"
pub(super) fn stretch(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.skip(at, &["the", "these", "this", "my"]);
    let sign = match words.form(start).to_ascii_lowercase().as_str() {
        "past" | "last" | "previous" | "preceding" => -1,
        "next" | "coming" | "following" | "upcoming" => 1,
        "recent" => -1,
        _ => return None,
    };
    let number = amount(words, start + 1).filter(|_| !words.any(start + 1, &["a", "an"]));
    let (length, end) = match number {
        Some(_) => length(words, start + 1)?,
        None => stretch_of_unit(words, start, start > at)?,
    };
    Some(Found::new(at, end, TimeExpr::Stretch { length, sign }, "stretch"))
}

/// "the four previous weeks"
pub(super) fn stretch_inside(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.after(at, &["the"])?;
    let (number, next) = super::super::numbers::whole(words, start)?;
    let sign = match words.form(next).to_ascii_lowercase().as_str() {
        "past" | "previous" | "preceding" | "last" => -1,
        "next" | "following" | "coming" => 1,
        _ => return None,
    };
    let Kind::Unit(unit) = words.kind(next + 1) else {
        return None;
    };
    let length = Length::of(Amount::whole(number), unit);
    Some(Found::new(at, next + 2, TimeExpr::Stretch { length, sign }, "stretch"))
}

/// "the coming days", "recent weeks", "the past year": a unit with no number.
fn stretch_of_unit(words: &Words<'_>, start: usize, article: bool) -> Option<(Length, usize)> {
    let Kind::Unit(unit) = words.kind(start + 1) else {
        return None;
    };
    let amount = if words.form(start + 1).ends_with('s') {
        Amount::Vague
    } else if words.is(start, "past") && (article || unit != Unit::Day) || unit.is_within_day() && words.any(start, &["last", "past", "next"]) {
        Amount::whole(1)
    } else {
        return None;
    };
    Some((Length::of(amount, unit), start + 2))
}

/// "within 5 days": a stretch from now on where a deadline is meant.
pub(super) fn within(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = words.after(at, &["within"])?;
    let (length, end) = length(words, start).filter(|_| stretch(words, start).is_none())?;
    let after = super::point(words, words.after(end, &["from"]).or_else(|| words.after(end, &["of"])).unwrap_or(usize::MAX));
    match after {
        Some(point) if words.is(end, "from") && is_point(&point.expr) => {
            let to = TimeExpr::Shift { length, sign: 1, from: From::Expr(Box::new(point.expr.clone())) };
            Some(Found::new(start, point.end, TimeExpr::Range(Box::new(point.expr), Box::new(to)), "within"))
        }
        _ => Some(Found::new(start, end, TimeExpr::Duration(length), "within")),
    }
}

/// "in as many months" after "the second time"
pub(super) fn as_many(words: &Words<'_>, at: usize) -> Option<Found> {
    let next = words.after(at, &["as", "many"])?;
    let Kind::Unit(unit) = words.kind(next) else {
        return None;
    };
    let back = (at.saturating_sub(16)..at).rev().take_while(|place| words.kind(*place) != Kind::Break);
    let number = back.into_iter().find_map(|place| {
        let ordinal = super::super::numbers::ordinal(words, place).map(|(number, _)| u64::from(number));
        ordinal.or_else(|| super::super::numbers::whole(words, place).map(|(number, _)| number))
    });
    let amount = number.map_or(Amount::Vague, Amount::whole);
    Some(Found::new(at, next + 1, TimeExpr::Duration(Length::of(amount, unit)), "as_many"))
}
