//! What the report says of the evidence for a claim: none offered, not verified, a video, the source's own eyes.

use std::collections::BTreeMap;

use rashomon_types::{Evidence, EvidenceKind, Sentence, Span, TokenId};
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
    /// Whether the verb shows only videos and photos: letters are sent for other ends too.
    #[serde(default)]
    pictures_only: bool,
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
    pub(super) pictures_only: bool,
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
        out.add(file.showing, |duties, row| {
            duties.showing = row.words;
            duties.pictures_only = row.pictures_only;
        });
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
    let relayed = || shown_evidence::relayed(scene, claim, &around);
    let by_voice = || {
        let own = scene.tokens_of(&scene.parts[claim].source);
        shown_evidence::put_forward(scene, &own, lexicon).into_iter().next()
    };
    let inside = || shown_evidence::in_content(scene, claim, lexicon);
    let source = || shown_evidence::as_source(scene, claim, lexicon);
    denied
        .or_else(|| in_tail(scene, claim, lexicon))
        .or_else(relayed)
        .or_else(shown)
        .or_else(by_voice)
        .or_else(inside)
        .or_else(source)
        .map(|found| evidence(scene, &found))
}

/// "…, but gave no evidence", "…, a figure that the paper could not confirm" at the end of an indirect content: the words
/// are the reporter's even where the content was taken to hold them.
fn in_tail(scene: &Scene<'_, '_>, claim: usize, lexicon: &EvidenceLexicon) -> Option<Found> {
    let own = scene.own_words(claim);
    let found = negated_evidence::all(scene, &own, lexicon).pop()?;
    let before = scene.reading.before(found.first)?;
    let contrasts = found.kind == EvidenceKind::NoneOffered && matches!(scene.lower(before), "but" | "," | "though");
    let is_figure = |start: &TokenId| {
        let chunk = scene.plain_chunk(*start);
        let relative = |word: TokenId| matches!(scene.lower(word), "that" | "which");
        chunk.is_some_and(|chunk| {
            let points = lexicon.duties(scene.lemma(chunk.head)).claim;
            points && scene.reading.after(chunk.last).is_some_and(relative)
        })
    };
    let opens_with_figure = || {
        let starts = own
            .iter()
            .filter(|id| **id < found.first && is_piece_start(scene, **id));
        starts.rev().take(3).any(is_figure)
    };
    (contrasts || found.kind == EvidenceKind::NotVerified && opens_with_figure()).then_some(found)
}

/// Whether a word follows a comma.
fn is_piece_start(scene: &Scene<'_, '_>, id: TokenId) -> bool {
    scene
        .reading
        .before(id)
        .is_some_and(|before| scene.lower(before) == ",")
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
        let Some(tokens) = note_words(scene, index, sentence, lexicon) else {
            continue;
        };
        let denied = negated_evidence::all(scene, &tokens, lexicon).into_iter().next();
        if let Some(found) = denied.filter(|found| points_back(scene, &tokens, found, lexicon)) {
            let targets = targets(scene, index, &tokens, &found, lexicon);
            out.extend(targets.into_iter().map(|claim| (claim, evidence(scene, &found))));
        } else if let Some(found) = shown_evidence::put_forward(scene, &tokens, lexicon).into_iter().next() {
            let target = shown_evidence::target(scene, index, &found, lexicon);
            out.extend(target.map(|claim| (claim, evidence(scene, &found))));
        }
    }
    out
}

/// The words of a sentence that can be a note about another's claim: it makes none, or only one that is itself a note.
fn note_words(
    scene: &Scene<'_, '_>,
    index: usize,
    sentence: &Sentence,
    lexicon: &EvidenceLexicon,
) -> Option<Vec<TokenId>> {
    let is_note = |claim: &usize| {
        scene.parts[*claim]
            .cue
            .is_some_and(|cue| negated_evidence::is_note(scene, cue, lexicon))
    };
    let claims = scene.claims_in(index);
    let all = sentence.token_ids().take(80);
    let tokens: Vec<TokenId> = match claims.is_empty() {
        true => all.filter(|id| scene.owner(*id).is_none()).collect(),
        false if claims.iter().all(is_note) => all.collect(),
        false => return None,
    };
    (!tokens.is_empty()).then_some(tokens)
}

/// The claims that a note about evidence speaks of.
fn targets(
    scene: &Scene<'_, '_>,
    sentence: usize,
    tokens: &[TokenId],
    found: &Found,
    lexicon: &EvidenceLexicon,
) -> Vec<usize> {
    let before = claims_before(scene, sentence, lexicon);
    if found.kind == EvidenceKind::NotVerified && is_plural(scene, tokens, lexicon) {
        return before;
    }
    if tokens.first().is_some_and(|first| scene.lower(*first) == "neither") {
        return last_of_each_voice(scene, before);
    }
    let subject = tokens
        .first()
        .and_then(|first| scene.chunk(*first))
        .filter(|chunk| chunk.last < found.first);
    let noun = subject
        .filter(|_| found.kind == EvidenceKind::NoneOffered)
        .map(|chunk| scene.lower(chunk.head));
    let speaks = |claim: &&usize, noun: &str| source_words(scene, **claim).split(' ').any(|word| word == noun);
    let same = noun.and_then(|noun| before.iter().find(|claim| speaks(claim, noun)));
    same.or(before.first()).copied().into_iter().collect()
}

/// "Neither group offered any proof": the last claim of each voice, for the last two voices.
fn last_of_each_voice(scene: &Scene<'_, '_>, before: Vec<usize>) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for claim in before {
        let voice = source_words(scene, claim);
        let is_pronoun = matches!(voice.as_str(), "" | "it" | "he" | "she" | "they");
        if !is_pronoun && out.len() < 2 && out.iter().all(|other| source_words(scene, *other) != voice) {
            out.push(claim);
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
        EvidenceKind::NoneOffered => voice() || tokens.iter().any(is_pointer),
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

/// The claims made shortly before a sentence, the last first; none that lies inside another's content.
fn claims_before(scene: &Scene<'_, '_>, sentence: usize, lexicon: &EvidenceLexicon) -> Vec<usize> {
    let sentences = (sentence.saturating_sub(SENTENCES_AFTER)..sentence).rev();
    let claims = sentences.flat_map(|before| scene.claims_in(before).iter().rev().copied());
    let made = |claim: &usize| {
        let parts = &scene.parts[*claim];
        parts.within.is_none()
            && parts
                .cue
                .is_some_and(|cue| !negated_evidence::is_note(scene, cue, lexicon))
    };
    claims.filter(made).collect()
}

/// The span of a claim's source in lower case, for comparing voices.
pub(super) fn source_words(scene: &Scene<'_, '_>, claim: usize) -> String {
    let spans: &[Span] = &scene.parts[claim].source;
    scene.reading.joined(spans).to_lowercase()
}
