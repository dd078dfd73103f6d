//! What could not be read, one row a failure: where, at which stage, why, and what to try.

use std::io::{self, Write};

use rashomon_types::{Diagnostic, Severity};

use crate::export::csv_line;

/// The columns.
const HEAD: [&str; 5] = ["path", "stage", "code", "sentence", "what_to_try"];

/// Writes the failures among remarks as CSV, in their order. Cells are defused and stand on one line.
///
/// # Errors
///
/// If nothing can be written to `out`.
///
/// ```
/// use rashomon_types::Diagnostic;
///
/// let failure = Diagnostic::error("read.binary", "a.bin is no text.").with_help("Save it as text.");
/// let mut out = Vec::new();
/// rashomon_dossier::failures_csv(&[failure.from_input("a.bin")], &mut out).unwrap();
/// let lines = String::from_utf8(out).unwrap();
/// assert_eq!(lines.lines().nth(1), Some("a.bin,read,read.binary,a.bin is no text.,Save it as text."));
/// ```
pub fn failures_csv(remarks: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(csv_line(HEAD).as_bytes())?;
    let failures = remarks.iter().filter(|remark| remark.severity == Severity::Error);
    for failure in failures {
        let cells = [
            failure.input.as_deref().unwrap_or_default(),
            stage(&failure.code),
            &failure.code,
            &failure.message,
            failure.help.as_deref().unwrap_or_default(),
        ];
        out.write_all(csv_line(cells).as_bytes())?;
    }
    Ok(())
}

/// At which stage a failure arose, by the first part of its code.
fn stage(code: &str) -> &'static str {
    match code.split('.').next().unwrap_or_default() {
        "input" => "open",
        "read" => "read",
        "annotate" | "model" => "annotate",
        "attribute" | "claims" => "attribute",
        "ground" => "ground",
        "compile" | "accounts" => "compile",
        _ => "engine",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_lines_stay_in_their_cells() {
        let failure = Diagnostic::error("input.unreadable", "=1+1\nsecond").from_input("@x,y");
        let mut out = Vec::new();
        failures_csv(&[failure, Diagnostic::note("read.cut_short", "x")], &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "path,stage,code,sentence,what_to_try\r\n\"'@x,y\",open,input.unreadable,'=1+1 second,\r\n"
        );
    }
}
