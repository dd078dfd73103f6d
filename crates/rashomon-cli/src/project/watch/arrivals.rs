//! What arrived in a folder and is no longer being written: it has the same length and the same time of change twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::paths::{Entry, expand};

/// How a file looks from outside.
type Look = (u64, Option<SystemTime>);

/// The files of a folder.
pub struct Arrivals {
    folder: PathBuf,
    /// As each looked last time.
    seen: BTreeMap<PathBuf, Look>,
    /// As each looked when it was taken in.
    taken: BTreeMap<PathBuf, Look>,
}

impl Arrivals {
    /// A folder that was never looked into.
    pub fn of(folder: &Path) -> Self {
        Self {
            folder: folder.to_path_buf(),
            seen: BTreeMap::new(),
            taken: BTreeMap::new(),
        }
    }

    /// Looks into the folder; the files that look as they did last time and were not taken in like that.
    pub fn look(&mut self) -> Vec<PathBuf> {
        let now = looks(&self.folder);
        let same =
            |path: &PathBuf, look: &Look| self.seen.get(path) == Some(look) && self.taken.get(path) != Some(look);
        let ready: BTreeMap<PathBuf, Look> = now
            .iter()
            .filter(|(path, look)| same(path, look))
            .map(|(path, look)| (path.clone(), *look))
            .collect();
        self.taken
            .extend(ready.iter().map(|(path, look)| (path.clone(), *look)));
        self.seen = now;
        ready.into_keys().collect()
    }

    /// The files that looked otherwise the last two times.
    pub fn growing(&self) -> impl Iterator<Item = &PathBuf> {
        let is_taken = |path: &PathBuf, look: &Look| self.taken.get(path) == Some(look);
        self.seen
            .iter()
            .filter(move |(path, look)| !is_taken(path, look))
            .map(|(path, _)| path)
    }
}

fn looks(folder: &Path) -> BTreeMap<PathBuf, Look> {
    let entries = expand(&[folder.to_path_buf()]);
    let files = entries.into_iter().filter_map(|entry| match entry {
        Entry::File(path, bytes) => Some((path, bytes)),
        _ => None,
    });
    let look = |(path, bytes): (PathBuf, u64)| {
        let changed = fs::metadata(&path).and_then(|metadata| metadata.modified()).ok();
        (path, (bytes, changed))
    };
    files.map(look).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_ready_once_it_stays_the_same() {
        let folder = std::env::temp_dir().join(format!("rashomon-arrivals-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.txt");
        fs::write(&file, "The mayor").unwrap();
        let mut arrivals = Arrivals::of(&folder);
        assert!(arrivals.look().is_empty());
        fs::write(&file, "The mayor said no.").unwrap();
        assert!(arrivals.look().is_empty() && arrivals.growing().count() == 1);
        assert_eq!(arrivals.look(), [file]);
        assert!(arrivals.look().is_empty() && arrivals.growing().count() == 0);
    }
}
