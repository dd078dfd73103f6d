//! The alignment that the text states of a voice, in the text's own word for the party.

use std::ops::Range;

use rashomon_types::SourceKind;

use super::kind::kind;
use super::lexicon::ActorForm;
use super::phrase::{Hit, Phrase, is_determiner, is_stop};
use super::portrait::{Class, Found, is_apposition};

/// "junta" of "pro-junta", "crown" of "allied with the crown", "Russia" of "Moscow".
pub(super) fn side(phrase: &Phrase<'_>, found: &Found) -> Option<String> {
    let all = 0..phrase.words.len();
    let relevant = |at: &usize| !is_past(phrase, *at);
    all.clone()
        .filter(relevant)
        .find_map(|at| of_word(phrase, at))
        .or_else(|| all.filter(relevant).find_map(|at| after_tie(phrase, at)))
        .or_else(|| party_before(phrase))
        .or_else(|| forces_of(phrase))
        .or_else(|| state(phrase, found))
}

/// Whether a word lies in a part that speaks of former days: "once the regime's chief censor".
fn is_past(phrase: &Phrase<'_>, at: usize) -> bool {
    let Some(part) = phrase.parts.iter().find(|part| part.contains(&at)) else {
        return false;
    };
    let since = |word: usize| phrase.lower(word) == "now";
    matches!(phrase.lower(part.start).as_str(), "once" | "formerly" | "previously") && !(part.start..at).any(since)
}

/// "pro-junta", "Vardian-installed".
pub(super) fn of_word(phrase: &Phrase<'_>, at: usize) -> Option<String> {
    const TIES: [&str; 14] = [
        "backed",
        "installed",
        "appointed",
        "aligned",
        "allied",
        "led",
        "supported",
        "controlled",
        "sponsored",
        "imposed",
        "loyal",
        "affiliated",
        "linked",
        "run",
    ];
    let word = phrase.words.get(at)?.text;
    if let Some(party) = word.strip_prefix("pro-").or_else(|| word.strip_prefix("Pro-")) {
        return Some(party_name(phrase, party));
    }
    let (party, tie) = word.rsplit_once('-')?;
    let body_like = !matches!(
        party.to_lowercase().as_str(),
        "self" | "well" | "newly" | "un" | "non" | "then"
    );
    (TIES.contains(&tie) && body_like).then(|| party_name(phrase, party))
}

/// "backed by Ombria", "fought for the Duchy", "an adviser to the insurgents".
fn after_tie(phrase: &Phrase<'_>, at: usize) -> Option<String> {
    let second = phrase.lower(at + 1);
    let tied = match phrase.lower(at).as_str() {
        "backed" | "supported" | "appointed" | "installed" | "armed" | "sponsored" | "controlled" | "funded" => {
            second == "by"
        }
        "allied" | "aligned" | "affiliated" | "siding" | "sides" | "sided" => second == "with" || second == "to",
        "loyal" | "adviser" | "advisor" | "aide" | "answering" | "loyalty" => second == "to",
        "fought" | "fighting" | "fights" | "fight" => second == "for" || second == "alongside",
        "side" => second == "of" && at > 0,
        _ => false,
    };
    if tied { party(phrase, at + 2) } else { None }
}

/// The name or noun that begins here, without its article: "ousted president", "Ombria".
fn party(phrase: &Phrase<'_>, start: usize) -> Option<String> {
    let mut start = start;
    while start < phrase.words.len() && is_determiner(&phrase.lower(start)) {
        start += 1;
    }
    let goes_on = |at: &usize| (*at == start || !phrase.words[*at].after_break) && !ends_party(&phrase.lower(*at));
    let end = (start..phrase.words.len()).take_while(goes_on).last()? + 1;
    let words = phrase.slice(&(start..end));
    Some(party_name(phrase, &words))
}

fn ends_party(lower: &str) -> bool {
    is_stop(lower)
        || matches!(
            lower,
            "since" | "until" | "and" | "or" | "but" | "when" | "while" | "because" | "now" | "throughout"
        )
}

const PARTIES: [&str; 18] = [
    "rebel",
    "opposition",
    "insurgent",
    "separatist",
    "junta",
    "government",
    "regime",
    "loyalist",
    "resistance",
    "royalist",
    "republican",
    "unionist",
    "nationalist",
    "secessionist",
    "rebels",
    "insurgents",
    "separatists",
    "loyalists",
];

/// The party word before what it qualifies: "opposition lawmaker", "rebel commander", "government forces"; or the party
/// itself: "the junta".
fn party_before(phrase: &Phrase<'_>) -> Option<String> {
    let speaks_of_party = |part: &&Range<usize>| {
        let first = phrase.lower(part.start);
        !matches!(first.as_str(), "once" | "formerly" | "who" | "which")
    };
    let word = |at: usize| PARTIES.contains(&phrase.lower(at).as_str());
    let party = |core: Range<usize>| {
        let last = core.end.saturating_sub(1);
        let itself = core.len() == 1 && word(last) && phrase.lower(last) != "government";
        let qualifying = (core.start..last).find(|&at| word(at));
        qualifying.or(itself.then_some(last)).map(|at| phrase.lower(at))
    };
    phrase
        .parts
        .iter()
        .filter(speaks_of_party)
        .find_map(|part| party(phrase.core(part)))
}

/// "Troops of the new government"
fn forces_of(phrase: &Phrase<'_>) -> Option<String> {
    const FORCES: [&str; 8] = [
        "troops",
        "forces",
        "soldiers",
        "fighters",
        "supporters",
        "commander",
        "leader",
        "spokesman",
    ];
    const PARTIES: [&str; 9] = [
        "government",
        "junta",
        "rebels",
        "opposition",
        "regime",
        "insurgents",
        "crown",
        "president",
        "separatists",
    ];
    let part = phrase.first_part();
    let core = phrase.core(&part);
    let head = phrase.lower(core.end.saturating_sub(1));
    let links = matches!(phrase.lower(core.end).as_str(), "of" | "for" | "from") && FORCES.contains(&head.as_str());
    let party = if links && core.end < part.end {
        party(phrase, core.end + 1)
    } else {
        None
    };
    party.filter(|words| words.rsplit(' ').next().is_some_and(|last| PARTIES.contains(&last)))
}

/// A state that speaks, or whose office or force does.
fn state(phrase: &Phrase<'_>, found: &Found) -> Option<String> {
    if found.class == Class::State {
        let known = phrase
            .actor_at(found.name.start, found.name.end)
            .map(|(_, actor)| actor.name.clone());
        return known.or_else(|| Some(phrase.slice(&found.name)));
    }
    if kind(phrase, found) != SourceKind::Official {
        return None;
    }
    let beside = phrase.parts.iter().skip(1).filter(|part| is_apposition(phrase, part));
    let mut parts = [phrase.first_part()].into_iter().chain(beside.cloned());
    parts.find_map(|part| known_owner(phrase, found, &part).or_else(|| unknown_owner(phrase, &part)))
}

/// A state of the lexicon whose office or force a part speaks of: "Russian", "Ukraine's", "of Ukraine", not "in Ukraine".
fn known_owner(phrase: &Phrase<'_>, found: &Found, part: &Range<usize>) -> Option<String> {
    let in_name = |at: usize| found.class == Class::Person && found.name.contains(&at);
    let owner = |at: usize| {
        let (stop, actor) = phrase.actor_at(at, part.end)?;
        let before = at.checked_sub(1).map(|before| phrase.lower(before)).unwrap_or_default();
        let of =
            matches!(before.as_str(), "of" | "for") || (before == "the" && at >= 2 && phrase.lower(at - 2) == "of");
        let possessive = phrase.words[stop - 1].possessive;
        let qualifies = stop < part.end && !is_stop(&phrase.lower(stop)) && !is_stop(&before);
        let owns = match actor.form {
            ActorForm::Demonym => true,
            ActorForm::State | ActorForm::Seat => of || possessive || qualifies,
            ActorForm::Capital => possessive,
            ActorForm::Body => false,
        };
        owns.then(|| actor.name.clone())
    };
    part.clone().filter(|at| !in_name(*at)).find_map(owner)
}

/// The name that owns an office or force such as only a state has: "Vesland's army", "the president of Ardesh", "the
/// Peleth coastguard".
fn unknown_owner(phrase: &Phrase<'_>, part: &Range<usize>) -> Option<String> {
    let core = phrase.core(part);
    let hits = phrase.hits(&core);
    let head = hits.iter().rev().find(|hit| is_national(hit))?;
    let first = hits.first().map_or(head.words.start, |hit| hit.words.start);
    let before = core.start..first;
    let possessive = before.clone().find(|&at| phrase.words[at].possessive);
    let after_article = core.start > part.start || before.len() > 1;
    let plain_head = !phrase.words[head.words.start].is_capital();
    let owner = match possessive {
        Some(at) => core.start..at + 1,
        None if !before.is_empty() && after_article && plain_head => before,
        None if phrase.lower(core.end) == "of" => name_from(phrase, core.end + 1, part.end),
        None => return None,
    };
    phrase.is_name(&owner).then(|| phrase.slice(&owner))
}

fn name_from(phrase: &Phrase<'_>, start: usize, end: usize) -> Range<usize> {
    let capital = |at: &usize| phrase.words[*at].is_capital();
    let stop = (start..end).take_while(capital).last().map_or(start, |last| last + 1);
    start..stop
}

/// Offices and forces such as only a state has.
fn is_national(hit: &Hit<'_>) -> bool {
    const NATIONAL: [&str; 29] = [
        "government",
        "army",
        "navy",
        "military",
        "force",
        "forces",
        "air force",
        "armed forces",
        "general staff",
        "coastguard",
        "coast guard",
        "border guard",
        "border service",
        "national guard",
        "embassy",
        "parliament",
        "presidency",
        "president",
        "prime minister",
        "premier",
        "minister",
        "ministry",
        "ambassador",
        "envoy",
        "troop",
        "soldier",
        "intelligence service",
        "king",
        "queen",
    ];
    let last = hit.key.rsplit(' ').next().unwrap_or_default();
    NATIONAL.contains(&hit.key.as_str()) || NATIONAL.contains(&last)
}

/// The lexicon's name for a state that the text names otherwise; the text's own words for all others.
fn party_name(phrase: &Phrase<'_>, words: &str) -> String {
    let bare = words.strip_prefix("the ").unwrap_or(words);
    let state = phrase.lexicon.actor(bare).filter(|actor| actor.form != ActorForm::Body);
    state.map_or_else(|| bare.to_owned(), |actor| actor.name.clone())
}
