//! Everybody whom one report names or describes, gathered mention by mention.

use std::collections::BTreeMap;

use rashomon_types::SourceKind;

use super::lexicon::Gender;
use super::mention::{Mention, Role};
use super::portrait::{Class, Portrait, Reach};
use super::pronoun::Pronoun;

/// How many earlier mentions or namesakes are looked at, at most: keeps the work in line with the text's length.
const LOOK_BACK: usize = 48;
/// How many sentences a pronoun reaches back.
const PRONOUN_REACH: usize = 10;

/// One speaker.
#[derive(Debug, Clone)]
pub(super) struct Speaker {
    pub(super) full: String,
    weight: usize,
    pub(super) class: Class,
    plural: bool,
    pub(super) kind: SourceKind,
    pub(super) office: Option<String>,
    pub(super) side: Option<String>,
    pub(super) gender: Option<Gender>,
    pub(super) given: Vec<String>,
    aliases: Vec<String>,
    pub(super) heads: Vec<String>,
    traits: Vec<String>,
    pub(super) named: bool,
    definite: bool,
}

/// Where a speaker was last mentioned.
#[derive(Debug, Clone, Copy)]
struct Seen {
    speaker: usize,
    sentence: usize,
    role: Role,
    in_text: bool,
}

/// The speakers found so far and the ways to them.
#[derive(Default)]
pub(super) struct Roster {
    pub(super) speakers: Vec<Speaker>,
    by_word: BTreeMap<String, Vec<usize>>,
    by_key: BTreeMap<String, usize>,
    by_head: BTreeMap<String, Vec<usize>>,
    seen: Vec<Seen>,
}

impl Roster {
    /// The speaker that a mention means; a new one where it takes up none. None for a pronoun that stands for nobody.
    pub(super) fn place(&mut self, mention: &Mention) -> Option<usize> {
        let portrait = &mention.portrait;
        let known = match portrait.reach {
            Reach::Pronoun(pronoun) => Some(self.by_pronoun(pronoun, mention)?),
            Reach::Proper => self.by_name(portrait),
            Reach::Definite => self.by_key(portrait).or_else(|| self.by_description(portrait, mention)),
            Reach::Owned => self.by_key(portrait),
            Reach::Indefinite => self.by_key(portrait).filter(|_| is_lone_body(portrait)),
        };
        let speaker = known.unwrap_or_else(|| self.add(portrait));
        if mention.in_text || known.is_none() {
            self.absorb(speaker, portrait);
        }
        self.seen.push(Seen {
            speaker,
            sentence: mention.sentence,
            role: mention.role,
            in_text: mention.in_text,
        });
        Some(speaker)
    }

    fn by_key(&self, portrait: &Portrait) -> Option<usize> {
        keys(portrait).iter().find_map(|key| self.by_key.get(key)).copied()
    }

    fn by_name(&self, portrait: &Portrait) -> Option<usize> {
        match portrait.class {
            Class::Person => self.by_given(portrait).or_else(|| self.unnamed_office(portrait)),
            Class::Unclear | Class::State => self.by_given(portrait).or_else(|| self.by_key(portrait)),
            _ => self
                .by_key(portrait)
                .or_else(|| self.shorter_body(portrait))
                .or_else(|| self.by_given(portrait).filter(|_| is_shouted(portrait))),
        }
    }

    /// "Maroun" for "Ilda Maroun", the latest namesake first.
    fn by_given(&self, portrait: &Portrait) -> Option<usize> {
        let last = folded(portrait.given.last()?);
        let first = folded(portrait.given.first()?);
        let ids = |word: &String| self.by_word.get(word).into_iter().flatten().rev().take(LOOK_BACK);
        let fits = |id: &&usize| self.speakers[**id].is_namesake(portrait);
        ids(&last).find(fits).or_else(|| ids(&first).find(fits)).copied()
    }

    /// A known office-holder without a name, whom this phrase names: "The mayor" … "the mayor, Eino Falk".
    fn unnamed_office(&self, portrait: &Portrait) -> Option<usize> {
        let ids = portrait
            .heads
            .iter()
            .filter_map(|head| self.by_head.get(head))
            .flat_map(|ids| ids.iter().rev().take(4));
        let fits = |speaker: &Speaker| {
            let open = !speaker.named && speaker.definite && !speaker.plural && speaker.class == Class::Person;
            open && portrait.office.is_some() && covers(&portrait.traits, &speaker.traits)
        };
        ids.copied().find(|id| fits(&self.speakers[*id]))
    }

    /// "the Legion" for "the Freedom Legion".
    fn shorter_body(&self, portrait: &Portrait) -> Option<usize> {
        let head = portrait.heads.first()?;
        let ids = self.by_head.get(head)?.iter().rev().take(LOOK_BACK);
        let fits = |speaker: &Speaker| {
            speaker.class == Class::Body && speaker.named && covers(&speaker.traits, &portrait.traits)
        };
        ids.copied().find(|id| fits(&self.speakers[*id]))
    }

    /// "the health minister", "the officials", "the group".
    fn by_description(&self, portrait: &Portrait, mention: &Mention) -> Option<usize> {
        let head = portrait.heads.first();
        let ids = head
            .and_then(|head| self.by_head.get(head))
            .into_iter()
            .flatten()
            .rev()
            .take(LOOK_BACK);
        let fits = |speaker: &Speaker| speaker.answers(portrait) && covers(&speaker.traits, &portrait.traits);
        let known = ids.copied().find(|id| fits(&self.speakers[*id]));
        known.or_else(|| self.by_sort(portrait, mention))
    }

    /// A noun so general that it takes up whoever of its sort was last spoken of: "the group", "the statement".
    fn by_sort(&self, portrait: &Portrait, mention: &Mention) -> Option<usize> {
        let pointing = portrait.full.starts_with("This ") || portrait.full.starts_with("this ");
        let head = portrait
            .heads
            .first()
            .filter(|_| pointing || portrait.traits.len() == 1)?;
        let recent = self.seen.iter().rev().take(LOOK_BACK);
        let near = recent
            .filter(|seen| !is_utterance(head) || (seen.role != Role::Other && seen.sentence + 3 >= mention.sentence));
        near.map(|seen| seen.speaker)
            .find(|id| self.speakers[*id].is_sort(head, portrait))
    }

    /// Whom a pronoun stands for: near, speaking, a subject; gender counts, but the text may get it wrong.
    fn by_pronoun(&self, pronoun: Pronoun, mention: &Mention) -> Option<usize> {
        let near = |seen: &&Seen| seen.sentence + PRONOUN_REACH >= mention.sentence;
        let recent = self.seen.iter().rev().take(LOOK_BACK).take_while(near);
        let recent = recent.filter(|seen| seen.in_text || !mention.in_text);
        let scored = recent.filter_map(|seen| Some((self.score(pronoun, seen, mention)?, seen.speaker)));
        let mut best: Option<(i32, usize)> = None;
        for (score, speaker) in scored {
            if best.is_none_or(|(known, _)| score >= known) {
                best = Some((score, speaker));
            }
        }
        best.map(|(_, speaker)| speaker)
    }

    /// Whom a pronoun stands for that nobody before it fits: whoever comes next, in the same or the next sentence.
    pub(super) fn ahead(&self, mention: &Mention) -> Option<usize> {
        let Reach::Pronoun(pronoun) = mention.portrait.reach else {
            return None;
        };
        let first = self.seen.partition_point(|seen| seen.sentence < mention.sentence);
        let next = self.seen[first..]
            .iter()
            .take_while(|seen| seen.sentence <= mention.sentence + 1)
            .take(LOOK_BACK);
        let fits = |speaker: &Speaker| pronoun.fit(speaker.class, speaker.plural, speaker.named).is_some();
        next.filter(|seen| !pronoun.is_first_person() || seen.role == Role::Source)
            .map(|seen| seen.speaker)
            .find(|id| fits(&self.speakers[*id]))
    }

    fn score(&self, pronoun: Pronoun, seen: &Seen, mention: &Mention) -> Option<i32> {
        let speaker = &self.speakers[seen.speaker];
        if pronoun.is_first_person() && (seen.role != Role::Source || seen.sentence + 2 < mention.sentence) {
            return None;
        }
        let fit = pronoun.fit(speaker.class, speaker.plural, speaker.named)?;
        let gender = match (pronoun.gender(), speaker.gender) {
            (Some(asked), Some(known)) if asked == known => 2,
            (Some(_), Some(_)) => -4,
            _ => 0,
        };
        let role = match seen.role {
            Role::Source => 3,
            Role::Subject => 2,
            Role::Other => 0,
        };
        let distance = i32::try_from(mention.sentence.saturating_sub(seen.sentence)).unwrap_or(i32::MAX / 8);
        let relative = if pronoun == Pronoun::Relative { 0 } else { role };
        // "Three villagers had been hurt, they said": whoever the same sentence tells of is mostly told of, not telling.
        let is_told = mention.role == Role::Source && seen.role != Role::Source && distance == 0;
        let told = if is_told && pronoun != Pronoun::Relative { 4 } else { 0 };
        Some(fit + gender + relative - told - 2 * distance)
    }

    fn add(&mut self, portrait: &Portrait) -> usize {
        self.speakers.push(Speaker::of(portrait));
        self.speakers.len() - 1
    }

    /// Adds what a mention tells, and the ways to its speaker that it opens.
    fn absorb(&mut self, id: usize, portrait: &Portrait) {
        self.speakers[id].take(portrait);
        if matches!(portrait.reach, Reach::Pronoun(_)) {
            return;
        }
        let words = portrait.given.iter().chain(&portrait.aliases);
        let words = words
            .flat_map(|name| name.split(' '))
            .map(folded)
            .filter(|word| word.chars().count() > 1);
        for word in words {
            push_new(self.by_word.entry(word).or_default(), id);
        }
        for head in &portrait.heads {
            push_new(self.by_head.entry(head.clone()).or_default(), id);
        }
        for key in keys(portrait).into_iter().chain(initials(portrait)) {
            self.by_key.insert(key, id);
        }
    }
}

/// Adds an id as the latest, unless it is that already.
fn push_new(ids: &mut Vec<usize>, id: usize) {
    if ids.last() != Some(&id) {
        ids.push(id);
    }
}

impl Speaker {
    fn of(portrait: &Portrait) -> Self {
        Self {
            full: portrait.full.clone(),
            weight: portrait.weight,
            class: portrait.class,
            plural: portrait.plural,
            kind: portrait.kind,
            office: None,
            side: None,
            gender: None,
            given: Vec::new(),
            aliases: Vec::new(),
            heads: Vec::new(),
            traits: Vec::new(),
            named: false,
            definite: portrait.reach == Reach::Definite,
        }
    }

    fn take(&mut self, portrait: &Portrait) {
        if let Reach::Pronoun(pronoun) = portrait.reach {
            self.gender = self.gender.or(pronoun.gender());
            return;
        }
        let better = portrait.weight > self.weight || (portrait.named && !self.named);
        let by_sort = portrait.class == Class::Document && self.class != Class::Document;
        let plainer = portrait.named
            && is_loud(&self.full)
            && !is_loud(&portrait.full)
            && portrait.given.len() >= self.given.len();
        if (better || plainer) && !by_sort && (portrait.named || !self.named) {
            self.full.clone_from(&portrait.full);
            self.weight = portrait.weight;
        }
        if by_sort {
            return;
        }
        if self.class == Class::Unclear || (portrait.named && !self.named && portrait.class != Class::Unclear) {
            self.class = portrait.class;
        }
        if self.kind == SourceKind::Unknown {
            self.kind = portrait.kind;
        }
        if portrait.given.len() > self.given.len() {
            self.given.clone_from(&portrait.given);
        }
        self.office = self.office.take().or_else(|| portrait.office.clone());
        self.side = self.side.take().or_else(|| portrait.side.clone());
        self.gender = portrait.gender.or(self.gender);
        self.named |= portrait.named;
        add_new(&mut self.aliases, &portrait.aliases);
        add_new(&mut self.heads, &portrait.heads);
        add_new(&mut self.traits, &portrait.traits);
    }

    /// Whether a name can be this one's: the same, a part of it, or more of it.
    fn is_namesake(&self, portrait: &Portrait) -> bool {
        let (longer, shorter) = if self.given.len() >= portrait.given.len() {
            (&self.given, &portrait.given)
        } else {
            (&portrait.given, &self.given)
        };
        let same = |one: Option<&String>, other: Option<&String>| match (one, other) {
            (Some(one), Some(other)) => folded(one) == folded(other),
            _ => false,
        };
        let same_ends = same(longer.first(), shorter.first()) && same(longer.last(), shorter.last());
        let has = |word: &String| longer.iter().any(|other| same(Some(word), Some(other)));
        let inside = shorter.len() < longer.len() && shorter.iter().all(has);
        let person = matches!(self.class, Class::Person | Class::Unclear) && !self.plural;
        let apart =
            matches!((self.gender, portrait.gender), (Some(one), Some(other)) if one != other) && shorter.len() == 1;
        let by_alias = self.aliases.contains(&portrait.given.join(" "));
        person && !shorter.is_empty() && (same_ends || inside || by_alias) && !apart
    }

    /// Whether a description of this number and class can take it up.
    fn answers(&self, portrait: &Portrait) -> bool {
        let number = self.plural == portrait.plural || self.class == Class::Body;
        let class = self.class == portrait.class || self.class == Class::Unclear || portrait.class == Class::Unclear;
        number && class
    }

    /// Whether it is of the sort that a general noun speaks of.
    fn is_sort(&self, head: &str, portrait: &Portrait) -> bool {
        let body = self.class == Class::Body;
        match head {
            "group" | "organisation" | "organization" | "movement" | "faction" | "militia" | "network" => {
                body && self.named && !matches!(self.kind, SourceKind::Official | SourceKind::Media)
            }
            "country" | "nation" | "republic" | "kingdom" => self.class == Class::State,
            "official" | "officer" if !portrait.plural => {
                self.class == Class::Person && self.named && self.kind == SourceKind::Official && !self.heads.is_empty()
            }
            _ if is_utterance(head) => self.class != Class::Document,
            _ => body && portrait.kind == SourceKind::Media && self.kind == SourceKind::Media,
        }
    }
}

/// Words for what somebody put out, which speaks for whoever did.
fn is_utterance(head: &str) -> bool {
    matches!(
        head,
        "statement"
            | "communique"
            | "communiqué"
            | "message"
            | "post"
            | "tweet"
            | "release"
            | "announcement"
            | "telegram"
    )
}

/// "SHAPIRO": a name in capitals throughout, as before a turn of a conversation.
fn is_shouted(portrait: &Portrait) -> bool {
    let shouted = |word: &String| word.chars().count() >= 4 && !word.chars().any(char::is_lowercase);
    !portrait.given.is_empty() && portrait.given.iter().all(shouted)
}

/// A word in lower case without the marks over its letters: "François" is "francois".
fn folded(word: &str) -> String {
    let plain = |letter: char| match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ç' | 'ć' | 'č' => 'c',
        'ñ' | 'ń' | 'ň' => 'n',
        'š' | 'ś' | 'ş' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ý' | 'ÿ' => 'y',
        'ğ' => 'g',
        'ł' => 'l',
        'đ' => 'd',
        'ţ' | 'ț' | 'ť' => 't',
        'ř' => 'r',
        other => other,
    };
    word.to_lowercase().chars().map(plain).collect()
}

/// Words of which one is in capitals throughout, as a label has a name: "ADA TOLDT".
fn is_loud(words: &str) -> bool {
    let loud =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !word.chars().any(char::is_lowercase);
    words.split(' ').count() > 1 && words.split(' ').all(loud)
}

/// "Police", "State television": a body that needs no article to be the same again.
fn is_lone_body(portrait: &Portrait) -> bool {
    let article = portrait
        .full
        .split(' ')
        .next()
        .is_some_and(|first| matches!(first.to_lowercase().as_str(), "a" | "an" | "one" | "another"));
    portrait.class == Class::Body && !article
}

/// The forms that a voice is found again by, word for word.
fn keys(portrait: &Portrait) -> Vec<String> {
    if portrait.class == Class::Person && portrait.named {
        return Vec::new();
    }
    let mut out = vec![key(&portrait.full)];
    if !portrait.given.is_empty() {
        out.push(key(&portrait.given.join(" ")));
    }
    out.extend(portrait.aliases.iter().map(|alias| key(alias)));
    out
}

/// A phrase without its article and "same", in lower case and with plain apostrophes.
fn key(words: &str) -> String {
    let lower = words.to_lowercase().replace('’', "'");
    let leave = |word: &&str| matches!(*word, "the" | "this" | "that" | "these" | "those" | "same");
    lower.split_whitespace().skip_while(leave).collect::<Vec<_>>().join(" ")
}

/// "rvc" for "Russian Volunteer Corps".
fn initials(portrait: &Portrait) -> Option<String> {
    let capitals = portrait
        .given
        .iter()
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_uppercase());
    let initials: String = capitals.collect();
    (portrait.class == Class::Body && initials.chars().count() >= 3).then(|| initials.to_lowercase())
}

fn add_new(to: &mut Vec<String>, from: &[String]) {
    for word in from {
        if to.len() < LOOK_BACK && !to.contains(word) {
            to.push(word.clone());
        }
    }
}

/// Whether every word of `asked` is among `known`, "regional" being "region" and words of mere colour being nothing.
fn covers(known: &[String], asked: &[String]) -> bool {
    const COLOUR: [&str; 13] = [
        "same",
        "local",
        "regional",
        "city",
        "town",
        "top",
        "senior",
        "veteran",
        "embattled",
        "beleaguered",
        "elderly",
        "young",
        "latter",
    ];
    let has = |word: &String| COLOUR.contains(&word.as_str()) || known.iter().any(|other| is_alike(word, other));
    asked.iter().all(has)
}

/// Whether two words begin with the same five letters or more, or are the same.
fn is_alike(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    one == other || shared >= 5
}
