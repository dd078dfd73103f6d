//! What judgements are about, found in a run by words.

use std::collections::BTreeMap;

use rashomon_types::{
    Action, Claim, ClaimAnchor, ClaimId, Document, DocumentAnchor, DocumentId, EventAnchor, Judgement, Run, Span,
    Subject, TextQuote,
};

use super::quote::locate;

/// A judgement and what it is about.
pub(super) struct Found<'j> {
    pub(super) judgement: &'j Judgement,
    pub(super) target: Target,
}

/// What a judgement is about, by places in the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A claim, in each document that has it; the one that was meant first.
    Claims(Vec<usize>),
    /// Two claims.
    Pair(usize, usize),
    /// A document and perhaps another.
    Documents(usize, Option<usize>),
    /// An event, by some of its claims.
    Event(Vec<usize>),
    /// Names alone, or nothing.
    Nothing,
}

/// What was not found: the document, where that is there, and a sentence.
type Missing = (Option<DocumentId>, String);

/// How near a document is to the one that was meant, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Itself,
    SameTextAndPlace,
    SameText,
    SameAddress,
    SamePath,
    SamePublisher,
}

/// Finds things in a run.
pub(super) struct Finder<'run> {
    run: &'run Run,
    claims_of: BTreeMap<DocumentId, Vec<usize>>,
    by_text: BTreeMap<&'run str, Vec<usize>>,
    by_url: BTreeMap<&'run str, Vec<usize>>,
    by_path: BTreeMap<&'run str, Vec<usize>>,
    by_publisher: BTreeMap<Option<&'run str>, Vec<usize>>,
}

/// So much of a claim's words must be those that were judged.
const SHARE: f64 = 0.5;

/// A claim of fewer bytes is not looked for in other reports of the same publisher.
const TELLING: usize = 24;

impl<'run> Finder<'run> {
    pub(super) fn new(run: &'run Run) -> Self {
        let mut finder = Self {
            run,
            claims_of: BTreeMap::new(),
            by_text: BTreeMap::new(),
            by_url: BTreeMap::new(),
            by_path: BTreeMap::new(),
            by_publisher: BTreeMap::new(),
        };
        for (place, claim) in run.claims.iter().enumerate() {
            finder.claims_of.entry(claim.document).or_default().push(place);
        }
        for (place, document) in run.documents.iter().enumerate() {
            finder.by_text.entry(&document.text_sha256).or_default().push(place);
            if let Some(url) = document.url.as_deref() {
                finder.by_url.entry(url).or_default().push(place);
            }
            if let Some(path) = document.path.as_deref().filter(|_| document.url.is_none()) {
                finder.by_path.entry(path).or_default().push(place);
            }
            let publisher = document.publisher.as_deref();
            finder.by_publisher.entry(publisher).or_default().push(place);
        }
        finder
    }

    /// What a judgement is about.
    pub(super) fn target(&self, judgement: &Judgement) -> Result<Target, Missing> {
        Ok(match &judgement.action {
            Action::Accept { claim } | Action::Reject { claim } | Action::Edit { claim, .. } => {
                Target::Claims(self.claims(claim)?)
            }
            Action::SameEvent { a, b } | Action::OtherEvent { a, b, .. } => {
                Target::Pair(self.claim(a)?, self.claim(b)?)
            }
            Action::CopyOf { document, of } => Target::Documents(self.document(document)?, Some(self.document(of)?)),
            Action::NotCopy { document, of } => {
                let of = of.as_ref().map(|of| self.document(of)).transpose()?;
                Target::Documents(self.document(document)?, of)
            }
            Action::Side { event, .. } | Action::Best { event, .. } => Target::Event(self.event(event)?),
            Action::Note { about } => self.subject(about.as_ref())?,
            Action::SameSpeaker { .. } | Action::OtherSpeaker { .. } | Action::Undo { .. } => Target::Nothing,
        })
    }

    fn subject(&self, subject: Option<&Subject>) -> Result<Target, Missing> {
        Ok(match subject {
            Some(Subject::Claim(claim)) => Target::Claims(self.claims(claim)?),
            Some(Subject::Event(event)) => Target::Event(self.event(event)?),
            Some(Subject::Document(document)) => Target::Documents(self.document(document)?, None),
            None => Target::Nothing,
        })
    }

    /// The claims of an event that are still there.
    fn event(&self, event: &EventAnchor) -> Result<Vec<usize>, Missing> {
        let found: Vec<usize> = event.claims.iter().filter_map(|claim| self.claim(claim).ok()).collect();
        if found.is_empty() {
            let reason = format!(
                "none of the claims by which the event “{}” is known is there",
                event.title
            );
            return Err((None, reason));
        }
        Ok(found)
    }

    fn claim(&self, anchor: &ClaimAnchor) -> Result<usize, Missing> {
        let claims = self.claims(anchor)?;
        claims.first().copied().ok_or_else(|| (None, missing_words(anchor)))
    }

    /// A claim wherever it stands: in the document that was meant, in others of the same text, and in other editions.
    fn claims(&self, anchor: &ClaimAnchor) -> Result<Vec<usize>, Missing> {
        let related = self.related(&anchor.document);
        let near = related.iter().filter_map(|&(_, place)| self.claim_in(anchor, place));
        let mut found: Vec<usize> = near.collect();
        if found.is_empty() {
            found.extend(self.elsewhere(anchor));
        }
        if found.is_empty() {
            let document = related.first().and_then(|(_, place)| self.run.documents.get(*place));
            let reason = match document {
                Some(_) => missing_words(anchor),
                None => format!(
                    "{} is not there, nor another report with the words “{}”",
                    named(&anchor.document),
                    words(anchor)
                ),
            };
            return Err((document.map(|document| document.id), reason));
        }
        Ok(found)
    }

    /// The claim in another document of the same publisher, where its words are long enough to tell.
    fn elsewhere(&self, anchor: &ClaimAnchor) -> Option<usize> {
        let length: usize = anchor.content.iter().map(|quote| quote.exact.len()).sum();
        let places = self.by_publisher.get(&anchor.document.publisher.as_deref());
        let mut places = places.map_or_else(Vec::new, Clone::clone);
        places.retain(|_| length >= TELLING);
        places.sort_by_key(|place| self.run.documents.get(*place).map(|document| document.id));
        places.into_iter().find_map(|place| self.claim_in(anchor, place))
    }

    /// The documents that are the one that was meant, or editions of it, the nearest first.
    fn related(&self, anchor: &DocumentAnchor) -> Vec<(Nearness, usize)> {
        let url = anchor.url.as_deref();
        let path = anchor.path.as_deref().filter(|_| url.is_none());
        let places = [
            self.by_text.get(&*anchor.text_sha256),
            url.and_then(|url| self.by_url.get(url)),
            path.and_then(|path| self.by_path.get(path)),
        ];
        let documents = &self.run.documents;
        let mut related: Vec<(Nearness, DocumentId, usize)> = places
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|&place| {
                let document = documents.get(place)?;
                Some((nearness(anchor, document), document.id, place))
            })
            .collect();
        related.sort();
        related.dedup();
        related
            .into_iter()
            .map(|(nearness, _, place)| (nearness, place))
            .collect()
    }

    fn document(&self, anchor: &DocumentAnchor) -> Result<usize, Missing> {
        let related = self.related(anchor);
        let missing = || (None, format!("{} is not there", named(anchor)));
        related.first().map(|(_, place)| *place).ok_or_else(missing)
    }

    /// The claim of a document that was meant: the one of that id, else the one with most of its words and the same cue.
    fn claim_in(&self, anchor: &ClaimAnchor, place: usize) -> Option<usize> {
        let document = self.run.documents.get(place)?;
        let claims = self.claims_of.get(&document.id)?;
        let id = |place: usize| self.run.claims.get(place).map(|claim| claim.id);
        let is_same_text = document.text_sha256 == anchor.document.text_sha256;
        let same = claims.iter().copied().find(|&place| id(place) == Some(anchor.claim));
        if let Some(same) = same.filter(|_| is_same_text) {
            return Some(same);
        }
        let words = Words::of(anchor, &document.text)?;
        let fits = claims.iter().filter_map(|&place| {
            let claim = self.run.claims.get(place)?;
            Some((words.share(claim)?, std::cmp::Reverse(claim.id), place))
        });
        let best: Option<(u64, std::cmp::Reverse<ClaimId>, usize)> = fits.max();
        best.map(|(_, _, place)| place)
    }
}

fn nearness(anchor: &DocumentAnchor, document: &Document) -> Nearness {
    let is_same_place = document.url == anchor.url && document.publisher == anchor.publisher;
    if document.id == anchor.document {
        Nearness::Itself
    } else if document.text_sha256 == anchor.text_sha256 {
        if is_same_place {
            Nearness::SameTextAndPlace
        } else {
            Nearness::SameText
        }
    } else if document.url.is_some() && document.url == anchor.url {
        Nearness::SameAddress
    } else if document.path == anchor.path {
        Nearness::SamePath
    } else {
        Nearness::SamePublisher
    }
}

/// Where the words of a claim stand in a text.
struct Words {
    content: Vec<Span>,
    /// The length of all the content, in bytes, what was not found included.
    length: u64,
    cue: Vec<Span>,
    source: Vec<Span>,
    has_cue: bool,
}

impl Words {
    /// Finds the words; none where neither the content nor, for a claim without one, the cue is there.
    fn of(anchor: &ClaimAnchor, text: &str) -> Option<Self> {
        let located =
            |quotes: &[TextQuote]| -> Vec<Span> { quotes.iter().filter_map(|quote| locate(text, quote)).collect() };
        let content = located(&anchor.content);
        let lost = anchor.content.iter().filter(|quote| locate(text, quote).is_none());
        let lost: u64 = lost.map(|quote| quote.exact.len() as u64).sum();
        let words = Self {
            length: length(&content) + lost,
            content,
            cue: located(&anchor.cue),
            source: located(&anchor.source),
            has_cue: !anchor.cue.is_empty(),
        };
        let is_there = if anchor.content.is_empty() {
            !words.cue.is_empty()
        } else {
            !words.content.is_empty()
        };
        is_there.then_some(words)
    }

    /// How much of a claim is in these words, in parts of a million, a little more with the same source; none where it is
    /// another claim.
    fn share(&self, claim: &Claim) -> Option<u64> {
        let has_cue = !claim.cue.is_empty();
        let is_same_cue = has_cue == self.has_cue && (!has_cue || overlap(&self.cue, &claim.cue.spans) > 0);
        if !is_same_cue {
            return None;
        }
        let theirs = length(&claim.content.spans);
        let longest = self.length.max(theirs);
        let shared = overlap(&self.content, &claim.content.spans);
        let share = if longest == 0 {
            1.0
        } else {
            shared as f64 / longest as f64
        };
        let is_same_source = overlap(&self.source, &claim.source.spans) > 0;
        (share >= SHARE).then_some((share * 1_000_000.0) as u64 + u64::from(is_same_source))
    }
}

fn length(spans: &[Span]) -> u64 {
    spans.iter().map(|span| u64::from(span.len())).sum()
}

/// How many bytes two lists of spans share.
fn overlap(one: &[Span], other: &[Span]) -> u64 {
    let pairs = one
        .iter()
        .flat_map(|a| other.iter().filter_map(move |b| a.intersection(*b)));
    pairs.map(|span| u64::from(span.len())).sum()
}

fn missing_words(anchor: &ClaimAnchor) -> String {
    let document = named(&anchor.document);
    format!("{document} has no claim in the words “{}” any more", words(anchor))
}

/// The first words of a claim.
fn words(anchor: &ClaimAnchor) -> String {
    let words = anchor.content.first().or_else(|| anchor.cue.first());
    let words = words.map_or("", |quote| &quote.exact);
    let short: String = words.chars().take(60).collect();
    let dots = if short.len() < words.len() { "…" } else { "" };
    format!("{short}{dots}")
}

/// A document's path, address or id.
fn named(anchor: &DocumentAnchor) -> String {
    let place = anchor.path.as_ref().or(anchor.url.as_ref());
    place.cloned().unwrap_or_else(|| anchor.document.to_string())
}
