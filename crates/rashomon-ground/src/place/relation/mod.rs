//! Relations between places as the text states them: "20 km north-east of X", "near X", "between X and Y".
//!
//! A relation gives a point to a place without a name, and tests the candidates of a name beside it.

pub(crate) mod bearing;
pub(crate) mod coordinates;
mod geometry;
mod grammar;
mod number;
mod target;

use std::ops::Range;

pub(crate) use geometry::{Ground, Known, agrees, ground};
pub(crate) use number::length;
use rashomon_types::Span;

use super::name::Name;
use super::words::Words;

/// A relation as stated, with the words that state it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stated {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) relation: Relation,
    /// The name, by number, of the place that stands in the relation; none for a place without a name.
    pub(crate) target: Option<usize>,
}

/// How a place lies to others. Anchors are names by number; lengths are kilometres, directions degrees.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Relation {
    /// "about 20 km north-east of X", "57 km from X".
    Offset {
        low_km: f64,
        high_km: f64,
        hedged: bool,
        bearing: Option<f64>,
        anchor: usize,
    },
    /// "east of X", "just north of X".
    Bearing { degrees: f64, anchor: usize, reach: Reach },
    /// "northern X", "the western outskirts of X".
    Part { degrees: f64, anchor: usize, edge: bool },
    /// "near X", "on the outskirts of X".
    Near { anchor: usize },
    /// "between X and Y", "halfway between", "the X-Y highway".
    Between { a: usize, b: usize, halfway: bool },
    /// "four kilometres from the Turkish border, west of X": the country named, if one is, and a town with a direction.
    Border {
        low_km: f64,
        high_km: f64,
        inside: bool,
        countries: Vec<usize>,
        toward: Option<(Option<f64>, usize)>,
    },
}

/// How far out a direction without a distance points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// "just east of X".
    Just,
    /// "east of X".
    Open,
}

/// Every relation that the text states, in order, each with the name beside it that it serves.
pub(crate) fn stated(words: &Words<'_>, names: &[Name]) -> Vec<Stated> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match grammar::relation(words, names, at) {
            Some((tokens, relation)) => {
                at = tokens.end.max(at + 1);
                let target = target::of(words, names, &tokens, &relation);
                found.push(Stated {
                    span: words.span(tokens.start, tokens.end),
                    tokens,
                    relation,
                    target,
                });
            }
            None => at += 1,
        }
    }
    found
}

impl Relation {
    /// The names that the place is measured from.
    pub(crate) fn anchors(&self) -> Vec<usize> {
        match self {
            Self::Offset { anchor, .. } | Self::Bearing { anchor, .. } | Self::Part { anchor, .. } | Self::Near { anchor } => vec![*anchor],
            Self::Between { a, b, .. } => vec![*a, *b],
            Self::Border { toward, .. } => toward.iter().map(|(_, anchor)| *anchor).collect(),
        }
    }
}
