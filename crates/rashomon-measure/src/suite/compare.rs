//! Whether what was found is what a case expects, key by key.

use super::case::Key;
use super::describe::{ABSENT, GAP, RELAY};
use crate::words::bare;

/// What may open a name without making it another one.
const OPENINGS: &[&str] = &["the", "a", "an", "his", "her", "its", "their", "our", "my", "your"];

/// Whether the value found for a key is the one expected, both in the notation of the cases.
#[must_use]
pub fn holds(key: Key, expected: &str, found: &str) -> bool {
    if expected == ABSENT || found == ABSENT {
        return expected == found;
    }
    match key {
        Key::Source | Key::Cue | Key::Content | Key::Said => pieces(expected) == pieces(found),
        Key::Speaker | Key::Office | Key::Side | Key::Medium | Key::Addressee => title(expected) == title(found),
        Key::Chain => expected.split(RELAY).map(title).eq(found.split(RELAY).map(title)),
        Key::Quotation | Key::Act | Key::Polarity | Key::Kind | Key::Named => expected == found,
        Key::Certainty => band_and_words(expected, found),
        Key::Evidence => sort_and_words(expected) == sort_and_words(found),
        Key::Nested => bare(found).starts_with(&bare(expected)),
    }
}

fn pieces(words: &str) -> Vec<String> {
    words.split(GAP).map(bare).collect()
}

/// A name in lower case without what may open it.
fn title(words: &str) -> String {
    let words = bare(words).to_lowercase();
    let rest = words.split_once(' ').filter(|(opening, _)| OPENINGS.contains(opening));
    rest.map_or(words.as_str(), |(_, rest)| rest).to_owned()
}

/// The words must be the same, and the band too unless none is expected.
fn band_and_words(expected: &str, found: &str) -> bool {
    let (expected_band, expected_words) = sort_and_words(expected);
    let (found_band, found_words) = sort_and_words(found);
    expected_words == found_words && (expected_band == "?" || expected_band == found_band)
}

fn sort_and_words(value: &str) -> (&str, String) {
    let (sort, words) = value.split_once(' ').unwrap_or((value, ""));
    (sort, bare(words).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_their_edges() {
        assert!(holds(Key::Content, "The raid … was over", "“The raid,” … was over."));
        assert!(!holds(Key::Content, "The raid … was over", "The raid was over"));
        assert!(!holds(Key::Cue, "said", "-") && holds(Key::Cue, "-", "-"));
    }

    #[test]
    fn names_are_compared_without_article_and_case() {
        assert!(holds(Key::Speaker, "The portal Stepnik", "portal Stepnik"));
        assert!(holds(Key::Medium, "his channel", "channel"));
        assert!(holds(Key::Chain, "the Post > a nurse", "The Post > nurse"));
        assert!(!holds(Key::Chain, "the Post > a nurse", "the Post"));
    }

    #[test]
    fn bands_count_only_where_one_is_expected() {
        assert!(holds(Key::Certainty, "? may", "? may"));
        assert!(holds(Key::Certainty, "? may", "40-50 may"));
        assert!(holds(Key::Certainty, "80-90 highly likely", "80-90 \"Highly likely\""));
        assert!(!holds(Key::Certainty, "80-90 highly likely", "55-75 highly likely"));
        assert!(!holds(Key::Certainty, "80-90 highly likely", "-"));
    }

    #[test]
    fn evidence_needs_its_sort_and_an_outer_claim_its_beginning() {
        assert!(holds(Key::Evidence, "video released a video", "video released a video"));
        assert!(!holds(
            Key::Evidence,
            "video released a video",
            "photo released a video"
        ));
        assert!(holds(Key::Nested, "it had shelled", "it had shelled the village"));
        assert!(!holds(Key::Nested, "it had shelled", "the village"));
    }
}
