//! The accounts of an event in plain words, for both the terminal and Markdown: the counts, who did it, the figures, the
//! questions by how their answers stand, the copies folded.
//!
//! Nothing here has a layout: strings on one line, in the order in which they are read.

mod given;
mod lookup;
mod small;
mod words;

use std::collections::BTreeSet;

use rashomon_types::{
    Answer, AnswerValue, ClaimId, Document, DocumentKind, Event, Question, QuestionKind, Relation, Run, Stance, Status,
};

pub(crate) use self::given::{Given, claimant, figure_words};
pub(crate) use self::lookup::Lookup;
use self::small::is_small;
use self::words::question_name;
pub(crate) use self::words::{asked, bounds, status};
use crate::marks::one_line;
use crate::words::{count, interval};

/// An event as a page lays it out.
pub(crate) struct Account<'run> {
    pub(crate) event: &'run Event,
    pub(crate) title: String,
    /// When, where, what sort.
    pub(crate) about: String,
    /// "14 reports → 11 distinct texts → 5 independent origins · 120 claims"
    pub(crate) counts: String,
    /// Which reports carry another's text, and how.
    pub(crate) copies: Vec<String>,
    /// The names of the disputed questions.
    pub(crate) disputed: Vec<String>,
    /// Who did it.
    pub(crate) who: Vec<Asked>,
    /// The questions that somebody answers with a number.
    pub(crate) figures: Vec<Asked>,
    /// All other questions that somebody answers, by how the answers stand; no group is empty.
    pub(crate) groups: Vec<Group>,
    /// What is left out or cannot be said, by whom.
    pub(crate) left_out: Vec<String>,
    /// What nobody says at all; empty where all is answered.
    pub(crate) nobody_says: String,
}

/// The questions whose answers stand alike.
pub(crate) struct Group {
    pub(crate) status: Status,
    pub(crate) questions: Vec<Asked>,
}

/// A question with its answers.
pub(crate) struct Asked {
    pub(crate) name: String,
    pub(crate) status: Status,
    /// Why its answers stand so, where the answers alone do not tell.
    pub(crate) reason: Option<String>,
    /// How far its figures lie apart: "8 to 15".
    pub(crate) spread: Option<String>,
    /// Party by party.
    pub(crate) answers: Vec<Given>,
}

impl<'run> Account<'run> {
    /// Puts an event into words.
    pub(crate) fn of(event: &'run Event, lookup: &Lookup<'run>) -> Self {
        let (said, unsaid): (Vec<&Question>, Vec<&Question>) =
            event.questions.iter().partition(|question| is_answered(question));
        let silent: Vec<&Question> = unsaid
            .iter()
            .copied()
            .filter(|question| question.answers.is_empty())
            .collect();
        let disputed = said.iter().filter(|question| question.status == Status::Disputed);
        let disputed = disputed.map(|question| asked(event, question)).collect();
        let (who, rest): (Vec<&Question>, Vec<&Question>) = said
            .into_iter()
            .partition(|question| question.question == QuestionKind::Initiator);
        let (figures, rest): (Vec<&Question>, Vec<&Question>) =
            rest.into_iter().partition(|question| has_figure(question));
        let lay_out = |question: &Question| Asked::of(event, question, lookup);
        Self {
            event,
            title: one_line(&event.title),
            about: about(event),
            counts: counts(event, lookup),
            copies: copies(event, lookup),
            disputed,
            who: who.into_iter().map(lay_out).collect(),
            figures: figures.into_iter().map(lay_out).collect(),
            groups: groups(rest.into_iter().map(lay_out).collect()),
            left_out: left_out(event, &unsaid, lookup),
            nobody_says: gathered(event, &silent),
        }
    }

    /// All questions that somebody answers, as they stand on the page.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &Asked> {
        let grouped = self.groups.iter().flat_map(|group| &group.questions);
        self.who.iter().chain(&self.figures).chain(grouped)
    }
}

/// The accounts of a run: the main events, then the small ones; among each those with the most reports first, then those
/// with the most claims.
pub(crate) fn accounts<'run>(run: &'run Run, lookup: &Lookup<'run>) -> (Vec<Account<'run>>, Vec<Account<'run>>) {
    let mut events: Vec<&Event> = run.events.iter().collect();
    events.sort_by_key(|event| std::cmp::Reverse((event.documents.len(), event.claims.len())));
    let (small, main): (Vec<&Event>, Vec<&Event>) = events
        .into_iter()
        .partition(|event| run.events.len() > 1 && is_small(event));
    let lay_out = |events: Vec<&'run Event>| events.into_iter().map(|event| Account::of(event, lookup)).collect();
    (lay_out(main), lay_out(small))
}

/// Whether somebody answers, or at least was asked.
fn is_answered(question: &Question) -> bool {
    question.best.is_some() || question.status != Status::Unanswered && !question.answers.is_empty()
}

fn has_figure(question: &Question) -> bool {
    let is_range = |answer: &Answer| matches!(answer.value, Some(AnswerValue::Range { .. }));
    question.best.is_some() || question.answers.iter().any(is_range)
}

fn about(event: &Event) -> String {
    let when = event.time.as_ref().and_then(|time| interval(time.start, time.end));
    let place = event
        .place
        .as_ref()
        .and_then(|place| place.name.as_deref())
        .map(one_line);
    let kinds: Vec<String> = event
        .kinds
        .iter()
        .take(4)
        .map(|kind| one_line(&kind.replace('_', " ")))
        .collect();
    let kinds = (!kinds.is_empty()).then(|| kinds.join(", "));
    let parts = [when, place, kinds];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn counts(event: &Event, lookup: &Lookup<'_>) -> String {
    let reports = count(event.documents.len(), "report");
    let texts = count(lookup.texts(&event.documents), "distinct text");
    let origins = count(origins(event), "independent origin");
    let claims = count(event.claims.len(), "claim");
    format!("{reports} → {texts} → {origins} · {claims}")
}

/// How many independent origins the answers that count go back to.
fn origins(event: &Event) -> usize {
    let answers = event.questions.iter().flat_map(|question| &question.answers);
    let counts = |answer: &&Answer| {
        answer.revised_by.is_none() && !matches!(answer.stance, Stance::Unsure | Stance::Decline | Stance::Omit)
    };
    let origins: BTreeSet<&str> = answers
        .filter(counts)
        .filter_map(|answer| answer.origin.as_deref())
        .collect();
    origins.len()
}

/// Which reports of an event are copies, and of which: "Coast Radio runs the text of Halden Courier".
fn copies(event: &Event, lookup: &Lookup<'_>) -> Vec<String> {
    let documents = event.documents.iter().filter_map(|id| lookup.document(*id));
    let copy = |document: &Document| {
        let original = document.copy_of.filter(|original| *original != document.id)?;
        let original = lookup.document(original)?;
        let how = match document.kind {
            DocumentKind::Identical | DocumentKind::Original => "has the same text as",
            DocumentKind::Update => "is a later edition of",
            DocumentKind::Syndicated => "runs the text of",
            DocumentKind::Reworded => "rewords",
        };
        let (copy, copied) = (lookup.outlet(document), lookup.outlet(original));
        let tells_apart = copy != copied;
        let called = |outlet: String, document: &Document| match document.title.as_deref() {
            Some(title) if !tells_apart => format!("{outlet}, “{}”,", one_line(title)),
            _ => outlet,
        };
        let line = format!("{} {how} {}", called(copy, document), called(copied, original));
        Some(line.trim_end_matches(',').to_owned())
    };
    documents.filter_map(copy).collect()
}

/// The groups in the order in which they are read.
fn groups(questions: Vec<Asked>) -> Vec<Group> {
    const ORDER: [Status; 4] = [Status::Agreed, Status::Disputed, Status::OneOrigin, Status::Declined];
    let mut groups: Vec<Group> = ORDER
        .into_iter()
        .map(|status| Group {
            status,
            questions: Vec::new(),
        })
        .collect();
    for question in questions {
        if let Some(group) = groups.iter_mut().find(|group| group.status == question.status) {
            group.questions.push(question);
        }
    }
    groups.retain(|group| !group.questions.is_empty());
    groups
}

/// What is asked by several questions in few words, whose and what gathered: "killed: Osmark, civilians · why".
fn gathered(event: &Event, questions: &[&Question]) -> String {
    let mut gathered: Vec<(QuestionKind, Vec<String>)> = Vec::new();
    for question in questions {
        let scope = words::scope(event, question);
        match gathered.iter_mut().find(|(kind, _)| *kind == question.question) {
            Some((_, scopes)) => scopes.extend(scope),
            None => gathered.push((question.question, scope.into_iter().collect())),
        }
    }
    let line = |(kind, scopes): (QuestionKind, Vec<String>)| {
        let name = question_name(kind).to_lowercase();
        if scopes.is_empty() {
            name
        } else {
            format!("{name}: {}", scopes.join(", "))
        }
    };
    gathered.into_iter().map(line).collect::<Vec<_>>().join(" · ")
}

/// What is left out, by whom: "killed: Osmark · why — left out by Lene Odrik".
fn left_out(event: &Event, unsaid: &[&Question], lookup: &Lookup<'_>) -> Vec<String> {
    let mut by: Vec<(String, Vec<&Question>)> = Vec::new();
    for question in unsaid {
        let Some(who) = given::silent(event, question, lookup) else {
            continue;
        };
        match by.iter_mut().find(|(other, _)| *other == who) {
            Some((_, questions)) => questions.push(question),
            None => by.push((who, vec![question])),
        }
    }
    by.into_iter()
        .map(|(who, questions)| format!("{} — {who}", gathered(event, &questions)))
        .collect()
}

impl Asked {
    fn of(event: &Event, question: &Question, lookup: &Lookup<'_>) -> Self {
        let mut order: Vec<Option<&rashomon_types::PartyId>> = Vec::new();
        for answer in &question.answers {
            if !order.contains(&answer.party.as_ref()) {
                order.push(answer.party.as_ref());
            }
        }
        let mut answers: Vec<&Answer> = question.answers.iter().collect();
        answers.sort_by_key(|answer| {
            let place = order.iter().position(|party| *party == answer.party.as_ref());
            // Whoever has no party comes last.
            (answer.party.is_none(), place)
        });
        Self {
            name: asked(event, question),
            status: question.status,
            reason: with_best(question, reason(event, question, lookup)),
            spread: words::spread(&standing_ranges(question)),
            answers: given::joined(
                answers
                    .into_iter()
                    .map(|answer| Given::of(event, question, answer, lookup))
                    .collect(),
            ),
        }
    }
}

/// The bounds of the figures that nobody replaced.
fn standing_ranges(question: &Question) -> Vec<(Option<f64>, Option<f64>)> {
    let standing = question.answers.iter().filter(|answer| answer.revised_by.is_none());
    let range = |answer: &Answer| match answer.value {
        Some(AnswerValue::Range { low, high }) if answer.stance != Stance::Deny => Some((low, high)),
        _ => None,
    };
    standing.filter_map(range).collect()
}

/// Why the answers stand so, and the figure that a person takes for the best.
fn with_best(question: &Question, reason: Option<String>) -> Option<String> {
    let best = question.best.as_ref().map(words::best);
    let both: Vec<String> = reason.into_iter().chain(best).collect();
    (!both.is_empty()).then(|| both.join("; "))
}

/// Why the answers stand so; in a dispute with the two who contradict each other named.
fn reason(event: &Event, question: &Question, lookup: &Lookup<'_>) -> Option<String> {
    if !matches!(question.status, Status::Disputed | Status::Agreed) || question.reason.is_empty() {
        return None;
    }
    let mut reason = one_line(&question.reason);
    if words::is_time(question.question) {
        let plain = reason
            .split(' ')
            .map(|word| words::time(word).unwrap_or_else(|| word.to_owned()));
        reason = plain.collect::<Vec<_>>().join(" ");
    }
    let reason = reason
        .strip_prefix("independent origins on different sides: ")
        .unwrap_or(&reason);
    let two = (question.status == Status::Disputed)
        .then(|| contradicting(event, question))
        .flatten();
    Some(match two {
        Some([a, b]) => {
            let [a, b] = [a, b].map(|answer| given::who(event, answer, lookup).full());
            format!("{a} | {b}: {reason}")
        }
        None => reason.to_owned(),
    })
}

/// The two answers that the reason for a dispute speaks of.
fn contradicting<'run>(event: &Event, question: &'run Question) -> Option<[&'run Answer; 2]> {
    let carries = |claim: ClaimId| {
        let carries = move |answer: &&Answer| answer.claim == claim && answer.revised_by.is_none();
        question.answers.iter().find(carries)
    };
    let against = event
        .comparisons
        .iter()
        .filter(|comparison| comparison.relation == Relation::Contradicts);
    let mut pairs =
        against.filter_map(|comparison| Some((comparison, [carries(comparison.a)?, carries(comparison.b)?])));
    let first = pairs.next()?;
    let same_words = |(comparison, _): &(&rashomon_types::Comparison, _)| comparison.reason == question.reason;
    let pair = if same_words(&first) {
        Some(first.1)
    } else {
        pairs.find(same_words).map(|(_, pair)| pair)
    };
    Some(pair.unwrap_or(first.1))
}
