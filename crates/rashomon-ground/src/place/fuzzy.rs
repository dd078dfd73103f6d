//! Names in another or a damaged spelling: "Graveron" for Grayvoron, looked for only where the report is.

use rashomon_gazetteer::{Area, Entry, Feature, Gazetteer, fold};

use super::focus::Focus;
use super::group::{Candidate, Group, How};
use super::sort::Sort;

/// How many spellings are asked for.
const MOST: usize = 12;
/// A name of fewer letters has too many neighbours.
const SHORTEST: usize = 4;

/// Rows whose names could be other spellings of a group's name, in the areas of the document.
pub(crate) fn candidates<'g>(group: &Group<'g>, number: usize, focus: &Focus<'g>, gazetteer: &'g Gazetteer) -> Vec<Candidate<'g>> {
    let letters = fold(&group.words).chars().count();
    let is_held = !matches!(group.sort, Some(Sort::Road | Sort::Nature | Sort::Region | Sort::Country));
    let (countries, finer): (Vec<Area>, Vec<Area>) = focus.areas(number).into_iter().partition(|area| matches!(area, Area::Country(_)));
    if letters < SHORTEST || !is_held || group.only.is_some() {
        return Vec::new();
    }
    // A village is looked for where the report is, before it is looked for anywhere in a country that it names.
    let wider = [finer, countries].into_iter().filter(|areas| !areas.is_empty());
    let mut found = wider.map(|areas| among(group, number, focus, &areas, gazetteer));
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

fn among<'g>(group: &Group<'g>, number: usize, focus: &Focus<'g>, areas: &[Area], gazetteer: &'g Gazetteer) -> Vec<Candidate<'g>> {
    let letters = fold(&group.words).chars().count();
    let found = gazetteer.similar(&group.words, areas, MOST);
    let fitting = found.into_iter().filter(|(found, cost)| *cost <= most_cost(letters) && is_place(&found.entry));
    fitting
        .map(|(found, cost)| {
            let near = focus.nearness(found.entry.point, found.entry.country, found.entry.admin1, number);
            let mut candidate = Candidate::new(found.entry, How::Spelling(cost), group.sort);
            candidate.score = spelling_score(cost, letters, near, &found.entry);
            candidate.support = near;
            candidate
        })
        .collect()
}

fn is_place(entry: &Entry<'_>) -> bool {
    matches!(entry.feature, Feature::Settlement | Feature::District | Feature::Area)
}

/// How many wrong letters are too many.
fn most_cost(letters: usize) -> f64 {
    match letters {
        0..=4 => 1.0,
        5..=6 => 1.5,
        7..=9 => 2.0,
        _ => 2.5,
    }
}

/// Nearness of the spelling first, then of the place, then its size.
fn spelling_score(cost: f64, letters: usize, near: f64, entry: &Entry<'_>) -> f64 {
    let people = (1.0 + entry.population as f64).ln();
    -14.0 * cost / (letters as f64).max(4.0).sqrt() / 1.5 + 4.0 * near + 0.15 * people
}
