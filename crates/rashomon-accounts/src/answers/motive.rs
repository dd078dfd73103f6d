//! Why: the reason or the aim that somebody gives.

use rashomon_types::{Act, Claim, QuestionKind, Span, Stance};

use super::author::Author;
use super::doer::last_words;
use super::means::within;
use super::naming::{bare, words_of};
use super::{Draft, Scene, supply};
use crate::names;
use crate::value::Value;

/// Adds the reasons and aims that claims give.
pub(super) fn find(scene: &Scene<'_>, author: &Author, drafts: &mut Vec<Draft>) {
    let told = scene.claims().filter(|(place, _)| !super::is_reporter(scene, *place));
    for (place, claim) in told.filter(|_| !supply::is_trade(scene)) {
        drafts.extend(demand(scene, place, claim));
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        drafts.extend(aim(scene, place, claim, stance));
        for &piece in &claim.content.spans {
            let text = scene.words(place, piece);
            let Some(found) = scene.lexicon.motive_phrases.find(text).next() else {
                continue;
            };
            let words = text.get(found.at.clone()).unwrap_or_default().to_lowercase();
            let before = piece.start()..piece.start() + u32::try_from(found.at.start).unwrap_or_default();
            let sentence = text.get(..found.at.start).unwrap_or_default();
            if is_bystanders(scene, sentence, &words)
                || !hangs_on_deed(scene, author, place, claim, &words, (sentence, before))
            {
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
            drafts.push(draft(place, stance, trimmed, span));
        }
    }
}

fn draft(claim: usize, stance: Stance, words: &str, span: Span) -> Draft {
    Draft {
        question: QuestionKind::Motive,
        whose: None,
        what: None,
        claim,
        stance,
        value: Some(Value::Words(words.to_owned())),
        spans: vec![span],
    }
}

/// "the aim of the militants was to draw others in", "The aim, he said, was to frighten voters".
fn aim(scene: &Scene<'_>, place: usize, claim: &Claim, stance: Stance) -> Option<Draft> {
    const AIMS: &[&str] = &["aim", "goal", "purpose", "objective", "intention"];
    const FAR: usize = 8;
    claim.content.spans.iter().find_map(|&piece| {
        let text = scene.words(place, piece);
        let words = words_of(text);
        let at = words.iter().position(|(_, word)| AIMS.contains(&bare(word).as_str()))?;
        let is_was = |pair: &[(usize, &str)]| matches!(pair, [(_, "was" | "is"), (_, "to")]);
        let was = words.get(at + 1..)?.windows(2).take(FAR).position(is_was)?;
        // "the aim was to" is in the lexicon.
        let (start, _) = words.get(at + 1 + was + 1).filter(|_| was > 0)?;
        let reason = text.get(*start..)?;
        let end = reason.find([',', ';', '.', '”', '"']).unwrap_or(reason.len());
        let span = within(piece, &(*start..start + end))?;
        Some(draft(place, stance, reason.get(..end)?, span))
    })
}

/// What those who hold people demand: "demanded the release of its leader".
fn demand(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let first = scene.occasion.kinds.first();
    let is_taking =
        first.is_some_and(|kind| matches!(kind.as_str(), "abduction" | "hijacking" | "seizure" | "capture"));
    let is_demand = |span: &Span| scene.words(place, *span).to_lowercase().contains("demand");
    let is_fit = is_taking && claim.act == Act::Urge && claim.cue.spans.iter().any(is_demand);
    let span = claim.content.spans.first().copied().filter(|_| is_fit)?;
    Some(draft(place, Stance::Assert, scene.words(place, span), span))
}

/// Whether an aim is that of people who only were there: "we were trying to find a way out".
fn is_bystanders(scene: &Scene<'_>, before: &str, words: &str) -> bool {
    const OTHERS: &[&str] = &[
        "i", "we", "i'm", "we're", "family", "members", "friends", "wife", "kids", "crowd", "how",
    ];
    let near = names::words(last_words(before, 3));
    let is_aim = words.contains("try") || words.contains("want") || words.contains("hope") || words.contains("sought");
    let is_other = |word: &String| OTHERS.contains(&word.as_str()) || scene.lexicon.people.victims.contains(word);
    (is_aim && near.iter().any(is_other)) || near.last().is_some_and(|word| word == "how")
}

/// Whether the words of a reason or an aim hang on the deed. "revenge for" and "the aim was" speak of it by themselves; "to stop
/// the looting", "because" and "trying to" only beside the deed, in the same sentence, and not beside what was done to those who
/// did it.
fn hangs_on_deed(
    scene: &Scene<'_>,
    author: &Author,
    place: usize,
    claim: &Claim,
    words: &str,
    (text, before): (&str, std::ops::Range<u32>),
) -> bool {
    const WEAK: &[&str] = &[
        "because",
        "so that",
        "trying to",
        "was trying to",
        "in an attempt to",
        "in a bid to",
        "hoped to",
        "sought to",
        "so as to",
        "in order to",
    ];
    // "launched a drone in order to draw the country in"
    let is_purpose = matches!(words, "in order to" | "so as to");
    let is_said = words == "in order to" && !text.contains(". ") && !text.starts_with("Do ");
    let has_weapon = is_purpose && (is_said || scene.lexicon.means.phrases.is_in(text));
    if has_weapon || !(words.starts_with("to ") || WEAK.contains(&words)) {
        return true;
    }
    let weak = WEAK.contains(&words) && words != "because";
    let ends = |sign: char| matches!(sign, '.' | ';' | '!' | '?' | '…') || (weak && sign == ',');
    let from = text.rfind(ends).map_or(0, |at| at + 1);
    let from = before.start + u32::try_from(from).unwrap_or_default();
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let mut deeds = deeds.filter(|mention| {
        let starts = mention.spans.first().map(|span| span.start());
        // A reason may come first: "because of the cuts, inmates set fire to the wing".
        let is_here = starts.is_some_and(|start| start >= from && (start < before.end || !weak));
        is_here && !author.is_response(scene, place, claim, mention)
    });
    deeds.next().is_some()
}
