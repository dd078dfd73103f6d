//! Numbers that turn out to count nothing once their nouns and verbs are known: "one" as a pronoun, loose words.

use rashomon_types::{QuantityKind, QuantityModifier, Upos};

use super::bound::Bounded;
use super::counted::Counted;
use super::fate::Fate;
use super::scene::Scene;

impl Scene<'_> {
    /// "one" counts where it is bounded, or one of a thing, or something became of it.
    pub(super) fn is_bare_one(&self, found: &Bounded, kind: QuantityKind, counted: &Counted) -> bool {
        let is_one = self.text(found.core) == "one" && found.low == Some(1.0) && found.high == Some(1.0);
        if !is_one || found.modifier.is_some() {
            return false;
        }
        let is_pronoun = counted.head.is_none() && self.back(found.core, 1) == "the"
            || matches!(self.text(found.core_end), "another" | "'s" | "’s")
            || counted.head.is_none() && self.follows_modifier(found);
        let tells = super::owner::is_of_people(kind)
            || matches!(
                kind,
                QuantityKind::Casualties | QuantityKind::Destroyed | QuantityKind::Damaged | QuantityKind::Means
            );
        // "one abstention", but "one wonders", "at one point".
        let is_noun = counted.head.is_some_and(|head| {
            let vague = [
                "hand", "point", "day", "time", "side", "way", "thing", "man", "woman", "word", "place", "stage",
                "moment", "example", "reason",
            ];
            self.text(found.core_end) != "of"
                && self.reading.token(head).feature("Number") == Some("Sing")
                && self.reading.token(head).upos == Upos::Noun
                && !vague.contains(&self.reading.lower(head).as_str())
        });
        !(tells || is_noun) || is_pronoun
    }

    /// "one" counts where it is bounded or something became of it.
    pub(super) fn follows_modifier(&self, found: &Bounded) -> bool {
        let before = found.first.checked_sub(1).and_then(|place| self.token_at(place));
        let after = matches!(self.text(found.core_end), "after" | "by" | "thing");
        after || before.is_some_and(|before| matches!(self.reading.token(before).upos, Upos::Adj | Upos::Det))
    }

    /// A number that nothing is counted by: no noun, no predicate.
    pub(super) fn is_loose(&self, found: &Bounded, counted: &Counted, fate: &Fate) -> bool {
        let is_vague = found.modifier == Some(QuantityModifier::Vague);
        let is_idle = counted.head.is_none() && fate.outcome.is_none() && fate.verb.is_none();
        let is_how = self.text(found.core) == "many"
            && matches!(self.back(found.core, 1), "how" | "so" | "as" | "too" | "the" | "not");
        is_how || is_idle && is_vague
    }

    /// "how many", "as many as", "so many".
    pub(super) fn is_comparison(&self, found: &Bounded) -> bool {
        self.text(found.core) == "many"
            && matches!(
                self.back(found.core, 1),
                "how" | "so" | "as" | "too" | "the" | "not" | "that"
            )
    }
}
