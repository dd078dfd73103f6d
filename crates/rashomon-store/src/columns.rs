//! What is searched of a claim, as columns beside its JSON.
//!
//! They tell what stands once everything is compiled: what persons corrected is found by what it was corrected to.

use std::collections::{BTreeMap, BTreeSet};

use rashomon::types::{Claim, Document, DocumentId, Run, Source};
use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::StoreError;

/// Joins the pieces of what is said where something stands between them.
const GAP: &str = " … ";

/// What is searched of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// What is said.
    pub words: String,
    /// Who is said to have said it first.
    pub speaker: Option<String>,
    /// Every name of every voice, one a line.
    pub voices: String,
    /// The side of the speaker as far as the report tells.
    pub side: Option<String>,
    /// What saying it does.
    pub act: String,
    /// Whether it affirms.
    pub polarity: String,
    /// When it was said, else when its report was published.
    pub day: Option<String>,
    /// The names of the places spoken of, one a line.
    pub places: String,
}

impl Columns {
    /// Those of a claim of this document.
    pub fn of(document: &Document, claim: &Claim) -> Result<Self, StoreError> {
        let pieces = claim.content.spans.iter().map(|span| document.slice(*span));
        let said = claim.said.as_ref().and_then(|said| said.start);
        let published = document.published.as_ref().map(|published| published.date);
        let origin = claim.origin().unwrap_or(&claim.source);
        let places = claim.places.iter().filter_map(|place| place.name.clone());
        let spans = claim.places.iter().flat_map(|place| &place.spans);
        let spoken = spans.map(|span| document.slice(*span).to_owned());
        Ok(Self {
            words: pieces.collect::<Vec<_>>().join(GAP),
            speaker: origin.speaker.clone().or_else(|| origin.name.clone()),
            voices: lines(claim.chain().iter().chain([&claim.source]).flat_map(names)),
            side: side(origin),
            act: name(&claim.act)?,
            polarity: name(&claim.polarity)?,
            day: said.map(|start| start.date()).or(published).map(|day| day.to_string()),
            places: lines(places.chain(spoken)),
        })
    }

    fn stored(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            words: row.get(1)?,
            speaker: row.get(2)?,
            voices: row.get(3)?,
            side: row.get(4)?,
            act: row.get(5)?,
            polarity: row.get(6)?,
            day: row.get(7)?,
            places: row.get(8)?,
        })
    }

    fn update(self, connection: &Connection, row: i64) -> Result<(), StoreError> {
        let update = "
            UPDATE claim SET words = ?2, speaker = ?3, voices = ?4, side = ?5, act = ?6, polarity = ?7, day = ?8, places = ?9
            WHERE row = ?1";
        connection.prepare_cached(update)?.execute((
            row,
            self.words,
            self.speaker,
            self.voices,
            self.side,
            self.act,
            self.polarity,
            self.day,
            self.places,
        ))?;
        Ok(())
    }
}

/// Brings the columns of the claims that stand in line with what was compiled.
pub fn settle(connection: &Connection, state: &Run) -> Result<(), StoreError> {
    let documents: BTreeMap<DocumentId, &Document> =
        state.documents.iter().map(|document| (document.id, document)).collect();
    let mut stored = stored(connection)?;
    for claim in &state.claims {
        let Some(document) = documents.get(&claim.document) else {
            continue;
        };
        let Some((row, known)) = stored.remove(&claim.id.to_string()) else {
            continue;
        };
        let now = Columns::of(document, claim)?;
        if now != known {
            now.update(connection, row)?;
        }
    }
    Ok(())
}

/// The columns of the claims that stand, by their ids.
fn stored(connection: &Connection) -> Result<BTreeMap<String, (i64, Columns)>, StoreError> {
    let select = "
        SELECT row, words, speaker, voices, side, act, polarity, day, places, id FROM claim WHERE gone_run IS NULL";
    let mut statement = connection.prepare(select)?;
    let rows = statement.query_map([], |row| Ok((row.get(9)?, (row.get(0)?, Columns::stored(row)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
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
