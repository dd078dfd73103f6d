//! How many: numbers in running text, what each counts, and whose it is.

use rashomon_types::{Quantity, Reading};

use crate::actor::Cast;

/// Every number of a document that counts or measures, in order.
#[must_use]
pub fn quantities(_reading: &Reading<'_>, _cast: &Cast<'_>) -> Vec<Quantity> {
    Vec::new()
}
