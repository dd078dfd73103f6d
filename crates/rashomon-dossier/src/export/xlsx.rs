//! Tables as the sheets of one workbook.
//!
//! Every text is written as text, so nothing in it is ever taken for a formula or a link; numbers are numbers. The first
//! row stays in view and filters. No clock is read: the file's date of creation is a fixed one.

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::table::{Cell, Table};
use super::{Export, ExportError, tables};
use crate::marks::one_line;

/// The most rows that a sheet holds, its head included.
const MOST_ROWS: u32 = 1_048_576;

/// The most characters that a cell holds, counted as Excel counts them: in UTF-16.
const MOST_CHARACTERS: usize = 32_767;

/// How wide a column of words is, in characters.
const WIDTH: f64 = 22.0;

/// Writes the workbook: claims, events, answers, documents.
pub(super) fn write(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties().map_err(refused)?);
    for table in tables::all(export) {
        let sheet = workbook.add_worksheet();
        fill(sheet, table)?;
    }
    let bytes = workbook.save_to_buffer().map_err(refused)?;
    out.write_all(&bytes)?;
    Ok(())
}

/// What the file says of itself; the same for every run, so that the same run gives the same bytes.
fn properties() -> Result<DocProperties, XlsxError> {
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title("Who says what");
    Ok(properties.set_comment(crate::PURPOSE).set_creation_datetime(&fixed))
}

fn fill(sheet: &mut Worksheet, table: Table<'_>) -> Result<(), ExportError> {
    let name = table.name;
    let width = head(sheet, &table).map_err(refused)?;
    let mut rows: u32 = 0;
    for cells in table.rows {
        rows += 1;
        if rows >= MOST_ROWS {
            let message = format!("a sheet takes {MOST_ROWS} rows and there are more {name}; write CSV or Parquet");
            return Err(ExportError::Format {
                format: "xlsx",
                message,
            });
        }
        row(sheet, rows, cells).map_err(refused)?;
    }
    sheet.autofilter(0, 0, rows, width).map_err(refused)?;
    Ok(())
}

/// Writes the names of the columns; the number of the last one.
fn head(sheet: &mut Worksheet, table: &Table<'_>) -> Result<u16, XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_name(table.name)?;
    sheet.set_freeze_panes(1, 1)?;
    let mut last = 0;
    for ((name, _), column) in table.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, column, *name, &bold)?;
        sheet.set_column_width(column, WIDTH)?;
        last = column;
    }
    Ok(last)
}

fn row(sheet: &mut Worksheet, row: u32, cells: Vec<Cell>) -> Result<(), XlsxError> {
    for (cell, column) in cells.into_iter().zip(0_u16..) {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => drop(sheet.write_string(row, column, cut(one_line(&text)))?),
            Cell::Integer(number) => drop(sheet.write_number(row, column, number as f64)?),
            Cell::Number(number) => drop(sheet.write_number(row, column, number)?),
            Cell::Truth(truth) => drop(sheet.write_boolean(row, column, truth)?),
        }
    }
    Ok(())
}

/// A text that fits into a cell; one that is too long ends in `…`.
fn cut(text: String) -> String {
    if text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS {
        return text;
    }
    let mut length = 0;
    let fits = |character: &char| {
        length += character.len_utf16();
        length < MOST_CHARACTERS
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

fn refused(error: XlsxError) -> ExportError {
    ExportError::Format {
        format: "xlsx",
        message: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_to_what_a_cell_holds() {
        assert_eq!(cut("short".to_owned()), "short");
        let long = cut("😀".repeat(MOST_CHARACTERS));
        assert!(long.ends_with('…') && long.encode_utf16().count() <= MOST_CHARACTERS);
    }
}
