//! JSON Lines, JSON arrays and single JSON objects, one document an object.

use rashomon_types::{Diagnostic, Document, Published, Staged};
use serde_json::{Map, Value};

use crate::{Settings, date, document::Draft};

type Record = Map<String, Value>;

/// The documents in a text that looks like JSON. `flags` are what decoding showed.
pub fn read(text: &str, name: &str, flags: &[String], settings: &Settings) -> Staged<Vec<Document>> {
    let mut staged = Staged::quiet(Vec::new());
    for (place, record) in records(text, name) {
        let draft = record.and_then(|record| draft(record, place, name, flags));
        match draft.map(|draft| draft.finish(settings)) {
            Ok(finished) => staged.value.extend(finished.collect_into(&mut staged.diagnostics)),
            Err(error) => staged.diagnostics.push(error),
        }
    }
    staged
}

/// Each object, or why it could not be read, with how messages name it.
fn records(text: &str, name: &str) -> Vec<(String, Result<Record, Diagnostic>)> {
    let whole = || match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(items)) => Some(items),
        Ok(value @ Value::Object(_)) => Some(vec![value]),
        _ => None,
    };
    // A first line that is an object of its own makes it JSON Lines; only then is the whole not parsed first.
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let by_line = serde_json::from_str::<Record>(first).is_ok();
    match if by_line { None } else { whole() } {
        Some(items) if items.is_empty() => vec![(name.to_owned(), Err(nothing(name)))],
        Some(items) => {
            let single = items.len() == 1;
            items
                .into_iter()
                .enumerate()
                .map(|(at, item)| item_of(item, at + 1, single, name))
                .collect()
        }
        None => lines(text, name),
    }
}

/// One item of an array.
fn item_of(item: Value, number: usize, single: bool, name: &str) -> (String, Result<Record, Diagnostic>) {
    let place = if single {
        name.to_owned()
    } else {
        format!("{name}, item {number},")
    };
    let record = match item {
        Value::Object(record) => Ok(record),
        _ => Err(unreadable(&place, "is not a JSON object", "read.json_item")),
    };
    (place, record)
}

/// The objects of JSON Lines.
fn lines(text: &str, name: &str) -> Vec<(String, Result<Record, Diagnostic>)> {
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(at, line)| {
            let place = format!("{name}, line {},", at + 1);
            let record = serde_json::from_str::<Record>(line).map_err(|error| {
                // The parser counts from one inside this line; only the column is worth telling.
                unreadable(
                    &place,
                    &format!("is not a JSON object (column {})", error.column()),
                    "read.json_line",
                )
            });
            (place, record)
        })
        .collect()
}

/// The refusal of one object.
fn unreadable(place: &str, why: &str, code: &str) -> Diagnostic {
    Diagnostic::error(code, format!("{place} {why}: it was passed over."))
        .with_help("Mend it and read the file again; the other documents in it were read.")
}

/// The refusal of a file without objects.
fn nothing(name: &str) -> Diagnostic {
    Diagnostic::error(
        "read.empty",
        format!("{name} holds an empty list: there is nothing to read in it."),
    )
}

/// What an object tells.
fn draft(mut record: Record, place: String, path: &str, flags: &[String]) -> Result<Draft, Diagnostic> {
    let Some(Value::String(text)) = record.remove("text") else {
        return Err(
            Diagnostic::error("read.no_text", format!("{place} has no \"text\": it was passed over."))
                .with_help("Put the report's words in a field \"text\"; the other documents in the file were read."),
        );
    };
    let field = |key: &str| match record.get(key) {
        Some(Value::String(value)) if !value.trim().is_empty() => Some(value.clone()),
        _ => None,
    };
    Ok(Draft {
        text,
        path: path.to_owned(),
        title: field("title"),
        publisher: field("publisher"),
        url: field("url"),
        stated: published(record.get("published")),
        language: field("language"),
        flags: flags.to_vec(),
        name: place,
        ..Draft::default()
    })
}

/// The date in the field `published`: a string, or seconds or milliseconds since 1970.
fn published(value: Option<&Value>) -> Option<Published> {
    let (date, instant) = match value? {
        Value::String(stamp) => date::stamp(stamp)?,
        Value::Number(number) => {
            let number = number.as_i64()?;
            let seconds = if number.abs() > 100_000_000_000 {
                number / 1000
            } else {
                number
            };
            let instant = jiff::Timestamp::from_second(seconds).ok()?;
            (instant.to_zoned(jiff::tz::TimeZone::UTC).date(), Some(instant))
        }
        _ => return None,
    };
    Some(Published {
        date,
        instant,
        found_in: "record".to_owned(),
    })
}
