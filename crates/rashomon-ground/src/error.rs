//! What can be wrong with the data that grounding is built on; text is never an error.

use thiserror::Error;

/// Data that cannot be used.
#[derive(Debug, Error)]
pub enum GroundError {
    /// A lexicon file that cannot be read.
    #[error("the lexicon file {file} cannot be read: {message}")]
    Lexicon {
        /// The file, under `lexicons/en`.
        file: String,
        /// What is wrong, with the line.
        message: String,
    },
    /// A gazetteer that cannot be read.
    #[error(transparent)]
    Gazetteer(#[from] rashomon_gazetteer::GazetteerError),
}
