//! Names in another or a damaged spelling: "Graveron" for Grayvoron, looked for only where the report is.

use rashomon_gazetteer::{Area, Entry, Feature, Gazetteer, Match, Neighbourhood, fold};

use super::focus::Focus;
use super::group::{Candidate, Group, How};
use super::name::Trust;
use super::sort::Sort;

/// How many spellings are asked for.
const MOST: usize = 12;
/// A name of fewer letters has too many neighbours.
const SHORTEST: usize = 4;
/// Where a document says nothing of where it is, only a larger town in nearly the same spelling is taken.
const WORLD_COST: f64 = 0.6;
const WORLD_PEOPLE: u64 = 10_000;

/// The areas that a document's names are looked for in, each made ready once.
pub(crate) struct Nearby<'g> {
    gazetteer: &'g Gazetteer,
    ready: Vec<(Vec<Area>, Neighbourhood<'g>)>,
}

impl<'g> Nearby<'g> {
    pub(crate) fn new(gazetteer: &'g Gazetteer) -> Self {
        Self {
            gazetteer,
            ready: Vec::new(),
        }
    }

    /// Spellings in some areas; in all the world only those of larger towns.
    fn similar(&mut self, words: &str, areas: &[Area], most: f64) -> Vec<(Match<'g>, f64)> {
        if !self.ready.iter().any(|(held, _)| held == areas) {
            let least_people = if areas.is_empty() { WORLD_PEOPLE } else { 0 };
            let neighbourhood = self.gazetteer.neighbourhood(areas, least_people);
            self.ready.push((areas.to_vec(), neighbourhood));
        }
        let ready = self.ready.iter().find(|(held, _)| held == areas);
        ready
            .map(|(_, there)| there.similar(words, MOST, most))
            .unwrap_or_default()
    }
}

/// Rows whose names could be other spellings of a group's name, in the areas of the document.
///
/// `is_told` says whether the text states that the name lies in a place that holds a row.
pub(crate) fn candidates<'g>(
    group: &Group<'g>,
    number: usize,
    focus: &Focus<'g>,
    is_told: &dyn Fn(&Entry<'g>) -> bool,
    nearby: &mut Nearby<'g>,
) -> Vec<Candidate<'g>> {
    // "region" is said of districts too, and of the land around a town.
    let is_held = !matches!(group.sort, Some(Sort::Road | Sort::Nature | Sort::Country));
    if letters(group) < SHORTEST || !is_held || group.only.is_some() || group.is_definite || is_short_form(&group.words)
    {
        return Vec::new();
    }
    // A village is looked for where the report is, before it is looked for anywhere in a country that it names.
    let (countries, finer): (Vec<Area>, Vec<Area>) = focus
        .areas(number)
        .into_iter()
        .partition(|area| matches!(area, Area::Country(_)));
    // Looking through whole countries takes long: a name that may be no place is looked for there only if nothing finer is known.
    let countries = if group.trust == Trust::Possible && !finer.is_empty() {
        Vec::new()
    } else {
        countries
    };
    let wider = [finer, countries].into_iter().filter(|areas| !areas.is_empty());
    let mut found = wider.map(|areas| among(group, number, focus, &areas, is_told, nearby));
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

/// A name with a number or an abbreviation in it is no other spelling of a town's: "GILES ST.", "Gate 7".
fn is_short_form(words: &str) -> bool {
    let has_digit = words.chars().any(|letter| letter.is_ascii_digit());
    has_digit
        || words
            .split_whitespace()
            .any(|word| word.len() > 1 && word.ends_with('.'))
}

fn letters(group: &Group<'_>) -> usize {
    fold(&group.words).chars().count()
}

fn among<'g>(
    group: &Group<'g>,
    number: usize,
    focus: &Focus<'g>,
    areas: &[Area],
    is_told: &dyn Fn(&Entry<'g>) -> bool,
    nearby: &mut Nearby<'g>,
) -> Vec<Candidate<'g>> {
    let most = most_cost(group);
    let bound = if areas.is_empty() { most.min(WORLD_COST) } else { most };
    let found = nearby.similar(&group.words, areas, bound);
    let fitting = found
        .into_iter()
        .filter(|(found, cost)| *cost <= most && is_place(&found.entry));
    fitting
        .filter_map(|(found, cost)| {
            let near = focus.nearness(found.entry.point, found.entry.country, found.entry.admin1, number);
            let near = if is_told(&found.entry) { near.max(TOLD) } else { near };
            // What lies farther from the places of the document must be spelt nearer.
            if !areas.is_empty() && cost > most * (0.5 + near) {
                return None;
            }
            let mut candidate = Candidate::new(found.entry, How::Spelling(cost), group.sort);
            let own = if found.own_name { 0.0 } else { ALIAS };
            let unit = if found.entry.feature == Feature::District && group.sort.is_none() {
                UNIT
            } else {
                0.0
            };
            candidate.score = spelling_score(cost, near, &found.entry) - own - unit;
            candidate.support = near;
            candidate.local = near;
            Some(candidate)
        })
        .collect()
}

/// What another name of a row is worth less than its own.
const ALIAS: f64 = 0.3;
/// What a district is worth less than its town, where no word says that a district is meant.
const UNIT: f64 = 2.0;
/// How near a row counts that lies where the text says.
const TOLD: f64 = 0.7;

/// The one town of the world that a name may be a spelling of, if the document names no other place.
pub(crate) fn in_the_world<'g>(
    group: &Group<'g>,
    number: usize,
    focus: &Focus<'g>,
    nearby: &mut Nearby<'g>,
) -> Vec<Candidate<'g>> {
    let is_held = !matches!(
        group.sort,
        Some(Sort::Road | Sort::Nature | Sort::Region | Sort::Country)
    );
    if group.trust == Trust::Possible && !group.is_related
        || !is_held
        || group.only.is_some()
        || group.is_definite
        || is_short_form(&group.words)
        || letters(group) <= SHORTEST
    {
        return Vec::new();
    }
    let mut found = among(group, number, focus, &[], &|_| false, nearby);
    let is_likely = |candidate: &Candidate<'_>| {
        matches!(candidate.how, How::Spelling(cost) if cost <= WORLD_COST) && candidate.entry.population >= WORLD_PEOPLE
    };
    found.retain(is_likely);
    found
}

fn is_place(entry: &Entry<'_>) -> bool {
    matches!(entry.feature, Feature::Settlement | Feature::District | Feature::Area)
}

/// How far a spelling may lie off, in plain wrong letters: the longer the name, the farther. A name that may be no place
/// at all must fit better.
fn most_cost(group: &Group<'_>) -> f64 {
    let most = match letters(group) {
        0..=4 => 0.4,
        5 => 1.0,
        6 => 1.05,
        7..=8 => 1.2,
        _ => 1.4,
    };
    // A relation tests what is found, so a long name may lie farther off.
    let most = if group.is_related && letters(group) > 7 {
        1.5 * most
    } else {
        most
    };
    if group.trust == Trust::Possible {
        0.85 * most
    } else {
        most
    }
}

/// Nearness of the spelling first, then of the place, then its size.
fn spelling_score(cost: f64, near: f64, entry: &Entry<'_>) -> f64 {
    let people = (1.0 + entry.population as f64).ln();
    -5.0 * cost + 4.0 * near + 0.2 * people - 1.5
}
