//! The files of this repository, read once and in a fixed order.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders that hold nothing of ours, left out where git is not there to tell.
const FOREIGN_FOLDERS: &[&str] = &[".git", ".venv", "__pycache__", "node_modules", "shared", "target"];

/// A file larger than this many bytes is not read as text.
pub const LARGEST_TEXT: u64 = 2 * 1024 * 1024;

/// One file of the repository.
pub struct File {
    /// Its path from the root, with `/` between folders.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its text; none if it is too large or no UTF-8.
    pub text: Option<String>,
}

/// All files that git tracks or would track, in the order of their paths.
pub struct Repository {
    /// Where it lies on this machine.
    pub root: PathBuf,
    /// Its files.
    pub files: Vec<File>,
}

impl Repository {
    /// Reads the repository that this chore belongs to.
    pub fn read() -> Self {
        let root = root();
        let paths = paths_by_git(&root).unwrap_or_else(|| paths_by_walking(&root));
        let files = paths.into_iter().filter_map(|path| read_file(&root, path)).collect();
        Self { root, files }
    }

    /// The files whose name ends so, with their texts.
    pub fn texts<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let named = self.files.iter().filter(move |file| file.path.ends_with(ending));
        named.filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?)))
    }
}

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    xtask
        .and_then(|folder| folder.parent().map(Path::to_path_buf))
        .unwrap_or_else(|| PathBuf::from("."))
}

/// The cargo that runs this chore, so that every step uses the same toolchain.
pub fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

fn paths_by_git(root: &Path) -> Option<BTreeSet<String>> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(arguments).current_dir(root).output().ok()?;
    let listing = String::from_utf8(output.stdout).ok()?;
    let paths = listing.split('\0').filter(|path| !path.is_empty()).map(str::to_owned);
    output.status.success().then(|| paths.collect())
}

fn paths_by_walking(root: &Path) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| !is_foreign(entry)) {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                _ => paths.extend(relative(root, &entry.path())),
            }
        }
    }
    paths
}

fn is_foreign(entry: &std::fs::DirEntry) -> bool {
    entry
        .file_name()
        .to_str()
        .is_some_and(|name| FOREIGN_FOLDERS.contains(&name))
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str());
    parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}

/// Reads one file; none if it was deleted and git still lists it, or if it is a folder or a link.
fn read_file(root: &Path, path: String) -> Option<File> {
    let full = root.join(&path);
    let metadata = std::fs::symlink_metadata(&full)
        .ok()
        .filter(std::fs::Metadata::is_file)?;
    let size = metadata.len();
    let bytes = if size <= LARGEST_TEXT {
        std::fs::read(&full).ok()
    } else {
        None
    };
    Some(File {
        path,
        size,
        text: bytes.and_then(|bytes| String::from_utf8(bytes).ok()),
    })
}
