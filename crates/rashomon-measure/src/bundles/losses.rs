//! At which stage an expected answer was lost, so that the stage that loses most is mended first.

use rashomon_types::{Event, Run};

use super::judge::{Judged, JudgedEvent};
use super::places::{Claims, Place};

/// Where an expected answer was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// No claim was found in its sentence.
    NoClaim,
    /// The claims there were gathered to no event.
    NoEvent,
    /// The claims there were gathered to another event.
    OtherEvent,
    /// Its event has the claim, and no answer was made of it.
    NoAnswer,
    /// An answer of its event stands there, to another question, of somebody else, or taken by another row.
    OtherQuestion,
}

impl Loss {
    /// All of them, in the order of the stages.
    pub const ALL: [Self; 5] = [
        Self::NoClaim,
        Self::NoEvent,
        Self::OtherEvent,
        Self::NoAnswer,
        Self::OtherQuestion,
    ];

    /// What a person is told.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::NoClaim => "no claim in its sentence",
            Self::NoEvent => "claims there, in no event",
            Self::OtherEvent => "claims there, in another event",
            Self::NoAnswer => "claims there in its event, no answer",
            Self::OtherQuestion => "an answer there, to another question or `of`",
        }
    }
}

/// Where each expected answer of an event that was not found was lost; none for those that were found.
pub(super) fn losses(event: &JudgedEvent<'_>, judged: &Judged<'_>, run: &Run) -> Vec<Option<Loss>> {
    let claims = Claims::of(run);
    let lost = event.answers.iter().zip(&event.places);
    let loss = |place: &Option<Place>| {
        let place = place.as_ref()?;
        Some(loss(place, event.found, &judged.other_events, run, &claims))
    };
    lost.map(|(found, place)| match found {
        Some(_) => None,
        None => Some(loss(place).unwrap_or(Loss::NoClaim)),
    })
    .collect()
}

fn loss(place: &Place, found: Option<&Event>, others: &[&Event], run: &Run, claims: &Claims<'_>) -> Loss {
    let has_claim = |event: &Event| {
        event
            .claims
            .iter()
            .filter_map(|&id| claims.get(id))
            .any(|claim| place.claim(claim) > 0)
    };
    let mut answers = found
        .into_iter()
        .flat_map(|event| &event.questions)
        .flat_map(|question| &question.answers);
    if answers.any(|answer| place.answer(answer, claims) > 0) {
        Loss::OtherQuestion
    } else if found.is_some_and(has_claim) {
        Loss::NoAnswer
    } else if others.iter().any(|event| has_claim(event)) {
        Loss::OtherEvent
    } else if run.claims.iter().any(|claim| place.claim(claim) > 0) {
        Loss::NoEvent
    } else {
        Loss::NoClaim
    }
}
