//! `rashomon status`: what a project holds, what waits, what failed, and what its runs did.

use std::fmt::Write;

use clap::Args;
use rashomon::dossier::one_line;
use rashomon_store::{FailureShown, RunShown, StageTally, Status};

use crate::exit::{Exit, Failure};
use crate::output::Output;

use super::{ProjectArguments, counted, sized};

/// So many runs are shown.
const RUNS: usize = 5;

/// What can be asked of `status`.
#[derive(Debug, Args)]
pub struct StatusArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// Also name each failure, with what to do about it
    #[arg(long)]
    failures: bool,
    /// Write one JSON object
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(arguments: &StatusArguments) -> Result<Exit, Failure> {
    let project = arguments.project.open_to_read()?;
    let status = project.status(RUNS)?;
    let failures = project.failures()?;
    let mut output = Output::stdout();
    if arguments.json {
        let mut value = serde_json::json!({"status": status});
        if let Some(fields) = value.as_object_mut() {
            fields.insert("failures".to_owned(), serde_json::json!(failures));
        }
        output.write(|out| rashomon::dossier::json_line(&value, out))?;
    } else {
        output.text(&page(&status, arguments.failures.then_some(&failures)))?;
    }
    output.finish()?;
    Ok(Exit::AllRead)
}

fn page(status: &Status, failures: Option<&Vec<FailureShown>>) -> String {
    let mut page = format!(
        "Taken in     {}, {}\nRead         {}\nStatements   {} about {}\nCorrections  {}\nFailures     {}\nLog          {}, head {}\n",
        counted(status.originals, "file"),
        sized(status.bytes),
        counted(status.documents, "report"),
        status.claims,
        counted(status.events, "event"),
        status.corrections,
        status.failures,
        counted(status.log_entries, "entry"),
        status.log_head,
    );
    if let Some(line) = waits(status) {
        page += &line;
    }
    if !status.runs.is_empty() {
        page += "\nRuns, the latest first\n";
    }
    for run in &status.runs {
        page += &run_lines(run);
    }
    for failure in failures.into_iter().flatten() {
        page += &failure_lines(failure);
    }
    page
}

/// What is still to be done.
fn waits(status: &Status) -> Option<String> {
    let mut parts = Vec::new();
    parts.extend((status.unread > 0).then(|| format!("{} to read", counted(status.unread, "file"))));
    parts.extend((status.unanalysed > 0).then(|| format!("{} to analyse", counted(status.unanalysed, "report"))));
    let stale = parts.is_empty() && !status.is_compiled && status.documents > 0;
    parts.extend(stale.then(|| "all reports to compile".to_owned()));
    (!parts.is_empty()).then(|| format!("Waits        {}: `rashomon run`\n", parts.join(", ")))
}

fn run_lines(run: &RunShown) -> String {
    let ended = run
        .ended
        .as_deref()
        .map(|ended| format!(" to {ended}"))
        .unwrap_or_default();
    let outcome = run.outcome.as_deref().unwrap_or("at work");
    let mut lines = format!("  {:>3}  {}{ended}  {outcome}\n", run.run, run.started);
    let tally = &run.tally;
    for (verb, stage) in [
        ("read", &tally.read),
        ("analysed", &tally.analyse),
        ("compiled", &tally.compile),
    ] {
        if stage.done + stage.failed > 0 {
            lines += &stage_line(verb, stage, run.outcome.is_none());
        }
    }
    lines
}

fn stage_line(verb: &str, stage: &StageTally, goes_on: bool) -> String {
    let mut line = format!("       {verb:<9}{}", stage.done);
    let rate = stage.done as f64 / stage.seconds.max(0.001);
    // Writing to a string never fails.
    let _ = write!(
        line,
        ", {} failed, {:.1} s, {rate:.1} a second",
        stage.failed, stage.seconds
    );
    let share = stage.bytes as f64 / stage.total_bytes.max(1) as f64;
    if goes_on && stage.total_bytes > 0 && share > 0.0 {
        let left = (stage.seconds / share - stage.seconds).max(0.0);
        let _ = write!(
            line,
            ", {:.0} % done, about {left:.0} s left",
            (share * 100.0).min(100.0)
        );
    }
    line + "\n"
}

fn failure_lines(failure: &FailureShown) -> String {
    let help = failure
        .help
        .as_deref()
        .map(|help| format!("\n    {}", one_line(help)))
        .unwrap_or_default();
    format!(
        "\n{}  ({}, {})\n    {}{help}\n",
        one_line(&failure.path),
        failure.stage,
        failure.code,
        one_line(&failure.sentence)
    )
}
