//! The lexicon of actors: names in `lexicons/en/actors.toml`, nouns beside it ([`Nouns`]).

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{ActorKind, SourceKind};
use serde::Deserialize;

use super::nouns::{Nouns, kind_of_voice};
use crate::GroundError;

const FILE: &str = "actors.toml";
const TEXT: &str = include_str!("../../../../lexicons/en/actors.toml");
/// The most letters of an acronym that is only known in capitals: "US" is a state, "us" is not.
const ACRONYM: usize = 5;

#[derive(Debug, Deserialize)]
struct Rows {
    state: Vec<StateRow>,
    body: Vec<BodyRow>,
    organ: Vec<OrganRow>,
}

#[derive(Debug, Deserialize)]
struct StateRow {
    name: String,
    code: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    demonyms: Vec<String>,
    #[serde(default)]
    capitals: Vec<String>,
    #[serde(default)]
    seats: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct BodyRow {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    kind: SourceKind,
    actor: Option<ActorKind>,
    #[serde(default)]
    acts_in: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct OrganRow {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    of: String,
    actor: ActorKind,
}

/// What a name in the lexicon stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The name that all its forms share.
    pub(super) actor: String,
    pub(super) kind: ActorKind,
    pub(super) form: Form,
    /// The state whose organ it is: the United States for the FBI.
    pub(super) of: Option<String>,
}

/// How a form names its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "Russia"
    State,
    /// "Moscow": its government where it speaks, a city elsewhere.
    Capital,
    /// "the Kremlin"
    Seat,
    /// "Russian"
    Demonym,
    /// "the United Nations", "Reuters"
    Body,
}

/// Names of states and bodies, and nouns for those who act. Built once, shared by every document.
#[derive(Debug)]
pub struct ActorLexicon {
    /// Each form as written, without full stops.
    names: BTreeMap<String, Name>,
    /// The first words of names, and how many words the longest name that begins so has.
    starts: BTreeMap<String, usize>,
    /// Forms of states in lower case, acronyms left out.
    states: BTreeMap<String, String>,
    codes: BTreeMap<String, String>,
    acts_in: BTreeMap<String, Vec<String>>,
    pub(super) nouns: Nouns,
}

impl ActorLexicon {
    /// The lexicon that is built in.
    ///
    /// # Errors
    ///
    /// If one of its files breaks the format; a test rules this out.
    pub fn embedded() -> Result<Self, GroundError> {
        let rows: Rows = rows(FILE, TEXT)?;
        let mut lexicon = Self {
            names: BTreeMap::new(),
            starts: BTreeMap::new(),
            states: BTreeMap::new(),
            codes: BTreeMap::new(),
            acts_in: BTreeMap::new(),
            nouns: Nouns::embedded()?,
        };
        rows.state.into_iter().for_each(|row| lexicon.add_state(row));
        rows.body.into_iter().for_each(|row| lexicon.add_body(row));
        rows.organ.iter().for_each(|row| lexicon.add_organ(row));
        Ok(lexicon)
    }

    fn add_state(&mut self, row: StateRow) {
        let names = row.also.iter().chain([&row.name]).map(|form| (form, Form::State));
        let capitals = row.capitals.iter().map(|form| (form, Form::Capital));
        let seats = row.seats.iter().map(|form| (form, Form::Seat));
        let demonyms = row.demonyms.iter().map(|form| (form, Form::Demonym));
        for (written, form) in names.chain(demonyms).chain(seats).chain(capitals) {
            self.add(written, &row.name, ActorKind::State, form);
            let written = plain(written);
            if !is_acronym(&written) {
                self.states
                    .entry(written.to_lowercase())
                    .or_insert_with(|| row.name.clone());
            }
        }
        self.codes.extend(row.code.map(|code| (code, row.name)));
    }

    fn add_body(&mut self, row: BodyRow) {
        let kind = row.actor.unwrap_or_else(|| kind_of_voice(row.kind));
        for written in row.also.iter().chain([&row.name]) {
            self.add(written, &row.name, kind, Form::Body);
        }
        if !row.acts_in.is_empty() {
            self.acts_in.insert(row.name, row.acts_in);
        }
    }

    fn add_organ(&mut self, row: &OrganRow) {
        for written in row.also.iter().chain([&row.name]) {
            self.add(written, &row.name, row.actor, Form::Body);
            if let Some(name) = self
                .names
                .get_mut(&plain(written))
                .filter(|name| name.actor == row.name)
            {
                name.of = Some(row.of.clone());
            }
        }
    }

    fn add(&mut self, written: &str, actor: &str, kind: ActorKind, form: Form) {
        let written = plain(written);
        let longest = self.starts.entry(first_word(&written).to_owned()).or_default();
        *longest = (*longest).max(length(&written));
        self.names.entry(written).or_insert_with(|| Name {
            actor: actor.to_owned(),
            kind,
            form,
            of: None,
        });
    }

    /// The state that a name, an adjective, a capital or a seat of power stands for; in any case, but acronyms only in
    /// capitals.
    #[must_use]
    pub fn state(&self, words: &str) -> Option<&str> {
        let written = plain(words);
        let exact = self.names.get(&written).filter(|name| name.form != Form::Body);
        let state = exact
            .map(|name| &name.actor)
            .or_else(|| self.states.get(&written.to_lowercase()));
        state.map(String::as_str)
    }

    /// The state with this ISO 3166 code of two letters.
    #[must_use]
    pub fn state_of_code(&self, code: &str) -> Option<&str> {
        self.codes.get(code).map(String::as_str)
    }

    /// The states that an armed group of the lexicon is mainly active in; none where this is not plain.
    #[must_use]
    pub fn acts_in(&self, group: &str) -> &[String] {
        self.acts_in.get(group).map(Vec::as_slice).unwrap_or_default()
    }

    /// What this name stands for, as written.
    pub(super) fn name(&self, written: &str) -> Option<&Name> {
        self.names.get(written)
    }

    /// How many words and marks to look at from a name's first word on; none where no name begins so.
    pub(super) fn longest_from(&self, first: &str) -> Option<usize> {
        self.starts.get(first_word(first)).copied()
    }
}

/// The letters before the first mark: "al" of "al-Shabaab".
fn first_word(written: &str) -> &str {
    let end = written
        .find(|letter: char| !letter.is_alphanumeric())
        .filter(|end| *end > 0);
    end.map_or(written, |end| &written[..end])
}

/// How many words and marks a name has, at most.
fn length(written: &str) -> usize {
    let marks = written
        .chars()
        .filter(|letter| !letter.is_alphanumeric() && *letter != ' ')
        .count();
    1 + written.matches(' ').count() + 2 * marks
}

fn is_acronym(written: &str) -> bool {
    written.chars().count() <= ACRONYM && !written.chars().any(char::is_lowercase)
}

/// Straight apostrophes and no full stops: "U.N." is "UN".
pub(super) fn plain(words: &str) -> String {
    words.replace('’', "'").replace('.', "")
}

/// Reads a TOML file into the rows that a module wants.
pub(super) fn rows<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, GroundError> {
    toml::from_str(text).map_err(|error| GroundError::Lexicon {
        file: file.to_owned(),
        message: error.to_string(),
    })
}

/// The words of a list that stands in the data as a set.
pub(super) fn set(lists: impl IntoIterator<Item = Vec<String>>) -> BTreeSet<String> {
    lists.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_known_by_all_their_forms() {
        let lexicon = ActorLexicon::embedded().unwrap();
        for form in ["Russia", "russian", "Moscow", "Kremlin", "RUSSIA"] {
            assert_eq!(lexicon.state(form), Some("Russia"), "{form}");
        }
        assert_eq!(
            (lexicon.state("U.S."), lexicon.state("us")),
            (Some("United States"), None)
        );
        assert_eq!(lexicon.state_of_code("UA"), Some("Ukraine"));
    }

    #[test]
    fn every_state_has_its_own_code() {
        let rows: Rows = rows(FILE, TEXT).unwrap();
        let codes: Vec<_> = rows.state.iter().filter_map(|row| row.code.as_ref()).collect();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        let lexicon = ActorLexicon::embedded().unwrap();
        let owners = rows.organ.iter().map(|row| &row.of);
        for state in rows.body.iter().flat_map(|row| &row.acts_in).chain(owners) {
            assert_eq!(lexicon.state(state), Some(state.as_str()));
        }
    }
}
