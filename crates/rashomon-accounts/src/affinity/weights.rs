//! The weights, and how sure a pair must be.
//!
//! A logistic regression, one set of weights for each way in which the words that name the events relate. Learnt on all
//! pairs of marked mentions of one topic in topics 1–20 of ECB+ (annotation CC BY 3.0), by
//! `cargo run -p rashomon-measure --example ecbplus_weights DIR`, with two additions:
//!
//! - A number that can only speak for one occurrence has no weight below zero, and the other way round; one that would
//!   have is left out.
//! - Reports of that corpus bear no date and few of their pairs name two times, so the weights of times and places are
//!   drawn to values set by hand: 0.5 where they agree, −1 where places and −4 where times do not.

use super::{FEATURES, Features, Triggers};

/// How alike the mentions of two groups must be, on average, to speak of one occurrence: the best CoNLL score of those tried
/// (0.20 to 0.70) when each half of the topics is clustered by what the other half teaches.
pub const THRESHOLD: f64 = 0.35;

/// In the order of [`features`](super::features).
type Weights = [f64; FEATURES];

const SAME: Weights = [
    -4.809, 0.000, 0.000, 0.192, -0.523, 3.161, 0.770, 5.846, 6.542, -2.070, 0.000, -0.615, 0.511, -3.991, 0.502,
    -0.251,
];
const AKIN: Weights = [
    -3.537, 0.000, -2.318, 0.944, -1.088, 1.548, 3.089, 2.658, 3.074, -0.029, 0.108, -1.029, 0.500, -4.000, 0.000,
    -0.425,
];
const OTHER: Weights = [
    -7.276, 4.661, -1.061, 2.087, -0.601, 0.917, -4.831, 9.071, 4.800, -1.166, 0.000, -0.781, 0.466, -4.000, 0.185,
    -0.280,
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
