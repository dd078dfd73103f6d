//! Verbs of the cue lexicon, read off the dependency tree: "said that p", "p, he said", "is believed to have fled".

use rashomon_types::{MadeBy, TokenId, Upos};

use super::tree::{content_of, is_passive, source_of};
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "cue_verb";

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let verbs = reading
        .tokens()
        .filter(|&id| reading.token(id).upos == Upos::Verb && !reading.is_noun(id));
    verbs.filter_map(|verb| draft(reading, verb)).collect()
}

fn draft(reading: &Reading<'_>, verb: TokenId) -> Option<Draft> {
    let row = reading.lexicon.cues.verb(reading.lemma(verb))?;
    let content = content_of(reading, verb, &row.frames);
    let source = source_of(reading, verb);
    let voiced = !source.is_empty() || is_passive(reading, verb);
    if content.is_empty() || !voiced || is_supposed(reading, verb) {
        return None;
    }
    let mut draft = Draft::new(source, vec![reading.token(verb).span], content, MadeBy::rule(RULE));
    draft.cue_token = Some(verb);
    draft.act = Some(row.act);
    draft.confidence = 0.6;
    Some(draft)
}

/// "if anyone can say", "we cannot tell": saying that is only supposed, or denied.
fn is_supposed(reading: &Reading<'_>, verb: TokenId) -> bool {
    const MODAL: &[&str] = &[
        "can", "could", "would", "should", "may", "might", "must", "ca", "to", "if", "let", "please",
    ];
    let marked = |child: &TokenId| {
        (reading.token(*child).is("aux") || reading.token(*child).is("mark"))
            && MODAL.contains(&reading.lower(*child).as_str())
    };
    let says = matches!(
        reading.lemma(verb),
        "say" | "tell" | "report" | "mention" | "verify" | "confirm"
    );
    reading.children(verb).iter().any(marked) || (says && reading.is_negated(verb))
}
