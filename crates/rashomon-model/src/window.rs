//! The words of a text dealt out to windows that the encoder can read in one pass.
//!
//! A window holds whole segments (paragraphs) while they fit; a longer segment is cut after a sentence-final mark, or
//! wherever it must. Before its own words a window repeats the end of the one before, as context, whose results are
//! thrown away.

use std::ops::Range;

/// A word, ready for the encoder.
#[derive(Debug, Clone)]
pub(crate) struct EncodedWord {
    pub(crate) pieces: Vec<i32>,
    pub(crate) shape: i32,
    pub(crate) before: i32,
    /// Whether a sentence may end here, by the marks alone.
    pub(crate) final_mark: bool,
}

/// How long windows are, in pieces.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WindowLimits {
    /// Own words and context together.
    pub(crate) pieces: usize,
    /// The most that context may take.
    pub(crate) context: usize,
}

/// Words `context.start..own.end` are read; results are kept for `own`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) own: Range<usize>,
    pub(crate) context: usize,
}

impl Window {
    /// Every word that is read.
    pub(crate) fn words(&self) -> Range<usize> {
        self.context..self.own.end
    }
}

/// Windows over all words; `segments` are word ranges, in order and without gaps.
pub(crate) fn windows(words: &[EncodedWord], segments: &[Range<usize>], limits: WindowLimits) -> Vec<Window> {
    let own_limit = limits.pieces.saturating_sub(limits.context).max(1);
    let parts = segments
        .iter()
        .flat_map(|segment| split_long(words, segment.clone(), own_limit));
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut size = 0;
    for part in parts {
        let length = pieces(words, part.clone());
        let limit = if out.len() <= 1 { limits.pieces } else { own_limit };
        match out.last_mut() {
            Some(last) if size + length <= limit => {
                last.end = part.end;
                size += length;
            }
            _ => {
                size = length;
                out.push(part);
            }
        }
    }
    out.into_iter()
        .map(|own| Window {
            context: context_start(words, own.start, limits.context),
            own,
        })
        .collect()
}

fn pieces(words: &[EncodedWord], range: Range<usize>) -> usize {
    words[range].iter().map(|word| word.pieces.len()).sum()
}

/// Where the context before `own` begins: as many words as fit.
fn context_start(words: &[EncodedWord], own: usize, limit: usize) -> usize {
    let mut start = own;
    let mut size = 0;
    while start > 0 && size + words[start - 1].pieces.len() <= limit {
        start -= 1;
        size += words[start].pieces.len();
    }
    start
}

/// A segment in parts of at most `limit` pieces.
fn split_long(words: &[EncodedWord], segment: Range<usize>, limit: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = segment.start;
    while start < segment.end {
        let fitting = fitting_end(words, start..segment.end, limit);
        let cut = if fitting == segment.end {
            fitting
        } else {
            last_final_mark(words, start..fitting)
        };
        out.push(start..cut);
        start = cut;
    }
    out
}

fn fitting_end(words: &[EncodedWord], range: Range<usize>, limit: usize) -> usize {
    let mut size = 0;
    let over = range.clone().find(|&word| {
        size += words[word].pieces.len();
        size > limit
    });
    over.unwrap_or(range.end).max(range.start + 1)
}

fn last_final_mark(words: &[EncodedWord], range: Range<usize>) -> usize {
    range
        .clone()
        .rev()
        .find(|&word| words[word].final_mark)
        .map_or(range.end, |word| word + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(count: usize) -> Vec<EncodedWord> {
        let word = |at: usize| EncodedWord {
            pieces: vec![1; 1 + at % 3],
            shape: 0,
            before: 1,
            final_mark: at % 7 == 6,
        };
        (0..count).map(word).collect()
    }

    proptest::proptest! {
        #[test]
        fn every_word_is_kept_once_and_no_window_is_too_long(count in 1usize..200, cut in 1usize..50, pieces in 8usize..40) {
            let words = words(count);
            let cut = cut.min(count);
            let limits = WindowLimits { pieces, context: pieces / 4 };
            let windows = windows(&words, &[0..cut, cut..count], limits);
            let mut next = 0;
            for window in windows {
                proptest::prop_assert_eq!(window.own.start, next);
                next = window.own.end;
                proptest::prop_assert!(super::pieces(&words, window.words()) <= pieces);
            }
            proptest::prop_assert_eq!(next, count);
        }
    }
}
