//! With what: weapons and causes that the lexicon knows, in claims that tell of the deed.

use std::collections::BTreeMap;

use rashomon_types::{Claim, Polarity, QuestionKind, Span, Stance};

use super::author::Author;
use super::naming::bare;
use super::{Draft, Scene, supply, with_polarity};
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
        || (class == "vehicle" && !author.is_driver() && !is_ridden(text, at))
        || (class == "accident" && is_first_thought(text, at))
        || is_field(text, at)
        || is_store(text, at)
        || is_accusing(claim, text.get(at.clone()))
        || is_talk(text, at)
        || is_answer(scene, author, place, claim, (text, at, span))
        || is_lost(claim, (text, at, span))
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
fn is_first_thought(text: &str, at: &std::ops::Range<usize>) -> bool {
    let sentence = clause_at(text, &(at.start..at.start)).to_lowercase();
    ["thought", "at first", "looked like", "assumed", "must have been"]
        .iter()
        .any(|words| sentence.contains(words))
}

/// Whether a part in the deed is denied, and not its means: "denied any part in the lorry attack".
fn is_denied_part(scene: &Scene<'_>, stance: Stance, text: &str, at: &std::ops::Range<usize>) -> bool {
    let mut parts = scene.lexicon.involvement.find(text);
    stance == Stance::Deny && parts.any(|found| found.at.end <= at.start)
}

/// Whether those who did it came in a vehicle: "armed men on pick-ups". Else a lorry is a weapon only where somebody is driven
/// into.
fn is_ridden(text: &str, at: &std::ops::Range<usize>) -> bool {
    let before = text.get(..at.start).unwrap_or_default().to_lowercase();
    let phrase = text.get(at.clone()).unwrap_or_default();
    let is_mount = matches!(phrase, "pick-ups" | "motorcycles" | "motorbikes");
    phrase.contains(' ') || (is_mount && (before.ends_with("on ") || before.ends_with("the ")))
}

/// Whether a weapon stands in a reason: "an answer to the bombs on Tirzan".
fn is_in_motive(scene: &Scene<'_>, text: &str, at: &std::ops::Range<usize>) -> bool {
    const ANSWERS: &[&str] = &["answer", "revenge", "retaliation", "reprisal", "response"];
    let mut reasons = scene
        .lexicon
        .motive_phrases
        .find(text)
        .filter(|found| found.at.end <= at.start);
    reasons.any(|found| {
        let words = text.get(found.at.clone()).unwrap_or_default().to_lowercase();
        let between = text.get(found.at.end..at.start).unwrap_or_default();
        ANSWERS.iter().any(|answer| words.contains(answer)) && !between.contains(['.', ';', ','])
    })
}

/// Whether a weapon is only spoken of: "missile tests", "their gun laws", or owned, bought and left behind rather than used.
fn is_talk(text: &str, at: &std::ops::Range<usize>) -> bool {
    const AFTER: &[&str] = &[
        "programme",
        "programmes",
        "program",
        "programs",
        "test",
        "tests",
        "testing",
        "technology",
        "technologies",
        "law",
        "laws",
        "control",
        "owner",
        "owners",
        "guy",
        "shop",
        "store",
        "dealer",
        "licence",
        "license",
        "sales",
        "treaty",
        "development",
        "industry",
        "capability",
        "capabilities",
        "expert",
        "experts",
        "squad",
        "threat",
        "threats",
        "scare",
    ];
    const OWNED: &[&str] = &[
        "bought",
        "buy",
        "owned",
        "owns",
        "own",
        "owning",
        "possessed",
        "purchased",
        "collected",
        "legally",
        "registered",
        "arsenal",
        "haul",
        "cache",
        "stash",
    ];
    let after = text.get(at.end..).unwrap_or_default();
    let next = after.split_whitespace().next().map(bare).unwrap_or_default();
    let clause = clause_at(text, &(at.start..at.start));
    let before = clause.split_whitespace().map(bare);
    let is_owned = before.clone().any(|word| OWNED.contains(&word.as_str()));
    // "nuclear and missile technology"
    let second = after.split_whitespace().nth(2).map(bare).unwrap_or_default();
    let is_joined = next == "and" && AFTER.contains(&second.as_str());
    AFTER.contains(&next.as_str()) || is_joined || is_owned
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
    // "crashed into the tanks" of a depot
    let into = [
        "on a ",
        "into a ",
        "into the ",
        "into two ",
        "among the ",
        "hit the ",
        "of the ",
    ];
    let is_hit = text
        .get(..at.start)
        .is_some_and(|text| into.iter().any(|into| text.ends_with(into)));
    (word == "tank" || word == "tanks") && (holds || is_hit)
}

/// Whether the weapon was lost rather than used: "destroyed five tanks", "the loss of warplanes".
fn is_lost(claim: &Claim, (text, at, span): At<'_>) -> bool {
    use rashomon_types::QuantityKind::{Captured, Damaged, Destroyed};
    const LOSES: [&str; 4] = ["loss of", "losses of", "lost", "losing"];
    let before = text.get(..at.start).unwrap_or_default().trim_end().to_lowercase();
    let counted = claim
        .quantities
        .iter()
        .filter(|quantity| matches!(quantity.kind, Destroyed | Damaged | Captured));
    let mut counted = counted.flat_map(|quantity| &quantity.spans);
    LOSES.iter().any(|loses| before.ends_with(loses))
        || counted.any(|words| words.end() <= span.start() && span.start() - words.end() < 24)
}
