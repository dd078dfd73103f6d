//! Voices that the language model marks and that no cue led to: "laid the attack at the door of", "by the union's count". What
//! is said is the rest of the sentence.

use rashomon_types::{BlockKind, Role, RoleMention, Sentence, Span, TokenId, Upos};

use crate::draft::{Draft, Voice};
use crate::reading::Reading;

/// A mark below this is not trusted.
const SURE: f64 = 0.6;

/// One claim a sentence in which a voice stands and answers stand that nobody is known to say.
pub(crate) fn find(reading: &Reading<'_>, found: &[Draft]) -> Vec<Draft> {
    let sentences = reading.annotation.sentences.iter();
    let prose = sentences.filter(|sentence| {
        let block = reading.block_at(sentence.span.start());
        block.is_none_or(|block| {
            matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading
            )
        })
    });
    prose.filter_map(|sentence| draft(reading, sentence, found)).collect()
}

/// The marks that lie in a sentence and can be trusted.
pub(crate) fn marks<'a>(reading: &'a Reading<'_>, sentence: Span) -> impl Iterator<Item = (Role, Span)> + 'a {
    let of = move |mention: &'a RoleMention| {
        let span = mention.spans.first().copied().filter(|span| sentence.covers(*span))?;
        (mention.confidence >= SURE).then_some((mention.role, span))
    };
    reading.annotation.roles.iter().filter_map(of)
}

/// Whether a mark answers a question.
pub(crate) fn is_answer(role: Role) -> bool {
    !matches!(role, Role::Voice)
}

/// Whether somebody, or the reporter, is already known to say the words at a span.
pub(crate) fn is_said(found: &[Draft], span: Span) -> bool {
    let mut content = found.iter().flat_map(|draft| draft.content.iter().chain(&draft.cue));
    content.any(|part| part.overlaps(span))
}

fn draft(reading: &Reading<'_>, sentence: &Sentence, found: &[Draft]) -> Option<Draft> {
    let marks: Vec<(Role, Span)> = marks(reading, sentence.span).collect();
    let answers = || marks.iter().filter(|(role, _)| is_answer(*role));
    let open = answers().filter(|(_, span)| !is_said(found, *span)).count();
    let is_spoken = |span: Span| {
        let parts = found.iter().flat_map(|draft| draft.source.iter().chain(&draft.content));
        parts.into_iter().any(|part| part.overlaps(span))
    };
    let (_, voice) = marks
        .iter()
        .find(|(role, span)| *role == Role::Voice && !is_spoken(*span))?;
    let is_open = open > 0 && open == answers().count();
    let mut draft = Draft::new(
        vec![*voice],
        Vec::new(),
        vec![sentence.span],
        reading.annotation.made_by.clone(),
    );
    draft.voice = Voice::Named;
    draft.confidence = SURE;
    if let Some(verb) = verb_of(reading, *voice) {
        let cue = reading.token(verb).span;
        let in_answer = marks.iter().any(|(_, span)| span.covers(cue));
        if !in_answer {
            draft.cue = vec![cue];
            draft.cue_token = Some(verb);
        }
    }
    is_open.then_some(draft)
}

/// The verb that a voice is the subject of.
fn verb_of(reading: &Reading<'_>, voice: Span) -> Option<TokenId> {
    let head = reading.head_of(voice)?;
    let token = reading.token(head);
    let verb = reading.head(head).filter(|_| token.is("nsubj"))?;
    (reading.token(verb).upos == Upos::Verb).then_some(verb)
}
