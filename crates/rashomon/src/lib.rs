//! Rashomon reads reports of a contested event and lays out who says what, through whom, how sure, on what evidence.
//!
//! This crate is the façade: one engine, its settings, one call. It knows nothing of terminals, the web or SQL, and
//! reaches no disk, clock or environment: bytes come in, a [`Run`](types::Run) goes out.
//!
//! ```no_run
//! use rashomon::{Engine, EngineSettings, Input};
//!
//! # fn main() -> Result<(), rashomon::EngineError> {
//! let engine = Engine::new(EngineSettings::default())?;
//! let bytes = b"The mayor said the bridge was open.";
//! let run = engine.read(&[Input { name: "bridge.txt", bytes }]);
//! for claim in &run.claims {
//!     println!("{:?}: {:?}", claim.source.speaker, claim.act);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! An [`Engine`] is cheap to clone and holds all that it needs: there is no global state. The same inputs give the same
//! run, whatever the number of threads.

mod apart;
mod clock;
pub mod conllu;
mod engine;
mod error;
mod judged;
mod pieces;
mod pools;
mod stages;
mod stream;

pub use clock::{Stage, StageClock};
pub use engine::{Annotated, Engine, EngineSettings};
pub use error::EngineError;
pub use judged::recompile;
pub use rashomon_accounts::judge;
pub use rashomon_dossier as dossier;
pub use rashomon_gazetteer as gazetteer;
pub use rashomon_ground::Grounding;
pub use rashomon_model::GivenTokens;
pub use rashomon_read::{
    Hints, Input, Limits, LinkedRow, List, Mapping, OwnedInput, PdfRefusal, PdfText, Source, is_packed, linked_rows,
    passed_over, unpack,
};
pub use rashomon_types as types;
pub use stream::Finished;
