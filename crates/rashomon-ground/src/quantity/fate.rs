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

pub(super) const NOTHING: Fate = Fate {
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
    pub(super) fn is_strong(&self) -> bool {
        self.outcome
            .is_some_and(|outcome| !matches!(outcome, Outcome::Part | Outcome::Use | Outcome::None))
    }
}

impl Scene<'_> {
    /// What became of the counted; what only happened to a part of a thing damaged it.
    pub(super) fn fate(&self, counted: &Counted, class: Option<Class>) -> Fate {
        let fate = self.fate_as_told(counted, class);
        let is_thing = class.is_some_and(|class| class.is_equipment() || class == Class::Building);
        let is_of_part = || {
            let head = counted.head.unwrap_or(counted.node);
            let part = self.reading.head(head).filter(|&part| self.is_part(part));
            self.case_of(head) == "of" && part.is_some()
        };
        if is_thing && matches!(fate.outcome, Some(Outcome::Destroy | Outcome::Hit)) && is_of_part() {
            return Fate {
                outcome: Some(Outcome::Damage),
                ..fate
            };
        }
        fate
    }

    fn fate_as_told(&self, counted: &Counted, class: Option<Class>) -> Fate {
        let noun = counted.head.and_then(|head| self.noun(head));
        let climbed = self.climb(counted.node, class);
        if let Some(led) = self.led_by_verb(counted, class).filter(|led| led.verb != climbed.verb) {
            return led;
        }
        if let Some(outcome) = noun.filter(|noun| !noun.soft).and_then(|noun| noun.kind) {
            let both = outcome == Outcome::Kill && counted.head.is_some_and(|head| self.goes_on_to_wounded(head));
            return Fate {
                outcome: Some(if both { Outcome::Harm } else { outcome }),
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
        // "the five captive guards were alive": captive all the same.
        let is_state = climbed.verb.is_some_and(|verb| self.is_state(verb));
        if climbed.outcome == Some(Outcome::None) && is_state && self.premodified(counted) == Some(Outcome::Take) {
            return Fate {
                outcome: Some(Outcome::Take),
                ..climbed
            };
        }
        let soft = noun.and_then(|noun| noun.kind);
        let is_weak = matches!(climbed.outcome, Some(Outcome::Part | Outcome::Use));
        if climbed.outcome.is_some() && !(is_weak && soft == Some(Outcome::Displace)) {
            return climbed;
        }
        let led = soft
            .or_else(|| self.premodified(counted))
            .or_else(|| self.listed_among(counted.node))
            .or_else(|| self.fronted_participle(counted.node, class));
        let led = led.or_else(|| {
            self.losses_before(counted.node)
                .filter(|_| climbed.outcome.is_none() && climbed.role == Role::Other)
                .map(|_| Outcome::Lose)
        });
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
        }
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
        // "hostages who they say died": what is said of them stands below the verb of saying.
        let said = self
            .reading
            .child(verb, "ccomp")
            .filter(|_| self.lexicon.speaks(&self.lemma(verb)));
        if let Some(said) = said.filter(|&said| self.reading.child(said, "nsubj").is_none_or(|id| id < verb)) {
            return self.at_verb(said, Role::Subject, class, 2);
        }
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
