//! Who holds the place.

use rashomon_types::{Claim, EventMention, ParticipantRole, QuestionKind, Span, Stance};

use super::doer::{first_words, last_words};
use super::{Draft, Scene, with_polarity};
use crate::lexicon::Holder;
use crate::names;
use crate::parties::voice::Voice;
use crate::value::{Named, Sort, Value};

/// So many words from the words of holding its holder is named.
const NEAR: usize = 8;

/// Adds who is said to have taken or to hold the place.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let found = taken(scene, place, claim, stance);
        drafts.extend(match () {
            () if !found.is_empty() => found,
            () if stance == Stance::Deny => kept(scene, place, claim),
            () => held(scene, place, claim, stance),
        });
    }
}

/// "it had taken the town".
fn taken(scene: &Scene<'_>, place: usize, claim: &Claim, stance: Stance) -> Vec<Draft> {
    let is_taking =
        |mention: &&EventMention| mention.kind == "capture" && !super::outcome::is_aim(scene, place, mention);
    let taken = claim.event_mentions.iter().filter(is_taking);
    let of = |mention: &EventMention| {
        if let Some(party) = freed(scene, place, mention) {
            let stance = with_polarity(stance, mention.polarity);
            return Some(draft(scene, place, stance, Some(party), mention.spans.clone()));
        }
        let mut parts = mention.participants.iter();
        let by = parts.find(|part| part.role == ParticipantRole::Initiator)?;
        let mut targets = mention.participants.iter();
        targets.find(|part| part.role == ParticipantRole::Target)?;
        let span = *by.spans.first()?;
        let owner = by.actor.as_ref().map(|actor| actor.of.as_ref().unwrap_or(&actor.name));
        let party = owner
            .and_then(|owner| scene.cast.find(owner))
            .or_else(|| scene.cast.find(scene.words(place, span)))
            .or_else(|| speaker(scene, place));
        let stance = with_polarity(stance, mention.polarity);
        Some(draft(scene, place, stance, party, vec![span]))
    };
    taken.filter_map(of).collect()
}

/// "denied that the town had fallen": whoever denies the loss holds the place.
fn kept(scene: &Scene<'_>, place: usize, claim: &Claim) -> Vec<Draft> {
    const LOST: &[&str] = &[
        "fallen",
        "been lost",
        "been taken",
        "been captured",
        "lost the",
        "lost control",
        "surrendered the",
    ];
    let of = |&piece: &Span| {
        let text = scene.words(place, piece);
        let of_people = |word: &String| word == "any" || scene.lexicon.people.forces.contains(word);
        let is_loss = LOST.iter().any(|words| text.contains(words))
            && claim.quantities.is_empty()
            && !names::words(text).iter().any(of_people);
        let party = speaker(scene, place).filter(|_| is_loss)?;
        Some(draft(scene, place, Stance::Assert, Some(party), vec![piece]))
    };
    let kept: Vec<Draft> = claim.content.spans.iter().filter_map(of).collect();
    if kept.is_empty() {
        held(scene, place, claim, Stance::Deny)
    } else {
        kept
    }
}

/// "the garrison still held the town", "the town was now held by the rebels", "the town is ours".
fn held(scene: &Scene<'_>, place: usize, claim: &Claim, stance: Stance) -> Vec<Draft> {
    let of = |&piece: &Span| {
        let text = scene.words(place, piece);
        if let Some(party) = in_hands(scene, text) {
            let stance = with_polarity(stance, claim.polarity);
            return Some(draft(scene, place, stance, Some(party), vec![piece]));
        }
        let (holder, at) = scene.lexicon.holds(text).next()?;
        let near = match holder {
            Holder::Own => "",
            Holder::Before => last_words(text.get(..at.start)?, NEAR),
            Holder::After => first_words(text.get(at.end..)?, NEAR),
        };
        let is_nobody = names::words(near)
            .iter()
            .any(|word| matches!(word.as_str(), "neither" | "nobody" | "none"));
        let near = if is_nobody { return None } else { near };
        let party = scene.cast.find(near).or_else(|| scene.cast.find_by_adjective(near));
        let party = party.or_else(|| speaker(scene, place).filter(|_| holder != Holder::After))?;
        let stance = with_polarity(stance, claim.polarity);
        Some(draft(scene, place, stance, Some(party), vec![piece]))
    };
    claim.content.spans.iter().filter_map(of).collect()
}

/// "firmly in League hands", "in the rebels' hands": whom the words between name.
fn in_hands(scene: &Scene<'_>, text: &str) -> Option<usize> {
    let before = text.get(..text.find(" hands")?)?;
    let (_, owner) = before.rsplit_once("in ")?;
    let is_short = owner.split(' ').count() <= 4;
    let owner = owner.trim_end_matches(['\'', '’']);
    let party = scene.cast.find(owner).or_else(|| scene.cast.find_by_adjective(owner));
    party.filter(|_| is_short)
}

/// "the town had been liberated", said by one of those who fight: by its own side.
fn freed(scene: &Scene<'_>, place: usize, mention: &EventMention) -> Option<usize> {
    let has = |role| mention.participants.iter().any(|part| part.role == role);
    let party = speaker(scene, place).filter(|party| scene.cast.fighting().contains(party))?;
    (has(ParticipantRole::Target)
        && !has(ParticipantRole::Initiator)
        && super::outcome::is_place_taken(scene, place, mention))
    .then_some(party)
}

fn speaker(scene: &Scene<'_>, place: usize) -> Option<usize> {
    match scene.cast.voice(place) {
        Voice::Party(party) => Some(party),
        _ => None,
    }
}

pub(super) fn draft(scene: &Scene<'_>, claim: usize, stance: Stance, party: Option<usize>, spans: Vec<Span>) -> Draft {
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
        value: Some(Value::Actors(vec![Named {
            words,
            party,
            sort: Sort::default(),
        }])),
        spans,
    }
}
