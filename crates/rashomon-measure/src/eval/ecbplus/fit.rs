//! Weights for `affinity`, learnt from the pairs of a part: a logistic regression, one for each way in which the words
//! that name two events relate.
//!
//! Newton's method with a ridge; every pair of mentions of one topic is a case. The threshold is the one that gives the
//! best CoNLL score when each half of the topics is clustered by what the other half teaches.

use std::fmt::Write;

use rashomon_accounts::affinity::{Background, FEATURES, Features, Sketch, Triggers, features};

use super::mentions::Part;
use super::metrics::{Clusters, Scores};
use super::{at_threshold, lemma, pairs};

/// How strongly weights are drawn to zero.
const RIDGE: f64 = 1.0;
const ROUNDS: usize = 30;
const WAYS: [Triggers; 3] = [Triggers::Same, Triggers::Akin, Triggers::Other];

/// What a number may do: speak for one occurrence only, against it only, or either.
const SIGNS: [i8; FEATURES] = [0, 1, 0, 1, -1, 1, 0, 1, 0, -1, 1, -1, 1, -1, 1, -1];

/// Where the weights of places and times are drawn to, and how strongly. The reports of this corpus bear no date and tell
/// of few places, so that the pairs alone would teach next to nothing of either.
const DRAWN: [(usize, f64, f64); 4] = [(10, 0.5, 50.0), (11, -1.0, 50.0), (12, 0.5, 50.0), (13, -4.0, 500.0)];

type Numbers = [f64; FEATURES];

/// Weights for each way.
#[derive(Clone)]
struct Model([Numbers; 3]);

/// A pair of mentions: its numbers, and whether they tell of one occurrence.
struct Case {
    features: Features,
    is_one: bool,
}

impl Model {
    fn fit(cases: &[Case]) -> Self {
        Self(WAYS.map(|way| {
            let own: Vec<&Case> = cases.iter().filter(|case| case.features.triggers == way).collect();
            newton(&own)
        }))
    }

    fn probability(&self, features: &Features) -> f64 {
        let way = WAYS.iter().position(|way| *way == features.triggers).unwrap_or(0);
        logistic(dot(&self.0[way], &features.numbers))
    }
}

fn dot(a: &Numbers, b: &Numbers) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn logistic(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

fn newton(cases: &[&Case]) -> Numbers {
    let (mut goal, mut pull) = ([0.0; FEATURES], [RIDGE; FEATURES]);
    DRAWN.iter().for_each(|&(at, to, by)| (goal[at], pull[at]) = (to, by));
    let mut weights = goal;
    let mut is_out = [false; FEATURES];
    for _ in 0..ROUNDS {
        let mut gradient = [0.0; FEATURES];
        (0..FEATURES).for_each(|at| gradient[at] = pull[at] * (goal[at] - weights[at]));
        let mut curve = [[0.0; FEATURES]; FEATURES];
        (0..FEATURES).for_each(|at| curve[at][at] = pull[at]);
        for case in cases {
            let numbers = &case.features.numbers;
            let found = logistic(dot(&weights, numbers));
            let (missing, spread) = (f64::from(u8::from(case.is_one)) - found, found * (1.0 - found));
            for row in 0..FEATURES {
                gradient[row] += missing * numbers[row];
                for column in 0..FEATURES {
                    curve[row][column] += spread * numbers[row] * numbers[column];
                }
            }
        }
        (0..FEATURES).filter(|&at| is_out[at]).for_each(|at| {
            // So heavy that it stays at zero.
            curve[at][at] = f64::MAX.sqrt();
            gradient[at] = 0.0;
        });
        let step = solve(curve, gradient);
        for at in 0..FEATURES {
            weights[at] += step[at];
            if weights[at] * f64::from(SIGNS[at]) < 0.0 {
                (weights[at], is_out[at]) = (0.0, true);
            }
        }
    }
    weights
}

/// Solves a positive definite system by elimination.
fn solve(mut matrix: [Numbers; FEATURES], mut right: Numbers) -> Numbers {
    for pivot in 0..FEATURES {
        for row in pivot + 1..FEATURES {
            let above = matrix[pivot];
            let factor = matrix[row][pivot] / above[pivot];
            let cells = matrix[row].iter_mut().zip(above).skip(pivot);
            cells.for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..FEATURES).rev() {
        let known: f64 = (row + 1..FEATURES)
            .map(|column| matrix[row][column] * right[column])
            .sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

fn cases(part: &Part, topics: &[Vec<usize>]) -> Vec<Case> {
    let pairs = topics.iter().flat_map(|topic| {
        let each = topic.iter().enumerate();
        each.flat_map(|(place, &a)| topic[place + 1..].iter().map(move |&b| (a, b)))
    });
    let case = |(a, b): (usize, usize)| Case {
        features: features(&part.mentions[a].sketch, &part.mentions[b].sketch, &part.background),
        is_one: part.mentions[a].occurrence == part.mentions[b].occurrence,
    };
    pairs.map(case).collect()
}

/// The weights, the scores at several thresholds by halves, and those of the baseline at several of its own.
pub(crate) fn report(part: &Part) -> String {
    let topics = part.by_topic();
    let mut out = String::new();
    for (name, weights) in ["SAME", "AKIN", "OTHER"]
        .iter()
        .zip(Model::fit(&cases(part, &topics)).0)
    {
        let shown: Vec<String> = weights.iter().map(|weight| format!("{weight:.3}")).collect();
        let _ = writeln!(out, "const {name}: Weights = [{}];", shown.join(", "));
    }
    let halves: [Vec<Vec<usize>>; 2] = [0, 1].map(|half| topics.iter().skip(half).step_by(2).cloned().collect());
    let [odd, even] = [&halves[0], &halves[1]].map(|half| Model::fit(&cases(part, half)));
    let taught = [(&halves[0], &even), (&halves[1], &odd)];
    for percent in (20..=70).step_by(5) {
        let threshold = f64::from(percent) / 100.0;
        let cluster = |(half, model): &(&Vec<Vec<usize>>, &Model)| {
            let score =
                |a: &Sketch, b: &Sketch, background: &Background| model.probability(&features(a, b, background));
            half.iter()
                .flat_map(|topic| at_threshold(part, topic, threshold, &score))
                .collect::<Vec<_>>()
        };
        line(
            &mut out,
            part,
            &format!("affinity {threshold:.2}"),
            &taught.iter().flat_map(cluster).collect(),
        );
    }
    for percent in (4..=30).step_by(2) {
        let alike = f64::from(percent) / 100.0;
        let clusters = topics
            .iter()
            .flat_map(|topic| lemma::clusters_of_alike(part, topic, alike))
            .collect();
        line(&mut out, part, &format!("lemma, alike {alike:.2}"), &clusters);
    }
    out
}

fn line(out: &mut String, part: &Part, name: &str, clusters: &Clusters) {
    let scores = Scores::of(&part.key(), clusters);
    let (muc, b_cubed, ceaf_e) = (scores.muc.f1(), scores.b_cubed.f1(), scores.ceaf_e.f1());
    let conll = scores.conll();
    let pairs = pairs(part, clusters);
    let (precision, recall) = (pairs.precision(), pairs.recall());
    let _ = writeln!(
        out,
        "{name}: CoNLL {conll:.2} (MUC {muc:.1}, B³ {b_cubed:.1}, CEAF-e {ceaf_e:.1}), pairs {precision:.1} / {recall:.1}"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_cases_apart_gets_weight() {
        let case = |number: f64, is_one| {
            let mut numbers = [0.0; FEATURES];
            (numbers[0], numbers[1]) = (1.0, number);
            let triggers = Triggers::Same;
            Case {
                features: Features { triggers, numbers },
                is_one,
            }
        };
        let cases: Vec<Case> = (0..40).map(|at| case(f64::from(at) / 40.0, at % 10 < at / 4)).collect();
        let model = Model::fit(&cases);
        assert!(model.probability(&case(0.9, true).features) > 0.6);
        assert!(model.probability(&case(0.1, true).features) < 0.4);
    }
}
