//! What happened: predicates of kinds that the codebook knows, and who had which part.
//!
//! [`event_mentions`] finds the words that name events ([`trigger`]), in a meaning that fits what stands beside them
//! ([`sense`]), and reads off the tree who had which part: for verbs (`roles_verb`), for nouns (`roles_noun`), where and
//! when (`scenery`), and whether it is said to have happened (`polarity`).

mod clause;
mod codebook;
mod phrase;
mod polarity;
mod roles;
mod roles_noun;
mod roles_verb;
mod scenery;
mod sense;
mod trigger;

pub use codebook::Codebook;
use rashomon_types::ParticipantRole::{Initiator, Instrument, Target};
use rashomon_types::{EventMention, MadeBy, Participant, Place, PlaceUse, Reading, Span, Time, TimeRole, TokenId};

use self::roles::{Parts, Scene};
use self::trigger::Trigger;
use crate::actor::Cast;

/// Every event that a document speaks of, in order.
#[must_use]
pub fn event_mentions(
    reading: &Reading<'_>,
    codebook: &Codebook,
    cast: &Cast<'_>,
    times: &[Time],
    places: &[Place],
) -> Vec<EventMention> {
    let triggers = trigger::triggers(reading, codebook);
    let named: Vec<TokenId> = triggers.iter().map(|trigger| trigger.word).collect();
    let scene = Scene {
        reading,
        codebook,
        named: &named,
        times: &hulls(
            times
                .iter()
                .filter(|time| time.role != Some(TimeRole::Said))
                .map(|time| &time.spans),
        ),
        places: &hulls(
            places
                .iter()
                .filter(|place| place.usage == PlaceUse::Location)
                .map(|place| &place.spans),
        ),
    };
    let of = |trigger: &Trigger<'_>| {
        if trigger.is_noun {
            roles_noun::parts(&scene, trigger)
        } else {
            roles_verb::parts(&scene, trigger)
        }
    };
    let mut parts: Vec<Parts> = triggers.iter().map(of).collect();
    shared(&scene, &triggers, &mut parts);
    let joined = triggers.iter().zip(&parts);
    joined
        .map(|(trigger, parts)| mention(&scene, cast, trigger, parts))
        .collect()
}

/// The first to last byte of each, in order.
fn hulls<'a>(spans: impl Iterator<Item = &'a Vec<Span>>) -> Vec<Span> {
    let mut out: Vec<Span> = spans
        .filter_map(|spans| spans.iter().copied().reduce(Span::hull))
        .collect();
    out.sort_unstable();
    out
}

/// Kinds of events that another one brings about: somebody is killed in a raid.
const BROUGHT: &[&str] = &["killing", "wounding", "destruction", "arson"];

/// Who died in an attack died by its attackers: "two men were killed and one wounded in a raid by rebels".
fn shared(scene: &Scene<'_>, triggers: &[Trigger<'_>], parts: &mut [Parts]) {
    let reading = scene.reading;
    for (index, cause) in triggers.iter().enumerate().filter(|(_, trigger)| trigger.is_noun) {
        let case = clause::case(reading, cause.word);
        let is_linked =
            matches!(case.as_deref(), Some("in" | "by" | "during" | "from")) || reading.token(cause.word).is("nsubj");
        let Some(verb) = reading.head(cause.word).filter(|_| is_linked) else {
            continue;
        };
        let with_first = reading.head(verb).filter(|_| reading.token(verb).is("conj"));
        for verb in std::iter::once(verb).chain(with_first) {
            let Ok(place) = scene.named.binary_search(&verb) else {
                continue;
            };
            let is_brought = triggers
                .get(place)
                .is_some_and(|verb| !verb.is_noun && BROUGHT.contains(&verb.row.kind.as_str()));
            let causes = parts.get(index).filter(|_| is_brought).cloned();
            if let (Some(causes), Some(verb)) = (causes, parts.get_mut(place)) {
                verb.take(scene, Initiator, &causes);
                verb.take(scene, Instrument, &causes);
            }
        }
    }
}

fn mention(scene: &Scene<'_>, cast: &Cast<'_>, trigger: &Trigger<'_>, parts: &Parts) -> EventMention {
    let reading = scene.reading;
    let means = parts.heads(Instrument).map(|id| reading.lemma(id).to_lowercase());
    let mut words: Vec<String> = means.collect();
    if trigger.is_noun {
        words.extend(sense::modifiers(reading, trigger.word));
    }
    let kind = scene.codebook.refined(&trigger.row.kind, &words);
    let found = parts.all().map(|(role, _, span)| (role, span));
    let mut found: Vec<_> = found
        .chain(scenery::scenery(reading, trigger, scene.places, scene.times))
        .collect();
    found.sort_by_key(|&(role, span)| (span, role));
    let participants = found.into_iter().map(|(role, span)| Participant {
        role,
        spans: vec![span],
        actor: matches!(role, Initiator | Target)
            .then(|| cast.actor_of(span).cloned())
            .flatten(),
    });
    EventMention {
        spans: runs(reading, &trigger.words),
        kind: kind.to_owned(),
        codes: scene.codebook.codes(kind),
        polarity: polarity::polarity(reading, trigger),
        participants: participants.collect(),
        parties: Vec::new(),
        made_by: MadeBy::rule(if trigger.is_noun { "event_noun" } else { "event_verb" }),
    }
}

/// Neighbouring words as one span each.
fn runs(reading: &Reading<'_>, words: &[TokenId]) -> Vec<Span> {
    let mut out: Vec<(TokenId, Span)> = Vec::new();
    for &id in words {
        let span = reading.token(id).span;
        match out.last_mut() {
            Some((last, run)) if last.index() + 1 == id.index() => {
                *last = id;
                *run = run.hull(span);
            }
            _ => out.push((id, span)),
        }
    }
    out.into_iter().map(|(_, span)| span).collect()
}
