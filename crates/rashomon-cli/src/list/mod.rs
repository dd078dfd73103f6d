//! `rashomon list`: a list of links back, row by row, with what was found for each.

mod address;
mod findings;
mod write;

use std::fs::File;
use std::io::Read;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use rashomon::types::{Run, Severity};
use rashomon::{Engine, EngineSettings, List, linked_rows};

use crate::arguments::{PlacesArguments, parse_date};
use crate::exit::{Exit, Failure};
use crate::failures;
use crate::feed;
use crate::gazetteer;
use crate::interrupt;
use crate::paths::{Entry, bytes_to_read, expand};
use crate::progress::Progress;
use crate::read::one_for_each_core;
use crate::reading::{FailureArguments, ReadingArguments};
use crate::remarks::Remarks;

use findings::Findings;

/// How the command is used.
pub const EXAMPLES: &str = "\
Examples:
  rashomon list links.csv pages/ -o found.csv   the rows of links.csv, with what the saved pages in pages/ say
  rashomon list archived.csv                    a sheet of the auto-archiver whose files lie beside it

Columns added: rs_status (read, failed, no_text, not_found), rs_reason, rs_document, rs_claims, rs_events, rs_copy_of,
rs_disputed (questions on which accounts contradict one another). Rows are matched by address, by file, or by SHA-256.";

/// What can be asked of `list`.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// The list: CSV or the like, with a head
    #[arg(value_name = "LIST.csv")]
    list: PathBuf,
    /// Where the reports are, beside those in the list and its folder
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The file to write; `-` is standard output
    #[arg(long, short, value_name = "OUT.csv", default_value = "-")]
    output: PathBuf,
    /// Give cells that begin a formula back as they are; else an apostrophe before them makes them plain text
    #[arg(long)]
    as_is: bool,
    /// The date of publication of reports that state none, such as 2031-05-24
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    published: Option<Date>,
    #[command(flatten)]
    reading: ReadingArguments,
    #[command(flatten)]
    failures: FailureArguments,
    #[command(flatten)]
    places: PlacesArguments,
    /// Show no progress and no remarks on standard error; failures are still named
    #[arg(long, short)]
    quiet: bool,
    /// How many reports are read at once [default: one for each core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
}

/// Runs the command.
pub fn run(arguments: &ListArguments) -> Result<Exit, Failure> {
    let bytes = bytes_of(&arguments.list)?;
    let list = linked_rows(&bytes, &arguments.reading.mapping()).ok_or_else(|| no_list(&arguments.list))?;
    let paths: Vec<PathBuf> = [&arguments.list].into_iter().chain(&arguments.paths).cloned().collect();
    let entries = expand(&paths);
    let files = files(&entries);
    let (run, failed) = read(arguments, entries)?;
    failures::write(&arguments.failures, &run.diagnostics)?;
    if interrupt::requested() {
        return Ok(Exit::Interrupted);
    }
    let findings = Findings::of(&run, &arguments.list, &list, &files);
    let has_mark = bytes.starts_with(b"\xef\xbb\xbf");
    write::write(&list, &findings, arguments.as_is, has_mark, &arguments.output)?;
    Ok(Exit::of_run(
        failed,
        run.documents.len().max(list.rows.len()),
        list.rows.len(),
    ))
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
    read.map_err(|error| Failure::Input(crate::paths::unreadable(path, &error).message))?;
    Ok(bytes)
}

fn no_list(path: &Path) -> Failure {
    Failure::Input(format!(
        "{}: is no list: its first line must name columns, one of them for links or texts, such as url, link or text (with \
         --map url=NAME or text=NAME, whatever their name)",
        path.display()
    ))
}

/// The files among entries.
fn files(entries: &[Entry]) -> Vec<PathBuf> {
    let file = |entry: &Entry| match entry {
        Entry::File(path, _) => Some(path.clone()),
        _ => None,
    };
    entries.iter().filter_map(file).collect()
}

/// Reads everything; the run, and how many inputs failed.
fn read(arguments: &ListArguments, entries: Vec<Entry>) -> Result<(Run, usize), Failure> {
    let engine = Engine::new(EngineSettings {
        published: arguments.published,
        threads: arguments.threads.unwrap_or_else(one_for_each_core),
        clock: None,
        gazetteers: gazetteer::open(&arguments.places)?,
        mapping: arguments.reading.mapping(),
        pdf: arguments.reading.pdf(),
    })?;
    let mut progress = Progress::new(bytes_to_read(&entries), arguments.quiet);
    let mut remarks = Remarks::new(arguments.quiet, false);
    let mut run = engine.empty_run();
    let mut failed = 0;
    // Breaking off is no failure of its own: somebody pressed Ctrl-C.
    let _ = engine.stream(feed::open(entries, &arguments.reading), |finished| {
        let part = finished.run;
        let errors = part
            .diagnostics
            .iter()
            .filter(|remark| remark.severity == Severity::Error)
            .count();
        failed += errors;
        progress.advance(part.documents.len(), errors, finished.bytes);
        let lines = part
            .diagnostics
            .iter()
            .filter_map(|remark| remarks.line(remark, &part.documents));
        lines.for_each(|line| progress.say(&line));
        run.documents.extend(part.documents);
        run.claims.extend(part.claims);
        run.diagnostics.extend(part.diagnostics);
        if interrupt::requested() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    progress.finish();
    if !interrupt::requested() {
        engine.compile(&mut run);
    }
    Ok((run, failed))
}

/// Which of a list's rows is meant: the place in the list, not the number in the sheet.
type RowAt = usize;

/// A row's own name as the path of a document: `list.csv#7`.
fn row_path(list: &Path, rows: &List, at: RowAt) -> Option<String> {
    Some(format!("{}#{}", list.display(), rows.rows.get(at)?.number))
}
