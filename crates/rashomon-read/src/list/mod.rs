//! Lists: tables of links or texts, as CSV or the like, one row a report.

mod columns;
mod links;
mod table;

use rashomon_types::{Diagnostic, Document, Published, Staged};

use crate::{Hints, Settings, date, document::Draft};

use columns::Columns;
use table::Row;

pub use links::{LinkedRow, List, linked_rows};
use table::Table;
pub use table::is_list;

/// How many rows a remark names.
const NAMED: usize = 8;

/// The documents in a list: the rows that have words of their own.
pub fn read(text: &str, name: &str, flags: &[String], hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    let table = Table::parse(text);
    let columns = Columns::of(&table, &settings.mapping);
    let mut staged = Staged::quiet(Vec::new());
    let mut without = Vec::new();
    for row in &table.rows {
        match draft(row, &columns, name, flags) {
            Some(draft) => {
                let finished = draft.hinted(hints).finish(settings);
                staged.value.extend(finished.collect_into(&mut staged.diagnostics));
            }
            None if hints.rows_elsewhere.contains(&row.number) || row.is_empty() => {}
            None => without.push(row.number),
        }
    }
    staged
        .diagnostics
        .extend(table.broken.iter().map(|number| broken(name, *number)));
    staged.diagnostics.extend(remark(name, &without, table.rows.len()));
    let is_silent = staged.value.is_empty() && staged.diagnostics.is_empty() && hints.rows_elsewhere.is_empty();
    staged.diagnostics.extend(is_silent.then(|| without_rows(name)));
    staged
}

/// The refusal of a list of which only the head is there.
fn without_rows(name: &str) -> Diagnostic {
    let message = format!("{name} is a list without rows: there is nothing to read in it.");
    Diagnostic::error("read.empty", message).with_help("Check that the list was saved with its rows.")
}

/// What a row tells; nothing if it has no words.
fn draft(row: &Row, columns: &Columns, list: &str, flags: &[String]) -> Option<Draft> {
    let place = format!("{list}#{}", row.number);
    Some(Draft {
        text: columns.text(row)?,
        name: place.clone(),
        path: place,
        title: columns.title(row),
        publisher: columns.publisher(row),
        url: columns.url(row),
        stated: columns.published(row).and_then(|stamp| published(&stamp)),
        language: columns.language(row),
        flags: flags.to_vec(),
        ..Draft::default()
    })
}

/// The date in a cell.
fn published(stamp: &str) -> Option<Published> {
    let (date, instant) = date::stamp(stamp)?;
    Some(Published {
        date,
        instant,
        found_in: "list".to_owned(),
    })
}

/// The refusal of a row that is no row.
fn broken(name: &str, number: usize) -> Diagnostic {
    Diagnostic::error(
        "read.list_row",
        format!("{name}, row {number}, cannot be read as a row: it was passed over."),
    )
    .with_help("Mend its quotation marks; the other rows were read.")
}

/// What to say of rows that have no words and no file.
fn remark(name: &str, rows: &[usize], of: usize) -> Option<Diagnostic> {
    let first: Vec<String> = rows.iter().take(NAMED).map(ToString::to_string).collect();
    let more = if rows.len() > NAMED { ", …" } else { "" };
    let message = format!(
        "{name}: {} of {of} rows have no text, and no file that they name is beside the list (rows {}{more}).",
        rows.len(),
        first.join(", ")
    );
    (!rows.is_empty()).then(|| {
        Diagnostic::warning("read.row_without_text", message)
            .with_help("Nothing is fetched: save the pages beside the list, and name them in it, or read them with it.")
    })
}
