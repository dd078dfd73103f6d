//! What a claim shows of the occurrence that it speaks of.

use std::collections::BTreeSet;

use rashomon_types::{
    Act, AnchorKind, Claim, EventMention, ParticipantRole, PlaceUse, Quotation, Source, SourceKind, Span, Time,
};

use super::days::{Days, number};
use super::families::{Family, family, tells};
use super::markers::{self, Lead, Marker};
use super::site::{Site, is_goal};
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
    /// Whether a place or a time stands right beside the known event's words: "the fighting in Ostrel".
    pub is_known_elsewhere: bool,
    /// Whether it speaks of another event: "previous attacks".
    pub other: bool,
    /// Whether it was said over a long time before the report: "earlier this year".
    pub is_said_before: bool,
    /// Whether its voice only goes on: "he said", or its words point back: "in these areas".
    pub goes_on: bool,
    /// The paragraph of the text that it begins in.
    pub paragraph: usize,
}

impl Signs {
    /// Whether it mentions an event that is not only a companion of others.
    pub fn tells(&self) -> bool {
        self.kinds
            .iter()
            .any(|kind| family(kind) != Family::Any && family(kind) != Family::Sanctions)
    }

    /// Reads a claim.
    pub fn of(corpus: &Corpus<'_>, claim: usize, text: &Text) -> Self {
        let Some(found) = corpus.claims.get(claim) else {
            return Self::default();
        };
        let content = corpus.content(claim);
        let mut signs = Self {
            days: days_of(corpus, found),
            sites: sites(corpus, claim, found),
            kinds: found
                .event_mentions
                .iter()
                .map(|mention| mention.kind.clone())
                .collect(),
            actors: found.event_mentions.iter().flat_map(actors).collect(),
            terms: terms(&content, &text.casing),
            marker: markers::phrase(&content),
            is_said_before: is_said_before(corpus, found),
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
        let words = corpus.words(claim, span);
        let has_target = mention
            .participants
            .iter()
            .any(|part| part.role == ParticipantRole::Target);
        if has_target && markers::is_listed(before(corpus, claim, span, &SENTENCE), words) {
            self.marker = self.marker.or(Some(Marker::Series));
        }
        match markers::lead(before(corpus, claim, span, &CLAUSE)) {
            Lead::Other => self.other = true,
            Lead::Known if is_noun_of_force && self.known.is_none() => {
                self.known = Some(words.to_owned());
                self.is_known_elsewhere = is_located(corpus, claim, span);
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

/// When what a claim tells happened. Times of the event that tells most go first; where only lesser ones have a time,
/// it says nothing of that one. The finest counts, and of two days the one that is not the day of the report.
fn days_of(corpus: &Corpus<'_>, claim: &Claim) -> Option<Days> {
    let mentions = claim.event_mentions.iter();
    let main = mentions.rev().max_by_key(|mention| tells(&mention.kind));
    let is_timed = claim
        .event_mentions
        .iter()
        .any(|mention| time_spans(mention).next().is_some());
    let of_main: Vec<Span> = main.into_iter().flat_map(time_spans).collect();
    let of_its_own = |time: &&Time| {
        time.spans
            .iter()
            .any(|span| of_main.iter().any(|other| span.overlaps(*other)))
    };
    // "In the early hours of Tuesday": its own words give no day, those beside them do.
    let is_open = !of_main.is_empty()
        && !claim
            .times
            .iter()
            .filter(of_its_own)
            .any(|time| Days::happened(time).is_some());
    let counts = |time: &&Time| {
        // "This morning" in a quotation is reckoned from when it was spoken, which is not known.
        let is_quoted = claim.quotation == Quotation::Direct && claim.said.is_none();
        let is_of_report = time
            .anchor
            .as_ref()
            .is_some_and(|anchor| anchor.kind == AnchorKind::Published);
        if is_quoted && is_of_report {
            return false;
        }
        !is_timed || is_open || of_its_own(time)
    };
    let published = corpus.published_of(claim.document).map(number);
    let is_of_report = |days: &Days| Some(days.first) == published;
    let days = claim.times.iter().filter(counts).filter_map(Days::happened);
    let chosen = days.min_by_key(|days| (days.length(), is_of_report(days)))?;
    let mut others = claim.times.iter().filter_map(Days::happened);
    let other = others.find(|days| days.is_fine() && !is_of_report(days) && *days != chosen);
    // "Accused it on Wednesday of shooting them on Sunday": which of the two it was is not sure.
    let both = other
        .map(|other| other.hull(chosen))
        .filter(|both| chosen.is_fine() && both.length() <= 7);
    match other {
        Some(other) if is_of_report(&chosen) => Some(other),
        _ => Some(both.unwrap_or(chosen)),
    }
}

/// Whether it was said some weeks or longer before its report.
fn is_said_before(corpus: &Corpus<'_>, claim: &Claim) -> bool {
    const WEEKS: i32 = 21;
    let start = claim
        .said
        .as_ref()
        .and_then(|said| said.start)
        .map(|start| number(start.date()));
    let published = corpus.published_of(claim.document).map(number);
    start
        .zip(published)
        .is_some_and(|(start, published)| published - start > WEEKS)
}

fn time_spans(mention: &EventMention) -> impl Iterator<Item = Span> + use<'_> {
    let times = mention
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Time);
    times.flat_map(|part| part.spans.iter().copied())
}

/// Whether a place or a time stands right beside the words at a span.
fn is_located(corpus: &Corpus<'_>, claim: usize, span: Span) -> bool {
    let Some(found) = corpus.claims.get(claim) else {
        return false;
    };
    let places = found.places.iter().filter(|place| place.usage == PlaceUse::Location);
    let spans = places
        .flat_map(|place| &place.spans)
        .chain(found.times.iter().flat_map(|time| &time.spans));
    let mut gaps = spans.map(|other| {
        other
            .start()
            .max(span.start())
            .saturating_sub(other.end().min(span.end()))
    });
    gaps.any(|gap| gap <= BESIDE)
}

/// So many bytes lie between words that stand beside each other: room for "in the".
const BESIDE: u32 = 10;

/// The places of a claim, countries left out.
pub fn sites(corpus: &Corpus<'_>, claim: usize, found: &Claim) -> Vec<Site> {
    let places = found.places.iter().filter(|place| !is_goal(found, place));
    let places = places.filter_map(|place| {
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

const SENTENCE: [char; 5] = ['.', ';', '?', '!', '\n'];
const CLAUSE: [char; 7] = ['.', ',', ';', ':', '\n', '“', '"'];

/// The text before a span, back to the letters that end a clause or a sentence.
fn before<'run>(corpus: &Corpus<'run>, claim: usize, span: Span, ends: &[char]) -> &'run str {
    let document = corpus.document_of(claim).and_then(|place| corpus.documents.get(place));
    let before = document.and_then(|document| document.text.get(..span.start() as usize));
    let before = before.unwrap_or_default();
    let end = before.char_indices().rev().find(|(_, letter)| ends.contains(letter));
    before
        .get(end.map_or(0, |(at, letter)| at + letter.len_utf8())..)
        .unwrap_or_default()
}

/// Whether a voice only goes on with what was spoken of: a pronoun speaks, or the words point back.
fn goes_on(source: &Source, content: &str) -> bool {
    const PRONOUNS: [&str; 6] = ["he", "she", "they", "it", "him", "her"];
    const BACK: [&str; 5] = [" these areas", " those areas", " there ", " that area", " the city"];
    const FIRST: [&str; 5] = [
        " the attacker ",
        " the attackers ",
        " the gunman ",
        " the gunmen ",
        " the bomber ",
    ];
    let name = source.name.as_deref().unwrap_or_default().to_lowercase();
    let padded = format!(" {} ", content.to_lowercase());
    let points_back =
        || BACK.iter().any(|back| padded.contains(back)) || FIRST.iter().any(|first| padded.starts_with(first));
    PRONOUNS.contains(&&*name) || (source.kind == SourceKind::Reporter && points_back())
}

/// Whether an act answers something that others said or asked, and so belongs to what they speak of.
pub fn answers(act: Act) -> bool {
    matches!(
        act,
        Act::Deny | Act::Decline | Act::Omit | Act::Admit | Act::Accuse | Act::Allege | Act::Ask
    )
}
