//! What the engine is worth, in numbers: the [suite](suite) of invented cases, [bundles](bundles) of reports, and [scores](eval) on annotated corpora.
//!
//! It is a crate of its own, and not a part of `xtask`, because it links the whole engine with its language model:
//! `cargo xtask tidy` must build in seconds. The chores `cargo xtask suite` and `cargo xtask eval` start its program.
//! Library and program are apart so that the scorers have tests, and so that `cargo test` runs the suite too.
#![allow(clippy::disallowed_methods)] // An edge: it reads cases and corpora from the disk.

pub mod bundles;
pub mod cases;
pub mod eval;
pub mod ground;
mod kept;
mod parallel;
pub mod scale;
pub mod suite;
pub mod table;
mod words;

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use rashomon::{Engine, EngineSettings};

/// An engine with the built-in model, on all cores.
///
/// # Errors
///
/// If the model or the lexicon cannot be used, or the system gives no threads.
pub fn engine() -> Result<Engine, String> {
    let threads = available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let settings = EngineSettings {
        threads,
        ..EngineSettings::default()
    };
    Engine::new(settings).map_err(|error| error.to_string())
}
