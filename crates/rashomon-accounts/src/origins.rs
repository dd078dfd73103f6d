//! From which origin an answer comes, and which claims carry the same answer from the same origin.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rashomon_types::{Act, QuestionKind, Stance};

use crate::answers::{Draft, Scene};
use crate::corpus::Corpus;
use crate::names;
use crate::parties::Cast;
use crate::parties::voice::Voice;
use crate::value::{Comparison, Value, compare};

/// Where an answer goes back to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// A party: all its members, whoever relays them.
    Party(usize),
    /// The unnamed voices of one report, by the place of its document. How many they are nobody knows.
    Unnamed(usize),
    /// The reporter's own words. They are shown, and count toward nothing.
    Reporter,
}

impl Origin {
    /// The origin of a claim of the event.
    pub(crate) fn of(cast: &Cast, claim: usize) -> Self {
        match cast.voice(claim) {
            Voice::Party(party) => Self::Party(party),
            Voice::Unnamed(document) => Self::Unnamed(document),
            Voice::Reporter => Self::Reporter,
        }
    }

    /// The side that it counts under: a party's; an origin without a side is a side of its own.
    pub(crate) fn side(&self, cast: &Cast) -> Option<String> {
        match self {
            Self::Party(party) => Some(cast.side_of(*party)),
            Self::Unnamed(document) => Some(format!("unnamed voices of report {document}")),
            Self::Reporter => None,
        }
    }

    /// What it is called.
    pub(crate) fn name(&self, corpus: &Corpus<'_>, cast: &Cast) -> Option<String> {
        match self {
            Self::Party(party) => cast.parties.get(*party).map(|party| party.name.clone()),
            Self::Unnamed(document) => {
                let document = corpus.documents.get(*document);
                let publisher =
                    document.and_then(|document| document.publisher.as_deref().or(document.path.as_deref()));
                Some(format!("unnamed voices of {}", publisher.unwrap_or("the report")))
            }
            Self::Reporter => None,
        }
    }
}

/// An answer with all claims that carry it.
#[derive(Debug, Clone)]
pub(crate) struct Gathered {
    pub(crate) draft: Draft,
    pub(crate) origin: Origin,
    /// Further claims, copies among them.
    pub(crate) relayed: Vec<usize>,
    /// The day up to which it counts.
    pub(crate) as_of: Option<Date>,
    /// The later answer by which its own speaker replaced it, by its place in the list.
    pub(crate) revised_by: Option<usize>,
    /// Whether somebody else of its party gave a later figure: then that one is the party's, and both stand.
    pub(crate) is_past: bool,
}

impl Gathered {
    /// Whether it counts when the answers are compared.
    pub(crate) fn counts(&self) -> bool {
        self.revised_by.is_none() && !self.is_past && self.origin != Origin::Reporter && self.is_positive_or_denial()
    }

    fn is_positive_or_denial(&self) -> bool {
        matches!(
            self.draft.stance,
            Stance::Assert | Stance::Assess | Stance::Deny | Stance::Revise
        )
    }

    /// The reports that carry it, by the places of their documents.
    pub(crate) fn reports(&self, corpus: &Corpus<'_>) -> BTreeSet<usize> {
        let claims = std::iter::once(&self.draft.claim).chain(&self.relayed);
        claims.filter_map(|&claim| corpus.document_of(claim)).collect()
    }
}

/// Joins the answers of one question that say the same from the same origin, and finds which were revised.
///
/// `copies` gives for a claim the claims of copies that repeat it.
pub(crate) fn gather(scene: &Scene<'_>, drafts: Vec<Draft>, copies: &BTreeMap<usize, Vec<usize>>) -> Vec<Gathered> {
    let mut gathered: Vec<Gathered> = Vec::new();
    for draft in drafts {
        let origin = Origin::of(scene.cast, draft.claim);
        let again = copies.get(&draft.claim).cloned().unwrap_or_default();
        let as_of = as_of(scene.corpus, draft.claim);
        let known = gathered
            .iter_mut()
            .find(|known| known.origin == origin && is_repeated(scene, known, &draft));
        match known {
            Some(known) => {
                if known.draft.claim != draft.claim {
                    known.relayed.push(draft.claim);
                }
                known.relayed.extend(again);
            }
            None => gathered.push(Gathered {
                draft,
                origin,
                relayed: again,
                as_of,
                revised_by: None,
                is_past: false,
            }),
        }
    }
    revise(scene, &mut gathered);
    gathered
}

/// When something was said, else when its report was published.
fn as_of(corpus: &Corpus<'_>, claim: usize) -> Option<Date> {
    let said = corpus.claims.get(claim).and_then(|claim| claim.said.as_ref());
    let said = said.and_then(|said| said.start).map(|start| start.date());
    let published = corpus
        .document_of(claim)
        .and_then(|document| corpus.published(document));
    // A report gives figures of its own week; what seems older was read wrong or is history.
    let is_near = |said: &Date| {
        published.is_none_or(|day| *said <= day && day.since(*said).is_ok_and(|span| span.get_days() <= 7))
    };
    said.filter(is_near).or(published)
}

fn is_repeated(scene: &Scene<'_>, known: &Gathered, draft: &Draft) -> bool {
    if known.draft.stance != draft.stance {
        return false;
    }
    match (&known.draft.value, &draft.value) {
        (None, None) => true,
        (Some(Value::Number { low: l1, high: h1 }), Some(Value::Number { low: l2, high: h2 })) => l1 == l2 && h1 == h2,
        (Some(a), Some(b)) => matches!(
            compare(scene.lexicon, draft.question, scene.is_one_cause(), a, b),
            Comparison::Same(_) | Comparison::Finer(_)
        ),
        _ => false,
    }
}

/// An answer gives way to another one that its own origin gave on a later day in another report, where both cannot hold: a
/// figure to any other figure, words to those that contradict them. Both stay visible. Only the same speaker, or who says
/// that something is new, takes back; a figure of another member of the party is just the later one.
fn revise(scene: &Scene<'_>, gathered: &mut [Gathered]) {
    let mut replaced = Vec::new();
    for (place, earlier) in gathered.iter().enumerate() {
        let is_later = |later: &&Gathered| {
            let days = earlier.as_of.zip(later.as_of);
            days.is_some_and(|(before, after)| before < after)
                && later.origin == earlier.origin
                && is_other_report(scene, earlier, later)
                && replaces(scene, earlier, later)
        };
        let later: Vec<usize> = (0..gathered.len())
            .filter(|&other| gathered.get(other).as_ref().is_some_and(is_later))
            .collect();
        let is_own = |other: &usize| {
            gathered
                .get(*other)
                .is_some_and(|later| is_same_speaker(scene, earlier, later))
        };
        if !later.is_empty() {
            replaced.push((place, later.iter().copied().find(is_own)));
        }
    }
    for (place, own) in replaced {
        if let Some(earlier) = gathered.get_mut(place) {
            earlier.revised_by = own;
            earlier.is_past = own.is_none() && earlier.origin != Origin::Reporter;
        }
    }
}

/// Whether two answers of one origin come from one speaker, as far as the reports tell; who says that something is new, or
/// counts dead where there were none, speaks for all of his party.
fn is_same_speaker(scene: &Scene<'_>, earlier: &Gathered, later: &Gathered) -> bool {
    if earlier.origin == Origin::Reporter {
        let publisher = |answer: &Gathered| {
            let document = scene.corpus.document_of(answer.draft.claim)?;
            scene.corpus.documents.get(document)?.publisher.clone()
        };
        return publisher(earlier).is_some() && publisher(earlier) == publisher(later);
    }
    let speaker = |answer: &Gathered| {
        let origin = scene.corpus.claims.get(answer.draft.claim)?.origin()?;
        origin.speaker.clone().or_else(|| origin.name.clone())
    };
    let is_one = match (speaker(earlier), speaker(later)) {
        (Some(one), Some(other)) => names::holds(&one, &other) || names::holds(&other, &one),
        _ => true,
    };
    let is_none = matches!(earlier.draft.value, Some(Value::Number { high: Some(0.0), .. }));
    is_one || is_none || is_change(scene, later.draft.claim)
}

/// Whether a later answer of the same origin takes back an earlier one.
fn replaces(scene: &Scene<'_>, earlier: &Gathered, later: &Gathered) -> bool {
    let (Some(before), Some(after)) = (&earlier.draft.value, &later.draft.value) else {
        return false;
    };
    let denies = |answer: &Gathered| answer.draft.stance == Stance::Deny;
    if let (Value::Number { low, high }, Value::Number { low: least, high: most }) = (before, after) {
        // "Dozens", said later by one who said 84, takes nothing back.
        let is_coarser = low.zip(*least).is_some_and(|(low, least)| least < low) && most.is_none() && high.is_some();
        return denies(earlier) == denies(later) && !is_coarser;
    }
    if !is_change(scene, later.draft.claim) {
        return false;
    }
    let compared = compare(scene.lexicon, later.draft.question, scene.is_one_cause(), before, after);
    match compared {
        Comparison::Against(_) => !denies(earlier) && !denies(later),
        Comparison::Same(_) | Comparison::Finer(_) => denies(earlier) != denies(later),
        Comparison::Apart => false,
    }
}

/// Whether a claim says that something is new: "now says", "acknowledged", "corrected". A later relay of an old statement
/// does not.
fn is_change(scene: &Scene<'_>, claim: usize) -> bool {
    const CHANGES: &[&str] = &[
        "now",
        "corrected",
        "correcting",
        "conceded",
        "acknowledged",
        "admitted",
        "revised",
        "withdrew",
    ];
    let Some(found) = scene.corpus.claims.get(claim) else {
        return false;
    };
    let pieces = found.cue.spans.iter().chain(&found.content.spans);
    let mut words = pieces.flat_map(|&span| names::words(scene.corpus.words(claim, span)));
    found.act == Act::Admit || words.any(|word| CHANGES.contains(&word.as_str()))
}

fn is_other_report(scene: &Scene<'_>, one: &Gathered, other: &Gathered) -> bool {
    scene.corpus.document_of(one.draft.claim) != scene.corpus.document_of(other.draft.claim)
}

/// Whether figures of a question can only grow, as the dead of one event.
pub(crate) fn is_cumulative(question: QuestionKind) -> bool {
    matches!(
        question,
        QuestionKind::Killed
            | QuestionKind::Wounded
            | QuestionKind::Captured
            | QuestionKind::Displaced
            | QuestionKind::Destroyed
            | QuestionKind::Damaged
    )
}
