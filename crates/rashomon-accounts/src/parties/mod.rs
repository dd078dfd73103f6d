//! The parties of an event: who speaks of it and who is said to have a part in it, one party however it is named.
//!
//! [`voice`] says for whom a claim's origin speaks; [`Cast`] gathers names to parties and sets their sides.

pub(crate) mod voice;

use std::collections::BTreeMap;

use rashomon_types::{Actor, ActorKind, ParticipantRole, Party, PartyId, PartyRole, SideId};

use crate::corpus::Corpus;
use crate::gather::Occasion;
use crate::lexicon::Lexicon;
use crate::names;
use voice::Voice;

/// The parties of one event.
pub(crate) struct Cast {
    pub(crate) parties: Vec<Draft>,
    /// For each claim of the corpus that is in the event, its voice.
    voices: BTreeMap<usize, Voice>,
}

/// A party in the making.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) kind: Option<ActorKind>,
    pub(crate) role: PartyRole,
    /// The name of the side that it acts on, where it acts on one.
    pub(crate) side: Option<String>,
    pub(crate) members: Vec<String>,
    pub(crate) reasons: Vec<String>,
}

impl Cast {
    /// The parties of an event.
    pub(crate) fn new(corpus: &Corpus<'_>, occasion: &Occasion, lexicon: &Lexicon) -> Self {
        let mut cast = Self {
            parties: Vec::new(),
            voices: BTreeMap::new(),
        };
        cast.take_participants(corpus, occasion, lexicon);
        let owners: Vec<String> = voice::owners(corpus, occasion);
        for owner in &owners {
            cast.add(owner, None, PartyRole::Observer, "it speaks of the event");
        }
        cast.take_voices(corpus, occasion);
        cast
    }

    /// Those who are said to have a part in it.
    fn take_participants(&mut self, corpus: &Corpus<'_>, occasion: &Occasion, lexicon: &Lexicon) {
        for member in &occasion.members {
            let Some(claim) = corpus.claims.get(member.claim) else { continue };
            for mention in &claim.event_mentions {
                let is_deed = lexicon.kinds.deeds.contains(&mention.kind);
                for participant in &mention.participants {
                    let Some(actor) = participant.actor.as_ref().filter(|actor| is_party(actor)) else { continue };
                    let role = match participant.role {
                        ParticipantRole::Initiator if is_deed => PartyRole::Initiator,
                        ParticipantRole::Target if is_deed => PartyRole::Target,
                        _ => PartyRole::Other,
                    };
                    let owner = actor.of.as_ref().unwrap_or(&actor.name);
                    let kind = actor.of.as_ref().map_or(actor.kind, |_| ActorKind::State);
                    let place = self.add(owner, Some(kind), role, &actor.reason);
                    self.join(place, &actor.name);
                }
                for party in &mention.parties {
                    let place = self.find(&party.name);
                    if let (Some(place), Some(side)) = (place, &party.side) {
                        self.set_side(place, side, &party.reason);
                    }
                }
            }
        }
    }

    fn take_voices(&mut self, corpus: &Corpus<'_>, occasion: &Occasion) {
        let mut last: Option<Voice> = None;
        let mut document = None;
        for member in &occasion.members {
            let here = corpus.document_of(member.claim);
            if here != document {
                (document, last) = (here, None);
            }
            let voice = voice::voice(corpus, member.claim, self, last.as_ref());
            if let Voice::Party(place) = voice {
                let speaker = corpus.claims.get(member.claim).and_then(|claim| claim.origin());
                if let Some(name) = speaker.and_then(|source| source.speaker.clone().or_else(|| source.name.clone())) {
                    self.join(place, &name);
                }
            }
            if !matches!(voice, Voice::Reporter) {
                last = Some(voice.clone());
            }
            self.voices.insert(member.claim, voice);
        }
    }

    /// The voice of a claim of the event.
    pub(crate) fn voice(&self, claim: usize) -> Voice {
        self.voices.get(&claim).cloned().unwrap_or(Voice::Reporter)
    }

    /// The party that some words name, the longest name first; adjectives name their states ("Vardian soldiers").
    pub(crate) fn find(&self, words: &str) -> Option<usize> {
        let exact = self.parties.iter().position(|party| party.is_called(words));
        exact.or_else(|| {
            let named = self.parties.iter().enumerate();
            let named = named.filter_map(|(place, party)| Some((party.longest_in(words)?, place)));
            let longest = named.max_by_key(|&(length, place)| (length, std::cmp::Reverse(place)));
            longest.map(|(_, place)| place)
        })
    }

    /// The party whose adjective stands in some words.
    pub(crate) fn find_by_adjective(&self, words: &str) -> Option<usize> {
        self.parties
            .iter()
            .position(|party| party.kind.is_none_or(|kind| kind == ActorKind::State) && names::holds_adjective(words, &party.name))
    }

    /// Adds a party or finds the one of that name; returns its place.
    pub(crate) fn add(&mut self, name: &str, kind: Option<ActorKind>, role: PartyRole, reason: &str) -> usize {
        let name = voice::trimmed(name);
        if let Some(place) = self.parties.iter().position(|party| party.is_called(&name)) {
            if let Some(party) = self.parties.get_mut(place) {
                party.role = party.role.min(role);
                party.kind = party.kind.or(kind);
                // A fuller name is a better one.
                if names::words(&name).len() > names::words(&party.name).len() {
                    party.name = name;
                }
            }
            return place;
        }
        self.parties.push(Draft {
            members: vec![name.clone()],
            name,
            kind,
            role,
            side: None,
            reasons: vec![reason.to_owned()],
        });
        self.parties.len() - 1
    }

    fn join(&mut self, place: usize, member: &str) {
        if let Some(party) = self.parties.get_mut(place)
            && !party.members.iter().any(|known| names::key(known) == names::key(member))
        {
            party.members.push(member.to_owned());
        }
    }

    fn set_side(&mut self, place: usize, side: &SideId, reason: &str) {
        if let Some(party) = self.parties.get_mut(place)
            && party.side.is_none()
        {
            party.side = Some(side.0.clone());
            if !party.reasons.iter().any(|known| known == reason) {
                party.reasons.push(reason.to_owned());
            }
        }
    }

    /// The id of a party within its event.
    pub(crate) fn id(&self, place: usize) -> PartyId {
        PartyId(self.parties.get(place).map_or_else(String::new, |party| names::key(&party.name)))
    }

    /// The side that a party counts under: its own where it acts on none.
    pub(crate) fn side_of(&self, place: usize) -> String {
        let party = self.parties.get(place);
        let side = party.and_then(|party| party.side.clone());
        side.unwrap_or_else(|| self.id(place).0)
    }

    /// The parties that fight in it: states and armed groups that are said to have a part in it, on a side.
    pub(crate) fn fighting(&self) -> Vec<usize> {
        let fights = |party: &Draft| {
            matches!(party.role, PartyRole::Initiator | PartyRole::Target)
                && matches!(
                    party.kind,
                    Some(ActorKind::State | ActorKind::StateForces | ActorKind::ArmedGroup | ActorKind::Unknown)
                )
        };
        let parties = self.parties.iter().enumerate();
        parties.filter(|(_, party)| fights(party)).map(|(place, _)| place).collect()
    }

    /// The parties as they are written out.
    pub(crate) fn wire(&self, is_used: impl Fn(usize) -> bool) -> Vec<Party> {
        let parties = self.parties.iter().enumerate();
        let used = parties.filter(|(place, _)| is_used(*place));
        let wire = used.map(|(place, party)| Party {
            id: self.id(place),
            name: party.name.clone(),
            kind: party.kind,
            side: party.side.clone().map(SideId),
            role: Some(party.role),
            members: party.members.clone(),
            reason: party.reasons.join("; "),
        });
        wire.collect()
    }
}

impl Draft {
    fn is_called(&self, name: &str) -> bool {
        std::iter::once(&self.name)
            .chain(&self.members)
            .any(|known| names::same(known, name))
    }

    /// How many words of its longest name stand in some words.
    fn longest_in(&self, text: &str) -> Option<usize> {
        std::iter::once(&self.name)
            .chain(&self.members)
            .filter(|name| names::holds(text, name))
            .map(|name| names::words(name).len())
            .max()
    }
}

/// Whether an actor can be a party by having a part: it has a name of its own or an owner.
fn is_party(actor: &Actor) -> bool {
    let is_named = actor.of.is_some() || actor.name.chars().any(char::is_uppercase);
    let is_one = !matches!(
        actor.kind,
        ActorKind::Civilians | ActorKind::Person | ActorKind::Unknown | ActorKind::Protesters
    );
    is_named && is_one
}
