//! `rashomon export`: what was found, in the formats of other tools.
//!
//! Reports are read first; a run that `read --json` wrote and a project's folder are taken as they are.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap::error::ErrorKind;
use rashomon::dossier::export::{AcledRule, Export, ExportError, ExportSettings, Format, format_named, formats};
use rashomon::dossier::one_line;
use rashomon::judge::Orphan;
use rashomon::types::{Judgement, Run, SCHEMA, Severity, SpanText};
use rashomon::{Engine, EngineSettings, Finished, Source, recompile, unpack};
use rashomon_store::Project;
use serde::Deserialize;

use crate::arguments::{ALL_FORMATS, Arguments, ExportArguments, FatalityRule};
use crate::exit::{Exit, Failure};
use crate::failures;
use crate::feed::{self, Fed};
use crate::gazetteer;
use crate::interrupt;
use crate::output::Output;
use crate::paths::{Entry, STDIN, bytes_to_read, expand};
use crate::progress::Progress;
use crate::project::show;
use crate::read::one_for_each_core;
use crate::reading::ReadingArguments;
use crate::remarks::Remarks;

/// How much of a file is looked at to tell whether it is a run.
const HEAD_BYTES: u64 = 256;

/// Runs the command.
pub fn run(arguments: &ExportArguments) -> Result<Exit, Failure> {
    let formats = chosen(arguments);
    let target = target(arguments, &formats);
    let judgements = laid_over(arguments)?;
    let (run, failed) = match load(arguments)? {
        Loaded::Run(run) => (corrected(*run, judgements.as_deref(), arguments.quiet)?, 0),
        Loaded::Reports(bytes, reports) => read(arguments, bytes, reports, judgements.as_deref().unwrap_or_default())?,
    };
    if interrupt::requested() {
        return Ok(Exit::Interrupted);
    }
    let exit = Exit::of_run(failed, run.documents.len(), run.claims.len());
    if !run.documents.is_empty() {
        let export = Export::new(run, settings(arguments));
        write_all(&export, &formats, &target, arguments.quiet)?;
    }
    if matches!(exit, Exit::NothingFound) && !arguments.quiet {
        eprintln!("rashomon: no reported statements were found");
    }
    Ok(exit)
}

/// The corrections to lay over it. A project has its own.
fn laid_over(arguments: &ExportArguments) -> Result<Option<Vec<Judgement>>, Failure> {
    if arguments.laid_over.corrections.is_some() && arguments.paths.iter().any(|path| Project::is_in(path)) {
        return Err(Failure::Input(
            "a project keeps its own corrections; take these in with `rashomon corrections import FILE.jsonl`"
                .to_owned(),
        ));
    }
    arguments.laid_over.read()
}

/// A run that was kept, compiled anew with corrections where there are any.
fn corrected(mut run: Run, judgements: Option<&[Judgement]>, quiet: bool) -> Result<Run, Failure> {
    if let Some(judgements) = judgements {
        let orphans = recompile(&mut run, judgements)?;
        name_orphans(&orphans, quiet);
    }
    Ok(run)
}

fn name_orphans(orphans: &[Orphan], quiet: bool) {
    for orphan in orphans.iter().filter(|_| !quiet) {
        eprintln!("rashomon: warning: {}", one_line(&orphan.diagnostic().message));
    }
}

fn settings(arguments: &ExportArguments) -> ExportSettings {
    ExportSettings {
        mask: arguments.mask,
        bom: arguments.bom,
        acled_rule: arguments
            .acled_rule
            .map(|FatalityRule::Conservative| AcledRule::Conservative),
    }
}

/// The formats asked for, each once, in the order of the asking.
fn chosen(arguments: &ExportArguments) -> Vec<&'static Format> {
    let mut chosen: Vec<&'static Format> = Vec::new();
    for name in &arguments.format {
        let named: Vec<&'static Format> = if name == ALL_FORMATS {
            formats().collect()
        } else {
            format_named(name).into_iter().collect()
        };
        for format in named {
            if !chosen.iter().any(|known| known.name == format.name) {
                chosen.push(format);
            }
        }
    }
    chosen
}

/// Where the formats go.
enum Target {
    /// One of them, to standard output.
    Stdout,
    /// One of them, to this file.
    File(PathBuf),
    /// Each of them, to a file of its own in this folder.
    Folder(PathBuf),
}

fn target(arguments: &ExportArguments, formats: &[&Format]) -> Target {
    let output = &arguments.output;
    let is_stdout = output.as_os_str() == STDIN;
    let is_folder = !is_stdout && (output.is_dir() || output.as_os_str().as_encoded_bytes().ends_with(b"/"));
    if is_folder {
        return Target::Folder(output.clone());
    }
    if formats.len() > 1 {
        if is_stdout {
            wrong("several formats need a folder: add `-o FOLDER/`");
        }
        if output.is_file() {
            wrong("several formats need a folder, and the output named is a file");
        }
        return Target::Folder(output.clone());
    }
    if let Some(format) = formats.iter().find(|format| is_stdout && format.is_binary) {
        wrong(&format!(
            "{} is a binary format: name the file to write, with `-o {}`",
            format.name, format.file
        ));
    }
    if is_stdout {
        Target::Stdout
    } else {
        Target::File(output.clone())
    }
}

/// Ends the program as `clap` does on wrong arguments.
fn wrong(message: &str) -> ! {
    Arguments::command().error(ErrorKind::ArgumentConflict, message).exit()
}

/// What the paths turned out to be.
enum Loaded {
    /// A run that `read --json` wrote.
    Run(Box<Run>),
    /// Reports to be read, with their length in bytes where it is known.
    Reports(Option<u64>, Box<dyn Iterator<Item = Fed>>),
}

fn load(arguments: &ExportArguments) -> Result<Loaded, Failure> {
    let (paths, how) = (arguments.paths.as_slice(), &arguments.reading);
    if let [only] = paths
        && only.as_os_str() == STDIN
    {
        return from_stdin(how);
    }
    if let [only] = paths
        && let Some(run) = show::named(only)
    {
        return Ok(Loaded::Run(Box::new(run?)));
    }
    let runs = paths.iter().filter(|path| begins_like_run(path)).collect::<Vec<_>>();
    match (runs.as_slice(), paths) {
        ([], _) => Ok(reports(expand(paths), how)),
        ([run], [_]) => {
            let bytes =
                fs::read(run).map_err(|error| Failure::Input(format!("{}: cannot be read: {error}", run.display())))?;
            Ok(Loaded::Run(Box::new(parse(&run.display().to_string(), &bytes)?)))
        }
        ([run, ..], _) => Err(Failure::Input(format!(
            "{}: is the result of a run; it stands alone, since a run is what its reports say together (name the reports \
             instead)",
            run.display()
        ))),
    }
}

fn reports(entries: Vec<Entry>, how: &ReadingArguments) -> Loaded {
    Loaded::Reports(bytes_to_read(&entries), Box::new(feed::open(entries, how)))
}

/// Standard input is a run if it begins like one, else a report.
fn from_stdin(how: &ReadingArguments) -> Result<Loaded, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::Input(format!("standard input cannot be read: {error}")))?;
    if is_run(&bytes) {
        return Ok(Loaded::Run(Box::new(parse("standard input", &bytes)?)));
    }
    let source = Source::seekable(io::Cursor::new(bytes));
    Ok(Loaded::Reports(None, unpack(STDIN, source, &how.limits())))
}

fn begins_like_run(path: &Path) -> bool {
    let head = File::open(path).and_then(|file| {
        let mut head = Vec::new();
        BufReader::new(file).take(HEAD_BYTES).read_to_end(&mut head)?;
        Ok(head)
    });
    head.is_ok_and(|head| is_run(&head))
}

/// Whether these bytes begin as `read --json` writes: with the schema's name.
fn is_run(bytes: &[u8]) -> bool {
    let mut head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).take(HEAD_BYTES);
    let mut text = Vec::new();
    // Bytes in memory are always read.
    let _ = head.read_until(0, &mut text);
    let text: String = String::from_utf8_lossy(&text).split_whitespace().collect();
    text.starts_with("{\"schema\":\"rashomon/")
}

/// The one field that tells which version wrote a run.
#[derive(Deserialize)]
struct Head {
    schema: String,
}

fn parse(name: &str, bytes: &[u8]) -> Result<Run, Failure> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let run: Result<Run<SpanText>, _> = serde_json::from_slice(bytes);
    let head: Option<Head> = match &run {
        Ok(run) => Some(Head {
            schema: run.schema.clone(),
        }),
        Err(_) => serde_json::from_slice(bytes).ok(),
    };
    if let Some(Head { schema }) = head.filter(|head| head.schema != SCHEMA) {
        let message = format!("{name}: is of the shape {schema}, and this version reads {SCHEMA}");
        return Err(Failure::Input(message));
    }
    run.map(Run::into_spans).map_err(|error| {
        Failure::Input(format!(
            "{name}: is no run that this version can read: {error} (read the reports anew with `rashomon read --json`)"
        ))
    })
}

/// Reads reports; the run, and how many inputs failed.
fn read(
    arguments: &ExportArguments,
    bytes: Option<u64>,
    reports: Box<dyn Iterator<Item = Fed>>,
    judgements: &[Judgement],
) -> Result<(Run, usize), Failure> {
    let engine = Engine::new(EngineSettings {
        published: arguments.published,
        threads: arguments.threads.unwrap_or_else(one_for_each_core),
        clock: None,
        gazetteers: gazetteer::open(&arguments.places)?,
        mapping: arguments.reading.mapping(),
        pdf: arguments.reading.pdf(),
    })?;
    let mut progress = Progress::new(bytes, arguments.quiet);
    let mut remarks = Remarks::new(arguments.quiet, false);
    let mut run = engine.empty_run();
    let mut failed = 0;
    // Breaking off is no failure of its own: somebody pressed Ctrl-C.
    let _ = engine.stream(reports, |finished| {
        failed += take(finished, &mut run, &mut progress, &mut remarks);
        if interrupt::requested() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    progress.finish();
    failures::write(&arguments.failures, &run.diagnostics)?;
    if !interrupt::requested() {
        let orphans = engine.compile_judged(&mut run, judgements);
        name_orphans(&orphans, arguments.quiet);
    }
    Ok((run, failed))
}

/// Takes a finished part in; how many of its inputs failed.
fn take(finished: Finished, run: &mut Run, progress: &mut Progress, remarks: &mut Remarks) -> usize {
    let part = finished.run;
    let failed = part
        .diagnostics
        .iter()
        .filter(|remark| remark.severity == Severity::Error)
        .count();
    progress.advance(part.documents.len(), failed, finished.bytes);
    for line in part
        .diagnostics
        .iter()
        .filter_map(|remark| remarks.line(remark, &part.documents))
    {
        progress.say(&line);
    }
    run.documents.extend(part.documents);
    run.claims.extend(part.claims);
    run.diagnostics.extend(part.diagnostics);
    failed
}

fn write_all(export: &Export, formats: &[&Format], target: &Target, quiet: bool) -> Result<(), Failure> {
    if let Target::Folder(folder) = target {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    }
    for format in formats {
        match target {
            Target::Stdout => to_stdout(export, format)?,
            Target::File(path) => to_file(export, format, path, quiet)?,
            Target::Folder(folder) => to_file(export, format, &folder.join(format.file), quiet)?,
        }
        for remark in export.take_remarks().iter().filter(|_| !quiet) {
            eprintln!("rashomon: {}: {remark}", format.name);
        }
    }
    Ok(())
}

fn to_stdout(export: &Export, format: &Format) -> Result<(), Failure> {
    let mut output = Output::stdout();
    let mut refused = None;
    output.write(|out| match format.write_export(export, out) {
        Err(ExportError::Output(error)) => Err(error),
        Err(error) => {
            refused = Some(error.to_string());
            Ok(())
        }
        Ok(()) => Ok(()),
    })?;
    output.finish()?;
    refused.map_or(Ok(()), |message| Err(Failure::Input(message)))
}

/// Writes a file whole or not at all: beside it first, and into its place once all is there.
fn to_file(export: &Export, format: &Format, path: &Path, quiet: bool) -> Result<(), Failure> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let written = write_file(export, format, &beside)
        .and_then(|()| fs::rename(&beside, path).map_err(|error| unwritable(path, &error)));
    if written.is_err() {
        // What failed is told below; that the rest of it cannot be removed would add nothing.
        let _ = fs::remove_file(&beside);
    } else if !quiet {
        eprintln!("rashomon: wrote {}", path.display());
    }
    written
}

fn write_file(export: &Export, format: &Format, path: &Path) -> Result<(), Failure> {
    let file = File::create(path).map_err(|error| unwritable(path, &error))?;
    let mut out = BufWriter::new(file);
    match format.write_export(export, &mut out) {
        Ok(()) => out.flush().map_err(|error| unwritable(path, &error)),
        Err(ExportError::Output(error)) => Err(unwritable(path, &error)),
        Err(error) => Err(Failure::Input(error.to_string())),
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::Input(format!("{}: cannot be written: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_told_by_its_first_words() {
        assert!(is_run(b"{\n  \"schema\": \"rashomon/1\",\n"));
        assert!(is_run(b"{\"schema\":\"rashomon/2\"}"));
        assert!(!is_run(b"{\"text\":\"the schema rashomon/1\"}"));
        assert!(!is_run(b"Kyiv said no."));
    }
}
