//! A plan, or nothing yet, as a workbook.

use rashin_model::plan::TABLES;
use rashin_model::{Plan, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::Unwritable;
use super::read_me::write_read_me;
use super::sheet::write_sheet;
use super::style::Style;

/// A plan as an `.xlsx`: a sheet `README`, then a sheet for every table that has rows.
///
/// The same plan gives the same bytes; reading them gives the same plan.
///
/// # Errors
/// When a table has more rows, or a cell more letters, than a spreadsheet can hold.
pub fn write_workbook(plan: &Plan) -> Result<Vec<u8>, Unwritable> {
    assemble(&plan.profile.title, &plan.written())
}

/// An `.xlsx` with every table of the format and nothing in them, to be filled in.
///
/// # Errors
/// None that depends on what is given: nothing is given.
pub fn write_template() -> Result<Vec<u8>, Unwritable> {
    assemble("", &TABLES.iter().map(|table| (*table, Vec::new())).collect::<Vec<_>>())
}

fn assemble(title: &str, tables: &[(&'static Table, Vec<Vec<String>>)]) -> Result<Vec<u8>, Unwritable> {
    let failed = |table: &'static str| move |cause: XlsxError| Unwritable::Workbook { table, cause };
    let style = Style::new();
    let mut workbook = Workbook::new();
    // The time of writing would make other bytes of the same plan.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed("README"))?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    let listed: Vec<&'static Table> = tables.iter().map(|(table, _)| *table).collect();
    write_read_me(workbook.add_worksheet(), title, &listed, &style).map_err(failed("README"))?;
    for (table, rows) in tables {
        write_sheet(workbook.add_worksheet(), table, rows, &style).map_err(failed(table.name))?;
    }
    workbook.save_to_buffer().map_err(failed("README"))
}
