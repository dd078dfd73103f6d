//! The grammar: families of rules, each of which reads one sort of expression from a given word on.
//!
//! A rule is a function from the words and a place to what begins there. All are tried; what reaches furthest wins, and
//! of two that reach as far the one that stands first. Rules know no calendar and no date of publication.

mod ages;
mod anaphora;
mod clock;
mod combine;
mod dates;
mod duration;
mod edges;
mod feasts;
mod nth;
mod numeric;
mod pairs;
mod parts;
mod ranges;
mod reference;
mod relative;
mod seasons;
mod sets;
mod weekdays;
mod years;

use super::expr::{Found, TimeExpr};
use super::lex::Words;

/// A rule: what begins at a word.
type Rule = fn(&Words<'_>, usize) -> Option<Found>;

/// Rules for what can stand inside other expressions: "of next month", "to Sunday".
const POINTS: &[Rule] = &[
    numeric::full,
    numeric::month,
    numeric::day,
    dates::full,
    dates::month_alone,
    dates::day_of_month,
    feasts::day,
    weekdays::week_first,
    weekdays::plain,
    nth::piece,
    nth::several,
    nth::letter,
    nth::week_number,
    nth::week_of,
    years::fiscal,
    years::decade,
    years::century,
    seasons::season,
    years::plain,
    relative::day,
    relative::after_next,
    relative::unit,
    anaphora::unit,
    parts::overnight,
    parts::plain,
    clock::time,
    edges::adjective,
    edges::noun,
    edges::possessive,
    edges::up_to,
    duration::stretch,
    duration::shift,
    reference::plain,
];

/// Rules for what stands by itself only.
const WHOLES: &[Rule] = &[
    duration::stretch_inside,
    duration::within,
    duration::ahead,
    duration::as_many,
    sets::every,
    sets::adverb,
    sets::per,
    sets::plural,
    duration::plain,
];

/// How deep expressions may stand in each other: "the end of the first week of next month" is three.
const DEEPEST: u8 = 4;

/// What begins at a word.
pub(super) enum Here {
    /// Nothing.
    Nothing,
    /// An age or the like: read on after it.
    Skip(usize),
    /// One expression.
    One(Found),
    /// The two ends of a range.
    Two(Found, Found),
    /// Two times in one phrase: "May 4 and 5".
    Pair(Found, Found),
}

/// The furthest-reaching expression that can stand inside others.
pub(super) fn point(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.kind(at).opens() || !words.deeper(DEEPEST) {
        return None;
    }
    let found = furthest(POINTS, words, at);
    let found = found.map(|found| combine::with_part(words, found));
    words.shallower();
    found
}

fn furthest(rules: &[Rule], words: &Words<'_>, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    for rule in rules {
        if let Some(found) = rule(words, at)
            && best.as_ref().is_none_or(|best| found.end > best.end)
        {
            best = Some(found);
        }
    }
    best
}

/// What begins at a word of the text.
pub(super) fn read(words: &Words<'_>, at: usize) -> Here {
    if !words.kind(at).opens() {
        return Here::Nothing;
    }
    if let Some(end) = ages::end(words, at) {
        return Here::Skip(end);
    }
    let inner = point(words, at).map(|inner| pairs::with_year(words, inner));
    if let Some(second) = inner.as_ref().and_then(|inner| pairs::second(words, at, inner))
        && let Some(inner) = inner
    {
        return Here::Pair(inner, second);
    }
    if let Some((first, second)) = pairs::days(words, at) {
        return Here::Pair(first, second);
    }
    if let Some(ends) = ranges::range(words, at, inner.as_ref()) {
        return Here::Two(ends.from, ends.to);
    }
    let whole = furthest(WHOLES, words, at);
    let best = match (inner, whole) {
        (Some(inner), Some(whole)) if whole.end > inner.end => Some(whole),
        (Some(inner), _) => Some(inner),
        (None, whole) => whole,
    };
    best.map_or(Here::Nothing, Here::One)
}

/// "former", "recent", "during this period": only narratives hear a time in them.
pub(super) fn narrative(words: &Words<'_>, at: usize) -> Option<Found> {
    reference::adjective(words, at).or_else(|| reference::period(words, at))
}

/// The expression inside those that only say more closely what part of it is meant.
pub(super) fn core(expr: &TimeExpr) -> &TimeExpr {
    match expr {
        TimeExpr::Edge(_, of) | TimeExpr::UpTo { of, .. } => core(of),
        TimeExpr::Part { of: Some(of), .. } | TimeExpr::Clock { of: Some(of), .. } => core(of),
        other => other,
    }
}
