//! How many: killed, wounded, captured, missing, displaced, destroyed, damaged, taking part.

use std::collections::BTreeSet;

use rashomon_types::{Claim, ParticipantRole, Polarity, Quantity, QuantityKind, QuestionKind, Stance};

use super::{Draft, Scene, Whose};
use crate::names;
use crate::parties::voice::Voice;
use crate::value::Value;

/// Adds every figure that answers a question; `attackers` is whose the attackers' losses are.
pub(super) fn find(scene: &Scene<'_>, attackers: &Whose, drafts: &mut Vec<Draft>) {
    let mut parts = Vec::new();
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        for quantity in claim.quantities.iter().filter(|quantity| !is_doer(claim, quantity)) {
            for question in questions(quantity) {
                parts.extend(sort_of_people(quantity).map(|sort| (drafts.len(), sort)));
                drafts.push(draft(scene, attackers, (place, claim), quantity, question, stance));
            }
        }
    }
    set_parts_apart(scene, parts, drafts);
}

/// Sorts of people who are counted beside all: "84 people, ten of them children".
const SORTS: &[&str] = &[
    "child",
    "children",
    "baby",
    "babies",
    "girl",
    "girls",
    "boy",
    "boys",
    "woman",
    "women",
    "teenager",
    "teenagers",
    "student",
    "students",
    "tourist",
    "tourists",
    "foreigner",
    "foreigners",
    "national",
    "nationals",
    "citizen",
    "citizens",
    "journalist",
    "journalists",
];

/// The sort of people that a quantity counts, where it is not just anybody: "children", "two Tahmari women".
fn sort_of_people(quantity: &Quantity) -> Option<String> {
    let what = quantity.what.as_deref()?;
    let is_nation = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let has_sort = names::words(what).iter().any(|word| SORTS.contains(&word.as_str()));
    (has_sort || what.split(' ').any(is_nation)).then(|| thing(what))
}

/// A figure for one sort of people is a part, and no rival, of a figure that its own report gives for all.
fn set_parts_apart(scene: &Scene<'_>, parts: Vec<(usize, String)>, drafts: &mut [Draft]) {
    let bounds = |draft: &Draft| match draft.value {
        Some(Value::Number { low, high }) => (low, high),
        _ => (None, None),
    };
    let numbers: Vec<usize> = parts.iter().map(|(at, _)| *at).collect();
    let is_whole = |part: &Draft, at: usize, whole: &Draft| {
        let most = bounds(part).1.or(bounds(part).0);
        !numbers.contains(&at)
            && whole.question == part.question
            && whole.whose == part.whose
            && scene.corpus.document_of(whole.claim) == scene.corpus.document_of(part.claim)
            && most.zip(bounds(whole).0).is_some_and(|(part, whole)| part < whole)
    };
    let found = parts.into_iter().filter(|(at, _)| {
        let part = drafts.get(*at);
        part.is_some_and(|part| drafts.iter().enumerate().any(|(at, whole)| is_whole(part, at, whole)))
    });
    for (at, sort) in found.collect::<Vec<_>>() {
        if let Some(draft) = drafts.get_mut(at) {
            draft.what = Some(sort);
        }
    }
}

/// Whether a number counts those who did it, as in "a woman blew herself up".
fn is_doer(claim: &Claim, quantity: &Quantity) -> bool {
    let parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
    let mut doers = parts
        .filter(|part| part.role == ParticipantRole::Initiator)
        .flat_map(|part| &part.spans);
    let is_harm = matches!(quantity.kind, QuantityKind::Killed | QuantityKind::Wounded);
    is_harm && doers.any(|span| quantity.spans.iter().any(|number| span.covers(*number)))
}

/// The questions that a quantity answers: "no casualties" is nobody killed and nobody wounded.
fn questions(quantity: &Quantity) -> Vec<QuestionKind> {
    match quantity.kind {
        QuantityKind::Killed => vec![QuestionKind::Killed],
        // "Nobody was hurt" tells of the dead as well.
        QuantityKind::Wounded if quantity.high == Some(0.0) && quantity.what.is_none() => {
            vec![QuestionKind::Killed, QuestionKind::Wounded]
        }
        QuantityKind::Wounded => vec![QuestionKind::Wounded],
        QuantityKind::Casualties if quantity.high == Some(0.0) => vec![QuestionKind::Killed, QuestionKind::Wounded],
        QuantityKind::Captured => vec![QuestionKind::Captured],
        QuantityKind::Missing => vec![QuestionKind::Missing],
        QuantityKind::Displaced => vec![QuestionKind::Displaced],
        QuantityKind::Destroyed => vec![QuestionKind::Destroyed],
        QuantityKind::Damaged => vec![QuestionKind::Damaged],
        QuantityKind::Participants => vec![QuestionKind::Participants],
        _ => Vec::new(),
    }
}

fn draft(
    scene: &Scene<'_>,
    attackers: &Whose,
    (place, claim): (usize, &Claim),
    quantity: &Quantity,
    question: QuestionKind,
    stance: Stance,
) -> Draft {
    let is_people = matches!(
        question,
        QuestionKind::Killed
            | QuestionKind::Wounded
            | QuestionKind::Captured
            | QuestionKind::Missing
            | QuestionKind::Displaced
    );
    // A figure is its own negation ("no one was hurt" is 0), so only an act of denying turns it round.
    let is_zero = quantity.high == Some(0.0);
    let stance = if stance == Stance::Deny && (is_zero || claim.polarity == Polarity::Negative) {
        Stance::Assert
    } else {
        stance
    };
    Draft {
        question,
        whose: whose(scene, attackers, (place, claim), quantity, is_people),
        what: (!is_people).then(|| quantity.what.as_deref().map(thing)).flatten(),
        claim: place,
        stance,
        value: Some(number(scene, place, quantity)),
        spans: quantity.spans.clone(),
    }
}

/// The bounds of a quantity; "not one" and "not a single" are none.
fn number(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> Value {
    let text = scene.corpus.content(place).to_lowercase();
    let words = quantity
        .spans
        .first()
        .map_or("", |&span| scene.words(place, span))
        .to_lowercase();
    let before = text.find(&words).and_then(|at| text.get(..at)).unwrap_or_default();
    let is_none = quantity.high == Some(1.0) && before.trim_end().split(' ').next_back() == Some("not");
    Value::Number {
        low: if is_none { Some(0.0) } else { quantity.low },
        high: if is_none { Some(0.0) } else { quantity.high },
    }
}

/// The noun of a thing, without numbers and articles, in lower case: "a destroyed building" is "building".
fn thing(what: &str) -> String {
    const ASIDE: &[&str] = &["destroyed", "damaged", "burnt", "burned", "of", "other", "enemy"];
    let words = names::words(what);
    let kept: Vec<String> = words
        .into_iter()
        .filter(|word| !ASIDE.contains(&word.as_str()) && !word.chars().all(|letter| letter.is_ascii_digit()))
        .collect();
    kept.join(" ")
}

/// Whose losses or forces a quantity counts.
fn whose(
    scene: &Scene<'_>,
    attackers: &Whose,
    (place, claim): (usize, &Claim),
    quantity: &Quantity,
    is_people: bool,
) -> Option<Whose> {
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
        .filter(|_| !(is_state && any(&people.groups)));
    if let Some(party) = named.or(stated).filter(|_| !is(what, &people.civilians)) {
        return Some(Whose::Party(party));
    }
    if any(&people.attackers) || (any(&people.groups) && !is_state) {
        return Some(attackers.clone());
    }
    if !is_people {
        return None;
    }
    if is_state {
        return state(scene, place).map(Whose::Party);
    }
    let lost = matches!(scene.cast.voice(place), Voice::Party(party) if lost_its_own(scene, place, quantity) && scene.cast.is_armed(party));
    if lost && let Voice::Party(party) = scene.cast.voice(place) {
        return Some(Whose::Party(party));
    }
    Some(Whose::Civilians)
}

/// The phrase of those counted, where the deed's own words hold it: "14 militants of the Kura Defence Union".
fn counted<'a>(scene: &Scene<'a>, place: usize, claim: &Claim, quantity: &Quantity) -> Option<&'a str> {
    let number = *quantity.spans.first()?;
    let parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
    let mut targets = parts
        .filter(|part| part.role == ParticipantRole::Target)
        .flat_map(|part| &part.spans);
    let phrase = targets.find(|span| span.covers(number)).copied();
    phrase.map(|span| scene.words(place, span))
}

/// The state whose soldiers they are: the speaker's, else the only state that has a part.
fn state(scene: &Scene<'_>, place: usize) -> Option<usize> {
    let speaker = match scene.cast.voice(place) {
        Voice::Party(party) if scene.cast.is_state(party) => Some(party),
        _ => None,
    };
    speaker.or_else(|| scene.cast.only_state())
}

/// "it had lost two men": a speaker's own loss.
fn lost_its_own(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> bool {
    let Some(&number) = quantity.spans.first() else {
        return false;
    };
    let text = scene.corpus.content(place).to_lowercase();
    let is_men = quantity
        .what
        .as_deref()
        .is_none_or(|what| matches!(what, "men" | "fighters" | "members" | "comrades"));
    let number = scene.words(place, number).to_lowercase();
    let before = text.find(&number).and_then(|at| text.get(..at)).unwrap_or_default();
    is_men
        && ["lost", "our losses", "its losses", "of our", "of its"]
            .iter()
            .any(|word| before.contains(word))
}
