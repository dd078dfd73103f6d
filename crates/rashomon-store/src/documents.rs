//! Reports as the reader made them, and where each was found.

use rashomon::types::{Diagnostic, Document, IndexedText, SpanText};
use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;

/// Where a document was read.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The original.
    pub original: i64,
    /// The input within it, from 0.
    pub input: i64,
    /// The document within that, from 0.
    pub place: i64,
    /// Which reading of the original this is.
    pub generation: i64,
}

/// Keeps a document with what reading said of it.
///
/// One that is there already keeps what is stored unless this place comes before all its others, in the order of the
/// names: so what is stored does not depend on which was read first.
pub fn keep(
    connection: &Connection,
    run: i64,
    at: Place,
    mut document: Document,
    remarks: Vec<Diagnostic>,
) -> Result<(), StoreError> {
    let id = document.id.to_string();
    if stands_first(connection, &id, at)? {
        let text = std::mem::take(&mut document.text);
        let remarks = wire(&IndexedText::new(&text), remarks);
        let blocks = serde_json::to_string(&document.blocks)?;
        let json = serde_json::to_string(&document)?;
        let date = document.published.as_ref().map(|published| published.date.to_string());
        // A document that is read otherwise than before is analysed anew.
        let insert = "
            INSERT INTO document(id, json, blocks, title, text, published, publisher, remarks, first_run)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT(id) DO UPDATE SET
                json = excluded.json, blocks = excluded.blocks, title = excluded.title, published = excluded.published,
                publisher = excluded.publisher, remarks = excluded.remarks,
                analysed_by = iif(json IS excluded.json AND blocks IS excluded.blocks, analysed_by, NULL)";
        let remarks = serde_json::to_string(&remarks)?;
        connection.prepare_cached(insert)?.execute((
            &id,
            json,
            blocks,
            &document.title,
            text,
            date,
            &document.publisher,
            remarks,
            run,
        ))?;
    }
    let place = "INSERT OR REPLACE INTO document_place(original, input, place, document, generation)
                 VALUES (?1, ?2, ?3, ?4, ?5)";
    connection
        .prepare_cached(place)?
        .execute((at.original, at.input, at.place, &id, at.generation))?;
    Ok(())
}

/// Whether no other place of a document comes before this one.
fn stands_first(connection: &Connection, id: &str, at: Place) -> Result<bool, StoreError> {
    let earlier = "
        SELECT NOT EXISTS (
            SELECT 1 FROM document_place JOIN original ON original.id = document_place.original
            WHERE document = ?1 AND (original.name, original.sha256, input, place) <
                (SELECT name, sha256, ?3, ?4 FROM original WHERE id = ?2))";
    let mut statement = connection.prepare_cached(earlier)?;
    Ok(statement.query_row((id, at.original, at.input, at.place), |row| row.get(0))?)
}

/// Remarks with their words, as they are stored.
pub fn wire(text: &IndexedText<'_>, remarks: Vec<Diagnostic>) -> Vec<Diagnostic<SpanText>> {
    remarks.into_iter().map(|remark| text.spell_out(remark)).collect()
}

/// Remarks as they were stored, without their words.
pub fn unwire(json: &str) -> Result<Vec<Diagnostic>, StoreError> {
    let stored: Vec<Diagnostic<SpanText>> = serde_json::from_str(json)?;
    Ok(stored.into_iter().map(plain).collect())
}

/// A remark without its words.
pub fn plain(remark: Diagnostic<SpanText>) -> Diagnostic {
    use rashomon::types::{MapSpans, Span};
    remark.map_spans(&mut |span: SpanText| span.span().unwrap_or(Span::of(0..0)))
}

/// A document by its id, with its text and the parts of it.
pub fn load(connection: &Connection, id: &str) -> Result<Option<Document>, StoreError> {
    let select = "SELECT json, text, blocks FROM document WHERE id = ?1";
    let mut statement = connection.prepare_cached(select)?;
    let found: Option<(String, String, String)> = statement
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    found
        .map(|(json, text, blocks)| parse(&json, text, &blocks))
        .transpose()
}

/// A document from its columns.
pub fn parse(json: &str, text: String, blocks: &str) -> Result<Document, StoreError> {
    let mut document: Document = serde_json::from_str(json)?;
    document.text = text;
    document.blocks = serde_json::from_str(blocks)?;
    Ok(document)
}
