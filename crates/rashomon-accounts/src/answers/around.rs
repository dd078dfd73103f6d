//! The words around a number in its own sentence.

use crate::copies::numerals_above_one;
use rashomon_types::{Claim, Quantity, QuantityKind, Span};

use super::Scene;

/// What stands before and behind a number.
pub(super) struct Around<'a> {
    /// From the beginning of the sentence to the number.
    pub(super) before: &'a str,
    /// From the number, which is left out, to the end of the sentence.
    pub(super) after: &'a str,
}

impl<'a> Around<'a> {
    /// Of a quantity of a claim.
    pub(super) fn of(scene: &Scene<'a>, place: usize, claim: &Claim, quantity: &Quantity) -> Option<Self> {
        Self::span(scene, place, claim, *quantity.spans.first()?)
    }

    fn span(scene: &Scene<'a>, place: usize, claim: &Claim, number: Span) -> Option<Self> {
        let piece = *claim.content.spans.iter().find(|piece| piece.covers(number))?;
        let text = scene.words(place, piece);
        let begin = usize::try_from(number.start() - piece.start()).ok()?;
        let end = usize::try_from(number.end() - piece.start()).ok()?;
        let before = text.get(..begin)?;
        let after = text.get(end..)?;
        Some(Self {
            before: before.rsplit(". ").next().unwrap_or(before),
            after: after.split(". ").next().unwrap_or(after),
        })
    }

    /// The first words behind the number, in small letters.
    pub(super) fn next(&self, count: usize) -> String {
        let words: Vec<&str> = self.after.split_whitespace().take(count).collect();
        words.join(" ").to_lowercase()
    }

    /// Whether the number is a part of another one or comes on top of it: "nine of them critically", "two of the twelve
    /// wounded", "two more bodies".
    pub(super) fn is_part(&self) -> bool {
        const PARTS: &[&str] = &[
            "more",
            "critically",
            "seriously",
            "gravely",
            "in critical",
            "in serious",
            "in a critical",
            "in a serious",
            "in intensive",
            "of the wounded",
            "of the injured",
            "of the dead",
            "of the victims",
        ];
        let next = self.next(5);
        let is_of_number = next.strip_prefix("of the ").is_some_and(is_numeral);
        // "Two of them had died" is a toll of its own: of those who were treated.
        let next = ["of them ", "of whom ", "of these ", "of those "]
            .iter()
            .find_map(|of| next.strip_prefix(of))
            .unwrap_or(&next);
        // "more than 40" has its "more" before the number.
        is_of_number
            || PARTS
                .iter()
                .any(|part| next.strip_prefix(part).is_some_and(is_word_end))
    }

    /// "50 dead and hundreds more injured": they come on top of the dead, and are all who were hurt.
    pub(super) fn is_besides(&self, kind: QuantityKind) -> bool {
        let before = self.before.to_lowercase();
        let has_dead = ["killed", "dead", "died", "killing", "deaths"]
            .iter()
            .any(|word| before.contains(word));
        kind == QuantityKind::Wounded && has_dead && self.next(1) == "more"
    }

    /// Whether the number is said to be the toll: "the number of dead has risen to 12".
    pub(super) fn is_toll(&self) -> bool {
        let before = self.before.to_lowercase();
        let near = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
        let near = before.get(near..).unwrap_or_default();
        let is_rising = [" to ", " at ", " is ", " of ", " was "]
            .iter()
            .any(|word| format!("{near} ").contains(word));
        is_rising
            && [
                "toll",
                "number of dead",
                "number of deaths",
                "number of the dead",
                "number of victims",
            ]
            .iter()
            .any(|word| near.contains(word))
    }
}

/// Whether a word ends where a text begins.
fn is_word_end(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

/// Whether a text begins with a numeral above one.
fn is_numeral(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit())
        || numerals_above_one().any(|numeral| text.starts_with(numeral))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'a>(before: &'a str, after: &'a str) -> Around<'a> {
        Around { before, after }
    }

    #[test]
    fn what_is_of_others_or_comes_on_top_is_a_part() {
        let is_part = |after: &'static str| around("", after).is_part();
        assert!(is_part(" of them critically"));
        assert!(is_part(" of the twelve wounded had died"));
        assert!(is_part(" more bodies had been found"));
        assert!(!is_part(" of them had died"));
        assert!(!is_part(" people were killed"));
    }

    #[test]
    fn more_wounded_beside_the_dead_are_all_wounded() {
        let hundreds = around("the fire at Ostrel left 12 dead and ", " more injured");
        assert!(hundreds.is_besides(QuantityKind::Wounded));
        let two = around("", " more bodies had been found");
        assert!(!two.is_besides(QuantityKind::Killed));
    }

    #[test]
    fn a_toll_is_said_to_be_one() {
        assert!(around("the number of dead has risen to ", "").is_toll());
        assert!(!around("a young woman died and ", " others").is_toll());
    }
}
