//! The words of `lexicons/en/tolls.toml`: what became of those who are counted, told beside a number or in place of one.

use std::collections::BTreeSet;

use rashomon_types::QuestionKind;
use serde::Deserialize;

use crate::AccountsError;
use crate::phrases::Phrases;

const FILE: &str = "tolls.toml";
const TEXT: &str = include_str!("../../../lexicons/en/tolls.toml");

#[derive(Debug, Deserialize)]
struct File {
    told: Vec<Told>,
    none: Vec<Nought>,
    bare: Vec<Plain>,
    thing: Vec<Thing>,
    companions: Words,
    general: Words,
}

#[derive(Debug, Deserialize)]
struct Told {
    question: QuestionKind,
    before: Vec<String>,
    after: Vec<String>,
    things: Vec<String>,
    #[allow(dead_code)] // What a person reads, and the tests try.
    example: String,
}

#[derive(Debug, Deserialize)]
struct Nought {
    questions: Vec<QuestionKind>,
    words: Vec<String>,
    #[allow(dead_code)] // What a person reads, and the tests try.
    example: String,
}

#[derive(Debug, Deserialize)]
struct Plain {
    words: Vec<String>,
    #[allow(dead_code)] // What a person reads, and the tests try.
    example: String,
}

#[derive(Debug, Deserialize)]
struct Thing {
    question: QuestionKind,
    after: Vec<String>,
    before: Vec<String>,
    #[allow(dead_code)] // What a person reads, and the tests try.
    example: String,
}

#[derive(Debug, Deserialize)]
struct Words {
    words: BTreeSet<String>,
}

/// Words of counting, read and checked.
#[derive(Debug)]
pub(crate) struct Tolls {
    questions: Vec<QuestionKind>,
    /// What stands before a number, one row a question.
    pub(crate) before: Phrases,
    /// What stands behind it.
    pub(crate) after: Phrases,
    /// Counted things that stand for a person each.
    pub(crate) things: Phrases,
    nought: Vec<Vec<QuestionKind>>,
    /// Words that say that nobody was.
    pub(crate) none: Phrases,
    /// Words of counting before a number alone.
    pub(crate) bare: Phrases,
    lost: Vec<QuestionKind>,
    /// What is said behind one thing that was lost.
    pub(crate) lost_after: Phrases,
    /// What is said before it.
    pub(crate) lost_before: Phrases,
    /// Persons who were with another.
    pub(crate) companions: BTreeSet<String>,
    /// People of whatever sort.
    pub(crate) general: BTreeSet<String>,
    #[cfg(test)]
    examples: Vec<(&'static str, usize, String)>,
}

impl Tolls {
    /// The words that are built into the program.
    pub(crate) fn embedded() -> Result<Self, AccountsError> {
        let file: File = toml::from_str(TEXT).map_err(|error| AccountsError::new(FILE, error))?;
        #[cfg(test)]
        let examples = examples(&file);
        Ok(Self {
            questions: file.told.iter().map(|row| row.question).collect(),
            before: phrases(file.told.iter().map(|row| row.before.as_slice()))?,
            after: phrases(file.told.iter().map(|row| row.after.as_slice()))?,
            things: phrases(file.told.iter().map(|row| row.things.as_slice()))?,
            none: phrases(file.none.iter().map(|row| row.words.as_slice()))?,
            nought: file.none.into_iter().map(|row| row.questions).collect(),
            bare: phrases(file.bare.iter().map(|row| row.words.as_slice()))?,
            lost: file.thing.iter().map(|row| row.question).collect(),
            lost_after: phrases(file.thing.iter().map(|row| row.after.as_slice()))?,
            lost_before: phrases(file.thing.iter().map(|row| row.before.as_slice()))?,
            companions: file.companions.words,
            general: file.general.words,
            #[cfg(test)]
            examples,
        })
    }

    /// The question of a row of [`Tolls::before`], [`Tolls::after`] or [`Tolls::things`].
    pub(crate) fn question(&self, row: usize) -> Option<QuestionKind> {
        self.questions.get(row).copied()
    }

    /// The questions of a row of [`Tolls::none`].
    pub(crate) fn nought(&self, row: usize) -> &[QuestionKind] {
        self.nought.get(row).map_or(&[][..], Vec::as_slice)
    }

    /// The question of a row of [`Tolls::lost_after`] or [`Tolls::lost_before`].
    pub(crate) fn lost(&self, row: usize) -> Option<QuestionKind> {
        self.lost.get(row).copied()
    }
}

fn phrases<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> Result<Phrases, AccountsError> {
    Phrases::new(rows).ok_or_else(|| AccountsError::new(FILE, "it has more phrases than can be looked for at once"))
}

#[cfg(test)]
/// Every example with its table and the row that must be found in it.
fn examples(file: &File) -> Vec<(&'static str, usize, String)> {
    let of = |table: &'static str, rows: Vec<&String>| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(row, example)| (table, row, example.clone()))
            .collect::<Vec<_>>()
    };
    [
        of("told", file.told.iter().map(|row| &row.example).collect()),
        of("none", file.none.iter().map(|row| &row.example).collect()),
        of("bare", file.bare.iter().map(|row| &row.example).collect()),
        of("thing", file.thing.iter().map(|row| &row.example).collect()),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_in_its_example() {
        let tolls = Tolls::embedded().unwrap();
        for (table, row, example) in &tolls.examples {
            let lists = match *table {
                "told" => [&tolls.before, &tolls.after],
                "none" => [&tolls.none, &tolls.none],
                "bare" => [&tolls.bare, &tolls.bare],
                _ => [&tolls.lost_after, &tolls.lost_before],
            };
            let is_found = |list: &&Phrases| list.find(example).any(|found| found.row == *row);
            assert!(lists.iter().any(is_found), "{table}: {example}");
        }
    }
}
