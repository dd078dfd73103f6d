//! Passive cues: "is believed to have fled", "was blamed on saboteurs", "was accused by the union of hiding the dead".
//!
//! The subject and what follows are the content; the voice is in a by-phrase or nowhere.

use rashomon_types::{MadeBy, Span, TokenId, Upos};

use super::tree::{agent, is_time, noun_phrase};
use crate::cues::{Frame, VerbRow};
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "passive_cue";

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let verbs = reading.tokens().filter(|&id| reading.token(id).upos == Upos::Verb);
    verbs.filter_map(|verb| draft(reading, verb)).collect()
}

fn draft(reading: &Reading<'_>, verb: TokenId) -> Option<Draft> {
    let row = reading.lexicon.cues.verb(reading.lemma(verb))?;
    let subject = passive_subject(reading, verb)?;
    if let Some(quoted) = quoted_as_saying(reading, verb, subject) {
        return Some(quoted);
    }
    let (complement, preposition) = complement(reading, verb, row)?;
    let cue = match preposition {
        Some(preposition) if preposition.index() == verb.index() + 1 => {
            vec![reading.token(verb).span.hull(reading.token(preposition).span)]
        }
        Some(preposition) => vec![reading.token(verb).span, reading.token(preposition).span],
        None => vec![reading.token(verb).span],
    };
    let source = agent(reading, verb).map(|agent| noun_phrase(reading, agent));
    let mut draft = Draft::new(
        source.into_iter().collect(),
        cue,
        vec![noun_phrase(reading, subject), complement],
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(verb);
    draft.act = Some(row.act);
    draft.confidence = 0.75;
    Some(draft)
}

/// The subject of a verb that has a form of "be" before it.
fn passive_subject(reading: &Reading<'_>, verb: TokenId) -> Option<TokenId> {
    reading.child(verb, "aux:pass")?;
    reading
        .child(verb, "nsubj")
        .filter(|subject| subject < &verb && !matches!(reading.lower(*subject).as_str(), "it" | "there"))
}

/// What completes the verb, and a preposition that belongs to the cue.
fn complement(reading: &Reading<'_>, verb: TokenId, row: &VerbRow) -> Option<(Span, Option<TokenId>)> {
    let children = || {
        reading
            .children(verb)
            .iter()
            .copied()
            .filter(move |&child| child > verb)
    };
    let infinitive = children().find(|&child| reading.token(child).is("xcomp"));
    let takes = |frame: Frame| row.frames.contains(&frame);
    if let Some(infinitive) =
        infinitive.filter(|_| takes(Frame::Infinitive) || takes(Frame::Judge) || takes(Frame::Clause))
    {
        return Some((reading.subtree_span(infinitive), None));
    }
    let case = |child: TokenId| reading.child(child, "case").or_else(|| reading.child(child, "mark"));
    let named =
        |child: TokenId, wanted: &[&str]| case(child).filter(|&case| wanted.contains(&reading.lower(case).as_str()));
    if takes(Frame::Judge) {
        let as_what = children().find(|&child| named(child, &["as"]).is_some())?;
        return Some((reading.subtree_span(as_what), None));
    }
    let object = children()
        .find(|&child| named(child, &["on", "of", "for"]).is_some() && !is_time(reading, child))
        .filter(|_| takes(Frame::Blame))?;
    let preposition = case(object)?;
    let after: Vec<TokenId> = reading
        .subtree(object)
        .into_iter()
        .filter(|id| *id > preposition)
        .collect();
    let span = super::tree::runs(reading, &after).into_iter().reduce(Span::hull)?;
    Some((span, Some(preposition)))
}

/// "X was quoted by Y as saying that p": X's claim, relayed by Y.
fn quoted_as_saying(reading: &Reading<'_>, verb: TokenId, subject: TokenId) -> Option<Draft> {
    if reading.lemma(verb) != "quote" {
        return None;
    }
    let saying = reading
        .sentence(verb)
        .token_ids()
        .find(|&id| id > verb && reading.lower(id) == "saying")?;
    let mark = reading.before(saying).filter(|&mark| reading.lower(mark) == "as")?;
    let content = super::tree::content_of(reading, saying, &[Frame::Clause]);
    let quoted = if content.is_empty() {
        before_subject(reading, subject)
    } else {
        content
    };
    let cue = [verb, mark, saying].map(|id| reading.token(id).span);
    let cue = if mark.index() == verb.index() + 1 {
        vec![cue[0].hull(cue[2])]
    } else {
        vec![cue[0], cue[1].hull(cue[2])]
    };
    let mut draft = Draft::new(vec![noun_phrase(reading, subject)], cue, quoted, MadeBy::rule(RULE));
    draft.relays.outer = agent_of(reading, verb, saying)
        .map(|agent| vec![noun_phrase(reading, agent)])
        .into_iter()
        .collect();
    draft.cue_token = Some(verb);
    draft.act = Some(rashomon_types::Act::Assert);
    draft.confidence = 0.8;
    Some(draft)
}

fn agent_of(reading: &Reading<'_>, verb: TokenId, saying: TokenId) -> Option<TokenId> {
    agent(reading, verb).or_else(|| agent(reading, saying))
}

/// What stands before the subject in its sentence: a quotation that goes ahead of its cue.
fn before_subject(reading: &Reading<'_>, subject: TokenId) -> Vec<Span> {
    let start = reading.sentence(subject).span.start();
    let end = noun_phrase(reading, subject).start();
    Span::new(start, end)
        .filter(|span| !span.is_empty())
        .into_iter()
        .collect()
}
