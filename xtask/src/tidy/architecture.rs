//! ARCHITECTURE.md tells the truth: each path that it names exists, and it names each crate.

use std::path::Path;

use super::Breach;
use super::layers::workspace_crates;
use crate::repository::Repository;

const MAP: &str = "ARCHITECTURE.md";

/// Finds paths that are not there and crates that are not named.
pub fn check(repository: &Repository) -> Vec<Breach> {
    let Some((_, text)) = repository.texts(MAP).find(|(path, _)| *path == MAP) else {
        return vec![Breach::new(
            MAP,
            1,
            "the file is missing",
            "write it: the flow, the house, the invariants",
        )];
    };
    let mut breaches = missing_paths(text, &repository.root);
    let unnamed = workspace_crates()
        .into_iter()
        .filter(|member| !text.contains(&format!("`{}`", member.name)));
    breaches.extend(unnamed.map(|member| {
        let what = format!("the crate `{}` is not named", member.name);
        Breach::new(MAP, 1, what, "add it to the table of the house")
    }));
    breaches
}

fn missing_paths(text: &str, root: &Path) -> Vec<Breach> {
    let lines = text.lines().enumerate();
    let named = lines.flat_map(|(index, line)| paths_in(line).map(move |path| (index + 1, path)));
    let missing = named.filter(|(_, path)| !root.join(path).exists());
    let breach = |(line, path): (usize, &str)| {
        Breach::new(
            MAP,
            line,
            format!("`{path}` does not exist"),
            "name what is there, or take the name out",
        )
    };
    missing.map(breach).collect()
}

/// The paths between backticks in a line: what has a slash and nothing that a path has not.
fn paths_in(line: &str) -> impl Iterator<Item = &str> {
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.filter(|words| words.contains('/') && !words.starts_with('/') && words.chars().all(is_path_character))
}

fn is_path_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '/' | '.' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_other_code() {
        let line = "`crates/a/src`, `a::b`, `lexicons/en/*.toml`, `cargo run -- a/b`, `.ci/run`";
        assert_eq!(paths_in(line).collect::<Vec<_>>(), ["crates/a/src", ".ci/run"]);
    }
}
