//! How nouns are written out: spans with code points and words.

use serde::{Deserialize, Serialize};

use crate::Span;

/// A span as it is written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanText {
    /// The first Unicode code point.
    pub start: u32,
    /// The code point after the last one.
    pub end: u32,
    /// The first byte.
    pub byte_start: u32,
    /// The byte after the last one.
    pub byte_end: u32,
    /// The words.
    pub text: String,
}

impl SpanText {
    /// The span in bytes, for those who read an export back in; `None` if it ends before it starts.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        Span::new(self.byte_start, self.byte_end)
    }
}

/// A noun whose spans of type `S` can be turned into spans of type `T`, all else kept.
pub trait MapSpans<S, T> {
    /// The noun with the other spans.
    type Mapped;

    /// Converts each span, in the order of the fields.
    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Self::Mapped;
}

impl<S, T, N: MapSpans<S, T>> MapSpans<S, T> for Vec<N> {
    type Mapped = Vec<N::Mapped>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Self::Mapped {
        self.into_iter().map(|noun| noun.map_spans(convert)).collect()
    }
}

impl<S, T, N: MapSpans<S, T>> MapSpans<S, T> for Option<N> {
    type Mapped = Option<N::Mapped>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Self::Mapped {
        self.map(|noun| noun.map_spans(convert))
    }
}

/// Converts a list of spans.
pub(crate) fn map_list<S, T>(spans: Vec<S>, convert: &mut dyn FnMut(S) -> T) -> Vec<T> {
    spans.into_iter().map(convert).collect()
}

/// A document's text with what is needed to write its spans out fast.
#[derive(Debug, Clone)]
pub struct IndexedText<'text> {
    text: &'text str,
    index: CodePointIndex,
}

impl<'text> IndexedText<'text> {
    /// Indexes a text, in one pass over its bytes.
    #[must_use]
    pub fn new(text: &'text str) -> Self {
        Self {
            text,
            index: CodePointIndex::new(text),
        }
    }

    /// A span with its code points and its words.
    #[must_use]
    pub fn span_text(&self, span: Span) -> SpanText {
        SpanText {
            start: self.index.code_point(self.text, span.start()),
            end: self.index.code_point(self.text, span.end()),
            byte_start: span.start(),
            byte_end: span.end(),
            text: span.slice(self.text).to_owned(),
        }
    }

    /// A noun of this document with every span written out.
    pub fn spell_out<N: MapSpans<Span, SpanText>>(&self, noun: N) -> N::Mapped {
        noun.map_spans(&mut |span| self.span_text(span))
    }
}

/// Between two bytes whose code point is kept.
const STRIDE: usize = 1024;

/// Finds the code point at a byte of a text, and the byte of a code point.
///
/// Where the text so far is ASCII the two are the same; further on, a count is kept every 1024 bytes, so that no
/// question costs more than one stride.
#[derive(Debug, Clone)]
pub struct CodePointIndex {
    /// How many bytes from the start are ASCII.
    ascii: usize,
    /// How many code points begin before byte 0, 1024, 2048 …
    checkpoints: Vec<u32>,
}

impl CodePointIndex {
    /// Indexes a text, in one pass over its bytes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ascii = text.bytes().position(|byte| !byte.is_ascii()).unwrap_or(text.len());
        let checkpoints = if ascii == text.len() {
            Vec::new()
        } else {
            count_strides(text.as_bytes())
        };
        Self { ascii, checkpoints }
    }

    /// How many code points of `text` begin before byte `offset`; past the end, how many there are.
    #[must_use]
    pub fn code_point(&self, text: &str, offset: u32) -> u32 {
        let offset = (offset as usize).min(text.len());
        if offset <= self.ascii {
            return Span::of(0..offset).end();
        }
        let stride = offset / STRIDE;
        let before = self.checkpoints.get(stride).copied().unwrap_or_default();
        before + count_starts(text.as_bytes().get(stride * STRIDE..offset).unwrap_or_default())
    }

    /// The byte at which code point `number` of `text` begins; past the end, the length.
    #[must_use]
    pub fn byte(&self, text: &str, number: u32) -> u32 {
        if number as usize <= self.ascii {
            return number;
        }
        let stride = self
            .checkpoints
            .partition_point(|&before| before <= number)
            .saturating_sub(1);
        let before = self.checkpoints.get(stride).copied().unwrap_or_default();
        let rest = text
            .as_bytes()
            .iter()
            .enumerate()
            .skip(stride * STRIDE)
            .filter(|(_, byte)| starts(**byte));
        let found = rest.map(|(offset, _)| offset).nth((number - before) as usize);
        Span::of(0..found.unwrap_or(text.len())).end()
    }
}

fn count_strides(bytes: &[u8]) -> Vec<u32> {
    let counts = bytes.chunks(STRIDE).scan(0, |before, chunk| {
        let here = *before;
        *before += count_starts(chunk);
        Some((here, *before))
    });
    let counts: Vec<(u32, u32)> = counts.collect();
    let total = counts.last().map_or(0, |(_, after)| *after);
    counts.into_iter().map(|(before, _)| before).chain([total]).collect()
}

/// How many code points begin in these bytes.
fn count_starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(starts(byte))).sum()
}

/// Whether a byte of UTF-8 begins a code point rather than going on with one.
fn starts(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check_every_character(text: &str) {
        let index = CodePointIndex::new(text);
        for (number, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(index.code_point(text, offset as u32), number as u32);
            assert_eq!(index.byte(text, number as u32), offset as u32);
        }
        assert_eq!(index.code_point(text, u32::MAX), text.chars().count() as u32);
    }

    #[test]
    fn characters_across_a_stride_are_counted_once() {
        for padding in STRIDE - 4..STRIDE + 4 {
            check_every_character(&format!("{}😀é{}я", "a".repeat(padding), "б".repeat(STRIDE)));
        }
    }

    #[test]
    fn a_text_of_exactly_one_stride_has_an_end() {
        check_every_character(&"é".repeat(STRIDE / 2));
        check_every_character(&"a".repeat(STRIDE));
        check_every_character("");
    }

    proptest! {
        #[test]
        fn bytes_and_code_points_agree(text in "(\\PC|a){0,60}", repeats in 1..40_usize) {
            check_every_character(&text.repeat(repeats));
        }

        #[test]
        fn a_written_span_slices_by_code_points(text in "\\PC{0,40}", first in 0..40_usize, second in 0..40_usize) {
            let offsets: Vec<usize> = text.char_indices().map(|(offset, _)| offset).chain([text.len()]).collect();
            let (first, second) = (first.min(offsets.len() - 1), second.min(offsets.len() - 1));
            let span = Span::of(offsets[first.min(second)]..offsets[first.max(second)]);
            let written = IndexedText::new(&text).span_text(span);
            let by_code_points = text.chars().skip(written.start as usize).take((written.end - written.start) as usize);
            prop_assert_eq!(by_code_points.collect::<String>(), &*written.text);
            prop_assert_eq!(&*written.text, span.slice(&text));
            prop_assert_eq!(written.span(), Some(span));
        }
    }
}
