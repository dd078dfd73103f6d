//! "As the minister put it, p"; "p, as described by three guests": a clause with "as" names the voice of the rest.

use rashomon_types::{MadeBy, Span, TokenId, Upos};

use super::tree::{agent, nearby_voice, noun_phrase};
use crate::cues::Frame;
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "as_put";
/// A longer clause says something of its own.
const LONGEST: usize = 16;

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let starts = reading
        .tokens()
        .filter(|&id| reading.lower(id) == "as" && is_set_apart(reading, id));
    starts.filter_map(|start| draft(reading, start)).collect()
}

fn is_set_apart(reading: &Reading<'_>, id: TokenId) -> bool {
    reading
        .before(id)
        .is_none_or(|before| matches!(reading.form(before), "," | "—" | "–" | "-" | "("))
}

fn draft(reading: &Reading<'_>, start: TokenId) -> Option<Draft> {
    let clause: Vec<TokenId> = std::iter::successors(Some(start), |&id| reading.after(id))
        .take_while(|&id| id == start || reading.token(id).upos != Upos::Punct)
        .collect();
    let verb = clause
        .iter()
        .copied()
        .find(|&id| reading.token(id).upos == Upos::Verb)?;
    let row = reading.lexicon.cues.verb(reading.lemma(verb))?;
    let says = row.frames.contains(&Frame::Clause) || matches!(reading.lemma(verb), "put" | "describe" | "report");
    let ends = clause.last().copied().filter(|_| says && clause.len() <= LONGEST)?;
    let own_clause = clause
        .iter()
        .any(|&id| id > verb && matches!(reading.token(id).upos, Upos::Verb | Upos::Sconj));
    let passive = reading.token(verb).feature("VerbForm") == Some("Part")
        && reading.after(verb).is_some_and(|next| reading.lower(next) == "by");
    let source = if passive {
        agent(reading, verb).map(|voice| noun_phrase(reading, voice))
    } else {
        nearby_voice(reading, verb, start)
    };
    let it = reading.after(verb).filter(|&next| reading.lower(next) == "it");
    let cue = reading.token(verb).span.hull(reading.token(it.unwrap_or(verb)).span);
    let content = around(reading, start, ends);
    if own_clause || content.is_empty() {
        return None;
    }
    let mut draft = Draft::new(vec![source?], vec![cue], content, MadeBy::rule(RULE));
    draft.cue_token = Some(verb);
    draft.act = Some(row.act);
    draft.confidence = 0.7;
    Some(draft)
}

/// The sentence before the clause and after it.
fn around(reading: &Reading<'_>, start: TokenId, end: TokenId) -> Vec<Span> {
    let sentence = reading.sentence(start).span;
    let before = Span::new(sentence.start(), reading.token(start).span.start());
    let after = Span::new(reading.token(end).span.end(), sentence.end());
    let has_words = |span: &Span| {
        reading
            .annotation
            .tokens_in(*span)
            .any(|id| reading.token(id).upos != Upos::Punct)
    };
    before.into_iter().chain(after).filter(has_words).collect()
}
