//! The language model's own attributions, each tied to its cue's main word.

use rashomon_types::{Attribution, Span, TokenId, Upos};

use super::tree::{content_of, nearby_voice, source_of, tells};
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
    let content = content(reading, main, &attribution.content.spans, || {
        content_of(reading, main, frames)
    });
    let content = with_object(reading, main, frames, content);
    let source = source(reading, main, &attribution.source.spans);
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

/// The model's source in the cue's sentence that lies nearest to the cue; else what the tree has, else the model's nearest.
fn source(reading: &Reading<'_>, main: TokenId, spans: &[Span]) -> Vec<Span> {
    let sentence = reading.sentence(main).span;
    let cue = reading.token(main).span;
    let distance = |span: &&Span| span.start().abs_diff(cue.start());
    let is_relative = |span: &Span| matches!(reading.words(*span).to_lowercase().as_str(), "which" | "who" | "that");
    let near = spans
        .iter()
        .filter(|span| span.overlaps(sentence) && !is_relative(span))
        .min_by_key(distance);
    let hearer = ["obj", "iobj"]
        .iter()
        .find_map(|relation| reading.child(main, relation))
        .map(|object| reading.subtree_span(object));
    let is_told = |span: &Span| is_hearer(reading, main, *span);
    if let Some(near) = near.filter(|near| hearer.is_none_or(|hearer| !hearer.overlaps(**near)) && !is_told(near)) {
        return vec![*near];
    }
    let mut found = source_of(reading, main);
    if near.is_some_and(is_told) {
        found = found.into_iter().map(|span| up_to(reading, span, main)).collect();
        let first = reading.sentence(main).first;
        found.extend(nearby_voice(reading, main, first).filter(|_| found.is_empty()));
    }
    let far = || {
        spans
            .iter()
            .min_by_key(distance)
            .copied()
            .filter(|span| is_next_to(reading, *span, sentence))
    };
    if found.is_empty() {
        far().into_iter().collect()
    } else {
        found
    }
}

/// The voice with the rest of a name that the tree hangs on the verb: "Witness" of "Witness Ada Toldt told".
fn up_to(reading: &Reading<'_>, span: Span, main: TokenId) -> Span {
    let back = std::iter::successors(reading.before(main), |&id| reading.before(id));
    let names =
        back.take_while(|&id| reading.token(id).upos == Upos::Propn && reading.token(id).span.start() >= span.end());
    match names.last() {
        Some(first)
            if reading
                .before(first)
                .is_some_and(|before| reading.token(before).span.overlaps(span)) =>
        {
            Span::new(
                span.start(),
                reading
                    .before(main)
                    .map_or(span.end(), |last| reading.token(last).span.end()),
            )
            .unwrap_or(span)
        }
        _ => span,
    }
}

/// "dismissed the claim, saying p": what is dismissed is the verb's own object, where the model took only what is around it.
fn with_object(reading: &Reading<'_>, main: TokenId, frames: &[Frame], content: Vec<Span>) -> Vec<Span> {
    let object = reading.child(main, "obj").map(|object| reading.token(object).span);
    let missed = object.is_some_and(|object| !content.iter().any(|span| span.covers(object)));
    let object_first = frames.contains(&Frame::Object) && reading.child(main, "ccomp").is_none();
    let found = if missed && object_first && !content.is_empty() {
        content_of(reading, main, &[Frame::Object])
    } else {
        Vec::new()
    };
    if found.is_empty() { content } else { found }
}

/// Whether words stand right behind a verb of telling: "told Interlink that", never whoever tells.
fn is_hearer(reading: &Reading<'_>, main: TokenId, span: Span) -> bool {
    let tells = tells(reading, main);
    let next = reading.after(main).map(|next| reading.token(next).span);
    tells && next.is_some_and(|next| next.overlaps(span))
}

/// The model's contents in the cue's sentence, and those beyond it that are quoted or stand next to it; else what the
/// tree has.
fn content(reading: &Reading<'_>, main: TokenId, spans: &[Span], tree: impl FnOnce() -> Vec<Span>) -> Vec<Span> {
    let sentence = reading.sentence(main).span;
    let block = reading.block_at(reading.token(main).span.start());
    let near = spans.iter().any(|span| span.overlaps(sentence));
    let speaks = spans
        .iter()
        .any(|span| span.overlaps(sentence) && is_quoted(reading, *span));
    let belongs = |span: &&Span| {
        let same_block = reading.block_at(span.start()) == block;
        let beyond = is_quoted(reading, **span) && is_next_to(reading, **span, sentence) && same_block;
        span.overlaps(sentence) || (speaks && beyond) || (!near && same_block && is_next_to(reading, **span, sentence))
    };
    let within = |span: &Span| block.map_or(Some(*span), |block| span.intersection(block.span));
    let kept: Vec<Span> = spans.iter().filter(belongs).filter_map(within).collect();
    if near {
        return kept;
    }
    let found = tree();
    if found.is_empty() { kept } else { found }
}

fn is_quoted(reading: &Reading<'_>, span: Span) -> bool {
    let before = &reading.text()[..span.start() as usize];
    reading.words(span).starts_with(['“', '"', '‘']) || before.ends_with(['“', '"', '‘'])
}

/// Whether no more than two sentences lie between.
fn is_next_to(reading: &Reading<'_>, span: Span, sentence: Span) -> bool {
    let here = reading.sentences_around(sentence);
    let there = reading.sentences_around(span);
    there.end + 2 >= here.start && there.start <= here.end + 2
}
