//! Sentences that a publisher puts under many of its texts: they make no text a copy of another.

use std::collections::{HashMap, HashSet};

use super::index::Mixed;
use super::kin::Home;
use super::overlap::Later;
use super::text::{Portrait, mix};

/// From so many texts of one publisher on a sentence may be stock.
const TEXTS: u32 = 3;

/// What two texts must share of the smaller one apart from stock: less than for a copy, more than by chance.
const SHARE: f64 = 0.12;

/// Fewer triples than this are no text to go by.
const FEW: usize = 6;

/// How many different texts of each publisher have a sentence.
#[derive(Debug, Default)]
pub struct Stock {
    texts: HashMap<u64, u32, Mixed>,
}

impl Stock {
    /// Counts the sentences of all texts, those of identical texts once.
    #[must_use]
    pub fn of(portraits: &[Portrait], homes: &[Home]) -> Self {
        let mut stock = Self::default();
        let mut seen: HashSet<u64, Mixed> = HashSet::default();
        for (portrait, home) in portraits.iter().zip(homes) {
            let Some(publisher) = home.publisher() else { continue };
            let publisher = name_hash(publisher);
            if !seen.insert(mix(portrait.whole ^ publisher)) {
                continue;
            }
            let mut sentences: Vec<u64> = portrait.sentences.iter().map(|sentence| sentence.hash).collect();
            sentences.sort_unstable();
            sentences.dedup();
            for sentence in sentences {
                *stock.texts.entry(mix(sentence ^ publisher)).or_default() += 1;
            }
        }
        stock
    }

    /// A text without its publisher's stock, and without its quotations.
    #[must_use]
    pub fn rest(&self, text: &Portrait, home: &Home) -> Portrait {
        let publisher = name_hash(home.publisher().unwrap_or_default());
        text.without(|sentence| {
            self.texts
                .get(&mix(sentence ^ publisher))
                .is_some_and(|&texts| texts >= TEXTS)
        })
    }

    /// Whether two texts of one publisher share more than its stock.
    #[must_use]
    pub fn share_more(&self, later: &Portrait, earlier: &Portrait, home: &Home) -> bool {
        let (rest, other) = (self.rest(later, home), self.rest(earlier, home));
        if rest.own.len() == later.own.len() && other.own.len() == earlier.own.len() {
            return true;
        }
        if rest.own.len().min(other.own.len()) < FEW {
            // Editions that grew, or a page of nothing but stock: told apart by how much there is besides.
            return 2 * rest.own.len().max(other.own.len()) < later.own.len().max(earlier.own.len());
        }
        let shared = Later::new(&rest).overlap(&other).shared;
        shared as f64 >= SHARE * rest.distinct.min(other.distinct) as f64
    }
}

fn name_hash(name: &str) -> u64 {
    name.bytes().fold(0, |hash, byte| mix(hash ^ u64::from(byte)))
}
