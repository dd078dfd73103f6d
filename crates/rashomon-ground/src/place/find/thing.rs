//! Things that are called after places: "the frigate Yelets", "a Barda mortar", "an Omsk". They are no places.

use std::ops::Range;

use crate::place::words::Words;

/// Whether a name is that of a ship, a weapon or another thing.
pub(crate) fn is_thing(words: &Words<'_>, part: &Range<usize>) -> bool {
    let before = words.before(part.start, 1);
    let after = words.after(part.end.saturating_sub(1), 1);
    let is_named = matches!(before, "called" | "named" | "dubbed") && is_ship(words.before(part.start, 2));
    is_ship(before) || is_named || is_weapon(after) || is_one_of_many(words, part, before, after)
}

/// Whether the words around a name call it a ship: "the Orla Winter, a Halm-flagged tanker, was seized", "the vessel, the Orla
/// Winter, was seized", "the Orla Winter ship".
pub(crate) fn is_called_a_ship(words: &Words<'_>, part: &Range<usize>) -> bool {
    let start = part.end.saturating_sub(1);
    let behind = words.before(part.start, 1) == "the" && words.before(part.start, 2) == ",";
    if (behind && is_ship(words.before(part.start, 3))) || is_ship(words.after(start, 1)) {
        return true;
    }
    let is_apposed = words.after(start, 1) == "," && matches!(words.after(start, 2), "a" | "an" | "the");
    let mut apposition = (3..9)
        .map(|by| words.after(start, by))
        .take_while(|word| !matches!(*word, "" | "," | "that" | "which" | "was" | "is" | "carrying"));
    is_apposed && apposition.any(is_ship)
}

/// "Nov." and "Sept" before a day: "in Paris on Nov. 13".
pub(crate) fn is_month(words: &Words<'_>, part: &Range<usize>) -> bool {
    const MONTHS: [&str; 13] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ];
    let word = words.lower(part.start).trim_end_matches('.');
    let after = words.after(part.end.saturating_sub(1), 1);
    let next = if after == "." {
        words.after(part.end.saturating_sub(1), 2)
    } else {
        after
    };
    part.len() <= 2 && MONTHS.contains(&word) && next.starts_with(|letter: char| letter.is_ascii_digit())
}

fn is_ship(word: &str) -> bool {
    matches!(
        word,
        "frigate"
            | "corvette"
            | "ship"
            | "tanker"
            | "submarine"
            | "destroyer"
            | "cutter"
            | "freighter"
            | "vessel"
            | "ferry"
            | "trawler"
            | "cruiser"
            | "carrier"
            | "minesweeper"
            | "yacht"
            | "steamer"
            | "liner"
            | "warship"
            | "locomotive"
            | "satellite"
            | "typhoon"
            | "hurricane"
            | "cyclone"
    )
}

fn is_weapon(word: &str) -> bool {
    matches!(
        word,
        "mortar"
            | "mortars"
            | "tank"
            | "tanks"
            | "missile"
            | "missiles"
            | "rocket"
            | "rockets"
            | "rifle"
            | "rifles"
            | "drone"
            | "drones"
            | "gun"
            | "guns"
            | "howitzer"
            | "howitzers"
            | "jet"
            | "jets"
            | "helicopter"
            | "helicopters"
            | "bomb"
            | "bombs"
            | "launcher"
            | "launchers"
            | "radar"
            | "class"
    )
}

/// "An Omsk costs", "each Barda needs": an article or a number before a bare name, as no town has one.
fn is_one_of_many(words: &Words<'_>, part: &Range<usize>, before: &str, after: &str) -> bool {
    let counted = matches!(
        before,
        "a" | "an" | "each" | "every" | "another" | "one" | "two" | "three" | "four" | "five"
    );
    let is_bare = words.get(part.end).is_none_or(|next| {
        next.form.chars().all(|c| !c.is_alphanumeric())
            || matches!(
                next.upos,
                rashomon_types::Upos::Verb | rashomon_types::Upos::Aux | rashomon_types::Upos::Adp
            )
    });
    counted && is_bare && after != "-"
}
