//! Groups of strands become occasions.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::QuantityKind;

use super::choose;
use super::cluster::Groups;
use super::days::Days;
use super::folded::Folded;
use super::signs::{answers, sites};
use super::site::{Lie, Site};
use super::strand::{Strand, Thread};
use super::{Member, Occasion};
use crate::corpus::Corpus;

/// What is assembled from.
pub struct Gathered<'a, 'run> {
    /// The corpus.
    pub corpus: &'a Corpus<'run>,
    /// The strands of all documents.
    pub strands: &'a [Strand],
    /// Their groups.
    pub groups: &'a Groups,
    /// Which claims repeat others.
    pub folded: &'a Folded,
}

impl Gathered<'_, '_> {
    /// The occasions, in the order of their founding claims.
    pub fn occasions(&self) -> Vec<Occasion> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for place in 0..self.strands.len() {
            groups.entry(self.groups.leader(place)).or_default().push(place);
        }
        let threads = self.threads(&groups);
        let occasions = groups.iter().filter_map(|(leader, places)| {
            let members = self.members(threads.get(leader).map_or(&[][..], Vec::as_slice));
            self.occasion(places, members)
        });
        let mut occasions: Vec<Occasion> = occasions.collect();
        occasions.sort_by_key(|occasion| occasion.founding);
        occasions
    }

    /// The claims of each group that repeat no others, with their reasons.
    fn threads(&self, groups: &BTreeMap<usize, Vec<usize>>) -> BTreeMap<usize, Vec<Thread>> {
        let seats = self.seats(groups);
        let mut threads: BTreeMap<usize, Vec<Thread>> = BTreeMap::new();
        for (&leader, places) in groups {
            for strand in places
                .iter()
                .filter_map(|&place| self.strands.get(place).map(|strand| (place, strand)))
            {
                let (place, strand) = strand;
                let mut joined = self.groups.reasons.get(&place);
                for thread in strand.threads.iter().filter(|thread| self.folded.is_own(thread.claim)) {
                    let moved = self.moved(thread, strand, leader, &seats);
                    let mut reason = match &moved {
                        Some((_, site)) => format!("names {}, where another of these events happened", site.name),
                        None => thread.reason.clone(),
                    };
                    if let Some(joined) = joined.take() {
                        reason = format!("{reason}; the report goes with others: {}", joined.join("; "));
                    }
                    let claim = thread.claim;
                    let group = moved.map_or(leader, |(group, _)| group);
                    threads.entry(group).or_default().push(Thread { claim, reason });
                }
            }
        }
        threads
    }

    /// Where each group happened, and the documents that speak of it.
    fn seats(&self, groups: &BTreeMap<usize, Vec<usize>>) -> BTreeMap<usize, Seat> {
        let seats = groups.iter().filter_map(|(&leader, places)| {
            let strands: Vec<&Strand> = places.iter().filter_map(|&place| self.strands.get(place)).collect();
            let documents = strands.iter().map(|strand| strand.document).collect();
            let site = seat(&strands)?;
            Some((leader, Seat { site, documents }))
        });
        seats.collect()
    }

    /// The other group that a claim belongs to by the place that it names: one that happened in a place that this claim's
    /// own group does not know, and that another report of this group tells apart from it.
    fn moved<'a>(
        &self,
        thread: &Thread,
        strand: &Strand,
        leader: usize,
        seats: &'a BTreeMap<usize, Seat>,
    ) -> Option<(usize, &'a Site)> {
        let claim = self.corpus.claims.get(thread.claim)?;
        let own = seats.get(&leader)?;
        if !strand.is_main || claim.nested_in.is_some() {
            return None;
        }
        let named = sites(self.corpus, thread.claim, claim);
        let is_own = |site: &Site| own.site.lie(site) >= Lie::Inside;
        if named.is_empty() || named.iter().any(is_own) {
            return None;
        }
        let others = seats
            .iter()
            .filter(|(other, seat)| **other != leader && !seat.documents.is_disjoint(&own.documents));
        let mut found = others.filter_map(|(&other, seat)| {
            let is_named = named.iter().all(|named| named.lie(&seat.site) == Lie::Same);
            is_named.then_some((other, &seat.site))
        });
        found.next()
    }

    /// The members in the order of the corpus, each copied claim with the one that it repeats.
    fn members(&self, threads: &[Thread]) -> Vec<Member> {
        let mut members = Vec::new();
        for thread in threads {
            members.push(Member {
                claim: thread.claim,
                reason: thread.reason.clone(),
            });
            members.extend(self.folded.copies(thread.claim).iter().map(|&claim| Member {
                claim,
                reason: "a copy of a claim about it".to_owned(),
            }));
        }
        members.sort_by_key(|member| member.claim);
        members
    }

    fn occasion(&self, places: &[usize], members: Vec<Member>) -> Option<Occasion> {
        let claims = members.iter().map(|member| member.claim);
        let own: Vec<usize> = claims.filter(|&claim| self.folded.is_own(claim)).collect();
        let founding = own.iter().copied().min_by_key(|&claim| self.age(claim))?;
        let kinds = choose::kinds(self.corpus, &own);
        let is_alone = places
            .iter()
            .filter_map(|&place| self.strands.get(place))
            .all(|strand| strand.is_main);
        if kinds.is_empty() && places.len() == 1 && is_alone && !own.iter().any(|&claim| self.is_contested(claim)) {
            return None;
        }
        let days = places.iter().filter_map(|&place| self.strands.get(place)?.days);
        let near = days.reduce(Days::hull);
        Some(Occasion {
            founding,
            kinds,
            time: near.and_then(|near| choose::time(self.corpus, &own, near)),
            place: choose::place(self.corpus, &own),
            members,
        })
    }

    /// What orders claims by the day of their report; those of unknown days come last.
    fn age(&self, claim: usize) -> impl Ord + use<> {
        let document = self.corpus.document_of(claim);
        let published = document.and_then(|document| self.corpus.published(document));
        let id = self.corpus.claims.get(claim).map(|claim| claim.id);
        (published.is_none(), published, id)
    }

    /// Whether a claim without any event answers others, or counts people.
    fn is_contested(&self, claim: usize) -> bool {
        let Some(claim) = self.corpus.claims.get(claim) else {
            return false;
        };
        let counts = |kind| {
            use QuantityKind::{Captured, Casualties, Displaced, Killed, Missing, Wounded};
            matches!(kind, Killed | Wounded | Casualties | Captured | Missing | Displaced)
        };
        answers(claim.act) || claim.quantities.iter().any(|quantity| counts(quantity.kind))
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
    let best = votes.iter().rev().max_by_key(|(_, votes)| *votes);
    best.map(|(site, _)| (*site).clone())
}

/// Where a group happened, and the documents that speak of it.
struct Seat {
    site: Site,
    documents: BTreeSet<usize>,
}
