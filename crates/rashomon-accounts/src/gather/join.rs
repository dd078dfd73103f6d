//! Strands of different documents, weighed and joined.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rashomon_types::ClaimId;

use super::bound::Bound;
use super::candidates;
use super::cluster::{Groups, Tie};
use super::folded::Folded;
use super::link::{ENOUGH, Lengths, Link};
use super::strand::Strand;
use super::terms::Rarity;
use crate::corpus::Corpus;

/// Joins strands to groups, each an occurrence.
pub fn join(corpus: &Corpus<'_>, strands: &[Strand], folded: &Folded, bound: &Bound) -> Groups {
    let id = |place: usize| first_id(corpus, strands, place);
    let mut order: Vec<usize> = (0..strands.len()).collect();
    order.sort_by_cached_key(|&place| (strands.get(place).and_then(|strand| strand.published), id(place)));
    let mut rarity = Rarity::default();
    for strand in strands {
        rarity.add(strand.terms.union(&strand.names));
    }
    let lengths: Vec<Lengths> = strands.iter().map(|strand| Lengths::of(strand, &rarity)).collect();
    let weighed = |place: usize| strands.get(place).zip(lengths.get(place).copied());
    let pairs = candidates::pairs(strands, &order, &rarity).into_iter();
    let mut ties: Vec<Tie> = pairs
        .filter_map(|(one, other)| tie((one, weighed(one)?), (other, weighed(other)?), &rarity))
        .collect();
    let ids = |tie: &Tie| {
        let (one, other) = (id(tie.one), id(tie.other));
        (one.min(other), one.max(other))
    };
    ties.sort_by_cached_key(|tie| (Reverse(tie.link.points), ids(tie)));
    let mut groups = Groups::new(strands, bound);
    force_copies(&mut groups, strands, folded);
    groups.join(strands, &ties);
    for &(one, other) in &bound.together {
        groups.force(one, other);
    }
    groups
}

/// The id of a strand's first claim: it names the strand whatever the order of the documents.
fn first_id(corpus: &Corpus<'_>, strands: &[Strand], place: usize) -> Option<ClaimId> {
    let first = strands.get(place)?.threads.first()?;
    corpus.claims.get(first.claim).map(|claim| claim.id)
}

type Weighed<'a> = (usize, (&'a Strand, Lengths));

fn tie((one, here): Weighed<'_>, (other, there): Weighed<'_>, rarity: &Rarity) -> Option<Tie> {
    if here.0.document == there.0.document {
        return None;
    }
    let link = Link::between(here, there, rarity);
    (link.points >= ENOUGH).then_some(Tie { one, other, link })
}

/// A strand with copied claims beside its own goes where those it copies went.
fn force_copies(groups: &mut Groups, strands: &[Strand], folded: &Folded) {
    let homes = strands.iter().enumerate();
    let homes = homes.flat_map(|(place, strand)| strand.threads.iter().map(move |thread| (thread.claim, place)));
    let home: BTreeMap<usize, usize> = homes.collect();
    for (place, strand) in strands.iter().enumerate() {
        let originals = strand.threads.iter().filter_map(|thread| folded.original(thread.claim));
        let first = originals.filter_map(|claim| home.get(&claim)).next();
        if let Some(&original) = first {
            groups.force(place, original);
        }
    }
}
