//! Which event is which: a project keeps the first id that an event was given.
//!
//! The engine names an event by the claim that founded it, so an earlier report that arrives late would rename it. Here each
//! compiled event takes over the ids of those known events that most of its claims come from. Where these are several, the
//! one that was given first stays, and the others become aliases of it.

use std::collections::{BTreeMap, BTreeSet};

use rashomon::types::{ClaimId, DocumentId, Event, EventId};

/// What is known of events before a run.
#[derive(Debug, Default)]
pub struct Known {
    /// The event that each claim speaks of.
    pub of_claim: BTreeMap<ClaimId, EventId>,
    /// For each event that stands, the place of its id in the order of giving.
    pub given: BTreeMap<EventId, usize>,
}

/// The ids of compiled events.
#[derive(Debug, PartialEq, Eq)]
pub struct Identities {
    /// The id of each event, in their order.
    pub ids: Vec<EventId>,
    /// Known ids that now mean another event: the alias, and what it means.
    pub merged: Vec<(EventId, EventId)>,
}

/// Gives each compiled event its id.
pub fn identify(events: &[Event], known: &Known) -> Identities {
    let heirs = heirs(events, known);
    let mut taken: BTreeSet<EventId> = heirs.keys().copied().collect();
    let mut inherited: BTreeMap<usize, Vec<EventId>> = BTreeMap::new();
    for (id, heir) in &heirs {
        inherited.entry(*heir).or_default().push(*id);
    }
    let (mut ids, mut merged) = (Vec::new(), Vec::new());
    for (place, event) in events.iter().enumerate() {
        let mut old = inherited.remove(&place).unwrap_or_default();
        old.sort_by_key(|id| (known.given.get(id).copied().unwrap_or(usize::MAX), *id));
        let mut old = old.into_iter();
        let id = old.next().unwrap_or_else(|| fresh(event, &taken));
        taken.insert(id);
        merged.extend(old.map(|alias| (alias, id)));
        ids.push(id);
    }
    Identities { ids, merged }
}

/// For each known event the compiled one that most of its claims went to.
fn heirs(events: &[Event], known: &Known) -> BTreeMap<EventId, usize> {
    let mut shares: BTreeMap<EventId, BTreeMap<usize, usize>> = BTreeMap::new();
    for (place, event) in events.iter().enumerate() {
        for claim in &event.claims {
            if let Some(id) = known.of_claim.get(claim) {
                *shares.entry(*id).or_default().entry(place).or_default() += 1;
            }
        }
    }
    let largest = |shares: BTreeMap<usize, usize>| {
        let best = shares
            .into_iter()
            .max_by_key(|(place, share)| (*share, std::cmp::Reverse(*place)));
        best.map(|(place, _)| place)
    };
    shares
        .into_iter()
        .filter_map(|(id, shares)| Some((id, largest(shares)?)))
        .collect()
}

/// The id of an event that nobody has seen: the engine's own, unless an event that went another way holds it.
fn fresh(event: &Event, taken: &BTreeSet<EventId>) -> EventId {
    let mut id = event.id;
    while taken.contains(&id) {
        let name = DocumentId::of(&id.to_string(), None, None);
        id = EventId::of(ClaimId::of(name, &[], &[], &[]));
    }
    id
}

#[cfg(test)]
mod tests {
    use rashomon::types::Span;

    use super::*;

    fn claim(name: &str) -> ClaimId {
        ClaimId::of(DocumentId::of(name, None, None), &[], &[], &[Span::of(0..1)])
    }

    fn event(claims: &[&str]) -> Event {
        let claims: Vec<ClaimId> = claims.iter().map(|name| claim(name)).collect();
        Event {
            id: EventId::of(claims[0]),
            title: String::new(),
            kinds: Vec::new(),
            time: None,
            place: None,
            documents: Vec::new(),
            reasons: Vec::new(),
            parties: Vec::new(),
            questions: Vec::new(),
            comparisons: Vec::new(),
            claims,
        }
    }

    fn known(events: &[Event]) -> Known {
        let of_event = |event: &Event| event.claims.iter().map(|claim| (*claim, event.id)).collect::<Vec<_>>();
        Known {
            of_claim: events.iter().flat_map(of_event).collect(),
            given: events
                .iter()
                .enumerate()
                .map(|(place, event)| (event.id, place))
                .collect(),
        }
    }

    #[test]
    fn an_earlier_report_renames_nothing() {
        let before = event(&["b", "c"]);
        let after = identify(&[event(&["a", "b", "c"])], &known(std::slice::from_ref(&before)));
        assert_eq!(
            after,
            Identities {
                ids: vec![before.id],
                merged: vec![]
            }
        );
    }

    #[test]
    fn events_that_turn_out_to_be_one_keep_the_first_id() {
        let before = [event(&["c"]), event(&["a", "b"])];
        let after = identify(&[event(&["a", "b", "c"])], &known(&before));
        assert_eq!(after.ids, [before[0].id]);
        assert_eq!(after.merged, [(before[1].id, before[0].id)]);
    }

    #[test]
    fn the_larger_part_of_a_split_event_keeps_the_id() {
        let before = event(&["a", "b", "c"]);
        let after = identify(
            &[event(&["a"]), event(&["b", "c"])],
            &known(std::slice::from_ref(&before)),
        );
        // The smaller part holds the founding claim, whose name is taken.
        assert_eq!(after.ids[1], before.id);
        assert_ne!(after.ids[0], before.id);
    }
}
