//! Verbs with words that belong to them: "claimed responsibility for", "called on", "pointed the finger at".

use rashomon_types::{MadeBy, Span, TokenId, Upos};

use super::tree::{content_of, source_of};
use crate::cues::{Frame, PhraseRow};
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "cue_phrase";

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let verbs = reading
        .tokens()
        .filter(|&id| matches!(reading.token(id).upos, Upos::Verb | Upos::Noun));
    verbs
        .filter_map(|verb| {
            reading
                .lexicon
                .cues
                .phrases
                .iter()
                .find_map(|row| draft(reading, verb, row))
        })
        .collect()
}

fn draft(reading: &Reading<'_>, verb: TokenId, row: &PhraseRow) -> Option<Draft> {
    let words = matched(reading, verb, &row.words)?;
    let last = *words.last()?;
    let content = if row.clause_only {
        content_of(reading, verb, &[Frame::Clause])
    } else {
        rest(reading, verb, last)
    };
    let source = source_of(reading, verb);
    let seen_by_model = || {
        reading
            .annotation
            .attributions
            .iter()
            .any(|seen| seen.cue.spans.iter().any(|cue| cue.covers(reading.token(verb).span)))
    };
    if content.is_empty() || (source.is_empty() && !seen_by_model()) {
        return None;
    }
    let cue = reading.token(verb).span.hull(reading.token(last).span);
    let mut draft = Draft::new(source, vec![cue], content, MadeBy::rule(RULE));
    draft.cue_token = Some(verb);
    draft.act = Some(row.act);
    draft.confidence = 0.8;
    Some(draft)
}

/// The tokens that match `words` from `start` on, one after another; the first by its dictionary form.
fn matched(reading: &Reading<'_>, start: TokenId, words: &[String]) -> Option<Vec<TokenId>> {
    let mut at = start;
    let mut out = vec![start];
    if reading.lemma(start) != words.first()? {
        return None;
    }
    for word in &words[1..] {
        at = reading.after(at)?;
        if reading.lower(at) != *word && reading.lemma(at) != word {
            return None;
        }
        out.push(at);
    }
    Some(out)
}

/// What hangs on the verb or on the phrase's own words and stands after them, but for when and where it was said.
fn rest(reading: &Reading<'_>, verb: TokenId, last: TokenId) -> Vec<Span> {
    let mut tops: Vec<TokenId> = reading.children(verb).to_vec();
    for inside in (verb.index() + 1..=last.index()).map(TokenId::at) {
        tops.extend(reading.children(inside));
        tops.extend(reading.head(inside).filter(|head| head.index() > last.index()));
    }
    let belongs = |top: &&TokenId| {
        let token = reading.token(**top);
        let relation = ["obj", "obl", "nmod", "xcomp", "ccomp", "advcl"]
            .iter()
            .any(|relation| token.is(relation));
        top.index() > last.index()
            && relation
            && !super::tree::is_time(reading, **top)
            && !is_medium(reading, **top, last)
    };
    let parts = tops.iter().filter(belongs).map(|&top| {
        reading
            .subtree(top)
            .into_iter()
            .filter(|id| id.index() > last.index())
            .collect::<Vec<_>>()
    });
    let spans = parts.filter_map(|tokens| super::tree::runs(reading, &tokens).into_iter().reduce(Span::hull));
    spans.reduce(Span::hull).into_iter().collect()
}

/// "on Telegram", "in a statement": said so, not said.
fn is_medium(reading: &Reading<'_>, top: TokenId, last: TokenId) -> bool {
    let case = reading.child(top, "case");
    case.is_some_and(|case| {
        case.index() > last.index()
            && matches!(
                reading.lower(case).as_str(),
                "on" | "in" | "via" | "by" | "after" | "during"
            )
    })
}
