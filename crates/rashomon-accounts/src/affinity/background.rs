//! How rare each word is in the run, and how alike two reports are.

use std::collections::{BTreeMap, HashMap};

use super::common::{self, PRIOR};
use super::stems::{Stems, are_akin};

/// A stem of the run's vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stem(u32);

/// The vocabulary of a run and the direction of each of its reports in it.
///
/// A report's vector is the usual one: each stem weighs (1 + ln count) · rarity, length 1. Rarity is ln(1 + reports / reports with it), where
/// the reports of the run stand beside a hundred others: see `common`.
pub struct Background {
    stemmer: Stems,
    /// All stems with what is known of each, in alphabetical order: a stem's number is its place here.
    known: Vec<Known>,
    vectors: Vec<Vec<(Stem, f64)>>,
}

/// What the run shows of a stem.
#[derive(Debug, Clone, Default)]
struct Known {
    name: String,
    /// The shortest of its words, the first in the alphabet among those.
    word: String,
    /// How often it was seen, how often with a capital, and in how many reports.
    seen: u32,
    capital: u32,
    reports: u32,
    rarity: f64,
}

impl Known {
    fn see(&mut self, word: &str, times: u32) {
        self.seen += times;
        self.capital += times * u32::from(word.starts_with(char::is_uppercase));
        if self.word.is_empty() || (word.len(), word) < (self.word.len(), &self.word) {
            word.clone_into(&mut self.word);
        }
    }
}

impl Background {
    /// Of the texts of a run, one a report. The order of the texts makes no difference but to their numbers.
    pub fn new<'text>(texts: impl IntoIterator<Item = &'text str>) -> Self {
        let stemmer = Stems::new();
        let mut found: BTreeMap<String, Known> = BTreeMap::new();
        let mut stems = HashMap::new();
        let counted = texts
            .into_iter()
            .map(|text| count(&stemmer, text, &mut stems, &mut found));
        let counts: Vec<BTreeMap<String, u32>> = counted.collect();
        let named = found.into_iter().map(|(name, known)| Known { name, ..known });
        let mut out = Self {
            stemmer,
            known: named.collect(),
            vectors: Vec::new(),
        };
        out.weigh(counts.len());
        out.vectors = counts.iter().map(|counts| out.vector(counts)).collect();
        out
    }

    fn weigh(&mut self, reports: usize) {
        let all = reports as f64 + PRIOR;
        let shares = common::shares();
        let weight = |some: u32, share: f64| (all / (f64::from(some) + PRIOR * share)).ln_1p();
        for known in &mut self.known {
            let share = shares.get(known.name.as_str()).copied();
            known.rarity = weight(known.reports, share.unwrap_or(common::RARE));
        }
    }

    fn vector(&self, counts: &BTreeMap<String, u32>) -> Vec<(Stem, f64)> {
        let weight = |(name, &count): (&String, &u32)| {
            let stem = self.find(name)?;
            Some((stem, (1.0 + f64::from(count).ln()) * self.rarity(stem)))
        };
        let mut vector: Vec<(Stem, f64)> = counts.iter().filter_map(weight).collect();
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        vector
    }

    fn find(&self, name: &str) -> Option<Stem> {
        let place = self.known.binary_search_by(|known| known.name.as_str().cmp(name));
        Some(Stem(u32::try_from(place.ok()?).ok()?))
    }

    fn known(&self, stem: Stem) -> Option<&Known> {
        self.known.get(stem.0 as usize)
    }

    /// The stems of a text, in its order; words that no report has are left out.
    pub fn stems<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Stem> + 'a {
        self.stemmer.of(text).filter_map(|name| self.find(&name))
    }

    /// The stems of a text, sorted, each once.
    #[must_use]
    pub fn stem_set(&self, text: &str) -> Vec<Stem> {
        let mut stems: Vec<Stem> = self.stems(text).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The stem itself.
    #[must_use]
    pub fn name(&self, stem: Stem) -> &str {
        self.known(stem).map_or("", |known| &known.name)
    }

    /// The shortest word of the run that has this stem, for a person to read.
    #[must_use]
    pub fn word(&self, stem: Stem) -> &str {
        self.known(stem).map_or("", |known| &known.word)
    }

    /// How rare a stem is: ln(1 + reports / reports with it).
    #[must_use]
    pub fn rarity(&self, stem: Stem) -> f64 {
        self.known(stem).map_or(0.0, |known| known.rarity)
    }

    /// Whether a stem is a name's: four times in five and more it is written with a capital.
    #[must_use]
    pub fn is_name(&self, stem: Stem) -> bool {
        self.known(stem)
            .is_some_and(|known| 5 * known.capital >= 4 * known.seen)
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

/// Counts the stems of a text, and notes them among those found. `stems` remembers what each word gave.
fn count<'text>(
    stemmer: &Stems,
    text: &'text str,
    stems: &mut HashMap<&'text str, Option<String>>,
    found: &mut BTreeMap<String, Known>,
) -> BTreeMap<String, u32> {
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    for word in Stems::words(text) {
        *words.entry(word).or_insert(0) += 1;
    }
    let mut counts = BTreeMap::new();
    for (word, times) in words {
        let stem = stems.entry(word).or_insert_with(|| stemmer.stem(word));
        let Some(name) = stem else { continue };
        if !found.contains_key(name) {
            found.insert(name.clone(), Known::default());
        }
        let Some(known) = found.get_mut(name) else { continue };
        known.see(word, times);
        let count = counts.entry(name.clone()).or_insert(0);
        known.reports += u32::from(*count == 0);
        *count += times;
    }
    counts
}

/// The stems that two sorted sets share.
pub(super) fn shared<'a>(a: &'a [Stem], b: &'a [Stem]) -> impl Iterator<Item = Stem> + 'a {
    a.iter().copied().filter(|stem| b.binary_search(stem).is_ok())
}
