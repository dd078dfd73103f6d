//! What changed between two runs: in what is said, not in how it is spelled.
//!
//! Pure: two runs in, a typed [`Diff`] out, which can be shown on a terminal or written as JSON. White space, commas, other
//! marks and the style of quotation marks count for nothing.

mod claims;
mod documents;
mod events;
mod page;
mod same;

use std::collections::BTreeMap;
use std::io::{self, Write};

use rashomon_types::{ClaimId, DocumentId, EventId, QuestionKind, Run, Scope, Status};
use serde::Serialize;

use crate::event::Lookup;

pub use self::page::diff_page;

/// The name of the shape of a diff's JSON.
pub const DIFF_SCHEMA: &str = "rashomon-diff/1";

/// What changed from one run to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// [`DIFF_SCHEMA`], for whoever reads the file.
    pub schema: &'static str,
    /// The figures that moved.
    pub figures: Vec<FigureMoved>,
    /// The questions whose answers stand otherwise now.
    pub questions: Vec<QuestionMoved>,
    /// Events that are new or gone.
    pub events: EventChanges,
    /// Claims that are new, changed or withdrawn.
    pub claims: ClaimChanges,
    /// Documents that are new, gone or updated.
    pub documents: DocumentChanges,
}

/// A figure that a party gives otherwise than before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureMoved {
    /// The event, as the later run has it.
    pub event: EventId,
    /// The event's title there.
    pub title: String,
    /// What is asked.
    pub question: QuestionKind,
    /// Of whom and of what it is asked.
    pub scope: Scope,
    /// The question in words.
    pub asked: String,
    /// Who gives the figure: the party, or else the speaker.
    pub party: String,
    /// The figures that no longer stand; none where the party gave none.
    pub from: Vec<Figure>,
    /// The figures that stand now; none where the party gives none any more.
    pub to: Vec<Figure>,
}

/// A figure between two ends that may be open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The least it can be.
    pub low: Option<f64>,
    /// The most it can be.
    pub high: Option<f64>,
    /// The report's words, with what they stand for where they do not say it.
    pub words: String,
    /// The claim that gives it.
    pub claim: ClaimId,
}

/// A question whose answers stand otherwise than before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuestionMoved {
    /// The event, as the later run has it.
    pub event: EventId,
    /// The event's title there.
    pub title: String,
    /// What is asked.
    pub question: QuestionKind,
    /// Of whom and of what it is asked.
    pub scope: Scope,
    /// The question in words.
    pub asked: String,
    /// How the answers stood; a question that was not there was unanswered.
    pub from: Status,
    /// How they stand now.
    pub to: Status,
    /// Why they stand so now.
    pub reason: String,
}

/// Events that are new or gone.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EventChanges {
    /// In the later run alone.
    pub new: Vec<EventShown>,
    /// In the earlier run alone.
    pub gone: Vec<EventShown>,
}

/// An event in a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventShown {
    /// The event.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// How many documents speak of it.
    pub documents: usize,
    /// How many claims speak of it.
    pub claims: usize,
}

/// Claims that are new, changed or withdrawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ClaimChanges {
    /// Said in the later run alone, in whatever report.
    pub new: Vec<ClaimShown>,
    /// Said in both, but otherwise.
    pub changed: Vec<ClaimChanged>,
    /// No longer in a report that both runs have. A report that is gone takes its claims with it; they are counted there.
    pub withdrawn: Vec<ClaimShown>,
    /// How many claims of new reports only repeat what the same speaker is said to have said in the earlier run.
    pub repeated: usize,
}

/// A claim in a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimShown {
    /// The claim.
    pub id: ClaimId,
    /// Its document.
    pub document: DocumentId,
    /// Who published that.
    pub outlet: String,
    /// Who speaks.
    pub speaker: String,
    /// What the speaker does: "says", "DENIES".
    pub verb: String,
    /// The exact words.
    pub words: String,
}

/// A claim that is said otherwise than before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimChanged {
    /// As it was.
    pub before: ClaimShown,
    /// As it is.
    pub after: ClaimShown,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// One thing that differs between two forms of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// "words", "speaker", "act", "polarity", "certainty", "evidence", "through".
    pub what: &'static str,
    /// As it was; empty where there was none.
    pub before: String,
    /// As it is; empty where there is none.
    pub after: String,
}

/// Documents that are new, gone or updated.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DocumentChanges {
    /// In the later run alone.
    pub new: Vec<DocumentShown>,
    /// In the earlier run alone.
    pub gone: Vec<DocumentShown>,
    /// In both, with other words; as the later run has them.
    pub updated: Vec<DocumentShown>,
}

/// A document in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentShown {
    /// The document.
    pub id: DocumentId,
    /// Who published it.
    pub outlet: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Its address or path.
    pub place: Option<String>,
    /// How many claims it holds.
    pub claims: usize,
}

/// What changed from `before` to `after`.
///
/// ```
/// use rashomon_dossier::diff;
/// use rashomon_types::Run;
///
/// assert!(diff(&Run::new(), &Run::new()).is_empty());
/// ```
#[must_use]
pub fn diff(before: &Run, after: &Run) -> Diff {
    let (before, after) = (Side::of(before), Side::of(after));
    let documents = documents::Pairs::of(before.run, after.run);
    let claims = claims::matched(&before, &after, &documents);
    let events = events::Pairs::of(&before, &after, &claims);
    Diff {
        schema: DIFF_SCHEMA,
        figures: events.figures(&before, &after, &documents),
        questions: events.questions(),
        events: events.changes(),
        documents: documents.changes(&before, &after),
        claims: claims.changes(&before, &after, &documents),
    }
}

impl Diff {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            figures,
            questions,
            events,
            claims,
            documents,
            ..
        } = self;
        figures.is_empty()
            && questions.is_empty()
            && events.new.is_empty()
            && events.gone.is_empty()
            && claims.new.is_empty()
            && claims.changed.is_empty()
            && claims.withdrawn.is_empty()
            && documents.new.is_empty()
            && documents.gone.is_empty()
            && documents.updated.is_empty()
    }

    /// Writes the diff as one JSON object, indented, with a line break at its end.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn json(&self, out: &mut impl Write) -> io::Result<()> {
        crate::json::json_pretty(self, out)
    }
}

/// One of the two runs.
struct Side<'run> {
    run: &'run Run,
    lookup: Lookup<'run>,
    /// How many claims each document holds.
    counts: BTreeMap<DocumentId, usize>,
}

impl<'run> Side<'run> {
    fn of(run: &'run Run) -> Self {
        let mut counts = BTreeMap::new();
        for claim in &run.claims {
            *counts.entry(claim.document).or_default() += 1;
        }
        Self {
            run,
            lookup: Lookup::of(run),
            counts,
        }
    }
}
