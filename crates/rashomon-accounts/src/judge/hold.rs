//! Which judgements hold: those that no later one withdrew.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Action, Judgement, JudgementId};

use super::Orphan;

/// The judgements that hold, the earliest first, each once; those that only withdraw others are left out.
#[must_use]
pub fn holding(judgements: &[Judgement]) -> Vec<&Judgement> {
    sorted_out(judgements).0
}

/// The judgements that hold, and those that withdraw what is not there.
pub(super) fn sorted_out(judgements: &[Judgement]) -> (Vec<&Judgement>, Vec<Orphan>) {
    let by_id: BTreeMap<JudgementId, &Judgement> =
        judgements.iter().map(|judgement| (judgement.id, judgement)).collect();
    let withdrawn = withdrawn(&by_id);
    let mut all: Vec<&Judgement> = by_id.values().copied().collect();
    all.sort_by_key(|judgement| (judgement.at, judgement.id));
    let mut holding = Vec::new();
    let mut orphans = Vec::new();
    for judgement in all.into_iter().filter(|judgement| !withdrawn.contains(&judgement.id)) {
        match &judgement.action {
            Action::Undo { judgement: undone } if by_id.contains_key(undone) => {}
            Action::Undo { judgement: undone } => orphans.push(Orphan {
                judgement: judgement.id,
                document: None,
                reason: format!("it withdraws {undone}, which is not among the judgements"),
            }),
            _ => holding.push(judgement),
        }
    }
    (holding, orphans)
}

/// The judgements that one that holds withdraws. An id covers what it withdraws, so nothing can withdraw itself by way of
/// others; a record that somebody changed by hand might, and then none of the circle is withdrawn.
fn withdrawn(by_id: &BTreeMap<JudgementId, &Judgement>) -> BTreeSet<JudgementId> {
    let mut waiting: BTreeMap<JudgementId, JudgementId> = BTreeMap::new();
    for judgement in by_id.values() {
        if let Action::Undo { judgement: undone } = &judgement.action {
            waiting.insert(judgement.id, *undone);
        }
    }
    let mut withdrawn = BTreeSet::new();
    // Those that nothing withdraws hold; what they withdraw is decided, and with it whether it withdraws others.
    loop {
        let targets: BTreeSet<JudgementId> = waiting.values().copied().collect();
        let decided: Vec<(JudgementId, JudgementId)> = waiting
            .iter()
            .filter(|(undo, _)| !targets.contains(undo))
            .map(|(undo, undone)| (*undo, *undone))
            .collect();
        if decided.is_empty() {
            return withdrawn;
        }
        for (undo, undone) in decided {
            waiting.remove(&undo);
            if !withdrawn.contains(&undo) {
                withdrawn.insert(undone);
            }
        }
    }
}
