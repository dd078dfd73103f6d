//! When it began and where it was: the times and places of claims that tell of the deed.

use rashomon_types::{ParticipantRole, PlaceUse, QuestionKind, Span, Stance, Time, TimeRole};

use super::{Draft, Scene, stance};
use crate::value::{Spot, Value};

/// Adds when and where each claim says that it happened.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let tells = claim.event_mentions.iter().any(|mention| scene.is_deed(mention));
        // Who denies a deed does not deny its time and place.
        let stance = stance(claim).filter(|&stance| tells && stance != Stance::Deny);
        let Some(stance) = stance else { continue };
        let draft = |question, value, spans| Draft {
            question,
            whose: None,
            what: None,
            claim: place,
            stance,
            value: Some(value),
            spans,
        };
        if let Some(time) = claim.times.iter().find(|time| happened(time)) {
            let value = Value::Time {
                start: time.start,
                end: time.end,
            };
            drafts.push(draft(QuestionKind::Start, value, time.spans.clone()));
        }
        let spots = claim.places.iter().filter(|place| place.usage == PlaceUse::Location);
        let spots = spots.map(|found| {
            let words = found.spans.first().map_or("", |&span| scene.words(place, span));
            (Spot::of(found, words), found.spans.clone())
        });
        // The first of the finest: "in Ostrel, in the Tarkova region".
        let finest = spots.min_by(|(a, _), (b, _)| a.reach().total_cmp(&b.reach()));
        if let Some((spot, spans)) = finest.or_else(|| of_mention(scene, place, claim)) {
            drafts.push(draft(QuestionKind::Place, Value::Place(spot), spans));
        }
    }
}

fn happened(time: &Time) -> bool {
    time.role != Some(TimeRole::Said) && (time.start.is_some() || time.end.is_some())
}

/// The place that the deed's own words give, where the claim's places tell nothing.
fn of_mention(scene: &Scene<'_>, place: usize, claim: &rashomon_types::Claim) -> Option<(Spot, Vec<Span>)> {
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let mut parts = deeds.flat_map(|mention| &mention.participants);
    let part = parts.find(|part| part.role == ParticipantRole::Place)?;
    let span = *part.spans.first()?;
    Some((Spot::named(scene.words(place, span)), vec![span]))
}
