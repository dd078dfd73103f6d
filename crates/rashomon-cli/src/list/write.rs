//! The rows of a list as they came, with more cells.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use csv::{Terminator, WriterBuilder};
use rashomon::List;
use rashomon::dossier::export::defused;

use crate::exit::Failure;
use crate::output::Output;
use crate::paths::STDIN;

use super::findings::{COLUMNS, Findings};

/// Writes the list.
pub fn write(list: &List, findings: &Findings, as_is: bool, has_mark: bool, path: &Path) -> Result<(), Failure> {
    let text = text(list, findings, as_is, has_mark).map_err(Failure::Output)?;
    if path.as_os_str() == STDIN {
        let mut output = Output::stdout();
        output.write(|out| out.write_all(&text))?;
        return Ok(output.finish()?);
    }
    let written = File::create(path).and_then(|file| {
        let mut out = BufWriter::new(file);
        out.write_all(&text)?;
        out.flush()
    });
    written.map_err(|error| Failure::Input(format!("{}: cannot be written: {error}", path.display())))
}

fn text(list: &List, findings: &Findings, as_is: bool, has_mark: bool) -> io::Result<Vec<u8>> {
    let begin = if has_mark { b"\xef\xbb\xbf".to_vec() } else { Vec::new() };
    let mut out = WriterBuilder::new()
        .delimiter(list.delimiter)
        .flexible(true)
        .terminator(Terminator::CRLF)
        .from_writer(begin);
    let own = |cell: &String| if as_is { cell.clone() } else { plain(cell) };
    out.write_record(list.head.iter().map(own).chain(COLUMNS.map(str::to_owned)))?;
    for (at, row) in list.rows.iter().enumerate() {
        // A row that is shorter than the head is filled up, so that what is added stands under its own heads.
        let missing = list.head.len().saturating_sub(row.cells.len());
        let cells = row
            .cells
            .iter()
            .map(own)
            .chain(std::iter::repeat_n(String::new(), missing));
        let added = findings.cells(at).iter().map(|cell| defused(shown(cell)));
        out.write_record(cells.chain(added))?;
    }
    out.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// A cell that no spreadsheet takes for a formula; a number stays one.
fn plain(cell: &str) -> String {
    if cell.parse::<f64>().is_ok() {
        return cell.to_owned();
    }
    defused(cell.to_owned())
}

/// A cell of ours on one line.
fn shown(cell: &str) -> String {
    rashomon::dossier::one_line(cell)
}
