//! Machine tables as Parquet: columns with types, decimals exact, blank as null.

use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::{Date, date};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use rashin_model::Decimal;

use crate::data::Data;
use crate::layout::{Field, Kind};
use crate::tables::Table;
use crate::value::Value;

/// Rows of one group: held in memory until the group is written.
const GROUP_ROWS: usize = 16 * 1024;
/// Digits of a decimal column.
const PRECISION: i32 = 38;
/// Bytes of a decimal.
const WIDTH: i32 = 16;
/// Decimals of a decimal column, where the table needs no more.
const SCALE: u32 = 9;
/// What the file says wrote it: without a version of a library, the bytes stay the same.
const CREATED_BY: &str = "rashin";

/// Writes a table as Parquet, in groups of rows.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_parquet(table: Table, data: &Data<'_>, out: &mut dyn Write) -> io::Result<()> {
    let fields = &table.layout().fields;
    let scale = scale(table, data)?;
    let schema = schema(table, scale)?;
    let properties =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by(CREATED_BY.to_owned()).build();
    let mut file =
        SerializedFileWriter::new(Sendable(Vec::new()), schema, Arc::new(properties)).map_err(io::Error::other)?;
    let mut columns: Vec<Column> = fields.iter().map(|field| Column::of(field, scale)).collect();
    let mut held = 0;
    let mut flush = |columns: &mut Vec<Column>, file: &mut SerializedFileWriter<Sendable>| -> io::Result<()> {
        let mut group = file.next_row_group().map_err(io::Error::other)?;
        columns.iter_mut().try_for_each(|column| column.flush(&mut group))?;
        group.close().map_err(io::Error::other)?;
        // What is finished leaves the memory.
        out.write_all(&std::mem::take(&mut file.inner_mut().0))
    };
    table.for_each_row(data, &mut |values| {
        columns.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        held += 1;
        if held == GROUP_ROWS {
            held = 0;
            flush(&mut columns, &mut file)?;
        }
        Ok(())
    })?;
    if held > 0 {
        flush(&mut columns, &mut file)?;
    }
    file.finish().map_err(io::Error::other)?;
    out.write_all(&std::mem::take(&mut file.inner_mut().0))
}

/// The bytes of a file that is being written; the library asks for what can be sent to another thread.
struct Sendable(Vec<u8>);

impl Write for Sendable {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The decimals of the decimal columns of a table: the same from release to release, but for a table with finer values.
fn scale(table: Table, data: &Data<'_>) -> io::Result<u32> {
    let mut scale = SCALE;
    if table.layout().fields.iter().any(|field| field.kind == Kind::Decimal) {
        table.for_each_row(data, &mut |values| {
            for value in values {
                if let Value::Decimal(number) = value {
                    scale = scale.max(number.normalize().scale());
                }
            }
            Ok(())
        })?;
    }
    Ok(scale)
}

fn schema(table: Table, scale: u32) -> io::Result<TypePtr> {
    let fields = table.layout().fields.iter().map(|field| field_type(field, scale).map(Arc::new));
    let fields = fields.collect::<Result<Vec<_>, _>>().map_err(io::Error::other)?;
    let schema = Type::group_type_builder(table.layout().name).with_fields(fields).build();
    schema.map(Arc::new).map_err(io::Error::other)
}

fn field_type(field: &Field, scale: u32) -> parquet::errors::Result<Type> {
    let scale = i32::try_from(scale).unwrap_or(0);
    let (physical, logical) = match field.kind {
        Kind::Integer => (Physical::INT64, None),
        Kind::Decimal => (Physical::FIXED_LEN_BYTE_ARRAY, Some(LogicalType::decimal(scale, PRECISION))),
        Kind::Figure => (Physical::DOUBLE, None),
        Kind::Flag => (Physical::BOOLEAN, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
        _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let builder = Type::primitive_type_builder(field.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    if field.kind == Kind::Decimal {
        builder.with_length(WIDTH).with_precision(PRECISION).with_scale(scale).build()
    } else {
        builder.build()
    }
}

/// The cells of a column of a group: levels say which are there, 1, and which are blank, 0.
struct Column {
    levels: Vec<i16>,
    cells: Cells,
    scale: u32,
}

enum Cells {
    Integers(Vec<i64>),
    Decimals(Vec<FixedLenByteArray>),
    Figures(Vec<f64>),
    Flags(Vec<bool>),
    Days(Vec<i32>),
    Texts(Vec<ByteArray>),
}

impl Column {
    fn of(field: &Field, scale: u32) -> Self {
        let cells = match field.kind {
            Kind::Integer => Cells::Integers(Vec::new()),
            Kind::Decimal => Cells::Decimals(Vec::new()),
            Kind::Figure => Cells::Figures(Vec::new()),
            Kind::Flag => Cells::Flags(Vec::new()),
            Kind::Date => Cells::Days(Vec::new()),
            _ => Cells::Texts(Vec::new()),
        };
        Self { levels: Vec::new(), cells, scale }
    }

    fn push(&mut self, value: &Value<'_>) {
        let is_there = match (&mut self.cells, value) {
            (_, Value::Blank) => false,
            (Cells::Integers(cells), Value::Integer(number)) => push(cells, Some(*number)),
            (Cells::Decimals(cells), Value::Decimal(number)) => push(cells, bytes(*number, self.scale)),
            (Cells::Figures(cells), Value::Figure(number)) => push(cells, Some(*number)),
            (Cells::Flags(cells), Value::Flag(flag)) => push(cells, Some(*flag)),
            (Cells::Days(cells), Value::Date(day)) => push(cells, days(*day)),
            (Cells::Texts(cells), value) => push(cells, Some(ByteArray::from(value.to_text().into_bytes()))),
            _ => false,
        };
        self.levels.push(i16::from(is_there));
    }

    /// Writes what is held and forgets it.
    fn flush(&mut self, group: &mut SerializedRowGroupWriter<'_, Sendable>) -> io::Result<()> {
        let Some(mut column) = group.next_column().map_err(io::Error::other)? else { return Ok(()) };
        let levels = Some(self.levels.as_slice());
        let written = match (column.untyped(), &self.cells) {
            (ColumnWriter::Int64ColumnWriter(writer), Cells::Integers(cells)) => {
                writer.write_batch(cells, levels, None)
            }
            (ColumnWriter::FixedLenByteArrayColumnWriter(writer), Cells::Decimals(cells)) => {
                writer.write_batch(cells, levels, None)
            }
            (ColumnWriter::DoubleColumnWriter(writer), Cells::Figures(cells)) => {
                writer.write_batch(cells, levels, None)
            }
            (ColumnWriter::BoolColumnWriter(writer), Cells::Flags(cells)) => writer.write_batch(cells, levels, None),
            (ColumnWriter::Int32ColumnWriter(writer), Cells::Days(cells)) => writer.write_batch(cells, levels, None),
            (ColumnWriter::ByteArrayColumnWriter(writer), Cells::Texts(cells)) => {
                writer.write_batch(cells, levels, None)
            }
            _ => Ok(0),
        };
        written.map_err(io::Error::other)?;
        column.close().map_err(io::Error::other)?;
        self.levels.clear();
        match &mut self.cells {
            Cells::Integers(cells) => cells.clear(),
            Cells::Decimals(cells) => cells.clear(),
            Cells::Figures(cells) => cells.clear(),
            Cells::Flags(cells) => cells.clear(),
            Cells::Days(cells) => cells.clear(),
            Cells::Texts(cells) => cells.clear(),
        }
        Ok(())
    }
}

fn push<T>(cells: &mut Vec<T>, cell: Option<T>) -> bool {
    let is_there = cell.is_some();
    cells.extend(cell);
    is_there
}

/// A decimal as Parquet holds it: its digits at the scale of the column, big-endian. A number that has more
/// digits than 38 at that scale does not occur: a decimal has 29 at most, of which the scale takes its part.
fn bytes(number: Decimal, scale: u32) -> Option<FixedLenByteArray> {
    let number = number.normalize();
    let factor = 10_i128.checked_pow(scale.checked_sub(number.scale())?)?;
    let digits = number.mantissa().checked_mul(factor)?;
    Some(FixedLenByteArray::from(digits.to_be_bytes().to_vec()))
}

/// Days since the beginning of 1970.
fn days(day: Date) -> Option<i32> {
    let span = day.since(date(1970, 1, 1)).ok()?;
    Some(span.get_days())
}
