//! Voices that the language model marks and that no cue led to: "laid the attack at the door of", "by the union's count". What
//! is said is the rest of the sentence.

use rashomon_types::{BlockKind, Role, RoleMention, Sentence, Span, TokenId, Upos};

use super::reporter;
use crate::draft::{Draft, Voice};
use crate::reading::Reading;
use crate::voiced::is_first_person;

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

/// Whether a mark is worth a claim where somebody speaks. Places and times stand in sentences about anything; a proof shown or
/// not shown is told of the claim beside it.
fn is_answer(role: Role) -> bool {
    use Role::{End, Evidence, Place, Start, Unproved, Voice};
    !matches!(role, Voice | Place | Start | End | Evidence | Unproved)
}

/// Whether marks tell of a deed. Places, times, things and proofs stand in sentences about anything, and so do those who act
/// and what they use, unless something else is told of them.
pub(crate) fn is_telling(roles: &[Role]) -> bool {
    use Role::{Declined, End, Evidence, Initiator, Means, Place, Start, Target, Unproved, Voice};
    let is_setting = |role: &Role| matches!(role, Voice | Place | Start | End | Declined | Evidence | Unproved);
    let is_weak = |role: &Role| matches!(role, Initiator | Means | Target);
    let told = roles.iter().filter(|role| !is_setting(role));
    let is_plain = told.clone().any(|role| !is_weak(role));
    is_plain || told.count() > 1
}

/// Whether somebody, or the reporter, is already known to say the words at a span.
pub(crate) fn is_said(found: &[Draft], span: Span) -> bool {
    let mut content = found.iter().flat_map(|draft| draft.content.iter().chain(&draft.cue));
    content.any(|part| part.overlaps(span))
}

fn draft(reading: &Reading<'_>, sentence: &Sentence, found: &[Draft]) -> Option<Draft> {
    let marks: Vec<(Role, Span)> = marks(reading, sentence.span).collect();
    let mut answers = marks.iter().filter(|(role, _)| *role != Role::Voice);
    let is_open = marks.iter().any(|(role, _)| is_answer(*role)) && answers.all(|(_, span)| !is_said(found, *span));
    let is_spoken = |span: Span| {
        let parts = found.iter().flat_map(|draft| draft.source.iter().chain(&draft.content));
        parts.into_iter().any(|part| part.overlaps(span))
    };
    if reporter::says_unknown(reading, root_of(reading, sentence)?) {
        return None;
    }
    let (_, voice) = marks
        .iter()
        .find(|(role, span)| *role == Role::Voice && !is_spoken(*span) && !is_first_person(reading, &[*span]))?;
    let verb =
        verb_of(reading, *voice).filter(|&verb| !marks.iter().any(|(_, span)| span.covers(reading.token(verb).span)));
    let content = match verb {
        Some(_) => sentence.span,
        None => beside(reading, sentence, *voice, &marks),
    };
    let made_by = reading.annotation.made_by.clone();
    let mut draft = Draft::new(vec![*voice], Vec::new(), vec![content], made_by);
    draft.voice = Voice::Named;
    draft.confidence = SURE;
    draft.cue = verb.map(|verb| reading.token(verb).span).into_iter().collect();
    draft.cue_token = verb.filter(|&verb| reading.lexicon.cues.verb(reading.lemma(verb)).is_some());
    is_open.then_some(draft)
}

/// The sentence without the part between commas that only names the voice: "By the union's count, 4,000 people marched".
fn beside(reading: &Reading<'_>, sentence: &Sentence, voice: Span, marks: &[(Role, Span)]) -> Span {
    let whole = sentence.span;
    let commas = sentence.token_ids().map(|id| reading.token(id).span);
    let commas: Vec<Span> = commas.filter(|span| reading.words(*span) == ",").collect();
    let before = commas.iter().rev().find(|comma| comma.end() <= voice.start());
    let behind = commas.iter().find(|comma| comma.start() >= voice.end());
    let is_bare = |part: Span| {
        !marks
            .iter()
            .any(|(role, span)| *role != Role::Voice && part.overlaps(*span))
    };
    let span = |start: u32, end: u32| Span::of(start as usize..end as usize);
    match (before, behind) {
        (None, Some(comma)) if is_bare(span(whole.start(), comma.start())) => span(comma.end(), whole.end()),
        (Some(comma), None) if is_bare(span(comma.end(), whole.end())) => span(whole.start(), comma.start()),
        _ => whole,
    }
}

/// The word that a sentence hangs on.
pub(super) fn root_of(reading: &Reading<'_>, sentence: &Sentence) -> Option<TokenId> {
    sentence.token_ids().find(|&id| reading.head(id).is_none())
}

/// The verb that a voice is the subject of.
fn verb_of(reading: &Reading<'_>, voice: Span) -> Option<TokenId> {
    let head = reading.head_of(voice)?;
    let token = reading.token(head);
    let verb = reading.head(head).filter(|_| token.is("nsubj"))?;
    (reading.token(verb).upos == Upos::Verb).then_some(verb)
}
