//! What a number without a noun points to: an earlier quantity, a noun before it, "Of the marines, 13 …".

use rashomon_types::{QuantityKind, TokenId, Upos};

use super::counted::Counted;
use super::fate::{Fate, Role};
use super::lexicon::{Class, Outcome};
use super::scene::{Draft, Scene};

impl Scene<'_> {
    /// The earlier quantity, or the noun, that an elided noun points to.
    pub(super) fn pointed_at(&self, counted: &Counted, node: TokenId) -> Option<Draft> {
        if counted.head.is_some() {
            return None;
        }
        let here = |draft: &Draft| self.same_sentence(draft.node, node);
        let last = self.last_count(node).cloned();
        if counted.points_back {
            let pointed = self.noun_before(node);
            return match (last, pointed) {
                (Some(last), _) if here(&last) => Some(last),
                (_, Some(pointed)) => Some(pointed),
                (last, None) => last,
            };
        }
        let is_subject = self.reading.token(node).is("nsubj");
        let last = last.map(|last| if here(&last) || is_subject { last } else { blank(last) });
        match last {
            Some(last) if here(&last) => Some(last),
            last => self.numbered(node).or_else(|| self.fronted(node)).or(last),
        }
    }

    /// "The helicopter crashed; all four aboard died": who dies is no helicopter.
    pub(super) fn take_off_things(&self, counted: &Counted, before: &mut Option<Draft>) {
        let is_thing = before.as_ref().is_some_and(|before| {
            before
                .class
                .is_some_and(|class| !class.is_people() && class != Class::Body)
        });
        if counted.head.is_some() || counted.points_back || !is_thing {
            return;
        }
        let outcome = self.fate(counted, None).outcome;
        if matches!(outcome, Some(Outcome::Kill | Outcome::Wound | Outcome::Harm)) {
            *before = None;
        }
    }

    /// "21 are children".
    pub(super) fn predicate_noun(&self, counted: &Counted) -> Option<TokenId> {
        let node = counted.node;
        let noun = self
            .reading
            .head(node)
            .filter(|_| counted.head.is_none() && self.reading.token(node).is("nsubj"))?;
        let is_noun = self.reading.token(noun).upos == Upos::Noun && self.reading.child(noun, "cop").is_some();
        (is_noun && self.noun(noun).is_some_and(|noun| noun.class.is_people())).then_some(noun)
    }

    /// "Of the marines aboard, 13 were killed".
    pub(super) fn fronted(&self, node: TokenId) -> Option<Draft> {
        let first = self.reading.sentence(node).first;
        if self.reading.lower(first) != "of" {
            return None;
        }
        let article = self.reading.after(first)?;
        let start = if matches!(
            self.reading.lower(article).as_str(),
            "the" | "those" | "these" | "its" | "their"
        ) {
            self.reading.after(article)?
        } else {
            article
        };
        if self.reading.token(start).upos == Upos::Num || start >= node {
            return None;
        }
        let phrase = self.phrase(start, None, true)?;
        Some(self.as_draft(phrase.first, phrase.head))
    }

    /// "put the number of mercenaries at 4,500".
    pub(super) fn numbered(&self, node: TokenId) -> Option<Draft> {
        let mut next = self.reading.before(node);
        while let Some(id) = next {
            next = self.reading.before(id);
            if self.reading.lower(id) != "number" {
                continue;
            }
            let of = self.reading.after(id).filter(|&of| self.reading.lower(of) == "of")?;
            let phrase = self.phrase(self.reading.after(of)?, None, true)?;
            return (phrase.head < node).then(|| self.as_draft(phrase.first, phrase.head));
        }
        None
    }

    /// The nearest noun in the plural before that is people or equipment.
    pub(super) fn noun_before(&self, node: TokenId) -> Option<Draft> {
        let sentence = self.reading.token(node).sentence.index();
        let near = |other: &TokenId| self.reading.token(*other).sentence.index() + 1 >= sentence;
        let mut before = (0..node.index()).rev().map(TokenId::at).take_while(near);
        let head = before.find(|&other| {
            let is_plural = self.reading.token(other).feature("Number") == Some("Plur");
            is_plural
                && self
                    .noun(other)
                    .is_some_and(|noun| noun.class.is_people() || noun.class.is_equipment())
        })?;
        Some(self.as_draft(head, head))
    }

    pub(super) fn as_draft(&self, first: TokenId, head: TokenId) -> Draft {
        let span = self
            .reading
            .token(first.min(head))
            .span
            .hull(self.reading.token(head).span);
        let class = self.noun(head).map(|noun| noun.class);
        let counted = Counted {
            head: Some(head),
            what: Some(span),
            node: head,
            points_back: false,
            joined: false,
            class,
        };
        let nothing = Fate {
            outcome: None,
            role: Role::Other,
            verb: None,
            owner: None,
            near: false,
        };
        Draft {
            span,
            low: None,
            high: None,
            modifier: None,
            kind: QuantityKind::Other,
            what: Some(self.reading.words(span).to_owned()),
            whose: self.whose(&counted, class, QuantityKind::Other, &nothing, None),
            head: Some(head),
            class,
            node: head,
            is_subset: false,
        }
    }
}

/// An earlier quantity of which only the kind is taken over: the figure of another sentence, with no place in its own.
fn blank(draft: Draft) -> Draft {
    Draft {
        what: None,
        whose: None,
        head: None,
        class: None,
        ..draft
    }
}
