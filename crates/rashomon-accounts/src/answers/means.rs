//! With what: weapons and causes that the lexicon knows, in claims that tell of the deed.

use std::collections::BTreeSet;

use rashomon_types::{Polarity, QuestionKind, Span};

use super::{Draft, Scene, stance, with_polarity};
use crate::value::Value;

/// Adds the weapons and causes that each claim names, one for each class.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let Some(stance) = stance(claim) else { continue };
        let mut seen = BTreeSet::new();
        for &piece in &claim.content.spans {
            let text = scene.words(place, piece);
            for found in scene.lexicon.means.phrases.find(text) {
                let class = scene.lexicon.means.name(found.row);
                let Some(span) = within(piece, &found.at) else { continue };
                if is_lost(claim, span) || !seen.insert(class.to_owned()) {
                    continue;
                }
                drafts.push(Draft {
                    question: QuestionKind::Means,
                    whose: None,
                    what: None,
                    claim: place,
                    stance: with_polarity(stance, negated(text.get(..found.at.start).unwrap_or_default())),
                    value: Some(Value::Class {
                        class: class.to_owned(),
                        words: text.get(found.at).unwrap_or_default().to_owned(),
                    }),
                    spans: vec![span],
                });
            }
        }
    }
}

/// Whether the words before a weapon negate it: "no gas has been used", "it carried no explosives".
fn negated(before: &str) -> Polarity {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    if matches!(last.as_str(), "no" | "without" | "any" | "neither" | "never") && !before.to_lowercase().contains("denied") {
        Polarity::Negative
    } else {
        Polarity::Positive
    }
}

/// A range within a piece as a span of the document.
pub(super) fn within(piece: Span, range: &std::ops::Range<usize>) -> Option<Span> {
    let start = piece.start() + u32::try_from(range.start).ok()?;
    let end = piece.start() + u32::try_from(range.end).ok()?;
    Span::new(start, end)
}

/// Whether the weapon was lost rather than used: "destroyed five tanks".
fn is_lost(claim: &rashomon_types::Claim, span: Span) -> bool {
    use rashomon_types::QuantityKind::{Captured, Damaged, Destroyed};
    let lost = claim
        .quantities
        .iter()
        .filter(|quantity| matches!(quantity.kind, Destroyed | Damaged | Captured));
    lost.flat_map(|quantity| &quantity.spans).any(|&words| words.end() <= span.start() && span.start() - words.end() < 24)
}
