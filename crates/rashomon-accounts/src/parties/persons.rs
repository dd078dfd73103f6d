//! Persons who speak in several reports: whom one report says that they speak for, they speak for in the others.
//!
//! Two names are of one person where the last names are the same and the first ones can be: "Trask", "Mr. Trask" and "A. Trask"
//! are "Aldo Trask" if the reports know no other Trask. Whose owners differ is left alone.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Claim, Source};

use crate::names;

/// Forms of address, which are no part of a name.
const ADDRESS: [&str; 12] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "lord",
    "lady",
    "prof",
    "professor",
    "colonel",
    "senior",
];

/// The persons of a run, by their last names.
#[derive(Debug, Default)]
pub(crate) struct Persons {
    by_last: BTreeMap<String, Vec<Person>>,
}

/// One way in which a person is named, and whom that voice speaks for.
#[derive(Debug)]
struct Person {
    first: Option<String>,
    owner: Option<String>,
}

impl Persons {
    /// Everybody who speaks in some claims.
    pub(crate) fn of(claims: &[Claim]) -> Self {
        let mut persons = Self::default();
        for source in claims.iter().flat_map(Claim::chain) {
            let Some((first, last)) = source.speaker.as_deref().and_then(split) else {
                continue;
            };
            let person = Person {
                first,
                owner: owner(source),
            };
            persons.by_last.entry(last).or_default().push(person);
        }
        persons
    }

    /// Whom a speaker speaks for by what other reports say; none where they say nothing, or not the same.
    pub(crate) fn owner(&self, speaker: &str) -> Option<&str> {
        let (first, last) = split(speaker)?;
        let namesakes = self.by_last.get(&last)?;
        let firsts: BTreeSet<&str> = namesakes.iter().filter_map(|person| person.first.as_deref()).collect();
        // A bare last name is nobody's where several persons share it.
        let is_open = first.is_none() && firsts.iter().any(|one| firsts.iter().any(|other| !can_be(one, other)));
        let same = |person: &&Person| match (&first, &person.first) {
            (Some(one), Some(other)) => can_be(one, other),
            _ => firsts.len() <= 1 || first.is_none(),
        };
        let owners: BTreeMap<String, &str> = namesakes
            .iter()
            .filter(same)
            .filter_map(|person| person.owner.as_deref())
            .map(|owner| (names::key(owner), owner))
            .collect();
        let mut owners = owners.into_values();
        let only = owners.next().filter(|_| owners.next().is_none());
        only.filter(|_| !is_open)
    }
}

/// Whether two first names can be of one person: the same, or one the initial of the other.
fn can_be(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == other || initial(one, other) || initial(other, one)
}

/// The first and the last name in how a person is called, in lower case; none for what is no person's name.
fn split(speaker: &str) -> Option<(Option<String>, String)> {
    let words: Vec<&str> = speaker.split_whitespace().collect();
    let is_name = |word: &&&str| {
        let lower = word.trim_end_matches('.').to_lowercase();
        !names::is_generic(&lower) && !ADDRESS.contains(&lower.as_str())
    };
    let names: Vec<&&str> = words.iter().filter(is_name).collect();
    let are_capital = names
        .iter()
        .all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let last = names.last()?.trim_end_matches('.').to_lowercase();
    let first = (names.len() > 1).then(|| names.first().map(|word| word.trim_end_matches('.').to_lowercase()));
    (are_capital && names.len() <= 4 && last.chars().count() > 2).then_some((first.flatten(), last))
}

/// The last name of a person, in lower case; none for what is no person's name.
pub(super) fn last_name(speaker: &str) -> Option<String> {
    split(speaker).map(|(_, last)| last)
}

/// Whom a voice speaks for by its own report.
fn owner(source: &Source) -> Option<String> {
    let of = source.actor.as_ref().and_then(|actor| actor.of.clone());
    of.or_else(|| source.side.clone())
        .filter(|owner| !names::words(owner).iter().all(|word| names::is_generic(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn persons(named: &[(&str, Option<&str>)]) -> Persons {
        let mut persons = Persons::default();
        for (name, owner) in named {
            let (first, last) = split(name).unwrap();
            let owner = owner.map(str::to_owned);
            persons.by_last.entry(last).or_default().push(Person { first, owner });
        }
        persons
    }

    #[test]
    fn a_person_speaks_for_the_same_in_all_reports() {
        let known = persons(&[
            ("Aldo Trask", Some("Toravia")),
            ("President Trask", None),
            ("A. Trask", None),
        ]);
        for name in ["Trask", "Mr. Trask", "President Trask", "A. Trask", "Aldo J. Trask"] {
            assert_eq!(known.owner(name), Some("Toravia"), "{name}");
        }
        assert_eq!(known.owner("Bela Trask"), None);
        assert_eq!(known.owner("Orlan"), None);
    }

    #[test]
    fn a_last_name_of_two_is_nobodys() {
        let known = persons(&[("Aldo Trask", Some("Toravia")), ("Bela Trask", None)]);
        assert_eq!(known.owner("Trask"), None);
        assert_eq!(known.owner("Aldo Trask"), Some("Toravia"));
    }

    #[test]
    fn two_owners_are_none() {
        let known = persons(&[("Aldo Trask", Some("Toravia")), ("Aldo Trask", Some("Osk"))]);
        assert_eq!(known.owner("Aldo Trask"), None);
    }
}
