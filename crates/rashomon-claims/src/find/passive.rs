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
    let agent = agent(reading, verb);
    let (complement, preposition) = complement(reading, verb, row).or_else(|| behind_agent(reading, agent?, row))?;
    let cue = match preposition {
        Some(preposition) if preposition.index() == verb.index() + 1 => {
            vec![reading.token(verb).span.hull(reading.token(preposition).span)]
        }
        Some(preposition) => vec![reading.token(verb).span, reading.token(preposition).span],
        None => vec![reading.token(verb).span],
    };
    let source = agent
        .map(|agent| noun_phrase(reading, agent))
        .and_then(|span| before(span, preposition.map_or(complement, |id| reading.token(id).span)));
    let mut draft = Draft::new(
        source.into_iter().collect(),
        cue,
        vec![subject, complement],
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(verb);
    draft.act = Some(row.act);
    draft.confidence = 0.75;
    Some(draft)
}

/// The part of a span before another.
fn before(span: Span, other: Span) -> Option<Span> {
    if span.start() >= other.start() || span.end() <= other.start() {
        return Some(span);
    }
    Span::new(span.start(), other.start())
}

/// "blamed by the mayor on a heater": what completes the verb hangs on the agent by mistake.
fn behind_agent(reading: &Reading<'_>, agent: TokenId, row: &VerbRow) -> Option<(Span, Option<TokenId>)> {
    let case = |child: TokenId| reading.child(child, "case").or_else(|| reading.child(child, "mark"));
    let wanted =
        |child: &TokenId| case(*child).is_some_and(|case| matches!(reading.lower(case).as_str(), "on" | "of" | "for"));
    let object = reading
        .children(agent)
        .iter()
        .copied()
        .find(wanted)
        .filter(|_| row.frames.contains(&Frame::Blame))?;
    after_preposition(reading, object, case(object)?)
}

fn after_preposition(reading: &Reading<'_>, object: TokenId, preposition: TokenId) -> Option<(Span, Option<TokenId>)> {
    let after: Vec<TokenId> = reading
        .subtree(object)
        .into_iter()
        .filter(|id| *id > preposition)
        .collect();
    let span = super::tree::runs(reading, &after).into_iter().reduce(Span::hull)?;
    Some((span, Some(preposition)))
}

/// The words of the subject of a verb that has a form of "be" before it.
fn passive_subject(reading: &Reading<'_>, verb: TokenId) -> Option<Span> {
    let be = std::iter::successors(reading.before(verb), |&id| reading.before(id))
        .take(3)
        .find(|&id| reading.lemma(id) == "be")?;
    let between = (be.index() + 1..verb.index()).map(TokenId::at);
    if !between
        .into_iter()
        .all(|id| matches!(reading.token(id).upos, Upos::Adv | Upos::Part | Upos::Aux))
    {
        return None;
    }
    let by_tree = reading.child(verb, "nsubj").filter(|subject| subject < &verb);
    if by_tree.is_some_and(|subject| matches!(reading.lower(subject).as_str(), "it" | "there")) {
        return None;
    }
    by_tree
        .map(|subject| noun_phrase(reading, subject))
        .or_else(|| super::tree::nearby_voice(reading, verb, reading.sentence(verb).first))
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
    let by_mark = || {
        let is_to = |id: &TokenId| reading.lower(*id) == "to" && reading.token(*id).upos == Upos::Part;
        let behind_agent = || {
            let agent = agent(reading, verb)?;
            std::iter::successors(reading.after(agent), |&id| reading.after(id)).find(is_to)
        };
        let to = reading.after(verb).filter(is_to).or_else(behind_agent);
        to.and_then(|to| reading.head(to).filter(|&head| head > to))
    };
    let infinitive = children()
        .find(|&child| reading.token(child).is("xcomp"))
        .or_else(by_mark);
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
fn quoted_as_saying(reading: &Reading<'_>, verb: TokenId, subject: Span) -> Option<Draft> {
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
        before_subject(reading, verb, subject)
    } else {
        content
    };
    let cue = [verb, mark, saying].map(|id| reading.token(id).span);
    let cue = if mark.index() == verb.index() + 1 {
        vec![cue[0].hull(cue[2])]
    } else {
        vec![cue[0], cue[1].hull(cue[2])]
    };
    let mut draft = Draft::new(vec![subject], cue, quoted, MadeBy::rule(RULE));
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
fn before_subject(reading: &Reading<'_>, verb: TokenId, subject: Span) -> Vec<Span> {
    let start = reading.sentence(verb).span.start();
    Span::new(start, subject.start())
        .filter(|span| !span.is_empty())
        .into_iter()
        .collect()
}
