//! The Excel twin of a document: sheets for people, then machine tables of the same content, a sheet each.

mod changes;
mod extent;
mod grid;
mod paper;
mod people;
mod sheet;
mod style;

use std::io;

use rashin_model::Lang;
use rashin_opendata::{Data, add_sheets};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use thiserror::Error;

pub use sheet::{Block, Sheet};

use crate::content::Content;
use crate::document::Document;
use crate::frame::Frame;
use crate::source::Source;

/// The machine tables that say what the codes and the columns of the others mean.
const MEANINGS: [&str; 2] = ["codes", "definition_fields"];

/// A row and a column that nobody gave a size, in pixels.
const ROW: u32 = 20;
const COLUMN: u32 = 64;

/// A workbook that cannot be written: more rows than a sheet holds, or a cell longer than cells are.
#[derive(Debug, Error)]
#[error("the workbook cannot be made: {0}")]
pub struct UnwritableWorkbook(#[source] io::Error);

impl From<XlsxError> for UnwritableWorkbook {
    fn from(error: XlsxError) -> Self {
        Self(io::Error::other(error))
    }
}

impl UnwritableWorkbook {
    /// What is wrong, in a language.
    pub fn text(&self, lang: Lang) -> String {
        let cause = &self.0;
        match lang {
            Lang::Ja => format!("Excelファイルを作れません（{cause}）。PDFか、データのページのCSVを使ってください"),
            Lang::En => format!("The workbook cannot be made ({cause}). Use the PDF, or the CSV of the data page."),
        }
    }
}

/// A document as a workbook: the same bytes whenever it is written again.
///
/// # Errors
/// [`UnwritableWorkbook`] for what no sheet holds.
pub fn workbook(
    document: &Document,
    source: &Source<'_>,
    content: &dyn Content,
) -> Result<Vec<u8>, UnwritableWorkbook> {
    let frame = Frame::new(source, &[], document.title(source.lang), content.subtitle());
    let mut workbook = Workbook::new();
    // Programs without the usual face of workbooks would count columns in a wider one, and print smaller.
    workbook.set_default_format(&style::counted(), ROW, COLUMN)?;
    // The time of writing would make other bytes of the same document.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(&frame.title).set_author(&frame.publisher);
    workbook.set_properties(&properties.set_creation_datetime(&day));
    let style = style::Style::new();
    let tables: Vec<&'static str> = document.tables.iter().chain(&MEANINGS).copied().collect();
    let mut names: Vec<String> = tables.iter().map(|&name| name.to_owned()).collect();
    for sheet in content.sheets() {
        let own = workbook.add_worksheet();
        own.set_name(sheet::name(&sheet.name, &mut names))?;
        people::write(own, &sheet, &frame, &style)?;
    }
    let assessed = source.assessed;
    let data = Data::of(&assessed.plan, &assessed.evaluation, &tables);
    add_sheets(&mut workbook, &data, &content.only()).map_err(UnwritableWorkbook)?;
    Ok(workbook.save_to_buffer()?)
}
