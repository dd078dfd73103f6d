//! The records of a web archive: a head of fields, a body of so many bytes, two empty lines.
//!
//! A reader of other people's archives meets records that end too soon, lengths that lie and bytes between records. No kept
//! crate reads on after those from a stream that cannot seek, so the frame is read here: after damage the next line
//! that begins a record (`WARC/1.0`) is looked for.

use std::cell::Cell;
use std::io::{self, BufRead, Cursor, Read};
use std::rc::Rc;

/// The longest head, in bytes.
const LONGEST_HEAD: usize = 256 * 1024;
/// Bodies up to here are looked through for swallowed records where they are only passed over.
const LOOKED_THROUGH: u64 = 8 << 20;

/// What comes next in an archive.
#[derive(Debug)]
pub enum Next {
    Record(Record),
    /// Something that is no whole record, and why; the reader stands before the next one.
    Broken(String),
    End,
}

/// A record.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Names in lower case and values, in order.
    pub fields: Vec<(String, String)>,
    /// The body, where it was wanted.
    pub body: Vec<u8>,
    /// How many bytes the body has.
    pub length: u64,
}

impl Record {
    /// The value of a field, by its name in lower case.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The records of a stream.
pub struct Records<'a> {
    stream: Box<dyn BufRead + 'a>,
    /// Bytes that were read too far.
    returned: Cursor<Vec<u8>>,
    /// Whether the first line of a record was read already.
    begun: bool,
    /// How many packed pieces were begun.
    pieces: Rc<Cell<u64>>,
    /// Damage of the piece after the record that was read last.
    ahead: Option<io::Error>,
    /// The bytes read so far.
    pub read: u64,
}

impl<'a> Records<'a> {
    /// The records of bytes that are packed in pieces, which are counted as they are begun.
    pub fn new(stream: Box<dyn BufRead + 'a>, pieces: Rc<Cell<u64>>) -> Self {
        Self {
            stream,
            pieces,
            ahead: None,
            returned: Cursor::default(),
            begun: false,
            read: 0,
        }
    }

    /// The next record; `most` bytes of its body are kept, if `wanted` says so of its head.
    pub fn next(&mut self, most: u64, wanted: impl Fn(&Record) -> bool) -> io::Result<Next> {
        match self.record(most, wanted) {
            Err(error) if is_damage(&error) => {
                self.begun = false;
                self.find()?;
                Ok(Next::Broken(error.to_string()))
            }
            other => other,
        }
    }

    fn record(&mut self, most: u64, wanted: impl Fn(&Record) -> bool) -> io::Result<Next> {
        if let Some(error) = self.ahead.take() {
            return Err(error);
        }
        if !self.begun && !self.begin()? {
            return Ok(Next::End);
        }
        self.begun = false;
        let mut record = self.head()?;
        let keep = wanted(&record) && record.length <= most;
        if keep || record.length <= LOOKED_THROUGH {
            self.body(&mut record)?;
        } else {
            self.pass_over(record.length)?;
        }
        if !keep {
            record.body = Vec::new();
        }
        Ok(Next::Record(record))
    }

    /// Reads the first line of a record, and the empty lines before it; false at the end.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            let line = self.line(LONGEST_HEAD)?;
            match line.trim_ascii() {
                _ if line.is_empty() => return Ok(false),
                b"" => {}
                words if words.starts_with(b"WARC/") => return Ok(true),
                _ => return Err(damage("bytes that are no record")),
            }
        }
    }

    /// Reads the fields.
    fn head(&mut self) -> io::Result<Record> {
        let mut record = Record::default();
        let mut left = LONGEST_HEAD;
        loop {
            let line = self.line(left)?;
            left -= line.len();
            if !line.ends_with(b"\n") {
                return Err(damage(if left == 0 {
                    "its head has no end"
                } else {
                    "it ends in its head"
                }));
            }
            let line = String::from_utf8_lossy(&line);
            if line.trim_end_matches(['\r', '\n']).is_empty() {
                break;
            }
            match line.split_once(':') {
                Some((name, value)) if !line.starts_with([' ', '\t']) => {
                    record
                        .fields
                        .push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => fold(&mut record, line.trim()),
            }
        }
        let length = record.field("content-length").and_then(|length| length.parse().ok());
        record.length = length.ok_or_else(|| damage("its length is not stated"))?;
        Ok(record)
    }

    /// Reads the body and what closes it. Where the length lies, the records that it swallowed are given back.
    fn body(&mut self, record: &mut Record) -> io::Result<()> {
        let mut body = Vec::new();
        self.by_ref().take(record.length).read_to_end(&mut body)?;
        let whole = body.len() as u64 == record.length;
        if whole && self.closes()? {
            record.body = body;
            return Ok(());
        }
        let why = if whole {
            "its length is not the one that it states"
        } else {
            "it ends before its body does"
        };
        if let Some(at) = swallowed(&body) {
            body.drain(..at);
            self.give_back(body);
        }
        Err(damage(why))
    }

    /// Passes over a body and what closes it.
    fn pass_over(&mut self, length: u64) -> io::Result<()> {
        let passed = io::copy(&mut self.by_ref().take(length), &mut io::sink())?;
        if passed == length && self.closes()? {
            return Ok(());
        }
        Err(damage("its length is not the one that it states"))
    }

    /// Whether the body is followed by the two line ends that close a record, or at least by another record or nothing.
    fn closes(&mut self) -> io::Result<bool> {
        let mut line_ends = 0;
        let pieces = self.pieces.get();
        loop {
            let next = match self.peek() {
                // The record itself is whole; it is the next piece that is damaged.
                Err(error) if is_damage(&error) && self.pieces.get() > pieces => {
                    self.ahead = Some(error);
                    return Ok(true);
                }
                other => other?,
            };
            if !next.starts_with(b"\r") && !next.starts_with(b"\n") {
                return Ok(line_ends >= 2 || b"WARC/".starts_with(&next));
            }
            line_ends += usize::from(next.starts_with(b"\n"));
            self.consume(1);
        }
    }

    /// The next bytes, at most five of them.
    fn peek(&mut self) -> io::Result<Vec<u8>> {
        let next = self.fill_buf()?;
        Ok(next[..next.len().min(5)].to_vec())
    }

    /// Goes on to the first line of the next record.
    fn find(&mut self) -> io::Result<()> {
        loop {
            let line = match self.line(LONGEST_HEAD) {
                Err(error) if is_damage(&error) => continue,
                other => other?,
            };
            self.begun = first_line(&line).is_some();
            if self.begun || line.is_empty() {
                return Ok(());
            }
        }
    }

    /// The next line with its end, or as much of it as `most` allows.
    fn line(&mut self, most: usize) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.by_ref().take(most as u64).read_until(b'\n', &mut line)?;
        Ok(line)
    }

    /// Gives back bytes that belong to what follows.
    fn give_back(&mut self, mut bytes: Vec<u8>) {
        self.read = self.read.saturating_sub(bytes.len() as u64);
        let from = usize::try_from(self.returned.position()).unwrap_or(usize::MAX);
        bytes.extend_from_slice(self.returned.get_ref().get(from..).unwrap_or_default());
        self.returned = Cursor::new(bytes);
    }
}

impl Read for Records<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = match self.returned.read(into)? {
            0 => self.stream.read(into)?,
            read => read,
        };
        self.read += read as u64;
        Ok(read)
    }
}

impl BufRead for Records<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let is_spent = self.returned.fill_buf()?.is_empty();
        if is_spent {
            self.stream.fill_buf()
        } else {
            self.returned.fill_buf()
        }
    }

    fn consume(&mut self, amount: usize) {
        self.read += amount as u64;
        let left = self.returned.get_ref().len() as u64 - self.returned.position();
        if left > 0 {
            self.returned.consume(amount);
        } else {
            self.stream.consume(amount);
        }
    }
}

/// Adds a folded line to the field before it.
fn fold(record: &mut Record, words: &str) {
    if let Some((_, value)) = record.fields.last_mut() {
        value.push(' ');
        value.push_str(words);
    }
}

/// Where a body that is no body holds the beginning of another record.
fn swallowed(body: &[u8]) -> Option<usize> {
    let breaks = body.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    breaks
        .map(|(at, _)| &body[..=at])
        .find_map(|before| Some(before.len() - first_line(before)?))
}

/// How long the first line of a record is that ends these bytes: `WARC/1.0`, `WARC/1.1`, `WARC/0.18`. What was cut off
/// before it may leave it in the middle of another line.
fn first_line(bytes: &[u8]) -> Option<usize> {
    const LONGEST: usize = 12;
    let end = &bytes[bytes.len().saturating_sub(LONGEST)..];
    let at = end.windows(5).rposition(|window| window == b"WARC/")?;
    let version = end.get(at + 5..)?.trim_ascii_end();
    let sound = (3..=4).contains(&version.len()) && version.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.'));
    sound.then_some(end.len() - at)
}

/// Damage in the archive, as opposed to a disk that fails.
fn damage(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

fn is_damage(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
}
