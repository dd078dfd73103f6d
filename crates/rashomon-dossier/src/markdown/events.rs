//! The part of the Markdown page on events: the same as the terminal's, with the claim that gives each answer.

use rashomon_types::{Run, Status};

use super::{code, escaped};
use crate::event::{Account, Asked, Given, Lookup, accounts, status};

/// All events of a run; nothing where there are none.
pub(super) fn events(run: &Run, text: &mut String) {
    let lookup = Lookup::of(run);
    let (main, small) = accounts(run, &lookup);
    for account in main.iter().chain(&small) {
        event(account, text);
    }
}

fn event(account: &Account<'_>, text: &mut String) {
    text.push_str(&format!("\n## Event: {}\n\n", escaped(&account.title)));
    item(text, 0, &code(&account.event.id.to_string()));
    if !account.about.is_empty() {
        item(text, 0, &escaped(&account.about));
    }
    item(text, 0, &escaped(&account.counts));
    for copy in &account.copies {
        item(text, 0, &format!("copy: {}", escaped(copy)));
    }
    if !account.disputed.is_empty() {
        item(
            text,
            0,
            &format!("**DISPUTED**: {}", escaped(&account.disputed.join(" · "))),
        );
    }
    for left_out in &account.left_out {
        item(text, 0, &format!("**not answered**: {}", escaped(left_out)));
    }
    if !account.nobody_says.is_empty() {
        item(text, 0, &format!("**nobody says**: {}", escaped(&account.nobody_says)));
    }
    section(text, "Who did it", &account.who);
    section(text, "Figures, in the words of each", &account.figures);
    for group in &account.groups {
        let name = match group.status {
            Status::Disputed => "Disputed",
            Status::Agreed => "Agreed by different sides",
            Status::OneOrigin => "One origin only",
            Status::Declined | Status::Unanswered => "Asked and not answered",
        };
        section(text, name, &group.questions);
    }
}

fn item(text: &mut String, depth: usize, line: &str) {
    text.push_str(&format!("{}- {line}\n", "  ".repeat(depth)));
}

fn section(text: &mut String, heading: &str, questions: &[Asked]) {
    if questions.is_empty() {
        return;
    }
    text.push_str(&format!("\n### {heading}\n\n"));
    for question in questions {
        let reason = question
            .reason
            .as_deref()
            .map(|reason| format!(": {}", escaped(reason)));
        let reason = reason.unwrap_or_default();
        let spread = question.spread.as_deref().map(|spread| format!(" {spread}"));
        let spread = spread.unwrap_or_default();
        item(
            text,
            0,
            &format!(
                "**{}**{spread} — {}{reason}",
                escaped(&question.name),
                status(question.status)
            ),
        );
        for answer in &question.answers {
            item(text, 1, &answer_line(answer));
        }
    }
}

fn answer_line(answer: &Given) -> String {
    let verb = if answer.stands_out {
        format!("**{}**", answer.verb)
    } else {
        answer.verb.to_owned()
    };
    let values = escaped(&answer.values.join(", "));
    let value = match (values.is_empty(), answer.is_replaced) {
        (true, _) => String::new(),
        (false, true) => format!(": ~~{values}~~ (replaced later by its own speaker)"),
        (false, false) => format!(": {values}"),
    };
    let notes = answer.way.iter().chain(&answer.notes).map(|note| escaped(note));
    let claims = answer.claims.iter().map(|claim| code(&claim.to_string()));
    let notes: Vec<String> = notes.chain(claims).collect();
    format!("**{}** {verb}{value} — {}", escaped(&answer.who), notes.join(" · "))
}
