//! Whose a phrase's actor is, and what sort of actor that makes it: "an official at Toravia's interior ministry".

use rashomon_types::{ActorKind, ActorLevel, Upos};

use super::nouns::{Sort, Tie};
use super::portrait::{Bond, Opening, Who};
use super::scene::Scene;
use super::states::States;

/// How many owners of owners are followed.
const DEPTH: usize = 4;

/// Whoever governs in a state is of that state.
const GOVERNING: [&str; 14] = [
    "authorities",
    "authority",
    "official",
    "government",
    "police",
    "court",
    "prosecutor",
    "minister",
    "lawmaker",
    "parliament",
    "investigator",
    "president",
    "judge",
    "prime minister",
];

/// An actor that another belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owner {
    pub(super) name: String,
    /// What sort of actor it makes what belongs to it: police for an officer of the police.
    pub(super) kind: Option<ActorKind>,
    pub(super) is_state: bool,
    /// How high an unnamed organ stands: "the regional police".
    pub(super) level: Option<ActorLevel>,
    /// Why, for a person.
    pub(super) reason: String,
}

impl Owner {
    /// "the regional police": an organ of a state that nothing names.
    fn is_nameless_organ(&self) -> bool {
        let organ = matches!(
            self.kind,
            Some(ActorKind::State | ActorKind::StateForces | ActorKind::Police)
        );
        organ && !self.is_state
    }
}

/// What a phrase tells once its links are followed.
#[derive(Debug, Clone, Default)]
pub(super) struct Sketch {
    pub(super) kind: Option<ActorKind>,
    pub(super) of: Option<Owner>,
    pub(super) level: Option<ActorLevel>,
    /// A part of a state that its office is for: "Tarkova".
    pub(super) region: Option<String>,
    pub(super) bonds: Vec<Bond>,
    /// The state whose a thing is: "a Russian border post".
    pub(super) holder: Option<Owner>,
    /// What the words say of the kind.
    pub(super) reason: Option<String>,
}

/// Follows links between phrases.
pub(super) struct Links<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) states: &'s States,
}

impl Links<'_, '_> {
    /// What a phrase tells of its actor.
    pub(super) fn sketch(&self, at: usize) -> Sketch {
        let portrait = &self.scene.portraits[at];
        let owner = self.owner(at, 0);
        let kind = self.kind(at, owner.as_ref());
        let holder = owner.clone().filter(|owner| owner.is_state);
        let region = self.region(at);
        let inherited = owner.as_ref().and_then(|owner| owner.level);
        let beside = self.bond_of(at).is_some();
        let of = owner.filter(|owner| !beside && self.belongs(at, kind, owner) && !owner.is_nameless_organ());
        let bears = !matches!(kind, Some(ActorKind::Civilians | ActorKind::Protesters));
        let level = portrait
            .level
            .or_else(|| self.level(at, of.as_ref()))
            .or(inherited)
            .filter(|_| bears);
        Sketch {
            kind,
            of,
            level,
            region,
            bonds: self.bonds(at),
            holder,
            reason: portrait
                .head
                .as_ref()
                .map(|hit| format!("the words call it “{}”", self.scene.slice(&hit.words))),
        }
    }

    /// The actor that a phrase's own belongs to, by its own words or those beside it.
    fn owner(&self, at: usize, depth: usize) -> Option<Owner> {
        if depth > DEPTH {
            return None;
        }
        let portrait = &self.scene.portraits[at];
        let tied = portrait
            .bonds
            .iter()
            .find(|bond| bond.tie == Tie::Own)
            .map(|bond| self.tied(bond));
        tied.or_else(|| {
            self.scene.chunks[at]
                .owner
                .and_then(|owner| self.as_owner(owner, depth + 1))
        })
        .or_else(|| self.by_qualifier(at))
        .or_else(|| self.by_open_name(at))
        .or_else(|| self.by_complement(at, depth + 1))
    }

    fn tied(&self, bond: &Bond) -> Owner {
        let words = self.scene.slice(&bond.words);
        self.state_or(&bond.party, format!("the text calls it “{words}”"))
    }

    /// The state that a word means, or the word itself.
    fn state_or(&self, word: &str, reason: String) -> Owner {
        let known = self.scene.lexicon.state(word).or_else(|| self.states.get(word));
        Owner {
            name: known.unwrap_or(word).to_owned(),
            kind: None,
            is_state: known.is_some() || word.starts_with(char::is_uppercase),
            level: None,
            reason,
        }
    }

    fn by_qualifier(&self, at: usize) -> Option<Owner> {
        let known = self.scene.portraits[at].qualifier.as_ref()?;
        let words = self.scene.slice(&known.words);
        let is_state = known.form != super::lexicon::Form::Body;
        if let Some(state) = &known.of {
            return Some(organ_of(state, known.kind, format!("“{words}” is an organ of {state}")));
        }
        Some(Owner {
            name: known.actor.clone(),
            kind: Some(known.kind).filter(|_| !is_state),
            is_state,
            level: None,
            reason: format!("“{words}” stands before it"),
        })
    }

    /// "the Kelmari army", "Kelmari officials": a name that no lexicon has, where the document or the noun makes it a state's.
    fn by_open_name(&self, at: usize) -> Option<Owner> {
        let portrait = &self.scene.portraits[at];
        let range = portrait.open_name.clone().filter(|_| portrait.region.is_none())?;
        let word = self.scene.slice(&range);
        let reason = format!("“{word}” stands before it");
        if let Some(state) = self.states.get(&word) {
            return Some(Owner {
                name: state.to_owned(),
                kind: None,
                is_state: true,
                level: None,
                reason,
            });
        }
        let inside = !self.begins_sentence(range.start) || is_demonym(&word);
        let local = matches!(portrait.level, Some(ActorLevel::Regional | ActorLevel::Local));
        let open = inside && !local && !self.states.is_person(&word);
        (portrait.national && open && portrait.who != Who::Nobody).then_some(Owner {
            name: word,
            kind: None,
            is_state: true,
            level: None,
            reason,
        })
    }

    pub(super) fn begins_sentence(&self, word: usize) -> bool {
        self.scene.lower_before(word).is_empty()
    }

    /// "the government of Sudan", "a spokesman for the rebels", "sources in the Kelmari police".
    fn by_complement(&self, at: usize, depth: usize) -> Option<Owner> {
        let complement = self.scene.complements[at].as_ref()?;
        let owner = self.as_owner(complement.chunk, depth)?;
        let organ = owner.kind.is_some() && owner.kind != Some(ActorKind::Civilians);
        let fits = match complement.link.as_str() {
            "of" => true,
            "for" => self.speaks(at),
            "at" | "from" | "with" | "within" | "inside" => organ,
            "in" => organ || (owner.is_state && self.governs(at)),
            "to" => self.speaks(at) && organ,
            _ => false,
        };
        fits.then_some(owner)
    }

    /// Whether a phrase's head speaks or acts for others: "spokesman", "ambassador".
    fn speaks(&self, at: usize) -> bool {
        let head = self.scene.portraits[at].head.as_ref();
        head.is_some_and(|hit| hit.noun.around || matches!(hit.noun.sort, Sort::Office))
    }

    /// "authorities", "officials", "government sources": whoever governs in a state, or speaks of what those do, is of that state.
    fn governs(&self, at: usize) -> bool {
        let portrait = &self.scene.portraits[at];
        let is_of_government = matches!(portrait.kind, Some(ActorKind::State | ActorKind::Police));
        let head = portrait.head.as_ref();
        head.is_some_and(|hit| GOVERNING.contains(&hit.key.as_str()) || is_of_government)
    }

    /// What it means to belong to the actor of this phrase.
    fn as_owner(&self, at: usize, depth: usize) -> Option<Owner> {
        let portrait = &self.scene.portraits[at];
        let name = self.scene.name(at);
        let whole = |name: &str, kind: Option<ActorKind>, is_state: bool| Owner {
            reason: format!("it is {name}'s by the words"),
            name: name.to_owned(),
            kind,
            is_state,
            level: None,
        };
        match portrait.who {
            Who::State(_) => portrait.known.as_deref().map(|state| whole(state, None, true)),
            Who::Known => portrait.known.as_deref().map(|body| match self.organ(at) {
                Some(organ) => organ,
                None => whole(body, portrait.kind, false),
            }),
            Who::Partitive => self.scene.complements[at]
                .as_ref()
                .and_then(|found| self.as_owner(found.chunk, depth + 1)),
            Who::Lone | Who::Body | Who::Person if self.scene.is_bare_name(at) => match self.states.get(&name) {
                Some(state) => Some(whole(state, None, true)),
                None => portrait.kind.map(|kind| whole(&name, Some(kind), false)),
            },
            Who::Body | Who::Described => {
                let of = self.owner(at, depth + 1);
                let kind = self.kind(at, of.as_ref());
                match of.filter(|owner| self.belongs(at, kind, owner)) {
                    Some(of) => Some(Owner {
                        kind: kind.or(of.kind),
                        ..of
                    }),
                    None => kind.map(|kind| Owner {
                        level: portrait.level,
                        ..whole(&self.described(at), Some(kind), false)
                    }),
                }
            }
            Who::Nobody | Who::Lone | Who::Person => None,
        }
    }

    /// The state whose organ a name of the lexicon is: the United States for "the FBI".
    pub(super) fn organ(&self, at: usize) -> Option<Owner> {
        let portrait = &self.scene.portraits[at];
        let range = &portrait.name;
        let (_, name) = super::chunk::name_at(&self.scene.words, range.start, range.end, self.scene.lexicon)?;
        let state = name.of.as_ref().filter(|_| portrait.who == Who::Known)?;
        Some(organ_of(
            state,
            name.kind,
            format!("the lexicon knows it as an organ of {state}"),
        ))
    }

    /// The kind that the words tell, or else whoever it belongs to.
    fn kind(&self, at: usize, owner: Option<&Owner>) -> Option<ActorKind> {
        let portrait = &self.scene.portraits[at];
        let own = portrait.kind;
        if matches!(portrait.who, Who::State(_) | Who::Known | Who::Nobody) {
            return own;
        }
        let open = portrait.head.as_ref().is_some_and(|hit| hit.noun.around);
        let told = owner.and_then(|owner| owner.kind);
        let state = || owner.filter(|owner| owner.is_state).map(|_| ActorKind::State);
        let person = portrait
            .head
            .as_ref()
            .is_some_and(|hit| matches!(hit.noun.sort, Sort::People | Sort::Office));
        match own {
            Some(ActorKind::State) if person && told.is_some() => told,
            Some(kind) if open => told.filter(|_| kind != ActorKind::StateForces).or(Some(kind)),
            Some(kind) => Some(kind),
            None if portrait.head.is_some() => told.or_else(|| state().filter(|_| person)),
            None => None,
        }
    }

    /// Whether an actor of this kind is its owner's own: a state's rebels are not.
    fn belongs(&self, at: usize, kind: Option<ActorKind>, owner: &Owner) -> bool {
        let portrait = &self.scene.portraits[at];
        let before = || portrait.name.start.min(self.scene.chunks[at].words.start)..self.scene.chunks[at].words.end;
        let state_run = || {
            before().any(|word| {
                matches!(
                    self.scene.lower(word),
                    "state" | "official" | "government" | "state-run"
                )
            })
        };
        match kind {
            Some(ActorKind::State | ActorKind::StateForces | ActorKind::Police) => true,
            Some(ActorKind::ArmedGroup | ActorKind::Political | ActorKind::International | ActorKind::Organisation) => {
                !owner.is_state && portrait.who != Who::Known
            }
            Some(ActorKind::Media) => !owner.is_state || state_run(),
            Some(ActorKind::Unknown) | None => portrait.who == Who::Described && portrait.head.is_some(),
            Some(ActorKind::Civilians | ActorKind::Protesters | ActorKind::Person) => false,
        }
    }

    fn level(&self, at: usize, of: Option<&Owner>) -> Option<ActorLevel> {
        let portrait = &self.scene.portraits[at];
        let of = of.filter(|owner| owner.is_state)?;
        let seat = portrait
            .qualifier
            .as_ref()
            .is_some_and(|known| known.form == super::lexicon::Form::Seat && known.actor == of.name);
        (portrait.national || seat).then_some(ActorLevel::National)
    }

    /// The part of a state that an office is for: "Tarkova Region Governor", "the governor of Tarkova".
    fn region(&self, at: usize) -> Option<String> {
        let portrait = &self.scene.portraits[at];
        let local = matches!(portrait.level, Some(ActorLevel::Regional | ActorLevel::Local));
        let before = portrait.open_name.clone().map(|range| self.scene.slice(&range));
        let organ = matches!(portrait.kind, Some(ActorKind::State | ActorKind::Police)) && portrait.level.is_none();
        if let Some(name) = before.as_ref().filter(|_| organ && portrait.who == Who::Described) {
            return Some(name.clone());
        }
        let of = self.scene.complements[at]
            .as_ref()
            .filter(|found| found.link == "of")
            .map(|found| found.chunk);
        let after =
            of.filter(|chunk| self.scene.is_bare_name(*chunk) || self.scene.portraits[*chunk].who == Who::Nobody);
        let owner = self.scene.chunks[at]
            .owner
            .filter(|chunk| self.scene.is_bare_name(*chunk));
        let name = |chunk: usize| self.place_name(chunk);
        before
            .or_else(|| after.and_then(name))
            .or_else(|| owner.and_then(name))
            .filter(|_| local)
    }

    /// The capital words of a place's phrase: "Tarkova" of "the Tarkova region".
    pub(super) fn place_name(&self, at: usize) -> Option<String> {
        let words = self.scene.chunks[at].words.clone();
        let start = words.clone().find(|&word| self.scene.words[word].capital)?;
        let end = (start..words.end)
            .take_while(|&word| {
                self.scene.words[word].capital && self.scene.lexicon.nouns.region(self.scene.lower(word)).is_none()
            })
            .last()?
            + 1;
        Some(self.scene.slice(&(start..end)))
    }

    /// Ties by the words in a phrase and those after it: "Russian-backed", "loyal to the king".
    fn bonds(&self, at: usize) -> Vec<Bond> {
        let mut out = self.scene.portraits[at].bonds.clone();
        for bond in &mut out {
            bond.party = self.state_or(&bond.party, String::new()).name;
        }
        out.extend(self.bond_of(at));
        out.extend(self.bond_after(at));
        out
    }

    /// "opponents of the Kremlin"
    fn bond_of(&self, at: usize) -> Option<Bond> {
        let head = self.scene.portraits[at].head.as_ref()?;
        let (tie, link) = self.scene.lexicon.nouns.tie(self.scene.lower(head.words.end - 1))?;
        let complement = self.scene.complements[at]
            .as_ref()
            .filter(|found| Some(found.link.as_str()) == link)?;
        let party = self.as_owner(complement.chunk, 0)?.name;
        let words = head.words.start..self.scene.end(complement.chunk);
        Some(Bond { tie, party, words })
    }

    /// "backed by Vardia", "fighting on the side of Vardia"
    fn bond_after(&self, at: usize) -> Option<Bond> {
        let start = self.scene.chunks[at].words.end;
        let (tie, link) = self.scene.lexicon.nouns.tie(self.scene.lower(start))?;
        let next = start + 1;
        let chunk = match self.scene.lower(next) {
            word if Some(word) == link => self.scene.chunk_from(next + 1)?,
            "for" | "alongside" | "with" if tie == Tie::Ally => self.scene.chunk_from(next + 1)?,
            "on" => self.side_of(next + 1)?,
            _ => return None,
        };
        let party = self.as_owner(chunk, 0)?.name;
        Some(Bond {
            tie,
            party,
            words: start..self.scene.chunks[chunk].words.end,
        })
    }

    /// "the side of Vardia"
    fn side_of(&self, start: usize) -> Option<usize> {
        let side = self.scene.chunk_from(start)?;
        let last = self.scene.chunks[side].words.end - 1;
        let complement = self.scene.complements[side].as_ref()?;
        (self.scene.lower(last) == "side").then_some(complement.chunk)
    }

    /// The words of a description: with its owner before it and what hangs on it, without what opens it.
    pub(super) fn described(&self, at: usize) -> String {
        let scene = self.scene;
        let portrait = &scene.portraits[at];
        let start = match scene.chunks[at].owner {
            Some(_) if portrait.opening != Opening::Owned => self.without_article(scene.start(at)),
            _ => portrait.name.start,
        };
        let end = match scene.complements[at].as_ref() {
            Some(found) if found.link == "of" || self.by_complement(at, 0).is_some() || self.is_titled(at) => {
                scene.end(at)
            }
            _ => scene.chunks[at].words.end,
        };
        let text = scene.slice(&(start..end));
        if self.is_common(start, end) && !self.is_titled(at) {
            lowered(&text)
        } else {
            text
        }
    }

    /// "the Front for Basin Freedom": a capital noun of a body, and what it is of or for, as one name.
    pub(super) fn is_titled(&self, at: usize) -> bool {
        let scene = self.scene;
        let head = scene.portraits[at]
            .head
            .as_ref()
            .filter(|hit| hit.noun.sort == Sort::Body && scene.words[hit.words.end - 1].capital);
        let complement = scene.complements[at]
            .as_ref()
            .filter(|found| matches!(found.link.as_str(), "of" | "for"));
        let (Some(_), Some(found)) = (head, complement) else {
            return false;
        };
        let words = scene.chunks[found.chunk].words.clone();
        let capital = scene.words[words.start..words.end].iter().all(|word| word.capital);
        let person = scene.portraits[found.chunk].who == Who::Person && !scene.is_bare_name(found.chunk);
        capital
            && !person
            && !matches!(scene.portraits[found.chunk].who, Who::State(_))
            && self.states.get(&scene.name(found.chunk)).is_none()
    }

    fn without_article(&self, word: usize) -> usize {
        word + usize::from(self.scene.words[word].upos == Upos::Det)
    }

    /// Whether a word has its capital only from the sentence.
    fn is_common(&self, word: usize, end: usize) -> bool {
        let here = &self.scene.words[word];
        let lower = here.lower.as_str();
        let nouns = &self.scene.lexicon.nouns;
        let two = self
            .scene
            .words
            .get(word + 1)
            .filter(|_| word + 1 < end)
            .map(|next| format!("{lower} {}", next.lower));
        let known = nouns.noun(lower).is_some()
            || nouns.qualifier(lower).is_some()
            || nouns.level(lower).is_some()
            || two.is_some_and(|two| nouns.noun(&two).is_some());
        let named = super::chunk::name_at(&self.scene.words, word, end, self.scene.lexicon).is_some()
            || self.states.get(&here.form).is_some();
        let plain = matches!(here.upos, Upos::Noun | Upos::Adj | Upos::Verb)
            && !is_demonym(&here.form)
            && here.entity.is_none();
        here.capital && !named && !here.is_acronym() && self.begins_sentence(word) && (known || plain)
    }
}

fn organ_of(state: &str, kind: ActorKind, reason: String) -> Owner {
    Owner {
        name: state.to_owned(),
        kind: Some(kind),
        is_state: true,
        level: None,
        reason,
    }
}

fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether a word ends as adjectives of states do.
fn is_demonym(word: &str) -> bool {
    const ENDINGS: [&str; 5] = ["an", "ese", "ish", "i", "ic"];
    ENDINGS.iter().any(|ending| word.ends_with(ending)) && word.chars().count() > 4
}
