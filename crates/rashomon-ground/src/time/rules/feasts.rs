//! Holidays: those with a day each year ("Christmas Eve", "Easter Sunday"), and those that no rule here dates ("Ramadan").

use rashomon_types::Granularity;

use super::super::expr::{Feast, Found, Pick, TimeExpr, Which};
use super::super::lex::Words;
use super::relative::determiner;
use super::years::year_of;

/// The holidays that have a day, longest phrase first where one begins another.
const DAYS: [(&[&str], Feast); 32] = [
    (&["new", "year", "'", "s", "eve"], Feast::Fixed(12, 31)),
    (&["new", "year", "'", "s", "day"], Feast::Fixed(1, 1)),
    (&["new", "year", "'", "s"], Feast::Fixed(1, 1)),
    (&["new", "years", "eve"], Feast::Fixed(12, 31)),
    (&["new", "years", "day"], Feast::Fixed(1, 1)),
    (&["orthodox", "christmas"], Feast::Fixed(1, 7)),
    (&["christmas", "eve"], Feast::Fixed(12, 24)),
    (&["christmas", "day"], Feast::Fixed(12, 25)),
    (&["christmas"], Feast::Fixed(12, 25)),
    (&["boxing", "day"], Feast::Fixed(12, 26)),
    (&["orthodox", "easter"], Feast::OrthodoxEaster(0)),
    (&["easter", "monday"], Feast::Easter(1)),
    (&["easter", "sunday"], Feast::Easter(0)),
    (&["easter"], Feast::Easter(0)),
    (&["good", "friday"], Feast::Easter(-2)),
    (&["palm", "sunday"], Feast::Easter(-7)),
    (&["ash", "wednesday"], Feast::Easter(-46)),
    (&["pentecost"], Feast::Easter(49)),
    (&["halloween"], Feast::Fixed(10, 31)),
    (&["thanksgiving", "day"], Feast::Nth(11, 4, 4)),
    (&["thanksgiving"], Feast::Nth(11, 4, 4)),
    (&["labor", "day"], Feast::Nth(9, 1, 1)),
    (&["memorial", "day"], Feast::Nth(5, -1, 1)),
    (&["may", "day"], Feast::Fixed(5, 1)),
    (&["veterans", "day"], Feast::Fixed(11, 11)),
    (&["armistice", "day"], Feast::Fixed(11, 11)),
    (&["remembrance", "day"], Feast::Fixed(11, 11)),
    (&["valentine", "'", "s", "day"], Feast::Fixed(2, 14)),
    (&["bastille", "day"], Feast::Fixed(7, 14)),
    (&["nowruz"], Feast::Fixed(3, 20)),
    (&["victory", "day"], Feast::Fixed(5, 9)),
    (&["all", "saints", "day"], Feast::Fixed(11, 1)),
];

/// Holidays whose day hangs on a calendar that is not kept here.
const NAMED: [&[&str]; 14] = [
    &["eid", "al", "-", "fitr"],
    &["eid", "al", "-", "adha"],
    &["eid", "al", "fitr"],
    &["eid", "al", "adha"],
    &["eid"],
    &["ramadan"],
    &["ashura"],
    &["passover"],
    &["yom", "kippur"],
    &["rosh", "hashanah"],
    &["hanukkah"],
    &["diwali"],
    &["lunar", "new", "year"],
    &["independence", "day"],
];

/// "Christmas", "last Easter", "New Year's Eve 1999", "Ramadan"
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, start) = determiner(words, at);
    if !words.capital(start) {
        return None;
    }
    let which = which.filter(|which| *which != Which::Bare);
    let found = |end, expr| Some(Found::new(at, end, expr, "holiday"));
    for (phrase, feast) in DAYS {
        if let Some(end) = words.after(start, phrase) {
            let (which, end) = match which {
                Some(which) => (which, end),
                None => year_of(words, end).unwrap_or((Which::Bare, end)),
            };
            return found(end, TimeExpr::Pick(Pick::Feast(feast), which));
        }
    }
    let end = NAMED.iter().find_map(|phrase| words.after(start, phrase))?;
    found(end, TimeExpr::Named(None, Granularity::Unknown))
}
