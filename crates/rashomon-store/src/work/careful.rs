//! Work that is done one piece at a time, each noted before it is begun: a report that ends the whole program, by its memory
//! or its depth, is then known by name, and the next careful run records it as failed and goes on behind it.

use rashomon::types::Diagnostic;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::{StoreError, documents};

use super::{Failure, Plan, Work, WorkStage};

/// Where the note stands in the table `meta`.
const KEY: &str = "careful_at";

/// What is being worked on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum At {
    /// The input of an original.
    Input(i64, i64),
    /// A document.
    Document(String),
}

/// Notes what is begun.
pub fn note(connection: &Connection, at: &At) -> Result<(), StoreError> {
    let insert = "INSERT OR REPLACE INTO meta(key, value) VALUES (?1, ?2)";
    connection.execute(insert, (KEY, serde_json::to_string(at)?))?;
    Ok(())
}

/// Forgets the note.
pub fn forget(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM meta WHERE key = ?1", [KEY])?;
    Ok(())
}

/// Records what the last careful run died of, if it did and this one is careful too, and leaves it out from now on.
pub fn blame_or_forget(work: &Work<'_>, plan: &Plan) -> Result<(), StoreError> {
    if plan.careful {
        blame(work)
    } else {
        forget(&work.project.connection)
    }
}

fn blame(work: &Work<'_>) -> Result<(), StoreError> {
    let transaction = work.project.write()?;
    let select = "SELECT value FROM meta WHERE key = ?1";
    let noted: Option<String> = transaction.query_row(select, [KEY], |row| row.get(0)).optional()?;
    match noted.as_deref().map(serde_json::from_str).transpose()? {
        Some(At::Input(original, input)) => blame_input(work, original, input)?,
        Some(At::Document(id)) => blame_document(work, &id)?,
        None => {}
    }
    forget(&transaction)?;
    Ok(transaction.commit()?)
}

fn blame_input(work: &Work<'_>, original: i64, input: i64) -> Result<(), StoreError> {
    let connection = &work.project.connection;
    let select = "SELECT name FROM original WHERE id = ?1";
    let name: Option<String> = connection.query_row(select, [original], |row| row.get(0)).optional()?;
    let Some(name) = name else { return Ok(()) };
    let behind = "UPDATE reading SET inputs = max(inputs, ?2) WHERE original = ?1 AND done_by IS NULL";
    connection.execute(behind, (original, input + 1))?;
    let failure = Failure {
        original,
        document: None,
        path: &name,
        stage: WorkStage::Read,
    };
    failure.keep(work, &crashed(&name))
}

fn blame_document(work: &Work<'_>, id: &str) -> Result<(), StoreError> {
    let connection = &work.project.connection;
    let Some(document) = documents::load(connection, id)? else {
        return Ok(());
    };
    let update = "UPDATE document SET analysed_by = ?2 WHERE id = ?1";
    connection.execute(update, (id, &work.identity))?;
    let select = "SELECT original FROM document_place WHERE document = ?1 AND NOT gone ORDER BY original LIMIT 1";
    let original: i64 = connection.query_row(select, [id], |row| row.get(0))?;
    let path = document.path.as_deref().or(document.url.as_deref()).unwrap_or(id);
    let failure = Failure {
        original,
        document: Some(id),
        path,
        stage: WorkStage::Analyse,
    };
    failure.keep(work, &crashed(path))
}

fn crashed(name: &str) -> Diagnostic {
    let message = format!("{name}: the program ended while it worked on this report; it was left out");
    Diagnostic::error("work.ended_here", message)
        .with_help("report it, if you can with the file; `rashomon run --only failed` tries it once more")
}
