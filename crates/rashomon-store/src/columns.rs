//! What is searched of a claim, as columns beside its JSON.
//!
//! Of a claim that persons corrected there are two sets: the engine's reading, and what it was corrected to, which is searched.

use std::collections::BTreeSet;

use rashomon::types::{Claim, Document, Source};
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
