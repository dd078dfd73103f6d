//! LGL: place names in local news, found and resolved.
//!
//! A name is found if its span is that of a marked one to a character at either end. End to end it is right if moreover its
//! point lies within 161 km of the one marked. End to end, what was marked is what has a row, and what was found is what
//! was resolved: a resolved name that is not marked, or marked without a row, is wrong.
//! LGL marks adjectives too ("Georgian", "Alexandria woman"), so all uses are listed; the rows without adjectives of
//! nations leave them out on both sides.

pub(crate) mod corpus;

use rashomon_gazetteer::{Gazetteer, Point, distance_km};
use rashomon_types::{Place, PlaceUse, Span};

use super::Context;
use super::counts::Counts;
use super::row::Row;
use crate::parallel;
use corpus::{Article, GoldRow, Toponym};

const FILE: &str = "lgl/lgl.xml";

/// How far a point may lie from the right one, in kilometres: 100 miles, as in the field's publications.
const WITHIN_KM: f64 = 161.0;

/// The places found in one article.
struct Read {
    article: Article,
    places: Vec<Place>,
}

/// The counts of all articles.
#[derive(Default)]
struct Totals {
    names: Counts,
    names_without_nations: Counts,
    whole: Counts,
    whole_without_nations: Counts,
    /// Of the names with a row that were found and resolved: how many, near, same row, same region, same country.
    resolved: [usize; 5],
}

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let gazetteer = context.grounder.gazetteer();
    let mut totals = Totals::default();
    for read in read(context)? {
        totals.add(&read, gazetteer);
    }
    let [resolved, near, same, region, country] = totals.resolved;
    let of_resolved = |what, right| Row::accuracy(what, right, resolved);
    Ok(vec![
        Row::f1("end to end, 161 km", totals.whole).beside("55", "46.9 CamCoder"),
        Row::f1("without adjectives of nations", totals.whole_without_nations),
        Row::f1("names found", totals.names).beside("", "71.3 DBpedia Spotlight"),
        Row::f1("without adjectives of nations", totals.names_without_nations),
        of_resolved("of those resolved: 161 km", near).beside("", "71.7 CamCoder"),
        of_resolved("same row", same),
        of_resolved("same region", region),
        of_resolved("same country", country),
    ])
}

/// Each name that is missed, invented or wrong, one a line.
pub(crate) fn list(context: &Context) -> Result<String, String> {
    let mut out = String::new();
    for read in read(context)? {
        out += &describe(&read);
    }
    Ok(out)
}

fn read(context: &Context) -> Result<Vec<Read>, String> {
    let articles = corpus::articles(&context.text(FILE)?)?;
    let places = parallel::map(&articles, |article| {
        let annotation = context.annotate(&article.document);
        context.grounder.layers(&article.document, &annotation).places
    });
    let pairs = articles.into_iter().zip(places);
    Ok(pairs.map(|(article, places)| Read { article, places }).collect())
}

impl Totals {
    fn add(&mut self, read: &Read, gazetteer: &Gazetteer) {
        for without_nations in [false, true] {
            let gold: Vec<&Toponym> = kept(&read.article.toponyms, |toponym| {
                without_nations && is_nation_gold(toponym, &read.article)
            });
            let found: Vec<&Place> = kept(&read.places, |place| without_nations && is_nation(place));
            let (names, whole) = counts(&gold, &found);
            if without_nations {
                self.names_without_nations += names;
                self.whole_without_nations += whole;
            } else {
                self.names += names;
                self.whole += whole;
                self.compare(&gold, &found, gazetteer);
            }
        }
    }

    fn compare(&mut self, gold: &[&Toponym], found: &[&Place], gazetteer: &Gazetteer) {
        for toponym in gold {
            let Some((row, place)) = toponym.row.as_ref().zip(partner(toponym, found)) else {
                continue;
            };
            let Some(point) = point(place) else { continue };
            let (country, region) = units(place, gazetteer);
            let same = place.geonameid == Some(row.id);
            let is_unit = |mine: Option<u64>, marked: Option<u64>| same || marked.is_some() && mine == marked;
            let answers = [
                true,
                distance_km(point, row.point) <= WITHIN_KM,
                same,
                is_unit(region, row.units.1) || row.units.1.is_none() && is_unit(country, row.units.0),
                is_unit(country, row.units.0),
            ];
            for (sum, answer) in self.resolved.iter_mut().zip(answers) {
                *sum += usize::from(answer);
            }
        }
    }
}

fn kept<T>(items: &[T], is_out: impl Fn(&T) -> bool) -> Vec<&T> {
    items.iter().filter(|item| !is_out(item)).collect()
}

/// Names found, and names right end to end.
fn counts(gold: &[&Toponym], found: &[&Place]) -> (Counts, Counts) {
    let named = gold.iter().filter(|toponym| partner(toponym, found).is_some());
    let with_row = gold.iter().filter(|toponym| toponym.row.is_some());
    let right = with_row.clone().filter(|toponym| is_right(toponym, found));
    let resolved = found.iter().filter(|place| place.lat.is_some());
    (
        Counts::new(gold.len(), found.len(), named.count()),
        Counts::new(with_row.count(), resolved.count(), right.count()),
    )
}

fn partner<'a>(toponym: &Toponym, found: &[&'a Place]) -> Option<&'a Place> {
    let same = |place: &&&Place| place.spans.first().is_some_and(|span| is_same(*span, toponym.span));
    found.iter().find(same).copied()
}

fn is_same(a: Span, b: Span) -> bool {
    a.start().abs_diff(b.start()) <= 1 && a.end().abs_diff(b.end()) <= 1
}

fn is_right(toponym: &Toponym, found: &[&Place]) -> bool {
    let place = partner(toponym, found).and_then(point);
    let row = toponym.row.as_ref();
    row.zip(place)
        .is_some_and(|(row, point)| distance_km(point, row.point) <= WITHIN_KM)
}

fn point(place: &Place) -> Option<Point> {
    Some(Point {
        lat: place.lat?,
        lon: place.lon?,
    })
}

/// The GeoNames ids of the country and the first-level unit that a place lies in.
fn units(place: &Place, gazetteer: &Gazetteer) -> (Option<u64>, Option<u64>) {
    let entry = place.geonameid.and_then(|id| gazetteer.by_id(id));
    let country = place.country.as_deref().and_then(|iso| gazetteer.country(iso));
    let region = entry.and_then(|entry| gazetteer.admin1_of(entry.country, entry.admin1));
    let id = |entry: Option<rashomon_gazetteer::Entry<'_>>| entry.and_then(|entry| entry.geonameid);
    (id(country), id(region))
}

/// Whether a place found is an adjective of a nation, or the name of its people.
fn is_nation(place: &Place) -> bool {
    place.usage == PlaceUse::Adjective && place.precision == Some(rashomon_types::PlacePrecision::Country)
}

/// Whether a marked name is the adjective of a nation: one word with the ending of one, for a country.
fn is_nation_gold(toponym: &Toponym, article: &Article) -> bool {
    const ENDINGS: [&str; 18] = [
        "an", "ans", "ese", "ish", "ch", "i", "is", "ian", "ians", "iot", "iots", "eek", "eeks", "ori", "dutch", "swiss", "czechs", "udi",
    ];
    const NAMES: [&str; 8] = ["Iran", "Sudan", "Afghanistan", "Pakistan", "Kazakhstan", "Azerbaijan", "Japan", "Bhutan"];
    let words = article.document.slice(toponym.span);
    let is_country = |row: &GoldRow| row.code.starts_with("PCL");
    toponym.row.as_ref().is_some_and(is_country)
        && !NAMES.contains(&words)
        && ENDINGS.iter().any(|ending| words.to_lowercase().ends_with(ending))
}

fn describe(read: &Read) -> String {
    let found: Vec<&Place> = read.places.iter().collect();
    let text = &read.article.document.text;
    let mut out = format!("# {}\n", read.article.document.url.as_deref().unwrap_or_default());
    for toponym in &read.article.toponyms {
        let words = around(text, toponym.span);
        out += &match (partner(toponym, &found), &toponym.row) {
            (None, row) => format!("missed {words} {}\n", row.as_ref().map_or("-", |row| row.code.as_str())),
            (Some(place), Some(row)) if !is_right(toponym, &found) => format!(
                "wrong {words} is {} {} {:.2} {:.2}; found {}\n",
                row.name, row.code, row.point.lat, row.point.lon, told(place)
            ),
            (Some(place), Some(_)) => format!("right {words} {}\n", told(place)),
            (Some(place), None) => format!("rowless {words} {}\n", told(place)),
        };
    }
    for place in &found {
        let is_marked = |span: Span| read.article.toponyms.iter().any(|toponym| is_same(span, toponym.span));
        if let Some(span) = place.spans.first().filter(|span| !is_marked(**span)) {
            out += &format!("invented {} {}\n", around(text, *span), told(place));
        }
    }
    out
}

fn told(place: &Place) -> String {
    let (lat, lon) = (place.lat.unwrap_or_default(), place.lon.unwrap_or_default());
    let name = place.name.as_deref().unwrap_or("unresolved");
    let country = place.country.as_deref().unwrap_or_default();
    format!("{name} {country} {lat:.2} {lon:.2} {:?} ({})", place.usage, place.route.as_deref().unwrap_or_default())
}

/// A span in brackets with some words around it.
fn around(text: &str, span: Span) -> String {
    let before: String = text.get(..span.start() as usize).unwrap_or_default().chars().rev().take(20).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text.get(span.end() as usize..).unwrap_or_default().chars().take(20).collect();
    format!("{before}[{}]{after}", span.slice(text)).replace('\n', " ")
}
