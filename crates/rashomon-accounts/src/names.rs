//! Names of parties as texts vary them: articles, possessives and adjectives left aside.

use rashomon_types::kinship;

/// Words that name a sort of body, not one: alone they are no name that two reports share.
const GENERIC: &[&str] = &[
    "army",
    "ministry",
    "police",
    "government",
    "group",
    "forces",
    "military",
    "council",
    "office",
    "spokesman",
    "spokeswoman",
    "officials",
    "authorities",
    "party",
    "movement",
    "hospital",
    "company",
    "navy",
    "defence",
    "defense",
    "interior",
    "foreign",
    "governor",
    "mayor",
    "prefect",
    "president",
    "minister",
    "premier",
    "command",
    "general",
    "staff",
    "service",
    "services",
    "security",
    "border",
    "state",
    "regional",
    "local",
    "federal",
    "district",
    "city",
    "administration",
    "court",
    "prosecutor",
    "prosecutors",
    "commissioner",
    "colonel",
    "captain",
    "major",
    "of",
    "air",
    "guard",
    "justice",
    "health",
    "emergency",
    "fire",
    "prison",
    "director",
    "deputy",
    "chief",
    "prime",
    "and",
    "national",
    "armed",
    "troops",
    "official",
    "in",
    "at",
    "for",
    "spokesperson",
    "secretary",
    "ambassador",
    "embassy",
    "presidency",
    "palace",
    "cabinet",
    "judge",
    "railway",
    "parliament",
    "authority",
];

/// Whether a word names a sort of body or office rather than one.
pub(crate) fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word)
}

/// Whether every word of a name is capitalised, but for little ones.
pub(crate) fn is_proper(name: &str) -> bool {
    let mut words = name
        .split(' ')
        .filter(|word| !matches!(*word, "of" | "for" | "the" | "and" | "de" | "al"));
    words.all(|word| word.chars().next().is_some_and(char::is_uppercase))
}

/// Whether a word is a person's title: no part of a body's name.
pub(crate) fn is_title(word: &str) -> bool {
    const TITLES: &[&str] = &[
        "judge",
        "dr",
        "doctor",
        "sister",
        "father",
        "mr",
        "mrs",
        "ms",
        "professor",
        "commander",
        "inspector",
        "general",
        "colonel",
        "captain",
        "major",
        "minister",
        "president",
        "spokesman",
        "spokeswoman",
    ];
    TITLES.contains(&word)
}

/// Whether a word ends the name of a body that is no state's: "Council", "Front".
pub(crate) fn is_body(word: &str) -> bool {
    const BODIES: &[&str] = &[
        "council",
        "front",
        "movement",
        "union",
        "assembly",
        "party",
        "league",
        "alliance",
        "association",
        "federation",
        "committee",
        "brigade",
        "legion",
        "corps",
        "congress",
        "group",
        "army",
        "resistance",
        "lines",
        "company",
        "mission",
    ];
    BODIES.contains(&word)
}

/// A name's words in lower case, without articles, possessive endings and marks.
pub(crate) fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace('’', "'");
    let words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let bare = words.map(|word| word.trim_end_matches("'s").trim_matches('\''));
    bare.filter(|word| !word.is_empty() && !matches!(*word, "the" | "a" | "an"))
        .map(str::to_owned)
        .collect()
}

/// A name as a key: equal for spellings that differ in letters' case, articles and possessives only.
pub(crate) fn key(name: &str) -> String {
    words(name).join("-")
}

/// Whether two names are one: the same words, the one the end of the other ("the Legion", "the Free Orsa Legion"), or the one
/// the first letters of the other ("FOL").
pub(crate) fn same(one: &str, other: &str) -> bool {
    let are_letters = is_letters(one) != is_letters(other);
    if are_letters && (is_short_for(one, other) || is_short_for(other, one)) {
        return true;
    }
    let (one, other) = (words(one), words(other));
    if one == other {
        return true;
    }
    // "the UN" is not the end of "Kim Jong Un".
    if are_letters && one.len().min(other.len()) == 1 {
        return false;
    }
    let (short, long) = if one.len() < other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let is_name = short.iter().any(|word| !GENERIC.contains(&word.as_str()));
    // "The command post of the Desert Guard" is not the Guard, "the justice ministry of Caldora" is Caldora.
    let before = long
        .len()
        .checked_sub(short.len() + 1)
        .and_then(|place| long.get(place));
    let is_of = before.is_some_and(|word| {
        matches!(
            word.as_str(),
            "in" | "of" | "at" | "for" | "from" | "on" | "near" | "by"
        )
    });
    let office = long
        .len()
        .checked_sub(short.len() + 2)
        .and_then(|place| long.get(place));
    let is_office = before.is_some_and(|word| word == "of") && office.is_some_and(|word| is_generic(word));
    is_name && long.ends_with(short) && (!is_of || is_office)
}

/// Whether capital letters are the first letters of a name's capitalised words: "FOL" and "the Free Orsa Legion".
fn is_short_for(letters: &str, name: &str) -> bool {
    let words = name
        .split_whitespace()
        .filter(|word| !word.eq_ignore_ascii_case("the"))
        .filter_map(|word| word.chars().next());
    let first: String = words.filter(|letter| letter.is_uppercase()).collect();
    let letters = letters.trim_start_matches("the ").trim_start_matches("The ");
    is_letters(letters) && letters == first
}

/// Whether a name is nothing but capital letters, as "UN" is.
fn is_letters(name: &str) -> bool {
    let mut words = name.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("the"));
    let first = words.next().unwrap_or_default();
    words.next().is_none() && first.len() > 1 && first.chars().all(char::is_uppercase)
}

/// Whether some words hold a name: all of its words, one after the other, and not as the beginning of a longer name
/// ("Kelmar" is not in "the Kelmar Front", but in "Kelmar's army" and "the Kelmar government").
pub(crate) fn holds(text: &str, name: &str) -> bool {
    let name = words(name);
    let raw: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        .filter(|word| !word.is_empty() && !words(word).is_empty())
        .collect();
    let bare: Vec<String> = raw.iter().map(|word| words(word).join(" ")).collect();
    let mut windows = bare.windows(name.len().max(1)).enumerate();
    let is_inside = |start: usize| is_inside(&raw, start, start + name.len());
    !name.is_empty()
        && windows.any(|(start, window)| window == name && !goes_on(&raw, start + name.len()) && !is_inside(start))
}

/// Whether the words from one place to another are the middle of a body's name: "Ellia" in "the Free Ellia Army".
fn is_inside(raw: &[&str], start: usize, end: usize) -> bool {
    let is_capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    let before = start.checked_sub(1).and_then(|place| raw.get(place)).filter(is_capital);
    let after = raw.get(end).filter(is_capital);
    let is_led = before.is_some_and(|word| !is_generic(&word.to_lowercase()) && !is_title(&word.to_lowercase()));
    is_led && after.is_some_and(|word| is_body(&word.to_lowercase()))
}

/// Whether a name goes on with a word of its own at a place.
fn goes_on(raw: &[&str], place: usize) -> bool {
    let last = place.checked_sub(1).and_then(|last| raw.get(last));
    let is_owner = last.is_some_and(|word| word.ends_with("'s") || word.ends_with("’s"));
    let next = raw.get(place);
    let is_name = next.is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase));
    is_name && !is_owner && next.is_some_and(|word| !GENERIC.contains(&word.to_lowercase().as_str()))
}

/// Whether some words hold the adjective of a state: "Vardian soldiers" and "Vardia".
pub(crate) fn holds_adjective(text: &str, state: &str) -> bool {
    let state = words(state);
    let [state] = state.as_slice() else { return false };
    words(text).iter().any(|word| {
        kinship::is_adjective_of(word, state)
            || word
                .strip_suffix('s')
                .is_some_and(|word| kinship::is_adjective_of(word, state))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_vary() {
        assert!(same("the Free Orsa Legion", "Free Orsa Legion") && same("Legion", "The Free Orsa Legion"));
        assert!(!same("the UN", "Ilo Un") && same("the UN", "UN"));
        assert!(
            same("the FOL", "Free Orsa Legion")
                && same("The Free Orsa Legion fighters", "FOL")
                && !same("FOL", "Orsa Legion")
        );
        assert!(!same("the ministry", "Vardia's defence ministry") && !same("Ost", "Ostrel"));
        assert!(holds("Kelmar's army", "Kelmar") && !holds("the Kelmar Front", "Kelmar"));
        assert!(holds("fighters of the Free Orsa Legion", "the Free Orsa Legion"));
        assert!(holds_adjective("Vardian soldiers", "Vardia") && !holds_adjective("Vardia", "Vardia"));
        assert_eq!(key("Vardia's Army"), "vardia-army");
    }
}
