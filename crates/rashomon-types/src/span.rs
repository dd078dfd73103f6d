//! A stretch of a document's text.
//!
//! # Adjacency
//!
//! A span is half-open: its start belongs to it, its end does not. So two spans that touch — one ends where the other
//! begins — share no byte: they do [touch](Span::touches) and do not [overlap](Span::overlaps). An empty span holds no
//! byte, so it overlaps nothing, not even a span around it; it is [covered](Span::covers) by every span that its offset
//! lies in or touches.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into one document's stored text, with `start ≤ end`.
///
/// ```
/// use rashomon_types::Span;
///
/// let span = Span::of(4..8);
/// assert_eq!(span.slice("Kyiv said no"), " sai");
/// assert!(!span.overlaps(Span::of(8..9)) && span.touches(Span::of(8..9)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Offsets")]
pub struct Span {
    start: u32,
    end: u32,
}

/// The offsets as stored, before they are known to be in order.
#[derive(Deserialize)]
struct Offsets {
    start: u32,
    end: u32,
}

impl TryFrom<Offsets> for Span {
    type Error = String;

    fn try_from(offsets: Offsets) -> Result<Self, Self::Error> {
        Self::new(offsets.start, offsets.end)
            .ok_or_else(|| format!("a span ends at {} before it starts at {}", offsets.end, offsets.start))
    }
}

impl Span {
    /// The span from `start` to `end`, in bytes; `None` if it would end before it starts.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// The span of a range of byte offsets.
    ///
    /// Never fails: offsets in the wrong order are exchanged and those past 4 GiB are cut, since the reader admits no
    /// text so long.
    #[must_use]
    pub fn of(range: Range<usize>) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: cut(range.start.min(range.end)),
            end: cut(range.start.max(range.end)),
        }
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last one.
    #[must_use]
    pub fn end(self) -> u32 {
        self.end
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same range for indexing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the byte at `offset` belongs to it; the byte at its end does not.
    #[must_use]
    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies inside it or is equal to it.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }

    /// Whether one ends exactly where the other begins.
    #[must_use]
    pub fn touches(self, other: Self) -> bool {
        self.end == other.start || other.end == self.start
    }

    /// The bytes that both hold; `None` if they share none.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        })
    }

    /// The smallest span that covers both, with whatever lies between them.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same stretch `by` bytes further on, for a part whose own text began at zero.
    #[must_use]
    pub fn shifted(self, by: u32) -> Self {
        Self {
            start: self.start.saturating_add(by),
            end: self.end.saturating_add(by),
        }
    }

    /// The words, or `None` where the span does not slice `text`: out of bounds, or inside a character.
    #[must_use]
    pub fn get(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// The words, or nothing where the span does not slice `text`.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        self.get(text).unwrap_or_default()
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_span() -> impl Strategy<Value = Span> {
        (0..60_u32, 0..20_u32).prop_map(|(start, length)| Span {
            start,
            end: start + length,
        })
    }

    #[test]
    fn adjacent_spans_touch_and_do_not_overlap() {
        let (left, right) = (Span::of(0..4), Span::of(4..8));
        assert!(left.touches(right) && right.touches(left));
        assert!(!left.overlaps(right) && !right.overlaps(left));
        assert!(!left.contains(4) && right.contains(4));
        assert_eq!(left.intersection(right), None);
    }

    #[test]
    fn an_empty_span_overlaps_nothing_and_is_covered_where_it_lies() {
        let (empty, around) = (Span::of(2..2), Span::of(0..4));
        assert!(!empty.overlaps(around) && !empty.overlaps(empty));
        assert!(around.covers(empty) && empty.covers(empty));
    }

    #[test]
    fn disordered_offsets_are_refused_or_exchanged() {
        assert_eq!(Span::new(3, 2), None);
        assert_eq!(Span::of(Range { start: 3, end: 2 }), Span::of(2..3));
        assert!(serde_json::from_str::<Span>(r#"{"start":3,"end":2}"#).is_err());
    }

    #[test]
    fn slicing_inside_a_character_gives_nothing() {
        assert_eq!(Span::of(1..3).get("éé"), None);
        assert_eq!(Span::of(0..99).slice("abc"), "");
    }

    proptest! {
        #[test]
        fn overlap_means_a_shared_byte(left in any_span(), right in any_span()) {
            let shared = (0..100).any(|offset| left.contains(offset) && right.contains(offset));
            prop_assert_eq!(left.overlaps(right), shared);
            prop_assert_eq!(left.overlaps(right), right.overlaps(left));
            prop_assert_eq!(left.intersection(right).is_some(), shared);
        }

        #[test]
        fn the_hull_covers_both_and_the_intersection_is_covered(left in any_span(), right in any_span()) {
            prop_assert!(left.hull(right).covers(left) && left.hull(right).covers(right));
            if let Some(both) = left.intersection(right) {
                prop_assert!(left.covers(both) && right.covers(both) && !both.is_empty());
            }
        }

        #[test]
        fn every_span_keeps_its_order(start in any::<usize>(), end in any::<usize>()) {
            let span = Span::of(Range { start, end });
            prop_assert!(span.start() <= span.end());
            prop_assert_eq!(span.is_empty(), span.range().is_empty());
        }
    }
}
