//! Statements as the engine found them. A statement that is found otherwise than before, or no longer, is kept as it was
//! and marked as gone.

use rashomon::types::{Claim, Diagnostic, Document, IndexedText};
use rusqlite::Connection;

use crate::columns::Columns;
use crate::{StoreError, documents};

/// Keeps the claims of a document in place of those that an earlier analysis found.
pub fn keep(
    connection: &Connection,
    run: i64,
    engine: &str,
    document: &Document,
    claims: Vec<Claim>,
    remarks: Vec<Diagnostic>,
) -> Result<(), StoreError> {
    let id = document.id.to_string();
    let text = IndexedText::new(&document.text);
    let mut before = standing(connection, &id)?;
    for (ordinal, claim) in claims.into_iter().enumerate() {
        let row = Row::new(document, &text, &claim, ordinal)?;
        let known = before
            .iter()
            .position(|known| known.id == row.id && known.json == row.json);
        match known.map(|place| before.swap_remove(place)) {
            Some(known) if known.ordinal == row.ordinal => {}
            Some(known) => move_to(connection, known.row, row.ordinal)?,
            None => row.insert(connection, run, &id)?,
        }
    }
    for other in before {
        retire(connection, run, other.row)?;
    }
    let remarks = serde_json::to_string(&documents::wire(&text, remarks))?;
    let update = "UPDATE document SET analysed_by = ?2, claim_remarks = ?3 WHERE id = ?1";
    connection.prepare_cached(update)?.execute((&id, engine, remarks))?;
    Ok(())
}

/// A claim that is stored.
struct Standing {
    id: String,
    row: i64,
    ordinal: i64,
    json: String,
}

fn standing(connection: &Connection, document: &str) -> Result<Vec<Standing>, StoreError> {
    let select = "SELECT id, row, ordinal, json FROM claim WHERE document = ?1 AND gone_run IS NULL";
    let mut statement = connection.prepare_cached(select)?;
    let rows = statement.query_map([document], |row| {
        Ok(Standing {
            id: row.get(0)?,
            row: row.get(1)?,
            ordinal: row.get(2)?,
            json: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn move_to(connection: &Connection, row: i64, ordinal: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE claim SET ordinal = ?2 WHERE row = ?1")?
        .execute((row, ordinal))?;
    Ok(())
}

fn retire(connection: &Connection, run: i64, row: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE claim SET gone_run = ?2 WHERE row = ?1")?
        .execute((row, run))?;
    Ok(())
}

/// A claim as it is stored.
pub struct Row {
    pub id: String,
    ordinal: i64,
    pub json: String,
    pub columns: Columns,
}

impl Row {
    /// The row of a claim; `ordinal` is its place among its document's claims.
    pub fn new(document: &Document, text: &IndexedText<'_>, claim: &Claim, ordinal: usize) -> Result<Self, StoreError> {
        Ok(Self {
            id: claim.id.to_string(),
            ordinal: i64::try_from(ordinal).unwrap_or(i64::MAX),
            json: serde_json::to_string(&text.spell_out(claim.clone()))?,
            columns: Columns::of(document, claim)?,
        })
    }

    fn insert(self, connection: &Connection, run: i64, document: &str) -> Result<(), StoreError> {
        let insert = "
            INSERT INTO claim(id, document, ordinal, json, words, speaker, voices, side, act, polarity, day, places, first_run)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        let mut statement = connection.prepare_cached(insert)?;
        let columns = self.columns;
        statement.execute((
            self.id,
            document,
            self.ordinal,
            self.json,
            columns.words,
            columns.speaker,
            columns.voices,
            columns.side,
            columns.act,
            columns.polarity,
            columns.day,
            columns.places,
            run,
        ))?;
        Ok(())
    }
}
