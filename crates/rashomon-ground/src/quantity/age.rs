//! Ages that carry no unit: "aged 17", "ages 5 to 9", "a girl of six", "the ferryman, 54, …", "At 61, Dorvik …".

use rashomon_types::{TokenId, Upos};

use super::bound::Bounded;
use super::scene::Scene;

/// The greatest age that a bare number is taken for.
const OLDEST: f64 = 115.0;

impl Scene<'_> {
    /// The first piece of the age's words and the noun of the person, if this number is an age.
    pub(super) fn bare_age(&self, found: &Bounded) -> Option<(usize, Option<TokenId>)> {
        let value = found.low.or(found.high).filter(|value| *value <= OLDEST)?;
        let token = self.token_at(found.core)?;
        self.aged(found)
            .or_else(|| self.aged_in_row(found))
            .or_else(|| self.set_off(found, token).filter(|_| value >= 1.0))
            .or_else(|| self.of_person(found, token))
            .or_else(|| self.at_age(found))
            .or_else(|| self.said_of(found, token))
    }

    /// "aged 14", "aged between 18 and 60", "age 45", "at the age of 30".
    fn aged(&self, found: &Bounded) -> Option<(usize, Option<TokenId>)> {
        let is_aged = |text: &str| matches!(text, "aged" | "age" | "ages");
        let direct = is_aged(self.back(found.first, 1)).then(|| found.first - 1);
        let of = (self.back(found.first, 1) == "of" && is_aged(self.back(found.first, 2))).then_some(found.first);
        let first = direct.or(of)?;
        let person = self.person_before(first);
        Some((first, person))
    }

    /// The "16" of "aged 14 and 16".
    fn aged_in_row(&self, found: &Bounded) -> Option<(usize, Option<TokenId>)> {
        let before = self.back(found.first, 1);
        let last = self
            .found
            .last()
            .filter(|last| last.kind == rashomon_types::QuantityKind::Age)?;
        let near = found
            .first
            .checked_sub(2)
            .and_then(|place| self.pieces.get(place))
            .is_some_and(|piece| last.span.end() + 2 >= piece.span.end());
        let next = self.token_at(found.core_end).is_none_or(|next| !self.is_nounlike(next));
        (matches!(before, "and" | "," | "or") && near && next).then_some((found.first, last.head))
    }

    /// "The ferryman, 54, charges": between commas after a person.
    fn set_off(&self, found: &Bounded, token: TokenId) -> Option<(usize, Option<TokenId>)> {
        let closes =
            matches!(self.text(found.end), "," | ")" | "." | ";" | "and") || self.token_at(found.end).is_none();
        let opens = matches!(self.back(found.first, 1), "," | "(");
        let person = found.first.checked_sub(2).and_then(|place| self.token_at(place))?;
        let is_digits = self
            .pieces
            .get(found.core)
            .is_some_and(super::numeral::Piece::is_digits);
        let is_listed = self
            .reading
            .before(person)
            .is_some_and(|before| self.reading.token(before).upos == Upos::Num);
        let is_person = self.is_nounlike(person)
            && self.same_sentence(person, token)
            && (self.noun(person).is_some_and(|noun| noun.class.is_people())
                || self.reading.token(person).upos == Upos::Propn);
        (opens && closes && is_person && is_digits && !is_listed).then(|| {
            (
                found.first,
                Some(person).filter(|&person| self.reading.token(person).upos == Upos::Noun),
            )
        })
    }

    /// "a girl of six".
    fn of_person(&self, found: &Bounded, token: TokenId) -> Option<(usize, Option<TokenId>)> {
        let person = found.first.checked_sub(2).and_then(|place| self.token_at(place))?;
        let is_of = self.back(found.first, 1) == "of" && self.same_sentence(person, token);
        let single = self.reading.token(person).feature("Number") == Some("Sing")
            && self.noun(person).is_some_and(|noun| noun.class.is_people())
            && !matches!(
                self.reading.lower(person).as_str(),
                "crew" | "family" | "household" | "police" | "personnel" | "infantry"
            );
        let next = self
            .token_at(found.end)
            .is_none_or(|next| !self.is_nounlike(next) || !self.same_sentence(next, token));
        (is_of && single && next).then_some((found.first, Some(person)))
    }

    /// "At 61, Dorvik is the third admiral", but not "the toll stands at 20, the prefect said".
    fn at_age(&self, found: &Bounded) -> Option<(usize, Option<TokenId>)> {
        let at = self.back(found.first, 1) == "at" && self.text(found.end) == ",";
        let preposition = self.token_at(found.first.checked_sub(1)?)?;
        let before = self.reading.before(preposition);
        let begins = before.is_none_or(|before| {
            !self.same_sentence(before, preposition)
                || matches!(self.reading.token(before).upos, Upos::Punct | Upos::Cconj)
        });
        let name = self.token_at(found.end + 1)?;
        let is_name = self.reading.token(name).upos == Upos::Propn
            || matches!(self.reading.lower(name).as_str(), "he" | "she" | "the");
        (at && begins && is_name).then_some((found.first, None))
    }

    /// "the youngest was 22", "she is 34".
    fn said_of(&self, found: &Bounded, token: TokenId) -> Option<(usize, Option<TokenId>)> {
        let is_be = matches!(self.back(found.first, 1), "is" | "was" | "just" | "only");
        let before = self
            .token_at(found.first.checked_sub(2)?)
            .filter(|&before| self.same_sentence(before, token))?;
        let ends = matches!(self.text(found.end), "." | "," | ";" | "and" | "when" | "")
            || self
                .token_at(found.end)
                .is_none_or(|next| !self.same_sentence(next, token));
        let lower = self.reading.lower(before);
        let is_person = matches!(lower.as_str(), "he" | "she" | "youngest" | "oldest" | "eldest" | "who")
            || self.back(found.first, 3) == "youngest"
            || self.back(found.first, 3) == "oldest";
        (is_be && ends && is_person).then_some((found.first, None))
    }

    /// The nearest noun before that is a person.
    pub(super) fn person_before(&self, place: usize) -> Option<TokenId> {
        let start = self.token_at(place)?;
        let mut next = self.reading.before(start);
        for _ in 0..8 {
            let id = next?;
            if self.is_nounlike(id) && self.noun(id).is_some_and(|noun| noun.class.is_people()) {
                return Some(id);
            }
            next = self.reading.before(id);
        }
        None
    }
}
