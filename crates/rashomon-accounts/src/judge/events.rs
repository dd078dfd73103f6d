//! What persons said of events: on which side a party acts, and which figure they take for the best.

use std::collections::BTreeMap;

use rashomon_types::{
    Action, Best, ClaimId, Event, Judgement, JudgementId, Question, QuestionKind, Run, Scope, SideId, Status,
};

use super::aside::Aside;
use super::change::why;
use super::{Judged, Orphan, Target};
use crate::gather::Occasion;
use crate::names;
use crate::parties::Cast;

/// A side that a person set.
struct Ruling<'j> {
    judgement: &'j Judgement,
    party: &'j str,
    side: Option<&'j SideId>,
}

/// The sides that persons set, by the place of the occasion, the earliest first.
pub(crate) struct Sides<'j> {
    of: BTreeMap<usize, Vec<Ruling<'j>>>,
}

impl<'j> Sides<'j> {
    /// Finds the occasions that judgements on sides are about.
    pub(crate) fn of(judged: &'j Judged<'_>, aside: &Aside, occasions: &[Occasion], orphans: &mut Vec<Orphan>) -> Self {
        let mut of: BTreeMap<usize, Vec<Ruling<'j>>> = BTreeMap::new();
        for found in &judged.found {
            let (Action::Side { party, side, .. }, Target::Event(claims)) = (&found.judgement.action, &found.target)
            else {
                continue;
            };
            let mut claims = claims.iter().filter_map(|&claim| aside.place(claim));
            let holds = |claim: usize| {
                occasions
                    .iter()
                    .position(|occasion| occasion.members.iter().any(|member| member.claim == claim))
            };
            match claims.find_map(holds) {
                Some(place) => of.entry(place).or_default().push(Ruling {
                    judgement: found.judgement,
                    party,
                    side: side.as_ref(),
                }),
                None => orphans.push(no_event(found.judgement.id)),
            }
        }
        Self { of }
    }

    /// Sets the sides of the parties of an occasion.
    pub(crate) fn judge(&mut self, occasion: usize, cast: &mut Cast, orphans: &mut Vec<Orphan>) {
        for ruling in self.of.remove(&occasion).unwrap_or_default() {
            let side = ruling.side.map(|side| side.0.as_str());
            if !cast.judge_side(ruling.party, side, why(ruling.judgement)) {
                orphans.push(Orphan {
                    judgement: ruling.judgement.id,
                    document: None,
                    reason: format!("no party of the event is called “{}”", ruling.party),
                });
            }
        }
    }
}

/// Says that the claims by which an event is known are in none.
fn no_event(judgement: JudgementId) -> Orphan {
    Orphan {
        judgement,
        document: None,
        reason: "the claims by which its event is known are in no event any more".to_owned(),
    }
}

/// Writes the figures that persons take for the best to the questions of the events.
pub(crate) fn set_best(judged: &Judged<'_>, run: &mut Run) -> Vec<Orphan> {
    let mut orphans = Vec::new();
    for found in &judged.found {
        let (
            Action::Best {
                question, scope, value, ..
            },
            Target::Event(claims),
        ) = (&found.judgement.action, &found.target)
        else {
            continue;
        };
        let ids: Vec<ClaimId> = claims
            .iter()
            .filter_map(|&place| run.claims.get(place))
            .map(|claim| claim.id)
            .collect();
        let of_claim = |id: &ClaimId| run.events.iter().position(|event| event.claims.contains(id));
        let place = ids.iter().find_map(of_claim);
        let Some(event) = place.and_then(|place| run.events.get_mut(place)) else {
            orphans.push(no_event(found.judgement.id));
            continue;
        };
        asked(event, *question, scope).best = Some(Best {
            value: *value,
            by: found.judgement.by.clone(),
            reason: found.judgement.reason.clone(),
            judgement: found.judgement.id,
        });
    }
    orphans
}

/// The question of an event; one that nobody has answered is added.
fn asked<'e>(event: &'e mut Event, kind: QuestionKind, scope: &Scope) -> &'e mut Question {
    let scope = Scope {
        whose: scope.whose.as_ref().map(|whose| party_id(event, whose)),
        what: scope.what.clone(),
    };
    let is_it = |question: &Question| {
        question.question == kind && question.scope.whose == scope.whose && same_thing(&question.scope, &scope)
    };
    let place = event.questions.iter().position(is_it).unwrap_or_else(|| {
        event.questions.push(unasked(kind, scope.clone()));
        event.questions.len() - 1
    });
    // never fails: the place was just found, or is that of the question just added
    &mut event.questions[place]
}

fn same_thing(one: &Scope, other: &Scope) -> bool {
    let key = |scope: &Scope| scope.what.as_deref().map(names::key);
    key(one) == key(other)
}

/// The id of the party that somebody names, or the words themselves (`civilians`).
fn party_id(event: &Event, whose: &str) -> String {
    let parties = || event.parties.iter();
    let party = parties()
        .find(|party| party.id.0 == whose)
        .or_else(|| parties().find(|party| names::same(&party.name, whose)));
    party.map_or_else(|| names::key(whose), |party| party.id.0.clone())
}

fn unasked(question: QuestionKind, scope: Scope) -> Question {
    Question {
        question,
        scope,
        status: Status::Unanswered,
        reason: "nobody says".to_owned(),
        reports: 0,
        texts: 0,
        origins: 0,
        answers: Vec::new(),
        best: None,
    }
}
