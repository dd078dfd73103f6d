//! What the engine is worth, in numbers: the [suite](suite) of invented cases, and [scores](eval) on annotated corpora.
//!
//! It is a crate of its own, and not a part of `xtask`, because it links the whole engine with its language model:
//! `cargo xtask tidy` must build in seconds. The chores `cargo xtask suite` and `cargo xtask eval` start its program.
//! Library and program are apart so that the scorers have tests, and so that `cargo test` runs the suite too.
#![allow(clippy::disallowed_methods)] // An edge: it reads cases and corpora from the disk.

pub mod eval;
pub mod suite;
pub mod table;
mod words;
