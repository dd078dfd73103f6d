//! No panic on any input: a library says why each thing that could panic cannot.

use super::Breach;
use super::syntax::Syntax;
use crate::repository::Repository;

/// The comment that says why a panic cannot be reached.
const REASON: &str = "// never fails:";

/// How many lines above it the reason may begin.
const REACH: usize = 3;

/// Finds what can panic in the library crates, tests apart.
pub fn check(repository: &Repository) -> Vec<Breach> {
    let is_library =
        |path: &str| library_of(path).is_some_and(|library| repository.files.iter().any(|file| file.path == library));
    let files = repository
        .texts(".rs")
        .filter(|(path, _)| is_library(path) && !path.ends_with("tests.rs"));
    files.flat_map(|(path, text)| check_file(path, text)).collect()
}

/// The `lib.rs` that a source file would belong to.
fn library_of(path: &str) -> Option<String> {
    let (folder, _) = path.strip_prefix("crates/")?.split_once("/src/")?;
    Some(format!("crates/{folder}/src/lib.rs"))
}

fn check_file(path: &str, text: &str) -> Vec<Breach> {
    let Some(syntax) = Syntax::read(text) else {
        return Vec::new();
    };
    let lines: Vec<&str> = text.lines().collect();
    let has_reason = |line: usize| {
        lines[line.saturating_sub(REACH + 1)..line]
            .iter()
            .any(|text| text.contains(REASON))
    };
    let shipped = syntax
        .panics
        .iter()
        .filter(|(line, _)| !syntax.is_test(*line) && !has_reason(*line));
    let mend = format!("handle the other case, or say why there is none: `{REASON} …`");
    shipped
        .map(|(line, what)| Breach::new(path, *line, format!("{what} can panic"), &*mend))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_needs_a_reason() {
        assert_eq!(check_file("a.rs", "fn a() {\n    b.unwrap();\n}\n")[0].line, 2);
        assert_eq!(
            check_file("a.rs", "fn a() {\n    // never fails: b is there\n    b.unwrap();\n}\n"),
            []
        );
        assert_eq!(
            check_file("a.rs", "#[cfg(test)]\nmod tests {\n    fn a() { b.unwrap(); }\n}\n"),
            []
        );
    }

    #[test]
    fn only_sources_of_crates_are_looked_at() {
        assert_eq!(
            library_of("crates/a/src/b/c.rs").as_deref(),
            Some("crates/a/src/lib.rs")
        );
        assert_eq!(library_of("crates/a/tests/c.rs"), None);
        assert_eq!(library_of("xtask/src/main.rs"), None);
    }
}
