//! Where each group of strands happened, and which claims name the place of another group.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::ClaimId;

use super::signs::sites;
use super::site::{Lie, Site};
use super::strand::{Strand, Thread};
use crate::corpus::Corpus;

/// The places of groups that lie beside each other in some report.
pub struct Seats {
    /// The place of each group, by its leader.
    sites: BTreeMap<usize, Site>,
    /// The groups that share a document with a group, in an order that does not depend on that of the documents.
    beside: BTreeMap<usize, Vec<usize>>,
}

impl Seats {
    /// Reads the groups: each by its leader, with its strands.
    pub fn of(corpus: &Corpus<'_>, strands: &[Strand], groups: &BTreeMap<usize, Vec<usize>>) -> Self {
        let mut of_document: BTreeMap<usize, BTreeSet<(Option<ClaimId>, usize)>> = BTreeMap::new();
        let mut sites = BTreeMap::new();
        for (&leader, places) in groups {
            let own: Vec<&Strand> = places.iter().filter_map(|&place| strands.get(place)).collect();
            let threads = own.iter().flat_map(|strand| &strand.threads);
            let ids = threads.filter_map(|thread| corpus.claims.get(thread.claim).map(|claim| claim.id));
            let first = ids.min();
            for strand in &own {
                of_document.entry(strand.document).or_default().insert((first, leader));
            }
            sites.extend(seat(&own).map(|site| (leader, site)));
        }
        let mut found: BTreeMap<usize, BTreeSet<(Option<ClaimId>, usize)>> = BTreeMap::new();
        for together in of_document.values().filter(|together| together.len() > 1) {
            for (_, leader) in together {
                found.entry(*leader).or_default().extend(together);
            }
        }
        let beside = found.into_iter().map(|(leader, groups)| {
            let others = groups.into_iter().map(|(_, other)| other);
            (leader, others.filter(|other| *other != leader).collect())
        });
        Self {
            sites,
            beside: beside.collect(),
        }
    }

    /// The other group that a claim belongs to by the place that it names: one that happened in a place that is not its own
    /// group's, and that some report of its group tells apart from it.
    pub fn moved(&self, corpus: &Corpus<'_>, thread: &Thread, leader: usize) -> Option<(usize, &Site)> {
        let beside = self.beside.get(&leader)?;
        let own = self.sites.get(&leader)?;
        let claim = corpus
            .claims
            .get(thread.claim)
            .filter(|claim| claim.nested_in.is_none())?;
        let named = sites(corpus, thread.claim, claim);
        if named.is_empty() || named.iter().any(|site| own.lie(site) >= Lie::Inside) {
            return None;
        }
        beside.iter().find_map(|&other| {
            let site = self.sites.get(&other)?;
            let is_named = named.iter().all(|named| named.lie(site) == Lie::Same);
            is_named.then_some((other, site))
        })
    }
}

/// The place that strands speak of most.
fn seat(strands: &[&Strand]) -> Option<Site> {
    let mut votes: Vec<(&Site, u32)> = Vec::new();
    for (site, weight) in strands.iter().flat_map(|strand| &strand.sites) {
        match votes.iter_mut().find(|(known, _)| known.lie(site) == Lie::Same) {
            Some((_, votes)) => *votes += weight,
            None => votes.push((site, *weight)),
        }
    }
    let best = votes
        .iter()
        .max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.keys().cmp(a.keys())));
    best.map(|(site, _)| (*site).clone())
}
