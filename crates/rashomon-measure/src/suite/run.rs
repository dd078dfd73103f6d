//! The cases run through the engine, all at once on every core.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rashomon::{Engine, Input};
use rashomon_types::Run;
use serde_json::json;

use super::align::align;
use super::case::{Case, Described, Key, Meta, parse};
use super::compare::holds;
use super::describe::describe;
use crate::parallel;

/// All cases, in the order of families, files and lines.
#[derive(Debug, Clone, Default)]
pub struct Suite {
    /// The cases.
    pub cases: Vec<Case>,
}

/// One way in which a case fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A claim has another value than expected.
    Wrong {
        /// How the claim's content begins, to tell it from others.
        claim: String,
        /// Which key.
        key: Key,
        /// What the case says.
        expected: String,
        /// What was found.
        found: String,
    },
    /// An expected claim has no partner.
    Missed(Described),
    /// A claim was found that none is expected for.
    Invented(Described),
    /// The engine gave no document, or broke.
    Problem(String),
}

/// What came of one case.
#[derive(Debug, Clone)]
pub struct Outcome<'suite> {
    /// The case.
    pub case: &'suite Case,
    /// How many claims were found.
    pub found: usize,
    /// How many of those answer one that was expected.
    pub matched: usize,
    /// Each key that was expected, and whether it was right.
    pub keys: Vec<(Key, bool)>,
    /// How many expected claims have the right speaker, or source where the case gives no speaker.
    pub speakers: usize,
    /// Why it fails; nothing where it passes.
    pub differences: Vec<Difference>,
}

impl Suite {
    /// Reads the cases below a folder of families.
    ///
    /// # Errors
    ///
    /// A sentence that names the file where a case breaks the format or has the name of another.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut cases = Vec::new();
        for family in entries(folder)?.iter().filter(|path| path.is_dir()) {
            for file in entries(family)?
                .iter()
                .filter(|path| path.extension().is_some_and(|found| found == "md"))
            {
                let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
                let shown = format!("tests/suite/{}/{}", file_name(family), file_name(file));
                cases.extend(parse(&file_name(family), &shown, &text)?);
            }
        }
        let mut names = BTreeSet::new();
        match cases.iter().find(|case| !names.insert(case.name.as_str())) {
            Some(case) => Err(format!("{}: another case is called \"{}\" too", case.place, case.name)),
            None => Ok(Self { cases }),
        }
    }

    /// The outcome of each case whose name or place holds `filter`.
    #[must_use]
    pub fn run(&self, engine: &Engine, filter: &str) -> Vec<Outcome<'_>> {
        let chosen = self
            .cases
            .iter()
            .filter(|case| case.name.contains(filter) || case.place.contains(filter));
        parallel::map(&chosen.collect::<Vec<_>>(), |case| run(case, engine))
    }
}

fn entries(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let listing = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = listing.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn run<'suite>(case: &'suite Case, engine: &Engine) -> Outcome<'suite> {
    let input = input(case);
    let input = Input {
        name: &case.name,
        bytes: input.as_bytes(),
    };
    // Otherwise one broken case would hide what the others come to.
    match catch_unwind(AssertUnwindSafe(|| engine.read(&[input]))) {
        Ok(run) => outcome(case, &run),
        Err(_) => Outcome {
            differences: vec![Difference::Problem("the engine panicked".to_owned())],
            ..Outcome::of(case)
        },
    }
}

/// The report as the engine is given it: the bare text, or a record where the case knows more.
fn input(case: &Case) -> String {
    let text = format!("{}\n", case.news);
    let Meta {
        published,
        publisher,
        title,
    } = &case.meta;
    if case.meta == Meta::default() {
        return text;
    }
    json!({ "text": text, "published": published, "publisher": publisher, "title": title }).to_string()
}

fn outcome<'suite>(case: &'suite Case, run: &Run) -> Outcome<'suite> {
    let Some(document) = run.documents.first() else {
        let reasons: Vec<&str> = run.diagnostics.iter().map(|remark| remark.message.as_str()).collect();
        let problem = format!("no document was read: {}", reasons.join(" "));
        return Outcome {
            differences: vec![Difference::Problem(problem)],
            ..Outcome::of(case)
        };
    };
    let found: Vec<Described> = run
        .claims
        .iter()
        .map(|claim| describe(claim, &run.claims, &document.text))
        .collect();
    compare(case, &found)
}

fn compare<'suite>(case: &'suite Case, found: &[Described]) -> Outcome<'suite> {
    let partners = align(&case.claims, found);
    let mut outcome = Outcome {
        found: found.len(),
        ..Outcome::of(case)
    };
    for (expected, partner) in case.claims.iter().zip(&partners) {
        match partner {
            Some(partner) => outcome.note_match(expected, &found[*partner]),
            None => outcome.note_miss(expected),
        }
    }
    let invented = found
        .iter()
        .enumerate()
        .filter(|(place, _)| !partners.contains(&Some(*place)));
    outcome
        .differences
        .extend(invented.map(|(_, claim)| Difference::Invented(claim.clone())));
    outcome
}

impl<'suite> Outcome<'suite> {
    /// The outcome of a case in which nothing was found and nothing is wrong yet.
    #[must_use]
    pub(super) fn of(case: &'suite Case) -> Self {
        Self {
            case,
            found: 0,
            matched: 0,
            keys: Vec::new(),
            speakers: 0,
            differences: Vec::new(),
        }
    }

    /// Whether the case passes.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.differences.is_empty()
    }

    fn note_match(&mut self, expected: &Described, found: &Described) {
        self.matched += 1;
        let speaker = if expected.get(Key::Speaker).is_some() {
            Key::Speaker
        } else {
            Key::Source
        };
        for (key, wanted) in expected.iter() {
            let got = found.get(key).unwrap_or_default();
            let is_right = holds(key, wanted, got);
            self.keys.push((key, is_right));
            self.speakers += usize::from(is_right && key == speaker);
            if !is_right {
                let claim = expected.get(Key::Content).unwrap_or_default().to_owned();
                let (expected, found) = (wanted.to_owned(), got.to_owned());
                self.differences.push(Difference::Wrong {
                    claim,
                    key,
                    expected,
                    found,
                });
            }
        }
    }

    fn note_miss(&mut self, expected: &Described) {
        self.keys.extend(expected.iter().map(|(key, _)| (key, false)));
        self.differences.push(Difference::Missed(expected.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(claims: &str) -> Case {
        let text = format!("## a\n```news\nx\n```\n```claims\n{claims}\n```\n");
        parse("family", "f.md", &text).unwrap().remove(0)
    }

    fn claim(source: &str, content: &str) -> Described {
        Described::new(vec![
            (Key::Source, source.to_owned()),
            (Key::Content, content.to_owned()),
        ])
    }

    #[test]
    fn a_case_passes_when_nothing_is_missed_wrong_or_left_over() {
        let case = case("- source: he\n  content: it was over");
        let outcome = compare(&case, &[claim("he", "it was over.")]);
        assert!(outcome.passed() && (outcome.matched, outcome.speakers) == (1, 1));
        assert!(!compare(&case, &[claim("he", "it was over"), claim("she", "rain")]).passed());
        assert!(!compare(&case, &[]).passed());
    }

    #[test]
    fn each_wrong_key_is_told() {
        let case = case("- source: he\n  content: it was over");
        let outcome = compare(&case, &[claim("she", "it was over")]);
        assert_eq!(outcome.keys, [(Key::Source, false), (Key::Content, true)]);
        assert!(
            matches!(&outcome.differences[..], [Difference::Wrong { key: Key::Source, found, .. }] if found == "she")
        );
        assert_eq!(outcome.speakers, 0);
    }

    #[test]
    fn a_report_of_which_more_is_known_becomes_a_record() {
        let mut case = case("none");
        assert_eq!(input(&case), "x\n");
        case.meta.published = Some("2031-09-09".to_owned());
        assert!(input(&case).contains(r#""published":"2031-09-09""#));
    }
}
