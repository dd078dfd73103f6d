//! JSON Lines, JSON arrays and single JSON objects, one document an object.

use std::borrow::Cow;

use rashomon_types::{Diagnostic, Document, Staged};
use serde_json::{Map, Value};

use crate::{
    Hints, Settings,
    document::Draft,
    fields::Field,
    form::{self, Form},
    page,
    record::{self, Body, Record},
};

type Object = Map<String, Value>;

/// How many objects without text are named one by one.
const NAMED: usize = 5;

/// Keys under which a single object holds the reports themselves.
const LISTS: [&str; 10] = [
    "articles",
    "stories",
    "documents",
    "items",
    "results",
    "records",
    "entries",
    "news",
    "data",
    "hits",
];

/// The documents in a text that looks like JSON. `flags` are what decoding showed.
pub fn read(text: &str, name: &str, flags: &[String], hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    let mut staged = Staged::quiet(Vec::new());
    let mut without = 0;
    for (place, object) in objects(text, name, settings) {
        let reading = object.and_then(|object| one(&object, &place, name, flags, hints, settings));
        match reading {
            Ok(finished) => staged.value.extend(finished.collect_into(&mut staged.diagnostics)),
            Err(refusal) => {
                let is_empty = refusal.code == NO_TEXT;
                without += usize::from(is_empty);
                if !is_empty || without <= NAMED {
                    staged.diagnostics.push(refusal);
                }
            }
        }
    }
    if without > NAMED {
        staged.diagnostics.push(more_without(name, without - NAMED));
    }
    staged
}

/// Each object, or why it could not be read, with how messages name it.
fn objects(text: &str, name: &str, settings: &Settings) -> Vec<(String, Result<Object, Diagnostic>)> {
    let whole = || match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(items)) => Some(items),
        Ok(Value::Object(object)) => Some(unwrapped(object, settings)),
        _ => None,
    };
    // A first line that is an object of its own makes it JSON Lines; only then is the whole not parsed first.
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let is_only = text.trim() == first.trim();
    let by_line = !is_only && serde_json::from_str::<Object>(first).is_ok();
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

/// The reports in a single object: itself, unless it has no text and a list of objects under a name that says so.
fn unwrapped(mut object: Object, settings: &Settings) -> Vec<Value> {
    if Record::new(&object, &settings.mapping)
        .values(Field::Text)
        .find_map(record::text)
        .is_none()
    {
        for key in LISTS {
            match object.remove(key) {
                Some(Value::Array(items)) if items.iter().any(Value::is_object) => return items,
                Some(Value::Object(inner)) if key == "hits" || key == "data" => return unwrapped(inner, settings),
                Some(other) => _ = object.insert(key.to_owned(), other),
                None => {}
            }
        }
    }
    vec![Value::Object(object)]
}

/// One item of an array.
fn item_of(item: Value, number: usize, single: bool, name: &str) -> (String, Result<Object, Diagnostic>) {
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
fn lines(text: &str, name: &str) -> Vec<(String, Result<Object, Diagnostic>)> {
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(at, line)| {
            let place = format!("{name}, line {},", at + 1);
            let record = serde_json::from_str::<Object>(line).map_err(|error| {
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

/// The code of the refusal of an object without text.
const NO_TEXT: &str = "read.no_text";

/// What to do about objects whose text is not found.
const MAP_IT: &str = "Say where the words are, as in --map text=NAME; the other documents in the file were read.";

/// The refusal of an object without text.
fn no_text(place: &str) -> Diagnostic {
    Diagnostic::error(
        NO_TEXT,
        format!("{place} has no \"text\" and no field like it: it was passed over."),
    )
    .with_help(MAP_IT)
}

/// The refusal of those that were not named.
fn more_without(name: &str, count: usize) -> Diagnostic {
    Diagnostic::error(
        NO_TEXT,
        format!("{name}: {count} more objects have no text, and were passed over."),
    )
    .with_help(MAP_IT)
}

/// The document in one object.
fn one(
    object: &Object,
    place: &str,
    path: &str,
    flags: &[String],
    hints: &Hints,
    settings: &Settings,
) -> Result<Staged<Vec<Document>>, Diagnostic> {
    let record = Record::new(object, &settings.mapping);
    let draft = Draft {
        name: place.to_owned(),
        path: path.to_owned(),
        title: record.words(Field::Title),
        publisher: record.publisher(),
        url: record.url(),
        stated: record.published(),
        language: record.words(Field::Language),
        flags: flags.to_vec(),
        ..Draft::default()
    };
    let draft = draft.hinted(hints);
    match record.values(Field::Text).find_map(record::text) {
        Some(Body::Words(text)) if is_page(&text) => Ok(of_page(&text, draft, settings)),
        Some(Body::Words(text)) => Ok(single(Draft { text, ..draft }, settings)),
        Some(Body::Lines(lines)) => Ok(single(draft.with_lines(&lines), settings)),
        None => without_text(&record, draft, settings),
    }
}

/// The document in an object without plain text: its page, else what sums it up.
fn without_text(record: &Record<'_>, draft: Draft, settings: &Settings) -> Result<Staged<Vec<Document>>, Diagnostic> {
    let html = record
        .values(Field::Html)
        .find_map(|value| value.as_str().filter(|html| !html.trim().is_empty()));
    if let Some(html) = html {
        return Ok(of_page(html, draft, settings));
    }
    match record.values(Field::Summary).find_map(record::text) {
        Some(Body::Words(text)) => {
            let flags = draft.flags.iter().cloned().chain(["summary_only".to_owned()]).collect();
            Ok(single(Draft { text, flags, ..draft }, settings))
        }
        _ => Err(no_text(&draft.name)),
    }
}

/// The document of a draft, if it makes one.
fn single(draft: Draft, settings: &Settings) -> Staged<Vec<Document>> {
    let finished = draft.finish(settings);
    Staged {
        value: finished.value.into_iter().collect(),
        diagnostics: finished.diagnostics,
    }
}

/// Whether a text is marked up.
fn is_page(text: &str) -> bool {
    form::form(text, None) == Form::Page
}

/// The document in a page whose record is known.
fn of_page(html: &str, draft: Draft, settings: &Settings) -> Staged<Vec<Document>> {
    // What is no whole page, such as paragraphs alone, becomes one, so that its words stand in an article.
    let html = if html.to_ascii_lowercase().contains("<body") {
        Cow::Borrowed(html)
    } else {
        Cow::Owned(format!("<html><body><article>{html}</article></body></html>"))
    };
    page::read_known(&html, &draft, settings)
}
