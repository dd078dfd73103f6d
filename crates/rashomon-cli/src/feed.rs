//! Files and standard input as the engine takes them: opened one at a time, when their turn comes, and taken apart.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use rashomon::types::Diagnostic;
use rashomon::{Limits, OwnedInput, Source, unpack};

use crate::paths::{Entry, STDIN, unreadable};

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
    let opened = source(path).map(Source::into_reader);
    let read = opened.and_then(|mut reader| reader.read_to_end(&mut bytes));
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
    match source(path) {
        Ok(source) => unpack(&path.display().to_string(), source, &Limits::default()),
        Err(error) => Box::new(std::iter::once(Err(unreadable(path, &error)))),
    }
}

/// The bytes of a file, or of standard input.
fn source(path: &Path) -> io::Result<Source<'static>> {
    if path.as_os_str() == STDIN {
        return Ok(Source::stream(io::stdin().lock()));
    }
    let file = File::open(path)?;
    // A named pipe is a file that comes once.
    let is_file = file.metadata()?.is_file();
    Ok(if is_file {
        Source::seekable(BufReader::new(file))
    } else {
        Source::stream(file)
    })
}
