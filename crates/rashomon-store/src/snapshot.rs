//! The state of a project as one [`Run`]: what the engine compiled, put together again from its rows.
//!
//! The order is canonical: originals by name, what is in them by place. It depends neither on the order in which they were
//! taken in nor on where a run was broken off.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rashomon::Engine;
use rashomon::types::{
    Claim, ClaimId, Diagnostic, Document, DocumentId, DocumentKind, Engine as Identity, Event, EventId, MapSpans, Run,
    Span, SpanText,
};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::{Project, StoreError, documents, judged};

/// What a document is a copy of, and of what kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CopyMark {
    /// What kind of copy.
    pub kind: DocumentKind,
    /// Of which document.
    pub of: Option<DocumentId>,
}

/// The copies among the documents of a run.
pub type Copies = BTreeMap<DocumentId, CopyMark>;

impl Project {
    /// The state after the last run that came to its end; nothing was found where there is none.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or is damaged.
    pub fn compiled(&self) -> Result<Run, StoreError> {
        let last = "SELECT max(id) FROM run WHERE compiled";
        let last: Option<i64> = self.connection.query_row(last, [], |row| row.get(0))?;
        last.map_or_else(|| Ok(Run::new()), |last| self.compiled_by(last))
    }

    /// The state after this run, which must have come to its end.
    ///
    /// Remarks are those of today, since they are not kept for earlier runs.
    ///
    /// # Errors
    ///
    /// If there is no such run, or the file cannot be read, or is damaged.
    pub fn compiled_by(&self, run: i64) -> Result<Run, StoreError> {
        let select = "SELECT engine, copies FROM run WHERE id = ?1 AND compiled";
        let row = self
            .connection
            .query_row(select, [run], |row| Ok((row.get(0)?, row.get(1)?)));
        let found: Option<(String, String)> = row.optional()?;
        let Some((engine, copies)) = found else {
            return Err(StoreError::Unknown(format!(
                "run {run} is not there or did not come to its end; `rashomon status` lists the runs"
            )));
        };
        let mut state = load(&self.connection, At::After(run))?;
        judged::overlay(&self.connection, At::After(run), &mut state)?;
        state.engine = identity(&engine)?;
        mark_copies(&mut state.documents, &serde_json::from_str(&copies)?);
        state.events = events(&self.connection, run)?;
        mark_events(&mut state);
        Ok(state)
    }
}

/// What made a run, as it is stored.
pub fn identity(json: &str) -> Result<Identity, StoreError> {
    Ok(serde_json::from_str(json)?)
}

/// Which rows count.
#[derive(Debug, Clone, Copy)]
pub enum At {
    /// Those that stand now.
    Now,
    /// Those that stood after a run.
    After(i64),
}

impl At {
    /// The condition on rows with `first_run` and `gone_run`.
    pub fn condition(self, table: &str) -> String {
        match self {
            Self::Now => format!("{table}.gone_run IS NULL"),
            Self::After(run) => {
                format!("{table}.first_run <= {run} AND ({table}.gone_run IS NULL OR {table}.gone_run > {run})")
            }
        }
    }
}

/// Documents, claims and remarks; no events yet.
pub fn load(connection: &Connection, at: At) -> Result<Run, StoreError> {
    let mut run = Run::new();
    let mut claims = claims(connection, at)?;
    let mut held = held(connection, at)?;
    let mut remarks = remarks(connection)?;
    let mut seen = BTreeSet::new();
    for original in originals(connection)? {
        let mut parts: BTreeMap<i64, Part> = BTreeMap::new();
        for (input, remark) in remarks.remove(&original).unwrap_or_default() {
            parts.entry(input).or_default().remarks.push(remark);
        }
        for (input, document) in held.remove(&original).unwrap_or_default() {
            parts.entry(input).or_default().documents.push(document);
        }
        for part in parts.into_values() {
            run.diagnostics.extend(part.remarks);
            for id in part.documents {
                add(connection, &mut run, &id, &mut seen, &mut claims)?;
            }
        }
    }
    Ok(run)
}

/// What one input gave.
#[derive(Default)]
struct Part {
    remarks: Vec<Diagnostic>,
    documents: Vec<String>,
}

/// Adds a document with what was found in it; one that was added before is remarked upon.
fn add(
    connection: &Connection,
    run: &mut Run,
    id: &str,
    seen: &mut BTreeSet<String>,
    claims: &mut BTreeMap<String, Vec<Claim>>,
) -> Result<(), StoreError> {
    let Some(document) = documents::load(connection, id)? else {
        return Ok(());
    };
    if !seen.insert(id.to_owned()) {
        run.diagnostics.push(Engine::same_document(&document));
        return Ok(());
    }
    let select = "SELECT remarks, claim_remarks FROM document WHERE id = ?1";
    let mut statement = connection.prepare_cached(select)?;
    let (read, analysed): (String, String) = statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    run.diagnostics.extend(documents::unwire(&read)?);
    run.diagnostics.extend(documents::unwire(&analysed)?);
    run.claims.extend(claims.remove(id).unwrap_or_default());
    run.documents.push(document);
    Ok(())
}

/// The originals in canonical order.
fn originals(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare("SELECT name, sha256, id FROM original")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut named: Vec<(String, String, i64)> = rows.collect::<Result<_, _>>()?;
    named.sort_by(|(a, hash_a, _), (b, hash_b, _)| by_path(a, b).then_with(|| hash_a.cmp(hash_b)));
    Ok(named.into_iter().map(|(_, _, id)| id).collect())
}

/// The order in which a folder's files are read: part by part of their paths.
fn by_path(a: &str, b: &str) -> Ordering {
    Path::new(a).cmp(Path::new(b)).then_with(|| a.cmp(b))
}

/// For each original what it holds, in order: the input, and what came of it.
type ByOriginal<T> = BTreeMap<i64, Vec<(i64, T)>>;

fn held(connection: &Connection, at: At) -> Result<ByOriginal<String>, StoreError> {
    // A document that is gone by now stands where it was last seen.
    let select = format!(
        "SELECT original, input, document FROM document_place JOIN document ON document.id = document
         WHERE {} AND (NOT document_place.gone OR document.gone_run IS NOT NULL) ORDER BY original, input, place",
        at.condition("document")
    );
    let mut statement = connection.prepare(&select)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut held: ByOriginal<String> = BTreeMap::new();
    for row in rows {
        let (original, input, document) = row?;
        held.entry(original).or_default().push((input, document));
    }
    Ok(held)
}

fn remarks(connection: &Connection) -> Result<ByOriginal<Diagnostic>, StoreError> {
    let mut statement =
        connection.prepare("SELECT original, input, json FROM remark ORDER BY original, input, ordinal")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut remarks: ByOriginal<Diagnostic> = BTreeMap::new();
    for row in rows {
        let (original, input, json): (i64, i64, String) = row?;
        let remark = documents::plain(serde_json::from_str(&json)?);
        remarks.entry(original).or_default().push((input, remark));
    }
    Ok(remarks)
}

fn claims(connection: &Connection, at: At) -> Result<BTreeMap<String, Vec<Claim>>, StoreError> {
    let condition = at.condition("claim");
    let select = format!("SELECT document, json FROM claim WHERE {condition} ORDER BY document, ordinal, row");
    let mut statement = connection.prepare(&select)?;
    let mut rows = statement.query([])?;
    let mut claims: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let json = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let claim: Claim<SpanText> = serde_json::from_str(json)?;
        let claim = claim.map_spans(&mut plain);
        claims.entry(row.get(0)?).or_default().push(claim);
    }
    Ok(claims)
}

/// The events as a run compiled them.
fn events(connection: &Connection, run: i64) -> Result<Vec<Event>, StoreError> {
    let condition = At::After(run).condition("event_state");
    let mut statement = connection.prepare(&format!(
        "SELECT json FROM event_state WHERE {condition} ORDER BY ordinal, row"
    ))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    let mut events = Vec::new();
    for json in rows {
        let json: String = json?;
        let event: Event<SpanText> = serde_json::from_str(&json)?;
        events.push(event.map_spans(&mut |_, span| plain(span)));
    }
    Ok(events)
}

fn plain(span: SpanText) -> Span {
    span.span().unwrap_or(Span::of(0..0))
}

fn mark_copies(documents: &mut [Document], copies: &Copies) {
    for document in documents {
        if let Some(mark) = copies.get(&document.id) {
            (document.kind, document.copy_of) = (mark.kind, mark.of);
        }
    }
}

/// Says of each claim which event it speaks of.
fn mark_events(run: &mut Run) {
    let of_event = |event: &Event| event.claims.iter().map(|claim| (*claim, event.id)).collect::<Vec<_>>();
    let spoken_of: BTreeMap<ClaimId, EventId> = run.events.iter().flat_map(of_event).collect();
    for claim in &mut run.claims {
        claim.event = spoken_of.get(&claim.id).copied();
    }
}
