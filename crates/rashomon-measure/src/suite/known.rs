//! The cases that are known to fail, one name a line, so that a new failure and a new success are both noticed.

use std::collections::BTreeSet;
use std::path::Path;

use super::run::{Outcome, Suite};

/// What stands at the head of the list.
const HEAD: &str = "# Cases that fail for now, one name a line. `cargo xtask suite --bless-known` rewrites this list;\n\
    # a case on it that passes makes the suite fail until it is taken off.\n";

/// The names on the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known(BTreeSet<String>);

/// What a run of the suite comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many cases passed that should.
    pub passed: usize,
    /// How many failed that are known to.
    pub known: usize,
    /// A sentence on each case that failed unexpectedly or passed unexpectedly, and on each name that no case has.
    pub complaints: Vec<String>,
}

impl Known {
    /// Reads the list; an absent file is an empty list.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        Self::parse(&std::fs::read_to_string(path).unwrap_or_default())
    }

    fn parse(text: &str) -> Self {
        let lines = text.lines().map(str::trim);
        Self(
            lines
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(str::to_owned)
                .collect(),
        )
    }

    /// The list of what fails in this run.
    #[must_use]
    pub fn of(outcomes: &[Outcome<'_>]) -> Self {
        let failed = outcomes.iter().filter(|outcome| !outcome.passed());
        Self(failed.map(|outcome| outcome.case.name.clone()).collect())
    }

    /// The list as a file.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().fold(HEAD.to_owned(), |text, name| text + name + "\n")
    }

    /// Sets what happened against what is known.
    #[must_use]
    pub fn judge(&self, suite: &Suite, outcomes: &[Outcome<'_>]) -> Verdict {
        let mut verdict = Verdict::default();
        for outcome in outcomes {
            let case = outcome.case;
            match (outcome.passed(), self.0.contains(&case.name)) {
                (true, false) => verdict.passed += 1,
                (false, true) => verdict.known += 1,
                (false, false) => verdict.complaints.push(format!("{}: fails: {}", case.place, case.name)),
                (true, true) => {
                    let complaint = format!("{}: now passes: take it off the list: {}", case.place, case.name);
                    verdict.complaints.push(complaint);
                }
            }
        }
        let strangers = self
            .0
            .iter()
            .filter(|name| suite.cases.iter().all(|case| case.name != **name));
        verdict
            .complaints
            .extend(strangers.map(|name| format!("known-failures.txt: no case is called: {name}")));
        verdict
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::case::Case;
    use crate::suite::run::Difference;

    fn suite() -> Suite {
        let case = |name: &str| Case {
            name: name.to_owned(),
            place: "f.md:1".to_owned(),
            ..Case::default()
        };
        Suite {
            cases: vec![case("a"), case("b"), case("c")],
        }
    }

    #[test]
    fn surprises_are_complaints_either_way() {
        let suite = suite();
        let outcome = |case, fails: bool| Outcome {
            differences: if fails {
                vec![Difference::Problem("x".to_owned())]
            } else {
                Vec::new()
            },
            ..Outcome::of(case)
        };
        let outcomes = [
            outcome(&suite.cases[0], false),
            outcome(&suite.cases[1], true),
            outcome(&suite.cases[2], false),
        ];
        let verdict = Known::parse("# head\nb\nc\nd\n").judge(&suite, &outcomes);
        assert_eq!((verdict.passed, verdict.known), (1, 1));
        let expected = [
            "f.md:1: now passes: take it off the list: c",
            "known-failures.txt: no case is called: d",
        ];
        assert_eq!(verdict.complaints, expected);
        assert_eq!(
            Known::parse("").judge(&suite, &outcomes).complaints,
            ["f.md:1: fails: b"]
        );
        assert_eq!(Known::parse(&Known::of(&outcomes).text()), Known::parse("b"));
    }
}
