//! How the program ends: the exit codes that others build on, and the failures behind them.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// How the program ends. The numbers are a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything was read.
    AllRead = 0,
    /// Nothing could be done.
    Failure = 1,
    /// Some inputs could not be read, and each is named.
    SomeFailed = 3,
    /// Everything was read and nothing was found.
    NothingFound = 4,
    /// What is stored is not what it should be.
    Mismatch = 5,
    /// Corrections that hold of nothing any more.
    Orphaned = 6,
    /// Ctrl-C.
    Interrupted = 130,
}

impl Exit {
    /// The ending of a run over inputs: how many could not be read, how many documents were, how much was found.
    pub fn of_run(failed: usize, documents: usize, found: usize) -> Self {
        match (failed, documents, found) {
            (0, _, 1..) => Self::AllRead,
            (0, _, 0) => Self::NothingFound,
            (_, 0, _) => Self::Failure,
            (_, _, _) => Self::SomeFailed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why nothing more could be done.
#[derive(Debug)]
pub enum Failure {
    /// The engine does not start.
    Engine(rashomon::EngineError),
    /// The output cannot be written.
    Output(io::Error),
    /// The input is not what the command takes.
    Input(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Engine(error) => write!(out, "{error}"),
            Self::Output(error) => write!(out, "the output could not be written: {error}; is the disk full?"),
            Self::Input(message) => out.write_str(message),
        }
    }
}

impl From<rashomon::EngineError> for Failure {
    fn from(error: rashomon::EngineError) -> Self {
        Self::Engine(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_what_happened() {
        assert_eq!(Exit::of_run(0, 2, 5), Exit::AllRead);
        assert_eq!(Exit::of_run(0, 2, 0), Exit::NothingFound);
        assert_eq!(Exit::of_run(0, 0, 0), Exit::NothingFound);
        assert_eq!(Exit::of_run(1, 2, 0), Exit::SomeFailed);
        assert_eq!(Exit::of_run(1, 0, 0), Exit::Failure);
    }
}
