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
    let (range, question) = of(DESTROYED, QuestionKind::Destroyed)
        .or_else(|| of(DAMAGED, QuestionKind::Damaged))
        .or_else(|| told(scene, text))?;
    let phrase = text.get(range.clone())?;
    let noun = noun(scene, place, phrase).filter(|noun| !scene.lexicon.trifles.contains(noun))?;
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

/// What the lexicon's words say of one thing: "the tug was a total loss", "wrote off one bomber".
fn told(scene: &Scene<'_>, text: &str) -> Option<(std::ops::Range<usize>, QuestionKind)> {
    let tolls = &scene.lexicon.tolls;
    let after = tolls.lost_after.find(text).find_map(|found| {
        let range = subject(text, text.get(..found.at.start)?)?;
        Some((range, tolls.lost(found.row)?))
    });
    after.or_else(|| {
        tolls.lost_before.find(text).find_map(|found| {
            let range = object(text, text.get(found.at.end..)?)?;
            Some((range, tolls.lost(found.row)?))
        })
    })
}

/// The noun of one thing: what it is and not what it is called, "tanker" of "the tanker Golden Heron", and of "the Golden Heron"
/// where the report says so.
fn noun(scene: &Scene<'_>, place: usize, phrase: &str) -> Option<String> {
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = phrase.split(' ').skip(1).collect();
    let names = words.iter().rev().take_while(|word| is_name(word)).count();
    let plain = |words: &[&str]| {
        let list = names::words(&words.join(" ")).into_iter().rev();
        list.into_iter().find(|word| word.chars().all(char::is_alphabetic))
    };
    if names == 0 {
        return plain(&words);
    }
    let common = words.get(..words.len() - names)?;
    if let Some(noun) = plain(common) {
        return Some(noun);
    }
    let name = words.join(" ");
    let document = scene.corpus.document_of(place);
    let text = document.and_then(|document| scene.corpus.documents.get(document));
    let called = text.and_then(|document| {
        let mut found = document.text.match_indices(&name);
        found.find_map(|(at, _)| {
            let word = last_words(document.text.get(..at)?.trim_end(), 0).trim().to_lowercase();
            scene.lexicon.ends.floats.contains(&word).then_some(word)
        })
    });
    called.or_else(|| plain(&words))
}

/// Where the one thing stands that a verb says was lost: before a passive, behind an active verb.
fn thing(text: &str, verb: &str) -> Option<std::ops::Range<usize>> {
    let at = text.find(verb)?;
    let before = text.get(..at)?.trim_end();
    let after = text.get(at + verb.len()..)?;
    let last = before.rsplit(' ').next().unwrap_or_default();
    if PASSIVE.contains(&last) {
        let mut subject = before;
        while let Some((rest, word)) = subject.rsplit_once(' ') {
            if !PASSIVE.contains(&word) && !matches!(word, "had" | "has" | "have") {
                break;
            }
            subject = rest;
        }
        self::subject(text, subject)
    } else {
        object(text, after)
    }
}

/// The one thing that ends where a predicate begins.
fn subject(text: &str, before: &str) -> Option<std::ops::Range<usize>> {
    let subject = before.trim_end().rsplit([',', ';']).next()?;
    let subject = subject.rsplit_once(" and ").map_or(subject, |(_, rest)| rest);
    let subject = subject.rsplit_once(" that ").map_or(subject, |(_, rest)| rest);
    let end = [
        "of ", "in ", "at ", "near ", "on ", "off ", "outside ", "over ", "across ", "beside ", "behind ",
    ]
    .iter()
    .filter_map(|word| subject.find(&format!(" {word}")))
    .min();
    place_of(text, last_words(subject.get(..end.unwrap_or(subject.len()))?, 6).trim())
}

/// The one thing that a verb has for its object.
fn object(text: &str, after: &str) -> Option<std::ops::Range<usize>> {
    let object = first_words(after.trim_start(), 5);
    let end = [
        " of ", " in ", " at ", " near ", " on ", " with ", " and ", " over ", ",", ";",
    ]
    .iter()
    .filter_map(|word| object.find(word))
    .min();
    place_of(text, object.get(..end.unwrap_or(object.len()))?.trim())
}

/// Where a phrase stands in a text, if it means one thing.
fn place_of(text: &str, phrase: &str) -> Option<std::ops::Range<usize>> {
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

/// Whose counted things of war were: "destroyed two tanks".
pub(super) fn owner(scene: &Scene<'_>, (place, claim): (usize, &Claim), what: &str) -> Option<Whose> {
    whose(scene, (place, claim), what, &super::figures::thing(what))
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
    let is_speaker = |part: &rashomon_types::Participant| {
        let owner = part
            .actor
            .as_ref()
            .map(|actor| actor.of.as_ref().unwrap_or(&actor.name));
        speaker.is_some() && owner.and_then(|owner| scene.cast.called(owner)) == speaker
    };
    let is_by_own = parts
        .any(|part| part.role == ParticipantRole::Initiator && (part.spans.iter().any(is_own) || is_speaker(part)));
    let fighting = scene.cast.fighting();
    let mut others = fighting.iter().copied().filter(|party| Some(*party) != speaker);
    if is_by_own {
        return others.next().filter(|_| others.next().is_none()).map(Whose::Party);
    }
    speaker.filter(|party| fighting.contains(party)).map(Whose::Party)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_ends_before_its_predicate_or_follows_its_verb() {
        let text = "He said that the footbridge over the Lorn had been carried off";
        let found = subject(text, text.split(" had").next().unwrap());
        assert_eq!(found.and_then(|at| text.get(at)), Some("the footbridge"));
        let text = "They wrote off a glider, with its hangar";
        let found = object(text, text.split("wrote off").nth(1).unwrap());
        assert_eq!(found.and_then(|at| text.get(at)), Some("a glider"));
        assert_eq!(place_of("two gliders", "two gliders"), None);
    }
}
