//! To whom or what it was done.

use rashomon_types::{ParticipantRole, QuestionKind, Span};

use super::{Draft, Scene, with_polarity};
use crate::names;
use crate::value::{Named, Value};

const PRONOUNS: &[&str] = &[
    "it", "they", "them", "him", "her", "us", "this", "that", "who", "which", "one", "others", "some",
];

const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "dozens",
];

/// Adds what each claim says was attacked.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let is_harm = |kind: &String| kind == "killing" || kind == "wounding";
        let deeds = claim
            .event_mentions
            .iter()
            // What is shot down was done to those who came.
            .filter(|mention| scene.is_deed(mention) && !is_harm(&mention.kind) && mention.kind != "interception");
        for mention in deeds {
            let to = mention
                .participants
                .iter()
                .filter(|part| part.role == ParticipantRole::Target);
            for part in to {
                let Some(&span) = part.spans.first() else { continue };
                let span = with_name(scene, place, span);
                let words = scene.words(place, span);
                let list = names::words(words);
                let is_people = list
                    .iter()
                    .any(|word| scene.lexicon.people.civilians.contains(word) || word == "them");
                let is_number = list
                    .iter()
                    .all(|word| NUMBERS.contains(&word.as_str()) || word.chars().all(|sign| sign.is_ascii_digit()));
                let is_pronoun = is_number || matches!(list.as_slice(), [one] if PRONOUNS.contains(&one.as_str()));
                if (1..=8).contains(&list.len()) && !is_people && !is_pronoun {
                    drafts.push(Draft {
                        question: QuestionKind::Target,
                        whose: None,
                        what: None,
                        claim: place,
                        stance: with_polarity(stance, mention.polarity),
                        value: Some(Value::Actors(vec![Named {
                            words: words.to_owned(),
                            party: None,
                        }])),
                        spans: vec![span],
                    });
                }
            }
        }
    }
}

/// A thing with its name behind it: "the freighter Brisa".
fn with_name(scene: &Scene<'_>, place: usize, span: Span) -> Span {
    let document = scene
        .corpus
        .document_of(place)
        .and_then(|place| scene.corpus.documents.get(place));
    let after = document
        .and_then(|document| document.text.get(span.end() as usize..))
        .unwrap_or_default();
    let is_noun = scene
        .words(place, span)
        .rsplit(' ')
        .next()
        .is_some_and(|last| last.chars().all(char::is_lowercase));
    let name = after
        .strip_prefix(' ')
        .and_then(|after| after.split([' ', ',', '.', '\n']).next());
    let name = name.filter(|name| is_noun && name.chars().next().is_some_and(char::is_uppercase));
    let end = name
        .and_then(|name| u32::try_from(name.len() + 1).ok())
        .map_or(span.end(), |length| span.end() + length);
    Span::new(span.start(), end).unwrap_or(span)
}
