//! What the words of one noun phrase tell of whom it means, before any other phrase is looked at.

use std::ops::Range;

use rashomon_types::{ActorKind, ActorLevel, EntityKind, Upos};

use super::chunk::{Word, is_owner, name_at};
use super::lexicon::{ActorLexicon, Form, Name};
use super::nouns::{LONGEST, Noun, Sort, Tie};

/// How a phrase means somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// A thing, or nothing that the words tell.
    Nobody,
    /// A state of the lexicon, by this form.
    State(Form),
    /// A body of the lexicon.
    Known,
    /// A body by a name of its own.
    Body,
    /// A person by name.
    Person,
    /// A lone name of which the phrase tells no more.
    Lone,
    /// By a noun: "the attackers".
    Described,
    /// "Dozens" of something.
    Partitive,
}

/// How a phrase begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// "the", "this"
    Definite,
    /// "his"
    Owned,
    /// "a", a number
    Indefinite,
    Bare,
}

/// A noun of the lexicon in a phrase.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) words: Range<usize>,
    pub(super) noun: Noun,
    /// The entry, in the singular.
    pub(super) key: String,
    pub(super) plural: bool,
}

/// A name of the lexicon that only qualifies: "Russian" in "Russian forces".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Qualifier {
    pub(super) actor: String,
    pub(super) kind: ActorKind,
    pub(super) form: Form,
    /// The state whose organ it is.
    pub(super) of: Option<String>,
    pub(super) words: Range<usize>,
}

/// Another actor that the phrase's own is tied to: "Russian-backed".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bond {
    pub(super) tie: Tie,
    /// The other, as the text has it, or by its name in the lexicon.
    pub(super) party: String,
    /// The words that say so.
    pub(super) words: Range<usize>,
}

/// One phrase by itself.
#[derive(Debug, Clone)]
pub(super) struct Portrait {
    pub(super) who: Who,
    /// The words of the name, or of the description without what opens it.
    pub(super) name: Range<usize>,
    /// The lexicon's own name.
    pub(super) known: Option<String>,
    pub(super) opening: Opening,
    pub(super) head: Option<Hit>,
    pub(super) kind: Option<ActorKind>,
    pub(super) level: Option<ActorLevel>,
    pub(super) qualifier: Option<Qualifier>,
    /// A capital word that may be a state's adjective or a region: "Kelmari", "Tarkova".
    pub(super) open_name: Option<Range<usize>>,
    /// How high the offices of the part of a state stand that the phrase names: "Tarkova Region".
    pub(super) region: Option<ActorLevel>,
    pub(super) bonds: Vec<Bond>,
    /// The organ of a state before the head: "foreign ministry" of "a foreign ministry spokesman".
    pub(super) organ: Option<String>,
    /// Whether a head such as only a state has is in it.
    pub(super) national: bool,
}

/// Reads the phrase at these words.
pub(super) fn portray(words: &[Word<'_>], range: &Range<usize>, lexicon: &ActorLexicon) -> Portrait {
    let core = core(words, range);
    let opening = opening(words, range.start, core.start);
    let reader = Reader {
        words,
        lexicon,
        core: core.clone(),
    };
    reader.read(opening)
}

/// The phrase without articles, numbers and owners' pronouns.
fn core(words: &[Word<'_>], range: &Range<usize>) -> Range<usize> {
    let opens = |at: usize| {
        let word = &words[at];
        matches!(word.upos, Upos::Det | Upos::Num) || is_owner(&word.lower) || is_quantity(&word.lower)
    };
    let start = range.clone().find(|&at| !opens(at)).unwrap_or(range.end - 1);
    start..range.end
}

pub(super) fn is_quantity(lower: &str) -> bool {
    const WORDS: [&str; 18] = [
        "several", "many", "more", "most", "few", "some", "other", "another", "all", "both", "numerous", "various",
        "least", "same", "own", "certain", "than", "further",
    ];
    WORDS.contains(&lower)
}

fn opening(words: &[Word<'_>], start: usize, core: usize) -> Opening {
    let lower = words[start].lower.as_str();
    match lower {
        _ if start == core => Opening::Bare,
        "the" | "this" | "that" | "these" | "those" | "both" => Opening::Definite,
        _ if is_owner(lower) => Opening::Owned,
        _ => Opening::Indefinite,
    }
}

/// A phrase under the eye.
struct Reader<'r> {
    words: &'r [Word<'r>],
    lexicon: &'r ActorLexicon,
    core: Range<usize>,
}

impl Reader<'_> {
    fn read(&self, opening: Opening) -> Portrait {
        let bonds = self.bonds();
        let free = bonds.iter().map(|bond| bond.words.end).max().unwrap_or(self.core.start);
        let core = free.max(self.core.start)..self.core.end;
        let mut portrait = self.identity(&core);
        portrait.opening = opening;
        if portrait.who == Who::Described {
            portrait.name = self.core.clone();
        }
        portrait.bonds = bonds;
        portrait
    }

    /// Who the words mean: a person named at the end, a name of the lexicon, a noun.
    fn identity(&self, core: &Range<usize>) -> Portrait {
        if core.is_empty() {
            return blank(core.clone());
        }
        if is_partitive(&self.words[core.end - 1].lower) {
            return Portrait {
                who: Who::Partitive,
                ..blank(core.clone())
            };
        }
        if let Some(name) = self.person(core) {
            return self.named(Who::Person, core, name);
        }
        if let Some((name, known)) = self.known_at_end(core).or_else(|| self.known_before_noun(core)) {
            return self.of_lexicon(core, name, known);
        }
        self.by_noun(core)
    }

    /// The person's name that the phrase ends in, as the model sees it.
    fn person(&self, core: &Range<usize>) -> Option<Range<usize>> {
        let inside = |at: &usize| self.words[*at].entity == Some(EntityKind::Person);
        let start = core.clone().rev().take_while(inside).last()?;
        let start = (start..core.end).find(|&at| self.words[at].capital && !self.is_title(at))?;
        let known = name_at(self.words, start, core.end, self.lexicon)
            .is_some_and(|(stop, _)| stop == core.end && start == core.start);
        (!known).then_some(start..core.end)
    }

    fn is_title(&self, at: usize) -> bool {
        let noun = self.lexicon.nouns.noun(&self.words[at].lower);
        noun.is_some_and(|(noun, _, _)| matches!(noun.sort, Sort::Office | Sort::Rank | Sort::Address))
    }

    /// The name of the lexicon that the phrase ends in; no state's name at the end of another's: "Radio Sudan".
    fn known_at_end(&self, core: &Range<usize>) -> Option<(Range<usize>, &Name)> {
        let ends_here = |at: usize| {
            let (stop, name) = name_at(self.words, at, core.end, self.lexicon)?;
            (stop == core.end).then_some((at..stop, name))
        };
        let (range, name) = core.clone().find_map(ends_here)?;
        let inner = self.words[core.start..range.start]
            .iter()
            .any(|word| word.upos == Upos::Adp);
        let before = range.start.checked_sub(1).filter(|before| *before >= core.start);
        let longer = before.is_some_and(|at| self.words[at].capital && !self.tells(at) && name.form != Form::Body);
        let longer = longer || self.is_end_of_name(core, range.start, name);
        (!inner && !longer).then_some((range, name))
    }

    /// Whether a body's name is only the end of another's: "the National Security Council".
    fn is_end_of_name(&self, range: &Range<usize>, start: usize, name: &Name) -> bool {
        let Some(before) = start.checked_sub(1).filter(|before| *before >= range.start) else {
            return false;
        };
        let word = &self.words[before];
        let stated = name_at(self.words, before, start, self.lexicon).is_some();
        let noun = self.lexicon.nouns.noun(&word.lower).is_some();
        name.form == Form::Body
            && word.capital
            && !stated
            && !noun
            && word.entity.is_some()
            && word.entity == self.words[start].entity
    }

    /// Whether a word is one that the lexicons know.
    fn tells(&self, at: usize) -> bool {
        let lower = &self.words[at].lower;
        let nouns = &self.lexicon.nouns;
        nouns.noun(lower).is_some()
            || nouns.qualifier(lower).is_some()
            || nouns.level(lower).is_some()
            || name_at(self.words, at, at + 1, self.lexicon).is_some()
    }

    /// "the Islamic State group": a body of the lexicon, and a plain noun for what it is.
    fn known_before_noun(&self, core: &Range<usize>) -> Option<(Range<usize>, &Name)> {
        let starts = |at: usize| name_at(self.words, at, core.end, self.lexicon).map(|(stop, name)| (at..stop, name));
        let (range, name) = core
            .clone()
            .find_map(starts)
            .filter(|(range, name)| name.form == Form::Body && range.end < core.end)?;
        let (noun, _, plural) = self.lexicon.nouns.noun(&joined(self.words, &(range.end..core.end)))?;
        let same = noun.around || (noun.kind == Some(ActorKind::Media) && name.kind == ActorKind::Media);
        (noun.sort == Sort::Body
            && same
            && !plural
            && !self.words[range.end].capital
            && !self.is_end_of_name(core, range.start, name))
        .then_some((range, name))
    }

    fn of_lexicon(&self, core: &Range<usize>, name: Range<usize>, known: &Name) -> Portrait {
        let mut portrait = self.named(Who::Known, core, name);
        portrait.who = match known.form {
            Form::Body => Who::Known,
            form => Who::State(form),
        };
        portrait.kind = Some(known.kind);
        portrait.known = Some(known.actor.clone());
        portrait
    }

    /// A name, and what stands before it.
    fn named(&self, who: Who, core: &Range<usize>, name: Range<usize>) -> Portrait {
        let before = core.start..name.start;
        let hits = self.hits(&before);
        let mut portrait = self.qualified(&before, &hits);
        portrait.who = who;
        portrait.name = name;
        portrait
    }

    fn by_noun(&self, core: &Range<usize>) -> Portrait {
        let preposition = core
            .clone()
            .find(|&at| self.words[at].upos == Upos::Adp && at > core.start);
        let first = core.start..preposition.unwrap_or(core.end);
        let mut hits = self.hits(&first);
        if hits.is_empty() && preposition.is_some() {
            hits = self.hits(core);
        }
        if let Some(plain) = hits.iter().rposition(|hit| self.is_plain_before_name(hit, core)) {
            hits.truncate(plain + 1);
        }
        let Some(last) = hits.last().cloned() else {
            return self.without_noun(core);
        };
        let rest = last.words.end..core.end;
        if preposition.is_some_and(|at| at >= last.words.end) || (rest.is_empty() && preposition.is_some()) {
            return self.body(core, &hits, core.clone());
        }
        if rest.is_empty() {
            return self.headed(core, &hits, &last);
        }
        let all_capital = rest
            .clone()
            .all(|at| self.words[at].capital || !self.words[at].form.starts_with(char::is_alphanumeric));
        match last.noun.sort {
            _ if !all_capital => self.thing(core),
            Sort::Body => self.body(core, &hits, rest),
            Sort::People | Sort::Office | Sort::Rank | Sort::Address => self.named(Who::Person, core, rest),
            Sort::Arms | Sort::Document => self.thing(core),
        }
    }

    /// "group" in "the rights group Clear Record": a plain noun, and a name to the end, whatever its words are.
    fn is_plain_before_name(&self, hit: &Hit, core: &Range<usize>) -> bool {
        let rest = hit.words.end..core.end;
        let plain = !self.words[hit.words.start].capital && hit.noun.sort == Sort::Body;
        plain && rest.len() > 1 && rest.clone().all(|at| self.words[at].capital)
    }

    /// The phrase ends in a noun of the lexicon.
    fn headed(&self, core: &Range<usize>, hits: &[Hit], last: &Hit) -> Portrait {
        let capital = self.words[last.words.start].capital && last.words.start > core.start;
        let proper = |at: usize| self.words[at].capital && !self.tells(at) && self.words[at].upos != Upos::Num;
        let own = capital && (core.start..last.words.start).any(proper) && last.noun.sort != Sort::Arms;
        let of_people = matches!(last.noun.sort, Sort::People | Sort::Office | Sort::Rank) && !last.plural;
        if own && last.noun.sort == Sort::Body && !(self.is_national(last) && core.len() - last.words.len() == 1) {
            return self.body(core, hits, core.clone());
        }
        if own && of_people && self.words[last.words.start].upos == Upos::Propn && last.noun.sort == Sort::People {
            return self.named(Who::Body, core, core.clone());
        }
        let mut portrait = self.qualified(core, hits);
        let capital_word = self.words[last.words.start].capital && self.follows(last.words.start);
        let plain_name_part =
            last.noun.named_only && !capital_word && !matches!(last.noun.kind, Some(ActorKind::ArmedGroup));
        portrait.who = match last.noun.sort {
            Sort::Arms | Sort::Document => Who::Nobody,
            _ if plain_name_part => Who::Nobody,
            _ => Who::Described,
        };
        portrait
    }

    /// Whether a word of the same sentence stands before.
    fn follows(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.words.get(before));
        before.is_some_and(|before| before.sentence == self.words[at].sentence)
    }

    /// A body by its own name, which the nouns in it or before it tell the kind of.
    fn body(&self, core: &Range<usize>, hits: &[Hit], name: Range<usize>) -> Portrait {
        let mut portrait = self.qualified(core, hits);
        portrait.who = Who::Body;
        portrait.name = name;
        if let Some(hit) = hits.last().filter(|hit| hit.noun.named_only) {
            portrait.kind = portrait.kind.or(hit.noun.kind);
        }
        portrait
    }

    fn is_national(&self, hit: &Hit) -> bool {
        self.lexicon.nouns.is_national(&hit.key) || hit.noun.level == Some(ActorLevel::National)
    }

    /// No noun of the lexicon: a name by itself, or a thing.
    fn without_noun(&self, core: &Range<usize>) -> Portrait {
        let name = |at: usize| self.words[at].capital || !self.words[at].form.starts_with(char::is_alphanumeric);
        let small = |at: usize| {
            self.words[at].upos == Upos::Adp || matches!(self.words[at].lower.as_str(), "the" | "and" | "al")
        };
        let whole = self.words[core.start].capital && core.clone().all(|at| name(at) || small(at));
        let first = &self.words[core.start];
        let opens = core
            .start
            .checked_sub(1)
            .is_none_or(|before| self.words[before].sentence != first.sentence);
        let common = core.len() == 1 && opens && !matches!(first.upos, Upos::Propn | Upos::X) && first.entity.is_none();
        if !whole || common {
            return self.thing(core);
        }
        let entity = self.words[core.end - 1].entity.or(first.entity);
        let demonym = self.demonym_plural(core);
        if let Some(qualifier) = demonym {
            return Portrait {
                who: Who::Described,
                kind: Some(ActorKind::Civilians),
                qualifier: Some(qualifier),
                ..blank(core.clone())
            };
        }
        let who = match entity {
            Some(EntityKind::Organisation) => Who::Body,
            Some(EntityKind::Other) => Who::Nobody,
            _ => Who::Lone,
        };
        Portrait {
            who,
            ..blank(core.clone())
        }
    }

    /// "Ukrainians"
    fn demonym_plural(&self, core: &Range<usize>) -> Option<Qualifier> {
        let form = self.words[core.start]
            .form
            .strip_suffix('s')
            .filter(|_| core.len() == 1)?;
        let name = self.lexicon.name(form).filter(|name| name.form == Form::Demonym)?;
        Some(qualifier(name, core.clone()))
    }

    /// A thing, with whose it is.
    fn thing(&self, core: &Range<usize>) -> Portrait {
        let mut portrait = self.qualified(core, &[]);
        portrait.who = Who::Nobody;
        portrait.kind = None;
        portrait
    }

    /// What the words of a range tell, the last of the hits at its head.
    fn qualified(&self, range: &Range<usize>, hits: &[Hit]) -> Portrait {
        let head = hits.last().cloned();
        let end = head.as_ref().map_or(range.end, |hit| hit.words.start);
        let before = range.start..end;
        let qualifier = self.known_in(&before);
        let region = before.clone().find_map(|at| self.region_at(range, at));
        let level = before
            .clone()
            .find_map(|at| self.lexicon.nouns.level(&self.words[at].lower));
        let own_level = hits
            .iter()
            .rev()
            .find_map(|hit| hit.noun.level)
            .or_else(|| self.unit_level(&before, head.as_ref()));
        let national = hits.iter().any(|hit| self.is_national(hit));
        Portrait {
            kind: self.kind(&before, hits, qualifier.as_ref()),
            level: region.or(level).or(own_level),
            open_name: self.open_name(&before, qualifier.as_ref()),
            qualifier,
            region,
            national,
            organ: self.organ(hits),
            head,
            ..blank(range.clone())
        }
    }

    /// A body such as only a state has, before the head.
    fn organ(&self, hits: &[Hit]) -> Option<String> {
        let bodies = hits
            .iter()
            .rev()
            .skip(1)
            .find(|hit| hit.noun.sort == Sort::Body && self.is_national(hit));
        bodies.map(|hit| hit.key.clone())
    }

    /// "the 14th Mountain Brigade": a numbered unit is a part.
    fn unit_level(&self, before: &Range<usize>, head: Option<&Hit>) -> Option<ActorLevel> {
        let numbered = !before.is_empty()
            && self.words[before.start]
                .form
                .starts_with(|letter: char| letter.is_ascii_digit());
        head.filter(|hit| numbered && hit.noun.named_only)
            .map(|_| ActorLevel::Local)
    }

    /// The kind that the head tells, or else the words before it.
    fn kind(&self, before: &Range<usize>, hits: &[Hit], known: Option<&Qualifier>) -> Option<ActorKind> {
        let head = hits.last()?;
        let numbered = self.words[before.start]
            .form
            .starts_with(|letter: char| letter.is_ascii_digit())
            && !before.is_empty();
        let told = self
            .kind_before(before, hits)
            .or_else(|| known.filter(|known| known.form == Form::Body).map(|known| known.kind));
        let own = head
            .noun
            .kind
            .filter(|_| !head.noun.around && (!head.noun.named_only || numbered));
        if head.noun.sort == Sort::Arms && told == Some(ActorKind::Civilians) {
            return None;
        }
        match (own, told) {
            (Some(ActorKind::State), Some(told)) if is_bureau(&head.key) => Some(told),
            (Some(ActorKind::ArmedGroup), _) if numbered && head.noun.named_only => Some(ActorKind::StateForces),
            (Some(ActorKind::ArmedGroup), Some(ActorKind::StateForces)) => Some(ActorKind::StateForces),
            (Some(ActorKind::State), Some(told)) if !self.is_national(head) && head.noun.sort != Sort::Body => {
                Some(told)
            }
            (Some(ActorKind::StateForces), Some(told @ (ActorKind::ArmedGroup | ActorKind::International))) => {
                Some(told)
            }
            (Some(ActorKind::Media), _) | (Some(_), None) => own,
            (Some(own), Some(ActorKind::International)) if own != ActorKind::Civilians => {
                Some(ActorKind::International)
            }
            (Some(own), Some(_)) => Some(own),
            (None, Some(told)) => Some(told),
            (None, None) => head.noun.kind.filter(|_| !head.noun.named_only),
        }
    }

    /// What the nearest telling word before the head says.
    fn kind_before(&self, before: &Range<usize>, hits: &[Hit]) -> Option<ActorKind> {
        let nouns = hits.iter().rev().skip(1);
        let by_noun = |at: usize| {
            let hit = nouns.clone().find(|hit| hit.words.contains(&at));
            let tells = |noun: &Noun| !noun.around && !noun.named_only && noun.sort != Sort::Arms;
            let level = self.lexicon.nouns.level(&self.words[at].lower).is_some();
            hit.and_then(|hit| hit.noun.kind.filter(|_| tells(&hit.noun) && !level))
        };
        let told = |at: usize| {
            self.lexicon
                .nouns
                .qualifier(&self.words[at].lower)
                .or_else(|| by_noun(at))
        };
        before.clone().rev().find_map(told)
    }

    /// The first name of the lexicon among these words.
    fn known_in(&self, range: &Range<usize>) -> Option<Qualifier> {
        let mut at = range.start;
        while at < range.end {
            let found = name_at(self.words, at, range.end, self.lexicon);
            if let Some((stop, name)) = found.filter(|(_, name)| !self.is_end_of_name(range, at, name)) {
                return Some(qualifier(name, at..stop));
            }
            at += 1;
        }
        None
    }

    /// "Tarkova Region", with a name before it.
    fn region_at(&self, range: &Range<usize>, at: usize) -> Option<ActorLevel> {
        let level = self.lexicon.nouns.region(&self.words[at].lower)?;
        (at > range.start && self.words[at - 1].capital && !self.tells(at - 1)).then_some(level)
    }

    /// A capital run among these words that no lexicon knows.
    fn open_name(&self, range: &Range<usize>, known: Option<&Qualifier>) -> Option<Range<usize>> {
        let open = |at: &usize| {
            let word = &self.words[*at];
            let inside = known.is_some_and(|known| known.words.contains(at));
            word.capital
                && !inside
                && !self.tells(*at)
                && matches!(word.upos, Upos::Propn | Upos::Adj | Upos::Noun | Upos::X)
        };
        let start = range.clone().find(open)?;
        let end = (start..range.end).take_while(open).last()? + 1;
        Some(start..end)
    }

    /// The nouns of the lexicon among these words, from the left, the longest first.
    fn hits(&self, range: &Range<usize>) -> Vec<Hit> {
        let mut out = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let found = (at + 1..=range.end.min(at + LONGEST))
                .rev()
                .find_map(|end| self.hit(at..end, range.end));
            at = found.as_ref().map_or(at + 1, |hit: &Hit| hit.words.end);
            out.extend(found);
        }
        out
    }

    fn hit(&self, words: Range<usize>, end: usize) -> Option<Hit> {
        let text = joined(self.words, &words);
        let (noun, key, plural) = self.lexicon.nouns.noun(&text)?;
        let capital = self.words[words.start].capital;
        let before_name = self.words.get(words.end).is_some_and(|next| next.capital);
        let stray = matches!(noun.sort, Sort::Rank | Sort::Address) && !capital && words.end != end && !before_name;
        (!stray).then_some(Hit {
            words,
            noun,
            key,
            plural,
        })
    }

    /// "Russian-backed", "pro-Kelmari"
    fn bonds(&self) -> Vec<Bond> {
        let hyphens = self
            .core
            .clone()
            .filter(|&at| self.words[at].form == "-" && at > self.core.start && at + 1 < self.core.end);
        hyphens.filter_map(|at| self.bond(at)).collect()
    }

    fn bond(&self, hyphen: usize) -> Option<Bond> {
        let (left, right) = (&self.words[hyphen - 1].lower, &self.words[hyphen + 1].lower);
        if matches!(left.as_str(), "pro" | "anti") {
            let (tie, _) = self.lexicon.nouns.tie(left)?;
            let (stop, party) = self.party_from(hyphen + 1);
            return Some(Bond {
                tie,
                party,
                words: hyphen - 1..stop,
            });
        }
        let (tie, _) = self.lexicon.nouns.tie(right)?;
        if matches!(
            left.as_str(),
            "self" | "well" | "newly" | "un" | "non" | "then" | "state"
        ) {
            return None;
        }
        let (start, party) = self.party_before(hyphen);
        Some(Bond {
            tie,
            party,
            words: start..hyphen + 2,
        })
    }

    fn party_from(&self, at: usize) -> (usize, String) {
        match name_at(self.words, at, self.core.end, self.lexicon) {
            Some((stop, name)) => (stop, name.actor.clone()),
            None => (at + 1, self.words[at].form.clone()),
        }
    }

    fn party_before(&self, hyphen: usize) -> (usize, String) {
        let ends_here = |at: usize| {
            name_at(self.words, at, hyphen, self.lexicon)
                .filter(|(stop, _)| *stop == hyphen)
                .map(|(_, name)| (at, name.actor.clone()))
        };
        let plain = || (hyphen - 1, self.words[hyphen - 1].form.clone());
        (self.core.start..hyphen).find_map(ends_here).unwrap_or_else(plain)
    }
}

/// Nouns for a part of a state that the word before tells the kind of: "the police department".
fn is_bureau(key: &str) -> bool {
    matches!(
        key,
        "department"
            | "office"
            | "bureau"
            | "headquarters"
            | "command"
            | "directorate"
            | "service"
            | "agency"
            | "administration"
    )
}

/// The lower-case words as one text; a hyphen joins.
pub(super) fn joined(words: &[Word<'_>], range: &Range<usize>) -> String {
    let mut out = String::new();
    for (at, word) in words[range.clone()].iter().enumerate() {
        if at > 0 && !word.joined {
            out.push(' ');
        }
        out.push_str(&word.lower);
    }
    out
}

fn qualifier(name: &Name, words: Range<usize>) -> Qualifier {
    Qualifier {
        actor: name.actor.clone(),
        kind: name.kind,
        form: name.form,
        of: name.of.clone(),
        words,
    }
}

fn is_partitive(lower: &str) -> bool {
    matches!(
        lower,
        "dozens"
            | "scores"
            | "hundreds"
            | "thousands"
            | "tens"
            | "number"
            | "handful"
            | "majority"
            | "half"
            | "remnants"
            | "rest"
            | "some"
            | "most"
            | "many"
            | "several"
    )
}

fn blank(range: Range<usize>) -> Portrait {
    Portrait {
        who: Who::Nobody,
        name: range,
        known: None,
        opening: Opening::Bare,
        head: None,
        kind: None,
        level: None,
        qualifier: None,
        open_name: None,
        region: None,
        bonds: Vec::new(),
        organ: None,
        national: false,
    }
}
