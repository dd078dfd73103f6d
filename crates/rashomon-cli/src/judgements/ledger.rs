//! Where judgements are kept: a project, or a file of JSON Lines beside a run.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rashomon::dossier::one_line;
use rashomon::types::{Judgement, Run};
use rashomon_store::Project;

use crate::diff;
use crate::exit::Failure;
use crate::paths::STDIN;
use crate::project::{ProjectArguments, show};

use super::arguments::LedgerArguments;

/// Where judgements are kept.
pub enum Ledger {
    /// A project.
    Project(Box<Project>),
    /// A file, with the run that they are about where one was named.
    File {
        /// The file; it need not be there yet.
        file: PathBuf,
        /// The run.
        run: Option<PathBuf>,
    },
}

/// What judgements are about.
pub struct Subject {
    /// Documents and claims as the program read them.
    pub reading: Run,
    /// The same as pages show it: with events, and with the judgements laid over it.
    pub shown: Run,
}

impl Ledger {
    /// Opens what the arguments name.
    pub fn open(arguments: &LedgerArguments) -> Result<Self, Failure> {
        if let Some(file) = &arguments.corrections {
            let (file, run) = (file.clone(), arguments.run.clone());
            return Ok(Self::File { file, run });
        }
        if arguments.run.is_some() {
            let help = "name the file for the corrections too, with --corrections FILE.jsonl";
            return Err(Failure::Input(help.to_owned()));
        }
        let folder = arguments.project.clone();
        let project = ProjectArguments { folder }.open().map_err(|failure| {
            Failure::Input(format!(
                "{failure}; or name a run and a file, with --in RUN.json --corrections FILE.jsonl"
            ))
        })?;
        Ok(Self::Project(Box::new(project)))
    }

    /// The judgements that are kept, and why others cannot be read.
    pub fn read(&self) -> Result<(Vec<Judgement>, Vec<String>), Failure> {
        match self {
            Self::Project(project) => {
                let judgements = project.judgements()?;
                Ok((judgements.known, judgements.unknown))
            }
            Self::File { file, .. } if !file.exists() => Ok((Vec::new(), Vec::new())),
            Self::File { file, .. } => Ok((read_file(file)?, Vec::new())),
        }
    }

    /// Adds judgements: all of them or none.
    pub fn append(&self, judgements: &[Judgement]) -> Result<(), Failure> {
        match self {
            Self::Project(project) => Ok(project.append_judgements(judgements)?),
            Self::File { file, .. } => append(file, judgements),
        }
    }

    /// What the judgements are about.
    pub fn subject(&self) -> Result<Subject, Failure> {
        match self {
            Self::Project(project) => Ok(Subject {
                reading: project.reading()?,
                shown: show::now(project, true)?,
            }),
            Self::File { run: Some(run), .. } => {
                let shown = diff::open(run)?;
                Ok(Subject {
                    reading: shown.clone(),
                    shown,
                })
            }
            Self::File { run: None, .. } => Err(Failure::Input(
                "name the run that the corrections are about, with --in RUN.json; `rashomon read … --json` writes one"
                    .to_owned(),
            )),
        }
    }

    /// What happens next, for a person.
    pub fn next(&self) -> &'static str {
        match self {
            Self::Project(_) => "`rashomon run` lays it over the project",
            Self::File { .. } => "`rashomon read … --corrections FILE.jsonl` lays it over what is read",
        }
    }
}

/// The judgements of a file of JSON Lines.
pub fn read_file(path: &Path) -> Result<Vec<Judgement>, Failure> {
    let name = one_line(&path.display().to_string());
    let mut text = String::new();
    let read = if path.as_os_str() == STDIN {
        io::stdin().lock().read_to_string(&mut text).map(|_| ())
    } else {
        fs::read_to_string(path).map(|whole| text = whole)
    };
    read.map_err(|error| Failure::Input(format!("{name}: cannot be read: {error}")))?;
    Judgement::read_lines(&text).map_err(|error| Failure::Input(format!("{name}: {error}")))
}

/// Adds lines to a file. One that does not end in a line's end gets one first, so that no record is torn.
fn append(file: &Path, judgements: &[Judgement]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::Input(format!("{}: cannot be written: {error}", file.display()));
    let is_open = fs::read(file).is_ok_and(|bytes| !bytes.is_empty() && !bytes.ends_with(b"\n"));
    let mut lines = if is_open { "\n".to_owned() } else { String::new() };
    for judgement in judgements {
        lines.push_str(&judgement.line());
        lines.push('\n');
    }
    let mut opened = OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .map_err(failed)?;
    opened
        .write_all(lines.as_bytes())
        .and_then(|()| opened.sync_all())
        .map_err(failed)
}
