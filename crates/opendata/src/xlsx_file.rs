//! Machine tables as a workbook: one table a sheet, names on row 1, one value a cell.

use std::io::{self, Write};

use rashin_model::{Decimal, Lang};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet, XlsxError};

use crate::data::Data;
use crate::layout::Kind;
use crate::only::Only;
use crate::tables::{Table, tables};
use crate::value::Value;

/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;
/// The most decimals that a decimal has.
const MOST_DECIMALS: usize = 28;

/// The face of every cell: one that every program has, or has one as wide as.
const FACE: (&str, u32) = ("Arial", 10);
/// A row and a column, in pixels.
const ROW: u32 = 20;
const COLUMN: u32 = 64;

/// Writes every table as a workbook.
///
/// # Errors
/// Those of [`add_sheets`]; what the writer says.
pub(crate) fn write_xlsx(data: &Data<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&plain(), ROW, COLUMN).map_err(io::Error::other)?;
    // The time of writing would make other bytes of the same release.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(io::Error::other)?;
    let title = data.plan.title(Lang::Ja).0;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    add_sheets(&mut workbook, data, &Only::default())?;
    let bytes = workbook.save_to_buffer().map_err(io::Error::other)?;
    out.write_all(&bytes)
}

/// Adds the tables that have rows that are wanted to a workbook, a sheet each, and says in their definitions
/// what they are. Nothing is said by formats, nothing is merged or hidden; decimals keep the zeros they were
/// reported with. A decimal of more than 15 digits is a text, because a spreadsheet would change it.
///
/// # Errors
/// A table with more rows than a sheet holds, or a name that a sheet has already.
pub fn add_sheets(workbook: &mut Workbook, data: &Data<'_>, only: &Only) -> io::Result<()> {
    let mut there = tables(data);
    let names = |tables: &[Table]| tables.iter().map(|table| table.layout().name).collect::<Vec<_>>();
    there.retain(|table| only.has_rows(*table, data));
    // The codes are those of the tables that are left.
    let left = names(&there);
    there.retain(|table| only.has_rows(*table, &Data { tables: Some(&left), ..*data }));
    let left = names(&there);
    let data = Data { tables: Some(&left), ..*data };
    let formats = Formats::new();
    for table in there {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.layout().name).map_err(io::Error::other)?;
        write_sheet(sheet, table, &data, only, &formats)?;
    }
    Ok(())
}

fn plain() -> Format {
    Format::new().set_font_name(FACE.0).set_font_size(FACE.1)
}

struct Formats {
    text: Format,
    by_decimals: Vec<Format>,
}

impl Formats {
    fn new() -> Self {
        let decimals = |count: usize| if count == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(count)) };
        let by_decimals = (0..=MOST_DECIMALS).map(|count| plain().set_num_format(decimals(count))).collect();
        Self { text: plain().set_num_format("@"), by_decimals }
    }
}

fn write_sheet(sheet: &mut Worksheet, table: Table, data: &Data<'_>, only: &Only, formats: &Formats) -> io::Result<()> {
    let fields = &table.layout().fields;
    for (column, field) in (0_u16..).zip(fields) {
        sheet.write_string(0, column, field.name).map_err(io::Error::other)?;
        if !field.kind.is_number() && field.kind != Kind::Flag {
            sheet.set_column_format(column, &formats.text).map_err(io::Error::other)?;
        }
    }
    let mut row = 0_u32;
    only.for_each_row(table, data, &mut |values| {
        row += 1;
        for (column, value) in (0_u16..).zip(values) {
            write_cell(sheet, row, column, value, formats).map_err(io::Error::other)?;
        }
        Ok(())
    })?;
    let last = u16::try_from(fields.len()).unwrap_or(u16::MAX).saturating_sub(1);
    // The names stay in sight and stand on every page; 9 is A4.
    sheet.set_freeze_panes(1, 0).map_err(io::Error::other)?;
    sheet.set_repeat_rows(0, 0).map_err(io::Error::other)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    // Area codes are texts on purpose.
    sheet.ignore_error_range(0, 0, row, last, IgnoreError::NumberStoredAsText).map_err(io::Error::other)?;
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value<'_>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Blank => {}
        #[expect(clippy::cast_precision_loss, reason = "counts, orders and scales are far below 2^53")]
        Value::Integer(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Value::Decimal(number) if fits(*number) => {
            let format = &formats.by_decimals[(number.scale() as usize).min(MOST_DECIMALS)];
            sheet.write_number_with_format(row, column, rashin_model::amount::to_f64(*number), format)?;
        }
        Value::Figure(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Value::Flag(flag) => {
            sheet.write_boolean(row, column, *flag)?;
        }
        _ => {
            sheet.write_string_with_format(row, column, value.to_text(), &formats.text)?;
        }
    }
    Ok(())
}

/// Whether a spreadsheet keeps every digit.
fn fits(number: Decimal) -> bool {
    number.mantissa().unsigned_abs().to_string().len() <= KEPT_DIGITS
}
