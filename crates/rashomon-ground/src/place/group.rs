//! Names that mean one place: one sense for a name in a document.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_gazetteer::{Entry, Feature, Gazetteer, Point, distance_km, fold};
use rashomon_types::PlaceUse;

use super::lookup::lookup;
use super::name::{Name, Only, Trust};
use super::sort::Sort;

/// Names that mean one place, and what they may mean.
pub(crate) struct Group<'g> {
    pub(crate) words: String,
    pub(crate) sort: Option<Sort>,
    pub(crate) only: Option<Only>,
    pub(crate) trust: Trust,
    /// The names, by number.
    pub(crate) names: Vec<usize>,
    pub(crate) candidates: Vec<Candidate<'g>>,
    /// Whether a relation is stated of it.
    pub(crate) is_related: bool,
    /// Whether "the" stands before it: "the Dnieper", no town.
    pub(crate) is_definite: bool,
    /// How much it says of where the document is.
    pub(crate) weight: f64,
}

/// A row that a name may mean.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'g> {
    pub(crate) entry: Entry<'g>,
    pub(crate) how: How,
    /// What it is worth before the rest of the document is looked at.
    pub(crate) prior: f64,
    /// Its share among the candidates of its name, 0 to 1.
    pub(crate) chance: f64,
    /// What it is worth in the document.
    pub(crate) score: f64,
    /// What it is worth by size alone.
    pub(crate) size: f64,
    /// What the rest of the document says for it.
    pub(crate) support: f64,
    /// The same without what whole countries say.
    pub(crate) local: f64,
    /// Its place on a unit globe, for quick distances.
    pub(crate) vector: [f64; 3],
}

/// How a row was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum How {
    Exact,
    Alias,
    /// By another spelling, at a cost.
    Spelling(f64),
    /// As another spelling of a name in this document.
    InDocument,
}

/// More candidates than these are not looked at; they come with the most populous first.
const MOST_CANDIDATES: usize = 60;

/// The same where a relation may tell them apart.
const MOST_RELATED: usize = 400;
/// How much more a town is worth than the unit of its name around it.
const TOWN_FIRST: f64 = 2.5;

/// The groups of a document's names, in the order of their first names.
pub(crate) fn groups<'g>(names: &[Name], related: &BTreeSet<usize>, gazetteer: &'g Gazetteer) -> Vec<Group<'g>> {
    let mut by_key: BTreeMap<(String, Option<Sort>, Option<Only>), usize> = BTreeMap::new();
    let mut groups: Vec<Group<'g>> = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let apart = name.sort.filter(|sort| matches!(sort, Sort::District | Sort::Region | Sort::Nature | Sort::Road));
        let key = (fold(&name.words), apart, name.only);
        let place = *by_key.entry(key).or_insert_with(|| {
            groups.push(Group {
                words: name.words.clone(),
                sort: None,
                only: name.only,
                trust: Trust::Possible,
                names: Vec::new(),
                candidates: Vec::new(),
                is_related: false,
                is_definite: true,
                weight: 0.0,
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.add(number, name);
            group.is_related |= related.contains(&number);
        }
    }
    for group in &mut groups {
        group.candidates = candidates(group, gazetteer);
        group.reckon_chances(|candidate| candidate.prior);
    }
    groups
}

impl<'g> Group<'g> {
    fn add(&mut self, number: usize, name: &Name) {
        self.names.push(number);
        self.trust = self.trust.max(name.trust);
        self.sort = self.sort.or(name.sort);
        self.is_definite &= name.is_definite && name.sort.is_none();
        let worth = match (name.usage, name.trust) {
            (_, Trust::Possible) => 0.4,
            (PlaceUse::Location, _) => 1.0,
            (_, _) => 0.6,
        };
        self.weight = f64::min(self.weight.max(worth) + if self.names.len() > 1 { 0.1 } else { 0.0 }, 1.5);
    }

    /// Turns scores into shares, so that the sum is 1.
    pub(crate) fn reckon_chances(&mut self, score: impl Fn(&Candidate<'g>) -> f64) {
        let best = self.candidates.iter().map(&score).fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = self.candidates.iter().map(|candidate| (score(candidate) - best).exp()).collect();
        let sum: f64 = weights.iter().sum();
        for (candidate, weight) in self.candidates.iter_mut().zip(weights) {
            candidate.chance = if sum > 0.0 { weight / sum } else { 0.0 };
        }
    }

    /// The best candidate; among equals the first, which is the most populous.
    pub(crate) fn best(&self) -> Option<&Candidate<'g>> {
        self.ranked().first().copied()
    }

    /// The candidates, best first.
    pub(crate) fn ranked(&self) -> Vec<&Candidate<'g>> {
        let mut ranked: Vec<&Candidate<'g>> = self.candidates.iter().collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
        ranked
    }
}

fn candidates<'g>(group: &Group<'g>, gazetteer: &'g Gazetteer) -> Vec<Candidate<'g>> {
    if group.sort.is_some_and(|sort| !sort.is_held()) {
        return Vec::new();
    }
    let found = lookup(gazetteer, &group.words, group.sort, group.only);
    let candidate = |(entry, own): (Entry<'g>, bool)| Candidate::new(entry, if own { How::Exact } else { How::Alias }, group.sort);
    let mut list: Vec<Candidate<'g>> = found.into_iter().map(candidate).collect();
    if group.sort.is_none() {
        prefer_towns(&mut list);
    }
    list.sort_by(|a, b| b.prior.total_cmp(&a.prior));
    list.truncate(if group.is_related { MOST_RELATED } else { MOST_CANDIDATES });
    list
}

/// "Kidal" alone is the town, not the region of that name around it; "Kidal region" says otherwise.
fn prefer_towns(list: &mut [Candidate<'_>]) {
    let towns: Vec<(Entry<'_>, f64)> = list
        .iter()
        .filter(|candidate| candidate.entry.feature == Feature::Settlement)
        .map(|candidate| (candidate.entry, candidate.prior))
        .collect();
    for unit in list.iter_mut().filter(|candidate| matches!(candidate.entry.feature, Feature::Region | Feature::District)) {
        let inside = towns.iter().filter(|(town, _)| town.country == unit.entry.country && town.admin1 == unit.entry.admin1 && distance_km(town.point, unit.entry.point) < unit.entry.radius_km.max(60.0) * 2.0);
        let best = inside.map(|(_, prior)| *prior).fold(f64::NEG_INFINITY, f64::max);
        // A village of the region's name does not take its place.
        if best > 5.5 {
            unit.prior = unit.prior.min(best - TOWN_FIRST);
            unit.score = unit.prior;
        }
    }
}

impl<'g> Candidate<'g> {
    pub(crate) fn new(entry: Entry<'g>, how: How, sort: Option<Sort>) -> Self {
        let size = prior(&entry, how);
        let prior = size + sort.map_or(0.0, |sort| sort.agrees(entry.feature));
        Self {
            entry,
            how,
            prior,
            chance: 0.0,
            score: prior,
            size,
            support: 0.0,
            local: 0.0,
            vector: vector(entry.point),
        }
    }
}

/// What a row is worth by itself: large and high places are spoken of more.
fn prior(entry: &Entry<'_>, how: How) -> f64 {
    let people = (1.0 + entry.population as f64).ln();
    let rank = match entry.feature {
        Feature::Country => 10.0,
        Feature::Region => 3.0 + 0.3 * people,
        Feature::District => 0.4 * people,
        Feature::Area => 6.0,
        Feature::Settlement => 0.6 * people,
    };
    let seat = match entry.seat {
        Some(Feature::Country) => 2.0,
        Some(_) => 0.7,
        None => 0.0,
    };
    let name = match how {
        How::Exact => 0.0,
        How::Alias => -1.5,
        How::Spelling(cost) => -4.0 * cost,
        How::InDocument => -1.0,
    };
    rank + seat + name
}

/// A point on a unit globe.
fn vector(point: Point) -> [f64; 3] {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}
