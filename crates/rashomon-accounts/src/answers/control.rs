//! Who holds the place.

use rashomon_types::{ParticipantRole, QuestionKind};

use super::{Draft, Scene, with_polarity};
use crate::parties::voice::Voice;
use crate::value::{Named, Value};

/// Words of holding a place, whose subject is the speaker's side where nobody is named before them.
const HOLD: &[&str] = &[
    "still held",
    "still hold",
    "still holds",
    "remained in control",
    "in control of",
    "in full control",
    "under the control",
    "under our control",
    "control of the",
    "held the",
    "control the whole",
    "controls the whole",
    "controlled the",
    "in our hands",
    "now held by",
    "fully controls",
    "fully control",
];

/// Adds who is said to have taken or to hold the place.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let taken = claim.event_mentions.iter().filter(|mention| mention.kind == "capture");
        for mention in taken {
            let by = mention
                .participants
                .iter()
                .find(|part| part.role == ParticipantRole::Initiator);
            let Some(span) = by.and_then(|part| part.spans.first().copied()) else {
                continue;
            };
            let owner = by
                .and_then(|part| part.actor.as_ref())
                .map(|actor| actor.of.as_ref().unwrap_or(&actor.name));
            let words = scene.words(place, span);
            let party = owner
                .and_then(|owner| scene.cast.find(owner))
                .or_else(|| scene.cast.find(words));
            let party = party.or_else(|| match scene.cast.voice(place) {
                Voice::Party(party) => Some(party),
                _ => None,
            });
            let to = mention
                .participants
                .iter()
                .filter(|part| part.role == ParticipantRole::Target);
            if to.clone().count() == 0 {
                continue;
            }
            drafts.push(draft(
                scene,
                place,
                with_polarity(stance, mention.polarity),
                party,
                vec![span],
            ));
        }
        for &piece in &claim.content.spans {
            let text = scene.words(place, piece);
            if let Some(at) = HOLD.iter().filter_map(|words| text.find(words)).min() {
                let subject = text.get(..at).unwrap_or_default();
                let party = scene
                    .cast
                    .find(subject)
                    .or_else(|| scene.cast.find_by_adjective(subject));
                let party = party.or_else(|| match scene.cast.voice(place) {
                    Voice::Party(party) => Some(party),
                    _ => None,
                });
                drafts.push(draft(
                    scene,
                    place,
                    with_polarity(stance, claim.polarity),
                    party,
                    vec![piece],
                ));
            }
        }
    }
}

fn draft(
    scene: &Scene<'_>,
    claim: usize,
    stance: rashomon_types::Stance,
    party: Option<usize>,
    spans: Vec<rashomon_types::Span>,
) -> Draft {
    let name = party
        .and_then(|party| scene.cast.parties.get(party))
        .map(|party| party.name.clone());
    let words = name.unwrap_or_else(|| spans.first().map_or("", |&span| scene.words(claim, span)).to_owned());
    Draft {
        question: QuestionKind::Control,
        whose: None,
        what: None,
        claim,
        stance,
        value: Some(Value::Actors(vec![Named { words, party }])),
        spans,
    }
}
