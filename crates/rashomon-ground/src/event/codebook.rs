//! The codebook, `lexicons/en/codebook.toml`: kinds of events with their codes, and the words that name them.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::EventCodes;
use serde::Deserialize;

use crate::GroundError;

const FILE: &str = "codebook.toml";
const TEXT: &str = include_str!("../../../../lexicons/en/codebook.toml");

/// A kind of event in the standards of the field.
#[derive(Debug, Deserialize)]
struct KindRow {
    name: String,
    #[serde(default)]
    acled: Vec<String>,
    #[serde(default)]
    ucdp: Option<String>,
    #[serde(default)]
    plover: Vec<String>,
}

/// Which of a word's arguments has which part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Frame {
    /// Somebody does it to somebody: "shelled the port".
    Act,
    /// Somebody sends something: "fired rockets at the port".
    Launch,
    /// Two fight, or talk: "clashed with rebels".
    Meet,
    /// Something goes off: "a bomb exploded".
    Burst,
    /// Somebody has it done to them: "came under fire".
    Suffer,
    /// Somebody does it, to nobody: "withdrew".
    Go,
}

/// Whose a noun's possessor is: "his murder" was suffered by him.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Owner {
    #[default]
    Initiator,
    Target,
}

/// One meaning of a verb or a noun.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    pub(super) kind: String,
    lemmas: Vec<String>,
    pub(super) frame: Frame,
    /// Words, or runs of words, of which one must be near.
    #[serde(default)]
    pub(super) with: Vec<String>,
    /// Words of which none may be near.
    #[serde(default)]
    pub(super) without: Vec<String>,
    /// Prepositions that bring a target, besides those of the frame.
    #[serde(default)]
    pub(super) to: Vec<String>,
    #[serde(default)]
    pub(super) subjects: Vec<String>,
    #[serde(default)]
    pub(super) objects: Vec<String>,
    #[serde(default)]
    pub(super) not_subjects: Vec<String>,
    #[serde(default)]
    pub(super) not_objects: Vec<String>,
    #[serde(default)]
    pub(super) owner: Owner,
    example: String,
}

/// A kind that other words make more exact: a "rocket attack" is a shelling.
#[derive(Debug, Deserialize)]
struct Refinement {
    from: BTreeSet<String>,
    words: BTreeSet<String>,
    to: String,
}

#[derive(Debug, Deserialize)]
struct File {
    kind: Vec<KindRow>,
    verb: Vec<Row>,
    noun: Vec<Row>,
    refine: Vec<Refinement>,
    classes: BTreeMap<String, Vec<String>>,
}

/// The kinds of events, the words that name them, and their codes in the standards of the field.
#[derive(Debug)]
pub struct Codebook {
    kinds: BTreeMap<String, EventCodes>,
    verbs: Vec<Row>,
    nouns: Vec<Row>,
    by_verb: BTreeMap<String, Vec<usize>>,
    by_noun: BTreeMap<String, Vec<usize>>,
    refinements: Vec<Refinement>,
    classes: BTreeMap<String, BTreeSet<String>>,
}

impl Codebook {
    /// The codebook that is built in.
    ///
    /// # Errors
    ///
    /// If its file breaks the format; a test rules this out.
    pub fn embedded() -> Result<Self, GroundError> {
        Self::parse(TEXT)
    }

    /// The codebook of a file.
    ///
    /// # Errors
    ///
    /// If it breaks the format, or a row names a kind or a class that there is none of.
    pub fn parse(text: &str) -> Result<Self, GroundError> {
        let broken = |message: String| GroundError::Lexicon {
            file: FILE.to_owned(),
            message,
        };
        let file: File = toml::from_str(text).map_err(|error| broken(error.to_string()))?;
        let codebook = Self {
            kinds: file
                .kind
                .into_iter()
                .map(|row| (row.name.clone(), codes(row)))
                .collect(),
            by_verb: by_lemma(&file.verb),
            by_noun: by_lemma(&file.noun),
            verbs: file.verb,
            nouns: file.noun,
            refinements: file.refine,
            classes: expanded(&file.classes),
        };
        codebook.check().map_err(broken)?;
        Ok(codebook)
    }

    /// Whether every row names kinds and classes that exist.
    fn check(&self) -> Result<(), String> {
        let rows = || self.verbs.iter().chain(&self.nouns);
        let kinds = rows()
            .map(|row| &row.kind)
            .chain(self.refinements.iter().map(|row| &row.to));
        let known = |name: &String| self.kinds.contains_key(name);
        if let Some(kind) = kinds.filter(|kind| !known(kind)).min() {
            return Err(format!("there is no kind `{kind}`"));
        }
        let named = rows().flat_map(|row| [&row.subjects, &row.objects, &row.not_subjects, &row.not_objects]);
        match named.flatten().find(|class| !self.classes.contains_key(*class)) {
            Some(class) => Err(format!("there is no class `{class}`")),
            None => Ok(()),
        }
    }

    /// What a kind is in the standards of the field.
    #[must_use]
    pub fn codes(&self, kind: &str) -> EventCodes {
        self.kinds.get(kind).cloned().unwrap_or_default()
    }

    /// Whether a word, in its base form, is of a class: `people`, `weapon`.
    #[must_use]
    pub fn is(&self, class: &str, lemma: &str) -> bool {
        self.classes.get(class).is_some_and(|words| words.contains(lemma))
    }

    /// The kind and the example of each row.
    pub fn examples(&self) -> impl Iterator<Item = (&str, &str)> {
        let rows = self.verbs.iter().chain(&self.nouns);
        rows.map(|row| (row.kind.as_str(), row.example.as_str()))
    }

    /// The meanings of a verb, in the order in which they are tried.
    pub(super) fn verb(&self, lemma: &str) -> impl Iterator<Item = &Row> {
        rows(&self.by_verb, &self.verbs, lemma)
    }

    /// The meanings of a noun, in the order in which they are tried.
    pub(super) fn noun(&self, lemma: &str) -> impl Iterator<Item = &Row> {
        rows(&self.by_noun, &self.nouns, lemma)
    }

    /// The more exact kind where one of these words says so.
    pub(super) fn refined<'a>(&'a self, kind: &'a str, words: &[String]) -> &'a str {
        let fits = |row: &&Refinement| row.from.contains(kind) && words.iter().any(|word| row.words.contains(word));
        self.refinements.iter().find(fits).map_or(kind, |row| &row.to)
    }
}

fn codes(row: KindRow) -> EventCodes {
    let part = |list: &[String], place: usize| list.get(place).filter(|code| !code.is_empty()).cloned();
    EventCodes {
        acled_event: part(&row.acled, 0),
        acled_sub_event: part(&row.acled, 1),
        ucdp: row.ucdp,
        plover_event: part(&row.plover, 0),
        plover_mode: part(&row.plover, 1),
    }
}

fn by_lemma(rows: &[Row]) -> BTreeMap<String, Vec<usize>> {
    let mut out: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        for lemma in &row.lemmas {
            out.entry(lemma.clone()).or_default().push(index);
        }
    }
    out
}

fn rows<'a>(index: &'a BTreeMap<String, Vec<usize>>, rows: &'a [Row], lemma: &str) -> impl Iterator<Item = &'a Row> {
    let places = index.get(lemma).map(Vec::as_slice).unwrap_or_default();
    places.iter().filter_map(|&place| rows.get(place))
}

/// The classes with the words of those that they take in; three levels are enough for any file.
fn expanded(classes: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = classes
        .iter()
        .map(|(name, words)| (name.clone(), words.iter().cloned().collect()))
        .collect();
    for _ in 0..3 {
        let before = out.clone();
        for words in out.values_mut() {
            let others = words.iter().filter_map(|word| before.get(word.strip_prefix(':')?));
            let others: Vec<String> = others.flatten().cloned().collect();
            words.extend(others);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_codebook_is_whole() {
        let codebook = Codebook::embedded().unwrap();
        let codes = codebook.codes("shelling");
        assert_eq!(
            codes.acled_sub_event.as_deref(),
            Some("Shelling/artillery/missile attack")
        );
        assert_eq!(codes.plover_mode.as_deref(), Some("heavy-weapons"));
        assert!(codebook.is("instrument", "rocket") && codebook.is("people", "gunman"));
        assert_eq!(codebook.refined("attack", &["rocket".to_owned()]), "shelling");
    }

    #[test]
    fn a_row_of_no_kind_is_refused() {
        let text = "kind = []\nnoun = []\nrefine = []\nclasses = {}\n[[verb]]\nkind = \"rain\"\nlemmas = [\"rain\"]\n\
            frame = \"go\"\nexample = \"It rained.\"\n";
        assert!(Codebook::parse(text).unwrap_err().to_string().contains("`rain`"));
    }
}
