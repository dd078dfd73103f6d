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
        } else if is_adjective(words, name) {
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
    sources.contains(&name.span) || is_subject(words, name) || words.before(name.tokens.start, 2) == "according"
}

fn is_subject(words: &Words<'_>, name: &Name) -> bool {
    let reading = words.reading;
    let Some(head) = reading.head_of(name.span) else {
        return false;
    };
    let verb = reading.token(head).is("nsubj").then(|| reading.head(head)).flatten();
    verb.is_some_and(|verb: TokenId| ACTS.contains(&reading.lemma(verb)))
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
