//! How well clusters answer clusters, by the definitions of the field's own scorer.
//!
//! - MUC (Vilain et al. 1995): how many links a cluster needs, and how many of them the other side has.
//! - B³ (Bagga and Baldwin 1998): for each mention, the share of its cluster that the other side's cluster shares.
//! - CEAF-e (Luo 2005, φ4): clusters paired one to one so that the sum of 2·|K∩R| / (|K|+|R|) is greatest.
//! - CoNLL: the mean of the three F1 (Pradhan et al. 2012).
//!
//! Clusters of one mention count, as is the practice on ECB+: MUC does not see them, B³ and CEAF-e do.

use std::collections::{BTreeMap, BTreeSet};

use super::assignment;

/// Mentions, each a number, in clusters that share none.
pub(crate) type Clusters = Vec<Vec<usize>>;

/// A precision and a recall, 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Rates {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
}

impl Rates {
    /// The harmonic mean of both, in percent.
    pub(crate) fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 {
            200.0 * self.precision * self.recall / sum
        } else {
            0.0
        }
    }
}

/// The three measures of one answer.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Scores {
    pub(crate) muc: Rates,
    pub(crate) b_cubed: Rates,
    pub(crate) ceaf_e: Rates,
}

impl Scores {
    /// Scores an answer against the key.
    pub(crate) fn of(key: &Clusters, response: &Clusters) -> Self {
        let both = |recall: fn(&Clusters, &Clusters) -> f64| Rates {
            precision: recall(response, key),
            recall: recall(key, response),
        };
        Self {
            muc: both(muc_recall),
            b_cubed: both(b_cubed_recall),
            ceaf_e: ceaf_e(key, response),
        }
    }

    /// The mean of the three F1, in percent.
    pub(crate) fn conll(&self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf_e.f1()) / 3.0
    }
}

/// A share; 0 of nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The cluster of each mention.
fn cluster_of(clusters: &Clusters) -> BTreeMap<usize, usize> {
    let numbered = clusters.iter().enumerate();
    numbered
        .flat_map(|(number, cluster)| cluster.iter().map(move |&mention| (mention, number)))
        .collect()
}

/// Of the links that hold the clusters of `key` together, the share that `response` has too.
fn muc_recall(key: &Clusters, response: &Clusters) -> f64 {
    let of = cluster_of(response);
    let parts = |cluster: &Vec<usize>| {
        let known: BTreeSet<usize> = cluster.iter().filter_map(|mention| of.get(mention)).copied().collect();
        known.len() + cluster.iter().filter(|mention| !of.contains_key(mention)).count()
    };
    let kept: usize = key.iter().map(|cluster| cluster.len() - parts(cluster)).sum();
    let needed: usize = key.iter().map(|cluster| cluster.len().saturating_sub(1)).sum();
    share(kept as f64, needed as f64)
}

/// The mean over the mentions of `key` of the share of the mention's cluster that stands with it in `response`.
fn b_cubed_recall(key: &Clusters, response: &Clusters) -> f64 {
    let together: f64 = overlaps(key, response)
        .into_iter()
        .map(|((cluster, _), shared)| (shared * shared) as f64 / key.get(cluster).map_or(1, Vec::len) as f64)
        .sum();
    share(together, key.iter().map(Vec::len).sum::<usize>() as f64)
}

/// How many mentions a cluster of one side shares with a cluster of the other, where they share any.
fn overlaps(left: &Clusters, right: &Clusters) -> BTreeMap<(usize, usize), usize> {
    let of = cluster_of(right);
    let mut out = BTreeMap::new();
    for (number, cluster) in left.iter().enumerate() {
        for other in cluster.iter().filter_map(|mention| of.get(mention)) {
            *out.entry((number, *other)).or_insert(0) += 1;
        }
    }
    out
}

fn ceaf_e(key: &Clusters, response: &Clusters) -> Rates {
    let size = |clusters: &Clusters, number: usize| clusters.get(number).map_or(0, Vec::len) as f64;
    let gains: Vec<(usize, usize, f64)> = overlaps(key, response)
        .into_iter()
        .map(|((left, right), shared)| {
            let similar = 2.0 * shared as f64 / (size(key, left) + size(response, right));
            (left, right, similar)
        })
        .collect();
    let best = assignment::greatest_sum(&gains);
    Rates {
        precision: share(best, response.len() as f64),
        recall: share(best, key.len() as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-9
    }

    /// The example by which the measures are explained in the field: one cluster of five, one of two, one of five in the
    /// key; the answer has the last two as one.
    #[test]
    fn two_clusters_taken_for_one() {
        let key = vec![vec![1, 2, 3, 4, 5], vec![6, 7], vec![8, 9, 10, 11, 12]];
        let response = vec![vec![1, 2, 3, 4, 5], vec![6, 7, 8, 9, 10, 11, 12]];
        let scores = Scores::of(&key, &response);
        // Nine links in the key, ten in the answer, nine in both.
        assert!(near(scores.muc.recall, 1.0) && near(scores.muc.precision, 0.9));
        // Five mentions see only themselves; of the seven, two see 2/7 and five see 5/7.
        let precision = (5.0 + 2.0 * 2.0 / 7.0 + 5.0 * 5.0 / 7.0) / 12.0;
        assert!(near(scores.b_cubed.recall, 1.0) && near(scores.b_cubed.precision, precision));
        // Five with five: 1; five with seven: 10/12.
        assert!(near(scores.ceaf_e.recall, (1.0 + 10.0 / 12.0) / 3.0));
        assert!(near(scores.ceaf_e.precision, (1.0 + 10.0 / 12.0) / 2.0));
        let muc = 200.0 * 0.9 / 1.9;
        let b_cubed = 200.0 * precision / (1.0 + precision);
        let ceaf_e = 200.0 * (11.0 / 6.0) / 5.0;
        assert!(near(scores.conll(), (muc + b_cubed + ceaf_e) / 3.0));
    }

    /// All mentions alone: no link is found, every mention's own cluster is pure.
    #[test]
    fn nothing_joined() {
        let key = vec![vec![1, 2, 3], vec![4]];
        let response = vec![vec![1], vec![2], vec![3], vec![4]];
        let scores = Scores::of(&key, &response);
        assert!(near(scores.muc.recall, 0.0) && near(scores.muc.precision, 0.0) && near(scores.muc.f1(), 0.0));
        assert!(near(scores.b_cubed.precision, 1.0));
        // Three mentions see a third of their cluster, one all of it.
        assert!(near(scores.b_cubed.recall, (3.0 * (1.0 / 3.0) + 1.0) / 4.0));
        // One of three: 2·1 / (3+1); the last: 1.
        assert!(near(scores.ceaf_e.precision, 1.5 / 4.0) && near(scores.ceaf_e.recall, 1.5 / 2.0));
    }

    /// Key {a b c} {d e f g}, answer {a b} {c d} {f g h i}: mentions that one side lacks count against that side.
    #[test]
    fn mentions_that_one_side_lacks() {
        let key = vec![vec![1, 2, 3], vec![4, 5, 6, 7]];
        let response = vec![vec![1, 2], vec![3, 4], vec![6, 7, 8, 9]];
        let scores = Scores::of(&key, &response);
        // Key: {ab|c} keeps 1 of 2, {d|e|fg} keeps 1 of 3. Answer: {ab} keeps 1 of 1, {c|d} 0 of 1, {fg|h|i} 1 of 3.
        assert!(near(scores.muc.recall, 0.4) && near(scores.muc.precision, 0.4));
        // Recall: (2²/3 + 1/3 + 1/4 + 2²/4) / 7; precision: (2²/2 + 1/2 + 1/2 + 2²/4) / 8.
        assert!(near(scores.b_cubed.recall, (5.0 / 3.0 + 1.25) / 7.0) && near(scores.b_cubed.precision, 0.5));
        // {abc} with {ab}: 4/5; {defg} with {fghi}: 4/8.
        assert!(near(scores.ceaf_e.recall, 1.3 / 2.0) && near(scores.ceaf_e.precision, 1.3 / 3.0));
    }

    #[test]
    fn the_same_clusters_are_perfect_and_none_are_nothing() {
        let key = vec![vec![1, 2], vec![3, 4, 5], vec![6]];
        assert!(near(Scores::of(&key, &key).conll(), 100.0));
        assert!(near(Scores::of(&Vec::new(), &Vec::new()).conll(), 0.0));
    }
}
