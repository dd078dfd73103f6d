//! The parties of an event: who speaks of it and who is said to have a part in it, one party however it is named.
//!
//! [`voice`] says for whom a claim's origin speaks; [`Cast`] gathers names to parties and sets their sides.

mod firm;
mod home;
mod introduced;
mod land;
mod owner;
mod persons;
pub(crate) mod voice;

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Actor, ActorKind, Claim, ParticipantRole, Party, PartyId, PartyRole, SideId, kinship};

use crate::corpus::Corpus;
use crate::gather::Occasion;
use crate::lexicon::Lexicon;
use crate::names;
pub(crate) use persons::Persons;
use voice::Voice;

/// The parties of one event.
pub(crate) struct Cast {
    pub(crate) parties: Vec<Draft>,
    /// The last names of those who speak: "Duartel" is a person, whatever state she speaks for.
    surnames: BTreeSet<String>,
    /// For each claim of the corpus that is in the event, its voice.
    voices: BTreeMap<usize, Voice>,
    /// The capitalised words of the event's documents, and how often each document has them: by these a state is known from
    /// its adjective.
    capitals: BTreeMap<String, BTreeMap<usize, usize>>,
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
    /// The offices of those who speak for it, which name nobody by themselves.
    offices: Vec<String>,
    /// Whether others speak for it or belong to it, or the text uses its adjective.
    is_owner: bool,
    /// Whether a person spoke of it: then it is shown, whatever part it has.
    is_judged: bool,
}

impl Cast {
    /// The parties of an event.
    pub(crate) fn new(corpus: &Corpus<'_>, occasion: &Occasion, lexicon: &Lexicon) -> Self {
        let mut cast = Self {
            parties: Vec::new(),
            voices: BTreeMap::new(),
            capitals: capitals(corpus, occasion),
            surnames: BTreeSet::new(),
        };
        cast.surnames = surnames(corpus, occasion);
        cast.take_participants(corpus, occasion, lexicon);
        let owners: Vec<String> = owner::owners(corpus, occasion);
        for owner in owners.iter().filter(|owner| !owner.ends_with("day")) {
            let place = cast.add(owner, None, PartyRole::Observer, "it speaks of the event");
            cast.own(place);
        }
        cast.take_voices(corpus, occasion);
        cast.join_persons(corpus);
        home::settle(corpus, occasion, lexicon, &mut cast);
        cast.join_persons(corpus);
        cast.take_proper_names();
        cast
    }

    /// A party that is called by a description has a proper name where one of its members is one: the Free Orsa Legion, not
    /// "exiles from Orsa".
    fn take_proper_names(&mut self) {
        let others: Vec<String> = self.parties.iter().map(|party| names::key(&party.name)).collect();
        for party in &mut self.parties {
            let own = names::words(&party.name);
            let fuller = party
                .members
                .iter()
                .map(|member| voice::trimmed(member))
                .filter(|member| {
                    let words = names::words(member);
                    names::is_proper(member)
                        && words.len() > own.len()
                        && words.ends_with(&own)
                        && own.last().is_some_and(|last| names::is_body(last))
                });
            if let Some(name) = fuller.max_by_key(|member| names::words(member).len()) {
                party.name = name;
            }
            if names::is_proper(&party.name) {
                continue;
            }
            let proper = party.members.iter().map(|member| voice::trimmed(member));
            let mut proper = proper.filter(|member| names::is_proper(member) && !others.contains(&names::key(member)));
            if let Some(name) =
                proper.find(|member| names::words(member).last().is_some_and(|last| names::is_body(last)))
            {
                party.name = name;
            }
        }
    }

    /// Those who are said to have a part in it.
    fn take_participants(&mut self, corpus: &Corpus<'_>, occasion: &Occasion, lexicon: &Lexicon) {
        for member in &occasion.members {
            let Some(claim) = corpus.claims.get(member.claim) else {
                continue;
            };
            for mention in &claim.event_mentions {
                let is_deed = lexicon.kinds.deeds.contains(&mention.kind);
                for participant in &mention.participants {
                    let Some(actor) = participant.actor.as_ref().filter(|actor| is_party(actor)) else {
                        continue;
                    };
                    let role = match participant.role {
                        ParticipantRole::Initiator if is_deed => PartyRole::Initiator,
                        ParticipantRole::Target if is_deed => PartyRole::Target,
                        _ => PartyRole::Other,
                    };
                    let of = actor
                        .of
                        .as_ref()
                        .filter(|owner| !owner::is_piece_of(&actor.name, owner) && !owner::is_thing(owner));
                    let owner = of.unwrap_or(&actor.name);
                    let kind = of.map_or(actor.kind, |_| ActorKind::State);
                    let place = self.add(owner, Some(kind), role, &actor.reason);
                    if kind == ActorKind::State && !owner.contains(' ') && !self.surnames.contains(owner) {
                        self.own(place);
                    }
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
                if let Some(office) = speaker.and_then(|source| source.office.clone()) {
                    self.take_office(place, &office);
                }
            }
            if !matches!(voice, Voice::Reporter) {
                last = Some(voice.clone());
            }
            self.voices.insert(member.claim, voice);
        }
    }

    /// A person who speaks for somebody in one place speaks for them everywhere: "Its negotiator, Ada Tuor, said" and "Tuor said" in
    /// another report.
    fn join_persons(&mut self, corpus: &Corpus<'_>) {
        let speaker = |claim: &usize| corpus.claims.get(*claim)?.origin()?.speaker.clone();
        let mut known: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut alone: Vec<(usize, String)> = Vec::new();
        for (claim, voice) in &self.voices {
            let (Voice::Party(place), Some(name)) = (voice, speaker(claim)) else {
                continue;
            };
            let Some(last) = persons::last_name(&name) else {
                continue;
            };
            // Who stands alone is called by his own name.
            let is_own = self
                .parties
                .get(*place)
                .is_some_and(|party| names::same(&party.name, &name));
            if is_own {
                alone.push((*claim, last));
            } else if self
                .parties
                .get(*place)
                .is_some_and(|party| names::is_proper(&party.name))
            {
                known.entry(last).or_default().insert(*place);
            }
        }
        for (claim, last) in alone {
            let places: Vec<usize> = known.get(&last).into_iter().flatten().copied().collect();
            if let [place] = places.as_slice() {
                self.voices.insert(claim, Voice::Party(*place));
                if let Some(name) = speaker(&claim) {
                    self.join(*place, &name);
                }
            }
        }
    }

    /// The voice of a claim of the event.
    pub(crate) fn voice(&self, claim: usize) -> Voice {
        self.voices.get(&claim).cloned().unwrap_or(Voice::Reporter)
    }

    /// The party that goes by some words as a whole.
    pub(crate) fn called(&self, words: &str) -> Option<usize> {
        self.parties.iter().position(|party| party.is_called(words))
    }

    /// Whether the reports name a state by its name or its adjective.
    pub(crate) fn is_written(&self, state: &str) -> bool {
        let lower = state.to_lowercase();
        let mut capitals = self.capitals.keys().map(|word| word.to_lowercase());
        capitals.any(|word| word == lower || kinship::is_adjective_of(&word, &lower))
    }

    /// The party that some words name, the longest name first; adjectives name their states ("Vardian soldiers").
    pub(crate) fn find(&self, words: &str) -> Option<usize> {
        self.called(words).or_else(|| {
            let named = self.parties.iter().enumerate();
            let named = named.filter_map(|(place, party)| Some((party.longest_in(words)?, place)));
            let longest = named.max_by_key(|&(length, place)| (length, std::cmp::Reverse(place)));
            longest.map(|(_, place)| place)
        })
    }

    /// The party whose adjective stands in some words.
    pub(crate) fn find_by_adjective(&self, words: &str) -> Option<usize> {
        self.parties.iter().position(|party| {
            party.kind.is_none_or(|kind| kind == ActorKind::State) && names::holds_adjective(words, &party.name)
        })
    }

    /// The only party of which some words name a part: "the Union's secretary" and "Union fighters" for the Damari Union, "a Hesh
    /// commander" for the Hesh Council.
    pub(crate) fn find_by_part(&self, words: &str) -> Option<usize> {
        let capitals: Vec<String> = words
            .split(' ')
            .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
            .flat_map(names::words)
            .filter(|word| !names::is_title(word))
            .collect();
        let is_part = |party: &Draft| {
            let name = names::words(&party.name);
            let is_body = name.last().is_some_and(|last| names::is_body(last));
            let parts = [name.first(), name.last()];
            is_body && name.len() > 1 && parts.into_iter().flatten().any(|part| capitals.contains(part))
        };
        let mut found = self.parties.iter().enumerate().filter(|(_, party)| is_part(party));
        let (place, _) = found.next()?;
        found.next().is_none().then_some(place)
    }

    /// Adds a party or finds the one of that name; returns its place.
    pub(crate) fn add(&mut self, name: &str, kind: Option<ActorKind>, role: PartyRole, reason: &str) -> usize {
        let name = self.state_of(&voice::core(name));
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
        let is_one_word = !name.contains(' ') && name.chars().next().is_some_and(char::is_uppercase);
        self.parties.push(Draft {
            is_owner: kind == Some(ActorKind::State)
                && is_one_word
                && !self.surnames.contains(&name)
                && !names::is_generic(&name.to_lowercase()),
            members: vec![name.clone()],
            name,
            kind,
            role,
            side: None,
            reasons: vec![reason.to_owned()],
            is_judged: false,
            offices: Vec::new(),
        });
        self.parties.len() - 1
    }

    /// The state that an adjective belongs to, where the documents name it: "Vardian" is "Vardia".
    fn state_of(&self, name: &str) -> String {
        let lower = name.to_lowercase();
        if name.contains(' ') || self.parties.iter().any(|party| party.name == name) {
            return name.to_owned();
        }
        let states = self
            .capitals
            .iter()
            .filter(|(word, _)| kinship::is_adjective_of(&lower, &word.to_lowercase()));
        // "Sarnese" is of Sarnia, for which somebody speaks, and not of the town of Sarn.
        let best = states.max_by_key(|(word, counts)| {
            let is_owner = self.parties.iter().any(|party| party.is_owner && party.name == **word);
            (
                is_owner,
                counts.values().sum::<usize>(),
                std::cmp::Reverse(word.as_str()),
            )
        });
        best.map_or_else(|| name.to_owned(), |(word, _)| word.clone())
    }

    fn join(&mut self, place: usize, member: &str) {
        if let Some(party) = self.parties.get_mut(place)
            && !party
                .members
                .iter()
                .any(|known| names::key(known) == names::key(member))
        {
            party.members.push(member.to_owned());
        }
    }

    fn take_office(&mut self, place: usize, office: &str) {
        if let Some(party) = self.parties.get_mut(place)
            && !party.offices.iter().any(|known| known == office)
        {
            party.offices.push(office.to_owned());
        }
    }

    fn own(&mut self, place: usize) {
        if let Some(party) = self.parties.get_mut(place) {
            party.is_owner = true;
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

    /// Sets the side of a party as a person has it; whether there is a party of that name. A side that is named like a party
    /// is the side that this party is on.
    pub(crate) fn judge_side(&mut self, party: &str, side: Option<&str>, reason: String) -> bool {
        let called = |name: &str| {
            let places = || 0..self.parties.len();
            let is_called = |place: &usize| self.parties.get(*place).is_some_and(|party| party.is_called(name));
            places()
                .find(|&place| self.id(place).0 == name)
                .or_else(|| places().find(is_called))
        };
        let Some(place) = called(party) else { return false };
        let side = side.map(|side| match called(side) {
            Some(other) if other != place => self.side_of(other),
            Some(_) => self.id(place).0,
            None => side.to_owned(),
        });
        if let Some(party) = self.parties.get_mut(place) {
            party.side = side;
            party.reasons.push(reason);
            party.is_judged = true;
        }
        true
    }

    /// The id of a party within its event.
    pub(crate) fn id(&self, place: usize) -> PartyId {
        PartyId(
            self.parties
                .get(place)
                .map_or_else(String::new, |party| names::key(&party.name)),
        )
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
        parties
            .filter(|(_, party)| fights(party))
            .map(|(place, _)| place)
            .collect()
    }

    /// The one party that fights and is no state; none where there are several.
    pub(crate) fn only_group(&self) -> Option<usize> {
        let one = |mut groups: Vec<usize>| groups.pop().filter(|_| groups.is_empty());
        let is_armed = |(_, party): &(usize, &Draft)| party.kind == Some(ActorKind::ArmedGroup) && !party.is_owner;
        let named = self
            .parties
            .iter()
            .enumerate()
            .filter(is_armed)
            .map(|(place, _)| place)
            .collect();
        one(self
            .fighting()
            .into_iter()
            .filter(|&party| !self.is_state(party))
            .collect())
        .or_else(|| one(named))
    }

    /// The state whose people speak most of the event.
    pub(crate) fn main_state(&self) -> Option<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for voice in self.voices.values() {
            if let Voice::Party(party) = *voice
                && self.parties.get(party).is_some_and(|party| party.is_owner)
                && self.is_state(party)
            {
                *counts.entry(party).or_default() += 1;
            }
        }
        let most = counts
            .iter()
            .max_by_key(|(party, count)| (**count, std::cmp::Reverse(**party)))?;
        let is_alone = counts.iter().filter(|(_, count)| *count == most.1).count() == 1;
        is_alone.then_some(*most.0)
    }

    /// Whether a party is a state, or an office of one whose owner is not known.
    pub(crate) fn is_state(&self, place: usize) -> bool {
        self.parties
            .get(place)
            .filter(|party| !party.is_body())
            .is_some_and(|party| {
                party.is_owner
                    || matches!(
                        party.kind,
                        Some(ActorKind::State | ActorKind::StateForces | ActorKind::Police)
                    )
            })
    }

    /// The one state that has a part in the event or speaks of it; none where there are several.
    pub(crate) fn only_state(&self) -> Option<usize> {
        let is_owner = |party: &Draft| party.is_owner && !party.is_body();
        let mut states = (0..self.parties.len()).filter(|&place| self.parties.get(place).is_some_and(is_owner));
        states.next().filter(|_| states.next().is_none())
    }

    /// The parties as they are written out.
    pub(crate) fn wire(&self, is_used: impl Fn(usize) -> bool) -> Vec<Party> {
        let parties = self.parties.iter().enumerate();
        let used = parties.filter(|(place, party)| party.is_judged || is_used(*place));
        let wire = used.map(|(place, party)| Party {
            id: self.id(place),
            name: party.name.clone(),
            kind: party.kind,
            side: party.side.clone().map(SideId),
            role: Some(party.role),
            members: party.known_as(),
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

    /// The names of its members; a person is also known by the office held.
    fn known_as(&self) -> Vec<String> {
        let is_person = !self.is_owner && !self.is_body() && names::is_proper(&self.name);
        let offices = self.offices.iter().filter(|_| is_person).cloned();
        self.members.iter().cloned().chain(offices).collect()
    }

    /// Whether its name is that of a body that is no state: "the Kelmar Front".
    fn is_body(&self) -> bool {
        let words = names::words(&self.name);
        let last = words.last().map_or("", String::as_str);
        names::is_body(last) && words.len() > 1 && (last != "army" || words.len() > 2)
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

/// The last names of the persons who speak of an event: the last word of a voice of two names or more.
fn surnames(corpus: &Corpus<'_>, occasion: &Occasion) -> BTreeSet<String> {
    let claims = occasion
        .members
        .iter()
        .filter_map(|member| corpus.claims.get(member.claim));
    let speakers = claims
        .flat_map(Claim::chain)
        .filter_map(|source| source.speaker.as_deref());
    let persons = speakers.filter(|speaker| {
        let words: Vec<&str> = speaker.split(' ').collect();
        let is_name = |word: &&str| {
            word.chars().next().is_some_and(char::is_uppercase) && !names::is_generic(&word.to_lowercase())
        };
        (2..=4).contains(&words.len())
            && words.iter().rev().take(2).all(is_name)
            && !speaker.contains('’')
            && !speaker.contains('\'')
    });
    persons
        .filter_map(|speaker| speaker.rsplit(' ').next())
        .map(str::to_owned)
        .collect()
}

/// The capitalised words of an event's documents, and how often each document has them.
fn capitals(corpus: &Corpus<'_>, occasion: &Occasion) -> BTreeMap<String, BTreeMap<usize, usize>> {
    let documents = occasion
        .members
        .iter()
        .filter_map(|member| corpus.document_of(member.claim));
    let documents: BTreeSet<usize> = documents.collect();
    let mut capitals: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    for place in documents.into_iter().take(MANY) {
        let Some(document) = corpus.documents.get(place) else {
            continue;
        };
        // "Kestria Evening" names the state of the Kestrian police.
        let publisher = document.publisher.as_deref().unwrap_or_default();
        let words = [document.text.as_str(), publisher]
            .into_iter()
            .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
        // A dateline in capitals is no spelling of a state.
        let is_name =
            |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().any(char::is_lowercase);
        for word in words.filter(is_name) {
            *capitals.entry(word.to_owned()).or_default().entry(place).or_default() += 1;
        }
    }
    capitals
}

/// The texts of so many documents tell all the names that an event needs.
const MANY: usize = 64;

/// Whether an actor can be a party by having a part: it has a name of its own or an owner.
fn is_party(actor: &Actor) -> bool {
    let is_named = actor.of.is_some() || actor.name.chars().any(char::is_uppercase);
    let is_one = !matches!(
        actor.kind,
        ActorKind::Civilians | ActorKind::Person | ActorKind::Unknown | ActorKind::Protesters
    );
    is_named && is_one
}
