//! Whose loss it is by the predicate: who lost it, used it, owned up to it, or what one sentence tells of in one breath.

use rashomon_types::{QuantityKind, TokenId, Upos};

use super::counted::Counted;
use super::fate::{Fate, Role};
use super::lexicon::{Class, Owner};
use super::owner::{CIVILIANS, is_of_people};
use super::scene::{Draft, Scene};

impl Scene<'_> {
    /// Who lost, used, sent or owned up to it.
    pub(super) fn owner_by_predicate(
        &self,
        counted: &Counted,
        class: Option<Class>,
        kind: QuantityKind,
        fate: &Fate,
    ) -> Option<String> {
        let verb = fate.verb?;
        if fate.owner == Some(Owner::Object) {
            return ["iobj", "obj"]
                .into_iter()
                .find_map(|relation| {
                    let noun = self.reading.child(verb, relation)?;
                    self.side(noun, 0)
                })
                .or_else(|| self.name_between(verb, counted));
        }
        let lemma = self.lemma(verb);
        let first_person = self
            .subject_of(verb)
            .filter(|&subject| matches!(self.reading.lower(subject).as_str(), "we" | "i"));
        // "lost 14 killed": the participle hangs on the verb that tells whose they are.
        let above = self
            .reading
            .head(verb)
            .filter(|_| self.reading.token(verb).is("obj") || self.reading.token(verb).is("xcomp"));
        let loses = fate.owner == Some(Owner::Subject)
            || above.is_some_and(|above| matches!(self.lemma(above).as_str(), "lose" | "suffer" | "mourn" | "bury"));
        let verb = above.filter(|_| loses && fate.owner.is_none()).unwrap_or(verb);
        // "we killed 12" tells of others, "we have 12 wounded", "we buried five" of their own.
        let of_others = self.reading.child(verb, "nsubj") == first_person
            && !matches!(lemma.as_str(), "bury" | "lose" | "mourn" | "suffer" | "pay" | "have");
        let of_own = is_of_people(kind) && first_person.is_some() && !of_others;
        if loses || of_own {
            return self.subject_of(verb).and_then(|subject| self.side(subject, 0));
        }
        let by_side = || self.subject_of(verb).is_some_and(|subject| self.is_side_noun(subject));
        let acts = matches!(kind, QuantityKind::Means)
            || (kind == QuantityKind::Participants && (class != Some(Class::Person) || by_side()));
        let is_within = kind == QuantityKind::Participants && class == Some(Class::Body);
        if acts && (is_within || matches!(fate.role, Role::Object | Role::With | Role::Other)) {
            let agent = self
                .agent_of(verb)
                .or_else(|| self.subject_of(verb).filter(|_| !self.is_passive_verb(verb)));
            return agent
                .filter(|&agent| self.reading.token(agent).upos != Upos::Pron || self.reading.lower(agent) != "i")
                .and_then(|agent| self.side(agent, 0));
        }
        if kind == QuantityKind::Participants {
            return self
                .reading
                .child(verb, "obj")
                .and_then(|object| self.reading.child(object, "nmod:poss"))
                .and_then(|owner| self.side(owner, 0))
                .filter(|_| lemma == "join");
        }
        if let Some(owner) = self.owner_of_figure(verb) {
            return Some(owner);
        }
        self.owned_up(counted, class, kind, fate, verb)
    }

    /// "Corvania admitted 12 dead", "Obran confirmed four deaths".
    fn owned_up(
        &self,
        counted: &Counted,
        class: Option<Class>,
        kind: QuantityKind,
        fate: &Fate,
        verb: TokenId,
    ) -> Option<String> {
        use QuantityKind::{Casualties, Destroyed, Killed, Missing, Wounded};
        if !matches!(kind, Killed | Wounded | Casualties | Missing | Destroyed) {
            return None;
        }
        let lemma = self.lemma(verb);
        let is_plain = matches!(
            lemma.as_str(),
            "bury" | "mourn" | "admit" | "concede" | "acknowledge" | "confess"
        );
        let own_force = is_plain && matches!(class, Some(Class::Force | Class::Person));
        let is_figure = counted
            .head
            .is_none_or(|head| self.noun(head).is_some_and(|noun| noun.kind.is_some()));
        let admits = self.lexicon.admits(&lemma) && matches!(fate.role, Role::Object | Role::Other);
        if admits && (own_force || is_figure) {
            return self
                .subject_of(verb)
                .filter(|&subject| self.is_side_noun(subject))
                .and_then(|subject| self.side(subject, 0));
        }
        self.conceder(verb).and_then(|subject| self.side(subject, 0))
    }

    /// "Corvania concedes the loss of 11 tanks", "Obran's loss of four men".
    pub(super) fn conceder(&self, noun: TokenId) -> Option<TokenId> {
        if self.reading.token(noun).upos != Upos::Noun {
            return None;
        }
        self.reading.child(noun, "nmod:poss").or_else(|| {
            let verb = self
                .reading
                .head(noun)
                .filter(|_| self.lemma(noun) == "loss")
                .filter(|&verb| self.lexicon.admits(&self.lemma(verb)))?;
            self.subject_of(verb).filter(|&subject| self.is_side_noun(subject))
        })
    }

    /// "Corvania's losses came to 19 tanks", "put its dead at 20".
    pub(super) fn owner_of_figure(&self, verb: TokenId) -> Option<String> {
        ["nsubj", "obj"].into_iter().find_map(|relation| {
            let figure = self.reading.child(verb, relation)?;
            let tells = matches!(
                self.lemma(figure).as_str(),
                "loss" | "dead" | "casualty" | "wounded" | "toll"
            );
            tells.then(|| self.possessor(figure)).flatten()
        })
    }

    /// "The separatists' losses run to 150 dead and eight mortars".
    pub(super) fn owner_of_losses(&self, node: TokenId, kind: QuantityKind) -> Option<String> {
        let is_loss = is_of_people(kind)
            || matches!(
                kind,
                QuantityKind::Destroyed | QuantityKind::Damaged | QuantityKind::Casualties
            );
        let losses = self.losses_before(node).filter(|_| is_loss)?;
        self.possessor(losses)
            .or_else(|| self.name_before(losses, self.phrase_start(losses), true))
    }

    /// "We freed the valley at a price of 96 soldiers": the speaker's.
    pub(super) fn price_paid(&self, kind: QuantityKind, fate: &Fate) -> Option<String> {
        let noun = fate
            .verb
            .filter(|&noun| matches!(self.lemma(noun).as_str(), "price" | "cost" | "expense"))?;
        let own = self
            .reading
            .sentence(noun)
            .token_ids()
            .find(|&id| matches!(self.reading.lower(id).as_str(), "we" | "our"));
        own.filter(|_| is_of_people(kind)).and_then(|own| self.side(own, 0))
    }

    /// "cost the Lissari navy no casualties": a name right before the number.
    pub(super) fn name_between(&self, verb: TokenId, counted: &Counted) -> Option<String> {
        let mut next = self.reading.after(verb);
        while let Some(id) = next.filter(|&id| id < counted.node.min(counted.head.unwrap_or(counted.node))) {
            if let Some(state) = self.state_of(id) {
                return Some(state);
            }
            if self.is_capital(id) {
                return self.side(id, 0);
            }
            next = self.reading.after(id);
        }
        None
    }

    pub(super) fn is_passive_verb(&self, verb: TokenId) -> bool {
        self.reading.child(verb, "aux:pass").is_some()
            || self.reading.child(verb, "nsubj:pass").is_some()
            || &*self.reading.token(verb).deprel == "acl"
    }

    /// The subject of a verb, or of the verb that it is joined to or hangs on.
    pub(super) fn subject_of(&self, verb: TokenId) -> Option<TokenId> {
        let mut node = verb;
        for _ in 0..4 {
            if let Some(subject) = self.reading.child(node, "nsubj") {
                return Some(subject);
            }
            let token = self.reading.token(node);
            let shares = token.is("conj") || token.is("xcomp") || token.is("advcl") || token.is("parataxis");
            node = self.reading.head(node).filter(|_| shares)?;
        }
        None
    }

    /// "fired by insurgents".
    pub(super) fn agent_of(&self, verb: TokenId) -> Option<TokenId> {
        self.reading.children(verb).iter().copied().find(|&child| {
            self.reading.token(child).is("obl") && self.case_of(child) == "by" && self.is_side_noun(child)
        })
    }

    /// "killed 21 Obrani policemen and destroyed five cars", "three columns, each of 90 men": what one sentence tells of in
    /// one breath is one side's, unless that side is the one that did it.
    pub(super) fn owner_beside(
        &self,
        counted: &Counted,
        class: Option<Class>,
        kind: QuantityKind,
        fate: &Fate,
    ) -> Option<String> {
        let head = counted.head?;
        let fits = |draft: &&Draft| {
            self.same_sentence(draft.node, head)
                && draft.is_count()
                && draft.whose.as_deref().is_some_and(|whose| whose != CIVILIANS)
        };
        let last = self.found.iter().rev().find(fits)?;
        let is_taken = kind == QuantityKind::Other && fate.outcome == Some(super::lexicon::Outcome::Take);
        let is_lost = |kind: QuantityKind| {
            is_of_people(kind)
                || matches!(
                    kind,
                    QuantityKind::Destroyed | QuantityKind::Damaged | QuantityKind::Casualties
                )
        };
        let shares_loss = (is_lost(kind) || is_taken)
            && is_lost(last.kind)
            && class.is_some_and(|class| class.is_equipment() || class == Class::Force);
        let shares_force = kind == QuantityKind::Participants
            && last.kind == kind
            && class.is_some_and(|class| class == Class::Person || class.is_equipment());
        let doer = fate
            .verb
            .filter(|&verb| !self.is_passive_verb(verb))
            .and_then(|verb| self.subject_of(verb))
            .and_then(|subject| self.side(subject, 0));
        (shares_loss && doer != last.whose || shares_force)
            .then(|| last.whose.clone())
            .flatten()
    }

    /// Whose an earlier quantity of the same thing is.
    pub(super) fn owner_of_same(&self, counted: &Counted, class: Option<Class>) -> Option<String> {
        let head = counted.head?;
        let lemma = self.lemma(head);
        let same = self.found.iter().rev().find(|draft| {
            draft.is_count()
                && self.is_near(draft, head)
                && draft.head.is_some_and(|other| self.lemma(other) == lemma)
                && draft.whose.is_some()
        });
        let joined = || {
            let first = self
                .reading
                .head(head)
                .filter(|_| self.reading.token(head).is("conj"))?;
            let is_force = class == Some(Class::Force);
            self.found
                .iter()
                .rev()
                .find(|draft| {
                    is_force
                        && draft.class == Some(Class::Force)
                        && (draft.head == Some(first) || self.reading.head(first) == draft.head)
                })
                .and_then(|draft| draft.whose.clone())
        };
        same.filter(|_| class.is_some_and(Class::is_equipment))
            .and_then(|draft| draft.whose.clone())
            .or_else(joined)
    }

    /// "no casualties among the Russian sappers", "350 casualties on the Corvanian side", wherever the tree hangs it.
    pub(super) fn owner_around(&self, node: TokenId, kind: QuantityKind) -> Option<String> {
        if !is_of_people(kind) && kind != QuantityKind::Casualties {
            return None;
        }
        let mut next = self.reading.after(node);
        for _ in 0..2 {
            let id = next?;
            let own = self
                .reading
                .after(id)
                .filter(|&own| matches!(self.reading.lower(own).as_str(), "its" | "their" | "our"));
            if let Some(own) = own.filter(|_| matches!(self.reading.lower(id).as_str(), "in" | "on" | "among")) {
                let ranks = self.phrase(self.reading.after(own)?, None, false)?;
                let is_force = matches!(
                    self.lemma(ranks.head).as_str(),
                    "rank" | "side" | "force" | "army" | "troop" | "man" | "fighter" | "soldier"
                );
                return is_force.then(|| self.side(own, 0)).flatten();
            }
            if matches!(self.reading.lower(id).as_str(), "among" | "on") {
                let start = self
                    .reading
                    .after(id)
                    .filter(|&after| self.reading.lower(after) == "the")?;
                let phrase = self.phrase(self.reading.after(start)?, None, false)?;
                return self
                    .group_side(phrase.head)
                    .or_else(|| self.side(phrase.head, 0).filter(|_| kind == QuantityKind::Casualties));
            }
            next = self.reading.after(id);
        }
        None
    }
}
