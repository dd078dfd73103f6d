//! Where and when: the place and the time that an event's words draw to themselves, by the tree and then by order.

use rashomon_types::{ParticipantRole, Reading, Span, TokenId, Upos};

use super::trigger::Trigger;

/// How far, in words, a place or time may stand where the tree gives none.
const REACH: usize = 12;

/// The nearest of these spans that belongs to the event; `spans` are in order.
pub(super) fn nearest(reading: &Reading<'_>, trigger: &Trigger<'_>, spans: &[Span]) -> Option<Span> {
    let sentence = reading.sentence(trigger.word).span;
    let first = spans.partition_point(|span| span.start() < sentence.start());
    let inside = spans.iter().skip(first).take_while(|span| span.end() <= sentence.end());
    let ranked = inside.filter_map(|&span| Some((rank(reading, trigger, reading.head_of(span)?)?, span)));
    ranked.min().map(|(_, span)| span)
}

/// How near a word is: by tree, then by order; none where it belongs to something else.
fn rank(reading: &Reading<'_>, trigger: &Trigger<'_>, id: TokenId) -> Option<(usize, usize)> {
    let distance = id.index().abs_diff(trigger.word.index());
    let up = |from: TokenId| std::iter::successors(Some(from), |&node| reading.head(node));
    let is_verb = |node: TokenId| matches!(reading.token(node).upos, Upos::Verb | Upos::Aux);
    // Steps from the word up to the event, with no other verb between.
    let mut steps = up(id)
        .enumerate()
        .take_while(|&(step, node)| step == 0 || node == trigger.word || !is_verb(node));
    if let Some((step, _)) = steps.find(|&(_, node)| node == trigger.word) {
        return Some((step, distance));
    }
    // The verb that the event's noun hangs on, and what hangs on it directly.
    let verb = up(trigger.word)
        .skip(1)
        .find(|&node| is_verb(node))
        .filter(|_| trigger.is_noun);
    let mut to_verb = up(id)
        .enumerate()
        .take_while(|&(step, node)| step == 0 || Some(node) == verb || !is_verb(node));
    if let Some((step, _)) = verb.and_then(|verb| to_verb.find(|&(_, node)| node == verb)) {
        return Some((10 + step, distance));
    }
    let clear = || {
        let (from, to) = (
            id.index().min(trigger.word.index()),
            id.index().max(trigger.word.index()),
        );
        (from + 1..to)
            .map(TokenId::at)
            .all(|between| !is_verb(between) && !matches!(reading.form(between), ";" | ":" | "."))
    };
    (distance <= REACH && clear()).then_some((20, distance))
}

/// The parts that places and times have, with their spans.
pub(super) fn scenery(
    reading: &Reading<'_>,
    trigger: &Trigger<'_>,
    places: &[Span],
    times: &[Span],
) -> Vec<(ParticipantRole, Span)> {
    let place = nearest(reading, trigger, places).map(|span| (ParticipantRole::Place, span));
    let time = nearest(reading, trigger, times).map(|span| (ParticipantRole::Time, span));
    place.into_iter().chain(time).collect()
}
