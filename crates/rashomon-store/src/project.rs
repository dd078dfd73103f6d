//! One open project: its folder and its file.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use serde_json::json;

use crate::schema;
use crate::search::contains_folded;
use crate::{StoreError, log};

/// The one file of a project, in its folder.
pub const PROJECT_FILE: &str = "rashomon.sqlite";

/// How long one process waits for another to finish its transaction; none lasts nearly as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open project.
#[derive(Debug)]
pub struct Project {
    pub(crate) connection: Connection,
    folder: PathBuf,
}

impl Project {
    /// Makes a project in a folder, which is made too if it is not there.
    ///
    /// # Errors
    ///
    /// If there is one already, or the folder cannot be written.
    pub fn init(folder: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(folder)?;
        if folder.join(PROJECT_FILE).exists() {
            let exists = StoreError::Exists(folder.to_path_buf());
            // A file in which no table was made yet is what a killed `init` leaves.
            return Err(match Self::open(folder) {
                Err(StoreError::NoProject(_)) => return Self::create(folder),
                _ => exists,
            });
        }
        Self::create(folder)
    }

    fn create(folder: &Path) -> Result<Self, StoreError> {
        let project = Self::connect(
            folder,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        )?;
        let transaction = project.write()?;
        schema::create(&transaction)?;
        log::append(&transaction, "init", &json!({"version": env!("CARGO_PKG_VERSION")}))?;
        transaction.commit()?;
        Ok(project)
    }

    /// Opens the project in a folder, to read and to write.
    ///
    /// # Errors
    ///
    /// If there is none, a later version wrote it, or it cannot be written.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::must_hold_project(folder)?;
        let project = Self::connect(folder, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        schema::check(&project.connection, folder)?;
        Ok(project)
    }

    /// Opens the project in a folder to read alone, which also works where nothing may be written.
    ///
    /// # Errors
    ///
    /// If there is none, or a later version wrote it.
    pub fn open_to_read(folder: &Path) -> Result<Self, StoreError> {
        Self::must_hold_project(folder)?;
        match Self::open(folder) {
            Err(StoreError::ReadOnly | StoreError::Disk(_) | StoreError::Sqlite(_)) => Self::open_unchanging(folder),
            other => other,
        }
    }

    /// Opens a file of which SQLite is told that nobody changes it, so that it needs no files beside it.
    fn open_unchanging(folder: &Path) -> Result<Self, StoreError> {
        let file = fs::canonicalize(folder.join(PROJECT_FILE))?;
        let beside = |ending: &str| fs::metadata(file.with_file_name(format!("{PROJECT_FILE}{ending}")));
        let has_journal = beside("-wal").is_ok_and(|journal| journal.len() > 0);
        let connection = if has_journal {
            Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?
        } else {
            let escaped = file
                .display()
                .to_string()
                .replace('%', "%25")
                .replace('?', "%3f")
                .replace('#', "%23");
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)?
        };
        schema::check(&connection, folder)?;
        add_functions(&connection)?;
        let folder = folder.to_path_buf();
        Ok(Self { connection, folder })
    }

    /// The folder of the project that `start` or a folder above it holds.
    #[must_use]
    pub fn find(start: &Path) -> Option<PathBuf> {
        let start = fs::canonicalize(start).ok()?;
        let holder = start.ancestors().find(|folder| Self::is_in(folder))?;
        Some(holder.to_path_buf())
    }

    /// Whether a folder holds a project.
    #[must_use]
    pub fn is_in(folder: &Path) -> bool {
        folder.join(PROJECT_FILE).is_file()
    }

    /// The folder of the project, as it was named.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How much the file may grow, in pages of 4 KiB: for tests of a full disk.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        self.connection
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?;
        Ok(())
    }

    fn must_hold_project(folder: &Path) -> Result<(), StoreError> {
        if Self::is_in(folder) {
            return Ok(());
        }
        Err(StoreError::NoProject(folder.to_path_buf()))
    }

    fn connect(folder: &Path, flags: OpenFlags) -> Result<Self, StoreError> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(folder.join(PROJECT_FILE), flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // A transaction that was reported done survives a power cut.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        add_functions(&connection)?;
        let folder = folder.to_path_buf();
        Ok(Self { connection, folder })
    }

    /// Begins to write. What is not committed was never there.
    pub(crate) fn write(&self) -> Result<Transaction<'_>, StoreError> {
        Ok(Transaction::new_unchecked(
            &self.connection,
            TransactionBehavior::Immediate,
        )?)
    }
}

/// What searching needs and SQLite lacks: letters of all alphabets without regard to their case.
fn add_functions(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("contains_folded", 2, flags, |call| {
        let text = call.get_raw(0).as_str_or_null()?.unwrap_or_default();
        let part = call.get_raw(1).as_str_or_null()?.unwrap_or_default();
        Ok(contains_folded(text, part))
    })?;
    Ok(())
}
