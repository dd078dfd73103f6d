//! The attacker who died: "the driver was shot dead by police", "the gunman killed himself".
//!
//! His death belongs to the row of the attackers and to no toll of civilians.

use rashomon_types::{Claim, ParticipantRole, Polarity, QuestionKind, Span, Stance};

use super::author::{Author, head};
use super::means::within;
use super::toll::{Figure, of_attackers};
use super::{Draft, Scene, Whose};
use crate::names;
use crate::value::Value;

/// "The gunman killed himself": where that stands, from the article on.
fn own_end(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim) -> Option<Span> {
    let piece = *claim.content.spans.first()?;
    let text = scene.words(place, piece);
    let own_hand = scene.lexicon.ends.own_hand.iter();
    let (at, words) = own_hand.filter_map(|words| Some((text.find(words)?, words))).next()?;
    let from = text.get(..at)?.rfind([',', ';', '.']).map_or(0, |sign| sign + 1);
    let clause = text.get(from..at)?.trim_end();
    let subject = [" had", " has", " then", " later", " also"]
        .iter()
        .fold(clause, |clause, word| clause.trim_end_matches(word));
    let lower = subject.to_lowercase();
    let article = ["the ", "a ", "an "]
        .iter()
        .filter_map(|article| lower.rfind(article))
        .max()?;
    let is_author = author.is_one(scene.lexicon, subject.get(article..)?);
    let span = within(piece, &(from + article..at + words.len()));
    span.filter(|_| is_author)
}

/// The same as a figure: one of the attackers, who needs no number.
pub(super) fn by_own_hand(
    scene: &Scene<'_>,
    author: &Author,
    (place, claim): (usize, &Claim),
    attackers: &Whose,
) -> Option<Figure> {
    let stance = scene.stance(place, claim).filter(|&stance| stance != Stance::Deny)?;
    let span = own_end(scene, author, place, claim)?;
    Some(Figure::number(Draft {
        question: QuestionKind::Killed,
        whose: Some(of_attackers(scene, attackers)),
        what: None,
        claim: place,
        stance,
        value: Some(Value::Number {
            low: Some(1.0),
            high: Some(1.0),
        }),
        spans: vec![span],
    }))
}

/// Whether words mean the one attacker or all of them: "the gunman", "both attackers", but not "four gunmen".
fn is_all(words: &str) -> bool {
    let first = names::words(words).into_iter().next().unwrap_or_default();
    let noun = head(words);
    let is_plural = noun.ends_with('s') || noun.ends_with("men");
    !is_plural || matches!(first.as_str(), "the" | "both" | "all")
}

/// Where a claim tells that an attacker died, and whether it says so or not: "shot and killed the driver".
pub(super) fn death(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim) -> Option<(Polarity, Span)> {
    // In a fight and where many died, a loss is no end.
    let told = claim
        .event_mentions
        .iter()
        .filter(|_| !scene.is_fight())
        .find_map(|mention| {
            let deed = *mention.spans.first()?;
            let is_fatal = matches!(mention.kind.as_str(), "killing" | "execution");
            let mut targets = mention
                .participants
                .iter()
                .filter(|part| part.role == ParticipantRole::Target);
            let target = targets.find_map(|part| part.spans.first().copied())?;
            let target_words = scene.words(place, target);
            let is_one = is_fatal && author.is_one(scene.lexicon, target_words) && is_all(target_words);
            let whole = deed.hull(target);
            let words = scene.words(place, whole);
            is_one.then(|| {
                let is_short = words.len() < 60 && !words.contains(['.', ',', ';']);
                (mention.polarity, if is_short { whole } else { deed })
            })
        });
    told.or_else(|| Some((Polarity::Positive, own_end(scene, author, place, claim)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_attacker_or_all_of_them_but_not_some() {
        assert!(is_all("the gunman"));
        assert!(is_all("both attackers"));
        assert!(!is_all("four gunmen"));
    }
}
