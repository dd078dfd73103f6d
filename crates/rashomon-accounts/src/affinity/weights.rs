//! The weights, and how sure a pair must be.
//!
//! A logistic regression, one set of weights for each way in which the words that name the events relate. Learnt on
//! pairs of mentions in reports of which people marked what speaks of one occurrence: see `docs/records`.

use super::{FEATURES, Features, Triggers};

/// How alike the mentions of two groups must be, on average, to speak of one occurrence. The best on the reports that
/// the weights were learnt from.
pub const THRESHOLD: f64 = 0.35;

type Weights = [f64; FEATURES];

const SAME: Weights = [
    -4.730, 0.000, 0.000, 0.000, 0.000, 0.200, -0.516, 3.203, 0.572, 5.961, 6.471, -2.085, 0.000, -0.484, 0.512,
    -1.934, 0.509, -0.254,
];
const AKIN: Weights = [
    -3.476, 0.000, 0.000, -2.300, 0.000, 0.935, -1.111, 1.569, 3.021, 2.757, 3.033, -0.044, 0.101, -0.924, 0.500,
    -2.000, 0.000, -0.444,
];
const OTHER: Weights = [
    -7.218, 0.000, 4.817, -1.063, 0.000, 2.069, -0.605, 0.947, -5.073, 9.172, 4.742, -1.168, 0.000, -0.254, 0.466,
    -2.001, 0.196, -0.279,
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
