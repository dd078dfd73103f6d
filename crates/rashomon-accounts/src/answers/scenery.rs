//! Places in a claim that are not where the event was: those of what came after it, and those of a sentence that does not tell
//! of it.

use rashomon_types::{Claim, EventMention, Span};

use super::Scene;
use super::doer::last_words;

/// Words before an event's noun that make it the occasion of something else: "returned to Ostrel after the attack".
const OCCASIONS: &[&str] = &[
    "after",
    "before",
    "following",
    "since",
    "because of",
    "in the wake of",
    "in the aftermath of",
];

/// Whether a place can be the event's: it stands in a sentence that tells of the event, and not in front of the event where that
/// is only the occasion of a journey or a speech elsewhere.
pub(super) fn can_be_there(scene: &Scene<'_>, place: usize, claim: &Claim, spot: Span) -> bool {
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let deeds: Vec<(Span, &EventMention)> = deeds
        .filter_map(|mention| Some((*mention.spans.first()?, mention)))
        .collect();
    let near: Vec<&(Span, &EventMention)> = deeds
        .iter()
        .filter(|(deed, _)| is_one_sentence(scene, place, claim, *deed, spot))
        .collect();
    let counted = claim.quantities.iter().filter_map(|quantity| quantity.spans.first());
    let is_counted = counted
        .into_iter()
        .any(|&span| is_one_sentence(scene, place, claim, span, spot));
    if near.is_empty() {
        return is_counted || deeds.is_empty();
    }
    is_counted
        || !near
            .iter()
            .all(|(deed, _)| is_aside(scene, (place, claim), *deed, spot))
}

/// Whether a place is that of what came after an event and not the event's.
pub(super) fn is_aside(scene: &Scene<'_>, (place, claim): (usize, &Claim), deed: Span, spot: Span) -> bool {
    let is_apart = spot.start() < deed.start() || is_cut_off(scene, place, deed, spot);
    is_apart && is_occasion(scene, place, claim, deed)
}

/// "After the shooting, she had gone to Ostrel": whether a comma stands between an event and the place behind it.
fn is_cut_off(scene: &Scene<'_>, place: usize, deed: Span, spot: Span) -> bool {
    let between = Span::new(deed.end(), spot.start()).map_or("", |between| scene.words(place, between));
    between.contains(',')
}

/// Whether an event is named only as the occasion of something else.
fn is_occasion(scene: &Scene<'_>, place: usize, claim: &Claim, deed: Span) -> bool {
    let Some(piece) = claim.content.spans.iter().find(|piece| piece.covers(deed)) else {
        return false;
    };
    let at = usize::try_from(deed.start() - piece.start()).unwrap_or_default();
    let before = scene
        .words(place, *piece)
        .get(..at)
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    let before = last_words(&before, 4);
    let is_before = |words: &str| before.starts_with(words) || before.contains(&format!(" {words} "));
    OCCASIONS.iter().any(|words| is_before(words))
}

/// Whether two spans lie in one sentence of a claim's content.
fn is_one_sentence(scene: &Scene<'_>, place: usize, claim: &Claim, one: Span, other: Span) -> bool {
    let (first, last) = if one.start() < other.start() {
        (one, other)
    } else {
        (other, one)
    };
    let piece = claim.content.spans.iter().find(|piece| piece.covers(first));
    let Some(piece) = piece.filter(|piece| piece.covers(last)) else {
        return false;
    };
    let text = scene.words(place, *piece);
    let offset = |span: Span| usize::try_from(span.start() - piece.start()).ok();
    let between = offset(first)
        .zip(offset(last))
        .and_then(|(from, to)| text.get(from..to));
    between.is_some_and(|between| ![". ", "? ", "! "].iter().any(|end| between.contains(end)))
}
