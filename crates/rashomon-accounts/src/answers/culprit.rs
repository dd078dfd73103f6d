//! The attacker who died: "the driver was shot dead by police", "the gunman killed himself".
//!
//! His death belongs to the row of the attackers and to no toll of civilians.

use std::collections::BTreeSet;

use rashomon_types::{Claim, EventMention, ParticipantRole, Polarity, QuestionKind, Span, Stance};

use super::means::within;
use super::toll::{Figure, of_attackers};
use super::{Draft, Scene, Whose};
use crate::names;
use crate::value::Value;

/// Those of whom the claims of an event tell that they did it, beyond those whose noun says so.
pub(super) struct Culprits(BTreeSet<String>);

impl Culprits {
    /// Looks through the claims of an event: "the driver" did it where the police killed him, or where a deed is his.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut main = scene.occasion.kinds.iter().take(2);
        let is_crowd = main.any(|kind| kind == "protest" || kind == "riot");
        let claims = scene.claims().filter(|_| !is_crowd);
        let mentions =
            claims.flat_map(|(place, claim)| claim.event_mentions.iter().map(move |mention| (place, mention)));
        let deeds = mentions.filter(|(_, mention)| scene.is_deed(mention));
        Self(
            deeds
                .flat_map(|(place, mention)| doers(scene, place, mention))
                .collect(),
        )
    }

    /// Whether words mean one or more of those who did it: "the gunman", "the driver" who drove into the crowd.
    pub(super) fn are(&self, scene: &Scene<'_>, words: &str) -> bool {
        let people = &scene.lexicon.people;
        let noun = noun(words);
        let is_definite = words.to_lowercase().starts_with("the ") || names::words(words).len() == 1;
        noun.is_some_and(|noun| {
            people.attackers.contains(&noun)
                || people.suspects.contains(&noun)
                || (is_definite && self.0.contains(&noun))
        })
    }
}

/// The nouns of those who may have done it, as one mention of a deed tells of them.
fn doers(scene: &Scene<'_>, place: usize, mention: &EventMention) -> Vec<String> {
    let people = &scene.lexicon.people;
    let of = |role| {
        let parts = mention.participants.iter().filter(move |part| part.role == role);
        parts.filter_map(|part| noun(scene.words(place, *part.spans.first()?)))
    };
    let by_police = of(ParticipantRole::Initiator).any(|noun| people.police.contains(&noun));
    let is_fatal = matches!(mention.kind.as_str(), "killing" | "shooting" | "execution");
    let slain = of(ParticipantRole::Target).filter(|_| by_police && is_fatal);
    let found = of(ParticipantRole::Initiator).chain(slain);
    found.filter(|noun| people.perhaps.contains(noun)).collect()
}

/// The noun that a phrase turns on: "driver" of "the driver of the truck".
fn noun(words: &str) -> Option<String> {
    const ENDS: &[&str] = &[
        " of ", " in ", " with ", " who ", " from ", " at ", " behind ", ", ", " on ",
    ];
    let end = ENDS.iter().filter_map(|word| words.find(word)).min();
    names::words(words.get(..end.unwrap_or(words.len()))?).pop()
}

/// "The gunman killed himself": where that stands, from the article on.
fn own_end(scene: &Scene<'_>, culprits: &Culprits, place: usize, claim: &Claim) -> Option<Span> {
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
    let is_culprit = culprits.are(scene, subject.get(article..)?);
    let span = within(piece, &(from + article..at + words.len()));
    span.filter(|_| is_culprit)
}

/// The same as a figure: one of the attackers, who needs no number.
pub(super) fn by_own_hand(
    scene: &Scene<'_>,
    culprits: &Culprits,
    (place, claim): (usize, &Claim),
    attackers: &Whose,
) -> Option<Figure> {
    let stance = scene.stance(place, claim).filter(|&stance| stance != Stance::Deny)?;
    let span = own_end(scene, culprits, place, claim)?;
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
    let is_plural = noun(words).is_some_and(|noun| noun.ends_with('s') || noun.ends_with("men"));
    !is_plural || matches!(first.as_str(), "the" | "both" | "all")
}

/// Where a claim tells that an attacker died, and whether it says so or not: "shot and killed the driver".
pub(super) fn death(scene: &Scene<'_>, culprits: &Culprits, place: usize, claim: &Claim) -> Option<(Polarity, Span)> {
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
            let is_one = is_fatal && culprits.are(scene, target_words) && is_all(target_words);
            let whole = deed.hull(target);
            let words = scene.words(place, whole);
            is_one.then(|| {
                let is_short = words.len() < 60 && !words.contains(['.', ',', ';']);
                (mention.polarity, if is_short { whole } else { deed })
            })
        });
    told.or_else(|| Some((Polarity::Positive, own_end(scene, culprits, place, claim)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_turns_on_its_noun() {
        assert_eq!(noun("the driver of the lorry").as_deref(), Some("driver"));
        assert_eq!(noun("a masked gunman").as_deref(), Some("gunman"));
    }

    #[test]
    fn one_attacker_or_all_of_them_but_not_some() {
        assert!(is_all("the gunman"));
        assert!(is_all("both attackers"));
        assert!(!is_all("four gunmen"));
    }
}
