//! Who is one speaker, over all reports: names that are one, and a name that is not that one.
//!
//! What a person set on one claim stands before what was said of a name in general. Of what was said of two names, the
//! later holds.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Action, Actor, Change, Claim, ClaimId, Judgement, JudgementId, Run, Source, VoiceChange};

use super::change::set_speaker;
use super::{Found, Target};
use crate::names;

/// The actor that reports link each speaker to, as the program read them.
#[derive(Debug, Default)]
pub(super) struct Donors {
    actors: BTreeMap<String, (ClaimId, Actor)>,
}

impl Donors {
    /// Of several claims that give a speaker an actor, the one with the least id decides, whatever their order.
    pub(super) fn of(run: &Run) -> Self {
        let mut actors: BTreeMap<String, (ClaimId, Actor)> = BTreeMap::new();
        for claim in &run.claims {
            for voice in claim.chain() {
                let Some((speaker, actor)) = voice.speaker.as_ref().zip(voice.actor.as_ref()) else {
                    continue;
                };
                let known = actors
                    .entry(names::key(speaker))
                    .or_insert_with(|| (claim.id, actor.clone()));
                if claim.id < known.0 {
                    *known = (claim.id, actor.clone());
                }
            }
        }
        Self { actors }
    }

    /// The actor of a speaker.
    pub(super) fn actor(&self, speaker: &str) -> Option<Actor> {
        self.actors.get(&names::key(speaker)).map(|(_, actor)| actor.clone())
    }
}

/// What was last said of two names.
enum Ruling<'j> {
    Same(&'j Judgement),
    Other(&'j Judgement),
}

/// The rulings on names.
struct Rulings<'j> {
    of: BTreeMap<(String, String), Ruling<'j>>,
}

impl<'j> Rulings<'j> {
    fn of(found: &[Found<'j>]) -> Self {
        let mut of = BTreeMap::new();
        for Found { judgement, .. } in found {
            match &judgement.action {
                Action::SameSpeaker { name, other } => of.insert(pair(name, other), Ruling::Same(judgement)),
                Action::OtherSpeaker { name, speaker } => of.insert(pair(name, speaker), Ruling::Other(judgement)),
                _ => None,
            };
        }
        Self { of }
    }

    /// The judgement that says that a voice called so is not that speaker.
    fn apart(&self, voice: &Source) -> Option<&'j Judgement> {
        let (name, speaker) = voice.name.as_ref().zip(voice.speaker.as_ref())?;
        match self.of.get(&pair(name, speaker)) {
            Some(Ruling::Other(judgement)) if names::key(name) != names::key(speaker) => Some(judgement),
            _ => None,
        }
    }

    /// Whether a person said that what a voice is called is not that speaker.
    fn are_apart(&self, name: Option<&str>, speaker: &str) -> bool {
        let ruling = name.and_then(|name| self.of.get(&pair(name, speaker)));
        matches!(ruling, Some(Ruling::Other(_)))
    }

    /// For each name that is one of several, the name to keep and the judgements that say so.
    fn classes(&self) -> BTreeMap<String, (String, Vec<JudgementId>)> {
        let mut same: Vec<&Judgement> = Vec::new();
        for ruling in self.of.values() {
            if let Ruling::Same(judgement) = ruling {
                same.push(judgement);
            }
        }
        same.sort_by_key(|judgement| (judgement.at, judgement.id));
        let mut classes: Vec<Class> = Vec::new();
        for judgement in same {
            let Action::SameSpeaker { name, other } = &judgement.action else {
                continue;
            };
            let keys = BTreeSet::from([names::key(name), names::key(other)]);
            let (met, mut rest): (Vec<Class>, Vec<Class>) =
                classes.into_iter().partition(|class| !class.keys.is_disjoint(&keys));
            let mut whole = Class {
                keys,
                // The last word on what to call them.
                name: name.clone(),
                by: met.iter().flat_map(|class| class.by.clone()).collect(),
            };
            whole.by.push(judgement.id);
            whole.keys.extend(met.into_iter().flat_map(|class| class.keys));
            rest.push(whole);
            classes = rest;
        }
        let named = classes.into_iter().flat_map(|class| {
            class
                .keys
                .into_iter()
                .map(move |key| (key, (class.name.clone(), class.by.clone())))
        });
        named.collect()
    }
}

/// Names of one speaker.
struct Class {
    keys: BTreeSet<String>,
    name: String,
    by: Vec<JudgementId>,
}

fn pair(one: &str, other: &str) -> (String, String) {
    let (one, other) = (names::key(one), names::key(other));
    if one <= other { (one, other) } else { (other, one) }
}

/// Gives each voice to its speaker.
pub(super) fn apply(run: &mut Run, found: &[Found<'_>], donors: &Donors) {
    let rulings = Rulings::of(found);
    if rulings.of.is_empty() {
        return;
    }
    let classes = rulings.classes();
    let set = set_by_hand(found);
    for (place, claim) in run.claims.iter_mut().enumerate() {
        let mut by = Vec::new();
        if !set.contains(&place) {
            split(claim, &rulings, donors, &mut by);
        }
        join(claim, (&classes, &rulings), donors, &mut by);
        for judgement in by {
            if !claim.corrected_by.contains(&judgement) {
                claim.corrected_by.push(judgement);
            }
        }
    }
}

/// The claims of which a person named the speaker.
fn set_by_hand(found: &[Found<'_>]) -> BTreeSet<usize> {
    let names_speaker = |change: &Change| {
        matches!(
            change,
            Change::Source(VoiceChange::Speaker(_)) | Change::Origin(VoiceChange::Speaker(_))
        )
    };
    let edits = found.iter().filter(|found| match &found.judgement.action {
        Action::Edit { changes, .. } => changes.iter().any(names_speaker),
        _ => false,
    });
    let places = edits.filter_map(|found| match &found.target {
        Target::Claims(places) => Some(places.iter().copied()),
        _ => None,
    });
    places.flatten().collect()
}

fn split(claim: &mut Claim, rulings: &Rulings<'_>, donors: &Donors, by: &mut Vec<JudgementId>) {
    claim.for_each_voice(|voice| {
        if let Some(judgement) = rulings.apart(voice) {
            let name = voice.name.clone();
            set_speaker(voice, name.as_deref(), donors);
            by.push(judgement.id);
        }
    });
}

fn join(
    claim: &mut Claim,
    (classes, rulings): (&BTreeMap<String, (String, Vec<JudgementId>)>, &Rulings<'_>),
    donors: &Donors,
    by: &mut Vec<JudgementId>,
) {
    claim.for_each_voice(|voice| {
        let Some(called) = voice.speaker.as_ref().or(voice.name.as_ref()) else {
            return;
        };
        if let Some((name, judgements)) = classes.get(&names::key(called))
            && voice.speaker.as_ref() != Some(name)
            && !rulings.are_apart(voice.name.as_deref(), name)
        {
            let own = voice.actor.take();
            set_speaker(voice, Some(name), donors);
            // Where no report links the name to an actor, the other name's actor is theirs.
            voice.actor = voice.actor.take().or(own).map(|actor| renamed(actor, called_so(voice)));
            by.extend(judgements);
        }
    });
}

fn called_so(voice: &Source) -> &str {
    voice.speaker.as_deref().unwrap_or_default()
}

/// An actor that speaks for itself goes by the name of the speaker.
fn renamed(actor: Actor, name: &str) -> Actor {
    if actor.of.is_some() || name.is_empty() {
        return actor;
    }
    Actor {
        name: name.to_owned(),
        ..actor
    }
}
