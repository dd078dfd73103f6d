//! Why: the reason or the aim that somebody gives.

use rashomon_types::QuestionKind;

use super::means::within;
use super::{Draft, Scene};
use crate::value::Value;

/// Adds the reasons and aims that claims give.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims().filter(|(place, _)| !super::is_reporter(scene, *place)) {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        for &piece in &claim.content.spans {
            let text = scene.words(place, piece);
            let Some(found) = scene.lexicon.motive_phrases.find(text).next() else {
                continue;
            };
            // "to stop the looting" and "because" tell why something was done only beside the deed itself.
            let words = text.get(found.at.clone()).unwrap_or_default().to_lowercase();
            let is_weak = words.starts_with("to ") || matches!(words.as_str(), "because" | "so that");
            if is_weak && !claim.event_mentions.iter().any(|mention| scene.is_deed(mention)) {
                continue;
            }
            let from = if scene.lexicon.reason_follows(found.row) {
                found.at.end
            } else {
                found.at.start
            };
            let reason = text.get(from..).unwrap_or_default();
            let end = reason.find([',', ';', '.', '”', '"']).unwrap_or(reason.len());
            let trimmed = reason.get(..end).unwrap_or_default().trim();
            // "because of a technical fault" is a cause, not a reason of somebody's.
            let mut causes = scene
                .lexicon
                .means
                .phrases
                .find(trimmed)
                .map(|found| scene.lexicon.means.name(found.row));
            if causes.any(|class| class == "accident") {
                continue;
            }
            let Some(span) = within(piece, &(found.at.start..from + end)).filter(|_| !trimmed.is_empty()) else {
                continue;
            };
            drafts.push(Draft {
                question: QuestionKind::Motive,
                whose: None,
                what: None,
                claim: place,
                stance,
                value: Some(Value::Words(trimmed.to_owned())),
                spans: vec![span],
            });
        }
    }
}
