//! Pieces of the calendar: where each begins and ends, how TIMEX3 writes it, and which one comes next.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};
use rashomon_types::Granularity;

use super::units::{Part, Season, Unit};

/// A piece of the calendar. Years are astronomical: 0 is 1 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Day(Date),
    /// By its Monday.
    Week(Date),
    /// By its Saturday.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// 197 is the 1970s.
    Decade(i16),
    /// 47 is the 470s BC.
    DecadeBc(i16),
    /// 20 is the twentieth century.
    Century(i16),
    /// 4 is the fourth century BC.
    CenturyBc(i16),
    Part(Date, Part),
    /// A moment, known to the hour, minute or second.
    Moment(DateTime, Granularity),
    /// From the first day to before the second.
    Days(Date, Date),
}

impl Period {
    /// Its first moment and the first moment after it; none where no calendar reaches.
    pub(super) fn bounds(self) -> Option<(DateTime, DateTime)> {
        let first = self.first_day()?;
        let days = |end: Date| Some((midnight(first), midnight(end)));
        match self {
            Self::Part(_, part) => {
                let (from, to) = part.hours();
                let at = |hours: i64| midnight(first).checked_add(hours.hours()).ok();
                Some((at(from)?, at(to)?))
            }
            Self::Moment(moment, granularity) => {
                let length = match granularity {
                    Granularity::Hour => 1.hour(),
                    Granularity::Minute => 1.minute(),
                    _ => 1.second(),
                };
                Some((moment, moment.checked_add(length).ok()?))
            }
            Self::Days(_, end) => days(end),
            Self::Day(day) => days(day.tomorrow().ok()?),
            Self::Week(monday) => days(monday.checked_add(7.days()).ok()?),
            Self::Weekend(saturday) => days(saturday.checked_add(2.days()).ok()?),
            Self::Month(..) => days(first.checked_add(1.month()).ok()?),
            Self::Quarter(..) | Self::Season(..) => days(first.checked_add(3.months()).ok()?),
            Self::Half(..) => days(first.checked_add(6.months()).ok()?),
            Self::Year(_) => days(first.checked_add(1.year()).ok()?),
            Self::Decade(_) | Self::DecadeBc(_) => days(first.checked_add(10.years()).ok()?),
            Self::Century(_) | Self::CenturyBc(_) => days(first.checked_add(100.years()).ok()?),
        }
    }

    /// The first day that it touches.
    pub(super) fn first_day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) | Self::Part(day, _) | Self::Days(day, _) => {
                Some(day)
            }
            Self::Moment(moment, _) => Some(moment.date()),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Quarter(year, quarter) => Date::new(year, quarter * 3 - 2, 1).ok(),
            Self::Half(year, half) => Date::new(year, half * 6 - 5, 1).ok(),
            Self::Season(year, season) => Date::new(year, season.first_month(), 1).ok(),
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Decade(decade) => Date::new(decade.checked_mul(10)?, 1, 1).ok(),
            Self::DecadeBc(decade) => Date::new(-decade.checked_mul(10)?.checked_add(8)?, 1, 1).ok(),
            Self::Century(century) => Date::new(century.checked_sub(1)?.checked_mul(100)?, 1, 1).ok(),
            Self::CenturyBc(century) => Date::new(1 - century.checked_mul(100)?, 1, 1).ok(),
        }
    }

    /// The TIMEX3 value.
    pub(super) fn timex(self) -> String {
        match self {
            Self::Day(day) => day_text(day),
            Self::Part(day, Part::Midnight) => format!("{}T24:00", day_text(day)),
            Self::Part(day, part) => day_text(day) + part.letters(),
            Self::Week(monday) => week_text(monday),
            Self::Weekend(saturday) => week_text(saturday) + "-WE",
            Self::Month(year, month) => format!("{}-{month:02}", year_text(year)),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", year_text(year)),
            Self::Half(year, half) => format!("{}-H{half}", year_text(year)),
            Self::Season(year, season) => format!("{}-{}", year_text(year), season.letters()),
            Self::Year(year) => year_text(year),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::DecadeBc(decade) => format!("BC{decade:03}"),
            Self::Century(century) => format!("{:02}", century.saturating_sub(1)),
            Self::CenturyBc(century) => format!("BC{:02}", century.saturating_sub(1)),
            Self::Moment(moment, granularity) => moment_text(moment, granularity),
            Self::Days(first, end) => {
                let last = end.yesterday().unwrap_or(end);
                format!("{}/{}", day_text(first), day_text(last))
            }
        }
    }

    /// How finely it is known.
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Self::Day(_) | Self::Days(..) => Granularity::Day,
            Self::Part(_, Part::Midday | Part::Midnight) => Granularity::Hour,
            Self::Part(..) => Granularity::PartOfDay,
            Self::Week(_) => Granularity::Week,
            Self::Weekend(_) => Granularity::Weekend,
            Self::Month(..) => Granularity::Month,
            Self::Quarter(..) => Granularity::Quarter,
            Self::Half(..) => Granularity::HalfYear,
            Self::Season(..) => Granularity::Season,
            Self::Year(_) => Granularity::Year,
            Self::Decade(_) | Self::DecadeBc(_) => Granularity::Decade,
            Self::Century(_) | Self::CenturyBc(_) => Granularity::Century,
            Self::Moment(_, granularity) => granularity,
        }
    }

    /// The year that it lies in, where it lies in one.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year) => Some(year),
            Self::Week(monday) => Some(iso_week(monday).0),
            Self::Day(_) | Self::Weekend(_) | Self::Part(..) | Self::Moment(..) | Self::Days(..) => {
                self.first_day().map(Date::year)
            }
            Self::Decade(_) | Self::DecadeBc(_) | Self::Century(_) | Self::CenturyBc(_) => None,
        }
    }

    /// The year and month that it lies in, where it lies in one month.
    pub(super) fn month(self) -> Option<(i16, i8)> {
        match self {
            Self::Month(year, month) => Some((year, month)),
            _ => self.day().map(|day| (day.year(), day.month())),
        }
    }

    /// The day that it lies in, where it lies in one.
    pub(super) fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Part(day, _) => Some(day),
            Self::Moment(moment, _) => Some(moment.date()),
            _ => None,
        }
    }

    /// The piece of this kind that holds a day.
    pub(super) fn around(day: Date, unit: Unit) -> Option<Self> {
        Some(match unit {
            Unit::Week | Unit::Fortnight => Self::Week(monday(day)?),
            Unit::Weekend => Self::Weekend(monday(day)?.checked_add(5.days()).ok()?),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() + 2) / 3),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => decade_of(day.year()),
            Unit::Century => century_of(day.year()),
            Unit::Day | Unit::BusinessDay | Unit::Hour | Unit::Minute | Unit::Second => Self::Day(day),
        })
    }

    /// The piece so many further on; none where no calendar reaches.
    pub(super) fn moved(self, by: i64) -> Option<Self> {
        let month = |year: i16, months: i64| {
            let total = i64::from(year) * 12 + months;
            let year = i16::try_from(total.div_euclid(12)).ok()?;
            i8::try_from(total.rem_euclid(12) + 1).ok().map(|month| (year, month))
        };
        let days = |day: Date, count: i64| {
            let count = by.checked_mul(count)?;
            day.checked_add(jiff::Span::new().try_days(count).ok()?).ok()
        };
        let number = |number: i16| i16::try_from(i64::from(number).checked_add(by)?).ok();
        Some(match self {
            Self::Day(day) => Self::Day(days(day, 1)?),
            Self::Part(day, part) => Self::Part(days(day, 1)?, part),
            Self::Week(day) => Self::Week(days(day, 7)?),
            Self::Weekend(day) => Self::Weekend(days(day, 7)?),
            Self::Month(year, of) => {
                let (year, of) = month(year, i64::from(of) - 1 + by.clamp(-400_000, 400_000))?;
                Self::Month(year, of)
            }
            Self::Quarter(year, quarter) => {
                let by = by.clamp(-100_000, 100_000);
                let (year, of) = month(year, (i64::from(quarter) - 1 + by) * 3)?;
                Self::Quarter(year, (of + 2) / 3)
            }
            Self::Half(year, half) => Self::Half(number(year)?, half),
            Self::Season(year, season) => Self::Season(number(year)?, season),
            Self::Year(year) => Self::Year(number(year)?),
            Self::Decade(decade) => Self::Decade(number(decade).filter(|decade| *decade >= 0)?),
            Self::Century(century) => Self::Century(number(century).filter(|century| *century > 0)?),
            Self::DecadeBc(decade) => Self::DecadeBc(
                i16::try_from(i64::from(decade).checked_sub(by)?)
                    .ok()
                    .filter(|decade| *decade >= 0)?,
            ),
            Self::CenturyBc(century) => Self::CenturyBc(
                i16::try_from(i64::from(century).checked_sub(by)?)
                    .ok()
                    .filter(|century| *century > 0)?,
            ),
            Self::Moment(..) | Self::Days(..) => return None,
        })
        .filter(|period: &Self| period.bounds().is_some())
    }
}

/// The first moment of a day.
pub(super) fn midnight(day: Date) -> DateTime {
    day.at(0, 0, 0, 0)
}

/// The Monday of a day's week.
pub(super) fn monday(day: Date) -> Option<Date> {
    let back = day.weekday().since(Weekday::Monday);
    day.checked_sub(i64::from(back).days()).ok()
}

/// The ISO week of a day: its year and its number.
pub(super) fn iso_week(day: Date) -> (i16, i8) {
    let week = day.iso_week_date();
    (week.year(), week.week())
}

/// The decade of a year.
fn decade_of(year: i16) -> Period {
    if year > 0 {
        Period::Decade(year / 10)
    } else {
        Period::DecadeBc((1 - year) / 10)
    }
}

/// The century of a year: 1900 to 1999 is the twentieth.
fn century_of(year: i16) -> Period {
    if year > 0 {
        Period::Century(year / 100 + 1)
    } else {
        Period::CenturyBc(-year / 100 + 1)
    }
}

/// The year as TIMEX3 writes it: `0999`, `BC0480`.
pub(super) fn year_text(year: i16) -> String {
    if year > 0 {
        format!("{year:04}")
    } else {
        format!("BC{:04}", 1 - i32::from(year))
    }
}

fn day_text(day: Date) -> String {
    format!("{}-{:02}-{:02}", year_text(day.year()), day.month(), day.day())
}

fn week_text(day: Date) -> String {
    let (year, week) = iso_week(day);
    format!("{}-W{week:02}", year_text(year))
}

fn moment_text(moment: DateTime, granularity: Granularity) -> String {
    let day = day_text(moment.date());
    match granularity {
        Granularity::Second => format!(
            "{day}T{:02}:{:02}:{:02}",
            moment.hour(),
            moment.minute(),
            moment.second()
        ),
        _ => format!("{day}T{:02}:{:02}", moment.hour(), moment.minute()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn shown(period: Period) -> String {
        let (start, end) = period.bounds().unwrap();
        format!("{} {} {}", period.timex(), start.date(), end.date())
    }

    #[test]
    fn periods_have_bounds_and_values() {
        assert_eq!(
            shown(Period::Weekend(date(2024, 3, 16))),
            "2024-W11-WE 2024-03-16 2024-03-18"
        );
        assert_eq!(shown(Period::Quarter(2016, 3)), "2016-Q3 2016-07-01 2016-10-01");
        assert_eq!(
            shown(Period::Season(1914, Season::Winter)),
            "1914-WI 1914-12-01 1915-03-01"
        );
        assert_eq!(shown(Period::Century(15)), "14 1400-01-01 1500-01-01");
        assert_eq!(shown(Period::Decade(197)), "197 1970-01-01 1980-01-01");
        assert_eq!(shown(Period::Year(-479)), "BC0480 -000479-01-01 -000478-01-01");
        assert_eq!(shown(Period::DecadeBc(47)), "BC047 -000478-01-01 -000468-01-01");
        assert_eq!(shown(Period::CenturyBc(4)), "BC03 -000399-01-01 -000299-01-01");
    }

    #[test]
    fn a_night_runs_to_the_next_morning() {
        let (start, end) = Period::Part(date(2024, 3, 18), Part::Night).bounds().unwrap();
        assert_eq!(
            (start, end),
            (date(2024, 3, 18).at(20, 0, 0, 0), date(2024, 3, 19).at(6, 0, 0, 0))
        );
    }

    #[test]
    fn periods_move_and_end_with_the_calendar() {
        assert_eq!(Period::Month(2016, 11).moved(2), Some(Period::Month(2017, 1)));
        assert_eq!(Period::Quarter(2016, 1).moved(-1), Some(Period::Quarter(2015, 4)));
        assert_eq!(Period::Year(9999).moved(1), None);
        assert_eq!(Period::Day(date(2024, 2, 29)).moved(i64::MAX), None);
        assert_eq!(Period::Decade(197).moved(-1), Some(Period::Decade(196)));
    }
}
