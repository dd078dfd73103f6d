//! Tables as CSV, after RFC 4180: commas, CR LF, fields in quotation marks where they need them.
//!
//! - What a spreadsheet would take for a formula gets an apostrophe before it, by which spreadsheets know plain text;
//!   numbers are written as numbers.
//! - Text stands on one line, with hidden characters shown as marks: a cell cannot break a row, turn the direction of
//!   writing or hide a word. The exact words are at the offsets that stand beside them.
//! - An empty cell means that nothing is known. A true blank has no other spelling.

use std::io::{self, Write};

use super::table::{Cell, Table};
use super::{Export, ExportError};
use crate::marks::one_line;

/// What tells a spreadsheet that a text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes a table.
pub(super) fn write(table: Table<'_>, export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    if export.settings().bom {
        out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    }
    let heads = table.columns.iter().map(|(name, _)| (*name).to_owned());
    line(heads, out)?;
    for row in table.rows {
        line(row.into_iter().map(field), out)?;
    }
    Ok(())
}

/// One line of a table of texts, as all tables here are written: for lists that are no export of a run.
///
/// ```
/// use rashomon_dossier::export::csv_line;
///
/// assert_eq!(csv_line(["a,b", "=1", ""]), "\"a,b\",'=1,\r\n");
/// ```
#[must_use]
pub fn csv_line<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let fields = fields.into_iter().map(|text| quoted(defused(one_line(text))));
    let joined: Vec<String> = fields.collect();
    format!("{}\r\n", joined.join(","))
}

fn line(fields: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        out.write_all(field.as_bytes())?;
    }
    out.write_all(b"\r\n")
}

fn field(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => quoted(defused(one_line(&text))),
        Cell::Integer(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Truth(truth) => truth.to_string(),
    }
}

/// A text that no spreadsheet takes for a formula.
#[must_use]
pub fn defused(text: String) -> String {
    if text.starts_with(starts_formula) {
        return format!("'{text}");
    }
    text
}

/// The signs that begin a formula in one spreadsheet or another, their wide forms included.
fn starts_formula(first: char) -> bool {
    matches!(
        first,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
    )
}

fn quoted(text: String) -> String {
    if text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_words_and_a_number_stays_one() {
        let formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\u{ff1d}1"];
        for formula in formulas {
            assert_eq!(field(Cell::Text(formula.to_owned())), format!("'{formula}"));
        }
        assert_eq!(field(Cell::Text("\t=1".to_owned())), "'=1");
        assert_eq!(field(Cell::Number(-35.25)), "-35.25");
        assert_eq!(field(Cell::Integer(-1)), "-1");
    }

    #[test]
    fn a_field_is_quoted_only_where_it_must_be() {
        assert_eq!(field(Cell::Text("a, \"b\"\nc".to_owned())), "\"a, \"\"b\"\" c\"");
        assert_eq!(field(Cell::Text("plain".to_owned())), "plain");
        assert_eq!(field(Cell::Text("a\u{202e}b".to_owned())), "a⟨U+202E⟩b");
    }
}
