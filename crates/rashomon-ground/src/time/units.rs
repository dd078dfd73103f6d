//! Units of time, amounts of them, seasons and parts of the day.

use jiff::Span as Stretch;
use rashomon_types::Granularity;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    BusinessDay,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// How TIMEX3 writes an amount of it: a letter after the number, and whether it counts within the day.
    fn letters(self) -> (&'static str, bool) {
        match self {
            Self::Second => ("S", true),
            Self::Minute => ("M", true),
            Self::Hour => ("H", true),
            Self::Day => ("D", false),
            Self::BusinessDay => ("BD", false),
            Self::Week | Self::Fortnight => ("W", false),
            Self::Weekend => ("WE", false),
            Self::Month => ("M", false),
            Self::Quarter => ("Q", false),
            Self::Year => ("Y", false),
            Self::Decade => ("DE", false),
            Self::Century => ("CE", false),
        }
    }

    /// Where it stands when several are written in a row: years first.
    fn rank(self) -> u8 {
        match self {
            Self::Century => 0,
            Self::Decade => 1,
            Self::Year => 2,
            Self::Quarter => 3,
            Self::Month => 4,
            Self::Fortnight | Self::Week => 5,
            Self::Weekend => 6,
            Self::Day | Self::BusinessDay => 7,
            Self::Hour => 8,
            Self::Minute => 9,
            Self::Second => 10,
        }
    }

    /// How finely a time is known that is told in it.
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Self::Second => Granularity::Second,
            Self::Minute => Granularity::Minute,
            Self::Hour => Granularity::Hour,
            Self::Day | Self::BusinessDay => Granularity::Day,
            Self::Week | Self::Fortnight => Granularity::Week,
            Self::Weekend => Granularity::Weekend,
            Self::Month => Granularity::Month,
            Self::Quarter => Granularity::Quarter,
            Self::Year => Granularity::Year,
            Self::Decade => Granularity::Decade,
            Self::Century => Granularity::Century,
        }
    }

    /// Whether it is shorter than a day.
    pub(super) fn is_within_day(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// A season, northern and meteorological: spring is March to May.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// TIMEX3's two letters.
    pub(super) fn letters(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// Its first month; winter ends in the year after.
    pub(super) fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Midnight,
    Daytime,
}

impl Part {
    /// TIMEX3's letters after the day.
    pub(super) fn letters(self) -> &'static str {
        match self {
            Self::Dawn | Self::Morning => "TMO",
            Self::Midday => "T12:00",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Midnight => "T00:00",
            Self::Daytime => "TDT",
        }
    }

    /// The hours from midnight at which it begins and ends. A night runs to the next morning.
    pub(super) fn hours(self) -> (i64, i64) {
        match self {
            Self::Dawn => (4, 8),
            Self::Morning => (6, 12),
            Self::Midday => (12, 13),
            Self::Afternoon => (12, 18),
            Self::Evening => (18, 24),
            Self::Night => (20, 30),
            Self::Midnight => (24, 25),
            Self::Daytime => (6, 18),
        }
    }
}

/// How many of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// In hundredths: 250 is two and a half.
    Exact(i64),
    /// "several", "a few"
    Vague,
}

impl Amount {
    /// A whole number of them.
    pub(super) fn whole(number: u64) -> Self {
        i64::try_from(number)
            .ok()
            .and_then(|number| number.checked_mul(100))
            .map_or(Self::Vague, Self::Exact)
    }

    /// As TIMEX3 writes it: `3`, `2.5`, `X`.
    fn text(self) -> String {
        match self {
            Self::Exact(hundredths) if hundredths % 100 == 0 => (hundredths / 100).to_string(),
            Self::Exact(hundredths) => {
                let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
                text.trim_end_matches('0').to_owned()
            }
            Self::Vague => "X".to_owned(),
        }
    }
}

/// A length of time: amounts of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Length(pub(super) Vec<(Amount, Unit)>);

impl Length {
    /// An amount of one unit.
    pub(super) fn of(amount: Amount, unit: Unit) -> Self {
        Self(vec![(amount, unit)])
    }

    /// The TIMEX3 value: `P2D`, `PT1H30M`, `PXM`.
    pub(super) fn timex(&self) -> String {
        let mut parts = self.0.clone();
        parts.sort_by_key(|(_, unit)| unit.rank());
        let (mut text, mut in_day) = ("P".to_owned(), false);
        for (amount, unit) in parts {
            let amount = match (amount, unit) {
                (Amount::Exact(number), Unit::Fortnight) => Amount::Exact(number.saturating_mul(2)),
                _ => amount,
            };
            let (letters, within) = unit.letters();
            if within && !in_day {
                text.push('T');
                in_day = true;
            }
            text += &amount.text();
            text += letters;
        }
        text
    }

    /// The smallest unit in it: how finely a time is known that lies this far away.
    pub(super) fn finest(&self) -> Unit {
        let units = self.0.iter().map(|(_, unit)| *unit);
        units.max_by_key(|unit| unit.rank()).unwrap_or(Unit::Day)
    }

    /// The length for the calendar; none where it is vague or no calendar reaches so far.
    pub(super) fn stretch(&self) -> Option<Stretch> {
        let mut all = Stretch::new();
        for (amount, unit) in &self.0 {
            let Amount::Exact(hundredths) = *amount else {
                return None;
            };
            all = add(all, hundredths, *unit)?;
        }
        Some(all)
    }
}

fn add(all: Stretch, hundredths: i64, unit: Unit) -> Option<Stretch> {
    let times = |factor: i64| Some(hundredths.checked_mul(factor)? / 100);
    let seconds = |factor: i64| all.try_seconds(all.get_seconds().checked_add(times(factor)?)?).ok();
    let days = |factor: i64| {
        let days = i64::from(all.get_days()).checked_add(times(factor)?)?;
        all.try_days(days).ok()
    };
    let months = |factor: i64| {
        let months = i64::from(all.get_months()).checked_add(times(factor)?)?;
        all.try_months(months).ok()
    };
    match unit {
        Unit::Second => seconds(1),
        Unit::Minute => seconds(60),
        Unit::Hour => seconds(3600),
        Unit::Day => days(1),
        Unit::BusinessDay => days(1),
        Unit::Week | Unit::Weekend => days(7),
        Unit::Fortnight => days(14),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_as_timex3_does() {
        let three = Amount::whole(3);
        assert_eq!(Length::of(three, Unit::Day).timex(), "P3D");
        assert_eq!(Length::of(Amount::Exact(150), Unit::Hour).timex(), "PT1.5H");
        assert_eq!(Length::of(Amount::Vague, Unit::Month).timex(), "PXM");
        assert_eq!(Length::of(Amount::whole(1), Unit::Fortnight).timex(), "P2W");
        let mixed = Length(vec![(three, Unit::Minute), (three, Unit::Day), (three, Unit::Year)]);
        assert_eq!((mixed.timex().as_str(), mixed.finest()), ("P3Y3DT3M", Unit::Minute));
    }

    #[test]
    fn what_no_calendar_holds_has_no_stretch() {
        assert!(Length::of(Amount::whole(u64::MAX), Unit::Day).stretch().is_none());
        assert!(Length::of(Amount::whole(99_999_999_999), Unit::Century).stretch().is_none());
        assert!(Length::of(Amount::whole(3), Unit::Month).stretch().is_some());
    }
}
