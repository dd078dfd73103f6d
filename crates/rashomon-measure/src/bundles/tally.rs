//! What came of many bundles, counted.

use std::collections::BTreeMap;

use rashomon_types::{QuestionKind, Run, Status};

use super::judge::{Judged, JudgedEvent};
use super::losses::{Loss, losses};
use super::parse::name;
use crate::table::Table;

/// Every status, in the order of precedence.
const STATUSES: [Status; 5] = [
    Status::Disputed,
    Status::Agreed,
    Status::OneOrigin,
    Status::Declined,
    Status::Unanswered,
];

/// Counts over bundles.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Bundles scored.
    pub bundles: usize,
    /// Events expected.
    pub events: usize,
    /// Events found of those expected.
    pub events_found: usize,
    /// Events found beside those.
    pub events_extra: usize,
    /// By question, status expected and status found: how many rows.
    pub statuses: BTreeMap<(QuestionKind, Status, Status), usize>,
    /// By question: what came of its answers.
    pub answers: BTreeMap<QuestionKind, Answers>,
    /// Answers expected and not found, by the stage that lost them.
    pub losses: BTreeMap<Loss, usize>,
    /// Questions found that nobody expected, by their status.
    pub extra_questions: BTreeMap<Status, usize>,
    /// Copies expected.
    pub copies: usize,
    /// Copies found of the right report.
    pub copies_found: usize,
    /// Copies found of the right report and kind.
    pub copies_right: usize,
    /// Reports found to be copies that are none.
    pub copies_extra: usize,
}

/// What came of answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// How many were expected.
    pub expected: usize,
    /// How many of those were found.
    pub found: usize,
    /// Found ones with the right party.
    pub party: usize,
    /// Found ones with the right stance.
    pub stance: usize,
    /// Found ones for which a value is expected.
    pub valued: usize,
    /// Found ones with the right value.
    pub value: usize,
    /// Found and not expected.
    pub extra: usize,
}

impl Answers {
    fn add(&mut self, other: Self) {
        self.expected += other.expected;
        self.found += other.found;
        self.party += other.party;
        self.stance += other.stance;
        self.valued += other.valued;
        self.value += other.value;
        self.extra += other.extra;
    }
}

impl Tally {
    /// Counts one bundle.
    pub(super) fn add(&mut self, judged: &Judged<'_>, run: &Run) {
        self.bundles += 1;
        self.events_extra += judged.other_events.len();
        for event in &judged.events {
            self.add_event(event);
            for loss in losses(event, judged, run).into_iter().flatten() {
                *self.losses.entry(loss).or_default() += 1;
            }
        }
        for copy in &judged.copies {
            let of_right = copy.expected.map(|(of, _)| of) == copy.found.map(|(of, _)| of);
            self.copies += usize::from(copy.expected.is_some());
            self.copies_found += usize::from(of_right);
            self.copies_right += usize::from(copy.expected == copy.found);
            self.copies_extra += usize::from(copy.expected.is_none());
        }
    }

    fn add_event(&mut self, event: &JudgedEvent<'_>) {
        self.events += 1;
        self.events_found += usize::from(event.found.is_some());
        for (place, row) in event.expected.statuses.iter().enumerate() {
            let key = (row.question, row.status, event.status(place));
            *self.statuses.entry(key).or_default() += 1;
        }
        for (row, found) in event.expected.answers.iter().zip(&event.answers) {
            self.answers.entry(row.question).or_default().add(Answers {
                expected: 1,
                found: usize::from(found.is_some()),
                party: usize::from(found.is_some_and(|found| found.is_party)),
                stance: usize::from(found.is_some_and(|found| found.is_stance)),
                valued: usize::from(found.is_some_and(|found| found.is_value.is_some())),
                value: usize::from(found.is_some_and(|found| found.is_value == Some(true))),
                extra: 0,
            });
        }
        for (question, _) in &event.extra_answers {
            self.answers.entry(question.question).or_default().extra += 1;
        }
        for question in &event.extra_questions {
            *self.extra_questions.entry(question.status).or_default() += 1;
        }
    }

    /// The share of statuses that are right, 0 to 1.
    #[must_use]
    pub fn status_share(&self) -> f64 {
        let (right, of) = self.right_of(|_| true);
        share(right, of)
    }

    /// The share of found answers that are tied to the right party, 0 to 1.
    #[must_use]
    pub fn party_share(&self) -> f64 {
        let all = self.all_answers();
        share(all.party, all.found)
    }

    /// All answers together.
    #[must_use]
    pub fn all_answers(&self) -> Answers {
        let mut all = Answers::default();
        self.answers.values().for_each(|answers| all.add(*answers));
        all
    }

    /// How many rows of statuses are right, and of how many.
    fn right_of(&self, is_asked: impl Fn(&(QuestionKind, Status, Status)) -> bool) -> (usize, usize) {
        let asked = self.statuses.iter().filter(|(key, _)| is_asked(key));
        asked.fold((0, 0), |(right, of), ((_, expected, found), count)| {
            (right + if expected == found { *count } else { 0 }, of + count)
        })
    }

    /// Everything that was counted, as tables under headings.
    #[must_use]
    pub fn report(&self) -> String {
        let parts = [
            ("in short", self.short()),
            ("statuses: expected (rows) and found (columns)", self.confusion()),
            ("by question", self.questions()),
            ("answers that were not found, by the stage that lost them", self.lost()),
        ];
        parts
            .map(|(heading, table)| format!("### {heading}\n\n{table}\n"))
            .concat()
    }

    fn short(&self) -> Table {
        let mut table = Table::new(&["what", "%", "right", "of"]);
        let mut row = |what: &str, right: usize, of: usize| {
            let percent = percent(right, of);
            table.row(vec![what.to_owned(), percent, right.to_string(), of.to_string()]);
        };
        let (right, of) = self.right_of(|_| true);
        let (spoken, spoken_of) = self.right_of(|(_, expected, _)| *expected != Status::Unanswered);
        let all = self.all_answers();
        row("events found", self.events_found, self.events);
        row("statuses right", right, of);
        row("statuses right, where somebody answers or declines", spoken, spoken_of);
        row("answers found", all.found, all.expected);
        row("answers found, tied to the right party", all.party, all.found);
        row("answers found, stance right", all.stance, all.found);
        row("answers found, value right where there is one", all.value, all.valued);
        row(
            "answers expected, of those found (precision)",
            all.found,
            all.found + all.extra,
        );
        row("copies found, of the right report", self.copies_found, self.copies);
        row("copies found, kind right too", self.copies_right, self.copies);
        let mut count = |what: &str, count: usize| {
            table.row(vec![what.to_owned(), String::new(), count.to_string(), String::new()])
        };
        count("extra events", self.events_extra);
        count("extra answers", all.extra);
        for status in [Status::Disputed, Status::Agreed, Status::OneOrigin, Status::Declined] {
            let extra = self.extra_questions.get(&status).copied().unwrap_or(0);
            count(&format!("extra questions, {}", name(&status)), extra);
        }
        count("extra copies", self.copies_extra);
        table
    }

    fn confusion(&self) -> Table {
        let names = STATUSES.map(|status| name(&status));
        let mut headings = vec!["expected"];
        headings.extend(names.iter().map(String::as_str));
        headings.extend(["right", "of", "%"]);
        let mut table = Table::new(&headings);
        for expected in STATUSES {
            let count = |found: Status| {
                let cells = self
                    .statuses
                    .iter()
                    .filter(|((_, left, right), _)| (*left, *right) == (expected, found));
                cells.map(|(_, count)| count).sum::<usize>().to_string()
            };
            let (right, of) = self.right_of(|(_, status, _)| *status == expected);
            let mut cells = vec![name(&expected)];
            cells.extend(STATUSES.map(count));
            cells.extend([right.to_string(), of.to_string(), percent(right, of)]);
            table.row(cells);
        }
        table
    }

    fn questions(&self) -> Table {
        let headings = [
            "question",
            "status right",
            "of",
            "%",
            "answers found",
            "of",
            "party",
            "stance",
            "value",
            "of",
            "extra",
        ];
        let mut table = Table::new(&headings);
        let asked = self
            .statuses
            .keys()
            .map(|(question, ..)| *question)
            .chain(self.answers.keys().copied());
        for question in asked.collect::<std::collections::BTreeSet<_>>() {
            let (right, of) = self.right_of(|(kind, ..)| *kind == question);
            let answers = self.answers.get(&question).copied().unwrap_or_default();
            let counts = [
                answers.found,
                answers.expected,
                answers.party,
                answers.stance,
                answers.value,
                answers.valued,
                answers.extra,
            ];
            let mut cells = vec![name(&question), right.to_string(), of.to_string(), percent(right, of)];
            cells.extend(counts.map(|count| count.to_string()));
            table.row(cells);
        }
        table
    }

    fn lost(&self) -> Table {
        let mut table = Table::new(&["stage", "answers"]);
        for loss in Loss::ALL {
            let count = self.losses.get(&loss).copied().unwrap_or(0);
            table.row(vec![loss.about().to_owned(), count.to_string()]);
        }
        table
    }
}

/// A share in percent; nothing of nothing has none.
fn percent(part: usize, whole: usize) -> String {
    match whole {
        0 => "-".to_owned(),
        _ => format!("{:.1}", 100.0 * share(part, whole)),
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
