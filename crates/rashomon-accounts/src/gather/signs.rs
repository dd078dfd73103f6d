//! What a claim shows of the occurrence that it speaks of.

use std::collections::BTreeSet;

use rashomon_types::{Act, Claim, EventMention, ParticipantRole, Source, SourceKind, Span};

use super::days::Days;
use super::families::{Family, family};
use super::markers::{self, Lead, Marker};
use super::site::Site;
use super::terms::{Casing, Term, terms};
use crate::corpus::Corpus;

/// The signs of one claim.
#[derive(Debug, Default)]
pub struct Signs {
    /// When what it tells happened, the finest of its times.
    pub days: Option<Days>,
    /// Where, countries left out.
    pub sites: Vec<Site>,
    /// The kinds of events that it mentions.
    pub kinds: Vec<String>,
    /// The actors with a part in them, folded.
    pub actors: BTreeSet<String>,
    /// The words of its content.
    pub terms: BTreeSet<Term>,
    /// A phrase in it that tells of other occasions.
    pub marker: Option<Marker>,
    /// Whether it speaks of an event as known: "the attack", and the words.
    pub known: Option<String>,
    /// Whether it speaks of another event: "previous attacks".
    pub other: bool,
    /// Whether its voice only goes on: "he said", "the ministry also".
    pub goes_on: bool,
    /// The paragraph of the text that it begins in.
    pub paragraph: usize,
}

impl Signs {
    /// Whether it mentions an event that is not only a companion of others.
    pub fn tells(&self) -> bool {
        self.kinds.iter().any(|kind| family(kind) != Family::Any)
    }

    /// Reads a claim.
    pub fn of(corpus: &Corpus<'_>, claim: usize, text: &Text) -> Self {
        let Some(found) = corpus.claims.get(claim) else {
            return Self::default();
        };
        let content = corpus.content(claim);
        let mut signs = Self {
            days: finest_days(found),
            sites: sites(corpus, claim, found),
            kinds: found
                .event_mentions
                .iter()
                .map(|mention| mention.kind.clone())
                .collect(),
            actors: found.event_mentions.iter().flat_map(actors).collect(),
            terms: terms(&content, &text.casing),
            marker: markers::phrase(&content),
            goes_on: goes_on(&found.source, &content),
            paragraph: text.paragraph(start(found)),
            ..Self::default()
        };
        for mention in &found.event_mentions {
            signs.read_lead(corpus, claim, mention);
        }
        signs
    }

    fn read_lead(&mut self, corpus: &Corpus<'_>, claim: usize, mention: &EventMention) {
        let Some(&span) = mention.spans.first() else {
            return;
        };
        let is_noun_of_force = family(&mention.kind) != Family::Any;
        match markers::lead(before(corpus, claim, span)) {
            Lead::Other => self.other = true,
            Lead::Known if is_noun_of_force && self.known.is_none() => {
                self.known = Some(corpus.words(claim, span).to_owned());
            }
            Lead::Known | Lead::Plain => {}
        }
    }
}

/// What the signs of a document's claims are read with.
pub struct Text {
    /// How it writes its words.
    pub casing: Casing,
    breaks: Vec<usize>,
}

impl Text {
    /// Reads a whole text.
    pub fn of(text: &str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at).collect();
        Self {
            casing: Casing::of(text),
            breaks,
        }
    }

    fn paragraph(&self, at: usize) -> usize {
        self.breaks.partition_point(|&newline| newline < at)
    }
}

/// Where a claim begins: its content, source or cue.
fn start(claim: &Claim) -> usize {
    let pieces = [&claim.content.spans, &claim.source.spans, &claim.cue.spans];
    let first = pieces.into_iter().flatten().map(|span| span.start()).min();
    first.unwrap_or_default() as usize
}

fn finest_days(claim: &Claim) -> Option<Days> {
    claim
        .times
        .iter()
        .filter_map(Days::happened)
        .min_by_key(|days| days.length())
}

fn sites(corpus: &Corpus<'_>, claim: usize, found: &Claim) -> Vec<Site> {
    let places = found.places.iter().filter_map(|place| {
        let words = place.spans.first().map(|&span| corpus.words(claim, span))?;
        Site::of(place, words)
    });
    places.collect()
}

/// The named actors with a part in an event, and those they belong to.
fn actors(mention: &EventMention) -> Vec<String> {
    let parts = mention.participants.iter();
    let parts = parts.filter(|part| {
        matches!(
            part.role,
            ParticipantRole::Initiator | ParticipantRole::Target | ParticipantRole::Instrument
        )
    });
    let actors = parts.filter_map(|part| part.actor.as_ref());
    actors
        .flat_map(|actor| [Some(&actor.name), actor.of.as_ref()])
        .flatten()
        .filter(|name| name.contains(char::is_uppercase))
        .map(|name| rashomon_gazetteer::fold(name))
        .collect()
}

/// The text before a span, as far as its sentence can matter.
fn before<'run>(corpus: &Corpus<'run>, claim: usize, span: Span) -> &'run str {
    let document = corpus.document_of(claim).and_then(|place| corpus.documents.get(place));
    let before = document.and_then(|document| document.text.get(..span.start() as usize));
    let before = before.unwrap_or_default();
    let clause = before.rfind(|letter| matches!(letter, '.' | ',' | ';' | ':' | '\n' | '“' | '"'));
    before.get(clause.map_or(0, |at| at + 1)..).unwrap_or_default()
}

/// Whether a voice only goes on with what was spoken of: a pronoun speaks, or the words point back.
fn goes_on(source: &Source, content: &str) -> bool {
    const PRONOUNS: [&str; 6] = ["he", "she", "they", "it", "him", "her"];
    const BACK: [&str; 5] = [" these areas", " those areas", " there ", " that area", " the city"];
    let name = source.name.as_deref().unwrap_or_default().to_lowercase();
    let padded = format!(" {} ", content.to_lowercase());
    PRONOUNS.contains(&&*name) || (source.kind == SourceKind::Reporter && BACK.iter().any(|back| padded.contains(back)))
}

/// Whether an act answers something that others said or asked, and so belongs to what they speak of.
pub fn answers(act: Act) -> bool {
    matches!(
        act,
        Act::Deny | Act::Decline | Act::Omit | Act::Admit | Act::Accuse | Act::Allege | Act::Ask
    )
}
