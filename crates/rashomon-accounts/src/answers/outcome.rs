//! How it ended, by the classes of the lexicon.

use std::collections::BTreeSet;

use rashomon_types::{Polarity, QuestionKind};

use super::means::within;
use super::{Draft, Scene, with_polarity};
use crate::value::Value;

/// Adds what each claim says of how it ended.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        // "The inquiry was still going on" tells nothing of how the event ended.
        let is_inquiry = claim
            .event_mentions
            .iter()
            .any(|mention| mention.kind == "investigation");
        let Some(stance) = scene.stance(place, claim).filter(|_| !is_inquiry) else {
            continue;
        };
        let mut seen = BTreeSet::new();
        for &piece in &claim.content.spans {
            let text = scene.words(place, piece);
            for found in scene.lexicon.outcome.phrases.find(text) {
                let class = scene.lexicon.outcome.name(found.row);
                let Some(span) = within(piece, &found.at) else { continue };
                if !seen.insert(class.to_owned()) {
                    continue;
                }
                let words = text.get(found.at).unwrap_or_default();
                // "not over" is a class of its own, so its negation is not counted twice.
                let polarity = if words.contains("not ") {
                    Polarity::Positive
                } else {
                    claim.polarity
                };
                drafts.push(Draft {
                    question: QuestionKind::Outcome,
                    whose: None,
                    what: None,
                    claim: place,
                    stance: with_polarity(stance, polarity),
                    value: Some(Value::Class {
                        class: class.to_owned(),
                        words: words.to_owned(),
                    }),
                    spans: vec![span],
                });
            }
        }
    }
}
