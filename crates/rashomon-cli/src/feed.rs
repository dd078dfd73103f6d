//! Files and standard input as the engine takes them: opened one at a time, when their turn comes, and taken apart.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use rashomon::types::Diagnostic;
use rashomon::{Hints, Limits, OwnedInput, Source, unpack};

use crate::lists::Lists;
use crate::paths::{Entry, STDIN, unreadable};
use crate::reading::ReadingArguments;

/// What the engine is fed.
pub type Fed = Result<OwnedInput, Diagnostic>;

/// Opens entries one after the other.
pub fn open(entries: Vec<Entry>, how: &ReadingArguments) -> impl Iterator<Item = Fed> + use<> {
    let lists = Lists::among(&entries, &how.mapping());
    let limits = how.limits();
    entries
        .into_iter()
        .flat_map(move |entry| open_entry(entry, &lists, &limits))
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

fn open_entry(entry: Entry, lists: &Lists, limits: &Limits) -> Box<dyn Iterator<Item = Fed>> {
    match entry {
        Entry::Remark(remark) => Box::new(std::iter::once(Err(remark))),
        Entry::Stdin => open_path(Path::new(STDIN), Hints::default(), limits),
        Entry::File(path, _) => {
            let added: Vec<(PathBuf, Hints)> = lists
                .added(&path)
                .into_iter()
                .map(|file| (file.clone(), lists.hints(&file)))
                .collect();
            let limits = limits.clone();
            let first = open_path(&path, lists.hints(&path), &limits);
            Box::new(
                first.chain(
                    added
                        .into_iter()
                        .flat_map(move |(file, hints)| open_path(&file, hints, &limits)),
                ),
            )
        }
    }
}

/// What is in a file; `hints` are of the file itself, and not of what may be packed in it.
fn open_path(path: &Path, hints: Hints, limits: &Limits) -> Box<dyn Iterator<Item = Fed>> {
    let name = path.display().to_string();
    match source(path) {
        Ok(source) => {
            let inputs = unpack(&name, source, limits);
            Box::new(inputs.map(move |input| {
                input.map(|input| {
                    if input.name == name {
                        hinted(input, &hints)
                    } else {
                        input
                    }
                })
            }))
        }
        Err(error) => Box::new(std::iter::once(Err(unreadable(path, &error)))),
    }
}

/// An input with what is known of it from elsewhere.
fn hinted(mut input: OwnedInput, more: &Hints) -> OwnedInput {
    let hints = &mut input.hints;
    hints.url = hints.url.take().or_else(|| more.url.clone());
    hints.title = hints.title.take().or_else(|| more.title.clone());
    hints.publisher = hints.publisher.take().or_else(|| more.publisher.clone());
    hints.published = hints.published.take().or_else(|| more.published.clone());
    hints.rows_elsewhere.extend(&more.rows_elsewhere);
    input
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
