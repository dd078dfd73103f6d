//! The language model's own attributions, each tied to its cue's main word.

use rashomon_types::{Attribution, Span, TokenId, Upos};

use super::tree::{content_of, source_of};
use crate::cues::Frame;
use crate::draft::Draft;
use crate::reading::Reading;

/// Below this the model's cue stands only if the lexicon knows its word.
const UNSURE: f64 = 0.55;

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    reading
        .annotation
        .attributions
        .iter()
        .filter_map(|attribution| draft(reading, attribution))
        .collect()
}

fn draft(reading: &Reading<'_>, attribution: &Attribution) -> Option<Draft> {
    let cue = attribution.cue.hull()?;
    let main = main_word(reading, cue)?;
    let row = reading.lexicon.cues.verb(reading.lemma(main));
    let noun = reading.lexicon.cues.noun(reading.lemma(main));
    let known = row.is_some() || noun.is_some();
    if !known && attribution.confidence < UNSURE {
        return None;
    }
    let frames: &[Frame] = row.map_or(&[Frame::Clause], |row| &row.frames);
    let content = settle(reading, main, &attribution.content.spans, || {
        content_of(reading, main, frames)
    });
    let source = settle(reading, main, &attribution.source.spans, || source_of(reading, main));
    if content.is_empty() {
        return None;
    }
    let mut draft = Draft::new(source, vec![cue], content, reading.annotation.made_by.clone());
    draft.cue_token = Some(main);
    draft.act = row.map(|row| row.act).or(noun.map(|row| row.act));
    draft.confidence = attribution.confidence;
    Some(draft)
}

/// The word of a cue that decides: its last verb, else its noun, else its head.
fn main_word(reading: &Reading<'_>, cue: Span) -> Option<TokenId> {
    let tokens: Vec<TokenId> = reading.annotation.tokens_in(cue).collect();
    let known = |id: &&TokenId| {
        let lemma = reading.lemma(**id);
        reading.lexicon.cues.verb(lemma).is_some() || reading.lexicon.cues.noun(lemma).is_some()
    };
    let of = |upos: Upos| move |id: &&TokenId| reading.token(**id).upos == upos;
    let known_verb = tokens
        .iter()
        .rfind(|id| known(id) && reading.token(**id).upos == Upos::Verb);
    let choice = known_verb
        .or_else(|| tokens.iter().rfind(of(Upos::Verb)))
        .or_else(|| tokens.iter().rfind(known));
    choice.copied().or_else(|| reading.head_of(cue))
}

/// The model's spans, unless they lie far from the cue while the tree has some nearby, or there are none.
fn settle(reading: &Reading<'_>, main: TokenId, spans: &[Span], tree: impl FnOnce() -> Vec<Span>) -> Vec<Span> {
    let sentence = reading.sentence(main).span;
    let near = spans.iter().any(|span| span.overlaps(sentence));
    if near {
        return spans.to_vec();
    }
    let found = tree();
    if found.is_empty() { spans.to_vec() } else { found }
}
