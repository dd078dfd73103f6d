//! ZIP archives: their members in the order of their names, each read as it is needed.
//!
//! The crate `zip` tells what lies where. The bytes are read by parts of the file of our own, so that a member can be
//! streamed on while the archive stays open. WACZ is a ZIP of web archives: only those are read. Office documents and
//! e-books are ZIP inside and one input as a whole.

use std::collections::VecDeque;
use std::io::{self, BufReader, Read};

use ::zip::{CompressionMethod, ZipArchive};
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use rashomon_types::Diagnostic;

use super::allowance::Allowance;
use super::guard::{Guarded, Packed, refuse};
use super::member::{is_hidden, name_in};
use super::section::Section;
use super::survey::Survey;
use super::{Inputs, Source, lines, open_member, refused, unreadable};
use crate::OwnedInput;

/// What a ZIP file holds.
pub fn inputs<'a>(name: &str, source: Source<'a>, allowance: &Allowance) -> Inputs<'a> {
    let opened = source
        .into_seekable(allowance.limits().input_bytes)
        .and_then(Section::whole);
    let file = match opened {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            return refused(lines::too_long(name, allowance.limits().input_bytes));
        }
        Err(error) => return refused(unreadable(name, &error)),
    };
    let archive = match ZipArchive::new(BufReader::new(file.clone())) {
        Ok(archive) => archive,
        Err(error) => return refused(broken(name, &error.to_string())),
    };
    if is_document(&archive) {
        return lines::or_whole(name.to_owned(), Source::seekable(file), allowance.limits());
    }
    match allowance.inside(name) {
        Ok(allowance) => Box::new(Members::new(name, file, archive, allowance)),
        Err(refusal) => refused(refusal),
    }
}

/// Whether the archive is the form of one document.
fn is_document(archive: &ZipArchive<BufReader<Section<'_>>>) -> bool {
    ["[Content_Types].xml", "META-INF/container.xml", "META-INF/manifest.xml"]
        .iter()
        .any(|mark| archive.index_for_name(mark).is_some())
}

/// The refusal of an archive that cannot be opened.
fn broken(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error(
        "input.archive_broken",
        format!("{name} is a damaged ZIP archive ({why}): nothing in it was read."),
    )
    .with_help("Fetch or copy it again; a part of an archive in several files cannot be read.")
}

/// One member as the archive's list tells it.
struct Entry {
    index: usize,
    name: String,
}

/// The members of an archive, one after the other.
struct Members<'a> {
    name: String,
    file: Section<'a>,
    archive: ZipArchive<BufReader<Section<'a>>>,
    waiting: VecDeque<Entry>,
    /// What comes out of the member that is being read.
    current: Option<Inputs<'a>>,
    allowance: Allowance,
    survey: Survey,
    /// What is to be said at the end.
    last: Option<Diagnostic>,
}

impl<'a> Members<'a> {
    fn new(name: &str, file: Section<'a>, archive: ZipArchive<BufReader<Section<'a>>>, allowance: Allowance) -> Self {
        let allowance = allowance.of_container(file.len());
        let mut survey = Survey::default();
        let most = allowance.limits().members;
        let mut waiting = entries(&archive, &mut survey);
        let last = (waiting.len() > most).then(|| too_many(name, waiting.len(), most));
        waiting.truncate(most);
        Self {
            name: name.to_owned(),
            file,
            archive,
            waiting: waiting.into(),
            current: None,
            allowance,
            survey,
            last,
        }
    }

    /// What comes out of a member; nothing where it is passed over.
    fn open(&mut self, entry: &Entry) -> Option<Inputs<'a>> {
        let name = name_in(&self.name, &entry.name);
        match self.source(entry, &name) {
            Ok(source) => open_member(&name, source, &self.allowance, &mut self.survey),
            Err(refusal) => Some(refused(refusal)),
        }
    }

    /// The bytes of a member.
    fn source(&mut self, entry: &Entry, name: &str) -> Result<Source<'a>, Diagnostic> {
        let found = self
            .archive
            .by_index_raw(entry.index)
            .map_err(|error| damaged(name, &error.to_string()))?;
        let start = found.data_start().ok_or_else(|| damaged(name, "it has no place"))?;
        let part = self.file.part(start, found.compressed_size());
        let expected = (found.size(), found.crc32());
        let (method, is_encrypted) = (found.compression(), found.encrypted());
        drop(found);
        match method {
            _ if is_encrypted => Err(encrypted(name)),
            CompressionMethod::Stored if is_archive(&part) => Ok(Source::seekable(part)),
            CompressionMethod::Stored => Ok(self.checked(name, part, |packed| packed, expected)),
            CompressionMethod::Deflated => Ok(self.checked(
                name,
                part,
                |packed| DeflateDecoder::new(BufReader::new(packed)),
                expected,
            )),
            method => Err(other_method(name, &method.to_string())),
        }
    }

    /// A stream under guard whose length and checksum are looked at when it ends.
    fn checked<R: Read + 'a>(
        &self,
        name: &str,
        part: Section<'a>,
        unpack: impl FnOnce(Packed<Section<'a>>) -> R,
        expected: (u64, u32),
    ) -> Source<'a> {
        let (packed, count) = Packed::new(part);
        let reader = Guarded::new(name, unpack(packed), count, &self.allowance);
        Source::stream(Checked {
            name: name.to_owned(),
            reader,
            crc: Crc::new(),
            expected,
        })
    }

    /// The next of the member that is being read, or of those that wait.
    fn next_item(&mut self) -> Option<Result<OwnedInput, Diagnostic>> {
        loop {
            if let Some(item) = self.current.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            let entry = self.waiting.pop_front()?;
            if self.allowance.is_spent() {
                self.waiting.clear();
                self.last = Some(self.allowance.exceeded(&self.name));
                return None;
            }
            self.current = self.open(&entry);
        }
    }
}

impl Iterator for Members<'_> {
    type Item = Result<OwnedInput, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_item()
            .or_else(|| Some(Err(self.survey.take_remark(&self.name)?)))
            .or_else(|| Some(Err(self.last.take()?)))
    }
}

/// Whether a stored member is an archive itself, which must be read from anywhere in it.
fn is_archive(part: &Section<'_>) -> bool {
    let mut head = [0; 4];
    part.clone().read_exact(&mut head).is_ok() && head == *b"PK\x03\x04"
}

/// The members to read, in the order of their names.
fn entries(archive: &ZipArchive<BufReader<Section<'_>>>, survey: &mut Survey) -> Vec<Entry> {
    let is_wacz = archive.index_for_name("datapackage.json").is_some()
        && archive.file_names_raw().any(|name| name.starts_with(b"archive/"));
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        let Ok(data) = archive.by_index_data(index) else {
            continue;
        };
        let name = archive
            .name_for_index(index)
            .and_then(Result::ok)
            .map_or_else(|| format!("{}", index + 1), |name| name.into_owned());
        match () {
            () if data.is_dir() || name.ends_with('/') => {}
            () if is_wacz && !name.starts_with("archive/") => {}
            () if is_hidden(&name) => survey.pass_over("hidden file"),
            () if data.is_symlink() => survey.pass_over("link"),
            () => entries.push(Entry { index, name }),
        }
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name).then(a.index.cmp(&b.index)));
    entries
}

/// The refusal of the members beyond those that are read.
fn too_many(name: &str, members: usize, most: usize) -> Diagnostic {
    let message = format!("{name} holds {members} files: the first {most} by name were read, and the rest was not.");
    Diagnostic::error("input.too_many_members", message).with_help("Unpack it, and read the folder.")
}

/// The refusal of an encrypted member.
fn encrypted(name: &str) -> Diagnostic {
    Diagnostic::error("input.encrypted", format!("{name} is encrypted: it was not read."))
        .with_help("Unpack it with its password, and read what comes out.")
}

/// The refusal of a member whose bytes are not what the archive says.
fn damaged(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error(
        "input.archive_member",
        format!("{name} is damaged in its archive ({why})."),
    )
    .with_help("Fetch or copy the archive again.")
}

/// The refusal of a member that is packed in another way.
fn other_method(name: &str, method: &str) -> Diagnostic {
    let message = format!("{name} is packed by a method that is not read ({method}).");
    Diagnostic::error("input.archive_method", message).with_help("Unpack it with another program, and read the file.")
}

/// A reader that compares what it read with what the archive says of it.
struct Checked<R> {
    name: String,
    reader: R,
    crc: Crc,
    /// The length and the checksum.
    expected: (u64, u32),
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let read = self.reader.read(into)?;
        self.crc.update(into.get(..read).unwrap_or_default());
        // The checksum counts its bytes in 32 bits.
        let same_length = u64::from(self.crc.amount()) == self.expected.0 & u64::from(u32::MAX);
        if read == 0 && !(same_length && self.crc.sum() == self.expected.1) {
            return Err(refuse(damaged(&self.name, "its checksum does not match")));
        }
        Ok(read)
    }
}
