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
    if is_medium(reading, noun) || (source.is_none() && content_is_infinitive(reading, content, row)) {
        return None;
    }
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
    if let Some(clause) = clause_after(reading, noun, row) {
        return Some((clause, None));
    }
    let of = |child: &TokenId| {
        reading
            .child(*child, "case")
            .filter(|&case| reading.lower(case) == "of")
    };
    let object = reading
        .children(noun)
        .iter()
        .copied()
        .find(|child| row.of && of(child).is_some())?;
    let case = of(&object)?;
    let inside: Vec<TokenId> = reading.subtree(object).into_iter().filter(|id| *id > case).collect();
    let span = super::tree::runs(reading, &inside).into_iter().reduce(Span::hull)?;
    Some((span, Some(case)))
}

/// The clause that "that" or "to" opens, right behind the noun or behind a phrase that names the voice.
fn clause_after(reading: &Reading<'_>, noun: TokenId, row: &NounRow) -> Option<Span> {
    let opener = opener(reading, noun, row)?;
    let verb = reading.head(opener).filter(|&verb| verb > opener)?;
    let below: Vec<TokenId> = reading.subtree(verb).into_iter().filter(|&id| id >= opener).collect();
    super::tree::runs(reading, &below).into_iter().next()
}

fn opener(reading: &Reading<'_>, noun: TokenId, row: &NounRow) -> Option<TokenId> {
    let mut at = reading.after(noun)?;
    if matches!(reading.lower(at).as_str(), "by" | "from") {
        let voice = reading.head(at).filter(|&voice| voice > at)?;
        at = reading
            .subtree(voice)
            .last()
            .copied()
            .and_then(|last| reading.after(last))
            .filter(|&next| next > voice)
            .or_else(|| next_that(reading, voice))?;
        if !is_opener(reading, at, row) {
            at = next_that(reading, voice)?;
        }
    }
    is_opener(reading, at, row).then_some(at)
}

/// The next "that" or "to" within a few words of the voice.
fn next_that(reading: &Reading<'_>, voice: TokenId) -> Option<TokenId> {
    let after = std::iter::successors(reading.after(voice), |&id| reading.after(id)).take(6);
    after
        .into_iter()
        .find(|&id| matches!(reading.lower(id).as_str(), "that" | "to"))
}

fn is_opener(reading: &Reading<'_>, id: TokenId, row: &NounRow) -> bool {
    match reading.lower(id).as_str() {
        "that" => reading.token(id).upos != Upos::Pron || reading.token(id).is("mark"),
        "to" => row.infinitive && reading.token(id).upos == Upos::Part,
        _ => false,
    }
}

/// "said in a statement that": the noun is the medium, and the verb attributes.
fn is_medium(reading: &Reading<'_>, noun: TokenId) -> bool {
    let case = reading
        .child(noun, "case")
        .map(|case| reading.lower(case))
        .unwrap_or_default();
    let verb = reading
        .head(noun)
        .filter(|&head| reading.token(head).upos == Upos::Verb);
    matches!(case.as_str(), "in" | "by" | "via" | "on")
        && verb.is_some_and(|verb| reading.lexicon.cues.verb(reading.lemma(verb)).is_some())
}

/// An order or an appeal that nobody is named for is a thing, not a claim.
fn content_is_infinitive(reading: &Reading<'_>, content: Span, row: &NounRow) -> bool {
    row.infinitive && reading.words(content).to_lowercase().starts_with("to ")
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
