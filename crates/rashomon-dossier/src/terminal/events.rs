//! The part of the terminal's page on events: each event's accounts, the main ones first, small ones in a paragraph.

use rashomon_types::{Run, Status};

use super::Sheet;
use crate::event::{Account, Asked, Given, Lookup, accounts, status};
use crate::layout::{Margin, Style, Words};
use crate::marks::one_line;
use crate::words::count;

/// How far answers stand in.
const ANSWER: usize = 2;

/// How many answers to a question are shown that is neither who did it nor how many.
const SHOWN: usize = 10;

/// How far the further lines of an answer stand in.
const HANGING: usize = 4;

impl Sheet {
    /// All events of a run; nothing where there are none.
    pub(super) fn events(&mut self, run: &Run) {
        let lookup = Lookup::of(run);
        let (main, small) = accounts(run, &lookup);
        for account in &main {
            self.account(account);
        }
        if small.is_empty() {
            return;
        }
        self.page.blank();
        let name = if main.is_empty() { "event" } else { "smaller event" };
        self.page.rule(&capital(&count(small.len(), name)), '━');
        for account in &small {
            self.brief(account);
        }
    }

    fn account(&mut self, account: &Account<'_>) {
        self.page.blank();
        self.page.rule("Event", '━');
        self.flush(Words::of(&account.title, Style::Strong));
        self.flush_if(&account.about, Style::Plain);
        self.flush(Words::of(&account.counts, Style::Plain));
        for copy in &account.copies {
            self.hanging("copy: ", copy, Style::Faint);
        }
        self.listed("DISPUTED: ", &account.disputed, Style::Alert);
        for left_out in &account.left_out {
            self.hanging("not answered: ", left_out, Style::Plain);
        }
        if !account.nobody_says.is_empty() {
            self.hanging("nobody says: ", &account.nobody_says, Style::Plain);
        }
        for question in &account.who {
            self.page.blank();
            self.question(question, true);
        }
        self.captioned("Figures, in the words of each", &account.figures, true);
        for group in &account.groups {
            let name = match group.status {
                Status::Disputed => "Disputed",
                Status::Agreed => "Agreed by different sides",
                Status::OneOrigin => "One origin only",
                Status::Declined | Status::Unanswered => "Asked and not answered",
            };
            self.captioned(name, &group.questions, false);
        }
    }

    fn flush_if(&mut self, text: &str, style: Style) {
        if !text.is_empty() {
            self.flush(Words::of(text, style));
        }
    }

    fn hanging(&mut self, label: &str, text: &str, style: Style) {
        let margin = Margin {
            first: Vec::new(),
            rest: ANSWER,
        };
        self.page
            .paragraph(&margin, Words::of(label, Style::Faint).and(text, style));
    }

    fn listed(&mut self, label: &str, entries: &[String], style: Style) {
        if !entries.is_empty() {
            let margin = Margin {
                first: Vec::new(),
                rest: ANSWER,
            };
            self.page
                .paragraph(&margin, Words::of(label, style).and(&entries.join(" · "), Style::Plain));
        }
    }

    fn captioned(&mut self, caption: &str, questions: &[Asked], tells_status: bool) {
        if questions.is_empty() {
            return;
        }
        self.page.blank();
        self.page.rule(caption, '─');
        for question in questions {
            self.question(question, tells_status);
        }
    }

    /// A question and its answers: with one answer and no reason on one line.
    fn question(&mut self, question: &Asked, tells_status: bool) {
        let spread = question.spread.as_deref().map(|spread| format!(": {spread}"));
        let name = format!("{}{}", question.name, spread.unwrap_or_default());
        let mut head = Words::of(&name, Style::Strong);
        if let ([only], None) = (question.answers.as_slice(), &question.reason) {
            let words = head.and("—", Style::Faint).join(answer_words(only));
            return self.page.paragraph(
                &Margin {
                    first: Vec::new(),
                    rest: ANSWER,
                },
                words,
            );
        }
        if tells_status {
            let style = if question.status == Status::Disputed {
                Style::Alert
            } else {
                Style::Faint
            };
            head = head.and("—", Style::Faint).and(status(question.status), style);
        }
        if let Some(reason) = &question.reason {
            head = head.and("—", Style::Faint).and(reason, Style::Faint);
        }
        self.page.paragraph(
            &Margin {
                first: Vec::new(),
                rest: ANSWER,
            },
            head,
        );
        // The claims below hold the answers that are cut here; who did it and figures are never cut.
        let shown = if tells_status { question.answers.len() } else { SHOWN };
        for answer in question.answers.iter().take(shown) {
            let margin = Margin {
                first: vec![(" ".repeat(ANSWER), Style::Plain)],
                rest: HANGING,
            };
            self.page.paragraph(&margin, answer_words(answer));
        }
        let more = question.answers.len().saturating_sub(shown);
        if more > 0 {
            let words = Words::of(
                &format!("… and {} among the claims below", count(more, "answer")),
                Style::Faint,
            );
            self.page.paragraph(&Margin::blank(ANSWER), words);
        }
    }

    /// An event in one paragraph: its counts and what is answered.
    fn brief(&mut self, account: &Account<'_>) {
        let margin = Margin {
            first: Vec::new(),
            rest: ANSWER,
        };
        let claims = count(account.event.claims.len(), "claim");
        let mut words = Words::of(&account.title, Style::Strong).and(&format!("— {claims}"), Style::Faint);
        for question in account.questions() {
            words = words
                .and("·", Style::Faint)
                .and(&format!("{}:", question.name), Style::Accent);
            for (place, answer) in question.answers.iter().enumerate() {
                words = if place > 0 { words.and(";", Style::Faint) } else { words };
                words = words.and(&brief_answer(answer), Style::Plain);
            }
        }
        self.page.paragraph(&margin, words);
    }
}

/// "Osmark · says: “at least 12” — Lene Odrik → Halden Courier · video"
fn answer_words(answer: &Given) -> Words {
    let style = if answer.stands_out { Style::Alert } else { Style::Accent };
    let colon = if answer.values.is_empty() { "" } else { ":" };
    let mut words = Words::of(&answer.who, Style::Strong).and(&format!("· {}{colon}", answer.verb), style);
    words = words.and(&answer.values.join(", "), Style::Plain);
    if answer.is_replaced {
        words = words.and("[replaced later by its own speaker]", Style::Alert);
    }
    let notes: Vec<&str> = answer.way.iter().chain(&answer.notes).map(String::as_str).collect();
    if notes.is_empty() {
        return words;
    }
    words
        .and("—", Style::Faint)
        .and(&one_line(&notes.join(" · ")), Style::Faint)
}

/// "“two” · police", "the ministry DENIES “two”"
fn brief_answer(answer: &Given) -> String {
    let values = answer.values.join(", ");
    match answer.stands_out {
        true if values.is_empty() => format!("{} {}", answer.who, answer.verb),
        true => format!("{} {} {values}", answer.who, answer.verb),
        false => format!("{} · {}", values, answer.who),
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), characters.as_str())
}
