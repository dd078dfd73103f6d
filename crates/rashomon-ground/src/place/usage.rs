//! What a name does where it stands: it says where, it says whose, or it stands for a government.

use rashomon_gazetteer::{Entry, Feature, Gazetteer};
use rashomon_types::{PlaceUse, Span, TokenId, Upos};

use super::lists::is_locative;
use super::name::{Name, Only};
use super::sort::sort_of;
use super::words::Words;
use crate::actor::Cast;

/// Verbs of governments.
const ACTS: &[&str] = &[
    "say",
    "deny",
    "accuse",
    "claim",
    "blame",
    "announce",
    "warn",
    "demand",
    "insist",
    "reject",
    "refuse",
    "agree",
    "want",
    "call",
    "urge",
    "condemn",
    "declare",
    "order",
    "send",
    "impose",
    "propose",
    "respond",
    "admit",
    "confirm",
    "vow",
    "threaten",
    "support",
    "back",
    "oppose",
    "seek",
    "invade",
    "launch",
    "attack",
    "withdraw",
    "describe",
    "portray",
    "argue",
    "allege",
    "suggest",
    "sign",
    "decide",
    "deploy",
    "withhold",
    "summon",
    "expel",
    "hope",
    "believe",
    "think",
    "promise",
    "ask",
    "report",
    "state",
    "tell",
    "pledge",
    "consider",
    "recognise",
    "recognize",
    "welcome",
    "criticise",
    "criticize",
];

/// Verbs whose subject can be the place where it happens: "Ostrel saw three attacks".
const SEEING: &[&str] = &["see", "have", "witness", "suffer", "host", "experience", "lie", "face"];

/// Marks the use of each name, adjectives of nations aside, which are marked already.
pub(crate) fn mark(words: &Words<'_>, names: &mut [Name], cast: &Cast<'_>, gazetteer: &Gazetteer) {
    let sources: Vec<Span> = words
        .reading
        .annotation
        .attributions
        .iter()
        .filter_map(|attribution| attribution.source.hull())
        .collect();
    for name in names.iter_mut().filter(|name| name.usage == PlaceUse::Location) {
        name.is_definite = words.before(name.tokens.start, 1) == "the";
        if is_seat(name, cast, gazetteer) {
            name.usage = PlaceUse::Actor;
            name.only = Some(Only::Country);
        } else if is_actor(words, name, &sources, cast) {
            name.usage = PlaceUse::Actor;
        } else if is_adjective(words, name) || is_joined(words, name) {
            name.usage = PlaceUse::Adjective;
        }
    }
}

/// "the Kremlin", "White House": a house that stands for a state, whatever towns bear its name.
fn is_seat(name: &Name, cast: &Cast<'_>, gazetteer: &Gazetteer) -> bool {
    if name.only.is_some() || name.sort.is_some() || cast.state(&name.words).is_none() {
        return false;
    }
    let mut found = gazetteer.exact(&name.words).peekable();
    let is_town = found.peek().is_some_and(|found| found.own_name) && !name.is_definite;
    let is_power = |entry: Entry<'_>| {
        matches!(entry.feature, Feature::Country | Feature::Region | Feature::Area)
            || entry.seat == Some(Feature::Country)
    };
    !is_town && !found.any(|found| is_power(found.entry))
}

/// "Moscow said", "according to Kyiv".
fn is_actor(words: &Words<'_>, name: &Name, sources: &[Span], cast: &Cast<'_>) -> bool {
    let is_power = cast.state(&name.words).is_some() || name.only == Some(Only::Country);
    if !is_power || is_locative(words.before(name.tokens.start, 1)) {
        return false;
    }
    sources.contains(&name.span)
        || is_subject(words, name)
        || is_addressed(words, name)
        || is_owner(words, name)
        || words.before(name.tokens.start, 2) == "according"
}

/// Verbs of what is said to or of a government: "accused China of it", "urged Kyiv to wait".
const ADDRESSING: &[&str] = &[
    "accuse",
    "blame",
    "urge",
    "warn",
    "press",
    "pressure",
    "ask",
    "tell",
    "criticise",
    "criticize",
    "condemn",
    "thank",
    "convince",
    "persuade",
    "force",
    "push",
    "help",
    "support",
    "back",
    "arm",
    "allow",
    "call",
    "invite",
    "praise",
    "threaten",
    "punish",
    "sanction",
    "suspect",
    "charge",
];

/// "accused China of selling oil": a state that is the object of such a verb.
fn is_addressed(words: &Words<'_>, name: &Name) -> bool {
    let reading = words.reading;
    let Some(head) = reading.head_of(name.span) else {
        return false;
    };
    let is_object = ["obj", "iobj"].iter().any(|relation| reading.token(head).is(relation));
    let verb = reading.head(head).filter(|_| is_object);
    verb.is_some_and(|verb: TokenId| ADDRESSING.contains(&reading.lemma(verb)))
}

/// "China's stance", "North Korea's nuclear programme": a state owns it; "Vardia's northern coast" lies somewhere.
fn is_owner(words: &Words<'_>, name: &Name) -> bool {
    let reading = words.reading;
    let Some(head) = reading.head_of(name.span) else {
        return false;
    };
    let owned = reading.head(head).filter(|_| reading.token(head).is("nmod:poss"));
    owned.is_some_and(|owned: TokenId| {
        let noun = reading.lower(owned);
        reading.token(owned).upos == Upos::Noun && sort_of(&noun).is_none() && !LYING.contains(&reading.lemma(owned))
    })
}

/// Nouns of what lies in a country, beside those that are sorts of places.
const LYING: &[&str] = &[
    "coast",
    "port",
    "border",
    "capital",
    "waters",
    "water",
    "shore",
    "north",
    "south",
    "east",
    "west",
    "centre",
    "center",
    "frontier",
    "airport",
    "prison",
    "territory",
    "soil",
    "airspace",
    "interior",
    "countryside",
    "highway",
    "heartland",
    "refinery",
    "hospital",
    "station",
    "base",
    "harbour",
    "harbor",
];

fn is_subject(words: &Words<'_>, name: &Name) -> bool {
    let reading = words.reading;
    let Some(head) = reading.head_of(name.span) else {
        return false;
    };
    let verb = reading.token(head).is("nsubj").then(|| reading.head(head)).flatten();
    // "China is allowing oil to go there", "Vardia had sold the rockets": who has an object does something.
    let has_object = |verb: TokenId| reading.child(verb, "obj").is_some() && !SEEING.contains(&reading.lemma(verb));
    verb.is_some_and(|verb| ACTS.contains(&reading.lemma(verb)) || has_object(verb))
}

/// "Belgorod residents", "Ohio State Fair": a noun follows that the name belongs to.
fn is_adjective(words: &Words<'_>, name: &Name) -> bool {
    let next = name.tokens.end;
    if !words.is_together(name.tokens.start, next)
        || sort_of(words.lower(next)).is_some_and(|sort| Some(sort) == name.sort)
    {
        return false;
    }
    let reading = words.reading;
    let belongs = reading.head_of(name.span).is_some_and(|head| {
        let token = reading.token(head);
        (token.is("compound") || token.is("amod") || token.is("nmod") && !words.is_glued(next - 1))
            && token.head.is_some_and(|head| {
                words
                    .within(words.span(next, next + 4))
                    .any(|at| words.get(at).is_some_and(|word| word.token == head))
            })
    });
    let is_noun = words
        .get(next)
        .is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj));
    belongs && is_noun
}

/// "Halm-flagged", "Vardia-backed": the name is part of a word that describes.
fn is_joined(words: &Words<'_>, name: &Name) -> bool {
    const DESCRIBING: &[&str] = &[
        "flagged",
        "backed",
        "registered",
        "owned",
        "led",
        "made",
        "built",
        "funded",
        "supported",
        "born",
        "aligned",
        "allied",
        "supplied",
        "trained",
        "friendly",
        "linked",
        "sponsored",
    ];
    let end = name.tokens.end;
    let is_hyphen = matches!(words.lower(end), "-" | "‑" | "–") && words.is_glued(end - 1);
    let tail = words.lower(end).trim_start_matches(['-', '‑']);
    DESCRIBING.contains(&tail) || is_hyphen && DESCRIBING.contains(&words.lower(end + 1))
}

/// How fine a row is, for the wire.
pub(crate) fn precision(feature: Feature) -> rashomon_types::PlacePrecision {
    use rashomon_types::PlacePrecision as Precision;
    match feature {
        Feature::Settlement => Precision::Town,
        Feature::District => Precision::District,
        Feature::Region => Precision::Region,
        Feature::Country => Precision::Country,
        Feature::Area => Precision::Area,
    }
}
