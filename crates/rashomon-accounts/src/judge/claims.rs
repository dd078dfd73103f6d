//! Claims as persons judged them: accepted, rejected, with other fields.

use std::collections::BTreeMap;

use rashomon_types::{Action, Change, Claim, ClaimStatus, DocumentId, Judgement, MadeBy, Run};

use super::change::{Editor, slot};
use super::speakers::Donors;
use super::{Found, Orphan, Target};

/// What is to become of one claim: of each field the last word, and who has said anything.
#[derive(Default)]
struct Verdicts<'j> {
    changes: BTreeMap<String, (&'j Judgement, &'j Change)>,
    status: Option<ClaimStatus>,
    by: Vec<&'j Judgement>,
    last_edit: Option<&'j Judgement>,
}

/// Changes the claims, and those that `again` says to be the same ones in copies; gives back edits whose words are not in
/// the text.
pub(super) fn apply(run: &mut Run, found: &[Found<'_>], donors: &Donors, again: &Again) -> Vec<Orphan> {
    let mut orphans = Vec::new();
    let documents = run.documents.iter().enumerate();
    let texts: BTreeMap<DocumentId, usize> = documents.map(|(place, document)| (document.id, place)).collect();
    for (place, verdicts) in verdicts(found, again) {
        let Some(claim) = run.claims.get_mut(place) else {
            continue;
        };
        let document = texts.get(&claim.document).and_then(|&place| run.documents.get(place));
        let text = document.map_or("", |document| document.text.as_str());
        let lost = verdicts.apply(claim, text, donors);
        // Only the claim that was meant must have the words; another edition may have lost them.
        let lost = lost
            .into_iter()
            .filter(|(judgement, _)| is_meant(found, judgement, place));
        orphans.extend(lost.map(|(judgement, reason)| Orphan {
            judgement: judgement.id,
            document: Some(claim.document),
            reason,
        }));
    }
    orphans
}

/// Whether a claim is the one that a judgement is about, and not the same one in another edition.
fn is_meant(found: &[Found<'_>], judgement: &Judgement, place: usize) -> bool {
    found.iter().any(|found| match &found.target {
        Target::Claims(places) => found.judgement.id == judgement.id && places.first() == Some(&place),
        _ => false,
    })
}

/// For each claim, the claims of copies that repeat it.
pub(super) type Again = BTreeMap<usize, Vec<usize>>;

fn verdicts<'j>(found: &[Found<'j>], again: &Again) -> BTreeMap<usize, Verdicts<'j>> {
    let mut all: BTreeMap<usize, Verdicts<'j>> = BTreeMap::new();
    let of_claims = || {
        found.iter().filter_map(|found| match &found.target {
            Target::Claims(places) => Some((found.judgement, places)),
            _ => None,
        })
    };
    // What was said of a copy's own claim stands before what was said of the claim that it repeats.
    for (judgement, places) in of_claims() {
        let copies = places.iter().filter_map(|place| again.get(place)).flatten();
        for copy in copies.filter(|copy| !places.contains(copy)) {
            all.entry(*copy).or_default().take_over(judgement);
        }
    }
    for (judgement, places) in of_claims() {
        for &place in places {
            all.entry(place).or_default().take(judgement);
        }
    }
    all
}

impl<'j> Verdicts<'j> {
    /// Takes what was said of the claim that this one repeats in other words: all that does not hang on the words.
    fn take_over(&mut self, judgement: &'j Judgement) {
        match &judgement.action {
            Action::Reject { .. } => self.take(judgement),
            Action::Edit { changes, .. } => {
                let free = changes.iter().filter(|change| !hangs_on_words(change));
                for change in free {
                    self.changes.insert(slot(change), (judgement, change));
                    self.last_edit = Some(judgement);
                }
                if self.last_edit == Some(judgement) {
                    self.by.push(judgement);
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, judgement: &'j Judgement) {
        match &judgement.action {
            Action::Accept { .. } => self.status = Some(ClaimStatus::Accepted),
            Action::Reject { .. } => {
                self.status = Some(ClaimStatus::Rejected);
                self.by.push(judgement);
            }
            Action::Edit { changes, .. } => {
                for change in changes {
                    self.changes.insert(slot(change), (judgement, change));
                }
                self.by.push(judgement);
                self.last_edit = Some(judgement);
            }
            _ => {}
        }
    }

    /// Changes a claim; gives back the judgements whose words are not in its text.
    fn apply(&self, claim: &mut Claim, text: &str, donors: &Donors) -> Vec<(&'j Judgement, String)> {
        let mut lost = Vec::new();
        let mut editor = Editor { claim, text, donors };
        for (judgement, change) in self.changes.values() {
            if let Err(reason) = editor.set(change, judgement) {
                lost.push((*judgement, reason));
            }
        }
        let claim = editor.claim;
        claim.status = self.status.or(claim.status);
        if let Some(judgement) = self.last_edit {
            claim.made_by = MadeBy::Judgement(judgement.id);
        }
        for judgement in &self.by {
            if !claim.corrected_by.contains(&judgement.id) {
                claim.corrected_by.push(judgement.id);
            }
        }
        lost
    }
}

/// Whether a change names words of one text.
fn hangs_on_words(change: &Change) -> bool {
    matches!(
        change,
        Change::SourceWords(_)
            | Change::Cue(_)
            | Change::Content(_)
            | Change::Time { .. }
            | Change::Place { .. }
            | Change::Quantity { .. }
    )
}
