//! What the gazetteer holds under a name, and under the forms that a type word stands for: "Belgorod region" is filed as
//! "Belgorod Oblast", "Laurel" in a report from there is "Laurel County".

use rashomon_gazetteer::{Entry, Feature, Gazetteer};

use super::name::Only;
use super::sort::{Sort, sort_of};

/// Words that units are filed under, whatever a report calls them.
const REGIONS: &[&str] = &["Oblast", "Region", "Province", "Governorate", "Krai", "State", "Republic"];
const DISTRICTS: &[&str] = &["County", "District", "Raion", "Rayon", "Parish"];

/// The rows that a name may mean, each with whether the name is its own.
pub(crate) fn lookup<'g>(gazetteer: &'g Gazetteer, words: &str, sort: Option<Sort>, only: Option<Only>) -> Vec<(Entry<'g>, bool)> {
    let mut found = Found(Vec::new());
    found.add(gazetteer, words, |_| true);
    match only {
        Some(only) => found.0.retain(|(entry, _)| is_only(entry, only)),
        None => widen(gazetteer, words, sort, &mut found),
    }
    if let Some(Only::CityOf(_) | Only::Country) = only {
        found.0.truncate(1);
    }
    found.0
}

struct Found<'g>(Vec<(Entry<'g>, bool)>);

impl<'g> Found<'g> {
    fn add(&mut self, gazetteer: &'g Gazetteer, words: &str, wanted: impl Fn(&Entry<'g>) -> bool) {
        for found in gazetteer.exact(words) {
            self.push(found.entry, found.own_name, &wanted);
        }
    }

    fn push(&mut self, entry: Entry<'g>, own: bool, wanted: &impl Fn(&Entry<'g>) -> bool) {
        let is_there = |held: &Entry<'g>| held.geonameid == entry.geonameid && held.name == entry.name && held.point == entry.point;
        if wanted(&entry) && !self.0.iter().any(|(held, _)| is_there(held)) {
            self.0.push((entry, own));
        }
    }

    fn has(&self, feature: Feature) -> bool {
        self.0.iter().any(|(entry, _)| entry.feature == feature)
    }
}

fn is_only(entry: &Entry<'_>, only: Only) -> bool {
    match only {
        Only::Country => entry.feature == Feature::Country,
        Only::RegionOf(country) => entry.feature == Feature::Region && entry.country == country,
        Only::CityOf(country) => entry.feature == Feature::Settlement && entry.country == country,
    }
}

fn widen<'g>(gazetteer: &'g Gazetteer, words: &str, sort: Option<Sort>, found: &mut Found<'g>) {
    let stem = stem(words);
    if found.0.is_empty() {
        if let Some(longer) = with_ending(words) {
            found.add(gazetteer, &longer, |entry| entry.feature != Feature::Settlement);
        }
    }
    match sort {
        Some(Sort::Region) => {
            found.add(gazetteer, stem, |_| true);
            for word in REGIONS.iter().filter(|_| !found_region(found)).collect::<Vec<_>>() {
                found.add(gazetteer, &format!("{stem} {word}"), |entry| entry.feature == Feature::Region);
            }
            if !found_region(found) {
                add_regions_of_seats(gazetteer, found);
            }
            add_districts(gazetteer, stem, found);
        }
        Some(Sort::District) => {
            add_districts(gazetteer, stem, found);
            if !found.has(Feature::District) {
                found.add(gazetteer, stem, |_| true);
            }
        }
        Some(Sort::Site) => found.add(gazetteer, stem, |_| true),
        None if found.0.is_empty() => add_districts(gazetteer, stem, found),
        _ => {}
    }
}

fn found_region(found: &Found<'_>) -> bool {
    found.has(Feature::Region)
}

fn add_districts<'g>(gazetteer: &'g Gazetteer, stem: &str, found: &mut Found<'g>) {
    for word in DISTRICTS {
        found.add(gazetteer, &format!("{stem} {word}"), |entry| entry.feature == Feature::District);
    }
}

/// The region whose seat bears the name: "Sumy region" by Sumy.
fn add_regions_of_seats<'g>(gazetteer: &'g Gazetteer, found: &mut Found<'g>) {
    let seats: Vec<Entry<'g>> = found.0.iter().map(|(entry, _)| *entry).filter(|entry| entry.seat.is_some()).collect();
    for seat in seats {
        if let Some(region) = gazetteer.admin1_of(seat.country, seat.admin1) {
            found.push(region, false, &|_| true);
        }
    }
}

/// "North Darfur" is filed as "Northern Darfur".
fn with_ending(words: &str) -> Option<String> {
    let (first, rest) = words.split_once(' ')?;
    matches!(first, "North" | "South" | "East" | "West" | "Northeast" | "Northwest" | "Southeast" | "Southwest").then(|| format!("{first}ern {rest}"))
}

/// A name without the type word at its end.
fn stem(words: &str) -> &str {
    match words.rsplit_once(' ') {
        Some((head, last)) if sort_of(&last.to_lowercase()).is_some() => head,
        _ => words,
    }
}
