//! A table on its way out: columns with names and kinds, rows of cells.
//!
//! Each kind of row lists its columns once, name and reading side by side; the text table, the Parquet file and the
//! workbook are written from the same list.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Truth,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing is known.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
}

impl Cell {
    /// The name that a word of the contract has in the JSON, such as `armed_group`.
    pub(super) fn word(word: &impl Serialize) -> Self {
        name_of(word).map_or(Self::Empty, Self::from)
    }

    /// A day of a moment.
    pub(super) fn moment(moment: Option<DateTime>) -> Self {
        moment.map(|moment| moment.to_string()).into()
    }
}

/// The name that a word of the contract has in the JSON.
pub(super) fn name_of(word: &impl Serialize) -> Option<String> {
    let value = serde_json::to_value(word).ok()?;
    value.as_str().map(str::to_owned)
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Empty, Self::Integer)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        if number.is_finite() {
            Self::Number(number)
        } else {
            Self::Empty
        }
    }
}

impl From<bool> for Cell {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Text(date.to_string())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, T::into)
    }
}

/// One column of the rows `R`.
pub(super) struct Column<R> {
    name: &'static str,
    kind: Kind,
    cell: fn(&R) -> Cell,
}

/// A column of words.
pub(super) fn text<R>(name: &'static str, cell: fn(&R) -> Cell) -> Column<R> {
    column(name, Kind::Text, cell)
}

/// A column of whole numbers.
pub(super) fn integer<R>(name: &'static str, cell: fn(&R) -> Cell) -> Column<R> {
    column(name, Kind::Integer, cell)
}

/// A column of numbers.
pub(super) fn number<R>(name: &'static str, cell: fn(&R) -> Cell) -> Column<R> {
    column(name, Kind::Number, cell)
}

/// A column of yes and no.
pub(super) fn truth<R>(name: &'static str, cell: fn(&R) -> Cell) -> Column<R> {
    column(name, Kind::Truth, cell)
}

/// A column that stays empty until a person fills it in.
pub(super) fn left_empty<R>(name: &'static str) -> Column<R> {
    column(name, Kind::Text, |_| Cell::Empty)
}

fn column<R>(name: &'static str, kind: Kind, cell: fn(&R) -> Cell) -> Column<R> {
    Column { name, kind, cell }
}

/// Rows as they are written, with the names and kinds of their columns.
pub(super) struct Table<'run> {
    /// What it is called: the name of a sheet.
    pub(super) name: &'static str,
    /// The columns' names and kinds.
    pub(super) columns: Vec<(&'static str, Kind)>,
    /// The rows, each as long as the list of columns.
    pub(super) rows: Box<dyn Iterator<Item = Vec<Cell>> + 'run>,
}

impl<'run> Table<'run> {
    /// The table of these rows.
    pub(super) fn of<R: 'run>(
        name: &'static str,
        columns: Vec<Column<R>>,
        rows: impl Iterator<Item = R> + 'run,
    ) -> Self {
        let heads = columns.iter().map(|column| (column.name, column.kind)).collect();
        let cells = move |row: R| columns.iter().map(|column| (column.cell)(&row)).collect();
        Self {
            name,
            columns: heads,
            rows: Box::new(rows.map(cells)),
        }
    }
}
