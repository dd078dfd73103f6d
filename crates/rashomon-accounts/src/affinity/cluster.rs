//! Mentions joined to groups by their mean affinity, looking only where one occurrence is possible.
//!
//! Looking at every pair would cost the square of their number. Two things bound it: a report is held against the
//! [`NEAREST`] reports most like it, found over their rarer words; and of two such reports only those mentions are
//! compared that share a word. Then groups are joined, the most alike first, as long as they are alike enough.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::background::shared;
use super::{Background, Sketch, Stem, THRESHOLD, score};

/// How many reports a report is held against.
const NEAREST: usize = 16;
/// How many of the reports that have a word it finds at most.
const COMMON: usize = 128;
/// How many pairs, for each mention of the smaller of two groups, the mean is taken over at least; pairs that were not
/// looked at count as not alike.
const PAIRS: usize = NEAREST;
/// Affinities below this are as good as none.
const FAINT: f64 = 0.02;

/// The mentions that speak of one occurrence, as groups of places in `sketches`, in the order of their first members.
#[must_use]
pub fn cluster(sketches: &[Sketch], background: &Background) -> Vec<Vec<usize>> {
    cluster_at(sketches, background, THRESHOLD, &score)
}

/// The same with another threshold and another way to score a pair.
#[must_use]
pub fn cluster_at(
    sketches: &[Sketch],
    background: &Background,
    threshold: f64,
    score: &dyn Fn(&Sketch, &Sketch, &Background) -> f64,
) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(sketches.len());
    for (a, b) in candidates(sketches, background) {
        if let Some((left, right)) = sketches.get(a).zip(sketches.get(b)) {
            groups.link(a, b, score(left, right, background));
        }
    }
    groups.join(threshold)
}

/// The pairs that are worth looking at, the earlier first.
fn candidates(sketches: &[Sketch], background: &Background) -> Vec<(usize, usize)> {
    let mut mentions: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, sketch) in sketches.iter().enumerate() {
        mentions.entry(sketch.document).or_default().push(place);
    }
    let documents: Vec<usize> = mentions.keys().copied().collect();
    let all: Vec<Vec<Stem>> = sketches.iter().map(Sketch::all_words).collect();
    let can_be_one = |a: usize, b: usize| {
        let (left, right) = (all.get(a), all.get(b));
        left.zip(right)
            .is_some_and(|(left, right)| shared(left, right).next().is_some())
            || sketches
                .get(a)
                .zip(sketches.get(b))
                .is_some_and(|(a, b)| a.kind.is_some() && a.kind == b.kind)
    };
    let of = |document: &usize| mentions.get(document).map_or(&[][..], Vec::as_slice);
    let mut out = Vec::new();
    for (one, other) in near(&documents, background) {
        for &a in of(&one) {
            let partners = of(&other).iter().filter(|&&b| one != other || a < b);
            out.extend(partners.filter(|&&b| can_be_one(a, b)).map(|&b| (a, b)));
        }
    }
    out
}

/// Each report with itself and with those that are nearest to it, the earlier first.
fn near(documents: &[usize], background: &Background) -> BTreeSet<(usize, usize)> {
    let mut having: BTreeMap<Stem, Vec<(usize, f64)>> = BTreeMap::new();
    for (place, &document) in documents.iter().enumerate() {
        for &(stem, weight) in background.vector_of(document) {
            having.entry(stem).or_default().push((place, weight));
        }
    }
    let mut alike = vec![0.0; documents.len()];
    let mut out: BTreeSet<(usize, usize)> = documents.iter().map(|&document| (document, document)).collect();
    for (place, &document) in documents.iter().enumerate() {
        let mut met: Vec<usize> = Vec::new();
        for (stem, weight) in background.vector_of(document) {
            for (other, its) in around(having.get(stem), place) {
                let Some(sum) = alike.get_mut(*other) else { continue };
                if *sum <= 0.0 {
                    met.push(*other);
                }
                *sum += weight * its;
            }
        }
        let sums = met
            .into_iter()
            .filter_map(|other| Some((other, std::mem::take(alike.get_mut(other)?))));
        let mut nearest: Vec<(usize, f64)> = sums.filter(|(other, _)| *other != place).collect();
        nearest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let others = nearest
            .into_iter()
            .take(NEAREST)
            .filter_map(|(other, _)| documents.get(other));
        out.extend(others.map(|&other| (document.min(other), document.max(other))));
    }
    out
}

/// The reports that have a word; of a common word those around a place only, so that no word costs more than [`COMMON`].
fn around(having: Option<&Vec<(usize, f64)>>, place: usize) -> &[(usize, f64)] {
    let all = having.map_or(&[][..], Vec::as_slice);
    if all.len() <= COMMON {
        return all;
    }
    let own = all.partition_point(|(other, _)| *other < place);
    let first = own.saturating_sub(COMMON / 2).min(all.len() - COMMON);
    all.get(first..first + COMMON).unwrap_or_default()
}

/// The sum of the affinities between two groups, and over how many pairs.
#[derive(Debug, Clone, Copy, Default)]
struct Link {
    sum: f64,
    pairs: usize,
}

/// Groups under way. A group that was joined to another is empty.
struct Groups {
    members: Vec<Vec<usize>>,
    links: Vec<BTreeMap<usize, Link>>,
}

/// A join that was worth it when it was noted; it is stale once one of the two has changed size.
#[derive(Debug, PartialEq)]
struct Join {
    mean: f64,
    groups: (usize, usize),
    sizes: (usize, usize),
}

impl Eq for Join {}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_mean = self.mean.total_cmp(&other.mean);
        by_mean
            .then_with(|| other.groups.cmp(&self.groups))
            .then(self.sizes.cmp(&other.sizes))
    }
}

impl Groups {
    fn new(count: usize) -> Self {
        Self {
            members: (0..count).map(|place| vec![place]).collect(),
            links: vec![BTreeMap::new(); count],
        }
    }

    fn link(&mut self, a: usize, b: usize, affinity: f64) {
        if affinity < FAINT {
            return;
        }
        for (from, to) in [(a, b), (b, a)] {
            if let Some(links) = self.links.get_mut(from) {
                let link = links.entry(to).or_default();
                link.sum += affinity;
                link.pairs += 1;
            }
        }
    }

    fn size(&self, group: usize) -> usize {
        self.members.get(group).map_or(0, Vec::len)
    }

    /// The join of two groups, if it is worth it.
    fn candidate(&self, a: usize, b: usize, link: Link, threshold: f64) -> Option<Join> {
        let (small, large) = (self.size(a).min(self.size(b)), self.size(a).max(self.size(b)));
        let over = link.pairs.max(small * large.min(PAIRS));
        let mean = link.sum / over.max(1) as f64;
        (mean >= threshold).then(|| Join {
            mean,
            groups: (a.min(b), a.max(b)),
            sizes: (self.size(a.min(b)), self.size(a.max(b))),
        })
    }

    fn candidates_of(&self, group: usize, threshold: f64) -> Vec<Join> {
        let links = self.links.get(group).into_iter().flatten();
        links
            .filter_map(|(&other, &link)| self.candidate(group, other, link, threshold))
            .collect()
    }

    /// Joins what is alike enough, and gives the groups.
    fn join(mut self, threshold: f64) -> Vec<Vec<usize>> {
        let mut heap: BinaryHeap<Join> = BinaryHeap::new();
        for group in 0..self.members.len() {
            heap.extend(
                self.candidates_of(group, threshold)
                    .into_iter()
                    .filter(|join| join.groups.0 == group),
            );
        }
        while let Some(join) = heap.pop() {
            let (kept, gone) = join.groups;
            if join.sizes != (self.size(kept), self.size(gone)) {
                continue;
            }
            self.merge(kept, gone);
            heap.extend(self.candidates_of(kept, threshold));
        }
        let mut groups: Vec<Vec<usize>> = self.members.into_iter().filter(|members| !members.is_empty()).collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort();
        groups
    }

    fn merge(&mut self, kept: usize, gone: usize) {
        let moved = self.members.get_mut(gone).map(std::mem::take).unwrap_or_default();
        let links = self.links.get_mut(gone).map(std::mem::take).unwrap_or_default();
        self.members
            .get_mut(kept)
            .into_iter()
            .for_each(|members| members.extend(&moved));
        for (other, link) in links {
            if let Some(back) = self.links.get_mut(other) {
                back.remove(&gone);
            }
            for (from, to) in [(kept, other), (other, kept)] {
                if let Some(links) = self.links.get_mut(from).filter(|_| other != kept) {
                    let sum = links.entry(to).or_default();
                    sum.sum += link.sum;
                    sum.pairs += link.pairs;
                }
            }
        }
    }
}
