//! Whether a content is given in the source's own words.

use rashomon_types::{Quotation, Span};

use super::scene::Scene;

/// All of it between marks: direct; some of it: mixed; none: indirect.
///
/// `quoted` are the stretches between marks in the order of their beginnings.
pub(super) fn quotation(scene: &Scene<'_, '_>, claim: usize, quoted: &[Span]) -> Quotation {
    let text = scene.reading.text();
    let content: Vec<Span> = scene.parts[claim]
        .content
        .iter()
        .map(|span| solid(text, *span))
        .collect();
    if !content.is_empty()
        && content
            .iter()
            .all(|span| near(quoted, *span).any(|mark| mark.covers(*span)))
    {
        return Quotation::Direct;
    }
    let is_inside = |mark: &Span, span: &Span| mark.overlaps(*span) && solid(text, *mark).overlaps(*span);
    let quotes = |span: &Span| near(quoted, *span).any(|mark| is_inside(&mark, span));
    match content.iter().any(quotes) {
        true => Quotation::Mixed,
        false => Quotation::Indirect,
    }
}

/// The stretches that can touch a span. One paragraph's stretches are near together, so few are looked at in vain.
fn near(quoted: &[Span], span: Span) -> impl Iterator<Item = Span> {
    const LOOK_BACK: usize = 8;
    let end = quoted.partition_point(|mark| mark.start() < span.end());
    let start = quoted
        .partition_point(|mark| mark.start() < span.start())
        .saturating_sub(LOOK_BACK);
    quoted[start.min(end)..end].iter().copied()
}

/// A span without the punctuation and the marks at its edges.
fn solid(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let edge = |c: char| !c.is_alphanumeric();
    let start = span.range().start + (words.len() - words.trim_start_matches(edge).len());
    let length = words.trim_matches(edge).len();
    Span::of(start..start + length)
}
