//! No function over 80 lines without a stated reason; no file over 600 lines of code, tests apart.

use std::ops::RangeInclusive;

use super::Breach;
use super::syntax::Syntax;
use crate::repository::Repository;

const LONGEST_FUNCTION: usize = 80;
const LONGEST_FILE: usize = 600;

/// The comment that states why a function is long.
const REASON: &str = "// long:";

/// Finds long functions and long files.
pub fn check(repository: &Repository) -> Vec<Breach> {
    repository
        .texts(".rs")
        .flat_map(|(path, text)| check_file(path, text))
        .collect()
}

fn check_file(path: &str, text: &str) -> Vec<Breach> {
    let Some(syntax) = Syntax::read(text) else {
        return Vec::new();
    };
    let mut breaches = check_functions(path, text, &syntax);
    let lines = count_code(text, &syntax);
    if lines > LONGEST_FILE && !is_test_file(path) {
        let what = format!("{lines} lines of code; at most {LONGEST_FILE} are allowed");
        breaches.push(Breach::new(path, 1, what, "move one of its ideas to a file of its own"));
    }
    breaches
}

fn check_functions(path: &str, text: &str, syntax: &Syntax) -> Vec<Breach> {
    let long = syntax
        .functions
        .iter()
        .filter(|function| function.lines.clone().count() > LONGEST_FUNCTION);
    let unreasoned = long.filter(|function| !states_reason(text, &function.lines));
    let breach = |function: &super::syntax::Function| {
        let what = format!("`{}` has {} lines", function.name, function.lines.clone().count());
        let mend = format!("split it, or say why not in a comment: `{REASON} …`");
        Breach::new(path, *function.lines.start(), what, mend)
    };
    unreasoned.map(breach).collect()
}

/// Whether the reason stands in the function or right above it.
fn states_reason(text: &str, lines: &RangeInclusive<usize>) -> bool {
    let above = lines.start().saturating_sub(2);
    text.lines()
        .take(*lines.end())
        .skip(above)
        .any(|line| line.contains(REASON))
}

fn count_code(text: &str, syntax: &Syntax) -> usize {
    let is_code = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
    text.lines()
        .enumerate()
        .filter(|(index, line)| is_code(line) && !syntax.is_test(index + 1))
        .count()
}

fn is_test_file(path: &str) -> bool {
    path.contains("/tests/") || path.starts_with("tests/") || path.ends_with("tests.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function_of(lines: usize, comment: &str) -> String {
        format!("{comment}\nfn long() {{\n{}}}\n", "    step();\n".repeat(lines - 2))
    }

    #[test]
    fn a_long_function_needs_a_reason() {
        assert_eq!(check_file("a.rs", &function_of(80, "")), []);
        assert_eq!(check_file("a.rs", &function_of(81, ""))[0].line, 2);
        assert_eq!(check_file("a.rs", &function_of(81, "// long: one table")), []);
    }

    #[test]
    fn tests_and_comments_are_no_code() {
        let text = "// a\n\nfn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n";
        assert_eq!(count_code(text, &Syntax::read(text).expect("it is Rust")), 1);
    }
}
