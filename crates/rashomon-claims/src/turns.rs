//! A conversation in print: each turn is said by whoever its label names, "TOLDT:", and that is who "I" and "we" are there.

use rashomon_types::{Annotation, BlockKind, Document, Span};

use crate::draft::{Draft, Voice};
use crate::find::{QuotePair, quote_pairs};
use crate::reading::Reading;
use crate::voiced::is_first_person;

/// So many labels make a text a conversation.
const FEWEST: usize = 3;

/// The labels of a conversation, in order; empty in other texts.
#[derive(Debug, Default)]
pub(crate) struct Turns(Vec<Span>);

impl Turns {
    /// The labels over a document's paragraphs.
    pub(crate) fn of(document: &Document, _: &Annotation) -> Self {
        let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
        let labels: Vec<Span> = headings.filter_map(|block| label(&document.text, block.span)).collect();
        Self(if labels.len() >= FEWEST { labels } else { Vec::new() })
    }

    /// The name in the label that a place is spoken under.
    pub(crate) fn at(&self, place: u32) -> Option<Span> {
        let before = self.0.partition_point(|label| label.start() <= place);
        self.0.get(before.checked_sub(1)?).copied()
    }
}

/// The name in a heading of capitals that ends in a colon, without the part that its bearer plays.
fn label(text: &str, heading: Span) -> Option<Span> {
    let words = heading.slice(text).strip_suffix(':')?;
    let name = words.split(',').next()?;
    let capitals = !words.chars().any(char::is_lowercase) && name.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let start = heading.start() as usize;
    capitals.then(|| Span::of(start..start + name.len()))
}

/// Gives what a turn tells without a cue, and what "I" and "we" say in it, to whoever its label names.
pub(crate) fn take_turns(reading: &Reading<'_>, drafts: &mut [Draft]) {
    if reading.turns.0.is_empty() {
        return;
    }
    let quotes = quote_pairs(reading);
    for draft in drafts {
        let place = draft.cue.first().or(draft.content.first()).map(|span| span.start());
        let Some(label) = place.and_then(|place| reading.turns.at(place)) else {
            continue;
        };
        if draft.voice == Voice::Reporter {
            draft.voice = Voice::Named;
            draft.source = vec![label];
        } else if is_first_person(reading, &draft.source) && !is_quoted(&quotes, draft) {
            draft.source = vec![label];
            draft.act = draft.act.or(Some(rashomon_types::Act::Assert));
        }
    }
}

/// Whether the voice's own words lie inside a quotation.
pub(crate) fn is_quoted(quotes: &[QuotePair], draft: &Draft) -> bool {
    draft.source.first().is_some_and(|span| {
        let before = quotes.partition_point(|quote| quote.inside.start() <= span.start());
        before
            .checked_sub(1)
            .and_then(|at| quotes.get(at))
            .is_some_and(|quote| quote.inside.covers(*span))
    })
}
