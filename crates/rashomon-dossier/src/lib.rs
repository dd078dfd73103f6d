//! A run and its exports: a page for the terminal, Markdown, one HTML file, JSON, lines of JSON, and the
//! [formats](export) of other tools.
//! A run and its exports: a page for the terminal, Markdown, one HTML file, JSON, lines of JSON, and the [formats](export) of other tools.
//!
//! Knows nothing of how claims are found, nor of where results are kept. No page asserts anything: each statement stands
//! under the name of whoever made it.
//!
//! ```
//! use rashomon_dossier::{TerminalStyle, markdown, terminal};
//! use rashomon_types::{Document, Run};
//!
//! let mut run = Run::new();
//! run.documents.push(Document::new("The bridge stands.".to_owned(), None, None, None));
//! let page = terminal(&run, &TerminalStyle::plain(80));
//! assert!(page.contains("It does not decide what happened."));
//! assert!(markdown(&run).starts_with("# Who says what"));
//! ```

mod diff;
mod event;
pub mod export;
mod facts;
mod failures;
mod grounds;
mod html;
mod json;
mod layout;
mod markdown;
mod marks;
mod outline;
mod tally;
mod terminal;
mod voice;
mod words;

pub use diff::{
    ClaimChanged, ClaimChanges, ClaimShown, DIFF_SCHEMA, Diff, Difference, DocumentChanges, DocumentShown,
    EventChanges, EventShown, Figure, FigureMoved, QuestionMoved, diff, diff_page,
};
pub use failures::{FailureRow, failure_rows, failures_csv};
pub use html::html;
pub use json::{JSON_SCHEMA, json, json_line, ndjson, ndjson_events};
pub use markdown::markdown;
pub use marks::one_line;
pub use terminal::{TerminalStyle, terminal};

/// What stands at the head of every page.
pub(crate) const PURPOSE: &str = "This page records what was said. It does not decide what happened.";
