//! Names of parties beside those that were found: article, case and endings do not count, and a longer name holds a shorter.

use rashomon_types::{Claim, Event, Party, PartyId, SourceKind};

use crate::words::terms;

/// What the tables call the reporter's own voice.
const REPORTER: &str = "the reporter";

/// Every name that the tables of a bundle give to a party, cell by cell, so that a name that is another party's own is not
/// taken for this one's because the one holds the other: the *Free Sorvania Legion* is not *Sorvania*.
#[derive(Debug, Clone, Default)]
pub(super) struct Roster {
    cells: Vec<Vec<String>>,
}

impl Roster {
    /// Of these cells.
    pub(super) fn new<'cells>(cells: impl IntoIterator<Item = &'cells str>) -> Self {
        let cells = cells.into_iter().map(|cell| alternatives(cell).map(plain).collect());
        Self { cells: cells.collect() }
    }

    /// Whether a name is that of another party than the one in a cell.
    fn is_another(&self, cell: &str, name: &str) -> bool {
        let own: Vec<String> = alternatives(cell).map(plain).collect();
        let name = plain(name);
        let mut others = self
            .cells
            .iter()
            .filter(|other| !other.iter().any(|name| own.contains(name)));
        !own.contains(&name) && others.any(|other| other.contains(&name))
    }

    /// Whether a party that was found is the one in a cell.
    pub(super) fn is_party(&self, cell: &str, party: &Party) -> bool {
        let calls = |name: &str| alternatives(cell).any(|expected| plain(expected) == plain(name));
        let all = || {
            [party.name.as_str(), party.id.0.as_str()]
                .into_iter()
                .chain(party.members.iter().map(String::as_str))
        };
        if all().any(calls) {
            return true;
        }
        !self.is_another(cell, &party.name)
            && all()
                .any(|name| !self.is_another(cell, name) && alternatives(cell).any(|expected| holds(expected, name)))
    }

    /// Whether an answer's party, or where it has none its voice, is the one in a cell.
    pub(super) fn is_origin(&self, cell: &str, event: &Event, voice: &Voice<'_>) -> bool {
        if let Some(party) = voice
            .party
            .and_then(|id| event.parties.iter().find(|party| party.id == *id))
        {
            return self.is_party(cell, party);
        }
        if is_reporter(voice) {
            return alternatives(cell).any(|name| name == REPORTER);
        }
        let named = voice.party.map(|id| id.0.as_str()).into_iter().chain(voice.speaker);
        let mut named = named.filter(|name| !self.is_another(cell, name));
        named.any(|name| alternatives(cell).any(|expected| holds(expected, name)))
    }
}

/// Whose answer it is.
pub(super) struct Voice<'run> {
    /// The party of its origin.
    pub(super) party: Option<&'run PartyId>,
    /// The speaker at its origin.
    pub(super) speaker: Option<&'run str>,
    /// The claim that gives it.
    pub(super) claim: Option<&'run Claim>,
}

fn is_reporter(voice: &Voice<'_>) -> bool {
    let in_own_voice = |claim: &Claim| claim.origin().is_none() && claim.source.kind == SourceKind::Reporter;
    voice.party.is_none() && voice.claim.is_some_and(in_own_voice)
}

/// The names in a cell, any of which is right.
pub(super) fn alternatives(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(" or ").map(str::trim)
}

/// A name without its article, in lower case.
fn plain(name: &str) -> String {
    let mut words = terms(name);
    if words.len() > 1 && matches!(words.first().map(String::as_str), Some("the" | "a" | "an")) {
        words.remove(0);
    }
    words.join(" ")
}

/// Whether one name's words stand, in their order and next to each other, in the other's.
pub(super) fn holds(left: &str, right: &str) -> bool {
    let (left, right) = (plain(left), plain(right));
    let words = |name: &str| -> Vec<String> {
        name.split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (mut long, mut short) = (words(&left), words(&right));
    if long.len() < short.len() {
        std::mem::swap(&mut long, &mut short);
    }
    let is_here = |window: &[String]| window.iter().zip(&short).all(|(left, right)| same_word(left, right));
    !short.is_empty() && long.windows(short.len()).any(is_here)
}

/// What names of places and peoples end on: *Vardia*, *Vardian*, *Vardians*, *Vardic*.
const ENDINGS: [&str; 13] = ["", "a", "c", "d", "ed", "ese", "i", "ian", "ians", "is", "n", "ns", "s"];

/// Whether two words are one but for an ending.
pub(super) fn same_word(left: &str, right: &str) -> bool {
    let shared = left
        .chars()
        .zip(right.chars())
        .take_while(|(left, right)| left == right);
    let stem: usize = shared.map(|(sign, _)| sign.len_utf8()).sum();
    let endings = [left, right].map(|word| word.get(stem..).unwrap_or_default());
    let is_plural = endings.contains(&"") && endings.iter().any(|ending| matches!(*ending, "s" | "es"));
    let is_other =
        endings.iter().all(|ending| ENDINGS.contains(ending)) && stem >= if endings.contains(&"") { 4 } else { 5 };
    left == right || is_other || (is_plural && stem >= 3)
}

/// The word that a phrase turns on: the last before a preposition, *cooling pipe* → *pipe*.
pub(super) fn head(phrase: &str) -> String {
    let words = terms(phrase);
    let of = words
        .iter()
        .position(|word| matches!(word.as_str(), "of" | "in" | "on" | "at" | "from" | "for" | "with"));
    let end = of.filter(|place| *place > 0).unwrap_or(words.len());
    words.get(..end).and_then(<[String]>::last).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, members: &[&str]) -> Party {
        Party {
            id: PartyId(name.to_lowercase()),
            name: name.to_owned(),
            kind: None,
            side: None,
            role: None,
            members: members.iter().map(|&member| member.to_owned()).collect(),
            reason: String::new(),
        }
    }

    #[test]
    fn names_hold_one_another() {
        assert!(holds("Damari", "the Damari Union") && holds("Vardia", "VARDIAN army") && holds("house", "houses"));
        assert!(holds("Dravia", "Dravic troops") && !holds("Vardia", "Varden"));
        assert!(!holds("Vardia", "Kelmar") && !holds("", "Kelmar"));
    }

    #[test]
    fn another_partys_name_is_not_this_ones() {
        let roster = Roster::new(["Sorvania", "Free Sorvania Legion or Legion", "Sorvania or police"]);
        assert!(roster.is_party("Sorvania", &party("Sorvania", &[])));
        assert!(!roster.is_party("Sorvania", &party("Free Sorvania Legion", &[])));
        assert!(roster.is_party("Free Sorvania Legion or Legion", &party("the Legion", &[])));
        assert!(!roster.is_party("Free Sorvania Legion or Legion", &party("Sorvania", &[])));
        assert!(roster.is_party("Sorvania or police", &party("Sorvania", &["police"])));
        assert!(roster.is_party("hospital", &party("Lisk Clinic", &["the hospital"])));
    }

    #[test]
    fn heads_are_found() {
        assert_eq!(
            (head("cooling pipe").as_str(), head("the roof of a barn").as_str()),
            ("pipe", "roof")
        );
    }
}
