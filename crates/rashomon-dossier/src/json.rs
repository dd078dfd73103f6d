//! A run as JSON and as NDJSON: the shapes of `rashomon-types`, written so that they are safe to look at.
//!
//! Control characters, marks that turn the direction of writing and characters of no width are written as `\u` escapes:
//! whoever parses the file gets them as they were, and a terminal that shows it obeys none of them.

use std::io::{self, Write};

use rashomon_types::{Line, Run, Span, SpanText};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use crate::marks::is_hidden;

/// The JSON Schema of what [`json`] and [`ndjson`] write.
pub const JSON_SCHEMA: &str = include_str!("../../../schema/rashomon-1.json");

/// Writes a run as one JSON object, indented, with a line break at its end.
///
/// # Errors
///
/// Those of `out`.
pub fn json(run: Run<Span>, out: &mut impl Write) -> io::Result<()> {
    write(&run.into_wire(), Safe(PrettyFormatter::new()), out)
}

/// Writes a run, or a finished part of one, as lines of JSON: documents, claims, events, diagnostics.
///
/// # Errors
///
/// Those of `out`.
pub fn ndjson(run: Run<Span>, out: &mut impl Write) -> io::Result<()> {
    let run: Run<SpanText> = run.into_wire();
    run.lines().try_for_each(|line| json_line(&line, out))
}

/// Writes the events of a run as lines of JSON; its documents and claims were written before, as they were read.
///
/// # Errors
///
/// Those of `out`.
pub fn ndjson_events(run: Run<Span>, out: &mut impl Write) -> io::Result<()> {
    let run: Run<SpanText> = run.into_wire();
    let mut events = run.events.iter();
    events.try_for_each(|event| json_line(&Line::Event(event), out))
}

/// Writes any noun as one line of JSON.
///
/// # Errors
///
/// Those of `out`.
pub fn json_line(noun: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    write(noun, Safe(CompactFormatter), out)
}

/// Writes any noun as JSON, indented, with a line break at its end.
pub(crate) fn json_pretty(noun: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    write(noun, Safe(PrettyFormatter::new()), out)
}

/// Writes any noun as JSON, with no line break before, in or after it.
pub(crate) fn json_value(noun: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Safe(CompactFormatter));
    noun.serialize(&mut serializer).map_err(io::Error::from)
}

fn write(noun: &impl Serialize, formatter: impl Formatter, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, formatter);
    noun.serialize(&mut serializer).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// Another formatter that escapes what a terminal might obey.
struct Safe<F>(F);

/// Hands each of these methods on to the formatter inside.
macro_rules! hand_on {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$method(out $(, $argument)*)
        })*
    };
}

impl<F: Formatter> Formatter for Safe<F> {
    hand_on! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((offset, hidden)) = rest.char_indices().find(|(_, character)| is_hidden(*character)) {
            out.write_all(&rest.as_bytes()[..offset])?;
            escape(hidden, out)?;
            rest = &rest[offset + hidden.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

fn escape<W: ?Sized + Write>(character: char, out: &mut W) -> io::Result<()> {
    let mut units = [0; 2];
    character
        .encode_utf16(&mut units)
        .iter()
        .try_for_each(|unit| write!(out, "\\u{unit:04x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_might_obey_is_escaped_and_reads_back() {
        let text = "a\u{9b}31m \u{202e}b\u{7f} \u{e0041} Київ 😀\u{1b}";
        let mut out = Vec::new();
        json_line(&text, &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(
            written,
            "\"a\\u009b31m \\u202eb\\u007f \\udb40\\udc41 Київ 😀\\u001b\"\n"
        );
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
