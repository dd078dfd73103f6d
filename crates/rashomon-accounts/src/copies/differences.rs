//! Where two texts differ, word by word.

use std::ops::Range;

use rashomon_types::Span;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::Difference;

/// Where two texts differ, in order. Spaces count for nothing; marks and capitals do, since they may carry meaning.
///
/// Myers' algorithm with the bounds of the crate `similar`, which reads no clock, so the same texts give the same pieces.
#[must_use]
pub fn differences(here: &str, there: &str) -> Vec<Difference> {
    let (mine, theirs) = (pieces(here), pieces(there));
    let words =
        |text, pieces: &[Range<usize>]| -> Vec<&str> { pieces.iter().map(|piece| slice(text, piece)).collect() };
    let operations = capture_diff_slices(Algorithm::Myers, &words(here, &mine), &words(there, &theirs));
    let changed = operations.iter().filter(|operation| operation.tag() != DiffTag::Equal);
    let found = changed.map(|operation| Difference {
        here: span(here, &mine, operation.old_range()),
        there: span(there, &theirs, operation.new_range()),
    });
    found.collect()
}

fn slice<'text>(text: &'text str, piece: &Range<usize>) -> &'text str {
    text.get(piece.clone()).unwrap_or_default()
}

/// The words and the marks between them.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut in_word = false;
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        let is_word = letter.is_alphanumeric();
        match found.last_mut() {
            Some(last) if is_word && in_word => last.end = end,
            _ if letter.is_whitespace() => {}
            _ => found.push(start..end),
        }
        in_word = is_word;
    }
    found
}

/// From the first of some pieces to the last; where there are none, the place between those around them.
fn span(text: &str, pieces: &[Range<usize>], range: Range<usize>) -> Span {
    match pieces.get(range.clone()) {
        Some([first, .., last]) => Span::of(first.start..last.end),
        Some([only]) => Span::of(only.clone()),
        _ => {
            let at = pieces
                .get(range.start)
                .map_or(text.trim_end().len(), |piece| piece.start);
            Span::of(at..at)
        }
    }
}
