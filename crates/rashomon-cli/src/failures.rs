//! What could not be read, as a table that a person can work through.

use std::fs::File;
use std::io::{BufWriter, Write};

use rashomon::dossier::failures_csv;
use rashomon::types::Diagnostic;

use crate::exit::Failure;
use crate::reading::FailureArguments;

/// Writes the failures among remarks, where the user asked for it; a run without any gives the head alone.
pub fn write(arguments: &FailureArguments, remarks: &[Diagnostic]) -> Result<(), Failure> {
    let Some(path) = &arguments.failures else { return Ok(()) };
    let written = File::create(path).and_then(|file| {
        let mut out = BufWriter::new(file);
        failures_csv(remarks, &mut out)?;
        out.flush()
    });
    written.map_err(|error| Failure::Input(format!("{}: cannot be written: {error}", path.display())))
}
