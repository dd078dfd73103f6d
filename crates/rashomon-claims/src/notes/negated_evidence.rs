//! Notes that evidence is missing: "without providing any evidence", "could not be independently verified".

use rashomon_types::{EvidenceKind, TokenId, Upos};

use super::evidence::{EvidenceLexicon, Found};
use super::scene::Scene;

/// Whether a cue is no cue but part of such a note: "the claim could not be verified", with nothing that is said.
pub(super) fn is_note(scene: &Scene<'_, '_>, cue: TokenId, lexicon: &EvidenceLexicon) -> bool {
    let reading = scene.reading;
    let before = std::iter::successors(Some(cue), |id| reading.before(*id)).take(12);
    let mut words: Vec<TokenId> = before.collect();
    words.reverse();
    let duties = lexicon.duties(scene.lemma(cue));
    let clause = ["ccomp", "xcomp"]
        .iter()
        .any(|relation| reading.child(cue, relation).is_some());
    let object = reading
        .child(cue, "obj")
        .map(|object| lexicon.duties(scene.lemma(object)));
    let missing = duties.checking && not_verified(scene, &words, words.len() - 1).is_some();
    let withheld = duties.offering && object.is_some_and(|object| object.proof);
    !clause && (missing || withheld)
}

/// How many words may part a verb of offering from what it offers.
const GAP: usize = 6;

/// All such notes in some words of one sentence, in order.
pub(super) fn all(scene: &Scene<'_, '_>, words: &[TokenId], lexicon: &EvidenceLexicon) -> Vec<Found> {
    let found = (0..words.len()).filter_map(|at| {
        let duties = lexicon.duties(scene.lemma(words[at]));
        let nothing = matches!(scene.lower(words[at]), "nothing" | "none");
        let offered =
            (duties.proof || nothing || duties.material.is_some()).then(|| none_offered(scene, words, at, lexicon));
        let checked = || duties.checking.then(|| not_verified(scene, words, at)).flatten();
        offered
            .flatten()
            .or_else(checked)
            .or_else(|| unverified(scene, words[at]))
    });
    found.collect()
}

/// "without evidence", "offered no proof", "offering nothing to support it", "did not provide any evidence".
fn none_offered(scene: &Scene<'_, '_>, words: &[TokenId], at: usize, lexicon: &EvidenceLexicon) -> Option<Found> {
    let noun = words[at];
    let left = &words[at.saturating_sub(GAP)..at];
    let offer = left
        .iter()
        .rposition(|id| lexicon.duties(scene.lemma(*id)).offering && scene.upos(*id) == Upos::Verb);
    let without = left.iter().rposition(|id| scene.lower(*id) == "without");
    let bare = scene.lower(noun) == "nothing";
    let thing = lexicon.duties(scene.lemma(noun)).proof;
    let single = left.iter().any(|id| matches!(scene.lower(*id), "single" | "any"));
    if thing
        && offer.is_none()
        && without.is_none()
        && let Some(verb) = offered_after(scene, noun, lexicon)
    {
        let no = left.iter().rev().find(|id| is_no(scene.lower(**id)))?;
        return Some(Found {
            kind: EvidenceKind::NoneOffered,
            first: *no,
            last: with_purpose(scene, verb),
        });
    }
    let first = match (without, offer) {
        (Some(without), Some(_)) if thing || single => left[without],
        (Some(without), None) if thing && at - (at - left.len() + without) <= 3 => left[without],
        (None, Some(offer)) if bare && speaks_of_support(scene, noun) => left[offer],
        (None, Some(offer)) if thing && left[offer..].iter().any(|id| is_no(scene.lower(*id))) => left[offer],
        (None, Some(offer)) if thing => negated_verb(scene, words, at - left.len() + offer)?,
        _ => return None,
    };
    let last = scene.plain_chunk(noun).map_or(noun, |chunk| chunk.last);
    Some(Found {
        kind: EvidenceKind::NoneOffered,
        first,
        last: with_purpose(scene, last),
    })
}

/// "no proof was provided": the verb in the passive.
fn offered_after(scene: &Scene<'_, '_>, noun: TokenId, lexicon: &EvidenceLexicon) -> Option<TokenId> {
    let mut at = scene.reading.after(noun).filter(|id| scene.upos(*id) == Upos::Aux)?;
    for _ in 0..3 {
        let duties = lexicon.duties(scene.lemma(at));
        if scene.upos(at) == Upos::Verb {
            return duties.offering.then_some(at);
        }
        at = scene.reading.after(at)?;
    }
    None
}

fn is_no(word: &str) -> bool {
    matches!(word, "no" | "little" | "scant" | "zero")
}

fn speaks_of_support(scene: &Scene<'_, '_>, nothing: TokenId) -> bool {
    scene.lower_at(nothing, 1) == Some("to")
}

/// Where "did not provide" begins; none where the verb is not negated.
fn negated_verb(scene: &Scene<'_, '_>, words: &[TokenId], verb: usize) -> Option<TokenId> {
    let start = chain_start(scene, words, verb);
    words[start..verb]
        .iter()
        .any(|id| is_negative(scene.lower(*id)))
        .then(|| words[start])
        .or_else(|| nobody_does(scene, words[verb]).then(|| words[verb]))
}

/// "Neither group offered any proof": the subject is the negation.
fn nobody_does(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    let reading = scene.reading;
    let none = |id: TokenId| matches!(scene.lower(id), "neither" | "nobody" | "none" | "no");
    reading
        .child(verb, "nsubj")
        .is_some_and(|subject| none(subject) || reading.child(subject, "det").is_some_and(none))
}

fn is_negative(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "n't"
            | "n’t"
            | "never"
            | "no"
            | "neither"
            | "nor"
            | "unable"
            | "impossible"
            | "yet"
            | "without"
            | "failed"
    )
}

/// The first of the auxiliaries, adverbs and the like that lead up to a verb.
fn chain_start(scene: &Scene<'_, '_>, words: &[TokenId], verb: usize) -> usize {
    let leads = |id: TokenId| {
        let lemma = matches!(
            scene.lemma(id),
            "be" | "have" | "do" | "can" | "could" | "able" | "unable" | "possible" | "impossible" | "fail"
        );
        lemma || matches!(scene.upos(id), Upos::Aux | Upos::Adv | Upos::Part) && scene.lower(id) != "then"
    };
    let mut start = verb;
    while start > 0 && words[start - 1].index() + 1 == words[start].index() && leads(words[start - 1]) {
        start -= 1;
    }
    while start < verb && is_sentence_adverb(scene.lower(words[start])) {
        start += 1;
    }
    start
}

/// Adverbs that join sentences and belong to no note.
fn is_sentence_adverb(word: &str) -> bool {
    matches!(
        word,
        "however" | "so" | "also" | "still" | "meanwhile" | "but" | "nevertheless" | "therefore"
    )
}

/// The end of a note, with what it is said to be evidence for: "for the figure", "to support it".
fn with_purpose(scene: &Scene<'_, '_>, last: TokenId) -> TokenId {
    let Some(link) = scene
        .reading
        .after(last)
        .filter(|id| scene.owner(*id) == scene.owner(last))
    else {
        return last;
    };
    let next = scene.reading.after(link);
    match scene.lower(link) {
        "for" | "of" => next.and_then(|next| scene.chunk(next)).map_or(last, |chunk| chunk.last),
        "to" => {
            let verb = next.filter(|id| scene.upos(*id) == Upos::Verb);
            let particle = |id: &TokenId| matches!(scene.lower(*id), "up" | "out");
            let after = verb.and_then(|verb| scene.reading.after(verb));
            let object = after.filter(particle).and_then(|up| scene.reading.after(up)).or(after);
            let object = object.and_then(|next| scene.chunk(next));
            object.map(|chunk| chunk.last).or(verb).unwrap_or(last)
        }
        _ => last,
    }
}

/// "could not be independently verified", "was unable to confirm".
fn not_verified(scene: &Scene<'_, '_>, words: &[TokenId], at: usize) -> Option<Found> {
    let start = chain_start(scene, words, at);
    let negated = words[start..at].iter().any(|id| is_negative(scene.lower(*id)));
    negated.then_some(Found {
        kind: EvidenceKind::NotVerified,
        first: words[start],
        last: words[at],
    })
}

/// "an unverified report".
fn unverified(scene: &Scene<'_, '_>, id: TokenId) -> Option<Found> {
    let word = matches!(
        scene.lower(id),
        "unverified" | "unconfirmed" | "uncorroborated" | "unverifiable"
    );
    word.then_some(Found {
        kind: EvidenceKind::NotVerified,
        first: id,
        last: id,
    })
}
