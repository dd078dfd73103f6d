//! The claims of one document, told apart by the occurrence that they speak of.
//!
//! All claims belong to the report's main occurrence unless something tells against it: another time, another place,
//! words such as "previous attacks", a kind of event that cannot be part of it. What shows nothing goes with the claims
//! around it, and what has nothing to do with any of it belongs nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rashomon_types::{Claim, ClaimId, SourceKind};

use super::days::Days;
use super::families::{can_be_one, family};
use super::markers::Marker;
use super::profile::{LEAD, Profile};
use super::signs::{Signs, Text, answers};
use super::site::Lie;
use super::strand::Strand;
use super::terms::{Term, is_name, words_of as words_of_term};
use crate::corpus::Corpus;

/// A day further than this from the main ones is another time.
const FAR_DAYS: i32 = 3;

/// Where a claim belongs, as its own signs have it.
enum Verdict {
    /// To the main occurrence.
    Main(String),
    /// To another one.
    Other(String, Option<Marker>),
    /// Its own signs do not tell.
    Open,
}

/// The strands of one document, the main one first; a strand that tells of no occurrence is left out.
pub fn split(corpus: &Corpus<'_>, document: usize, claims: Range<usize>) -> Vec<Strand> {
    let Some(found) = corpus.documents.get(document) else {
        return Vec::new();
    };
    let text = Text::of(&found.text);
    let signs: Vec<Signs> = claims.clone().map(|claim| Signs::of(corpus, claim, &text)).collect();
    let profile = Profile::of(corpus, document, &text, &signs);
    let mut splitter = Splitter::new(corpus, document, profile);
    for (claim, signs) in claims.zip(&signs) {
        splitter.place(claim, signs);
    }
    splitter.finish()
}

struct Splitter<'c, 'run> {
    corpus: &'c Corpus<'run>,
    profile: Profile,
    strands: Vec<Strand>,
    /// The strand of each claim that was placed, by id.
    home: BTreeMap<ClaimId, usize>,
    /// The strand and paragraph of the claim before; none where that claim belongs nowhere.
    before: Option<(usize, usize)>,
    /// How many claims were looked at.
    placed: usize,
}

impl<'c, 'run> Splitter<'c, 'run> {
    fn new(corpus: &'c Corpus<'run>, document: usize, profile: Profile) -> Self {
        let main = Strand {
            document,
            published: profile.published,
            is_main: true,
            days: profile.days,
            terms: profile.terms.clone(),
            names: profile.names.clone(),
            ..Strand::default()
        };
        Self {
            corpus,
            profile,
            strands: vec![main],
            home: BTreeMap::new(),
            before: None,
            placed: 0,
        }
    }

    fn place(&mut self, claim: usize, signs: &Signs) {
        self.placed += 1;
        let placed = self.outer(claim, signs).or_else(|| match self.verdict(claim, signs) {
            Verdict::Main(reason) => Some((0, reason)),
            Verdict::Other(reason, marker) => Some((self.other(signs, marker), reason)),
            Verdict::Open => self.by_context(claim, signs),
        });
        self.before = placed.as_ref().map(|(strand, _)| (*strand, signs.paragraph));
        let Some((place, reason)) = placed else { return };
        if let Some(found) = self.corpus.claims.get(claim) {
            self.home.insert(found.id, place);
        }
        if let Some(strand) = self.strands.get_mut(place) {
            if place > 0 && strand.marker != Some(Marker::Series) {
                strand.days = strand.days.or(signs.days);
            }
            strand.add(claim, signs, reason);
        }
    }

    /// The strand of the claim that this one lies in.
    fn outer(&self, claim: usize, signs: &Signs) -> Option<(usize, String)> {
        let outer = self.corpus.claims.get(claim)?.nested_in?;
        let strand = *self.home.get(&outer)?;
        let is_other = signs.marker.is_some() || self.other_time(signs).is_some();
        (!is_other || strand > 0).then(|| (strand, "said inside another claim about it".to_owned()))
    }

    fn verdict(&self, claim: usize, signs: &Signs) -> Verdict {
        let against = self.against(signs);
        match (&signs.known, against) {
            // "The attack was an answer to the shelling in February": the one that is known decides.
            (Some(words), Some(_)) if !signs.is_known_elsewhere && signs.marker.is_none() => {
                Verdict::Main(format!("speaks of “the {words}”"))
            }
            (_, Some((reason, marker))) if signs.tells() || self.is_of_a_party(claim) => Verdict::Other(reason, marker),
            (_, Some(_)) => Verdict::Other("speaks of something else".to_owned(), None),
            (_, None) => self.in_favour(signs),
        }
    }

    /// Why a claim cannot be about the main occurrence.
    fn against(&self, signs: &Signs) -> Option<(String, Option<Marker>)> {
        if let Some(marker) = signs.marker {
            return Some((words_of(marker).to_owned(), Some(marker)));
        }
        if signs.other && signs.known.is_none() {
            return Some((words_of(Marker::Earlier).to_owned(), Some(Marker::Earlier)));
        }
        let other = self.other_time(signs).or_else(|| self.other_place(signs));
        other.or_else(|| self.other_kind(signs)).map(|reason| (reason, None))
    }

    fn other_time(&self, signs: &Signs) -> Option<String> {
        let days = signs.days?;
        let published = self.profile.published.map(|day| Days { first: day, last: day });
        // "To frighten people before the October vote", "a movement that made peace in 2028": a month or a year beside no event of
        // its own tells of no other occasion.
        let is_aside = !days.is_fine() && !signs.tells() && !signs.is_said_before;
        if is_aside {
            return None;
        }
        let far = match (self.profile.days, published) {
            (Some(main), _) => main.gap(days) > FAR_DAYS,
            (None, Some(published)) => published.gap(days) > 60,
            (None, None) => false,
        };
        far.then(|| format!("another time: {}", days.words()))
    }

    fn other_place(&self, signs: &Signs) -> Option<String> {
        let main = self.profile.site.as_ref()?;
        let mut lies = signs.sites.iter().map(|site| (site.lie(main), site));
        let (_, site) = lies.clone().next()?;
        lies.all(|(lie, _)| lie == Lie::Elsewhere)
            .then(|| format!("another place: {}", site.name))
    }

    fn other_kind(&self, signs: &Signs) -> Option<String> {
        let main = self.profile.family?;
        let kind = signs.kinds.first()?;
        let is_other = signs.kinds.iter().all(|kind| !can_be_one(family(kind), main));
        let is_related = signs.known.is_some() || signs.terms.iter().any(|term| self.profile.subject.contains(term));
        let has_own = !signs.sites.is_empty() || signs.days.is_some();
        (is_other && has_own && !is_related).then(|| format!("another kind of event: {}", kind.replace('_', " ")))
    }

    /// Whether a voice that fights or rules speaks, one that the report's main subject knows.
    fn is_of_a_party(&self, claim: usize) -> bool {
        let Some(source) = self.corpus.claims.get(claim).map(|claim| &claim.source) else {
            return false;
        };
        matches!(source.kind, SourceKind::ArmedGroup)
            && source.named
            && self.strands.first().is_some_and(|main| !main.threads.is_empty())
    }

    fn in_favour(&self, signs: &Signs) -> Verdict {
        let same_place = self.profile.site.as_ref().and_then(|main| {
            let near = signs.sites.iter().find(|site| site.lie(main) >= Lie::Inside);
            near.map(|site| format!("same place: {}", site.name))
        });
        let same_time = || {
            let (main, days) = (self.profile.days?, signs.days?);
            (main.gap(days) == 0 && signs.tells()).then(|| format!("same day: {}", days.words()))
        };
        match same_place.or_else(same_time) {
            Some(reason) => Verdict::Main(reason),
            None => Verdict::Open,
        }
    }

    /// A claim whose own signs do not tell goes with the one before it, else with the report's main subject.
    fn by_context(&self, claim: usize, signs: &Signs) -> Option<(usize, String)> {
        if let Some((strand, paragraph)) = self.before.filter(|(strand, _)| *strand > 0) {
            let is_near = paragraph == signs.paragraph && !self.is_rather_main(strand, signs);
            let goes_on = signs.goes_on && paragraph + 2 >= signs.paragraph;
            if is_near || goes_on {
                return Some((strand, "goes on with the claim before it".to_owned()));
            }
        }
        if let Some((strand, site)) = self.named_elsewhere(signs) {
            return Some((strand, format!("same place: {site}")));
        }
        self.main_reason(claim, signs).map(|reason| (0, reason))
    }

    /// Whether a claim shares more words with the main subject than with the strand before it: a long paragraph comes back to it.
    fn is_rather_main(&self, strand: usize, signs: &Signs) -> bool {
        let shared = |terms: &BTreeSet<Term>| signs.terms.intersection(terms).count();
        let main = shared(&self.profile.terms);
        let own = self.strands.get(strand).map_or(0, |strand| shared(&strand.terms));
        main > own && main >= 2
    }

    /// A strand other than the main one that has a place of this claim.
    fn named_elsewhere(&self, signs: &Signs) -> Option<(usize, String)> {
        let others = self.strands.iter().enumerate().skip(1);
        let mut found = others.filter_map(|(place, strand)| {
            let pairs = signs
                .sites
                .iter()
                .filter(|site| strand.sites.iter().any(|(known, _)| known.lie(site) == Lie::Same));
            pairs.map(|site| (place, site.name.clone())).next()
        });
        found.next()
    }

    fn main_reason(&self, claim: usize, signs: &Signs) -> Option<String> {
        if let Some(words) = &signs.known {
            return Some(format!("speaks of “the {words}”"));
        }
        if let Some(kind) = signs.kinds.first() {
            return Some(format!("the report's main subject: {}", kind.replace('_', " ")));
        }
        if signs.is_said_before {
            return None;
        }
        if self.placed <= LEAD {
            return Some("stands at the beginning of the report".to_owned());
        }
        if let Some(shared) = self.shared_words(signs) {
            return Some(format!("shares words with the report's main subject: {shared}"));
        }
        let found = self.corpus.claims.get(claim)?;
        if answers(found.act) {
            return Some("answers what others say of the report's main subject".to_owned());
        }
        if found.source.named && self.is_known(found) {
            return Some("said by somebody who speaks of the report's main subject".to_owned());
        }
        let is_beside = self
            .before
            .is_some_and(|(strand, paragraph)| strand == 0 && paragraph + 2 >= signs.paragraph);
        is_beside.then(|| "stands beside a claim about the report's main subject".to_owned())
    }

    /// Whether a speaker has spoken of the main subject before.
    fn is_known(&self, claim: &Claim) -> bool {
        let speaker = claim.source.speaker.as_deref();
        let mut threads = self.strands.first().into_iter().flat_map(|main| &main.threads);
        let has_spoken = |other: &Claim| other.source.named && other.source.speaker.as_deref() == speaker;
        speaker.is_some() && threads.any(|thread| self.corpus.claims.get(thread.claim).is_some_and(has_spoken))
    }

    /// A name or two common words of a claim that the report's main subject has too.
    fn shared_words(&self, signs: &Signs) -> Option<String> {
        let shared = signs.terms.iter().filter(|term| self.profile.terms.contains(*term));
        let (names, common): (Vec<&String>, Vec<&String>) = shared.partition(|term| is_name(term));
        let is_enough = !names.is_empty() || common.len() >= 2 || (common.len() == 1 && signs.terms.len() <= 4);
        let first = names.into_iter().chain(common).take(2).map(|term| words_of_term(term));
        is_enough.then(|| first.collect::<Vec<_>>().join(", "))
    }

    /// The strand for a claim that is not about the main occurrence: one that fits, or a new one.
    fn other(&mut self, signs: &Signs, marker: Option<Marker>) -> usize {
        let others = self.strands.iter().enumerate().skip(1);
        let fitting = others
            .filter(|(_, strand)| fits(strand, signs, marker))
            .map(|(place, _)| place);
        if let Some(place) = fitting.max() {
            return place;
        }
        let (document, published) = self
            .strands
            .first()
            .map_or((0, None), |main| (main.document, main.published));
        self.strands.push(Strand {
            document,
            published,
            // A series has no day: "this week's raid is the second since the war began".
            days: signs.days.filter(|_| marker != Some(Marker::Series)),
            marker,
            ..Strand::default()
        });
        self.strands.len() - 1
    }

    fn finish(self) -> Vec<Strand> {
        let corpus = self.corpus;
        let strands = self.strands.into_iter();
        strands.filter(|strand| is_an_occurrence(corpus, strand)).collect()
    }
}

/// Whether a strand that was split off can hold a claim with these signs.
fn fits(strand: &Strand, signs: &Signs, marker: Option<Marker>) -> bool {
    let lies = signs
        .sites
        .iter()
        .flat_map(|site| strand.sites.iter().map(|(known, _)| known.lie(site)));
    let lie = lies.max();
    let same_time = match (strand.days, signs.days) {
        (Some(here), Some(there)) => Some(here.gap(there) == 0),
        _ => None,
    };
    let same_place = lie.map(|lie| lie >= Lie::Inside);
    match (same_time, same_place) {
        (Some(false), _) | (_, Some(false)) => false,
        (Some(true), _) | (_, Some(true)) => true,
        (None, None) => marker.is_some() && strand.marker == marker,
    }
}

fn words_of(marker: Marker) -> &'static str {
    match marker {
        Marker::Earlier => "speaks of an earlier one",
        Marker::Series => "speaks of many over a long time",
        Marker::Apart => "told as an event apart",
    }
}

/// Whether the claims tell of something that happened, and not of the background.
fn is_an_occurrence(corpus: &Corpus<'_>, strand: &Strand) -> bool {
    let claims = strand
        .threads
        .iter()
        .filter_map(|thread| corpus.claims.get(thread.claim));
    let mut claims = claims.filter(|claim| {
        let is_told = claim
            .event_mentions
            .iter()
            .any(|mention| mention.kind != "sanction" && mention.kind != "statement");
        let is_of_a_party = claim.source.kind == SourceKind::ArmedGroup && strand.days.is_some();
        strand.is_main || is_of_a_party || is_told
    });
    claims.next().is_some()
}
