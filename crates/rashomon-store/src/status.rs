//! What a project holds, what waits, what failed, and what its runs did.

use serde::Serialize;

use crate::work::Tally;
use crate::{Project, StoreError};

/// What a project holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// Files as they were taken in.
    pub originals: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Those that are not read to their end.
    pub unread: u64,
    /// Documents that stand.
    pub documents: u64,
    /// Those that are not analysed.
    pub unanalysed: u64,
    /// Claims that stand.
    pub claims: u64,
    /// Events that stand.
    pub events: u64,
    /// Ids that mean another event since it was merged with theirs.
    pub aliases: u64,
    /// What persons corrected.
    pub corrections: u64,
    /// Failures that stand.
    pub failures: u64,
    /// Whether all that is read is compiled.
    pub is_compiled: bool,
    /// The number of entries in the log, and the hash of the last.
    pub log_entries: u64,
    /// The hash of the last entry of the log.
    pub log_head: String,
    /// The last runs, the latest first.
    pub runs: Vec<RunShown>,
}

/// A run as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunShown {
    /// Its number.
    pub run: i64,
    /// When it began, in UTC.
    pub started: String,
    /// When it ended.
    pub ended: Option<String>,
    /// `finished`, `interrupted`, `killed`; none while it goes on.
    pub outcome: Option<String>,
    /// What it did, by stage.
    pub tally: Tally,
}

/// Something that could not be read or analysed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FailureShown {
    /// The file, or the member of an archive.
    pub path: String,
    /// `read` or `analyse`.
    pub stage: String,
    /// A stable name such as `read.binary`.
    pub code: String,
    /// What is the matter.
    pub sentence: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Project {
    /// What the project holds, with its last runs, at most so many.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn status(&self, runs: usize) -> Result<Status, StoreError> {
        let (originals, bytes) = self.originals()?;
        let log = self.check_log()?;
        let standing = "document WHERE gone_run IS NULL";
        Ok(Status {
            originals,
            bytes,
            unread: self.count(
                "original WHERE NOT EXISTS (SELECT 1 FROM reading WHERE original = original.id AND done_by IS NOT NULL)",
            )?,
            documents: self.count(standing)?,
            unanalysed: self.count(&format!("{standing} AND analysed_by IS NULL"))?,
            claims: self.count(&format!("claim WHERE gone_run IS NULL AND document IN (SELECT id FROM {standing})"))?,
            events: self.count("event_state WHERE gone_run IS NULL")?,
            aliases: self.count("event_alias")?,
            corrections: self.count("correction")?,
            failures: self.count("failure WHERE gone_run IS NULL")?,
            is_compiled: self.is_compiled()?,
            log_entries: log.entries,
            log_head: log.head,
            runs: self.runs(runs)?,
        })
    }

    /// What could not be read or analysed and still cannot, in the order of the paths.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn failures(&self) -> Result<Vec<FailureShown>, StoreError> {
        let select = "SELECT path, stage, code, sentence, help FROM failure WHERE gone_run IS NULL ORDER BY path, row";
        let mut statement = self.connection.prepare(select)?;
        let rows = statement.query_map([], |row| {
            Ok(FailureShown {
                path: row.get(0)?,
                stage: row.get(1)?,
                code: row.get(2)?,
                sentence: row.get(3)?,
                help: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The last runs, the latest first, at most so many.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn runs(&self, most: usize) -> Result<Vec<RunShown>, StoreError> {
        let select = "SELECT id, started, ended, outcome, counts FROM run ORDER BY id DESC LIMIT ?1";
        let mut statement = self.connection.prepare(select)?;
        let rows = statement.query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get::<_, String>(4)?,
            ))
        })?;
        let mut runs = Vec::new();
        for row in rows {
            let (run, started, ended, outcome, counts) = row?;
            runs.push(RunShown {
                run,
                started,
                ended,
                outcome,
                tally: serde_json::from_str(&counts)?,
            });
        }
        Ok(runs)
    }

    /// The numbers of the last runs that came to their end, the latest first, at most so many.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn finished_runs(&self, most: usize) -> Result<Vec<i64>, StoreError> {
        let select = "SELECT id FROM run WHERE compiled ORDER BY id DESC LIMIT ?1";
        let mut statement = self.connection.prepare(select)?;
        let rows = statement.query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn count(&self, what: &str) -> Result<u64, StoreError> {
        let select = format!("SELECT count(*) FROM {what}");
        Ok(self.connection.query_row(&select, [], |row| row.get(0))?)
    }
}
