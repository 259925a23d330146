//! The hidden sheet that says what a workbook is, and what its locked cells said.

use rashin_model::Code;
use rashin_model::review::Request;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::known::Known;
use super::sheet::SheetContent;

/// Name of the hidden sheet.
pub(super) const SHEET: &str = "rashin";
/// Version of the layout.
pub(super) const VERSION: &str = "1";
/// What stands before the version.
pub(super) const VERSION_LABEL: &str = "rashin_answers";
/// What begins a line that names the locked columns of a sort of rows.
pub(super) const COLUMNS: &str = "columns";
/// What begins a line with the locked cells of a row.
pub(super) const ROW: &str = "row";

/// What a workbook of answers says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The plan.
    pub plan: Code,
    /// The review.
    pub review: Code,
    /// The office.
    pub office: Code,
    /// Revision of the plan that the rows were made from.
    pub revision: u32,
}

impl Identity {
    /// What the workbook of a request says it is.
    pub fn of(request: &Request) -> Self {
        Self {
            plan: request.plan.clone(),
            review: request.review.clone(),
            office: request.office.clone(),
            revision: request.revision,
        }
    }
}

/// Writes the hidden sheet. What locked cells said is kept as it stood, in the same types: a program
/// that saves the workbook in another way changes both alike.
pub(super) fn write_identity(
    worksheet: &mut Worksheet,
    identity: &Identity,
    contents: &[SheetContent<'_>],
) -> Result<(), XlsxError> {
    worksheet.set_name(SHEET)?.set_very_hidden(true).protect();
    let revision = identity.revision.to_string();
    let facts = [
        (VERSION_LABEL, VERSION),
        ("plan", identity.plan.as_str()),
        ("review", identity.review.as_str()),
        ("office", identity.office.as_str()),
        ("revision", &revision),
    ];
    let mut line = 0;
    for (label, fact) in facts {
        worksheet.write_string(line, 0, label)?.write_string(line, 1, fact)?;
        line += 1;
    }
    for content in contents {
        worksheet.write_string(line, 0, COLUMNS)?.write_string(line, 1, content.kind.code())?;
        for (position, column) in (2_u16..).zip(content.known_columns()) {
            worksheet.write_string(line, position, column.name)?;
        }
        line += 1;
        for (asked, row) in &content.rows {
            worksheet.write_string(line, 0, ROW)?.write_string(line, 1, asked.asked.to_string())?;
            for (position, column) in (2_u16..).zip(content.known_columns()) {
                match SheetContent::known(row, column.name) {
                    Some(Known::Number { number, .. }) => worksheet.write_number(line, position, *number)?,
                    Some(Known::Text(text)) if !text.is_empty() => worksheet.write_string(line, position, text)?,
                    _ => continue,
                };
            }
            line += 1;
        }
    }
    Ok(())
}
