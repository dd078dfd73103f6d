//! The voices of small reports.

use rashomon_types::{EntityKind, Span};

use super::lexicon::VoiceLexicon;
use super::phrase::{Hints, Phrase};
use super::portrait::{Portrait, portray};

/// Hints that know nothing.
struct Silent;

impl Hints for Silent {
    fn entity(&self, _: Span) -> Option<EntityKind> {
        None
    }

    fn is_common(&self, _: Span) -> bool {
        false
    }
}

/// What a phrase says by its words alone.
pub(super) fn portrait_of(text: &str) -> Portrait {
    let lexicon = VoiceLexicon::embedded().unwrap();
    portray(&Phrase::new(text, &[Span::of(0..text.len())], &lexicon, &Silent))
}
