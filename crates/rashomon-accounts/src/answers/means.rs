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
                let is_down = is_down
                    || is_field(text, &found.at)
                    || is_store(text, &found.at)
                    || is_accusing(claim, text.get(found.at.clone()));
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
    // "found no trace of a mine"
    let near: Vec<&str> = before.trim_end().rsplit(' ').take(4).collect();
    if near.contains(&"no")
        && near
            .iter()
            .any(|word| matches!(*word, "trace" | "sign" | "evidence" | "traces" | "signs"))
    {
        return Polarity::Negative;
    }
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

/// "The charge" that is denied is no explosive one, and who denies that police had shot denies who, not with what.
fn is_accusing(claim: &Claim, words: Option<&str>) -> bool {
    claim.act == rashomon_types::Act::Deny && matches!(words, Some("charge" | "had shot"))
}

/// Whether a word only names what lies there or what fell: "the gas field", "shot down a helicopter".
fn is_field(text: &str, at: &std::ops::Range<usize>) -> bool {
    const FALLS: &[&str] = &["shot down", "crashed", "downed", "brought down"];
    let word = text.get(at.clone()).unwrap_or_default().to_lowercase();
    let after = text.get(at.end..).unwrap_or_default().trim_start();
    let is_site = ["field", "pipeline", "plant", "works", "station", "company"]
        .iter()
        .any(|site| after.starts_with(site));
    let flies = ["helicopter", "jet", "plane", "aircraft"]
        .iter()
        .any(|craft| word.contains(craft));
    (word == "gas" && is_site) || (flies && FALLS.iter().any(|words| text.contains(words)))
}

/// Whether a tank holds oil: "wreckage fell on a tank", "a storage tank", but not "a tank fired".
fn is_store(text: &str, at: &std::ops::Range<usize>) -> bool {
    let word = text.get(at.clone()).unwrap_or_default().to_lowercase();
    let before = text
        .get(..at.start)
        .unwrap_or_default()
        .trim_end()
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    let holds = matches!(before, "storage" | "fuel" | "oil" | "water" | "gas" | "septic");
    (word == "tank" || word == "tanks") && (holds || text.get(..at.start).is_some_and(|text| text.ends_with("on a ")))
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
