//! Those who are said to have done it and are no party: a gunman, the driver of a lorry, a suspect with a name.
//!
//! What is done to them answers the deed and is not the deed: "officers shot the gunman dead" tells nobody who did it, to whom
//! or with what ([`Author::is_response`]). The deed itself may tell who they are: "police named the gunman as Ivo Marrant"
//! ([`Author::identified`]).

use std::collections::BTreeSet;

use rashomon_types::{Claim, EventMention, ParticipantRole, Span, Stance};

use super::initiator::draft;
use super::naming::{Naming, namings, runs};
use super::{Draft, Scene};
use crate::lexicon::Lexicon;
use crate::names;
use crate::value::{Named, Sort};

/// Who is said to have done it, where that is no party.
pub(super) struct Author {
    /// Those whom the reports name.
    names: Vec<String>,
    /// Nouns that tell nobody apart, of those who are said to have done it: "driver" where the police killed him.
    nouns: BTreeSet<String>,
    /// Whether the reports speak of one such person, by name or as "the gunman", and the event is no fight of two sides.
    is_alone: bool,
    /// Whether a vehicle was the weapon: then "the driver" did it, and "the lorry" stands for him.
    is_driver: bool,
}

impl Author {
    /// Reads the reports of an event.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let documents = scene.claims().filter_map(|(place, _)| scene.corpus.document_of(place));
        let documents: BTreeSet<usize> = documents.collect();
        let (mut names, mut mentions) = (Vec::new(), 0);
        let texts: Vec<&str> = documents
            .into_iter()
            .take(MANY)
            .filter_map(|place| Some(scene.corpus.documents.get(place)?.text.as_str()))
            .collect();
        let is_fight = is_mainly_fight(scene);
        let is_driver = !is_fight && texts.iter().any(|text| scene.lexicon.rams.is_in(text));
        for text in texts {
            names.extend(namings(text, scene.lexicon, is_driver).map(|naming| naming.name.to_owned()));
            mentions += called(text, &scene.lexicon.people.culprits);
        }
        // Whoever speaks here did not do it: a brother, a mayor.
        let speakers = scene.claims().flat_map(|(_, claim)| claim.chain());
        let speakers: BTreeSet<String> = speakers
            .filter_map(|source| source.speaker.as_deref().map(names::key))
            .collect();
        names.retain(|name| !speakers.contains(&names::key(name)));
        names.sort();
        names.dedup();
        Self {
            is_alone: !is_fight && (!names.is_empty() || mentions > 1),
            is_driver,
            names,
            nouns: nouns(scene),
        }
    }

    /// Whether a vehicle was the weapon.
    pub(super) fn is_driver(&self) -> bool {
        self.is_driver
    }

    /// Whether the reports speak of one person who did it, in no fight of two sides.
    pub(super) fn is_alone(&self) -> bool {
        self.is_alone
    }

    /// Whether a mention tells what was done to those who did it.
    pub(super) fn is_response(&self, scene: &Scene<'_>, place: usize, claim: &Claim, mention: &EventMention) -> bool {
        let by = |role| {
            let parts = mention.participants.iter().filter(move |part| part.role == role);
            parts
                .flat_map(|part| &part.spans)
                .map(move |&span| scene.words(place, span))
        };
        let mut lost = claim.quantities.iter().filter_map(|quantity| quantity.whose.as_deref());
        let is_harm = scene.lexicon.kinds.harm.contains(&mention.kind);
        by(ParticipantRole::Target).any(|words| self.is_author(scene.lexicon, words))
            || (is_harm && lost.any(|words| is_called(scene.lexicon, words)))
            || (by(ParticipantRole::Initiator).any(|words| is_guard(scene.lexicon, words))
                && (self.is_answered(scene.lexicon, by(ParticipantRole::Target)) || is_to_stop(scene, place, mention)))
    }

    /// Whether what a guard does is done to the author: to nobody else, where there is one.
    fn is_answered<'a>(&self, lexicon: &Lexicon, mut to: impl Iterator<Item = &'a str>) -> bool {
        self.is_alone && !to.any(|words| is_crowd(lexicon, words))
    }

    /// Whether words tell of a guard's deed done to the author: by the order of words alone. `doer` did it; `other` stands on the
    /// other side of the verb.
    pub(super) fn is_response_by_order(&self, lexicon: &Lexicon, doer: &str, other: &str) -> bool {
        is_called(lexicon, other)
            || self.is_author(lexicon, other)
            || (is_guard(lexicon, doer) && self.is_answered(lexicon, std::iter::once(other)))
    }

    /// Whether a sentence tells how those who did it, or their lorry, were hit: "the driver was shot dead", "bullet holes in the
    /// windscreen".
    pub(super) fn is_hit(&self, lexicon: &Lexicon, sentence: &str) -> bool {
        const HIT: &[&str] = &[
            "was shot",
            "were shot",
            "been shot",
            "be shot",
            "was killed",
            "was gunned",
            "shot dead",
            "shot and killed",
        ];
        const MARKS: &[&str] = &["riddled", "bullet holes", "windshield", "windscreen", "bullets in its"];
        const LOADED: &[&str] = &[
            "full of",
            "laden with",
            "packed with",
            "loaded with",
            "found in",
            "found inside",
            "discovered in",
        ];
        let lower = sentence.to_lowercase();
        let is_marked = self.is_driver && MARKS.iter().chain(LOADED).any(|mark| lower.contains(mark));
        let is_shot = HIT.iter().any(|hit| {
            lower.find(hit).is_some_and(|at| {
                let before = sentence.get(..at).unwrap_or_default();
                let after = sentence.get(at + hit.len()..).unwrap_or_default();
                let near = super::doer::last_words(before, 3);
                let is_by =
                    after.trim_start().starts_with("by ") && is_guard(lexicon, super::doer::first_words(after, 5));
                let behind = super::doer::first_words(after.trim_start(), 3);
                self.is_author(lexicon, near) || is_called(lexicon, behind) || (self.is_alone && is_by)
            })
        });
        is_marked || is_shot
    }

    /// Whether words are those of who did it: "the gunman", "Mr Marrant", "the lorry" of one who rammed a crowd.
    pub(super) fn is_author(&self, lexicon: &Lexicon, words: &str) -> bool {
        let head = head(words);
        (self.is_driver && (head == "driver" || lexicon.people.vehicles.contains(&head)))
            || (self.is_alone && matches!(head.as_str(), "he" | "him"))
            || self.name(words).is_some()
            || lexicon.people.attackers.contains(&head)
    }

    /// Whether words mean one or more of those who did it: "the gunman", "the driver" who drove into the crowd.
    pub(super) fn is_one(&self, lexicon: &Lexicon, words: &str) -> bool {
        let head = head(words);
        let is_definite = words.to_lowercase().starts_with("the ") || names::words(words).len() == 1;
        lexicon.people.attackers.contains(&head)
            || (is_definite && self.nouns.contains(&head))
            || self.name(words).is_some()
    }

    /// The full name in words that name him: "Mr Marrant" for "Ivo Marrant", but not "Ada Marrant".
    pub(super) fn name(&self, words: &str) -> Option<&str> {
        let own = own_names(words);
        let is_it = |name: &&String| {
            let name = names::words(name);
            name.last().is_some_and(|last| own.contains(last)) && own.iter().all(|word| name.contains(word))
        };
        self.names.iter().find(is_it).map(String::as_str)
    }

    /// "Mr Marrant was a lone wolf", "Ivo Marrant had acted alone": one whom the reports name, with words for who did it.
    fn described<'a>(&self, lexicon: &Lexicon, text: &'a str) -> Option<Naming<'a>> {
        let is_told = lexicon.authorship.is_in(text);
        let mut names = runs(text).into_iter().filter(|_| is_told);
        names.find(|naming| self.name(naming.name).is_some())
    }

    /// "police identified the attacker as Ivo Marrant", "the suspect, Ivo Marrant": a claim that names him says who did it.
    pub(super) fn identified(&self, scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
        let stance = scene.stance(place, claim).filter(|stance| *stance != Stance::Deny)?;
        claim.content.spans.iter().find_map(|&piece| {
            let text = scene.words(place, piece);
            let is_known = |naming: &Naming<'_>| self.name(naming.name).is_some();
            let naming = namings(text, scene.lexicon, self.is_driver)
                .find(is_known)
                .or_else(|| self.described(scene.lexicon, text))?;
            let start = piece.start() + u32::try_from(naming.at).ok()?;
            let span = Span::new(start, start + u32::try_from(naming.name.len()).ok()?)?;
            let named = person(self.name(naming.name).unwrap_or(naming.name));
            Some(draft(place, stance, vec![named], vec![span]))
        })
    }
}

/// The nouns of those of whom the claims of an event tell that they did it, beyond those whose noun says so: "the driver" where
/// the police killed him, or where a deed is his.
fn nouns(scene: &Scene<'_>) -> BTreeSet<String> {
    let mut main = scene.occasion.kinds.iter().take(2);
    let is_crowd = main.any(|kind| kind == "protest" || kind == "riot");
    let claims = scene.claims().filter(|_| !is_crowd);
    let mentions = claims.flat_map(|(place, claim)| claim.event_mentions.iter().map(move |mention| (place, mention)));
    let deeds = mentions.filter(|(_, mention)| scene.is_deed(mention));
    deeds
        .flat_map(|(place, mention)| doers(scene, place, mention))
        .collect()
}

/// The nouns of those who may have done it, as one mention of a deed tells of them.
fn doers(scene: &Scene<'_>, place: usize, mention: &EventMention) -> Vec<String> {
    let people = &scene.lexicon.people;
    let of = |role| {
        let parts = mention.participants.iter().filter(move |part| part.role == role);
        parts.filter_map(|part| Some(head(scene.words(place, *part.spans.first()?))))
    };
    let by_police = of(ParticipantRole::Initiator).any(|noun| people.police.contains(&noun));
    let is_fatal = matches!(mention.kind.as_str(), "killing" | "shooting" | "execution");
    let slain = of(ParticipantRole::Target).filter(|_| by_police && is_fatal);
    let found = of(ParticipantRole::Initiator).chain(slain);
    found.filter(|noun| people.perhaps.contains(noun)).collect()
}

/// Whether two sides fight, before anything else that happened.
pub(super) fn is_battle(scene: &Scene<'_>) -> bool {
    let kinds = &scene.lexicon.kinds;
    let mut main = scene
        .occasion
        .kinds
        .iter()
        .filter(|kind| *kind != "attack" && !kinds.harm.contains(*kind));
    main.next().is_some_and(|kind| kinds.fighting.contains(kind))
}

/// Whether the event is a fight before all else; a shoot-out with a gunman is none.
fn is_mainly_fight(scene: &Scene<'_>) -> bool {
    let kinds = &scene.lexicon.kinds;
    let mut main = scene
        .occasion
        .kinds
        .iter()
        .filter(|kind| *kind != "attack" && !kinds.harm.contains(*kind));
    main.next()
        .is_some_and(|kind| kinds.fighting.contains(kind) || kinds.manifold.contains(kind))
}

/// A person by name, who is no party.
pub(super) fn person(words: &str) -> Named {
    Named {
        words: words.to_owned(),
        party: None,
        sort: Sort::Person,
    }
}

/// The texts of so many documents tell who is spoken of.
const MANY: usize = 64;

/// How often a text speaks of "the gunman".
fn called(text: &str, nouns: &BTreeSet<String>) -> usize {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| nouns.contains(&word.to_lowercase())).count()
}

/// The words of a name in some words, without titles.
fn own_names(words: &str) -> Vec<String> {
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let capitals = words.split(' ').filter(is_name).flat_map(names::words);
    capitals.filter(|word| !names::is_title(word)).collect()
}

/// The noun that some words are about: "gunman" in "a lone gunman in black", "brother" in "the gunman's brother".
pub(super) fn head(words: &str) -> String {
    const ENDS: &[&str] = &[
        " of ", " in ", " who ", " with ", " from ", " at ", " on ", " behind ", ",",
    ];
    let end = ENDS.iter().filter_map(|end| words.find(end)).min();
    let phrase = words.get(..end.unwrap_or(words.len())).unwrap_or(words);
    let last = phrase.split_whitespace().next_back().unwrap_or_default();
    names::words(last).pop().unwrap_or_default()
}

/// Whether words speak of attackers, be it one or many.
pub(super) fn is_called(lexicon: &Lexicon, words: &str) -> bool {
    let people = &lexicon.people;
    names::words(words).iter().any(|word| people.attackers.contains(word))
}

/// Whether words name those who guard and arrest.
pub(super) fn is_guard(lexicon: &Lexicon, words: &str) -> bool {
    names::words(words).iter().any(|word| {
        lexicon.people.forces.contains(word) || matches!(word.as_str(), "police" | "swat" | "security" | "gendarmes")
    })
}

/// "Officers fired at the lorry to stop it": whether the words right behind a deed tell that it was to end another.
fn is_to_stop(scene: &Scene<'_>, place: usize, mention: &EventMention) -> bool {
    let Some(deed) = mention.spans.iter().copied().reduce(Span::hull) else {
        return false;
    };
    let document = scene
        .corpus
        .document_of(place)
        .and_then(|place| scene.corpus.documents.get(place));
    let after = document
        .and_then(|document| document.text.get(deed.end() as usize..))
        .unwrap_or_default();
    let clause = after.split(['.', ';', '!', '?', '\n']).next().unwrap_or_default();
    let mut stops = scene.lexicon.stops.find(clause);
    stops.any(|found| found.at.start < NEAR)
}

/// So many bytes behind a deed what it was for can stand.
const NEAR: usize = 60;

/// Whether words name people who bear no arms and are many, or a body of them.
fn is_crowd(lexicon: &Lexicon, words: &str) -> bool {
    let list = names::words(words);
    let is_one = matches!(head(words).as_str(), "man" | "driver" | "person" | "body" | "dead");
    !is_one
        && list
            .iter()
            .any(|word| lexicon.people.civilians.contains(word) || matches!(word.as_str(), "crowd" | "crowds"))
}
