//! A speaker with a clause of its own behind what it says: "Nine people were killed, the Front, which had called the march, said."

use rashomon_types::{MadeBy, Sentence, TokenId, Upos};

use crate::cues::Frame;
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "postposed";
/// The most words of the speaker's phrase.
const PHRASE: usize = 8;

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let sentences = reading.annotation.sentences.iter();
    sentences.filter_map(|sentence| draft(reading, sentence)).collect()
}

fn draft(reading: &Reading<'_>, sentence: &Sentence) -> Option<Draft> {
    let words: Vec<TokenId> = sentence.token_ids().collect();
    let verb = words.iter().rposition(|&id| reading.token(id).upos != Upos::Punct)?;
    let (&cue, rest) = words.get(..=verb)?.split_last()?;
    let row = reading
        .lexicon
        .cues
        .verb(reading.lemma(cue))
        .filter(|row| row.frames.contains(&Frame::Clause))?;
    let commas: Vec<usize> = rest
        .iter()
        .enumerate()
        .filter(|(_, id)| reading.form(**id) == ",")
        .map(|(at, _)| at)
        .collect();
    // The clause is closed by a comma right before the verb.
    let closing = commas.last().copied().filter(|&at| at + 1 == rest.len())?;
    let opening = commas
        .iter()
        .rev()
        .skip(1)
        .copied()
        .find(|&at| is_relative(reading, rest.get(at + 1)))?;
    let before = commas.iter().copied().rfind(|&at| at < opening)?;
    let speaker = rest.get(before + 1..opening)?;
    let content = rest.get(..before)?;
    let clause = rest.get(opening + 1..closing)?;
    let is_clause = |words: &[TokenId]| {
        words
            .iter()
            .any(|&id| matches!(reading.token(id).upos, Upos::Verb | Upos::Aux))
    };
    if speaker.len() > PHRASE || is_clause(speaker) || !is_clause(content) || !is_clause(clause) {
        return None;
    }
    let hull = |words: &[TokenId]| {
        Some(
            reading
                .token(*words.first()?)
                .span
                .hull(reading.token(*words.last()?).span),
        )
    };
    let mut draft = Draft::new(
        vec![hull(speaker)?],
        vec![reading.token(cue).span],
        vec![hull(content)?],
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(cue);
    draft.act = Some(row.act);
    draft.confidence = 0.7;
    Some(draft)
}

fn is_relative(reading: &Reading<'_>, word: Option<&TokenId>) -> bool {
    word.is_some_and(|&id| matches!(reading.lower(id).as_str(), "which" | "who" | "whose"))
}
