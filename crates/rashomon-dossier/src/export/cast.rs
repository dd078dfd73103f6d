//! Who stands against whom in an event, as the standards ask: who did it, to whom, and what sort of actor each is.
//!
//! Where the reports dispute who did it, nobody is put down as having done it: the row leaves the place open and its
//! notes carry every answer.

use rashomon_types::{ActorKind, Event, Party, PartyRole, QuestionKind, Status};

/// The parties of an event by their parts.
pub(super) struct Cast<'run> {
    /// Those said to have done it; empty where that is disputed.
    pub(super) initiators: Vec<&'run Party>,
    /// Those said to have had it done to them.
    pub(super) targets: Vec<&'run Party>,
    /// Whether who did it is disputed.
    pub(super) is_disputed: bool,
}

/// What sort of actor a party is in a fight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A state and whoever bears arms for it.
    Government,
    /// An armed group that is no state's own force.
    Group,
    /// People and bodies that bear no arms.
    Unarmed,
    /// Not known, or none of these.
    Other,
}

/// What sort of actor a party is in a fight.
pub(super) fn sort(party: &Party) -> Sort {
    match party.kind {
        Some(ActorKind::State | ActorKind::StateForces | ActorKind::Police) => Sort::Government,
        Some(ActorKind::ArmedGroup) => Sort::Group,
        Some(
            ActorKind::Civilians
            | ActorKind::Protesters
            | ActorKind::Person
            | ActorKind::Media
            | ActorKind::Organisation,
        ) => Sort::Unarmed,
        Some(ActorKind::Political | ActorKind::International | ActorKind::Unknown) | None => Sort::Other,
    }
}

impl<'run> Cast<'run> {
    /// The parties of an event by their parts.
    pub(super) fn of(event: &'run Event) -> Self {
        let is_disputed = event
            .questions
            .iter()
            .any(|question| question.question == QuestionKind::Initiator && question.status == Status::Disputed);
        let with = |role| {
            let parties = event.parties.iter().filter(move |party| party.role == Some(role));
            parties.collect::<Vec<&Party>>()
        };
        let initiators = if is_disputed {
            Vec::new()
        } else {
            with(PartyRole::Initiator)
        };
        Self {
            initiators,
            targets: with(PartyRole::Target),
            is_disputed,
        }
    }

    /// The two that stand against each other, who did it first; of two that fight each other, those of different sides.
    pub(super) fn opponents(&self) -> (Option<&'run Party>, Option<&'run Party>) {
        let first = self.initiators.first().copied();
        let target = self
            .targets
            .iter()
            .copied()
            .find(|target| first.is_none_or(|first| first.id != target.id));
        let other = self
            .initiators
            .iter()
            .copied()
            .find(|other| first.is_some_and(|first| opposed(first, other)));
        (first, target.or(other))
    }
}

/// Whether two parties are on different sides.
fn opposed(first: &Party, other: &Party) -> bool {
    first.id != other.id && first.side != other.side
}
