//! Where the time goes, for whoever asks: the edge brings the clock, since there is none below it.

use std::time::Duration;

/// A stage of the flow, one function each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Bytes to documents.
    Read,
    /// A document to its linguistic layers.
    Annotate,
    /// The layers to claims.
    Attribute,
    /// Claims to grounded claims.
    Ground,
    /// Grounded claims of many documents to events and accounts.
    Compile,
}

impl Stage {
    /// All stages, in the order of the flow.
    pub const ALL: [Self; 5] = [Self::Read, Self::Annotate, Self::Attribute, Self::Ground, Self::Compile];

    /// The verb that it is named by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Annotate => "annotate",
            Self::Attribute => "attribute",
            Self::Ground => "ground",
            Self::Compile => "compile",
        }
    }
}

/// A clock that the edge lends to the engine, asked before and after each stage, on any thread.
pub trait StageClock: Send + Sync {
    /// The time since some moment that stays the same.
    fn now(&self) -> Duration;

    /// Told that one input or document has spent so long in a stage.
    fn spent(&self, stage: Stage, duration: Duration);
}

/// Does some work, and tells the clock, if there is one, how long it took.
pub(crate) fn timed<T>(clock: Option<&dyn StageClock>, stage: Stage, work: impl FnOnce() -> T) -> T {
    let Some(clock) = clock else { return work() };
    let begun = clock.now();
    let value = work();
    clock.spent(stage, clock.now().saturating_sub(begun));
    value
}
