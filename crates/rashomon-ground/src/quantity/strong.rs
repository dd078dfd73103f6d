//! Sizes of forces, "the 3,000-strong garrison", and wholes, "nine of the 12 missiles".

use rashomon_types::{QuantityKind, TokenId};

use super::bound::{Bounded, resolve};
use super::counted::Counted;
use super::fate::{Fate, Role};
use super::lexicon::{Class, Outcome};
use super::scene::{Draft, Scene};
use super::walk::Step;

impl Scene<'_> {
    /// "the 3,000-strong garrison", "4,200 strong".
    pub(super) fn strong(&self, found: &Bounded, node: TokenId, counted: &Counted) -> Option<Step> {
        let is_strong = self.text(found.core_end + 1) == "strong";
        let head = is_strong
            .then(|| self.token_at(found.core_end + 2))
            .flatten()
            .and_then(|next| self.phrase(next, None, false))
            .map(|phrase| phrase.head);
        if !is_strong {
            return None;
        }
        let (low, high) = resolve(found, 1.0, true);
        let draft = Draft {
            span: self.span(found.first, found.core_end + 2),
            low,
            high,
            modifier: found.modifier,
            kind: QuantityKind::Participants,
            what: head.map(|head| {
                let start = self.token_at(found.core_end + 2).unwrap_or(head);
                self.reading
                    .words(self.reading.token(start).span.hull(self.reading.token(head).span))
                    .to_owned()
            }),
            whose: head.and_then(|head| self.side(head, 0)),
            head,
            class: Some(Class::Force),
            node: counted.head.unwrap_or(node),
            is_subset: false,
        };
        Some(Step {
            draft: Some(draft),
            next: found.core_end + 2,
        })
    }

    /// "its 12th Brigade, 4,200 men strong": the size of a force.
    pub(super) fn strong_after(&self, found: &Bounded, counted: &Counted) -> Option<Step> {
        let last = counted.head.unwrap_or(counted.node);
        let next = self
            .reading
            .after(last)
            .filter(|&next| self.reading.lower(next) == "strong")?;
        let body = self
            .reading
            .head(last)
            .filter(|_| self.reading.token(last).is("appos") || self.reading.token(last).is("conj"))
            .or_else(|| {
                self.reading
                    .head(next)
                    .and_then(|_| self.noun_before(last).and_then(|draft| draft.head))
            });
        let (low, high) = resolve(found, 1.0, true);
        let draft = Draft {
            span: self.span(found.first, found.end),
            low,
            high,
            modifier: found.modifier,
            kind: QuantityKind::Participants,
            what: self.what(counted),
            whose: body.and_then(|body| self.side(body, 0)),
            head: counted.head,
            class: Some(Class::Force),
            node: counted.node,
            is_subset: false,
        };
        Some(Step {
            draft: Some(draft),
            next: found.end,
        })
    }

    /// Whether a noun joined by a hyphen is counted: "a four-man patrol", "a 12-vehicle convoy".
    pub(super) fn joined_counts(&self, found: &Bounded, counted: &Counted) -> bool {
        let noun = self.text(found.core_end + 1);
        let known = self
            .lexicon
            .noun_by_word(noun, noun)
            .is_some_and(|noun| noun.class.is_people() || noun.class == Class::Vehicle);
        known && counted.head.is_some() && noun != "other"
    }

    /// "nine of the 12 missiles", "Of 63 drones, 50 …": the whole of which the rest of the sentence tells a part.
    pub(super) fn is_whole(&self, found: &Bounded) -> bool {
        let Some(token) = self.token_at(found.core) else {
            return false;
        };
        let is_fronted = self.reading.lower(self.reading.sentence(token).first) == "of" && {
            let first = self.reading.sentence(token).first;
            (first.index()..token.index())
                .map(TokenId::at)
                .all(|id| self.reading.lower(id) != "," && self.reading.lower(id) != "whom")
        };
        let mut place = found.first;
        let is_owner = |text: &str| {
            matches!(
                text,
                "the" | "its" | "his" | "her" | "their" | "our" | "those" | "all" | "these" | "'s" | "’s" | "'"
            )
        };
        while place > 0 && found.first - place < 4 && is_owner(self.back(place, 1)) {
            // The owner stands before its possessive.
            place -= if self.back(place, 1).ends_with('s')
                && self.back(place, 1).len() <= 4
                && !self.back(place, 1).starts_with(char::is_alphanumeric)
            {
                2
            } else {
                1
            };
        }
        let of = self.back(place, 1) == "of" && place >= 2;
        let part = of.then(|| self.found.last()).flatten().is_some_and(|last| {
            let before = self.pieces.get(place - 2).map(|piece| piece.span);
            last.is_count() && before.is_some_and(|before| last.span.covers(before))
        });
        is_fronted || part
    }

    /// What is said of all: by what describes them, not by the predicate of the part.
    pub(super) fn fate_of_whole(&self, counted: &Counted, class: Option<Class>, fate: Fate) -> Fate {
        let Some(head) = counted.head else { return fate };
        let described = self.described(head, class);
        let noun = self.noun(head).and_then(|noun| noun.kind);
        let munition = (class == Some(Class::Munition)).then_some(Outcome::Use);
        let armed = matches!(class, Some(Class::Force | Class::Role));
        let outcome = noun
            .or(described.outcome)
            .or(munition)
            .or((!armed).then_some(Outcome::None));
        let verb = described.verb.or(fate.verb.filter(|_| described.outcome.is_none()));
        Fate {
            outcome,
            verb,
            owner: None,
            role: if described.outcome.is_some() {
                described.role
            } else {
                Role::Other
            },
            near: false,
        }
    }
}
