//! What one phrase says of the voice that it names, before any other phrase is looked at.

use std::ops::Range;

use rashomon_types::{EntityKind, SourceKind, Span};

use super::alias::aliases;
use super::kind::kind;
use super::lexicon::{ActorForm, Gender, TitleRole};
use super::office::{office, tail_end};
use super::phrase::{Hit, Phrase, head_of, is_definite, is_indefinite, is_owner, is_stop};
use super::pronoun::Pronoun;
use super::side::side;

/// What sort of thing speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Person,
    Body,
    State,
    Document,
    Unclear,
}

/// How a phrase finds who it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// By a name of its own.
    Proper,
    /// "the governor": somebody known.
    Definite,
    /// "his deputy"
    Owned,
    /// "a governor", "officials": somebody new.
    Indefinite,
    Pronoun(Pronoun),
}

/// A voice as one phrase shows it.
#[derive(Debug, Clone)]
pub(super) struct Portrait {
    /// As the text calls it here.
    pub(super) name: String,
    /// The best that this phrase alone gives for who speaks.
    pub(super) full: String,
    pub(super) class: Class,
    pub(super) reach: Reach,
    pub(super) plural: bool,
    /// The words of a person's or body's own name, without titles.
    pub(super) given: Vec<String>,
    /// The nouns that it can be taken up by: "the governor".
    pub(super) heads: Vec<String>,
    /// All lower-case words that tell it from others.
    pub(super) traits: Vec<String>,
    /// "PFOK", "Hatchet"
    pub(super) aliases: Vec<String>,
    pub(super) office: Option<String>,
    pub(super) side: Option<String>,
    pub(super) kind: SourceKind,
    pub(super) gender: Option<Gender>,
    pub(super) named: bool,
    /// How much better than other forms `full` is.
    pub(super) weight: usize,
}

/// Where the name lies in a phrase, and what was said before it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) class: Class,
    /// The name, without titles; empty for a description.
    pub(super) name: Range<usize>,
    /// The part that describes: before the name, or all of a description.
    pub(super) before: Range<usize>,
    /// The part of the phrase that the name lies in.
    pub(super) part: usize,
}

/// Reads a phrase.
pub(super) fn portray(phrase: &Phrase<'_>) -> Portrait {
    let first = phrase.first_part();
    if let Some(pronoun) = Pronoun::of(phrase, &first) {
        return Portrait::of_pronoun(phrase.slice(&first), pronoun);
    }
    let found = without_epithet(phrase, find_name(phrase));
    let hits = told(phrase, &found);
    let named_body = matches!(found.class, Class::Body | Class::State) && is_named_body(phrase, &found);
    let own_name = !found.name.is_empty() && !matches!(found.class, Class::Document);
    let (full, weight) = full(phrase, &found);
    let mut portrait = Portrait {
        name: if found.part > 0 {
            phrase.slice(&found.name)
        } else {
            phrase.slice(&said(phrase, &first))
        },
        full,
        class: found.class,
        reach: reach(phrase, own_name),
        plural: is_plural(phrase, &hits, own_name),
        given: found.name.clone().map(|at| phrase.words[at].text.to_owned()).collect(),
        heads: hits.iter().map(|hit| head_of(&hit.key)).collect(),
        traits: traits(phrase),
        aliases: aliases(phrase),
        office: office(phrase, &found),
        side: side(phrase, &found),
        kind: kind(phrase, &found),
        gender: hits.iter().find_map(gender),
        named: own_name || named_body,
        weight,
    };
    portrait.take_nickname();
    portrait
}

impl Portrait {
    fn of_pronoun(name: String, pronoun: Pronoun) -> Self {
        Self {
            full: name.clone(),
            name,
            class: Class::Unclear,
            reach: Reach::Pronoun(pronoun),
            plural: pronoun == Pronoun::They || pronoun == Pronoun::We,
            given: Vec::new(),
            heads: Vec::new(),
            traits: Vec::new(),
            aliases: Vec::new(),
            office: None,
            side: None,
            kind: SourceKind::Unknown,
            gender: None,
            named: false,
            weight: 0,
        }
    }

    /// Whether it is a word alone that names nobody: "others", "another", "many".
    pub(super) fn is_vague(&self) -> bool {
        const VAGUE: [&str; 10] = [
            "another", "others", "other", "many", "some", "most", "several", "few", "both", "all",
        ];
        VAGUE.contains(&self.name.to_lowercase().as_str())
    }

    /// A person known only by a nickname is named by it: "a commander known as Hatchet".
    fn take_nickname(&mut self) {
        if self.class != Class::Person || self.named || self.plural {
            return;
        }
        if let Some(alias) = self.aliases.first().cloned() {
            self.given = alias.split(' ').map(str::to_owned).collect();
            self.full = alias;
            self.named = true;
            self.reach = Reach::Proper;
        }
    }
}

/// Finds the name in the first part, or, where that only describes, in a part set off by commas.
fn find_name(phrase: &Phrase<'_>) -> Found {
    let first = phrase.first_part();
    if phrase.is_pair {
        return described(Class::Unclear, phrase.bare(&first), 0);
    }
    let found = in_part(phrase, &first);
    let person = matches!(found.class, Class::Person | Class::Unclear) && found.name.is_empty();
    if !person {
        return found;
    }
    let later = phrase.parts.iter().enumerate().skip(1);
    let named = later.filter(|(_, part)| !phrase.words[part.start].bracketed);
    let named = named
        .filter_map(|(at, part)| whole_name(phrase, part).map(|name| (at, name)))
        .next();
    named.map_or(found.clone(), |(part, name)| Found {
        class: Class::Person,
        name,
        before: found.before,
        part,
    })
}

/// A person's name without what a headline writer puts before it: "Grieving Ada Toldt", "Brit Ada Toldt".
fn without_epithet(phrase: &Phrase<'_>, found: Found) -> Found {
    let name = found.name.clone();
    let inside = phrase
        .span(&name)
        .and_then(|span| phrase.hints.person(span))
        .filter(|_| found.class == Class::Person && name.len() > 1);
    let Some(person) = inside else { return found };
    let first = phrase.words[name.start].text;
    let epithet =
        first.ends_with("ed") || first.ends_with("ing") || phrase.actor_at(name.start, name.start + 1).is_some();
    let start = name.clone().find(|&at| phrase.words[at].span.start() >= person.start());
    let end = name.clone().rfind(|&at| phrase.words[at].span.end() <= person.end());
    match (start, end) {
        (Some(start), Some(end)) if start > name.start && end + 1 - start >= 2 - usize::from(epithet) => Found {
            before: found.before.start..start,
            name: start..end + 1,
            ..found
        },
        _ => found,
    }
}

/// A part that is nothing but a person's name, with or without a title: "Dr Abel Stannis".
fn whole_name(phrase: &Phrase<'_>, part: &Range<usize>) -> Option<Range<usize>> {
    let core = phrase.core(part);
    let title_end = phrase.hits(&core).last().map_or(core.start, |hit| hit.words.end);
    let name = title_end..core.end;
    let actor = phrase
        .actor_at(name.start, name.end)
        .is_some_and(|(end, _)| end == name.end);
    (core.start == part.start && phrase.is_name(&name) && !actor).then_some(name)
}

fn described(class: Class, before: Range<usize>, part: usize) -> Found {
    Found {
        class,
        name: before.start..before.start,
        before,
        part,
    }
}

fn in_part(phrase: &Phrase<'_>, part: &Range<usize>) -> Found {
    let core = phrase.core(part);
    if let Some(found) = lexicon_name(phrase, part, &core) {
        return found;
    }
    match phrase.hits(&core).last() {
        Some(hit) if hit.words.end < core.end => name_after(phrase, &core, hit),
        Some(hit) => headed(phrase, part, &core, hit),
        None => without_hit(phrase, part, &core),
    }
}

/// "Moscow", "the United Nations", "Reuters": a name that the lexicon knows.
fn lexicon_name(phrase: &Phrase<'_>, part: &Range<usize>, core: &Range<usize>) -> Option<Found> {
    let with_article = phrase.actor_at(part.start, part.end).map(|found| (part.start, found));
    let without = || phrase.actor_at(core.start, part.end).map(|found| (core.start, found));
    let (start, (end, actor)) = with_article.or_else(without)?;
    let class = match actor.form {
        ActorForm::State | ActorForm::Capital | ActorForm::Seat => Class::State,
        ActorForm::Body => Class::Body,
        ActorForm::Demonym => return None,
    };
    let owns = phrase.words[end - 1].possessive && end < part.end;
    (end >= core.end && !owns).then_some(Found {
        class,
        name: start..end,
        before: start..start,
        part: 0,
    })
}

/// "Colonel Ilda Maroun", "the portal Stepnik": a name after a word of the lexicon.
fn name_after(phrase: &Phrase<'_>, core: &Range<usize>, hit: &Hit<'_>) -> Found {
    let mut start = hit.words.end;
    while start + 1 < core.end && !phrase.is_name(&(start..core.end)) {
        start += 1;
    }
    let name = start..core.end;
    if !phrase.is_name(&name) {
        return described(
            if hit.is_person() { Class::Person } else { Class::Unclear },
            core.clone(),
            0,
        );
    }
    let class = match phrase.span(&name).and_then(|span| phrase.hints.entity(span)) {
        _ if start == hit.words.end && hit.is_person() => Class::Person,
        _ if start == hit.words.end => Class::Body,
        Some(EntityKind::Organisation) => Class::Body,
        _ => Class::Person,
    };
    let is_whole_body = class == Class::Body && phrase.is_name(core);
    let start = if is_whole_body { core.start } else { start };
    Found {
        class,
        name: start..core.end,
        before: core.start..start,
        part: 0,
    }
}

/// The core ends in a noun of the lexicon: "the defence ministry", "two shepherds", "Belmora's Ministry of Transport".
fn headed(phrase: &Phrase<'_>, part: &Range<usize>, core: &Range<usize>, hit: &Hit<'_>) -> Found {
    let capital = phrase.words[hit.words.start].is_capital();
    let starts_text = hit.words.start == part.start;
    if hit.is_body() && capital && (!starts_text || of_name(phrase, core, part)) {
        let end = name_end(phrase, part, core.end);
        return Found {
            class: Class::Body,
            name: core.start..end,
            before: core.start..core.start,
            part: 0,
        };
    }
    if let Some(name) = name_after_of(phrase, part, core, hit) {
        return Found {
            class: Class::Person,
            before: core.start..name.start,
            name,
            part: 0,
        };
    }
    let is_person_name = hit.words.start > core.start && phrase.is_name(core) && !hit.is_body() && !hit.plural;
    if is_person_name && entity(phrase, core) == Some(EntityKind::Person) {
        return named(Class::Person, core);
    }
    let class = match hit {
        _ if hit.is_person() => Class::Person,
        _ if hit.is_body() => Class::Body,
        _ => Class::Document,
    };
    described(class, core.clone(), 0)
}

/// "Governor of Tarkova Nadezh Okoro": a person's name that ends the part.
fn name_after_of(phrase: &Phrase<'_>, part: &Range<usize>, core: &Range<usize>, hit: &Hit<'_>) -> Option<Range<usize>> {
    let titled = hit.title.is_some() && !hit.plural && phrase.lower(core.end) == "of";
    let of_person =
        |at: &usize| phrase.words[*at].is_capital() && entity(phrase, &(*at..*at + 1)) == Some(EntityKind::Person);
    let start = (core.end..part.end)
        .rev()
        .take_while(of_person)
        .last()
        .filter(|_| titled)?;
    (part.end - start >= 2 && start > core.end + 1 && phrase.words[start - 1].is_capital()).then_some(start..part.end)
}

fn named(class: Class, name: &Range<usize>) -> Found {
    Found {
        class,
        name: name.clone(),
        before: name.start..name.start,
        part: 0,
    }
}

fn entity(phrase: &Phrase<'_>, range: &Range<usize>) -> Option<EntityKind> {
    phrase.span(range).and_then(|span: Span| phrase.hints.entity(span))
}

/// "of Elders" after "the Assembly"
fn of_name(phrase: &Phrase<'_>, core: &Range<usize>, part: &Range<usize>) -> bool {
    core.end + 1 < part.end && name_end(phrase, part, core.end) > core.end
}

/// The end of a body's name that goes on with "of", "for" or "and" and more capitals.
fn name_end(phrase: &Phrase<'_>, part: &Range<usize>, from: usize) -> usize {
    let links = |at: usize| {
        matches!(
            phrase.lower(at).as_str(),
            "of" | "for" | "the" | "and" | "on" | "to" | "de" | "du"
        )
    };
    let mut end = from;
    let mut at = from;
    while at < part.end && (links(at) || phrase.words[at].is_capital()) {
        at += 1;
        if phrase.words[at - 1].is_capital() {
            end = at;
        }
    }
    end
}

/// No word of the lexicon: a bare name, or a description with an unknown noun.
fn without_hit(phrase: &Phrase<'_>, part: &Range<usize>, core: &Range<usize>) -> Found {
    if let Some(name) = owned_person(phrase, core) {
        return named(Class::Person, &name);
    }
    if phrase.is_name(core) && !is_common(phrase, part, core) {
        let class = bare_name(phrase, part, core);
        let end = if class == Class::Body {
            name_end(phrase, part, core.end)
        } else {
            core.end
        };
        return named(class, &(core.start..end));
    }
    let start = (core.start..core.end).find(|&at| phrase.is_name(&(at..core.end)) && !phrase.words[at].possessive);
    match start {
        Some(start) if start > core.start => name_of_unknown(phrase, core, start),
        _ => described(unknown_noun(phrase, core), core.clone(), 0),
    }
}

/// A person named after whoever they work for: "the Beacon's Ari Toldt".
fn owned_person(phrase: &Phrase<'_>, core: &Range<usize>) -> Option<Range<usize>> {
    let owner = core.clone().rfind(|&at| phrase.words[at].possessive)?;
    let name = owner + 1..core.end;
    (phrase.is_name(&name) && entity(phrase, &name) == Some(EntityKind::Person)).then_some(name)
}

/// A plain word that has its capital from the sentence: "Concertgoers".
fn is_common(phrase: &Phrase<'_>, part: &Range<usize>, core: &Range<usize>) -> bool {
    let word = &phrase.words[core.start];
    let plural = word.text.ends_with('s') && !word.is_acronym() && entity(phrase, core).is_none();
    core.len() == 1 && core.start == part.start && (plural || phrase.hints.is_common(word.span))
}

/// The class that an unknown noun's ending tells.
fn unknown_noun(phrase: &Phrase<'_>, core: &Range<usize>) -> Class {
    const PEOPLE: [&str; 9] = ["man", "men", "woman", "women", "ess", "ist", "ists", "ian", "goers"];
    let last = core.end.checked_sub(1).map(|at| phrase.lower(at)).unwrap_or_default();
    let person = last.chars().count() > 5 && PEOPLE.iter().any(|ending| last.ends_with(ending));
    if person { Class::Person } else { Class::Unclear }
}

/// "the signaller Bao Lindqvist"
fn name_of_unknown(phrase: &Phrase<'_>, core: &Range<usize>, start: usize) -> Found {
    let name = start..core.end;
    let class = match entity(phrase, &name) {
        Some(EntityKind::Organisation | EntityKind::Location) => Class::Body,
        _ => Class::Person,
    };
    Found {
        class,
        name,
        before: core.start..start,
        part: 0,
    }
}

fn bare_name(phrase: &Phrase<'_>, part: &Range<usize>, core: &Range<usize>) -> Class {
    let of_person = phrase.parts.iter().skip(1).any(|part| tells_person(phrase, part));
    let acronym = core.len() == 1 && phrase.words[core.start].is_acronym();
    match entity(phrase, core) {
        _ if of_person => Class::Person,
        _ if acronym => Class::Body,
        _ if core.start > part.start => Class::Body,
        Some(EntityKind::Person) if core.len() >= 2 => Class::Person,
        Some(EntityKind::Organisation) => Class::Body,
        Some(EntityKind::Location) => Class::State,
        _ if core.len() >= 2 => Class::Person,
        _ => Class::Unclear,
    }
}

/// ", 61", ", who fled", ", a schoolteacher"
fn tells_person(phrase: &Phrase<'_>, part: &Range<usize>) -> bool {
    let first = &phrase.words[part.start];
    let who = matches!(first.lower().as_str(), "who" | "whose" | "whom");
    let age = first.is_number() && part.len() == 1;
    who || age || phrase.hits(&phrase.core(part)).last().is_some_and(Hit::is_person)
}

fn is_named_body(phrase: &Phrase<'_>, found: &Found) -> bool {
    let first = phrase.first_part();
    let sole = matches!(reach(phrase, false), Reach::Definite) || found.class == Class::State;
    let bare = phrase.bare(&first);
    let capital = |at: usize| phrase.words[at].is_capital() && (at > first.start || phrase.words[at].possessive);
    let proper = bare.clone().any(capital);
    let whole = phrase
        .hits(&found.before)
        .last()
        .is_some_and(|hit| hit.noun.is_some_and(|noun| noun.kind.is_some() && !noun.around));
    let plural = phrase
        .hits(&found.before)
        .last()
        .is_some_and(|hit| hit.plural && hit.noun.is_none_or(|noun| !noun.plural));
    proper || ((sole || found.before.len() <= 1) && whole && !plural)
}

/// The entries of a first part: those of its core, or, where its core has none, of all of a body's name.
pub(super) fn hits_of_first<'a>(phrase: &Phrase<'a>, found: &Found) -> Vec<Hit<'a>> {
    let core = phrase.core(&phrase.first_part());
    let end = if found.class == Class::Person && found.part == 0 && !found.name.is_empty() {
        found.name.start
    } else {
        core.end
    };
    let hits = phrase.hits(&(core.start..end));
    if hits.is_empty() && found.class == Class::Body {
        phrase.hits(&found.name)
    } else {
        hits
    }
}

/// The entries that say what a voice is, the head first: those of its first part and of what stands beside the name.
fn told<'a>(phrase: &Phrase<'a>, found: &Found) -> Vec<Hit<'a>> {
    let mut out = hits_of_first(phrase, found);
    out.reverse();
    if matches!(found.class, Class::Person) && found.name.is_empty() {
        out.truncate(1);
    }
    for part in phrase.parts.iter().skip(1).filter(|part| is_apposition(phrase, part)) {
        out.extend(phrase.hits(&phrase.core(part)).pop());
    }
    out
}

/// Whether a part after a comma says what the voice is, rather than what it did.
pub(super) fn is_apposition(phrase: &Phrase<'_>, part: &Range<usize>) -> bool {
    let first = phrase.lower(part.start);
    !phrase.words[part.start].bracketed && !is_stop(&first) && !matches!(first.as_str(), "once" | "formerly" | "then")
}

fn gender(hit: &Hit<'_>) -> Option<Gender> {
    hit.title
        .and_then(|title| title.gender)
        .or_else(|| hit.noun.and_then(|noun| noun.gender))
}

fn reach(phrase: &Phrase<'_>, own_name: bool) -> Reach {
    let first = phrase.lower(phrase.first_part().start);
    match first.as_str() {
        _ if own_name => Reach::Proper,
        word if is_definite(word) => Reach::Definite,
        word if is_owner(word) => Reach::Owned,
        _ => Reach::Indefinite,
    }
}

fn is_plural(phrase: &Phrase<'_>, hits: &[Hit<'_>], own_name: bool) -> bool {
    let first = phrase.lower(phrase.first_part().start);
    let counted = is_indefinite(&first)
        && !matches!(
            first.as_str(),
            "a" | "an" | "one" | "another" | "no" | "every" | "each" | "any"
        );
    let core = phrase.core(&phrase.first_part());
    let last = core.end.checked_sub(1).map(|at| phrase.lower(at)).unwrap_or_default();
    let plural_noun = hits
        .first()
        .map_or_else(|| last.ends_with('s') && !last.ends_with("ss"), |hit| hit.plural);
    phrase.is_pair
        || (!own_name && !matches!(first.as_str(), "a" | "an" | "one" | "another") && (counted || plural_noun))
}

/// The words that tell a voice from others, titles and what stands beside the name included.
fn traits(phrase: &Phrase<'_>) -> Vec<String> {
    let beside = phrase.parts.iter().skip(1).filter(|part| is_apposition(phrase, part));
    let ranges = [phrase.first_part()].into_iter().chain(beside.cloned());
    let told = |range: Range<usize>| phrase.bare(&(range.start..tail_end(phrase, &range)));
    let words = ranges.flat_map(told).map(|at| phrase.lower(at));
    words
        .filter(|word| !is_stop(word) && !is_definite(word) && !is_indefinite(word))
        .map(|word| head_of(&word))
        .collect()
}

/// The first part without what only says where the words were read: "quoted by the agency".
pub(super) fn said(phrase: &Phrase<'_>, part: &Range<usize>) -> Range<usize> {
    let relays = |at: usize| {
        matches!(
            phrase.lower(at).as_str(),
            "quoted" | "cited" | "citing" | "quoting" | "interviewed"
        )
    };
    let end = (part.start + 1..part.end).find(|&at| relays(at)).unwrap_or(part.end);
    part.start..end
}

/// The best words for who speaks, and their weight against those of other phrases.
fn full(phrase: &Phrase<'_>, found: &Found) -> (String, usize) {
    let first = phrase.first_part();
    match found.class {
        Class::Person if !found.name.is_empty() => person(phrase, found),
        Class::Body if !found.name.is_empty() && found.part == 0 => body(phrase, found),
        Class::Body => {
            let personal = |at: &usize| matches!(phrase.lower(*at).as_str(), "who" | "whom" | "whose");
            let end = first
                .clone()
                .skip(1)
                .find(personal)
                .unwrap_or_else(|| said(phrase, &first).end);
            (
                phrase.slice(&(first.start..end)),
                phrase.bare(&(first.start..end)).len(),
            )
        }
        _ => (phrase.slice(&said(phrase, &first)), phrase.bare(&first).len()),
    }
}

/// A person's name with its rank or form of address; one word alone keeps its office too.
fn person(phrase: &Phrase<'_>, found: &Found) -> (String, usize) {
    let mut start = found.name.start;
    while let Some(hit) = phrase.hit_ending(start).filter(|hit| stays(phrase, hit, found)) {
        start = hit.words.start;
        if start <= phrase.parts[found.part].start {
            break;
        }
    }
    let names = found.name.len();
    (
        phrase.slice(&(start..found.name.end)),
        10 * names + (found.name.start - start).min(5),
    )
}

/// Whether a title stays with the name.
fn stays(phrase: &Phrase<'_>, hit: &Hit<'_>, found: &Found) -> bool {
    let former = hit.words.start > 0
        && matches!(
            phrase.lower(hit.words.start - 1).as_str(),
            "former" | "ex" | "retired" | "late"
        );
    let capital = phrase.words[hit.words.start].is_capital();
    let lone = found.name.len() == 1;
    let same_part = hit.words.start >= phrase.parts[found.part].start;
    let role = hit.title.map(|title| title.role);
    capital
        && !former
        && same_part
        && match role {
            Some(TitleRole::Rank | TitleRole::Address) => true,
            Some(TitleRole::Office) => lone,
            Some(TitleRole::Courtesy) | None => false,
        }
}

/// A body's name with its article; a describing noun before it stays unless it says whose the body is.
fn body(phrase: &Phrase<'_>, found: &Found) -> (String, usize) {
    let first = phrase.first_part();
    let describes = !found.before.is_empty();
    let sided = found.before.clone().any(|at| {
        let demonym = phrase.actor_at(at, found.before.end).is_some();
        demonym || phrase.words[at].text.contains('-')
    });
    let start = if sided { found.name.start } else { first.start };
    let capitals = found
        .name
        .clone()
        .filter(|&at| phrase.words[at].is_capital() && !phrase.words[at].is_acronym());
    (
        phrase.slice(&(start..found.name.end)),
        10 * capitals.count() + 5 + usize::from(start < found.name.start) - 2 * usize::from(describes && !sided),
    )
}
