//! The turns of a conversation in print: `ADA TOLDT, HOST: …`, and later `TOLDT: …`.

use std::collections::BTreeMap;

/// A label has no more bytes and no more words.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 8;
/// So many lines must bear a label, and one name must come back, before a text is a conversation.
const FEWEST: usize = 3;

/// Words in capitals before a colon that name nobody.
const NOBODY: [&str; 16] = [
    "UPDATE",
    "UPDATED",
    "BREAKING",
    "NOTE",
    "CORRECTION",
    "WATCH",
    "READ",
    "MORE",
    "PHOTO",
    "PHOTOS",
    "VIDEO",
    "PICTURES",
    "WARNING",
    "EXCLUSIVE",
    "LIVE",
    "FILE",
];

/// Whether these lines are the turns of a conversation.
pub fn is_conversation<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for label in lines.filter_map(label) {
        *names.entry(surname(label)).or_default() += 1;
    }
    names.values().sum::<usize>() >= FEWEST && names.values().any(|&count| count >= 2)
}

/// The label that a line begins with, without its colon: a name in capitals, perhaps with a part or an office.
pub fn label(line: &str) -> Option<&str> {
    let at = line.find(':').filter(|&at| at <= LONGEST)?;
    let (label, rest) = (&line[..at], &line[at + 1..]);
    let name = label.split(" (").next().unwrap_or_default();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = name.chars().all(|c| !c.is_lowercase() && !c.is_numeric());
    let words = label.split_whitespace().count();
    let first = label.split([' ', ',']).next().unwrap_or_default();
    let spoken = rest.is_empty() || rest.starts_with(' ');
    (capitals && letters >= 3 && (1..=MOST_WORDS).contains(&words) && spoken && !NOBODY.contains(&first))
        .then_some(label)
}

/// The last word of the name: what a later label keeps of it.
fn surname(label: &str) -> &str {
    let name = label.split([',', '(']).next().unwrap_or_default();
    name.split_whitespace().last().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_names_in_capitals() {
        assert_eq!(label("ADA TOLDT, HOST:"), Some("ADA TOLDT, HOST"));
        assert_eq!(label("TOLDT: And the bridge?"), Some("TOLDT"));
        assert_eq!(label("LORCA (recording): We ran."), Some("LORCA (recording)"));
        for line in [
            "Toldt: And the bridge?",
            "UPDATE: Six dead",
            "At 12:30 it began.",
            "DAY 2: RAIN",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }

    #[test]
    fn a_name_must_come_back() {
        let talk = [
            "ADA TOLDT, HOST:",
            "IBE LORCA: Good evening.",
            "TOLDT: What do you see?",
        ];
        assert!(is_conversation(talk.into_iter()));
        let list = ["LISHEN: two dead", "ORREY: none", "VANDREY: five hurt"];
        assert!(!is_conversation(list.into_iter()));
    }
}
