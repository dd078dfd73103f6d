//! The claims of one document that speak of one occurrence, and what they show together.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Days;
use super::families::tells;
use super::markers::Marker;
use super::signs::Signs;
use super::site::{Lie, Site};
use super::terms::{Term, is_name, terms_of_name};

/// A claim of a strand, by its place in the corpus, and why it is in it.
#[derive(Debug, Clone)]
pub struct Thread {
    /// The claim.
    pub claim: usize,
    /// Why.
    pub reason: String,
}

/// Claims of one document about one occurrence.
#[derive(Debug, Default)]
pub struct Strand {
    /// The document, by its place in the corpus.
    pub document: usize,
    /// The day on which it was published.
    pub published: Option<i32>,
    /// Whether it is what the report is about.
    pub is_main: bool,
    /// Its claims, in the order of the text.
    pub threads: Vec<Thread>,
    /// When it happened, as far as that is known.
    pub days: Option<Days>,
    /// Whether those days were told of what happened, and not of what came after it.
    pub has_told_days: bool,
    /// Where, each with how often.
    pub sites: Vec<(Site, u32)>,
    /// The kinds, each with how much it tells.
    pub kinds: BTreeMap<String, u32>,
    /// The named actors with a part in it.
    pub actors: BTreeSet<String>,
    /// Its words, and for the report's main subject those of the title.
    pub terms: BTreeSet<Term>,
    /// Its names; for the report's main subject those of the title and the beginning too.
    pub names: BTreeSet<Term>,
    /// What told it apart from the main subject, where words did.
    pub marker: Option<Marker>,
}

impl Strand {
    /// Takes in a claim and what it shows.
    pub fn add(&mut self, claim: usize, signs: &Signs, reason: String) {
        self.threads.push(Thread { claim, reason });
        for site in &signs.sites {
            self.add_site(site, 1 + u32::from(signs.tells()));
            self.names.extend(terms_of_name(&site.name));
        }
        for kind in &signs.kinds {
            *self.kinds.entry(kind.clone()).or_default() += tells(kind);
        }
        let is_told = signs.kinds.iter().any(|kind| tells(kind) >= 2);
        self.has_told_days |= is_told
            && self
                .days
                .zip(signs.days)
                .is_some_and(|(here, there)| here.gap(there) == 0);
        self.actors.extend(signs.actors.iter().cloned());
        self.terms.extend(signs.terms.iter().cloned());
        self.names
            .extend(signs.terms.iter().filter(|term| is_name(term)).cloned());
    }

    fn add_site(&mut self, site: &Site, weight: u32) {
        let known = self.sites.iter_mut().find(|(known, _)| known.lie(site) == Lie::Same);
        match known {
            Some((_, count)) => *count += weight,
            None => self.sites.push((site.clone(), weight)),
        }
    }

    /// The places that it speaks of most.
    pub fn central(&self) -> impl Iterator<Item = &Site> {
        let most = self.sites.iter().map(|(_, weight)| *weight).max().unwrap_or_default();
        let central = self.sites.iter().filter(move |(_, weight)| 2 * *weight > most);
        central.map(|(site, _)| site)
    }

    /// Whether its own report tells it apart from another strand by time, place or words.
    pub fn is_opposed(&self, other: &Self) -> bool {
        let times = self
            .days
            .zip(other.days)
            .is_some_and(|(here, there)| here.gap(there) > 0);
        let places = self
            .best_lie(&other.sites)
            .is_some_and(|(lie, ..)| lie == Lie::Elsewhere);
        times || places || self.marker != other.marker
    }

    /// The kind that tells most of it.
    pub fn kind(&self) -> Option<&str> {
        let most = self.kinds.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        most.map(|(kind, _)| kind.as_str())
    }

    /// Whether it is of a kind that can go on for long: its days then tell little.
    pub fn lasts(&self) -> bool {
        let lasts = |kind: &String| matches!(&**kind, "abduction" | "capture" | "advance" | "withdrawal" | "coup");
        self.kinds.keys().any(lasts)
    }

    /// How the places of two strands lie to each other at best, with the two that do.
    pub fn best_lie<'a>(&'a self, other: &'a [(Site, u32)]) -> Option<(Lie, &'a Site, &'a Site)> {
        let pairs = self
            .sites
            .iter()
            .flat_map(|(here, _)| other.iter().map(move |(there, _)| (here, there)));
        let lies = pairs.map(|(here, there)| (here.lie(there), here, there));
        lies.max_by_key(|(lie, here, there)| (*lie, std::cmp::Reverse(here.rank.max(there.rank))))
    }
}
