//! What the language model marks as answers, where the words and the trees that the other files know tell nothing.
//!
//! A mark (`RoleMention`) says which question some words answer. What they mean is read as everywhere else: who they name, which
//! class of means they are of, how many they count.

use std::collections::BTreeMap;

use rashomon_types::{
    Act, Claim, ClaimId, EventMention, Participant, ParticipantRole, Quantity, QuestionKind, Role, RoleMention, Span,
    Stance,
};

use super::author::Author;
use super::toll::{Figure, Grain};
use super::whose::state;
use super::{Draft, Scene, Whose, initiator, supply, with_polarity};
use crate::names;
use crate::value::{Named, Sort, Value};

/// A mark below this tells nothing.
const SURE: f64 = 0.5;

/// A mark above this is believed against what else the words seem to tell.
const CERTAIN: f64 = 0.9;

pub(super) fn is_certain(mention: &RoleMention) -> bool {
    mention.confidence >= CERTAIN
}

/// Whether a mark may give a number its question where nothing else does.
pub(super) fn may_ask(scene: &Scene<'_>, claim: &Claim, mention: &RoleMention) -> bool {
    is_certain(mention) || own_deeds(scene, claim).next().is_some()
}

/// The marks of the claims of an event, each with the claim whose own words they are.
pub(super) struct Marks<'a> {
    of: BTreeMap<usize, Vec<&'a RoleMention>>,
}

impl<'a> Marks<'a> {
    /// Of a claim's marks those are its own that do not lie in what it relays of another voice.
    pub(super) fn of(scene: &Scene<'a>) -> Self {
        let mut inner: BTreeMap<ClaimId, Vec<Span>> = BTreeMap::new();
        for (_, claim) in scene.claims() {
            if let Some(outer) = claim.nested_in {
                inner.entry(outer).or_default().extend(&claim.content.spans);
            }
        }
        let own = |claim: &'a Claim| -> Vec<&'a RoleMention> {
            let relayed = inner.get(&claim.id).map(Vec::as_slice).unwrap_or_default();
            let is_own = |mention: &&RoleMention| {
                let lies_in = |span: &Span| relayed.iter().any(|part| part.covers(*span));
                mention.confidence >= SURE && !mention.spans.iter().any(lies_in)
            };
            claim.role_mentions.iter().filter(is_own).collect()
        };
        Self {
            of: scene.claims().map(|(place, claim)| (place, own(claim))).collect(),
        }
    }

    pub(super) fn in_claim(&self, claim: usize) -> &[&'a RoleMention] {
        self.of.get(&claim).map(Vec::as_slice).unwrap_or_default()
    }

    /// The mark that a number lies in, of those that count.
    pub(super) fn of_number(&self, claim: usize, quantity: &Quantity) -> Option<&'a RoleMention> {
        let is_in = |mention: &&RoleMention| {
            let overlaps = |span: &Span| quantity.spans.iter().any(|number| number.overlaps(*span));
            counted(mention.role).is_some() && mention.spans.iter().any(overlaps)
        };
        self.in_claim(claim).iter().copied().find(is_in)
    }
}

/// The question that a mark of a count answers.
pub(super) fn counted(role: Role) -> Option<QuestionKind> {
    use Role::{
        CapturedAttackers, CapturedCivilians, CapturedForces, Damaged, Destroyed, Displaced, KilledAttackers,
        KilledCivilians, KilledForces, Missing, Participants, WoundedAttackers, WoundedCivilians, WoundedForces,
    };
    Some(match role {
        KilledCivilians | KilledAttackers | KilledForces => QuestionKind::Killed,
        WoundedCivilians | WoundedAttackers | WoundedForces => QuestionKind::Wounded,
        CapturedCivilians | CapturedAttackers | CapturedForces => QuestionKind::Captured,
        Missing => QuestionKind::Missing,
        Displaced => QuestionKind::Displaced,
        Destroyed => QuestionKind::Destroyed,
        Damaged => QuestionKind::Damaged,
        Participants => QuestionKind::Participants,
        _ => return None,
    })
}

/// Whose people a mark says that they are, where two sides do not fight; none where it leaves that open.
pub(super) fn whose(scene: &Scene<'_>, attackers: &Whose, place: usize, role: Role) -> Option<Whose> {
    use Role::{
        CapturedAttackers, CapturedCivilians, KilledAttackers, KilledCivilians, KilledForces, WoundedAttackers,
        WoundedCivilians, WoundedForces,
    };
    match role {
        KilledCivilians | WoundedCivilians | CapturedCivilians => Some(Whose::Civilians),
        KilledAttackers | WoundedAttackers | CapturedAttackers if !scene.is_fight() => Some(attackers.clone()),
        KilledForces | WoundedForces => state(scene, place).map(Whose::Party).filter(|_| !scene.is_fight()),
        _ => None,
    }
}

/// The persons whom a mark counts without a number: "a boy of nine" is one, "nobody" none.
pub(super) fn figures(
    scene: &Scene<'_>,
    marks: &Marks<'_>,
    attackers: &Whose,
    (place, claim): (usize, &Claim),
    stance: Stance,
    known: &[QuestionKind],
) -> Vec<Figure> {
    let of = |mention: &&RoleMention| {
        let question = counted(mention.role).filter(|question| !known.contains(question))?;
        let is_people = matches!(question, QuestionKind::Killed | QuestionKind::Wounded);
        let span = *mention.spans.first()?;
        let is_numbered = claim.quantities.iter().flat_map(|quantity| &quantity.spans);
        let is_numbered = is_numbered.into_iter().any(|number| number.overlaps(span));
        let words = scene.words(place, span);
        let count = number_of(words).filter(|_| is_people && !is_numbered)?;
        Some(Figure {
            draft: Draft {
                question,
                whose: whose(scene, attackers, place, mention.role).or(Some(Whose::Civilians)),
                what: None,
                claim: place,
                stance,
                value: Some(Value::Number {
                    low: Some(count),
                    high: Some(count),
                }),
                spans: vec![span],
            },
            grain: if count < 1.0 { Grain::Number } else { Grain::Person },
            sort: None,
        })
    };
    marks.in_claim(place).iter().filter_map(of).collect()
}

/// How many words without a numeral mean, where they tell.
fn number_of(words: &str) -> Option<f64> {
    let first = names::words(words).into_iter().next()?;
    match first.as_str() {
        "nobody" | "none" | "no" | "neither" => Some(0.0),
        _ if super::figures::is_one_person(words) => Some(1.0),
        _ => None,
    }
}

/// Adds the answers that marks give and nothing else found in the same claim.
pub(super) fn find(scene: &Scene<'_>, marks: &Marks<'_>, author: &Author, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let known: Vec<QuestionKind> = drafts
            .iter()
            .filter(|draft| draft.claim == place)
            .map(|draft| draft.question)
            .collect();
        let is_about = is_about(scene, claim);
        let of = |mention: &&RoleMention| {
            let is_fit = match mention.role {
                Role::Initiator => is_doer(scene, (place, claim), mention),
                role => is_about || is_certain(mention) || !strays(role),
            };
            answer(scene, author, (place, claim), stance, mention).filter(|_| is_fit)
        };
        let found = marks.in_claim(place).iter().filter_map(of);
        drafts.extend(found.filter(|draft| !known.contains(&draft.question)));
    }
    initiator::without_own_forces(scene, drafts);
}

/// Whether words of a role are as likely to belong to something else that a report tells as well: who ran, what was carried.
fn strays(role: Role) -> bool {
    matches!(role, Role::Target | Role::Means | Role::Evidence | Role::Control)
}

/// Whether a claim speaks of the event's own deeds, as far as its words tell.
fn is_about(scene: &Scene<'_>, claim: &Claim) -> bool {
    let is_counted = claim
        .role_mentions
        .iter()
        .any(|mention| counted(mention.role).is_some());
    own_deeds(scene, claim).next().is_some() || is_charge(claim) || is_counted
}

/// Whether whoever speaks charges or clears somebody.
fn is_charge(claim: &Claim) -> bool {
    matches!(claim.act, Act::Accuse | Act::Claim | Act::Admit | Act::Deny)
}

/// What a claim tells of the kinds that the event is of.
fn own_deeds<'a>(scene: &Scene<'a>, claim: &'a Claim) -> impl Iterator<Item = &'a EventMention> {
    let kinds = scene.occasion.kinds.iter().take(super::MAIN_KINDS);
    let kinds: Vec<&String> = kinds.collect();
    claim
        .event_mentions
        .iter()
        .filter(move |mention| kinds.contains(&&mention.kind))
}

/// Whether who is marked as the initiator stands in no other relation to the event's deeds: "Medics ran after the attack".
fn is_doer(scene: &Scene<'_>, (place, claim): (usize, &Claim), mention: &RoleMention) -> bool {
    let mut parts = claim.event_mentions.iter().flat_map(|deed| &deed.participants);
    let suffers = parts.any(|part| part.role == ParticipantRole::Target && overlaps(part, mention));
    if suffers || strikes_back(scene, (place, claim), mention) {
        return false;
    }
    let mut agents = own_deeds(scene, claim).flat_map(|deed| agents(deed)).peekable();
    let is_known = agents.peek().is_some();
    let is_one = agents.any(|part| overlaps(part, mention));
    is_charge(claim) || is_one || (!is_known && is_certain(mention))
}

/// "Police shot the driver": what is done to the attackers is not the deed.
fn strikes_back(scene: &Scene<'_>, (place, claim): (usize, &Claim), mention: &RoleMention) -> bool {
    let people = &scene.lexicon.people;
    let is_attacker = |part: &Participant| {
        let words = part.spans.iter().map(|span| scene.words(place, *span));
        part.role == ParticipantRole::Target
            && words
                .map(super::author::head)
                .any(|head| people.culprits.contains(&head) || people.attackers.contains(&head))
    };
    let theirs = claim
        .event_mentions
        .iter()
        .filter(|deed| agents(deed).any(|part| overlaps(part, mention)));
    !scene.is_fight() && theirs.into_iter().any(|deed| deed.participants.iter().any(is_attacker))
}

/// Who is told to have done a deed.
fn agents(deed: &EventMention) -> impl Iterator<Item = &Participant> {
    deed.participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Initiator)
}

fn overlaps(part: &Participant, mention: &RoleMention) -> bool {
    let is_at = |at: &Span| mention.spans.iter().any(|span| span.overlaps(*at));
    part.spans.iter().any(is_at)
}

/// What one mark answers, other than by counting.
fn answer(
    scene: &Scene<'_>,
    author: &Author,
    (place, claim): (usize, &Claim),
    stance: Stance,
    mention: &RoleMention,
) -> Option<Draft> {
    let span = *mention.spans.first()?;
    let words = scene.words(place, span);
    let polar = with_polarity(stance, claim.polarity);
    let draft = |question, stance, value| Draft {
        question,
        whose: None,
        what: None,
        claim: place,
        stance,
        value,
        spans: vec![span],
    };
    let is_trade = supply::is_trade(scene);
    Some(match mention.role {
        Role::Initiator => {
            let named = who(scene, author, place, words)?;
            draft(QuestionKind::Initiator, polar, Some(Value::Actors(vec![named])))
        }
        Role::Cleared => {
            let named = who(scene, author, place, words)?;
            draft(QuestionKind::Initiator, Stance::Deny, Some(Value::Actors(vec![named])))
        }
        Role::Target if !is_trade && polar != Stance::Deny => {
            let named = Named {
                words: words.to_owned(),
                party: None,
                sort: Sort::default(),
            };
            let is_pronoun =
                names::words(words).len() == 1 && !words.starts_with(char::is_uppercase) && words.len() < 5;
            draft(QuestionKind::Target, polar, Some(Value::Actors(vec![named]))).filled(!is_pronoun)?
        }
        Role::Means if !is_trade => draft(QuestionKind::Means, polar, Some(means(scene, words))),
        Role::Motive => draft(QuestionKind::Motive, polar, Some(Value::Words(words.to_owned()))),
        Role::Outcome => draft(QuestionKind::Outcome, polar, Some(outcome(scene, words)?)),
        Role::Control => {
            let party = scene.cast.find(words).or_else(|| scene.cast.find_by_adjective(words));
            let party = party.or_else(|| {
                initiator::own(scene, place)
                    .and_then(|own| own.party)
                    .filter(|_| is_own(words))
            });
            super::control::draft(scene, place, polar, party, vec![span])
        }
        Role::Evidence => draft(QuestionKind::Evidence, stance, Some(Value::Words(words.to_owned()))),
        Role::Unproved => draft(QuestionKind::Evidence, Stance::Omit, None),
        _ => return None,
    })
}

impl Draft {
    fn filled(self, is_fit: bool) -> Option<Self> {
        is_fit.then_some(self)
    }
}

/// Whether words mean the speaker.
fn is_own(words: &str) -> bool {
    let first = names::words(words).into_iter().next().unwrap_or_default();
    matches!(
        first.as_str(),
        "we" | "our" | "us" | "it" | "its" | "they" | "their" | "his"
    )
}

/// Whom the words of a mark name.
fn who(scene: &Scene<'_>, author: &Author, place: usize, words: &str) -> Option<Named> {
    if let Some(named) = initiator::named(scene, author, place, words, None) {
        return Some(named);
    }
    let list = names::words(words);
    let is_nobody = list
        .first()
        .is_some_and(|first| matches!(first.as_str(), "no" | "none" | "nobody" | "not"));
    if is_nobody {
        return None;
    }
    let head = super::author::head(words);
    let people = &scene.lexicon.people;
    let is_bystander = scene.is_violent() && people.civilians.contains(&head);
    let is_one_of_us = list
        .first()
        .is_some_and(|first| matches!(first.as_str(), "i" | "my" | "me" | "he" | "she" | "her"));
    if is_bystander || is_one_of_us {
        return None;
    }
    let is_listed = people.culprits.contains(&head) || people.anyone.contains(&head);
    let is_pronoun = list.len() == 1 && words.len() <= 5 && !words.starts_with(char::is_uppercase);
    let is_known = words.to_lowercase().starts_with("the ");
    (!is_listed && !is_known && !is_pronoun && !is_own(words)).then(|| Named {
        words: words.to_owned(),
        party: None,
        sort: Sort::Anyone,
    })
}

/// The class of means that words are of, or the words.
fn means(scene: &Scene<'_>, words: &str) -> Value {
    let means = &scene.lexicon.means;
    match means.phrases.find(words).last() {
        Some(found) => Value::Class {
            class: means.name(found.row).to_owned(),
            words: words.to_owned(),
        },
        None => Value::Words(words.to_owned()),
    }
}

/// The class of outcome that words are of, or the words.
fn outcome(scene: &Scene<'_>, words: &str) -> Option<Value> {
    let outcome = &scene.lexicon.outcome;
    let found = outcome.phrases.find(words).next();
    Some(match found {
        Some(found) => Value::Class {
            class: outcome.name(found.row).to_owned(),
            words: words.to_owned(),
        },
        None => Value::Words(words.to_owned()),
    })
}
