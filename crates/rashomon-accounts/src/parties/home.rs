//! Officials that the text gives no owner: a governor, the police, "the interior ministry".
//!
//! They speak for the state that the other officials of their report speak for, else for the state that their report names far
//! more than any other, else for the only one that officials of the event speak for. Where reports tell nothing of the kind they
//! stay a party of their own, and so do presidents and ministers wherever officials of several states speak: those of other
//! states speak of the event, too.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Act, ActorKind, ActorLevel, EventMention, ParticipantRole, PartyRole, Source, kinship};

use super::Cast;
use super::land::Lands;
use super::voice::{Voice, is_official, is_own_body};
use crate::corpus::Corpus;
use crate::gather::Occasion;
use crate::lexicon::Lexicon;
use crate::names;

/// Gives officials without an owner to the state of their report.
pub(super) fn settle(corpus: &Corpus<'_>, occasion: &Occasion, lexicon: &Lexicon, cast: &mut Cast) {
    let lands = Lands::of(corpus, occasion, lexicon, cast);
    let mut owned: BTreeMap<(Option<usize>, usize), usize> = BTreeMap::new();
    let mut branches: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut ownerless = Vec::new();
    let mut holders = Holders::default();
    for (&claim, voice) in &cast.voices {
        let Voice::Party(party) = *voice else { continue };
        let Some(origin) = corpus.claims.get(claim).and_then(|claim| claim.origin()) else {
            continue;
        };
        if !is_official(origin) {
            continue;
        }
        holders.add(origin, Some(party).filter(|&party| is_state(cast, party)));
        if is_state(cast, party) {
            *owned.entry((corpus.document_of(claim), party)).or_default() += 1;
            *owned.entry((None, party)).or_default() += 1;
            if let Some(branch) = branch(origin) {
                branches.entry(branch).or_default().insert(party);
            }
        } else if is_office(cast, party) && !is_own_body(origin) && !is_armed(cast, party) {
            ownerless.push((claim, is_national(origin)));
        }
    }
    let known = Known {
        owned,
        branches,
        holders,
        lands,
    };
    for (claim, is_national) in ownerless {
        let Some(state) = known.state(corpus, lexicon, cast, (claim, is_national)) else {
            continue;
        };
        let name = match cast.voices.insert(claim, Voice::Party(state)) {
            Some(Voice::Party(before)) => cast.parties.get(before).map(|party| party.name.clone()),
            _ => None,
        };
        if let Some(name) = name {
            cast.join(state, &name);
        }
    }
}

/// What an event's reports tell of the states that officials speak for.
struct Known<'run> {
    /// How many voices of a document, or of all, speak for a party.
    owned: BTreeMap<(Option<usize>, usize), usize>,
    /// The states that a branch of government is said to be of.
    branches: BTreeMap<&'run str, BTreeSet<usize>>,
    holders: Holders,
    lands: Lands,
}

/// Who holds which office, by their last names, each with the state where one is named.
#[derive(Default)]
struct Holders(BTreeMap<&'static str, BTreeSet<(String, Option<usize>)>>);

impl Holders {
    fn add(&mut self, origin: &Source, state: Option<usize>) {
        if let Some((branch, name)) = branch(origin).zip(last_name(origin)) {
            self.0.entry(branch).or_default().insert((name, state));
        }
    }

    /// Whether a person is the only one in his office whose state no report names, and nobody else holds it in a state: a report
    /// says of whom a foreign president is, and leaves it out for its own.
    fn is_alone(&self, origin: &Source, state: usize) -> bool {
        let Some((branch, name)) = branch(origin).zip(last_name(origin)) else {
            return false;
        };
        let others = self
            .0
            .get(branch)
            .into_iter()
            .flatten()
            .filter(|(other, _)| *other != name);
        others.into_iter().all(|(_, of)| of.is_some_and(|of| of != state))
    }
}

/// The last name of a person in an office.
fn last_name(origin: &Source) -> Option<String> {
    let speaker = origin
        .speaker
        .as_deref()
        .filter(|_| origin.named && is_national(origin))?;
    let is_name = speaker.rsplit(' ').next()?.starts_with(char::is_uppercase);
    names::words(speaker).pop().filter(|_| is_name)
}

impl Known<'_> {
    /// The state of an official without an owner: the first way of telling it that fits.
    fn state(
        &self,
        corpus: &Corpus<'_>,
        lexicon: &Lexicon,
        cast: &mut Cast,
        (claim, is_national): (usize, bool),
    ) -> Option<usize> {
        let document = corpus.document_of(claim);
        let origin = corpus.claims.get(claim).and_then(|claim| claim.origin())?;
        let accused = accused(corpus, lexicon, cast, claim);
        let is_free = |state: &usize| !accused.contains(state);
        // Presidents and foreign ministers of other states speak of the event, too.
        let is_abroad =
            is_national || is_plain(origin) || matches!(branch(origin), Some("foreign" | "president" | "premier"));
        let fits = |cast: &Cast, state: usize| {
            (is_free(&state) && (!is_abroad || is_only_one(corpus, cast, state, document))).then_some(state)
        };
        if let Some(state) = named_state(cast, origin) {
            return Some(state);
        }
        let of_event = self.lands.event.as_deref().map(|state| state_party(cast, state));
        let is_local = is_of_the_land(lexicon, origin);
        if is_of_the_wide_world(lexicon, origin) {
            return None;
        }
        let is_here = |state: &usize| {
            is_local && is_free(state) && (!is_plain(origin) || is_only_one(corpus, cast, *state, document))
        };
        if let Some(state) = of_event.filter(is_here) {
            return Some(state);
        }
        let of_land = self.lands.of_document(document).map(|state| state_party(cast, state));
        // The report of one side speaks of the other side's mayor, too.
        if let Some(state) = of_land.filter(|_| !is_local).and_then(|state| fits(cast, state)) {
            return Some(state);
        }
        if let Some(state) = self.of_branch(origin).filter(is_free) {
            return Some(state);
        }
        if let Some(state) =
            of_event.filter(|state| is_national && is_free(state) && self.holders.is_alone(origin, *state))
        {
            return Some(state);
        }
        let of_report = if is_national {
            only(&self.owned, document)
        } else {
            most(&self.owned, document)
        };
        if let Some(state) = of_report.and_then(|state| fits(cast, state)) {
            return Some(state);
        }
        let named = named_most(corpus, cast, document);
        let rest = [named, only(&self.owned, None), of_event, only_state(cast, &accused)];
        rest.into_iter().flatten().find_map(|state| fits(cast, state))
    }

    /// The only state of which the reports say that it has the branch.
    fn of_branch(&self, origin: &Source) -> Option<usize> {
        let mut states = self.branches.get(branch(origin)?)?.iter().copied();
        states.next().filter(|_| states.next().is_none())
    }
}

/// Whether a voice is only called an official: it can be anybody's.
fn is_plain(origin: &Source) -> bool {
    const PLAIN: &[&str] = &[
        "official",
        "officials",
        "unidentified",
        "unnamed",
        "senior",
        "several",
        "two",
        "some",
    ];
    let words = names::words(origin.name.as_deref().unwrap_or_default());
    !origin.named && !words.is_empty() && words.iter().all(|word| PLAIN.contains(&word.as_str()))
}

/// Whether a party is known to be an armed group, whatever one report takes it for.
fn is_armed(cast: &Cast, party: usize) -> bool {
    cast.parties
        .get(party)
        .is_some_and(|party| party.kind == Some(ActorKind::ArmedGroup))
}

/// Whether the reports' only word of a state within a document is of this one: then even a president can only be its own.
fn is_only_one(corpus: &Corpus<'_>, cast: &Cast, state: usize, document: Option<usize>) -> bool {
    let Some(document) = document else { return false };
    let is_named = |place: &usize| {
        let written = cast.parties.get(*place).map_or("", |party| party.name.as_str());
        let name = written.to_lowercase();
        if name.contains(' ') {
            let text = corpus.documents.get(document).map_or("", |found| found.text.as_str());
            // Most texts do not have the words at all, and to look for those is much cheaper.
            return text.contains(written) && names::holds(text, &name);
        }
        cast.capitals.iter().any(|(word, counts)| {
            let word = word.to_lowercase();
            counts.contains_key(&document) && (word == name || kinship::is_adjective_of(&word, &name))
        })
    };
    let mut others = (0..cast.parties.len()).filter(|&place| place != state && is_state(cast, place));
    let speaks = |place: usize| {
        let mut voices = cast.voices.iter();
        voices.any(|(claim, voice)| *voice == Voice::Party(place) && corpus.document_of(*claim) == Some(document))
    };
    !others.any(|place| is_named(&place) || speaks(place))
}

/// The state that an office's own words name: "the Ministry of Foreign Affairs of Estrava".
fn named_state(cast: &Cast, origin: &Source) -> Option<usize> {
    let words = [
        origin.office.as_deref(),
        origin.name.as_deref(),
        origin.speaker.as_deref(),
    ];
    let states = (0..cast.parties.len()).filter(|&party| is_state(cast, party));
    let states: Vec<usize> = states.collect();
    words.into_iter().flatten().find_map(|words| {
        let names = |party: &&usize| {
            let name = cast.parties.get(**party).map_or("", |party| party.name.as_str());
            names::holds(words, name) || names::holds_adjective(words, name)
        };
        states.iter().find(names).copied()
    })
}

/// The party of a state, added where it is none yet.
fn state_party(cast: &mut Cast, state: &str) -> usize {
    let place = cast.add(
        state,
        Some(ActorKind::State),
        PartyRole::Observer,
        "its officials speak of the event",
    );
    cast.own(place);
    place
}

/// Whether a voice is of a part of the world and of no state that it names: "two European diplomats".
fn is_of_the_wide_world(lexicon: &Lexicon, origin: &Source) -> bool {
    let names = [origin.name.as_deref(), origin.speaker.as_deref()];
    let mut words = names.into_iter().flatten().flat_map(names::words);
    !origin.named && words.any(|word| lexicon.land.wide.contains(&word))
}

/// Whether an office belongs to the land where something happened, as the police and a prefect do.
fn is_of_the_land(lexicon: &Lexicon, origin: &Source) -> bool {
    let words = [
        origin.office.as_deref(),
        origin.name.as_deref(),
        origin.speaker.as_deref(),
    ];
    let mut words = words.into_iter().flatten().flat_map(names::words);
    words.any(|word| lexicon.land.local.contains(&word))
}

/// The branch of a state that a voice belongs to: whoever speaks for the defence ministry in one report and is "Defence Minister
/// A B" in another speaks for one state.
fn branch(origin: &Source) -> Option<&'static str> {
    const BRANCHES: &[(&str, &str)] = &[
        ("defence", "defence"),
        ("defense", "defence"),
        ("interior", "interior"),
        ("foreign", "foreign"),
        ("justice", "justice"),
        ("health", "health"),
        ("president", "president"),
        ("presidential", "president"),
        ("premier", "premier"),
        ("prime", "premier"),
        ("navy", "navy"),
        ("police", "police"),
    ];
    let words = [
        origin.office.as_deref(),
        origin.name.as_deref(),
        origin.speaker.as_deref(),
    ];
    let words: Vec<String> = words.into_iter().flatten().flat_map(names::words).collect();
    let found = BRANCHES
        .iter()
        .find(|(word, _)| words.iter().any(|known| known == word));
    found.map(|(_, branch)| *branch)
}

/// The party that most voices of a document speak for, the first of several.
fn most(owned: &BTreeMap<(Option<usize>, usize), usize>, document: Option<usize>) -> Option<usize> {
    let here = owned.iter().filter(|((place, _), _)| *place == document);
    let best = here.max_by_key(|((_, party), count)| (**count, std::cmp::Reverse(*party)));
    best.map(|((_, party), _)| *party)
}

/// The party that all owned voices of a document speak for.
fn only(owned: &BTreeMap<(Option<usize>, usize), usize>, document: Option<usize>) -> Option<usize> {
    let mut here = owned.keys().filter(|(place, _)| *place == document);
    let (_, party) = here.next().filter(|_| here.next().is_none())?;
    Some(*party)
}

/// Whether a source is a person in an office of a whole state.
fn is_national(origin: &Source) -> bool {
    let level = origin.actor.as_ref().and_then(|actor| actor.level);
    origin.named && level == Some(ActorLevel::National)
}

/// The state that a document names far more than any other, by its name and its adjective; it must have both somewhere in the event's reports.
fn named_most(corpus: &Corpus<'_>, cast: &mut Cast, document: Option<usize>) -> Option<usize> {
    let document = document?;
    let mut best: Option<(usize, String)> = None;
    let mut second = 0;
    for (state, counts) in cast
        .capitals
        .iter()
        .filter(|(state, _)| state.chars().count() >= kinship::STEM)
    {
        let lower = state.to_lowercase();
        let is_adjective = |word: &String| kinship::is_adjective_of(&word.to_lowercase(), &lower);
        let adjectives: Vec<_> = cast.capitals.iter().filter(|(word, _)| is_adjective(word)).collect();
        if adjectives.is_empty() {
            continue;
        }
        let here = |counts: &BTreeMap<usize, usize>| counts.get(&document).copied().unwrap_or_default();
        let count = here(counts) + adjectives.iter().map(|(_, counts)| here(counts)).sum::<usize>();
        let most = best.as_ref().map_or(0, |(most, _)| *most);
        second = second.max(count.min(most));
        if count > most {
            best = Some((count, state.clone()));
        }
    }
    let most = best.filter(|(most, _)| *most >= 2 * second).map(|(_, state)| state);
    let state = most.or_else(|| by_forces(corpus, document))?;
    Some(state_party(cast, &state))
}

/// The adjective that a report gives to a state's forces and offices most, where it never names the state: "Kestrian special
/// police".
fn by_forces(corpus: &Corpus<'_>, document: usize) -> Option<String> {
    const ENDS: &[&str] = &["ian", "an", "ese", "ish", "ic"];
    const FORCES: &[&str] = &[
        "army",
        "police",
        "special",
        "government",
        "forces",
        "navy",
        "soldiers",
        "troops",
        "president",
        "foreign",
        "defence",
        "border",
        "military",
        "warplanes",
        "authorities",
        "officials",
    ];
    let words: Vec<&str> = corpus.documents.get(document)?.text.split_whitespace().collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for pair in words.windows(2) {
        let [word, next] = *pair else { continue };
        let is_adjective = word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().skip(1).all(char::is_lowercase)
            && word.len() > 5
            && ENDS.iter().any(|end| word.ends_with(end));
        if is_adjective && FORCES.contains(&next.trim_end_matches([',', '.'])) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let best = counts
        .into_iter()
        .max_by_key(|(word, count)| (*count, std::cmp::Reverse(*word)));
    best.map(|(word, _)| word.to_owned())
}

/// The states that whoever speaks in a claim says did it, here or elsewhere: nobody accuses the state that he speaks for.
fn accused(corpus: &Corpus<'_>, lexicon: &Lexicon, cast: &Cast, claim: usize) -> BTreeSet<usize> {
    let name = |claim: usize| corpus.claims.get(claim)?.origin()?.speaker.as_deref();
    let speaker = name(claim);
    let same = cast
        .voices
        .keys()
        .copied()
        .filter(|&other| other == claim || (speaker.is_some() && name(other) == speaker));
    let mut accused = BTreeSet::new();
    for place in same {
        let Some(claim) = corpus.claims.get(place) else {
            continue;
        };
        let is_positive = claim.act != Act::Deny && claim.act != Act::Admit;
        let is_accusing = matches!(claim.act, Act::Accuse | Act::Allege);
        let mentions = claim
            .event_mentions
            .iter()
            .filter(|mention| is_positive && (is_accusing || is_harm(&mention.kind)))
            .filter(|mention| !is_at_war(corpus, lexicon, place, mention));
        for part in mentions.flat_map(|mention| &mention.participants) {
            let by_words = || {
                part.spans
                    .iter()
                    .find_map(|&span| cast.find_by_adjective(corpus.words(place, span)))
            };
            accused.extend(match (part.role, &part.actor) {
                (ParticipantRole::Initiator, Some(actor)) => cast.find(actor.of.as_ref().unwrap_or(&actor.name)),
                // "an attack by Iskari drones"
                (ParticipantRole::Initiator | ParticipantRole::Instrument, _) => by_words(),
                _ => None,
            });
        }
    }
    accused
}

/// "29 militants had been shot dead by the army": what is done to those who fight is told by their enemies, too.
fn is_at_war(corpus: &Corpus<'_>, lexicon: &Lexicon, claim: usize, mention: &EventMention) -> bool {
    let people = &lexicon.people;
    let targets = mention
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Target)
        .flat_map(|part| &part.spans);
    let mut words = targets.flat_map(|&span| names::words(corpus.words(claim, span)));
    words.any(|word| people.groups.contains(&word) || people.attackers.contains(&word))
}

/// A minister tells what his own police stormed; whom he says to have killed people he accuses.
fn is_harm(kind: &str) -> bool {
    matches!(
        kind,
        "killing"
            | "wounding"
            | "shelling"
            | "air_strike"
            | "bombing"
            | "shooting"
            | "attack"
            | "transfer"
            | "espionage"
    )
}

/// The only state with a part in the event, but for some.
fn only_state(cast: &Cast, but: &BTreeSet<usize>) -> Option<usize> {
    let mut states = (0..cast.parties.len()).filter(|party| is_state(cast, *party) && !but.contains(party));
    states.next().filter(|_| states.next().is_none())
}

/// Whether a party is a state by its name: no office, no force.
fn is_state(cast: &Cast, party: usize) -> bool {
    let Some(party) = cast.parties.get(party) else {
        return false;
    };
    let is_kind = matches!(party.kind, Some(ActorKind::State) | None) && party.role != PartyRole::Other;
    let words = names::words(&party.name);
    is_kind
        && party.name.chars().next().is_some_and(char::is_uppercase)
        && words.len() <= 3
        && !words.iter().any(|word| names::is_generic(word))
        && party.is_owner
}

/// Whether a party is an office or a force that lacks its owner, or a person in one.
fn is_office(cast: &Cast, party: usize) -> bool {
    cast.parties.get(party).is_some_and(|party| !party.is_owner)
}
