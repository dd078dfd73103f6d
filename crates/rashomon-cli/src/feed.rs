//! Files and standard input as the engine takes them: opened one at a time, when their turn comes.
//!
//! JSON Lines come in pieces of whole lines, so that a file of a million reports is never held whole.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use rashomon::OwnedInput;
use rashomon::types::Diagnostic;
use serde::de::IgnoredAny;

use crate::paths::{Entry, STDIN, unreadable};

/// A piece of JSON Lines is closed once it has this many bytes.
const PIECE_BYTES: usize = 4 * 1024 * 1024;

/// What the engine is fed.
pub type Fed = Result<OwnedInput, Diagnostic>;

/// Opens entries one after the other.
pub fn open(entries: Vec<Entry>) -> impl Iterator<Item = Fed> {
    entries.into_iter().flat_map(open_entry)
}

/// Reads one file, or standard input, whole.
pub fn open_one(path: &Path) -> Fed {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let read = reader(path).and_then(|mut reader| reader.read_to_end(&mut bytes));
    read.map_err(|error| unreadable(path, &error))?;
    Ok(OwnedInput::whole(name, bytes))
}

fn open_entry(entry: Entry) -> Box<dyn Iterator<Item = Fed>> {
    match entry {
        Entry::Remark(remark) => Box::new(std::iter::once(Err(remark))),
        Entry::File(path, _) => open_path(&path),
        Entry::Stdin => open_path(Path::new(STDIN)),
    }
}

fn open_path(path: &Path) -> Box<dyn Iterator<Item = Fed>> {
    let opened = reader(path).and_then(|reader| Pieces::new(path, reader));
    match opened {
        Ok(pieces) => Box::new(pieces),
        Err(error) => Box::new(std::iter::once(Err(unreadable(path, &error)))),
    }
}

fn reader(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if path.as_os_str() == STDIN {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(BufReader::new(File::open(path)?)))
}

/// An input in pieces: JSON Lines in pieces of whole lines, anything else in one.
struct Pieces {
    name: String,
    reader: Box<dyn BufRead>,
    /// What was read to tell which it is.
    head: Option<Vec<u8>>,
    is_lines: bool,
    lines_before: usize,
}

impl Pieces {
    fn new(path: &Path, mut reader: Box<dyn BufRead>) -> io::Result<Self> {
        let mut head = Vec::new();
        let mut begin = 0;
        while reader.read_until(b'\n', &mut head)? > 0 && head[begin..].trim_ascii().is_empty() {
            begin = head.len();
        }
        Ok(Self {
            name: path.display().to_string(),
            reader,
            is_lines: is_json_object(&head[begin..]),
            head: Some(head),
            lines_before: 0,
        })
    }

    /// The bytes of the next piece; none at the end.
    fn read_piece(&mut self) -> io::Result<Option<Vec<u8>>> {
        let head = self.head.take();
        let is_first = head.is_some();
        let mut piece = head.unwrap_or_default();
        if !self.is_lines {
            self.reader.read_to_end(&mut piece)?;
        }
        while piece.len() < PIECE_BYTES && self.reader.read_until(b'\n', &mut piece)? > 0 {}
        Ok((is_first || !piece.is_empty()).then_some(piece))
    }
}

impl Iterator for Pieces {
    type Item = Fed;

    fn next(&mut self) -> Option<Fed> {
        match self.read_piece() {
            Ok(None) => None,
            Ok(Some(bytes)) => {
                let lines_before = self.lines_before;
                self.lines_before += bytes.iter().filter(|byte| **byte == b'\n').count();
                let input = OwnedInput::whole(self.name.clone(), bytes);
                Some(Ok(OwnedInput { lines_before, ..input }))
            }
            Err(error) => Some(Err(unreadable(Path::new(&self.name), &error))),
        }
    }
}

/// Whether a line is a JSON object of its own.
fn is_json_object(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    line.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: String) -> Vec<OwnedInput> {
        let reader = Box::new(io::Cursor::new(text.into_bytes()));
        Pieces::new(Path::new("x"), reader)
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }

    #[test]
    fn lines_of_json_are_cut_at_line_ends_and_numbered() {
        let line = format!("{{\"text\": \"{}\"}}\n", "a".repeat(PIECE_BYTES / 3));
        let pieces = pieces(format!("\n{}", line.repeat(7)));
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
            let pieces = pieces(text.to_owned());
            assert_eq!(pieces.len(), 1, "{text:?}");
            assert_eq!(pieces[0].bytes, text.as_bytes());
        }
    }
}
