//! `cargo xtask ground`: sets of invented sentences with what grounding should find in them, `tests/grounding/SET`.
//!
//! A set has two halves. `dev-*.md` may be read while rules are written, so its mistakes are listed; of `blind-*.md`
//! only figures are shown. A set is one line in [`SETS`] and one file beside this one.

mod quantities;
mod tally;

use std::path::PathBuf;

use rashomon_ground::Grounder;
use rashomon_model::LanguageModel;
use rashomon_read::{Input, Settings};
use rashomon_types::{Annotation, Document};

pub use tally::Tally;

use crate::cases::{Case, read};
use crate::{kept, parallel};

/// A set: its name, which is its folder, and what scores one case of it.
struct Set {
    name: &'static str,
    score: fn(&Stages, &Case) -> Tally,
}

const SETS: &[Set] = &[Set {
    name: "quantities",
    score: quantities::score,
}];

/// The stages that grounding needs.
pub struct Stages {
    model: LanguageModel,
    grounder: Grounder,
}

impl Stages {
    /// The built-in ones.
    ///
    /// # Errors
    ///
    /// If the model or a lexicon cannot be used.
    pub fn embedded() -> Result<Self, String> {
        Ok(Self {
            model: LanguageModel::embedded().map_err(|error| error.to_string())?,
            grounder: Grounder::embedded().map_err(|error| error.to_string())?,
        })
    }

    /// The document of a case and its layers.
    fn annotated(&self, case: &Case) -> Option<(Document, Annotation)> {
        let input = Input {
            name: &case.name,
            bytes: case.news.as_bytes(),
        };
        let document = rashomon_read::read(&input, &Settings::default())
            .value
            .into_iter()
            .next()?;
        let annotation = kept::annotate(&self.model, &document);
        Some((document, annotation))
    }
}

/// The folder of a set.
#[must_use]
pub fn folder(set: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("../../tests/grounding").join(set)
}

/// Scores one half, `dev` or `blind`, of a set.
///
/// # Errors
///
/// A sentence that says what is wrong with a file, or that there is no such set.
pub fn score(stages: &Stages, set: &str, half: &str) -> Result<Tally, String> {
    let known: Vec<&str> = SETS.iter().map(|set| set.name).collect();
    let set = SETS
        .iter()
        .find(|known| known.name == set)
        .ok_or_else(|| format!("no set is called so; there are: {}", known.join(", ")))?;
    let cases = read(&folder(set.name), half)?;
    let tallies = parallel::map(&cases, |case| (set.score)(stages, case));
    Ok(tallies.into_iter().fold(Tally::default(), Tally::joined))
}

/// Scores the halves of a set, or of all sets, and gives the tables; mistakes are listed for `dev` alone.
///
/// # Errors
///
/// As [`score`].
pub fn run(set: Option<&str>, half: Option<&str>) -> Result<String, String> {
    let stages = Stages::embedded()?;
    let mut text = String::new();
    for known in SETS.iter().filter(|known| set.is_none_or(|name| name == known.name)) {
        for part in ["dev", "blind"]
            .into_iter()
            .filter(|part| half.is_none_or(|half| half == *part))
        {
            let tally = score(&stages, known.name, part)?;
            if part == "dev" {
                text += &tally.mistakes.join("");
            }
            text += &format!("\n## {}, {part}\n\n{}", known.name, tally.table());
        }
    }
    if text.is_empty() {
        return Err("no such set or half".to_owned());
    }
    Ok(text)
}
