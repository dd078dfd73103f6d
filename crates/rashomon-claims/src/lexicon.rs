//! The lexicons: data files under `lexicons/en` that a person who does not program can edit.
//!
//! Each file is read by the module that uses it; this one gathers them and names what is wrong with a row. Every row
//! carries an example, and a test reads each example.

use thiserror::Error;

use crate::cues::CueLexicon;
use crate::notes::NoteLexicon;
use crate::voices::VoiceLexicon;

/// All lexicons of one language, read and checked. Share it: it never changes.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) cues: CueLexicon,
    pub(crate) notes: NoteLexicon,
    pub(crate) voices: VoiceLexicon,
}

/// A lexicon file that cannot be read.
#[derive(Debug, Error)]
#[error("the lexicon file {file} cannot be read: {message}")]
pub struct LexiconError {
    /// The file, under `lexicons/en`.
    pub file: String,
    /// What is wrong, with the line.
    pub message: String,
}

impl LexiconError {
    pub(crate) fn new(file: &str, message: impl std::fmt::Display) -> Self {
        Self {
            file: file.to_owned(),
            message: message.to_string(),
        }
    }
}

impl Lexicon {
    /// The lexicons that are built into the program.
    ///
    /// # Errors
    /// If one of the files breaks its format; a test rules this out for the built-in ones.
    pub fn embedded() -> Result<Self, LexiconError> {
        Ok(Self {
            cues: CueLexicon::embedded()?,
            notes: NoteLexicon::embedded()?,
            voices: VoiceLexicon::embedded()?,
        })
    }
}

/// Reads a TOML file into the rows that a module wants.
pub(crate) fn rows<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|error| LexiconError::new(file, error))
}
