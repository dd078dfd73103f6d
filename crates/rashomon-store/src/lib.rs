//! The project on disk: one folder with one SQLite file that keeps what was given, what was found, what persons corrected
//! and what was done, and is whole after any interruption.
//!
//! [`schema`] holds the tables and says what each is for. A [`Project`] is one open project; each file here adds the part of
//! it that its name says. The store knows no language: what it cannot do itself, the [`rashomon::Engine`] does.
//!
//! ```no_run
//! use std::path::Path;
//! use rashomon_store::Project;
//!
//! # fn main() -> Result<(), rashomon_store::StoreError> {
//! let project = Project::init(Path::new("raid"))?;
//! project.append_correction(r#"{"reason":"the byline names her"}"#)?;
//! assert_eq!(project.corrections()?.len(), 1);
//! # Ok(())
//! # }
//! ```
#![allow(clippy::disallowed_methods)] // An edge: it keeps a folder on disk, and notes when things happened.

mod claims;
mod clock;
mod columns;
mod corrections;
mod documents;
mod error;
mod judged;
mod lock;
mod log;
mod originals;
mod project;
mod schema;
mod search;
mod snapshot;
mod status;
mod told;
mod verify;
mod work;

pub use error::StoreError;
pub use judged::Judgements;
pub use log::{LogEntry, LogReport};
pub use originals::{Intake, Taken};
pub use project::{PROJECT_FILE, Project};
pub use schema::SCHEMA_VERSION;
pub use search::{ClaimFound, EventFound, Query};
pub use status::{FailureShown, RunShown, Status};
pub use told::Told;
pub use verify::Verification;
pub use work::{EventsMerged, Only, Plan, RunReport, StageTally, Tally, Watcher, WorkStage};
