//! What the report says of the evidence for a claim: none offered, not verified, a video, the source's own eyes.

use std::collections::BTreeMap;

use rashomon_types::{Evidence, EvidenceKind, Span, TokenId};
use serde::Deserialize;

use super::scene::Scene;
use super::{negated_evidence, shown_evidence};
use crate::lexicon::{LexiconError, rows};

const FILE: &str = "evidence.toml";
/// A note may stand so many sentences after the claim that it is about.
const SENTENCES_AFTER: usize = 2;

#[derive(Debug, Deserialize)]
struct EvidenceFile {
    proof: Vec<Row>,
    offering: Vec<Row>,
    checking: Vec<Row>,
    claim: Vec<Row>,
    material: Vec<Row>,
    showing: Vec<Row>,
    proving: Vec<Row>,
    seeing: Vec<Row>,
}

#[derive(Debug, Clone, Deserialize)]
struct Row {
    lemmas: Vec<String>,
    kind: Option<EvidenceKind>,
    words: Option<Extent>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    example: String,
}

/// How much of "released a video" is the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Extent {
    Verb,
    Object,
}

/// What a word does in talk of evidence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Duties {
    pub(super) proof: bool,
    pub(super) offering: bool,
    pub(super) checking: bool,
    pub(super) claim: bool,
    pub(super) material: Option<EvidenceKind>,
    pub(super) showing: Option<Extent>,
    pub(super) proving: bool,
    pub(super) seeing: bool,
}

/// The words of `evidence.toml` and their duties.
#[derive(Debug)]
pub(super) struct EvidenceLexicon {
    duties: BTreeMap<String, Duties>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    examples: Vec<String>,
}

impl EvidenceLexicon {
    pub(super) fn embedded() -> Result<Self, LexiconError> {
        let file: EvidenceFile = rows(FILE, include_str!("../../../../lexicons/en/evidence.toml"))?;
        let mut out = Self {
            duties: BTreeMap::new(),
            examples: Vec::new(),
        };
        out.add(file.proof, |duties, _| duties.proof = true);
        out.add(file.offering, |duties, _| duties.offering = true);
        out.add(file.checking, |duties, _| duties.checking = true);
        out.add(file.claim, |duties, _| duties.claim = true);
        out.add(file.material, |duties, row| duties.material = row.kind);
        out.add(file.showing, |duties, row| duties.showing = row.words);
        out.add(file.proving, |duties, _| duties.proving = true);
        out.add(file.seeing, |duties, _| duties.seeing = true);
        Ok(out)
    }

    fn add(&mut self, rows: Vec<Row>, set: impl Fn(&mut Duties, &Row)) {
        for row in rows {
            for lemma in &row.lemmas {
                set(self.duties.entry(lemma.clone()).or_default(), &row);
            }
            self.examples.push(row.example);
        }
    }

    /// What a dictionary form can do.
    pub(super) fn duties(&self, lemma: &str) -> Duties {
        self.duties.get(lemma).copied().unwrap_or_default()
    }

    #[cfg(test)]
    pub(super) fn examples(&self) -> &[String] {
        &self.examples
    }
}

/// Words that speak of evidence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) kind: EvidenceKind,
    pub(super) first: TokenId,
    pub(super) last: TokenId,
}

/// The evidence for a claim that its own sentence speaks of.
pub(super) fn beside(scene: &Scene<'_, '_>, claim: usize, lexicon: &EvidenceLexicon) -> Option<Evidence> {
    let mut around = scene.around(claim);
    around.retain(|id| scene.cue_of(*id).is_none());
    let about = |found: &Found| scene.is_about(claim, found.first, found.last);
    let denied = negated_evidence::all(scene, &around, lexicon).into_iter().find(about);
    let shown = || {
        shown_evidence::put_forward(scene, &around, lexicon)
            .into_iter()
            .find(about)
    };
    let relayed = || shown_evidence::relayed(scene, claim);
    let inside = || shown_evidence::in_content(scene, claim, lexicon);
    let source = || shown_evidence::as_source(scene, claim, lexicon);
    denied
        .or_else(relayed)
        .or_else(shown)
        .or_else(inside)
        .or_else(source)
        .map(|found| evidence(scene, &found))
}

fn evidence(scene: &Scene<'_, '_>, found: &Found) -> Evidence {
    let span = scene.span(found.first, found.last);
    Evidence {
        kind: found.kind,
        words: scene.reading.words(span).to_owned(),
        spans: vec![span],
    }
}

/// Notes in sentences that make no claim of their own, with the claims that they are about.
pub(super) fn in_neighbours(scene: &Scene<'_, '_>, lexicon: &EvidenceLexicon) -> Vec<(usize, Evidence)> {
    let mut out = Vec::new();
    for (index, sentence) in scene.reading.annotation.sentences.iter().enumerate() {
        let tokens: Vec<TokenId> = sentence
            .token_ids()
            .take(80)
            .filter(|id| scene.owner(*id).is_none())
            .collect();
        if !scene.claims_in(index).is_empty() || tokens.is_empty() {
            continue;
        }
        let denied = negated_evidence::all(scene, &tokens, lexicon).into_iter().next();
        if let Some(found) = denied.filter(|found| points_back(scene, &tokens, found, lexicon)) {
            let targets = claims_before(scene, index, is_plural(scene, &tokens, lexicon));
            out.extend(targets.into_iter().map(|claim| (claim, evidence(scene, &found))));
        } else if let Some(found) = shown_evidence::put_forward(scene, &tokens, lexicon).into_iter().next() {
            let target = shown_evidence::target(scene, index, &found, lexicon);
            out.extend(target.map(|claim| (claim, evidence(scene, &found))));
        }
    }
    out
}

/// Whether a sentence speaks of a claim made before it: of "the claim", "it" or "this", or with a pronoun of its speaker.
fn points_back(scene: &Scene<'_, '_>, tokens: &[TokenId], found: &Found, lexicon: &EvidenceLexicon) -> bool {
    let is_pointer = |id: &TokenId| {
        let pronoun = matches!(
            scene.lower(*id),
            "it" | "this" | "that" | "neither" | "he" | "she" | "they" | "these" | "those"
        );
        pronoun || lexicon.duties(scene.lemma(*id)).claim
    };
    let voice = || {
        tokens
            .first()
            .is_some_and(|first| scene.chunk(*first).is_some_and(|chunk| chunk.last < found.first))
    };
    match found.kind {
        EvidenceKind::NoneOffered => voice(),
        _ => tokens.iter().any(is_pointer),
    }
}

/// "The claims", "neither report": the note is about several.
fn is_plural(scene: &Scene<'_, '_>, tokens: &[TokenId], lexicon: &EvidenceLexicon) -> bool {
    let several = |id: &TokenId| {
        let plural =
            scene.reading.token(*id).feature("Number") == Some("Plur") && lexicon.duties(scene.lemma(*id)).claim;
        plural && scene.lemma(*id) != "detail" || matches!(scene.lower(*id), "neither" | "either")
    };
    tokens.iter().any(several)
}

/// The claims that a note in this sentence is about: the last one made shortly before, or all of them; no claim that
/// lies inside another's content.
fn claims_before(scene: &Scene<'_, '_>, sentence: usize, several: bool) -> Vec<usize> {
    let mut out = Vec::new();
    for before in (sentence.saturating_sub(SENTENCES_AFTER)..sentence).rev() {
        let mut claims: Vec<usize> = scene.claims_in(before).to_vec();
        claims.retain(|claim| scene.parts[*claim].within.is_none() && scene.parts[*claim].cue.is_some());
        if several {
            out.extend(claims);
        } else if let Some(last) = claims.last() {
            return vec![*last];
        }
    }
    out
}

/// The span of a claim's source in lower case, for comparing voices.
pub(super) fn source_words(scene: &Scene<'_, '_>, claim: usize) -> String {
    let spans: &[Span] = &scene.parts[claim].source;
    scene.reading.joined(spans).to_lowercase()
}
