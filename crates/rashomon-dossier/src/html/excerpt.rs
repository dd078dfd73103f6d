//! A claim in its context: its exact words, its source and its cue marked, two sentences around them.

use rashomon_types::{Claim, Span};

use super::element::{El, classed, el};
use super::index::Index;
use super::marked::{around, pieces};

/// Beyond this, in bytes, what lies between a source and its content is left out.
const WIDEST: u32 = 1500;

/// What is marked, the strongest first.
const ROLES: [&str; 3] = ["content", "source", "cue"];

/// The excerpt of a claim; none where its words are not in the text.
pub(super) fn excerpt(index: &Index<'_>, claim: &Claim) -> Option<El> {
    let document = index.document(claim.document)?;
    let text = document.text.as_str();
    let fits = |span: &&Span| span.get(text).is_some();
    let content = claim.content.spans.iter().filter(fits).copied().reduce(Span::hull)?;
    let voices = claim.source.spans.iter().chain(&claim.cue.spans).filter(fits).copied();
    let all = voices.fold(content, Span::hull);
    let hull = if all.len() > WIDEST { content } else { all };
    let range = around(text, hull);
    let by_role = [&claim.content.spans, &claim.source.spans, &claim.cue.spans];
    let marks: Vec<(Span, &str)> = by_role
        .into_iter()
        .zip(ROLES)
        .flat_map(|(spans, role)| spans.iter().map(move |span| (*span, role)))
        .collect();
    let spans: Vec<Span> = marks.iter().map(|(span, _)| *span).collect();
    let shown = pieces(text, range, &spans).into_iter().map(|piece| {
        let words = text.get(piece.range).unwrap_or_default();
        let strongest = piece.marks.first().and_then(|place| marks.get(*place));
        match strongest {
            Some((_, role)) => classed("mark", role).text(words),
            None => el("span").text(words),
        }
    });
    let language = document.language.as_deref().filter(|tag| is_language(tag));
    Some(
        classed("blockquote", "excerpt")
            .attr("dir", "auto")
            .attr_if("lang", language)
            .children(shown),
    )
}

/// Whether a tag looks like a language's.
pub(super) fn is_language(tag: &str) -> bool {
    (2..=20).contains(&tag.len())
        && tag
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}
