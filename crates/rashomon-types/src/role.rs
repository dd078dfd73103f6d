//! The words that answer a question: who did it, how many were killed, with what, why.

use serde::{Deserialize, Serialize};

use crate::MapSpans;
use crate::Span;
use crate::wire::map_list;

/// A stretch of text that plays a part in telling of an event, as the language model reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleMention<S = Span> {
    /// Where the words lie.
    pub spans: Vec<S>,
    /// Which question they answer.
    pub role: Role,
    /// How sure the model is of it, 0 to 1.
    pub confidence: f64,
}

impl<S, T> MapSpans<S, T> for RoleMention<S> {
    type Mapped = RoleMention<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> RoleMention<T> {
        RoleMention {
            spans: map_list(self.spans, convert),
            role: self.role,
            confidence: self.confidence,
        }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal),* $(,)?) => {
        /// The part that words play in telling of an event.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Role {
            $($(#[$doc])* #[serde(rename = $name)] $role,)*
        }

        impl Role {
            /// The role of this name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$role),)*
                    _ => None,
                }
            }
        }
    };
}

roles! {
    /// Whoever stands behind what is said.
    Voice = "voice",
    /// Who is said to have done it.
    Initiator = "initiator",
    /// Who is said not to have done it.
    Cleared = "cleared",
    /// Whom or what it was aimed at.
    Target = "target",
    /// Killed people who bear no arms.
    KilledCivilians = "killed_civilians",
    /// Killed among those who did it.
    KilledAttackers = "killed_attackers",
    /// Killed soldiers, police or fighters of a side.
    KilledForces = "killed_forces",
    /// Wounded people who bear no arms.
    WoundedCivilians = "wounded_civilians",
    /// Wounded among those who did it.
    WoundedAttackers = "wounded_attackers",
    /// Wounded soldiers, police or fighters of a side.
    WoundedForces = "wounded_forces",
    /// People who bear no arms, held or taken away.
    CapturedCivilians = "captured_civilians",
    /// Those arrested for it.
    CapturedAttackers = "captured_attackers",
    /// Soldiers, police or fighters of a side, taken prisoner.
    CapturedForces = "captured_forces",
    /// People who are not found.
    Missing = "missing",
    /// People who had to leave.
    Displaced = "displaced",
    /// Things destroyed.
    Destroyed = "destroyed",
    /// Things damaged.
    Damaged = "damaged",
    /// How many took part.
    Participants = "participants",
    /// The weapon or the way.
    Means = "means",
    /// The reason.
    Motive = "motive",
    /// How it ended.
    Outcome = "outcome",
    /// Who holds the place.
    Control = "control",
    /// What is shown or named as proof.
    Evidence = "evidence",
    /// That there is no proof, or none was given.
    Unproved = "unproved",
    /// When it began.
    Start = "start",
    /// When it was over.
    End = "end",
    /// Where it was.
    Place = "place",
    /// That somebody would not say.
    Declined = "declined",
    /// That something is not known.
    Unknown = "unknown",
}
