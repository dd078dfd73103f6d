//! With what: weapons and causes that the lexicon knows, in claims that tell of the deed.

use std::collections::BTreeMap;

use rashomon_types::{Claim, Polarity, QuestionKind, Span, Stance};

use super::author::Author;
use super::naming::bare;
use super::{Draft, Scene, supply, with_polarity};
use crate::lexicon::Weapons;
use crate::value::Value;

/// Adds the weapons and causes that each claim names, one for each class.
pub(super) fn find(scene: &Scene<'_>, author: &Author, drafts: &mut Vec<Draft>) {
    let claims = scene.claims().filter(|_| !supply::is_trade(scene));
    for (place, claim) in claims {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let mut found: BTreeMap<String, Draft> = BTreeMap::new();
        for &piece in &claim.content.spans {
            let text = scene.words(place, piece);
            for phrase in scene.lexicon.means.phrases.find(text) {
                let class = scene.lexicon.means.name(phrase.row);
                let Some(span) = within(piece, &phrase.at) else {
                    continue;
                };
                if is_none(scene, author, (place, claim, stance), class, (text, &phrase.at, span)) {
                    continue;
                }
                let words = text.get(phrase.at.clone()).unwrap_or_default();
                // "were shot dead with a pistol": the pistol.
                let is_better = found
                    .get(class)
                    .is_none_or(|known| is_verb(known) && !words.contains("sho"));
                if is_better {
                    let before = text.get(..phrase.at.start).unwrap_or_default();
                    let stance = with_polarity(stance, negated(claim, before));
                    found.insert(class.to_owned(), draft(place, stance, class, words, span));
                }
            }
        }
        without_fire(&mut found);
        drafts.extend(found.into_values());
    }
}

/// "Tanks opened fire" names its weapon; that there was fire says no more.
fn without_fire(found: &mut BTreeMap<String, Draft>) {
    let is_fire = |draft: &Draft| matches!(&draft.value, Some(Value::Class { words, .. }) if words.to_lowercase().ends_with(" fire") && is_verb(draft));
    if found.values().any(|draft| !is_fire(draft)) {
        found.retain(|_, draft| !is_fire(draft));
    }
}

fn draft(claim: usize, stance: Stance, class: &str, words: &str, span: Span) -> Draft {
    Draft {
        question: QuestionKind::Means,
        whose: None,
        what: None,
        claim,
        stance,
        value: Some(Value::Class {
            class: class.to_owned(),
            words: words.to_owned(),
        }),
        spans: vec![span],
    }
}

/// Whether an answer names no weapon, only that shots were fired: "were shot".
fn is_verb(draft: &Draft) -> bool {
    matches!(&draft.value, Some(Value::Class { words, .. })
        if (words.contains("shot") || words.contains("fire")) && words.contains(' '))
}

/// Whether a phrase found is no means of the deed.
fn is_none(
    scene: &Scene<'_>,
    author: &Author,
    (place, claim, stance): (usize, &Claim, Stance),
    class: &str,
    (text, at, span): At<'_>,
) -> bool {
    let weapons = &scene.lexicon.weapons;
    let is_part = text
        .get(at.end..)
        .is_some_and(|after| after.starts_with(" down") || after.starts_with('-'));
    // "the gas" is a weapon only where gas was used as one.
    let is_fuel = matches!(text.get(at.clone()), Some("the gas" | "no gas"))
        && !scene.occasion.kinds.iter().any(|kind| kind == "chemical_attack");
    is_part
        || is_fuel
        || is_in_motive(scene, text, at)
        || is_denied_part(scene, stance, text, at)
        || (class == "vehicle" && !author.is_driver() && !is_ridden(weapons, text, at))
        || (class == "accident" && is_first_thought(weapons, text, at))
        || is_field(weapons, text, at)
        || is_store(weapons, text, at)
        || is_accusing(claim, text.get(at.clone()))
        || is_talk(weapons, text, at)
        || is_answer(scene, author, place, claim, (text, at, span))
        || is_lost(weapons, claim, (text, at, span))
}

/// A phrase found: the text, where it stands in it, and where in the document.
type At<'a> = (&'a str, &'a std::ops::Range<usize>, Span);

/// Whether a weapon was used on those who did it: "police shot the gunman", "a windscreen full of bullet holes" of the lorry
/// that rammed a crowd.
fn is_answer(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim, (text, at, span): At<'_>) -> bool {
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let mut near = deeds.filter(|mention| {
        let hull = mention.spans.iter().copied().reduce(Span::hull);
        hull.is_some_and(|hull| hull.overlaps(span) || hull.start().abs_diff(span.start()) < NEAR)
    });
    let is_response =
        near.clone().next().is_some() && near.all(|mention| author.is_response(scene, place, claim, mention));
    let clause = clause_at(text, at);
    is_response || author.is_hit(scene.lexicon, clause)
}

/// So many bytes from a weapon its deed can stand.
const NEAR: u32 = 60;

/// The sentence of a text that a range lies in.
fn clause_at<'a>(text: &'a str, at: &std::ops::Range<usize>) -> &'a str {
    let before = text.get(..at.start).unwrap_or_default();
    let start = before.rfind(['.', ';', '!', '?']).map_or(0, |at| at + 1);
    let after = text.get(at.end..).unwrap_or_default();
    let end = after.find(['.', ';', '!', '?']).map_or(text.len(), |end| at.end + end);
    text.get(start..end).unwrap_or_default()
}

/// Whether somebody only tells what he took it for: "at first I thought it was an accident".
fn is_first_thought(weapons: &Weapons, text: &str, at: &std::ops::Range<usize>) -> bool {
    let sentence = clause_at(text, &(at.start..at.start)).to_lowercase();
    weapons.mistaken.iter().any(|words| sentence.contains(words.as_str()))
}

/// Whether a part in the deed is denied, and not its means: "denied any part in the lorry attack".
fn is_denied_part(scene: &Scene<'_>, stance: Stance, text: &str, at: &std::ops::Range<usize>) -> bool {
    let mut parts = scene.lexicon.involvement.find(text);
    stance == Stance::Deny && parts.any(|found| found.at.end <= at.start)
}

/// Whether those who did it came in a vehicle: "armed men on pick-ups". Else a lorry is a weapon only where somebody is driven
/// into.
fn is_ridden(weapons: &Weapons, text: &str, at: &std::ops::Range<usize>) -> bool {
    let before = text.get(..at.start).unwrap_or_default().to_lowercase();
    let phrase = text.get(at.clone()).unwrap_or_default();
    let is_mount = weapons.mounts.contains(phrase);
    phrase.contains(' ') || (is_mount && (before.ends_with("on ") || before.ends_with("the ")))
}

/// Whether a weapon stands in a reason: "an answer to the bombs on Tirzan".
fn is_in_motive(scene: &Scene<'_>, text: &str, at: &std::ops::Range<usize>) -> bool {
    let mut reasons = scene
        .lexicon
        .motive_phrases
        .find(text)
        .filter(|found| found.at.end <= at.start);
    reasons.any(|found| {
        let words = text.get(found.at.clone()).unwrap_or_default().to_lowercase();
        let between = text.get(found.at.end..at.start).unwrap_or_default();
        scene
            .lexicon
            .weapons
            .answers
            .iter()
            .any(|answer| words.contains(answer.as_str()))
            && !between.contains(['.', ';', ','])
    })
}

/// Whether a weapon is only spoken of: "missile tests", "their gun laws", or owned, bought and left behind rather than used.
fn is_talk(weapons: &Weapons, text: &str, at: &std::ops::Range<usize>) -> bool {
    let after = text.get(at.end..).unwrap_or_default();
    let next = after.split_whitespace().next().map(bare).unwrap_or_default();
    let clause = clause_at(text, &(at.start..at.start));
    let before = clause.split_whitespace().map(bare);
    let is_owned = before.clone().any(|word| weapons.owned.contains(&word));
    // "nuclear and missile technology"
    let second = after.split_whitespace().nth(2).map(bare).unwrap_or_default();
    let is_joined = next == "and" && weapons.spoken_of.contains(&second);
    weapons.spoken_of.contains(&next) || is_joined || is_owned
}

/// Whether the words before a weapon negate it: "no gas has been used", "it carried no explosives".
fn negated(claim: &Claim, before: &str) -> Polarity {
    let first = before.trim_start().split(' ').next().unwrap_or_default().to_lowercase();
    let is_none = claim.polarity == Polarity::Negative && matches!(first.as_str(), "no" | "not" | "none" | "nobody");
    let is_none = is_none && !before.contains([',', ';', '.']);
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
    // "It is a while since we heard any shots" negates none.
    let is_any = last == "any" && claim.polarity == Polarity::Negative;
    if (is_any || matches!(last.as_str(), "no" | "without" | "neither" | "never"))
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
fn is_field(weapons: &Weapons, text: &str, at: &std::ops::Range<usize>) -> bool {
    let word = text.get(at.clone()).unwrap_or_default().to_lowercase();
    let after = text.get(at.end..).unwrap_or_default().trim_start();
    let is_site = weapons.sites.iter().any(|site| after.starts_with(site.as_str()));
    let flies = weapons.craft.iter().any(|craft| word.contains(craft.as_str()));
    (word == "gas" && is_site) || (flies && weapons.falls.iter().any(|words| text.contains(words.as_str())))
}

/// Whether a tank holds oil: "wreckage fell on a tank", "a storage tank", but not "a tank fired".
fn is_store(weapons: &Weapons, text: &str, at: &std::ops::Range<usize>) -> bool {
    let word = text.get(at.clone()).unwrap_or_default().to_lowercase();
    let before = text
        .get(..at.start)
        .unwrap_or_default()
        .trim_end()
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    let holds = weapons.stored.contains(before);
    // "crashed into the tanks" of a depot
    let is_hit = text
        .get(..at.start)
        .is_some_and(|text| weapons.into_tanks.iter().any(|into| text.ends_with(into.as_str())));
    (word == "tank" || word == "tanks") && (holds || is_hit)
}

/// Whether the weapon was lost rather than used: "destroyed five tanks", "the loss of warplanes".
fn is_lost(weapons: &Weapons, claim: &Claim, (text, at, span): At<'_>) -> bool {
    use rashomon_types::QuantityKind::{Captured, Damaged, Destroyed};
    let before = text.get(..at.start).unwrap_or_default().trim_end().to_lowercase();
    let counted = claim
        .quantities
        .iter()
        .filter(|quantity| matches!(quantity.kind, Destroyed | Damaged | Captured));
    let mut counted = counted.flat_map(|quantity| &quantity.spans);
    weapons.loses.iter().any(|loses| before.ends_with(loses.as_str()))
        || counted.any(|words| words.end() <= span.start() && span.start() - words.end() < 24)
}
