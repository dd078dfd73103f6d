//! What an expression comes to: the fields of a `Time` but for its words.

use jiff::civil::DateTime;
use rashomon_types::{Anchor, Granularity, TimeModifier};

use crate::time::period::Period;

/// What an expression comes to.
#[derive(Debug, Clone)]
pub(in crate::time) struct Value {
    pub(in crate::time) timex: Option<String>,
    pub(in crate::time) start: Option<DateTime>,
    pub(in crate::time) end: Option<DateTime>,
    pub(in crate::time) granularity: Granularity,
    pub(in crate::time) modifier: Option<TimeModifier>,
    pub(in crate::time) anchor: Option<Anchor>,
    /// The piece of the calendar that it is, if it is one.
    pub(in crate::time) period: Option<Period>,
}

impl Value {
    /// A piece of the calendar.
    pub(super) fn of(period: Period, anchor: Option<Anchor>) -> Self {
        let Some((start, end)) = period.bounds() else {
            return Self::unknown(None, period.granularity());
        };
        Self {
            timex: Some(period.timex()),
            start: Some(start),
            end: Some(end),
            granularity: period.granularity(),
            modifier: None,
            anchor,
            period: Some(period),
        }
    }

    /// A time that no calendar fixes.
    pub(super) fn unknown(timex: Option<String>, granularity: Granularity) -> Self {
        Self {
            timex,
            start: None,
            end: None,
            granularity,
            modifier: None,
            anchor: None,
            period: None,
        }
    }

    /// From the beginning of this one to the end of another; open if they are not in order.
    pub(in crate::time) fn to(self, last: Self) -> Self {
        let ordered = match (self.start, last.end) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        let timex = match (&self.timex, &last.timex) {
            (Some(from), Some(to)) if ordered => Some(format!("{from}/{to}")),
            _ => None,
        };
        Self {
            timex,
            start: self.start.filter(|_| ordered),
            end: last.end.filter(|_| ordered),
            granularity: self.granularity.min(last.granularity),
            modifier: None,
            anchor: self.anchor.or(last.anchor),
            period: None,
        }
    }
}
