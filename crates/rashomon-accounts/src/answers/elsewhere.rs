//! Figures of another event inside a claim about this one: "the worst since the 2009 fire, in which 60 died".

use rashomon_types::{Claim, Span, Time, TimeRole};

use super::Scene;
use super::doer::last_words;

/// Days between the end of a time and the beginning of an event beyond which the time is of something else.
const APART: i64 = 2;

/// Whether the words at a span are dated to another time than the event: the nearest time in their own sentence ends before
/// the event begins, and no time of that sentence is the event's.
pub(super) fn is_of_another_time(scene: &Scene<'_>, place: usize, claim: &Claim, span: Span) -> bool {
    let Some((start, end)) = when(scene) else { return false };
    let Some(sentence) = sentence(scene, place, claim, span) else {
        return false;
    };
    let near = claim.times.iter().filter(|time| time.role != Some(TimeRole::Said));
    let near: Vec<&Time> = near
        .filter(|time| time.spans.first().is_some_and(|&words| sentence.covers(words)))
        .collect();
    let is_past = |time: &Time| {
        let ends = time.end.filter(|_| time.start.is_some());
        ends.is_some_and(|ends| {
            start
                .date()
                .since(ends.date())
                .is_ok_and(|gap| i64::from(gap.get_days()) > APART)
        })
    };
    // "since the fighting began in 2019": what adds up from long before is no toll of this event.
    let is_long = |time: &Time| {
        let gap = time.start.map(|from| start.date().since(from.date()));
        let is_early = gap.is_some_and(|gap| gap.is_ok_and(|gap| i64::from(gap.get_days()) > LONG));
        is_early && time.end.is_none_or(|to| to >= start) && is_since(scene, place, claim, time)
    };
    if near.iter().any(|time| is_long(time)) {
        return true;
    }
    let is_of_event = |time: &Time| {
        let from = time.start.is_none_or(|from| from <= end);
        let to = time.end.is_none_or(|to| to >= start);
        from && to && time.start.is_some()
    };
    !near.is_empty() && near.iter().any(|time| is_past(time)) && !near.iter().any(|time| is_of_event(time))
}

/// Days before the event from which a stretch that goes on has nothing to do with its toll.
const LONG: i64 = 60;

/// Whether words of time begin a stretch: "since 2019", "in the past two years".
fn is_since(scene: &Scene<'_>, place: usize, claim: &Claim, time: &Time) -> bool {
    let Some(&words) = time.spans.first() else { return false };
    let own = scene.words(place, words).to_lowercase();
    let piece = claim.content.spans.iter().find(|piece| piece.covers(words));
    let before = piece.and_then(|piece| {
        let at = usize::try_from(words.start() - piece.start()).ok()?;
        scene.words(place, *piece).get(..at)
    });
    let before = last_words(before.unwrap_or_default().trim_end(), 5).to_lowercase();
    let is_stretch = |text: &str| {
        ["since", "past", "last", "over the"]
            .iter()
            .any(|word| text.contains(word))
    };
    is_stretch(&own) || is_stretch(&before)
}

/// When the event began and ended, where it is dated to days.
fn when(scene: &Scene<'_>) -> Option<(jiff::civil::DateTime, jiff::civil::DateTime)> {
    let (holder, at) = scene.occasion.time?;
    let time = scene.corpus.claims.get(holder)?.times.get(at)?;
    time.start.zip(time.end)
}

/// The sentence of a claim's content around a span.
fn sentence(scene: &Scene<'_>, place: usize, claim: &Claim, span: Span) -> Option<Span> {
    let piece = *claim.content.spans.iter().find(|piece| piece.covers(span))?;
    let text = scene.words(place, piece);
    let at = usize::try_from(span.start() - piece.start()).ok()?;
    let begin = text.get(..at)?.rfind(". ").map_or(0, |dot| dot + 1);
    let stop = text.get(at..)?.find(". ").map_or(text.len(), |dot| at + dot);
    super::means::within(piece, &(begin..stop))
}
