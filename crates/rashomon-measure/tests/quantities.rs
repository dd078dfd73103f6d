//! The set of quantities, both halves: no change may make it worse than the record in `docs/records` by more than a case
//! or two. `cargo xtask ground quantities dev` lists what is wrong.

use rashomon_measure::ground::{Stages, score};

/// The least share of quantities that are right in low, high, kind and whose, by half.
const FLOORS: [(&str, f64); 2] = [("dev", 0.94), ("blind", 0.94)];

/// The least share of the quantities found that are ones.
const PRECISION: f64 = 0.97;

#[test]
fn both_halves_stay_above_their_floors() {
    let stages = Stages::embedded().unwrap();
    for (half, floor) in FLOORS {
        let tally = score(&stages, "quantities", half).unwrap();
        assert!(tally.expected > 200, "{half}: {} quantities", tally.expected);
        assert!(tally.exact_share() >= floor, "{half}\n{}", tally.table());
        assert!(tally.precision() >= PRECISION, "{half}\n{}", tally.table());
    }
}
