//! How it ended, by the classes of the lexicon.

use std::collections::BTreeSet;

use rashomon_types::{Claim, EventMention, ParticipantRole, Polarity, QuantityKind, QuestionKind, Span, Stance};

use super::author::Author;
use super::fits;
use super::means::within;
use super::slain;
use super::{Draft, Scene, with_polarity};
use crate::names;
use crate::value::Value;

/// Adds what each claim says of how it ended.
pub(super) fn find(scene: &Scene<'_>, author: &Author, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        // "The inquiry was still going on" tells nothing of how the event ended.
        let is_inquiry = claim
            .event_mentions
            .iter()
            .any(|mention| mention.kind == "investigation");
        let Some(stance) = scene.stance(place, claim).filter(|_| !is_inquiry) else {
            continue;
        };
        let mut seen = BTreeSet::new();
        drafts.extend(attacker_killed(scene, author, (place, claim), stance, &mut seen));
        for mention in claim
            .event_mentions
            .iter()
            .filter(|mention| is_place_taken(scene, place, mention))
        {
            seen.insert(CAPTURED.to_owned());
            let words = mention.spans.first().map_or("", |&span| scene.words(place, span));
            drafts.push(draft(
                place,
                with_polarity(stance, mention.polarity),
                (CAPTURED, words),
                mention.spans.clone(),
            ));
        }
        for &piece in &claim.content.spans {
            let text = scene.words(place, piece);
            for found in scene.lexicon.outcome.phrases.find(text) {
                let class = scene.lexicon.outcome.name(found.row);
                let Some(span) = within(piece, &found.at) else { continue };
                let words = text.get(found.at.clone()).unwrap_or_default();
                // "20 captured" are people.
                let of_people =
                    (class == CAPTURED && matches!(words, "captured" | "seized") && has(claim, QuantityKind::Captured))
                        || (class == "surrendered" && has(claim, QuantityKind::Captured))
                        || (matches!(class, "withdrew" | "escaped") && has(claim, QuantityKind::Displaced));
                if of_people || fits::is_other(scene, (place, claim), class, (text, &found.at)) {
                    continue;
                }
                if !seen.insert(class.to_owned()) {
                    continue;
                }
                // "not over" is a class of its own, so its negation is not counted twice.
                let polarity = if words.contains("not ") {
                    Polarity::Positive
                } else {
                    claim.polarity
                };
                drafts.push(draft(
                    place,
                    with_polarity(stance, polarity),
                    (class, words),
                    vec![span],
                ));
            }
        }
    }
}

/// "Police shot and killed the driver": it ended with the attacker's death.
fn attacker_killed(
    scene: &Scene<'_>,
    author: &Author,
    (place, claim): (usize, &Claim),
    stance: Stance,
    seen: &mut BTreeSet<String>,
) -> Option<Draft> {
    let (polarity, span) = slain::death(scene, author, place, claim)?;
    seen.insert(ATTACKER_KILLED.to_owned());
    let words = scene.words(place, span);
    Some(draft(
        place,
        with_polarity(stance, polarity),
        (ATTACKER_KILLED, words),
        vec![span],
    ))
}

/// The class of an attacker who died.
const ATTACKER_KILLED: &str = "attacker_killed";

fn has(claim: &Claim, kind: QuantityKind) -> bool {
    claim.quantities.iter().any(|quantity| quantity.kind == kind)
}

/// The class of a place that changed hands.
const CAPTURED: &str = "captured";

fn draft(claim: usize, stance: Stance, (class, words): (&str, &str), spans: Vec<Span>) -> Draft {
    Draft {
        question: QuestionKind::Outcome,
        whose: None,
        what: None,
        claim,
        stance,
        value: Some(Value::Class {
            class: class.to_owned(),
            words: words.to_owned(),
        }),
        spans,
    }
}

/// "Tarkesh had been taken": a place is taken, not people.
pub(super) fn is_place_taken(scene: &Scene<'_>, place: usize, mention: &EventMention) -> bool {
    let to = mention
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Target);
    let mut to = to.flat_map(|part| &part.spans).map(|&span| scene.words(place, span));
    mention.kind == "capture"
        && !is_aim(scene, place, mention)
        && to.any(|words| {
            let is_named = words.chars().next().is_some_and(char::is_uppercase);
            is_named || names::words(words).iter().any(|word| PLACES.contains(&word.as_str()))
        })
}

/// Nouns of places that are taken.
const PLACES: &[&str] = &[
    "town", "city", "village", "island", "fort", "port", "airport", "base", "palace", "bridge", "hill", "capital",
    "district", "power", "station", "region",
];

/// "Its goal was to liberate the region": what somebody only means to do.
pub(super) fn is_aim(scene: &Scene<'_>, place: usize, mention: &EventMention) -> bool {
    let Some(&span) = mention.spans.first() else {
        return false;
    };
    let pieces = scene
        .corpus
        .claims
        .get(place)
        .map(|claim| claim.content.spans.as_slice())
        .unwrap_or_default();
    let piece = pieces.iter().find(|piece| piece.covers(span));
    let before = piece.and_then(|piece| {
        scene
            .words(place, *piece)
            .get(..(span.start() - piece.start()) as usize)
    });
    let before = before
        .unwrap_or_default()
        .trim_end_matches(|sign: char| !sign.is_alphabetic());
    before.ends_with(" to")
}
