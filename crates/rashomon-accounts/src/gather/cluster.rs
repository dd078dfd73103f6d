//! Strands of many documents, joined to occurrences: the strongest links first, and none that joins what cannot be one.

use std::collections::BTreeMap;

use super::bound::Bound;
use super::days::Days;
use super::link::Link;
use super::strand::Strand;
use crate::judge::bonds::Classes;

/// A link between two strands, by their places in the list.
#[derive(Debug)]
pub struct Tie {
    /// The one.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// What ties them.
    pub link: Link,
}

/// For each strand the first of its group, and the reasons that joined it to the group.
pub struct Groups {
    leader: Vec<usize>,
    /// What joined each strand to others.
    pub reasons: BTreeMap<usize, Vec<String>>,
    held: BTreeMap<usize, Held>,
    /// The groups, as they will be once persons' bonds are heeded too.
    bound: Classes,
    /// Strands that persons said not to be of one occurrence.
    apart: Vec<(usize, usize)>,
}

/// What a group holds.
#[derive(Debug, Default, Clone)]
struct Held {
    /// The strands of each document.
    documents: BTreeMap<usize, Vec<usize>>,
    days: BTreeMap<Days, usize>,
}

impl Groups {
    /// Each strand by itself.
    pub fn new(strands: &[Strand], bound: &Bound) -> Self {
        let held = strands.iter().enumerate().map(|(place, strand)| {
            let days = strand
                .days
                .filter(|days| strand.has_told_days && days.is_fine() && !strand.lasts());
            let held = Held {
                documents: BTreeMap::from([(strand.document, vec![place])]),
                days: days.map(|days| (days, 1)).into_iter().collect(),
            };
            (place, held)
        });
        let mut classes = Classes::default();
        for &(one, other) in &bound.together {
            classes.join(one, other);
        }
        Self {
            leader: (0..strands.len()).collect(),
            reasons: BTreeMap::new(),
            held: held.collect(),
            bound: classes,
            apart: bound.apart.clone(),
        }
    }

    /// The first strand of a group.
    pub fn leader(&self, mut place: usize) -> usize {
        while let Some(&next) = self.leader.get(place).filter(|&&next| next != place) {
            place = next;
        }
        place
    }

    /// Joins by these links, in their order, where nothing forbids it.
    pub fn join(&mut self, strands: &[Strand], ties: &[Tie]) {
        for tie in ties {
            let (one, other) = (self.leader(tie.one), self.leader(tie.other));
            if one != other && !self.is_forbidden(one, other) && self.can_be_one(strands, one, other) {
                self.unite(one, other);
                for place in [tie.one, tie.other] {
                    self.reasons.entry(place).or_insert_with(|| tie.link.reasons.clone());
                }
            }
        }
    }

    /// Joins two groups whatever they hold, unless a person forbade it: a copy goes with what it is a copy of.
    pub fn force(&mut self, copy: usize, original: usize) {
        let (one, other) = (self.leader(copy), self.leader(original));
        if one != other && !self.is_forbidden(one, other) {
            self.unite(one, other);
        }
    }

    /// Whether to join two groups would, with all that persons said to belong together, join what they said to be apart.
    fn is_forbidden(&self, one: usize, other: usize) -> bool {
        let first = |strand: usize| self.bound.first(strand);
        self.apart.iter().any(|&(a, b)| {
            let (a, b, one, other) = (first(a), first(b), first(one), first(other));
            (a, b) == (one, other) || (b, a) == (one, other)
        })
    }

    fn can_be_one(&self, strands: &[Strand], one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.held.get(&one), self.held.get(&other)) else {
            return false;
        };
        let (one, other) = if one.documents.len() <= other.documents.len() {
            (one, other)
        } else {
            (other, one)
        };
        let shared = one
            .documents
            .iter()
            .filter_map(|(document, here)| Some((here, other.documents.get(document)?)));
        let mut pairs =
            shared.flat_map(|(here, there)| here.iter().flat_map(move |a| there.iter().map(move |b| (a, b))));
        let is_opposed = |(a, b): (&usize, &usize)| {
            let both = strands.get(*a).zip(strands.get(*b));
            both.is_none_or(|(a, b)| a.is_opposed(b))
        };
        !pairs.any(is_opposed) && !contradict(&one.days, &other.days)
    }

    fn unite(&mut self, one: usize, other: usize) {
        if !self.apart.is_empty() {
            self.bound.join(one, other);
        }
        let (first, second) = (one.min(other), one.max(other));
        if let Some(leader) = self.leader.get_mut(second) {
            *leader = first;
        }
        let mut moved = self.held.remove(&second).unwrap_or_default();
        let held = self.held.entry(first).or_default();
        if moved.documents.len() > held.documents.len() {
            std::mem::swap(&mut moved, held);
        }
        for (document, strands) in moved.documents {
            held.documents.entry(document).or_default().extend(strands);
        }
        for (days, count) in moved.days {
            *held.days.entry(days).or_default() += count;
        }
    }
}

/// Whether most pairs of days from two groups cannot be one.
fn contradict(here: &BTreeMap<Days, usize>, there: &BTreeMap<Days, usize>) -> bool {
    let pairs = here.iter().flat_map(|(one, m)| {
        there
            .iter()
            .map(move |(other, n)| (one.gap(*other) > 0 && !one.may_be_page_day(*other), m * n))
    });
    let (against, all) = pairs.fold((0, 0), |(against, all), (is_apart, count)| {
        (against + usize::from(is_apart) * count, all + count)
    });
    2 * against > all
}
