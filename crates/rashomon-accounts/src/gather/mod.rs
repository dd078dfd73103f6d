//! Claims that speak of one occurrence, gathered within reports and across them.
//!
//! 1. **Split** (`split`): the claims of a report are about its main occurrence unless something tells against it; so a
//!    report falls into strands, one an occurrence.
//! 2. **Link** (`link`): strands of different reports are weighed by place, time, kind, actors and rare words, with the
//!    reasons; only those that share a place or a rare word are weighed (`candidates`).
//! 3. **Cluster** (`cluster`): the strongest links join first, and what cannot be one occurrence stays apart.
//! 4. **Bound** (`bound`): what persons said of two claims holds, whatever the links say.
//! 5. **Assemble** (`assemble`): each group becomes an occasion, and a claim that names the place of another one moves.
//!
//! Nothing depends on the order of the documents: ties are broken by ids, which come from content.

mod assemble;
mod bound;
mod candidates;
mod choose;
mod cluster;
mod days;
mod families;
mod folded;
mod join;
mod link;
mod markers;
mod profile;
mod seats;
mod signs;
mod site;
mod split;
mod strand;
mod terms;
#[cfg(test)]
mod tests;

use self::assemble::Gathered;
use self::bound::Bound;
use self::folded::Folded;
pub(crate) use self::site::is_goal;
use self::strand::Strand;
use crate::corpus::Corpus;
use crate::judge::bonds::Bonds;

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
pub fn gather(corpus: &Corpus<'_>, folded: &[Option<usize>]) -> Vec<Occasion> {
    gather_judged(corpus, folded, &Bonds::default())
}

/// The same, heeding what persons said of claims that speak of one occurrence or do not.
pub(crate) fn gather_judged(corpus: &Corpus<'_>, folded: &[Option<usize>], bonds: &Bonds) -> Vec<Occasion> {
    let folded = &Folded::new(folded);
    let mut strands = strands(corpus, folded);
    let bound = &Bound::new(corpus, folded, bonds, &mut strands);
    let groups = &join::join(corpus, &strands, folded, bound);
    let gathered = Gathered {
        corpus,
        strands: &strands,
        groups,
        folded,
        bound,
    };
    gathered.occasions()
}

/// The strands of all documents, those of copied claims alone left out.
fn strands(corpus: &Corpus<'_>, folded: &Folded) -> Vec<Strand> {
    let ranges = corpus.claims_of().into_iter().enumerate();
    let ranges = ranges.filter(|(_, claims)| claims.clone().any(|claim| folded.is_own(claim)));
    let strands = ranges.flat_map(|(document, claims)| split::split(corpus, document, claims));
    let has_own = |strand: &Strand| strand.threads.iter().any(|thread| folded.is_own(thread.claim));
    strands.filter(has_own).collect()
}
