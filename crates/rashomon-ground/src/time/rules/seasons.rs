//! Seasons: "summer 2016", "the spring of 1978", "next summer", "the winter".

use super::super::expr::{Found, Pick, TimeExpr, Which};
use super::super::lex::{Kind, Words};
use super::years::year_of;

/// A season with what says which one.
pub(super) fn season(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, start) = super::relative::determiner(words, at);
    let Kind::Season(season) = words.kind(start) else {
        return None;
    };
    let found = |which, end| Some(Found::new(at, end, TimeExpr::Pick(Pick::Season(season), which), "season"));
    match which {
        Some(which) if which != Which::Bare => found(which, start + 1),
        _ => match year_of(words, start + 1) {
            Some((which, end)) => found(which, end),
            None => found(named(words, start + 1).unwrap_or(Which::Bare), start + 1),
        },
    }
}

/// The year after the name that the season begins: "Spring Offensive of 1918".
fn named(words: &Words<'_>, at: usize) -> Option<Which> {
    let of = (at..at + 3).take_while(|place| words.capital(*place)).last()? + 1;
    let (year, _) = year_of(words, of).filter(|_| words.is(of, "of"))?;
    Some(year)
}
