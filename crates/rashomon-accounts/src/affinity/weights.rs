//! The weights, and how sure a pair must be.
//!
//! A logistic regression, one set of weights for each way in which the words that name the events relate. Learnt on all
//! pairs of marked mentions of one topic in topics 1–20 of ECB+ (annotation CC BY 3.0), by
//! `cargo run -p rashomon-measure --example ecbplus_weights DIR`, with two additions:
//!
//! - A number that can only speak for one occurrence has no weight below zero, and the other way round; one that would
//!   have is left out.
//! - Reports of that corpus bear no date and few of their pairs name two times, so the weights of times and places are
//!   drawn to values set by hand: 0.5 where they agree, −1 where places and −2 where times do not.

use super::{FEATURES, Features, Triggers};

/// How alike the mentions of two groups must be, on average, to speak of one occurrence: the best CoNLL score of those tried
/// (0.20 to 0.70) when each half of the topics is clustered by what the other half teaches.
pub const THRESHOLD: f64 = 0.35;

/// In the order of [`features`](super::features).
type Weights = [f64; FEATURES];

const SAME: Weights = [
    -4.824, 0.000, 0.000, 0.000, 0.000, 0.191, -0.521, 3.158, 0.782, 5.876, 6.561, -2.074, 0.000, -0.484, 0.511,
    -1.934, 0.502, -0.238,
];
const AKIN: Weights = [
    -3.535, 0.000, 0.000, -2.295, 0.000, 0.956, -1.098, 1.533, 3.127, 2.681, 3.071, -0.036, 0.096, -0.923, 0.500,
    -2.000, 0.000, -0.429,
];
const OTHER: Weights = [
    -7.308, 0.000, 4.665, -1.062, 0.000, 2.083, -0.600, 0.921, -4.871, 9.147, 4.830, -1.160, 0.000, -0.255, 0.466,
    -2.001, 0.183, -0.276,
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
