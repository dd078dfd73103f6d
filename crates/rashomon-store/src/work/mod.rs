//! Working through a project: read what was not read, analyse what was not analysed, compile all of it.
//!
//! Each step is stored in one transaction with the note that it is done. So whatever ends a run, the next one goes on with
//! the next document, and comes to the same state as if nothing had happened.

mod analyse;
mod careful;
mod compile;
mod identity;
mod read;
mod tally;

use rashomon::types::Diagnostic;
use rashomon::{Engine, Limits};
use rusqlite::Connection;
use serde_json::json;

use crate::lock::Lock;
use crate::{Project, StoreError, clock, log};

pub use compile::EventsMerged;
pub use tally::{StageTally, Tally};

/// What a run works on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Only a part of what there is to do.
    pub only: Option<Only>,
    /// Read and analyse everything anew.
    pub force: bool,
    /// One piece at a time, so that a report which ends the program is known by name and left out the next time.
    pub careful: bool,
    /// How much is taken from one input.
    pub limits: Limits,
}

/// A part of what there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// What was never read or analysed.
    New,
    /// What failed before, once more.
    Failed,
    /// New bytes of a known name, and what another version of the engine read or analysed.
    Changed,
}

/// A stage of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkStage {
    /// Originals to documents.
    Read,
    /// Documents to claims.
    Analyse,
    /// All claims to events.
    Compile,
}

impl WorkStage {
    /// The verb that it is named by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Analyse => "analyse",
            Self::Compile => "compile",
        }
    }
}

/// Who looks on at a run, and may break it off.
pub trait Watcher {
    /// A stage begins, with so many bytes before it.
    fn begin(&mut self, stage: WorkStage, bytes: u64);
    /// So many documents more are stored, so many more inputs have failed, and so many bytes are done.
    fn advance(&mut self, documents: usize, failed: usize, bytes: u64);
    /// Something was said of an input or a document; `name` is where it came from.
    fn remark(&mut self, remark: &Diagnostic, name: Option<&str>);
    /// Whether to stop after the document that is being stored.
    fn is_stopped(&self) -> bool;
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq)]
pub struct RunReport {
    /// Its number.
    pub run: i64,
    /// Whether it came to its end.
    pub is_finished: bool,
    /// What it did.
    pub tally: Tally,
    /// How many failures stand now, those of earlier runs among them.
    pub failures: u64,
    /// How many documents and claims there are now.
    pub documents: u64,
    /// How many claims there are now.
    pub claims: u64,
    /// How many events there are now.
    pub events: u64,
    /// The events that turned out to be one.
    pub merged: Vec<EventsMerged>,
}

/// What the stages share.
struct Work<'project> {
    project: &'project Project,
    engine: Engine,
    /// The engine as it is noted beside what it made.
    identity: String,
    run: i64,
    tally: tally::Keeper,
}

impl Project {
    /// Works through the project with an engine. `extra` names what the engine uses beside what is built in, such as the
    /// hashes of added gazetteers, so that what was made without it counts as made by another engine.
    ///
    /// # Errors
    ///
    /// If another run is at work, or the project cannot be written. What was stored until then stays.
    pub fn run(
        &self,
        engine: &Engine,
        extra: &str,
        plan: Plan,
        watcher: &mut dyn Watcher,
    ) -> Result<RunReport, StoreError> {
        let _lock = Lock::take(self.folder(), "run")?;
        let mut work = self.begin(engine, extra)?;
        plan.prepare(&work)?;
        careful::blame_or_forget(&work, &plan)?;
        let mut merged = Vec::new();
        let is_finished = read::stage(&mut work, &plan, watcher)? && analyse::stage(&mut work, &plan, watcher)? && {
            watcher.begin(WorkStage::Compile, 0);
            merged = compile::stage(&mut work, watcher)?;
            true
        };
        careful::forget(&self.connection)?;
        if !is_finished {
            end(&self.connection, &work, "interrupted")?;
        }
        work.report(is_finished, merged)
    }

    fn begin(&self, engine: &Engine, extra: &str) -> Result<Work<'_>, StoreError> {
        let identity = engine.empty_run().engine;
        let json = serde_json::to_string(&identity)?;
        let mut key = [Some(identity.name), Some(identity.version), identity.model_sha256]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        key.extend((!extra.is_empty()).then(|| extra.to_owned()));
        let transaction = self.write()?;
        let now = clock::now();
        transaction.execute(
            "UPDATE run SET outcome = 'killed', ended = ?1 WHERE ended IS NULL",
            [&now],
        )?;
        transaction.execute("INSERT INTO run(started, engine) VALUES (?1, ?2)", (&now, json))?;
        let run = transaction.last_insert_rowid();
        let identity = key.join(" ");
        log::append(&transaction, "run", &json!({"run": run, "engine": identity}))?;
        transaction.commit()?;
        Ok(Work {
            project: self,
            engine: engine.clone(),
            identity,
            run,
            tally: tally::Keeper::new(),
        })
    }
}

impl Plan {
    /// Forgets what is to be done again. From then on a run that is broken off goes on like any other.
    fn prepare(&self, work: &Work<'_>) -> Result<(), StoreError> {
        let transaction = work.project.write()?;
        if self.force {
            transaction.execute("UPDATE reading SET begun_by = '', done_by = NULL", [])?;
            transaction.execute("UPDATE document SET analysed_by = NULL", [])?;
        }
        if self.only == Some(Only::Failed) {
            let failed = "FROM failure WHERE gone_run IS NULL AND stage";
            transaction.execute(
                &format!("UPDATE reading SET begun_by = '', done_by = NULL WHERE original IN (SELECT original {failed} = 'read')"),
                [],
            )?;
            transaction.execute(
                &format!("UPDATE document SET analysed_by = NULL WHERE id IN (SELECT document {failed} = 'analyse')"),
                [],
            )?;
        }
        Ok(transaction.commit()?)
    }
}

/// Notes how a run ended.
fn end(connection: &Connection, work: &Work<'_>, outcome: &str) -> Result<(), StoreError> {
    let update = "UPDATE run SET ended = ?2, outcome = ?3, counts = ?4 WHERE id = ?1";
    connection.execute(update, (work.run, clock::now(), outcome, work.tally.json()?))?;
    Ok(())
}

/// A failure as it is stored.
struct Failure<'a> {
    original: i64,
    document: Option<&'a str>,
    path: &'a str,
    stage: WorkStage,
}

impl Failure<'_> {
    fn keep(&self, work: &Work<'_>, remark: &Diagnostic) -> Result<(), StoreError> {
        let insert = "INSERT INTO failure(original, document, path, stage, code, sentence, help, run)
                      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        work.project.connection.prepare_cached(insert)?.execute((
            self.original,
            self.document,
            self.path,
            self.stage.name(),
            &remark.code,
            &remark.message,
            &remark.help,
            work.run,
        ))?;
        Ok(())
    }
}

impl Work<'_> {
    fn report(self, is_finished: bool, merged: Vec<EventsMerged>) -> Result<RunReport, StoreError> {
        Ok(RunReport {
            run: self.run,
            is_finished,
            failures: self.project.count("failure WHERE gone_run IS NULL")?,
            documents: self.project.count("document WHERE gone_run IS NULL")?,
            claims: self.project.count(
                "claim WHERE gone_run IS NULL AND document IN (SELECT id FROM document WHERE gone_run IS NULL)",
            )?,
            events: self.project.count("event_state WHERE gone_run IS NULL")?,
            tally: self.tally.tally(),
            merged,
        })
    }
}
