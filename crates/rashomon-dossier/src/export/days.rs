//! When an event happened, in days: the first, the last, and how finely that is known.

use jiff::civil::Date;
use jiff::{SignedDuration, Span as Stretch, Unit};
use rashomon_types::{Event, Granularity};

/// The days of an event, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    /// The first day.
    pub(super) first: Date,
    /// The last day.
    pub(super) last: Date,
    /// Whether each end is known to the day.
    pub(super) is_exact: bool,
}

impl Days {
    /// The days of an event; none where either end is open, for the day of publication is never put in its place.
    pub(super) fn of(event: &Event) -> Option<Self> {
        let time = event.time.as_ref()?;
        let (start, end) = (time.start?, time.end?);
        let last = end.checked_sub(SignedDuration::from_nanos(1)).ok()?.date();
        let to_the_day = matches!(
            time.granularity,
            Granularity::Second | Granularity::Minute | Granularity::Hour | Granularity::PartOfDay | Granularity::Day
        );
        (start.date() <= last).then_some(Self {
            first: start.date(),
            last,
            is_exact: to_the_day,
        })
    }

    /// How many days it is.
    pub(super) fn count(self) -> i64 {
        let between = self.first.until((Unit::Day, self.last));
        between.map_or(1, |stretch| i64::from(stretch.get_days()) + 1)
    }

    /// The day in the middle; the earlier one of two.
    pub(super) fn middle(self) -> Date {
        let half = Stretch::new().try_days((self.count() - 1) / 2);
        let middle = half.and_then(|half| self.first.checked_add(half));
        middle.unwrap_or(self.first)
    }

    /// Each day.
    pub(super) fn each(self) -> impl Iterator<Item = Date> {
        self.first
            .series(Stretch::new().days(1))
            .take_while(move |day| *day <= self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_with_both_ends() {
        let days = Days {
            first: "2031-05-30".parse().unwrap(),
            last: "2031-06-02".parse().unwrap(),
            is_exact: true,
        };
        assert_eq!(days.count(), 4);
        assert_eq!(days.middle(), "2031-05-31".parse().unwrap());
        assert_eq!(days.each().count(), 4);
    }
}
