//! The workbook of one request.

use rashin_model::review::{AskedKind, Request};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::AnswerSheet;
use super::cover::write_cover;
use super::identity::{Identity, write_identity};
use super::sheet::SheetContent;
use super::style::AnswerStyle;
use crate::write::Unwritable;

/// The workbook of one request as an `.xlsx`: a sheet of instructions, a sheet per sort of rows, and
/// a hidden one that says which request it is of. The same input gives the same bytes.
///
/// # Errors
/// When a text is longer than a spreadsheet can hold.
pub fn write_answer_workbook(sheet: AnswerSheet<'_>) -> Result<Vec<u8>, Unwritable> {
    assemble(sheet).map_err(|cause| Unwritable::Workbook { table: "answers", cause })
}

/// The name of the file for a request: `akita_r8-h1_koutsu.xlsx`.
pub fn answer_file_name(request: &Request) -> String {
    format!("{}_{}_{}.xlsx", request.plan, request.review, request.office)
}

fn assemble(sheet: AnswerSheet<'_>) -> Result<Vec<u8>, XlsxError> {
    let style = AnswerStyle::new();
    let contents: Vec<SheetContent<'_>> =
        AskedKind::ALL.iter().filter_map(|kind| SheetContent::of(sheet, *kind)).collect();
    let mut workbook = Workbook::new();
    // The time of writing would make other bytes of the same request.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = format!("{} {}", sheet.rows.round.name, sheet.rows.office.name);
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    write_cover(workbook.add_worksheet(), sheet, &contents, &style)?;
    for content in &contents {
        content.write(workbook.add_worksheet(), sheet, &style)?;
    }
    write_identity(workbook.add_worksheet(), &Identity::of(&sheet.rows.request), &contents)?;
    workbook.save_to_buffer()
}
