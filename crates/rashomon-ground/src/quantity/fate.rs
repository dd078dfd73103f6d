//! What became of the counted: the noun itself, what describes it, its predicate, or the words nearby.

use rashomon_types::{QuantityKind, TokenId, Upos};

use super::counted::Counted;
use super::lexicon::{Class, Outcome, Owner};
use super::scene::Scene;

/// What part the counted has in its predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    Object,
    With,
    /// After "of" or another preposition.
    Other,
}

/// What was found out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fate {
    pub(super) outcome: Option<Outcome>,
    pub(super) role: Role,
    /// The predicate or the noun that tells.
    pub(super) verb: Option<TokenId>,
    pub(super) owner: Option<Owner>,
    /// Whether only the order of words speaks for it.
    pub(super) near: bool,
}

<<<<<<< HEAD
pub(super) const NOTHING: Fate = Fate {
=======
const NOTHING: Fate = Fate {
>>>>>>> place
    outcome: None,
    role: Role::Other,
    verb: None,
    owner: None,
    near: false,
};

/// How far up the tree a predicate is looked for.
pub(super) const REACH: usize = 10;

/// How many words on either side are looked at where the tree does not help.
pub(super) const NEAR: usize = 8;

impl Fate {
<<<<<<< HEAD
    pub(super) fn is_strong(&self) -> bool {
=======
    fn is_strong(&self) -> bool {
>>>>>>> place
        self.outcome
            .is_some_and(|outcome| !matches!(outcome, Outcome::Part | Outcome::Use | Outcome::None))
    }
}

impl Scene<'_> {
    /// What became of the counted.
    pub(super) fn fate(&self, counted: &Counted, class: Option<Class>) -> Fate {
        let noun = counted.head.and_then(|head| self.noun(head));
        let climbed = self.climb(counted.node, class);
        if let Some(led) = self.led_by_verb(counted, class).filter(|led| led.verb != climbed.verb) {
            return led;
        }
        if let Some(outcome) = noun.filter(|noun| !noun.soft).and_then(|noun| noun.kind) {
<<<<<<< HEAD
            let both = outcome == Outcome::Kill && counted.head.is_some_and(|head| self.goes_on_to_wounded(head));
            return Fate {
                outcome: Some(if both { Outcome::Harm } else { outcome }),
=======
            return Fate {
                outcome: Some(outcome),
>>>>>>> place
                ..climbed
            };
        }
        let described = self.described(counted.head.unwrap_or(counted.node), class);
        // "500 of the townsmen deported last year came back": what describes all says nothing of the 500.
        let is_part = counted.head.is_some_and(|head| head != counted.node);
        if is_part && climbed.outcome.is_some() {
            return climbed;
        }
        if described.is_strong() {
            return Fate {
                owner: climbed.owner.or(described.owner),
                ..described
            };
        }
        let soft = noun.and_then(|noun| noun.kind);
        let is_weak = matches!(climbed.outcome, Some(Outcome::Part | Outcome::Use));
        if climbed.outcome.is_some() && !(is_weak && soft == Some(Outcome::Displace)) {
            return climbed;
        }
        let led = soft
            .or_else(|| self.premodified(counted))
<<<<<<< HEAD
            .or_else(|| self.listed_among(counted.node))
            .or_else(|| self.fronted_participle(counted.node, class));
        let led = led.or_else(|| {
            self.losses_before(counted.node)
                .filter(|_| climbed.outcome.is_none() && climbed.role == Role::Other)
                .map(|_| Outcome::Lose)
        });
=======
            .or_else(|| self.listed_among(counted.node));
>>>>>>> place
        if led.is_some() {
            return Fate {
                outcome: led,
                ..climbed
            };
        }
        if described.outcome.is_some() {
            return described;
        }
        let near = self.nearby(counted, class);
        if near.outcome.is_some() {
            Fate { near: true, ..near }
        } else {
            climbed
<<<<<<< HEAD
        }
=======
        }
    }

    /// A verb right before the number, which the tree takes for a modifier: "…, wounded two watchmen, took six".
    fn led_by_verb(&self, counted: &Counted, class: Option<Class>) -> Option<Fate> {
        let mut first = counted.node;
        if let Some(head) = counted.head {
            first = self
                .reading
                .children(head)
                .iter()
                .copied()
                .filter(|&child| self.reading.token(child).is("nummod"))
                .min()
                .unwrap_or(first)
                .min(first);
        }
        let verb = self
            .reading
            .before(first)
            .filter(|&verb| self.reading.token(verb).upos == Upos::Verb)?;
        let before = self.reading.before(verb)?;
        let begins = matches!(self.reading.lower(before).as_str(), "," | "and" | ";" | "or");
        let fate = self.at_verb(verb, Role::Object, class, 0);
        (begins && fate.is_strong()).then_some(fate)
>>>>>>> place
    }

    /// What a participle, an adjective or a clause after the noun says: "soldiers killed by snipers", "troops dead".
    pub(super) fn described(&self, noun: TokenId, class: Option<Class>) -> Fate {
        let mut weak = NOTHING;
        for &child in self.reading.children(noun).iter().filter(|&&child| child > noun) {
            let token = self.reading.token(child);
            let found = if &*token.deprel == "acl:relcl" {
                self.in_relative(child, class)
            } else if token.is("acl") || (token.is("amod") && token.upos == Upos::Verb) {
                let active = self.reading.lower(child).ends_with("ing");
                self.at_verb(child, if active { Role::Subject } else { Role::Object }, class, 2)
            } else if token.is("amod") || token.is("xcomp") || (token.is("conj") && token.upos == Upos::Adj) {
                Fate {
                    outcome: self.state(child),
                    role: Role::Subject,
                    verb: Some(child),
                    owner: None,
                    near: false,
                }
            } else {
                NOTHING
            };
            if found.is_strong() {
                return found;
            }
            if weak.outcome.is_none() && found.outcome.is_some() {
                weak = found;
            }
        }
        weak
    }

    pub(super) fn in_relative(&self, verb: TokenId, class: Option<Class>) -> Fate {
        let is_pronoun = |id: &TokenId| matches!(self.reading.lower(*id).as_str(), "who" | "which" | "that" | "whom");
        let children = self.reading.children(verb);
        let pronoun = children.iter().copied().find(|id| is_pronoun(id));
        let role = match pronoun.map(|id| self.reading.token(id)) {
            Some(token) if token.is("nsubj") => Role::Subject,
            Some(token) if token.is("obj") => Role::Object,
            Some(_) => return NOTHING,
            None if self.reading.child(verb, "nsubj").is_some() => Role::Object,
            None => Role::Subject,
        };
        self.at_verb(verb, role, class, 2)
    }

<<<<<<< HEAD
=======
    /// "Among the dead were six children", "the wounded include two nurses".
    fn listed_among(&self, node: TokenId) -> Option<Outcome> {
        let mut listed = false;
        let mut told = None;
        let mut next = self.reading.before(node);
        while let Some(id) = next {
            let lower = self.reading.lower(id);
            listed |= matches!(
                lower.as_str(),
                "among" | "include" | "includes" | "included" | "including"
            );
            told = told.or_else(|| self.noun(id).filter(|noun| !noun.soft).and_then(|noun| noun.kind));
            next = self.reading.before(id).filter(|_| !matches!(lower.as_str(), ";" | ":"));
        }
        told.filter(|_| listed)
    }

>>>>>>> place
    /// "16,000 displaced families", "11 injured passengers".
    pub(super) fn premodified(&self, counted: &Counted) -> Option<Outcome> {
        let (head, what) = (counted.head?, counted.what?);
        let start = what.start();
        let inside = self
            .reading
            .children(head)
            .iter()
            .copied()
            .filter(|&child| child < head && self.reading.token(child).span.start() >= start);
        inside.into_iter().find_map(|child| {
            let outcome = self
                .state(child)
                .or_else(|| self.noun(child).and_then(|noun| noun.kind));
            let is_described = matches!(self.reading.token(child).upos, Upos::Adj | Upos::Verb);
            outcome.filter(|_| is_described).or_else(|| {
                let is_participle =
                    self.reading.token(child).upos == Upos::Verb && !self.reading.lower(child).ends_with("ing");
                is_participle
                    .then(|| self.at_verb(child, Role::Object, None, 0).outcome)
                    .flatten()
            })
        })
    }
<<<<<<< HEAD
=======

    /// Up the tree to the predicate or the noun that tells.
    fn climb(&self, start: TokenId, class: Option<Class>) -> Fate {
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

    fn is_predicate(&self, id: TokenId) -> bool {
        let token = self.reading.token(id);
        matches!(token.upos, Upos::Verb | Upos::Aux) || (self.is_state(id) && self.reading.child(id, "cop").is_some())
    }

    /// After a preposition.
    fn oblique(&self, node: TokenId, head: TokenId, class: Option<Class>) -> Step {
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
                    _ if case == "of" && self.is_container(head) => Step::On(NOTHING),
                    _ => self.figure_of(head),
                }
            }
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

    fn miss_from(&self, verb: TokenId) -> Fate {
        Fate {
            verb: Some(verb),
            ..NOTHING
        }
    }

    /// "rose to 64", "put its own dead at 20", "a toll of 31": the figure of a noun that tells.
    fn figure_of(&self, head: TokenId) -> Step {
        let own = self.noun(head).and_then(|noun| noun.kind);
        let subjects = ["nsubj", "obj"]
            .into_iter()
            .filter_map(|relation| self.reading.child(head, relation));
        let outcome = own.or_else(|| {
            subjects
                .into_iter()
                .find_map(|noun| self.noun(noun).filter(|noun| !noun.soft).and_then(|noun| noun.kind))
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
    fn is_container(&self, id: TokenId) -> bool {
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

    fn as_subject(&self, verb: TokenId, class: Option<Class>) -> Fate {
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

    fn is_passive(&self, verb: TokenId) -> bool {
        self.reading.child(verb, "aux:pass").is_some() || self.reading.child(verb, "nsubj:pass").is_some()
    }

    /// What a predicate says of one of its parts; `depth` is how far its complements are followed.
    fn at_verb(&self, verb: TokenId, role: Role, class: Option<Class>, depth: usize) -> Fate {
        let role = if role == Role::Subject && self.is_passive(verb) {
            Role::Object
        } else {
            role
        };
        if let Some(outcome) = self.state(verb).filter(|_| role != Role::With) {
            let is_finite = self.reading.token(verb).upos == Upos::Verb && self.reading.child(verb, "obj").is_some();
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

    /// "12 killed in raid": a participle without its auxiliary, whose subject is what it was done to.
    fn as_reduced_passive(&self, verb: TokenId, role: Role, class: Option<Class>) -> Fate {
        let lacks_object = self.reading.child(verb, "obj").is_none();
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

    /// Complements and verbs joined on that share the part: "were seen heading", "ran aground and were abandoned".
    fn further(&self, verb: TokenId, role: Role, class: Option<Class>, depth: usize) -> Fate {
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

    fn is_bare_passive(&self, verb: TokenId, role: Role) -> bool {
        role == Role::Object && self.is_passive(verb) && self.reading.child(verb, "nsubj").is_none()
    }

    /// "left three dead", "made them homeless", "feared dead", "left in flames".
    fn complement_state(&self, verb: TokenId) -> Option<Outcome> {
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
    fn at_rows(&self, verb: TokenId, role: Role, class: Option<Class>) -> Fate {
        let (lemma, lower) = (self.lemma(verb), self.reading.lower(verb));
        let rows = self.lexicon.verb(&lemma, &lower);
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
            let Some(outcome) = outcome else { continue };
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
    fn follow(&self, verb: TokenId, words: &[String]) -> bool {
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

    /// By the order of words alone: the nearest telling word after, then before.
    fn nearby(&self, counted: &Counted, class: Option<Class>) -> Fate {
        let last = counted.head.unwrap_or(counted.node).max(counted.node);
        let mut next = self.reading.after(last);
        let mut auxiliary = false;
        for step in 0..NEAR {
            let Some(id) = next else { break };
            let (token, lower) = (self.reading.token(id), self.reading.lower(id));
            if matches!(lower.as_str(), ";" | ":" | ",")
                || matches!(lower.as_str(), "before" | "after" | "when")
                || matches!(lower.as_str(), "and" | "or" | "but" | "who" | "that" | "which") && step > 0
                || token.upos == Upos::Num
            {
                break;
            }
            auxiliary |= token.upos == Upos::Aux && self.lemma(id) == "be";
            let told = self.state(id).or_else(|| {
                let is_verb = token.upos == Upos::Verb;
                let passive = (auxiliary || step == 0) && !self.reading.lower(id).ends_with("ing");
                let role = if passive { Role::Object } else { Role::Subject };
                let first = is_verb.then(|| self.at_verb(id, role, class, 0).outcome).flatten();
                first.or_else(|| {
                    is_verb
                        .then(|| self.at_verb(id, Role::Subject, class, 0).outcome)
                        .flatten()
                })
            });
            if told.is_some() {
                return Fate {
                    outcome: told,
                    role: Role::Object,
                    verb: Some(id),
                    owner: None,
                    near: false,
                };
            }
            next = self.reading.after(id);
        }
        self.nearby_before(counted, class)
    }

    fn nearby_before(&self, counted: &Counted, class: Option<Class>) -> Fate {
        let mut next = self.reading.before(counted.node);
        for _ in 0..NEAR {
            let Some(id) = next else { break };
            let (token, lower) = (self.reading.token(id), self.reading.lower(id));
            if matches!(lower.as_str(), ";" | ":" | "that") {
                break;
            }
            if token.upos == Upos::Verb {
                let fate = self.at_verb(id, Role::Object, class, 0);
                return if self.is_passive(id) { NOTHING } else { fate };
            }
            next = self.reading.before(id);
        }
        NOTHING
    }
}

enum Step {
    Told(Fate),
    On(Fate),
    End,
>>>>>>> place
}

/// How well an outcome fits a sort of thing, so that "burn" means wounds for people and loss for tanks.
pub(super) fn affinity(outcome: Outcome, class: Option<Class>) -> u8 {
    use Outcome::{Damage, Destroy, Harm, Hit, Kill, Lose, Miss, Part, Take, Use, Wound};
    let Some(class) = class else { return 2 };
    match (outcome, class) {
        (Use | Part, Class::Munition) => 4,
        (Kill | Wound | Harm | Take | Miss | Outcome::Displace | Lose | Outcome::None, class) if class.is_people() => 3,
        (Destroy | Damage | Lose | Hit | Outcome::None | Take, class) if !class.is_people() => 3,
        (Use, class) if class.is_people() => 1,
        (Kill | Wound, class) if !class.is_people() => 1,
        (Outcome::Displace, class) if !class.is_people() => 0,
        _ => 2,
    }
}

/// The kind that an outcome is for a sort of thing; none where nothing of note became of it.
pub(super) fn kind_of(outcome: Outcome, class: Option<Class>, person_like: bool) -> QuantityKind {
    use QuantityKind::{
        Captured, Casualties, Damaged, Destroyed, Displaced, Killed, Means, Missing, Other, Participants, Wounded,
    };
    let is_thing =
        class.is_some_and(|class| matches!(class, Class::Vehicle | Class::Gun | Class::Munition | Class::Building));
    let is_people =
        class.is_some_and(|class| class.is_people() || class == Class::Body) || (class.is_none() && person_like);
    let is_none = class.is_some_and(|class| matches!(class, Class::Animal | Class::Place | Class::Speech));
    match outcome {
        Outcome::None => Other,
        Outcome::Use if class == Some(Class::Munition) => Means,
        _ if is_none && !(class == Some(Class::Place) && matches!(outcome, Outcome::Destroy)) => Other,
        Outcome::Kill if is_thing => Destroyed,
        Outcome::Kill => Killed,
        Outcome::Wound if is_thing => Damaged,
        Outcome::Wound => Wounded,
        Outcome::Harm if is_thing => Other,
        Outcome::Harm => Casualties,
        Outcome::Take if is_people => Captured,
        Outcome::Take => Other,
        Outcome::Miss => Missing,
        Outcome::Displace if is_thing || matches!(class, Some(Class::Force | Class::Role)) => Other,
        Outcome::Displace => Displaced,
        Outcome::Destroy if is_people => Killed,
        Outcome::Destroy => Destroyed,
        Outcome::Lose if is_people => Killed,
        Outcome::Lose if class == Some(Class::Building) => Other,
        Outcome::Lose => Destroyed,
        Outcome::Damage | Outcome::Hit if is_people => Wounded,
        Outcome::Damage | Outcome::Hit => Damaged,
        Outcome::Part | Outcome::Use if class == Some(Class::Munition) => Means,
        Outcome::Use if class == Some(Class::Gun) => Means,
        Outcome::Use if class == Some(Class::Vehicle) => Participants,
        Outcome::Part if is_people || matches!(class, Some(Class::Vehicle | Class::Gun)) => Participants,
        Outcome::Use if matches!(class, Some(Class::Force | Class::Role | Class::Body)) => Participants,
        Outcome::Part | Outcome::Use => Other,
    }
}
