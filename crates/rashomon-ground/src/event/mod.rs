//! What happened: predicates of kinds that the codebook knows, and who had which part.

use rashomon_types::{EventMention, Place, Reading, Time};

use crate::GroundError;
use crate::actor::Cast;

/// The kinds of events, the words that name them, and their codes in the standards of the field.
#[derive(Debug)]
pub struct Codebook {}

impl Codebook {
    /// The codebook that is built in.
    ///
    /// # Errors
    ///
    /// If its file breaks the format; a test rules this out.
    pub fn embedded() -> Result<Self, GroundError> {
        Ok(Self {})
    }
}

/// Every event that a document speaks of, in order.
#[must_use]
pub fn event_mentions(
    _reading: &Reading<'_>,
    _codebook: &Codebook,
    _cast: &Cast<'_>,
    _times: &[Time],
    _places: &[Place],
) -> Vec<EventMention> {
    Vec::new()
}
