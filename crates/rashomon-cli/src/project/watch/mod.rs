//! `rashomon watch`: takes in what arrives in a folder and says what it changes. Nothing is fetched; whoever fills the
//! folder does that.

mod arrivals;
mod changes;
mod feed;

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;
use rashomon::dossier::{Diff, diff_page};
use rashomon::types::EventId;
use rashomon_store::{Plan, Project, RunReport, StoreError, Taken, Told};

use crate::arguments::PlacesArguments;
use crate::exit::{Exit, Failure};
use crate::interrupt;
use crate::lists::Lists;
use crate::output::Output;
use crate::paths::{Entry, unreadable};
use crate::reading::ReadingArguments;
use crate::remarks::Remarks;
use crate::screen;

use super::ProjectArguments;
use super::run::{self, Worker};
use arrivals::Arrivals;

/// How often Ctrl-C is looked for while nothing happens.
const TICK: Duration = Duration::from_millis(100);

/// What can be asked of `watch`.
#[derive(Debug, Args)]
pub struct WatchArguments {
    /// The folder to watch, with all below it
    #[arg(value_name = "DIR")]
    watched: PathBuf,
    /// Tell only what changes about this event, by its id or the first digits of it; may be given several times
    #[arg(long, value_name = "EVENT")]
    follow: Vec<String>,
    /// Look once and end: 0 something changed, 4 nothing changed, 3 some inputs failed
    #[arg(long)]
    once: bool,
    /// Look every so many seconds; a file is taken in once it has stayed the same from one look to the next
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = parse_seconds)]
    every: f64,
    /// Keep an Atom feed of the changes in this file, for a feed reader on this machine
    #[arg(long, value_name = "FILE")]
    feed: Option<PathBuf>,
    /// Write each change as one JSON object a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    places: PlacesArguments,
    #[command(flatten)]
    reading: ReadingArguments,
    #[command(flatten)]
    project: ProjectArguments,
    /// Show no progress and no remarks on standard error; failures are still named
    #[arg(long, short)]
    quiet: bool,
}

fn parse_seconds(text: &str) -> Result<f64, String> {
    let seconds: Option<f64> = text.parse().ok();
    seconds
        .filter(|seconds| (0.1..=86_400.0).contains(seconds))
        .ok_or_else(|| "write seconds between 0.1 and 86400".to_owned())
}

/// Runs the command.
pub fn run(arguments: &WatchArguments) -> Result<Exit, Failure> {
    interrupt::be_patient();
    if !arguments.watched.is_dir() {
        return Err(Failure::Input(format!("{}: is no folder", arguments.watched.display())));
    }
    let mut watch = Watch {
        arguments,
        project: arguments.project.open()?,
        arrivals: Arrivals::of(&arguments.watched),
        output: Output::stdout(),
        remarks: Remarks::new(arguments.quiet, false),
        failed: 0,
    };
    watch.followed()?;
    if arguments.once { watch.once() } else { watch.for_ever() }
}

struct Watch<'a> {
    arguments: &'a WatchArguments,
    project: Project,
    arrivals: Arrivals,
    output: Output,
    remarks: Remarks,
    failed: usize,
}

impl Watch<'_> {
    fn once(&mut self) -> Result<Exit, Failure> {
        self.arrivals.look();
        self.rest();
        let ready = self.arrivals.look();
        for path in self.arrivals.growing() {
            eprintln!(
                "rashomon: note: {}: is still being written; it is taken in next time",
                path.display()
            );
        }
        let changed = self.work(&ready)?;
        self.output.flush()?;
        let exit = if changed { Exit::AllRead } else { Exit::NothingFound };
        Ok(match () {
            () if interrupt::requested() => Exit::Interrupted,
            () if self.failed > 0 => Exit::SomeFailed,
            () => exit,
        })
    }

    fn for_ever(&mut self) -> Result<Exit, Failure> {
        if !self.arguments.quiet {
            eprintln!(
                "rashomon: watching {}; Ctrl-C ends it",
                self.arguments.watched.display()
            );
        }
        while !interrupt::requested() && !self.output.is_closed() {
            let ready = self.arrivals.look();
            if !ready.is_empty() {
                self.work(&ready)?;
                self.output.flush()?;
            }
            self.rest();
        }
        Ok(Exit::Interrupted)
    }

    fn rest(&self) {
        let until = Instant::now() + Duration::from_secs_f64(self.arguments.every);
        while Instant::now() < until && !interrupt::requested() {
            thread::sleep(TICK.min(until.saturating_duration_since(Instant::now())));
        }
    }

    /// Takes files in and works through the project; whether anything that is followed changed.
    fn work(&mut self, ready: &[PathBuf]) -> Result<bool, Failure> {
        let waits = self.project.status(0)?;
        let is_stale = waits.unread > 0 || (waits.documents > 0 && !waits.is_compiled);
        let taken = self.take(ready)?;
        if taken == 0 && !is_stale {
            return Ok(false);
        }
        let before = self.project.compiled()?;
        let report = self.worker().run(&self.project, Plan::default())?;
        self.failed += usize::try_from(report.tally.read.failed + report.tally.analyse.failed).unwrap_or(usize::MAX);
        if !report.is_finished {
            return Ok(false);
        }
        let after = self.project.compiled()?;
        let followed = self.followed()?;
        let changes = changes::between(&before, &after, (!followed.is_empty()).then_some(&followed));
        self.tell(&report, &changes)?;
        Ok(!changes.is_empty())
    }

    /// Takes files in; how many were new.
    fn take(&mut self, ready: &[PathBuf]) -> Result<usize, Failure> {
        if ready.is_empty() {
            return Ok(0);
        }
        let entries: Vec<Entry> = ready.iter().map(|path| Entry::File(path.clone(), 0)).collect();
        let lists = Lists::among(&entries, &self.arguments.reading.mapping());
        let mut intake = self.project.intake()?;
        let mut new = 0;
        for path in ready {
            let told = Told {
                published: None,
                hints: lists.hints(path),
            };
            let name = path.display().to_string();
            let opened = File::open(path).map_err(|error| StoreError::Input {
                name: name.clone(),
                error,
            });
            match opened.and_then(|file| intake.take_file(&name, file, &told)) {
                Ok(Taken::New | Taken::Changed) => new += 1,
                Ok(Taken::Known) => {}
                Err(StoreError::Input { name, error }) => {
                    self.failed += 1;
                    let remark = unreadable(Path::new(&name), &error);
                    self.remarks
                        .line(&remark, &[])
                        .into_iter()
                        .for_each(|line| eprintln!("{line}"));
                }
                Err(other) => return Err(other.into()),
            }
        }
        intake.finish()?;
        Ok(new)
    }

    fn worker(&self) -> Worker<'_> {
        Worker {
            threads: None,
            places: &self.arguments.places,
            reading: &self.arguments.reading,
            quiet: self.arguments.quiet,
        }
    }

    /// The events that are followed, by the ids that they have now.
    fn followed(&self) -> Result<BTreeSet<EventId>, Failure> {
        let found = self.arguments.follow.iter().map(|id| self.project.event_named(id));
        let ids: Vec<String> = found.collect::<Result<_, _>>()?;
        Ok(ids.iter().filter_map(|id| id.parse().ok()).collect())
    }

    fn tell(&mut self, report: &RunReport, changes: &Diff) -> Result<(), Failure> {
        if !self.arguments.quiet && !self.arguments.json {
            self.output.text(&run::summary(report))?;
        }
        if !changes.is_empty() {
            if self.arguments.json {
                self.output.write(|out| rashomon::dossier::json_line(changes, out))?;
            } else {
                self.output.text(&diff_page(changes, &screen::style(None)))?;
            }
            self.project
                .append_log("changed", &changes::note(report.run, changes))?;
        }
        if let Some(file) = &self.arguments.feed {
            feed::write(&self.project, file)?;
        }
        Ok(())
    }
}
