//! Attributions compared span by span and as wholes, edge punctuation and quotation marks aside.

use std::collections::BTreeSet;

use rashomon_types::Span;

use super::counts::Counts;
use crate::words::is_edge;

/// The share of two contents that must be common for them to be the same by half.
const HALF: f64 = 0.5;

/// One attribution: the pieces of source, cue and content, each trimmed, in order, once.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quote {
    /// Source, cue, content.
    pub(crate) parts: [Vec<Span>; 3],
}

/// The names of the parts.
pub(crate) const PARTS: [&str; 3] = ["source", "cue", "content"];

impl Quote {
    /// The attribution of these pieces of a text; pieces of edge marks alone are left out.
    pub(crate) fn new(parts: [&[Span]; 3], text: &str) -> Self {
        let trimmed = |spans: &[Span]| {
            let pieces: BTreeSet<Span> = spans.iter().filter_map(|span| trim(*span, text)).collect();
            pieces.into_iter().collect()
        };
        Self {
            parts: parts.map(trimmed),
        }
    }
}

/// A span without the marks at its edges; none if nothing is left.
fn trim(span: Span, text: &str) -> Option<Span> {
    let words = span.slice(text);
    let start = span.start() as usize + (words.len() - words.trim_start_matches(is_edge).len());
    let inner = words.trim_matches(is_edge);
    (!inner.is_empty()).then(|| Span::of(start..start + inner.len()))
}

/// The distinct pieces of one part over all attributions of a document.
fn pieces(quotes: &[Quote], part: usize) -> BTreeSet<Span> {
    quotes
        .iter()
        .flat_map(|quote| quote.parts[part].iter().copied())
        .collect()
}

/// Pieces of a part that are exactly the same.
pub(crate) fn exact(gold: &[Quote], found: &[Quote], part: usize) -> Counts {
    Counts::of_sets(&pieces(gold, part), &pieces(found, part))
}

/// Pieces of a part that share at least one character with one of the other side.
pub(crate) fn overlapping(gold: &[Quote], found: &[Quote], part: usize) -> Counts {
    either_way(&pieces(gold, part), &pieces(found, part), |left, right| {
        left.overlaps(right)
    })
}

/// Pieces of a part that begin where one of the other side begins.
pub(crate) fn beginning(gold: &[Quote], found: &[Quote], part: usize) -> Counts {
    either_way(&pieces(gold, part), &pieces(found, part), |left, right| {
        left.start() == right.start()
    })
}

fn either_way(gold: &BTreeSet<Span>, found: &BTreeSet<Span>, fit: fn(Span, Span) -> bool) -> Counts {
    let right = |these: &BTreeSet<Span>, those: &BTreeSet<Span>| {
        these
            .iter()
            .filter(|this| those.iter().any(|that| fit(**this, *that)))
            .count()
    };
    Counts {
        gold: gold.len(),
        gold_right: right(gold, found),
        found: found.len(),
        found_right: right(found, gold),
    }
}

/// Whole attributions with every piece of every part the same.
pub(crate) fn linked(gold: &[Quote], found: &[Quote]) -> Counts {
    Counts::of_sets(&gold.iter().collect(), &found.iter().collect())
}

/// Attributions with the same source, piece by piece, whose contents share half of their characters: those of both by
/// those of either. Each counts once, the best pairs first.
pub(crate) fn half(gold: &[Quote], found: &[Quote], text: &str) -> Counts {
    let mut pairs = Vec::new();
    for (left, wanted) in gold.iter().enumerate() {
        for (right, got) in found
            .iter()
            .enumerate()
            .filter(|(_, got)| got.parts[0] == wanted.parts[0])
        {
            let shared = common_share(&wanted.parts[2], &got.parts[2], text);
            pairs.extend((shared >= HALF).then_some((shared, left, right)));
        }
    }
    pairs.sort_by(|left, right| right.0.total_cmp(&left.0));
    let (mut used_left, mut used_right) = (BTreeSet::new(), BTreeSet::new());
    for (_, left, right) in pairs {
        if !used_left.contains(&left) && !used_right.contains(&right) {
            used_left.insert(left);
            used_right.insert(right);
        }
    }
    Counts::new(gold.len(), found.len(), used_left.len())
}

/// The characters that both hold, by those that either holds.
fn common_share(left: &[Span], right: &[Span], text: &str) -> f64 {
    let characters = |span: Span| span.slice(text).chars().count();
    let count = |spans: &[Span]| spans.iter().map(|span| characters(*span)).sum::<usize>();
    let pairs = left
        .iter()
        .flat_map(|one| right.iter().filter_map(|other| one.intersection(*other)));
    let common: usize = pairs.map(characters).sum();
    let either = count(left) + count(right) - common;
    if either == 0 {
        0.0
    } else {
        common as f64 / either as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“The raid,” he said, “is over. All left.” She agreed.";

    /// The span of the first occurrence of some words.
    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::of(start..start + words.len())
    }

    fn quote(source: &str, cue: &str, content: &[&str]) -> Quote {
        let content: Vec<Span> = content.iter().map(|words| span(words)).collect();
        Quote::new([&[span(source)], &[span(cue)], &content], TEXT)
    }

    #[test]
    fn edges_do_not_matter() {
        let marked = quote("he", "said", &["“The raid,”", "“is over. All left.”"]);
        assert_eq!(marked, quote("he", "said,", &["The raid", "is over. All left"]));
        assert_eq!(trim(span("” "), TEXT), None);
    }

    #[test]
    fn pieces_are_counted_once() {
        let gold = [quote("he", "said", &["The raid"]), quote("he", "agreed", &["is over"])];
        let found = [quote("he", "said", &["The raid", "is over"])];
        assert_eq!(exact(&gold, &found, 0), Counts::new(1, 1, 1));
        assert_eq!(exact(&gold, &found, 1), Counts::new(2, 1, 1));
        assert_eq!(exact(&gold, &found, 2), Counts::new(2, 2, 2));
        assert_eq!(linked(&gold, &found), Counts::new(2, 1, 0));
    }

    #[test]
    fn overlap_and_beginnings_forgive() {
        let (gold, found) = (
            [quote("he", "said", &["is over. All left"])],
            [quote("he", "said", &["is over"])],
        );
        assert_eq!(exact(&gold, &found, 2).gold_right, 0);
        assert_eq!(beginning(&gold, &found, 2), Counts::new(1, 1, 1));
        let parted = [quote("he", "said", &["over", "All left"])];
        let counts = overlapping(&gold, &parted, 2);
        assert_eq!((counts.gold_right, counts.found_right), (1, 2));
        assert_eq!(beginning(&gold, &parted, 2).gold_right, 0);
    }

    #[test]
    fn half_of_a_content_with_its_source_is_enough() {
        let gold = [quote("he", "said", &["is over. All left"])];
        assert_eq!(
            half(&gold, &[quote("he", "agreed", &["is over. All"])], TEXT),
            Counts::new(1, 1, 1)
        );
        assert_eq!(
            half(&gold, &[quote("he", "said", &["is over"])], TEXT),
            Counts::new(1, 1, 0)
        );
        assert_eq!(
            half(&gold, &[quote("She", "said", &["is over. All"])], TEXT),
            Counts::new(1, 1, 0)
        );
        let twice = [
            quote("he", "said", &["is over. All"]),
            quote("he", "said", &["is over. All left"]),
        ];
        assert_eq!(half(&gold, &twice, TEXT), Counts::new(1, 2, 1));
    }
}
