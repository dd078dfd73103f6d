//! All claims to events, in one transaction: nobody ever sees half a compilation.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use rashomon::Engine;
use rashomon::judge::ORPHANED;
use rashomon::types::{ClaimId, DocumentId, DocumentKind, Event, EventId, IndexedText, Run};
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

use crate::snapshot::{self, At, Copies, CopyMark};
use crate::{Project, StoreError, judged, log};

use super::identity::{Identities, Known, identify};
use super::{Watcher, Work, WorkStage, end};

/// Two events that turned out to be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventsMerged {
    /// The id that now means the other.
    pub alias: EventId,
    /// The event that stays.
    pub event: EventId,
}

impl Project {
    /// Compiles what is stored now, without storing what comes of it: for a project whose last run was broken off.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or is damaged.
    pub fn compile_now(&self, engine: &Engine) -> Result<Run, StoreError> {
        let (run, _) = compiled(self, engine)?;
        Ok(run)
    }

    /// Whether documents were read or analysed, or corrections made, since the last run that came to its end.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn is_compiled(&self) -> Result<bool, StoreError> {
        is_compiled(&self.connection, i64::MAX)
    }
}

/// Looks at everything together and stores what comes of it; the events that were merged.
pub fn stage(work: &mut Work<'_>, watcher: &mut dyn Watcher) -> Result<Vec<EventsMerged>, StoreError> {
    let begun = Instant::now();
    work.tally.begin(WorkStage::Compile, 0);
    let connection = &work.project.connection;
    settle_documents(work)?;
    if is_unchanged(work)? {
        let transaction = work.project.write()?;
        carry_over(&transaction, work)?;
        transaction.commit()?;
        return Ok(Vec::new());
    }
    let (run, identities) = compiled(work.project, &work.engine)?;
    let orphans = run.diagnostics.iter().filter(|remark| remark.code == ORPHANED);
    orphans.for_each(|remark| watcher.remark(remark, None));
    let transaction = work.project.write()?;
    keep_events(&transaction, work.run, &run)?;
    keep_claims(&transaction, &run)?;
    judged::keep(&transaction, work.run, &run)?;
    keep_aliases(&transaction, work.run, &identities)?;
    let copies = serde_json::to_string(&copies(&run))?;
    let update =
        "UPDATE run SET compiled = 1, copies = ?2, corrections = (SELECT count(*) FROM correction) WHERE id = ?1";
    connection.execute(update, (work.run, copies))?;
    work.tally.add(run.events.len() as u64, 0, 0);
    end(connection, work, "finished")?;
    let detail = json!({
        "run": work.run, "documents": run.documents.len(), "claims": run.claims.len(), "events": run.events.len(),
        "seconds": begun.elapsed().as_secs(),
    });
    log::append(connection, "compiled", &detail)?;
    transaction.commit()?;
    let merged = identities.merged.into_iter();
    Ok(merged.map(|(alias, event)| EventsMerged { alias, event }).collect())
}

/// Everything that stands now, compiled and with the ids that the project gave.
fn compiled(project: &Project, engine: &Engine) -> Result<(Run, Identities), StoreError> {
    let connection = &project.connection;
    let mut run = snapshot::load(connection, At::Now)?;
    run.engine = engine.empty_run().engine;
    engine.compile_judged(&mut run, &project.judgements()?.known);
    let identities = identify(&run.events, &known(connection)?);
    rename(&mut run, &identities.ids);
    Ok((run, identities))
}

/// Marks documents that no original holds any more as gone, and those that are back as not.
fn settle_documents(work: &Work<'_>) -> Result<(), StoreError> {
    let held = "EXISTS (SELECT 1 FROM document_place WHERE document = document.id AND NOT gone)";
    let transaction = work.project.write()?;
    transaction.execute(
        &format!("UPDATE document SET gone_run = ?1 WHERE gone_run IS NULL AND NOT {held}"),
        [work.run],
    )?;
    transaction.execute(
        &format!("UPDATE document SET gone_run = NULL WHERE gone_run IS NOT NULL AND {held}"),
        [],
    )?;
    Ok(transaction.commit()?)
}

/// Whether nothing happened since the last compilation.
fn is_unchanged(work: &Work<'_>) -> Result<bool, StoreError> {
    let tally = work.tally.tally();
    let connection = &work.project.connection;
    let gone = "SELECT EXISTS (SELECT 1 FROM document WHERE gone_run = ?1)";
    let is_gone: bool = connection.query_row(gone, [work.run], |row| row.get(0))?;
    let engines = "
        SELECT (SELECT engine FROM run WHERE id = ?1) IS (SELECT engine FROM run WHERE compiled ORDER BY id DESC LIMIT 1)";
    let same_engine: bool = connection.query_row(engines, [work.run], |row| row.get(0))?;
    let idle = tally.read.done == 0 && tally.analyse.done == 0 && !is_gone;
    Ok(idle && same_engine && is_compiled(connection, work.run)?)
}

/// Whether the last run before `before` came to its end, and knew all corrections.
fn is_compiled(connection: &Connection, before: i64) -> Result<bool, StoreError> {
    let last = "
        SELECT compiled AND corrections = (SELECT count(*) FROM correction) FROM run
        WHERE id < ?1 ORDER BY id DESC LIMIT 1";
    let found: Option<bool> = connection.query_row(last, [before], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or(false))
}

/// Notes that the state is that of the last compilation.
fn carry_over(connection: &Connection, work: &Work<'_>) -> Result<(), StoreError> {
    let update = "
        UPDATE run SET compiled = 1, (copies, corrections) =
            (SELECT copies, corrections FROM run WHERE compiled ORDER BY id DESC LIMIT 1) WHERE id = ?1";
    connection.execute(update, [work.run])?;
    end(connection, work, "finished")
}

fn known(connection: &Connection) -> Result<Known, StoreError> {
    let mut known = Known::default();
    let mut statement = connection.prepare("SELECT claim, event FROM event_claim")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for row in rows {
        let (claim, event): (String, String) = row?;
        known
            .of_claim
            .insert(parse::<ClaimId>(&claim)?, parse::<EventId>(&event)?);
    }
    let order = "
        SELECT event.id FROM event JOIN event_state ON event_state.event = event.id AND event_state.gone_run IS NULL
        ORDER BY event.first_run, event.rank, event.id";
    let mut statement = connection.prepare(order)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    for (place, row) in rows.enumerate() {
        let id: String = row?;
        known.given.insert(parse::<EventId>(&id)?, place);
    }
    Ok(known)
}

fn parse<T: std::str::FromStr<Err = impl std::fmt::Display>>(id: &str) -> Result<T, StoreError> {
    id.parse().map_err(|error| StoreError::Damaged(format!("{error}")))
}

/// Gives the events their ids, wherever they are named.
fn rename(run: &mut Run, ids: &[EventId]) {
    let names: BTreeMap<EventId, EventId> = run
        .events
        .iter()
        .map(|event| event.id)
        .zip(ids.iter().copied())
        .collect();
    for claim in &mut run.claims {
        claim.event = claim.event.and_then(|event| names.get(&event).copied());
    }
    for (event, id) in run.events.iter_mut().zip(ids) {
        event.id = *id;
    }
}

/// Stores the events as they stand now; those that changed become new rows.
fn keep_events(connection: &Connection, run: i64, state: &Run) -> Result<(), StoreError> {
    let texts = state
        .documents
        .iter()
        .map(|document| (document.id, IndexedText::new(&document.text)));
    let texts: BTreeMap<DocumentId, IndexedText<'_>> = texts.collect();
    let mut before = standing(connection)?;
    for (place, event) in state.events.iter().enumerate() {
        let ordinal = i64::try_from(place).unwrap_or(i64::MAX);
        let id = event.id.to_string();
        let json = wire(&texts, event)?;
        let give = "INSERT OR IGNORE INTO event(id, first_run, rank) VALUES (?1, ?2, ?3)";
        connection.prepare_cached(give)?.execute((&id, run, ordinal))?;
        match before.remove(&id) {
            Some((row, known)) if known == json => {
                let update = "UPDATE event_state SET ordinal = ?2 WHERE row = ?1 AND ordinal <> ?2";
                connection.prepare_cached(update)?.execute((row, ordinal))?;
                continue;
            }
            Some((row, _)) => retire(connection, run, row)?,
            None => {}
        }
        let insert = "INSERT INTO event_state(event, ordinal, title, json, first_run) VALUES (?1, ?2, ?3, ?4, ?5)";
        connection
            .prepare_cached(insert)?
            .execute((&id, ordinal, &event.title, json, run))?;
    }
    for (row, _) in before.into_values() {
        retire(connection, run, row)?;
    }
    Ok(())
}

fn wire(texts: &BTreeMap<DocumentId, IndexedText<'_>>, event: &Event) -> Result<String, StoreError> {
    let nowhere = IndexedText::new("");
    let spelled = event
        .clone()
        .map_spans(&mut |document, span| texts.get(&document).unwrap_or(&nowhere).span_text(span));
    Ok(serde_json::to_string(&spelled)?)
}

/// The events that stand: the row of each, and its JSON.
fn standing(connection: &Connection) -> Result<BTreeMap<String, (i64, String)>, StoreError> {
    let mut statement = connection.prepare("SELECT event, row, json FROM event_state WHERE gone_run IS NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn retire(connection: &Connection, run: i64, row: i64) -> Result<(), StoreError> {
    let update = "UPDATE event_state SET gone_run = ?2 WHERE row = ?1";
    connection.prepare_cached(update)?.execute((row, run))?;
    Ok(())
}

/// Stores which claims speak of which event, and for which party and side each answers.
fn keep_claims(connection: &Connection, state: &Run) -> Result<(), StoreError> {
    connection.execute("DELETE FROM event_claim", [])?;
    for event in &state.events {
        let parties = parties(event);
        let mut seen = BTreeSet::new();
        for claim in event.claims.iter().filter(|claim| seen.insert(**claim)) {
            let (party, side) = parties.get(claim).cloned().unwrap_or_default();
            let insert = "INSERT OR REPLACE INTO event_claim(claim, event, party, side) VALUES (?1, ?2, ?3, ?4)";
            connection
                .prepare_cached(insert)?
                .execute((claim.to_string(), event.id.to_string(), party, side))?;
        }
    }
    Ok(())
}

/// For each claim that answers a question, the name of the party that it answers for, and that party's side.
fn parties(event: &Event) -> BTreeMap<ClaimId, (Option<String>, Option<String>)> {
    let mut found = BTreeMap::new();
    for answer in event.questions.iter().flat_map(|question| &question.answers) {
        let party = event
            .parties
            .iter()
            .find(|party| Some(&party.id) == answer.party.as_ref());
        if let Some(party) = party {
            let side = party.side.as_ref().map(|side| side.0.clone());
            for claim in answer.relayed.iter().chain([&answer.claim]) {
                found.insert(*claim, (Some(party.name.clone()), side.clone()));
            }
        }
    }
    found
}

fn keep_aliases(connection: &Connection, run: i64, identities: &Identities) -> Result<(), StoreError> {
    for (alias, event) in &identities.merged {
        let (alias, event) = (alias.to_string(), event.to_string());
        // What meant the event that is merged means the other from now on.
        connection.execute("UPDATE event_alias SET event = ?2 WHERE event = ?1", (&alias, &event))?;
        let insert = "INSERT OR REPLACE INTO event_alias(alias, event, run) VALUES (?1, ?2, ?3)";
        connection.execute(insert, (&alias, &event, run))?;
        log::append(connection, "events merged", &json!({"alias": alias, "event": event}))?;
    }
    // An event that stands again is no alias any more.
    let standing = "SELECT event FROM event_state WHERE gone_run IS NULL";
    connection.execute(&format!("DELETE FROM event_alias WHERE alias IN ({standing})"), [])?;
    Ok(())
}

fn copies(run: &Run) -> Copies {
    let copies = run
        .documents
        .iter()
        .filter(|document| document.kind != DocumentKind::Original);
    let mark = |document: &rashomon::types::Document| CopyMark {
        kind: document.kind,
        of: document.copy_of,
    };
    copies.map(|document| (document.id, mark(document))).collect()
}
