//! Documents to claims: one transaction a document, in the order of the documents' ids.

use std::ops::ControlFlow;

use rashomon::types::{Document, Severity};
use rashomon::{Engine, Finished};
use rusqlite::OptionalExtension;

use crate::{Project, StoreError, claims, documents};

use super::{Failure, Only, Plan, Watcher, Work, WorkStage, careful};

/// Analyses what waits; whether all of it was.
pub fn stage(work: &mut Work<'_>, plan: &Plan, watcher: &mut dyn Watcher) -> Result<bool, StoreError> {
    let (waiting, bytes) = waiting(work, plan)?;
    work.tally.begin(WorkStage::Analyse, bytes);
    watcher.begin(WorkStage::Analyse, bytes);
    let at_once = if plan.careful { 1 } else { waiting.len().max(1) };
    for ids in waiting.chunks(at_once) {
        if let ([id], true) = (ids, plan.careful) {
            careful::note(&work.project.connection, &careful::At::Document(id.clone()))?;
        }
        if !analyse(work, ids, watcher)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Analyses these documents; whether all of them.
fn analyse(work: &mut Work<'_>, ids: &[String], watcher: &mut dyn Watcher) -> Result<bool, StoreError> {
    let engine: Engine = work.engine.clone();
    let (mut unloaded, mut failure) = (None, None);
    let documents = load(work.project, ids, &mut unloaded);
    let flow = engine.claims(documents, |finished| match keep(work, finished, watcher) {
        Ok(()) if watcher.is_stopped() => ControlFlow::Break(()),
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failure = Some(error);
            ControlFlow::Break(())
        }
    });
    match failure.or(unloaded) {
        Some(error) => Err(error),
        None => Ok(flow.is_continue()),
    }
}

/// The ids of the documents that wait, and how long their texts are together.
fn waiting(work: &Work<'_>, plan: &Plan) -> Result<(Vec<String>, u64), StoreError> {
    let other = match plan.only {
        None | Some(Only::Changed) => "(analysed_by IS NULL OR analysed_by <> ?1)",
        Some(Only::New | Only::Failed) => "(analysed_by IS NULL AND ?1 = ?1)",
    };
    let select = format!(
        "SELECT id, length(CAST(text AS BLOB)) FROM document WHERE {other}
         AND EXISTS (SELECT 1 FROM document_place WHERE document = document.id AND NOT gone) ORDER BY id"
    );
    let mut statement = work.project.connection.prepare(&select)?;
    let rows = statement.query_map([&work.identity], |row| Ok((row.get(0)?, row.get::<_, u64>(1)?)))?;
    let (mut ids, mut bytes) = (Vec::new(), 0);
    for row in rows {
        let (id, length) = row?;
        ids.push(id);
        bytes += length;
    }
    Ok((ids, bytes))
}

/// The documents as their turn comes. One that cannot be loaded ends the work, and says why in `failure`.
fn load<'a>(
    project: &'a Project,
    ids: &'a [String],
    failure: &'a mut Option<StoreError>,
) -> impl Iterator<Item = Document> + 'a {
    ids.iter()
        .map_while(|id| match documents::load(&project.connection, id) {
            Ok(document) => document,
            Err(error) => {
                *failure = Some(error);
                None
            }
        })
}

/// Stores what was found in a document.
fn keep(work: &mut Work<'_>, finished: Finished, watcher: &mut dyn Watcher) -> Result<(), StoreError> {
    let transaction = work.project.write()?;
    let remarks = finished.run.diagnostics;
    let (mut done, mut failed) = (0, 0);
    if let Some(document) = finished.run.documents.first() {
        done = 1;
        failed = keep_failures(work, document, &remarks)?;
        for remark in &remarks {
            watcher.remark(remark, document.path.as_deref().or(document.url.as_deref()));
        }
        claims::keep(
            &transaction,
            work.run,
            &work.identity,
            document,
            finished.run.claims,
            remarks,
        )?;
    }
    work.tally.add(done, failed, finished.bytes);
    work.tally.store(&transaction, work.run)?;
    transaction.commit()?;
    watcher.advance(
        usize::try_from(done).unwrap_or(usize::MAX),
        usize::try_from(failed).unwrap_or(usize::MAX),
        finished.bytes,
    );
    Ok(())
}

fn keep_failures(
    work: &Work<'_>,
    document: &Document,
    remarks: &[rashomon::types::Diagnostic],
) -> Result<u64, StoreError> {
    let connection = &work.project.connection;
    let id = document.id.to_string();
    let forget = "UPDATE failure SET gone_run = ?2 WHERE document = ?1 AND stage = 'analyse' AND gone_run IS NULL";
    connection.prepare_cached(forget)?.execute((&id, work.run))?;
    let errors: Vec<_> = remarks
        .iter()
        .filter(|remark| remark.severity == Severity::Error)
        .collect();
    if errors.is_empty() {
        return Ok(0);
    }
    let find = "SELECT original FROM document_place WHERE document = ?1 AND NOT gone ORDER BY original LIMIT 1";
    let original: Option<i64> = connection.query_row(find, [&id], |row| row.get(0)).optional()?;
    let failure = Failure {
        original: original.unwrap_or_default(),
        document: Some(&id),
        path: document.path.as_deref().or(document.url.as_deref()).unwrap_or(&id),
        stage: WorkStage::Analyse,
    };
    for error in &errors {
        failure.keep(work, error)?;
    }
    Ok(errors.len() as u64)
}
