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
    let given: Vec<String> = question.answers.iter().map(|answer| given(event, question, answer, view)).collect();
    let given = if given.is_empty() { "nobody says".to_owned() } else { given.join("; ") };
    format!("{}: {given}", asked(event, question))
}

fn given(event: &Event, question: &Question, answer: &Answer, view: &View<'_>) -> String {
    let who = answerer(event, answer, view);
    let value = value(question, answer, view);
    let value = value.as_deref();
    let later = if answer.revised_by.is_some() { " (replaced later)" } else { "" };
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
    let disputed = event.questions.iter().filter(|question| question.status == Status::Disputed);
    let mut lines: Vec<String> = disputed.map(|question| answers(event, question, view)).collect();
    lines.extend(silence_of_accused(event));
    lines.join(". ")
}

/// Says who is accused and does not reply in any of the reports.
pub(super) fn silence_of_accused(event: &Event) -> Option<String> {
    let asked = event.questions.iter().filter(|question| question.question == QuestionKind::Initiator);
    let answers = asked.flat_map(|question| &question.answers);
    let unanswered = answers.filter(|answer| reply(event, answer.claim).is_some_and(|denials| denials.is_empty()));
    let mut silent: Vec<&str> = unanswered
        .filter_map(|answer| answer.about.as_ref())
        .map(|about| party_name(event, &about.0))
        .collect();
    silent.sort_unstable();
    silent.dedup();
    (!silent.is_empty()).then(|| format!("accused and not replying in these texts: {}", silent.join(", ")))
}
