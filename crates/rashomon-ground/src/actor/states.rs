//! Which names the document uses as those of states, beside those of the lexicon: "Kelmar", by "the Kelmari army".

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::kinship::{STEM, is_adjective_of};

use super::portrait::{Opening, Who};
use super::scene::Scene;

/// Names and adjectives of states that the document itself tells, each with its state.
#[derive(Debug, Default)]
pub(super) struct States {
    forms: BTreeMap<String, String>,
    /// Words of people's names.
    people: BTreeSet<String>,
}

impl States {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut states = Self {
            people: people(scene),
            ..Self::default()
        };
        for name in owners(scene, &states.people) {
            states.forms.insert(name.clone(), name);
        }
        let names = bare_names(scene, &states.people);
        for word in adjectives(scene) {
            if let Some(state) = kin(&names, &word) {
                states.forms.insert(state.clone(), state.clone());
                states.forms.insert(word, state);
            }
        }
        states
    }

    /// Whether a word belongs to a person's name in this document.
    pub(super) fn is_person(&self, word: &str) -> bool {
        self.people.contains(word)
    }

    /// The state that a name or an adjective means in this document.
    pub(super) fn get(&self, form: &str) -> Option<&str> {
        self.forms.get(form).map(String::as_str)
    }
}

/// Names that own an office or force such as only a state has: "Vesland's army", "the president of Ardesh".
fn owners(scene: &Scene<'_>, people: &BTreeSet<String>) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for at in 0..scene.chunks.len() {
        let portrait = &scene.portraits[at];
        let national = portrait.national && portrait.who != Who::Nobody;
        let last = scene.lower(scene.chunks[at].words.end - 1);
        let region = scene.lexicon.nouns.region(last).is_some();
        let part = region && portrait.opening == Opening::Indefinite;
        let owner = scene.chunks[at]
            .owner
            .filter(|_| national || (region && portrait.open_name.is_some()));
        let complement = scene.complements[at]
            .as_ref()
            .filter(|found| found.link == "of" && (national || part));
        let names = owner
            .into_iter()
            .chain(complement.map(|found| found.chunk))
            .filter(|chunk| scene.is_bare_name(*chunk));
        out.extend(
            names
                .map(|chunk| scene.name(chunk))
                .filter(|name| !people.contains(name)),
        );
    }
    out
}

/// The words of people's names of more than one word, or with a title.
fn people(scene: &Scene<'_>) -> BTreeSet<String> {
    let named = scene
        .portraits
        .iter()
        .filter(|portrait| portrait.who == Who::Person && (portrait.name.len() > 1 || portrait.head.is_some()));
    named
        .flat_map(|portrait| portrait.name.clone())
        .map(|at| scene.words[at].form.clone())
        .collect()
}

/// Capital names that stand alone.
fn bare_names(scene: &Scene<'_>, people: &BTreeSet<String>) -> BTreeSet<String> {
    let bare = (0..scene.chunks.len()).filter(|at| scene.is_bare_name(*at) || scene.portraits[*at].who == Who::Person);
    bare.map(|at| scene.name(at))
        .filter(|name| !name.contains(' ') && !people.contains(name))
        .collect()
}

/// Capital words before nouns, and parties of ties, that no lexicon knows.
fn adjectives(scene: &Scene<'_>) -> BTreeSet<String> {
    let open = scene
        .portraits
        .iter()
        .filter_map(|portrait| portrait.open_name.clone())
        .filter(|range| range.len() == 1);
    let words = open.map(|range| scene.slice(&range));
    let parties = scene
        .portraits
        .iter()
        .flat_map(|portrait| &portrait.bonds)
        .map(|bond| bond.party.clone());
    words
        .chain(parties)
        .filter(|word| word.starts_with(char::is_uppercase))
        .collect()
}

/// The name that a word is the adjective of.
fn kin(names: &BTreeSet<String>, word: &str) -> Option<String> {
    let stem: String = word.chars().take(STEM).collect();
    let alike = names
        .range(stem.clone()..)
        .take_while(|name| name.starts_with(&stem))
        .take(64);
    alike
        .filter(|name| is_adjective_of(word, name))
        .min_by_key(|name| name.len())
        .cloned()
}
