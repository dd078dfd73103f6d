//! One thing without a numeral: "an elderly woman" who was killed, "a church" that was hit.

use rashomon_types::{QuantityKind, TokenId, Upos};

use super::counted::Counted;
use super::fate::{Role, kind_of};
use super::lexicon::{Class, Outcome};
use super::scene::{Draft, Scene};

/// Nouns after an article that are no thing to which something happens.
const NEVER: &[&str] = &[
    "number",
    "lot",
    "handful",
    "couple",
    "few",
    "total",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "series",
    "wave",
    "way",
    "result",
    "blow",
    "fire",
    "hit",
    "attack",
    "strike",
    "raid",
    "blast",
    "explosion",
    "move",
    "step",
    "look",
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "chance",
    "bid",
    "plan",
    "threat",
    "truce",
    "deal",
    "offensive",
    "assault",
    "target",
    "bulletin",
    "lead",
    "risk",
    "record",
    "toll",
    "part",
    "side",
    "role",
    "place",
    "position",
    "majority",
    "quarter",
    "half",
    "third",
    "class",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "leg",
    "arm",
    "life",
    "death",
    "kidnapping",
    "abduction",
    "killing",
    "murder",
    "arrest",
    "crime",
];

impl Scene<'_> {
    /// The one thing that the article at a piece begins, if something became of it.
    pub(super) fn single(&self, place: usize) -> Option<(Draft, usize)> {
        let article = self.token_at(place)?;
        let start = self.reading.after(article)?;
        let phrase = self.phrase_past_age(start)?;
        let head = phrase;
        let token = self.reading.token(head);
        let class = self.noun(head).map(|noun| noun.class);
        if token.feature("Number") == Some("Plur") || !self.may_stand_alone(head, class) {
            return None;
        }
        let what = self.what_of_single(start, head);
        let counted = Counted {
            head: Some(head),
            what: Some(what),
            node: head,
            points_back: false,
            joined: false,
            class,
        };
        let fate = self.fate(&counted, class);
        let outcome = fate.outcome?;
        let person_like = self.is_person_like(head);
        let kind = kind_of(
            outcome,
            class,
            person_like || matches!(outcome, Outcome::Kill | Outcome::Wound),
        );
        let is_close = fate
            .verb
            .is_some_and(|verb| verb.index() <= head.index() + 3 && verb > head);
        let is_plain = matches!(fate.role, Role::Subject | Role::Object);
        if fate.near && !(class.is_some_and(Class::is_people) && is_close)
            || class.is_none() && !(is_plain && (person_like || matches!(outcome, Outcome::Destroy | Outcome::Damage)))
            || class.is_none() && matches!(kind, QuantityKind::Killed | QuantityKind::Wounded) && !person_like
            || !is_fate(kind)
            || !fits(outcome, class)
            || fate.verb.is_none() && class.is_none()
        {
            return None;
        }
        let lower = self.text(place);
        let is_denied = self.back(place, 1) == "not";
        let first = if lower == "another" {
            self.reading.token(start).span
        } else {
            self.span(place - usize::from(is_denied), place + 1)
        };
        let number = Some(if is_denied { 0.0 } else { 1.0 });
        let end = self.end_of_model(head);
        let what = what.hull(end);
        let draft = Draft {
            span: first.hull(end),
            low: number,
            high: number,
            modifier: None,
            kind,
            what: Some(self.reading.words(what).to_owned()),
            whose: self.whose_single(&counted, class, kind, &fate),
            head: Some(head),
            class,
            node: head,
            is_subset: false,
        };
        Some((draft, place + 1))
    }

    /// The noun with the number of a model: "BMP-2".
    fn end_of_model(&self, head: TokenId) -> rashomon_types::Span {
        let span = self.reading.token(head).span;
        let dash = self
            .reading
            .after(head)
            .filter(|&dash| self.reading.lower(dash) == "-" && self.is_glued(dash));
        let number = dash.and_then(|dash| self.reading.after(dash)).filter(|&number| {
            self.is_glued(number)
                && self
                    .reading
                    .form(number)
                    .starts_with(|sign: char| sign.is_ascii_digit())
        });
        number.map_or(span, |number| span.hull(self.reading.token(number).span))
    }

    fn whose_single(
        &self,
        counted: &Counted,
        class: Option<Class>,
        kind: QuantityKind,
        fate: &super::fate::Fate,
    ) -> Option<String> {
        let is_person = counted
            .head
            .is_some_and(|head| matches!(self.reading.lower(head).as_str(), "man" | "person"));
        if is_person && kind != QuantityKind::Participants && self.reading.lower(counted.head?) == "man" {
            return Some("civilians".to_owned());
        }
        self.whose(counted, class, kind, fate, None)
    }

    /// Whether a number that an age is told by begins here: "7-year-old".
    fn begins_age(&self, start: TokenId) -> bool {
        let mut next = Some(start);
        (0..5).any(|_| {
            let Some(id) = next else { return false };
            next = self.reading.after(id);
            self.reading.lower(id) == "old" && self.is_glued(id)
        })
    }

    /// The noun of a phrase that may begin with an age: "a 70-year-old woman".
    fn phrase_past_age(&self, start: TokenId) -> Option<TokenId> {
        let mut next = start;
        if self.begins_age(start) {
            for _ in 0..6 {
                let id = next;
                next = self.reading.after(id)?;
                if self.reading.lower(id) == "old" {
                    return self.phrase(next, None, false).map(|phrase| phrase.head);
                }
            }
            return None;
        }
        self.phrase(start, None, false).map(|phrase| phrase.head)
    }

    /// The words without an age.
    fn what_of_single(&self, start: TokenId, head: TokenId) -> rashomon_types::Span {
        let mut first = start;
        let mut next = Some(start);
        while let Some(id) = next.filter(|&id| id < head) {
            next = self.reading.after(id);
            if self.reading.lower(id) == "old" && next.is_some() {
                first = next.unwrap_or(head);
            }
        }
        self.reading.token(first).span.hull(self.reading.token(head).span)
    }

    /// Nouns that are no one thing of their own: groups before a number, weapons, measures, parts.
    fn may_stand_alone(&self, head: TokenId, class: Option<Class>) -> bool {
        let lower = self.reading.lower(head);
        let is_odd = matches!(
            class,
            Some(Class::Speech | Class::Place | Class::Animal | Class::Body | Class::Munition)
        );
        let is_noun = matches!(self.reading.token(head).upos, Upos::Noun | Upos::Propn);
        let holds = self.reading.after(head).is_some_and(|after| {
            self.reading.lower(after) == "of"
                && self
                    .reading
                    .after(after)
                    .is_some_and(|next| matches!(self.reading.token(next).upos, Upos::Num))
                && class != Some(Class::Civilian)
        });
        let is_event = self.noun(head).is_some_and(|noun| noun.kind.is_some() && !noun.soft)
            && !matches!(lower.as_str(), "body" | "corpse");
        is_noun
            && !is_event
            && !is_odd
            && !holds
            && !NEVER.contains(&lower.as_str())
            && self.lexicon.unit(&lower).is_none()
    }
}

/// Whether a kind is something that became of one thing.
fn is_fate(kind: QuantityKind) -> bool {
    use QuantityKind::{Captured, Damaged, Destroyed, Displaced, Killed, Missing, Wounded};
    matches!(
        kind,
        Killed | Wounded | Captured | Missing | Displaced | Destroyed | Damaged
    )
}

/// Whether an outcome is plain enough for a thing that the lexicon does not know.
fn fits(outcome: Outcome, class: Option<Class>) -> bool {
    match class {
        None => matches!(
            outcome,
            Outcome::Kill | Outcome::Wound | Outcome::Destroy | Outcome::Damage
        ),
        Some(class) if class.is_people() => !matches!(outcome, Outcome::Hit | Outcome::Damage),
        Some(Class::Vehicle) => !matches!(outcome, Outcome::Take | Outcome::Displace),
        Some(_) => !matches!(outcome, Outcome::Take | Outcome::Displace | Outcome::Miss),
    }
}
