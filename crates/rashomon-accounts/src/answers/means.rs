//! With what: weapons and causes that the lexicon knows, in claims that tell of the deed.

use std::collections::BTreeSet;

use rashomon_types::{Claim, Polarity, QuestionKind, Span};

use super::{Draft, Scene, with_polarity};
use crate::value::Value;

/// Adds the weapons and causes that each claim names, one for each class.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let mut seen = BTreeSet::new();
        for &piece in &claim.content.spans {
            let text = scene.words(place, piece);
            for found in scene.lexicon.means.phrases.find(text) {
                let class = scene.lexicon.means.name(found.row);
                let Some(span) = within(piece, &found.at) else { continue };
                let is_down = text.get(found.at.end..).is_some_and(|after| after.starts_with(" down"));
                if is_down || is_lost(claim, span) || !seen.insert(class.to_owned()) {
                    continue;
                }
                drafts.push(Draft {
                    question: QuestionKind::Means,
                    whose: None,
                    what: None,
                    claim: place,
                    stance: with_polarity(stance, negated(claim, text.get(..found.at.start).unwrap_or_default())),
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
fn negated(claim: &Claim, before: &str) -> Polarity {
    let first = before.trim_start().split(' ').next().unwrap_or_default().to_lowercase();
    let is_none = claim.polarity == Polarity::Negative && matches!(first.as_str(), "no" | "not" | "none" | "nobody");
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    if is_none {
        return Polarity::Negative;
    }
    if matches!(last.as_str(), "no" | "without" | "any" | "neither" | "never")
        && !before.to_lowercase().contains("denied")
    {
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
    lost.flat_map(|quantity| &quantity.spans)
        .any(|&words| words.end() <= span.start() && span.start() - words.end() < 24)
}
