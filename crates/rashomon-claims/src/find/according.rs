//! "According to the mayor", "in the words of the mayor", "per the ministry": the rest of the sentence is what is said.

use rashomon_types::{MadeBy, Span, TokenId};

use super::tree::{noun_phrase, runs};
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
    let voice = voice_after(reading, start, last)?;
    let source = noun_phrase(reading, voice);
    if source.start() < reading.token(last).span.end() {
        return None;
    }
    let clause = reading.head(voice).filter(|head| reading.is_under(voice, *head))?;
    let content = said(reading, clause, voice, start);
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

fn matches(reading: &Reading<'_>, start: TokenId, words: &[String]) -> bool {
    let mut at = Some(start);
    words.iter().all(|word| {
        let fits = at.is_some_and(|id| reading.lower(id) == *word);
        at = at.and_then(|id| reading.after(id));
        fits
    })
}

/// The noun after the phrase that its words hang on.
fn voice_after(reading: &Reading<'_>, start: TokenId, last: TokenId) -> Option<TokenId> {
    let climbing = std::iter::successors(Some(last), |&id| reading.head(id)).take(6);
    let after = climbing.into_iter().find(|id| id.index() > last.index());
    after.or_else(|| reading.head(start).filter(|head| head.index() > last.index()))
}

/// The clause without the phrase and the voice.
fn said(reading: &Reading<'_>, clause: TokenId, voice: TokenId, start: TokenId) -> Vec<Span> {
    let mut cut = reading.subtree(voice);
    if reading.is_under(start, clause) {
        cut.extend(reading.subtree(start));
    }
    let top = top_of_sentence(reading, clause);
    let kept: Vec<TokenId> = reading
        .subtree(top)
        .into_iter()
        .filter(|id| !cut.contains(id))
        .collect();
    runs(reading, &kept)
}

/// The highest verb that is no cue of its own: an adjunct speaks of the whole clause that it stands in.
fn top_of_sentence(reading: &Reading<'_>, clause: TokenId) -> TokenId {
    let mut top = clause;
    while let Some(head) = reading.head(top) {
        let is_nominal = reading.token(top).is("nmod")
            || reading.token(top).is("obl")
            || reading.token(top).is("obj")
            || reading.token(top).is("appos");
        if !is_nominal {
            break;
        }
        top = head;
    }
    top
}
