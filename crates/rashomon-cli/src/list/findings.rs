//! What was found for each row: its documents, and what became of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rashomon::List;
use rashomon::types::{Diagnostic, Document, DocumentId, Event, Run, Severity, Status, sha256_hex};

use crate::lists::file_of;

use super::address::normalised;
use super::{RowAt, row_path};

/// The names of the columns that are added.
pub const COLUMNS: [&str; 7] = [
    "rs_status",
    "rs_reason",
    "rs_document",
    "rs_claims",
    "rs_events",
    "rs_copy_of",
    "rs_disputed",
];

/// What was found, one entry a row.
pub struct Findings(Vec<[String; 7]>);

impl Findings {
    /// What a run found for the rows of a list; `files` were read.
    pub fn of(run: &Run, path: &Path, list: &List, files: &[PathBuf]) -> Self {
        let known = Known::of(run, list, files);
        let rows = (0..list.rows.len()).map(|at| known.row(path, list, at)).collect();
        Self(rows)
    }

    /// The cells that are added to a row.
    pub fn cells(&self, at: RowAt) -> &[String] {
        self.0.get(at).map(<[String; 7]>::as_slice).unwrap_or_default()
    }
}

/// A run, to look things up in.
struct Known<'a> {
    run: &'a Run,
    by_address: BTreeMap<String, Vec<&'a Document>>,
    /// By the file that the document came from.
    by_file: BTreeMap<&'a str, Vec<&'a Document>>,
    /// Failures by the file that they are about.
    failures: BTreeMap<&'a str, Vec<&'a Diagnostic>>,
    /// The files that were read, by the SHA-256 of their bytes, in hexadecimal digits.
    by_hash: BTreeMap<String, String>,
}

impl<'a> Known<'a> {
    fn of(run: &'a Run, list: &List, files: &[PathBuf]) -> Self {
        let mut known = Self {
            run,
            by_address: BTreeMap::new(),
            by_file: BTreeMap::new(),
            failures: BTreeMap::new(),
            by_hash: hashes(list, files),
        };
        for document in &run.documents {
            if let Some(url) = &document.url {
                known.by_address.entry(normalised(url)).or_default().push(document);
            }
            if let Some(path) = &document.path {
                known.by_file.entry(file_in(path)).or_default().push(document);
                if file_in(path) != path {
                    known.by_file.entry(path).or_default().push(document);
                }
            }
        }
        for remark in run
            .diagnostics
            .iter()
            .filter(|remark| remark.severity == Severity::Error)
        {
            if let Some(input) = remark.input.as_deref() {
                known.failures.entry(input).or_default().push(remark);
            }
        }
        known
    }

    fn row(&self, path: &Path, list: &List, at: RowAt) -> [String; 7] {
        let files = self.files(path, list, at);
        let documents = self.documents(path, list, at, &files);
        let failure = files.iter().find_map(|file| self.failures.get(file.as_str())?.first());
        let (status, reason) = match (documents.is_empty(), failure) {
            (false, _) => ("read", reason_of_read(&documents)),
            (true, Some(failure)) => ("failed", failure.message.clone()),
            (true, None) if !files.is_empty() => {
                ("no_text", "its file was read, and no report was found in it".to_owned())
            }
            (true, None) => (
                "not_found",
                "it has no text, and no file that was read has its address, its name or its hash".to_owned(),
            ),
        };
        let ids: BTreeSet<DocumentId> = documents.iter().map(|document| document.id).collect();
        let claims = self
            .run
            .claims
            .iter()
            .filter(|claim| ids.contains(&claim.document))
            .count();
        let events: Vec<&Event> = self
            .run
            .events
            .iter()
            .filter(|event| event.documents.iter().any(|id| ids.contains(id)))
            .collect();
        let disputed = events
            .iter()
            .flat_map(|event| &event.questions)
            .filter(|question| question.status == Status::Disputed);
        let number = |count: usize| {
            if documents.is_empty() {
                String::new()
            } else {
                count.to_string()
            }
        };
        [
            status.to_owned(),
            reason,
            joined(documents.iter().map(|document| document.id.to_string())),
            number(claims),
            joined(events.iter().map(|event| event.id.to_string())),
            joined(
                documents
                    .iter()
                    .filter_map(|document| document.copy_of)
                    .map(|id| id.to_string()),
            ),
            number(disputed.count()),
        ]
    }

    /// The files that a row means: one beside the list, one with such a name, or one whose hash it gives.
    fn files(&self, path: &Path, list: &List, at: RowAt) -> BTreeSet<String> {
        let Some(row) = list.rows.get(at) else {
            return BTreeSet::new();
        };
        let beside = file_of(path, &row.files).map(|(file, _)| file.display().to_string());
        let is_named = |file: &&str| {
            let name = Path::new(file)
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            row.files.iter().any(|wanted| {
                let wanted = wanted.replace('\\', "/");
                Some(wanted.rsplit('/').next().unwrap_or_default()) == name.as_deref()
            })
        };
        let read = self.by_file.keys().chain(self.failures.keys()).copied();
        let named = read.filter(is_named).map(str::to_owned);
        let hashed = row
            .cells
            .iter()
            .filter_map(|cell| hash_in(cell))
            .filter_map(|hash| self.by_hash.get(&hash).cloned());
        beside.into_iter().chain(named).chain(hashed).collect()
    }

    /// The documents of a row, each once, in the order of the run.
    fn documents(&self, path: &Path, list: &List, at: RowAt, files: &BTreeSet<String>) -> Vec<&'a Document> {
        let own = row_path(path, list, at).and_then(|own| self.by_file.get(own.as_str()));
        let url = list.rows.get(at).and_then(|row| row.hints.url.as_deref());
        let addressed = url.and_then(|url| self.by_address.get(&normalised(url)));
        let filed = files.iter().filter_map(|file| self.by_file.get(file.as_str()));
        let mut found: Vec<&Document> = own
            .into_iter()
            .chain(addressed)
            .chain(filed)
            .flatten()
            .copied()
            .collect();
        let mut seen = BTreeSet::new();
        found.retain(|document| seen.insert(document.id));
        found
    }
}

/// The file of a document that lies in a container or a list.
fn file_in(path: &str) -> &str {
    path.split('#').next().unwrap_or(path)
}

/// What to say of documents that were read with a doubt.
fn reason_of_read(documents: &[&Document]) -> String {
    let flags: BTreeSet<&str> = documents
        .iter()
        .flat_map(|document| &document.flags)
        .map(String::as_str)
        .collect();
    joined(flags.into_iter().map(str::to_owned))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

/// The files by the hash of their bytes; nothing is hashed for a list that gives no hash.
fn hashes(list: &List, files: &[PathBuf]) -> BTreeMap<String, String> {
    let gives = list
        .rows
        .iter()
        .any(|row| row.cells.iter().any(|cell| hash_in(cell).is_some()));
    let files = files.iter().filter(|_| gives);
    files
        .filter_map(|file| Some((sha256_hex(&fs::read(file).ok()?), file.display().to_string())))
        .collect()
}

/// A SHA-256 in a cell, in lower case: `SHA-256:ab…`, or the digits alone.
fn hash_in(cell: &str) -> Option<String> {
    let digits = cell.trim().rsplit(':').next()?.trim();
    let is_hash = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| digits.to_ascii_lowercase())
}
