//! What a report is about: where and when its main occurrence happened.

use std::collections::BTreeSet;

use super::days::Days;
use super::signs::Signs;
use super::signs::Text;
use super::site::{Lie, Site};
use super::terms::{Term, terms};
use crate::corpus::Corpus;

/// What a report is about.
#[derive(Debug, Default)]
pub struct Profile {
    /// The place that most of it speaks of.
    pub site: Option<Site>,
    /// The days that most of it speaks of.
    pub days: Option<Days>,
    /// The day on which it was published.
    pub published: Option<i32>,
    /// The words of the title and of the first claims.
    pub terms: BTreeSet<Term>,
}

/// So many claims at the beginning count double, and their words tell what the report is about.
const LEAD: usize = 5;

/// The main occurrence goes on for so many days at most.
const LONGEST: i32 = 4;

impl Profile {
    /// Reads a document by the signs of its claims, in the order of the text.
    pub fn of(corpus: &Corpus<'_>, document: usize, text: &Text, signs: &[Signs]) -> Self {
        let title = corpus.documents.get(document).and_then(|found| found.title.as_deref());
        let title = title.unwrap_or_default();
        let own: Vec<(usize, &Signs)> = signs.iter().enumerate().filter(|(_, signs)| is_plain(signs)).collect();
        let mut words = terms(title, &text.casing);
        for (_, signs) in own.iter().take(LEAD) {
            words.extend(signs.terms.iter().cloned());
        }
        Self {
            site: main_site(&own, &rashomon_gazetteer::fold(title)),
            days: main_days(&own),
            published: corpus.published(document).map(super::days::number),
            terms: words,
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

fn main_days(own: &[(usize, &Signs)]) -> Option<Days> {
    let mut votes: Vec<(Days, u32)> = Vec::new();
    for (place, signs) in own {
        let Some(days) = signs.days else { continue };
        let weight = weight(*place, signs) * if days.is_fine() { 3 } else { 1 };
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
