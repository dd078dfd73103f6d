//! The paths on the command line, with folders opened up: which files to read, in an order that depends on their names alone.
//!
//! A file that is named itself is read whatever it is. In a folder, files are told by their first bytes: what holds no text,
//! such as an image, is passed over and counted. Links that lead out of the folder are not followed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rashomon::types::Diagnostic;
use rashomon::{is_packed, passed_over};

/// How much of a file is looked at to tell what it is.
const HEAD: u64 = 1024;

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

/// The same where progress can be shown by it; none if a file is packed, since nobody knows what it will unpack to.
pub fn bytes_to_read(entries: &[Entry]) -> Option<u64> {
    let packed = |entry: &Entry| match entry {
        Entry::File(path, _) => head(path).is_ok_and(|head| is_packed(&head)),
        Entry::Stdin | Entry::Remark(_) => false,
    };
    total_bytes(entries).filter(|_| !entries.iter().any(packed))
}

/// The first bytes of a file.
fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
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
    let remark = Diagnostic::error("input.unreadable", message).with_help(help);
    remark.from_input(&path.display().to_string())
}

fn plain_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => error.to_string(),
    }
}

/// What was met in one folder and all below it.
struct Survey {
    /// Where the folder really is.
    root: Option<PathBuf>,
    taken: usize,
    /// What was passed over, by what it is.
    passed_over: BTreeMap<&'static str, usize>,
}

fn add_folder(folder: &Path, entries: &mut Entries) {
    let mut survey = Survey {
        root: fs::canonicalize(folder).ok(),
        taken: 0,
        passed_over: BTreeMap::new(),
    };
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
            Ok(kind) if kind.is_symlink() && !survey.stays_within(&path) => survey.pass_over("link out of the folder"),
            _ => add_file(path, entries, survey),
        }
    }
}

/// Adds a file of a folder; a link to another folder is not followed, so that no circle is walked.
fn add_file(path: PathBuf, entries: &mut Entries, survey: &mut Survey) {
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => survey.pass_over("link to a folder"),
        Ok(metadata) if !metadata.is_file() => survey.pass_over("file of the system"),
        Ok(metadata) => match head(&path) {
            Ok(head) => add_told(path, &head, metadata.len(), entries, survey),
            Err(error) => add_failure(&path, &error, entries),
        },
        Err(error) => add_failure(&path, &error, entries),
    }
}

/// Adds a file whose first bytes are known, unless they tell that it holds no text.
fn add_told(path: PathBuf, head: &[u8], len: u64, entries: &mut Entries, survey: &mut Survey) {
    match passed_over(&path.display().to_string(), head) {
        Some(what) => survey.pass_over(what),
        None => {
            survey.taken += 1;
            entries.insert(path.clone(), Entry::File(path, len));
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

impl Survey {
    /// Whether a link leads to something in the folder. One that leads nowhere is named as a file that cannot be read.
    fn stays_within(&self, link: &Path) -> bool {
        match (fs::canonicalize(link), &self.root) {
            (Ok(real), Some(root)) => real.starts_with(root),
            (Err(_), _) => true,
            (Ok(_), None) => false,
        }
    }

    fn pass_over(&mut self, what: &'static str) {
        *self.passed_over.entry(what).or_default() += 1;
    }

    fn remark(&self, folder: &Path) -> Option<Diagnostic> {
        let folder = folder.display().to_string();
        let remark = if self.taken == 0 {
            let message = format!("{folder}: there is nothing to read in this folder{}", self.counts());
            let help =
                "a folder is searched for files that hold text: plain text, web pages, JSON Lines, PDF, mail, archives";
            Diagnostic::warning("input.empty_folder", message).with_help(help)
        } else {
            let message = format!("{folder}: some files were passed over{}", self.counts());
            Diagnostic::note("input.passed_over", message).with_help("name any of them itself to read it")
        };
        let is_said = self.taken == 0 || !self.passed_over.is_empty();
        is_said.then(|| remark.from_input(&folder))
    }

    /// What was passed over, such as ` (2 × image, 1 × font)`.
    fn counts(&self) -> String {
        let counts: Vec<String> = self
            .passed_over
            .iter()
            .map(|(what, count)| format!("{count} × {what}"))
            .collect();
        if counts.is_empty() {
            return String::new();
        }
        format!(" ({})", counts.join(", "))
    }
}
