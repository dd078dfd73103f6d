//! Why: the reason or the aim that somebody gives.

use rashomon_types::{Act, Claim, QuestionKind, Span, Stance};

use super::author::Author;
use super::doer::last_words;
use super::means::within;
use super::naming::{bare, words_of};
use super::{Draft, Scene, supply};
use crate::names;
use crate::value::Value;

/// Adds the reasons and aims that claims give, one for each piece of a claim's words.
pub(super) fn find(scene: &Scene<'_>, author: &Author, drafts: &mut Vec<Draft>) {
    let told = scene.claims().filter(|(place, _)| !super::is_reporter(scene, *place));
    for (place, claim) in told.filter(|_| !supply::is_trade(scene)) {
        drafts.extend(demand(scene, place, claim));
        let stance = scene.stance(place, claim);
        drafts.extend(
            stance
                .or_else(|| stated(claim))
                .and_then(|stance| aim(scene, place, claim, stance)),
        );
        let Some(stance) = stance else { continue };
        for &piece in &claim.content.spans {
            let reason = phrase(scene, author, (place, claim), piece)
                .or_else(|| quarrel(scene, place, piece))
                .or_else(|| named(scene, place, piece));
            drafts.extend(reason.map(|reason| draft(place, stance, reason.words, reason.span)));
        }
    }
}

/// "The purpose was probably to test the guns": words of an aim, which may be taken for a call to do it.
fn stated(claim: &Claim) -> Option<Stance> {
    match (claim.act, claim.certainty.is_some()) {
        (Act::Urge | Act::Promise | Act::Order, true) => Some(Stance::Assess),
        (Act::Urge | Act::Promise | Act::Order, false) => Some(Stance::Assert),
        _ => None,
    }
}

/// A reason or an aim, and the words that give it.
struct Reason<'a> {
    words: &'a str,
    span: Span,
}

/// What follows the first words of the lexicon in a piece that begin a reason of the deed's.
fn phrase<'a>(scene: &Scene<'a>, author: &Author, (place, claim): (usize, &Claim), piece: Span) -> Option<Reason<'a>> {
    let text = scene.words(place, piece);
    scene.lexicon.motive_phrases.find(text).find_map(|found| {
        let words = text.get(found.at.clone()).unwrap_or_default().to_lowercase();
        let before = piece.start()..piece.start() + u32::try_from(found.at.start).unwrap_or_default();
        let sentence = text.get(..found.at.start).unwrap_or_default();
        let is_loose = scene.lexicon.hangs_on_deed(found.row) || is_loose(&words);
        let is_of_deed = !is_loose || hangs_on_deed(scene, author, (place, claim), &words, (text, sentence, before));
        if is_bystanders(scene, sentence, &words) || !is_of_deed {
            return None;
        }
        let reason = clause(text.get(found.at.end..)?);
        let span = within(piece, &(found.at.start..found.at.end + reason.len()))?;
        let trimmed = reason.trim();
        (is_reason(scene, trimmed)).then_some(Reason { words: trimmed, span })
    })
}

/// "A fight between two gangs over a telephone": what people have in dispute.
fn quarrel<'a>(scene: &Scene<'a>, place: usize, piece: Span) -> Option<Reason<'a>> {
    const FAR: usize = 7;
    let text = scene.words(place, piece);
    text.match_indices(" over ").find_map(|(at, over)| {
        let clause_before = text.get(..at)?.rsplit(['.', ';', ',']).next()?;
        let near = names::words(last_words(clause_before, FAR));
        let is_quarrel = near.iter().any(|word| scene.lexicon.reasons.quarrels.contains(word));
        let from = at + over.len();
        let reason = clause(text.get(from..)?);
        let first = names::words(reason).into_iter().next()?;
        let is_time = matches!(
            first.as_str(),
            "several" | "many" | "night" | "three" | "two" | "four" | "and" | "by"
        );
        let is_time = is_time || first.starts_with(|sign: char| sign.is_ascii_digit());
        let span = within(piece, &(at + 1..from + reason.len()))?;
        (is_quarrel && !is_time).then(|| Reason {
            words: reason.trim(),
            span,
        })
    })
}

/// "Money was the motive", "revenge is the likeliest reason": what stands before the name of a reason.
fn named<'a>(scene: &Scene<'a>, place: usize, piece: Span) -> Option<Reason<'a>> {
    const FAR: usize = 5;
    let text = scene.words(place, piece);
    [" was ", " is ", " were "].iter().find_map(|verb| {
        let at = text.find(verb)?;
        let from = text.get(..at)?.rfind(['.', ';', ',']).map_or(0, |sign| sign + 1);
        let subject = text.get(from..at)?;
        let behind = super::doer::first_words(text.get(at + verb.len()..)?, FAR);
        let behind = names::words(behind);
        let name = behind
            .iter()
            .position(|word| scene.lexicon.reasons.names.contains(word))?;
        let is_the = behind
            .iter()
            .take(name)
            .any(|word| matches!(word.as_str(), "the" | "a" | "his" | "their" | "its"));
        let is_not = behind.iter().take(name).any(|word| word == "not" || word == "no");
        let first = names::words(subject).into_iter().next()?;
        let is_plain = !matches!(first.as_str(), "it" | "this" | "that" | "what" | "there" | "which");
        let lead = subject.len() - subject.trim_start().len();
        let span = within(piece, &(from + lead..at))?;
        (is_the && is_plain && !is_not).then(|| Reason {
            words: subject.trim(),
            span,
        })
    })
}

/// The clause that a text begins with.
fn clause(text: &str) -> &str {
    let end = text.find([',', ';', '.', '”', '"']).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether words can be a reason: "because of a technical fault" is a cause and not a reason of somebody's, and of what is not
/// known nothing is said.
fn is_reason(scene: &Scene<'_>, words: &str) -> bool {
    let means = &scene.lexicon.means;
    let mut causes = means.phrases.find(words).map(|found| means.name(found.row));
    let is_unsure = scene.lexicon.unsure.is_in(words) || matches!(words, "unclear" | "unknown" | "a mystery");
    !words.is_empty() && !is_unsure && !causes.any(|class| class == "accident")
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

/// "the aim of the militants was to draw others in", "The aim, he said, was to frighten voters": the pieces of what is said are
/// read as one.
fn aim(scene: &Scene<'_>, place: usize, claim: &Claim, stance: Stance) -> Option<Draft> {
    const FAR: usize = 8;
    let pieces = &claim.content.spans;
    pieces.iter().enumerate().find_map(|(number, &piece)| {
        let text = scene.words(place, piece);
        let words = words_of(text);
        let is_aim = |(_, word): &(usize, &str)| scene.lexicon.reasons.aims.contains(&bare(word));
        let at = words.iter().position(is_aim)?;
        let after = words.get(at + 1..)?;
        // "the aim was to" is in the lexicon.
        if let Some(was) = was_to(after.get(..FAR.min(after.len()))?) {
            let &(start, _) = after.get(was).filter(|_| was > 0)?;
            let reason = clause(text.get(start..)?);
            let span = within(piece, &(start..start + reason.len()))?;
            return Some(draft(place, stance, reason, span));
        }
        let &next = pieces.get(number + 1).filter(|_| after.len() < FAR)?;
        let rest = scene.words(place, next);
        let was = was_to(&words_of(rest)).filter(|&was| was < 2)?;
        let &(start, _) = words_of(rest).get(was)?;
        let reason = clause(rest.get(start..)?);
        let span = within(next, &(start..start + reason.len()))?;
        Some(draft(place, stance, reason, span))
    })
}

/// Where "to" stands behind "was", "is" or "was probably".
fn was_to(words: &[(usize, &str)]) -> Option<usize> {
    let to = words.iter().position(|(_, word)| *word == "to")?;
    let before = words.get(..to)?.iter().rev().map(|(_, word)| *word);
    let mut before = before.skip_while(|word| word.ends_with("ly") || matches!(*word, "not" | "been" | "in" | "part"));
    matches!(before.next(), Some("was" | "is" | "were" | "had")).then_some(to)
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

/// Whether an aim is that of people who only were there ("we were trying to find a way out"), or nobody's for this deed.
fn is_bystanders(scene: &Scene<'_>, before: &str, words: &str) -> bool {
    const OTHERS: &[&str] = &[
        "i", "we", "i'm", "we're", "family", "members", "friends", "wife", "kids", "crowd", "how",
    ];
    let near = names::words(last_words(before, 3));
    let is_aim = words.contains("try") || words.contains("want") || words.contains("hope") || words.contains("sought");
    let is_other = |word: &String| OTHERS.contains(&word.as_str()) || scene.lexicon.people.victims.contains(word);
    // "The fanatics who want to strike us": what they are like, and not why they did it.
    let is_trait = matches!(words, "want to" | "wants to") && near.last().is_some_and(|word| word == "who");
    is_trait || (is_aim && near.iter().any(is_other)) || near.last().is_some_and(|word| word == "how")
}

/// Words that speak of an aim by themselves only where a deed stands before them.
fn is_loose(words: &str) -> bool {
    const LOOSE: &[&str] = &[
        "so that",
        "trying to",
        "was trying to",
        "were trying to",
        "in an attempt to",
        "in an effort to",
        "in a bid to",
        "hoped to",
        "hoping to",
        "sought to",
        "seeking to",
        "tried to",
        "attempted to",
        "attempting to",
        "so as to",
        "in order to",
        "determined to",
    ];
    LOOSE.contains(&words)
}

/// Whether the words of a reason or an aim hang on the deed. "revenge for" and "the aim was" speak of it by themselves; "to stop
/// the looting", "because" and "trying to" only beside the deed, in the same sentence, and not beside what was done to those who
/// did it.
fn hangs_on_deed(
    scene: &Scene<'_>,
    author: &Author,
    (place, claim): (usize, &Claim),
    words: &str,
    (whole, text, before): (&str, &str, std::ops::Range<u32>),
) -> bool {
    // "launched a drone in order to draw the country in"
    let is_purpose = matches!(words, "in order to" | "so as to");
    let is_said = words == "in order to" && !text.contains(". ") && !text.starts_with("Do ");
    if is_purpose && (is_said || scene.lexicon.means.phrases.is_in(text)) {
        return true;
    }
    let is_cause = words.starts_with("because");
    let weak = is_loose(words);
    let ends = |sign: char| matches!(sign, '.' | ';' | '!' | '?' | '…') || (weak && words != "so that" && sign == ',');
    let start = text.rfind(ends).map_or(0, |at| at + 1);
    let from = before.start + u32::try_from(start).unwrap_or_default();
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let mut deeds = deeds.filter(|mention| {
        let starts = mention.spans.first().map(|span| span.start());
        // A reason may come first: "because of the cuts, inmates set fire to the wing".
        starts.is_some_and(|start| start >= from && (start < before.end || is_cause))
    });
    if let Some(first) = deeds.next() {
        let is_response = |mention| author.is_response(scene, place, claim, mention);
        return !is_response(first) || deeds.any(|mention| !is_response(mention));
    }
    // The deed by its verb alone, where no event was read in the sentence.
    let sentence = text.get(start..).unwrap_or_default();
    let is_whole = start == 0 || whole.len() == text.len();
    is_whole && scene.lexicon.strikes.is_in(sentence) && !author.is_hit(scene.lexicon, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aim_was_to_do_something() {
        assert_eq!(was_to(&words_of("was probably to empty the valley")), Some(2));
        assert_eq!(was_to(&words_of("of the herders was to empty the valley")), Some(4));
        assert_eq!(was_to(&words_of("of going to the valley was plain")), None);
    }

    #[test]
    fn a_reason_ends_with_its_clause() {
        assert_eq!(clause(" the eviction of herders, he wrote"), " the eviction of herders");
        assert_eq!(clause("an unpaid debt"), "an unpaid debt");
    }
}
