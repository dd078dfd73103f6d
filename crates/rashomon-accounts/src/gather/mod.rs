//! Claims that speak of one occurrence, gathered within reports and across them.
//!
//! 1. **Split** (`split`): the claims of a report are about its main occurrence unless something tells against it; so a
//!    report falls into strands, one an occurrence.
//! 2. **Link** (`link`): strands of different reports are weighed by place, time, kind, actors and rare words, with the
//!    reasons; only those that share a place or a rare word are weighed (`candidates`).
//! 3. **Cluster** (`cluster`): the strongest links join first, and what cannot be one occurrence stays apart.
//!
//! Nothing depends on the order of the documents: ties are broken by ids, which come from content.

mod candidates;
mod choose;
mod cluster;
mod days;
mod families;
mod link;
mod markers;
mod profile;
mod signs;
mod site;
mod split;
mod strand;
mod terms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rashomon_types::ClaimId;

use self::cluster::{Groups, Tie};
use self::link::{ENOUGH, Link};
use self::strand::Strand;
use self::terms::Rarity;
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
pub fn gather(corpus: &Corpus<'_>, folded: &[Option<usize>]) -> Vec<Occasion> {
    let strands = strands(corpus, folded);
    let groups = group(corpus, &strands, folded);
    let mut gathered: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..strands.len() {
        gathered.entry(groups.leader(place)).or_default().push(place);
    }
    let mut copies: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for claim in 0..corpus.claims.len() {
        if let Some(original) = original(folded, claim) {
            copies.entry(original).or_default().push(claim);
        }
    }
    let occasions = gathered.values().filter_map(|places| {
        let members = members(&strands, places, &groups, folded, &copies);
        occasion(corpus, &strands, places, members, folded)
    });
    let mut occasions: Vec<Occasion> = occasions.collect();
    occasions.sort_by_key(|occasion| occasion.founding);
    occasions
}

/// The strands of all documents, those of copied claims alone left out.
fn strands(corpus: &Corpus<'_>, folded: &[Option<usize>]) -> Vec<Strand> {
    let ranges = corpus.claims_of().into_iter().enumerate();
    let strands = ranges.flat_map(|(document, claims)| split::split(corpus, document, claims));
    let is_own = |strand: &Strand| {
        strand
            .threads
            .iter()
            .any(|thread| original(folded, thread.claim).is_none())
    };
    strands.filter(is_own).collect()
}

/// The claim that a claim repeats, at the end of the chain of copies; none for a claim of its own.
fn original(folded: &[Option<usize>], claim: usize) -> Option<usize> {
    let mut found = folded.get(claim).copied().flatten()?;
    for _ in 0..folded.len() {
        match folded.get(found).copied().flatten() {
            Some(next) if next != found => found = next,
            _ => break,
        }
    }
    (found != claim).then_some(found)
}

fn group(corpus: &Corpus<'_>, strands: &[Strand], folded: &[Option<usize>]) -> Groups {
    let id = |place: usize| {
        let first = strands.get(place).and_then(|strand| strand.threads.first());
        first
            .and_then(|thread| corpus.claims.get(thread.claim))
            .map(|claim| claim.id)
    };
    let mut order: Vec<usize> = (0..strands.len()).collect();
    order.sort_by_cached_key(|&place| (strands.get(place).and_then(|strand| strand.published), id(place)));
    let mut rarity = Rarity::default();
    for strand in strands {
        rarity.add(&strand.terms);
    }
    let pairs = candidates::pairs(strands, &order, &rarity);
    let mut ties: Vec<Tie> = pairs
        .into_iter()
        .filter_map(|(one, other)| tie(strands, one, other, &rarity))
        .collect();
    let ids = |tie: &Tie| -> (Option<ClaimId>, Option<ClaimId>) {
        let (one, other) = (id(tie.one), id(tie.other));
        (one.min(other), one.max(other))
    };
    ties.sort_by_cached_key(|tie| (std::cmp::Reverse(tie.link.points), ids(tie)));
    let mut groups = Groups::new(strands);
    force_copies(&mut groups, strands, folded);
    groups.join(&ties);
    groups
}

fn tie(strands: &[Strand], one: usize, other: usize, rarity: &Rarity) -> Option<Tie> {
    let (here, there) = (strands.get(one)?, strands.get(other)?);
    let link = Link::between(here, there, rarity);
    (here.document != there.document && link.points >= ENOUGH).then_some(Tie { one, other, link })
}

/// A strand with copied claims beside its own goes where those it copies went.
fn force_copies(groups: &mut Groups, strands: &[Strand], folded: &[Option<usize>]) {
    let homes = strands.iter().enumerate();
    let homes = homes.flat_map(|(place, strand)| strand.threads.iter().map(move |thread| (thread.claim, place)));
    let home: BTreeMap<usize, usize> = homes.collect();
    for (place, strand) in strands.iter().enumerate() {
        let originals = strand
            .threads
            .iter()
            .filter_map(|thread| original(folded, thread.claim));
        if let Some(original) = originals.filter_map(|claim| home.get(&claim)).next() {
            groups.force(place, *original);
        }
    }
}

/// The claims of a group in the order of the corpus, each copied claim with the one that it repeats.
fn members(
    strands: &[Strand],
    places: &[usize],
    groups: &Groups,
    folded: &[Option<usize>],
    copies: &BTreeMap<usize, Vec<usize>>,
) -> Vec<Member> {
    let mut members = Vec::new();
    for &place in places {
        let shared = groups.reasons.get(&place).map(|reasons| reasons.join("; "));
        let threads = strands.get(place).map_or(&[][..], |strand| &strand.threads);
        for thread in threads.iter().filter(|thread| original(folded, thread.claim).is_none()) {
            let reason = match &shared {
                Some(shared) => format!("{}; with other reports: {shared}", thread.reason),
                None => thread.reason.clone(),
            };
            members.push(Member {
                claim: thread.claim,
                reason,
            });
            let copies = copies.get(&thread.claim).map_or(&[][..], Vec::as_slice);
            members.extend(copies.iter().map(|&claim| Member {
                claim,
                reason: "a copy of a claim about it".to_owned(),
            }));
        }
    }
    members.sort_by_key(|member| member.claim);
    members
}

fn occasion(
    corpus: &Corpus<'_>,
    strands: &[Strand],
    places: &[usize],
    members: Vec<Member>,
    folded: &[Option<usize>],
) -> Option<Occasion> {
    let claims = members.iter().map(|member| member.claim);
    let own: Vec<usize> = claims.filter(|&claim| original(folded, claim).is_none()).collect();
    let founding = own.iter().copied().min_by_key(|&claim| {
        let published = corpus
            .document_of(claim)
            .and_then(|document| corpus.published(document));
        (
            published.is_none(),
            published,
            corpus.claims.get(claim).map(|claim| claim.id),
        )
    })?;
    let mut days = places.iter().filter_map(|&place| strands.get(place)?.days);
    let first = days.next();
    let near = first.map(|first| days.fold(first, super::gather::days::Days::hull));
    Some(Occasion {
        founding,
        kinds: choose::kinds(corpus, &own),
        time: choose::time(corpus, &own, near),
        place: choose::place(corpus, &own),
        members,
    })
}
