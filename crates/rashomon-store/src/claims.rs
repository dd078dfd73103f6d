//! Statements as the engine found them. A statement that is found otherwise than before, or no longer, is kept as it was
//! and marked as gone.

use std::collections::BTreeSet;

use rashomon::types::{Claim, Diagnostic, Document, IndexedText, Source};
use rusqlite::Connection;
use serde::Serialize;

use crate::{StoreError, documents};

/// Joins the pieces of what is said where something stands between them.
const GAP: &str = " … ";

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

/// A claim in columns.
pub struct Row {
    pub id: String,
    ordinal: i64,
    pub json: String,
    pub words: String,
    pub speaker: Option<String>,
    pub voices: String,
    pub side: Option<String>,
    pub act: String,
    pub polarity: String,
    pub day: Option<String>,
    pub places: String,
}

impl Row {
    /// The columns of a claim; `ordinal` is its place among its document's claims.
    pub fn new(document: &Document, text: &IndexedText<'_>, claim: &Claim, ordinal: usize) -> Result<Self, StoreError> {
        let pieces = claim.content.spans.iter().map(|span| document.slice(*span));
        let said = claim
            .said
            .as_ref()
            .and_then(|said| said.start)
            .map(|start| start.date());
        let published = document.published.as_ref().map(|published| published.date);
        let origin = claim.origin().unwrap_or(&claim.source);
        let places = claim.places.iter().filter_map(|place| place.name.clone());
        let spoken = claim
            .places
            .iter()
            .flat_map(|place| &place.spans)
            .map(|span| document.slice(*span).to_owned());
        Ok(Self {
            id: claim.id.to_string(),
            ordinal: i64::try_from(ordinal).unwrap_or(i64::MAX),
            words: pieces.collect::<Vec<_>>().join(GAP),
            speaker: origin.speaker.clone().or_else(|| origin.name.clone()),
            voices: lines(claim.chain().iter().chain([&claim.source]).flat_map(names)),
            side: side(origin),
            act: name(&claim.act)?,
            polarity: name(&claim.polarity)?,
            day: said.or(published).map(|day| day.to_string()),
            places: lines(places.chain(spoken)),
            json: serde_json::to_string(&text.spell_out(claim.clone()))?,
        })
    }

    fn insert(self, connection: &Connection, run: i64, document: &str) -> Result<(), StoreError> {
        let insert = "
            INSERT INTO claim(id, document, ordinal, json, words, speaker, voices, side, act, polarity, day, places, first_run)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        let mut statement = connection.prepare_cached(insert)?;
        statement.execute((
            self.id,
            document,
            self.ordinal,
            self.json,
            self.words,
            self.speaker,
            self.voices,
            self.side,
            self.act,
            self.polarity,
            self.day,
            self.places,
            run,
        ))?;
        Ok(())
    }
}

/// The name of a value in the JSON.
fn name(value: &impl Serialize) -> Result<String, StoreError> {
    let value = serde_json::to_value(value)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// Every name that a voice has.
fn names(voice: &Source) -> Vec<String> {
    let actor = voice.actor.as_ref();
    let names = [
        voice.speaker.clone(),
        voice.name.clone(),
        voice.office.clone(),
        actor.map(|actor| actor.name.clone()),
    ];
    names.into_iter().flatten().collect()
}

/// The side that a voice stands on as far as its own report tells.
fn side(voice: &Source) -> Option<String> {
    let actor = voice.actor.as_ref();
    let of = actor.map(|actor| actor.of.clone().unwrap_or_else(|| actor.name.clone()));
    voice.side.clone().or(of)
}

/// Each text once, one a line.
fn lines(texts: impl Iterator<Item = String>) -> String {
    let mut seen = BTreeSet::new();
    let new: Vec<String> = texts.filter(|text| seen.insert(text.clone())).collect();
    new.join("\n")
}
