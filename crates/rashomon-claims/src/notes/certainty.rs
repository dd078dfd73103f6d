//! How sure a source says it is: the hedge in a claim's main clause, with its band where it stands on a yardstick.

use std::collections::BTreeMap;

use rashomon_types::{Certainty, TokenId, Upos};
use serde::Deserialize;

use super::scene::Scene;
use crate::lexicon::{LexiconError, rows};

const FILE: &str = "hedges.toml";
/// What marks a voice or a report as American intelligence, in lower case.
const AMERICAN: [&str; 8] = [
    "u.s. intelligence",
    "us intelligence",
    "american intelligence",
    "united states intelligence",
    "cia",
    "director of national intelligence",
    "national intelligence council",
    "defense intelligence agency",
];
/// Verbs after "could" that speak of ability.
const ABILITY: [&str; 8] = [
    "see",
    "hear",
    "feel",
    "smell",
    "afford",
    "remember",
    "understand",
    "verify",
];

#[derive(Debug, Deserialize)]
struct HedgeFile {
    band: Vec<BandRow>,
    word: Vec<WordRow>,
}

#[derive(Debug, Clone, Deserialize)]
struct BandRow {
    words: Vec<String>,
    /// Percent.
    uk_phia: Option<[f64; 2]>,
    /// Percent.
    icd_203: Option<[f64; 2]>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    example: String,
}

#[derive(Debug, Clone, Deserialize)]
struct WordRow {
    words: Vec<String>,
    kind: Kind,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    example: String,
}

/// When words without a band hedge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Adverb,
    Phrase,
    Modal,
    Raising,
    Belief,
    Subject,
}

/// The hedges by their first word, longer ones first.
#[derive(Debug)]
pub(super) struct HedgeLexicon {
    by_first: BTreeMap<String, Vec<Hedge>>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    file: HedgeFile,
}

#[derive(Debug, Clone)]
struct Hedge {
    words: Vec<String>,
    meaning: Meaning,
}

#[derive(Debug, Clone)]
enum Meaning {
    Band {
        uk_phia: Option<[f64; 2]>,
        icd_203: Option<[f64; 2]>,
    },
    Word(Kind),
}

impl HedgeLexicon {
    pub(super) fn embedded() -> Result<Self, LexiconError> {
        let file: HedgeFile = rows(FILE, include_str!("../../../../lexicons/en/hedges.toml"))?;
        let mut by_first: BTreeMap<String, Vec<Hedge>> = BTreeMap::new();
        let bands = file.band.iter().flat_map(|row| {
            let meaning = Meaning::Band {
                uk_phia: row.uk_phia,
                icd_203: row.icd_203,
            };
            row.words.iter().map(move |words| (words, meaning.clone()))
        });
        let words = file
            .word
            .iter()
            .flat_map(|row| row.words.iter().map(|words| (words, Meaning::Word(row.kind))));
        for (phrase, meaning) in bands.chain(words) {
            let words: Vec<String> = super::phrase::split(phrase);
            let Some(first) = words.first().cloned() else { continue };
            by_first.entry(first).or_default().push(Hedge { words, meaning });
        }
        by_first
            .values_mut()
            .for_each(|list| list.sort_by_key(|hedge| std::cmp::Reverse(hedge.words.len())));
        Ok(Self { by_first, file })
    }

    /// Every example with one of its row's words and whether they stand on a yardstick.
    #[cfg(test)]
    pub(super) fn examples(&self) -> Vec<(&str, &[String])> {
        let bands = self
            .file
            .band
            .iter()
            .map(|row| (row.example.as_str(), row.words.as_slice()));
        bands
            .chain(
                self.file
                    .word
                    .iter()
                    .map(|row| (row.example.as_str(), row.words.as_slice())),
            )
            .collect()
    }
}

/// A hedge found in the text.
struct Found<'l> {
    tokens: Vec<TokenId>,
    meaning: &'l Meaning,
}

/// The hedge of a claim: one with a band if there is one, else the first.
pub(super) fn certainty(scene: &Scene<'_, '_>, claim: usize, lexicon: &HedgeLexicon) -> Option<Certainty> {
    let main = main_clause(scene, claim);
    let mut found: Vec<Found<'_>> = Vec::new();
    for id in scene.own_words(claim).into_iter().chain(scene.parts[claim].cue) {
        let covered = found.last().is_some_and(|before| before.tokens.contains(&id));
        let reaches = |found: &Found<'_>| {
            let fixed = matches!(found.meaning, Meaning::Word(Kind::Phrase));
            fixed || main.binary_search(&id).is_ok() || scene.cue_of(id) == Some(claim)
        };
        if !covered {
            found.extend(hedge_at(scene, claim, id, lexicon).filter(reaches));
        }
    }
    let banded = |found: &&Found<'_>| matches!(found.meaning, Meaning::Band { .. });
    let best = found.iter().find(banded).or_else(|| found.first())?;
    Some(note(scene, claim, best))
}

fn note(scene: &Scene<'_, '_>, claim: usize, found: &Found<'_>) -> Certainty {
    let (band, yardstick) = match found.meaning {
        Meaning::Band { uk_phia, icd_203 } => {
            let american = icd_203.filter(|_| uk_phia.is_none() || is_american(scene, claim));
            american.map_or((*uk_phia, "uk_phia"), |band| (Some(band), "icd_203"))
        }
        Meaning::Word(_) => (None, ""),
    };
    let (words, spans) = super::phrase::words_and_spans(scene, &found.tokens);
    Certainty {
        low: band.map(|band| band[0] / 100.0),
        high: band.map(|band| band[1] / 100.0),
        yardstick: band.map(|_| yardstick.to_owned()),
        words,
        spans,
    }
}

fn is_american(scene: &Scene<'_, '_>, claim: usize) -> bool {
    let source = scene.reading.joined(&scene.parts[claim].source).to_lowercase();
    let has = |name: &&str| match name.contains(' ') {
        true => source.contains(*name),
        false => source.split(|c: char| !c.is_alphanumeric()).any(|word| word == *name),
    };
    AMERICAN.iter().any(has)
}

/// The words of the content that its own main clause holds: no relative or adverbial clause, no second clause.
fn main_clause(scene: &Scene<'_, '_>, claim: usize) -> Vec<TokenId> {
    let Some(head) = scene.content_head(claim) else {
        return Vec::new();
    };
    let own = scene.own_words(claim);
    let reaches_head = |id: &TokenId| {
        let mut node = *id;
        for _ in 0..24 {
            if node == head || own.binary_search(&node).is_err() {
                return true;
            }
            if is_barrier(scene, node) {
                return false;
            }
            let Some(above) = scene.reading.head(node) else {
                return true;
            };
            node = above;
        }
        true
    };
    own.iter().filter(|id| reaches_head(id)).copied().collect()
}

/// Whether what stands under this word says nothing of the clause above it.
fn is_barrier(scene: &Scene<'_, '_>, id: TokenId) -> bool {
    let token = scene.reading.token(id);
    let second_clause = || token.is("conj") && scene.reading.child(id, "nsubj").is_some();
    let asked = || {
        let mark = scene.reading.child(id, "mark").map(|mark| scene.lower(mark));
        token.is("ccomp") && mark.is_some_and(|mark| matches!(mark, "whether" | "if"))
    };
    token.is("acl") || token.is("advcl") || token.is("parataxis") || second_clause() || asked()
}

fn hedge_at<'l>(scene: &Scene<'_, '_>, claim: usize, id: TokenId, lexicon: &'l HedgeLexicon) -> Option<Found<'l>> {
    let forms = [scene.lower(id), scene.lemma(id)];
    let listed = forms.iter().filter_map(|form| lexicon.by_first.get(*form)).flatten();
    let found = listed.filter_map(|hedge| {
        let tokens = super::phrase::match_at(scene, id, &hedge.words)?;
        Some(Found {
            tokens,
            meaning: &hedge.meaning,
        })
    });
    found
        .max_by_key(|found| found.tokens.len())
        .filter(|found| holds(scene, claim, found))
}

fn holds(scene: &Scene<'_, '_>, claim: usize, found: &Found<'_>) -> bool {
    let Some(&first) = found.tokens.first() else {
        return false;
    };
    let in_cue = scene.cue_of(first) == Some(claim);
    match found.meaning {
        Meaning::Band { .. } => !in_cue && is_predicated(scene, claim, &found.tokens) && !is_compared(scene, first),
        Meaning::Word(Kind::Adverb) => !in_cue,
        Meaning::Word(Kind::Phrase) => scene
            .reading
            .before(first)
            .is_none_or(|before| scene.lower(before) != "how"),
        Meaning::Word(Kind::Modal) => is_epistemic(scene, claim, first),
        Meaning::Word(Kind::Raising) => is_raising(scene, first),
        Meaning::Word(Kind::Belief) => {
            if in_cue {
                is_told_belief(scene, first)
            } else {
                is_own_belief(scene, first)
            }
        }
        Meaning::Word(Kind::Subject) => is_before_subject(scene, first),
    }
}

/// Not "the likely target" beside another predicate: an adjective before a noun hedges only that noun.
fn is_predicated(scene: &Scene<'_, '_>, claim: usize, tokens: &[TokenId]) -> bool {
    let Some(&last) = tokens.last() else { return false };
    let token = scene.reading.token(last);
    let noun = token.head.filter(|_| token.is("amod") && token.upos == Upos::Adj);
    noun.is_none_or(|noun| scene.content_head(claim) == Some(noun))
}

/// "not likely", "more likely": no band is said.
fn is_compared(scene: &Scene<'_, '_>, first: TokenId) -> bool {
    let before = scene.reading.before(first);
    before.is_some_and(|word| {
        matches!(
            scene.lower(word),
            "not" | "n't" | "n’t" | "more" | "less" | "as" | "how" | "too" | "so"
        )
    })
}

/// "may", "might" and "could" of what is possible, not of leave ("you may go") or ability ("he could see").
fn is_epistemic(scene: &Scene<'_, '_>, claim: usize, modal: TokenId) -> bool {
    let reading = scene.reading;
    let verb = reading.head(modal).unwrap_or(modal);
    let subject = reading.child(verb, "nsubj").map_or("", |subject| scene.lower(subject));
    let relative =
        |word: TokenId| matches!(scene.lower(word), "which" | "who" | "that") && scene.upos(word) == Upos::Pron;
    if reading.before(modal).is_some_and(relative) {
        return false;
    }
    let perfect = (1..4).any(|step| scene.lower_at(modal, step) == Some("have"));
    if scene.lower(modal) != "could" {
        let month = reading.form(modal) == "May" && scene.upos(modal) != Upos::Aux;
        let leave = scene.lower(modal) == "may"
            && (subject == "you" || (1..3).any(|step| scene.lower_at(modal, step) == Some("only")));
        return !month && !leave;
    }
    let someone = matches!(
        subject,
        "i" | "we" | "you" | "he" | "she" | "they" | "who" | "anyone" | "anybody" | "everyone" | "nobody" | "people"
    );
    let warned = scene
        .drafts
        .get(claim)
        .and_then(|draft| draft.cue_token)
        .is_some_and(|cue| {
            matches!(
                scene.lemma(cue),
                "warn" | "warning" | "fear" | "predict" | "assess" | "estimate"
            )
        });
    let negated = scene
        .lower_at(modal, 1)
        .is_some_and(|next| matches!(next, "not" | "n't" | "n’t" | "never" | "no" | "and" | "only"));
    !negated && !ABILITY.contains(&scene.lemma(verb)) && (perfect || warned || !someone)
}

/// "seems to have fled", "it appears that": with a clause of its own.
fn is_raising(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    let reading = scene.reading;
    let complement = ["xcomp", "ccomp"]
        .iter()
        .any(|relation| reading.child(verb, relation).is_some());
    let links = |word: &str| matches!(word, "to" | "that" | "as" | "like" | "likely" | "unlikely" | "certain");
    let next = reading.after(verb);
    let linked = next.is_some_and(|next| links(scene.lower(next)) || complement && scene.upos(next) == Upos::Adj);
    scene.upos(verb) == Upos::Verb && (linked || complement && scene.lemma(verb) == "seem")
}

/// A cue of belief; not "I thought", which tells of an error, and not "never thought".
fn is_told_belief(scene: &Scene<'_, '_>, cue: TokenId) -> bool {
    let reading = scene.reading;
    let own = || {
        reading
            .child(cue, "nsubj")
            .is_some_and(|subject| matches!(scene.lower(subject), "i" | "we" | "you"))
    };
    let past = || reading.token(cue).feature("Tense") == Some("Past");
    !(reading.is_negated(cue) || (own() && past()))
}

/// "we believe that", "is believed to".
fn is_own_belief(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    let reading = scene.reading;
    let passive = reading
        .children(verb)
        .iter()
        .any(|id| reading.token(*id).deprel == "aux:pass");
    let own = reading
        .child(verb, "nsubj")
        .is_some_and(|subject| matches!(scene.lower(subject), "i" | "we"));
    let negated = reading.is_negated(verb);
    let complement = ["ccomp", "xcomp"]
        .iter()
        .any(|relation| reading.child(verb, relation).is_some());
    complement && !negated && (passive || own)
}

/// "suspected rebels burned …": the subject's own adjective.
fn is_before_subject(scene: &Scene<'_, '_>, adjective: TokenId) -> bool {
    let noun = scene.reading.head(adjective).map(|noun| scene.reading.token(noun));
    noun.is_some_and(|noun| noun.is("nsubj") || noun.deprel == "obl:agent")
}
