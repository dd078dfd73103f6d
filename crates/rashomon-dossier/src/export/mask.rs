//! Leaving out the names of private persons, everywhere: in texts, titles, voices, parties, values and remarks.
//!
//! # Who is private
//!
//! A voice that is a witness; a person of whom no office is known, whether it speaks or has a part in an event; and
//! whoever a text gives with an age ("Anna Arl, 43,"), as reports give the dead, the hurt and the bystander. Whoever
//! speaks for a state, a body, an outlet, an armed group or a field of knowledge stays, and so do parties and bodies. A
//! name that is both stays: it is known from an office. A private person who is named in no such way is not known to be
//! one; a person should read a masked export before it is handed on.
//!
//! # How
//!
//! The run is rewritten before any format sees it: each string of it, whatever field it stands in, and each document's
//! text, with every span moved along. [`Texts`] keeps the stored texts, so that offsets are written as they are there.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
use rashomon_types::{Actor, ActorKind, DocumentId, MapSpans, Run, Source, SourceKind, Span};
use serde_json::Value;

/// What stands in place of a name.
pub(super) const WITHHELD: &str = "[name withheld]";

/// The fewest letters of a family name that is looked for by itself.
const SHORTEST_ALONE: usize = 3;

/// What may stand before a name and is no part of it.
const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Miss", "Mr.", "Mrs.", "Ms.", "Dr", "Dr."];

/// The stored texts of a masked run, and what was cut out of them.
#[derive(Debug)]
pub(super) struct Texts {
    texts: Vec<(String, Cuts)>,
}

/// The names cut out of one text, in order.
#[derive(Debug, Default)]
struct Cuts(Vec<Cut>);

/// A name in the stored text, and where the mark stands in the masked one.
#[derive(Debug, Clone, Copy)]
struct Cut {
    stored: Span,
    masked: Span,
}

impl Texts {
    /// A document's stored text, by its place in the run.
    pub(super) fn stored(&self, place: usize) -> Option<&str> {
        self.texts.get(place).map(|(text, _)| text.as_str())
    }

    /// The span of the stored text that a span of the masked one stands for.
    pub(super) fn stored_span(&self, place: usize, span: Span) -> Span {
        self.texts
            .get(place)
            .map_or(span, |(_, cuts)| cuts.moved(span, |cut| (cut.masked, cut.stored)))
    }
}

impl Cuts {
    fn masked_span(&self, span: Span) -> Span {
        self.moved(span, |cut| (cut.stored, cut.masked))
    }

    /// A span moved from one text to the other; an end within a name or its mark takes all of it in.
    fn moved(&self, span: Span, ends: fn(&Cut) -> (Span, Span)) -> Span {
        let start = self.offset(span.start(), ends, false);
        let end = self.offset(span.end(), ends, true);
        Span::new(start, end.max(start)).unwrap_or(span)
    }

    fn offset(&self, offset: u32, ends: fn(&Cut) -> (Span, Span), is_end: bool) -> u32 {
        let before = self.0.partition_point(|cut| ends(cut).0.start() < offset);
        let Some((from, to)) = before.checked_sub(1).and_then(|last| self.0.get(last)).map(ends) else {
            return offset;
        };
        match offset.checked_sub(from.end()) {
            Some(after) => to.end() + after,
            None if is_end => to.end(),
            None => to.start(),
        }
    }
}

/// The run without the names of private persons, and its stored texts. A run that cannot be rewritten is emptied rather
/// than handed on with its names.
pub(super) fn mask(run: Run) -> (Run, Texts) {
    let Some(names) = Names::of(&run) else {
        return unchanged(run);
    };
    let cut: Vec<(String, Cuts)> = run.documents.iter().map(|document| names.cut(&document.text)).collect();
    let stored: Vec<String> = run.documents.iter().map(|document| document.text.clone()).collect();
    let mut run = rewritten(&run, &names).unwrap_or_default();
    let mut texts = Vec::with_capacity(cut.len());
    let mut places = BTreeMap::new();
    for ((document, (masked, cuts)), text) in run.documents.iter_mut().zip(cut).zip(stored) {
        document.text = masked;
        places.insert(document.id, texts.len());
        texts.push((text, cuts));
    }
    let texts = Texts { texts };
    let mut moved = |document: DocumentId, span: Span| {
        let known = places.get(&document).and_then(|place| texts.texts.get(*place));
        known.map_or(span, |(_, cuts)| cuts.masked_span(span))
    };
    run.claims = run
        .claims
        .into_iter()
        .map(|claim| move_claim(claim, &mut moved))
        .collect();
    run.events = run
        .events
        .into_iter()
        .map(|event| event.map_spans(&mut moved))
        .collect();
    run.diagnostics = run
        .diagnostics
        .into_iter()
        .map(|remark| match remark.document {
            Some(document) => remark.map_spans(&mut |span| moved(document, span)),
            None => remark,
        })
        .collect();
    (run, texts)
}

fn move_claim(claim: rashomon_types::Claim, moved: &mut impl FnMut(DocumentId, Span) -> Span) -> rashomon_types::Claim {
    let document = claim.document;
    claim.map_spans(&mut |span| moved(document, span))
}

fn unchanged(run: Run) -> (Run, Texts) {
    let texts = run
        .documents
        .iter()
        .map(|document| (document.text.clone(), Cuts::default()))
        .collect();
    (run, Texts { texts })
}

/// Every string of the run with names left out; the texts of documents are not touched here, as spans lie in them.
fn rewritten(run: &Run, names: &Names) -> Option<Run> {
    let mut value = serde_json::to_value(run).ok()?;
    names.rewrite(&mut value);
    serde_json::from_value(value).ok()
}

/// The fields whose strings tell one from another: without a number, two withheld names would become one origin.
const TELLS_APART: &[&str] = &["id", "party", "about", "whose", "side", "origin"];

/// The names to leave out, ready to be found.
struct Names {
    finder: AhoCorasick,
    /// Whose name each pattern is, by its place among the full names.
    owners: Vec<usize>,
    /// Each name as it stands in an address: `anna-arl`.
    slugs: Vec<String>,
}

impl Names {
    /// The private names of a run; none if there are none.
    fn of(run: &Run) -> Option<Self> {
        let public = public_words(run);
        let full: BTreeSet<String> = private_names(run)
            .into_iter()
            .filter(|name| !is_public(name, &public))
            .collect();
        let mut patterns: BTreeMap<String, usize> = BTreeMap::new();
        for (owner, name) in full.iter().enumerate() {
            let family = name.split_whitespace().next_back().unwrap_or_default();
            let alone = family.chars().count() >= SHORTEST_ALONE && !public.contains(family);
            for pattern in [name.as_str()].into_iter().chain(alone.then_some(family)) {
                patterns.entry(pattern.to_owned()).or_insert(owner);
                patterns.entry(pattern.to_uppercase()).or_insert(owner);
            }
        }
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns.keys())
            .ok()?;
        let slugs = full.iter().map(|name| slug(name)).collect();
        let owners = patterns.into_values().collect();
        (!full.is_empty()).then_some(Self { finder, owners, slugs })
    }

    /// A text without the names, and what was cut out of it.
    fn cut(&self, text: &str) -> (String, Cuts) {
        let mut masked = String::with_capacity(text.len());
        let mut cuts = Cuts::default();
        let mut done = 0;
        for found in self.finder.find_iter(text).filter(|found| is_word(text, found.range())) {
            masked.push_str(text.get(done..found.start()).unwrap_or_default());
            let start = masked.len();
            masked.push_str(WITHHELD);
            cuts.0.push(Cut {
                stored: Span::of(found.range()),
                masked: Span::of(start..masked.len()),
            });
            done = found.end();
        }
        masked.push_str(text.get(done..).unwrap_or_default());
        (masked, cuts)
    }

    /// Whose name a string is or spells out.
    fn owner(&self, text: &str) -> Option<usize> {
        let mut found = self.finder.find_iter(text).filter(|found| is_word(text, found.range()));
        let named = found
            .next()
            .and_then(|found| self.owners.get(found.pattern().as_usize()).copied());
        named.or_else(|| self.spelt_out(text))
    }

    /// Whose name of two words or more an address or an id spells out.
    fn spelt_out(&self, text: &str) -> Option<usize> {
        let plain = slug(text);
        let spells = |slug: &String| slug.contains('-') && plain.contains(slug.as_str());
        self.slugs.iter().position(spells).filter(|_| !text.contains(' '))
    }

    /// What tells one from another, without the name.
    fn hide_identity(&self, text: &str) -> String {
        match self.owner(text) {
            Some(owner) => format!("[name withheld {}]", owner + 1),
            None => text.to_owned(),
        }
    }

    /// A string without the names; an address that spells one out keeps its host alone.
    fn hide(&self, text: &str) -> String {
        if self.spelt_out(text).is_none() {
            return self.cut(text).0;
        }
        let host = text.split_inclusive('/').take(3).collect::<String>();
        if text.contains("://") {
            format!("{host}{WITHHELD}")
        } else {
            WITHHELD.to_owned()
        }
    }

    fn rewrite(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.hide(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.rewrite(item)),
            Value::Object(fields) => fields
                .iter_mut()
                .for_each(|(name, field)| self.rewrite_field(name, field)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

impl Names {
    fn rewrite_field(&self, name: &str, field: &mut Value) {
        match field {
            Value::String(text) if TELLS_APART.contains(&name) => *text = self.hide_identity(text),
            Value::String(_) if name == "text" => {}
            other => self.rewrite(other),
        }
    }
}

/// Whether a stretch of a text is no part of a longer word.
fn is_word(text: &str, range: std::ops::Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// A name as it stands in an address.
fn slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// The full names of private persons.
fn private_names(run: &Run) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for claim in &run.claims {
        for voice in claim
            .chain()
            .iter()
            .chain([&claim.source])
            .filter(|voice| is_private(voice))
        {
            names.extend(
                voice
                    .speaker
                    .iter()
                    .chain(&voice.name)
                    .filter_map(|name| personal(name)),
            );
        }
        let parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
        let persons = parts
            .filter_map(|participant| participant.actor.as_ref())
            .filter(|actor| is_person(actor));
        names.extend(
            persons
                .filter_map(|actor| personal(&actor.name))
                .filter(|name| is_full(name)),
        );
    }
    let parties = run.events.iter().flat_map(|event| &event.parties);
    let persons = parties.filter(|party| party.kind == Some(ActorKind::Person));
    names.extend(
        persons
            .filter_map(|party| personal(&party.name))
            .filter(|name| is_full(name)),
    );
    for document in &run.documents {
        names.extend(with_age(&document.text));
    }
    names
}

/// Whether a name has more than one word: one word alone may be a place or a thing, unless somebody speaks by it.
fn is_full(name: &str) -> bool {
    name.contains(' ')
}

fn is_person(actor: &Actor) -> bool {
    actor.kind == ActorKind::Person
}

/// Whether a voice is a private person's.
fn is_private(voice: &Source) -> bool {
    let is_person = voice.actor.as_ref().is_some_and(is_person);
    match voice.kind {
        SourceKind::Witness => voice.office.is_none(),
        SourceKind::Unknown => is_person && voice.office.is_none(),
        _ => false,
    }
}

/// Every capitalised word of the names that stay: of speakers by office, bodies, outlets, parties and places.
fn public_words(run: &Run) -> BTreeSet<&str> {
    let texts = run
        .documents
        .iter()
        .map(|document| (document.id, document.text.as_str()));
    let texts: BTreeMap<DocumentId, &str> = texts.collect();
    let mut names: Vec<&str> = Vec::new();
    for claim in &run.claims {
        let voices = claim
            .chain()
            .iter()
            .chain([&claim.source])
            .filter(|voice| !is_private(voice));
        names.extend(
            voices
                .flat_map(|voice| voice.speaker.iter().chain(&voice.name))
                .map(String::as_str),
        );
        names.extend(claim.places.iter().filter_map(|place| place.name.as_deref()));
        let text = texts.get(&claim.document).copied().unwrap_or_default();
        let resolved = claim.places.iter().filter(|place| place.name.is_some());
        names.extend(resolved.flat_map(|place| &place.spans).map(|span| span.slice(text)));
        let parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
        let actors = parts.filter_map(|participant| participant.actor.as_ref());
        names.extend(
            actors
                .filter(|actor| !is_person(actor))
                .map(|actor| actor.name.as_str()),
        );
    }
    let parties = run.events.iter().flat_map(|event| &event.parties);
    names.extend(
        parties
            .filter(|party| party.kind != Some(ActorKind::Person))
            .map(|party| party.name.as_str()),
    );
    names.extend(
        run.documents
            .iter()
            .filter_map(|document| document.publisher.as_deref()),
    );
    let words = names.into_iter().flat_map(str::split_whitespace);
    words.map(bare).filter(|word| is_capitalised(word)).collect()
}

/// Whether every word of a name is one of a name that stays.
fn is_public(name: &str, public: &BTreeSet<&str>) -> bool {
    name.split_whitespace().all(|word| public.contains(word))
}

/// The person's name in what a text calls somebody: `local resident Anna Arl` gives `Anna Arl`.
fn personal(called: &str) -> Option<String> {
    let is_cased = called
        .chars()
        .any(|character| character.is_lowercase() || character.is_uppercase());
    if !is_cased {
        return Some(called.trim().to_owned()).filter(|name| !name.is_empty());
    }
    let mut longest: Vec<&str> = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    for word in called.split_whitespace() {
        if is_capitalised(bare(word)) && !TITLES.contains(&word) {
            current.push(bare(word));
        } else {
            current.clear();
        }
        if current.len() > longest.len() {
            longest.clone_from(&current);
        }
        if word.ends_with([',', ';', ':']) {
            current.clear();
        }
    }
    (!longest.is_empty()).then(|| longest.join(" "))
}

/// The names that a text gives with an age: two or more capitalised words, a comma, a number of years.
fn with_age(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(|character: char| character.is_whitespace()).collect();
    let mut names = Vec::new();
    for (place, age) in words.iter().enumerate().filter(|(_, word)| is_age(word)) {
        let before = words.get(..place).unwrap_or_default();
        if !before.last().is_some_and(|word| word.ends_with(',')) {
            continue;
        }
        let run: Vec<&str> = before
            .iter()
            .rev()
            .enumerate()
            .take_while(|(distance, word)| {
                is_capitalised(bare(word)) && (*distance == 0 || !word.ends_with([',', '.']))
            })
            .map(|(_, word)| bare(word))
            .collect();
        if run.len() >= 2 && age.ends_with([',', '.', ';', ')']) {
            let name: Vec<&str> = run.into_iter().rev().filter(|word| !TITLES.contains(word)).collect();
            names.push(name.join(" "));
        }
    }
    names
}

/// Whether a word is a number of years that a person may have.
fn is_age(word: &str) -> bool {
    let digits = word.trim_end_matches([',', '.', ';', ')']);
    digits.parse::<u8>().is_ok_and(|years| (1..=110).contains(&years)) && digits.len() <= 3
}

/// A word without the marks around it and a possessive's ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|character: char| !character.is_alphanumeric());
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_what_stands_around_it() {
        assert_eq!(personal("local resident Anna Arl").as_deref(), Some("Anna Arl"));
        assert_eq!(personal("Anna Arl, a teacher from Lishen").as_deref(), Some("Anna Arl"));
        assert_eq!(personal("Mrs Arl").as_deref(), Some("Arl"));
        assert_eq!(personal("a witness"), None);
    }

    #[test]
    fn an_age_tells_a_person() {
        let text = "The dead were Anna Arl, 43, and Ben Tosk, 7. On May 3, 20 men of the Ozra Front, 40 in all, came.";
        assert_eq!(with_age(text), ["Anna Arl", "Ben Tosk"]);
    }

    #[test]
    fn spans_move_there_and_back() {
        let cuts = Cuts(vec![Cut {
            stored: Span::of(4..12),
            masked: Span::of(4..19),
        }]);
        assert_eq!(cuts.masked_span(Span::of(0..4)), Span::of(0..4));
        assert_eq!(cuts.masked_span(Span::of(0..6)), Span::of(0..19));
        assert_eq!(cuts.masked_span(Span::of(6..20)), Span::of(4..27));
        assert_eq!(cuts.masked_span(Span::of(12..20)), Span::of(19..27));
        let back = |span| cuts.moved(span, |cut| (cut.masked, cut.stored));
        assert_eq!(back(Span::of(19..27)), Span::of(12..20));
        assert_eq!(back(Span::of(4..19)), Span::of(4..12));
    }
}
