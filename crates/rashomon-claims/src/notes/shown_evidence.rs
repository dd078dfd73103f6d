//! Evidence that is shown or named: a video released, documents cited, what the source saw.

use rashomon_types::{EvidenceKind, TokenId, Upos};

use super::evidence::{EvidenceLexicon, Extent, Found, source_words};
use super::scene::{Chunk, Scene};

/// How many words may part a verb of showing from the thing shown.
const GAP: usize = 3;
/// How many words may part a thing from the verb that makes it speak.
const FAR: usize = 10;

/// Things put forward by a verb: "released a video", "citing satellite images".
pub(super) fn put_forward(scene: &Scene<'_, '_>, words: &[TokenId], lexicon: &EvidenceLexicon) -> Vec<Found> {
    let found = words.iter().filter_map(|&verb| {
        let duties = lexicon.duties(scene.lemma(verb));
        let extent = duties.showing.filter(|_| scene.upos(verb) == Upos::Verb)?;
        let (chunk, kind) = material_after(scene, verb, lexicon)?;
        if duties.pictures_only && kind == EvidenceKind::Document {
            return None;
        }
        let first = if extent == Extent::Verb { verb } else { chunk.first };
        Some(Found {
            kind,
            first,
            last: chunk.last,
        })
    });
    found.filter(|found| !scene.reading.is_negated(found.first)).collect()
}

fn material_after(scene: &Scene<'_, '_>, verb: TokenId, lexicon: &EvidenceLexicon) -> Option<(Chunk, EvidenceKind)> {
    let mut at = verb;
    for _ in 0..GAP {
        at = scene
            .reading
            .after(at)
            .filter(|id| scene.owner(*id) == scene.owner(verb))?;
        if matches!(scene.upos(at), Upos::Adp | Upos::Part | Upos::Adv) {
            continue;
        }
        let chunk = scene.chunk(at)?;
        return material(scene, chunk, lexicon).or_else(|| {
            // "showed journalists a picture": whom it was shown to stands between
            let next = scene
                .reading
                .after(chunk.last)
                .filter(|id| scene.upos(*id) == Upos::Det)?;
            material(scene, scene.chunk(next)?, lexicon)
        });
    }
    None
}

fn material(scene: &Scene<'_, '_>, chunk: Chunk, lexicon: &EvidenceLexicon) -> Option<(Chunk, EvidenceKind)> {
    let kind = lexicon.duties(scene.lemma(chunk.head)).material?;
    Some((chunk, kind))
}

/// "citing two port workers": the voices that the draft knows to stand further in, or that a verb of citing names.
pub(super) fn relayed(scene: &Scene<'_, '_>, claim: usize, words: &[TokenId]) -> Option<Found> {
    let kind = EvidenceKind::Relayed;
    let cites = |id: &TokenId| matches!(scene.lower(*id), "citing" | "quoting" | "cited" | "cites");
    let cited = words.iter().copied().filter(cites).find_map(|verb| {
        let chunk = scene.chunk(scene.reading.after(verb)?)?;
        let voice = scene.reading.lexicon.cues.is_voice(scene.lemma(chunk.head));
        voice.then_some(Found {
            kind,
            first: verb,
            last: chunk.last,
        })
    });
    let inner = scene.drafts.get(claim).and_then(|draft| draft.relays.inner.last());
    let tokens = inner.map(|inner| scene.tokens_of(inner)).unwrap_or_default();
    let Some((&first, &last)) = tokens.first().zip(tokens.last()) else {
        return cited;
    };
    let before = (1..=2).filter_map(|back| first.index().checked_sub(back).map(TokenId::at));
    let verb = before.into_iter().find(cites);
    verb.map(|verb| Found {
        kind,
        first: verb,
        last,
    })
    .or(cited)
}

/// Evidence that the content itself names: what the source saw or heard, a thing that shows.
pub(super) fn in_content(scene: &Scene<'_, '_>, claim: usize, lexicon: &EvidenceLexicon) -> Option<Found> {
    sensed(scene, claim, lexicon).or_else(|| proving(scene, claim, lexicon))
}

fn sensed(scene: &Scene<'_, '_>, claim: usize, lexicon: &EvidenceLexicon) -> Option<Found> {
    let head = scene
        .content_head(claim)
        .filter(|head| lexicon.duties(scene.lemma(*head)).seeing)?;
    let subject = scene
        .reading
        .child(head, "nsubj")
        .filter(|subject| scene.owner(*subject) == Some(claim))?;
    heard(scene, claim, head, subject).or_else(|| saw(scene, claim, head, subject))
}

/// "satellite photographs taken in May showed …": a thing that opens the content and a verb that makes it speak.
fn proving(scene: &Scene<'_, '_>, claim: usize, lexicon: &EvidenceLexicon) -> Option<Found> {
    let tokens = scene.first_sentence(claim);
    let first = tokens
        .iter()
        .copied()
        .find(|id| !matches!(scene.upos(*id), Upos::Punct | Upos::Sconj | Upos::Adp))?;
    let chunk = scene
        .chunk(first)
        .filter(|chunk| tokens.binary_search(&chunk.last).is_ok())?;
    let kind = lexicon.duties(scene.lemma(chunk.head)).material?;
    let speaks = |id: &TokenId| scene.upos(*id) == Upos::Verb && lexicon.duties(scene.lemma(*id)).proving;
    let after = tokens.iter().filter(|id| **id > chunk.last).take(FAR);
    after.copied().any(|id| speaks(&id)).then_some(Found {
        kind,
        first: chunk.first,
        last: chunk.last,
    })
}

/// "I saw", "saw with her own eyes", "This correspondent counted".
fn saw(scene: &Scene<'_, '_>, claim: usize, verb: TokenId, subject: TokenId) -> Option<Found> {
    let kind = EvidenceKind::OwnObservation;
    if scene.reading.is_negated(verb) {
        return None;
    }
    let past = scene.reading.token(verb).feature("Tense") != Some("Pres");
    let counts = scene.lemma(verb) == "count";
    match scene.lower(subject) {
        "i" | "we" if past => Some(Found {
            kind,
            first: subject,
            last: verb,
        }),
        "he" | "she" | "they" if past && !counts && !scene.parts[claim].source.is_empty() => Some(Found {
            kind,
            first: verb,
            last: with_own_eyes(scene, verb),
        }),
        "reporter" | "reporters" | "correspondent" | "correspondents" | "journalist" | "journalists" => Some(Found {
            kind,
            first: verb,
            last: verb,
        }),
        _ => None,
    }
}

fn with_own_eyes(scene: &Scene<'_, '_>, verb: TokenId) -> TokenId {
    let own = scene.lower_at(verb, 1) == Some("with") && scene.lower_at(verb, 3) == Some("own");
    if own { TokenId::at(verb.index() + 4) } else { verb }
}

/// "He had heard from a cousin".
fn heard(scene: &Scene<'_, '_>, claim: usize, verb: TokenId, subject: TokenId) -> Option<Found> {
    let from = scene
        .reading
        .after(verb)
        .filter(|id| scene.lemma(verb) == "hear" && scene.lower(*id) == "from")?;
    let teller = scene.chunk(scene.reading.after(from)?)?;
    let inside = scene.owner(teller.last) == Some(claim);
    inside.then_some(Found {
        kind: EvidenceKind::Relayed,
        first: subject.min(verb),
        last: teller.last,
    })
}

/// "according to documents seen by …": the voice is itself a thing that shows.
pub(super) fn as_source(scene: &Scene<'_, '_>, claim: usize, lexicon: &EvidenceLexicon) -> Option<Found> {
    let tokens = scene.tokens_of(&scene.parts[claim].source);
    let chunk = scene
        .chunk(*tokens.first()?)
        .filter(|chunk| tokens.binary_search(&chunk.last).is_ok())?;
    let kind = lexicon.duties(scene.lemma(chunk.head)).material?;
    let told = kind == EvidenceKind::Document
        && matches!(scene.lemma(chunk.head), "letter" | "memo" | "cable" | "paper" | "email");
    (!told).then_some(Found {
        kind,
        first: chunk.first,
        last: chunk.last,
    })
}

/// The claim that a thing shown in the sentence before or after it is about: one of the same voice.
pub(super) fn target(
    scene: &Scene<'_, '_>,
    sentence: usize,
    found: &Found,
    lexicon: &EvidenceLexicon,
) -> Option<usize> {
    let shower = scene
        .reading
        .sentence(found.first)
        .token_ids()
        .next()
        .and_then(|first| scene.chunk(first))?;
    if shower.last >= found.first {
        return None;
    }
    let name = scene
        .reading
        .words(scene.span(shower.first, shower.last))
        .to_lowercase();
    let pronoun = matches!(name.as_str(), "he" | "she" | "it" | "they");
    let same = |claim: &usize| scene.parts[*claim].within.is_none() && source_words(scene, *claim) == name;
    let before = sentence
        .checked_sub(1)
        .map_or(&[][..], |before| scene.claims_in(before));
    let earlier = || before.iter().rev().find(|claim| pronoun || same(claim)).copied();
    let later = || {
        scene
            .claims_in(sentence + 1)
            .iter()
            .find(|claim| speaks_of_it(scene, **claim, &same, lexicon))
            .copied()
    };
    if pronoun { earlier() } else { later().or_else(earlier) }
}

/// Whether the next sentence's claim is by the same voice and about the thing shown: "It said the video showed …".
fn speaks_of_it(scene: &Scene<'_, '_>, claim: usize, same: &dyn Fn(&usize) -> bool, lexicon: &EvidenceLexicon) -> bool {
    let source = source_words(scene, claim);
    let same_voice = same(&claim) || matches!(source.as_str(), "he" | "she" | "it" | "they");
    let opening = scene.first_sentence(claim).into_iter().take(6);
    let names = |id: TokenId| {
        lexicon.duties(scene.lemma(id)).material.is_some() || matches!(scene.lower(id), "it" | "this" | "they")
    };
    same_voice && opening.into_iter().any(names)
}
