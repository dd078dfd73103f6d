//! Whose losses or forces a number counts.

use std::collections::BTreeSet;

use rashomon_types::{Claim, ParticipantRole, Quantity};

use super::around::Around;
use super::doer::{first_words, last_words};
use super::{Scene, Whose};
use crate::names;
use crate::parties::voice::Voice;

/// Whose losses or forces a quantity counts.
pub(super) fn whose(
    scene: &Scene<'_>,
    attackers: &Whose,
    (place, claim): (usize, &Claim),
    quantity: &Quantity,
    is_people: bool,
) -> Option<Whose> {
    if let Some(whose) = around(scene, (place, claim), quantity).filter(|_| is_people) {
        return Some(whose);
    }
    let people = &scene.lexicon.people;
    let (owner, what) = (quantity.whose.as_deref(), quantity.what.as_deref());
    let phrase = counted(scene, place, claim, quantity);
    let any = |list: &BTreeSet<String>| {
        let mut words = [owner, what].into_iter().flatten().flat_map(names::words);
        words.any(|word| list.contains(&word))
    };
    let is = |words: Option<&str>, list: &BTreeSet<String>| {
        words.is_some_and(|words| names::words(words).iter().any(|word| list.contains(word)))
    };
    // What is counted tells more than whose it was taken to be: two soldiers are not the militants'.
    let is_state = is(what, &people.forces) || (is(phrase, &people.forces) && !is(what, &people.civilians));
    let named = phrase.and_then(|phrase| scene.cast.find(phrase).or_else(|| scene.cast.find_by_adjective(phrase)));
    let stated = owner
        .and_then(|owner| scene.cast.find(owner).or_else(|| scene.cast.find_by_adjective(owner)))
        .filter(|_| !(is_state && (any(&people.groups) || any(&people.attackers))));
    if let Some(party) = named.or(stated).filter(|_| !is(what, &people.civilians)) {
        // A committee that counts the dead did not lose them.
        let is_counting = named.is_none()
            && scene.cast.voice(place) == Voice::Party(party)
            && !scene.cast.is_state(party)
            && !scene.cast.fighting().contains(&party)
            && !any(&people.groups)
            && !any(&people.forces);
        return Some(if is_counting {
            Whose::Civilians
        } else {
            Whose::Party(party)
        });
    }
    if any(&people.groups) && !is_state && !any(&people.attackers) {
        return Some(scene.cast.only_group().map_or_else(|| attackers.clone(), Whose::Party));
    }
    let is_attackers = is(what, &people.attackers);
    if is_attackers || (!is_state && is(owner, &people.attackers)) {
        return Some(opposed(scene, place, attackers));
    }
    if !is_people {
        return None;
    }
    if is_state {
        return state(scene, place)
            .map(Whose::Party)
            .filter(|_| !is_watchman(scene, place, what))
            .or(Some(Whose::Civilians));
    }
    if !is(what, &people.civilians)
        && !is(
            what,
            &[
                "members",
                "staff",
                "workers",
                "volunteers",
                "employees",
                "engineers",
                "crew",
            ]
            .map(str::to_owned)
            .into(),
        )
        && lost_its_own(scene, place, quantity)
        && let Voice::Party(party) = scene.cast.voice(place)
    {
        return Some(Whose::Party(party));
    }
    Some(Whose::Civilians)
}

/// Those who attacked; where the speaker is the one who did it, the "gunmen" are those whom he struck.
fn opposed(scene: &Scene<'_>, place: usize, attackers: &Whose) -> Whose {
    let own = match scene.cast.voice(place) {
        Voice::Party(party) => Some(Whose::Party(party)),
        _ => None,
    };
    match attackers {
        Whose::Party(party) if own.as_ref() == Some(attackers) && scene.cast.is_state(*party) => {
            let other = scene.cast.only_group().map(Whose::Party);
            other.filter(|other| other != attackers).unwrap_or(Whose::Attackers)
        }
        Whose::Party(party) if scene.cast.is_peaceful(*party) => Whose::Attackers,
        _ => attackers.clone(),
    }
}

/// "One guard had been killed", says a company: outside a fight a guard of whom no more is said is a watchman.
fn is_watchman(scene: &Scene<'_>, place: usize, what: Option<&str>) -> bool {
    let is_official = matches!(scene.cast.voice(place), Voice::Party(party) if scene.cast.is_state(party));
    let is_plain =
        what.is_some_and(|what| matches!(names::words(what).as_slice(), [one] if one == "guard" || one == "guards"));
    is_plain && !is_official && !scene.is_fight()
}

/// Whose they are by the words around the number.
fn around(scene: &Scene<'_>, (place, claim): (usize, &Claim), quantity: &Quantity) -> Option<Whose> {
    let around = Around::of(scene, place, claim, quantity)?;
    let voice = match scene.cast.voice(place) {
        Voice::Party(party) => Some(party),
        _ => None,
    };
    let party = |words: &str| scene.cast.find(words).or_else(|| scene.cast.find_by_adjective(words));
    let is_state = |party: &usize| scene.cast.is_state(*party) || scene.cast.fighting().contains(party);
    let next = around.next(6);
    if is_of_own(scene, &next) {
        return voice.map(Whose::Party);
    }
    // "35 men of the 12th Brigade"
    let is_unit = names::words(&next)
        .iter()
        .any(|word| scene.lexicon.people.units.contains(word));
    if is_unit && next.split(',').next().is_some_and(|next| next.contains("of the ")) {
        let named = party(first_words(around.after, 7));
        return named.filter(is_state).or_else(|| state(scene, place)).map(Whose::Party);
    }
    lost_at(scene, &around, voice)
}

/// Whether the words behind a number say that they were the speaker's own: "three of her own people", "five of his fighters".
fn is_of_own(scene: &Scene<'_>, next: &str) -> bool {
    let people = &scene.lexicon.people;
    let words = names::words(next);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_armed = |noun: &str| people.forces.contains(noun) || people.groups.contains(noun) || noun == "men";
    let is_owner = |word: &str| matches!(word, "his" | "her" | "its" | "our" | "their");
    match words.as_slice() {
        ["of", owner, "own", noun, ..] => is_owner(owner) && (is_armed(noun) || *noun == "people"),
        ["of", owner, noun, ..] => is_owner(owner) && is_armed(noun),
        _ => false,
    }
}

/// "the losses of the Halmaran guard at nineteen dead", "the army's own losses at four", "the Northern Army left 90 dead":
/// whose losses the words before a number name.
fn lost_at(scene: &Scene<'_>, around: &Around<'_>, voice: Option<usize>) -> Option<Whose> {
    let party = |words: &str| scene.cast.find(words).or_else(|| scene.cast.find_by_adjective(words));
    let is_armed = |party: &usize| !scene.cast.is_unarmed(*party) || scene.cast.fighting().contains(party);
    let before = around.before.trim_end();
    let near = last_words(before, 9);
    if let Some((owner, of)) = near.split_once("losses") {
        if owner.trim_end().ends_with("own") && (of.trim().is_empty() || of.trim() == "at") {
            return voice.filter(is_armed).map(Whose::Party);
        }
        let named = of.strip_prefix(" of ").and_then(party);
        return named.or_else(|| party(owner)).filter(is_armed).map(Whose::Party);
    }
    // "its count of soldiers killed since Sunday to nine"
    let has_forces = names::words(near)
        .iter()
        .any(|word| scene.lexicon.people.forces.contains(word));
    if has_forces
        && ["count of", "number of", "toll of"]
            .iter()
            .any(|count| near.contains(count))
    {
        return voice.filter(|&party| scene.cast.is_state(party)).map(Whose::Party);
    }
    let subject = ["had left", "has left", "have left", "left behind", "left"]
        .iter()
        .find_map(|left| before.strip_suffix(left))?;
    let is_dead = around.next(2).starts_with("dead") || around.next(2).starts_with("bodies");
    let subject = last_words(subject.trim_end(), 3);
    party(subject).filter(is_armed).filter(|_| is_dead).map(Whose::Party)
}

/// The phrase of those counted, where the deed's own words hold it: "14 militants of the Kura Defence Union".
fn counted<'a>(scene: &Scene<'a>, place: usize, claim: &Claim, quantity: &Quantity) -> Option<&'a str> {
    let number = *quantity.spans.first()?;
    let parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
    let mut targets = parts
        .filter(|part| part.role == ParticipantRole::Target)
        .flat_map(|part| &part.spans);
    let phrase = targets.find(|span| span.covers(number)).copied();
    // "more than 100 rebels, for the loss of six soldiers" counts rebels.
    let words = phrase.map(|span| scene.words(place, span))?;
    words.split([',', ';']).next()
}

/// The state whose soldiers they are: the speaker's, else the only state that has a part.
pub(super) fn state(scene: &Scene<'_>, place: usize) -> Option<usize> {
    let speaker = match scene.cast.voice(place) {
        Voice::Party(party) if scene.cast.is_state(party) => Some(party),
        _ => None,
    };
    speaker
        .or_else(|| scene.cast.only_state())
        .or_else(|| scene.cast.main_state())
}

/// "it had lost two men", "two of its own men had fallen", "put its dead at 19": a speaker's own loss.
fn lost_its_own(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> bool {
    const BEFORE: &[&str] = &[
        "lost",
        "our losses",
        "its losses",
        "of our",
        "of its",
        "its dead",
        "our dead",
        "its own dead",
        "its wounded",
        "its toll of",
        "his men",
    ];
    const AFTER: &[&str] = &["of its ", "of our ", "of his ", "of their own "];
    let Some(&number) = quantity.spans.first() else {
        return false;
    };
    let text = scene.corpus.content(place).to_lowercase();
    let is_men = quantity.what.as_deref().is_none_or(|what| {
        matches!(
            what,
            "men" | "fighters" | "members" | "comrades" | "dead" | "wounded" | "soldiers" | "them"
        )
    });
    let number = scene.words(place, number).to_lowercase();
    let (before, after) = text.split_once(&number).unwrap_or_default();
    let is_after = AFTER.iter().any(|word| after.trim_start().starts_with(word));
    is_after || (is_men && BEFORE.iter().any(|word| before.contains(word)))
}
