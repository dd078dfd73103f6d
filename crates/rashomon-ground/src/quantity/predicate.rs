//! What a verb, an adjective or a participle says of its parts: the rows of the lexicon, complements, verbs joined on.

use rashomon_types::{TokenId, Upos};

use super::fate::{Fate, NEAR, NOTHING, Role, affinity};
use super::lexicon::{Class, Outcome};
use super::scene::Scene;

impl Scene<'_> {
    /// What a predicate says of one of its parts; `depth` is how far its complements are followed.
    pub(super) fn at_verb(&self, verb: TokenId, role: Role, class: Option<Class>, depth: usize) -> Fate {
        let role = if role == Role::Subject && self.is_passive(verb) {
            Role::Object
        } else {
            role
        };
        if let Some(outcome) = self.state(verb).filter(|_| role != Role::With) {
            let is_finite = self.reading.token(verb).upos == Upos::Verb
                && (self.reading.child(verb, "obj").is_some() || self.goes_on_to_object(verb));
            if !is_finite {
                return Fate {
                    outcome: Some(outcome),
                    role: Role::Subject,
                    verb: Some(verb),
                    owner: None,
                    near: false,
                };
            }
        }
        let mut own = self.at_rows(verb, role, class);
        if role == Role::Object && self.is_taken_to_hospital(verb, class) {
            own.outcome = Some(Outcome::Wound);
        }
        if matches!(own.outcome, Some(Outcome::Part)) && self.reading.is_negated(verb) {
            own.outcome = Some(Outcome::None);
        }
        if own.is_strong() || role == Role::With {
            return own;
        }
        if let Some(state) = self.complement_state(verb) {
            return Fate {
                outcome: Some(state),
                role,
                verb: Some(verb),
                owner: own.owner,
                near: false,
            };
        }
        let passive_like = self.as_reduced_passive(verb, role, class);
        if passive_like.outcome.is_some() {
            return passive_like;
        }
        if depth > 0 {
            let further = self.further(verb, role, class, depth);
            if further.is_strong() || own.outcome.is_none() && further.outcome.is_some() {
                return further;
            }
        }
        own
    }

    /// "The clinic took in eight men": a house of healing takes in who is hurt.
    fn is_taken_to_hospital(&self, verb: TokenId, class: Option<Class>) -> bool {
        let takes_in = matches!(self.lemma(verb).as_str(), "take" | "receive" | "admit");
        let heals = |subject: TokenId| {
            matches!(
                self.lemma(subject).as_str(),
                "hospital" | "clinic" | "ward" | "infirmary" | "surgery"
            )
        };
        takes_in && class.is_some_and(Class::is_people) && self.reading.child(verb, "nsubj").is_some_and(heals)
    }

    /// "12 killed in raid": a participle without its auxiliary, whose subject is what it was done to.
    pub(super) fn as_reduced_passive(&self, verb: TokenId, role: Role, class: Option<Class>) -> Fate {
        let lacks_object = self.reading.child(verb, "obj").is_none() && !self.goes_on_to_object(verb);
        let is_participle =
            !self.reading.lower(verb).ends_with("ing") && self.reading.token(verb).feature("VerbForm") != Some("Inf");
        if role != Role::Subject || !lacks_object || !is_participle {
            return NOTHING;
        }
        let fate = self.at_rows(verb, Role::Object, class);
        let telling = fate.outcome.filter(|outcome| {
            matches!(
                outcome,
                Outcome::Kill | Outcome::Wound | Outcome::Take | Outcome::Displace | Outcome::Destroy | Outcome::Damage
            )
        });
        Fate {
            outcome: telling,
            ..fate
        }
    }

    /// Whether a number or a noun right after a verb is what it was done to, wherever the tree hangs it.
    pub(super) fn goes_on_to_object(&self, verb: TokenId) -> bool {
        self.reading.after(verb).is_some_and(|next| {
            let token = self.reading.token(next);
            let bounds = matches!(
                self.reading.lower(next).as_str(),
                "at" | "more" | "about" | "some" | "over" | "nearly" | "up"
            ) && self.reading.after(next).is_some_and(|after| {
                matches!(self.reading.lower(after).as_str(), "least" | "than" | "to")
                    || self.reading.token(after).upos == Upos::Num
            });
            bounds || matches!(token.upos, Upos::Num | Upos::Det | Upos::Pron | Upos::Propn)
        })
    }

    /// Complements and verbs joined on that share the part: "were seen heading", "ran aground and were abandoned".
    pub(super) fn further(&self, verb: TokenId, role: Role, class: Option<Class>, depth: usize) -> Fate {
        let mut weak = NOTHING;
        for &child in self.reading.children(verb) {
            let token = self.reading.token(child);
            if token.upos != Upos::Verb {
                continue;
            }
            let shares = match &*token.deprel {
                "xcomp" => role != Role::With,
                "conj" => {
                    self.reading.child(child, "nsubj").is_none() && role == Role::Subject
                        || self.is_bare_passive(child, role)
                }
                _ => false,
            };
            if !shares {
                continue;
            }
            let found = self.at_verb(child, Role::Subject, class, depth - 1);
            if found.is_strong() {
                return found;
            }
            if weak.outcome.is_none() {
                weak = found;
            }
        }
        weak
    }

    pub(super) fn is_bare_passive(&self, verb: TokenId, role: Role) -> bool {
        role == Role::Object && self.is_passive(verb) && self.reading.child(verb, "nsubj").is_none()
    }

    /// "left three dead", "made them homeless", "feared dead", "left in flames".
    pub(super) fn complement_state(&self, verb: TokenId) -> Option<Outcome> {
        let children = self.reading.children(verb).iter().copied();
        let fits = |child: &TokenId| {
            let token = self.reading.token(*child);
            *child > verb
                && (token.is("xcomp")
                    || token.is("advmod")
                    || token.is("obl")
                    || token.is("obj")
                    || token.is("ccomp")
                    || token.is("acl")
                    || token.is("compound")
                    || token.is("amod"))
        };
        children.filter(fits).find_map(|child| {
            let is_counted = self
                .reading
                .children(child)
                .iter()
                .any(|&below| self.reading.token(below).is("nummod"));
            let case = self
                .reading
                .children(child)
                .iter()
                .copied()
                .find(|&below| self.reading.token(below).is("case"));
            let own = self.state(child).filter(|_| !is_counted);
            own.or_else(|| case.and_then(|case| self.state(case)))
        })
    }

    /// The rows of the verb itself.
    pub(super) fn at_rows(&self, verb: TokenId, role: Role, class: Option<Class>) -> Fate {
        let (lemma, lower) = (self.lemma(verb), self.reading.lower(verb));
        let mut rows = self.lexicon.verb(&lemma, &lower);
        if rows.is_empty() {
            // The model's base form may lack its last letter: "collaps", "hol".
            rows = self.lexicon.verb(&format!("{lemma}e"), &lower);
        }
        let mut best: Option<(usize, u8, Fate)> = None;
        for row in rows
            .iter()
            .filter(|row| row.rest.is_empty() || self.follow(verb, &row.rest))
        {
            let outcome = match role {
                Role::Subject => row.subject,
                Role::Object => row.object,
                Role::With => row.with,
                Role::Other => None,
            };
            let armed = class.is_some_and(|class| matches!(class, Class::Force | Class::Role | Class::Body));
            let Some(outcome) =
                outcome.filter(|outcome| !(armed && *outcome == Outcome::Displace && !row.rest.is_empty()))
            else {
                continue;
            };
            let rank = (row.rest.len(), affinity(outcome, class));
            if best.is_none_or(|(length, worth, _)| rank > (length, worth)) {
                best = Some((
                    rank.0,
                    rank.1,
                    Fate {
                        outcome: Some(outcome),
                        role,
                        verb: Some(verb),
                        owner: row.owner,
                        near: false,
                    },
                ));
            }
        }
        if role != Role::With && self.follow(verb, &["to".to_owned(), "death".to_owned()]) {
            return Fate {
                outcome: Some(Outcome::Kill),
                role,
                verb: Some(verb),
                owner: None,
                near: false,
            };
        }
        best.map_or(
            Fate {
                role,
                verb: Some(verb),
                ..NOTHING
            },
            |(_, _, fate)| fate,
        )
    }

    /// Whether these words follow the verb in its clause, in this order, others between them.
    pub(super) fn follow(&self, verb: TokenId, words: &[String]) -> bool {
        let mut wanted = words.iter();
        let mut next_word = wanted.next();
        let mut next = self.reading.after(verb);
        for _ in 0..NEAR {
            let (Some(word), Some(id)) = (next_word, next) else {
                break;
            };
            if matches!(self.reading.lower(id).as_str(), ";" | ":") {
                break;
            }
            if self.is_word(id, word) {
                next_word = wanted.next();
            }
            next = self.reading.after(id);
        }
        next_word.is_none()
    }

    pub(super) fn is_passive(&self, verb: TokenId) -> bool {
        self.reading.child(verb, "aux:pass").is_some() || self.reading.child(verb, "nsubj:pass").is_some()
    }

    pub(super) fn as_subject(&self, verb: TokenId, class: Option<Class>) -> Fate {
        let fate = self.at_rows(verb, Role::Subject, class);
        let outcome = fate
            .outcome
            .or_else(|| class.filter(|class| class.is_equipment()).map(|_| Outcome::Part));
        Fate {
            outcome,
            role: Role::Subject,
            verb: Some(verb),
            owner: None,
            near: false,
        }
    }

    pub(super) fn is_predicate(&self, id: TokenId) -> bool {
        let token = self.reading.token(id);
        matches!(token.upos, Upos::Verb | Upos::Aux) || (self.is_state(id) && self.reading.child(id, "cop").is_some())
    }
}
