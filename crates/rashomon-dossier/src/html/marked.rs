//! A stretch of a report's text with marks on it: cut where any mark begins or ends, so that marks may overlap.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rashomon_types::Span;

/// A piece of text and the marks that cover it, by their place in the list.
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) marks: BTreeSet<usize>,
    /// The marks whose first piece this is.
    pub(super) starting: Vec<usize>,
    /// The marks whose last piece this is.
    pub(super) ending: Vec<usize>,
}

/// The pieces of a stretch of text under these marks; a mark that does not slice the text is passed over.
pub(super) fn pieces(text: &str, range: Range<usize>, marks: &[Span]) -> Vec<Piece> {
    let mut starts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut ends: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, span) in marks.iter().enumerate() {
        let (start, end) = (span.range().start.max(range.start), span.range().end.min(range.end));
        if span.get(text).is_some() && start < end {
            starts.entry(start).or_default().push(place);
            ends.entry(end).or_default().push(place);
        }
    }
    let mut cuts: BTreeSet<usize> = starts.keys().chain(ends.keys()).copied().collect();
    cuts.extend([range.start, range.end]);
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut active = BTreeSet::new();
    let mut pieces = Vec::new();
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        let starting = starts.remove(&start).unwrap_or_default();
        active.extend(&starting);
        let ending = ends.remove(&end).unwrap_or_default();
        let marks = active.clone();
        for place in &ending {
            active.remove(place);
        }
        pieces.push(Piece {
            range: start..end,
            marks,
            starting,
            ending,
        });
    }
    pieces
}

/// The paragraphs of a text: its lines that are not blank.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            paragraphs.push(start..start + line.trim_end().len());
        }
        start = end;
    }
    paragraphs
}

/// How far a context reaches at most to either side, in bytes.
const REACH: usize = 700;

/// Two sentences around a stretch, within its paragraphs and not far.
pub(super) fn around(text: &str, span: Span) -> Range<usize> {
    let Range { start, end } = span.range();
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |offset| offset + 1);
    let line_end = after.find('\n').map_or(text.len(), |offset| end + offset);
    let first = text.floor_char_boundary(line_start.max(start.saturating_sub(REACH)));
    let last = text.floor_char_boundary(line_end.min(end.saturating_add(REACH)).max(end));
    let ends_before = sentence_ends(text, &(first..start));
    let ends_after = sentence_ends(text, &(end..last));
    // The stretch itself may end its sentence, so that the first end after it is its own.
    let from = ends_before.iter().rev().nth(2).copied().unwrap_or(first);
    let to = ends_after.get(2).copied().unwrap_or(last);
    from.min(start)..to.max(end)
}

/// Where sentences seem to end: after a full stop and what closes, before a space.
fn sentence_ends(text: &str, range: &Range<usize>) -> Vec<usize> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut ends = Vec::new();
    let mut is_closed = false;
    for (offset, character) in part.char_indices() {
        if is_closed && character.is_whitespace() {
            ends.push(range.start + offset + character.len_utf8());
        }
        let closes = matches!(character, '"' | '\'' | '”' | '’' | '»' | ')' | ']');
        is_closed = matches!(character, '.' | '!' | '?' | '…') || (is_closed && closes);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_marks_cut_each_other() {
        let text = "abcdefgh";
        let marks = [Span::of(1..5), Span::of(3..7), Span::of(3..99)];
        let cut: Vec<(&str, Vec<usize>)> = pieces(text, 0..8, &marks)
            .into_iter()
            .map(|piece| (&text[piece.range], piece.marks.into_iter().collect()))
            .collect();
        assert_eq!(
            cut,
            [
                ("a", vec![]),
                ("bc", vec![0]),
                ("de", vec![0, 1]),
                ("fg", vec![1]),
                ("h", vec![])
            ]
        );
    }

    #[test]
    fn two_sentences_stand_around() {
        let text = "One. Two. Three. Four here. Five. Six. Seven.\nEight.";
        let four = text.find("Four").unwrap();
        assert_eq!(
            &text[around(text, Span::of(four..four + 4))],
            "Two. Three. Four here. Five. Six. "
        );
    }
}
