//! A neutral line to know an event by: what, where, when, and no culprit.

use jiff::civil::DateTime;
use rashomon_types::{Granularity, PlaceMatch, Time};

use crate::corpus::Corpus;
use crate::gather::Occasion;

/// "Ground raid, Ostrel, 4 May 2031".
pub(crate) fn title(corpus: &Corpus<'_>, occasion: &Occasion) -> String {
    let kind = occasion
        .kinds
        .first()
        .map_or_else(|| "Event".to_owned(), |kind| spoken(kind));
    let claim = |place: usize| corpus.claims.get(place);
    let place = occasion.place.and_then(|(holder, place)| {
        let found = claim(holder)?.places.get(place)?;
        let words = found.spans.first().map_or("", |&span| corpus.words(holder, span));
        // A place that was matched by its spelling only keeps the text's own: the title must not guess.
        let is_sure = found.matched != Some(PlaceMatch::Spelling);
        Some(
            found
                .name
                .clone()
                .filter(|_| is_sure)
                .unwrap_or_else(|| words.to_owned()),
        )
    });
    let time = occasion
        .time
        .and_then(|(holder, time)| when(claim(holder)?.times.get(time)?));
    let parts: Vec<String> = [Some(kind), place, time].into_iter().flatten().collect();
    parts.join(", ")
}

/// A kind of the codebook in words: "ground_raid" is "Ground raid".
fn spoken(kind: &str) -> String {
    let words = kind.replace('_', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn when(time: &Time) -> Option<String> {
    let start: DateTime = time.start.or(time.end)?;
    Some(match time.granularity {
        Granularity::Year | Granularity::Decade | Granularity::Century => start.strftime("%Y").to_string(),
        Granularity::Month | Granularity::Quarter | Granularity::Season => start.strftime("%B %Y").to_string(),
        _ => start.strftime("%-d %B %Y").to_string(),
    })
}
