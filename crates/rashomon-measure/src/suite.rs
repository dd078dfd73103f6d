//! The suite: every case of `tests/suite` read, run through the engine and compared, known failures kept apart.

mod align;
mod case;
mod compare;
mod describe;
mod known;
mod report;
mod run;

pub use align::align;
pub use case::{Case, Described, Key, Meta, parse};
pub use compare::holds;
pub use describe::describe;
pub use known::{Known, Verdict};
pub use report::report;
pub use run::{Difference, Outcome, Suite};

use std::path::{Path, PathBuf};

/// The folder of the cases in this repository.
#[must_use]
pub fn suite_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite")
}

/// The list of the cases that are known to fail.
#[must_use]
pub fn known_failures() -> PathBuf {
    suite_folder().join("known-failures.txt")
}
