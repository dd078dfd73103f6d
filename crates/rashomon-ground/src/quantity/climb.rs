//! Up the tree from the counted to the predicate or the noun that tells what became of it.

use rashomon_types::{TokenId, Upos};

use super::fate::{Fate, NOTHING, REACH, Role};
use super::lexicon::{Class, Outcome};
use super::scene::Scene;

impl Scene<'_> {
    /// Up the tree to the predicate or the noun that tells.
    pub(super) fn climb(&self, start: TokenId, class: Option<Class>) -> Fate {
        let mut node = start;
        let mut weak = NOTHING;
        for _ in 0..REACH {
            let token = self.reading.token(node);
            let Some(head) = self.reading.head(node) else {
                let outcome = self.state(node);
                return if outcome.is_some() {
                    Fate { outcome, ..NOTHING }
                } else {
                    weak
                };
            };
            let is_verb = self.is_predicate(head);
            let relation = token.deprel.split(':').next().unwrap_or_default();
            let found = match relation {
                "nsubj" if self.is_object_in_truth(node, head) => self.at_verb(head, Role::Object, class, 2),
                "nsubj" => self.at_verb(head, Role::Subject, class, 2),
                "obj" | "iobj" => self.at_verb(head, Role::Object, class, 2),
                "nummod" | "det" | "advmod" | "amod" | "compound" if is_verb => {
                    let active = self.reading.lower(head).ends_with("ing");
                    self.at_verb(head, if active { Role::Subject } else { Role::Object }, class, 1)
                }
                "xcomp" | "ccomp" | "parataxis"
                    if self.reading.token(head).upos == Upos::Verb && !self.is_predicate(node) =>
                {
                    self.at_verb(head, Role::Object, class, 1)
                }
                "obl" | "nmod" => match self.oblique(node, head, class) {
                    Step::Told(fate) => fate,
                    Step::On(fate) => {
                        if weak.outcome.is_none() {
                            weak = fate;
                        }
                        node = head;
                        continue;
                    }
                    Step::End => return weak,
                },
                "conj" if is_verb && self.is_nounlike(node) => return weak,
                "root" | "advcl" | "csubj" | "acl" => return weak,
                _ => {
                    let described = if relation == "conj" || relation == "appos" {
                        self.described(head, class)
                    } else {
                        NOTHING
                    };
                    if described.is_strong() {
                        return described;
                    }
                    node = head;
                    continue;
                }
            };
            let keeps_weak = weak.outcome.is_some() && !found.is_strong();
            return if keeps_weak {
                Fate {
                    verb: found.verb.or(weak.verb),
                    role: found.role,
                    ..weak
                }
            } else {
                found
            };
        }
        weak
    }

    /// "Shrapnel killed a woman", where the tree gives the verb two subjects.
    fn is_object_in_truth(&self, node: TokenId, verb: TokenId) -> bool {
        let other = self.reading.child(verb, "nsubj").is_some_and(|subject| subject < verb);
        let between = (verb.index()..node.index()).map(TokenId::at);
        let is_close = between.into_iter().all(|id| self.reading.lower(id) != ",");
        node > verb && other && is_close && !self.is_passive(verb)
    }

    /// After a preposition.
    pub(super) fn oblique(&self, node: TokenId, head: TokenId, class: Option<Class>) -> Step {
        let case = self.case_of(node);
        let is_verb = self.is_predicate(head);
        match case.as_str() {
            "by" if is_verb => {
                let passive = self.is_passive(head)
                    || self.reading.token(node).deprel.ends_with("agent")
                    || self.reading.token(head).is("acl");
                Step::Told(if passive {
                    self.as_subject(head, class)
                } else {
                    Fate {
                        verb: Some(head),
                        ..NOTHING
                    }
                })
            }
            "with" if is_verb => Step::Told(self.at_verb(head, Role::With, class, 0)),
            "in" | "aboard" if is_verb && class.is_some_and(|class| matches!(class, Class::Body | Class::Vehicle)) => {
                Step::Told(self.as_subject(head, class))
            }
            "of" | "in" | "for" | "on" | "with" if !is_verb => {
                let lemma = self.lemma(head);
                match self
                    .lexicon
                    .nominal(&lemma)
                    .or_else(|| self.lexicon.nominal(&self.reading.lower(head)))
                {
                    Some(outcome) if case == "of" || matches!(outcome, Outcome::Miss | Outcome::Use) => {
                        let fate = Fate {
                            outcome: Some(outcome),
                            role: Role::Other,
                            verb: Some(head),
                            owner: None,
                            near: false,
                        };
                        if fate.is_strong() || outcome == Outcome::None {
                            Step::Told(fate)
                        } else {
                            Step::On(fate)
                        }
                    }
                    _ if case == "of" && (self.is_container(head) || self.is_part(head)) => Step::On(NOTHING),
                    _ => self.figure_of(head),
                }
            }
            // "three assaults by 500 fighters"
            "by" if self.lexicon.nominal(&self.lemma(head)) == Some(Outcome::Use) => Step::Told(Fate {
                outcome: Some(Outcome::Part),
                verb: Some(head),
                ..NOTHING
            }),
            "" if is_verb => self.figure_of(head),
            "among" | "including" | "like" | "" => Step::On(NOTHING),
            "to" | "at" | "from" => self.figure_of(head),
            "of" | "from " if is_verb => {
                let fate = self.at_verb(head, Role::Object, class, 1);
                if fate.outcome.is_some() {
                    Step::Told(fate)
                } else {
                    Step::Told(Fate {
                        role: Role::Other,
                        ..fate
                    })
                }
            }
            _ if !is_verb && matches!(self.reading.token(head).upos, Upos::Num) => Step::On(NOTHING),
            _ if is_verb => Step::Told(self.miss_from(head)),
            _ => Step::End,
        }
    }

    pub(super) fn miss_from(&self, verb: TokenId) -> Fate {
        Fate {
            verb: Some(verb),
            ..NOTHING
        }
    }

    /// "rose to 64", "put its own dead at 20", "a toll of 31": the figure of a noun that tells.
    pub(super) fn figure_of(&self, head: TokenId) -> Step {
        let own = self
            .noun(head)
            .filter(|_| self.is_nounlike(head))
            .and_then(|noun| noun.kind);
        let subjects = ["nsubj", "obj"]
            .into_iter()
            .filter_map(|relation| self.reading.child(head, relation));
        let outcome = own.or_else(|| {
            subjects.into_iter().find_map(|noun| {
                let own = self.noun(noun).filter(|noun| !noun.soft).and_then(|noun| noun.kind);
                own.or_else(|| self.number_is_of(noun))
            })
        });
        let body = self
            .reading
            .child(head, "obj")
            .filter(|&noun| self.noun(noun).is_some_and(|noun| noun.class == Class::Body));
        let is_loss = [
            Some(head),
            self.reading.child(head, "nsubj"),
            self.reading.child(head, "obj"),
        ]
        .into_iter()
        .flatten()
        .any(|noun| self.lemma(noun) == "loss");
        let outcome = outcome
            .or_else(|| self.number_is_of(head))
            .or_else(|| self.reading.head(head).and_then(|above| self.number_is_of(above)))
            .or_else(|| is_loss.then_some(Outcome::Lose))
            .or_else(|| body.map(|_| Outcome::Part));
        if outcome.is_none() && matches!(self.reading.token(head).upos, Upos::Num) {
            return Step::On(NOTHING);
        }
        Step::Told(Fate {
            outcome,
            role: Role::Other,
            verb: Some(head),
            owner: None,
            near: false,
        })
    }

    /// "the number of people killed", "its count of dead inmates", "the estimate of those who have fled": what the number is of.
    fn number_is_of(&self, noun: TokenId) -> Option<Outcome> {
        let counts = matches!(
            self.lemma(noun).as_str(),
            "number" | "count" | "tally" | "total" | "figure" | "estimate"
        );
        let children = self.reading.children(noun).iter().copied();
        let mut of = children.filter(|&child| counts && child > noun && self.case_of(child) == "of");
        of.find_map(|counted| {
            let own = self.noun(counted).filter(|noun| !noun.soft).and_then(|noun| noun.kind);
            let class = self.noun(counted).map(|noun| noun.class);
            let state = || {
                let before = self.reading.children(counted).iter().copied();
                before
                    .filter(|&child| child < counted)
                    .find_map(|child| self.state(child))
            };
            let described = || {
                let fate = self.described(counted, class);
                fate.outcome.filter(|_| fate.is_strong())
            };
            own.or_else(state).or_else(described)
        })
    }

    /// A part of a building or a ship: what became of it became in part of the whole.
    pub(super) fn is_part(&self, id: TokenId) -> bool {
        matches!(
            self.lemma(id).as_str(),
            "window" | "roof" | "wall" | "door" | "façade" | "facade" | "hull" | "side" | "front"
        )
    }

    /// The preposition of a noun, the last one of "out of".
    pub(super) fn case_of(&self, node: TokenId) -> String {
        let cases = self
            .reading
            .children(node)
            .iter()
            .filter(|&&child| self.reading.token(child).is("case") && child < node);
        cases
            .map(|&child| self.reading.lower(child))
            .find(|word| !matches!(word.as_str(), "than" | "least" | "most" | "up" | "'s"))
            .unwrap_or_default()
    }

    /// A noun that only holds others: "a number of", "a group of".
    pub(super) fn is_container(&self, id: TokenId) -> bool {
        let is_number = matches!(self.reading.token(id).upos, Upos::Num | Upos::Adj | Upos::Det);
        let lower = self.reading.lower(id);
        is_number
            || matches!(
                lower.as_str(),
                "number"
                    | "total"
                    | "handful"
                    | "couple"
                    | "dozens"
                    | "scores"
                    | "hundreds"
                    | "thousands"
                    | "tens"
                    | "millions"
                    | "dozen"
                    | "quarter"
                    | "half"
                    | "rest"
                    | "majority"
                    | "group"
                    | "crew"
                    | "team"
                    | "family"
                    | "each"
                    | "estimate"
                    | "figure"
                    | "tally"
            )
    }
}

/// What a step up the tree gave.
pub(super) enum Step {
    Told(Fate),
    On(Fate),
    End,
}
