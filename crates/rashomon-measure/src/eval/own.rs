//! Our own sets of places: misspelt names and spatial relations, in invented news (`tests/grounding`).
//!
//! The blind half of a set is for measuring only, so no case of it is ever listed.

use std::path::Path;

use rashomon_gazetteer::{Point, distance_km};
use rashomon_types::{Block, BlockKind, Document, Place, PlaceMatch, Span};

use super::Context;
use crate::cases::{Case, Item, read};
use crate::table::Table;

/// A place of another id is right within so many kilometres, in the set of spellings.
const SPELLING_KM: f64 = 10.0;

/// What became of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Right,
    Wrong,
    Unresolved,
}

/// One set.
struct Set {
    name: &'static str,
    bar: &'static str,
    judge: fn(&Item, &Case, &[Place]) -> Outcome,
}

const SETS: [Set; 2] = [
    Set {
        name: "spellings",
        bar: "85 right, at most 3 wrong",
        judge: judge_spelling,
    },
    Set {
        name: "relations",
        bar: "90 right",
        judge: judge_relation,
    },
];

/// Scores both sets in a folder, and lists what is not right of the half `dev` if that is wanted.
///
/// # Errors
///
/// A sentence that says what cannot be read.
pub fn score(folder: &Path, half: &str, listed: bool) -> Result<String, String> {
    let context = Context::new(folder.to_owned())?;
    let mut table = Table::new(&["set", "file", "right %", "right", "wrong", "unresolved", "of", "bar"]);
    let mut lines = String::new();
    for set in &SETS {
        let cases = read(&folder.join(set.name), &format!("{half}-"))?;
        let mut files: Vec<(String, [usize; 3])> = Vec::new();
        for case in &cases {
            let places = places(&context, &case.news);
            for item in &case.items {
                let outcome = (set.judge)(item, case, &places);
                if files.last().is_none_or(|(file, _)| *file != case.file) {
                    files.push((case.file.clone(), [0; 3]));
                }
                if let Some((_, counts)) = files.last_mut() {
                    counts[outcome as usize] += 1;
                }
                if outcome != Outcome::Right {
                    lines += &describe(item, case, &places, outcome);
                }
            }
        }
        add_rows(&mut table, set, &files);
    }
    // The blind half stays blind.
    let lines = if listed && half == "dev" { lines } else { String::new() };
    Ok(format!("{table}\n{lines}"))
}

fn add_rows(table: &mut Table, set: &Set, files: &[(String, [usize; 3])]) {
    let mut sum = [0; 3];
    let mut row = |file: &str, counts: &[usize; 3], bar: &str| {
        let of: usize = counts.iter().sum();
        let percent = 100.0 * counts[0] as f64 / of.max(1) as f64;
        let numbers = counts.iter().chain([&of]).map(usize::to_string);
        let head = [set.name.to_owned(), file.to_owned(), format!("{percent:.1}")];
        table.row(head.into_iter().chain(numbers).chain([bar.to_owned()]).collect());
    };
    for (file, counts) in files {
        row(file, counts, "");
        sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    row("all", &sum, set.bar);
}

fn places(context: &Context, news: &str) -> Vec<Place> {
    let mut document = Document::new(news.to_owned(), None, None, None);
    document.blocks = vec![Block {
        kind: BlockKind::Paragraph,
        span: Span::of(0..news.len()),
    }];
    let annotation = context.annotate(&document);
    context.grounder.layers(&document, &annotation).places
}

/// Where the words of an item stand in the news.
fn spans(item: &Item, case: &Case) -> Vec<Span> {
    let words = item.get("words").unwrap_or_default();
    let found = case.news.match_indices(words);
    found.map(|(start, words)| Span::of(start..start + words.len())).collect()
}

fn point(place: &Place) -> Option<Point> {
    Some(Point {
        lat: place.lat?,
        lon: place.lon?,
    })
}

fn at(item: &Item) -> Option<Point> {
    let (lat, lon) = item.get("at")?.split_once(' ')?;
    Some(Point {
        lat: lat.parse().ok()?,
        lon: lon.trim().parse().ok()?,
    })
}

fn is_right(item: &Item, place: &Place, within: f64) -> bool {
    let same = item.get("id").is_some_and(|id| place.geonameid.is_some_and(|mine| mine.to_string() == id));
    let near = point(place).zip(at(item)).is_some_and(|(a, b)| distance_km(a, b) <= within);
    same || near
}

/// A point that a relation or coordinates give, with no name of its own.
fn is_unnamed(place: &Place) -> bool {
    place.name.is_none() && matches!(place.matched, Some(PlaceMatch::Relation | PlaceMatch::Coordinates))
}

fn judge_spelling(item: &Item, case: &Case, places: &[Place]) -> Outcome {
    let spans = spans(item, case);
    let answers = places.iter().filter(|place| !is_unnamed(place) && place.lat.is_some());
    let own: Vec<&Place> = answers.filter(|place| place.spans.iter().any(|span| spans.iter().any(|words| words.overlaps(*span)))).collect();
    match (item.get("id"), own.is_empty()) {
        (None, true) => Outcome::Right,
        (Some(_), true) => Outcome::Unresolved,
        (Some(_), false) if own.iter().all(|place| is_right(item, place, SPELLING_KM)) => Outcome::Right,
        _ => Outcome::Wrong,
    }
}

fn judge_relation(item: &Item, case: &Case, places: &[Place]) -> Outcome {
    let spans = spans(item, case);
    let resolved: Vec<&Place> = places.iter().filter(|place| place.lat.is_some()).collect();
    let covers = |place: &&&Place| place.spans.iter().any(|span| spans.iter().any(|words| span.covers(*words)));
    let inside = |place: &&&Place| place.spans.iter().any(|span| spans.iter().any(|words| words.covers(*span)));
    let own: Vec<&&Place> = resolved.iter().filter(|place| covers(place) || is_unnamed(place) && inside(place)).collect();
    let is_trap = item.get("id").is_none() && item.get("at").is_none();
    let within = item.number("within").unwrap_or(SPELLING_KM);
    match (is_trap, own.is_empty()) {
        (true, true) => Outcome::Right,
        (false, true) => Outcome::Unresolved,
        (false, false) if own.iter().any(|place| is_right(item, place, within)) => Outcome::Right,
        _ => Outcome::Wrong,
    }
}

fn describe(item: &Item, case: &Case, places: &[Place], outcome: Outcome) -> String {
    let mut out = format!("\n{outcome:?}: {} | {} | at {}\n  {}\n", item.get("words").unwrap_or_default(), item.get("name").unwrap_or_default(), item.get("at").unwrap_or("-"), case.news);
    for place in places {
        let words: Vec<&str> = place.spans.iter().map(|span| span.slice(&case.news)).collect();
        let candidates: Vec<&str> = place.candidates.iter().map(|candidate| candidate.name.as_str()).collect();
        out += &format!(
            "  - {words:?} {} {:.3} {:.3} {:?} {} {candidates:?}\n",
            place.name.as_deref().unwrap_or("-"),
            place.lat.unwrap_or_default(),
            place.lon.unwrap_or_default(),
            place.usage,
            place.route.as_deref().unwrap_or_default()
        );
    }
    out
}
