//! Nothing of one machine in what all machines get: no paths of its own, no package mirrors, no huge files.

use super::Breach;
use crate::repository::{File, LARGEST_TEXT, Repository};

/// Weights and gazetteers: the only files that may be large, each with its reason.
const WEIGHTS: &[(&str, &str)] = &[
    (
        "crates/rashomon-model/model/english.rashomon-model",
        "the English model, embedded so that one file works offline",
    ),
    (
        "crates/rashomon-model/model/english.rashomon-roles",
        "its layer of roles, embedded so that one file works offline",
    ),
    (
        "crates/rashomon-gazetteer/data/world.gazetteer",
        "the names of places, embedded so that one file works offline",
    ),
];

/// What begins a path that exists on one machine only. In two parts, so that this file does not breach its own rule.
const MACHINE_PATHS: &[&str] = &[
    concat!("..", "/shared"),
    concat!("/work", "/"),
    concat!("/root", "/"),
    concat!("/home", "/"),
    concat!("/Users", "/"),
    concat!("C:", "\\Users"),
];

/// Files that say where packages come from.
const PACKAGE_FILES: &[&str] = &[
    ".lock",
    "pyproject.toml",
    "requirements.txt",
    "pip.conf",
    ".cargo/config.toml",
];

/// The hosts that everyone can fetch packages from.
const PUBLIC_HOSTS: &[&str] = &[
    "crates.io",
    "docs.rs",
    "files.pythonhosted.org",
    "github.com",
    "index.crates.io",
    "pypi.org",
    "download.pytorch.org",
];

/// Finds machine paths, private package hosts and files that are too large.
pub fn check(repository: &Repository) -> Vec<Breach> {
    let sizes = repository.files.iter().filter(|file| is_too_large(file)).map(too_large);
    let lines = repository.texts("").flat_map(|(path, text)| check_lines(path, text));
    sizes.chain(lines).collect()
}

fn is_too_large(file: &File) -> bool {
    file.size > LARGEST_TEXT && !WEIGHTS.iter().any(|(path, _)| *path == file.path)
}

fn too_large(file: &File) -> Breach {
    let what = format!("{} bytes; at most {LARGEST_TEXT} are allowed", file.size);
    let mend = "build it from something smaller; weights are listed in xtask/src/tidy/hygiene.rs";
    Breach::new(&file.path, 1, what, mend)
}

fn check_lines(path: &str, text: &str) -> Vec<Breach> {
    let names_packages = PACKAGE_FILES.iter().any(|ending| path.ends_with(ending));
    let lines = text.lines().enumerate();
    let check_line = |(index, line): (usize, &str)| {
        let host = if names_packages { private_host(line) } else { None };
        let host = host.map(|host| (format!("packages from `{host}`"), "use the public registry"));
        let place = machine_path(line).map(|found| (format!("`{found}` is a path of one machine"), "take it out"));
        host.or(place)
            .map(|(what, mend)| Breach::new(path, index + 1, what, mend))
    };
    lines.filter_map(check_line).collect()
}

/// The machine path that a line holds, where it begins a path and is no part of an address.
fn machine_path(line: &str) -> Option<&'static str> {
    let begins_path = |before: &str| !before.ends_with(|last: char| last.is_alphanumeric() || "-_./}".contains(last));
    let holds = |path: &str| line.match_indices(path).any(|(offset, _)| begins_path(&line[..offset]));
    MACHINE_PATHS.iter().copied().find(|path| holds(path))
}

/// The first host in a line that not everyone can reach.
fn private_host(line: &str) -> Option<&str> {
    let addresses = line.split("://").skip(1);
    let mut hosts = addresses.map(|rest| rest.split(['/', '"', '\'', ' ', '?', '#']).next().unwrap_or_default());
    hosts.find(|host| !PUBLIC_HOSTS.contains(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_paths_are_told_from_addresses() {
        let folder = concat!("/home", "/ada/news.txt");
        assert!(machine_path(&format!("read {folder}")).is_some());
        assert!(machine_path(&format!("\"{folder}\"")).is_some());
        assert!(machine_path(&format!("https://example.org{folder}")).is_none());
    }

    #[test]
    fn only_private_hosts_are_breaches() {
        assert_eq!(
            private_host("registry+https://github.com/rust-lang/crates.io-index"),
            None
        );
        assert_eq!(
            private_host("url = \"https://mirror.example/simple\""),
            Some("mirror.example")
        );
        assert_eq!(check_lines("README.md", "see https://mirror.example/simple"), []);
    }
}
