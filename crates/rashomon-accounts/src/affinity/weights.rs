//! The weights, and how sure a pair must be.
//!
//! A logistic regression, one set of weights for each way in which the words that name the events relate. Learnt on
//! pairs of mentions in reports of which people marked what speaks of one occurrence: see `docs/records`.

use super::{FEATURES, Features, Triggers};

/// How alike the mentions of two groups must be, on average, to speak of one occurrence. The best on the reports that
/// the weights were learnt from.
pub const THRESHOLD: f64 = 0.3;

type Weights = [f64; FEATURES];

const SAME: Weights = [
    -3.992, -0.435, -0.960, 0.000, 0.370, 0.338, -0.568, 3.514, 0.304, 6.689, 6.927, -2.021, -0.604, -0.330, 0.525,
    0.826,
];
const AKIN: Weights = [
    -3.223, -1.570, -0.180, -2.644, 0.643, 1.015, -1.269, 1.449, 3.247, 3.281, 3.264, -0.064, -0.199, -0.461, 0.000,
    0.000,
];
const OTHER: Weights = [
    -7.105, -1.057, 4.608, -1.094, 0.311, 2.198, -0.616, 1.045, -5.581, 9.966, 5.014, -1.029, -0.497, -0.142, -0.253,
    -0.288,
];

/// The probability that a pair so described speaks of one occurrence.
pub(super) fn probability(features: &Features) -> f64 {
    let weights = match features.triggers {
        Triggers::Same => SAME,
        Triggers::Akin => AKIN,
        Triggers::Other => OTHER,
    };
    let sum: f64 = weights
        .iter()
        .zip(features.numbers)
        .map(|(weight, number)| weight * number)
        .sum();
    1.0 / (1.0 + (-sum).exp())
}
