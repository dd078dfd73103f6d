//! The parts of an event that a verb names: "rebels shelled the port with mortars", "the port was shelled by rebels".

use rashomon_types::ParticipantRole::{Initiator, Instrument, Target};
use rashomon_types::{ParticipantRole, TokenId};

use super::codebook::Frame;
use super::roles::{Parts, Scene, means};
use super::trigger::Trigger;
use super::{clause, sense};

/// Who had which part in it.
pub(super) fn parts(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Parts {
    let mut parts = Parts::default();
    let subject = subject(scene, trigger.word);
    let object = object(scene, trigger);
    let object = object.filter(|&object| Some(object) != subject);
    if let Some(subject) = subject {
        parts.give(scene, of_subject(scene, trigger, subject), subject);
    }
    let holders: Vec<TokenId> = subject.into_iter().chain(object).collect();
    means(scene, trigger, &holders, &mut parts);
    if let Some(object) = object.filter(|_| trigger.row.frame != Frame::Go) {
        let role = if sense::object_is_means(trigger.row.frame) {
            Instrument
        } else {
            Target
        };
        parts.give(scene, role, object);
    }
    phrases(scene, trigger, object, &mut parts);
    owner_of_means(scene, &mut parts);
    parts
}

/// "hit by a missile of the northern army": whose means it was did it, where nobody else did.
fn owner_of_means(scene: &Scene<'_>, parts: &mut Parts) {
    if parts.heads(Initiator).next().is_some() {
        return;
    }
    let means: Vec<TokenId> = parts.heads(Instrument).collect();
    let of = |means: TokenId| clause::by_case(scene.reading, means).into_iter();
    let mut owners = means
        .into_iter()
        .flat_map(of)
        .filter(|(case, noun)| case == "of" && ["force", "armed", "state"].iter().any(|class| scene.is(class, *noun)));
    if let Some((_, owner)) = owners.next() {
        parts.give(scene, Initiator, owner);
    }
}

/// What it is done to; "took two scouts prisoner" is done to the scouts.
fn object(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Option<TokenId> {
    let reading = scene.reading;
    let is_other = |noun: &TokenId| !trigger.words.contains(noun);
    let by_tree = clause::object(reading, trigger.word).filter(is_other);
    let before_last = || {
        let last = trigger.words.last().filter(|&&last| last != trigger.word)?;
        reading
            .before(*last)
            .filter(|&noun| clause::is_nominal(reading, noun) && noun > trigger.word)
    };
    by_tree.or_else(before_last)
}

/// Who does it, be the verb active or passive.
fn subject(scene: &Scene<'_>, verb: TokenId) -> Option<TokenId> {
    if clause::is_passive(scene.reading, verb) {
        sense::agent(scene.reading, verb)
    } else {
        clause::subject(scene.reading, verb)
    }
}

fn of_subject(scene: &Scene<'_>, trigger: &Trigger<'_>, subject: TokenId) -> ParticipantRole {
    match trigger.row.frame {
        Frame::Burst if scene.is("means", subject) => Instrument,
        Frame::Burst | Frame::Suffer => Target,
        _ => Initiator,
    }
}

/// What prepositions bring: "at the town", "against rebels", "from snipers".
fn phrases(scene: &Scene<'_>, trigger: &Trigger<'_>, object: Option<TokenId>, parts: &mut Parts) {
    let frame = trigger.row.frame;
    let phrases = trigger
        .words
        .iter()
        .flat_map(|&word| clause::by_case(scene.reading, word));
    for (case, noun) in phrases {
        let listed = trigger.row.to.contains(&case);
        let role = match (frame, case.as_str()) {
            _ if trigger.words.contains(&noun) => None,
            (Frame::Act, "against") => Some(Target),
            (Frame::Act, "on" | "at" | "upon") if object.is_none() && !parts.has(Target) => Some(Target),
            (Frame::Launch, "at" | "on" | "against" | "into" | "toward" | "towards" | "onto") => Some(Target),
            (Frame::Meet, "with" | "against") => Some(Target),
            (Frame::Burst, "in" | "at" | "outside" | "inside" | "near" | "under" | "on" | "beside" | "against")
                if !scene.is_place(noun) =>
            {
                Some(Target)
            }
            (Frame::Suffer, "from" | "by") => Some(Initiator),
            _ if listed && !(matches!(case.as_str(), "on" | "at" | "in") && parts.has(Target)) => Some(Target),
            _ => None,
        };
        if let Some(role) = role {
            parts.give(scene, role, noun);
        }
    }
}
