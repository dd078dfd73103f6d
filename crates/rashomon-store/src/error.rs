//! Why a project could not be opened, read or written, in sentences for a person.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Why a project could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no project where one was looked for.
    #[error("{0}: holds no project; make one with `rashomon init {0}`, or name its folder with --project")]
    NoProject(PathBuf),
    /// There is one already where a new one was to be made.
    #[error("{0}: holds a project already; add reports to it with `rashomon add --project {0} PATH`")]
    Exists(PathBuf),
    /// A later version of the program wrote it.
    #[error(
        "{folder}: was written by a later version of this program (its layout is {found}, and this version knows up to {known}); \
         install that version to open it"
    )]
    Newer {
        /// The project's folder.
        folder: PathBuf,
        /// The layout that was found.
        found: i64,
        /// The latest layout that this version knows.
        known: i64,
    },
    /// Somebody else is at work in it.
    #[error("{folder}: {who} is at work in this project; wait until it is done, or stop it with Ctrl-C")]
    Busy {
        /// The project's folder.
        folder: PathBuf,
        /// Who is at work, such as `another \`rashomon run\``.
        who: String,
    },
    /// The disk is full.
    #[error("the disk is full: nothing that was stored is lost; make room and run the same command again")]
    Full,
    /// The disk refuses.
    #[error(
        "the disk refused ({0}); is it full, or gone? Nothing that was stored is lost: run the same command again once it works"
    )]
    Disk(String),
    /// The project cannot be written.
    #[error(
        "the project cannot be written: its folder or file is read-only, or belongs to somebody else; copy it to where you \
         may write"
    )]
    ReadOnly,
    /// Its file is damaged.
    #[error("the project's file is damaged ({0}); run `rashomon verify`, and go back to a copy if you have one")]
    Damaged(String),
    /// A file that is to be taken in cannot be read.
    #[error("{name}: cannot be read: {error}")]
    Input {
        /// Its name as given.
        name: String,
        /// Why.
        error: io::Error,
    },
    /// The disk does not do what it should.
    #[error("the project's folder cannot be used: {0}")]
    Io(#[from] io::Error),
    /// What the store was asked for is not there.
    #[error("{0}")]
    Unknown(String),
    /// Anything else that SQLite says.
    #[error("the project's file cannot be used: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            // A folder in which SQLite cannot make its files counts as one that may not be written.
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(error.to_string()),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
