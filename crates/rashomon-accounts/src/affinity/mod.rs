//! How likely two mentions of events speak of one occurrence, and why.
//!
//! A mention is looked at as a [`Sketch`]: its own words, the words around it, who and where and when. [`Background`]
//! knows how rare a word is in the run and how alike two reports are. [`affinity`] weighs what two sketches share and
//! gives a probability with its reasons; [`cluster`] joins mentions whose mean affinity reaches [`THRESHOLD`].
//!
//! Everything is a pure function of words and grounded values; nothing needs a tree or a vector.

mod background;
mod cluster;
mod common;
mod features;
mod sketch;
mod stems;
mod weights;

pub use background::{Background, Stem};
pub use cluster::{cluster, cluster_at};
pub use features::{FEATURES, Features, Triggers, features};
pub use sketch::{Sketch, Whereabouts};
pub use weights::THRESHOLD;

/// How likely two mentions speak of one occurrence, and what speaks for it and against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Affinity {
    /// A probability, 0 to 1, as learnt from marked reports.
    pub score: f64,
    /// What speaks for it, then what speaks against it, for a person.
    pub reasons: Vec<String>,
}

/// How likely two mentions speak of one occurrence, and why.
#[must_use]
pub fn affinity(a: &Sketch, b: &Sketch, background: &Background) -> Affinity {
    Affinity {
        score: score(a, b, background),
        reasons: features::reasons(a, b, background),
    }
}

/// The probability alone.
#[must_use]
pub fn score(a: &Sketch, b: &Sketch, background: &Background) -> f64 {
    weights::probability(&features(a, b, background))
}

#[cfg(test)]
mod tests;
