//! What could not be read, one row a failure: where, at which stage, why, and what to try.

use rashomon_types::{Diagnostic, Severity};

use crate::export::csv_line;

/// One failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailureRow<'a> {
    /// The file of the user's; empty where it is not known.
    pub path: &'a str,
    /// At which stage: `open`, `read`, `analyse` …
    pub stage: &'a str,
    /// A stable name such as `read.binary`.
    pub code: &'a str,
    /// What is the matter.
    pub sentence: &'a str,
    /// What to try.
    pub help: Option<&'a str>,
}

/// The failures among remarks, in their order.
///
/// ```
/// use rashomon_dossier::{failure_rows, failures_csv};
/// use rashomon_types::Diagnostic;
///
/// let failure = Diagnostic::error("read.binary", "a.bin is no text.").with_help("Save it as text.");
/// let table = failures_csv(failure_rows(&[failure.from_input("a.bin")]));
/// assert_eq!(table.lines().nth(1), Some("a.bin,read,read.binary,a.bin is no text.,Save it as text."));
/// ```
pub fn failure_rows(remarks: &[Diagnostic]) -> impl Iterator<Item = FailureRow<'_>> {
    let failures = remarks.iter().filter(|remark| remark.severity == Severity::Error);
    failures.map(|failure| FailureRow {
        path: failure.input.as_deref().unwrap_or_default(),
        stage: stage(&failure.code),
        code: &failure.code,
        sentence: &failure.message,
        help: failure.help.as_deref(),
    })
}

/// Failures as CSV, with a head. Cells are defused and stand on one line.
pub fn failures_csv<'a>(rows: impl Iterator<Item = FailureRow<'a>>) -> String {
    let mut table = csv_line(["path", "stage", "code", "sentence", "help"]);
    for row in rows {
        table += &csv_line([
            row.path,
            row.stage,
            row.code,
            row.sentence,
            row.help.unwrap_or_default(),
        ]);
    }
    table
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
        let remarks = [failure, Diagnostic::note("read.cut_short", "x")];
        assert_eq!(
            failures_csv(failure_rows(&remarks)),
            "path,stage,code,sentence,help\r\n\"'@x,y\",open,input.unreadable,'=1+1 second,\r\n"
        );
    }
}
