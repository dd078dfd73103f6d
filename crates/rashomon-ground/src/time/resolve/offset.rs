//! Lengths reckoned from a point: "three days ago", "two weeks later", "the past 24 hours", "the first ten months of 1915".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rashomon_types::{Granularity, TimeModifier};

use super::{Direction, Resolver, Value, offset_within};
use crate::time::expr::{From, TimeExpr};
use crate::time::period::{Period, midnight};
use crate::time::units::{Amount, Length, Unit};

impl Resolver<'_> {
    /// "three days ago"
    pub(super) fn shift(&self, length: &Length, sign: i64, from: &From) -> Value {
        let unit = length.finest();
        let (base, anchor) = self.base(from);
        let Some(base) = base else {
            return Value::unknown(Some(length.timex()), unit.granularity());
        };
        let named = matches!(from, From::Expr(_));
        let value = match shifted(base, length, sign, named) {
            Some(period) => Value::of(period, None),
            None => vague(base, length, sign, named),
        };
        Value { anchor, ..value }
    }

    /// "in three weeks": when it comes, if it is to come; else how long it took.
    pub(super) fn in_length(&self, length: &Length) -> Value {
        if self.scene.narrative || self.direction() != Direction::Future {
            return Value::unknown(Some(length.timex()), length.finest().granularity());
        }
        self.shift(length, 1, &From::Now)
    }

    /// "for three days from Monday"
    pub(super) fn lasting(&self, length: &Length, from: &TimeExpr) -> Value {
        let first = self.resolve(from);
        let mut value = Value::unknown(Some(length.timex()), length.finest().granularity());
        value.start = first.start;
        value.end = first.start.zip(length.stretch()).and_then(|(start, stretch)| start.checked_add(stretch).ok());
        value.anchor = first.anchor;
        value
    }

    /// "the past 24 hours": up to publication, or from it.
    pub(super) fn stretch(&self, length: &Length, sign: i64) -> Value {
        let mut value = Value::unknown(Some(length.timex()), length.finest().granularity());
        let Some(now) = self.scene.published.map(midnight).filter(|_| !self.scene.narrative) else {
            return value;
        };
        let other = length.stretch().and_then(|stretch| now.checked_add(stretch.checked_mul(sign).ok()?).ok());
        (value.start, value.end) = if sign < 0 { (other, Some(now)) } else { (Some(now), other) };
        value.anchor = self.published();
        value
    }

    /// "the first ten months of 1915"
    pub(super) fn piece(&self, length: &Length, from_end: bool, of: &TimeExpr) -> Value {
        let whole = self.resolve(of);
        let mut value = Value::unknown(Some(length.timex()), length.finest().granularity());
        value.anchor = whole.anchor;
        let Some((first, last)) = whole.start.zip(whole.end) else {
            return value;
        };
        let stretch = length.stretch();
        let cut = stretch.and_then(|stretch| if from_end { last.checked_sub(stretch).ok() } else { first.checked_add(stretch).ok() });
        (value.start, value.end) = if from_end {
            (cut.filter(|cut| *cut >= first).or(Some(first)), Some(last))
        } else {
            (Some(first), cut.filter(|cut| *cut <= last).or(Some(last)))
        };
        value
    }
}

/// Opens an end: "more than two weeks ago" has no first moment, "less than 3 days after tomorrow" begins tomorrow.
pub(super) fn open_by(value: &mut Value, expr: &TimeExpr, modifier: TimeModifier) {
    let TimeExpr::Shift { length, sign, from } = expr else {
        return;
    };
    let more = matches!(modifier, TimeModifier::MoreThan | TimeModifier::EqualOrMore);
    match (more, *sign > 0) {
        (true, true) => value.end = None,
        (true, false) => value.start = None,
        (false, true) if modifier == TimeModifier::LessThan && matches!(from, From::Expr(_)) => {
            value.end = value.start;
            value.start = length.stretch().zip(value.start).and_then(|(stretch, start)| start.checked_sub(stretch).ok());
            value.period = None;
        }
        _ => {}
    }
}

/// The piece of the calendar so far from a base, as fine as the smallest unit told; none where that cannot be known.
fn shifted(base: Period, length: &Length, sign: i64, named: bool) -> Option<Period> {
    let unit = length.finest();
    if let [(Amount::Exact(hundredths), Unit::BusinessDay)] = length.0.as_slice() {
        return business(base.day()?, hundredths / 100 * sign).map(Period::Day);
    }
    let stretch = length.stretch()?.checked_mul(sign).ok()?;
    let from_day = |day: Date| day.checked_add(stretch).ok();
    let exact = named && base.day().is_some() && !unit.is_within_day();
    match unit {
        _ if exact => Some(Period::Day(from_day(base.day()?)?)),
        Unit::Year | Unit::Decade | Unit::Century => {
            let year = base.year().and_then(|year| Date::new(year, 7, 1).ok())?;
            Some(if unit == Unit::Year { Period::Year(from_day(year)?.year()) } else { Period::around(from_day(year)?, Unit::Year)? })
        }
        Unit::Month | Unit::Quarter => {
            let (year, month) = base.month()?;
            Period::around(from_day(Date::new(year, month, 1).ok()?)?, Unit::Month)
        }
        Unit::Week | Unit::Fortnight | Unit::Weekend => Period::around(from_day(base.day()?)?, Unit::Week),
        Unit::Day | Unit::BusinessDay => Some(Period::Day(from_day(base.day()?)?)),
        Unit::Hour | Unit::Minute | Unit::Second => match base {
            Period::Moment(moment, granularity) => {
                Some(Period::Moment(moment.checked_add(stretch).ok()?, finer(granularity, unit)))
            }
            _ => whole_days(base.day()?, length, sign).map(Period::Day),
        },
    }
}

fn finer(granularity: Granularity, unit: Unit) -> Granularity {
    granularity.min(unit.granularity())
}

/// "48 hours later" is two days later.
fn whole_days(day: Date, length: &Length, sign: i64) -> Option<Date> {
    let [(Amount::Exact(hundredths), Unit::Hour)] = length.0.as_slice() else {
        return None;
    };
    let days = hundredths / 2400;
    if hundredths % 2400 != 0 || days == 0 {
        return None;
    }
    day.checked_add(jiff::Span::new().try_days(days * sign).ok()?).ok()
}

/// So many working days on.
fn business(mut day: Date, count: i64) -> Option<Date> {
    let mut left = count.abs().min(10_000);
    while left > 0 {
        day = if count > 0 { day.tomorrow().ok()? } else { day.yesterday().ok()? };
        left -= i64::from(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    }
    Some(day)
}

/// "a few days ago", "days later": before or after the base, and no more is known.
fn vague(base: Period, length: &Length, sign: i64, named: bool) -> Value {
    let unit = length.finest();
    let within = offset_within(base, unit).filter(|_| base.day().is_none());
    let day = base.day().filter(|_| unit.is_within_day());
    let timex = if let Some(day) = day {
        Period::Day(day).timex() + "TXX"
    } else if let Some(within) = within {
        within
    } else {
        (if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }).to_owned()
    };
    let mut value = Value::unknown(Some(timex), unit.granularity());
    if let Some((start, end)) = base.bounds() {
        // What publication bounds is bounded by its first moment, since the hour is not known.
        if sign < 0 {
            value.end = Some(if named { start } else { start.max(start) });
        } else {
            value.start = Some(if named { end } else { start });
        }
    }
    if unit.is_within_day() && day.is_some() {
        let around = if sign < 0 { (-1, 1) } else { (0, 2) };
        value.start = day.and_then(|day| midnight(day).checked_add(around.0.days()).ok());
        value.end = day.and_then(|day| midnight(day).checked_add(around.1.days()).ok());
    }
    value
}
