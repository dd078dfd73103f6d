//! The state in which an event happened, and the state that each report is of, by what the texts say of the land: "the Halmish port of
//! Ost", "OST, Halm, May 3", "the south of Halm", "Halm's army", "Halmish police".
//!
//! Words beside the event's own place tell most. What is not clear tells nothing.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{PlacePrecision, kinship};

use super::Cast;
use crate::corpus::Corpus;
use crate::gather::Occasion;
use crate::lexicon::{LandWords, Lexicon};
use crate::names;

/// The states of an event and of its reports.
#[derive(Debug, Default)]
pub(super) struct Lands {
    /// Where it happened.
    pub(super) event: Option<String>,
    /// For each document the state that it is of, where one is named far more than others.
    of: BTreeMap<usize, String>,
}

impl Lands {
    /// Reads the texts of an event's reports.
    pub(super) fn of(corpus: &Corpus<'_>, occasion: &Occasion, lexicon: &Lexicon, cast: &Cast) -> Self {
        let documents = occasion
            .members
            .iter()
            .filter_map(|member| corpus.document_of(member.claim));
        let documents: BTreeSet<usize> = documents.collect();
        let site = site(corpus, occasion).map(str::to_lowercase);
        let regions = regions(corpus, occasion);
        let mut all = Votes::default();
        let mut of = BTreeMap::new();
        for place in documents.into_iter().take(super::MANY) {
            let Some(document) = corpus.documents.get(place) else {
                continue;
            };
            let mut votes = Votes::default();
            let text = Text::of(&document.text, &lexicon.land, cast, (site.clone(), &regions));
            text.vote(&mut votes);
            let publisher = document.publisher.as_deref().unwrap_or_default();
            votes.add_named(publisher);
            of.extend(votes.winner().map(|state| (place, state)));
            all.take(&votes);
        }
        let event = country(corpus, occasion)
            .or_else(|| all.only_beside())
            .or_else(|| all.winner());
        Self { event, of }
    }

    /// The state that a document is of.
    pub(super) fn of_document(&self, document: Option<usize>) -> Option<&str> {
        self.of.get(&document?).map(String::as_str)
    }
}

/// The words that name the event's place.
fn site<'run>(corpus: &Corpus<'run>, occasion: &Occasion) -> Option<&'run str> {
    let (claim, place) = occasion.place?;
    let found = corpus.claims.get(claim)?.places.get(place)?;
    Some(corpus.words(claim, *found.spans.first()?))
}

/// The names of provinces and districts that the claims speak of.
fn regions(corpus: &Corpus<'_>, occasion: &Occasion) -> BTreeSet<String> {
    let claims = occasion.members.iter().map(|member| member.claim);
    let found = claims.filter_map(|claim| Some((claim, corpus.claims.get(claim)?)));
    let places = found.flat_map(|(claim, found)| found.places.iter().map(move |place| (claim, place)));
    let regions = places.filter(|(_, place)| {
        matches!(
            place.precision,
            Some(PlacePrecision::Region | PlacePrecision::District | PlacePrecision::Area)
        )
    });
    let words = regions.filter_map(|(claim, place)| Some(corpus.words(claim, *place.spans.first()?).to_owned()));
    words.collect()
}

/// The country that the gazetteer files the event's place under, by the name that the claims give it.
fn country(corpus: &Corpus<'_>, occasion: &Occasion) -> Option<String> {
    let (claim, place) = occasion.place?;
    let code = corpus.claims.get(claim)?.places.get(place)?.country.as_ref()?;
    let claims = occasion
        .members
        .iter()
        .filter_map(|member| corpus.claims.get(member.claim));
    let mut countries = claims
        .flat_map(|claim| &claim.places)
        .filter(|place| place.precision == Some(PlacePrecision::Country) && place.country.as_ref() == Some(code));
    countries.find_map(|place| place.name.clone())
}

/// How much speaks for each state.
#[derive(Debug, Default)]
struct Votes {
    points: BTreeMap<String, u32>,
    /// The states that stand beside the event's own place.
    beside: BTreeSet<String>,
}

impl Votes {
    fn add(&mut self, state: &str, points: u32) {
        *self.points.entry(state.to_owned()).or_default() += points;
        if points >= KNOWN {
            self.beside.insert(state.to_owned());
        }
    }

    fn take(&mut self, other: &Self) {
        for (state, points) in &other.points {
            *self.points.entry(state.clone()).or_default() += points;
        }
        self.beside.extend(other.beside.iter().cloned());
    }

    /// A publisher that bears a state's name is of that state, where its report speaks of it at all.
    fn add_named(&mut self, publisher: &str) {
        let words = names::words(publisher);
        let named: Vec<String> = self
            .points
            .keys()
            .filter(|state| words.contains(&state.to_lowercase()))
            .cloned()
            .collect();
        for state in named {
            self.add(&state, ORGAN);
        }
    }

    /// The only state that stands beside the event's place.
    fn only_beside(&self) -> Option<String> {
        let mut beside = self.beside.iter();
        beside.next().filter(|_| beside.next().is_none()).cloned()
    }

    /// The state for which twice as much speaks as for any other.
    fn winner(&self) -> Option<String> {
        let mut ranked: Vec<(&String, &u32)> = self.points.iter().collect();
        ranked.sort_by_key(|(state, points)| (std::cmp::Reverse(**points), state.as_str()));
        let (state, most) = ranked.first()?;
        let second = ranked.get(1).map_or(0, |(_, points)| **points);
        (**most >= ORGAN && **most >= 2 * second).then(|| (*state).clone())
    }
}

/// What speaks for a state: words beside the event's place, a town that is known, an organ or a part of the land.
const BESIDE: u32 = 6;
const KNOWN: u32 = 4;
const ORGAN: u32 = 2;

/// A text by its words.
struct Text<'a> {
    words: Vec<&'a str>,
    land: &'a LandWords,
    cast: &'a Cast,
    /// The event's place, in lower case.
    site: Option<String>,
    /// Names of provinces, which are no states.
    regions: &'a BTreeSet<String>,
}

impl<'a> Text<'a> {
    fn of(
        text: &'a str,
        land: &'a LandWords,
        cast: &'a Cast,
        (site, regions): (Option<String>, &'a BTreeSet<String>),
    ) -> Self {
        Self {
            words: text.split_whitespace().collect(),
            land,
            cast,
            site,
            regions,
        }
    }

    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// A word without marks and possessive ending, in lower case.
    fn bare(&self, at: usize) -> String {
        let word = self.word(at).trim_matches(|letter: char| !letter.is_alphanumeric());
        let word = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word);
        word.to_lowercase()
    }

    /// "army", "Interior Ministry".
    fn is_organ(&self, at: usize) -> bool {
        self.land.organs.contains(&self.bare(at))
    }

    /// "army", "government": what towns have none of.
    fn is_national(&self, at: usize) -> bool {
        self.is_organ(at) && !self.land.local.contains(&self.bare(at))
    }

    fn is_part(&self, at: usize) -> bool {
        self.land.parts.contains(&self.bare(at))
    }

    fn vote(&self, votes: &mut Votes) {
        let site = self.site.as_deref();
        for at in 0..self.words.len() {
            self.by_owner(at, votes);
            self.by_adjective(at, site, votes);
            self.by_of(at, votes);
            if let Some(site) = site {
                self.beside(at, site, votes);
            }
        }
    }

    /// "Halm's army", "Halm's northern coast".
    fn by_owner(&self, at: usize, votes: &mut Votes) {
        let word = self.word(at);
        let Some(state) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) else {
            return;
        };
        let has_organ = (1..=3).any(|by| self.is_national(at + by));
        let owns = (1..=3).any(|by| self.is_organ(at + by) || self.is_part(at + by) || self.is_way(at + by));
        if owns && let Some(state) = self.state_at(at, state, has_organ) {
            votes.add(&state, ORGAN);
        }
    }

    fn is_way(&self, at: usize) -> bool {
        self.land.ways.contains(&self.bare(at))
    }

    /// "Halmish police", "the Halmish interior ministry", "the Halm port of Ost".
    fn by_adjective(&self, at: usize, site: Option<&str>, votes: &mut Votes) {
        let word = self.word(at);
        let is_name = word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        if !is_name {
            return;
        }
        let noun = (1..=2).find(|by| self.is_organ(at + by) || self.is_part(at + by));
        let is_between = |at: usize| self.is_small(at) || names::is_generic(&self.bare(at));
        let Some(noun) = noun.filter(|by| (1..*by).all(|by| is_between(at + by))) else {
            return;
        };
        let is_national = self.is_national(at + noun) && !self.opens(at);
        // An adjective whose state nobody names is no name of a state.
        let is_adjective = ["ish", "ian", "ese"].iter().any(|end| word.ends_with(end));
        let by_name = || {
            self.state_at(at, word, true)
                .filter(|_| is_national && !is_adjective && self.is_small(at + noun))
        };
        let Some(state) = self.known_state(at, is_national).or_else(by_name) else {
            return;
        };
        let is_of_site = site.is_some_and(|site| {
            self.is_part(at + noun) && self.bare(at + noun + 1) == "of" && self.begins(at + noun + 2, site)
        });
        // "the Halmish town", which the text speaks of as known: the event's own, mostly.
        let is_known_part = self.is_part(at + noun)
            && at.checked_sub(1).is_some_and(|before| self.word(before) == "the")
            && self.bare(at + noun + 1) != "of";
        votes.add(
            &state,
            match (is_of_site, is_known_part) {
                (true, _) => BESIDE,
                (_, true) => KNOWN,
                _ => ORGAN,
            },
        );
    }

    /// Whether a word opens a sentence, where any word has a capital letter.
    fn opens(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_none_or(|before| self.word(before).ends_with(['.', '?', '!', ':', '"', '”', '“']))
    }

    fn is_small(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_lowercase)
    }

    /// "the south of Halm", "the government of Halm", "the second port of Halm".
    fn by_of(&self, at: usize, votes: &mut Votes) {
        if self.word(at) != "of" || at == 0 {
            return;
        }
        let ranked = ["second", "third", "largest", "biggest", "main", "chief"];
        let is_ranked = at > 1 && self.is_part(at - 1) && ranked.contains(&self.bare(at - 2).as_str());
        // "Army of Dawn" is a name.
        let is_organ = self.is_organ(at - 1) && self.is_small(at - 1);
        if (self.is_way(at - 1) || is_organ || is_ranked)
            && let Some(state) = self.state_at(
                at + 1,
                self.word(at + 1),
                self.is_national(at - 1) || self.is_way(at - 1),
            )
        {
            votes.add(&state, ORGAN);
        }
    }

    /// "OST, Halm, May 3", "Ost in Halm".
    fn beside(&self, at: usize, site: &str, votes: &mut Votes) {
        if !self.begins(at, site) {
            return;
        }
        let end = at + site.split(' ').count();
        let last = self.word(end.saturating_sub(1));
        let next = self.word(end);
        let (state, is_closed) = if last.ends_with(',') {
            (
                next,
                next.ends_with([',', '.']) || self.word(end + 1).starts_with(['(', '—', '–', '-']),
            )
        } else if next == "in" && last.chars().all(|letter| letter.is_alphanumeric() || letter == '-') {
            (self.word(end + 1), true)
        } else {
            return;
        };
        if is_closed && let Some(state) = self.state(state, false) {
            votes.add(&state, BESIDE);
        }
    }

    /// Whether the words from one on are some name.
    fn begins(&self, at: usize, name: &str) -> bool {
        name.split(' ').enumerate().all(|(by, word)| self.bare(at + by) == word)
    }

    /// The state that a word names, where the texts use its adjective or somebody speaks for it.
    fn known_state(&self, at: usize, has_organ: bool) -> Option<String> {
        let word = self.word(at);
        let state = self.state_at(at, word, has_organ)?;
        (state != word || self.is_known(word)).then_some(state)
    }

    fn is_known(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let is_owner = self
            .cast
            .parties
            .iter()
            .any(|party| party.is_owner && party.name == word);
        let mut capitals = self.cast.capitals.keys();
        is_owner || capitals.any(|other| kinship::is_adjective_of(&other.to_lowercase(), &lower))
    }

    /// The state that the words around a place name: "North Halmish" is North Halm's, if somebody speaks for it.
    fn state_at(&self, at: usize, word: &str, has_organ: bool) -> Option<String> {
        let name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        let before = at.checked_sub(1).map(|at| self.word(at)).filter(|word| name(word));
        let before = before.filter(|word| word.chars().all(char::is_alphabetic) && !self.opens(at));
        let before = before.filter(|word| !matches!(*word, "The" | "A" | "An" | "In" | "But" | "And"));
        let own = self.state(word, has_organ);
        let Some(before) = before else { return own };
        let longer = format!("{before} {}", own.unwrap_or_else(|| word.to_owned()));
        let party = self.cast.called(&longer).and_then(|party| self.cast.parties.get(party));
        party.filter(|party| party.is_owner).map(|party| party.name.clone())
    }

    /// The state that a capitalised word names, by its name or its adjective; none for persons, offices and days, and
    /// for the place itself only where it has an organ of state.
    fn state(&self, word: &str, has_organ: bool) -> Option<String> {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let lower = word.to_lowercase();
        let is_name = word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().skip(1).any(char::is_lowercase)
            && word.chars().count() > 3;
        let is_other = names::is_generic(&lower)
            || names::is_body(&lower)
            || names::is_title(&lower)
            || lower.ends_with("day")
            || is_month(&lower)
            || OPENING.contains(&lower.as_str())
            || self.regions.contains(word)
            || self.cast.surnames.contains(word);
        if !is_name || is_other {
            return None;
        }
        let state = self.cast.state_of(word);
        let is_site = !has_organ && self.site.as_ref().is_some_and(|site| *site == state.to_lowercase());
        ((state != word || self.is_known(word) || self.is_alone(word)) && !is_site).then_some(state)
    }

    /// Whether the texts never use a word as a part of a longer name: "Castra", but not "Alto" of "Alto Mirra".
    fn is_alone(&self, word: &str) -> bool {
        let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        let mut found = self
            .words
            .iter()
            .enumerate()
            .filter(|(_, other)| other.trim_matches(|letter: char| !letter.is_alphanumeric()) == word);
        found.all(|(at, other)| {
            let closes = other.ends_with([',', '.', ';', ':', ')']);
            closes || !is_name(self.word(at + 1)) || self.is_organ(at + 1)
        })
    }
}

/// Whether a word names a month, or shortens one: "Sept".
fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    MONTHS.iter().any(|month| word.len() > 2 && month.starts_with(word))
}

/// Words that open a sentence with a capital letter before a noun.
const OPENING: &[&str] = &[
    "three",
    "four",
    "five",
    "some",
    "many",
    "these",
    "those",
    "that",
    "this",
    "their",
    "both",
    "former",
    "senior",
    "regional",
    "other",
    "when",
    "after",
    "before",
    "with",
    "from",
    "under",
    "special",
    "riot",
    "military",
    "soviet",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "old",
    "great",
    "grand",
    "heavily",
    "hundreds",
    "dozens",
    "thousands",
    "several",
    "what",
    "where",
    "earlier",
    "later",
    "most",
];
