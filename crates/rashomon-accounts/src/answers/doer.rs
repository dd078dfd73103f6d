//! Who did it by the order of words alone, where no event's participants tell: a party before the verb of a deed, behind "by",
//! or behind "the work of".

use rashomon_types::{ActorKind, Claim, Polarity};

use super::author::{Author, head, is_battle};
use super::initiator::{draft, of_party, own};
use super::naming::is_capital;
use super::{Draft, Scene, with_polarity};
use crate::names;
use crate::value::{Named, Sort};

/// A party that stands before the verb of a deed, near by, or after it behind "by": "Aircraft of the Vahl air force struck".
pub(super) fn by_order(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim)?;
    let strikes = claim.content.spans.iter().flat_map(|&piece| {
        let text = scene.words(place, piece);
        scene
            .lexicon
            .strikes
            .find(text)
            .take(STRIKES)
            .map(move |found| (piece, text, found))
    });
    for (piece, text, found) in strikes {
        let before = text.get(..found.at.start).unwrap_or_default();
        let after = text.get(found.at.end..).unwrap_or_default();
        let is_passive = is_passive(before);
        let doer = if is_passive {
            after
                .split_once(" by ")
                .map(|(_, by)| before_place(first_words(by, NEAR)))
        } else {
            Some(before_place(last_words(before, NEAR)))
        };
        // "The Brisa sank": a ship that nobody sinks.
        let verb = text.get(found.at.clone()).unwrap_or_default();
        let is_alone = !is_passive && verb == "sank" && !after.trim_start().starts_with(['t', 'a']);
        let Some(doer) = doer.filter(|_| !is_alone) else {
            continue;
        };
        // "The army, not its fighters, had attacked": the army.
        let doer = doer_of_two(before).filter(|_| !is_passive).unwrap_or(doer);
        let other = if is_passive {
            without_auxiliaries(last_words(before, NEAR))
        } else {
            let clause = after.split([',', ';', '.']).next().unwrap_or_default();
            first_words(clause.trim_start(), NEAR)
        };
        let doer = whom_they_saw(behind_relative(doer));
        if author.is_response_by_order(scene.lexicon, doer, other) {
            continue;
        }
        let list = names::words(doer);
        let party = body(scene, scene.cast.find(doer));
        let party = party
            .or_else(|| scene.cast.find_by_adjective(doer).filter(|_| is_force(scene, &list)))
            .or_else(|| bombs_from(scene, last_words(before, NEAR)).filter(|_| !is_passive));
        let is_own = ["its", "our", "we", "it", "their", "they", "his", "group"]
            .iter()
            .any(|known| list.iter().any(|word| word == known))
            && !is_passive
            && !doer.contains(" who");
        let named = party
            .map(|party| of_party(scene, party))
            .or_else(|| own(scene, place).filter(|_| is_own))
            .or_else(|| described(scene, doer))
            .or_else(|| called_group(doer).filter(|_| !is_passive));
        if let Some(named) = named {
            let stance = with_polarity(stance, claim.polarity);
            return Some(draft(place, stance, with_joined(scene, doer, named), vec![piece]));
        }
    }
    None
}

/// So many verbs of deeds of one piece are tried, the first that names somebody stands.
const STRIKES: usize = 3;

const AUXILIARIES: &[&str] = &["been", "was", "were", "is", "are", "be", "being", "got", "get", "gets"];

/// What suffers a passive: the words before it, without "had been".
fn without_auxiliaries(before: &str) -> &str {
    let mut rest = before.trim_end();
    while let Some((start, last)) = rest.rsplit_once(' ') {
        if !AUXILIARIES.contains(&last) && !matches!(last, "had" | "has" | "have" | "later" | "then") {
            break;
        }
        rest = start;
    }
    rest
}

/// "investigate the lorry that (killed)": it was the lorry.
fn behind_relative(doer: &str) -> &str {
    let relative = [" that ", " which "].iter().filter_map(|word| doer.rfind(word)).max();
    let end = ["that", "which"]
        .iter()
        .find_map(|word| doer.trim_end().strip_suffix(word));
    let noun = end.or_else(|| doer.get(..relative?));
    noun.map_or(doer, |noun| last_words(noun, 1))
}

/// "Bombs from Vahl aircraft (fell on a wedding)": whose aircraft they were.
fn bombs_from(scene: &Scene<'_>, before: &str) -> Option<usize> {
    let (bombs, from) = before.split_once(" from ")?;
    let is_weapon = scene.lexicon.means.phrases.is_in(bombs);
    let is_armed = is_force(scene, &names::words(from)) || from.contains("aircraft");
    let party = || scene.cast.find(from).or_else(|| scene.cast.find_by_adjective(from));
    body(scene, party().filter(|_| is_weapon && is_armed))
}

/// "they had seen police (fire)": it was the police.
fn whom_they_saw(doer: &str) -> &str {
    let seen = [" seen ", " saw ", " watched "]
        .iter()
        .find_map(|saw| doer.split_once(saw));
    seen.map_or(doer, |(_, seen)| seen)
}

/// Whether the words before a verb make it a passive.
fn is_passive(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    AUXILIARIES.contains(&last)
}

/// A party that can have done it: not "people" who only were there, and none that is called by nothing but "gunman".
pub(super) fn body(scene: &Scene<'_>, party: Option<usize>) -> Option<usize> {
    party.filter(|&place| {
        let known = scene.cast.parties.get(place);
        let is_crowd = known.is_some_and(|party| {
            let is_named = party.name.chars().any(char::is_uppercase);
            party.kind == Some(ActorKind::Media) || party.kind == Some(ActorKind::Civilians) && !is_named
        });
        let people = &scene.lexicon.people;
        let head = known.map(|party| head(&party.name)).unwrap_or_default();
        let is_common = known.is_some_and(|party| !party.name.split(' ').next_back().is_some_and(is_capital));
        let is_listed =
            people.culprits.contains(&head) || people.anyone.contains(&head) || people.victims.contains(&head);
        let is_vague = is_listed && is_common;
        (!is_crowd || scene.cast.is_state(place)) && !is_vague
    })
}

/// "the group held 22 hostages", "we hold three engineers captive": who holds them has taken them.
pub(super) fn holding(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    const HOLDS: &[&str] = &["held", "hold", "holds", "holding", "took", "taken", "seized"];
    const HELD: &[&str] = &[
        "hostage",
        "hostages",
        "captive",
        "captives",
        "prisoner",
        "prisoners",
        "men",
        "women",
        "foreigners",
        "engineers",
        "teachers",
        "crew",
        "passengers",
        "workers",
        "children",
        "nuns",
        "tourists",
    ];
    const OWN: &[&str] = &["group", "it", "we", "they", "movement", "its", "our"];
    let stance = scene.stance(place, claim)?;
    let kinds = &scene.occasion.kinds;
    let is_taking = kinds.iter().any(|kind| kind == "abduction" || kind == "hijacking")
        || kinds.first().is_some_and(|kind| kind == "capture" || kind == "seizure");
    claim.content.spans.iter().filter(|_| is_taking).find_map(|&piece| {
        let words = names::words(scene.words(place, piece));
        let verb = words.iter().position(|word| HOLDS.contains(&word.as_str()))?;
        let is_held = words
            .iter()
            .skip(verb)
            .take(6)
            .any(|word| HELD.contains(&word.as_str()));
        let is_own = words.iter().take(verb).any(|word| OWN.contains(&word.as_str()));
        let named = own(scene, place).filter(|_| is_held && is_own && claim.polarity == Polarity::Positive)?;
        Some(draft(place, stance, vec![named], vec![piece]))
    })
}

/// "the gang Comando Largo had blown (a hole)": a group that its noun names as one, though it is no party yet.
fn called_group(doer: &str) -> Option<Named> {
    const GROUPS: &[&str] = &[
        "gang",
        "group",
        "movement",
        "militia",
        "clan",
        "cell",
        "faction",
        "cartel",
        "guerrilla",
    ];
    let doer = without_auxiliaries(doer);
    let (_, behind) = GROUPS
        .iter()
        .find_map(|group| doer.split_once(&format!("the {group} ")))?;
    let is_name = behind
        .split(' ')
        .all(|word| is_capital(word) || matches!(word, "of" | "the" | "do" | "de" | "del" | "da"));
    is_name.then(|| Named {
        words: behind.to_owned(),
        party: None,
        sort: Sort::default(),
    })
}

/// The one in "the army, not its fighters, (had attacked)".
fn doer_of_two(before: &str) -> Option<&str> {
    let (first, rest) = before
        .rsplit_once(", not ")
        .or_else(|| before.rsplit_once(" and not "))?;
    rest.contains(',').then(|| last_words(first, 4))
}

/// All whom a joined subject names: "both the Valdrian army and the Highland Assembly".
fn with_joined(scene: &Scene<'_>, doer: &str, first: Named) -> Vec<Named> {
    let mut named = vec![first];
    for part in doer.split(" and ").filter(|_| doer.contains(" and ")) {
        let party = scene.cast.find(part).or_else(|| scene.cast.find_by_adjective(part));
        if let Some(party) = party.filter(|&party| named.iter().all(|known| known.party != Some(party))) {
            named.push(of_party(scene, party));
        }
    }
    named
}

/// Words behind which those who did it are named.
const BEHIND: &[&str] = &[
    " the work of ",
    " the doing of ",
    " the handiwork of ",
    " the hand of ",
    " the signature of ",
    " the earmarks of ",
    " on orders from ",
    " on the orders of ",
    " on orders of ",
    " at the behest of ",
    " at the hands of ",
    " masterminded by ",
    " instigated by ",
    " perpetrated by ",
    " committed by ",
    " mounted by ",
    " commissioned by ",
    "attack by ",
    "attacks by ",
    "raid by ",
    "strike by ",
    "strikes by ",
    "assault by ",
    "launched by ",
    "launched from ",
    "fired by ",
    "fired from ",
    "sent by ",
    "planted by ",
    "carried out by ",
    "ordered by ",
    "staged by ",
    "belonged to ",
    "in the hands of ",
    "was caused by ",
    "the hallmarks of ",
    "the handwriting of ",
    "set off by ",
    "fired at by ",
    " on behalf of ",
    " in the name of ",
    "spied for ",
    "storming by ",
    "shooting by ",
    "shelling by ",
    "bombing by ",
    "spying for ",
];

/// Who is behind it by "the work of", "launched by", "belonged to": what follows names them.
pub(super) fn by_origin(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim)?;
    claim.content.spans.iter().find_map(|&piece| {
        let text = scene.words(place, piece);
        let by_words = BEHIND.iter().find_map(|words| text.split_once(words));
        let (before, behind) = by_words.or_else(|| responsible(text))?;
        let doer = before_place(first_words(behind, NEAR));
        if author.is_response_by_order(scene.lexicon, doer, last_words(before, NEAR)) {
            return None;
        }
        // "the work of exiles in the Orlu Brigade": the body that they are in.
        let clause = behind.split([',', ';', '.']).next().unwrap_or_default();
        let within =
            body(scene, scene.cast.find(first_words(clause, NEAR + 3))).filter(|&party| is_group(scene, party));
        let list = names::words(doer);
        let by_adjective = || scene.cast.find_by_adjective(doer).filter(|_| is_force(scene, &list));
        let by_party = within
            .or_else(|| body(scene, scene.cast.find(doer)))
            .or_else(by_adjective);
        let named = by_party
            .map(|party| of_party(scene, party))
            .or_else(|| member_of(clause))
            .or_else(|| described(scene, doer))
            .or_else(|| by_name(doer).filter(|_| by_words.is_none()))?;
        let negated = ["not ", "no ", "never "]
            .iter()
            .any(|word| last_words(before, 4).to_lowercase().contains(word));
        let polarity = if negated {
            Polarity::Negative
        } else {
            Polarity::Positive
        };
        Some(draft(place, with_polarity(stance, polarity), vec![named], vec![piece]))
    })
}

/// "a cell of the Pale Sickle (did it)": whom a name of several words tells, though it is no party yet.
fn by_name(doer: &str) -> Option<Named> {
    let words: Vec<&str> = doer.split(' ').filter(|word| !word.is_empty()).collect();
    let run: Vec<&str> = words
        .iter()
        .rev()
        .take_while(|word| is_capital(word))
        .copied()
        .collect();
    let name: Vec<&str> = run.into_iter().rev().filter(|word| *word != "The").collect();
    (name.len() > 1).then(|| Named {
        words: name.join(" "),
        party: None,
        sort: Sort::default(),
    })
}

/// "exiles in the Free Orlu Brigade": the body that they are in, though it is no party yet.
fn member_of(clause: &str) -> Option<Named> {
    const IN: &[&str] = &[" in the ", " of the ", " from the "];
    let (people, body) = IN.iter().find_map(|within| clause.split_once(within))?;
    let is_people = [
        "exiles",
        "fighters",
        "members",
        "men",
        "supporters",
        "followers",
        "gunmen",
        "militants",
    ]
    .iter()
    .any(|noun| people.ends_with(noun));
    let words: Vec<&str> = body.split(' ').take_while(|word| is_capital(word)).collect();
    (is_people && words.len() > 1).then(|| Named {
        words: words.join(" "),
        party: None,
        sort: Sort::default(),
    })
}

/// Whether a party is an armed group or bears a group's name.
fn is_group(scene: &Scene<'_>, party: usize) -> bool {
    let party = scene.cast.parties.get(party);
    party.is_some_and(|party| {
        let last = names::words(&party.name).pop().unwrap_or_default();
        party.kind == Some(ActorKind::ArmedGroup) || names::is_body(&last)
    })
}

/// "the Kelmar Front was responsible": nothing before it, and who is named before the words.
fn responsible(text: &str) -> Option<(&str, &str)> {
    const IS: &[&str] = &[
        " was responsible",
        " were responsible",
        " is responsible",
        " was to blame",
        " were to blame",
        " is to blame",
        " was probably to blame",
        " was at fault",
        " stood behind",
        " stands behind",
        " was behind",
        " were behind",
        " is behind",
        " had been behind",
        " was probably behind",
        " did it",
        " did this",
        " had done it",
        " has done it",
        " had done this",
    ];
    let (before, _) = IS.iter().find_map(|words| text.split_once(words))?;
    let clause = before.rsplit([',', ';']).next()?;
    let clause = clause.rsplit_once(" that ").map_or(clause, |(_, rest)| rest);
    Some(("", clause))
}

/// What stands before the words for a place: "the bombs dropped on Temrin" names no Temrin.
fn before_place(text: &str) -> &str {
    const PLACES: &[&str] = &[
        " on ",
        " in ",
        " at ",
        " near ",
        " outside ",
        " from ",
        " into ",
        ",",
        ";",
    ];
    let ends = PLACES.iter().filter_map(|word| text.find(word));
    ends.min().and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Those whom common words name well enough, where no two armies fight: "guards", "hooded men in the march". Who are only said
/// to have done it, "gunmen", tell nothing.
pub(super) fn described(scene: &Scene<'_>, words: &str) -> Option<Named> {
    const KNOWN: &[&str] = &[
        "police",
        "guards",
        "guard",
        "officers",
        "officer",
        "policeman",
        "policemen",
        "inmates",
        "prisoners",
        "gangs",
        "herders",
        "youths",
        "students",
        "protesters",
        "demonstrators",
        "marchers",
        "provocateurs",
        "rebels",
        "militants",
        "farmers",
        "settlers",
        "miners",
        "workers",
        "villagers",
        "soldiers",
        "hooded",
        "masked",
        "thief",
        "smugglers",
        "pirates",
        "separatists",
    ];
    let words = words
        .rsplit_once(" was the ")
        .or_else(|| words.rsplit_once(" were the "))
        .map_or(words, |(_, rest)| rest);
    let words = words
        .trim_end_matches(" who")
        .trim_end_matches(" had")
        .trim_end_matches(" have")
        .trim_end_matches(" has")
        .trim();
    let list = names::words(words);
    let is_count = list
        .iter()
        .any(|word| matches!(word.as_str(), "number" | "toll" | "count" | "death" | "deaths"));
    let is_own = list
        .first()
        .is_some_and(|word| matches!(word.as_str(), "its" | "their" | "our" | "his" | "her"));
    let is_known = !is_own && !is_count && list.iter().any(|word| KNOWN.contains(&word.as_str()));
    let is_state = list
        .iter()
        .any(|word| word == "police" || scene.lexicon.people.forces.contains(word));
    let party = if is_state {
        scene.cast.find("police").or_else(|| scene.cast.only_state())
    } else {
        None
    };
    (is_known && !is_battle(scene) && list.len() <= 6).then(|| Named {
        words: words.to_owned(),
        party,
        sort: Sort::default(),
    })
}

/// So many words before a verb its subject can stand.
const NEAR: usize = 7;

/// The last words of a text.
pub(super) fn last_words(text: &str, count: usize) -> &str {
    let start = text.trim_end().rmatch_indices(' ').nth(count).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// The first words of a text.
pub(super) fn first_words(text: &str, count: usize) -> &str {
    let end = text.match_indices(' ').nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// Whether words name a state's own forces: dissidents and exiles of a state are not it.
pub(super) fn is_force(scene: &Scene<'_>, words: &[String]) -> bool {
    const STATE: &[&str] = &[
        "forces",
        "army",
        "military",
        "navy",
        "artillery",
        "troops",
        "agents",
        "services",
        "special",
        "air",
        "border",
        "saboteurs",
        "police",
        "government",
        "state",
        "intelligence",
        "drones",
        "warplanes",
        "jets",
    ];
    words
        .iter()
        .any(|word| STATE.contains(&word.as_str()) || scene.lexicon.people.forces.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_who_did_it_though_it_is_no_party() {
        let words = |doer| by_name(doer).map(|named| named.words);
        assert_eq!(words("a cell of the Pale Sickle").as_deref(), Some("Pale Sickle"));
        assert_eq!(words("The Vorren Army").as_deref(), Some("Vorren Army"));
        assert_eq!(words("some of the men"), None);
        assert_eq!(words("He"), None);
    }

    #[test]
    fn who_is_responsible_stands_before_the_words() {
        let named = |text| responsible(text).map(|(_, named)| named);
        assert_eq!(named("the Pale Sickle was probably behind it"), Some("the Pale Sickle"));
        assert_eq!(named("the Pale Sickle did it"), Some("the Pale Sickle"));
        assert_eq!(named("the Pale Sickle has a flag"), None);
    }
}
