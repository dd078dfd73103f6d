//! To whom or what it was done.

use rashomon_types::{ParticipantRole, QuestionKind};

use super::{Draft, Scene, with_polarity};
use crate::names;
use crate::value::{Named, Value};

const PRONOUNS: &[&str] = &[
    "it", "they", "them", "him", "her", "us", "this", "that", "who", "which", "one", "others", "some",
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
            .filter(|mention| scene.is_deed(mention) && !is_harm(&mention.kind));
        for mention in deeds {
            let to = mention
                .participants
                .iter()
                .filter(|part| part.role == ParticipantRole::Target);
            for part in to {
                let Some(&span) = part.spans.first() else { continue };
                let words = scene.words(place, span);
                let list = names::words(words);
                let is_people = list
                    .iter()
                    .any(|word| scene.lexicon.people.civilians.contains(word) || word == "them");
                let is_pronoun = matches!(list.as_slice(), [one] if PRONOUNS.contains(&one.as_str()));
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
