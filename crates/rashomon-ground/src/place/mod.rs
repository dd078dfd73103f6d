//! Where: names of places found in running text, and which place of the gazetteer each means.

use rashomon_gazetteer::Gazetteer;
use rashomon_types::{Place, Reading};

use crate::actor::Cast;

/// Every name of a place in a document, resolved or not, in order.
#[must_use]
pub fn places(_reading: &Reading<'_>, _gazetteer: &Gazetteer, _cast: &Cast<'_>) -> Vec<Place> {
    Vec::new()
}
