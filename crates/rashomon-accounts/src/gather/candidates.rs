//! Which strands are worth weighing against each other: those that share a place or a rare word, near in time.

use std::collections::{BTreeMap, BTreeSet};

use super::strand::Strand;
use super::terms::Rarity;

/// A strand is weighed against so many that come after it under each key.
const REACH: usize = 8;

/// So many of its rarest words are keys of a strand.
const WORDS: usize = 10;

/// So many reports are few.
const FEW: usize = 48;

/// A word in more texts than this is no key.
const COMMON: u32 = 200;

/// The pairs of strands to weigh, by their places in the list, each once. `order` puts them in an order that does not
/// depend on the order of the documents.
pub fn pairs(strands: &[Strand], order: &[usize], rarity: &Rarity) -> BTreeSet<(usize, usize)> {
    let mut lists: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &place in order {
        let Some(strand) = strands.get(place) else { continue };
        for key in keys(strand, rarity) {
            lists.entry(key).or_default().push(place);
        }
    }
    let mut pairs = few(strands);
    for list in lists.values() {
        for (at, &one) in list.iter().enumerate() {
            let next = list.iter().skip(at + 1).take(REACH);
            pairs.extend(next.map(|&other| (one.min(other), one.max(other))));
        }
    }
    pairs
}

/// The main subjects of a small run are all weighed against each other: a bundle that somebody put together.
fn few(strands: &[Strand]) -> BTreeSet<(usize, usize)> {
    let mains: Vec<usize> = strands
        .iter()
        .enumerate()
        .filter(|(_, strand)| strand.is_main)
        .map(|(place, _)| place)
        .collect();
    let all = mains.iter().enumerate().filter(|_| mains.len() <= FEW);
    let pairs = all.flat_map(|(at, &one)| {
        mains
            .iter()
            .skip(at + 1)
            .map(move |&other| (one.min(other), one.max(other)))
    });
    pairs.collect()
}

fn keys(strand: &Strand, rarity: &Rarity) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (site, _) in &strand.sites {
        keys.extend(site.keys().map(|name| format!("={name}")));
        keys.extend(site.cells());
    }
    let words = strand.terms.union(&strand.names);
    let shared = words.filter(|term| (2..=COMMON).contains(&rarity.texts(term)));
    let mut ranked: Vec<(u32, &String)> = shared.map(|term| (rarity.texts(term), term)).collect();
    ranked.sort_by_key(|(texts, term)| (!super::terms::is_name(term), *texts, *term));
    keys.extend(ranked.into_iter().take(WORDS).map(|(_, term)| term.clone()));
    keys
}
