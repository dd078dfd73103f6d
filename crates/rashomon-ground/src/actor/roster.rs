//! Everybody whom one document names or describes, gathered phrase by phrase: one figure however it is spelt.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{ActorKind, ActorLevel, EntityKind, Upos};

use super::beside::Beside;
use super::lexicon::Form;
use super::nouns::{Sort, Tie};
use super::portrait::{Opening, Who, is_quantity};
use super::scene::Scene;
use super::spelling::{is_near, is_same_person};
use super::states::States;
use super::whose::{Links, Owner, Sketch};

/// How many earlier figures a description looks back at.
const LOOK_BACK: usize = 48;

/// One actor in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Figure {
    pub(super) name: String,
    /// How much the name tells: a known one most, then a person's full one.
    pub(super) weight: usize,
    pub(super) kind: Option<ActorKind>,
    pub(super) of: Option<Owner>,
    pub(super) level: Option<ActorLevel>,
    pub(super) region: Option<String>,
    /// A person whose government or force it is: "the Quill government".
    leader: Option<String>,
    /// The organ of a state that its office is in: "ministry" of "a ministry spokesman".
    organ: Option<String>,
    pub(super) reason: String,
    /// Alliances that the text states: the other, and the words.
    pub(super) allies: Vec<(String, String)>,
    given: Vec<String>,
    heads: BTreeSet<String>,
    traits: BTreeSet<String>,
    is_body: bool,
    is_person: bool,
    plural: bool,
}

/// The figures of a document and the ways to them.
#[derive(Debug, Default)]
pub(super) struct Roster {
    pub(super) figures: Vec<Figure>,
    /// For each phrase, its figure.
    pub(super) of_chunk: Vec<Option<usize>>,
    /// For each phrase, whether it takes its figure up by a description: "the group".
    pub(super) described: Vec<bool>,
    /// For each phrase, why it means its figure, where that is told by this phrase alone: "a seat of power".
    pub(super) reasons: Vec<Option<String>>,
    by_key: BTreeMap<String, usize>,
    by_word: BTreeMap<String, Vec<usize>>,
    recent: Vec<usize>,
    /// Whether the phrase placed last was placed by a description.
    by_description: bool,
}

/// Places every phrase of a document.
pub(super) fn gather(scene: &Scene<'_>, states: &States, sketches: &[Sketch]) -> Roster {
    let beside = Beside::of(scene);
    let mut roster = Roster::default();
    let links = Links { scene, states };
    for (at, sketch) in sketches.iter().enumerate() {
        let maker = Maker {
            links: &links,
            beside: &beside,
            sketch,
            at,
        };
        roster.by_description = false;
        let figure = roster.place(&maker);
        roster.described.push(roster.by_description);
        roster.of_chunk.push(figure);
        let state = matches!(scene.portraits[at].who, Who::State(_)).then(|| maker.state_reason());
        roster.reasons.push(state.filter(|_| figure.is_some()));
    }
    roster.settle_partitives(scene);
    roster.settle_owners();
    roster
}

/// One phrase on its way into the roster.
struct Maker<'m, 's, 'a> {
    links: &'m Links<'s, 'a>,
    beside: &'m Beside,
    sketch: &'m Sketch,
    at: usize,
}

impl Roster {
    fn place(&mut self, maker: &Maker<'_, '_, '_>) -> Option<usize> {
        let apposed = maker.beside.same[maker.at].and_then(|first| self.of_chunk[first]);
        let keys = maker.keys();
        let figure = maker.figure(self)?;
        let known = apposed.or_else(|| keys.first().and_then(|key| self.by_key.get(key).copied()));
        let known = known
            .or_else(|| self.by_person(&figure))
            .or_else(|| self.by_body(&figure));
        let by_name = known.is_some();
        let known = known.or_else(|| self.by_description(maker, &figure));
        self.by_description = known.is_some() && !by_name;
        let id = match known {
            Some(id) => {
                self.figures[id].take(figure, apposed.is_some());
                id
            }
            None => {
                self.figures.push(figure);
                self.figures.len() - 1
            }
        };
        self.open_ways(id, keys, maker);
        Some(id)
    }

    fn open_ways(&mut self, id: usize, keys: Vec<String>, maker: &Maker<'_, '_, '_>) {
        for key in keys {
            self.by_key.entry(key).or_insert(id);
        }
        if let Some(initials) = &maker.beside.initials[maker.at] {
            self.by_key.insert(body_key(initials), id);
        }
        let figure = &self.figures[id];
        for word in figure.given.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>() {
            let ids = self.by_word.entry(word).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
        self.recent.push(id);
    }

    /// The person of this name: by an exact word first, then by a near one.
    fn by_person(&self, figure: &Figure) -> Option<usize> {
        let last = figure.given.last().filter(|_| figure.is_person)?.to_lowercase();
        let fits = |id: &usize| self.figures[*id].is_person && is_same_person(&self.figures[*id].given, &figure.given);
        let exact = self
            .by_word
            .get(&last)
            .and_then(|ids| ids.iter().rev().take(LOOK_BACK).copied().find(|id| fits(id)));
        let initial: String = last.chars().take(1).collect();
        let near = || {
            let words = self
                .by_word
                .range(initial.clone()..)
                .take_while(|(word, _)| word.starts_with(&initial))
                .take(64);
            words
                .filter(|(word, _)| is_near(word, &last))
                .flat_map(|(_, ids)| ids)
                .copied()
                .find(|id| fits(id))
        };
        exact.or_else(near)
    }

    /// "the Legion" for "the Marsh Legion", and a damaged spelling of it.
    fn by_body(&self, figure: &Figure) -> Option<usize> {
        let words: Vec<String> = figure.name.split(' ').map(str::to_lowercase).collect();
        let fits = |id: &&usize| {
            let other = &self.figures[**id];
            let theirs: Vec<String> = other.name.split(' ').map(str::to_lowercase).collect();
            let near = theirs.len() == words.len()
                && words.len() > 1
                && theirs.iter().zip(&words).all(|(one, two)| is_near(one, two));
            other.is_body && near
        };
        self.recent
            .iter()
            .rev()
            .take(LOOK_BACK)
            .filter(|_| figure.is_body && figure.weight > 5)
            .find(fits)
            .copied()
    }

    /// Whom a description takes up: "the ministry", "the group", "the governor".
    fn by_description(&self, maker: &Maker<'_, '_, '_>, figure: &Figure) -> Option<usize> {
        let scene = maker.links.scene;
        let portrait = &scene.portraits[maker.at];
        let head = portrait.head.as_ref()?;
        let described =
            portrait.who == Who::Described || (portrait.who == Who::Body && portrait.name.len() == head.words.len());
        let definite = portrait.opening == Opening::Definite && scene.chunks[maker.at].owner.is_none();
        if !described || !definite {
            return None;
        }
        let general = is_general(&head.key) && figure.traits.iter().all(|word| is_general_trait(word));
        let fits = |id: &usize| {
            let other = &self.figures[*id];
            let number = other.plural == figure.plural || other.is_body;
            let same_head = other.heads.contains(&head.key) && figure.traits.is_subset(&other.traits) && number;
            let of = match (&figure.of, &other.of) {
                (Some(one), Some(two)) => one.name == two.name,
                (Some(_), None) => false,
                _ => true,
            };
            let level = figure.level.is_none() || other.level.is_none() || figure.level == other.level;
            (same_head && of && level) || (general && other.is_group())
        };
        self.recent.iter().rev().take(LOOK_BACK).copied().find(fits)
    }

    /// Owners that only the whole document tells: of a leader's government, and of the one ministry that it speaks of.
    fn settle_owners(&mut self) {
        for id in 0..self.figures.len() {
            if self.figures[id].of.is_none() {
                let of = self.of_leader(id).or_else(|| self.of_organ(id));
                self.figures[id].of = of;
            }
        }
    }

    /// "the Quill government": of the state that Quill is of.
    fn of_leader(&self, id: usize) -> Option<Owner> {
        let leader = self.figures[id].leader.as_deref()?;
        let person = self
            .named(leader)
            .map(|id| &self.figures[id])
            .filter(|figure| figure.is_person)?;
        let of = person.of.as_ref().filter(|owner| owner.is_state)?;
        Some(Owner {
            reason: format!("{} is of {}", person.name, of.name),
            ..of.clone()
        })
    }

    /// "a foreign ministry spokesman": of the state whose foreign ministry the document speaks of, if of no other.
    fn of_organ(&self, id: usize) -> Option<Owner> {
        let organ = self.figures[id].organ.as_ref()?;
        let known = self
            .figures
            .iter()
            .filter(|figure| figure.heads.contains(organ) && !figure.is_person);
        let owners: BTreeMap<&str, &Owner> = known
            .filter_map(|figure| figure.of.as_ref())
            .map(|of| (of.name.as_str(), of))
            .collect();
        let (_, of) = owners.iter().next().filter(|_| owners.len() == 1)?;
        Some(Owner {
            reason: format!("the text speaks of no other {organ} than that of {}", of.name),
            ..(*of).clone()
        })
    }

    /// "Dozens of rebels" are the rebels.
    fn settle_partitives(&mut self, scene: &Scene<'_>) {
        for at in (0..scene.chunks.len()).rev() {
            let complement = scene.complements[at]
                .as_ref()
                .filter(|_| scene.portraits[at].who == Who::Partitive);
            if let Some(found) = complement.filter(|found| found.link == "of") {
                self.of_chunk[at] = self.of_chunk[found.chunk];
            }
        }
    }

    /// The latest body, if it is an armed group or a movement, for "its commander".
    fn latest_group(&self) -> Option<&Figure> {
        let recent = self.recent.iter().rev().take(4).map(|id| &self.figures[*id]);
        let body = recent
            .into_iter()
            .find(|figure| figure.is_body && figure.kind.is_some());
        body.filter(|figure| figure.is_group() || figure.kind == Some(ActorKind::ArmedGroup))
    }

    /// The figure that goes by this name, spelt just so or nearly.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let bare = without_article(name);
        let given: Vec<String> = bare.split_whitespace().map(str::to_owned).collect();
        let asked = Figure {
            given,
            is_person: true,
            ..Figure::default()
        };
        let key = body_key(bare);
        let capital = |word: &str| word.chars().any(char::is_uppercase) || word.chars().count() <= 3;
        let is_name = bare.split_whitespace().count() <= 5 && bare.split_whitespace().all(capital);
        self.by_key
            .get(&key)
            .copied()
            .or_else(|| self.by_person(&asked).filter(|_| is_name))
    }
}

impl Figure {
    /// Whether "the group" can mean it.
    fn is_group(&self) -> bool {
        self.is_body
            && matches!(
                self.kind,
                Some(ActorKind::ArmedGroup | ActorKind::Political | ActorKind::Organisation) | None
            )
    }

    /// Adds what another phrase tells of the same actor.
    fn take(&mut self, other: Figure, apposed: bool) {
        if apposed && self.is_body && self.weight < 100 && other.kind.is_some_and(|kind| kind != ActorKind::Unknown) {
            self.kind = other.kind;
            self.reason.clone_from(&other.reason);
        }
        if other.weight > self.weight {
            self.name = other.name;
            self.weight = other.weight;
        }
        let vague = matches!(self.kind, None | Some(ActorKind::Person | ActorKind::Unknown));
        if vague && other.kind.is_some() {
            self.kind = other.kind;
            self.reason = other.reason;
        }
        self.of = self.of.take().or(other.of);
        self.level = self.level.or(other.level);
        self.region = self.region.take().or(other.region);
        self.leader = self.leader.take().or(other.leader);
        self.organ = self.organ.take().or(other.organ);
        if other.given.len() > self.given.len() {
            self.given = other.given;
        }
        self.heads.extend(other.heads);
        self.traits.extend(other.traits);
        self.is_body |= other.is_body;
        self.is_person |= other.is_person;
        for ally in other.allies {
            if !self.allies.contains(&ally) {
                self.allies.push(ally);
            }
        }
    }
}

impl Maker<'_, '_, '_> {
    /// The ways to the figure by words that stand for nobody else.
    ///
    /// The first is the fullest; a body that something owns is not looked up by its bare name: each state has its
    /// Ministry of Defence.
    fn keys(&self) -> Vec<String> {
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
    fn figure(&self, roster: &Roster) -> Option<Figure> {
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
    fn state_reason(&self) -> String {
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

/// Nouns so general that they take up whatever group was last spoken of.
fn is_general(key: &str) -> bool {
    matches!(
        key,
        "group"
            | "organisation"
            | "organization"
            | "movement"
            | "faction"
            | "network"
            | "shadow group"
            | "rogue group"
            | "militant group"
            | "terror group"
    )
}

fn is_general_trait(word: &str) -> bool {
    matches!(
        word,
        "shadow" | "shadowy" | "same" | "latter" | "armed" | "militant" | "rogue"
    )
}

fn without_article(name: &str) -> &str {
    let bare = ["The ", "the ", "A ", "a ", "An ", "an "]
        .iter()
        .find_map(|article| name.strip_prefix(article));
    bare.unwrap_or(name)
}

/// The form that one name has in all its spellings: lower case, no article, no possessive.
fn body_key(name: &str) -> String {
    let lower = without_article(name).to_lowercase().replace('’', "'").replace('.', "");
    lower.strip_suffix("'s").unwrap_or(&lower).to_owned()
}
