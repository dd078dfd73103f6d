//! What the language model marks as answers, where the words and the trees that the other files know tell nothing.
//!
//! A mark (`RoleMention`) says which question some words answer. What they mean is read as everywhere else: who they name, which
//! class of means they are of, how many they count. Whether a mark is believed is `fits`, what marks count is `counts`.

mod counts;
mod fits;

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Claim, ClaimId, Quantity, QuestionKind, Role, RoleMention, Span, Stance};

pub(super) use counts::{counted, figures, may_ask, whose};
pub(super) use fits::is_certain;

use super::author::{self, Author};
use super::{Draft, Scene, initiator, supply, with_polarity};
use crate::names;
use crate::value::{Named, Sort, Value};

/// A mark below this tells nothing.
const SURE: f64 = 0.5;

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
        if !counts::is_count(quantity) {
            return None;
        }
        self.in_claim(claim).iter().copied().find(is_in)
    }
}

/// Adds the answers that marks give and nothing else found in the same claim.
pub(super) fn find(scene: &Scene<'_>, marks: &Marks<'_>, author: &Author, drafts: &mut Vec<Draft>) {
    let blamers = initiator::blamers(scene, drafts);
    let answered: BTreeSet<(usize, QuestionKind)> = drafts.iter().map(|draft| (draft.claim, draft.question)).collect();
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let of = |mention: &&RoleMention| {
            let is_fit = fits::fits(scene, author, (place, claim), mention);
            answer(scene, author, (place, claim), stance, mention).filter(|_| is_fit)
        };
        let found = marks.in_claim(place).iter().filter_map(of);
        let is_new = |draft: &Draft| {
            !answered.contains(&(place, draft.question)) && !initiator::is_own_doing(scene, &blamers, draft)
        };
        drafts.extend(found.filter(is_new));
    }
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
            let named = who(scene, author, place, without_none(words))?;
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
        // "To stop the driver" is what those want who act against the deed.
        Role::Motive if !scene.lexicon.stops.is_in(words) => {
            draft(QuestionKind::Motive, polar, Some(Value::Words(words.to_owned())))
        }
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

/// "No guard", "none of its planes": who did not, without the word that says so.
fn without_none(words: &str) -> &str {
    const NONE: &[&str] = &["none of ", "not one of ", "not one ", "not a single ", "no "];
    let is_at = |none: &&&str| {
        words
            .get(..none.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(none))
    };
    let none = NONE.iter().find(is_at).map_or(0, |none| none.len());
    words.get(none..).unwrap_or(words)
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
    let head = author::head(words);
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
