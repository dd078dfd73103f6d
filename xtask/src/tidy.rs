//! `cargo xtask tidy`: the laws of this repository that no compiler keeps.
//!
//! One rule is one file with a `check` function, and one line in [`RULES`]. A rule looks at the files and lists the
//! breaches; each says where, what, and how to mend it.

mod architecture;
mod hygiene;
mod layers;
mod module_docs;
mod panics;
mod sizes;
mod syntax;

use std::process::ExitCode;

use crate::repository::Repository;

/// One place where a law is broken.
#[derive(Debug, PartialEq, Eq)]
pub struct Breach {
    /// The file, from the root.
    path: String,
    /// The line, counted from one.
    line: usize,
    /// What is wrong.
    what: String,
    /// How to mend it.
    mend: String,
}

impl Breach {
    fn new(path: &str, line: usize, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
            mend: mend.into(),
        }
    }
}

/// A law: its name and what finds its breaches.
type Rule = (&'static str, fn(&Repository) -> Vec<Breach>);

const RULES: &[Rule] = &[
    ("layers", layers::check),
    ("module-docs", module_docs::check),
    ("architecture", architecture::check),
    ("sizes", sizes::check),
    ("panics", panics::check),
    ("hygiene", hygiene::check),
];

/// Checks every rule and prints each breach.
pub fn run(_: &[String]) -> ExitCode {
    let repository = Repository::read();
    let mut breaches = 0;
    for (name, check) in RULES {
        for Breach { path, line, what, mend } in check(&repository) {
            println!("{path}:{line}: {what} [{name}]\n    {mend}");
            breaches += 1;
        }
    }
    println!(
        "tidy: {} files, {} rules, {breaches} breaches",
        repository.files.len(),
        RULES.len()
    );
    if breaches == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
