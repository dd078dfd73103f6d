//! The paths on the command line, with folders opened up: which files to read, in an order that depends on their names alone.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rashomon::types::Diagnostic;

/// What a file in a folder must end with to be read. A file that is named itself is read whatever its name.
pub const ENDINGS: &[&str] = &["txt", "text", "html", "htm", "json", "jsonl", "ndjson", "md"];

/// The name of standard input.
pub const STDIN: &str = "-";

/// One thing to read.
#[derive(Debug)]
pub enum Entry {
    /// Standard input.
    Stdin,
    /// A file and its length in bytes.
    File(PathBuf, u64),
    /// Something that cannot be read, or a remark on a folder.
    Remark(Diagnostic),
}

/// Opens up folders. Each file comes once, and the order is that of the names, however they were given.
pub fn expand(paths: &[PathBuf]) -> Vec<Entry> {
    let mut entries = BTreeMap::new();
    for path in paths {
        if path.as_os_str() == STDIN {
            entries.insert(path.clone(), Entry::Stdin);
        } else {
            add_named(path, &mut entries);
        }
    }
    entries.into_values().collect()
}

/// How many bytes there are to read; none if that cannot be known.
pub fn total_bytes(entries: &[Entry]) -> Option<u64> {
    let bytes = |entry: &Entry| match entry {
        Entry::Stdin => None,
        Entry::File(_, bytes) => Some(*bytes),
        Entry::Remark(_) => Some(0),
    };
    entries.iter().map(bytes).sum()
}

type Entries = BTreeMap<PathBuf, Entry>;

fn add_named(path: &Path, entries: &mut Entries) {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => add_folder(path, entries),
        Ok(metadata) => {
            entries.insert(path.to_path_buf(), Entry::File(path.to_path_buf(), metadata.len()));
        }
        Err(error) => add_failure(path, &error, entries),
    }
}

fn add_failure(path: &Path, error: &io::Error, entries: &mut Entries) {
    entries.insert(path.to_path_buf(), Entry::Remark(unreadable(path, error)));
}

/// A path that cannot be read, and what to do about it.
pub fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        io::ErrorKind::NotFound => "check the spelling, or run from the folder that it is in",
        io::ErrorKind::PermissionDenied => "ask for leave to read it, or copy it somewhere that you can read",
        _ => "see whether another program can open it",
    };
    let message = format!("{}: cannot be read: {}", path.display(), plain_reason(error));
    Diagnostic::error("input.unreadable", message).with_help(help)
}

fn plain_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => error.to_string(),
    }
}

/// What was met in one folder and all below it.
#[derive(Default)]
struct Survey {
    taken: usize,
    /// The files passed over, by the ending of their names.
    passed_over: BTreeMap<String, usize>,
}

fn add_folder(folder: &Path, entries: &mut Entries) {
    let mut survey = Survey::default();
    add_below(folder, entries, &mut survey);
    if let Some(remark) = survey.remark(folder) {
        entries.entry(folder.to_path_buf()).or_insert(Entry::Remark(remark));
    }
}

fn add_below(folder: &Path, entries: &mut Entries, survey: &mut Survey) {
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) => return add_failure(folder, &error, entries),
    };
    for item in listing.flatten().filter(|item| !is_hidden(&item.path())) {
        let path = item.path();
        match item.file_type() {
            Ok(kind) if kind.is_dir() => add_below(&path, entries, survey),
            _ if is_report(&path) => add_report(path, entries, survey),
            _ => survey.pass_over(&path),
        }
    }
}

/// Adds a file of a folder; a link to another folder is not followed, so that no circle is walked.
fn add_report(path: PathBuf, entries: &mut Entries, survey: &mut Survey) {
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => survey.pass_over(&path),
        Ok(metadata) => {
            survey.taken += 1;
            entries.insert(path.clone(), Entry::File(path, metadata.len()));
        }
        Err(error) => add_failure(&path, &error, entries),
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_report(path: &Path) -> bool {
    ENDINGS.contains(&ending(path).as_str())
}

fn ending(path: &Path) -> String {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.unwrap_or_default()
}

impl Survey {
    fn pass_over(&mut self, path: &Path) {
        *self.passed_over.entry(ending(path)).or_default() += 1;
    }

    fn remark(&self, folder: &Path) -> Option<Diagnostic> {
        let listed = ENDINGS
            .iter()
            .map(|ending| format!(".{ending}"))
            .collect::<Vec<_>>()
            .join(" ");
        let help = format!("a folder is searched for {listed}; name any other file itself to read it");
        if self.taken == 0 {
            let message = format!(
                "{}: there is nothing to read in this folder{}",
                folder.display(),
                self.counts()
            );
            return Some(Diagnostic::warning("input.empty_folder", message).with_help(help));
        }
        let message = format!("{}: some files were passed over{}", folder.display(), self.counts());
        (!self.passed_over.is_empty()).then(|| Diagnostic::note("input.passed_over", message).with_help(help))
    }

    /// The files passed over, such as ` (2 × .pdf, 1 without ending)`.
    fn counts(&self) -> String {
        let count = |(ending, count): (&String, &usize)| match ending.as_str() {
            "" => format!("{count} without ending"),
            ending => format!("{count} × .{ending}"),
        };
        let counts: Vec<String> = self.passed_over.iter().map(count).collect();
        if counts.is_empty() {
            return String::new();
        }
        format!(" ({})", counts.join(", "))
    }
}
