//! What the text says around a claim: certainty, evidence, medium, addressee, when it was said.

use rashomon_types::Claim;

use crate::draft::Draft;
use crate::lexicon::LexiconError;
use crate::reading::Reading;

/// The rows that this stage reads.
#[derive(Debug)]
pub(crate) struct NoteLexicon {}

impl NoteLexicon {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}

/// Fills in the notes of every claim. `drafts[i]` is what `claims[i]` was made of.
pub(crate) fn note(_reading: &Reading<'_>, _drafts: &[Draft], _claims: &mut [Claim]) {}
