//! What was asked of somebody who gave no answer: "did not answer questions about the spill" leaves the spill unanswered.

use rashomon_types::{Span, TokenId, Upos};

use super::silences::asks;
use super::tree::{is_time, runs};
use crate::reading::Reading;

/// Nouns for asking.
const REQUESTS: &[&str] = &[
    "request", "question", "query", "enquiry", "inquiry", "call", "message", "email", "e-mail", "letter", "demand",
    "appeal",
];
/// How far behind the request its topic may begin.
const REACH: usize = 8;

/// The last word of the cue and what stays unanswered behind it: "did not reply to questions about" the spill. None where
/// what is left is no answer: "did not return home".
pub(super) fn unanswered(reading: &Reading<'_>, verb: TokenId, last: TokenId) -> Option<(TokenId, Vec<Span>)> {
    let complement = reading.children(verb).iter().copied().find(|&child| {
        let token = reading.token(child);
        let to = || {
            reading
                .child(child, "case")
                .is_some_and(|case| reading.lower(case) == "to")
        };
        child > last && (token.is("obj") || token.is("obl") && to())
    });
    let bare = (last, Vec::new());
    let Some(noun) = complement else {
        return (reading.lemma(verb) != "return").then_some(bare);
    };
    let is_request = REQUESTS.contains(&reading.lemma(noun));
    if let Some((preposition, topic)) = is_request.then(|| topic(reading, noun)).flatten() {
        return Some((preposition, vec![topic]));
    }
    let is_saying = reading.lexicon.cues.noun(reading.lemma(noun)).is_some();
    let is_known = is_request && reading.child(noun, "nmod:poss").is_some();
    if is_known || (is_saying && !is_request) {
        let last = reading.child(noun, "case").filter(|&case| case > last).unwrap_or(last);
        let named = reading
            .subtree(noun)
            .into_iter()
            .filter(|&id| id > last)
            .collect::<Vec<_>>();
        return Some((
            last,
            runs(reading, &named)
                .into_iter()
                .reduce(Span::hull)
                .into_iter()
                .collect(),
        ));
    }
    let answers = !matches!(reading.lemma(verb), "answer" | "return");
    (is_request || answers).then_some(bare)
}

/// "requests for comment on" the strike, "questions from this paper about" who fired: the preposition and the topic.
fn topic(reading: &Reading<'_>, request: TokenId) -> Option<(TokenId, Span)> {
    let behind = std::iter::successors(reading.after(request), |&id| reading.after(id)).take(REACH);
    let mut behind = behind.take_while(|&id| !matches!(reading.token(id).upos, Upos::Verb | Upos::Punct | Upos::Cconj));
    let preposition = behind.find(|&id| {
        matches!(
            reading.lower(id).as_str(),
            "about" | "on" | "regarding" | "concerning" | "over"
        ) && !reading.head(id).is_some_and(|head| is_time(reading, head))
    })?;
    let head = reading.head(preposition).filter(|&head| head > preposition)?;
    let words: Vec<TokenId> = reading
        .subtree(head)
        .into_iter()
        .filter(|&id| id > preposition)
        .collect();
    let span = runs(reading, &words).into_iter().reduce(Span::hull)?;
    Some((preposition, span))
}

/// "Asked whether the guns were loaded, she declined to answer": the question that opens the sentence.
pub(super) fn asked_before(reading: &Reading<'_>, source: Span) -> Option<Span> {
    let voice = reading.annotation.tokens_in(source).next()?;
    let comma = reading.before(voice).filter(|&id| reading.form(id) == ",")?;
    let sentence = reading.sentence(voice);
    let opening = (sentence.first.index()..comma.index()).map(TokenId::at);
    let asked = opening
        .take(3)
        .find(|&id| matches!(reading.lower(id).as_str(), "asked" | "pressed" | "questioned"))?;
    let about = reading
        .after(asked)
        .filter(|&id| matches!(reading.lower(id).as_str(), "about" | "on"));
    let last = about.unwrap_or(asked);
    if about.is_none() && !asks(reading, asked) {
        return None;
    }
    let first = reading.after(last).filter(|&first| first < comma)?;
    let end = reading.before(comma)?;
    Some(reading.token(first).span.hull(reading.token(end).span))
}
