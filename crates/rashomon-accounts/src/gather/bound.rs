//! What persons said of two claims, as bonds between strands.
//!
//! A claim that is not of one occurrence with another leaves its strand, with the claims that lie in it, and is a strand of its
//! own; where a person meant all that its report says with it, it leaves only a strand that holds both. So is a claim that belonged nowhere and is said to be of one occurrence with another.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::ClaimId;

use super::folded::Folded;
use super::signs::{Signs, Text};
use super::strand::Strand;
use crate::corpus::Corpus;
use crate::judge::bonds::{Bonds, Classes};

/// Bonds between strands, by their places in the list.
#[derive(Debug, Default)]
pub struct Bound {
    /// Strands of one occurrence.
    pub together: Vec<(usize, usize)>,
    /// Strands that are not.
    pub apart: Vec<(usize, usize)>,
    /// The claims that persons spoke of, and why each stands where it stands.
    pub reasons: BTreeMap<usize, String>,
}

impl Bound {
    /// Reads bonds between claims; strands are split and added as they need.
    pub fn new(corpus: &Corpus<'_>, folded: &Folded, bonds: &Bonds, strands: &mut Vec<Strand>) -> Self {
        if bonds.is_empty() {
            return Self::default();
        }
        let own = |claim: usize| folded.original(claim).unwrap_or(claim);
        let pairs = |pairs: &[(usize, usize)]| -> Vec<(usize, usize)> {
            let own = pairs.iter().map(|&(a, b)| (own(a), own(b)));
            own.filter(|(a, b)| a != b).collect()
        };
        let alone: BTreeSet<usize> = bonds.alone.iter().map(|&claim| own(claim)).collect();
        let mut loom = Loom {
            corpus,
            home: homes(strands),
            strands,
            together: pairs(&bonds.together),
        };
        for (a, b) in loom.together.clone() {
            loom.place(a);
            loom.place(b);
        }
        let apart = pairs(&bonds.apart);
        for &(a, b) in apart.iter().filter(|(a, _)| alone.contains(a)) {
            loom.pull(a, b);
        }
        loom.part(&apart);
        Self {
            together: loom.strands_of(&loom.together),
            apart: loom.strands_of(&apart),
            reasons: bonds
                .reasons
                .iter()
                .map(|(&claim, reason)| (own(claim), reason.clone()))
                .collect(),
        }
    }
}

/// The strand of each claim.
fn homes(strands: &[Strand]) -> BTreeMap<usize, usize> {
    let homes = strands.iter().enumerate();
    let homes = homes.flat_map(|(place, strand)| strand.threads.iter().map(move |thread| (thread.claim, place)));
    homes.collect()
}

/// Strands while they are split.
struct Loom<'l, 'run> {
    corpus: &'l Corpus<'run>,
    strands: &'l mut Vec<Strand>,
    home: BTreeMap<usize, usize>,
    together: Vec<(usize, usize)>,
}

impl Loom<'_, '_> {
    /// Gives a claim that belongs nowhere a strand of its own.
    fn place(&mut self, claim: usize) {
        if !self.home.contains_key(&claim) {
            self.spin(&[claim]);
        }
    }

    /// Splits strands until none that belong together hold two claims that do not.
    fn part(&mut self, apart: &[(usize, usize)]) {
        // Each turn leaves one claim alone that was not, so two turns a pair are enough.
        for _ in 0..=2 * apart.len() {
            let classes = self.classes();
            let first = |claim: usize| self.home.get(&claim).map(|&place| classes.first(place));
            let clash = apart
                .iter()
                .find(|(a, b)| first(*a).is_some() && first(*a) == first(*b));
            let Some(&(a, b)) = clash else { return };
            let leaver = if self.is_alone(a) { b } else { a };
            if self.is_alone(leaver) {
                return;
            }
            self.pull(leaver, if leaver == a { b } else { a });
        }
    }

    /// The strands that belong together.
    fn classes(&self) -> Classes {
        let mut classes = Classes::default();
        for (one, other) in self.strands_of(&self.together) {
            classes.join(one, other);
        }
        classes
    }

    fn strands_of(&self, pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let home = |claim: usize| self.home.get(&claim).copied();
        pairs.iter().filter_map(|&(a, b)| home(a).zip(home(b))).collect()
    }

    fn is_alone(&self, claim: usize) -> bool {
        let strand = self.home.get(&claim).and_then(|&place| self.strands.get(place));
        strand.is_none_or(|strand| strand.threads.len() < 2)
    }

    /// Takes a claim out of its strand, with the claims that lie in it; `staying` stays. A claim that is alone is out already.
    fn pull(&mut self, claim: usize, staying: usize) {
        if self.is_alone(claim) {
            return;
        }
        let Some(strand) = self.home.get(&claim).and_then(|&place| self.strands.get_mut(place)) else {
            return;
        };
        let threads: Vec<usize> = strand.threads.iter().map(|thread| thread.claim).collect();
        let mut leaving = with_nested(self.corpus, claim, &threads);
        if leaving.contains(&staying) || leaving.len() == threads.len() {
            leaving = BTreeSet::from([claim]);
        }
        strand.threads.retain(|thread| !leaving.contains(&thread.claim));
        let leaving: Vec<usize> = leaving.into_iter().collect();
        self.spin(&leaving);
    }

    /// Makes a strand of claims of one document.
    fn spin(&mut self, claims: &[usize]) {
        let corpus = self.corpus;
        let document = claims.first().and_then(|&claim| corpus.document_of(claim));
        let Some(found) = document.and_then(|document| corpus.documents.get(document)) else {
            return;
        };
        let text = Text::of(&found.text);
        let mut strand = Strand {
            document: document.unwrap_or_default(),
            published: found
                .published
                .as_ref()
                .map(|published| super::days::number(published.date)),
            ..Strand::default()
        };
        for &claim in claims {
            let signs = Signs::of(corpus, claim, &text);
            strand.days = strand.days.or(signs.days);
            strand.add(claim, &signs, "a person set it apart".to_owned());
            self.home.insert(claim, self.strands.len());
        }
        self.strands.push(strand);
    }
}

/// A claim and those of `among` that lie in it, however deep.
fn with_nested(corpus: &Corpus<'_>, claim: usize, among: &[usize]) -> BTreeSet<usize> {
    let id = |place: usize| corpus.claims.get(place).map(|claim| claim.id);
    let mut found = BTreeSet::from([claim]);
    let mut ids: BTreeSet<ClaimId> = id(claim).into_iter().collect();
    // The claims of a strand are in the order of the text, an outer one before what lies in it.
    for &place in among {
        let outer = corpus.claims.get(place).and_then(|claim| claim.nested_in);
        if outer.is_some_and(|outer| ids.contains(&outer)) {
            found.insert(place);
            ids.extend(id(place));
        }
    }
    found
}
