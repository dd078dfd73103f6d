//! To whom or what it was done.

use rashomon_types::{ParticipantRole, QuestionKind};

use super::{Draft, Scene, stance, with_polarity};
use crate::names;
use crate::value::{Named, Value};

/// Adds what each claim says was attacked.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let main = scene.occasion.kinds.first();
    for (place, claim) in scene.claims() {
        let Some(stance) = stance(claim) else { continue };
        let deeds = claim.event_mentions.iter().filter(|mention| {
            scene.is_deed(mention) && !scene.lexicon.kinds.harm.contains(&mention.kind) && main.is_some_and(|kind| *kind == mention.kind)
        });
        for mention in deeds {
            let to = mention.participants.iter().filter(|part| part.role == ParticipantRole::Target);
            for part in to {
                let Some(&span) = part.spans.first() else { continue };
                let words = scene.words(place, span);
                let has_name = words.chars().any(char::is_uppercase) && names::words(words).len() <= 8;
                if has_name {
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
