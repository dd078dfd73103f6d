//! What is wrong in a bundle, for a person who looks for the class of mistakes to mend: expected beside found, with the words.

use std::fmt::Write;

use rashomon_types::{Answer, AnswerValue, Event, Question, Run};

use super::judge::{Judged, JudgedAnswer, JudgedCopy, JudgedEvent};
use super::parse::{AnswerRow, Bundle, Of, name};

/// The misses of one bundle; nothing where all is right.
pub(super) fn misses(bundle: &Bundle, judged: &Judged<'_>, run: &Run) -> String {
    let events = judged.events.iter().map(|event| event_misses(event, judged, run));
    let copies = judged
        .copies
        .iter()
        .filter(|copy| copy.expected != copy.found)
        .map(copy_miss);
    let text: String = events.chain(copies).collect();
    if text.is_empty() {
        return text;
    }
    format!("\n## {}\n{text}", bundle.name)
}

fn copy_miss(copy: &JudgedCopy) -> String {
    let shown = |found: Option<_>| {
        found.map_or("none".to_owned(), |(of, kind): (usize, _)| {
            format!("{} of report {}", name(&kind), of + 1)
        })
    };
    let (expected, found) = (shown(copy.expected), shown(copy.found));
    format!(
        "  COPY    report {}: expected {expected}, found {found}\n",
        copy.report + 1
    )
}

fn event_misses(event: &JudgedEvent<'_>, judged: &Judged<'_>, run: &Run) -> String {
    let mut lines = status_misses(event, run) + &answer_misses(event, judged, run) + &extras(event, run);
    let title = event.found.map_or("NOTHING", |found| found.title.as_str());
    if let Some(found) = event.found {
        let kinds = found.kinds.join(" ");
        let parties: Vec<String> = found.parties.iter().map(|party| party.name.clone()).collect();
        lines.insert_str(0, &format!("    kinds {kinds}; parties {}\n", parties.join(", ")));
    }
    format!("  EVENT   {} = found: {title}\n{lines}", event.expected.title)
}

fn status_misses(event: &JudgedEvent<'_>, run: &Run) -> String {
    let mut text = String::new();
    for (place, row) in event.expected.statuses.iter().enumerate() {
        let found = event.status(place);
        if found == row.status {
            continue;
        }
        let question = event.statuses.get(place).copied().flatten();
        let reason = question.map_or("no such question", |question| question.reason.as_str());
        let (question_name, of) = (name(&row.question), shown_of(&row.of));
        let _ = writeln!(
            text,
            "  STATUS  {question_name} of {of}: expected {}, found {} ({reason})",
            name(&row.status),
            name(&found)
        );
        for answer in event
            .expected
            .answers
            .iter()
            .filter(|answer| (answer.question, &answer.of) == (row.question, &row.of))
        {
            let _ = writeln!(text, "            expected {}", shown_row(answer));
        }
        for answer in question.iter().flat_map(|question| &question.answers) {
            let _ = writeln!(text, "            found    {}", shown_answer(answer, event.found, run));
        }
    }
    text
}

fn answer_misses(event: &JudgedEvent<'_>, judged: &Judged<'_>, run: &Run) -> String {
    let mut text = String::new();
    for (place, row) in event.expected.answers.iter().enumerate() {
        let what = format!("{} of {}: {}", name(&row.question), shown_of(&row.of), shown_row(row));
        match event.answers.get(place).copied().flatten() {
            Some(found) => text += &wrong(&what, found, event, run),
            None => {
                let _ = writeln!(text, "  MISSED  {what}");
                text += &nearby(event, place, judged, run);
            }
        }
    }
    text
}

/// What of a found answer is wrong.
fn wrong(what: &str, found: JudgedAnswer<'_>, event: &JudgedEvent<'_>, run: &Run) -> String {
    let keys = [
        ("party", found.is_party),
        ("stance", found.is_stance),
        ("value", found.is_value != Some(false)),
    ];
    let keys: Vec<&str> = keys
        .iter()
        .filter(|(_, is_right)| !is_right)
        .map(|(key, _)| *key)
        .collect();
    if keys.is_empty() {
        return String::new();
    }
    let shown = shown_answer(found.answer, event.found, run);
    format!("  WRONG   {}: {what}\n            found    {shown}\n", keys.join(" "))
}

/// What was made of the sentence of a missed answer: other answers there, else the claims.
fn nearby(event: &JudgedEvent<'_>, place: usize, judged: &Judged<'_>, run: &Run) -> String {
    let Some(place) = event.places.get(place).copied().flatten() else {
        return "            its words do not stand in the document as it was read\n".to_owned();
    };
    let claims = super::places::Claims::of(run);
    let mut text = String::new();
    for (found, is_other) in event
        .found
        .iter()
        .map(|found| (*found, false))
        .chain(judged.other_events.iter().map(|event| (*event, true)))
    {
        for question in &found.questions {
            for answer in question
                .answers
                .iter()
                .filter(|answer| place.answer(answer, &claims) > 0)
            {
                let where_found = if is_other {
                    format!("in \"{}\", ", found.title)
                } else {
                    String::new()
                };
                let _ = writeln!(
                    text,
                    "            {where_found}{}: {}",
                    shown_question(question, found),
                    shown_answer(answer, Some(found), run)
                );
            }
        }
    }
    if text.is_empty() {
        for claim in run.claims.iter().filter(|claim| place.claim(claim) > 0) {
            let voice = claim
                .origin()
                .or(Some(&claim.source))
                .and_then(|source| source.speaker.as_deref().or(source.name.as_deref()));
            let _ = writeln!(
                text,
                "            no answer; claim of {} ({}), event {}: {}",
                voice.unwrap_or("the reporter or nobody named"),
                name(&claim.act),
                claim.event.map_or("none".to_owned(), |event| event.to_string()),
                claim
                    .content
                    .spans
                    .iter()
                    .map(|span| words(run, claim.document, *span))
                    .collect::<Vec<_>>()
                    .join(" … ")
            );
        }
    }
    if text.is_empty() {
        text += "            no claim here\n";
    }
    text
}

fn extras(event: &JudgedEvent<'_>, run: &Run) -> String {
    let extra = event.extra_answers.iter();
    let extra = extra.filter_map(|(question, answer)| {
        let shown = shown_question(question, event.found?);
        Some(format!(
            "  EXTRA   {shown} ({}): {}\n",
            name(&question.status),
            shown_answer(answer, event.found, run)
        ))
    });
    extra.collect()
}

fn shown_of(of: &Of) -> String {
    let whose = of.whose.as_deref().unwrap_or("-");
    of.what
        .as_ref()
        .map_or(whose.to_owned(), |what| format!("{whose} / {what}"))
}

fn shown_question(question: &Question, event: &Event) -> String {
    let named = |id: &str| {
        event
            .parties
            .iter()
            .find(|party| party.id.0 == id)
            .map_or(id.to_owned(), |party| party.name.clone())
    };
    let of = Of {
        whose: question.scope.whose.as_deref().map(named),
        what: question.scope.what.clone(),
    };
    format!("{} of {}", name(&question.question), shown_of(&of))
}

fn shown_row(row: &AnswerRow) -> String {
    let value = row.value.as_deref().unwrap_or("-");
    format!(
        "{} | {} | {value} | {}: \"{}\"",
        row.party,
        name(&row.stance),
        row.report + 1,
        row.words
    )
}

fn shown_answer(answer: &Answer, event: Option<&Event>, run: &Run) -> String {
    let party = answer.party.as_ref().map(|id| {
        let party = event.and_then(|event| event.parties.iter().find(|party| party.id == *id));
        party.map_or(id.0.clone(), |party| party.name.clone())
    });
    let speaker = answer.speaker.as_deref().map(|speaker| format!(" [{speaker}]"));
    let spans = answer
        .words
        .spans
        .iter()
        .map(|span| words(run, answer.words.document, *span));
    let report = run
        .documents
        .iter()
        .position(|document| document.id == answer.words.document);
    format!(
        "{}{} | {} | {}{} | {}: \"{}\"",
        party.as_deref().unwrap_or("-"),
        speaker.unwrap_or_default(),
        name(&answer.stance),
        shown_value(answer.value.as_ref()),
        if answer.revised_by.is_some() {
            " (revised later)"
        } else {
            ""
        },
        report.map_or(0, |place| place + 1),
        spans.collect::<Vec<_>>().join(" … ")
    )
}

/// A value as the tables note it.
fn shown_value(value: Option<&AnswerValue>) -> String {
    match value {
        None => "-".to_owned(),
        Some(AnswerValue::Text(text)) => text.clone(),
        Some(AnswerValue::Range { low, high }) => {
            let end = |end: &Option<f64>| end.map_or(String::new(), |end| end.to_string());
            if low == high {
                end(low)
            } else {
                format!("{}-{}", end(low), end(high))
            }
        }
    }
}

fn words(run: &Run, document: rashomon_types::DocumentId, span: rashomon_types::Span) -> String {
    let document = run.documents.iter().find(|other| other.id == document);
    let words = document.map_or("", |document| document.slice(span));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
