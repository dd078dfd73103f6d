//! One JSON object of a crawler: where its parts stand, and their values as words.

use rashomon_types::{BlockKind, Published};
use serde_json::{Map, Value};

use crate::{
    date,
    fields::{Field, Mapping, folded},
    page::Line,
};

/// An object, with how its fields are found.
pub struct Record<'a> {
    object: &'a Map<String, Value>,
    mapping: &'a Mapping,
}

impl<'a> Record<'a> {
    /// An object as it stands in a file; one that a search engine wrapped is taken out of its wrapping.
    pub fn new(object: &'a Map<String, Value>, mapping: &'a Mapping) -> Self {
        let inner = object.get("_source").and_then(Value::as_object);
        Self {
            object: inner.unwrap_or(object),
            mapping,
        }
    }

    /// The values that a field may have, the user's own choice first.
    pub fn values(&self, field: Field) -> impl Iterator<Item = &'a Value> {
        let object = self.object;
        let mapped = self
            .mapping
            .paths(field)
            .filter_map(move |path| at(object, path, exact));
        let known = field.names().iter();
        mapped.chain(known.filter_map(move |path| at(object, path, in_folded)))
    }

    /// The first of them that is words on a line.
    pub fn words(&self, field: Field) -> Option<String> {
        self.values(field).find_map(name)
    }

    /// The address: the first value that is one.
    pub fn url(&self) -> Option<String> {
        let mut values = self.values(Field::Url).filter_map(name);
        values.find(|value| is_address(value)).or_else(|| {
            // What the surest names hold is kept even where it is no whole address.
            let sure = ["url", "link"].iter().filter_map(|key| at(self.object, key, in_folded));
            sure.filter_map(name).next()
        })
    }

    /// The outlet; an address is none.
    pub fn publisher(&self) -> Option<String> {
        self.values(Field::Publisher)
            .filter_map(name)
            .find(|value| !is_address(value))
    }

    /// When it was published.
    pub fn published(&self) -> Option<Published> {
        self.values(Field::Published).find_map(published)
    }
}

/// Whether a value is an address of the web.
pub fn is_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://")
}

/// How a field of an object is found by its name.
type Get<'a> = fn(&'a Map<String, Value>, &str) -> Option<&'a Value>;

/// The value at a path of names with points between them; a number counts into a list.
fn at<'a>(object: &'a Map<String, Value>, path: &str, get: Get<'a>) -> Option<&'a Value> {
    let (first, rest) = path
        .split_once('.')
        .map_or((path, None), |(first, rest)| (first, Some(rest)));
    let mut value = get(object, first)?;
    for step in rest.into_iter().flat_map(|rest| rest.split('.')) {
        value = match value {
            Value::Object(inner) => get(inner, step)?,
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value).filter(|value| !value.is_null())
}

/// A field by its name as it is written, or else however it is written.
fn exact<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| in_folded(object, &folded(name)))
}

/// A field by its folded name.
fn in_folded<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        object
            .iter()
            .find(|(key, _)| folded(key) == name)
            .map(|(_, value)| value)
    })
}

/// A value as words on one line: a string, or what names an object.
fn name(value: &Value) -> Option<String> {
    let clean = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    match value {
        Value::String(text) => clean(text),
        Value::Array(items) => items.first().and_then(name),
        Value::Object(object) => ["name", "title", "rendered", "url", "id"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str().and_then(clean)),
        _ => None,
    }
}

/// A date: a string, or seconds or milliseconds since 1970, or an object around one.
fn published(value: &Value) -> Option<Published> {
    let (date, instant) = match value {
        Value::String(stamp) => date::stamp(stamp)?,
        Value::Number(number) => {
            let number = number
                .as_i64()
                .or_else(|| number.as_f64().map(|number| number as i64))?;
            let seconds = if number.abs() > 100_000_000_000 {
                number / 1000
            } else {
                number
            };
            let instant = jiff::Timestamp::from_second(seconds).ok()?;
            (instant.to_zoned(jiff::tz::TimeZone::UTC).date(), Some(instant))
        }
        Value::Object(object) => return object.get("$date").and_then(published),
        _ => return None,
    };
    Some(Published {
        date,
        instant,
        found_in: "record".to_owned(),
    })
}

/// The text of a value: a string as it stands; lists and objects as paragraphs and headings, in the order of a report.
pub fn text(value: &Value) -> Option<Body> {
    // What a publishing system renders is marked up, and must stay in one piece.
    if let Some(text) = value.as_str().or_else(|| value.get("rendered")?.as_str()) {
        return (!text.trim().is_empty()).then(|| Body::Words(text.to_owned()));
    }
    let mut lines = Vec::new();
    collect(value, None, &mut lines);
    (!lines.is_empty()).then_some(Body::Lines(lines))
}

/// The words of a report.
pub enum Body {
    /// As they stand.
    Words(String),
    /// In pieces whose kinds are known.
    Lines(Vec<Line>),
}

/// The keys of objects that hold text, in the order of a report, with what they make of it. Others hold none.
const TEXT_KEYS: [(&str, Option<BlockKind>); 14] = [
    ("headline", Some(BlockKind::Heading)),
    ("headlines", Some(BlockKind::Heading)),
    ("heading", Some(BlockKind::Heading)),
    ("summary", None),
    ("lead", None),
    ("rendered", None),
    ("plaintext", None),
    ("text", None),
    ("content", None),
    ("value", None),
    ("paragraphs", None),
    ("body", None),
    ("blocks", None),
    ("sections", None),
];

/// Collects the lines of a value. The parser bounds how deep a value can be.
fn collect(value: &Value, kind: Option<BlockKind>, lines: &mut Vec<Line>) {
    match value {
        Value::String(text) => {
            let parts = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.extend(parts.map(|line| Line::of(kind, line.to_owned())));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, kind, lines)),
        Value::Object(object) => {
            for (key, of_key) in TEXT_KEYS {
                if let Some(inner) = object.get(key) {
                    collect(inner, of_key.or(kind), lines);
                }
            }
        }
        _ => {}
    }
}
