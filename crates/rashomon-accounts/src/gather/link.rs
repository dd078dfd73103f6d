//! How much tells that two strands of different documents speak of one occurrence, and what.

use std::collections::BTreeSet;

use super::families::{can_be_one, family};
use super::markers::Marker;
use super::site::{Lie, Site};
use super::strand::Strand;
use super::terms::{Rarity, Term, is_name, terms_of_name, words_of};

/// What ties two strands to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How strong it is, in points.
    pub points: i32,
    /// What tells for it, for people.
    pub reasons: Vec<String>,
}

/// Strands with so many points speak of one occurrence.
pub const ENOUGH: i32 = 36;

/// Words that both share count so many points at most.
const MOST_FOR_WORDS: i32 = 45;

impl Link {
    /// Weighs two strands.
    pub fn between((one, here): (&Strand, Lengths), (other, there): (&Strand, Lengths), rarity: &Rarity) -> Self {
        let mut link = Self {
            points: 0,
            reasons: Vec::new(),
        };
        let likeness = Likeness::of((one, here), (other, there), rarity);
        let words = likeness.points();
        link.by_place(one, other);
        let is_placed = !link.reasons.is_empty();
        link.by_time(one, other, words);
        link.by_kind(one, other);
        link.by_actors(one, other);
        link.by_words(one, other, rarity, words);
        link.by_first_names(one, other);
        link.by_part(one, other);
        if (one.marker == Some(Marker::Series)) != (other.marker == Some(Marker::Series)) {
            link.points -= ENOUGH;
        }
        // The same day and the same kind are not enough: something must name the same thing.
        if !is_placed && likeness.names < NAMED && one.actors.is_disjoint(&other.actors) {
            link.points = link.points.min(ENOUGH - 1);
        }
        link
    }

    fn count(&mut self, points: i32, reason: impl FnOnce() -> String) {
        self.points += points;
        if points > 0 {
            self.reasons.push(reason());
        }
    }

    /// What is the subject of one report and an aside of another is mostly not the same, unless it is known by its place.
    fn by_part(&mut self, one: &Strand, other: &Strand) {
        if one.is_main == other.is_main {
            self.points += 3;
        } else {
            let lie = one.best_lie(&other.sites).filter(|(lie, ..)| *lie >= Lie::Inside);
            let is_central = |strand: &Strand, site: &Site| strand.central().any(|central| central == site);
            let is_known = lie.is_some_and(|(_, here, there)| is_central(one, here) && is_central(other, there));
            self.points -= if is_known { 5 } else { 15 };
        }
    }

    fn by_place(&mut self, one: &Strand, other: &Strand) {
        match one.best_lie(&other.sites) {
            Some((Lie::Same, here, there)) => {
                let is_central = one.central().any(|site| site == here) && other.central().any(|site| site == there);
                self.count(if is_central { 25 } else { 12 }, || {
                    format!("same place: {}", here.name)
                });
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

    fn by_time(&mut self, one: &Strand, other: &Strand, words: i32) {
        let (Some(here), Some(there)) = (one.days, other.days) else {
            return self.by_publication(one, other);
        };
        if here.gap(there) > 0 {
            // A page copied weeks later keeps the words "on Sunday".
            let is_unsure = here.may_be_page_day(there) && words >= LIKE;
            let lasts = one.lasts() || other.lasts() || is_unsure;
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
        // A report that gives no day tells of news, not of what another report recalls.
        let is_recalled = |published: i32, strand: &Strand| {
            !strand.is_main && strand.days.is_some_and(|days| published - days.last > LONG_AGO)
        };
        if (one.is_main && is_recalled(here, other)) || (other.is_main && is_recalled(there, one)) {
            self.points -= 30;
            return;
        }
        match here.abs_diff(there) {
            0..=2 => self.count(10, || "published within two days of each other".to_owned()),
            3..=7 => self.count(6, || "published within a week of each other".to_owned()),
            8..=30 => self.points += 2,
            31..=90 => {}
            91..=180 => self.points -= 10,
            _ => self.points -= 25,
        }
    }

    fn by_kind(&mut self, one: &Strand, other: &Strand) {
        let (Some(here), Some(there)) = (one.kind(), other.kind()) else {
            return;
        };
        if here == there {
            self.count(10, || format!("same kind of event: {}", here.replace('_', " ")));
        } else if can_be_one(family(here), family(there)) {
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

    /// Reports of one week that name the same things in their titles and first lines tell of the same news.
    fn by_first_names(&mut self, one: &Strand, other: &Strand) {
        let near = one
            .published
            .zip(other.published)
            .is_some_and(|(here, there)| here.abs_diff(there) <= 7);
        if !(one.is_main && other.is_main && near) {
            return;
        }
        let shared = one.names.intersection(&other.names).filter(|term| is_name(term));
        let shared: Vec<String> = shared.map(|term| words_of(term)).collect();
        if shared.len() >= 2 {
            let points = FOR_A_NAME * i32::try_from(shared.len().min(3)).unwrap_or_default();
            self.count(points, || format!("both begin with {}", shared.join(", ")));
        }
    }

    fn by_words(&mut self, one: &Strand, other: &Strand, rarity: &Rarity, points: i32) {
        let shared = one
            .terms
            .intersection(&other.terms)
            .chain(one.names.intersection(&other.names));
        let shared: BTreeSet<&Term> = shared.collect();
        let mut ranked: Vec<(i64, &Term)> = shared
            .into_iter()
            .map(|term| (milli(rarity.weight(term)), term))
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let first: Vec<String> = ranked.iter().take(4).map(|(_, term)| words_of(term)).collect();
        self.count(points.min(MOST_FOR_WORDS), || {
            format!("rare words in common: {}", first.join(", "))
        });
    }
}

/// Points for each name that two reports of one week share in their first lines.
const FOR_A_NAME: i32 = 5;

/// So many days before a report are long ago.
const LONG_AGO: i32 = 60;

/// Words in common for so many points make texts alike beyond their place and their parties.
const LIKE: i32 = 25;

/// What the words that two strands share count for.
#[derive(Debug, Clone, Copy)]
struct Likeness {
    /// Points for names.
    names: i32,
    /// Points for common words.
    common: i32,
}

impl Likeness {
    fn of((one, here): (&Strand, Lengths), (other, there): (&Strand, Lengths), rarity: &Rarity) -> Self {
        let (names, common) = cosine((&one.terms, here.terms), (&other.terms, there.terms), rarity);
        let (all_names, _) = cosine((&one.names, here.names), (&other.names, there.names), rarity);
        Self {
            names: (100.0 * names + 50.0 * all_names).round() as i32,
            common: (100.0 * common).round() as i32,
        }
    }

    /// Common words are as much worth as the names beside them: reports of other events use the same phrases.
    fn points(self) -> i32 {
        self.names + self.common.min(PHRASES + self.names)
    }
}

/// Common words in common, without any name, count so many points at most.
const PHRASES: i32 = 8;

/// So many points for names tie two strands to each other without a place.
const NAMED: i32 = 6;

/// How long a strand's words are as vectors, squared: reckoned once, since each strand is weighed many times.
#[derive(Debug, Clone, Copy)]
pub struct Lengths {
    terms: i64,
    names: i64,
}

impl Lengths {
    /// The lengths of a strand, once it is known how rare words are.
    pub fn of(strand: &Strand, rarity: &Rarity) -> Self {
        let sum = |terms: &BTreeSet<Term>| terms.iter().map(|term| square(term, rarity)).sum();
        Self {
            terms: sum(&strand.terms),
            names: sum(&strand.names),
        }
    }
}

fn square(term: &str, rarity: &Rarity) -> i64 {
    milli(rarity.weight(term)).pow(2)
}

/// The cosine of two sets of words, each word with its weight, 0 to 1, in two parts: what names and what common words
/// give to it.
fn cosine(
    (one, one_length): (&BTreeSet<Term>, i64),
    (other, other_length): (&BTreeSet<Term>, i64),
    rarity: &Rarity,
) -> (f64, f64) {
    let whole = (one_length as f64 * other_length as f64).sqrt();
    let (mut names, mut common) = (0, 0);
    for term in one.intersection(other) {
        *(if is_name(term) { &mut names } else { &mut common }) += square(term, rarity);
    }
    match whole > 0.0 {
        true => (names as f64 / whole, common as f64 / whole),
        false => (0.0, 0.0),
    }
}

/// Thousandths, so that sums do not depend on their order.
fn milli(weight: f64) -> i64 {
    (weight * 1000.0).round() as i64
}

/// A place of the one that the other speaks of without using it as a place.
fn named(one: &Strand, other: &Strand) -> Option<String> {
    let found = one.central().find(|site| {
        let mut words = terms_of_name(&site.name).peekable();
        words.peek().is_some() && words.all(|word| other.names.contains(&word))
    });
    found.map(|site| site.name.clone())
}
