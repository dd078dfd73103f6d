//! Every case of `tests/suite` as a test; the last line is that of any other test, so that `cargo xtask test` counts
//! the cases. `cargo xtask suite` tells more.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)] // A test's own main function.

use std::process::ExitCode;

use rashomon_measure::suite::{Known, Suite, known_failures, suite_folder};

fn main() -> ExitCode {
    // What `cargo test FILTER` hands on; its options are for the usual harness.
    let filter = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
        .unwrap_or_default();
    match check(&filter) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn check(filter: &str) -> Result<(), String> {
    let suite = Suite::read(&suite_folder())?;
    let engine = rashomon_measure::engine()?;
    let outcomes = suite.run(&engine, filter);
    let verdict = Known::read(&known_failures()).judge(&suite, &outcomes);
    let failed = verdict.complaints.len();
    verdict.complaints.iter().for_each(|complaint| println!("{complaint}"));
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {} passed; {failed} failed; {} known to fail\n",
        verdict.passed, verdict.known
    );
    if failed == 0 {
        Ok(())
    } else {
        Err("see `cargo xtask suite --verbose`".to_owned())
    }
}
