//! `cargo xtask scale`: what many reports together cost, 200, 2,000 and 20,000 of them.
//!
//! The reports are invented from templates, in a world of countries, towns and groups, with copies in the shares that real
//! collections show. Their claims are written beside them, as the stages up to grounding would hand them on, so that what
//! comes after those stages is timed alone. The world goes on from day to day: a larger corpus is a longer time, with as
//! many happenings a day. Each corpus is measured in a fresh process, so that its memory is its own.

mod again;
mod corpus;
mod dice;
mod measured;
mod pen;
mod report;
mod share;
mod templates;
mod world;

use std::process::Command;

pub use corpus::{Made, Mix, corpus, json_lines};
pub use measured::{Measured, measure};
pub use share::share;

use crate::table::Table;

/// How many documents there are in the corpora that are measured.
const SIZES: [usize; 3] = [200, 2_000, 20_000];

/// The size at which a whole run, language model and all, is measured.
const WHOLE: usize = 200;

/// Measures all sizes up to `most` and gives the tables.
///
/// # Errors
///
/// If a process that measures cannot be started, or breaks off.
pub fn run(most: usize) -> Result<String, String> {
    let mut growth = growth_table();
    let mut memory = Table::new(&[
        "documents",
        "mix",
        "input MB",
        "compiled MB",
        "written MB",
        "KB a document",
        "JSON MB",
        "page MB",
    ]);
    let mut copies = Table::new(&[
        "documents",
        "compiling, own texts s",
        "with copies s",
        "ms an own text",
        "ms a copy",
        "share of copies",
    ]);
    for size in SIZES.into_iter().filter(|size| *size <= most) {
        let measured = Mix::ALL.map(|mix| (mix, spawn(size, mix)));
        let mut known = Vec::new();
        for (mix, measured) in measured {
            let measured = measured?;
            growth.row(growth_row(mix, &measured));
            memory.row(memory_row(mix, &measured));
            known.push(measured);
        }
        if let [usual, own, _] = known.as_slice() {
            copies.row(copies_row(usual, own));
        }
    }
    Ok(format!(
        "Processor time of one thread.\n\n{growth}\n{memory}\nOf copies, both corpora holding the same texts of their own:\n\n{copies}\n\
         A whole run of {WHOLE} documents on one thread:\n\n{}",
        share(WHOLE.min(most))?
    ))
}

fn growth_table() -> Table {
    Table::new(&[
        "documents",
        "mix",
        "claims",
        "happened",
        "events",
        "copies",
        "found",
        "right",
        "copies s",
        "gather s",
        "answers s",
        "compile s",
        "JSON s",
        "page s",
        "all s",
        "ms a document",
    ])
}

fn growth_row(mix: Mix, measured: &Measured) -> Vec<String> {
    let counts = [
        measured.claims,
        measured.happenings,
        measured.events,
        measured.copies,
        measured.copies_found,
        measured.copies_right,
    ];
    let answers = (measured.compiling - measured.copying - measured.gathering).max(0.0);
    let times = [
        measured.copying,
        measured.gathering,
        answers,
        measured.compiling,
        measured.json,
        measured.html,
        measured.whole(),
    ];
    let mut cells = vec![measured.documents.to_string(), mix.name().to_owned()];
    cells.extend(counts.map(|count| count.to_string()));
    cells.extend(times.map(|seconds| format!("{seconds:.3}")));
    cells.push(format!("{:.2}", 1000.0 * measured.whole() / measured.documents as f64));
    cells
}

fn memory_row(mix: Mix, measured: &Measured) -> Vec<String> {
    let megabytes = |kibibytes: u64| (kibibytes / 1024).to_string();
    let mut cells = vec![measured.documents.to_string(), mix.name().to_owned()];
    cells.extend([measured.input_memory, measured.compile_memory, measured.whole_memory].map(megabytes));
    cells.push((measured.compile_memory / (measured.documents as u64).max(1)).to_string());
    cells.extend([measured.json_bytes, measured.html_bytes].map(|bytes| (bytes >> 20).to_string()));
    cells
}

/// What copies cost beside texts of their own.
fn copies_row(usual: &Measured, own: &Measured) -> Vec<String> {
    let each = |seconds: f64, count: usize| format!("{:.3}", 1000.0 * seconds / count.max(1) as f64);
    let more = usual.compiling - own.compiling;
    vec![
        usual.documents.to_string(),
        format!("{:.3}", own.compiling),
        format!("{:.3}", usual.compiling),
        each(own.compiling, own.documents),
        each(more, usual.copies),
        format!("{:.0} %", 100.0 * usual.copies as f64 / usual.documents.max(1) as f64),
    ]
}

/// Measures one corpus in a process of its own.
fn spawn(size: usize, mix: Mix) -> Result<Measured, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program)
        .args(["scale", "--child", &size.to_string(), mix.name()])
        .output();
    let output = output.map_err(|error| error.to_string())?;
    serde_json::from_slice(&output.stdout).map_err(|error| {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        format!("{size} documents, {}: {error}: {said}", mix.name())
    })
}

/// What the process that measures prints.
///
/// # Errors
///
/// If there is no such mix, or as [`measure`].
pub fn child(size: usize, mix: &str) -> Result<String, String> {
    let mix = Mix::ALL
        .into_iter()
        .find(|known| known.name() == mix)
        .ok_or("no mix is called so")?;
    serde_json::to_string(&measure(size, mix)?).map_err(|error| error.to_string())
}
