//! What persons judged, laid over what the program read.
//!
//! 1. **Hold** (`hold`): which judgements still hold, the earliest first.
//! 2. **Find** (`find`): what each is about in this run, by its words (`quote`). What is not found is an [`Orphan`].
//! 3. **Claims** (`claims`, `change`, `speakers`): fields, and who is one speaker. [`apply`] does these alone.
//! 4. **Copies** (`copies`), **bonds** (`bonds`) and **events** (`events`): what only the compiling of a run can heed;
//!    [`crate::Reconciler::compile_judged`] asks them.
//!
//! Whether claims of copies repeat others is told before any of them is changed: whoever corrects a speaker in a report
//! corrects it for the copies of the report, and a rejected claim is rejected in them.
//!
//! The order in which judgements come does not matter, for they are taken by their moment. Where two are at odds, the later
//! one holds. To apply them twice is to apply them once.

mod anchor;
pub(crate) mod aside;
pub(crate) mod bonds;
mod change;
mod claims;
pub(crate) mod copies;
pub(crate) mod events;
mod find;
mod hold;
mod quote;
mod speakers;

use std::collections::BTreeMap;

use rashomon_types::{Diagnostic, DocumentId, Judgement, JudgementId, Run};

pub use anchor::{claim_anchor, document_anchor, event_anchor};
pub use hold::holding;
pub use quote::{locate, quote};

use find::{Found, Target};

/// The code of the remark on an orphan.
pub const ORPHANED: &str = "judgement.orphaned";

/// A judgement that found nothing in a run to hold of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The judgement.
    pub judgement: JudgementId,
    /// The document that it is about, where the run has it.
    pub document: Option<DocumentId>,
    /// What was not found, in a sentence.
    pub reason: String,
}

impl Orphan {
    /// The remark that says so.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let remark = Diagnostic::warning(
            ORPHANED,
            format!(
                "the judgement {} holds of nothing here: {}",
                self.judgement, self.reason
            ),
        );
        let remark = match self.document {
            Some(document) => remark.in_document(document),
            None => remark,
        };
        remark.with_help("look at the report, then judge anew or withdraw the judgement; it is kept until then")
    }
}

/// Changes the claims of a run as persons judged them: fields, speakers, and what was accepted or rejected.
///
/// The run is best the program's own reading; one that judgements were applied to before stays as it is. What
/// becomes of events is [`crate::Reconciler::compile_judged`]'s, which calls this too.
pub fn apply(run: &mut Run, judgements: &[Judgement]) -> Vec<Orphan> {
    let judged = Judged::find(run, judgements);
    let mut orphans = judged.apply(run, &BTreeMap::new());
    orphans.extend(judged.orphans);
    sorted(orphans)
}

/// The judgements that hold, each with what it is about in a run.
pub(crate) struct Judged<'j> {
    /// Each that found something.
    found: Vec<Found<'j>>,
    /// Those that did not.
    pub(crate) orphans: Vec<Orphan>,
}

impl<'j> Judged<'j> {
    /// Looks up what judgements are about.
    pub(crate) fn find(run: &Run, judgements: &'j [Judgement]) -> Self {
        let (holding, mut orphans) = hold::sorted_out(judgements);
        if holding.is_empty() {
            return Self {
                found: Vec::new(),
                orphans,
            };
        }
        let finder = find::Finder::new(run);
        let mut found = Vec::new();
        for judgement in holding {
            match finder.target(judgement) {
                Ok(target) => found.push(Found { judgement, target }),
                Err((document, reason)) => orphans.push(Orphan {
                    judgement: judgement.id,
                    document,
                    reason,
                }),
            }
        }
        Self { found, orphans }
    }

    /// Whether nothing was judged.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Changes the claims, and those of copies: `again` gives for each claim the claims that repeat it.
    pub(crate) fn apply(&self, run: &mut Run, again: &BTreeMap<usize, Vec<usize>>) -> Vec<Orphan> {
        if self.is_empty() {
            return Vec::new();
        }
        let donors = speakers::Donors::of(run);
        let orphans = claims::apply(run, &self.found, &donors, again);
        speakers::apply(run, &self.found, &donors);
        orphans
    }
}

/// Orphans by the judgement, each once.
pub(crate) fn sorted(orphans: Vec<Orphan>) -> Vec<Orphan> {
    let orphans = orphans.into_iter().map(|orphan| (orphan.judgement, orphan));
    let orphans: BTreeMap<JudgementId, Orphan> = orphans.collect();
    orphans.into_values().collect()
}
