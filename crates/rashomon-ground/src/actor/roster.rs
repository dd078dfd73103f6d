//! Everybody whom one document names or describes, gathered phrase by phrase: one figure however it is spelt.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{ActorKind, ActorLevel};

use super::beside::Beside;
use super::maker::Maker;
use super::portrait::{Opening, Who};
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
    pub(super) leader: Option<String>,
    /// The organ of a state that its office is in: "ministry" of "a ministry spokesman".
    pub(super) organ: Option<String>,
    pub(super) reason: String,
    /// Alliances that the text states: the other, and the words.
    pub(super) allies: Vec<(String, String)>,
    pub(super) given: Vec<String>,
    pub(super) heads: BTreeSet<String>,
    pub(super) traits: BTreeSet<String>,
    pub(super) is_body: bool,
    pub(super) is_person: bool,
    pub(super) plural: bool,
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
    pub(super) fn latest_group(&self) -> Option<&Figure> {
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
    pub(super) fn is_group(&self) -> bool {
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
pub(super) fn body_key(name: &str) -> String {
    let lower = without_article(name).to_lowercase().replace('’', "'").replace('.', "");
    lower.strip_suffix("'s").unwrap_or(&lower).to_owned()
}
