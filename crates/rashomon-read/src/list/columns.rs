//! Which column of a list holds what, by its name.

use crate::fields::{Field, Mapping, folded};

use super::table::{Row, Table};

/// Names, beside those of crawlers, of the column that says where a copy of a page is kept.
const ARCHIVES: [&str; 14] = [
    "archivelocation",
    "localfile",
    "localpath",
    "file",
    "filename",
    "filepath",
    "path",
    "savedas",
    "wacz",
    "warc",
    "html",
    "archivefile",
    "archiveurl",
    "archive",
];

/// Whether a name in a head is one that a list of reports has.
pub fn is_known(name: &str) -> bool {
    let name = folded(name);
    [Field::Text, Field::Url]
        .iter()
        .any(|field| field.names().contains(&name.as_str()))
}

/// The columns of a table, by field, the surest first.
pub struct Columns {
    of: Vec<(Field, Vec<usize>)>,
    archives: Vec<usize>,
}

impl Columns {
    /// The columns of a table, the user's own names first.
    pub fn of(table: &Table, mapping: &Mapping) -> Self {
        let names: Vec<String> = table.head.iter().map(|name| folded(name)).collect();
        let named = |name: &str| names.iter().position(|known| known == name);
        let columns = |field: Field| {
            let mapped = mapping.paths(field).filter_map(|path| named(&folded(path)));
            let known = field.names().iter().filter_map(|name| named(name));
            mapped.chain(known).collect()
        };
        let fields = [
            Field::Text,
            Field::Title,
            Field::Publisher,
            Field::Url,
            Field::Published,
            Field::Language,
        ];
        Self {
            of: fields.map(|field| (field, columns(field))).into(),
            archives: ARCHIVES.iter().filter_map(|name| named(name)).collect(),
        }
    }

    /// The cells of a row for a field, those that are filled.
    fn cells<'a>(&'a self, row: &'a Row, field: Field) -> impl Iterator<Item = &'a str> {
        let of_field = self.of.iter().filter(move |(known, _)| *known == field);
        of_field
            .flat_map(|(_, columns)| columns)
            .filter_map(|column| row.cell(*column))
    }

    /// The report's words: a cell that is more than an address.
    pub fn text(&self, row: &Row) -> Option<String> {
        self.cells(row, Field::Text)
            .find(|cell| address(cell) != Some(cell) && cell.contains(char::is_whitespace))
            .map(str::to_owned)
    }

    pub fn title(&self, row: &Row) -> Option<String> {
        self.cells(row, Field::Title).next().map(str::to_owned)
    }

    pub fn publisher(&self, row: &Row) -> Option<String> {
        self.cells(row, Field::Publisher)
            .find(|cell| address(cell).is_none())
            .map(str::to_owned)
    }

    /// The address: linked cells are accepted.
    pub fn url(&self, row: &Row) -> Option<String> {
        self.cells(row, Field::Url).find_map(address).map(str::to_owned)
    }

    pub fn published(&self, row: &Row) -> Option<String> {
        self.cells(row, Field::Published).next().map(str::to_owned)
    }

    pub fn language(&self, row: &Row) -> Option<String> {
        self.cells(row, Field::Language).next().map(str::to_owned)
    }

    /// What the row says of where copies are kept: names of files, not addresses.
    pub fn files<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a str> {
        let cells = self.archives.iter().filter_map(|column| row.cell(*column));
        cells.filter(|cell| address(cell).is_none() && !cell.contains('\n') && cell.len() < 1000)
    }
}

/// The address in a cell: the cell itself, or what a formula or a link in it points to.
pub fn address(cell: &str) -> Option<&str> {
    let begin = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| cell.find(scheme))
        .min()?;
    let rest = cell.get(begin..)?;
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”'))
        .unwrap_or(rest.len());
    let found = rest.get(..end)?;
    // Of a link written as `[words](address)` the closing bracket is no part.
    let is_bracketed = begin > 0 && cell.get(..begin)?.ends_with('(');
    Some(if is_bracketed {
        found.trim_end_matches(')')
    } else {
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_linked_cells() {
        for cell in [
            "https://a.example/1",
            "=HYPERLINK(\"https://a.example/1\";\"The raid\")",
            "[The raid](https://a.example/1)",
            " https://a.example/1 (archived)",
        ] {
            assert_eq!(address(cell), Some("https://a.example/1"), "{cell}");
        }
        assert_eq!(address("pages/1.html"), None);
        assert_eq!(address("https://a.example/b_(c)"), Some("https://a.example/b_(c)"));
    }
}
