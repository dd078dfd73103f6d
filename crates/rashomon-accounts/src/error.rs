//! What can be wrong with the files that this crate is built with.

use thiserror::Error;

/// A lexicon file that cannot be used.
#[derive(Debug, Error)]
#[error("the lexicon file {file} cannot be read: {message}")]
pub struct AccountsError {
    /// The file, under `lexicons/en`.
    pub file: String,
    /// What is wrong, with the line.
    pub message: String,
}

impl AccountsError {
    pub(crate) fn new(file: &str, message: impl std::fmt::Display) -> Self {
        Self {
            file: file.to_owned(),
            message: message.to_string(),
        }
    }
}
