//! Pieces of the calendar that recur: which March, which Friday.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rashomon_types::{Anchor, AnchorKind, Granularity};

use super::{Direction, Resolver, Value};
use crate::time::expr::{Feast, Pick, TimeExpr, Which};
use crate::time::period::{Period, midnight, monday};
use crate::time::units::{Season, Unit};

/// How many years back and ahead a piece is looked for: 29 February comes every fourth, sometimes every eighth.
const YEARS: i16 = 8;

/// How often a piece recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cycle {
    Week,
    Month,
    Year,
}

impl Resolver<'_> {
    /// A piece that recurs.
    pub(super) fn pick(&self, pick: Pick, which: &Which) -> Value {
        match which {
            Which::Of(of) => self.inside(pick, of),
            Which::That => self.in_text(pick).unwrap_or_else(|| unresolved(pick)),
            Which::Bare => self.bare(pick),
            Which::This | Which::Last | Which::Next => self.named(pick, which),
        }
    }

    /// With no word that says which one: narratives take the year told last, news what lies nearest.
    fn bare(&self, pick: Pick) -> Value {
        if self.scene.narrative {
            return self.in_text(pick).unwrap_or_else(|| unresolved(pick));
        }
        let text_year = self.memory.year_in_sentence(self.words, self.at);
        let current = self.scene.published.map(Date::year);
        if let Some(year) = text_year.filter(|year| Some(*year) != current && cycle(pick) == Cycle::Year)
            && let Some(period) = in_year(pick, year)
        {
            return Value::of(period, self.text_anchor());
        }
        let Some(now) = self.scene.published else {
            return unresolved(pick);
        };
        if let Pick::NthWeekday(..) = pick {
            return self.on_published(pick, in_month(pick, now.year(), now.month()));
        }
        let found = soon(pick, now).or_else(|| match self.direction() {
            Direction::Future => first_ending_after(pick, now),
            Direction::Past | Direction::Neutral => last_starting_by(pick, now),
        });
        self.on_published(pick, found)
    }

    /// With "this", "last" or "next".
    fn named(&self, pick: Pick, which: &Which) -> Value {
        let told = self
            .memory
            .last
            .and_then(Period::first_day)
            .filter(|_| self.scene.narrative);
        let Some(now) = told.or(self.scene.published.filter(|_| !self.scene.narrative)) else {
            return unresolved(pick);
        };
        let found = match which {
            Which::Last => candidates(pick, now).filter(|period| ends_by(*period, now)).last(),
            Which::Next => candidates(pick, now).find(|period| starts_after(*period, now)),
            _ => self.this(pick, now),
        };
        self.on_published(pick, found)
    }

    /// "this Friday": of this week, or the next one; "this March": of this year.
    fn this(&self, pick: Pick, now: Date) -> Option<Period> {
        match pick {
            Pick::Season(Season::Winter) if now.month() < 3 => in_year(pick, now.year() - 1),
            _ if cycle(pick) == Cycle::Year => in_year(pick, now.year()),
            _ if cycle(pick) == Cycle::Month => in_month(pick, now.year(), now.month()),
            _ if self.direction() == Direction::Past => last_starting_by(pick, now),
            _ => first_ending_after(pick, now),
        }
    }

    fn on_published(&self, pick: Pick, found: Option<Period>) -> Value {
        let anchor = if self.scene.narrative {
            self.text_anchor()
        } else {
            self.published()
        };
        found.map_or_else(|| unresolved(pick), |period| Value::of(period, anchor))
    }

    /// In the year, month or week told last.
    fn in_text(&self, pick: Pick) -> Option<Value> {
        let last = self.memory.last?;
        let period = match cycle(pick) {
            Cycle::Year => {
                let year = self.memory.current_year(self.words, self.at)?;
                let year = year.checked_add(i16::from(last.year() == Some(year) && crosses(pick, last)))?;
                // 29 February is told of a leap year.
                in_year(pick, year)
                    .or_else(|| in_year(pick, year.checked_add(1)?))
                    .or_else(|| in_year(pick, year.checked_sub(1)?))
            }
            Cycle::Month => {
                let (year, month) = last.month()?;
                in_month(pick, year, month)
            }
            // A weekday in a narrative: of which week is not told.
            Cycle::Week => return None,
        };
        Some(Value::of(
            period?,
            Some(Anchor {
                kind: AnchorKind::Text,
                date: last.bounds()?.0,
            }),
        ))
    }

    /// In another expression.
    fn inside(&self, pick: Pick, of: &TimeExpr) -> Value {
        let whole = self.resolve(of);
        let period = whole.period.and_then(|period| within(pick, period));
        match period {
            Some(period) => Value::of(period, whole.anchor),
            None => unresolved_in(pick, whole.timex.as_deref()),
        }
    }
}

/// Whether a month told after another lies in the next year: "On December 7 … In January".
fn crosses(pick: Pick, last: Period) -> bool {
    let month = match pick {
        Pick::Month(month) | Pick::Day(month, _) => month,
        _ => return false,
    };
    last.month().is_some_and(|(_, told)| month + CROSSING <= told)
}

/// How many months back is rather ahead, in the next year.
const CROSSING: i8 = 9;

fn cycle(pick: Pick) -> Cycle {
    match pick {
        Pick::Weekday(_) | Pick::Weekend => Cycle::Week,
        Pick::DayOfMonth(_) | Pick::WeekdayOn(..) | Pick::NthWeekday(..) | Pick::NthUnit(..) => Cycle::Month,
        _ => Cycle::Year,
    }
}

/// The pieces around a day, in order.
fn candidates(pick: Pick, now: Date) -> Box<dyn Iterator<Item = Period>> {
    match cycle(pick) {
        Cycle::Year => Box::new((-YEARS..=YEARS).filter_map(move |by| in_year(pick, now.year().checked_add(by)?))),
        Cycle::Month => {
            Box::new(
                (-12..=12).filter_map(move |by| match Period::Month(now.year(), now.month()).moved(by)? {
                    Period::Month(year, month) => in_month(pick, year, month),
                    _ => None,
                }),
            )
        }
        Cycle::Week => Box::new((-2..=2_i64).filter_map(move |by| {
            let monday = monday(now)?.checked_add((by * 7).days()).ok()?;
            in_week(pick, monday)
        })),
    }
}

fn starts_by(period: Period, now: Date) -> bool {
    period.bounds().is_some_and(|(start, _)| start <= midnight(now))
}

fn starts_after(period: Period, now: Date) -> bool {
    period.bounds().is_some_and(|(start, _)| start > midnight(now))
}

fn ends_by(period: Period, now: Date) -> bool {
    period.bounds().is_some_and(|(_, end)| end <= midnight(now))
}

/// The latest that has begun by a day.
fn last_starting_by(pick: Pick, now: Date) -> Option<Period> {
    candidates(pick, now).filter(|period| starts_by(*period, now)).last()
}

/// A day of a month that lies a day or two ahead: a report's own date lags behind the day where it happened, and nobody tells of
/// the same day a year ago without the year.
fn soon(pick: Pick, now: Date) -> Option<Period> {
    const AHEAD: i64 = 2;
    let Pick::Day(month, day) = pick else { return None };
    let ahead = (1..=AHEAD).filter_map(|days| now.checked_add(days.days()).ok());
    let date = ahead
        .into_iter()
        .find(|date| date.month() == month && date.day() == day);
    date.map(Period::Day)
}

/// The earliest that is not over on a day.
fn first_ending_after(pick: Pick, now: Date) -> Option<Period> {
    candidates(pick, now).find(|period| !ends_by(*period, now))
}

fn in_year(pick: Pick, year: i16) -> Option<Period> {
    Some(match pick {
        Pick::Month(month) => Period::Month(year, month),
        Pick::Day(month, day) => Period::Day(Date::new(year, month, day).ok()?),
        Pick::Season(season) => Period::Season(year, season),
        Pick::Quarter(quarter) => Period::Quarter(year, quarter),
        Pick::Half(half) => Period::Half(year, half),
        Pick::Feast(feast) => Period::Day(feast_day(feast, year)?),
        Pick::WeekNumber(week) => {
            let first = monday(Date::new(year, 1, 4).ok()?)?;
            Period::Week(first.checked_add(((i64::from(week) - 1) * 7).days()).ok()?)
        }
        _ => return None,
    })
    .filter(|period: &Period| period.bounds().is_some())
}

fn in_month(pick: Pick, year: i16, month: i8) -> Option<Period> {
    match pick {
        Pick::DayOfMonth(day) => Date::new(year, month, day).ok().map(Period::Day),
        Pick::WeekdayOn(weekday, day) => {
            let date = Date::new(year, month, day).ok()?;
            (date.weekday() == weekday_of(weekday)?).then_some(Period::Day(date))
        }
        _ => within(pick, Period::Month(year, month)),
    }
}

fn in_week(pick: Pick, monday: Date) -> Option<Period> {
    match pick {
        Pick::Weekday(day) => monday.checked_add((i64::from(day) - 1).days()).ok().map(Period::Day),
        Pick::Weekend => monday.checked_add(5.days()).ok().map(Period::Weekend),
        _ => None,
    }
}

fn weekday_of(day: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(day).ok()
}

/// A piece inside a given one.
fn within(pick: Pick, whole: Period) -> Option<Period> {
    match (pick, whole) {
        (Pick::NthUnit(1, unit @ (Unit::Week | Unit::Month)), Period::Day(day)) => Period::around(day, unit),
        (Pick::NthUnit(number, unit), _) => nth_unit(number, unit, whole),
        (Pick::NthWeekday(number, day), _) => nth_weekday(number, weekday_of(day)?, whole).map(Period::Day),
        (Pick::DayOfMonth(_) | Pick::WeekdayOn(..), Period::Month(year, month)) => in_month(pick, year, month),
        (Pick::Weekday(_) | Pick::Weekend, Period::Week(monday)) => in_week(pick, monday),
        (Pick::Half(half), whole) if !matches!(whole, Period::Year(_)) => half_of(half, whole),
        (_, Period::Year(year)) => in_year(pick, year),
        _ => None,
    }
}

/// The first or second half of what is no year.
fn half_of(half: i8, whole: Period) -> Option<Period> {
    let (start, end) = whole.bounds()?;
    let days = i64::from((end.date() - start.date()).get_days());
    let middle = start.date().checked_add((days / 2).days()).ok()?;
    Some(if half == 1 {
        Period::Days(start.date(), middle)
    } else {
        Period::Days(middle, end.date())
    })
}

/// The n-th day, week, month or weekend of a piece; a week belongs to where its Thursday lies.
fn nth_unit(number: i8, unit: Unit, whole: Period) -> Option<Period> {
    let (start, end) = whole.bounds()?;
    let (start, end) = (start.date(), end.date());
    let first = match unit {
        Unit::Week => Period::Week(monday(start.checked_add(3.days()).ok()?)?),
        Unit::Weekend => Period::Weekend(first_weekday(start, Weekday::Saturday)?),
        _ => Period::around(start, unit)?,
    };
    let inside = |period: Period| match period {
        Period::Week(monday) => monday
            .checked_add(3.days())
            .is_ok_and(|thursday| start <= thursday && thursday < end),
        _ => period.first_day().is_some_and(|day| start <= day && day < end),
    };
    let found = if number > 0 {
        first.moved(i64::from(number) - 1)
    } else {
        let last = Period::around(end.yesterday().ok()?, unit)?;
        if inside(last) { Some(last) } else { last.moved(-1) }
    };
    found.filter(|period| inside(*period))
}

fn first_weekday(from: Date, weekday: Weekday) -> Option<Date> {
    let ahead = weekday.since(from.weekday());
    from.checked_add(i64::from(ahead).days()).ok()
}

/// The n-th such weekday of a piece.
fn nth_weekday(number: i8, weekday: Weekday, whole: Period) -> Option<Date> {
    let (start, end) = whole.bounds()?;
    let (start, end) = (start.date(), end.date());
    let day = if number > 0 {
        first_weekday(start, weekday)?
            .checked_add(((i64::from(number) - 1) * 7).days())
            .ok()?
    } else {
        first_weekday(end.checked_sub(7.days()).ok()?, weekday)?
    };
    (start <= day && day < end).then_some(day)
}

/// The day of a holiday in a year.
fn feast_day(feast: Feast, year: i16) -> Option<Date> {
    let after = |easter: Date, days: i8| easter.checked_add(i64::from(days).days()).ok();
    match feast {
        Feast::Fixed(month, day) => Date::new(year, month, day).ok(),
        Feast::Easter(days) => after(easter(year)?, days),
        Feast::OrthodoxEaster(days) => after(orthodox_easter(year)?, days),
        Feast::Nth(month, number, weekday) => nth_weekday(number, weekday_of(weekday)?, Period::Month(year, month)),
    }
}

/// Western Easter, by the anonymous Gregorian reckoning (Meeus, *Astronomical Algorithms*, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Orthodox Easter: the Julian reckoning (Meeus, chapter 8), moved to the Gregorian calendar.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let n = d + e + 114;
    let julian = Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()?;
    let drift = i64::from(y / 100 - y / 400 - 2);
    julian.checked_add(drift.days()).ok()
}

/// A piece whose year, month or week is not known: what TIMEX3 can say of it.
fn unresolved(pick: Pick) -> Value {
    let (timex, granularity) = match pick {
        Pick::Month(month) => (format!("XXXX-{month:02}"), Granularity::Month),
        Pick::Day(month, day) => (format!("XXXX-{month:02}-{day:02}"), Granularity::Day),
        Pick::DayOfMonth(day) | Pick::WeekdayOn(_, day) => (format!("XXXX-XX-{day:02}"), Granularity::Day),
        Pick::Weekday(day) | Pick::NthWeekday(_, day) => (format!("XXXX-WXX-{day}"), Granularity::Day),
        Pick::NthUnit(_, unit) => return Value::unknown(None, unit.granularity()),
        Pick::Weekend => ("XXXX-WXX-WE".to_owned(), Granularity::Weekend),
        Pick::Season(season) => (format!("XXXX-{}", season.letters()), Granularity::Season),
        Pick::Quarter(quarter) => (format!("XXXX-Q{quarter}"), Granularity::Quarter),
        Pick::Half(half) => (format!("XXXX-H{half}"), Granularity::HalfYear),
        Pick::WeekNumber(week) => (format!("XXXX-W{week:02}"), Granularity::Week),
        Pick::Feast(Feast::Fixed(month, day)) => (format!("XXXX-{month:02}-{day:02}"), Granularity::Day),
        Pick::Feast(_) => return Value::unknown(None, Granularity::Day),
    };
    Value::unknown(Some(timex), granularity)
}

/// A piece of something that is not known either; a day that the month has not has no value at all.
fn unresolved_in(pick: Pick, whole: Option<&str>) -> Value {
    let mut value = unresolved(pick);
    if whole.is_some_and(|whole| !whole.starts_with('X')) {
        value.timex = None;
    }
    value
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_just_ahead_is_not_a_year_ago() {
        let now = Date::constant(2031, 7, 14);
        assert_eq!(
            soon(Pick::Day(7, 15), now),
            Some(Period::Day(Date::constant(2031, 7, 15)))
        );
        assert_eq!(soon(Pick::Day(7, 14), now), None);
        assert_eq!(soon(Pick::Day(8, 15), now), None);
    }

    #[test]
    fn easter_is_computed() {
        for (year, western, orthodox) in [
            (2024, date(2024, 3, 31), date(2024, 5, 5)),
            (2025, date(2025, 4, 20), date(2025, 4, 20)),
            (1972, date(1972, 4, 2), date(1972, 4, 9)),
        ] {
            assert_eq!((easter(year), orthodox_easter(year)), (Some(western), Some(orthodox)));
        }
        assert_eq!(easter(1066), None);
    }

    #[test]
    fn weeks_belong_to_where_their_thursday_lies() {
        let week = |number, whole| nth_unit(number, Unit::Week, whole).and_then(Period::first_day);
        assert_eq!(week(1, Period::Month(2016, 10)), Some(date(2016, 10, 3)));
        assert_eq!(week(1, Period::Year(2015)), Some(date(2014, 12, 29)));
        assert_eq!(week(-1, Period::Year(2015)), Some(date(2015, 12, 28)));
        assert_eq!(week(-1, Period::Month(2017, 7)), Some(date(2017, 7, 24)));
    }

    #[test]
    fn the_day_itself_counts_as_past() {
        let thursday = date(2024, 3, 21);
        assert_eq!(
            last_starting_by(Pick::Weekday(4), thursday),
            Some(Period::Day(thursday))
        );
        assert_eq!(
            last_starting_by(Pick::Weekday(5), thursday),
            Some(Period::Day(date(2024, 3, 15)))
        );
        assert_eq!(
            first_ending_after(Pick::Weekday(5), thursday),
            Some(Period::Day(date(2024, 3, 22)))
        );
        assert_eq!(
            last_starting_by(Pick::Day(2, 29), date(2023, 3, 1)),
            Some(Period::Day(date(2020, 2, 29)))
        );
    }
}
