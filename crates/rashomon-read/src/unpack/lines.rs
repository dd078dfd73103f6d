//! JSON Lines in pieces of whole lines, so that a file of a million reports is never held whole; anything else in one.

use std::io::{self, BufRead, Read};

use rashomon_types::Diagnostic;
use serde::de::IgnoredAny;

use super::{Inputs, Limits, Source, unreadable};
use crate::OwnedInput;

/// A piece of JSON Lines is closed once it has this many bytes.
const PIECE_BYTES: usize = 4 * 1024 * 1024;

/// The pieces of a source that is no container.
pub fn or_whole<'a>(name: String, source: Source<'a>, limits: &Limits) -> Inputs<'a> {
    match Pieces::new(name.clone(), source.into_reader(), limits.input_bytes) {
        Ok(pieces) => Box::new(pieces),
        Err(error) => Box::new(std::iter::once(Err(unreadable(&name, &error)))),
    }
}

struct Pieces<'a> {
    name: String,
    reader: Box<dyn BufRead + 'a>,
    /// What was read to tell which it is.
    head: Option<Vec<u8>>,
    is_lines: bool,
    lines_before: usize,
    /// Bytes that one piece may have.
    most: u64,
    /// Why the rest was not read.
    last: Option<Diagnostic>,
}

impl<'a> Pieces<'a> {
    fn new(name: String, mut reader: Box<dyn BufRead + 'a>, most: u64) -> io::Result<Self> {
        let mut head = Vec::new();
        let mut begin = 0;
        while line(&mut reader, most, &mut head)? > 0
            && head.get(begin..).is_none_or(|line| line.trim_ascii().is_empty())
        {
            begin = head.len();
        }
        Ok(Self {
            name,
            reader,
            is_lines: is_json_object(head.get(begin..).unwrap_or_default()),
            head: Some(head),
            lines_before: 0,
            most,
            last: None,
        })
    }

    /// The bytes of the next piece, and whether they are the first.
    fn read_piece(&mut self) -> (Vec<u8>, bool) {
        let head = self.head.take();
        let is_first = head.is_some();
        let mut piece = head.unwrap_or_default();
        if let Err(error) = self.fill(&mut piece) {
            // What came before the break is read where it is whole by itself.
            let whole = piece.iter().rposition(|byte| *byte == b'\n').filter(|_| self.is_lines);
            piece.truncate(whole.map_or(0, |end| end + 1));
            self.stop(unreadable(&self.name, &error));
            return (piece, false);
        }
        if piece.len() as u64 > self.most {
            self.stop(too_long(&self.name, self.most));
            return (Vec::new(), false);
        }
        (piece, is_first)
    }

    fn fill(&mut self, piece: &mut Vec<u8>) -> io::Result<()> {
        if !self.is_lines {
            let rest = self.most.saturating_add(1).saturating_sub(piece.len() as u64);
            self.reader.by_ref().take(rest).read_to_end(piece)?;
        }
        while piece.len() < PIECE_BYTES && line(&mut self.reader, self.most, piece)? > 0 {}
        Ok(())
    }

    /// Reads no further, for this reason.
    fn stop(&mut self, refusal: Diagnostic) {
        self.reader = Box::new(io::empty());
        self.last = Some(refusal);
    }
}

/// Appends the next line, or as much of it as tells that it is longer than `most`.
fn line(reader: &mut impl BufRead, most: u64, into: &mut Vec<u8>) -> io::Result<usize> {
    reader.take(most.saturating_add(1)).read_until(b'\n', into)
}

impl Iterator for Pieces<'_> {
    type Item = Result<OwnedInput, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        let (bytes, is_first) = self.read_piece();
        if bytes.is_empty() && !is_first {
            return self.last.take().map(Err);
        }
        let lines_before = self.lines_before;
        self.lines_before += bytes.iter().filter(|byte| **byte == b'\n').count();
        let input = OwnedInput::whole(self.name.clone(), bytes);
        Some(Ok(OwnedInput { lines_before, ..input }))
    }
}

/// The refusal of what is larger than one input may be.
pub fn too_long(name: &str, most: u64) -> Diagnostic {
    let message = format!(
        "{name} is larger than one input may be ({} MiB): the rest of it was not read.",
        most >> 20
    );
    Diagnostic::error("input.too_large", message).with_help("Cut it into smaller files, or raise --limit-size.")
}

/// Whether a line is a JSON object of its own.
fn is_json_object(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    line.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, limits: &Limits) -> Vec<Result<OwnedInput, Diagnostic>> {
        or_whole("x".to_owned(), Source::stream(text.as_bytes()), limits).collect()
    }

    #[test]
    fn lines_of_json_are_cut_at_line_ends_and_numbered() {
        let line = format!("{{\"text\": \"{}\"}}\n", "a".repeat(PIECE_BYTES / 3));
        let pieces = pieces(&format!("\n{}", line.repeat(7)), &Limits::default());
        let pieces: Vec<OwnedInput> = pieces.into_iter().map(Result::unwrap).collect();
        let before: Vec<usize> = pieces.iter().map(|piece| piece.lines_before).collect();
        assert_eq!(before, [0, 4, 7]);
        assert!(pieces.iter().all(|piece| piece.bytes.ends_with(b"\n")));
    }

    #[test]
    fn anything_else_stays_whole() {
        for text in [
            "",
            "\n\n",
            "The mayor said no.\n{\"a\": 1}\n",
            "{\n\"text\": \"a\"\n}\n",
        ] {
            let pieces = pieces(text, &Limits::default());
            assert_eq!(pieces.len(), 1, "{text:?}");
            assert_eq!(pieces[0].as_ref().unwrap().bytes, text.as_bytes());
        }
    }

    #[test]
    fn what_is_too_long_is_refused_once() {
        let limits = Limits {
            input_bytes: 10,
            ..Limits::default()
        };
        for text in ["The mayor said no.", "{\"text\": \"no no no\"}\n{}\n"] {
            let pieces = pieces(text, &limits);
            assert_eq!(pieces.len(), 1, "{text}");
            assert_eq!(pieces[0].as_ref().unwrap_err().code, "input.too_large");
        }
    }
}
