//! To whom something was said: "told reporters", "a speech to cadets", "residents were told to leave".

use rashomon_types::{Span, TokenId, Upos};

use super::medium::{MediaLexicon, Medium};
use super::scene::{Chunk, Scene};

/// The addressee's words.
pub(super) fn addressee(
    scene: &Scene<'_, '_>,
    claim: usize,
    lexicon: &MediaLexicon,
    medium: Option<&Medium>,
) -> Option<String> {
    let told = scene.parts[claim].cue.and_then(|cue| told(scene, claim, cue, lexicon));
    let span = told.or_else(|| medium.and_then(|medium| medium.addressee))?;
    Some(scene.reading.words(span).to_owned())
}

fn told(scene: &Scene<'_, '_>, claim: usize, cue: TokenId, lexicon: &MediaLexicon) -> Option<Span> {
    let rows = || {
        lexicon
            .telling
            .iter()
            .filter(|row| row.lemmas.iter().any(|lemma| lemma == scene.lemma(cue)))
    };
    let takes_object = rows().any(|row| row.to.is_none());
    if takes_object && let Some(subject) = passive_subject(scene, cue) {
        return Some(scene.reading.subtree_span(subject));
    }
    let object = || object_after(scene, claim, cue).filter(|_| takes_object);
    let chunk = object().or_else(|| rows().find_map(|row| after_preposition(scene, cue, row.to.as_deref()?)))?;
    Some(scene.span(chunk.first, chunk.last))
}

/// "Residents were told to leave": no voice is named, and the subject is who heard it.
fn passive_subject(scene: &Scene<'_, '_>, cue: TokenId) -> Option<TokenId> {
    let subject = scene.reading.child(cue, "nsubj:pass")?;
    (!scene.is_voice(subject)).then_some(subject)
}

/// The noun phrase right after the cue: not yet content, or taken for its beginning though "that" or "to" comes after.
fn object_after(scene: &Scene<'_, '_>, claim: usize, cue: TokenId) -> Option<Chunk> {
    let next = scene.reading.after(cue).filter(|next| !scene.is_voice(*next))?;
    let chunk = scene.chunk(next)?;
    let link = scene.reading.after(chunk.last).map_or("", |link| scene.lower(link));
    let outside = scene.owner(next) == scene.parts[claim].within;
    (outside || matches!(link, "that" | "to" | "not" | "how" | "whether")).then_some(chunk)
}

/// The noun phrase after a preposition that follows the cue within a few words.
fn after_preposition(scene: &Scene<'_, '_>, cue: TokenId, wanted: &str) -> Option<Chunk> {
    let mut at = cue;
    for _ in 0..3 {
        at = scene.reading.after(at)?;
        if scene.lower(at) == wanted && scene.owner(at) == scene.owner(cue) {
            let first = scene.reading.after(at)?;
            return if scene.is_voice(first) {
                None
            } else {
                scene.chunk(first)
            };
        }
        if matches!(scene.upos(at), Upos::Punct | Upos::Verb | Upos::Sconj | Upos::Aux) {
            return None;
        }
    }
    None
}
