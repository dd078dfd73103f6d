//! Numbers that count, and "no", "none", "nobody".

use rashomon_types::{QuantityKind, QuantityModifier, TokenId, Upos};

use super::bound::{Bounded, after, resolve};
use super::counted::Counted;
use super::fate::{Fate, Role, kind_of};
use super::lexicon::{Class, Outcome};
use super::scene::{Draft, Scene};
use super::walk::Step;

impl Scene<'_> {
    /// "no casualties", "no one was killed", "none of the crew", "nobody was hurt".
    pub(super) fn nothing(&self, place: usize) -> Option<Step> {
        let token = self.token_at(place)?;
        let (length, is_pronoun) = match (self.text(place), self.text(place + 1)) {
            ("no", "one" | "body") => (2, true),
            ("no-one" | "nobody" | "none", _) => (1, true),
            ("no", "more" | "fewer" | "less" | "longer" | "." | "matter" | "doubt" | "way" | "sign" | "evidence") => {
                return None;
            }
            ("no" | "zero", _) => (1, false),
            _ => return None,
        };
        let node = self.token_at(place + length - 1)?;
        let counted = self.counted(node, place + length);
        if !is_pronoun && counted.head.is_none()
            || is_pronoun && length == 2 && counted.head.is_some() && self.text(place + length) != "of"
        {
            return None;
        }
        let counted = if is_pronoun && self.text(place + length) != "of" {
            Counted {
                head: None,
                what: None,
                node,
                class: None,
                ..counted
            }
        } else {
            counted
        };
        let before = self.last_count(token);
        let class = counted
            .class
            .or_else(|| before.filter(|_| counted.points_back).and_then(|before| before.class));
        let fate = self.fate(&counted, class);
        let tells_of_losses = |head| self.is_person_like(head) || self.lemma(head) == "loss";
        if !is_pronoun && class.is_none() && !counted.head.is_some_and(tells_of_losses)
            || self.denies_telling(&counted, is_pronoun)
        {
            return None;
        }
        let kind = kind_of(fate.outcome?, class, true);
        let tells = super::owner::is_of_people(kind)
            || matches!(
                kind,
                QuantityKind::Casualties | QuantityKind::Destroyed | QuantityKind::Damaged
            );
        if !tells {
            return None;
        }
        let whose = if is_pronoun && counted.head.is_none() {
            None
        } else {
            self.whose(&counted, class, kind, &fate, None)
        };
        let draft = Draft {
            span: self.span(place, place + length),
            low: Some(0.0),
            high: Some(0.0),
            modifier: None,
            kind,
            what: counted.what.map(|what| self.reading.words(what).to_owned()),
            whose,
            head: counted.head,
            class,
            node: counted.node,
            is_subset: false,
        };
        Some(Step {
            draft: Some(draft),
            next: place + length,
        })
    }

    /// "no figure for the wounded", "pictures of trucks but none of the dead": what is not told or shown, not nobody.
    fn denies_telling(&self, counted: &Counted, is_pronoun: bool) -> bool {
        counted.head.is_some_and(|head| {
            let is_figure = matches!(
                self.lemma(head).as_str(),
                "figure" | "number" | "count" | "estimate" | "detail" | "word" | "news"
            );
            let is_fallen = || self.noun(head).is_some_and(|noun| noun.kind.is_some() && !noun.soft);
            is_figure || is_pronoun && is_fallen()
        })
    }

    /// A number that counts.
    pub(super) fn count(&self, found: &Bounded) -> Step {
        let skip = Step {
            draft: None,
            next: found.end,
        };
        let Some(node) = self.token_at(found.core_end.saturating_sub(1)) else {
            return skip;
        };
        let mut end = found.end;
        // "an unknown number of" holds its "of", which leads on to the noun.
        if self.text(end.saturating_sub(1)) == "of" {
            end -= 1;
        }
        // He saw "more than forty" bodies: the number alone is quoted, what it counts follows.
        let is_quote = |text: &str| matches!(text, "\"" | "“" | "”" | "'" | "‘" | "’");
        if is_quote(self.text(end)) && is_quote(self.back(found.first, 1)) {
            end += 1;
        }
        let counted = self.counted(node, end);
        if counted.joined && !self.joined_counts(found, &counted) {
            return self.strong(found, node, &counted).unwrap_or(skip);
        }
        let mut before = self.pointed_at(&counted, node);
        self.take_off_things(&counted, &mut before);
        let class = counted.class.or_else(|| {
            before
                .as_ref()
                .filter(|_| counted.head.is_none())
                .and_then(|before| before.class)
        });
        let mut fate = self.fate(&counted, class);
        if self.is_whole(found) {
            fate = self.fate_of_whole(&counted, class, fate);
        }
        if let Some(step) = self.strong_after(found, &counted) {
            return step;
        }
        let (counted, class, kind) = self.predicated(found, counted, class, &fate, before.as_ref());
        let is_hidden_one = counted.points_back && fate.outcome.is_none() && self.text(found.core) == "one";
        let is_idle = self.is_bare_one(found, kind, &counted) || self.is_loose(found, &counted, &fate);
        if is_hidden_one || is_idle {
            return skip;
        }
        let whose = self.whose(&counted, class, kind, &fate, before.as_ref());
        self.counted_draft(found, &counted, class, kind, whose, before.as_ref())
    }

    /// The noun, its class and the kind, once more where the noun is said of the number: "21 are children", "eight of them
    /// children".
    fn predicated(
        &self,
        found: &Bounded,
        counted: Counted,
        class: Option<Class>,
        fate: &Fate,
        before: Option<&Draft>,
    ) -> (Counted, Option<Class>, QuantityKind) {
        let kind = self.kind(&counted, class, fate, before);
        if let (Some(noun), Some(before)) = (self.predicate_noun(&counted), before) {
            let class = self.noun(noun).map(|noun| noun.class);
            let what = Some(self.reading.token(noun).span);
            let said = Counted {
                head: Some(noun),
                what,
                class,
                ..counted
            };
            return (said, class, before.kind);
        }
        let is_share = self.text(found.end) == "of" && matches!(self.text(found.end + 1), "them" | "whom");
        let is_open = fate.outcome.is_none_or(|outcome| outcome == Outcome::None);
        let shared = self
            .last_count(counted.node)
            .filter(|_| is_share && is_open && counted.head.is_some());
        (counted, class, shared.map_or(kind, |last| last.kind))
    }

    fn counted_draft(
        &self,
        found: &Bounded,
        counted: &Counted,
        class: Option<Class>,
        kind: QuantityKind,
        whose: Option<String>,
        before: Option<&Draft>,
    ) -> Step {
        let mut found = *found;
        let last = if counted.joined { found.core_end + 2 } else { found.end };
        if let Some(modifier) = self.bound_after_noun(last, counted) {
            found.modifier = Some(modifier);
        }
        let is_denied = self.denies_one(&found);
        let (low, high) = if is_denied {
            found.first -= 1;
            (Some(0.0), Some(0.0))
        } else if found.modifier == Some(QuantityModifier::Vague) {
            (found.low, None)
        } else {
            resolve(&found, 1.0, true)
        };
        let elided = before.filter(|_| counted.head.is_none());
        let draft = Draft {
            span: self.span(found.first, last),
            low,
            high,
            modifier: found.modifier,
            kind,
            what: self
                .what(counted)
                .or_else(|| elided.and_then(|before| before.what.clone())),
            whose,
            head: counted.head.or_else(|| before.and_then(|before| before.head)),
            class,
            node: counted.node,
            is_subset: matches!(self.back(found.first, 1), "including" | "them" | "whom" | "among"),
        };
        Step {
            draft: Some(draft),
            next: last,
        }
    }

    /// The counted noun with its modifiers; none for "26 wounded", where the noun is left out.
    pub(super) fn what(&self, counted: &Counted) -> Option<String> {
        const STATES: &[&str] = &[
            "dead",
            "wounded",
            "injured",
            "missing",
            "killed",
            "hurt",
            "maimed",
            "fallen",
            "homeless",
            "displaced",
        ];
        let head = counted.head?;
        let is_state = STATES.contains(&self.reading.lower(head).as_str());
        counted
            .what
            .filter(|_| !is_state)
            .map(|what| self.reading.words(what).to_owned())
    }

    /// "not one sailor was killed": nought. "not one more" says no such thing.
    fn denies_one(&self, found: &Bounded) -> bool {
        self.text(found.core) == "one"
            && found.first == found.core
            && self.back(found.first, 1) == "not"
            && self.text(found.core_end) != "more"
    }

    /// "70 soldiers or more".
    fn bound_after_noun(&self, end: usize, counted: &Counted) -> Option<QuantityModifier> {
        let head = counted.head?;
        let place = (end..end + 8).find(|&place| self.token_at(place) == Some(head))?;
        let (_, modifier) = after(&self.pieces, place + 1)?;
        matches!(
            modifier,
            QuantityModifier::AtLeast | QuantityModifier::About | QuantityModifier::AtMost
        )
        .then_some(modifier)
    }

    /// The kind of a count.
    pub(super) fn kind(
        &self,
        counted: &Counted,
        class: Option<Class>,
        fate: &Fate,
        before: Option<&Draft>,
    ) -> QuantityKind {
        let elided = counted.head.is_none();
        let person_like = elided && class.is_none() || counted.head.is_some_and(|head| self.is_person_like(head));
        let is_blank = elided && class.is_none();
        let outcome = fate.outcome.filter(|outcome| !(is_blank && *outcome == Outcome::Use));
        if let Some(outcome) = outcome {
            let harms = matches!(
                outcome,
                Outcome::Kill | Outcome::Wound | Outcome::Miss | Outcome::Displace
            );
            return kind_of(outcome, class, person_like || harms);
        }
        if let Some(outcome) = self.tolled(counted.node).filter(|_| elided) {
            return kind_of(outcome, None, true);
        }
        if let Some(before) = before.filter(|_| elided) {
            let speaks = fate.verb.is_some_and(|verb| self.lexicon.speaks(&self.lemma(verb)));
            let is_loss = super::owner::is_of_people(before.kind)
                || matches!(
                    before.kind,
                    QuantityKind::Casualties | QuantityKind::Destroyed | QuantityKind::Damaged
                );
            let carries =
                is_loss || (self.same_sentence(before.node, counted.node) || before.head.is_some()) && !speaks;
            if carries {
                return before.kind;
            }
        }
        let speaks = fate.verb.is_some_and(|verb| self.lexicon.speaks(&self.lemma(verb)));
        match class {
            Some(Class::Munition) => QuantityKind::Means,
            Some(Class::Force | Class::Role | Class::Vehicle) if !speaks && matches!(fate.role, Role::Subject) => {
                QuantityKind::Participants
            }
            Some(Class::Force | Class::Role) if !(speaks && fate.role == Role::Subject) => QuantityKind::Participants,
            _ => QuantityKind::Other,
        }
    }

    /// "the toll … to at least 64": a noun of the dead or hurt before, in the same sentence.
    pub(super) fn tolled(&self, node: TokenId) -> Option<Outcome> {
        let mut next = self.reading.before(node);
        while let Some(id) = next {
            let told = self
                .noun(id)
                .filter(|noun| !noun.soft && self.reading.token(id).upos == Upos::Noun)
                .and_then(|noun| noun.kind);
            if told.is_some() || self.reading.lower(id) == ";" {
                return told;
            }
            next = self.reading.before(id);
        }
        None
    }

    /// Whether an unknown noun is people, by its ending.
    pub(super) fn is_person_like(&self, head: TokenId) -> bool {
        let lower = super::lexicon::singular(&self.reading.lower(head));
        let endings = [
            "er", "or", "ist", "man", "woman", "ian", "ee", "eer", "person", "folk", "boy", "girl", "hand",
        ];
        let is_demonym = self.reading.token(head).upos == Upos::Propn && self.cast.state(&lower).is_some();
        is_demonym
            || endings
                .iter()
                .any(|ending| lower.ends_with(ending) && lower.len() > ending.len() + 2)
    }
}
