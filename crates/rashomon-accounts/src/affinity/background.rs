//! How rare each word is in the run, and how alike two reports are.

use std::collections::BTreeMap;

use super::stems::{Stems, are_akin};

/// A stem of the run's vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stem(u32);

/// The vocabulary of a run and the direction of each of its reports in it.
///
/// A report's vector is the usual one: each stem weighs (1 + ln count) · ln(1 + reports / reports with it), length 1.
pub struct Background {
    stemmer: Stems,
    by_name: BTreeMap<String, Stem>,
    names: Vec<String>,
    rarity: Vec<f64>,
    /// The most that a stem can weigh: that of one report alone.
    greatest: f64,
    vectors: Vec<Vec<(Stem, f64)>>,
}

impl Background {
    /// Of the texts of a run, one a report, in its order.
    pub fn new<'text>(texts: impl IntoIterator<Item = &'text str>) -> Self {
        let mut out = Self {
            stemmer: Stems::new(),
            by_name: BTreeMap::new(),
            names: Vec::new(),
            rarity: Vec::new(),
            greatest: 1.0,
            vectors: Vec::new(),
        };
        let counts: Vec<BTreeMap<Stem, u32>> = texts.into_iter().map(|text| out.count(text)).collect();
        out.weigh(&counts);
        out.vectors = counts.iter().map(|counts| out.vector(counts)).collect();
        out
    }

    fn count(&mut self, text: &str) -> BTreeMap<Stem, u32> {
        let mut counts = BTreeMap::new();
        let stems: Vec<String> = self.stemmer.of(text).collect();
        for name in stems {
            let next = Stem(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
            let stem = *self.by_name.entry(name.clone()).or_insert(next);
            if stem == next {
                self.names.push(name);
            }
            *counts.entry(stem).or_insert(0) += 1;
        }
        counts
    }

    fn weigh(&mut self, counts: &[BTreeMap<Stem, u32>]) {
        let mut with_it = vec![0_u32; self.names.len()];
        for stem in counts.iter().flat_map(BTreeMap::keys) {
            if let Some(count) = with_it.get_mut(stem.0 as usize) {
                *count += 1;
            }
        }
        let all = counts.len() as f64;
        self.greatest = all.ln_1p().max(f64::MIN_POSITIVE);
        self.rarity = with_it
            .iter()
            .map(|&some| (all / f64::from(some.max(1))).ln_1p())
            .collect();
    }

    fn vector(&self, counts: &BTreeMap<Stem, u32>) -> Vec<(Stem, f64)> {
        let weight = |(&stem, &count): (&Stem, &u32)| (stem, (1.0 + f64::from(count).ln()) * self.rarity(stem));
        let mut vector: Vec<(Stem, f64)> = counts.iter().map(weight).collect();
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        vector
    }

    /// The stems of a text, in its order; words that no report has are left out.
    pub fn stems<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Stem> + 'a {
        self.stemmer
            .of(text)
            .filter_map(|name| self.by_name.get(&name).copied())
    }

    /// The stems of a text, sorted, each once.
    #[must_use]
    pub fn stem_set(&self, text: &str) -> Vec<Stem> {
        let mut stems: Vec<Stem> = self.stems(text).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The stem as it is written.
    #[must_use]
    pub fn name(&self, stem: Stem) -> &str {
        self.names.get(stem.0 as usize).map_or("", String::as_str)
    }

    /// How rare a stem is: ln(1 + reports / reports with it).
    #[must_use]
    pub fn rarity(&self, stem: Stem) -> f64 {
        self.rarity.get(stem.0 as usize).copied().unwrap_or(0.0)
    }

    /// How rare a stem is as a share of how rare one can be, 0 to 1.
    #[must_use]
    pub fn rarity_share(&self, stem: Stem) -> f64 {
        self.rarity(stem) / self.greatest
    }

    /// Whether two stems are one word's by their looks.
    #[must_use]
    pub fn are_akin(&self, a: Stem, b: Stem) -> bool {
        a == b || are_akin(self.name(a), self.name(b))
    }

    /// How many reports there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.vectors.len()
    }

    /// Whether there is no report.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vectors.is_empty()
    }

    /// The vector of a report: its stems with their weights, in the order of the stems.
    #[must_use]
    pub fn vector_of(&self, document: usize) -> &[(Stem, f64)] {
        self.vectors.get(document).map_or(&[], Vec::as_slice)
    }

    /// The cosine of two reports' vectors, 0 to 1.
    #[must_use]
    pub fn similarity(&self, a: usize, b: usize) -> f64 {
        let (mut left, mut right) = (self.vector_of(a), self.vector_of(b));
        let mut sum = 0.0;
        while let ([first, rest @ ..], [other, others @ ..]) = (left, right) {
            if first.0 == other.0 {
                sum += first.1 * other.1;
            }
            (left, right) = (
                if first.0 <= other.0 { rest } else { left },
                if other.0 <= first.0 { others } else { right },
            );
        }
        sum
    }

    /// How alike two sorted sets of stems are: the cosine of their vectors, each stem weighing its rarity, 0 to 1.
    #[must_use]
    pub fn overlap(&self, a: &[Stem], b: &[Stem]) -> f64 {
        let weight = |stems: &[Stem]| stems.iter().map(|&stem| self.rarity(stem).powi(2)).sum::<f64>();
        let both: f64 = shared(a, b).map(|stem| self.rarity(stem).powi(2)).sum();
        if both > 0.0 {
            both / (weight(a) * weight(b)).sqrt()
        } else {
            0.0
        }
    }

    /// The share of a sorted set of stems, by rarity, that a report has.
    #[must_use]
    pub fn share_in(&self, stems: &[Stem], document: usize) -> f64 {
        let vector = self.vector_of(document);
        let has = |stem: &Stem| vector.binary_search_by_key(stem, |entry| entry.0).is_ok();
        let weight = |stem: &Stem| self.rarity(*stem);
        let all: f64 = stems.iter().map(weight).sum();
        let some: f64 = stems.iter().filter(|stem| has(stem)).map(weight).sum();
        if all > 0.0 { some / all } else { 0.0 }
    }
}

/// The stems that two sorted sets share.
pub(super) fn shared<'a>(a: &'a [Stem], b: &'a [Stem]) -> impl Iterator<Item = Stem> + 'a {
    a.iter().copied().filter(|stem| b.binary_search(stem).is_ok())
}
