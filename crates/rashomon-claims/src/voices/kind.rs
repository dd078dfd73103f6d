//! What sort of voice a phrase names.

use std::ops::Range;

use rashomon_types::SourceKind;

use super::lexicon::{ActorForm, TitleRole};
use super::phrase::{Hit, Phrase};
use super::portrait::{Class, Found, hits_of_first, is_apposition};

/// The kind that the words of a phrase tell, unknown where they do not.
pub(super) fn kind(phrase: &Phrase<'_>, found: &Found) -> SourceKind {
    if let Some(kind) = by_name(phrase, found) {
        return kind;
    }
    if found.class == Class::State {
        return SourceKind::Official;
    }
    let first = phrase.first_part();
    let hits = hits_of_first(phrase, found);
    of_hits(phrase, &first, found, &hits)
        .or_else(|| beside(phrase, found))
        .or_else(|| by_rank(phrase, found))
        .unwrap_or(SourceKind::Unknown)
}

/// A rank before the name, wherever the name stands: "the commander-in-chief, General Octav Murin".
fn by_rank(phrase: &Phrase<'_>, found: &Found) -> Option<SourceKind> {
    let named = found.class == Class::Person && !found.name.is_empty();
    let hit = phrase.hit_ending(found.name.start).filter(|_| named)?;
    default_of(&hit)
}

/// The kind of a name that the lexicon knows as a whole.
fn by_name(phrase: &Phrase<'_>, found: &Found) -> Option<SourceKind> {
    let body = matches!(found.class, Class::Body | Class::State) && !found.name.is_empty();
    let (end, actor) = phrase.actor_at(found.name.start, found.name.end).filter(|_| body)?;
    (end == found.name.end && actor.form != ActorForm::Demonym).then_some(actor.kind)
}

/// The kind that the head of a part tells, its qualifiers and what follows it.
fn of_hits(phrase: &Phrase<'_>, part: &Range<usize>, found: &Found, hits: &[Hit<'_>]) -> Option<SourceKind> {
    let core = phrase.core(part);
    let (head, qualifiers) = split_head(phrase, found, hits)?;
    if is_news_agency(phrase, found, head, qualifiers) {
        return Some(SourceKind::Media);
    }
    let of_head = own_kind(phrase, found, head)
        .filter(|_| !is_numbered(phrase, &core))
        .or_else(|| {
            let kind = head.noun.and_then(|noun| noun.kind);
            kind.map(|_| SourceKind::Official)
                .filter(|_| is_numbered(phrase, &core))
        });
    let armed = head.is_person()
        && qualifiers
            .iter()
            .any(|hit| is_armed(phrase, found, hit) && !is_kin(phrase, hit));
    let media_name = found.class == Class::Body
        && qualifiers
            .iter()
            .any(|hit| own_kind(phrase, found, hit) == Some(SourceKind::Media));
    let speaks = !matches!(of_head, Some(SourceKind::Media | SourceKind::Document));
    let between = speaks && international_before(phrase, &core);
    match of_head {
        _ if armed => Some(SourceKind::ArmedGroup),
        _ if between => Some(SourceKind::International),
        Some(SourceKind::Official) if media_name && head.noun.is_some_and(|noun| noun.around) => {
            Some(SourceKind::Media)
        }
        Some(SourceKind::Official) if between_states(phrase, part, &core) => Some(SourceKind::International),
        Some(kind) => Some(kind),
        None if leans(head) => around(phrase, part, found, qualifiers).or_else(|| default_of(head)),
        None => default_of(head),
    }
}

/// The entry that says what the voice is, and those that only qualify it. A plain noun before a name is the head,
/// whatever words the name is made of: "the rights group Clear Record".
fn split_head<'h, 'a>(phrase: &Phrase<'_>, found: &Found, hits: &'h [Hit<'a>]) -> Option<(&'h Hit<'a>, &'h [Hit<'a>])> {
    let plain = |hit: &&Hit<'_>| !phrase.words[hit.words.start].is_capital();
    let mixed = found.class == Class::Body && hits.iter().any(|hit| plain(&hit));
    let at = if mixed {
        hits.iter().rposition(|hit| plain(&hit))
    } else {
        None
    };
    match at.filter(|at| {
        phrase
            .words
            .get(hits[*at].words.end)
            .is_some_and(super::words::Word::is_capital)
    }) {
        Some(at) => Some((&hits[at], &hits[..at])),
        None => hits.split_last(),
    }
}

/// "the agency Interlink", "the official agency KTP": a named agency of which nothing else is said.
fn is_news_agency(phrase: &Phrase<'_>, found: &Found, head: &Hit<'_>, qualifiers: &[Hit<'_>]) -> bool {
    let plain = |hit: &Hit<'_>| matches!(hit.key.as_str(), "state" | "official" | "news");
    let alone = found.name.len() + found.before.len() <= 2 + qualifiers.len() + usize::from(found.name.len() > 1);
    let named = phrase
        .first_part()
        .any(|at| phrase.words[at].is_capital() && at > phrase.first_part().start);
    head.key == "agency" && named && alone && qualifiers.iter().all(plain)
}

/// "the 14th Mountain Brigade": a unit with a number is a state's.
fn is_numbered(phrase: &Phrase<'_>, core: &Range<usize>) -> bool {
    phrase.words.get(core.start).is_some_and(super::words::Word::is_number)
}

/// What an entry tells on its own.
fn own_kind(phrase: &Phrase<'_>, found: &Found, hit: &Hit<'_>) -> Option<SourceKind> {
    if let Some(title) = hit.title.filter(|title| !title.around) {
        let trade = hit.noun.and_then(|noun| noun.kind);
        return if title.role == TitleRole::Rank {
            None
        } else {
            title.kind.or(trade)
        };
    }
    let noun = hit.noun?;
    let named = found.class == Class::Body && !found.name.is_empty() && phrase.words[hit.words.start].is_capital();
    let tells = !noun.around && (!noun.named_only || named);
    noun.kind.filter(|_| tells)
}

/// Whether the words around an entry tell more than itself.
fn leans(head: &Hit<'_>) -> bool {
    head.title.is_some_and(|title| title.around) || head.noun.is_some_and(|noun| noun.around)
}

/// "the gunman's" in "the gunman's brother".
fn is_kin(phrase: &Phrase<'_>, hit: &Hit<'_>) -> bool {
    hit.is_person() && phrase.words[hit.words.end - 1].possessive
}

fn is_armed(phrase: &Phrase<'_>, found: &Found, hit: &Hit<'_>) -> bool {
    own_kind(phrase, found, hit) == Some(SourceKind::ArmedGroup)
}

/// "UN official"
fn international_before(phrase: &Phrase<'_>, core: &Range<usize>) -> bool {
    let known = |at: usize| {
        let actor = phrase.actor_at(at, core.end).map(|(_, actor)| actor.kind);
        let longer = at > core.start && phrase.words[at - 1].is_capital();
        actor == Some(SourceKind::International) && !longer
    };
    core.clone().any(known)
}

/// "the Union of Island States"
fn between_states(phrase: &Phrase<'_>, part: &Range<usize>, core: &Range<usize>) -> bool {
    let rest = phrase.hits(&(core.end..part.end));
    rest.iter().any(|hit| {
        hit.noun
            .is_some_and(|noun| noun.kind == Some(SourceKind::International))
            && phrase.words[hit.words.start].is_capital()
    })
}

/// For a noun that does not tell: the words before it, then those after it, what tells most first.
fn around(phrase: &Phrase<'_>, part: &Range<usize>, found: &Found, qualifiers: &[Hit<'_>]) -> Option<SourceKind> {
    let institution = |hit: &&Hit<'_>| found.class != Class::Body || !hit.is_person();
    let before = qualifiers
        .iter()
        .rev()
        .filter(institution)
        .find_map(|hit| own_kind(phrase, found, hit));
    let rest = phrase.core(part).end..part.end;
    let after = || phrase.hits(&rest).iter().find_map(|hit| tail_kind(phrase, hit));
    let named = || {
        rest.clone()
            .find_map(|at| phrase.actor_at(at, part.end))
            .map(|(_, actor)| actor.kind)
    };
    before
        .or_else(named)
        .or_else(after)
        .or_else(|| state_before(phrase, part))
}

/// What an entry after the head tells; there even "the Marsh Battalion" is a name.
fn tail_kind(phrase: &Phrase<'_>, hit: &Hit<'_>) -> Option<SourceKind> {
    let noun = hit.noun.filter(|noun| !noun.around)?;
    let capital = phrase.words[hit.words.start].is_capital();
    let institution = hit.is_body() || noun.kind != Some(SourceKind::Witness);
    noun.kind.filter(|_| (!noun.named_only || capital) && institution)
}

/// "Kremlin spokesman", "Ukraine's commander"
fn state_before(phrase: &Phrase<'_>, part: &Range<usize>) -> Option<SourceKind> {
    let core = phrase.core(part);
    let known = core.clone().find_map(|at| phrase.actor_at(at, core.end));
    known.map(|(_, actor)| actor.kind)
}

/// A rank is a state's; an office that the words around leave open is nobody's.
fn default_of(head: &Hit<'_>) -> Option<SourceKind> {
    head.title
        .filter(|title| title.role == TitleRole::Rank)
        .and_then(|title| title.kind)
}

/// What stands beside the name: "a militia allied with the crown", "the governor of Tarkova".
fn beside(phrase: &Phrase<'_>, found: &Found) -> Option<SourceKind> {
    let parts = phrase.parts.iter().enumerate();
    let parts = parts.filter(|(at, part)| *at > 0 && *at != found.part && is_apposition(phrase, part));
    let described = Found {
        class: Class::Unclear,
        name: 0..0,
        before: 0..0,
        part: 0,
    };
    let hits = |part: &Range<usize>| phrase.hits(&phrase.core(part));
    parts
        .filter_map(|(_, part)| of_hits(phrase, part, &described, &hits(part)))
        .next()
}
