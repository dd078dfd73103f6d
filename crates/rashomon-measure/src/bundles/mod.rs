//! `cargo xtask accounts`: bundles of invented reports with the tables that a careful person would make of them,
//! `tests/bundles/HALF/*.md`.
//!
//! `dev` may be read while rules are written; of `blind`, which was written before the code that it scores, only figures
//! are shown. A bundle is read as its reports would be from JSON Lines: publisher, day, headline, text.
//!
//! - **Events** are paired by the sentences that they share with the expected answers' words.
//! - **A status** is right if the question of that event and that `of` was found with it; a question that was not found
//!   stands unanswered. Names of parties compare leniently ([`names`]), things by the word that they turn on.
//! - **An answer** is found if an answer to the same question shares its sentence, or its value and its party. Then party,
//!   stance and value are counted. Each answer counts for one expected answer at most.

mod judge;
mod losses;
mod names;
mod parse;
mod places;
mod show;
mod tally;
mod value;

use std::path::{Path, PathBuf};

use rashomon::{Engine, Input};
use rashomon_types::Run;
use serde_json::json;

pub use losses::Loss;
pub use parse::{AnswerRow, Bundle, CopyRow, ExpectedEvent, Of, Report, StatusRow, parse};
pub use tally::{Answers, Tally};

use judge::Reading;

/// The folder of a half: `dev` or `blind`, or `wordings/dev` or `wordings/blind` for the reports in which many voices answer one
/// question, each in other words.
#[must_use]
pub fn folder(half: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/bundles")
        .join(half)
}

/// The bundles in the Markdown files of a folder, in the order of their names.
///
/// # Errors
///
/// A sentence that names the file and what is wrong in it.
pub fn read(folder: &Path) -> Result<Vec<Bundle>, String> {
    let complain = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(complain)?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned());
        parse(
            &name.unwrap_or_default(),
            &std::fs::read_to_string(path).map_err(complain)?,
        )
    };
    paths.iter().map(read).collect()
}

/// The reports of a bundle as the engine reads them, with the events that it makes of them.
#[must_use]
pub fn compiled(engine: &Engine, bundle: &Bundle) -> Run {
    let records: Vec<(String, Vec<u8>)> = bundle
        .reports
        .iter()
        .enumerate()
        .map(|(at, report)| record(at, report))
        .collect();
    let inputs: Vec<Input<'_>> = records.iter().map(|(name, bytes)| Input { name, bytes }).collect();
    engine.read(&inputs)
}

/// A report as a file of JSON with one record; each has a name of its own, so that the same text twice is two documents.
fn record(place: usize, report: &Report) -> (String, Vec<u8>) {
    let title = report.text.lines().find(|line| !line.trim().is_empty());
    let record = json!({
        "title": title,
        "publisher": report.publisher,
        "published": report.published,
        "text": report.text,
    });
    (file_name(place), record.to_string().into_bytes())
}

fn file_name(place: usize) -> String {
    format!("report-{}.json", place + 1)
}

/// Scores bundles; `misses` takes what is wrong in each, for a person.
#[must_use]
pub fn score(engine: &Engine, bundles: &[Bundle], misses: &mut String) -> Tally {
    let mut tally = Tally::default();
    for bundle in bundles {
        let run = compiled(engine, bundle);
        let document_of = |place: usize| {
            let name = file_name(place);
            run.documents
                .iter()
                .position(|document| document.path.as_deref() == Some(name.as_str()))
        };
        let reading = Reading {
            run: &run,
            reports: (0..bundle.reports.len()).map(document_of).collect(),
        };
        let judged = reading.judge(bundle);
        tally.add(&judged, &run);
        *misses += &show::misses(bundle, &judged, &run);
    }
    tally
}

/// Scores the bundles of a half whose names contain `filter`, and gives the tables, after what is wrong if that is asked for.
///
/// # Errors
///
/// As [`read`], or if the engine cannot be had.
pub fn run(half: &str, filter: &str, with_misses: bool) -> Result<String, String> {
    let mut bundles = read(&folder(half))?;
    bundles.retain(|bundle| bundle.name.contains(filter));
    let mut misses = String::new();
    let tally = score(&crate::engine()?, &bundles, &mut misses);
    let shown = if with_misses { misses + "\n" } else { String::new() };
    Ok(format!(
        "{shown}## bundles, {half}: {} bundles\n\n{}",
        tally.bundles,
        tally.report()
    ))
}
