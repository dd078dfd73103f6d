//! The log: what was done in a project, entry after entry, each bound to the one before by its hash.
//!
//! The hash of an entry is the SHA-256 of its number, time, action, detail and the hash before it, each preceded by its
//! length in bytes (64 bits, least significant first). Who changes, moves or takes out an entry must change all that
//! follow; a head that was written down elsewhere shows that too.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Project, StoreError, clock};

/// What stands before the first entry.
const NOTHING_BEFORE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its number, from 1.
    pub seq: i64,
    /// When, in UTC.
    pub at: String,
    /// What was done: `init`, `add`, `run`, `correction` …
    pub action: String,
    /// JSON: what it was done to.
    pub detail: String,
    /// The hash of the entry before.
    pub previous: String,
    /// The hash of this entry, in hexadecimal digits.
    pub hash: String,
}

/// What a check of the log's chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogReport {
    /// How many entries there are.
    pub entries: u64,
    /// The hash of the last entry: to be kept elsewhere, so that nobody can rewrite the log unseen.
    pub head: String,
    /// The number of the first entry that does not fit, if any.
    pub broken_at: Option<i64>,
}

impl Project {
    /// All entries, oldest first.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn log(&self) -> Result<Vec<LogEntry>, StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT seq, at, action, detail, previous, hash FROM log ORDER BY seq")?;
        let entries = statement.query_map([], entry)?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// Adds an entry of its own, for what is done outside the store.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn append_log(&self, action: &str, detail: &Value) -> Result<(), StoreError> {
        let transaction = self.write()?;
        append(&transaction, action, detail)?;
        Ok(transaction.commit()?)
    }

    /// Follows the chain from the first entry to the last.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn check_log(&self) -> Result<LogReport, StoreError> {
        let entries = self.log()?;
        let mut previous = NOTHING_BEFORE.to_owned();
        let mut broken_at = None;
        for (entry, seq) in entries.iter().zip(1..) {
            let fits = entry.seq == seq && entry.previous == previous && entry.hash == hash(entry);
            if !fits {
                broken_at.get_or_insert(entry.seq);
            }
            previous.clone_from(&entry.hash);
        }
        Ok(LogReport {
            entries: entries.len() as u64,
            head: previous,
            broken_at,
        })
    }
}

/// Adds an entry within a transaction, so that what is done and that it was done stand or fall together.
pub fn append(connection: &Connection, action: &str, detail: &Value) -> Result<(), StoreError> {
    let last = connection
        .query_row("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (last, previous): (i64, String) = last.unwrap_or((0, NOTHING_BEFORE.to_owned()));
    let mut new = LogEntry {
        seq: last + 1,
        at: clock::now(),
        action: action.to_owned(),
        detail: detail.to_string(),
        previous,
        hash: String::new(),
    };
    new.hash = hash(&new);
    connection.execute(
        "INSERT INTO log(seq, at, action, detail, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (new.seq, &new.at, &new.action, &new.detail, &new.previous, &new.hash),
    )?;
    Ok(())
}

fn hash(entry: &LogEntry) -> String {
    let mut hasher = Sha256::new();
    let seq = entry.seq.to_string();
    for part in [&seq, &entry.at, &entry.action, &entry.detail, &entry.previous] {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hex(&hasher.finalize())
}

/// Bytes in lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn entry(row: &Row<'_>) -> rusqlite::Result<LogEntry> {
    Ok(LogEntry {
        seq: row.get(0)?,
        at: row.get(1)?,
        action: row.get(2)?,
        detail: row.get(3)?,
        previous: row.get(4)?,
        hash: row.get(5)?,
    })
}
