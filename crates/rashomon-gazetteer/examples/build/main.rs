//! Builds the gazetteer file: `cargo xtask gazetteer --from DIR`.
#![allow(clippy::disallowed_methods)] // A tool: it reads the raw files and writes the built one.
#![allow(clippy::print_stdout, clippy::print_stderr)] // It talks to a person at a terminal.

mod geonames;
mod units;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else {
        eprintln!("usage: build RAW-FOLDER FILE");
        return ExitCode::from(2);
    };
    match build(Path::new(from), Path::new(to)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn build(from: &Path, to: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let countries = geonames::countries(from)?;
    let mut settlements = geonames::settlements(from)?;
    units::mark_capitals(&mut settlements, &countries);
    let mut rows = units::regions(&geonames::units(from)?, &units::members(&settlements));
    rows.extend(units::countries(&countries, &settlements));
    rows.extend(settlements);
    println!("{} rows", rows.len());
    let bytes = rashomon_gazetteer::write(rows, &[])?;
    std::fs::write(to, &bytes)?;
    println!("{} bytes", bytes.len());
    Ok(())
}
