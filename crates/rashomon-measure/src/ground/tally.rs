//! What came of a set: how many were expected, found and matched, and how often each key was right.

use std::collections::BTreeMap;

use crate::table::Table;

/// Counts over the cases of a set.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Cases read.
    pub cases: usize,
    /// Things that the cases list.
    pub expected: usize,
    /// Things that were found.
    pub found: usize,
    /// Things found that overlap one that was expected.
    pub matched: usize,
    /// Matched things that are right in all keys that the set asks for.
    pub exact: usize,
    /// By key: how many matched things are right in it.
    pub keys: BTreeMap<&'static str, usize>,
    /// What went wrong, a few lines a case.
    pub mistakes: Vec<String>,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        self.cases += other.cases;
        self.expected += other.expected;
        self.found += other.found;
        self.matched += other.matched;
        self.exact += other.exact;
        for (key, count) in other.keys {
            *self.keys.entry(key).or_default() += count;
        }
        self.mistakes.extend(other.mistakes);
        self
    }

    /// The share of what was expected that was found and is exact, 0 to 1.
    #[must_use]
    pub fn exact_share(&self) -> f64 {
        share(self.exact, self.expected)
    }

    /// The share of what was found that was expected, 0 to 1.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.matched, self.found)
    }

    /// Precision, recall and accuracy by key.
    #[must_use]
    pub fn table(&self) -> Table {
        let (precision, recall) = (self.precision(), share(self.matched, self.expected));
        let f1 = if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        };
        let mut table = Table::new(&["what", "%", "right", "of"]);
        let mut row = |what: &str, score: f64, right: usize, of: usize| {
            table.row(vec![
                what.to_owned(),
                format!("{:.1}", 100.0 * score),
                right.to_string(),
                of.to_string(),
            ]);
        };
        row("precision", precision, self.matched, self.found);
        row("recall", recall, self.matched, self.expected);
        row("F1", f1, self.matched, self.expected);
        for (key, right) in &self.keys {
            row(
                &format!("{key}, of matched"),
                share(*right, self.matched),
                *right,
                self.matched,
            );
        }
        row("exact, of expected", self.exact_share(), self.exact, self.expected);
        table
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
