//! When: time expressions in running text, each as an interval with open ends.

use rashomon_types::{Reading, Time};

/// Every time expression of a document, in order.
#[must_use]
pub fn times(_reading: &Reading<'_>) -> Vec<Time> {
    Vec::new()
}
