//! Whose an office is by the words that name it: "Vardia" of "the interior ministry of Vardia" and of "Vardia's prosecutor".

use rashomon_types::Source;

use super::voice::{is_official, trimmed};
use crate::corpus::Corpus;
use crate::gather::Occasion;
use crate::names;

/// The owners that the sources of an event's claims name: "Russia" for the Kremlin's spokesman, "Ost" for "the police of
/// Ost".
pub(super) fn owners(corpus: &Corpus<'_>, occasion: &Occasion) -> Vec<String> {
    let mut owners: Vec<String> = Vec::new();
    for member in &occasion.members {
        let Some(origin) = corpus.claims.get(member.claim).and_then(|claim| claim.origin()) else {
            continue;
        };
        let owner = owner(origin).or_else(|| of_office(origin));
        owners.extend(
            owner
                .into_iter()
                .filter(|owner| !owners.contains(owner))
                .collect::<Vec<_>>(),
        );
    }
    owners
}

/// The owner that grounding found, unless it is a piece of the name itself: the Council of Renewal is not Renewal's.
pub(super) fn owner(origin: &Source) -> Option<String> {
    let actor = origin.actor.as_ref()?;
    let is_piece = |owner: &&String| names_of(origin).any(|name| is_piece_of(name, owner));
    let is_sort = |owner: &&String| names::words(owner).iter().all(|word| names::is_generic(word));
    actor
        .of
        .as_ref()
        .filter(|owner| !is_piece(owner) && !is_thing(owner) && !is_sort(owner))
        .cloned()
}

/// Whether somebody speaks for a part of a state: a made-up province can bear the name of a real place in another state.
pub(super) fn is_local(origin: &Source) -> bool {
    const LOCAL: &[&str] = &[
        "governor",
        "mayor",
        "prefect",
        "province",
        "provincial",
        "district",
        "region",
        "regional",
        "county",
        "town",
    ];
    let words = names_of(origin).chain(origin.office.as_deref()).flat_map(names::words);
    words.into_iter().any(|word| LOCAL.contains(&word.as_str()))
}

/// Whether an owner is a thing that somebody runs: "the refinery's operator, Orm Oil" speaks for Orm Oil.
pub(super) fn is_thing(owner: &str) -> bool {
    const RUN: &[&str] = &[
        "refinery",
        "tanker",
        "freighter",
        "ship",
        "ferry",
        "plant",
        "mine",
        "factory",
        "depot",
        "dam",
        "pipeline",
        "platform",
        "plane",
        "vessel",
        "boat",
        "terminal",
        "judge",
    ];
    names::words(owner)
        .iter()
        .any(|word| RUN.contains(&word.as_str()) || word.ends_with("day"))
}

/// The names that a source has.
pub(super) fn names_of(origin: &Source) -> impl Iterator<Item = &str> {
    let actor = origin.actor.as_ref().map(|actor| actor.name.as_str());
    [actor, origin.name.as_deref(), origin.speaker.as_deref()]
        .into_iter()
        .flatten()
}

/// Bodies whose names go on with "of": "the Army of Dawn" is no state's army, "the army of Vahl" is.
const NAMED_OF: &[&str] = &[
    "council",
    "committee",
    "army",
    "front",
    "movement",
    "union",
    "party",
    "league",
    "group",
    "brigade",
    "brigades",
    "legion",
    "corps",
    "sons",
    "order",
    "alliance",
    "congress",
    "assembly",
    "board",
    "bureau",
    "society",
    "brotherhood",
];

/// Whether an owner is only the end of a capitalised name: "Renewal" in "the Council of Renewal".
pub(super) fn is_piece_of(name: &str, owner: &str) -> bool {
    // "the Free Ellia Army" is not Free Ellia's.
    let behind = trimmed(name).strip_prefix(owner).map(names::words).unwrap_or_default();
    if matches!(behind.as_slice(), [word] if names::is_body(word)) && name.ends_with(|sign: char| sign.is_lowercase()) {
        let last = name.rsplit(' ').next().unwrap_or_default();
        return last.chars().next().is_some_and(char::is_uppercase);
    }
    let mut ofs = name
        .match_indices(" of ")
        .map(|(at, of)| (&name[..at], &name[at + of.len()..]));
    ofs.any(|(body, rest)| {
        let body = body.rsplit(' ').next().unwrap_or_default();
        let is_capital = body.chars().next().is_some_and(char::is_uppercase);
        is_capital && NAMED_OF.contains(&body.to_lowercase().as_str()) && rest.starts_with(owner)
    })
}

/// The owner in "the interior ministry of Kesh-Tamar": a name after an office's word. What stands after "in" may be a capital.
pub(super) fn of_office(origin: &Source) -> Option<String> {
    if !is_official(origin) {
        return None;
    }
    let phrase = origin.speaker.as_deref().or(origin.name.as_deref())?;
    if let Some(owner) = of_possessive(phrase) {
        return Some(owner);
    }
    let (office, rest) = phrase.rsplit_once(" of ")?;
    let is_office = names::words(office).iter().any(|word| names::is_generic(word));
    let rest = trimmed(rest);
    let is_name = rest.chars().next().is_some_and(char::is_uppercase) && rest.split(' ').count() <= 2;
    (is_office
        && is_name
        && !is_piece_of(phrase, &rest)
        && !rest.split(' ').all(|word| names::is_generic(&word.to_lowercase())))
    .then_some(rest)
}

/// The owner in "Cassaria's prosecutor".
fn of_possessive(phrase: &str) -> Option<String> {
    let (owner, office) = phrase.split_once("'s ").or_else(|| phrase.split_once("’s "))?;
    let owner = trimmed(owner);
    let is_name = owner
        .split(' ')
        .all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let is_office = names::words(office).iter().all(|word| names::is_generic(word));
    (is_name && is_office && owner.split(' ').count() <= 2).then_some(owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_body_is_named_of_is_not_its_owner() {
        assert!(is_piece_of("the Council of Renewal", "Renewal"));
        assert!(is_piece_of(
            "a group of officers calling itself the Council of Renewal",
            "Renewal"
        ));
        assert!(!is_piece_of("the interior ministry of Vardia", "Vardia"));
    }
}
