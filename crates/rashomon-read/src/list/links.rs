//! What the edge needs of a list: which rows name files, and what they say of them.

use crate::{Hints, Mapping, decode};

use super::columns::Columns;
use super::published;
use super::table::{Row, Table, is_list};

/// A list as it stands, and what its rows say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The names of its columns.
    pub head: Vec<String>,
    /// What stands between its cells.
    pub delimiter: u8,
    /// Its rows, in order.
    pub rows: Vec<LinkedRow>,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedRow {
    /// Its number, as a spreadsheet counts: the head is row 1.
    pub number: usize,
    /// Whether it holds the report's words itself.
    pub has_text: bool,
    /// The names of files that it gives for copies, as they stand: nothing is known of where they lead.
    pub files: Vec<String>,
    /// What it says of the report: address, title, outlet, date.
    pub hints: Hints,
    /// Its cells, as they stand.
    pub cells: Vec<String>,
}

/// The list in these bytes; nothing if they are none.
///
/// ```
/// let list = rashomon_read::linked_rows(b"url,file\nhttps://a.example,a.html\n", &Default::default()).unwrap();
/// assert_eq!(list.rows[0].files, ["a.html"]);
/// ```
#[must_use]
pub fn linked_rows(bytes: &[u8], mapping: &Mapping) -> Option<List> {
    let decoded = decode::decode(bytes, "", &Hints::default()).ok()?;
    if !is_list(&decoded.text) {
        return None;
    }
    let table = Table::parse(&decoded.text);
    let columns = Columns::of(&table, mapping);
    let rows = table.rows.iter().map(|row| linked(row, &columns)).collect();
    Some(List {
        head: table.head,
        delimiter: table.delimiter,
        rows,
    })
}

fn linked(row: &Row, columns: &Columns) -> LinkedRow {
    LinkedRow {
        number: row.number,
        has_text: columns.text(row).is_some(),
        files: columns.files(row).map(str::to_owned).collect(),
        hints: Hints {
            url: columns.url(row),
            title: columns.title(row),
            publisher: columns.publisher(row),
            published: columns.published(row).and_then(|stamp| published(&stamp)),
            ..Hints::default()
        },
        cells: row.cells.clone(),
    }
}
