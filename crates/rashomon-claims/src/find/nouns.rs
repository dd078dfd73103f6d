//! Nouns that attribute: "the army's claim that p", "accusations by the opposition that p", "their denial of any role".

use rashomon_types::{MadeBy, Span, TokenId, Upos};

use super::tree::noun_phrase;
use crate::cues::NounRow;
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "cue_noun";

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let nouns = reading.tokens().filter(|&id| reading.token(id).upos == Upos::Noun);
    nouns.filter_map(|noun| draft(reading, noun)).collect()
}

fn draft(reading: &Reading<'_>, noun: TokenId) -> Option<Draft> {
    let row = reading.lexicon.cues.noun(reading.lemma(noun))?;
    let (content, preposition) = content(reading, noun, row)?;
    let cue = preposition.map_or(reading.token(noun).span, |of| {
        reading.token(noun).span.hull(reading.token(of).span)
    });
    let source = source(reading, noun);
    let mut draft = Draft::new(
        source.into_iter().collect(),
        vec![cue],
        vec![content],
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(noun);
    draft.act = Some(row.act);
    draft.confidence = 0.65;
    Some(draft)
}

/// The clause, infinitive or of-phrase that says what, and the "of" that belongs to the cue.
fn content(reading: &Reading<'_>, noun: TokenId, row: &NounRow) -> Option<(Span, Option<TokenId>)> {
    let children = reading.children(noun);
    let clause = children.iter().copied().find(|&child| is_clause(reading, child, row));
    if let Some(clause) = clause {
        return Some((reading.subtree_span(clause), None));
    }
    let of = |child: &TokenId| {
        reading
            .child(*child, "case")
            .filter(|&case| reading.lower(case) == "of")
    };
    let object = children.iter().copied().find(|child| row.of && of(child).is_some())?;
    let case = of(&object)?;
    let inside: Vec<TokenId> = reading
        .subtree(object)
        .into_iter()
        .filter(|id| id.index() > case.index())
        .collect();
    let span = super::tree::runs(reading, &inside).into_iter().reduce(Span::hull)?;
    Some((span, Some(case)))
}

fn is_clause(reading: &Reading<'_>, child: TokenId, row: &NounRow) -> bool {
    let token = reading.token(child);
    let mark = reading
        .child(child, "mark")
        .map(|mark| reading.lower(mark))
        .unwrap_or_default();
    let that = mark == "that" && !token.deprel.ends_with("relcl");
    let to = mark == "to" && row.infinitive;
    (token.is("acl") || token.is("ccomp") || token.is("xcomp")) && (that || to)
}

/// "the army's", "by the opposition", "from the palace".
fn source(reading: &Reading<'_>, noun: TokenId) -> Option<Span> {
    let children = reading.children(noun);
    let possessor = children
        .iter()
        .copied()
        .find(|&child| reading.token(child).deprel == "nmod:poss");
    let agent = || {
        children.iter().copied().find(|&child| {
            reading
                .child(child, "case")
                .is_some_and(|case| matches!(reading.lower(case).as_str(), "by" | "from"))
        })
    };
    possessor.or_else(agent).map(|voice| noun_phrase(reading, voice))
}
