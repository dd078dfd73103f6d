//! How much tells that two strands of different documents speak of one occurrence, and what.

use std::collections::BTreeSet;

use super::families::can_be_one;
use super::markers::Marker;
use super::site::Lie;
use super::strand::Strand;
use super::terms::{Rarity, Term, terms_of_name, words_of};

/// What ties two strands to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How strong it is, in points.
    pub points: i32,
    /// What tells for it, for people.
    pub reasons: Vec<String>,
}

/// Strands with so many points speak of one occurrence.
pub const ENOUGH: i32 = 40;

/// Words that both share count so many points at most.
const MOST_FOR_WORDS: i32 = 40;

impl Link {
    /// Weighs two strands.
    pub fn between(one: &Strand, other: &Strand, rarity: &Rarity) -> Self {
        let mut link = Self {
            points: 0,
            reasons: Vec::new(),
        };
        link.by_place(one, other);
        link.by_time(one, other);
        link.by_kind(one, other);
        link.by_actors(one, other);
        link.by_words(one, other, rarity);
        if (one.marker == Some(Marker::Series)) != (other.marker == Some(Marker::Series)) {
            link.points -= ENOUGH;
        }
        link
    }

    fn count(&mut self, points: i32, reason: impl FnOnce() -> String) {
        self.points += points;
        if points > 0 {
            self.reasons.push(reason());
        }
    }

    fn by_place(&mut self, one: &Strand, other: &Strand) {
        match one.best_lie(&other.sites) {
            Some((Lie::Same, here, _)) => self.count(25, || format!("same place: {}", here.name)),
            Some((Lie::Inside, here, there)) if here.name == there.name => {
                self.count(25, || format!("same place: {}", here.name));
            }
            Some((Lie::Inside, here, there)) => self.count(15, || {
                let (small, large) = if here.rank <= there.rank {
                    (here, there)
                } else {
                    (there, here)
                };
                format!("{} lies in or by {}", small.name, large.name)
            }),
            Some((Lie::Elsewhere, ..)) => self.points -= 50,
            Some((Lie::Unknown, ..)) | None => match named(one, other).or_else(|| named(other, one)) {
                Some(name) => self.count(22, || format!("both name {name}")),
                None if one.sites.is_empty() || other.sites.is_empty() => {}
                None => self.points -= 8,
            },
        }
    }

    fn by_time(&mut self, one: &Strand, other: &Strand) {
        let (Some(here), Some(there)) = (one.days, other.days) else {
            return self.by_publication(one, other);
        };
        if here.gap(there) > 0 {
            let lasts = one.lasts() || other.lasts();
            let is_told = one.has_told_days && other.has_told_days;
            self.points -= if lasts || !is_told { 12 } else { 60 };
        } else if here.is_fine() && there.is_fine() {
            let shared = if here.length() <= there.length() { here } else { there };
            self.count(20, || format!("same day: {}", shared.words()));
        } else {
            self.count(8, || format!("times overlap: {}", here.words()));
        }
    }

    /// Reports of one event come out near each other, mostly; and none comes out before it.
    fn by_publication(&mut self, one: &Strand, other: &Strand) {
        let (Some(here), Some(there)) = (one.published, other.published) else {
            return;
        };
        let is_before = |published: i32, strand: &Strand| strand.days.is_some_and(|days| published + 1 < days.first);
        if is_before(here, other) || is_before(there, one) {
            self.points -= 40;
            return;
        }
        match here.abs_diff(there) {
            0..=2 => self.count(10, || "published within two days of each other".to_owned()),
            3..=7 => self.count(6, || "published within a week of each other".to_owned()),
            8..=30 => self.points += 2,
            31..=180 => {}
            _ => self.points -= 10,
        }
    }

    fn by_kind(&mut self, one: &Strand, other: &Strand) {
        let (Some(here), Some(there)) = (one.kind(), other.kind()) else {
            return;
        };
        if here == there {
            self.count(10, || format!("same kind of event: {}", here.replace('_', " ")));
        } else if can_be_one(here, there) {
            self.points += 5;
        } else {
            self.points -= 25;
        }
    }

    fn by_actors(&mut self, one: &Strand, other: &Strand) {
        let shared = one.actors.intersection(&other.actors).count();
        self.points += match shared {
            0 => 0,
            1 => 4,
            _ => 8,
        };
        if shared > 0 {
            self.reasons.push("the same actors have a part in it".to_owned());
        }
    }

    fn by_words(&mut self, one: &Strand, other: &Strand, rarity: &Rarity) {
        let shared: BTreeSet<&Term> = one.terms.intersection(&other.terms).collect();
        let weight = |terms: &BTreeSet<Term>| terms.iter().map(|term| rarity.weight(term)).sum::<f64>();
        let whole = (weight(&one.terms) * weight(&other.terms)).sqrt();
        if shared.is_empty() || whole <= 0.0 {
            return;
        }
        let mut ranked: Vec<(i64, &Term)> = shared.iter().map(|term| (milli(rarity.weight(term)), *term)).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let sum: i64 = ranked.iter().map(|(weight, _)| weight).sum();
        let points = (100.0 * sum as f64 / 1000.0 / whole).round() as i32;
        let first: Vec<String> = ranked.iter().take(4).map(|(_, term)| words_of(term)).collect();
        self.count(points.min(MOST_FOR_WORDS), || {
            format!("rare words in common: {}", first.join(", "))
        });
    }
}

/// Thousandths, so that sums do not depend on their order.
fn milli(weight: f64) -> i64 {
    (weight * 1000.0).round() as i64
}

/// A place of the one that the other speaks of without using it as a place.
fn named(one: &Strand, other: &Strand) -> Option<String> {
    let found = one.sites.iter().find(|(site, _)| {
        let mut words = terms_of_name(&site.name).peekable();
        words.peek().is_some() && words.all(|word| other.terms.contains(&word))
    });
    found.map(|(site, _)| site.name.clone())
}
