//! `cargo xtask test`: everything that must hold before a change is kept.
//!
//! The steps are tidy, formatting, lints and tests; all run, whatever fails before. The tests use the development
//! profile: it optimises dependencies fully (so the language model is fast) and our own crates a little, and on two
//! cores it builds in a fraction of what a release build with link-time optimisation takes.

use std::io::{BufRead, BufReader};
use std::process::{Child, ExitCode, Stdio};

use crate::repository::cargo;
use crate::tidy;

/// How many tests ran, and how they ended. A step that is no test counts only if it fails.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    const ONE_FAILURE: Self = Self { passed: 0, failed: 1 };

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    fn of_step(succeeded: bool) -> Self {
        if succeeded { Self::default() } else { Self::ONE_FAILURE }
    }
}

/// One step: what a person reads, and what it does.
type Step = (&'static str, fn() -> Tally);

const STEPS: &[Step] = &[
    ("tidy", keep_tidy),
    ("formatting", check_formatting),
    ("lints", lint),
    ("tests", run_tests),
];

/// Runs all steps and prints the count alone on the last line.
pub fn run(_: &[String]) -> ExitCode {
    let mut tally = Tally::default();
    for (name, step) in STEPS {
        println!("── {name}");
        tally.add(step());
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn keep_tidy() -> Tally {
    Tally::of_step(tidy::run(&[]) == ExitCode::SUCCESS)
}

fn check_formatting() -> Tally {
    Tally::of_step(has_component("fmt", "rustfmt") && succeeds(&["fmt", "--all", "--check"]))
}

fn lint() -> Tally {
    let arguments = [
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    Tally::of_step(has_component("clippy", "clippy") && succeeds(&arguments))
}

/// Whether a part of the toolchain is there; says how to get it where it is not.
fn has_component(subcommand: &str, component: &str) -> bool {
    let output = cargo().args([subcommand, "--version"]).output();
    let is_there = output.is_ok_and(|output| output.status.success());
    if !is_there {
        println!("`cargo {subcommand}` is missing; install it with: rustup component add {component}");
    }
    is_there
}

fn succeeds(arguments: &[&str]) -> bool {
    cargo().args(arguments).status().is_ok_and(|status| status.success())
}

fn run_tests() -> Tally {
    let arguments = ["test", "--quiet", "--workspace", "--no-fail-fast"];
    match cargo().args(arguments).stdout(Stdio::piped()).spawn() {
        Ok(child) => watch(child),
        Err(_) => Tally::ONE_FAILURE,
    }
}

/// Passes the output of the tests on as it comes and sums what they report.
fn watch(mut child: Child) -> Tally {
    let mut tally = Tally::default();
    for line in child
        .stdout
        .take()
        .into_iter()
        .flat_map(|output| BufReader::new(output).lines())
        .map_while(Result::ok)
    {
        println!("{line}");
        tally.add(read_result(&line).unwrap_or_default());
    }
    let succeeded = child.wait().is_ok_and(|status| status.success());
    if !succeeded && tally.failed == 0 {
        // Nothing was counted as failed: the tests did not build, or one took its whole program down.
        tally.add(Tally::ONE_FAILURE);
    }
    tally
}

/// Reads `test result: ok. 3 passed; 0 failed; …`.
fn read_result(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |name: &str| {
        counts
            .split("; ")
            .find_map(|part| part.strip_suffix(name)?.trim().parse().ok())
    };
    Some(Tally {
        passed: count("passed")?,
        failed: count("failed")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read() {
        let line = "test result: FAILED. 19 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.16s";
        assert_eq!(read_result(line), Some(Tally { passed: 19, failed: 1 }));
        assert_eq!(read_result("test id::tests::parts ... ok"), None);
    }
}
