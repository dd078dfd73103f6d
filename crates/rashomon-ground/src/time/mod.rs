//! When: time expressions in running text, each as an interval with open ends.
//!
//! The text is cut into words ([`lex`]); rules ([`rules`]) read expressions off them ([`expr`]), which know no date yet;
//! words that only look like times are turned away ([`guard`]); and what is left is read, in the order of the text,
//! against publication and the times told before ([`resolve`]).

mod bounds;
mod expr;
mod guard;
mod lex;
mod numbers;
mod period;
mod resolve;
mod rules;
mod scene;
mod tense;
mod units;

use rashomon_types::{Reading, Span, Time};

use expr::Found;
use guard::Guard;
use lex::Words;
use resolve::{Resolver, Value};
use rules::Here;
use scene::Scene;

/// One expression of the text, or the two ends of a range.
enum Piece {
    One(Found),
    Two(Found, Found),
}

/// Every time expression of a document, in order.
#[must_use]
pub fn times(reading: &Reading<'_>) -> Vec<Time> {
    let words = Words::of(reading.text(), reading.annotation);
    let found = scan(&words);
    let scene = Scene::of(reading, &all(&found));
    let guard = Guard {
        reading,
        words: &words,
    };
    let mut resolver = Resolver::new(reading, &words, scene);
    let mut times = Vec::new();
    for piece in found {
        match piece {
            Piece::One(found) if guard.allows(&found, &scene) => {
                let value = resolver.value(&found);
                let value = bounds::bounded(&words, &found, value);
                times.push(time(&words, found.first, found.end, value, found.rule));
            }
            Piece::One(_) => {}
            Piece::Two(from, to) => {
                let (first, last) = resolver.ends(&from, &to);
                if scene.narrative {
                    times.push(time(&words, from.first, from.end, first, from.rule));
                    times.push(time(&words, to.first, to.end, last, to.rule));
                } else {
                    times.push(time(&words, from.first, to.end, first.to(last), "range"));
                }
            }
        }
    }
    times
}

/// The time that covers a span, or overlaps it most: for those who have words of time and want their interval.
#[must_use]
pub fn interval_of(times: &[Time], span: Span) -> Option<&Time> {
    let shared = |time: &Time| -> u32 {
        let pieces = time.spans.iter().filter_map(|piece| piece.intersection(span));
        pieces.map(Span::len).sum()
    };
    times.iter().filter(|time| shared(time) > 0).max_by_key(|time| shared(time))
}

/// All expressions of the text, before it is known which of them are times.
fn scan(words: &Words<'_>) -> Vec<Piece> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        at = match rules::read(words, at) {
            Here::Nothing => {
                let only = rules::narrative(words, at);
                let end = only.as_ref().map_or(at + 1, |only| only.end);
                found.extend(only.map(Piece::One));
                end
            }
            Here::Skip(end) => end.max(at + 1),
            Here::One(one) => {
                let end = one.end;
                found.push(Piece::One(one));
                end.max(at + 1)
            }
            Here::Pair(one, other) => {
                let end = other.end;
                found.push(Piece::One(one));
                found.push(Piece::One(other));
                end.max(at + 1)
            }
            Here::Two(from, to) => {
                let end = to.end;
                found.push(Piece::Two(from, to));
                end.max(at + 1)
            }
        };
    }
    found
}

fn all(pieces: &[Piece]) -> Vec<Found> {
    let ends = |piece: &Piece| match piece {
        Piece::One(found) => [Some(found.clone()), None],
        Piece::Two(from, to) => [Some(from.clone()), Some(to.clone())],
    };
    pieces.iter().flat_map(ends).flatten().collect()
}

fn time(words: &Words<'_>, first: usize, end: usize, value: Value, rule: &str) -> Time {
    let ordered = match (value.start, value.end) {
        (Some(start), Some(end)) => start <= end,
        _ => true,
    };
    Time {
        spans: vec![words.span(first, end)],
        timex3: value.timex,
        start: value.start.filter(|_| ordered),
        end: value.end.filter(|_| ordered),
        granularity: value.granularity,
        modifier: value.modifier,
        anchor: value.anchor,
        role: None,
        rule: rule.to_owned(),
    }
}

/// Whether a time waits for a day that it could be reckoned from: "on Tuesday" in a report without a date.
#[must_use]
pub fn is_relative(time: &Time) -> bool {
    let value = time.timex3.as_deref().unwrap_or_default();
    time.start.is_none() && time.end.is_none() && !value.starts_with('P')
}
