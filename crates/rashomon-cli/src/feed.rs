//! Files and standard input as the engine takes them: opened one at a time, when their turn comes.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use rashomon::OwnedInput;
use rashomon::types::Diagnostic;

use crate::paths::{Entry, STDIN, unreadable};

/// What the engine is fed.
pub type Fed = Result<OwnedInput, Diagnostic>;

/// Opens entries one after the other.
pub fn open(entries: Vec<Entry>) -> impl Iterator<Item = Fed> {
    entries.into_iter().map(open_entry)
}

/// Reads one file, or standard input, whole.
pub fn open_one(path: &Path) -> Fed {
    if path.as_os_str() == STDIN {
        return named(STDIN, read_stdin());
    }
    named(&path.display().to_string(), fs::read(path))
}

/// Reads one entry whole.
fn open_entry(entry: Entry) -> Fed {
    match entry {
        Entry::Remark(remark) => Err(remark),
        Entry::File(path, _) => named(&path.display().to_string(), fs::read(&path)),
        Entry::Stdin => named(STDIN, read_stdin()),
    }
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn named(name: &str, bytes: io::Result<Vec<u8>>) -> Fed {
    let bytes = bytes.map_err(|error| unreadable(Path::new(name), &error))?;
    Ok(OwnedInput {
        name: name.to_owned(),
        bytes,
    })
}
