//! One line of the table: a score, what it comes from, the bar, and the best figure known.

use super::counts::Counts;

/// One line of the table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    what: String,
    score: String,
    counts: Option<Counts>,
    /// Precision and recall, 0 to 1, where they come from no counts of items.
    rates: Option<(f64, f64)>,
    bar: &'static str,
    best: &'static str,
}

impl Row {
    /// An F1 with what it comes from.
    pub(crate) fn f1(what: impl Into<String>, counts: Counts) -> Self {
        let (what, score) = (what.into(), format!("{:.1}", counts.f1()));
        Self {
            what,
            score,
            counts: Some(counts),
            ..Self::default()
        }
    }

    /// An F1 in percent with its precision and recall, 0 to 1, where these come from no counts of items.
    pub(crate) fn rates(what: String, f1: f64, precision: f64, recall: f64) -> Self {
        Self {
            what,
            score: format!("{f1:.1}"),
            rates: Some((precision, recall)),
            ..Self::default()
        }
    }

    /// A share of right answers, where each item has one answer.
    pub(crate) fn accuracy(what: &str, right: usize, of: usize) -> Self {
        Self::f1(what, Counts::new(of, of, right))
    }

    /// A number that has no counts.
    pub(crate) fn number(what: &str, score: String) -> Self {
        Self {
            what: what.to_owned(),
            score,
            ..Self::default()
        }
    }

    /// The same, with the bar and the best figure known of others.
    pub(crate) fn beside(self, bar: &'static str, best: &'static str) -> Self {
        Self { bar, best, ..self }
    }

    /// The cells of the table.
    pub(crate) fn cells(&self) -> Vec<String> {
        let rate = |rate: fn(&(f64, f64)) -> f64| {
            let rates = self.rates.as_ref();
            rates.map_or_else(String::new, |rates| format!("{:.1}", 100.0 * rate(rates)))
        };
        let share = |share: fn(&Counts) -> f64, other: fn(&(f64, f64)) -> f64| {
            self.counts
                .as_ref()
                .map_or_else(|| rate(other), |counts| format!("{:.1}", share(counts)))
        };
        let number = |number: fn(&Counts) -> usize| {
            self.counts
                .as_ref()
                .map_or_else(String::new, |counts| number(counts).to_string())
        };
        vec![
            self.what.clone(),
            self.score.clone(),
            share(Counts::precision, |rates| rates.0),
            share(Counts::recall, |rates| rates.1),
            number(|counts| counts.gold_right),
            number(|counts| counts.gold),
            number(|counts| counts.found),
            self.bar.to_owned(),
            self.best.to_owned(),
        ]
    }
}
