//! Which earlier texts a triple is known from: candidates for a copy are found without comparing every pair.
//!
//! A triple belongs to the first texts that had it. A copy adds only what is new in it, so a thousand copies of one text
//! cost no more memory than one, and are each compared with that one. A triple that many different texts have tells
//! nothing and takes no further owners. Long texts are indexed by a sample of their triples, those whose hash falls into
//! the lower half ("mod" sketches; Broder 1997): the same triples in every text, so containment is estimated without
//! bias, of a short text in a long one too, which sketches of a fixed size miss. Every hit is then compared in full.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::text::Portrait;

/// Owners that a triple takes at most.
const OWNERS: usize = 8;

/// Texts of more triples than this are indexed by half of them.
const LONG: usize = 128;

/// No further node.
const END: u32 = u32::MAX;

/// Keys are hashes already.
#[derive(Debug, Clone, Copy, Default)]
pub struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = super::text::mix(self.0 ^ u64::from(byte));
        }
    }

    fn write_u32(&mut self, key: u32) {
        // The table takes its buckets from the low bits and its marks from the high ones.
        self.0 = u64::from(key) | (u64::from(key) << 32);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// A hasher for keys that are hashes already.
pub type Mixed = BuildHasherDefault<AsItIs>;

/// The texts that own triples.
#[derive(Debug, Default)]
pub struct Index {
    first: HashMap<u32, u32, Mixed>,
    nodes: Vec<Node>,
    hits: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    text: u32,
    next: u32,
}

impl Index {
    /// Makes a text an owner of its triples, but for those that a text has already to which `related` says yes.
    pub fn add(&mut self, text: usize, portrait: &Portrait, related: impl Fn(usize) -> bool) {
        let is_long = portrait.own.len() > LONG;
        for &triple in &portrait.own {
            if !is_long || is_sampled(triple) {
                self.add_triple(triple, text, &related);
            }
        }
    }

    fn add_triple(&mut self, triple: u32, text: usize, related: impl Fn(usize) -> bool) {
        let mut owners = 0;
        for owner in self.owners(triple) {
            owners += 1;
            if owner == text || owners >= OWNERS || related(owner) {
                return;
            }
        }
        let place = self.nodes.len() as u32;
        let next = self.first.insert(triple, place).unwrap_or(END);
        self.nodes.push(Node {
            text: text as u32,
            next,
        });
    }

    /// The owners of a triple, the latest first.
    fn owners(&self, triple: u32) -> impl Iterator<Item = usize> {
        let first = self
            .first
            .get(&triple)
            .and_then(|&place| self.nodes.get(place as usize));
        let next = |node: &&Node| self.nodes.get(node.next as usize);
        std::iter::successors(first, next).map(|node| node.text as usize)
    }

    /// The texts that own at least `least` of a text's triples, quoted ones too, with how many; those with most first.
    pub fn nearest(&mut self, portrait: &Portrait, least: u32) -> Vec<(usize, u32)> {
        let mut hits = std::mem::take(&mut self.hits);
        let mut touched = Vec::new();
        for &triple in portrait.own.iter().chain(&portrait.quoted) {
            for owner in self.owners(triple) {
                if hits.len() <= owner {
                    hits.resize(owner + 1, 0);
                }
                if let Some(count) = hits.get_mut(owner) {
                    if *count == 0 {
                        touched.push(owner);
                    }
                    *count += 1;
                }
            }
        }
        // Each count goes back to nought here, so that a text costs what it hits and not what there is.
        let taken = touched
            .iter()
            .filter_map(|&owner| Some((std::mem::take(hits.get_mut(owner)?), owner)));
        let mut found: Vec<(u32, usize)> = taken.filter(|&(count, _)| count >= least).collect();
        found.sort_by_key(|&(count, owner)| (std::cmp::Reverse(count), owner));
        self.hits = hits;
        found.into_iter().map(|(count, owner)| (owner, count)).collect()
    }
}

/// Whether a long text is indexed by this triple.
fn is_sampled(triple: u32) -> bool {
    triple < u32::MAX / 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::text::mix;
    use super::*;

    fn portrait(triples: impl Iterator<Item = u64>) -> Portrait {
        Portrait {
            own: triples.map(|triple| (mix(triple) >> 32) as u32).collect(),
            ..Portrait::default()
        }
    }

    proptest! {
        #[test]
        fn the_sample_tells_the_containment(seed in any::<u32>(), long in 400_u64..4_000, part in 40_u64..400) {
            let base = u64::from(seed) << 20;
            let mut index = Index::default();
            index.add(7, &portrait(base..base + long), |_| false);
            let later = portrait(base + long - part..base + long + part);
            let hits = index.nearest(&later, 1).first().map_or(0, |&(_, hits)| hits);
            // Half of `part` is expected; six times the deviation of so many coins are allowed.
            let off = (f64::from(hits) - part as f64 / 2.0).abs();
            prop_assert!(off <= 3.0 * (part as f64).sqrt(), "{hits} of {part}");
        }

        #[test]
        fn short_texts_are_indexed_whole(seed in any::<u32>(), size in 1_u64..128) {
            let base = u64::from(seed) << 20;
            let mut index = Index::default();
            let text = portrait(base..base + size);
            index.add(3, &text, |_| false);
            prop_assert_eq!(index.nearest(&text, 1), [(3, size as u32)]);
            prop_assert_eq!(index.nearest(&text, 1), [(3, size as u32)]);
        }
    }

    #[test]
    fn a_triple_takes_so_many_owners_and_none_related() {
        let mut index = Index::default();
        let text = portrait(0..1);
        for owner in 0..20 {
            index.add(owner, &text, |_| false);
        }
        assert_eq!(index.nearest(&text, 1).len(), OWNERS);
        let mut index = Index::default();
        index.add(0, &text, |_| false);
        index.add(1, &text, |owner| owner == 0);
        assert_eq!(index.nearest(&text, 1), [(0, 1)]);
    }
}
