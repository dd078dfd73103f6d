//! What can keep an engine from starting. Once it runs, no text makes it fail.

use std::fmt;

use rashomon_accounts::AccountsError;
use rashomon_claims::LexiconError;
use rashomon_ground::GroundError;
use rashomon_model::ModelError;

/// Why an engine could not be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum EngineError {
    /// The language model cannot be used.
    Model(ModelError),
    /// The lexicon cannot be used.
    Lexicon(LexiconError),
    /// What grounding is built on cannot be used.
    Ground(GroundError),
    /// What laying accounts side by side is built on cannot be used.
    Accounts(AccountsError),
    /// The system gave no threads.
    Threads(rayon::ThreadPoolBuildError),
}

impl EngineError {
    /// Whether the language model is at fault.
    #[must_use]
    pub fn is_model(&self) -> bool {
        matches!(self, Self::Model(_))
    }
}

impl fmt::Display for EngineError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Model(error) => write!(out, "the language model cannot be used: {error}"),
            Self::Lexicon(error) => write!(out, "the lexicon cannot be used: {error}"),
            Self::Ground(error) => write!(out, "what grounding is built on cannot be used: {error}"),
            Self::Accounts(error) => write!(
                out,
                "what laying accounts side by side is built on cannot be used: {error}"
            ),
            Self::Threads(error) => write!(out, "the system gave no threads: {error}; ask for fewer"),
        }
    }
}

impl std::error::Error for EngineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Model(error) => Some(error),
            Self::Lexicon(error) => Some(error),
            Self::Ground(error) => Some(error),
            Self::Accounts(error) => Some(error),
            Self::Threads(error) => Some(error),
        }
    }
}

impl From<ModelError> for EngineError {
    fn from(error: ModelError) -> Self {
        Self::Model(error)
    }
}

impl From<LexiconError> for EngineError {
    fn from(error: LexiconError) -> Self {
        Self::Lexicon(error)
    }
}

impl From<GroundError> for EngineError {
    fn from(error: GroundError) -> Self {
        Self::Ground(error)
    }
}

impl From<AccountsError> for EngineError {
    fn from(error: AccountsError) -> Self {
        Self::Accounts(error)
    }
}

impl From<rayon::ThreadPoolBuildError> for EngineError {
    fn from(error: rayon::ThreadPoolBuildError) -> Self {
        Self::Threads(error)
    }
}
