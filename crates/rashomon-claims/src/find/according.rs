//! "According to the mayor", "in the words of the mayor", "per the ministry": the rest of the sentence is what is said.

use rashomon_types::{MadeBy, Span, TokenId, Upos};

use super::tree::noun_phrase;
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "according_to";

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    reading.tokens().filter_map(|id| draft(reading, id)).collect()
}

fn draft(reading: &Reading<'_>, start: TokenId) -> Option<Draft> {
    let rows = &reading.lexicon.cues.according;
    let length = rows.iter().find(|row| matches(reading, start, &row.words))?.words.len();
    let last = TokenId::at(start.index() + length - 1);
    let source = voice_after(reading, last)?;
    let set_apart = reading
        .before(start)
        .is_none_or(|before| reading.token(before).upos == Upos::Punct);
    if (!set_apart || length == 1) && !is_voice(reading, source) {
        return None;
    }
    let content = said(reading, start, source);
    if content.is_empty() {
        return None;
    }
    let cue = reading.token(start).span.hull(reading.token(last).span);
    let mut draft = Draft::new(vec![source], vec![cue], content, MadeBy::rule(RULE));
    draft.cue_token = Some(start);
    draft.act = Some(rashomon_types::Act::Assert);
    draft.confidence = 0.75;
    Some(draft)
}

/// Whether the words name somebody or something that can say so.
fn is_voice(reading: &Reading<'_>, span: Span) -> bool {
    let named = reading.entities_in(span).next().is_some();
    let known = |id: TokenId| reading.lexicon.cues.is_voice(&reading.lemma(id).to_lowercase());
    named || reading.annotation.tokens_in(span).any(known)
}

fn matches(reading: &Reading<'_>, start: TokenId, words: &[String]) -> bool {
    let mut at = Some(start);
    words.iter().all(|word| {
        let fits = at.is_some_and(|id| reading.lower(id) == *word);
        at = at.and_then(|id| reading.after(id));
        fits
    })
}

/// The noun phrase after the cue: the model's source where it begins there, else the tree's, else up to the next mark.
fn voice_after(reading: &Reading<'_>, last: TokenId) -> Option<Span> {
    let first = reading.after(last)?;
    let start = reading.token(first).span.start();
    let sources = reading
        .annotation
        .attributions
        .iter()
        .flat_map(|attribution| &attribution.source.spans);
    if let Some(source) = sources.copied().find(|source| source.start() == start) {
        return Some(source);
    }
    let head = std::iter::successors(Some(first), |&id| reading.head(id).filter(|head| *head > last)).last()?;
    let phrase = noun_phrase(reading, head);
    let is_nominal = matches!(reading.token(head).upos, Upos::Noun | Upos::Propn | Upos::Pron);
    if is_nominal && phrase.start() == start {
        return Some(phrase);
    }
    let words = std::iter::successors(Some(first), |&id| reading.after(id));
    let words =
        words.take_while(|&id| reading.token(id).upos != Upos::Punct || matches!(reading.form(id), "-" | "’" | "'"));
    let end = words.last()?;
    Some(reading.token(first).span.hull(reading.token(end).span))
}

/// The rest of the sentence: before the cue and after the voice, up to another cue's words.
fn said(reading: &Reading<'_>, start: TokenId, source: Span) -> Vec<Span> {
    let sentence = reading.sentence(start).span;
    let cue = reading.token(start).span;
    let before = Span::new(sentence.start(), cue.start());
    let after = Span::new(source.end(), sentence.end());
    let has_words = |span: &Span| {
        reading
            .annotation
            .tokens_in(*span)
            .filter(|&id| reading.token(id).upos != Upos::Punct)
            .count()
            > 0
    };
    let kept: Vec<Span> = before.into_iter().chain(after).filter(has_words).collect();
    let is_linking = |span: &Span| {
        reading.annotation.tokens_in(*span).all(|id| {
            matches!(
                reading.token(id).upos,
                Upos::Adv | Upos::Punct | Upos::Cconj | Upos::Sconj
            )
        })
    };
    let cites = |span: &Span| {
        reading
            .annotation
            .tokens_in(*span)
            .find(|&id| reading.token(id).upos != Upos::Punct)
            .is_some_and(|id| matches!(reading.lower(id).as_str(), "which" | "who" | "citing" | "quoting"))
    };
    kept.into_iter()
        .filter(|span| !(is_linking(span) || (span.start() >= source.end() && cites(span))))
        .collect()
}
