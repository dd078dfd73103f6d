//! A table in a text: its delimiter, its head and its rows.

use csv::{ByteRecord, ReaderBuilder, StringRecord};

use super::columns;

/// The characters that stand between cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A row, as a spreadsheet would number it: the head is row 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub number: usize,
    /// Its cells, as they stand.
    pub cells: Vec<String>,
}

impl Row {
    /// The words of a cell; nothing if it is empty or not there.
    pub fn cell(&self, column: usize) -> Option<&str> {
        self.cells
            .get(column)
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
    }

    /// Whether all cells are empty.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The numbers of rows that cannot be read.
    pub broken: Vec<usize>,
    /// What stands between its cells.
    pub delimiter: u8,
}

impl Table {
    /// The table in a text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (text, delimiter) = undeclared(text);
        let delimiter = delimiter.unwrap_or_else(|| best_delimiter(text));
        let mut table = Self {
            delimiter,
            ..Self::default()
        };
        for (at, record) in records(text, delimiter).enumerate() {
            match record {
                Ok(record) if at == 0 => table.head = cells(&record),
                Ok(record) => table.rows.push(Row {
                    number: at + 1,
                    cells: cells(&record),
                }),
                Err(_) => table.broken.push(at + 1),
            }
        }
        table
    }
}

/// Whether a text is a list: a head that names a link or a text, and rows of as many cells.
pub fn is_list(text: &str) -> bool {
    let (text, delimiter) = undeclared(text);
    let delimiters: &[u8] = delimiter.as_ref().map_or(&DELIMITERS, std::slice::from_ref);
    delimiters.iter().any(|delimiter| is_list_with(text, *delimiter))
}

fn is_list_with(text: &str, delimiter: u8) -> bool {
    /// Rows that are looked at.
    const LOOKED_AT: usize = 8;
    let mut records = records(text, delimiter).flatten();
    let Some(head) = records.next() else { return false };
    if !head.iter().all(is_head_cell) || !head.iter().any(columns::is_known) {
        return false;
    }
    let rows: Vec<StringRecord> = records.take(LOOKED_AT).collect();
    let fits = |row: &&StringRecord| match head.len() {
        1 => row.iter().all(|cell| columns::address(cell).is_some()),
        len => row.len() == len || (row.len() > 1 && row.len().abs_diff(len) <= 2),
    };
    !rows.is_empty() && rows.iter().filter(fits).count() * 2 > rows.len()
}

/// Whether a cell may stand in a head: a few words without the end of a sentence.
fn is_head_cell(cell: &str) -> bool {
    cell.chars().count() <= 64 && !cell.trim_end().ends_with(['.', '!', '?']) && !cell.contains("://")
}

/// A text without the line `sep=;` that spreadsheets write, and what that line says.
fn undeclared(text: &str) -> (&str, Option<u8>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some((line, rest)) = text.split_once('\n') else {
        return (text, None);
    };
    match line.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (rest, Some(*delimiter)),
        _ => (text, None),
    }
}

/// The delimiter under which the head has most known names, and then most cells.
fn best_delimiter(text: &str) -> u8 {
    let score = |delimiter: &u8| {
        let head = records(text, *delimiter).flatten().next().unwrap_or_default();
        (head.iter().filter(|cell| columns::is_known(cell)).count(), head.len())
    };
    // Of equals the last would win, so the usual one is looked at last.
    DELIMITERS.into_iter().rev().max_by_key(score).unwrap_or(b',')
}

fn records(text: &str, delimiter: u8) -> impl Iterator<Item = Result<StringRecord, csv::Error>> + '_ {
    let reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .into_byte_records()
        .map(|record| record.map(|record: ByteRecord| StringRecord::from_byte_record_lossy(record)))
}

fn cells(record: &StringRecord) -> Vec<String> {
    record.iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_told_from_prose() {
        for text in [
            "Link,Archive status,Text\nhttps://a.example/1,done,\"The army\nsaid no.\"\n",
            "\u{feff}title;url;note\nNo;https://a.example/1;\n",
            "sep=;\nurl;note\nhttps://a.example/1;x\n",
            "url\nhttps://a.example/1\nhttps://a.example/2\n",
            "TEXT\tDATE\nThe army said no.\t2031-05-24\n",
        ] {
            assert!(is_list(text), "{text}");
        }
        for text in [
            "Title, text and tone: the mayor said no.\nThe army, it said, agreed.\n",
            "Links\nThe army said no.\n",
            "text,url\n",
            "The army said no.",
            "",
        ] {
            assert!(!is_list(text), "{text}");
        }
    }

    #[test]
    fn cells_hold_lines_and_quotation_marks() {
        let table = Table::parse("url;text\r\nhttps://a.example;\"He said \"\"no\"\";\nand left\"\r\n");
        assert_eq!(table.rows[0].cells[1], "He said \"no\";\nand left");
        assert_eq!(table.rows[0].number, 2);
    }
}
