//! Which events of two runs are the same, which figures in them moved, and which questions stand otherwise.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Answer, AnswerValue, ClaimId, Event, EventId, Question, QuestionKind, Scope, Stance, Status};

use super::claims::Matched;
use super::{EventChanges, EventShown, Figure, FigureMoved, QuestionMoved, Side, documents};
use crate::event::{asked, claimant, figure_words};
use crate::marks::one_line;

/// The events of two runs, paired.
pub(super) struct Pairs<'run> {
    both: Vec<(&'run Event, &'run Event)>,
    new: Vec<&'run Event>,
    gone: Vec<&'run Event>,
}

impl<'run> Pairs<'run> {
    /// Pairs events by id, and the others by the claims that they share, those that share most first.
    pub(super) fn of(before: &Side<'run>, after: &Side<'run>, claims: &Matched<'run>) -> Self {
        let mut gone: BTreeMap<EventId, &'run Event> = by_id(&before.run.events);
        let mut new: BTreeMap<EventId, &'run Event> = by_id(&after.run.events);
        let mut earlier: BTreeMap<EventId, &'run Event> = BTreeMap::new();
        let same: Vec<EventId> = gone.keys().filter(|id| new.contains_key(id)).copied().collect();
        let shared = shared(&gone, &new, &claims.later());
        let pairs = same.into_iter().map(|id| (id, id)).chain(shared);
        for (old, fresh) in pairs {
            if gone.contains_key(&old) && new.contains_key(&fresh) {
                earlier.extend(gone.remove(&old).map(|event| (fresh, event)));
                new.remove(&fresh);
            }
        }
        let both = after
            .run
            .events
            .iter()
            .filter_map(|event| Some((earlier.remove(&event.id)?, event)));
        let both = both.collect();
        let kept = |events: &'run [Event], left: &BTreeMap<EventId, &'run Event>| {
            let mut met = BTreeSet::new();
            let left = events
                .iter()
                .filter(|event| left.contains_key(&event.id) && met.insert(event.id));
            left.collect::<Vec<_>>()
        };
        Self {
            both,
            new: kept(&after.run.events, &new),
            gone: kept(&before.run.events, &gone),
        }
    }

    pub(super) fn changes(&self) -> EventChanges {
        let shown = |event: &&Event| EventShown {
            id: event.id,
            title: one_line(&event.title),
            documents: event.documents.len(),
            claims: event.claims.len(),
        };
        EventChanges {
            new: self.new.iter().map(shown).collect(),
            gone: self.gone.iter().map(shown).collect(),
        }
    }

    /// The questions that stand otherwise; one that is not there counts as unanswered.
    pub(super) fn questions(&self) -> Vec<QuestionMoved> {
        let mut moved = Vec::new();
        for (before, after) in &self.both {
            for (old, new) in asked_in_both(before, after) {
                let status =
                    |question: Option<&Question>| question.map_or(Status::Unanswered, |question| question.status);
                let (from, to) = (status(old), status(new));
                let Some((event, question)) = later_form(before, after, old, new).filter(|_| from != to) else {
                    continue;
                };
                moved.push(QuestionMoved {
                    event: after.id,
                    title: one_line(&after.title),
                    question: question.question,
                    scope: question.scope.clone(),
                    asked: asked(event, question),
                    from,
                    to,
                    reason: new.map(|question| one_line(&question.reason)).unwrap_or_default(),
                });
            }
        }
        moved
    }

    /// The figures that moved, event by event, question by question, party by party.
    pub(super) fn figures(
        &self,
        before: &Side<'run>,
        after: &Side<'run>,
        documents: &documents::Pairs<'run>,
    ) -> Vec<FigureMoved> {
        let mut moved = Vec::new();
        for (earlier, later) in &self.both {
            for (old, new) in asked_in_both(earlier, later) {
                let Some((event, question)) = later_form(earlier, later, old, new) else {
                    continue;
                };
                let given = figures_moved((earlier, old, before), (later, new, after), documents);
                moved.extend(given.into_iter().map(|given| FigureMoved {
                    event: later.id,
                    title: one_line(&later.title),
                    question: question.question,
                    scope: question.scope.clone(),
                    asked: asked(event, question),
                    party: given.party,
                    from: given.from,
                    to: given.to,
                }));
            }
        }
        moved
    }
}

fn by_id(events: &[Event]) -> BTreeMap<EventId, &Event> {
    events.iter().map(|event| (event.id, event)).collect()
}

/// Pairs of events by how many claims they share, most first.
fn shared(
    gone: &BTreeMap<EventId, &Event>,
    new: &BTreeMap<EventId, &Event>,
    later: &BTreeMap<ClaimId, ClaimId>,
) -> Vec<(EventId, EventId)> {
    let of_claims = new
        .values()
        .flat_map(|event| event.claims.iter().map(|claim| (*claim, event.id)));
    let of_claims: BTreeMap<ClaimId, EventId> = of_claims.collect();
    let mut counts: BTreeMap<(EventId, EventId), usize> = BTreeMap::new();
    for event in gone.values() {
        let others = event.claims.iter().filter_map(|claim| of_claims.get(later.get(claim)?));
        for other in others {
            *counts.entry((event.id, *other)).or_default() += 1;
        }
    }
    let mut pairs: Vec<((EventId, EventId), usize)> = counts.into_iter().collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    pairs.into_iter().map(|(pair, _)| pair).collect()
}

/// The questions of either event, each with its form in both: the later event's first.
fn asked_in_both<'run>(
    before: &'run Event,
    after: &'run Event,
) -> Vec<(Option<&'run Question>, Option<&'run Question>)> {
    let key = |question: &Question| -> (QuestionKind, Scope) { (question.question, question.scope.clone()) };
    let find =
        |event: &'run Event, wanted: &Question| event.questions.iter().find(|question| key(question) == key(wanted));
    // A question that is asked twice counts once.
    let is_first = |event: &'run Event, question: &&Question| {
        find(event, question).is_some_and(|first| std::ptr::eq(first, *question))
    };
    let now = after.questions.iter().filter(|question| is_first(after, question));
    let now = now.map(|question| (find(before, question), Some(question)));
    let dropped = before
        .questions
        .iter()
        .filter(|question| is_first(before, question) && find(after, question).is_none());
    now.chain(dropped.map(|question| (Some(question), None))).collect()
}

/// A question in its later form, or else in its earlier one, with the event that it belongs to there.
fn later_form<'run>(
    before: &'run Event,
    after: &'run Event,
    old: Option<&'run Question>,
    new: Option<&'run Question>,
) -> Option<(&'run Event, &'run Question)> {
    new.map(|question| (after, question))
        .or(old.map(|question| (before, question)))
}

/// A party's figures that left and came.
struct Given {
    party: String,
    from: Vec<Figure>,
    to: Vec<Figure>,
}

/// A question of one of the runs.
type Form<'a, 'run> = (&'a Event, Option<&'a Question>, &'a Side<'run>);

fn figures_moved<'run>(old: Form<'_, 'run>, new: Form<'_, 'run>, documents: &documents::Pairs<'run>) -> Vec<Given> {
    let mut given: Vec<(String, Given)> = Vec::new();
    for (form, is_later) in [(old, false), (new, true)] {
        let (event, question, side) = form;
        for answer in question.iter().flat_map(|question| &question.answers) {
            let Some(figure) = figure(answer, side) else {
                continue;
            };
            let key = key(answer, documents, is_later);
            let place = given.iter().position(|(other, _)| *other == key).unwrap_or(given.len());
            if place == given.len() {
                let party = claimant(event, answer, &side.lookup);
                given.push((
                    key,
                    Given {
                        party,
                        from: Vec::new(),
                        to: Vec::new(),
                    },
                ));
            }
            if let Some((_, given)) = given.get_mut(place) {
                let figures = if is_later { &mut given.to } else { &mut given.from };
                figures.push(figure);
            }
        }
    }
    let moved = given.into_iter().map(|(_, given)| without_common(given));
    moved
        .filter(|given| !given.from.is_empty() || !given.to.is_empty())
        .collect()
}

/// Only the figures that left, and those that came, each once.
fn without_common(given: Given) -> Given {
    let bounds = |figure: &Figure| (figure.low, figure.high);
    let only_in = |figures: &[Figure], others: &[Figure]| {
        let mut kept: Vec<Figure> = Vec::new();
        for figure in figures {
            let known = others.iter().chain(&kept).any(|other| bounds(other) == bounds(figure));
            if !known {
                kept.push(figure.clone());
            }
        }
        kept
    };
    let (from, to) = (only_in(&given.from, &given.to), only_in(&given.to, &given.from));
    Given { from, to, ..given }
}

/// The figure of an answer that stands.
fn figure(answer: &Answer, side: &Side<'_>) -> Option<Figure> {
    let stands = answer.revised_by.is_none() && answer.stance != Stance::Deny;
    match answer.value {
        Some(AnswerValue::Range { low, high }) if stands => Some(Figure {
            low,
            high,
            words: figure_words(low, high, answer, &side.lookup),
            claim: answer.claim,
        }),
        _ => None,
    }
}

/// Who gives an answer in whichever run: the party, or else the speaker, or else the report.
fn key(answer: &Answer, documents: &documents::Pairs<'_>, is_later: bool) -> String {
    if let Some(party) = &answer.party {
        return format!("party {party}");
    }
    if let Some(speaker) = answer.speaker.as_deref() {
        return format!("speaker {}", speaker.to_lowercase());
    }
    let document = answer.words.document;
    let document = if is_later {
        Some(document)
    } else {
        documents.later(document)
    };
    format!("report {}", document.unwrap_or(answer.words.document))
}
