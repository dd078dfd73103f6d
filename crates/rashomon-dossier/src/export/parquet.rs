//! Tables as Parquet: flat columns, every one of which may be null; words as UTF-8, compressed with Snappy.
//!
//! Words are written as they are: nothing that reads Parquet takes them for formulas, and nothing shows them unasked.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use super::ExportError;
use super::table::{Cell, Kind, Table};

/// How many rows are held before they are written.
const ROWS_IN_GROUP: usize = 16_384;

/// Writes a table.
pub(super) fn write(table: Table<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let bytes = encode(table).map_err(|error| ExportError::Format {
        format: "claims-parquet",
        message: error.to_string(),
    })?;
    out.write_all(&bytes)?;
    Ok(())
}

fn encode(table: Table<'_>) -> Result<Vec<u8>, ParquetError> {
    let schema = schema(&table)?;
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, properties())?;
    let kinds: Vec<Kind> = table.columns.iter().map(|(_, kind)| *kind).collect();
    let mut rows = table.rows.peekable();
    while rows.peek().is_some() {
        let group: Vec<Vec<Cell>> = rows.by_ref().take(ROWS_IN_GROUP).collect();
        write_group(&mut writer, &kinds, group)?;
    }
    writer.close()?;
    Ok(bytes)
}

fn properties() -> WriterPropertiesPtr {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("rashomon".to_owned());
    Arc::new(properties.build())
}

fn schema(table: &Table<'_>) -> Result<TypePtr, ParquetError> {
    let fields: Result<Vec<TypePtr>, ParquetError> =
        table.columns.iter().map(|(name, kind)| field(name, *kind)).collect();
    let root = Type::group_type_builder(table.name).with_fields(fields?).build()?;
    Ok(Arc::new(root))
}

fn field(name: &str, kind: Kind) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Number => (Physical::DOUBLE, None),
        Kind::Truth => (Physical::BOOLEAN, None),
    };
    let field = Type::primitive_type_builder(name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    Ok(Arc::new(field.build()?))
}

fn write_group(
    writer: &mut SerializedFileWriter<&mut Vec<u8>>,
    kinds: &[Kind],
    rows: Vec<Vec<Cell>>,
) -> Result<(), ParquetError> {
    let mut columns: Vec<Vec<Cell>> = kinds.iter().map(|_| Vec::with_capacity(rows.len())).collect();
    for row in rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.push(cell);
        }
    }
    let mut group = writer.next_row_group()?;
    for cells in columns {
        let Some(mut column) = group.next_column()? else {
            break;
        };
        write_column(column.untyped(), cells)?;
        column.close()?;
    }
    group.close()?;
    Ok(())
}

/// Writes the cells of one column: the values that are there, and for each row whether one is.
fn write_column(writer: &mut ColumnWriter<'_>, cells: Vec<Cell>) -> Result<(), ParquetError> {
    match writer {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let (values, present) = split(cells, |cell| match cell {
                Cell::Text(text) => Some(ByteArray::from(text.into_bytes())),
                _ => None,
            });
            writer.write_batch(&values, Some(&present), None)?;
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let (values, present) = split(cells, |cell| match cell {
                Cell::Integer(number) => Some(number),
                _ => None,
            });
            writer.write_batch(&values, Some(&present), None)?;
        }
        ColumnWriter::DoubleColumnWriter(writer) => {
            let (values, present) = split(cells, as_number);
            writer.write_batch(&values, Some(&present), None)?;
        }
        ColumnWriter::BoolColumnWriter(writer) => {
            let (values, present) = split(cells, |cell| match cell {
                Cell::Truth(truth) => Some(truth),
                _ => None,
            });
            writer.write_batch(&values, Some(&present), None)?;
        }
        _ => return Err(ParquetError::General("a column of a kind that no table has".to_owned())),
    }
    Ok(())
}

fn as_number(cell: Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(number),
        Cell::Integer(number) => Some(number as f64),
        _ => None,
    }
}

/// The values that are there, and a level for each cell: 1 where there is one, 0 where it is null.
fn split<T>(cells: Vec<Cell>, value: impl Fn(Cell) -> Option<T>) -> (Vec<T>, Vec<i16>) {
    let mut values = Vec::with_capacity(cells.len());
    let mut present = Vec::with_capacity(cells.len());
    for cell in cells {
        let found = value(cell);
        present.push(i16::from(found.is_some()));
        values.extend(found);
    }
    (values, present)
}
