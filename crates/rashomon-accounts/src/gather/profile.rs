//! What a report is about: where and when its main occurrence happened.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Days;
use super::families::{Family, family};
use super::signs::Signs;
use super::signs::Text;
use super::site::{Lie, Site};
use super::terms::{Term, is_name, terms};
use crate::corpus::Corpus;

/// What a report is about.
#[derive(Debug, Default)]
pub struct Profile {
    /// The place that most of it speaks of.
    pub site: Option<Site>,
    /// The family of kinds that most of it speaks of.
    pub family: Option<Family>,
    /// The days that most of it speaks of.
    pub days: Option<Days>,
    /// The day on which it was published.
    pub published: Option<i32>,
    /// The words of the title and of the first claims.
    pub terms: BTreeSet<Term>,
    /// The names of the title and of the first two claims.
    pub subject: BTreeSet<Term>,
    /// The names of the title and of the beginning of the text.
    pub names: BTreeSet<Term>,
}

/// So many claims at the beginning count double, and their words tell what the report is about.
pub const LEAD: usize = 5;

/// Reports are about what happened in so many days before them, mostly.
const NEWS_DAYS: i32 = 30;

/// What lies so many days back is history, whatever a report says of it.
const LONG_AGO: i32 = 400;

/// The beginning of a report, in bytes: names in it tell what it is about.
const BEGINNING: usize = 900;

fn beginning(text: &str) -> &str {
    let end = (0..=BEGINNING.min(text.len()))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// The main occurrence goes on for so many days at most.
const LONGEST: i32 = 4;

impl Profile {
    /// Reads a document by the signs of its claims, in the order of the text.
    pub fn of(corpus: &Corpus<'_>, document: usize, text: &Text, signs: &[Signs]) -> Self {
        let title = corpus.documents.get(document).and_then(|found| found.title.as_deref());
        let title = title.unwrap_or_default();
        let published = corpus.published(document).map(super::days::number);
        let own: Vec<(usize, &Signs)> = signs.iter().enumerate().filter(|(_, signs)| is_plain(signs)).collect();
        let mut words = terms(title, &text.casing);
        let beginning = corpus
            .documents
            .get(document)
            .map_or("", |found| beginning(&found.text));
        let mut names: BTreeSet<Term> = words.clone();
        names.extend(terms(beginning, &text.casing));
        names.retain(|term| is_name(term));
        let first = own.iter().take(2).flat_map(|(_, signs)| &signs.terms);
        let subject = words
            .iter()
            .chain(first)
            .filter(|term| is_name(term))
            .cloned()
            .collect();
        for (_, signs) in own.iter().take(LEAD) {
            words.extend(signs.terms.iter().cloned());
        }
        let family = main_family(&own);
        Self {
            site: main_site(&own, &rashomon_gazetteer::fold(title)),
            days: main_days(&own, published, family),
            family,
            published,
            terms: words,
            names,
            subject,
        }
    }
}

/// Whether nothing in a claim's words tells of another occasion.
fn is_plain(signs: &Signs) -> bool {
    signs.marker.is_none() && !signs.other
}

/// A claim at the beginning counts more, and one that mentions an event counts more.
fn weight(place: usize, signs: &Signs) -> u32 {
    1 + u32::from(place < LEAD) + u32::from(signs.tells())
}

fn main_site(own: &[(usize, &Signs)], title: &str) -> Option<Site> {
    let mut votes: Vec<(Site, u32)> = Vec::new();
    for (place, signs) in own {
        for site in &signs.sites {
            let weight = weight(*place, signs);
            match votes.iter_mut().find(|(known, _)| known.lie(site) == Lie::Same) {
                Some((_, count)) => *count += weight,
                None => votes.push((site.clone(), weight)),
            }
        }
    }
    for (site, count) in &mut votes {
        if site.keys().any(|key| title.contains(key)) {
            *count += 6;
        }
    }
    let best = votes.iter().rev().max_by_key(|(_, count)| *count);
    best.map(|(site, _)| site.clone())
}

/// The family of kinds that most of it speaks of.
fn main_family(own: &[(usize, &Signs)]) -> Option<Family> {
    let mut votes: BTreeMap<Family, u32> = BTreeMap::new();
    for (place, signs) in own {
        let mut found = BTreeSet::new();
        for kind in signs.kinds.iter().filter(|kind| family(kind) != Family::Any) {
            found.insert(family(kind));
        }
        for family in found {
            *votes.entry(family).or_default() += weight(*place, signs);
        }
    }
    let best = votes.into_iter().rev().max_by_key(|(_, count)| *count);
    best.map(|(family, _)| family)
}

/// Whether nothing in a claim is of another family only.
fn is_of(signs: &Signs, main: Option<Family>) -> bool {
    let mut families = signs.kinds.iter().map(|kind| family(kind));
    signs.kinds.is_empty() || main.is_none() || families.any(|family| family == Family::Any || Some(family) == main)
}

fn main_days(own: &[(usize, &Signs)], published: Option<i32>, family: Option<Family>) -> Option<Days> {
    let mut votes: Vec<(Days, u32)> = Vec::new();
    for (place, signs) in own {
        let Some(days) = signs.days.filter(|_| is_of(signs, family)) else {
            continue;
        };
        let is_news = published.is_none_or(|day| (day - NEWS_DAYS..=day + 1).contains(&days.last));
        // "The attack was an answer to the hangings of March": the month is not that of the attack.
        let is_aside = signs.known.is_some() && !signs.is_known_elsewhere;
        let is_vague = !days.is_fine() && (is_aside || !is_news || !signs.tells());
        let is_history = published.is_some_and(|day| day - days.last > LONG_AGO);
        if is_vague || is_history || (*place >= LEAD && !signs.tells()) {
            continue;
        }
        let weight = weight(*place, signs) * if days.is_fine() && is_news { 4 } else { 1 };
        match votes.iter_mut().find(|(known, _)| *known == days) {
            Some((_, count)) => *count += weight,
            None => votes.push((days, weight)),
        }
    }
    let best = votes.iter().rev().max_by_key(|(_, count)| *count);
    let (best, _) = best?;
    Some(votes.iter().fold(*best, |all, (days, _)| grown(all, *days)))
}

/// A stretch with a neighbouring one that goes on with it.
fn grown(all: Days, next: Days) -> Days {
    let hull = all.hull(next);
    let goes_on = all.gap(next) <= 1 && next.is_fine() && hull.length() <= LONGEST;
    if goes_on { hull } else { all }
}
