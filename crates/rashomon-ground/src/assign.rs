//! Which times, places, numbers and events belong to which claim: those that its content speaks of, and the time of saying.
//!
//! A time beside a cue tells when something was said, also where that cue lies in the content of a claim around it: it is
//! never taken for the time at which something happened.

use rashomon_types::{Claim, EventMention, Place, PlaceUse, Quantity, RoleMention, Said, Span, Time, TimeRole};

use crate::Grounding;
use crate::actor::Cast;

/// The claims with what each speaks of, its voices linked to actors.
pub(crate) fn assign(grounding: &Grounding, cast: &Cast<'_>, claims: Vec<Claim>) -> Vec<Claim> {
    let sayings: Vec<Span> = claims.iter().filter_map(saying).collect();
    let ground = |mut claim: Claim| {
        claim.for_each_voice(|voice| voice.actor = cast.actor_of_source(voice));
        let said = said_time(&claim, &grounding.times);
        claim.said = claim.said.map(|said_words| dated(said_words, said.as_ref()));
        claim.times = times(&claim, said, &grounding.times, &sayings);
        claim.places = places(&claim, &grounding.places);
        claim.quantities = inside(&claim, &grounding.quantities);
        claim.event_mentions = inside(&claim, &grounding.event_mentions);
        claim.role_mentions = inside(&claim, &grounding.role_mentions);
        claim
    };
    claims.into_iter().map(ground).collect()
}

/// Something that stands at a place in the text.
trait Placed: Clone {
    fn spans(&self) -> &[Span];
}

macro_rules! placed {
    ($($noun:ty),*) => {
        $(impl Placed for $noun {
            fn spans(&self) -> &[Span] {
                &self.spans
            }
        })*
    };
}

placed!(Time, Place, Quantity, EventMention, RoleMention);

/// Those that the content of a claim speaks of. The lists are in the order of the text, so that few are looked at.
fn inside<T: Placed>(claim: &Claim, all: &[T]) -> Vec<T> {
    let starts_before = |noun: &T, offset| noun.spans().first().is_some_and(|span| span.start() < offset);
    let lies_in = |noun: &T, part: Span| noun.spans().iter().all(|span| part.covers(*span));
    let of_part = |part: &Span| {
        let first = all.partition_point(|noun| starts_before(noun, part.start()));
        let reached = all[first..].iter().take_while(|noun| starts_before(noun, part.end()));
        reached.filter(|noun| lies_in(noun, *part)).cloned().collect::<Vec<T>>()
    };
    claim.content.spans.iter().flat_map(of_part).collect()
}

/// The words that say when a claim was made.
fn saying(claim: &Claim) -> Option<Span> {
    claim.said.as_ref()?.spans.iter().copied().reduce(Span::hull)
}

/// The time of saying: the first time expression in the words that say so.
fn said_time(claim: &Claim, times: &[Time]) -> Option<Time> {
    let words = saying(claim)?;
    let overlaps = |time: &&Time| time.spans.iter().any(|span| span.overlaps(words));
    let role = Some(TimeRole::Said);
    times.iter().find(overlaps).cloned().map(|time| Time { role, ..time })
}

/// The words with the interval that they mean; the time grammar knows more than the rule that found the words.
fn dated(words: Said, time: Option<&Time>) -> Said {
    match time {
        Some(time) if time.start.is_some() || time.end.is_some() => Said {
            start: time.start,
            end: time.end,
            ..words
        },
        _ => words,
    }
}

fn times(claim: &Claim, said: Option<Time>, all: &[Time], sayings: &[Span]) -> Vec<Time> {
    let is_of_saying = |time: &Time| {
        let said = |span: &Span| sayings.iter().any(|words| words.overlaps(*span));
        time.spans.iter().any(said)
    };
    let spoken_of = inside(claim, all).into_iter().filter(|time| !is_of_saying(time));
    let happened = spoken_of.map(|time| Time {
        role: (!is_length(&time)).then_some(TimeRole::Happened),
        ..time
    });
    said.into_iter().chain(happened).collect()
}

/// Whether a time is a length or a repetition, which says when nothing happened.
fn is_length(time: &Time) -> bool {
    let value = time.timex3.as_deref().unwrap_or_default();
    let length = value.strip_prefix('P').is_some_and(|rest| !rest.contains("_REF"));
    length && time.start.is_none() && time.end.is_none()
}

/// The places that a content speaks of as places: "Ukrainian" and "Moscow said" are none.
fn places(claim: &Claim, all: &[Place]) -> Vec<Place> {
    let mut places = inside(claim, all);
    places.retain(|place| place.usage == PlaceUse::Location);
    places
}
