//! Groups of strands become occasions.

use std::collections::BTreeMap;

use rashomon_types::QuantityKind;

use super::bound::Bound;
use super::choose;
use super::cluster::Groups;
use super::days::Days;
use super::folded::Folded;
use super::seats::Seats;
use super::signs::answers;
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
    /// What persons said of claims.
    pub bound: &'a Bound,
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
        let seats = Seats::of(self.corpus, self.strands, groups);
        let mut threads: BTreeMap<usize, Vec<Thread>> = BTreeMap::new();
        for (&leader, places) in groups {
            for &place in places {
                for (group, thread) in self.threads_of(place, leader, &seats) {
                    threads.entry(group).or_default().push(thread);
                }
            }
        }
        threads
    }

    /// The claims of a strand that repeat no others, each with the group that it goes to; the first one says why the strand
    /// is in its group.
    fn threads_of(&self, place: usize, leader: usize, seats: &Seats) -> Vec<(usize, Thread)> {
        let Some(strand) = self.strands.get(place) else {
            return Vec::new();
        };
        let mut joined = self.groups.reasons.get(&place);
        let own = strand.threads.iter().filter(|thread| self.folded.is_own(thread.claim));
        let told = own.map(|thread| {
            let (group, mut reason) = self.moved(thread, leader, strand.is_main, seats);
            if let Some(joined) = joined.take_if(|_| group == leader) {
                reason = format!("{reason}; the report goes with others: {}", joined.join("; "));
            }
            let claim = thread.claim;
            (group, Thread { claim, reason })
        });
        told.collect()
    }

    /// The group that a claim goes to and why: where a person put it, else where it names the place of another event, else
    /// its strand's.
    fn moved(&self, thread: &Thread, leader: usize, is_main: bool, seats: &Seats) -> (usize, String) {
        if let Some(reason) = self.bound.reasons.get(&thread.claim) {
            return (leader, reason.clone());
        }
        let moved = seats.moved(self.corpus, thread, leader).filter(|_| is_main);
        moved.map_or_else(
            || (leader, thread.reason.clone()),
            |(group, site)| {
                let reason = format!("names {}, where another of these events happened", site.name);
                (group, reason)
            },
        )
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
        let main = kinds.first().map(String::as_str);
        Some(Occasion {
            founding,
            time: near.and_then(|near| choose::time(self.corpus, &own, near)),
            place: choose::place(self.corpus, &own, main),
            kinds: kinds.clone(),
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
