//! `rashomon read`: reports in, who says what out.

use std::fs;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::Path;
use std::thread;

use rashomon::dossier;
use rashomon::types::{Diagnostic, Judgement, Run, Severity};
use rashomon::{Engine, EngineSettings, Finished};

use crate::arguments::{Format, ReadArguments};
use crate::exit::{Exit, Failure};
use crate::failures;
use crate::feed;
use crate::future::FutureDates;
use crate::gazetteer;
use crate::interrupt;
use crate::output::Output;
use crate::paths::{Entry, bytes_to_read, expand};
use crate::progress::Progress;
use crate::remarks::Remarks;
use crate::screen;

/// Runs the command.
pub fn run(arguments: &ReadArguments) -> Result<Exit, Failure> {
    let judgements = arguments.laid_over.read()?;
    let entries = expand(&arguments.paths);
    if !arguments.quiet && entries.iter().any(|entry| matches!(entry, Entry::Stdin)) && io::stdin().is_terminal() {
        eprintln!("rashomon: paste the report, then press Ctrl-D on a line of its own");
    }
    let engine = Engine::new(EngineSettings {
        published: arguments.published,
        threads: arguments.threads.unwrap_or_else(one_for_each_core),
        clock: None,
        gazetteers: gazetteer::open(&arguments.places)?,
        mapping: arguments.reading.mapping(),
        pdf: arguments.reading.pdf(),
    })?;
    let mut reading = Reading::new(arguments, judgements, &engine, bytes_to_read(&entries));
    let mut failure = None;
    // Breaking off is no failure of its own: the reason is in `failure`, or somebody pressed Ctrl-C or closed the pipe.
    let _ = engine.stream(feed::open(entries, &arguments.reading), |finished| {
        reading.take(finished, &mut failure)
    });
    match failure {
        Some(failure) => Err(failure),
        None => reading.finish(&engine),
    }
}

/// The same error, saying which file could not be written.
fn cannot_write(file: &Path, error: &io::Error) -> io::Error {
    let message = format!(
        "{} cannot be written: {error}; name another file with --html",
        file.display()
    );
    io::Error::new(error.kind(), message)
}

/// As many threads as there are cores.
pub fn one_for_each_core() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// What has been read so far, and where it goes.
struct Reading<'arguments> {
    arguments: &'arguments ReadArguments,
    /// What to lay over it; none where no file was named.
    judgements: Option<Vec<Judgement>>,
    format: Format,
    output: Output,
    progress: Progress,
    remarks: Remarks,
    /// What is kept until the end, when the reports are looked at together.
    run: Run,
    documents: usize,
    claims: usize,
    failed: usize,
    future: FutureDates,
}

impl<'arguments> Reading<'arguments> {
    fn new(
        arguments: &'arguments ReadArguments,
        judgements: Option<Vec<Judgement>>,
        engine: &Engine,
        bytes: Option<u64>,
    ) -> Self {
        let format = arguments.format.chosen();
        let is_page = format == Format::Page;
        Self {
            arguments,
            judgements,
            format,
            output: Output::stdout(),
            progress: Progress::new(bytes, arguments.quiet),
            remarks: Remarks::new(arguments.quiet, is_page),
            run: engine.empty_run(),
            documents: 0,
            claims: 0,
            failed: 0,
            future: FutureDates::after(jiff::Zoned::now().date()),
        }
    }

    /// Takes a finished part; breaks off if nobody wants more.
    fn take(&mut self, finished: Finished, failure: &mut Option<Failure>) -> ControlFlow<()> {
        let part = finished.run;
        let failed = part
            .diagnostics
            .iter()
            .filter(|remark| remark.severity == Severity::Error)
            .count();
        self.documents += part.documents.len();
        self.claims += part.claims.len();
        self.failed += failed;
        self.progress.advance(part.documents.len(), failed, finished.bytes);
        self.say(&part.diagnostics, &part);
        self.future.look(&part.documents);
        if let Err(error) = self.write(part) {
            *failure = Some(error.into());
        }
        let wanted = failure.is_none() && !self.output.is_closed() && !interrupt::requested();
        if wanted {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    fn say(&mut self, remarks: &[Diagnostic], part: &Run) {
        for line in remarks
            .iter()
            .filter_map(|remark| self.remarks.line(remark, &part.documents))
        {
            self.progress.say(&line);
        }
    }

    fn write(&mut self, part: Run) -> io::Result<()> {
        // Claims that corrections may change are written when all is read.
        if self.format == Format::Ndjson && self.judgements.is_none() {
            self.output.write(|out| dossier::ndjson(part.clone(), out))?;
            self.output.flush()?;
        }
        self.run.documents.extend(part.documents);
        self.run.claims.extend(part.claims);
        self.run.diagnostics.extend(part.diagnostics);
        Ok(())
    }

    fn finish(mut self, engine: &Engine) -> Result<Exit, Failure> {
        self.progress.finish();
        failures::write(&self.arguments.failures, &self.run.diagnostics)?;
        if !interrupt::requested() {
            self.compile(engine);
            self.write_whole()?;
        }
        for line in self.remarks.last_lines(self.documents, self.claims, self.failed) {
            self.progress.say(&line);
        }
        if let Some(line) = self.future.line().filter(|_| !self.arguments.quiet) {
            self.progress.say(&line);
        }
        self.output.finish()?;
        Ok(Exit::of_run(self.failed, self.documents, self.claims))
    }

    /// Looks at the reports together, with the corrections; those that hold of nothing are named.
    fn compile(&mut self, engine: &Engine) {
        let judgements = self.judgements.as_deref().unwrap_or_default();
        let orphans = engine.compile_judged(&mut self.run, judgements);
        for orphan in orphans {
            let line = self.remarks.line(&orphan.diagnostic(), &self.run.documents);
            line.into_iter().for_each(|line| self.progress.say(&line));
        }
    }

    /// Writes what had to wait for the end.
    fn write_whole(&mut self) -> io::Result<()> {
        let run = std::mem::take(&mut self.run);
        match self.format.clone() {
            Format::Html(file) => fs::write(&file, dossier::html(&run)).map_err(|error| cannot_write(&file, &error)),
            Format::Ndjson if self.judgements.is_some() => self.output.write(|out| dossier::ndjson(run, out)),
            Format::Ndjson => self.output.write(|out| dossier::ndjson_events(run, out)),
            Format::Json => self.output.write(|out| dossier::json(run, out)),
            Format::Markdown => self.output.text(&dossier::markdown(&run)),
            Format::Page if run.documents.is_empty() => Ok(()),
            Format::Page => {
                let style = screen::style(self.arguments.width);
                self.output.text(&dossier::terminal(&run, &style))
            }
        }
    }
}
