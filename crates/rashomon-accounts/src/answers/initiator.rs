//! Who did it: accusations, claims of responsibility, denials, and what is told of the deed itself.

use rashomon_types::{Act, ActorKind, Claim, EventMention, ParticipantRole, Polarity, QuestionKind, Span, Stance};

use super::doer::{by_order, by_origin, described, first_words, holding, is_force};
use super::{Draft, Scene, Whose, with_polarity};
use crate::names;
use crate::parties::voice::{Voice, trimmed};
use crate::value::{Named, Value};

/// The answers to who did it, in the order of the claims.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (place, claim) in scene.claims() {
        let found = responsibility(scene, place, claim)
            .or_else(|| denial(scene, place, claim))
            .or_else(|| accusation(scene, place, claim))
            .or_else(|| told(scene, place, claim))
            .or_else(|| by_order(scene, place, claim))
            .or_else(|| by_origin(scene, place, claim))
            .or_else(|| holding(scene, place, claim));
        drafts.extend(found);
    }
    without_own_forces(scene, &mut drafts);
    let denied = denied_by_the_accused(scene, &drafts);
    let owned = owned_by_the_accused(scene, &drafts);
    drafts.extend(denied);
    drafts.extend(owned);
    drafts
}

/// An armed group that others name, and that speaks of its own aim in the deed or of its own return, owns to it: its words stand
/// beside the others'.
fn owned_by_the_accused(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    const OWN: &[&str] = &[
        "its goal",
        "its aim",
        "our goal",
        "our aim",
        "we will",
        "we'll",
        "we’ll",
        "we are here",
        "our men",
        "our fighters",
    ];
    let mut found: Vec<Draft> = Vec::new();
    for (place, claim) in scene.claims() {
        let Voice::Party(party) = scene.cast.voice(place) else {
            continue;
        };
        let is_group = scene
            .cast
            .parties
            .get(party)
            .is_some_and(|party| party.kind == Some(ActorKind::ArmedGroup));
        let is_named = |draft: &Draft| match &draft.value {
            Some(Value::Actors(named)) => named.iter().any(|named| named.party == Some(party)),
            _ => false,
        };
        let speaks = |draft: &&Draft| scene.cast.voice(draft.claim) == Voice::Party(party);
        let lower = scene.corpus.content(place).to_lowercase();
        let is_own = scene.stance(place, claim).is_some() && OWN.iter().any(|own| lower.contains(own));
        if is_group && is_own && drafts.iter().any(is_named) && !drafts.iter().chain(&found).any(|draft| speaks(&draft))
        {
            found.push(draft(
                place,
                Stance::Assert,
                vec![of_party(scene, party)],
                claim.content.spans.clone(),
            ));
        }
    }
    found
}

/// What an accused party says of itself in the negative: "none of its drones had crossed the border".
fn denied_by_the_accused(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    const OWN: &[&str] = &["no", "none", "not", "its", "our", "we", "they", "their", "it"];
    let accused = |party: usize| {
        drafts.iter().any(|draft| {
            let Some(Value::Actors(named)) = &draft.value else {
                return false;
            };
            draft.stance != Stance::Deny
                && scene.cast.voice(draft.claim) != Voice::Party(party)
                && named.iter().any(|named| named.party == Some(party))
        })
    };
    let answered = |claim: usize| drafts.iter().any(|draft| draft.claim == claim);
    let mut found = Vec::new();
    for (place, claim) in scene.claims() {
        let Voice::Party(party) = scene.cast.voice(place) else {
            continue;
        };
        let stance = scene.stance(place, claim);
        let is_negative = stance == Some(Stance::Deny) || (claim.polarity == Polarity::Negative && stance.is_some());
        let first = names::words(&scene.corpus.content(place))
            .into_iter()
            .next()
            .unwrap_or_default();
        let is_version = scene.stance(place, claim) == Some(Stance::Deny);
        let is_own = OWN.contains(&first.as_str()) || is_version;
        if is_negative && is_own && claim.quantities.is_empty() && accused(party) && !answered(place) {
            found.push(draft(
                place,
                Stance::Deny,
                vec![of_party(scene, party)],
                claim.content.spans.clone(),
            ));
        }
    }
    found
}

/// Whose losses are "the attackers'": the one party that says it did it, else the one party that is said to have done it; where
/// that is open, theirs alone.
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
    for list in [&mut own, &mut all] {
        list.sort_unstable();
        list.dedup();
        if let [one] = list.as_slice() {
            return Whose::Party(*one);
        }
    }
    Whose::Attackers
}

pub(super) fn draft(claim: usize, stance: Stance, actors: Vec<Named>, spans: Vec<Span>) -> Draft {
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
pub(super) fn speaker(scene: &Scene<'_>, claim: usize) -> Option<Named> {
    let Voice::Party(party) = scene.cast.voice(claim) else {
        return None;
    };
    let words = scene.cast.parties.get(party)?.name.clone();
    Some(Named {
        words,
        party: Some(party),
    })
}

/// "claimed responsibility for the raid", "said it had carried out the bombing".
fn responsibility(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    if !matches!(
        claim.act,
        Act::Claim | Act::Admit | Act::Assert | Act::Announce | Act::Confirm
    ) || claim.polarity == Polarity::Negative
    {
        return None;
    }
    let pieces = scene.pieces(claim);
    let takes = pieces.iter().any(|&span| {
        let words = names::words(scene.words(place, span));
        let has = |word: &str| words.iter().any(|known| known == word);
        has("responsibility") && !has("no") && !has("not")
    });
    let named = speaker(scene, place).filter(|_| takes || claims_it(scene, place, claim))?;
    Some(draft(place, Stance::Assert, vec![named], claim.content.spans.clone()))
}

/// "has claimed the attack on the convoy", "said that it had carried out the bombing".
fn claims_it(scene: &Scene<'_>, place: usize, claim: &Claim) -> bool {
    const DONE: &[&str] = &[
        "carried out",
        "planned and carried out",
        "was behind",
        "were behind",
        "staged",
        "conducted",
    ];
    const OWN: &[&str] = &["it ", "it alone ", "they ", "we ", "our ", "its ", "their "];
    let text = scene.corpus.content(place);
    let lower = text.to_lowercase();
    let is_deed = claim.event_mentions.iter().any(|mention| scene.is_deed(mention));
    let is_noun = claim.act == Act::Claim && lower.starts_with("the ") && names::words(&text).len() <= 10;
    let own = OWN.iter().filter_map(|own| lower.find(own)).min();
    let done = DONE.iter().filter_map(|done| lower.find(done)).min();
    let is_own = own.zip(done).is_some_and(|(own, done)| own < done && done - own < 60);
    is_deed && (is_noun || is_own)
}

/// "denied any involvement", "had nothing to do with it", "its forces had not fired".
fn denial(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim);
    let is_denied = stance == Some(Stance::Deny) || (claim.polarity == Polarity::Negative && stance.is_some());
    let is_unsure = scene
        .pieces(claim)
        .iter()
        .any(|&span| scene.lexicon.unsure.is_in(scene.words(place, span)));
    if !is_denied || is_unsure || super::is_reporter(scene, place) {
        return None;
    }
    let pieces = scene.pieces(claim);
    let is_part = pieces
        .iter()
        .any(|&span| is_part_of_it(scene, scene.words(place, span)));
    let deed = claim.event_mentions.iter().find(|mention| scene.is_deed(mention));
    let accused = deed
        .and_then(|mention| actors(scene, place, mention))
        .map(|(named, _)| named);
    // "denied that officers had shot at the crowd": forces without a name are the speaker's own.
    let is_own_force = deed.filter(|_| claim.act == Act::Deny).is_some_and(|mention| {
        let by = mention
            .participants
            .iter()
            .filter(|part| part.role == ParticipantRole::Initiator);
        let mut by = by
            .flat_map(|part| &part.spans)
            .map(|&span| names::words(scene.words(place, span)));
        by.any(|words| words.iter().any(|word| scene.lexicon.people.forces.contains(word)))
    });
    let is_own_force = is_own_force || (claim.act == Act::Deny && tells_of_force(scene, place, claim));
    if !is_part && !is_own_force && accused.is_none() {
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

/// "denied that guards had used firearms": forces without a name, and a weapon or a blow.
fn tells_of_force(scene: &Scene<'_>, place: usize, claim: &Claim) -> bool {
    claim.content.spans.iter().any(|&piece| {
        let text = scene.words(place, piece);
        let is_force = names::words(text)
            .iter()
            .any(|word| word == "police" || scene.lexicon.people.forces.contains(word));
        is_force && (scene.lexicon.strikes.is_in(text) || scene.lexicon.means.phrases.is_in(text))
    })
}

/// Whether words deny a part in the deed. "The claim that the town was held" denies another thing; "the charge that its people
/// began it" does not.
fn is_part_of_it(scene: &Scene<'_>, text: &str) -> bool {
    let is_own = |rest: &str| {
        let words = names::words(first_words(rest, 4));
        words.iter().any(|word| {
            matches!(
                word.as_str(),
                "it" | "its" | "their" | "they" | "our" | "we" | "his" | "he"
            )
        })
    };
    let mut found = scene.lexicon.involvement.find(text);
    found.any(|found| {
        let rest = text.get(found.at.end..).unwrap_or_default();
        !rest.starts_with(" that ") || is_own(rest)
    })
}

/// The part of a content before the words for a part in the deed, where the one who had none is named.
fn before_involvement<'a>(scene: &Scene<'_>, content: &'a str) -> &'a str {
    let first = scene.lexicon.involvement.find(content).next();
    first
        .and_then(|found| content.get(..found.at.start))
        .unwrap_or_default()
}

pub(super) fn of_party(scene: &Scene<'_>, party: usize) -> Named {
    Named {
        words: scene
            .cast
            .parties
            .get(party)
            .map(|party| party.name.clone())
            .unwrap_or_default(),
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
    let end = [
        of_doing(content),
        content.find(" for "),
        content.find(" over "),
        content.find(" on "),
    ]
    .into_iter()
    .flatten()
    .min();
    let accused = content.get(..end.unwrap_or(content.len()))?.trim();
    let has_name = accused.chars().any(char::is_uppercase) && names::words(accused).len() <= 12;
    let named = named(scene, place, accused, None).filter(|_| has_name)?;
    let start = span.start();
    let spans = vec![Span::new(start, start + u32::try_from(accused.len()).ok()?)?];
    Some(draft(place, Stance::Assert, vec![named], spans))
}

/// Where "of doing it" begins: "the air force of Tahmar of dropping barrels".
fn of_doing(content: &str) -> Option<usize> {
    let mut places = content.match_indices(" of ").map(|(at, _)| at);
    places.find(|&at| {
        let rest = content.get(at + 4..).unwrap_or_default();
        rest.split(' ')
            .next()
            .is_some_and(|word| word.ends_with("ing") && word.len() > 4)
    })
}

/// What is told of the deed itself: "Halmyran forces had fired rockets at the station".
fn told(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim)?;
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let mut deeds = deeds.filter(|mention| mention.kind != "interception" && !is_counter(scene, place, claim, mention));
    let (mention, (named, spans)) = deeds.find_map(|mention| Some((mention, actors(scene, place, mention)?)))?;
    let stance = with_polarity(stance, mention.polarity);
    if mention.kind == "armed_clash" || mention.kind == "advance" {
        return fought(scene, place, mention, stance);
    }
    let named = with_others(scene, place, named);
    Some(draft(place, stance, named, spans))
}

/// "It was highly likely that the security forces were fighting factions": two fight each other, which tells nobody who began,
/// but a judgement on the event that names whom a state's forces fought says who the others were.
fn fought(scene: &Scene<'_>, place: usize, mention: &EventMention, stance: Stance) -> Option<Draft> {
    let part = |role| mention.participants.iter().find(move |part| part.role == role);
    let is_state = part(ParticipantRole::Initiator)?
        .actor
        .as_ref()
        .is_some_and(|actor| actor.of.is_some());
    let span = *part(ParticipantRole::Target)?.spans.first()?;
    let words = scene.words(place, span);
    let named = Named {
        words: words.to_owned(),
        party: scene.cast.find(words),
    };
    (is_state && stance == Stance::Assess).then(|| draft(place, stance, vec![named], vec![span]))
}

/// The other armed groups that a claim names beside those that it says did it: "groups such as the A and the B".
fn with_others(scene: &Scene<'_>, place: usize, mut named: Vec<Named>) -> Vec<Named> {
    let is_group = |party: usize| {
        let party = scene.cast.parties.get(party);
        party.is_some_and(|party| party.kind == Some(ActorKind::ArmedGroup))
    };
    if !named.iter().filter_map(|named| named.party).any(is_group) {
        return named;
    }
    let content = scene.corpus.content(place);
    for party in (0..scene.cast.parties.len()).filter(|&party| is_group(party)) {
        let other = of_party(scene, party);
        let is_new = named.iter().all(|known| known.party != Some(party));
        if is_new && names::holds(&content, &other.words) {
            named.push(other);
        }
    }
    named
}

/// Whether a deed was done to the attackers rather than by them.
fn is_counter(scene: &Scene<'_>, place: usize, claim: &Claim, mention: &EventMention) -> bool {
    let people = &scene.lexicon.people;
    let is_attackers = |words: &str| names::words(words).iter().any(|word| people.attackers.contains(word));
    let to = mention
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Target);
    let mut to = to.flat_map(|part| &part.spans).map(|&span| scene.words(place, span));
    let lost = claim.quantities.iter().filter_map(|quantity| quantity.whose.as_deref());
    to.any(is_attackers) || (scene.lexicon.kinds.harm.contains(&mention.kind) && lost.into_iter().any(is_attackers))
}

/// Who is said to have done it in a mention, where that tells who they are.
fn actors(scene: &Scene<'_>, place: usize, mention: &EventMention) -> Option<(Vec<Named>, Vec<Span>)> {
    let by = mention
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Initiator);
    let mut actors = Vec::new();
    let mut spans = Vec::new();
    for part in by {
        let Some(&span) = part.spans.first() else { continue };
        let owner = part
            .actor
            .as_ref()
            .map(|actor| actor.of.as_ref().unwrap_or(&actor.name));
        if let Some(named) = named(scene, place, scene.words(place, span), owner.map(String::as_str)) {
            actors.push(named);
            spans.push(span);
        }
    }
    if actors.is_empty() {
        return by_weapon(scene, place, mention);
    }
    Some((actors, spans))
}

/// Whose weapon it was: "hit by a missile of the Nambasan army", "a Rovenian drone struck".
fn by_weapon(scene: &Scene<'_>, place: usize, mention: &EventMention) -> Option<(Vec<Named>, Vec<Span>)> {
    let with = mention
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Instrument);
    let mut with = with.flat_map(|part| &part.spans);
    with.find_map(|&span| {
        let words = scene.words(place, span);
        let party = scene.cast.find(words).or_else(|| scene.cast.find_by_adjective(words))?;
        Some((vec![of_party(scene, party)], vec![span]))
    })
}

/// Somebody by the words that name them; none where the words tell nobody ("gunmen", "who", "an attacker").
fn named(scene: &Scene<'_>, place: usize, words: &str, owner: Option<&str>) -> Option<Named> {
    const OWN: &[&str] = &["it", "they", "we", "its", "our", "their", "he", "she", "i"];
    let list = names::words(words);
    if list.iter().all(|word| OWN.contains(&word.as_str()))
        || list.first().is_some_and(|word| OWN.contains(&word.as_str()))
    {
        return speaker(scene, place);
    }
    let party = owner
        .and_then(|owner| scene.cast.find(owner))
        .or_else(|| scene.cast.find(words))
        .or_else(|| scene.cast.find_by_adjective(words).filter(|_| is_force(scene, &list)))
        .or_else(|| scene.cast.find_by_part(words));
    let bare = trimmed(words);
    let people = &scene.lexicon.people;
    let is_common = |word: &String| {
        [&people.attackers, &people.groups, &people.forces, &people.civilians]
            .iter()
            .any(|list| list.contains(word))
    };
    let has_name = !list.iter().all(is_common)
        && bare
            .split_whitespace()
            .skip(usize::from(list.len() > 1))
            .any(|word| word.chars().next().is_some_and(char::is_uppercase));
    let by_name = (party.is_some() || has_name).then(|| Named {
        words: words.to_owned(),
        party,
    });
    by_name.or_else(|| described(scene, words))
}

/// A party that blames another tells of its own forces' doings as well; those are no answer to who did it.
fn without_own_forces(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let own = |draft: &Draft| {
        let Some(Value::Actors(named)) = &draft.value else {
            return false;
        };
        let Voice::Party(speaker) = scene.cast.voice(draft.claim) else {
            return false;
        };
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
