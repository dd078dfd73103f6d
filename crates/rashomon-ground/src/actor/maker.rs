//! What one phrase tells of the actor it means, ready for the roster.

use std::collections::BTreeSet;

use rashomon_types::{ActorKind, ActorLevel, EntityKind, Upos};

use super::beside::Beside;
use super::lexicon::Form;
use super::nouns::{Sort, Tie};
use super::portrait::{Opening, Who, is_quantity};
use super::roster::{Figure, Roster, body_key};
use super::whose::{Links, Owner, Sketch};

/// One phrase on its way into the roster.
pub(super) struct Maker<'m, 's, 'a> {
    pub(super) links: &'m Links<'s, 'a>,
    pub(super) beside: &'m Beside,
    pub(super) sketch: &'m Sketch,
    pub(super) at: usize,
}

impl Maker<'_, '_, '_> {
    /// The ways to the figure by words that stand for nobody else.
    ///
    /// The first is the fullest; a body that something owns is not looked up by its bare name: each state has its
    /// Ministry of Defence.
    pub(super) fn keys(&self) -> Vec<String> {
        let scene = self.links.scene;
        let portrait = &scene.portraits[self.at];
        let name = scene.name(self.at);
        match portrait.who {
            Who::State(_) | Who::Known => portrait.known.iter().map(|known| body_key(known)).collect(),
            Who::Person if !scene.is_bare_name(self.at) || self.links.states.get(&name).is_none() => Vec::new(),
            Who::Person | Who::Lone | Who::Body => match self.links.states.get(&name) {
                Some(state) if portrait.head.is_none() => vec![body_key(state)],
                _ if self.sketch.of.is_some() => vec![body_key(&self.links.described(self.at)), body_key(&name)],
                _ => vec![body_key(&name)],
            },
            Who::Described => vec![body_key(&self.links.described(self.at))],
            Who::Nobody if self.is_armed_thing() => vec![body_key(&self.links.described(self.at))],
            Who::Nobody | Who::Partitive => Vec::new(),
        }
    }

    /// What this phrase alone tells; none where it means no actor.
    pub(super) fn figure(&self, roster: &Roster) -> Option<Figure> {
        let scene = self.links.scene;
        let portrait = &scene.portraits[self.at];
        let mut figure = match portrait.who {
            Who::Nobody if self.is_armed_thing() => self.description(),
            Who::Nobody | Who::Partitive => return None,
            Who::State(form) => self.state(form)?,
            Who::Known => self.known(),
            Who::Body => self.body()?,
            Who::Person => match self
                .links
                .states
                .get(&scene.name(self.at))
                .filter(|_| scene.is_bare_name(self.at))
            {
                Some(state) => self.own_state(state)?,
                None => self.person(),
            },
            Who::Lone => self.lone(roster)?,
            Who::Described if self.links.is_titled(self.at) => self.titled(),
            Who::Described => self.description(),
        };
        if let Some((kind, words)) = &self.beside.called[self.at] {
            let open = portrait.who != Who::Known;
            if open {
                figure.kind = Some(*kind);
                figure.reason = format!("the text counts it among “{words}”");
            }
        }
        if portrait.opening == Opening::Owned && figure.of.is_none() && !figure.is_body {
            self.owned(roster, &mut figure);
        }
        Some(figure)
    }

    /// "its commander": of the body last spoken of.
    fn owned(&self, roster: &Roster, figure: &mut Figure) {
        let Some(owner) = roster.latest_group() else {
            return;
        };
        let serves = self.links.scene.portraits[self.at]
            .head
            .as_ref()
            .is_some_and(|hit| hit.noun.around || hit.noun.sort == Sort::Office);
        if serves {
            let name = owner.of.as_ref().map_or(&owner.name, |of| &of.name);
            figure.of = Some(Owner {
                name: name.clone(),
                kind: owner.kind,
                is_state: owner.of.as_ref().is_some_and(|of| of.is_state),
                level: None,
                reason: format!("it is {name}'s by the words"),
            });
            figure.kind = owner.kind.or(figure.kind);
        }
    }

    fn base(&self, name: String, weight: usize) -> Figure {
        let scene = self.links.scene;
        let portrait = &scene.portraits[self.at];
        let head = portrait.head.as_ref();
        let allies = self.sketch.bonds.iter().filter(|bond| bond.tie == Tie::Ally);
        Figure {
            name,
            weight,
            kind: self.sketch.kind,
            of: self.sketch.of.clone(),
            level: self.sketch.level,
            region: self.sketch.region.clone(),
            organ: portrait.organ.clone(),
            reason: self.sketch.reason.clone().unwrap_or_default(),
            allies: allies
                .map(|bond| (bond.party.clone(), scene.slice(&bond.words)))
                .collect(),
            heads: head.map(|hit| keys_of(&hit.key)).unwrap_or_default(),
            traits: self.traits(),
            is_body: head.is_some_and(|hit| hit.noun.sort == Sort::Body),
            plural: head.is_some_and(|hit| hit.plural),
            ..Figure::default()
        }
    }

    /// The words before the head.
    fn traits(&self) -> BTreeSet<String> {
        let scene = self.links.scene;
        let portrait = &scene.portraits[self.at];
        let words = scene.chunks[self.at].words.clone();
        let inside = |at: &usize| portrait.head.as_ref().is_none_or(|hit| !hit.words.contains(at));
        let told = words
            .filter(inside)
            .filter(|at| !matches!(scene.words[*at].upos, Upos::Det | Upos::Num | Upos::Punct));
        let nouns = &scene.lexicon.nouns;
        let plain = |word: &&str| !is_quantity(word) && nouns.level(word).is_none() && nouns.region(word).is_none();
        told.map(|at| scene.lower(at))
            .filter(plain)
            .map(str::to_owned)
            .collect()
    }

    /// A state; none where its name only says where.
    fn state(&self, form: Form) -> Option<Figure> {
        let scene = self.links.scene;
        let portrait = &scene.portraits[self.at];
        let state = portrait.known.clone()?;
        let owns = scene
            .chunks
            .get(self.at + 1)
            .is_some_and(|next| next.owner == Some(self.at));
        let acts = match form {
            Form::Capital => owns || self.acts(),
            Form::Demonym => scene.portraits[self.at].opening == Opening::Definite,
            _ => owns || !scene.is_after_place_word(self.at),
        };
        if !acts {
            return None;
        }
        Some(self.as_state(state, self.state_reason()))
    }

    /// Why a name, a capital or a seat stands for its state.
    pub(super) fn state_reason(&self) -> String {
        let scene = self.links.scene;
        let portrait = &scene.portraits[self.at];
        let (words, state) = (scene.name(self.at), portrait.known.clone().unwrap_or_default());
        match portrait.who {
            Who::State(Form::Capital) => format!("“{words}”, the capital, stands for the government of {state}"),
            Who::State(Form::Seat) => format!("“{words}” is a seat of the government of {state}"),
            _ => format!("“{words}” is a name of {state}"),
        }
    }

    fn as_state(&self, state: String, reason: String) -> Figure {
        Figure {
            kind: Some(ActorKind::State),
            level: Some(ActorLevel::National),
            of: None,
            region: None,
            reason,
            is_body: false,
            ..self.base(state, 100)
        }
    }

    /// Whether a city's name stands for who governs there: it speaks, or is blamed.
    fn acts(&self) -> bool {
        const BLAMING: [&str; 16] = [
            "blame",
            "accuse",
            "urge",
            "tell",
            "ask",
            "warn",
            "condemn",
            "criticise",
            "criticize",
            "thank",
            "support",
            "press",
            "fault",
            "assure",
            "notify",
            "inform",
        ];
        let scene = self.links.scene;
        let last = &scene.words[scene.chunks[self.at].words.end - 1];
        let first = &scene.words[scene.chunks[self.at].words.start];
        let top = if first
            .head
            .is_some_and(|head| scene.chunks[self.at].words.contains(&head))
        {
            last
        } else {
            first
        };
        let text_head = top.head.map(|head| &scene.words[head]);
        let verb = text_head.is_some_and(|head| matches!(head.upos, Upos::Verb | Upos::Aux));
        let blamed = text_head.is_some_and(|head| {
            BLAMING
                .iter()
                .any(|word| head.lower.starts_with(word.trim_end_matches('e')))
        });
        match top.deprel {
            "nsubj" => verb && !top.passive,
            "obj" | "iobj" => blamed,
            "obl" => matches!(scene.lower_before(scene.start(self.at)), "by"),
            _ => false,
        }
    }

    fn known(&self) -> Figure {
        let scene = self.links.scene;
        let portrait = &scene.portraits[self.at];
        let name = portrait.known.clone().unwrap_or_default();
        let places = scene.lexicon.acts_in(&name);
        let reason = match places {
            [] => format!("the lexicon knows {name}"),
            places => format!("the lexicon knows {name}, mainly active in {}", places.join(", ")),
        };
        let organ = self.links.organ(self.at);
        Figure {
            kind: portrait.kind,
            level: organ.as_ref().map(|_| ActorLevel::National),
            of: organ,
            reason,
            is_body: true,
            heads: self.name_heads(),
            ..self.base(name, 100)
        }
    }

    /// The nouns inside a body's name: "legion".
    fn name_heads(&self) -> BTreeSet<String> {
        let scene = self.links.scene;
        let name = scene.portraits[self.at].name.clone();
        let known = name.filter_map(|word| scene.lexicon.nouns.noun(scene.lower(word)).map(|(_, key, _)| key));
        known.collect()
    }

    fn body(&self) -> Option<Figure> {
        let scene = self.links.scene;
        let name = scene.name(self.at);
        if let Some(state) = self.links.states.get(&name).filter(|_| scene.is_bare_name(self.at)) {
            return self.own_state(state);
        }
        let bare = scene.is_bare_name(self.at);
        let reason = self
            .sketch
            .reason
            .clone()
            .unwrap_or_else(|| "the text uses it as a body's name".to_owned());
        let own = if self.sketch.of.is_some() && !bare {
            self.links.described(self.at)
        } else {
            name
        };
        let figure = self.base(own, 20 + scene.portraits[self.at].name.len());
        Some(Figure {
            kind: figure.kind.or(Some(ActorKind::Unknown).filter(|_| !bare)),
            reason,
            is_body: true,
            heads: self.name_heads(),
            ..figure
        })
    }

    /// A state that only this document knows.
    fn own_state(&self, state: &str) -> Option<Figure> {
        let reason = format!("the text uses “{state}” as a state's name");
        let here = self.links.scene.is_after_place_word(self.at);
        (!here).then(|| self.as_state(state.to_owned(), reason))
    }

    fn person(&self) -> Figure {
        let scene = self.links.scene;
        let portrait = &scene.portraits[self.at];
        let given: Vec<String> = scene.name(self.at).split(' ').map(str::to_owned).collect();
        let rank = portrait
            .head
            .as_ref()
            .filter(|hit| matches!(hit.noun.sort, Sort::Rank) && hit.words.end == portrait.name.start);
        let start = rank
            .filter(|hit| scene.words[hit.words.start].capital)
            .map_or(portrait.name.start, |hit| hit.words.start);
        let name = scene.slice(&(start..portrait.name.end));
        let figure = self.base(name, 30 + 10 * given.len() + usize::from(start < portrait.name.start));
        Figure {
            kind: figure.kind.or(Some(ActorKind::Person)),
            reason: if figure.reason.is_empty() {
                "the text names a person".to_owned()
            } else {
                figure.reason.clone()
            },
            given,
            is_person: true,
            is_body: false,
            ..figure
        }
    }

    /// A lone name: a state of this document, somebody known, or a person who does something.
    fn lone(&self, roster: &Roster) -> Option<Figure> {
        let scene = self.links.scene;
        let name = scene.name(self.at);
        if let Some(state) = self.links.states.get(&name) {
            return self.own_state(state);
        }
        let word = &scene.words[scene.chunks[self.at].words.end - 1];
        let known = roster.named(&name).is_some();
        let called = self.beside.called[self.at].is_some()
            || self.beside.same[self.at].is_some()
            || self.beside.same.contains(&Some(self.at));
        let subject =
            word.deprel == "nsubj" && word.entity != Some(EntityKind::Location) && !scene.is_after_place_word(self.at);
        if !(known || called || subject) || scene.is_after_place_word(self.at) && !called {
            return None;
        }
        if word.is_acronym() || called {
            return self.body();
        }
        Some(self.person())
    }

    /// Arms that are somebody's: "Kelmari drones".
    fn is_armed_thing(&self) -> bool {
        let portrait = &self.links.scene.portraits[self.at];
        let arms = portrait.head.as_ref().is_some_and(|hit| hit.noun.sort == Sort::Arms);
        arms && (self.sketch.of.is_some() || self.sketch.kind == Some(ActorKind::ArmedGroup))
    }

    /// "the Front for Basin Freedom"
    fn titled(&self) -> Figure {
        let scene = self.links.scene;
        let figure = self.base(self.links.described(self.at), 25);
        let kind = scene.portraits[self.at].head.as_ref().and_then(|hit| hit.noun.kind);
        Figure {
            kind: figure.kind.or(kind).or(Some(ActorKind::Unknown)),
            is_body: true,
            ..figure
        }
    }

    fn description(&self) -> Figure {
        let scene = self.links.scene;
        let name = self.links.described(self.at);
        let mut figure = self.base(name, 5);
        let led = matches!(figure.kind, Some(ActorKind::State | ActorKind::StateForces));
        let open = scene.portraits[self.at].open_name.clone().filter(|_| led);
        figure.leader = open.map(|range| scene.slice(&range));
        Figure {
            kind: figure.kind.or(Some(ActorKind::Unknown)),
            is_person: figure.heads.is_empty(),
            ..figure
        }
    }
}

/// A noun and, where it has several words, its last: "the ministry" takes up "the defence ministry".
fn keys_of(key: &str) -> BTreeSet<String> {
    key.rsplit(' ').take(1).chain([key]).map(str::to_owned).collect()
}
