//! The chores of this repository: `cargo xtask COMMAND`.
//!
//! One command is one file with a `run` function, and one line in [`COMMANDS`].
#![allow(clippy::disallowed_methods)] // An edge: chores read files and start programs.
#![allow(clippy::print_stdout, clippy::print_stderr)] // An edge: it talks to a person at a terminal.

mod gazetteer;
mod measure;
mod repository;
mod test;
mod tidy;

use std::process::ExitCode;

/// One chore.
struct Command {
    /// What a person types.
    name: &'static str,
    /// What it does, in a line.
    about: &'static str,
    /// Does it, given the arguments after the name.
    run: fn(&[String]) -> ExitCode,
}

/// All chores, in the order that help shows them.
const COMMANDS: &[Command] = &[
    Command {
        name: "test",
        about: "tidy, formatting, lints and every test; the last line counts them",
        run: test::run,
    },
    Command {
        name: "tidy",
        about: "the laws of this repository that no compiler keeps",
        run: tidy::run,
    },
    Command {
        name: "suite",
        about: "the cases of tests/suite by family and key: [FILTER] [--verbose] [--bless-known] [--record NAME]",
        run: measure::suite,
    },
    Command {
        name: "eval",
        about: "scores on development data: --corpora DIR [--only NAME] [--record]; --only bundles needs none",
        run: measure::eval,
    },
    Command {
        name: "ground",
        about: "the sets of tests/grounding by key: [SET] [dev | blind] [--record NAME]",
        run: measure::ground,
    },
    Command {
        name: "accounts",
        about: "bundles of reports by status and answer: [dev | blind] [FILTER] [--misses [--look]] [--record NAME]",
        run: measure::accounts,
    },
    Command {
        name: "bench",
        about: "words a second, start-up time and memory, by stage: [--record]",
        run: measure::bench,
    },
    Command {
        name: "scale",
        about: "time and memory of 200, 2,000 and 20,000 generated reports after the language model: [MOST] [--record]",
        run: measure::scale,
    },
    Command {
        name: "gazetteer",
        about: "the gazetteer file anew from raw files: --from DIR",
        run: gazetteer::run,
    },
];

/// The exit code of a call that cannot be understood.
const EXIT_USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked_for = arguments.first().map(String::as_str);
    match COMMANDS.iter().find(|command| Some(command.name) == asked_for) {
        Some(command) => (command.run)(&arguments[1..]),
        None => print_usage(),
    }
}

fn print_usage() -> ExitCode {
    eprintln!("usage: cargo xtask COMMAND\n");
    for command in COMMANDS {
        eprintln!("  {:<9} {}", command.name, command.about);
    }
    ExitCode::from(EXIT_USAGE)
}
