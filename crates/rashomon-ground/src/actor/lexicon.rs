//! The lexicon of actors, `lexicons/en/actors.toml`: states with their adjectives, capitals and seats of power.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::GroundError;

const FILE: &str = "actors.toml";
const TEXT: &str = include_str!("../../../../lexicons/en/actors.toml");

#[derive(Debug, Deserialize)]
struct Rows {
    state: Vec<StateRow>,
}

#[derive(Debug, Deserialize)]
struct StateRow {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    demonyms: Vec<String>,
    #[serde(default)]
    capitals: Vec<String>,
    #[serde(default)]
    seats: Vec<String>,
}

/// States and what stands for them.
#[derive(Debug)]
pub struct ActorLexicon {
    /// A name, an adjective, a capital or a seat, in lower case, and the state.
    states: BTreeMap<String, String>,
}

impl ActorLexicon {
    /// The lexicon that is built in.
    ///
    /// # Errors
    ///
    /// If its file breaks the format; a test rules this out.
    pub fn embedded() -> Result<Self, GroundError> {
        let rows: Rows = toml::from_str(TEXT).map_err(|error| GroundError::Lexicon {
            file: FILE.to_owned(),
            message: error.to_string(),
        })?;
        let mut states = BTreeMap::new();
        for row in rows.state {
            let names = [&row.aliases, &row.demonyms, &row.capitals, &row.seats]
                .into_iter()
                .flatten();
            for name in names.chain([&row.name]) {
                states.insert(name.to_lowercase(), row.name.clone());
            }
        }
        Ok(Self { states })
    }

    /// The state that a name, an adjective, a capital or a seat of power stands for, in any case.
    #[must_use]
    pub fn state(&self, words: &str) -> Option<&str> {
        self.states.get(&words.to_lowercase()).map(String::as_str)
    }
}
