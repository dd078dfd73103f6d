//! Commands on a project: a folder that keeps what was given, found and decided. One file a command.

pub mod add;
pub mod claims;
pub mod events;
pub mod init;
pub mod log;
pub mod run;
pub mod show;
pub mod status;
pub mod verify;
pub mod watch;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use rashomon_store::{Project, StoreError};

use crate::exit::{Exit, Failure};

/// The most pages of 4 KiB that a project's file may have; set by tests of a full disk alone.
const MOST_PAGES: &str = "RASHOMON_TEST_MOST_PAGES";

const RUN_EXAMPLES: &str = "\
Examples:
  rashomon run                                 read, analyse and compile what is new; goes on where it was broken off
  rashomon run --only failed                   try once more what failed
  rashomon run --report failures.csv           also write what failed, and what to do about it
  rashomon run --force                         do everything anew; corrections stay";

const CLAIMS_EXAMPLES: &str = "\
Examples:
  rashomon claims --speaker governor --act deny --since 2031-05-01
  rashomon claims \"cross the border\" sabot* --side Kelmar --csv > claims.csv
  rashomon claims --event e_4f --place Lishen --json";

const WATCH_EXAMPLES: &str = "\
Examples:
  rashomon watch inbox/                                     until Ctrl-C
  rashomon watch inbox/ --follow e_4f --feed changes.atom   one event, and a feed of its changes
  rashomon watch inbox/ --once && notify-send changed       from cron: exit code 0 says that something changed";

/// What can be done with a project.
#[derive(Debug, Subcommand)]
pub enum ProjectCommand {
    /// Make a project: one folder that keeps reports, what was found in them, and what you corrected
    Init(init::InitArguments),
    /// Take reports into a project, byte for byte
    Add(add::AddArguments),
    /// Read, analyse and compile what a project holds
    #[command(after_help = RUN_EXAMPLES)]
    Run(run::RunArguments),
    /// Show what a project holds, what waits, what failed, and what its runs did
    Status(status::StatusArguments),
    /// Show who says what in a project, as `read` does
    Show(show::ShowArguments),
    /// Prove that every quote stands in its document, every original has its hash, and the log is unbroken
    Verify(verify::VerifyArguments),
    /// Show what was done in a project
    Log(log::LogArguments),
    /// Find statements by their words, speaker, side, act, date, place or event
    #[command(after_help = CLAIMS_EXAMPLES)]
    Claims(claims::ClaimsArguments),
    /// List events, or find those with statements that you look for
    Events(events::EventsArguments),
    /// Take in what arrives in a folder, and tell what it changes
    #[command(after_help = WATCH_EXAMPLES)]
    Watch(watch::WatchArguments),
}

/// Runs a command on a project.
pub fn run(command: &ProjectCommand) -> Result<Exit, Failure> {
    match command {
        ProjectCommand::Init(arguments) => init::run(arguments),
        ProjectCommand::Add(arguments) => add::run(arguments),
        ProjectCommand::Run(arguments) => run::run(arguments),
        ProjectCommand::Status(arguments) => status::run(arguments),
        ProjectCommand::Show(arguments) => show::run(arguments),
        ProjectCommand::Verify(arguments) => verify::run(arguments),
        ProjectCommand::Log(arguments) => log::run(arguments),
        ProjectCommand::Claims(arguments) => claims::run(arguments),
        ProjectCommand::Events(arguments) => events::run(arguments),
        ProjectCommand::Watch(arguments) => watch::run(arguments),
    }
}

/// Which project.
#[derive(Debug, Default, Args)]
pub struct ProjectArguments {
    /// The project's folder [default: the folder that you are in, or the one above it that holds a project]
    #[arg(id = "project_folder", long = "project", value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

impl ProjectArguments {
    /// The project's folder.
    pub fn locate(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        Project::find(Path::new(".")).ok_or_else(|| StoreError::NoProject(PathBuf::from(".")).into())
    }

    /// The project, to read and to write.
    pub fn open(&self) -> Result<Project, Failure> {
        let project = Project::open(&self.locate()?)?;
        limit(&project)?;
        Ok(project)
    }

    /// The project, to read alone.
    pub fn open_to_read(&self) -> Result<Project, Failure> {
        Ok(Project::open_to_read(&self.locate()?)?)
    }
}

fn limit(project: &Project) -> Result<(), Failure> {
    let most = std::env::var(MOST_PAGES).ok().and_then(|most| most.parse().ok());
    Ok(most.map_or(Ok(()), |most| project.limit_pages(most))?)
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Input(error.to_string())
    }
}

/// A number of things in words: `1 report`, `2 reports`, `3 entries`.
pub fn counted(number: u64, one: &str) -> String {
    match one.strip_suffix('y') {
        _ if number == 1 => format!("1 {one}"),
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {one}s"),
    }
}

/// A number of bytes in words.
pub fn sized(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1024 => return counted(bytes, "byte"),
        1024..0x10_0000 => (1024.0, "KiB"),
        0x10_0000..0x4000_0000 => (1_048_576.0, "MiB"),
        _ => (1_073_741_824.0, "GiB"),
    };
    format!("{:.1} {name}", bytes as f64 / unit)
}
