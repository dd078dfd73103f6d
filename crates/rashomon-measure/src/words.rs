//! Words compared as a reader would: without the marks at their edges, spaces counted once.

/// Punctuation that may stand at the edge of a span without making it another one. Signs that carry meaning, such as
/// `%` or `$`, are not among them.
const EDGES: &str = ".,;:!?…'\"“”‘’„‚«»‹›`´-–—―()[]{}/*_|";

/// Whether a character may be left out at the edge of a span.
pub(crate) fn is_edge(character: char) -> bool {
    character.is_whitespace() || EDGES.contains(character)
}

/// The words without edge punctuation and quotation marks, each gap a single space.
pub(crate) fn bare(words: &str) -> String {
    let inner = words.trim_matches(is_edge);
    inner.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words in lower case, punctuation left out.
pub(crate) fn terms(words: &str) -> Vec<String> {
    let parts = words.split(|character: char| !character.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

/// How much of two texts is the same words: twice the shared words by all words, 0 to 1.
pub(crate) fn likeness(left: &str, right: &str) -> f64 {
    let (left, mut rest) = (terms(left), terms(right));
    let all = left.len() + rest.len();
    let mut shared = 0;
    for term in &left {
        if let Some(place) = rest.iter().position(|other| other == term) {
            rest.swap_remove(place);
            shared += 1;
        }
    }
    if all == 0 {
        0.0
    } else {
        f64::from(2 * shared) / all as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_go_and_meaning_stays() {
        assert_eq!(bare("“the raid\n was over,”"), "the raid was over");
        assert_eq!(bare("12 %"), "12 %");
        assert_eq!(bare("…"), "");
    }

    #[test]
    fn likeness_counts_each_word_once() {
        assert!((likeness("the the raid", "The raid.") - 0.8).abs() < 1e-9);
        assert!(likeness("", "").abs() < 1e-9);
    }
}
