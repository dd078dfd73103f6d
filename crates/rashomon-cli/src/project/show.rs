//! `rashomon show`: a project on a page, or as `read` writes what it read. Also what `export` and `diff` take a project for.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use rashomon::dossier;
use rashomon::types::Run;
use rashomon_store::Project;

use crate::arguments::{Format, FormatArguments, PlacesArguments};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::reading::ReadingArguments;
use crate::screen;

use super::ProjectArguments;
use super::run::Worker;

/// What can be asked of `show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    #[command(flatten)]
    project: ProjectArguments,
    #[command(flatten)]
    format: FormatArguments,
    /// The width of the page in columns [default: that of the terminal, or 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..))]
    width: Option<u16>,
    /// Show the state after this run; `rashomon status` lists the runs
    #[arg(long, value_name = "RUN")]
    at: Option<i64>,
}

/// Runs the command.
pub fn run(arguments: &ShowArguments) -> Result<Exit, Failure> {
    let project = arguments.project.open_to_read()?;
    let run = match arguments.at {
        Some(run) => project.compiled_by(run)?,
        None => now(&project, false)?,
    };
    let exit = Exit::of_run(0, run.documents.len(), run.claims.len());
    let mut output = Output::stdout();
    match arguments.format.chosen() {
        Format::Html(file) => fs::write(&file, dossier::html(&run)).map_err(|error| unwritable(&file, &error))?,
        Format::Ndjson => output.write(|out| dossier::ndjson(run, out))?,
        Format::Json => output.write(|out| dossier::json(run, out))?,
        Format::Markdown => output.text(&dossier::markdown(&run))?,
        Format::Page if run.documents.is_empty() => eprintln!("rashomon: nothing was read yet; `rashomon run` does"),
        Format::Page => output.text(&dossier::terminal(&run, &screen::style(arguments.width)))?,
    }
    output.finish()?;
    Ok(exit)
}

fn unwritable(file: &Path, error: &std::io::Error) -> Failure {
    Failure::Input(format!("{}: cannot be written: {error}", file.display()))
}

/// The state of a project. Where the last run was broken off, what is stored is compiled here and now, and that is said.
pub fn now(project: &Project, quiet: bool) -> Result<Run, Failure> {
    let status = project.status(1)?;
    if status.is_compiled || status.documents == 0 {
        if status.unread > 0 && !quiet {
            eprintln!(
                "rashomon: note: {} not read yet; `rashomon run` reads what waits",
                waiting(status.unread)
            );
        }
        return Ok(project.compiled()?);
    }
    if !quiet {
        eprintln!(
            "rashomon: warning: the last run did not come to its end, or corrections were made since; this is what is stored so \
             far (`rashomon run` goes on)"
        );
    }
    let places = PlacesArguments::default();
    let worker = Worker {
        threads: None,
        places: &places,
        reading: &ReadingArguments::default(),
        quiet,
    };
    Ok(project.compile_now(&worker.engine()?)?)
}

fn waiting(files: u64) -> String {
    if files == 1 {
        return "1 file was taken in and".to_owned() + " is";
    }
    format!("{files} files were taken in and are")
}

/// The state of the project that a path names: its folder, or `DIR@RUN` for the state after a run; none for other paths.
pub fn named(path: &Path) -> Option<Result<Run, Failure>> {
    if Project::is_in(path) {
        return Some(open(path).and_then(|project| now(&project, false)));
    }
    let text = path.to_str()?;
    let (folder, number) = text.rsplit_once('@')?;
    let folder = if folder.is_empty() {
        PathBuf::from(".")
    } else {
        PathBuf::from(folder)
    };
    let number: i64 = number.parse().ok()?;
    (!path.exists() && Project::is_in(&folder)).then(|| Ok(open(&folder)?.compiled_by(number)?))
}

/// The states before and after the last run of a project that changed anything.
pub fn last_two(folder: &Path) -> Result<(Run, Run), Failure> {
    let project = open(folder)?;
    let finished = project.finished_runs(2)?;
    match finished.as_slice() {
        [after, before, ..] => Ok((project.compiled_by(*before)?, project.compiled_by(*after)?)),
        _ => Err(Failure::Input(format!(
            "{}: needs two runs that came to their end, to tell what changed between them",
            folder.display()
        ))),
    }
}

fn open(folder: &Path) -> Result<Project, Failure> {
    Ok(Project::open_to_read(folder)?)
}
