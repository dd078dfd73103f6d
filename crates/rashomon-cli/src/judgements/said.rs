//! A judgement in one line, for a person.

use rashomon::dossier::one_line;
use rashomon::types::{Action, Change, ClaimAnchor, DocumentAnchor, Judgement, Subject};
use serde_json::Value;

/// The most characters of a claim's words that are shown.
const WORDS: usize = 60;

/// What was judged, by whom, when and why.
pub fn line(judgement: &Judgement, is_withdrawn: bool) -> String {
    let mark = if is_withdrawn { " (withdrawn)" } else { "" };
    let day = judgement.at.strftime("%Y-%m-%d %H:%M");
    let line = format!(
        "{}{mark}  {day}  {}  {}  “{}”",
        judgement.id,
        judgement.by,
        what(&judgement.action),
        judgement.reason
    );
    one_line(&line)
}

/// What was judged, in words.
pub fn what(action: &Action) -> String {
    match action {
        Action::Accept { claim } => format!("accepts {}", named(claim)),
        Action::Reject { claim } => format!("rejects {}", named(claim)),
        Action::Edit { claim, changes } => {
            let changes: Vec<String> = changes.iter().map(changed).collect();
            format!("sets {} of {}", changes.join(", "), named(claim))
        }
        Action::SameSpeaker { name, other } => format!("takes {other} for {name}"),
        Action::OtherSpeaker { name, speaker } => format!("tells {name} apart from {speaker}"),
        Action::SameEvent { a, b } => format!("takes {} and {} for one occurrence", named(a), named(b)),
        Action::OtherEvent { a, b, with_report } => {
            let with = if *with_report {
                ", with what its report says beside it,"
            } else {
                ""
            };
            format!("tells {}{with} apart from the occurrence of {}", named(a), named(b))
        }
        Action::CopyOf { document, of } => format!(
            "takes {} for a copy of {}",
            document_named(document),
            document_named(of)
        ),
        Action::NotCopy { document, of: Some(of) } => {
            format!(
                "takes {} for no copy of {}",
                document_named(document),
                document_named(of)
            )
        }
        Action::NotCopy { document, of: None } => format!("takes {} for a text of its own", document_named(document)),
        Action::Side { event, party, side } => {
            let side = side.as_ref().map_or("no side but its own", |side| side.0.as_str());
            format!("puts {party} on the side {side} in {} “{}”", event.event, event.title)
        }
        Action::Best {
            event,
            question,
            scope,
            value,
        } => {
            let parts = [scope.whose.clone(), scope.what.clone()].into_iter().flatten();
            let of: Vec<String> = [word(question)].into_iter().chain(parts).collect();
            format!(
                "takes {value} for the best figure of {} in {} “{}”",
                of.join(":"),
                event.event,
                event.title
            )
        }
        Action::Note { about } => format!("notes on {}", subject(about.as_ref())),
        Action::Undo { judgement } => format!("withdraws {judgement}"),
    }
}

fn subject(subject: Option<&Subject>) -> String {
    match subject {
        Some(Subject::Claim(claim)) => named(claim),
        Some(Subject::Event(event)) => format!("{} “{}”", event.event, event.title),
        Some(Subject::Document(document)) => document_named(document),
        None => "the whole".to_owned(),
    }
}

fn word(word: &impl serde::Serialize) -> String {
    serde_json::to_value(word)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// A change as its field and value.
fn changed(change: &Change) -> String {
    let value = serde_json::to_value(change).unwrap_or_default();
    let field = value
        .get("field")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let value = value.get("value").cloned().unwrap_or_default();
    match (&*field, &value) {
        ("content" | "cue" | "source_words", Value::Array(quotes)) => {
            let words: Vec<&str> = quotes.iter().filter_map(|quote| quote.get("exact")?.as_str()).collect();
            format!("{field} “{}”", words.join(" … "))
        }
        ("time" | "place" | "quantity", Value::Object(fields)) => {
            let at = fields
                .get("at")
                .and_then(|at| at.get("exact")?.as_str())
                .unwrap_or_default();
            let rest = fields
                .iter()
                .filter(|(name, _)| *name != "at")
                .map(|(_, value)| flat(value));
            format!("{field} “{at}” {}", rest.collect::<Vec<_>>().join(" "))
        }
        (_, value) => format!("{field} {}", flat(value)),
    }
}

/// A value without brackets and quotation marks.
fn flat(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{name} {}", flat(value)));
            fields.collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}

fn named(claim: &ClaimAnchor) -> String {
    let words = claim.content.first().or_else(|| claim.cue.first());
    let words = words.map_or("", |quote| &quote.exact);
    let short: String = words.chars().take(WORDS).collect();
    let dots = if short.len() < words.len() { "…" } else { "" };
    format!("{} “{short}{dots}”", claim.claim)
}

fn document_named(document: &DocumentAnchor) -> String {
    let place = document.path.as_ref().or(document.url.as_ref());
    place.cloned().unwrap_or_else(|| document.document.to_string())
}
