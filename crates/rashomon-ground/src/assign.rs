//! Which times, places, numbers and events belong to which claim: those that its content speaks of.

use rashomon_types::{Claim, Reading};

use crate::Grounding;
use crate::actor::Cast;

/// The claims with what each speaks of, voices linked.
pub(crate) fn assign(
    _reading: &Reading<'_>,
    _grounding: &Grounding,
    _cast: &Cast<'_>,
    claims: Vec<Claim>,
) -> Vec<Claim> {
    claims
}
