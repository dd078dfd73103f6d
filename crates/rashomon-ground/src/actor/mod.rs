//! Who: names, offices, seats of power and descriptions linked to actors.

mod lexicon;

pub use lexicon::ActorLexicon;
use rashomon_types::{Actor, Reading, Source, Span};

/// The actors of one document.
#[derive(Debug)]
pub struct Cast<'a> {
    lexicon: &'a ActorLexicon,
}

impl<'a> Cast<'a> {
    /// The actors that a document names or describes.
    #[must_use]
    pub fn of(_reading: &Reading<'_>, lexicon: &'a ActorLexicon) -> Self {
        Self { lexicon }
    }

    /// The state that a name, an adjective or a seat of power stands for: `Russia` for "Russian", "Russia", "Kremlin".
    #[must_use]
    pub fn state(&self, words: &str) -> Option<&str> {
        self.lexicon.state(words)
    }

    /// The actor that a noun phrase means: "Russian forces", "the attackers", "Hina Miliar".
    #[must_use]
    pub fn actor_of(&self, _span: Span) -> Option<&Actor> {
        None
    }

    /// The actor that a voice speaks for or is.
    #[must_use]
    pub fn actor_of_source(&self, _source: &Source) -> Option<Actor> {
        None
    }
}
