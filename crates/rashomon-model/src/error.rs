//! What can be wrong with a model file.

use thiserror::Error;

/// A model file that cannot be used. Text never causes one of these.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The file does not begin as a Rashomon model does.
    #[error("this is no Rashomon model file: it does not begin with the line that such files begin with")]
    Foreign,
    /// The file ends before it should.
    #[error("the model file is cut short: {wanted} bytes are needed and {found} are there; fetch or build it again")]
    Truncated {
        /// How many bytes the manifest speaks of.
        wanted: usize,
        /// How many there are.
        found: usize,
    },
    /// The file is of a format that this version does not read.
    #[error("the model file has format {0}, and this version of Rashomon reads format 1")]
    Format(u32),
    /// A part of the file is not what its manifest says.
    #[error("the model file is damaged in its part “{0}”; fetch or build it again")]
    Damaged(String),
    /// The graph does not load or lacks something that the program needs.
    #[error("the model file's network cannot be used: {0}")]
    Network(String),
}

impl ModelError {
    /// Whether the bytes are not a Rashomon model at all, rather than a broken one.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        matches!(self, Self::Foreign)
    }
}
