//! What a run has done so far, by stage; kept after it.

use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::StoreError;

use super::WorkStage;

/// How often the counts are stored while a run goes on.
const EVERY: Duration = Duration::from_secs(1);

/// What one stage has done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StageTally {
    /// Documents stored, or events compiled.
    pub done: u64,
    /// Inputs or documents that failed.
    pub failed: u64,
    /// Bytes of originals, or of texts.
    pub bytes: u64,
    /// Bytes that the stage had before it when it began.
    pub total_bytes: u64,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// What a run has done, by stage.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// Originals to documents.
    pub read: StageTally,
    /// Documents to claims.
    pub analyse: StageTally,
    /// All claims to events.
    pub compile: StageTally,
}

/// Keeps count.
pub struct Keeper {
    tally: Tally,
    stage: WorkStage,
    begun: Instant,
    stored: Instant,
}

impl Keeper {
    pub fn new() -> Self {
        let now = Instant::now();
        Self {
            tally: Tally::default(),
            stage: WorkStage::Read,
            begun: now,
            stored: now,
        }
    }

    /// A stage begins.
    pub fn begin(&mut self, stage: WorkStage, total_bytes: u64) {
        self.stage = stage;
        self.begun = Instant::now();
        self.current().total_bytes = total_bytes;
    }

    /// So much more is done.
    pub fn add(&mut self, done: u64, failed: u64, bytes: u64) {
        let seconds = self.begun.elapsed().as_secs_f64();
        let current = self.current();
        current.done += done;
        current.failed += failed;
        current.bytes += bytes;
        current.seconds = seconds;
    }

    /// Stores the counts if they were not stored for a while.
    pub fn store(&mut self, connection: &Connection, run: i64) -> Result<(), StoreError> {
        if self.stored.elapsed() < EVERY {
            return Ok(());
        }
        self.stored = Instant::now();
        connection.execute("UPDATE run SET counts = ?2 WHERE id = ?1", (run, self.json()?))?;
        Ok(())
    }

    pub fn json(&self) -> Result<String, StoreError> {
        Ok(serde_json::to_string(&self.tally)?)
    }

    pub fn tally(&self) -> Tally {
        self.tally.clone()
    }

    fn current(&mut self) -> &mut StageTally {
        match self.stage {
            WorkStage::Read => &mut self.tally.read,
            WorkStage::Analyse => &mut self.tally.analyse,
            WorkStage::Compile => &mut self.tally.compile,
        }
    }
}
