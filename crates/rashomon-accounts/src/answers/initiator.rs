//! Who did it: accusations, claims of responsibility, denials, and what is told of the deed itself.

use rashomon_types::{Act, Claim, EventMention, ParticipantRole, Polarity, QuestionKind, Span, Stance};

use super::{Draft, Scene, Whose, stance, with_polarity};
use crate::names;
use crate::parties::voice::Voice;
use crate::value::{Named, Value};

/// The answers to who did it, in the order of the claims.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (place, claim) in scene.claims() {
        let found = responsibility(scene, place, claim)
            .or_else(|| denial(scene, place, claim))
            .or_else(|| accusation(scene, place, claim))
            .or_else(|| told(scene, place, claim));
        drafts.extend(found);
    }
    without_own_forces(scene, &mut drafts);
    drafts
}

/// Whose losses are "the attackers'": the one party that is said to have done it, or, of several, the one that says so
/// itself, or the one armed group among them.
pub(super) fn attackers(scene: &Scene<'_>, drafts: &[Draft]) -> Whose {
    let named = |draft: &Draft| match &draft.value {
        Some(Value::Actors(named)) => named.iter().filter_map(|named| named.party).collect(),
        _ => Vec::new(),
    };
    let positive = drafts.iter().filter(|draft| draft.stance != Stance::Deny);
    let mut all: Vec<usize> = positive.clone().flat_map(named).collect();
    let own = positive.filter(|draft| {
        let speaker = scene.cast.voice(draft.claim);
        named(draft).iter().any(|&party| speaker == Voice::Party(party))
    });
    let mut own: Vec<usize> = own.flat_map(named).collect();
    let groups = scene.cast.parties.iter().enumerate();
    let mut groups: Vec<usize> = groups
        .filter(|(_, party)| {
            party.kind == Some(rashomon_types::ActorKind::ArmedGroup) && party.role == rashomon_types::PartyRole::Initiator
        })
        .map(|(place, _)| place)
        .collect();
    for list in [&mut own, &mut groups, &mut all] {
        list.sort_unstable();
        list.dedup();
        if let [one] = list.as_slice() {
            return Whose::Party(*one);
        }
    }
    Whose::Attackers
}

fn draft(claim: usize, stance: Stance, actors: Vec<Named>, spans: Vec<Span>) -> Draft {
    Draft {
        question: QuestionKind::Initiator,
        whose: None,
        what: None,
        claim,
        stance,
        value: Some(Value::Actors(actors)),
        spans,
    }
}

/// The speaker as an answer.
fn speaker(scene: &Scene<'_>, claim: usize) -> Option<Named> {
    let Voice::Party(party) = scene.cast.voice(claim) else { return None };
    let words = scene.cast.parties.get(party)?.name.clone();
    Some(Named {
        words,
        party: Some(party),
    })
}

/// "claimed responsibility for the raid", "said it had carried out the bombing".
fn responsibility(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    if !matches!(claim.act, Act::Claim | Act::Admit | Act::Assert | Act::Announce | Act::Confirm)
        || claim.polarity == Polarity::Negative
    {
        return None;
    }
    let pieces = scene.pieces(claim);
    let takes = pieces.iter().any(|&span| {
        let words = names::words(scene.words(place, span));
        let has = |word: &str| words.iter().any(|known| known == word);
        has("responsibility") && !has("no") && !has("not")
    });
    let named = speaker(scene, place).filter(|_| takes)?;
    Some(draft(place, Stance::Assert, vec![named], claim.content.spans.clone()))
}

/// "denied any involvement", "had nothing to do with it", "its forces had not fired".
fn denial(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let is_denied = claim.act == Act::Deny || (claim.polarity == Polarity::Negative && stance(claim).is_some());
    if !is_denied || super::is_reporter(scene, place) {
        return None;
    }
    let pieces = scene.pieces(claim);
    let is_part = pieces
        .iter()
        .any(|&span| scene.lexicon.involvement.is_in(scene.words(place, span)));
    let deed = claim.event_mentions.iter().find(|mention| scene.is_deed(mention));
    let accused = deed.and_then(|mention| actors(scene, place, mention)).map(|(named, _)| named);
    if !is_part && accused.is_none() {
        return None;
    }
    let named = accused.or_else(|| {
        let content = claim.content.spans.first().map(|&span| scene.words(place, span))?;
        let party = scene.cast.find(before_involvement(scene, content))?;
        Some(vec![of_party(scene, party)])
    });
    let named = named.or_else(|| Some(vec![speaker(scene, place)?]))?;
    Some(draft(place, Stance::Deny, named, claim.content.spans.clone()))
}

/// The part of a content before the words for a part in the deed, where the one who had none is named.
fn before_involvement<'a>(scene: &Scene<'_>, content: &'a str) -> &'a str {
    let first = scene.lexicon.involvement.find(content).next();
    first.and_then(|found| content.get(..found.at.start)).unwrap_or_default()
}

fn of_party(scene: &Scene<'_>, party: usize) -> Named {
    Named {
        words: scene.cast.parties.get(party).map(|party| party.name.clone()).unwrap_or_default(),
        party: Some(party),
    }
}

/// "blamed the Kelmar Front", "accused Teskovia of shelling the plant".
fn accusation(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    if !matches!(claim.act, Act::Accuse | Act::Allege) || claim.polarity == Polarity::Negative {
        return None;
    }
    let told = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let told = told.filter_map(|mention| actors(scene, place, mention)).next();
    if let Some((named, spans)) = told {
        return Some(draft(place, Stance::Assert, named, spans));
    }
    if claim.act != Act::Accuse {
        return None;
    }
    let span = *claim.content.spans.first()?;
    let content = scene.words(place, span);
    let end = [" of ", " for ", " over "].iter().filter_map(|word| content.find(word)).min();
    let accused = content.get(..end.unwrap_or(content.len()))?.trim();
    let has_name = accused.chars().any(char::is_uppercase) && names::words(accused).len() <= 12;
    let named = named(scene, place, accused, None).filter(|_| has_name)?;
    let start = span.start();
    let spans = vec![Span::new(start, start + u32::try_from(accused.len()).ok()?)?];
    Some(draft(place, Stance::Assert, vec![named], spans))
}

/// What is told of the deed itself: "Halmyran forces had fired rockets at the station".
fn told(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = stance(claim)?;
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let mut deeds = deeds.filter(|mention| !is_counter(scene, place, claim, mention));
    let (mention, (named, spans)) = deeds.find_map(|mention| Some((mention, actors(scene, place, mention)?)))?;
    // Two fight each other: that tells nobody who began.
    if mention.kind == "armed_clash" || mention.kind == "advance" {
        return None;
    }
    let stance = with_polarity(stance, mention.polarity);
    Some(draft(place, stance, named, spans))
}

/// Whether a deed was done to the attackers rather than by them.
fn is_counter(scene: &Scene<'_>, place: usize, claim: &Claim, mention: &EventMention) -> bool {
    let people = &scene.lexicon.people;
    let is_attackers = |words: &str| names::words(words).iter().any(|word| people.attackers.contains(word));
    let to = mention.participants.iter().filter(|part| part.role == ParticipantRole::Target);
    let mut to = to.flat_map(|part| &part.spans).map(|&span| scene.words(place, span));
    let lost = claim.quantities.iter().filter_map(|quantity| quantity.whose.as_deref());
    to.any(is_attackers) || (scene.lexicon.kinds.harm.contains(&mention.kind) && lost.into_iter().any(is_attackers))
}

/// Who is said to have done it in a mention, where that tells who they are.
fn actors(scene: &Scene<'_>, place: usize, mention: &EventMention) -> Option<(Vec<Named>, Vec<Span>)> {
    let by = mention.participants.iter().filter(|part| part.role == ParticipantRole::Initiator);
    let mut actors = Vec::new();
    let mut spans = Vec::new();
    for part in by {
        let Some(&span) = part.spans.first() else { continue };
        let owner = part.actor.as_ref().map(|actor| actor.of.as_ref().unwrap_or(&actor.name));
        if let Some(named) = named(scene, place, scene.words(place, span), owner.map(String::as_str)) {
            actors.push(named);
            spans.push(span);
        }
    }
    (!actors.is_empty()).then_some((actors, spans))
}

/// Somebody by the words that name them; none where the words tell nobody ("gunmen", "who", "an attacker").
fn named(scene: &Scene<'_>, place: usize, words: &str, owner: Option<&str>) -> Option<Named> {
    const OWN: &[&str] = &["it", "they", "we", "its", "our", "their", "he", "she", "i"];
    let list = names::words(words);
    if list.iter().all(|word| OWN.contains(&word.as_str())) || list.first().is_some_and(|word| OWN.contains(&word.as_str())) {
        return speaker(scene, place);
    }
    let party = owner
        .and_then(|owner| scene.cast.find(owner))
        .or_else(|| scene.cast.find(words))
        .or_else(|| scene.cast.find_by_adjective(words).filter(|_| is_force(scene, &list)));
    let has_name = words
        .split_whitespace()
        .skip(usize::from(list.len() > 1))
        .any(|word| word.chars().next().is_some_and(char::is_uppercase));
    (party.is_some() || has_name).then(|| Named {
        words: words.to_owned(),
        party,
    })
}

/// Whether words name a state's own forces: dissidents and exiles of a state are not it.
fn is_force(scene: &Scene<'_>, words: &[String]) -> bool {
    const STATE: &[&str] = &[
        "forces", "army", "military", "navy", "artillery", "troops", "agents", "services", "special", "air", "border",
        "saboteurs", "police", "government", "state", "intelligence", "drones", "warplanes", "jets",
    ];
    words
        .iter()
        .any(|word| STATE.contains(&word.as_str()) || scene.lexicon.people.forces.contains(word))
}

/// A party that blames another tells of its own forces' doings as well; those are no answer to who did it.
fn without_own_forces(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let own = |draft: &Draft| {
        let Some(Value::Actors(named)) = &draft.value else { return false };
        let Voice::Party(speaker) = scene.cast.voice(draft.claim) else { return false };
        named.iter().all(|named| named.party == Some(speaker))
    };
    let blames: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.stance != Stance::Deny && !own(draft))
        .filter_map(|draft| match scene.cast.voice(draft.claim) {
            Voice::Party(party) => Some(party),
            _ => None,
        })
        .collect();
    drafts.retain(|draft| {
        let speaker = scene.cast.voice(draft.claim);
        let blames = matches!(speaker, Voice::Party(party) if blames.contains(&party));
        draft.stance == Stance::Deny || !own(draft) || !blames
    });
}
