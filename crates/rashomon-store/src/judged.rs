//! What persons judged, laid over what the engine found.
//!
//! The table `claim` keeps the engine's own reading. Claims that judgements changed stand in `claim_judged` as well, in the
//! form that they have since, so that the state after any run can be read back; withdrawing a judgement brings the engine's
//! reading to light again.

use std::collections::BTreeMap;

use rashomon::types::{Claim, ClaimId, Document, DocumentId, IndexedText, Judgement, MapSpans, Run, Span, SpanText};
use rusqlite::Connection;

use crate::claims::Row;
use crate::snapshot::{self, At};
use crate::{Project, StoreError};

/// The judgements of a project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judgements {
    /// Those that this version can read, in the order in which they came.
    pub known: Vec<Judgement>,
    /// Why the others cannot be read; they stay as they are.
    pub unknown: Vec<String>,
}

impl Project {
    /// What persons judged.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn judgements(&self) -> Result<Judgements, StoreError> {
        let mut judgements = Judgements::default();
        for (number, json) in (1..).zip(self.corrections()?) {
            let number: u64 = number;
            match Judgement::read_line(&json) {
                Ok(judgement) => judgements.known.push(judgement),
                Err(error) => judgements.unknown.push(format!("correction {number}: {error}")),
            }
        }
        Ok(judgements)
    }

    /// Keeps judgements together: all of them or none.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn append_judgements(&self, judgements: &[Judgement]) -> Result<(), StoreError> {
        let lines: Vec<String> = judgements.iter().map(Judgement::line).collect();
        self.append_corrections(lines.iter().map(String::as_str))?;
        Ok(())
    }

    /// Documents and claims as the engine read them, before any judgement, and without events: what judgements are made of.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or is damaged.
    pub fn reading(&self) -> Result<Run, StoreError> {
        snapshot::load(&self.connection, At::Now)
    }
}

/// Stores the claims that judgements changed, as they stand now; those that changed once more become new rows.
pub fn keep(connection: &Connection, run: i64, state: &Run) -> Result<(), StoreError> {
    let documents: BTreeMap<DocumentId, &Document> =
        state.documents.iter().map(|document| (document.id, document)).collect();
    let mut before = standing(connection)?;
    let is_judged = |claim: &&Claim| !claim.corrected_by.is_empty() || claim.status.is_some();
    for claim in state.claims.iter().filter(is_judged) {
        let Some(document) = documents.get(&claim.document) else {
            continue;
        };
        let mut claim = claim.clone();
        claim.event = None;
        let row = Row::new(document, &IndexedText::new(&document.text), &claim, 0)?;
        match before.remove(&row.id) {
            Some((_, known)) if known == row.json => continue,
            Some((row, _)) => retire(connection, run, row)?,
            None => {}
        }
        insert(connection, run, row)?;
    }
    for (row, _) in before.into_values() {
        retire(connection, run, row)?;
    }
    Ok(())
}

fn insert(connection: &Connection, run: i64, row: Row) -> Result<(), StoreError> {
    let insert = "
        INSERT INTO claim_judged(claim, json, words, speaker, voices, side, act, polarity, day, places, first_run)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    connection.prepare_cached(insert)?.execute((
        row.id,
        row.json,
        row.columns.words,
        row.columns.speaker,
        row.columns.voices,
        row.columns.side,
        row.columns.act,
        row.columns.polarity,
        row.columns.day,
        row.columns.places,
        run,
    ))?;
    Ok(())
}

/// The judged claims that stand: the row of each, and its JSON.
fn standing(connection: &Connection) -> Result<BTreeMap<String, (i64, String)>, StoreError> {
    let mut statement = connection.prepare("SELECT claim, row, json FROM claim_judged WHERE gone_run IS NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn retire(connection: &Connection, run: i64, row: i64) -> Result<(), StoreError> {
    let update = "UPDATE claim_judged SET gone_run = ?2 WHERE row = ?1";
    connection.prepare_cached(update)?.execute((row, run))?;
    Ok(())
}

/// Puts the claims that judgements had changed by a run in place of the engine's reading of them.
pub fn overlay(connection: &Connection, at: At, run: &mut Run) -> Result<(), StoreError> {
    let condition = at.condition("claim_judged");
    let mut statement = connection.prepare(&format!("SELECT json FROM claim_judged WHERE {condition}"))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    let mut judged: BTreeMap<ClaimId, Claim> = BTreeMap::new();
    for json in rows {
        let json: String = json?;
        let claim: Claim<SpanText> = serde_json::from_str(&json)?;
        let claim = claim.map_spans(&mut |span| span.span().unwrap_or(Span::of(0..0)));
        judged.insert(claim.id, claim);
    }
    for claim in &mut run.claims {
        if let Some(judged) = judged.get(&claim.id) {
            claim.clone_from(judged);
        }
    }
    Ok(())
}
