//! Lists among the inputs: which files their rows name, and what they say of them.
//!
//! Only files in the list's own folder and below it are taken, and links that lead out of it are not followed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use rashomon::{Hints, List, Mapping, linked_rows, passed_over};

use crate::paths::Entry;

/// How much of a file is looked at to tell whether it is a list.
const HEAD: u64 = 16 * 1024;

/// A larger list is read for its texts alone.
const MOST: u64 = 64 << 20;

/// What the lists among some entries say.
#[derive(Debug, Default)]
pub struct Lists {
    /// Of files, by where they really are.
    of_files: BTreeMap<PathBuf, Hints>,
    /// The rows of each list whose words are in files.
    rows: BTreeMap<PathBuf, Vec<usize>>,
    /// The files that each list adds to the inputs.
    added: BTreeMap<PathBuf, Vec<PathBuf>>,
}

impl Lists {
    /// Looks for lists among entries.
    pub fn among(entries: &[Entry], mapping: &Mapping) -> Self {
        let mut lists = Self::default();
        let files: Vec<&PathBuf> = entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::File(path, len) if *len <= MOST => Some(path),
                _ => None,
            })
            .collect();
        let mut known = None;
        for path in &files {
            let Some(list) = open(path, mapping) else { continue };
            let known = known.get_or_insert_with(|| files.iter().filter_map(|file| real(file)).collect());
            lists.take(path, &list, known);
        }
        lists
    }

    fn take(&mut self, path: &Path, list: &List, known: &mut BTreeSet<PathBuf>) {
        for row in list.rows.iter().filter(|row| !row.has_text) {
            let Some((file, real)) = file_of(path, &row.files) else {
                continue;
            };
            self.rows.entry(path.to_owned()).or_default().push(row.number);
            self.of_files.entry(real.clone()).or_insert_with(|| row.hints.clone());
            if known.insert(real) {
                self.added.entry(path.to_owned()).or_default().push(file);
            }
        }
    }

    /// What is known of a file from lists.
    pub fn hints(&self, path: &Path) -> Hints {
        if self.of_files.is_empty() && self.rows.is_empty() {
            return Hints::default();
        }
        let of_file = real(path)
            .and_then(|real| self.of_files.get(&real))
            .cloned()
            .unwrap_or_default();
        Hints {
            rows_elsewhere: self.rows.get(path).cloned().unwrap_or_default(),
            ..of_file
        }
    }

    /// The files that a list adds.
    pub fn added(&self, path: &Path) -> Vec<PathBuf> {
        self.added.get(path).cloned().unwrap_or_default()
    }
}

/// The list in a file, if it is one.
pub fn open(path: &Path, mapping: &Mapping) -> Option<List> {
    let mut file = File::open(path).ok()?;
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut bytes).ok()?;
    let begins_otherwise = [&b"{"[..], b"[", b"<", b"%PDF", b"PK", b"\x1f\x8b", b"\x89", b"\xff\xd8"];
    if bytes.is_empty() || begins_otherwise.iter().any(|begin| bytes.starts_with(begin)) {
        return None;
    }
    linked_rows(&bytes, mapping)?;
    file.take(MOST).read_to_end(&mut bytes).ok()?;
    linked_rows(&bytes, mapping)
}

/// The first of these files that is beside the list or below it and holds something to read: as the user would name it,
/// and where it really is.
pub fn file_of(list: &Path, names: &[String]) -> Option<(PathBuf, PathBuf)> {
    let folder = list
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let root = real(folder)?;
    let given = list.parent().unwrap_or(Path::new(""));
    names.iter().find_map(|name| {
        let relative = relative(name)?;
        let real = real(&folder.join(&relative)).filter(|real| real.starts_with(&root))?;
        let is_read = fs::metadata(&real).is_ok_and(|metadata| metadata.is_file()) && holds_text(&real);
        is_read.then(|| (given.join(relative), real))
    })
}

/// A name as a path that leads downwards; nothing if it does not.
fn relative(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(name.replace('\\', "/"));
    let path = path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
    let is_down = path.components().all(|step| matches!(step, Component::Normal(_)));
    (is_down && path.components().next().is_some() && !name.contains('\0')).then_some(path)
}

fn holds_text(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(512).read_to_end(&mut head));
    read.is_ok() && passed_over(&path.display().to_string(), &head).is_none()
}

/// Where a path really leads.
fn real(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_lead_downwards_are_taken() {
        for (name, expected) in [
            ("pages/1.html", Some("pages/1.html")),
            ("./1.html", Some("1.html")),
            ("pages\\1.html", Some("pages/1.html")),
            ("../1.html", None),
            ("a/../../b", None),
            ("/etc/passwd", None),
            ("", None),
            (".", None),
        ] {
            assert_eq!(relative(name), expected.map(PathBuf::from), "{name}");
        }
    }
}
