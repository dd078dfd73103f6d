//! One bundle beside the run of its reports: events paired by the words they share, questions by what they ask of whom,
//! answers by where they stand and what they say.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Answer, DocumentKind, Event, Question, Run, Scope, Status};

use super::names::{Roster, Voice, head, holds};
use super::parse::{AnswerRow, Bundle, ExpectedEvent, Of};
use super::places::{Claims, Place};
use super::value;

/// What came of a bundle.
pub(super) struct Judged<'run> {
    /// What came of each expected event.
    pub(super) events: Vec<JudgedEvent<'run>>,
    /// Found events that are none of the expected.
    pub(super) other_events: Vec<&'run Event>,
    /// What came of the copies.
    pub(super) copies: Vec<JudgedCopy>,
}

/// What came of an event.
pub(super) struct JudgedEvent<'run> {
    pub(super) expected: &'run ExpectedEvent,
    pub(super) found: Option<&'run Event>,
    /// For each expected status the question that was found.
    pub(super) statuses: Vec<Option<&'run Question>>,
    /// For each expected answer the one that was found, and what of it is right.
    pub(super) answers: Vec<Option<JudgedAnswer<'run>>>,
    /// Where the words of each expected answer stand.
    pub(super) places: Vec<Option<Place>>,
    /// Answers that nobody expected.
    pub(super) extra_answers: Vec<(&'run Question, &'run Answer)>,
    /// Questions that nobody expected.
    pub(super) extra_questions: Vec<&'run Question>,
}

impl JudgedEvent<'_> {
    /// How an expected question was found to stand; one that was not found stands unanswered.
    pub(super) fn status(&self, row: usize) -> Status {
        let question = self.statuses.get(row).copied().flatten();
        question.map_or(Status::Unanswered, |question| question.status)
    }
}

/// An answer that was found for an expected one.
#[derive(Clone, Copy)]
pub(super) struct JudgedAnswer<'run> {
    pub(super) answer: &'run Answer,
    /// How near its words come, 0 to 2.
    pub(super) nearness: u32,
    pub(super) is_party: bool,
    pub(super) is_stance: bool,
    /// None where no value is expected.
    pub(super) is_value: Option<bool>,
}

/// What came of a copy; reports are counted from zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct JudgedCopy {
    pub(super) report: usize,
    /// What it should be: of which report, and of what kind.
    pub(super) expected: Option<(usize, DocumentKind)>,
    /// What it was found to be.
    pub(super) found: Option<(usize, DocumentKind)>,
}

/// A run of a bundle's reports, each in the place that `reports` gives, if it was read.
pub(super) struct Reading<'run> {
    pub(super) run: &'run Run,
    /// For each report the document that it became.
    pub(super) reports: Vec<Option<usize>>,
}

impl<'run> Reading<'run> {
    pub(super) fn judge(&self, bundle: &'run Bundle) -> Judged<'run> {
        let claims = Claims::of(self.run);
        let judge = Judge {
            claims: &claims,
            roster: roster(bundle),
        };
        let places: Vec<Vec<Option<Place>>> = bundle.events.iter().map(|event| self.places(event)).collect();
        let pairs = pair_events(&claims, &self.run.events, &places);
        let taken: BTreeSet<usize> = pairs.values().copied().collect();
        let expected = bundle.events.iter().zip(places).enumerate();
        let events = expected.map(|(number, (event, places))| {
            let found = pairs.get(&number).and_then(|&found| self.run.events.get(found));
            judge.event(event, found, places)
        });
        let events = events.collect();
        let others = self
            .run
            .events
            .iter()
            .enumerate()
            .filter(|(number, _)| !taken.contains(number));
        Judged {
            events,
            other_events: others.map(|(_, event)| event).collect(),
            copies: self.copies(bundle),
        }
    }

    fn places(&self, event: &ExpectedEvent) -> Vec<Option<Place>> {
        let place = |row: &AnswerRow| {
            let document = self.reports.get(row.report).copied().flatten();
            Place::find(self.run.documents.get(document?)?, &row.words)
        };
        event.answers.iter().map(place).collect()
    }

    fn copies(&self, bundle: &Bundle) -> Vec<JudgedCopy> {
        let report_of = |document| {
            let place = self.run.documents.iter().position(|other| other.id == document)?;
            self.reports.iter().position(|report| *report == Some(place))
        };
        let found = |report: usize| {
            let document = self.run.documents.get(self.reports.get(report).copied().flatten()?)?;
            Some((report_of(document.copy_of?)?, document.kind))
        };
        let expected = |report: usize| {
            let row = bundle.copies.iter().find(|row| row.report == report)?;
            Some((row.of, row.kind))
        };
        let all = (0..bundle.reports.len()).map(|report| JudgedCopy {
            report,
            expected: expected(report),
            found: found(report),
        });
        all.filter(|copy| copy.expected.is_some() || copy.found.is_some())
            .collect()
    }
}

/// The names of all parties of a bundle.
fn roster(bundle: &Bundle) -> Roster {
    let answers = bundle.events.iter().flat_map(|event| &event.answers);
    let statuses = bundle.events.iter().flat_map(|event| &event.statuses);
    let parties = answers.map(|row| row.party.as_str());
    Roster::new(parties.chain(statuses.filter_map(|row| row.of.whose.as_deref())))
}

/// The found event of each expected one: those that share most words first.
fn pair_events(claims: &Claims<'_>, found: &[Event], places: &[Vec<Option<Place>>]) -> BTreeMap<usize, usize> {
    let shared = |expected: usize, event: usize| Some(claims.shared(found.get(event)?, places.get(expected)?));
    let all = (0..places.len()).flat_map(|expected| (0..found.len()).map(move |event| (expected, event)));
    let scored = all.filter_map(|(expected, event)| Some((shared(expected, event)?, expected, event)));
    pair(scored.filter(|(shared, ..)| *shared > 0))
}

/// Pairs, the highest score first, each thing once; of equal ones the earlier.
fn pair<S: Ord>(scored: impl Iterator<Item = (S, usize, usize)>) -> BTreeMap<usize, usize> {
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by(|left, right| {
        right
            .0
            .cmp(&left.0)
            .then(left.1.cmp(&right.1))
            .then(left.2.cmp(&right.2))
    });
    let mut pairs = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, left, right) in scored {
        if !pairs.contains_key(&left) && taken.insert(right) {
            pairs.insert(left, right);
        }
    }
    pairs
}

struct Judge<'claims, 'run> {
    claims: &'claims Claims<'run>,
    roster: Roster,
}

impl<'run> Judge<'_, 'run> {
    fn event(
        &self,
        expected: &'run ExpectedEvent,
        found: Option<&'run Event>,
        places: Vec<Option<Place>>,
    ) -> JudgedEvent<'run> {
        let questions = found.map_or(&[][..], |event| &event.questions);
        let rows = expected.statuses.iter().enumerate();
        let near = rows.flat_map(|(row, status)| {
            let asked = questions
                .iter()
                .enumerate()
                .filter(|(_, question)| question.question == status.question);
            asked.filter_map(move |(place, question)| {
                let fit = self.fit(&status.of, &question.scope, found?);
                (fit > 0).then_some(((fit, question.answers.len()), row, place))
            })
        });
        let pairs = pair(near);
        let taken: BTreeSet<usize> = pairs.values().copied().collect();
        let statuses: Vec<Option<&Question>> = (0..expected.statuses.len())
            .map(|row| questions.get(*pairs.get(&row)?))
            .collect();
        let answers = self.answers(expected, found, &statuses, &places);
        let matched: Vec<&Answer> = answers.iter().flatten().map(|found| found.answer).collect();
        let given = questions
            .iter()
            .flat_map(|question| question.answers.iter().map(move |answer| (question, answer)));
        let others = questions.iter().enumerate().filter(|(place, _)| !taken.contains(place));
        JudgedEvent {
            expected,
            found,
            extra_answers: given
                .filter(|(_, answer)| !matched.iter().any(|other| std::ptr::eq(*other, *answer)))
                .collect(),
            extra_questions: others.map(|(_, question)| question).collect(),
            statuses,
            answers,
            places,
        }
    }

    /// How well a scope that was found is what a cell says: 0 where it is not.
    fn fit(&self, of: &Of, scope: &Scope, event: &Event) -> u32 {
        let whose = match (of.whose.as_deref(), scope.whose.as_deref()) {
            (None, None) => 2,
            // Whose the houses are is often left open by a careful person.
            (None, Some(_)) if of.what.is_some() => 1,
            (Some("civilians"), Some(found)) => u32::from(found == "civilians") * 2,
            (Some(expected), Some(found)) => {
                let party = event.parties.iter().find(|party| party.id.0 == found);
                2 * u32::from(
                    party.map_or_else(|| holds(expected, found), |party| self.roster.is_party(expected, party)),
                )
            }
            _ => 0,
        };
        let what = match (of.what.as_deref(), scope.what.as_deref()) {
            (None, None) => 2,
            (None, Some(_)) => 1,
            (Some(expected), Some(found)) => {
                2 * u32::from(holds(&head(expected), &head(found)) || holds(expected, found))
            }
            (Some(_), None) => 0,
        };
        if whose == 0 || what == 0 { 0 } else { whose + what }
    }

    /// For each expected answer the best of those found to the same question, each once.
    fn answers(
        &self,
        expected: &'run ExpectedEvent,
        event: Option<&'run Event>,
        statuses: &[Option<&'run Question>],
        places: &[Option<Place>],
    ) -> Vec<Option<JudgedAnswer<'run>>> {
        let Some(event) = event else {
            return vec![None; expected.answers.len()];
        };
        let question_of = |row: &AnswerRow| {
            let is_its = |status: &super::parse::StatusRow| (status.question, &status.of) == (row.question, &row.of);
            let place = expected.statuses.iter().position(is_its)?;
            statuses.get(place).copied().flatten()
        };
        let all: Vec<&Answer> = statuses
            .iter()
            .flatten()
            .flat_map(|question| &question.answers)
            .collect();
        let number = |answer: &Answer| all.iter().position(|other| std::ptr::eq(*other, answer));
        let mut judged = BTreeMap::new();
        let mut scored = Vec::new();
        for (place, row) in expected.answers.iter().enumerate() {
            for answer in question_of(row).into_iter().flat_map(|question| &question.answers) {
                let found = self.answer(row, answer, event, places.get(place).copied().flatten());
                if let Some((score, number)) = weight(&found).zip(number(answer)) {
                    judged.insert((place, number), found);
                    scored.push((score, place, number));
                }
            }
        }
        let pairs = pair(scored.into_iter());
        (0..expected.answers.len())
            .map(|row| judged.get(&(row, *pairs.get(&row)?)).copied())
            .collect()
    }

    fn answer(&self, row: &AnswerRow, answer: &'run Answer, event: &Event, place: Option<Place>) -> JudgedAnswer<'run> {
        let voice = Voice {
            party: answer.party.as_ref(),
            speaker: answer.speaker.as_deref(),
            claim: self.claims.get(answer.claim),
        };
        let about = answer
            .about
            .as_ref()
            .and_then(|id| event.parties.iter().find(|party| party.id == *id));
        let about: Vec<&str> = about
            .iter()
            .flat_map(|party| [party.name.as_str(), party.id.0.as_str()])
            .collect();
        JudgedAnswer {
            answer,
            nearness: place.map_or(0, |place| place.answer(answer, self.claims)),
            is_party: self.roster.is_origin(&row.party, event, &voice),
            is_stance: answer.stance == row.stance,
            is_value: row
                .value
                .as_deref()
                .map(|cell| value::is_right(cell, answer.value.as_ref(), &about)),
        }
    }
}

/// How well an answer fits an expected one; none where neither its words nor its value with its party speak for it.
fn weight(found: &JudgedAnswer<'_>) -> Option<u32> {
    let is_value = found.is_value == Some(true);
    let is_it = found.nearness > 0 || (is_value && found.is_party);
    is_it.then_some(
        2 * found.nearness + 4 * u32::from(found.is_party) + 3 * u32::from(is_value) + 2 * u32::from(found.is_stance),
    )
}

#[cfg(test)]
mod tests {
    use rashomon_types::{
        Claim, Document, EventId, Fragments, MadeBy, Party, PartyId, QuestionKind, Source, SourceKind, Span, Stance,
        Words,
    };

    use super::super::parse::{Report, StatusRow};
    use super::*;

    const TEXT: &str = "Raid\n\nVardia said 12 died. Kelmar denied that. Rain fell.";

    /// A claim of the words in the text, with an answer to a question of the dead.
    fn answer(run: &mut Run, words: &str, party: &str, stance: Stance, value: Option<f64>) -> Answer {
        let document = run.documents[0].id;
        let start = TEXT.find(words).unwrap();
        let spans = vec![Span::of(start..start + words.len())];
        let source = Source::of_kind(SourceKind::Official);
        let claim = Claim::new(
            document,
            source,
            Fragments::default(),
            Fragments::new(spans.clone()),
            MadeBy::rule("test"),
        );
        let id = claim.id;
        run.claims.push(claim);
        Answer {
            party: Some(PartyId(party.to_owned())),
            speaker: None,
            stance,
            value: value.map(|number| rashomon_types::AnswerValue::Range {
                low: Some(number),
                high: Some(number),
            }),
            about: None,
            as_of: None,
            revised_by: None,
            words: Words { document, spans },
            claim: id,
            relayed: Vec::new(),
            reports: 1,
            texts: 1,
            origin: None,
            certainty: None,
            evidence: None,
        }
    }

    /// A run with one event in which Vardia says 12, Kelmar denies it, and somebody speaks of rain.
    fn run() -> Run {
        let mut run = Run::new();
        run.documents.push(Document::new(TEXT.to_owned(), None, None, None));
        let answers = vec![
            answer(&mut run, "12 died", "vardia", Stance::Assert, Some(12.0)),
            answer(&mut run, "denied that", "vardia", Stance::Deny, None),
            answer(&mut run, "Rain fell", "kelmar", Stance::Assert, None),
        ];
        let party = |name: &str| Party {
            id: PartyId(name.to_lowercase()),
            name: name.to_owned(),
            kind: None,
            side: None,
            role: None,
            members: Vec::new(),
            reason: String::new(),
        };
        let question = |question, whose: Option<&str>, answers| Question {
            question,
            scope: Scope {
                whose: whose.map(str::to_owned),
                what: None,
            },
            status: Status::Disputed,
            reason: String::new(),
            reports: 1,
            texts: 1,
            origins: 2,
            answers,
            best: None,
        };
        run.events.push(Event {
            id: EventId::of(run.claims[0].id),
            title: String::new(),
            kinds: Vec::new(),
            time: None,
            place: None,
            documents: vec![run.documents[0].id],
            claims: run.claims.iter().map(|claim| claim.id).collect(),
            reasons: Vec::new(),
            parties: vec![party("Vardia"), party("Kelmar")],
            questions: vec![
                question(QuestionKind::Killed, Some("civilians"), answers),
                question(QuestionKind::Outcome, None, Vec::new()),
            ],
            comparisons: Vec::new(),
        });
        run
    }

    fn bundle() -> Bundle {
        let row = |party: &str, stance, value: Option<&str>, words: &str| AnswerRow {
            question: QuestionKind::Killed,
            of: Of::parse("civilians"),
            party: party.to_owned(),
            stance,
            value: value.map(str::to_owned),
            report: 0,
            words: words.to_owned(),
        };
        let status = |question, of: &str, status| StatusRow {
            question,
            of: Of::parse(of),
            status,
        };
        Bundle {
            name: "a".to_owned(),
            reports: vec![Report {
                publisher: String::new(),
                published: String::new(),
                text: TEXT.to_owned(),
            }],
            events: vec![ExpectedEvent {
                title: "raid".to_owned(),
                statuses: vec![
                    status(QuestionKind::Killed, "civilians", Status::Disputed),
                    status(QuestionKind::Means, "-", Status::Unanswered),
                ],
                answers: vec![
                    row("Kelmar", Stance::Deny, Some("12"), "Kelmar denied that"),
                    row("Vardia", Stance::Assert, Some("12"), "said 12 died"),
                ],
            }],
            copies: vec![super::super::parse::CopyRow {
                report: 0,
                of: 0,
                kind: DocumentKind::Update,
            }],
        }
    }

    #[test]
    fn answers_are_found_by_their_words_and_judged_by_their_party() {
        let (run, bundle) = (run(), bundle());
        let reading = Reading {
            run: &run,
            reports: vec![Some(0)],
        };
        let judged = reading.judge(&bundle);
        let event = &judged.events[0];
        assert_eq!(
            (event.status(0), event.status(1)),
            (Status::Disputed, Status::Unanswered)
        );
        let [denial, count] = [0, 1].map(|row| event.answers[row].unwrap());
        assert_eq!(
            (denial.is_party, denial.is_stance, denial.is_value),
            (false, true, Some(false))
        );
        assert_eq!(
            (count.is_party, count.is_stance, count.is_value, count.nearness),
            (true, true, Some(true), 2)
        );
        assert_eq!((event.extra_answers.len(), event.extra_questions.len()), (1, 1));
        assert_eq!(judged.copies[0].found, None);
        let mut tally = super::super::Tally::default();
        tally.add(&judged, &run);
        assert!((tally.status_share() - 1.0).abs() < 1e-9 && (tally.party_share() - 0.5).abs() < 1e-9);
        let shown = super::super::show::misses(&bundle, &judged, &run);
        assert!(shown.contains("WRONG   party value") && shown.contains("EXTRA") && shown.contains("COPY"));
    }

    #[test]
    fn without_events_all_stands_unanswered_and_each_loss_is_named() {
        let (mut run, bundle) = (run(), bundle());
        run.events.clear();
        let reading = Reading {
            run: &run,
            reports: vec![Some(0)],
        };
        let judged = reading.judge(&bundle);
        let event = &judged.events[0];
        assert_eq!(event.status(0), Status::Unanswered);
        let losses = super::super::losses::losses(event, &judged, &run);
        assert_eq!(losses, [Some(super::super::Loss::NoEvent); 2]);
    }
}
