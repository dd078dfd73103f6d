//! Whose it is: the side that lost it, or whose people, force or weapons they are.

use rashomon_types::{QuantityKind, Span, TokenId, Upos};

use super::counted::Counted;
use super::fate::Fate;
use super::lexicon::{Class, plural};
use super::scene::{Draft, Scene};

/// What civilians are called.
pub(super) const CIVILIANS: &str = "civilians";

impl Scene<'_> {
    /// Whose the counted is; `before` is the earlier quantity that an elided noun points to.
    pub(super) fn whose(
        &self,
        counted: &Counted,
        class: Option<Class>,
        kind: QuantityKind,
        fate: &Fate,
        before: Option<&Draft>,
    ) -> Option<String> {
        let own = counted.head.is_some();
        match class {
            Some(Class::Civilian) if own => return Some(CIVILIANS.to_owned()),
            Some(Class::Role) if own => {
                let role = |head| {
                    self.body_of(head, 0)
                        .unwrap_or_else(|| plural(&self.reading.lower(head)))
                };
                return counted.head.map(role);
            }
            Some(Class::Animal | Class::Speech) => return None,
            None if own => {
                let named = counted.head.and_then(|head| self.people_name(head));
                if named.is_some() {
                    return named;
                }
                if is_of_people(kind) {
                    return Some(CIVILIANS.to_owned());
                }
            }
            _ => {}
        }
        if own
            && counted
                .head
                .is_some_and(|head| matches!(self.reading.lower(head).as_str(), "enemy" | "enemies"))
            || self.is_enemy(counted)
        {
            return None;
        }
        let found = counted.head.and_then(|head| self.owner_in_phrase(head, counted, class));
        let found = found.or_else(|| self.owner_before(counted));
        let found = found.or_else(|| self.owner_by_predicate(counted, class, kind, fate));
        let found = found.or_else(|| self.owner_around(counted.head.unwrap_or(counted.node), kind));
        let found = found.or_else(|| {
            if own {
                self.owner_of_same(counted, class)
            } else {
                before.and_then(|before| before.whose.clone())
            }
        });
        let found = found
            .or_else(|| self.owner_of_losses(counted.node, kind))
            .or_else(|| self.price_paid(kind, fate));
        let found = found.or_else(|| self.owner_beside(counted, class, kind, fate));
        found.or_else(|| self.plain_men(counted, kind, fate))
    }

    /// "Four Ukrainians", "nine Obrani": people called by their state or group.
    pub(super) fn people_name(&self, head: TokenId) -> Option<String> {
        self.state_of(head).or_else(|| {
            let is_name = self.is_capital(head)
                && self.reading.token(head).upos == Upos::Propn
                && self.reading.sentence(head).first != head;
            is_name.then(|| self.reading.form(head).to_owned())
        })
    }

    /// Men whom nobody calls fighters, unless they "fell" or were lost.
    pub(super) fn plain_men(&self, counted: &Counted, kind: QuantityKind, fate: &Fate) -> Option<String> {
        let is_men = counted
            .head
            .is_some_and(|head| matches!(self.reading.lower(head).as_str(), "men" | "man"));
        let is_troops = fate
            .verb
            .is_some_and(|verb| matches!(self.lemma(verb).as_str(), "fall" | "lose" | "cost" | "loss"));
        (is_men && is_of_people(kind) && !is_troops).then(|| CIVILIANS.to_owned())
    }

    pub(super) fn is_enemy(&self, counted: &Counted) -> bool {
        let inside = |span: Span| {
            self.reading
                .annotation
                .tokens_in(span)
                .any(|id| self.reading.lower(id) == "enemy")
        };
        counted.what.is_some_and(inside)
    }

    /// A state, a group or an owner in the noun phrase itself: "Russian soldiers", "River Guard fighters", "Ardel's tanks",
    /// "trucks used by the attackers", "soldiers from Obran".
    pub(super) fn owner_in_phrase(&self, head: TokenId, counted: &Counted, class: Option<Class>) -> Option<String> {
        let is_built = matches!(class, Some(Class::Building | Class::Place));
        let start = counted.what.map_or(self.reading.token(head).span.start(), Span::start);
        let named = self.name_before(head, start, !is_built);
        // What the lexicon does not know may be called by any name: only that of a people tells whose it is.
        let named = named.filter(|name| class.is_some() || self.cast.state(name).is_some() || is_of_a_people(name));
        if named.is_some() || self.is_just_people(head) {
            return named;
        }
        self.possessor(head)
            .or_else(|| self.owner_after(head, is_built))
            .or_else(|| {
                self.owner_joined(head)
                    .filter(|_| class.is_some_and(Class::is_equipment))
            })
    }

    /// "people", "victims": whoever they are, they are nobody's.
    pub(super) fn is_just_people(&self, head: TokenId) -> bool {
        matches!(
            self.reading.lower(head).as_str(),
            "people"
                | "person"
                | "persons"
                | "victim"
                | "victims"
                | "survivor"
                | "survivors"
                | "individuals"
                | "witnesses"
        )
    }

    /// "four vehicles and five trucks used by the attackers": what describes one of those joined describes all.
    pub(super) fn owner_joined(&self, head: TokenId) -> Option<String> {
        let is_joined = |id: &TokenId| self.reading.token(*id).is("conj") && self.is_nounlike(*id);
        let first = self.reading.head(head).filter(|_| is_joined(&head));
        let all = self
            .reading
            .children(first.unwrap_or(head))
            .iter()
            .copied()
            .filter(is_joined)
            .chain(first);
        // The tree may give the verb two objects instead.
        let objects = self.reading.head(head).filter(|_| self.reading.token(head).is("obj"));
        let beside = objects
            .into_iter()
            .flat_map(|verb| self.reading.children(verb).iter().copied());
        let beside = beside.filter(|&other| other != head && self.reading.token(other).is("obj"));
        all.chain(beside).find_map(|other| self.owner_after(other, false))
    }

    /// "Ardel's 40 tanks", "three of their trucks".
    pub(super) fn possessor(&self, head: TokenId) -> Option<String> {
        let owner = self.reading.child(head, "nmod:poss")?;
        self.side(owner, 0)
    }

    /// "used by the attackers", "belonging to the gunmen", "of the Veskian army", "on the Corvanian side".
    pub(super) fn owner_after(&self, head: TokenId, is_built: bool) -> Option<String> {
        const OF_OWNERS: &[&str] = &[
            "use", "belong", "operate", "own", "fly", "crew", "man", "field", "drive", "fire", "launch", "release",
            "send", "hold", "serve", "deploy", "lose", "control",
        ];
        for &child in self.reading.children(head).iter().filter(|&&child| child > head) {
            let token = self.reading.token(child);
            if token.is("acl") && OF_OWNERS.contains(&self.lemma(child).as_str()) {
                let by = self.reading.children(child).iter().copied().find(|&below| {
                    let case = self.case_of(below);
                    self.reading.token(below).is("obl")
                        && matches!(case.as_str(), "by" | "to" | "with" | "in" | "under")
                });
                if let Some(side) = by.and_then(|by| self.side(by, 0)) {
                    return Some(side);
                }
            }
            let case = self.case_of(child);
            if token.is("nmod") && !is_built && matches!(case.as_str(), "of" | "from" | "on" | "among" | "in") {
                let is_name = case == "of"
                    && self.reading.token(child).upos == Upos::Propn
                    && self.noun(head).is_some_and(|noun| noun.class == Class::Force);
                let side = if is_name {
                    self.side(child, 0)
                } else {
                    self.group_side(child)
                };
                if side.is_some() {
                    return side;
                }
            }
        }
        None
    }

    /// The side of a noun phrase that is a group, not a place: "of the Veskian army", "on the Corvanian side", "from Obran".
    pub(super) fn group_side(&self, noun: TokenId) -> Option<String> {
        let known = self.noun(noun).map(|noun| noun.class);
        let is_group = matches!(known, Some(Class::Force | Class::Role | Class::Body))
            || matches!(
                self.lemma(noun).as_str(),
                "side" | "rank" | "navy" | "army" | "force" | "militia" | "troop" | "guard"
            );
        let is_state = self.state_of(noun).is_some() && self.case_of(noun) != "in";
        if is_group || is_state { self.side(noun, 0) } else { None }
    }

    /// A possessive before the numeral: "its 12 tanks", "Ardel's two frigates", "our 40 men".
    pub(super) fn owner_before(&self, counted: &Counted) -> Option<String> {
        let place = self
            .reading
            .before(counted.node.min(counted.head.unwrap_or(counted.node)));
        let mut next = place;
        for _ in 0..4 {
            let id = next?;
            let lower = self.reading.lower(id);
            if matches!(lower.as_str(), "its" | "their" | "his" | "her" | "our" | "my") {
                return self.side(id, 0);
            }
            if matches!(lower.as_str(), "'s" | "’s" | "'" | "’") {
                return self.reading.before(id).and_then(|owner| self.side(owner, 0));
            }
            let passes = matches!(self.reading.token(id).upos, Upos::Num | Upos::Adj | Upos::Adv)
                || matches!(lower.as_str(), "than" | "least" | "some" | "to");
            if !passes {
                return None;
            }
            next = self.reading.before(id);
        }
        None
    }
}

/// Whether a kind tells what became of people.
pub(super) fn is_of_people(kind: QuantityKind) -> bool {
    matches!(
        kind,
        QuantityKind::Killed
            | QuantityKind::Wounded
            | QuantityKind::Captured
            | QuantityKind::Missing
            | QuantityKind::Displaced
    )
}

/// Whether a word is formed as the adjective of a people: "Obrani", "Veskian".
fn is_of_a_people(name: &str) -> bool {
    !name.contains(' ') && ["i", "an", "ese", "ish"].iter().any(|end| name.ends_with(end))
}
