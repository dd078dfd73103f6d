//! How the answers to a question stand, in one line: who says, who denies, who would not say.

use rashomon_types::{Answer, AnswerValue, Event, Question, QuestionKind, Stance, Status};

use super::figures::figure;
use super::view::{View, answerer, party_name, reply};

/// A question in a few words, with whose and what it asks about.
pub(super) fn asked(event: &Event, question: &Question) -> String {
    let plain = words(question.question);
    let scope = &question.scope;
    let whose = scope.whose.as_deref().map(|whose| party_name(event, whose));
    let of: Vec<&str> = whose.into_iter().chain(scope.what.as_deref()).collect();
    if of.is_empty() {
        return plain.to_owned();
    }
    format!("{plain} ({})", of.join(", "))
}

fn words(question: QuestionKind) -> &'static str {
    match question {
        QuestionKind::Initiator => "who did it",
        QuestionKind::Target => "to whom",
        QuestionKind::Killed => "killed",
        QuestionKind::Wounded => "wounded",
        QuestionKind::Captured => "captured",
        QuestionKind::Missing => "missing",
        QuestionKind::Displaced => "displaced",
        QuestionKind::Destroyed => "destroyed",
        QuestionKind::Damaged => "damaged",
        QuestionKind::Participants => "how many took part",
        QuestionKind::Means => "with what",
        QuestionKind::Outcome => "outcome",
        QuestionKind::Control => "who holds the place",
        QuestionKind::Start => "when it began",
        QuestionKind::End => "whether it is over",
        QuestionKind::Place => "where",
        QuestionKind::Motive => "why",
        QuestionKind::Evidence => "evidence",
        QuestionKind::Other => "other",
    }
}

/// The questions of this status, each in a few words.
pub(super) fn questions(event: &Event, status: Status) -> String {
    let of_status = event.questions.iter().filter(|question| question.status == status);
    let asked: Vec<String> = of_status.map(|question| asked(event, question)).collect();
    asked.join("; ")
}

/// Every answer to a question: `who did it: Colonel Mestrik (Toravia) says Kelmar; Kelmar denies it`.
pub(super) fn answers(event: &Event, question: &Question, view: &View<'_>) -> String {
    format!("{}: {}", asked(event, question), said(event, question, view))
}

/// The answers alone, or that nobody says.
pub(super) fn said(event: &Event, question: &Question, view: &View<'_>) -> String {
    let answers = question.answers.iter();
    let given: Vec<String> = answers.map(|answer| given(event, question, answer, view)).collect();
    if given.is_empty() {
        return "nobody says".to_owned();
    }
    given.join("; ")
}

/// One answer: who says, denies or would not say what.
pub(super) fn given(event: &Event, question: &Question, answer: &Answer, view: &View<'_>) -> String {
    let who = answerer(event, answer, view);
    let value = value(question, answer, view);
    let value = value.as_deref();
    let later = if answer.revised_by.is_some() {
        " (replaced later)"
    } else {
        ""
    };
    let said = match (answer.stance, value) {
        (Stance::Assert, Some(value)) => format!("{who} says {value}"),
        (Stance::Assess, Some(value)) => format!("{who} judges {value}"),
        (Stance::Revise, Some(value)) => format!("{who} now says {value}"),
        (Stance::Deny, Some(value)) => format!("{who} denies {value}"),
        (Stance::Deny, None) => format!("{who} denies it"),
        (Stance::Unsure, _) => format!("{who} does not know"),
        (Stance::Decline, _) => format!("{who} would not say"),
        (Stance::Omit, _) => format!("{who} does not mention it"),
        (Stance::Assert | Stance::Assess | Stance::Revise, None) => format!("{who} answers"),
    };
    format!("{said}{later}")
}

fn value(question: &Question, answer: &Answer, view: &View<'_>) -> Option<String> {
    match &answer.value {
        Some(AnswerValue::Text(text)) => Some(text.clone()),
        Some(AnswerValue::Range { .. }) => figure(answer, question.question, view),
        None => None,
    }
}

/// Every dispute of an event with all its answers, denials among them, and whether the accused has replied.
pub(super) fn disputes(event: &Event, view: &View<'_>) -> String {
    let disputed = event
        .questions
        .iter()
        .filter(|question| question.status == Status::Disputed);
    let mut lines: Vec<String> = disputed.map(|question| answers(event, question, view)).collect();
    lines.extend(silence_of_accused(event));
    lines.join(". ")
}

/// Says who is accused and does not speak in any of the reports.
pub(super) fn silence_of_accused(event: &Event) -> Option<String> {
    let asked = event
        .questions
        .iter()
        .filter(|question| question.question == QuestionKind::Initiator);
    let replies = asked
        .flat_map(|question| &question.answers)
        .filter_map(|answer| reply(event, answer.claim));
    let silent = replies.filter(|reply| reply.answers.is_empty() && !reply.speaks);
    let mut silent: Vec<&str> = silent.map(|reply| party_name(event, &reply.accused.0)).collect();
    silent.sort_unstable();
    silent.dedup();
    (!silent.is_empty()).then(|| format!("accused and not replying in these texts: {}", silent.join(", ")))
}
