//! One thing that was destroyed or damaged and that no number counts: "the plane had been shot down", "the tanker was holed".

use rashomon_types::{Claim, ParticipantRole, Polarity, QuantityKind, QuestionKind, Span, Stance};

use super::doer::{first_words, last_words};
use super::means::within;
use super::{Draft, Scene, Whose};
use crate::names;
use crate::parties::voice::Voice;
use crate::value::Value;

/// Participles of being lost for good, and verbs before what is lost.
const DESTROYED: &[&str] = &[
    "destroyed",
    "blown up",
    "burnt down",
    "burned down",
    "burnt out",
    "burned out",
    "sunk",
    "gutted",
    "demolished",
    "flattened",
    "shot down",
    "wrecked",
    "levelled",
];
const DAMAGED: &[&str] = &["damaged", "holed", "cracked", "broken", "shattered", "torn open"];
/// What stands between the thing and the participle.
const PASSIVE: &[&str] = &[
    "was",
    "were",
    "been",
    "being",
    "is",
    "are",
    "badly",
    "slightly",
    "completely",
    "partly",
    "seriously",
    "severely",
];

/// Things of war, which belong to a side.
const ARMS: &[&str] = &[
    "plane",
    "helicopter",
    "jet",
    "warplane",
    "aircraft",
    "tank",
    "vehicle",
    "truck",
    "lorry",
    "convoy",
    "warship",
    "boat",
    "gun",
    "drone",
    "bomber",
    "frigate",
    "carrier",
    "depot",
    "post",
    "position",
];

/// What a claim says of one thing that was lost.
pub(super) fn lost(scene: &Scene<'_>, (place, claim): (usize, &Claim), stance: Stance) -> Option<Draft> {
    let is_counted =
        |quantity: &rashomon_types::Quantity| matches!(quantity.kind, QuantityKind::Destroyed | QuantityKind::Damaged);
    if stance == Stance::Deny || claim.polarity == Polarity::Negative || claim.quantities.iter().any(is_counted) {
        return None;
    }
    let piece = *claim.content.spans.first()?;
    let text = scene.words(place, piece);
    let of =
        |list: &'static [&'static str], question| list.iter().find_map(|verb| Some((thing(text, verb)?, question)));
    let (range, question) = of(DESTROYED, QuestionKind::Destroyed).or_else(|| of(DAMAGED, QuestionKind::Damaged))?;
    let phrase = text.get(range.clone())?;
    let noun = names::words(phrase)
        .into_iter()
        .rev()
        .find(|word| word.chars().all(char::is_alphabetic))
        .filter(|noun| !scene.lexicon.trifles.contains(noun))?;
    Some(Draft {
        question,
        whose: whose(scene, (place, claim), phrase, &noun),
        what: Some(noun),
        claim: place,
        stance,
        value: Some(Value::Number {
            low: Some(1.0),
            high: Some(1.0),
        }),
        spans: vec![within(piece, &range)?],
    })
}

/// Where the one thing stands that a verb says was lost: before a passive, behind an active verb.
fn thing(text: &str, verb: &str) -> Option<std::ops::Range<usize>> {
    let at = text.find(verb)?;
    let before = text.get(..at)?.trim_end();
    let after = text.get(at + verb.len()..)?;
    let last = before.rsplit(' ').next().unwrap_or_default();
    let phrase = if PASSIVE.contains(&last) {
        let mut subject = before;
        while let Some((rest, word)) = subject.rsplit_once(' ') {
            if !PASSIVE.contains(&word) && !matches!(word, "had" | "has" | "have") {
                break;
            }
            subject = rest;
        }
        let subject = subject.rsplit([',', ';']).next()?;
        let subject = subject.rsplit_once(" and ").map_or(subject, |(_, rest)| rest);
        let subject = subject.rsplit_once(" that ").map_or(subject, |(_, rest)| rest);
        let end = ["of ", "in ", "at ", "near ", "on ", "off ", "outside "]
            .iter()
            .filter_map(|word| subject.find(&format!(" {word}")))
            .min();
        last_words(subject.get(..end.unwrap_or(subject.len()))?, 6).trim()
    } else {
        let object = first_words(after.trim_start(), 5);
        let end = [
            " of ", " in ", " at ", " near ", " on ", " with ", " and ", " over ", ",", ";",
        ]
        .iter()
        .filter_map(|word| object.find(word))
        .min();
        object.get(..end.unwrap_or(object.len()))?.trim()
    };
    let start = text.find(phrase)?;
    is_one_thing(phrase).then_some(start..start + phrase.len())
}

/// Whether a phrase means one thing: "the Quendan plane", "a railway bridge", "its patrol boat".
fn is_one_thing(phrase: &str) -> bool {
    const NO_THING: &[&str] = &[
        "it",
        "town",
        "city",
        "village",
        "people",
        "man",
        "woman",
        "country",
        "home",
        "life",
        "calm",
        "ceasefire",
        "truce",
        "trust",
        "order",
    ];
    let first = phrase.split(' ').next().unwrap_or_default().to_lowercase();
    let list = names::words(phrase);
    let is_led = matches!(
        first.as_str(),
        "a" | "an" | "the" | "its" | "our" | "their" | "one" | "another"
    );
    let last = list
        .iter()
        .rev()
        .find(|word| word.chars().all(char::is_alphabetic))
        .cloned()
        .unwrap_or_default();
    let is_many = last.ends_with('s') && !last.ends_with("ss");
    is_led && (1..=6).contains(&list.len()) && !is_many && !NO_THING.contains(&last.as_str())
}

/// Whose it was: whom its words name; of arms, the side that did not do it.
fn whose(scene: &Scene<'_>, (place, claim): (usize, &Claim), phrase: &str, noun: &str) -> Option<Whose> {
    let named = scene.cast.find(phrase).or_else(|| scene.cast.find_by_adjective(phrase));
    if let Some(party) = named.filter(|&party| scene.cast.is_state(party) || scene.cast.fighting().contains(&party)) {
        return Some(Whose::Party(party));
    }
    let speaker = match scene.cast.voice(place) {
        Voice::Party(party) => Some(party),
        _ => None,
    };
    if !ARMS.contains(&noun) || !scene.is_fight() && speaker.is_none() {
        return None;
    }
    let mut parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
    let is_own = |span: &Span| {
        names::words(scene.words(place, *span))
            .iter()
            .any(|word| matches!(word.as_str(), "it" | "we" | "its" | "our"))
    };
    let is_by_own = parts.any(|part| part.role == ParticipantRole::Initiator && part.spans.iter().any(is_own));
    let fighting = scene.cast.fighting();
    let mut others = fighting.iter().copied().filter(|party| Some(*party) != speaker);
    if is_by_own {
        return others.next().filter(|_| others.next().is_none()).map(Whose::Party);
    }
    speaker.filter(|party| fighting.contains(party)).map(Whose::Party)
}
