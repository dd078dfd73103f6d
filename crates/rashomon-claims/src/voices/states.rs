//! Names that a report uses as those of states, and one word for the side of each.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::SourceKind;
use rashomon_types::kinship::{STEM, is_adjective_of};

use super::portrait::Class;
use super::roster::Speaker;

/// Settles which lone names are states, then gives each state one word as a side.
pub(super) fn settle(speakers: &mut [Speaker], places: &BTreeSet<&str>) {
    settle_states(speakers, places);
    settle_sides(speakers, places);
}

/// Lone names that the report uses as those of states are states: "in Vesland", "Vesland's army", "Veslandi".
fn settle_states(speakers: &mut [Speaker], places: &BTreeSet<&str>) {
    let sides: BTreeSet<String> = speakers.iter().filter_map(|speaker| speaker.side.clone()).collect();
    for speaker in speakers {
        let lone = speaker.class == Class::Unclear && speaker.given.len() == 1 && speaker.heads.is_empty();
        let name = speaker.full.as_str();
        let known = || places.contains(name) || sides.contains(name);
        let described = || alike(&sides, name).any(|side| is_adjective_of(side, name));
        if lone && speaker.gender.is_none() && (known() || described()) {
            speaker.class = Class::State;
            speaker.kind = SourceKind::Official;
            speaker.side = Some(speaker.full.clone());
        }
    }
}

/// Gives a state one word as a side where the text has both its name and its adjective.
fn settle_sides(speakers: &mut [Speaker], places: &BTreeSet<&str>) {
    let spoken = speakers.iter().filter(|speaker| speaker.class == Class::State);
    let mut states: BTreeSet<String> = spoken.map(|speaker| speaker.full.clone()).collect();
    states.extend(places.iter().map(|place| (*place).to_owned()));
    let mut settled: BTreeMap<String, Option<String>> = BTreeMap::new();
    for speaker in speakers {
        let Some(side) = &mut speaker.side else { continue };
        let find = || alike(&states, side).find(|state| is_adjective_of(side, state)).cloned();
        if let Some(state) = settled.entry(side.clone()).or_insert_with(find) {
            side.clone_from(state);
        }
    }
}

/// The words that begin as this one does.
fn alike<'a>(words: &'a BTreeSet<String>, word: &str) -> impl Iterator<Item = &'a String> {
    let stem: String = word.chars().take(STEM).collect();
    let from = stem.clone();
    words
        .range(from..)
        .take_while(move |other| other.starts_with(&stem))
        .take(64)
}
