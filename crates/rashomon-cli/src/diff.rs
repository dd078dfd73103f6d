//! `rashomon diff`: what changed between two runs that were kept, as JSON or in a project.

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use clap::error::ErrorKind;
use rashomon::dossier::{diff, diff_page, one_line};
use rashomon::types::{Run, SCHEMA, SpanText};
use serde_json::Value;

use crate::arguments::{Arguments, DiffArguments};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::project::show;
use crate::screen;

/// Runs the command. Differences are what it looks for, no failure.
pub fn run(arguments: &DiffArguments) -> Result<Exit, Failure> {
    let (before, after) = match &arguments.after {
        Some(after) => (open(&arguments.before)?, open(after)?),
        None if !arguments.before.is_dir() => one_file(&arguments.before),
        None => show::last_two(&arguments.before)?,
    };
    let changes = diff(&before, &after);
    let mut output = Output::stdout();
    if arguments.json {
        output.write(|out| changes.json(out))?;
    } else {
        output.text(&diff_page(&changes, &screen::style(arguments.width)))?;
    }
    output.finish()?;
    Ok(Exit::AllRead)
}

/// Ends the program as `clap` does on wrong arguments: only a project has two runs of its own.
fn one_file(file: &Path) -> ! {
    let name = one_line(&file.display().to_string());
    let message = format!("{name} is one run; name a second one to tell it apart from, or the folder of a project");
    Arguments::command()
        .error(ErrorKind::MissingRequiredArgument, message)
        .exit()
}

/// A run from the file that `read --json` wrote, or from a project.
pub fn open(path: &Path) -> Result<Run, Failure> {
    if let Some(run) = show::named(path) {
        return run;
    }
    let name = one_line(&path.display().to_string());
    let failed = |why: String| Failure::Input(format!("{name}: {why}"));
    let text = fs::read(path).map_err(|error| failed(format!("cannot be read: {error}")))?;
    let parsed: Result<Run<SpanText>, serde_json::Error> = serde_json::from_slice(&text);
    match parsed {
        Ok(run) if run.schema == SCHEMA => Ok(run.into_spans()),
        Ok(run) => Err(failed(other_schema(&run.schema))),
        Err(error) => Err(failed(no_run(&text, &error))),
    }
}

fn other_schema(schema: &str) -> String {
    format!(
        "is a run of another shape ({}, not {SCHEMA}); read the reports anew",
        one_line(schema)
    )
}

/// Why a file is no run, and what to do.
fn no_run(text: &[u8], error: &serde_json::Error) -> String {
    let help = "write a run with `rashomon read … --json`";
    if text.iter().all(u8::is_ascii_whitespace) {
        return format!("is empty; {help}");
    }
    let schema = serde_json::from_slice::<Value>(text).ok();
    let schema = schema.as_ref().and_then(|value| value.get("schema")?.as_str());
    match schema {
        Some(schema) if schema != SCHEMA => other_schema(schema),
        Some(_) => format!("is a run that is damaged ({error})"),
        None if is_lines(text) => format!("holds one object a line; {help}, not with --ndjson"),
        None => format!("is no run; {help}"),
    }
}

/// Whether the first of several lines is a JSON object of its own.
fn is_lines(text: &[u8]) -> bool {
    let mut lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let is_object = |line: &[u8]| serde_json::from_slice::<Value>(line).is_ok_and(|value| value.is_object());
    lines.next().is_some_and(is_object)
}
