//! Whether words look like names: the test behind bylines and credits.

/// Small words that stand inside names, offices and credits.
const CONNECTORS: [&str; 40] = [
    "and",
    "of",
    "in",
    "at",
    "the",
    "for",
    "via",
    "from",
    "by",
    "on",
    "with",
    "de",
    "da",
    "di",
    "del",
    "della",
    "du",
    "la",
    "le",
    "von",
    "van",
    "der",
    "den",
    "zu",
    "al",
    "el",
    "bin",
    "ibn",
    "ben",
    "abu",
    "courtesy",
    "contributor",
    "staff",
    "correspondent",
    "agencies",
    "handout",
    "image",
    "images",
    "photo",
    "editor",
];

/// Agencies and words that tell a credit even without a slash.
const AGENCIES: [&str; 30] = [
    "AFP",
    "AP",
    "EPA",
    "EPA-EFE",
    "EFE",
    "PA",
    "Reuters",
    "TASS",
    "Tass",
    "Xinhua",
    "Anadolu",
    "Bloomberg",
    "Getty",
    "Shutterstock",
    "Alamy",
    "iStock",
    "Wikimedia",
    "Maxar",
    "Handout",
    "handout",
    "Screengrab",
    "screengrab",
    "Supplied",
    "supplied",
    "Pool",
    "Courtesy",
    "courtesy",
    "Photo",
    "Photograph",
    "Telegram",
];

/// Whether every word begins with a capital or is a small word inside names, and there are at most `most` of them.
pub fn is_name_like(words: &str, most: usize) -> bool {
    let mut capitals = 0;
    for (index, word) in words.split_whitespace().enumerate() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        capitals += usize::from(word.starts_with(char::is_uppercase));
        if index >= most || !may_stand_in_name(word) {
            return false;
        }
    }
    capitals > 0
}

/// Whether a word may stand in a name.
fn may_stand_in_name(word: &str) -> bool {
    let initial = word.chars().next();
    initial.is_none_or(|c| !c.is_lowercase()) || CONNECTORS.contains(&word) || word == "iStock"
}

/// Whether the words hold the name of an agency, or a word that only credits hold.
pub fn names_agency(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|word| AGENCIES.contains(&word))
}

/// Whether the words are names divided by slashes: `Handout/Telegram/KVN`.
pub fn is_slashed(words: &str) -> bool {
    let mut parts = words.split('/').map(str::trim);
    words.contains('/')
        && words.split_whitespace().count() <= 12
        && parts.all(|part| part.chars().filter(|c| c.is_alphabetic()).count() >= 2 && is_name_like(part, 8))
}

/// Whether `text` begins with `prefix`, in any ASCII case.
pub fn begins(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

/// What follows the first of these prefixes that `text` begins with, in any ASCII case.
pub fn after<'a>(text: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    let prefix = prefixes.iter().find(|prefix| begins(text, prefix))?;
    Some(text[prefix.len()..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_sentences() {
        assert!(is_name_like("Jane Roe, Senior Correspondent, in Port Ansel", 12));
        assert!(!is_name_like("Jane Roe said no", 12));
        assert!(!is_name_like("and of the", 12));
        assert!(is_slashed("Handout/Telegram/KVN") && is_slashed("Orrick Hills Army/Handout via Norrwire"));
        assert!(!is_slashed("he and/or she left") && !is_slashed("80 km/h") && !is_slashed("A/B"));
    }
}
