//! `cargo xtask gazetteer --from DIR`: builds the gazetteer file anew from the raw files in a folder.
//!
//! The builder is an example of its crate, because it needs what the crate itself does not; its first lines say where the
//! raw files come from.

use std::process::ExitCode;

use crate::repository::{cargo, root};

/// Where the built file lives, from the root.
const BUILT: &str = "crates/rashomon-gazetteer/data/world.gazetteer";

/// Runs the builder.
pub fn run(arguments: &[String]) -> ExitCode {
    let [option, from] = arguments else {
        eprintln!("usage: cargo xtask gazetteer --from DIR");
        return ExitCode::from(crate::EXIT_USAGE);
    };
    if option != "--from" {
        eprintln!("`{option}` is no option; use --from DIR");
        return ExitCode::from(crate::EXIT_USAGE);
    }
    let program = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "rashomon-gazetteer",
        "--example",
        "build",
        "--",
    ];
    let status = cargo().args(program).arg(from).arg(root().join(BUILT)).status();
    if status.is_ok_and(|status| status.success()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
