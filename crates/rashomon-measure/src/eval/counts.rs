//! Right, wrong and missed, and what follows from them.

use std::collections::BTreeSet;
use std::ops::AddAssign;

/// How many items were to be found, how many were found, and how many of either are right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// How many the annotators marked.
    pub(crate) gold: usize,
    /// How many of those were found.
    pub(crate) gold_right: usize,
    /// How many were found.
    pub(crate) found: usize,
    /// How many of those are right; not the same number where one thing found may answer two that were marked.
    pub(crate) found_right: usize,
}

impl Counts {
    /// Counts where each thing found answers one that was marked.
    pub(crate) fn new(gold: usize, found: usize, right: usize) -> Self {
        Self {
            gold,
            gold_right: right,
            found,
            found_right: right,
        }
    }

    /// Counts what two sets have in common.
    pub(crate) fn of_sets<T: Ord>(gold: &BTreeSet<T>, found: &BTreeSet<T>) -> Self {
        Self::new(gold.len(), found.len(), gold.intersection(found).count())
    }

    /// The share of what was found that is right, in percent.
    pub(crate) fn precision(&self) -> f64 {
        percent(self.found_right, self.found)
    }

    /// The share of what was marked that was found, in percent.
    pub(crate) fn recall(&self) -> f64 {
        percent(self.gold_right, self.gold)
    }

    /// The harmonic mean of both, in percent.
    pub(crate) fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.gold_right += other.gold_right;
        self.found += other.found;
        self.found_right += other.found_right;
    }
}

/// A share in percent; 0 of nothing.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        100.0 * part as f64 / whole as f64
    }
}

/// The mean of the F1 of each class that was marked, over `pairs` of (marked, found), in percent.
pub(crate) fn macro_f1<T: Ord + Copy>(pairs: &[(T, T)]) -> f64 {
    let classes: BTreeSet<T> = pairs.iter().map(|&(gold, _)| gold).collect();
    let f1 = |class: T| {
        let count = |wanted: fn(&(T, T), T) -> bool| pairs.iter().filter(|pair| wanted(pair, class)).count();
        let gold = count(|pair, class| pair.0 == class);
        let found = count(|pair, class| pair.1 == class);
        let right = count(|pair, class| pair.0 == class && pair.1 == class);
        Counts::new(gold, found, right).f1()
    };
    let scores: Vec<f64> = classes.into_iter().map(f1).collect();
    if scores.is_empty() {
        0.0
    } else {
        scores.iter().sum::<f64>() / scores.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_follow_from_counts() {
        let counts = Counts::of_sets(&BTreeSet::from([1, 2, 3, 4]), &BTreeSet::from([3, 4]));
        assert_eq!(counts, Counts::new(4, 2, 2));
        assert!((counts.f1() - 200.0 / 3.0).abs() < 1e-9);
        assert!(Counts::default().f1().abs() < 1e-9);
    }

    #[test]
    fn each_class_weighs_the_same() {
        let pairs = [('a', 'a'), ('a', 'a'), ('a', 'a'), ('b', 'a'), ('b', 'c')];
        // a: precision 3/4, recall 1; b: nothing found; c was never marked.
        assert!((macro_f1(&pairs) - 100.0 * (6.0 / 7.0) / 2.0).abs() < 1e-9);
    }
}
