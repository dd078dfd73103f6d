//! The parties of one event and the sides they act on, as the text states it.

use std::collections::BTreeMap;

use rashomon_types::{Actor, ActorKind, EventMention, Participant, ParticipantRole, Party, PartyId, PartyRole, SideId};

use super::Cast;

/// One party in the making.
#[derive(Debug, Clone)]
struct Draft {
    name: String,
    kind: ActorKind,
    role: PartyRole,
    members: Vec<String>,
    reasons: Vec<String>,
    /// Whether it can be on a side: people who bear no arms are not.
    sided: bool,
    /// Others that it acts with, and the words that say so.
    allies: Vec<(String, String)>,
}

/// The parties of an event: who did it, to whom, and whose they are. Actors of one owner are one party; a party is on its
/// own side, or on that of an ally that the text states. Civilians, outlets and bodies between states are on none.
#[must_use]
pub fn parties(mention: &EventMention, cast: &Cast<'_>) -> Vec<Party> {
    let mut drafts: Vec<Draft> = Vec::new();
    for participant in &mention.participants {
        let role = match participant.role {
            ParticipantRole::Initiator => PartyRole::Initiator,
            ParticipantRole::Target => PartyRole::Target,
            ParticipantRole::Instrument | ParticipantRole::Place | ParticipantRole::Time => continue,
        };
        if let Some(draft) = draft(participant, role, cast) {
            add(&mut drafts, draft);
        }
    }
    let sides = sides(&drafts);
    let party = |(draft, side): (Draft, Option<(String, Option<String>)>)| party(draft, side);
    drafts.into_iter().zip(sides).map(party).collect()
}

fn draft(participant: &Participant, role: PartyRole, cast: &Cast<'_>) -> Option<Draft> {
    let span = participant.spans.first().copied();
    let known = participant
        .actor
        .clone()
        .or_else(|| span.and_then(|span| cast.actor_of(span)).cloned());
    let holder = || {
        span.and_then(|span| cast.holder_of(span))
            .filter(|_| role == PartyRole::Target)
            .cloned()
    };
    let actor = known.or_else(holder)?;
    let part = if role == PartyRole::Initiator {
        "did it"
    } else {
        "had it done to them"
    };
    let sided = !matches!(
        actor.kind,
        ActorKind::Civilians
            | ActorKind::Protesters
            | ActorKind::Media
            | ActorKind::Organisation
            | ActorKind::International
            | ActorKind::Person
    );
    let name = actor.of.clone().unwrap_or_else(|| actor.name.clone());
    let reason = match &actor.of {
        Some(owner) => format!(
            "{} {part} by the text; {} is of {owner} ({})",
            actor.name, actor.name, actor.reason
        ),
        None => format!("{} {part} by the text ({})", actor.name, actor.reason),
    };
    Some(Draft {
        allies: cast.allies_of(&actor),
        members: vec![actor.name],
        reasons: vec![reason],
        // A body of an owner makes its owner a party, and what speaks for a state is a state.
        kind: actor.of.as_ref().map_or(actor.kind, |_| ActorKind::State),
        name,
        role,
        sided,
    })
}

/// Adds a party, or what it tells to the party of the same owner.
fn add(drafts: &mut Vec<Draft>, draft: Draft) {
    let same = drafts.iter_mut().find(|other| other.name == draft.name);
    let Some(known) = same else {
        drafts.push(draft);
        return;
    };
    known.sided |= draft.sided;
    for member in draft
        .members
        .into_iter()
        .filter(|member| !known.members.contains(member))
        .collect::<Vec<_>>()
    {
        known.members.push(member);
    }
    known.reasons.extend(draft.reasons);
    known.allies.extend(draft.allies);
}

/// For each party, its side and the words of the alliance that put it there.
fn sides(drafts: &[Draft]) -> Vec<Option<(String, Option<String>)>> {
    let mut known: BTreeMap<&str, (String, Option<String>)> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.sided) {
        let side = match draft.allies.first() {
            Some((ally, words)) => (ally.clone(), Some(words.clone())),
            None => (draft.name.clone(), None),
        };
        known.insert(&draft.name, side);
    }
    drafts
        .iter()
        .map(|draft| known.get(draft.name.as_str()).cloned())
        .collect()
}

fn party(draft: Draft, side: Option<(String, Option<String>)>) -> Party {
    let mut reason = draft.reasons.join("; ");
    match &side {
        Some((ally, Some(words))) => reason = format!("{reason}; on the side of {ally}: the text says “{words}”"),
        Some((_, None)) => {}
        None => reason = format!("{reason}; on no side of its own"),
    }
    Party {
        id: PartyId(slug(&draft.name)),
        side: side.map(|(name, _)| SideId(slug(&name))),
        name: draft.name,
        kind: Some(draft.kind),
        role: Some(draft.role),
        members: draft.members,
        reason,
    }
}

/// Lower-case letters and digits, everything else as one hyphen: "Free Basin Corps" is `free-basin-corps`.
fn slug(name: &str) -> String {
    let letters = name.to_lowercase();
    let words = letters
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

impl Cast<'_> {
    /// Alliances that the text states of an actor: the other, and the words.
    #[must_use]
    pub fn allies_of(&self, actor: &Actor) -> Vec<(String, String)> {
        let id = self
            .actors
            .iter()
            .position(|known| known.name == actor.name && known.kind == actor.kind);
        id.and_then(|id| self.allies.get(id)).cloned().unwrap_or_default()
    }
}
