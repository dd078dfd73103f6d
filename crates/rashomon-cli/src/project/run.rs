//! `rashomon run`: works through a project, and goes on where the last run was broken off.

use std::fs;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use rashomon::dossier::{FailureRow, failures_csv};
use rashomon::types::Diagnostic;
use rashomon::{Engine, EngineSettings};
use rashomon_store::{Only, Plan, Project, RunReport, Watcher, WorkStage};

use crate::arguments::PlacesArguments;
use crate::exit::{Exit, Failure};
use crate::gazetteer;
use crate::interrupt;
use crate::output::Output;
use crate::progress::Progress;
use crate::read::one_for_each_core;
use crate::reading::ReadingArguments;
use crate::remarks::Remarks;

use super::{ProjectArguments, counted};

/// Where nobody sees a bar, a line is written so often.
const LINE_EVERY: Duration = Duration::from_secs(15);

/// What can be asked of `run`.
#[derive(Debug, Args)]
pub struct RunArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// Only a part of what there is to do
    #[arg(long, value_enum, value_name = "PART", conflicts_with = "force")]
    only: Option<Part>,
    /// Read and analyse everything anew
    #[arg(long)]
    force: bool,
    /// One report at a time: if one ends the program, the next careful run names it and goes on without it
    #[arg(long)]
    careful: bool,
    /// Also write what failed to this file, as CSV
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// How many reports are worked on at once [default: one for each core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    places: PlacesArguments,
    #[command(flatten)]
    reading: ReadingArguments,
    /// Show no progress and no remarks on standard error; failures are still named
    #[arg(long, short)]
    quiet: bool,
}

/// A part of what there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// What was never read
    New,
    /// What failed before, once more
    Failed,
    /// New versions of known files, and what another version of the program found
    Changed,
}

/// Runs the command.
pub fn run(arguments: &RunArguments) -> Result<Exit, Failure> {
    interrupt::be_patient();
    let project = arguments.project.open()?;
    let worker = Worker {
        threads: arguments.threads,
        places: &arguments.places,
        reading: &arguments.reading,
        quiet: arguments.quiet,
    };
    let report = worker.run(&project, arguments.plan())?;
    write_report(&project, arguments.report.as_deref())?;
    let mut output = Output::stdout();
    output.text(&summary(&report))?;
    output.finish()?;
    Ok(exit(&report))
}

impl RunArguments {
    fn plan(&self) -> Plan {
        let only = self.only.map(|part| match part {
            Part::New => Only::New,
            Part::Failed => Only::Failed,
            Part::Changed => Only::Changed,
        });
        Plan {
            only,
            force: self.force,
            careful: self.careful,
            ..Plan::default()
        }
    }
}

/// Works through projects.
pub struct Worker<'a> {
    /// How many documents are worked on at once.
    pub threads: Option<NonZeroUsize>,
    /// The gazetteers to use.
    pub places: &'a PlacesArguments,
    /// How inputs are read.
    pub reading: &'a ReadingArguments,
    /// Whether to show no progress.
    pub quiet: bool,
}

impl Worker<'_> {
    /// Works through a project once.
    pub fn run(&self, project: &Project, plan: Plan) -> Result<RunReport, Failure> {
        let engine = self.engine()?;
        let mut watching = Watching::new(self.quiet);
        let plan = Plan {
            limits: self.reading.limits(),
            ..plan
        };
        let report = project.run(&engine, &gazetteer::key(self.places)?, plan, &mut watching);
        watching.finish();
        Ok(report?)
    }

    /// The engine that the work is done with.
    pub fn engine(&self) -> Result<Engine, Failure> {
        Ok(Engine::new(EngineSettings {
            published: None,
            threads: self.threads.unwrap_or_else(one_for_each_core),
            gazetteers: gazetteer::open(self.places)?,
            mapping: self.reading.mapping(),
            pdf: self.reading.pdf(),
            ..EngineSettings::default()
        })?)
    }
}

/// How the program ends after a run.
pub fn exit(report: &RunReport) -> Exit {
    if !report.is_finished {
        return Exit::Interrupted;
    }
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    Exit::of_run(number(report.failures), number(report.documents), number(report.claims))
}

/// What a run did, in sentences.
pub fn summary(report: &RunReport) -> String {
    let tally = &report.tally;
    let mut lines = vec![format!(
        "Run {}: {} read, {} analysed in {:.0} s. Now {}, {}, {}.",
        report.run,
        counted(tally.read.done, "report"),
        counted(tally.analyse.done, "report"),
        tally.read.seconds + tally.analyse.seconds + tally.compile.seconds,
        counted(report.documents, "report"),
        counted(report.claims, "statement"),
        counted(report.events, "event"),
    )];
    for merged in &report.merged {
        lines.push(format!(
            "Event {} turned out to be {}, and keeps that id.",
            merged.alias, merged.event
        ));
    }
    if report.failures > 0 {
        let failures = counted(report.failures, "failure");
        lines.push(format!(
            "{failures}: `rashomon status --failures` names each, `--report FILE` writes them down."
        ));
    }
    if !report.is_finished {
        lines.push("Interrupted. All that is done is stored; `rashomon run` goes on from here.".to_owned());
    }
    lines.join("\n") + "\n"
}

/// Writes what failed, whole or not at all; a file without rows says that nothing failed.
fn write_report(project: &Project, file: Option<&Path>) -> Result<(), Failure> {
    let Some(file) = file else { return Ok(()) };
    let failures = project.failures()?;
    let rows = failures.iter().map(|failure| FailureRow {
        path: &failure.path,
        stage: &failure.stage,
        code: &failure.code,
        sentence: &failure.sentence,
        help: failure.help.as_deref(),
    });
    let text = failures_csv(rows);
    let written = fs::write(file, text);
    written.map_err(|error| Failure::Input(format!("{}: cannot be written: {error}", file.display())))
}

/// Shows on standard error how far a run is.
struct Watching {
    quiet: bool,
    stage: WorkStage,
    progress: Progress,
    remarks: Remarks,
    plain: PlainProgress,
}

impl Watching {
    fn new(quiet: bool) -> Self {
        Self {
            quiet,
            stage: WorkStage::Read,
            progress: Progress::new(None, true),
            remarks: Remarks::new(quiet, false),
            plain: PlainProgress::new(0),
        }
    }

    fn finish(&mut self) {
        self.progress.finish();
        for line in self.remarks.last_lines(1, 1, 0) {
            self.progress.say(&line);
        }
    }
}

impl Watcher for Watching {
    fn begin(&mut self, stage: WorkStage, bytes: u64) {
        self.progress.finish();
        self.stage = stage;
        self.progress = Progress::new((stage != WorkStage::Compile).then_some(bytes), self.quiet).of_stage(past(stage));
        self.plain = PlainProgress::new(bytes);
    }

    fn advance(&mut self, documents: usize, failed: usize, bytes: u64) {
        self.progress.advance(documents, failed, bytes);
        let line = self.plain.advance(documents, failed, bytes, past(self.stage));
        if let Some(line) = line.filter(|_| !self.quiet && !io::stderr().is_terminal()) {
            self.progress.say(&line);
        }
    }

    fn remark(&mut self, remark: &Diagnostic, name: Option<&str>) {
        if let Some(line) = self.remarks.line_of(remark, name) {
            self.progress.say(&line);
        }
    }

    fn is_stopped(&self) -> bool {
        interrupt::requested()
    }
}

/// What is done to a report in a stage.
fn past(stage: WorkStage) -> &'static str {
    match stage {
        WorkStage::Read => "read",
        WorkStage::Analyse => "analysed",
        WorkStage::Compile => "compiled",
    }
}

/// Lines for a file or a pipe, one now and then.
struct PlainProgress {
    begun: Instant,
    said: Instant,
    documents: usize,
    failed: usize,
    bytes: u64,
    total: u64,
}

impl PlainProgress {
    fn new(total: u64) -> Self {
        let now = Instant::now();
        Self {
            begun: now,
            said: now,
            documents: 0,
            failed: 0,
            bytes: 0,
            total,
        }
    }

    fn advance(&mut self, documents: usize, failed: usize, bytes: u64, verb: &str) -> Option<String> {
        self.documents += documents;
        self.failed += failed;
        self.bytes += bytes;
        if self.said.elapsed() < LINE_EVERY {
            return None;
        }
        self.said = Instant::now();
        let seconds = self.begun.elapsed().as_secs_f64().max(0.001);
        let share = (self.bytes as f64 / self.total.max(1) as f64).clamp(0.0, 1.0);
        let left = if share > 0.0 { seconds / share - seconds } else { 0.0 };
        Some(format!(
            "rashomon: {} {verb}, {} failed, {:.1} a second, {:.0} % done, about {left:.0} s left",
            self.documents,
            self.failed,
            self.documents as f64 / seconds,
            share * 100.0
        ))
    }
}
