//! The voice that a claim is attributed to.

use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{Actor, MapSpans, Span};

/// A voice. Only ever who spoke: the outlet is the publisher, and who did the deed is the initiator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source<S = Span> {
    /// The words that name it; none for the reporter's own voice and for an agentless "is believed to".
    pub spans: Vec<S>,
    /// As the text calls it here: "he", "the governor".
    pub name: Option<String>,
    /// Who that is, by the fullest name that the document gives.
    pub speaker: Option<String>,
    /// What sort of voice it is.
    pub kind: SourceKind,
    /// Whether a person or body is named, rather than "police sources".
    pub named: bool,
    /// The office that it speaks from, as in the text.
    pub office: Option<String>,
    /// The alignment that the text or the lexicon states; an event's sides are kept with the event.
    pub side: Option<String>,
    /// The actor that the voice was linked to, once grounded; none for the reporter and for voices that stay unknown.
    pub actor: Option<Actor>,
}

impl<S> Source<S> {
    /// A voice of this kind of which nothing else is known yet.
    #[must_use]
    pub fn of_kind(kind: SourceKind) -> Self {
        Self {
            spans: Vec::new(),
            name: None,
            speaker: None,
            kind,
            named: false,
            office: None,
            side: None,
            actor: None,
        }
    }

    /// The reporter's own voice.
    #[must_use]
    pub fn reporter() -> Self {
        Self::of_kind(SourceKind::Reporter)
    }

    /// The voice behind an agentless "is believed to".
    #[must_use]
    pub fn unknown() -> Self {
        Self::of_kind(SourceKind::Unknown)
    }
}

impl<S, T> MapSpans<S, T> for Source<S> {
    type Mapped = Source<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Source<T> {
        Source {
            spans: map_list(self.spans, convert),
            name: self.name,
            speaker: self.speaker,
            kind: self.kind,
            named: self.named,
            office: self.office,
            side: self.side,
            actor: self.actor,
        }
    }
}

/// What sort of voice a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A state, its offices and those who speak for them.
    Official,
    /// An armed group that is no state's own force.
    ArmedGroup,
    /// An international body.
    International,
    /// Another outlet, or a channel.
    Media,
    /// A person or body asked for knowledge of the field.
    Expert,
    /// Someone who was there.
    Witness,
    /// A document, a video or a record that "says".
    Document,
    /// The reporter's own voice.
    Reporter,
    /// Not stated.
    Unknown,
}
