//! What one predicate of one report tells of: its kind, and who had which part in it.

use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{Actor, MadeBy, MapSpans, Party, Polarity, Span};

/// A predicate that tells of something that happened: "shelled", "the raid on the post".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventMention<S = Span> {
    /// The words that name it: a verb or a noun.
    pub spans: Vec<S>,
    /// Its kind, a name of the codebook: `shelling`, `ground_raid`.
    pub kind: String,
    /// What the kind is in the standards of the field.
    pub codes: EventCodes,
    /// Whether it is said to have happened or not to have.
    pub polarity: Polarity,
    /// Who and what had a part in it, in the order of the text.
    pub participants: Vec<Participant<S>>,
    /// The sides of this event, each with its reason; empty where none can be told.
    pub parties: Vec<Party>,
    /// The rule that found it.
    pub made_by: MadeBy,
}

/// A kind of the codebook in the standards of the field; none where a standard has no such kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventCodes {
    /// ACLED's event type.
    pub acled_event: Option<String>,
    /// ACLED's sub-event type.
    pub acled_sub_event: Option<String>,
    /// UCDP's type of violence: `state_based`, `non_state`, `one_sided`, as far as the kind alone decides it.
    pub ucdp: Option<String>,
    /// PLOVER's event.
    pub plover_event: Option<String>,
    /// PLOVER's mode.
    pub plover_mode: Option<String>,
}

/// Somebody or something with a part in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant<S = Span> {
    /// Its part.
    pub role: ParticipantRole,
    /// The words.
    pub spans: Vec<S>,
    /// Who that is, where it is somebody that is known.
    pub actor: Option<Actor>,
}

/// The part that somebody or something has in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantRole {
    /// Who did it.
    Initiator,
    /// To whom or what it was done.
    Target,
    /// With what.
    Instrument,
    /// Where.
    Place,
    /// When.
    Time,
}

impl<S, T> MapSpans<S, T> for EventMention<S> {
    type Mapped = EventMention<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> EventMention<T> {
        EventMention {
            spans: map_list(self.spans, convert),
            kind: self.kind,
            codes: self.codes,
            polarity: self.polarity,
            participants: self.participants.map_spans(convert),
            parties: self.parties,
            made_by: self.made_by,
        }
    }
}

impl<S, T> MapSpans<S, T> for Participant<S> {
    type Mapped = Participant<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Participant<T> {
        Participant {
            role: self.role,
            spans: map_list(self.spans, convert),
            actor: self.actor,
        }
    }
}
