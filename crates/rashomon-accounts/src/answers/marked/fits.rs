//! Whether a mark is believed. The model reads "Medics ran to the lorry" as a deed of medics; the deeds that the claim tells of, and
//! who has which part in them, say more.

use rashomon_types::{Act, Claim, EventMention, Participant, ParticipantRole, Role, RoleMention, Span};

use super::counted;
use crate::answers::author::{Author, is_guard};
use crate::answers::{MAIN_KINDS, Scene, supply};
use crate::names;

/// A mark above this is believed against what else the words seem to tell.
const CERTAIN: f64 = 0.9;

pub(in crate::answers) fn is_certain(mention: &RoleMention) -> bool {
    mention.confidence >= CERTAIN
}

/// Whether a mark is sure enough for what it tells, and its words belong to the event's own deeds.
pub(super) fn fits(scene: &Scene<'_>, author: &Author, (place, claim): (usize, &Claim), mention: &RoleMention) -> bool {
    let is_sure = mention.confidence >= needed(mention.role);
    is_sure
        && match mention.role {
            Role::Cleared => is_cleared(scene, (place, claim), mention),
            Role::Initiator => is_doer(scene, author, (place, claim), mention),
            role => is_certain(mention) || !strays(role) || is_about(scene, claim),
        }
}

/// How sure a mark must be. Reasons, proofs and ends are told in so many ways that the model takes much for one.
fn needed(role: Role) -> f64 {
    match role {
        Role::Motive | Role::Evidence | Role::Outcome => 0.7,
        Role::Control => CERTAIN,
        _ => 0.0,
    }
}

/// Whether words of a role are as likely to belong to something else that a report tells as well: who ran, what was carried.
fn strays(role: Role) -> bool {
    matches!(role, Role::Target | Role::Means | Role::Evidence | Role::Control)
}

/// Whether a claim speaks of the event's own deeds, as far as its words tell.
fn is_about(scene: &Scene<'_>, claim: &Claim) -> bool {
    let is_counted = claim
        .role_mentions
        .iter()
        .any(|mention| counted(mention.role).is_some());
    own_deeds(scene, claim).next().is_some() || is_charge(claim) || is_counted
}

/// Whether whoever speaks charges or clears somebody.
fn is_charge(claim: &Claim) -> bool {
    matches!(claim.act, Act::Accuse | Act::Claim | Act::Admit | Act::Deny)
}

/// What a claim tells of the kinds that the event is of.
pub(super) fn own_deeds<'a>(scene: &Scene<'a>, claim: &'a Claim) -> impl Iterator<Item = &'a EventMention> {
    let kinds = scene.occasion.kinds.iter().take(MAIN_KINDS);
    let kinds: Vec<&String> = kinds.collect();
    claim
        .event_mentions
        .iter()
        .filter(move |mention| kinds.contains(&&mention.kind))
}

/// Whether somebody is cleared of the deed. "We cannot deny that it was terror" clears nobody: who speaks of himself must speak of a
/// part in the deed.
fn is_cleared(scene: &Scene<'_>, (place, claim): (usize, &Claim), mention: &RoleMention) -> bool {
    let is_of_speaker = mention
        .spans
        .iter()
        .all(|&span| super::is_own(scene.words(place, span)));
    if !is_of_speaker {
        return is_certain(mention) || is_about(scene, claim);
    }
    let content = scene.corpus.content(place);
    let is_negated = names::words(&content).iter().any(|word| is_negation(word));
    let is_part = scene.lexicon.involvement.is_in(&content) || (is_negated && scene.lexicon.strikes.is_in(&content));
    is_charge(claim)
        || is_part
        || own_deeds(scene, claim)
            .flat_map(agents)
            .any(|part| overlaps(part, mention))
}

fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "no" | "not" | "none" | "never" | "nothing" | "neither" | "nor" | "nobody"
    ) || word.ends_with("n't")
        || word.ends_with("n’t")
}

/// Whether who is marked as the initiator stands in no other relation to the event's deeds: "Medics ran after the attack".
fn is_doer(scene: &Scene<'_>, author: &Author, (place, claim): (usize, &Claim), mention: &RoleMention) -> bool {
    let mut parts = claim.event_mentions.iter().flat_map(|deed| &deed.participants);
    let suffers = parts.any(|part| part.role == ParticipantRole::Target && overlaps(part, mention));
    if suffers || strikes_back(scene, author, (place, claim), mention) || tells_of_itself(scene, place) {
        return false;
    }
    let mut agents = own_deeds(scene, claim).flat_map(agents).peekable();
    let is_known = agents.peek().is_some();
    let is_one = agents.any(|part| overlaps(part, mention));
    // Police who clear a street after a lone gunman's deed did not do it.
    let is_guard = || {
        mention
            .spans
            .iter()
            .any(|&span| is_guard(scene.lexicon, scene.words(place, span)))
    };
    if is_charge(claim) || is_one {
        return true;
    }
    let is_beside = is_known || supply::is_trade(scene) || (author.is_alone() && is_guard());
    !is_beside && is_certain(mention)
}

/// "Police shot the driver": what is done to the attackers is not the deed.
fn strikes_back(scene: &Scene<'_>, author: &Author, (place, claim): (usize, &Claim), mention: &RoleMention) -> bool {
    let is_theirs = |deed: &&EventMention| agents(deed).any(|part| overlaps(part, mention));
    let mut theirs = claim.event_mentions.iter().filter(is_theirs);
    !scene.is_fight() && theirs.any(|deed| author.is_response(scene, place, claim, deed))
}

/// "It describes itself as a force of volunteers": what somebody is, and not what was done.
fn tells_of_itself(scene: &Scene<'_>, place: usize) -> bool {
    let content = scene.corpus.content(place).to_lowercase();
    let mut words = content.split_whitespace();
    let is_reflexive = words
        .next()
        .is_some_and(|word| word.ends_with("self") || word.ends_with("selves"));
    is_reflexive && words.next() == Some("as")
}

/// Who is told to have done a deed.
fn agents(deed: &EventMention) -> impl Iterator<Item = &Participant> {
    deed.participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Initiator)
}

fn overlaps(part: &Participant, mention: &RoleMention) -> bool {
    let is_at = |at: &Span| mention.spans.iter().any(|span| span.overlaps(*at));
    part.spans.iter().any(is_at)
}
