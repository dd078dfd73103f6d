//! The alignment that the text states of a voice, in the text's own word for the party.

use std::ops::Range;

use rashomon_types::SourceKind;

use super::kind::kind;
use super::lexicon::ActorForm;
use super::phrase::{Phrase, is_determiner, is_stop};
use super::portrait::{Class, Found};

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

/// The party word before what it qualifies: "opposition lawmaker", "rebel commander", "government forces".
fn party_before(phrase: &Phrase<'_>) -> Option<String> {
    const PARTIES: [&str; 14] = [
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
    ];
    let qualifies = |core: &Range<usize>| {
        let mut before = core.start..core.end.saturating_sub(1);
        before
            .find(|&at| PARTIES.contains(&phrase.lower(at).as_str()))
            .map(|at| phrase.lower(at))
    };
    let parts = phrase
        .parts
        .iter()
        .filter(|part| !matches!(phrase.lower(part.start).as_str(), "once" | "formerly" | "who" | "which"));
    parts.map(|part| phrase.core(part)).find_map(|core| qualifies(&core))
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
        return Some(party_name(phrase, &phrase.slice(&found.name)));
    }
    if kind(phrase, found) != SourceKind::Official {
        return None;
    }
    let part = phrase.first_part();
    let beside = phrase
        .parts
        .iter()
        .skip(1)
        .filter(|part| super::portrait::is_apposition(phrase, part))
        .cloned();
    let places = [part]
        .into_iter()
        .chain(beside)
        .flat_map(|part| part.clone().map(move |at| (at, part.end)));
    let known = |(at, end): (usize, usize)| {
        phrase
            .actor_at(at, end)
            .map(|found| found.1)
            .filter(|actor| actor.form != ActorForm::Body)
    };
    let mut all = places.filter(|(at, end)| owns(phrase, found, *at, *end));
    all.find_map(known).map(|actor| actor.name.clone())
}

/// Whether a state's name here says whose the office is: "Russian", "Ukraine's", "of Ukraine", not "in Ukraine".
fn owns(phrase: &Phrase<'_>, found: &Found, at: usize, end: usize) -> bool {
    let Some((stop, actor)) = phrase.actor_at(at, end) else {
        return false;
    };
    let before = at.checked_sub(1).map(|before| phrase.lower(before)).unwrap_or_default();
    let of = matches!(before.as_str(), "of" | "for") || (before == "the" && at >= 2 && phrase.lower(at - 2) == "of");
    let in_name = found.class == Class::Person && found.name.contains(&at);
    let qualifies = stop < end && !is_stop(&phrase.lower(stop)) && !is_stop(&before) && before != "the";
    let first = qualifies || (before == "the" && stop < end && !is_stop(&phrase.lower(stop)));
    !in_name && (of || first || actor.form == ActorForm::Demonym || phrase.words[stop - 1].possessive)
}

/// The lexicon's name for a state that the text names otherwise; the text's own words for all others.
fn party_name(phrase: &Phrase<'_>, words: &str) -> String {
    let bare = words.strip_prefix("the ").unwrap_or(words);
    let state = phrase.lexicon.actor(bare).filter(|actor| actor.form != ActorForm::Body);
    state.map_or_else(|| bare.to_owned(), |actor| actor.name.clone())
}
