//! tar archives, in their own order, since they come as a stream.

use std::cell::{Cell, RefCell};
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use rashomon_types::Diagnostic;

use super::allowance::Allowance;
use super::member::{is_hidden, name_in};
use super::survey::Survey;
use super::{Inputs, Source, open_member, refused, unreadable};
use crate::OwnedInput;

/// The size of what an archive is made of, in bytes.
const BLOCK: usize = 512;

/// The longest name that is kept, in bytes.
const LONGEST_NAME: u64 = 4096;

/// Whether bytes begin a tar archive whose first header is sound.
pub fn begins(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar") && head.first_chunk::<BLOCK>().is_some_and(is_sound)
}

/// Whether the checksum of a header fits its bytes.
fn is_sound(header: &[u8; BLOCK]) -> bool {
    let sum: u64 = header
        .iter()
        .enumerate()
        .map(|(at, byte)| u64::from(if (148..156).contains(&at) { b' ' } else { *byte }))
        .sum();
    number(header, 148, 8) == Some(sum)
}

/// A number in a header: octal digits, or the eight bytes of a long one.
fn number(header: &[u8; BLOCK], at: usize, len: usize) -> Option<u64> {
    let field = header.get(at..at + len)?;
    if field.first()? & 0x80 != 0 {
        let long: [u8; 8] = *field.last_chunk()?;
        return Some(u64::from_be_bytes(long));
    }
    let digits = String::from_utf8_lossy(field);
    let digits = digits.trim_matches([' ', '\0']);
    u64::from_str_radix(digits, 8).ok()
}

/// A text in a header, up to its first zero.
fn text(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(field.get(..end).unwrap_or_default()).into_owned()
}

/// What a tar archive holds.
pub fn inputs<'a>(name: &str, source: Source<'a>, allowance: &Allowance) -> Inputs<'a> {
    match allowance.inside(name) {
        Ok(allowance) => Box::new(Members {
            name: name.to_owned(),
            file: Rc::new(RefCell::new(source.into_reader())),
            left: Rc::new(RefCell::new(0)),
            is_cut: Rc::new(Cell::new(false)),
            padding: 0,
            current: None,
            met: 0,
            survey: Survey::default(),
            allowance,
            is_done: false,
        }),
        Err(refusal) => refused(refusal),
    }
}

/// The members, one after the other.
struct Members<'a> {
    name: String,
    file: Rc<RefCell<Box<dyn BufRead + 'a>>>,
    /// Bytes of the member that are not read yet.
    left: Rc<RefCell<u64>>,
    /// Whether the archive ended inside of a member, which has said so.
    is_cut: Rc<Cell<bool>>,
    /// Bytes that fill its last block.
    padding: u64,
    current: Option<Inputs<'a>>,
    met: usize,
    survey: Survey,
    allowance: Allowance,
    is_done: bool,
}

/// The bytes of one member.
struct Member<'a> {
    file: Rc<RefCell<Box<dyn BufRead + 'a>>>,
    left: Rc<RefCell<u64>>,
    is_cut: Rc<Cell<bool>>,
}

impl Read for Member<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = *self.left.borrow();
        let most = into.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let into = into.get_mut(..most).unwrap_or_default();
        let read = self.file.borrow_mut().read(into)?;
        if read == 0 && most > 0 {
            self.is_cut.set(true);
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        *self.left.borrow_mut() -= read as u64;
        Ok(read)
    }
}

/// What a header tells.
struct Header {
    name: String,
    size: u64,
    kind: u8,
}

impl<'a> Members<'a> {
    /// Passes over what is left of the member before.
    fn skip(&mut self) -> io::Result<()> {
        let mut member = self.member();
        let rest = self.left.borrow().to_owned();
        io::copy(&mut member.by_ref().take(rest), &mut io::sink())?;
        let padding = std::mem::take(&mut self.padding);
        io::copy(&mut self.file.borrow_mut().by_ref().take(padding), &mut io::sink())?;
        Ok(())
    }

    fn member(&self) -> Member<'a> {
        Member {
            file: self.file.clone(),
            left: self.left.clone(),
            is_cut: self.is_cut.clone(),
        }
    }

    /// The next header; nothing at the end.
    fn header(&mut self) -> io::Result<Option<Header>> {
        if self.is_cut.get() {
            return Ok(None);
        }
        self.skip()?;
        let mut block = [0; BLOCK];
        let mut have = Vec::new();
        self.file
            .borrow_mut()
            .by_ref()
            .take(BLOCK as u64)
            .read_to_end(&mut have)?;
        if have.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        if have.len() < BLOCK {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        block.copy_from_slice(&have);
        if !is_sound(&block) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a header has no sound checksum",
            ));
        }
        let size = number(&block, 124, 12).unwrap_or_default();
        *self.left.borrow_mut() = size;
        self.padding = (BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64;
        Ok(Some(Header {
            name: name_of(&block),
            size,
            kind: block[156],
        }))
    }

    /// The next header of a member, with the long name that may stand before it.
    fn named_header(&mut self) -> io::Result<Option<Header>> {
        let mut long = None;
        loop {
            let Some(header) = self.header()? else { return Ok(None) };
            match header.kind {
                b'L' | b'x' => {
                    let mut bytes = Vec::new();
                    self.member()
                        .take(LONGEST_NAME.min(header.size))
                        .read_to_end(&mut bytes)?;
                    long = if header.kind == b'L' {
                        Some(text(&bytes))
                    } else {
                        path_in(&bytes).or(long)
                    };
                }
                b'g' | b'K' => {}
                _ => {
                    let name = long.unwrap_or(header.name);
                    return Ok(Some(Header { name, ..header }));
                }
            }
        }
    }

    /// Opens the next member that is to be read; false at the end.
    fn advance(&mut self) -> Result<bool, Diagnostic> {
        self.current = None;
        let header = self.named_header().map_err(|error| unreadable(&self.name, &error))?;
        let Some(header) = header else { return Ok(false) };
        self.met += 1;
        if self.met > self.allowance.limits().members {
            return Err(self.allowance.exceeded(&self.name));
        }
        match header.kind {
            b'0' | b'\0' | b'7' if is_hidden(&header.name) => self.survey.pass_over("hidden file"),
            b'0' | b'\0' | b'7' if header.name.ends_with('/') => {}
            b'0' | b'\0' | b'7' => {
                let name = name_in(&self.name, &header.name);
                let source = Source::stream(self.member());
                self.current = open_member(&name, source, &self.allowance, &mut self.survey);
            }
            b'1' | b'2' => self.survey.pass_over("link"),
            _ => {}
        }
        Ok(true)
    }
}

impl Iterator for Members<'_> {
    type Item = Result<OwnedInput, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_done {
            if let Some(item) = self.current.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            match self.advance() {
                Ok(more) => self.is_done = !more,
                Err(refusal) => {
                    self.is_done = true;
                    return Some(Err(refusal));
                }
            }
        }
        self.survey.take_remark(&self.name).map(Err)
    }
}

/// The name in a header, with the folder that may stand apart.
fn name_of(header: &[u8; BLOCK]) -> String {
    let name = text(header.get(..100).unwrap_or_default());
    let folder = text(header.get(345..500).unwrap_or_default());
    if folder.is_empty() {
        name
    } else {
        format!("{folder}/{name}")
    }
}

/// The path in an extended header, whose records are `LENGTH path=NAME`.
fn path_in(records: &[u8]) -> Option<String> {
    let records = String::from_utf8_lossy(records);
    let line = records.lines().find_map(|line| line.split_once(" path="))?;
    Some(line.1.to_owned())
}
