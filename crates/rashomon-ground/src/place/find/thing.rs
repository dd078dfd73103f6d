//! Things that are called after places: "the frigate Yelets", "a Barda mortar", "an Omsk". They are no places.

use std::ops::Range;

use crate::place::words::Words;

/// Whether a name is that of a ship, a weapon or another thing.
pub(crate) fn is_thing(words: &Words<'_>, part: &Range<usize>) -> bool {
    let before = words.before(part.start, 1);
    let after = words.after(part.end.saturating_sub(1), 1);
    is_ship(before) || is_weapon(after) || is_one_of_many(words, part, before, after)
}

fn is_ship(word: &str) -> bool {
    matches!(
        word,
        "frigate" | "corvette" | "ship" | "tanker" | "submarine" | "destroyer" | "cutter" | "freighter" | "vessel" | "ferry" | "trawler" | "cruiser"
            | "carrier" | "minesweeper" | "yacht" | "steamer" | "liner" | "warship" | "locomotive" | "satellite" | "typhoon" | "hurricane" | "cyclone"
    )
}

fn is_weapon(word: &str) -> bool {
    matches!(
        word,
        "mortar" | "mortars" | "tank" | "tanks" | "missile" | "missiles" | "rocket" | "rockets" | "rifle" | "rifles" | "drone" | "drones" | "gun" | "guns"
            | "howitzer" | "howitzers" | "jet" | "jets" | "helicopter" | "helicopters" | "bomb" | "bombs" | "launcher" | "launchers" | "radar" | "class"
    )
}

/// "An Omsk costs", "each Barda needs": an article or a number before a bare name, as no town has one.
fn is_one_of_many(words: &Words<'_>, part: &Range<usize>, before: &str, after: &str) -> bool {
    let counted = matches!(before, "a" | "an" | "each" | "every" | "another" | "one" | "two" | "three" | "four" | "five");
    let is_bare = words.get(part.end).is_none_or(|next| {
        next.form.chars().all(|c| !c.is_alphanumeric()) || matches!(next.upos, rashomon_types::Upos::Verb | rashomon_types::Upos::Aux | rashomon_types::Upos::Adp)
    });
    counted && is_bare && after != "-"
}
