//! A time between what is told and who tells it: it belongs to what is told.

use rashomon_types::{Span, TokenId, Upos};

use crate::draft::Draft;
use crate::reading::Reading;

/// "The tanker was holed in the strait on Monday, its owner said": a time between what is told and the comma before the voice
/// belongs to what is told. The time of saying stands beside the cue.
pub(crate) fn with_time_behind(reading: &Reading<'_>, draft: &Draft, mut pieces: Vec<Span>) -> Vec<Span> {
    const FEW: usize = 7;
    let said_after = |last: &Span| {
        draft
            .cue
            .iter()
            .chain(&draft.source)
            .all(|part| part.start() > last.end())
    };
    let Some(last) = pieces.last_mut().filter(|last| said_after(last)) else {
        return pieces;
    };
    let behind = reading.annotation.tokens_in(*last).last();
    let behind = std::iter::successors(behind.and_then(|id| reading.after(id)), |&id| reading.after(id)).take(FEW);
    let words: Vec<TokenId> = behind.take_while(|&id| reading.form(id) != ",").collect();
    let leads = |id: TokenId| {
        matches!(
            reading.lower(id).as_str(),
            "on" | "in"
                | "at"
                | "early"
                | "late"
                | "shortly"
                | "before"
                | "after"
                | "the"
                | "of"
                | "hours"
                | "around"
                | "about"
        )
    };
    let tells = |&id: &TokenId| crate::find::is_time(reading, id) || reading.token(id).upos == Upos::Num || leads(id);
    let is_time = words
        .first()
        .is_some_and(|&first| leads(first) || crate::find::is_time(reading, first))
        && words.iter().all(tells)
        && words.iter().any(|&id| crate::find::is_time(reading, id));
    let comma = words
        .last()
        .and_then(|&id| reading.after(id))
        .filter(|&id| reading.form(id) == ",");
    if let Some(end) = words.last().filter(|_| is_time && comma.is_some()) {
        *last = last.hull(reading.token(*end).span);
    }
    pieces
}
