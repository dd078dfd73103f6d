//! Adjectives of states and the names of their peoples: "Ukrainian forces", "two Russians".

use rashomon_types::{PlaceUse, Upos};

use crate::actor::Cast;
use super::Search;
use crate::place::name::{Name, Only, Trust};
use crate::place::words::Words;

/// Endings of adjectives of nations. A word without one is the name of a state, a capital or a seat.
const ENDINGS: &[&str] = &[
    "an", "ese", "ish", "ch", "i", "ic", "ot", "iote", "ian", "ek", "wiss", "ori", "ttish", "lsh", "inian", "ene", "ine", "kh", "ak", "sh", "ards",
    "yz", "ech", "ai", "ao", "reek", "jik", "urk", "men", "zbek", "azakh", "hmer", "rab", "urd",
];

/// Names of states and places that end like adjectives.
const STATES: &[&str] = &[
    "iran", "sudan", "afghanistan", "pakistan", "kazakhstan", "azerbaijan", "japan", "bhutan", "jordan", "oman", "taiwan", "vatican",
    "haiti", "fiji", "malawi", "brunei", "mali", "burundi", "djibouti", "kiribati", "chad", "uzbekistan", "tajikistan", "kyrgyzstan", "turkmenistan",
    "south sudan", "michigan", "tehran", "abidjan", "delhi", "new delhi", "nairobi", "bamako", "tripoli", "abu dhabi", "kuwait", "saint", "yerevan",
];

pub(crate) fn find(search: &Search<'_>, cast: &Cast<'_>) -> Vec<Name> {
    let words = search.words;
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let name = words.is_capital(at).then(|| [2, 1].iter().find_map(|by| nation(search, at, at + by, cast)));
        match name.flatten() {
            Some(name) => {
                at = name.tokens.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}

fn nation(search: &Search<'_>, at: usize, end: usize, cast: &Cast<'_>) -> Option<Name> {
    let words = search.words;
    // "Russian Federation", "French Guiana": a name of its own.
    let is_longer = (1..=2).any(|more| words.is_together(at, end + more - 1) && words.is_capital(end + more - 1) && search.is_known(&(at..end + more)));
    if is_longer {
        return None;
    }
    if !words.is_together(at, end - 1) || is_language(words, at, end) {
        return None;
    }
    let text = words.text(at, end);
    if matches!(words.before(at, 1), "native" | "african" | "latin" | "central") || text == "West Indian" {
        return None;
    }
    let state = state_of(text, cast).or_else(|| state_of(text.strip_suffix('s')?, cast))?;
    let is_capital = |found: rashomon_gazetteer::Match<'_>| found.own_name && found.entry.seat == Some(rashomon_gazetteer::Feature::Country);
    if search.gazetteer.exact(text).take(2).any(is_capital) {
        return None;
    }
    Some(Name {
        tokens: at..end,
        span: words.span(at, end),
        words: state.to_owned(),
        sort: None,
        usage: PlaceUse::Adjective,
        trust: Trust::Certain,
        only: Some(Only::Country),
        is_definite: false,
        within: Vec::new(),
    })
}

/// The state whose adjective the words are.
pub(crate) fn state_of<'a>(text: &str, cast: &'a Cast<'_>) -> Option<&'a str> {
    let lower = text.to_lowercase();
    let is_adjective = ENDINGS.iter().any(|ending| lower.ends_with(ending)) && !STATES.contains(&lower.as_str());
    let state = is_adjective.then(|| cast.state(text)).flatten()?;
    (!state.eq_ignore_ascii_case(text)).then_some(state)
}

/// "speaks Russian", "in English", "the Arabic language".
fn is_language(words: &Words<'_>, at: usize, end: usize) -> bool {
    let speaks = matches!(
        words.before(at, 1),
        "speak" | "speaks" | "speaking" | "spoke" | "spoken" | "fluent" | "written"
    );
    let is_noun = words.get(at).is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn));
    let next = words.after(end - 1, 1);
    speaks
        || matches!(next, "language" | "languages" | "lessons")
        || words.before(at, 1) == "in" && is_noun && matches!(next, "." | "," | "and" | "")
}
