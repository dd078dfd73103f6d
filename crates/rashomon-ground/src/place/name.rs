//! A name that may be a place's: where it stands, what is looked up, and what the words around it tell.

use std::ops::Range;

use rashomon_types::{PlaceUse, Span};

use super::sort::Sort;

/// How sure it is that a name is used as a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trust {
    /// It is a place if the gazetteer and the rest of the text say so.
    Possible,
    /// The model or the words around it say that it is.
    Likely,
    /// A type word, a dateline or a pair says that it is.
    Certain,
}

/// A name that may be a place's.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// Its words.
    pub(crate) tokens: Range<usize>,
    /// Where it lies.
    pub(crate) span: Span,
    /// What is looked up: the words, or the long form of an abbreviation, or the state of an adjective.
    pub(crate) words: String,
    /// What sort of place the words around it tell.
    pub(crate) sort: Option<Sort>,
    pub(crate) usage: PlaceUse,
    pub(crate) trust: Trust,
    /// Only rows of this country and sort are meant: an abbreviation, an adjective.
    pub(crate) only: Option<Only>,
    /// Whether "the" stands right before it.
    pub(crate) is_definite: bool,
    /// Names, by number, of places that it is said to lie in.
    pub(crate) within: Vec<usize>,
}

/// What a short form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Only {
    /// A country.
    Country,
    /// A first-level unit of a country.
    RegionOf(&'static str),
    /// A city of a country.
    CityOf(&'static str),
}

impl Name {
    /// Whether two names share a word.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.tokens.start < other.tokens.end && other.tokens.start < self.tokens.end
    }
}
