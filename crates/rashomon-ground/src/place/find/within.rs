//! Which name lies in which: "Dixon, Ill.", "Bakhmut in Donetsk region", "the Ukrainian city of Kharkiv", "Russia's Kursk region".

use rashomon_types::PlaceUse;

use crate::place::name::Name;
use crate::place::sort::sort_of;
use crate::place::words::Words;

/// Links each name with those that it is said to lie in.
pub(crate) fn link(words: &Words<'_>, names: &mut [Name]) {
    for later in 1..names.len() {
        let earlier = later - 1;
        if is_pair(words, &names[earlier], &names[later]) {
            names[earlier].within.push(later);
        }
        if is_owner(words, &names[earlier], &names[later]) {
            names[later].within.push(earlier);
        }
        for first in later.saturating_sub(3)..later {
            if is_told(words, &names[first], &names[first + 1..later], &names[later]) && !names[first].within.contains(&later) {
                names[first].within.push(later);
            }
        }
    }
}

/// "A, B" with no list around it; "A in B"; "A (B)"; "A, in the B region".
fn is_pair(words: &Words<'_>, a: &Name, b: &Name) -> bool {
    if b.usage == PlaceUse::Adjective && !matches!(words.lower(b.tokens.end), "region" | "province" | "district" | "state") || !words.is_together(a.tokens.start, b.tokens.start) {
        // "ALMA, Mich.": a dateline may be cut after the comma.
        return false;
    }
    let between: Vec<&str> = (a.tokens.end..b.tokens.start).map(|at| words.lower(at)).collect();
    match between.as_slice() {
        [","] => !is_list(words, a, b),
        ["("] | ["in"] | ["in", "the"] | [",", "in"] | [",", "in", "the"] | ["of"] => true,
        [",", "in" | "a" | "the", .., "in" | "of"] | [",", "in" | "a" | "the", .., "in" | "of", "the"] => between.len() <= 9 && !between[1..].contains(&","),
        _ => false,
    }
}

/// "A, a Ukrainian town", "A, in Colombia's B", "A, capital of B", "A in the west of the Syrian province of B".
fn is_told(words: &Words<'_>, a: &Name, inner: &[Name], b: &Name) -> bool {
    if !words.is_together(a.tokens.start, b.tokens.start) {
        return false;
    }
    let is_inner = |at: usize| inner.iter().any(|name| name.tokens.contains(&at));
    let between: Vec<&str> = (a.tokens.end..b.tokens.start).filter(|at| !is_inner(*at)).map(|at| words.lower(at)).collect();
    let rest = match between.as_slice() {
        [",", rest @ ..] => rest,
        ["in" | "inside", ..] => between.as_slice(),
        _ => return false,
    };
    let opens = rest.first().is_some_and(|first| matches!(*first, "in" | "a" | "an" | "the" | "capital" | "on" | "inside"));
    let is_plain = rest.iter().all(|word| !matches!(*word, "," | "and" | "or" | "from" | "to" | "with" | "near" | "between" | "border" | "as" | "but" | "by" | "that" | "after" | "for" | "km" | "road"));
    if !opens || !is_plain || rest.len() > 9 {
        return false;
    }
    if b.usage == PlaceUse::Adjective {
        // "a Ukrainian town", not "the Russian border".
        let next: Vec<&str> = (1..=3).map(|by| words.after(b.tokens.end - 1, by)).collect();
        return next.iter().any(|word| sort_of(word).is_some()) && !next.contains(&"border");
    }
    rest.last().is_some_and(|last| matches!(*last, "in" | "of" | "the" | "'s" | "’s" | "inside"))
}

/// "A, B and C", "A, B, C".
fn is_list(words: &Words<'_>, a: &Name, b: &Name) -> bool {
    let end = b.tokens.end;
    let next = words.after(end - 1, 1);
    let second = words.after(end - 1, 2);
    let listed_after = matches!(next, "and" | "or") || next == "," && matches!(second, "and" | "or") || next == "," && words.is_together(end, end + 1) && words.is_capital(end + 1) && words.lower(end + 2) == ",";
    let listed_before = words.before(a.tokens.start, 1) == "," && words.back(a.tokens.start, 2).is_some_and(|at| words.is_capital(at));
    b.only.is_none() && (listed_after || listed_before)
}

/// "the Ukrainian city of Kharkiv", "Russia's Kursk region", "the Malian capital, Bamako".
fn is_owner(words: &Words<'_>, owner: &Name, owned: &Name) -> bool {
    if !words.is_together(owner.tokens.start, owned.tokens.start) {
        return false;
    }
    let between: Vec<&str> = (owner.tokens.end..owned.tokens.start).map(|at| words.lower(at)).collect();
    let is_adjective = owner.usage == PlaceUse::Adjective;
    match between.as_slice() {
        ["'s" | "’s" | "'" | "’"] => true,
        [] => is_adjective,
        ["'s" | "’s", .., last] => between.len() <= 5 && (*last == "of" || sort_of(last).is_some()),
        [.., kind, "of"] | [.., kind, ","] | [.., kind] => is_adjective && between.len() <= 5 && sort_of(kind).is_some(),
    }
}
