//! A row an answer: what is asked of which event, who answers what, and how the answers stand. A question that nobody
//! answers has a row of its own: that nobody says is something to know.

use rashomon_types::{Answer, AnswerValue, Claim, Document, Event, Question, Span, SpanText};

use super::BETWEEN;
use super::documents::published;
use crate::export::Export;
use crate::export::figures::figure;
use crate::export::table::{Cell, Column, Table, integer, number, text, truth};
use crate::export::view::{View, counts, party_name};

struct Row<'run> {
    event: &'run Event,
    question: &'run Question,
    given: Option<Given<'run>>,
}

/// What is known of an answer that was given.
struct Given<'run> {
    answer: &'run Answer,
    claim: Option<&'run Claim>,
    document: Option<&'run Document>,
    words: String,
    value: Option<String>,
    at: Option<SpanText>,
}

/// The answers, by event and question in the order of the run.
pub(in crate::export) fn table(export: &Export) -> Table<'_> {
    let view = View::new(export);
    let events = export.run().events.iter();
    let asked = events.flat_map(|event| event.questions.iter().map(move |question| (event, question)));
    let rows = asked.flat_map(move |(event, question)| rows(event, question, &view));
    Table::of("answers", columns(), rows)
}

fn rows<'run>(event: &'run Event, question: &'run Question, view: &View<'run>) -> Vec<Row<'run>> {
    let row = |given| Row { event, question, given };
    if question.answers.is_empty() {
        return vec![row(None)];
    }
    let given = question.answers.iter().map(|answer| Given::new(answer, question, view));
    given.map(|given| row(Some(given))).collect()
}

impl<'run> Given<'run> {
    fn new(answer: &'run Answer, question: &Question, view: &View<'run>) -> Self {
        let document = answer.words.document;
        let whole = answer.words.spans.iter().copied().reduce(Span::hull);
        let text = match &answer.value {
            Some(AnswerValue::Text(text)) => Some(text.clone()),
            _ => figure(answer, question.question, view),
        };
        Self {
            answer,
            claim: view.claim(answer.claim),
            document: view.document(document),
            words: view.words(document, &answer.words.spans),
            value: text,
            at: whole.map(|span| view.export.span_text(document, span)),
        }
    }

    fn bounds(&self) -> (Option<f64>, Option<f64>) {
        match self.answer.value {
            Some(AnswerValue::Range { low, high }) => (low, high),
            _ => (None, None),
        }
    }
}

/// The cell of an answer that was given; empty where nobody answers.
fn of<'run>(row: &Row<'run>, cell: impl FnOnce(&Given<'run>) -> Cell) -> Cell {
    row.given.as_ref().map(cell).into()
}

fn columns<'run>() -> Vec<Column<Row<'run>>> {
    let parts = [asked(), answered(), counted(), quoted()];
    parts.into_iter().flatten().collect()
}

fn asked<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("event", |row: &Row<'run>| row.event.id.to_string().into()),
        text("event_title", |row| (&row.event.title).into()),
        text("question", |row| Cell::word(&row.question.question)),
        text("whose", |row| {
            let whose = row.question.scope.whose.as_deref();
            whose.map(|whose| party_name(row.event, whose)).into()
        }),
        text("what", |row| row.question.scope.what.as_ref().into()),
        text("status", |row| Cell::word(&row.question.status)),
        text("status_reason", |row| (&row.question.reason).into()),
        integer("question_reports", |row| row.question.reports.into()),
        integer("question_texts", |row| row.question.texts.into()),
        integer("question_origins", |row| row.question.origins.into()),
        number("best", |row| row.question.best.as_ref().map(|best| best.value).into()),
        text("best_by", |row| row.question.best.as_ref().map(|best| &best.by).into()),
    ]
}

fn answered<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("party", |row: &Row<'run>| {
            let party = row.given.as_ref().and_then(|given| given.answer.party.as_ref());
            party.map(|party| party_name(row.event, &party.0)).into()
        }),
        text("speaker", |row| of(row, |given| given.answer.speaker.as_ref().into())),
        text("stance", |row| of(row, |given| Cell::word(&given.answer.stance))),
        text("value", |row| of(row, |given| given.value.as_ref().into())),
        number("low", |row| of(row, |given| given.bounds().0.into())),
        number("high", |row| of(row, |given| given.bounds().1.into())),
        text("about", |row| {
            let about = row.given.as_ref().and_then(|given| given.answer.about.as_ref());
            about.map(|about| party_name(row.event, &about.0)).into()
        }),
        text("as_of", |row| of(row, |given| given.answer.as_of.into())),
        text("certainty", |row| {
            of(row, |given| {
                given.answer.certainty.as_ref().map(|certainty| &certainty.words).into()
            })
        }),
        text("evidence", |row| {
            of(row, |given| {
                given
                    .answer
                    .evidence
                    .as_ref()
                    .map(|evidence| Cell::word(&evidence.kind))
                    .into()
            })
        }),
    ]
}

fn counted<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        truth("counts", |row: &Row<'run>| of(row, |given| counts(given.answer).into())),
        text("revised_by", |row| {
            of(row, |given| given.answer.revised_by.map(|id| id.to_string()).into())
        }),
        text("origin", |row| of(row, |given| given.answer.origin.as_ref().into())),
        integer("reports", |row| of(row, |given| given.answer.reports.into())),
        integer("texts", |row| of(row, |given| given.answer.texts.into())),
        text("relayed_by", |row| {
            of(row, |given| {
                let ids: Vec<String> = given.answer.relayed.iter().map(ToString::to_string).collect();
                ids.join(BETWEEN).into()
            })
        }),
    ]
}

fn quoted<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("words", |row: &Row<'run>| of(row, |given| (&given.words).into())),
        text("claim", |row| of(row, |given| given.answer.claim.to_string().into())),
        text("act", |row| {
            of(row, |given| given.claim.map(|claim| Cell::word(&claim.act)).into())
        }),
        text("document", |row| {
            of(row, |given| given.answer.words.document.to_string().into())
        }),
        text("publisher", |row| {
            of(row, |given| {
                given.document.and_then(|document| document.publisher.as_ref()).into()
            })
        }),
        text("published", |row| of(row, |given| given.document.map(published).into())),
        integer("start", |row| {
            of(row, |given| given.at.as_ref().map(|at| at.start).into())
        }),
        integer("end", |row| of(row, |given| given.at.as_ref().map(|at| at.end).into())),
        integer("byte_start", |row| {
            of(row, |given| given.at.as_ref().map(|at| at.byte_start).into())
        }),
        integer("byte_end", |row| {
            of(row, |given| given.at.as_ref().map(|at| at.byte_end).into())
        }),
    ]
}
