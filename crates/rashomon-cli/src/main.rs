//! The command line: reads files, calls the engine, prints what it found.
#![allow(clippy::disallowed_methods)] // An edge: it alone reads files, arguments and the environment.
#![allow(clippy::print_stdout, clippy::print_stderr)] // An edge: data goes to stdout, progress to stderr.

use std::process::ExitCode;

/// What a person sees who asks for nothing, or for something unknown.
const USAGE: &str = "usage: rashomon read PATH… [--published DATE] [--json | --ndjson | --html FILE | --md]";

/// The exit code of a call that cannot be understood.
const EXIT_USAGE: u8 = 2;

fn main() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(EXIT_USAGE)
}
