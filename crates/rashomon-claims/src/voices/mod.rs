//! Who the voices are: names, offices, kinds, sides, and who "he" is.

use rashomon_types::Claim;

use crate::draft::Draft;
use crate::lexicon::LexiconError;
use crate::reading::Reading;

/// The rows that this stage reads.
#[derive(Debug)]
pub(crate) struct VoiceLexicon {}

impl VoiceLexicon {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}

/// Fills in every voice of every claim. `drafts[i]` is what `claims[i]` was made of.
pub(crate) fn resolve(_reading: &Reading<'_>, _drafts: &[Draft], _claims: &mut [Claim]) {}
