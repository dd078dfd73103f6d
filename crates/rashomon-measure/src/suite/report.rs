//! What the suite came to, as tables for a person.

use std::collections::BTreeMap;

use super::case::{Described, Key};
use super::run::{Difference, Outcome};
use crate::table::Table;

/// The counts of one family, or of all.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Tally {
    cases: usize,
    passed: usize,
    expected: usize,
    found: usize,
    matched: usize,
    speakers: usize,
}

impl Tally {
    fn add(&mut self, outcome: &Outcome<'_>) {
        self.cases += 1;
        self.passed += usize::from(outcome.passed());
        self.expected += outcome.case.claims.len();
        self.found += outcome.found;
        self.matched += outcome.matched;
        self.speakers += outcome.speakers;
    }

    fn cells(&self, name: &str) -> Vec<String> {
        let numbers = [
            self.expected,
            self.found,
            self.expected - self.matched,
            self.found - self.matched,
            self.speakers,
        ];
        let counts = format!("{}/{}", self.passed, self.cases);
        [name.to_owned(), counts]
            .into_iter()
            .chain(numbers.map(|number| number.to_string()))
            .collect()
    }
}

/// The tables by family and by key; before them, if `verbose`, each difference.
#[must_use]
pub fn report(outcomes: &[Outcome<'_>], verbose: bool) -> String {
    let mut text = String::new();
    if verbose {
        outcomes
            .iter()
            .filter(|outcome| !outcome.passed())
            .for_each(|outcome| text += &tell(outcome));
    }
    format!("{text}{}\n{}", families(outcomes), keys(outcomes))
}

fn families(outcomes: &[Outcome<'_>]) -> Table {
    let (mut tallies, mut all): (BTreeMap<&str, Tally>, Tally) = Default::default();
    for outcome in outcomes {
        tallies.entry(&outcome.case.family).or_default().add(outcome);
        all.add(outcome);
    }
    let headings = [
        "family",
        "passed",
        "claims",
        "found",
        "missed",
        "invented",
        "speakers right",
    ];
    let mut table = Table::new(&headings);
    tallies.iter().for_each(|(name, tally)| table.row(tally.cells(name)));
    table.row(all.cells("all"));
    table
}

fn keys(outcomes: &[Outcome<'_>]) -> Table {
    let mut counts: BTreeMap<Key, (usize, usize)> = BTreeMap::new();
    for (key, is_right) in outcomes.iter().flat_map(|outcome| &outcome.keys) {
        let (right, total) = counts.entry(*key).or_default();
        *right += usize::from(*is_right);
        *total += 1;
    }
    let mut table = Table::new(&["key", "right", "total", "%"]);
    for (key, (right, total)) in counts {
        let share = format!("{:.1}", 100.0 * right as f64 / total as f64);
        table.row(vec![key.name().to_owned(), right.to_string(), total.to_string(), share]);
    }
    table
}

/// A failed case: its text, and each difference.
fn tell(outcome: &Outcome<'_>) -> String {
    let case = outcome.case;
    let mut text = format!("── {} ({})\n", case.name, case.place);
    let lines = case.news.lines().filter(|line| !line.is_empty());
    lines.for_each(|line| text += &format!("   │ {line}\n"));
    let mut about = "";
    for difference in &outcome.differences {
        if let Difference::Wrong { claim, .. } = difference
            && claim != about
        {
            about = claim;
            text += &format!("   claim     {claim}\n");
        }
        text += &tell_difference(difference);
    }
    text + "\n"
}

fn tell_difference(difference: &Difference) -> String {
    match difference {
        Difference::Wrong {
            key, expected, found, ..
        } => {
            format!("      {:<9} {expected}\n      {:>9} {found}\n", key.name(), "not")
        }
        Difference::Missed(claim) => format!("   missed    {}\n", line(claim)),
        Difference::Invented(claim) => format!("   invented  {}\n", line(claim)),
        Difference::Problem(problem) => format!("   {problem}\n"),
    }
}

/// A claim in a line: `[source] <cue> (content)` and what else is told of it.
fn line(claim: &Described) -> String {
    let get = |key| claim.get(key).unwrap_or("?");
    let act = claim.get(Key::Act).map(|act| format!(" {act}")).unwrap_or_default();
    format!(
        "[{}] <{}> ({}){act}",
        get(Key::Source),
        get(Key::Cue),
        get(Key::Content)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::case::Case;

    #[test]
    fn families_and_keys_are_counted() {
        let described = Described::new(vec![(Key::Content, "a".to_owned())]);
        let case = Case {
            family: "f".to_owned(),
            claims: vec![described.clone()],
            ..Case::default()
        };
        let missed = Outcome {
            keys: vec![(Key::Content, false)],
            differences: vec![Difference::Missed(described)],
            ..Outcome::of(&case)
        };
        let right = Outcome {
            found: 1,
            matched: 1,
            speakers: 1,
            keys: vec![(Key::Content, true)],
            ..Outcome::of(&case)
        };
        let text = report(&[missed, right], true);
        assert!(text.contains("missed    [?] <?> (a)"));
        assert!(text.contains("| f      |    1/2 |      2 |     1 |      1 |        0 |              1 |"));
        assert!(text.contains("| content |     1 |     2 | 50.0 |"));
    }
}
