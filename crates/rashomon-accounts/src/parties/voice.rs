//! For whom the origin of a claim speaks.

use rashomon_types::{ActorKind, PartyRole, Source, SourceKind};

use super::Cast;
use super::firm::by_firm;
use super::introduced::{by_introduction, sentence_before, speaks_in, spoken_for};
use super::owner::{is_local, is_piece_of, names_of, of_office, owner};
use super::persons::last_name;
use crate::corpus::Corpus;
use crate::names;

/// Who stands behind a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Voice {
    /// A party, by its place in the cast.
    Party(usize),
    /// Voices that the report does not name, by the place of the document.
    Unnamed(usize),
    /// The reporter.
    Reporter,
}

/// Nouns of those who speak for somebody else.
pub(super) const SPEAKERS: &[&str] = &[
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "leader",
    "commander",
    "head",
    "chief",
    "minister",
    "director",
    "adviser",
    "president",
    "chairman",
    "official",
    "officials",
    "secretary",
    "deputy",
    "captain",
    "general",
    "colonel",
    "negotiator",
    "representative",
    "envoy",
    "lawyer",
];

/// The body in "spokeswoman for the Highland Assembly", "leader of the Blue Front".
fn by_office(origin: &Source, cast: &mut Cast) -> Option<usize> {
    let office = origin.office.as_deref()?;
    let (_, body) = office.rsplit_once(" for ").or_else(|| office.split_once(" of "))?;
    let body = trimmed(body);
    let is_name = body
        .split(' ')
        .all(|word| word.chars().next().is_some_and(char::is_uppercase) || word == "of" || word == "for");
    let is_body = names::words(&body)
        .last()
        .is_some_and(|last| names::is_body(last) || OWN_BODIES.contains(&last.as_str()));
    // A spokeswoman speaks for whatever is named behind her, and for nobody's home town.
    let is_spoken_for = office.contains(" for ") && names::words(office).iter().any(|word| word.starts_with("spokes"));
    (is_name && (is_body || is_spoken_for))
        .then(|| cast.add(&body, None, PartyRole::Observer, "its people speak of the event"))
}

/// Who works in a hospital.
const DOCTORS: &[&str] = &[
    "doctor",
    "doctors",
    "dr",
    "surgeon",
    "surgeons",
    "nurse",
    "nurses",
    "medic",
    "medics",
    "physician",
    "physicians",
];

/// Where the sick are treated.
const HOUSES: &[&str] = &["hospital", "clinic", "infirmary"];

/// The hospital of a doctor: "Dr A B, a surgeon at the Lisk Clinic", "Its chief surgeon said" right behind its name.
fn by_hospital(corpus: &Corpus<'_>, claim: usize, origin: &Source, cast: &mut Cast) -> Option<usize> {
    let text = &corpus.documents.get(corpus.document_of(claim)?)?.text;
    let here = origin.spans.first()?.start() as usize;
    let own = [
        origin.name.as_deref(),
        origin.office.as_deref(),
        origin.speaker.as_deref(),
    ];
    let around = sentence_at(text, here)?;
    house_in(&around, true, &own, cast).or_else(|| {
        // Where the doctor was introduced, the house is named.
        let name = origin.speaker.as_deref().and_then(last_name)?;
        let paragraph = text.split('\n').find(|line| line.to_lowercase().contains(&name))?;
        house_in(paragraph, false, &own, cast)
    })
}

/// The sentence around a place in a text where somebody is named.
fn sentence_at(text: &str, place: usize) -> Option<String> {
    let before = tail(text.get(..place)?, 160);
    let after = text.get(place..)?;
    let after = after
        .strip_prefix("Dr.")
        .or_else(|| after.strip_prefix("Dr"))
        .unwrap_or(after);
    let after = after.split(['.', '\n']).next().unwrap_or_default();
    Some(format!("{before} {after}"))
}

/// The hospital in words beside a doctor, whose own words tell that he is one, or those around him if they may; the first, or
/// else only one that stands alone.
fn house_in(around: &str, is_close: bool, own: &[Option<&str>], cast: &mut Cast) -> Option<usize> {
    let own = own.iter().flatten().flat_map(|words| names::words(words));
    let near = names::words(around).into_iter().filter(|_| is_close);
    let is_doctor = own.chain(near).any(|word| DOCTORS.contains(&word.as_str()));
    let words: Vec<&str> = around.split(' ').collect();
    let mut houses = words
        .iter()
        .enumerate()
        .filter(|(_, word)| HOUSES.contains(&names::words(word).join(" ").as_str()));
    let (house, _) = houses.next().filter(|_| is_close || houses.next().is_none())?;
    let is_name = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    let name = words.get(..house)?.iter().rev().take_while(is_name).take(4).copied();
    let mut name: Vec<&str> = name.collect();
    name.reverse();
    name.push(words.get(house)?);
    let name = name.join(" ");
    let name = name.trim_matches(|sign: char| !sign.is_alphanumeric());
    is_doctor.then(|| cast.add(name, None, PartyRole::Observer, "its doctors speak of the event"))
}

/// Whether a source holds an office or is one, as the police and a governor do.
pub(super) fn is_official(origin: &Source) -> bool {
    let office = origin.office.as_deref().map(names::words).unwrap_or_default();
    let holds_office = office.iter().any(|word| OFFICES.contains(&word.as_str()));
    let is_state = |kind| matches!(kind, ActorKind::State | ActorKind::StateForces | ActorKind::Police);
    origin.kind == SourceKind::Official
        || holds_office
        || origin.actor.as_ref().is_some_and(|actor| is_state(actor.kind))
}

/// Bodies that a report names in full before it calls them so: "the company", "the group".
const BODIES: &[&str] = &[
    "company",
    "firm",
    "group",
    "movement",
    "organisation",
    "organization",
    "agency",
    "union",
    "charity",
    "operator",
    "militia",
];

/// Offices that are a state's without being named as one.
pub(super) const OFFICES: &[&str] = &[
    "governor",
    "mayor",
    "prefect",
    "minister",
    "police",
    "prosecutor",
    "commissioner",
    "ambassador",
    "prison",
];

/// Sources that are things: whoever spoke before made them.
const THINGS: &[&str] = &[
    "statement",
    "leaflet",
    "communique",
    "communiqué",
    "message",
    "video",
    "post",
    "letter",
    "note",
    "broadcast",
    "manifesto",
    "recording",
    "announcement",
];

/// Who stands behind a claim; `before` is who spoke before it in the same report.
pub(super) fn voice(corpus: &Corpus<'_>, claim: usize, cast: &mut Cast, before: Option<&Voice>) -> Voice {
    let Some(origin) = corpus.claims.get(claim).and_then(|claim| claim.origin()) else {
        return Voice::Reporter;
    };
    if origin.kind == SourceKind::Reporter || is_label_of_reporter(origin) {
        return Voice::Reporter;
    }
    let known = spoken_for(corpus, claim, origin, cast)
        .or_else(|| by_own_name(origin, cast))
        .or_else(|| by_pronoun(origin, cast, before))
        .or_else(|| by_body(origin, cast, before))
        .or_else(|| by_firm(corpus, claim, origin, cast))
        .or_else(|| stated(origin, cast))
        .or_else(|| by_other_reports(corpus, origin, cast))
        .or_else(|| by_office(origin, cast))
        .or_else(|| by_words(origin, cast))
        .or_else(|| by_hospital(corpus, claim, origin, cast).filter(|_| !is_official(origin)))
        .or_else(|| by_possessive(corpus, claim, origin, cast, before))
        .or_else(|| by_introduction(corpus, claim, origin, cast));
    if let Some(place) = known {
        return Voice::Party(place);
    }
    own(corpus, claim, origin, cast)
}

/// "HOST:", "REPORTER:" in a transcript: the publisher's own people.
fn is_label_of_reporter(origin: &Source) -> bool {
    const LABELS: &[&str] = &[
        "host",
        "reporter",
        "presenter",
        "anchor",
        "newsreader",
        "interviewer",
        "moderator",
        "correspondent",
    ];
    let name = origin.speaker.as_deref().or(origin.name.as_deref()).unwrap_or_default();
    let words = names::words(name);
    matches!(words.as_slice(), [word] if LABELS.contains(&word.as_str()))
}

/// A body that the source's words name and nothing else: "the Patrol" for the Joint Strait Patrol.
fn by_own_name(origin: &Source, cast: &Cast) -> Option<usize> {
    let words = [origin.speaker.as_deref(), origin.name.as_deref()];
    let is_it = |party: &super::Draft| {
        let is_long = names::words(&party.name).len() > 1 && names::is_proper(&party.name) && !party.is_owner;
        is_long
            && words
                .iter()
                .flatten()
                .any(|words| names::same(&party.name, words) && names::words(words).len() < 5)
    };
    let found = cast.parties.iter().position(is_it);
    found.filter(|_| origin.office.is_none())
}

/// "The company said" right after a company has spoken.
fn by_body(origin: &Source, cast: &Cast, before: Option<&Voice>) -> Option<usize> {
    let Some(Voice::Party(place)) = before else { return None };
    let words = names::words(origin.name.as_deref()?);
    let is_body = matches!(words.as_slice(), [word] if BODIES.contains(&word.as_str()));
    (is_body && !cast.is_state(*place)).then_some(*place)
}

/// "its defence ministry" right after a state has spoken is that state's.
fn by_pronoun(origin: &Source, cast: &Cast, before: Option<&Voice>) -> Option<usize> {
    let Some(Voice::Party(place)) = before else { return None };
    let name = names::words(origin.name.as_deref()?);
    let is_its = matches!(name.first().map(String::as_str), Some("its" | "their")) && name.len() > 1;
    (is_its && is_official(origin) && cast.is_state(*place)).then_some(*place)
}

/// The owner that grounding found, or the alignment that the text states.
fn stated(origin: &Source, cast: &mut Cast) -> Option<usize> {
    let of = owner(origin).filter(|owner| !is_local(origin) || cast.is_written(owner));
    let side = origin
        .side
        .as_ref()
        .filter(|side| !names::words(side).iter().all(|word| names::is_generic(word)))
        .filter(|side| !names_of(origin).any(|name| is_piece_of(name, side)));
    let owner = of.or_else(|| side.cloned()).or_else(|| of_office(origin))?;
    let owner = &owner;
    // A hospital's doctor speaks for the hospital; that is a voice, not a side.
    Some(cast.add(owner, None, PartyRole::Observer, "its people speak of the event"))
}

/// The owner that another report gives to the same person.
fn by_other_reports(corpus: &Corpus<'_>, origin: &Source, cast: &mut Cast) -> Option<usize> {
    let speaker = origin
        .speaker
        .as_deref()
        .filter(|_| !matches!(origin.kind, SourceKind::Media | SourceKind::Document))?;
    let owner = corpus.persons().owner(speaker)?;
    Some(cast.add(owner, None, PartyRole::Observer, "its people speak of the event"))
}

/// A party that the source's own words name: "the interior ministry in Vardia", "a Kelmar Front commander".
fn by_words(origin: &Source, cast: &Cast) -> Option<usize> {
    let words = [
        origin.name.as_deref(),
        origin.speaker.as_deref(),
        origin.office.as_deref(),
    ];
    // "Outlets in Vardia" and "critics of Vardia" are not Vardia; an outlet or a paper is a party only by its own name.
    let speaks_for_itself = matches!(
        origin.kind,
        SourceKind::Media | SourceKind::Document | SourceKind::Witness | SourceKind::Expert
    );
    let found = words.iter().flatten().find_map(|words| {
        if speaks_for_itself || is_about(words) {
            cast.called(words)
        } else {
            cast.find(words)
        }
    });
    let by_adjective = || {
        let is_official = !matches!(
            origin.kind,
            SourceKind::Witness | SourceKind::Media | SourceKind::ArmedGroup
        ) && !is_own_body(origin);
        let mut words = words.iter().flatten();
        is_official
            .then(|| words.find_map(|words| cast.find_by_adjective(words)))
            .flatten()
    };
    let by_part = || {
        let own = origin.speaker.as_deref().map(names::words).unwrap_or_default();
        let mut words = words
            .iter()
            .flatten()
            .filter(|words| names::words(words).len() > 1 || !own.contains(&words.to_lowercase()));
        words.find_map(|words| cast.find_by_part(words))
    };
    found.or_else(by_adjective).or_else(by_part)
}

/// Whether a phrase is headed by a thing that is said of others: "criticism of Vardia", "word of the seizure".
fn is_about(phrase: &str) -> bool {
    const SAYINGS: [&str; 10] = [
        "criticism",
        "criticisms",
        "critics",
        "word",
        "reports",
        "report",
        "talk",
        "rumours",
        "rumors",
        "news",
    ];
    let head = phrase.split(" of ").next().unwrap_or(phrase);
    let last = names::words(head).pop().unwrap_or_default();
    head.len() < phrase.len() && SAYINGS.contains(&last.as_str())
}

/// Whether a source is a body with a name of its own, though it bears a state's adjective: "the Vardian Lawyers' League".
pub(super) fn is_own_body(origin: &Source) -> bool {
    let name = origin.speaker.as_deref().or(origin.name.as_deref()).unwrap_or_default();
    let capitals = trimmed(name);
    let capitals: Vec<&str> = capitals
        .split(' ')
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .collect();
    let last = capitals
        .last()
        .map(|word| names::words(word).join(" "))
        .unwrap_or_default();
    let is_body = origin.office.is_none() && capitals.len() > 1 && OWN_BODIES.contains(&last.as_str());
    let is_named_of = name.split_once(" of ").is_some_and(|(_, rest)| is_piece_of(name, rest));
    is_named_of || (is_body && capitals.len() == trimmed(name).split(' ').count())
}

/// What bodies call themselves that are no state's.
const OWN_BODIES: &[&str] = &[
    "league",
    "union",
    "front",
    "movement",
    "assembly",
    "party",
    "alliance",
    "association",
    "federation",
    "society",
    "club",
    "committee",
    "company",
    "hospital",
    "clinic",
    "lines",
    "oil",
    "petroleum",
    "shipping",
    "watch",
    "mission",
    "institute",
    "university",
    "network",
    "brigade",
    "legion",
    "corps",
    "congress",
    "council",
    "group",
    "agency",
    "trust",
    "foundation",
];

/// "its spokesman", "the group's leader", a bare "Spokesman A B": for whoever spoke before.
fn by_possessive(
    corpus: &Corpus<'_>,
    claim: usize,
    origin: &Source,
    cast: &Cast,
    before: Option<&Voice>,
) -> Option<usize> {
    let Some(Voice::Party(place)) = before else { return None };
    let first = origin.spans.first()?;
    let document = corpus.documents.get(corpus.document_of(claim)?)?;
    let text = document.text.get(..first.start() as usize)?;
    let phrase = names::words(document.slice(*first));
    let around = names::words(&format!("{} {}", tail(text, 60), document.slice(*first)));
    let speaks = |words: &[String]| words.iter().any(|word| SPEAKERS.contains(&word.as_str()));
    let is_owner = |word: &String| {
        matches!(
            word.as_str(),
            "its" | "their" | "group" | "ministry" | "force" | "movement"
        )
    };
    // "Its negotiator, Ada Tuor, said": whatever the office is called.
    let opening = document.slice(*first).trim_start();
    let led = [tail(text, 48).trim_start(), opening]
        .iter()
        .any(|words| words.starts_with("Its ") || words.starts_with("Their "));
    let is_apposed = tail(text, 48).trim_end().ends_with(',') || opening.contains(", ");
    if led && is_apposed && origin.named {
        return speaks_in(sentence_before(text), cast).filter(|found| found == place);
    }
    let owner = around.iter().rposition(is_owner);
    let is_body = phrase.len() == 1 && phrase.iter().any(|word| BODIES.contains(&word.as_str()));
    if is_body || phrase.iter().any(|word| THINGS.contains(&word.as_str())) {
        return Some(*place);
    }
    let is_owned = owner
        .and_then(|owner| around.get(owner..))
        .is_some_and(|after| speaks(after.get(..6).unwrap_or(after)));
    let is_bare = phrase.first().is_some_and(|word| SPEAKERS.contains(&word.as_str()));
    let office = origin.office.as_deref().map(names::words).unwrap_or_default();
    // A minister does not speak for the movement that spoke before.
    let is_of_state = phrase
        .iter()
        .chain(&office)
        .any(|word| STATE_OFFICES.contains(&word.as_str()));
    let is_fit = is_owned || !is_of_state || cast.is_state(*place);
    (is_fit && (is_owned || is_bare || (speaks(&office) && office.len() <= 2))).then_some(*place)
}

/// Offices that are a state's.
const STATE_OFFICES: &[&str] = &[
    "minister",
    "president",
    "premier",
    "prime",
    "governor",
    "mayor",
    "prefect",
    "general",
    "colonel",
];

/// The last bytes of a text, cut at a character.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let tail = text.get(start..).unwrap_or_default();
    // Nothing before the last sentence's end belongs to the same phrase.
    tail.rsplit_once(['.', '\n']).map_or(tail, |(_, rest)| rest)
}

/// A voice that speaks for itself.
fn own(corpus: &Corpus<'_>, claim: usize, origin: &Source, cast: &mut Cast) -> Voice {
    let document = corpus.document_of(claim).unwrap_or_default();
    let actor = origin.actor.as_ref();
    let is_day = |name: &&String| name.ends_with("day") && !name.contains(' ');
    let name = actor
        .map(|actor| &actor.name)
        .filter(|name| !is_day(name))
        .or(origin.speaker.as_ref().filter(|name| !is_day(name)))
        .or(origin.name.as_ref());
    let is_body = actor.is_some_and(|actor| !matches!(actor.kind, ActorKind::Person | ActorKind::Unknown));
    // Who "we" and "you" are is told by no name.
    let is_pronoun = |name: &String| names::words(name).iter().all(|word| PRONOUNS.contains(&word.as_str()));
    let is_named = |name: &&String| !is_pronoun(name) && (origin.named || is_body || has_name(name));
    let Some(name) = name.filter(is_named) else {
        return Voice::Unnamed(document);
    };
    let kind = actor.map(|actor| actor.kind);
    let place = cast.add(name, kind, PartyRole::Observer, "it speaks of the event");
    Voice::Party(place)
}

/// Words that stand for a name.
const PRONOUNS: &[&str] = &[
    "i", "we", "you", "he", "she", "they", "it", "who", "one", "this", "that", "them", "us", "me",
];

/// Whether words hold a name beyond a first word that begins a sentence; what counts something is none.
fn has_name(words: &str) -> bool {
    let words = trimmed(words);
    let is_counted = words
        .split(' ')
        .any(|word| word.chars().all(|letter| letter.is_ascii_digit()));
    let mut words = words.split(' ').skip(1);
    !is_counted && words.any(|word| word.chars().next().is_some_and(char::is_uppercase))
}

/// The body in "fighters of the Ridge Brigade" and "Assembly fighters".
pub(super) fn core(name: &str) -> String {
    let name = trimmed(name);
    let is_people = |word: &str| PEOPLE.contains(&word.to_lowercase().as_str());
    if let Some((first, rest)) = name.split_once(" of ")
        && is_people(first)
        && trimmed(rest).chars().next().is_some_and(char::is_uppercase)
    {
        return trimmed(rest);
    }
    match name.rsplit_once(' ') {
        Some((body, last))
            if is_people(last)
                && last.chars().all(char::is_lowercase)
                && body.chars().next().is_some_and(char::is_uppercase) =>
        {
            body.trim_end_matches("'s").trim_end_matches("’s").to_owned()
        }
        _ => name,
    }
}

/// Those who make up a body.
const PEOPLE: &[&str] = &[
    "fighters",
    "militants",
    "rebels",
    "members",
    "gunmen",
    "men",
    "units",
    "supporters",
    "commanders",
    "leaders",
    "guerrillas",
];

/// A name without its article.
pub(crate) fn trimmed(name: &str) -> String {
    let name = name.trim();
    let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The "));
    bare.unwrap_or(name).to_owned()
}
