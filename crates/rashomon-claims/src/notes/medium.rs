//! Through what something was said: "a statement", "Telegram", "a crowded news conference".

use rashomon_types::{BlockKind, Span, TokenId};
use serde::Deserialize;

use super::scene::{Chunk, Scene};
use crate::draft::Voice;
use crate::lexicon::{LexiconError, rows};

const FILE: &str = "media.toml";

/// The rows of `media.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct MediaLexicon {
    medium: Vec<MediumRow>,
    pub(super) telling: Vec<TellingRow>,
    issuing: Vec<IssuingRow>,
}

#[derive(Debug, Deserialize)]
struct MediumRow {
    names: Vec<String>,
    before: Vec<String>,
    keeps: Option<String>,
    to: Option<String>,
    #[serde(default)]
    exact: bool,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    example: String,
}

/// A verb or noun that names whom it is said to.
#[derive(Debug, Deserialize)]
pub(super) struct TellingRow {
    pub(super) lemmas: Vec<String>,
    /// The preposition before the addressee; none where it is the object.
    pub(super) to: Option<String>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    pub(super) example: String,
}

#[derive(Debug, Deserialize)]
struct IssuingRow {
    lemmas: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    example: String,
}

impl MediaLexicon {
    pub(super) fn embedded() -> Result<Self, LexiconError> {
        rows(FILE, include_str!("../../../../lexicons/en/media.toml"))
    }

    #[cfg(test)]
    pub(super) fn medium_examples(&self) -> Vec<&str> {
        let media = self.medium.iter().map(|row| row.example.as_str());
        media
            .chain(self.issuing.iter().map(|row| row.example.as_str()))
            .collect()
    }
}

/// A medium found in the text, with those whom its own words name as the addressee.
#[derive(Debug, Clone, Copy)]
pub(super) struct Medium {
    pub(super) span: Span,
    pub(super) addressee: Option<Span>,
    /// The noun phrase alone.
    pub(super) chunk: Chunk,
}

/// The medium's words, a caption's being `caption`.
pub(super) fn words(scene: &Scene<'_, '_>, claim: usize, found: Option<&Medium>) -> Option<String> {
    let voice = scene.drafts.get(claim).map(|draft| draft.voice);
    let start = scene.parts[claim].content.first().map(|span| span.start());
    let captioned =
        voice == Some(Voice::Caption) || start.is_some_and(|at| scene.reading.is_in(BlockKind::Caption, at));
    let words = || found.map(|medium| scene.reading.words(medium.span).to_owned());
    if captioned { Some("caption".to_owned()) } else { words() }
}

/// The channel named around a claim's cue.
pub(super) fn medium(scene: &Scene<'_, '_>, claim: usize, lexicon: &MediaLexicon) -> Option<Medium> {
    let around = scene.around(claim);
    let found = around.iter().filter_map(|id| medium_at(scene, *id, lexicon));
    found
        .into_iter()
        .find(|medium| scene.is_about(claim, medium.chunk.first, medium.chunk.last))
}

fn medium_at(scene: &Scene<'_, '_>, id: TokenId, lexicon: &MediaLexicon) -> Option<Medium> {
    let next = scene.reading.after(id)?;
    let preposition = scene.lower(id);
    let issued = lexicon
        .issuing
        .iter()
        .any(|row| row.lemmas.iter().any(|lemma| lemma == scene.lemma(id)));
    let listed = || {
        lexicon
            .medium
            .iter()
            .filter(|row| issued || row.before.iter().any(|word| word == preposition))
    };
    listed().next()?;
    let chunk = scene.plain_chunk(next)?;
    let row = listed().find(|row| row.names.iter().any(|name| is_named(scene, &chunk, name, row.exact)))?;
    if issued && !is_spoken_of(scene, &chunk) {
        return None;
    }
    Some(complete(scene, chunk, row))
}

/// Whether an issued text is at once made to speak: "a statement saying", "a video in which".
fn is_spoken_of(scene: &Scene<'_, '_>, chunk: &Chunk) -> bool {
    let follows = |step: usize| {
        scene
            .lower_at(chunk.last, step)
            .is_some_and(|word| matches!(word, "saying" | "which" | "claiming"))
    };
    follows(1) || follows(2) || follows(3)
}

/// Whether a noun phrase ends in this name: its last word by dictionary form, those before it by form.
fn is_named(scene: &Scene<'_, '_>, chunk: &Chunk, name: &str, exact: bool) -> bool {
    if exact {
        return scene.reading.form(chunk.head) == name;
    }
    let mut words = name.split(' ').rev();
    let last = words.next().unwrap_or_default();
    let mut at = chunk.head;
    if scene.lemma(at) != last && scene.lower(at) != last {
        return false;
    }
    words.all(|word| {
        let before = scene.reading.before(at).filter(|id| *id >= chunk.first);
        before.is_some_and(|id| {
            at = id;
            scene.lower(id) == word
        })
    })
}

fn complete(scene: &Scene<'_, '_>, chunk: Chunk, row: &MediumRow) -> Medium {
    let after = |wanted: &Option<String>| {
        let preposition = scene.reading.after(chunk.last)?;
        let fits =
            wanted.as_deref() == Some(scene.lower(preposition)) && scene.owner(preposition) == scene.owner(chunk.first);
        fits.then(|| scene.reading.after(preposition))
            .flatten()
            .and_then(|next| scene.chunk(next))
    };
    let last = after(&row.keeps).map_or(chunk.last, |kept| kept.last);
    let addressee = after(&row.to).map(|chunk| scene.span(chunk.first, chunk.last));
    Medium {
        span: scene.span(chunk.first, last),
        addressee,
        chunk,
    }
}
