//! Who denies that he or another did it, and who denies a link: "denied any involvement", "had no connection to any terrorist
//! group".
//!
//! A denial answers who did it only where somebody accuses whom it is about, or where the one who denies speaks for a body that
//! can be accused.

use rashomon_types::{Act, ActorKind, Claim, ParticipantRole, Polarity, Stance};

use super::author::{Author, is_called};
use super::doer::first_words;
use super::initiator::{actors, draft, of_party, speaker};
use super::{Draft, Scene};
use crate::names;
use crate::parties::voice::Voice;
use crate::value::Value;

/// "denied any involvement", "had nothing to do with it", "its forces had not fired".
pub(super) fn denial(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim);
    let is_denied = stance == Some(Stance::Deny) || (claim.polarity == Polarity::Negative && stance.is_some());
    let is_unsure = scene
        .pieces(claim)
        .iter()
        .any(|&span| scene.lexicon.unsure.is_in(scene.words(place, span)));
    // "denied having used live rounds" denies with what, not who.
    let is_of_means = scene.corpus.content(place).to_lowercase().contains("live ");
    if !is_denied || is_unsure || is_of_means || super::is_reporter(scene, place) {
        return None;
    }
    let pieces = scene.pieces(claim);
    let is_part = pieces
        .iter()
        .any(|&span| is_part_of_it(scene, scene.words(place, span)));
    // "There is no second bomb. A man fired at the crowd" denies nothing of the shot.
    let is_long = claim.act != Act::Deny && scene.corpus.content(place).contains(". ");
    let deed = claim
        .event_mentions
        .iter()
        .find(|mention| scene.is_deed(mention) && !(is_long && mention.polarity == Polarity::Positive));
    if is_long && deed.is_none() {
        return None;
    }
    let accused = deed
        .and_then(|mention| actors(scene, author, place, mention))
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
    let content = claim
        .content
        .spans
        .first()
        .map(|&span| scene.words(place, span))
        .unwrap_or_default();
    let before = before_involvement(scene, content);
    let named = accused.or_else(|| {
        let party = scene
            .cast
            .find(before)
            .or_else(|| scene.cast.find_by_adjective(before))?;
        Some(vec![of_party(scene, party)])
    });
    if named.is_none() && is_of_another(before) {
        return None;
    }
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

/// Whether those who had no part are others than the speaker: "a man of 27 (had nothing to do with it)".
fn is_of_another(before: &str) -> bool {
    const OWN: &[&str] = &[
        "it", "its", "we", "our", "they", "their", "he", "his", "she", "her", "i", "no", "none", "not", "neither",
        "nobody", "there", "any", "never",
    ];
    let words = names::words(before);
    let is_own = words.iter().any(|word| OWN.contains(&word.as_str()));
    words.len() > 1 && !is_own
}

/// The part of a content before the words for a part in the deed, where the one who had none is named.
fn before_involvement<'a>(scene: &Scene<'_>, content: &'a str) -> &'a str {
    let first = scene.lexicon.involvement.find(content).next();
    let before = first
        .and_then(|found| content.get(..found.at.start))
        .unwrap_or_default();
    // "Vardia's claims that Kelmari soldiers had taken part" are about the soldiers, and not about who makes the claims.
    before.rsplit(" that ").next().unwrap_or_default()
}

/// What an accused party says of itself in the negative: "none of its drones had crossed the border".
pub(super) fn denied_by_the_accused(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
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
        if is_negative
            && is_own
            && is_of_deed(scene, place, claim)
            && !scene.corpus.content(place).contains("live ")
            && (claim.quantities.is_empty() || is_none_at_all(&scene.corpus.content(place)))
            && accused(party)
            && !answered(place)
        {
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

/// "Not one bullet left a barrel": a count of none.
fn is_none_at_all(content: &str) -> bool {
    let lower = content.to_lowercase();
    lower.starts_with("not one ") || lower.starts_with("not a single ")
}

/// "The ministry rejected this": whoever denies nothing but what another has just said denies whom that one named.
pub(super) fn denied_right_behind(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let claims: Vec<(usize, &Claim)> = scene.claims().collect();
    let denies = |at: usize| {
        let (place, claim) = *claims.get(at)?;
        let is_bare = claim.act == Act::Deny && is_only_that(&scene.corpus.content(place));
        let (last, _) = claims.get(at.checked_sub(1)?).filter(|_| is_bare)?;
        let voice = scene.cast.voice(*last);
        let is_theirs = |other: &&(usize, &Claim)| {
            scene.cast.voice(other.0) == voice && scene.corpus.document_of(other.0) == scene.corpus.document_of(place)
        };
        let theirs = claims.get(..at)?.iter().rev().take_while(is_theirs);
        let names = |(place, _): &(usize, &Claim)| {
            let said = drafts
                .iter()
                .find(|draft| draft.claim == *place && draft.stance != Stance::Deny)?;
            match &said.value {
                Some(Value::Actors(named)) => Some(named.clone()),
                _ => None,
            }
        };
        let named = theirs.filter(|_| voice != scene.cast.voice(place)).find_map(names)?;
        Some(draft(place, Stance::Deny, named, claim.content.spans.clone()))
    };
    (0..claims.len()).filter_map(denies).collect()
}

/// Whether words only point at what was said before.
fn is_only_that(content: &str) -> bool {
    const THAT: &[&str] = &[
        "this",
        "that",
        "it",
        "the",
        "these",
        "those",
        "claim",
        "claims",
        "charge",
        "charges",
        "accusation",
        "accusations",
        "allegation",
        "allegations",
        "report",
        "reports",
        "account",
        "version",
        "blame",
        "as",
    ];
    names::words(content).iter().all(|word| THAT.contains(&word.as_str()))
}

/// Whether words speak of the deed: a weapon, a blow, a part in it, or nothing else at all ("this").
fn is_of_deed(scene: &Scene<'_>, place: usize, claim: &Claim) -> bool {
    const SHORT: usize = 5;
    let lexicon = scene.lexicon;
    let has = |text: &str| {
        const OWN: &[&str] = &[
            "our forces",
            "our soldiers",
            "our army",
            "our men",
            "our troops",
            "of ours",
        ];
        let lower = text.to_lowercase();
        OWN.iter().any(|own| lower.contains(own))
            || lexicon.means.phrases.is_in(text)
            || lexicon.strikes.is_in(text)
            || lexicon.involvement.is_in(text)
    };
    claim.event_mentions.iter().any(|mention| scene.is_deed(mention))
        || claim.content.spans.iter().any(|&piece| has(scene.words(place, piece)))
        || names::words(&scene.corpus.content(place)).len() <= SHORT && claim.act == Act::Deny
}

/// Leaves out what somebody denies of himself who is no state and no armed group, where nobody accuses him.
pub(super) fn unaccused(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let parties = |draft: &Draft| match &draft.value {
        Some(Value::Actors(named)) => named.iter().filter_map(|named| named.party).collect(),
        _ => Vec::new(),
    };
    let positive: Vec<&Draft> = drafts.iter().filter(|draft| draft.stance != Stance::Deny).collect();
    let accuses = |draft: &&Draft, party: usize| {
        let name = scene.cast.parties.get(party).map_or("", |party| party.name.as_str());
        let is_called = match &draft.value {
            Some(Value::Actors(named)) => named.iter().any(|named| names::holds(&named.words, name)),
            _ => false,
        };
        (is_called || parties(draft).contains(&party)) && scene.cast.voice(draft.claim) != Voice::Party(party)
    };
    let accused: Vec<usize> = (0..scene.cast.parties.len())
        .filter(|&party| positive.iter().any(|draft| accuses(draft, party)))
        .collect();
    drafts.retain(|draft| {
        let Voice::Party(party) = scene.cast.voice(draft.claim) else {
            return true;
        };
        let kind = scene.cast.parties.get(party).and_then(|party| party.kind);
        let is_private = matches!(kind, Some(ActorKind::Person | ActorKind::Civilians | ActorKind::Media));
        let is_own = draft.stance == Stance::Deny && parties(draft) == [party];
        !is_own || !is_private || scene.cast.is_state(party) || accused.contains(&party)
    });
}

/// "The gunman had no connection to any terrorist group": who says so denies that the groups did it that others name.
pub(super) fn unlinked(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for (place, claim) in scene.claims().filter(|(place, _)| !super::is_reporter(scene, *place)) {
        let is_said = scene.stance(place, claim).is_some();
        let denied = claim.content.spans.iter().filter(|_| is_said).find_map(|&piece| {
            let text = scene.words(place, piece);
            let link = scene.lexicon.unlinked.find(text).next()?;
            let rest = text.get(link.at.start..).unwrap_or_default();
            let groups = named_groups(scene, place, drafts);
            let own = groups.iter().copied().filter(|&party| {
                let name = scene.cast.parties.get(party).map_or("", |party| party.name.as_str());
                names::holds(rest, name)
            });
            let own: Vec<usize> = own.collect();
            let is_any = own.is_empty() && scene.lexicon.unlinked_groups.is_in(rest);
            Some(if is_any { groups } else { own }).filter(|groups| !groups.is_empty())
        });
        let named = denied.map(|groups| groups.into_iter().map(|party| of_party(scene, party)).collect());
        found.extend(named.map(|named| draft(place, Stance::Deny, named, claim.content.spans.clone())));
    }
    found
}

/// The armed groups that others than a claim's speaker name, or that say they did it.
fn named_groups(scene: &Scene<'_>, claim: usize, drafts: &[Draft]) -> Vec<usize> {
    let speaker = scene.cast.voice(claim);
    let positive = drafts.iter().filter(|draft| draft.stance != Stance::Deny);
    let named = positive.filter_map(|draft| match &draft.value {
        Some(Value::Actors(named)) => Some(named),
        _ => None,
    });
    let is_group = |party: &usize| {
        let kind = scene.cast.parties.get(*party).and_then(|party| party.kind);
        let name = scene.cast.parties.get(*party).map_or("", |party| party.name.as_str());
        kind == Some(ActorKind::ArmedGroup) && speaker != Voice::Party(*party) && !is_called(scene.lexicon, name)
    };
    let mut groups: Vec<usize> = named
        .flatten()
        .filter_map(|named| named.party)
        .filter(is_group)
        .collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}
