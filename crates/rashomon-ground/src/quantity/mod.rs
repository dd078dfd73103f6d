//! How many: numbers in running text, what each counts, and whose it is.
//!
//! One walk over the words finds numerals with what bounds them ([`bound`]), leaves out those that count nothing
//! ([`reject`]), and asks of the rest whether they measure ([`unit`]) or count ([`counted`]); for counts, what became of
//! the counted ([`fate`]) and whose they are ([`owner`]). One thing without a numeral, "an elderly woman", counts only
//! where something became of it ([`single`]).

mod age;
mod bound;
mod climb;
mod count;
mod counted;
mod fate;
mod idle;
mod lexicon;
mod losses;
mod measured;
mod nearby;
mod numeral;
mod owner;
mod pointed;
mod predicate;
mod reject;
mod scene;
mod side;
mod single;
mod strong;
mod unit;
mod walk;

#[cfg(test)]
mod tests;

use rashomon_types::{Quantity, Reading};

use crate::actor::Cast;
use scene::{Draft, Scene};

/// Every number of a document that counts or measures, in order.
#[must_use]
pub fn quantities(reading: &Reading<'_>, cast: &Cast<'_>) -> Vec<Quantity> {
    let mut scene = Scene::of(reading, cast);
    scene.walk();
    scene.found.into_iter().map(finish).collect()
}

fn finish(draft: Draft) -> Quantity {
    // Rounding must never turn bounds around.
    let (low, high) = match (draft.low, draft.high) {
        (Some(low), Some(high)) if low > high => (Some(high), Some(low)),
        bounds => bounds,
    };
    Quantity {
        spans: vec![draft.span],
        low,
        high,
        modifier: draft.modifier,
        kind: draft.kind,
        what: draft.what,
        whose: draft.whose,
    }
}
