//! Every source file begins by saying what it is for.

use super::Breach;
use crate::repository::Repository;

/// File endings, with what their first line begins with when it says so.
const OPENINGS: &[(&str, &[&str])] = &[
    (".rs", &["//!"]),
    (".py", &["\"\"\"", "r\"\"\"", "# ///"]),
    (".sh", &["#"]),
];

/// Finds files that begin otherwise.
pub fn check(repository: &Repository) -> Vec<Breach> {
    OPENINGS
        .iter()
        .flat_map(|(ending, openings)| check_kind(repository, ending, openings))
        .collect()
}

fn check_kind(repository: &Repository, ending: &str, openings: &[&str]) -> Vec<Breach> {
    let silent = repository
        .texts(ending)
        .filter(|(_, text)| !begins_with_doc(text, openings));
    let mend = format!("begin with `{}` and a sentence on what the file is for", openings[0]);
    silent
        .map(|(path, _)| Breach::new(path, 1, "the file does not say what it is for", &*mend))
        .collect()
}

fn begins_with_doc(text: &str, openings: &[&str]) -> bool {
    let first = text
        .lines()
        .find(|line| !line.starts_with("#!") && !line.is_empty())
        .unwrap_or_default();
    openings.iter().any(|opening| first.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doc_may_follow_a_shebang() {
        assert!(begins_with_doc(
            "#!/usr/bin/env python3\n\"\"\"Trains.\"\"\"\n",
            &["\"\"\""]
        ));
        assert!(begins_with_doc("//! Reads.\n", &["//!"]));
        assert!(!begins_with_doc("use std::fmt;\n//! Reads.\n", &["//!"]));
    }
}
