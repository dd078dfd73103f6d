//! The words under a picture: each sentence there is a claim by nobody named, in the medium of captions.

use rashomon_types::{BlockKind, MadeBy, Sentence, Upos};

use crate::draft::{Draft, Voice};
use crate::reading::Reading;

const RULE: &str = "caption";

pub(crate) fn find(reading: &Reading<'_>, found: &[Draft]) -> Vec<Draft> {
    let sentences = reading.annotation.sentences.iter();
    let captioned = sentences.filter(|sentence| reading.is_in(BlockKind::Caption, sentence.span.start()));
    captioned
        .filter(|sentence| tells(reading, sentence) && !is_said(found, sentence))
        .map(draft)
        .collect()
}

fn tells(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    sentence
        .token_ids()
        .any(|id| matches!(reading.token(id).upos, Upos::Verb | Upos::Aux))
}

fn is_said(found: &[Draft], sentence: &Sentence) -> bool {
    found
        .iter()
        .flat_map(|draft| &draft.cue)
        .any(|cue| sentence.span.covers(*cue))
}

fn draft(sentence: &Sentence) -> Draft {
    let mut draft = Draft::new(Vec::new(), Vec::new(), vec![sentence.span], MadeBy::rule(RULE));
    draft.voice = Voice::Caption;
    draft.confidence = 0.7;
    draft
}
