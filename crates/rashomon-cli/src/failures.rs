//! What could not be read, as a table that a person can work through.

use std::fs;

use rashomon::dossier::{failure_rows, failures_csv};
use rashomon::types::Diagnostic;

use crate::exit::Failure;
use crate::reading::FailureArguments;

/// Writes the failures among remarks, where the user asked for it; a run without any gives the head alone.
pub fn write(arguments: &FailureArguments, remarks: &[Diagnostic]) -> Result<(), Failure> {
    let Some(path) = &arguments.failures else { return Ok(()) };
    let written = fs::write(path, failures_csv(failure_rows(remarks)));
    written.map_err(|error| Failure::Input(format!("{}: cannot be written: {error}", path.display())))
}
