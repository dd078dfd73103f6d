//! When two texts say the same: the words without marks, case and articles.

use std::collections::BTreeSet;

/// Words that change nothing where they come or go.
const ARTICLES: [&str; 4] = ["a", "an", "the", "that"];

/// The words of a text in lower case: marks, white space and quotation marks are gone, and so are articles.
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !ARTICLES.contains(word));
    words.map(str::to_owned).collect()
}

/// Whether two texts have the same words in the same order.
pub(super) fn are_same(a: &str, b: &str) -> bool {
    a == b || words(a) == words(b)
}

/// How many of the words of both are in both, as a share: 1 where all are, 0 where none is (Jaccard's index).
pub(super) fn overlap(a: &[String], b: &[String]) -> f64 {
    let (a, b): (BTreeSet<&String>, BTreeSet<&String>) = (a.iter().collect(), b.iter().collect());
    let both = a.intersection(&b).count();
    let all = a.union(&b).count();
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_articles_count_for_nothing_and_no_counts() {
        assert!(are_same(
            "“The bridge, he said, is open.”",
            "\"Bridge he said is  open\""
        ));
        assert!(!are_same("the bridge is open", "the bridge is not open"));
        assert!(!are_same("12 died", "15 died"));
        assert_eq!(overlap(&words("12 workers died"), &words("15 workers died")), 0.5);
        assert_eq!(overlap(&[], &[]), 0.0);
    }
}
