//! The command line: reads files, calls the engine, prints what it found.
#![allow(clippy::disallowed_methods)] // An edge: it alone reads files, arguments and the environment.
#![allow(clippy::print_stdout, clippy::print_stderr)] // An edge: data goes to stdout, progress to stderr.

mod annotate;
mod arguments;
mod diff;
mod exit;
mod export;
mod failures;
mod feed;
mod future;
mod gazetteer;
mod interrupt;
mod judgements;
mod list;
mod lists;
mod output;
mod paths;
mod pdf;
mod progress;
mod project;
mod read;
mod reading;
mod remarks;
mod screen;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::arguments::{Arguments, Command};
use crate::exit::{Exit, Failure};
use crate::output::Output;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    interrupt::watch();
    let exit = run(arguments.command).unwrap_or_else(|failure| {
        eprintln!("rashomon: {failure}");
        Exit::Failure
    });
    ExitCode::from(if interrupt::requested() {
        Exit::Interrupted
    } else {
        exit
    })
}

fn run(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Read(arguments) => read::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::PdfText { seconds } => pdf::run(seconds),
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Gazetteer(arguments) => gazetteer::run(&arguments),
        Command::Project(command) => project::run(&command),
        Command::Judgement(command) => judgements::run(&command),
        Command::Schema => schema(),
        Command::Completions { shell } => completions(shell),
    }
}

fn schema() -> Result<Exit, Failure> {
    let mut output = Output::stdout();
    output.text(rashomon::dossier::JSON_SCHEMA)?;
    output.finish()?;
    Ok(Exit::AllRead)
}

fn completions(shell: clap_complete::Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "rashomon", &mut script);
    let mut output = Output::stdout();
    output.write(|out| out.write_all(&script))?;
    output.finish()?;
    Ok(Exit::AllRead)
}
