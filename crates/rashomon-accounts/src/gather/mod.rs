//! Claims that speak of one occurrence, gathered within reports and across them.

use crate::corpus::Corpus;

/// The claims that speak of one occurrence. Named by its founding claim, never by its place in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Occasion {
    /// The claim that founds it: of the earliest published document, ties broken by claim id.
    pub founding: usize,
    /// Its claims in the order of the corpus, each with the reason why it belongs here.
    pub members: Vec<Member>,
    /// The kinds of the codebook that its claims give it, the one that tells most first.
    pub kinds: Vec<String>,
    /// When it happened: a claim, and the place of the time in that claim's `times`.
    pub time: Option<(usize, usize)>,
    /// Where it happened: a claim, and the place of the place in that claim's `places`.
    pub place: Option<(usize, usize)>,
}

/// A claim of an occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The claim, by its place in the corpus.
    pub claim: usize,
    /// Why it belongs here, for a person.
    pub reason: String,
}

/// The occasions of a corpus, in the order of their founding claims. A claim is in one occasion at most.
///
/// `folded` gives for a claim of a copy the claim that it repeats; it goes where that one goes.
#[must_use]
pub fn gather(_corpus: &Corpus<'_>, _folded: &[Option<usize>]) -> Vec<Occasion> {
    Vec::new()
}
