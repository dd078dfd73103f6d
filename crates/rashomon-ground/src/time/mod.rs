//! When: time expressions in running text, each as an interval with open ends.

use rashomon_types::{Reading, Time};

/// Every time expression of a document, in order.
#[must_use]
pub fn times(_reading: &Reading<'_>) -> Vec<Time> {
    Vec::new()
}

/// Whether a time waits for a day that it could be reckoned from: "on Tuesday" in a report without a date.
#[must_use]
pub fn is_relative(time: &Time) -> bool {
    let value = time.timex3.as_deref().unwrap_or_default();
    time.start.is_none() && time.end.is_none() && !value.starts_with('P')
}
