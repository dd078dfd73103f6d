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
            Some(Class::Role) if own => return counted.head.map(|head| plural(&self.reading.lower(head))),
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
<<<<<<< HEAD
        let found = found
            .or_else(|| self.owner_of_losses(counted.node, kind))
            .or_else(|| self.price_paid(kind, fate));
=======
>>>>>>> place
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
<<<<<<< HEAD
    pub(super) fn plain_men(&self, counted: &Counted, kind: QuantityKind, fate: &Fate) -> Option<String> {
=======
    fn plain_men(&self, counted: &Counted, kind: QuantityKind, fate: &Fate) -> Option<String> {
>>>>>>> place
        let is_men = counted
            .head
            .is_some_and(|head| matches!(self.reading.lower(head).as_str(), "men" | "man"));
        let is_troops = fate
            .verb
            .is_some_and(|verb| matches!(self.lemma(verb).as_str(), "fall" | "lose" | "cost" | "loss"));
        (is_men && is_of_people(kind) && !is_troops).then(|| CIVILIANS.to_owned())
    }

<<<<<<< HEAD
    pub(super) fn is_enemy(&self, counted: &Counted) -> bool {
=======
    fn is_enemy(&self, counted: &Counted) -> bool {
>>>>>>> place
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
<<<<<<< HEAD
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
=======
        named
            .or_else(|| self.possessor(head))
            .or_else(|| self.owner_after(head, is_built))
    }

    /// The state or the name in capitals between `start` and the noun.
    fn name_before(&self, head: TokenId, start: u32, any_name: bool) -> Option<String> {
        let mut run: Vec<TokenId> = Vec::new();
        let mut next = Some(head);
        while let Some(id) = next.filter(|&id| self.reading.token(id).span.start() >= start) {
            run.push(id);
            next = self.reading.before(id);
        }
        run.reverse();
        if let Some(state) = run.iter().find_map(|&id| self.state_of(id)) {
            return Some(state);
        }
        let is_name = |id: TokenId| {
            self.is_capital(id)
                && self.reading.token(id).upos != Upos::Num
                && !self
                    .reading
                    .after(id)
                    .is_some_and(|after| self.reading.lower(after) == "-" && self.is_glued(after))
                && !self
                    .reading
                    .form(id)
                    .chars()
                    .any(|character| character.is_ascii_digit())
        };
        let modifiers: Vec<TokenId> = run
            .iter()
            .copied()
            .filter(|&id| id != head)
            .skip_while(|&id| !is_name(id))
            .take_while(|&id| is_name(id))
            .collect();
        let &first = modifiers.first()?;
        let begins = self.reading.sentence(first).first == first;
        if !any_name || (begins && modifiers.len() == 1 && self.reading.token(first).upos != Upos::Propn) {
            return None;
        }
        self.group_name(&modifiers)
    }

    fn state_of(&self, id: TokenId) -> Option<String> {
        let form = self.reading.form(id);
        let lower = super::lexicon::singular(&form.to_lowercase());
        self.is_capital(id)
            .then(|| self.cast.state(form).or_else(|| self.cast.state(&lower)))
            .flatten()
            .map(str::to_owned)
    }

    /// A name as it stands, places and people left out as far as the model knows them.
    fn group_name(&self, tokens: &[TokenId]) -> Option<String> {
        let (first, last) = (tokens.first()?, tokens.last()?);
        let span = self.reading.token(*first).span.hull(self.reading.token(*last).span);
        if self.is_person_span(span) {
            return None;
        }
        let words = self.reading.words(span);
        Some(words.strip_prefix("The ").unwrap_or(words).to_owned())
>>>>>>> place
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
<<<<<<< HEAD
    pub(super) fn owner_before(&self, counted: &Counted) -> Option<String> {
=======
    fn owner_before(&self, counted: &Counted) -> Option<String> {
>>>>>>> place
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
<<<<<<< HEAD
=======

    /// Who lost, used, sent or owned up to it.
    fn owner_by_predicate(
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
        let admits = self.lexicon.admits(&lemma) && matches!(fate.role, Role::Object | Role::Other);
        let is_loss = matches!(
            kind,
            QuantityKind::Killed
                | QuantityKind::Wounded
                | QuantityKind::Casualties
                | QuantityKind::Missing
                | QuantityKind::Destroyed
        );
        let own_force = matches!(
            lemma.as_str(),
            "bury" | "mourn" | "admit" | "concede" | "acknowledge" | "confess"
        ) && matches!(class, Some(Class::Force | Class::Person));
        if (admits && is_loss && own_force)
            || admits
                && is_loss
                && counted
                    .head
                    .is_none_or(|head| self.noun(head).is_some_and(|noun| noun.kind.is_some()))
        {
            return self
                .subject_of(verb)
                .filter(|&subject| self.is_side_noun(subject))
                .and_then(|subject| self.side(subject, 0));
        }
        if is_loss {
            return self.conceder(verb).and_then(|subject| self.side(subject, 0));
        }
        None
    }

    /// "Corvania's losses came to 19 tanks", "put its dead at 20".
    fn owner_of_figure(&self, verb: TokenId) -> Option<String> {
        ["nsubj", "obj"].into_iter().find_map(|relation| {
            let figure = self.reading.child(verb, relation)?;
            let tells = matches!(
                self.lemma(figure).as_str(),
                "loss" | "dead" | "casualty" | "wounded" | "toll"
            );
            tells.then(|| self.possessor(figure)).flatten()
        })
    }

    /// "Corvania concedes the loss of 11 tanks", "Obran's loss of four men".
    fn conceder(&self, noun: TokenId) -> Option<TokenId> {
        if self.reading.token(noun).upos != Upos::Noun {
            return None;
        }
        self.reading.child(noun, "nmod:poss").or_else(|| {
            let verb = self
                .reading
                .head(noun)
                .filter(|&verb| self.lexicon.admits(&self.lemma(verb)))?;
            self.subject_of(verb).filter(|&subject| self.is_side_noun(subject))
        })
    }

    /// Whether a noun can stand for a side: a name, a force, people in arms.
    fn is_side_noun(&self, id: TokenId) -> bool {
        let named = self.reading.token(id).upos == Upos::Propn && (!self.is_person(id) || self.noun(id).is_some());
        named
            || self
                .noun(id)
                .is_some_and(|noun| matches!(noun.class, Class::Body | Class::Force | Class::Role))
            || self
                .reading
                .child(id, "nmod:poss")
                .is_some_and(|owner| self.reading.token(owner).upos == Upos::Propn)
    }

    fn is_person(&self, id: TokenId) -> bool {
        self.is_person_span(self.reading.token(id).span)
    }

    /// Whether these words belong to a person's name. A single name may be that of a state that the model does not know.
    fn is_person_span(&self, span: Span) -> bool {
        let is_full = |name: &Span| name.overlaps(span) && self.reading.words(*name).contains(' ');
        let people = self
            .reading
            .annotation
            .entities
            .iter()
            .filter(|mention| mention.kind == EntityKind::Person);
        people.flat_map(|mention| &mention.spans).any(is_full)
    }

    /// "cost the Lissari navy no casualties": a name right before the number.
    fn name_between(&self, verb: TokenId, counted: &Counted) -> Option<String> {
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

    fn is_passive_verb(&self, verb: TokenId) -> bool {
        self.reading.child(verb, "aux:pass").is_some()
            || self.reading.child(verb, "nsubj:pass").is_some()
            || self.reading.token(verb).is("acl")
    }

    /// The subject of a verb, or of the verb that it is joined to or hangs on.
    fn subject_of(&self, verb: TokenId) -> Option<TokenId> {
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
    fn agent_of(&self, verb: TokenId) -> Option<TokenId> {
        self.reading.children(verb).iter().copied().find(|&child| {
            self.reading.token(child).is("obl") && self.case_of(child) == "by" && self.is_side_noun(child)
        })
    }

    /// "no casualties among the Russian sappers", "350 casualties on the Corvanian side", wherever the tree hangs it.
    fn owner_around(&self, node: TokenId, kind: QuantityKind) -> Option<String> {
        if !is_of_people(kind) && kind != QuantityKind::Casualties {
            return None;
        }
        let mut next = self.reading.after(node);
        for _ in 0..2 {
            let id = next?;
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

    /// Whose an earlier quantity of the same thing is.
    fn owner_of_same(&self, counted: &Counted, class: Option<Class>) -> Option<String> {
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

    /// "killed 21 Obrani policemen and destroyed five cars", "three columns, each of 90 men": what one sentence tells of in
    /// one breath is one side's, unless that side is the one that did it.
    fn owner_beside(&self, counted: &Counted, class: Option<Class>, kind: QuantityKind, fate: &Fate) -> Option<String> {
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

    /// The side that a word stands for: a name, a force with its owner, a role, "we" for the speaker, "its" for whom it means.
    pub(super) fn side(&self, id: TokenId, depth: usize) -> Option<String> {
        if depth > 3 {
            return None;
        }
        let lower = self.reading.lower(id);
        match lower.as_str() {
            "we" | "us" | "our" | "ours" | "my" | "i" | "me" => {
                return self.speaker(id).and_then(|speaker| self.side(speaker, depth + 1));
            }
            "its" | "their" | "they" | "it" | "his" | "her" | "he" | "she" | "them" => {
                return self.antecedent(id, depth);
            }
            _ => {}
        }
        if let Some(state) = self.state_of(id) {
            return Some(state);
        }
        let class = self.noun(id).map(|noun| noun.class);
        let is_people = class.is_some_and(Class::is_people);
        let is_group = !is_people && class.is_some() && self.is_capital(id) && self.reading.before(id).is_some();
        if is_group
            || self.reading.token(id).upos == Upos::Propn && class.is_none_or(|class| class == Class::Body)
            || (self.is_capital(id) && class.is_none() && self.reading.sentence(id).first != id)
        {
            return self.name_at(id);
        }
        if class == Some(Class::Role) {
            return Some(plural(&lower));
        }
        let start = self.phrase_start(id);
        let named = self.name_before(id, start, true);
        let owner = || {
            self.reading
                .child(id, "nmod:poss")
                .and_then(|owner| self.side(owner, depth + 1))
        };
        let of = || {
            let noun = self.reading.children(id).iter().copied().find(|&child| {
                child > id
                    && self.reading.token(child).is("nmod")
                    && matches!(self.case_of(child).as_str(), "of" | "for" | "from")
            })?;
            (self.reading.token(noun).upos == Upos::Propn
                || self.noun(noun).is_some_and(|noun| noun.class == Class::Role))
            .then(|| self.side(noun, depth + 1))
            .flatten()
        };
        named.or_else(owner).or_else(of)
    }

    /// Where the modifiers of a noun begin.
    fn phrase_start(&self, id: TokenId) -> u32 {
        let mut start = id;
        while let Some(before) = self
            .reading
            .before(start)
            .filter(|&before| matches!(self.reading.token(before).upos, Upos::Adj | Upos::Noun | Upos::Propn))
        {
            start = before;
        }
        self.reading.token(start).span.start()
    }

    /// A name in full: "the White Banner", "Front for Free Lissar".
    fn name_at(&self, id: TokenId) -> Option<String> {
        if let Some(owner) = self.reading.child(id, "nmod:poss") {
            return self.side(owner, 1);
        }
        if self.is_person(id) && self.noun(id).is_none() {
            return None;
        }
        let span = self.reading.token(id).span;
        let mention = self
            .reading
            .annotation
            .entities
            .iter()
            .filter(|mention| mention.kind != EntityKind::Person)
            .find_map(|mention| mention.spans.iter().find(|name| name.covers(span)));
        let (mut first, mut last) = (id, id);
        while let Some(before) = self.reading.before(first).filter(|&before| self.joins_name(before)) {
            first = before;
        }
        while let Some(after) = self.reading.after(last).filter(|&after| self.joins_name(after)) {
            last = after;
        }
        let mut run = self.reading.token(first).span.hull(self.reading.token(last).span);
        if let Some(mention) = mention {
            if mention.start() <= run.start() && mention.end() > run.end() || mention.start() < run.start() {
                run = run.hull(*mention);
            }
        }
        let run = self.with_object_of_name(id, last, run);
        let words = self.reading.words(run);
        let words = words
            .strip_prefix("The ")
            .or_else(|| words.strip_prefix("the "))
            .unwrap_or(words);
        // "Lissari navy": what is written small belongs to no name.
        let small = |word: &str| word.starts_with(char::is_lowercase);
        let mut kept: Vec<&str> = words.split(' ').collect();
        while kept.len() > 1 && kept.last().is_some_and(|word| small(word)) {
            kept.pop();
        }
        // "Veskian 4th Brigade": the number and what follows name the unit, not the side.
        if let Some(number) = kept
            .iter()
            .position(|word| word.starts_with(|sign: char| sign.is_ascii_digit()))
            .filter(|&number| number > 0)
        {
            kept.truncate(number);
        }
        Some(kept.join(" "))
    }

    /// "Front for Free Lissar", "Army of the North": a name that goes on after its noun.
    fn with_object_of_name(&self, id: TokenId, last: TokenId, run: Span) -> Span {
        let joins = |word: &str| matches!(word, "for" | "of");
        let Some(case) = self
            .reading
            .after(last)
            .filter(|&case| joins(&self.reading.lower(case)) && self.noun(id).is_some())
        else {
            return run;
        };
        let mut next = self.reading.after(case).filter(|&next| self.is_capital(next));
        let mut whole = run;
        while let Some(part) = next.filter(|&part| self.is_capital(part)) {
            whole = whole.hull(self.reading.token(part).span);
            next = self.reading.after(part);
        }
        whole
    }

    fn joins_name(&self, id: TokenId) -> bool {
        let token = self.reading.token(id);
        let is_article = matches!(self.reading.lower(id).as_str(), "the" | "a" | "an");
        self.is_capital(id)
            && matches!(token.upos, Upos::Propn | Upos::Adj | Upos::Noun)
            && !is_article
            && !super::counted::is_date_word(&self.reading.lower(id))
    }

    /// Who speaks where this word stands: by the attributions, or by the verb of saying in this sentence or the one before.
    fn speaker(&self, id: TokenId) -> Option<TokenId> {
        let span = self.reading.token(id).span;
        let attributed = self
            .reading
            .annotation
            .attributions
            .iter()
            .find(|attribution| attribution.content.spans.iter().any(|content| content.covers(span)));
        let by_model = attributed
            .and_then(|attribution| attribution.source.spans.first())
            .and_then(|source| self.reading.head_of(*source))
            .filter(|&source| self.reading.token(source).upos != Upos::Pron);
        by_model.or_else(|| self.sayer(id))
    }

    fn sayer(&self, id: TokenId) -> Option<TokenId> {
        let sentence = self.reading.token(id).sentence.index();
        let sentences = &self.reading.annotation.sentences;
        [0, 1, 2].into_iter().find_map(|back| {
            let sentence = sentences.get(sentence.checked_sub(back)?)?;
            sentence.token_ids().find_map(|verb| {
                let speaks = self.reading.token(verb).upos == Upos::Verb && self.lexicon.speaks(&self.lemma(verb));
                let subject = speaks.then(|| self.reading.child(verb, "nsubj")).flatten()?;
                (self.reading.token(subject).upos != Upos::Pron).then_some(subject)
            })
        })
    }

    /// Whom "its" or "they" means: the nearest side before, in this sentence or the one before.
    fn antecedent(&self, id: TokenId, depth: usize) -> Option<String> {
        let lower = self.reading.lower(id);
        let plural_only = matches!(lower.as_str(), "their" | "they" | "them");
        let sentence = self.reading.token(id).sentence.index();
        let near = |other: &TokenId| self.reading.token(*other).sentence.index() + 1 >= sentence;
        let mut candidates = (0..id.index()).rev().map(TokenId::at).take_while(near);
        candidates.find_map(|other| {
            let fits = self.is_nounlike(other)
                && self.is_side_noun(other)
                && !(plural_only
                    && self.reading.token(other).upos == Upos::Noun
                    && self.reading.token(other).feature("Number") == Some("Sing")
                    && self.noun(other).is_some_and(|noun| noun.class != Class::Body));
            fits.then(|| self.side(other, depth + 1)).flatten()
        })
    }
>>>>>>> place
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
<<<<<<< HEAD
}

/// Whether a word is formed as the adjective of a people: "Obrani", "Veskian".
fn is_of_a_people(name: &str) -> bool {
    !name.contains(' ') && ["i", "an", "ese", "ish"].iter().any(|end| name.ends_with(end))
=======
>>>>>>> place
}
