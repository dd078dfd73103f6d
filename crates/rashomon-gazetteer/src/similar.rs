//! Finding rows by a name that is spelt otherwise: every name in the area is compared.
//!
//! Within an area there are some thousands of names, and comparing with all of them finds big distortions that an index
//! of near spellings misses. Most rows are ruled out by the letters that all their names lack, which are gathered once for
//! an area, others by a sound that has no partner, so few are compared letter by letter.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::file::{File, RowId, RowText, Section};
use crate::fold;
use crate::sounds::{Sounds, Wanted, letter_bit};

/// What a name may cost for each of its sounds, in hundredths.
const PER_SOUND: u16 = 36;
/// The least and the most that is ever allowed.
const LEAST: u16 = 80;
const MOST: u16 = 300;
/// What an article that only one of two names has costs, and names that differ in doubled letters alone.
const ARTICLE: u16 = 15;
const DOUBLED: u16 = 5;
/// A name without its article has at least so many letters.
const SHORTEST: usize = 4;

/// A row and letters of its names, a bit each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lettered {
    row: RowId,
    /// Those that any of them has.
    any: u32,
    /// Some that each of them has.
    all: u32,
}

/// The letters of rows, those left out that have too few people.
pub(crate) fn lettered(file: &File, rows: Vec<RowId>, least_people: u64) -> Vec<Lettered> {
    let texts = file.section(Section::Texts);
    let read = |row: RowId| {
        let text = RowText::read(texts, &file.record(row)?)?;
        let letters = text.letters();
        let all = if text.has_one_name() { sure(letters) } else { 0 };
        (text.population >= least_people).then_some(Lettered { row, any: letters, all })
    };
    rows.into_iter().filter_map(read).collect()
}

/// Letters of a name but for those that may be its article's.
fn sure(letters: u32) -> u32 {
    letters & !(letter_bit(b'a') | letter_bit(b'l'))
}

/// A row with a name that is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Near {
    pub(crate) row: RowId,
    /// In hundredths of a wrong letter.
    pub(crate) cost: u16,
    pub(crate) own_name: bool,
}

/// Compares one name with many.
pub(crate) struct Search {
    folded: String,
    wanted: Wanted,
    /// The name without an article, if it has one.
    bare: Option<Wanted>,
    bound: u16,
    limit: usize,
}

impl Search {
    /// Nothing for a name without a letter, or in a script that is not transliterated. `most` bounds the cost, in wrong
    /// letters.
    pub(crate) fn new(name: &str, limit: usize, most: f64) -> Option<Self> {
        let folded = fold(name);
        let sounds = Sounds::of(folded.as_bytes());
        let bound = u16::try_from(sounds.len())
            .unwrap_or(u16::MAX)
            .saturating_mul(PER_SOUND);
        let is_useful = folded.is_ascii() && !folded.is_empty() && limit > 0;
        is_useful.then(|| Self {
            bare: without_article(folded.as_bytes()).map(|bare| Wanted::new(Sounds::of(bare))),
            wanted: Wanted::new(sounds),
            folded,
            // A number too large becomes the largest.
            bound: bound.clamp(LEAST, MOST).min((most * 100.0).ceil() as u16),
            limit,
        })
    }

    /// The nearest of some rows, the nearest first, then the most populous.
    pub(crate) fn among(&self, file: &File, rows: &[Lettered]) -> Vec<Near> {
        let mut nearest = Nearest {
            by_cost: BTreeMap::new(),
            count: 0,
            limit: self.limit,
            bound: self.bound,
        };
        let mut buffer = Vec::new();
        for lettered in rows {
            if !self.is_ruled_out(lettered.any, lettered.all, nearest.bound)
                && let Some((near, population)) = self.compare(file, lettered.row, nearest.bound, &mut buffer)
            {
                nearest.add(near, population);
            }
        }
        nearest
            .by_cost
            .into_values()
            .flatten()
            .map(|(_, near)| near)
            .take(self.limit)
            .collect()
    }

    /// Whether letters alone say that names cost more: any that they have, and some that each has.
    fn is_ruled_out(&self, any: u32, all: u32, bound: u16) -> bool {
        self.wanted.least_by_unlike(all) > bound || self.least_by_letters(any) > bound
    }

    fn least_by_letters(&self, letters: u32) -> u16 {
        let whole = self.wanted.least_by_letters(letters);
        let bare = self.bare.as_ref().map(|bare| bare.least_by_letters(letters));
        bare.map_or(whole, |bare| bare.min(whole))
    }

    fn compare(&self, file: &File, row: RowId, mut bound: u16, buffer: &mut Vec<u8>) -> Option<(Near, u64)> {
        let record = file.record(row)?;
        let text = RowText::read(file.section(Section::Texts), &record)?;
        let mut names = text.folded_similar(std::mem::take(buffer));
        let mut best = None;
        let mut own_name = true;
        while let Some(name) = names.next() {
            if let Some(cost) = self.cost(name, bound) {
                let near = Near { row, cost, own_name };
                best = Some((near, text.population));
                // Only what is nearer still matters from here on.
                let Some(less) = cost.checked_sub(1) else { break };
                bound = less;
            }
            own_name = false;
        }
        *buffer = names.into_buffer();
        best
    }

    fn cost(&self, name: &[u8], bound: u16) -> Option<u16> {
        if name == self.folded.as_bytes() {
            return Some(0);
        }
        let letters = name.iter().fold(0, |letters, letter| letters | letter_bit(*letter));
        if self.is_ruled_out(letters, sure(letters), bound) {
            return None;
        }
        let sounds = Sounds::of(name);
        let whole = self.wanted.distance(&sounds, bound).map(|cost| cost.max(DOUBLED));
        let bare = without_article(name).map(Sounds::of);
        if self.bare.is_none() && bare.is_none() {
            return whole;
        }
        let ours = self.bare.as_ref().unwrap_or(&self.wanted);
        let stripped = ours.distance(&bare.unwrap_or(sounds), bound).map(|cost| cost + ARTICLE);
        whole.into_iter().chain(stripped.filter(|cost| *cost <= bound)).min()
    }
}

/// The best so far.
struct Nearest {
    by_cost: BTreeMap<u16, Vec<(Reverse<u64>, Near)>>,
    count: usize,
    limit: usize,
    bound: u16,
}

impl Nearest {
    fn add(&mut self, near: Near, population: u64) {
        let same = self.by_cost.entry(near.cost).or_default();
        let place = same.partition_point(|(other, _)| *other <= Reverse(population));
        same.insert(place, (Reverse(population), near));
        self.count += 1;
        // The costliest are let go once enough are cheaper.
        while let Some((cost, last)) = self.by_cost.last_key_value().map(|(cost, same)| (*cost, same.len())) {
            if self.count - last < self.limit {
                break;
            }
            self.by_cost.remove(&cost);
            self.count -= last;
            self.bound = self.by_cost.last_key_value().map_or(cost, |(cost, _)| *cost);
        }
    }
}

/// A name without an Arabic article before it: "al", "el", or one with the sound that follows doubled ("arraqqa").
fn without_article(name: &[u8]) -> Option<&[u8]> {
    let (first, rest) = name.split_first()?;
    let (second, rest) = rest.split_first()?;
    let is_article = matches!(first, b'a' | b'e') && (*second == b'l' || rest.first() == Some(second));
    (is_article && rest.len() >= SHORTEST).then_some(rest)
}
