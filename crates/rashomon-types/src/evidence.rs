//! What a claim is said to rest on.

use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{MapSpans, Span};

/// What the report says of the evidence for a claim. Where it says nothing, the claim has no `Evidence` at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence<S = Span> {
    /// What sort of evidence.
    pub kind: EvidenceKind,
    /// The words that speak of it: "without providing any evidence".
    pub words: String,
    /// Where they lie.
    pub spans: Vec<S>,
}

impl<S, T> MapSpans<S, T> for Evidence<S> {
    type Mapped = Evidence<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Evidence<T> {
        Evidence {
            kind: self.kind,
            words: self.words,
            spans: map_list(self.spans, convert),
        }
    }
}

/// What sort of evidence is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// The reporter notes that none was offered.
    NoneOffered,
    /// Moving pictures.
    Video,
    /// Still pictures, from the ground, the air or orbit.
    Photo,
    /// A written record.
    Document,
    /// The source saw or heard it.
    OwnObservation,
    /// The source has it from another.
    Relayed,
    /// The reporter notes that it could not be verified.
    NotVerified,
    /// Something else.
    Other,
}
