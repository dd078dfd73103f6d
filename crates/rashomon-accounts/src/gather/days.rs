//! Stretches of whole days, and how two of them lie to each other.

use jiff::civil::{Date, DateTime};
use rashomon_types::{Granularity, Time, TimeRole};

/// Whole days from the first to the last, both included, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first day.
    pub first: i32,
    /// The last day.
    pub last: i32,
}

/// A stretch of so many days or fewer is known to the day.
const FINE: i32 = 3;

impl Days {
    /// One day.
    #[cfg(test)]
    pub fn of(date: Date) -> Self {
        let day = number(date);
        Self { first: day, last: day }
    }

    /// The days of a time at which something happened; none where the time is open, a length or the time of saying.
    pub fn happened(time: &Time) -> Option<Self> {
        let counts = time.role != Some(TimeRole::Said) && time.granularity != Granularity::Unknown;
        let (start, end) = (time.start?, time.end?);
        (counts && start < end).then(|| Self::between(start, end))
    }

    /// From a first moment to the moment before the second.
    fn between(start: DateTime, end: DateTime) -> Self {
        let is_midnight = end.time() == jiff::civil::Time::midnight();
        let first = number(start.date());
        let last = number(end.date()) - i32::from(is_midnight);
        // A night belongs to the day on which it begins.
        let is_night = !is_midnight && end.time().hour() < 12 && last == first + 1;
        let last = last - i32::from(is_night);
        Self {
            first,
            last: last.max(first),
        }
    }

    /// How many days it has.
    pub fn length(self) -> i32 {
        self.last - self.first + 1
    }

    /// Whether it is known to the day, or nearly so.
    pub fn is_fine(self) -> bool {
        self.length() <= FINE
    }

    /// How many days lie between two stretches, both ends counted: 0 where they overlap, 1 for neighbours.
    pub fn gap(self, other: Self) -> i32 {
        (self.first.max(other.first) - self.last.min(other.last)).max(0)
    }

    /// Whether one of two days may be reckoned from the day of a copied page: the same day of the week, weeks apart.
    pub fn may_be_page_day(self, other: Self) -> bool {
        const WEEKS: i32 = 27;
        self.is_fine() && other.is_fine() && self.gap(other) >= WEEKS && (self.first - other.first) % 7 == 0
    }

    /// The smallest stretch that covers both.
    pub fn hull(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// The stretch in words: "4 May 2031", "4 to 6 May 2031".
    pub fn words(self) -> String {
        match self.length() {
            1 => words(self.first),
            _ => format!("{} to {}", words(self.first), words(self.last)),
        }
    }
}

/// The number of a day.
pub fn number(date: Date) -> i32 {
    date.since(EPOCH).map_or(0, |span| span.get_days())
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

fn words(day: i32) -> String {
    let span = jiff::Span::new().try_days(day);
    let date = span.and_then(|span| EPOCH.checked_add(span)).unwrap_or(EPOCH);
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month())
        .ok()
        .and_then(|month| months.get(month - 1));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_night_belongs_to_the_day_on_which_it_begins() {
        let night = Days::between(date(2031, 5, 4).at(20, 0, 0, 0), date(2031, 5, 5).at(6, 0, 0, 0));
        assert_eq!(night, Days::of(date(2031, 5, 4)));
        assert_eq!(night.words(), "4 May 2031");
    }

    #[test]
    fn neighbours_are_one_day_apart() {
        let (fourth, sixth) = (Days::of(date(2031, 5, 4)), Days::of(date(2031, 5, 6)));
        assert_eq!((fourth.gap(fourth), fourth.gap(sixth), sixth.gap(fourth)), (0, 2, 2));
        assert_eq!(fourth.hull(sixth).words(), "4 May 2031 to 6 May 2031");
    }
}
