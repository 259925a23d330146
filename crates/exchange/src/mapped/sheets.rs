//! A workbook of any kind: its sheets as they are.

use rashin_model::{Misread, Sentence};

use crate::container::{Addressing, Container};
use crate::limits::MAX_SHEET_ROWS;
use crate::rows::Rows;
use crate::sheet_container::{Book, SheetRows, open_guarded};
use crate::unreadable::Unreadable;

/// A workbook whose sheets are no tables of ours.
pub(super) struct PlainSheets<'a> {
    name: String,
    workbook: Book<'a>,
    sheets: Vec<String>,
}

impl<'a> PlainSheets<'a> {
    /// Opens a workbook that passes the guard.
    ///
    /// # Errors
    /// Why it cannot be read at all.
    pub fn open(name: &str, bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let (workbook, sheets) = open_guarded(name, bytes)?;
        Ok(Self { name: name.to_owned(), workbook, sheets })
    }
}

impl Container for PlainSheets<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn names(&self) -> Vec<String> {
        self.sheets.clone()
    }

    fn addressing(&self) -> Addressing {
        Addressing::Cells
    }

    fn max_rows(&self) -> usize {
        MAX_SHEET_ROWS as usize
    }

    fn open(&mut self, position: usize) -> Result<Box<dyn Rows + '_>, Box<Misread>> {
        let rows = SheetRows::open(&mut self.workbook, &self.sheets[position]).map_err(|error| {
            Misread::new(
                Sentence::new(format!("シートを読めません（{error}）"), format!("the sheet cannot be read ({error})")),
                Sentence::new(
                    "表計算ソフトで開き、.xlsx として保存し直してください",
                    "open it in a spreadsheet program and save it again as .xlsx",
                ),
            )
        })?;
        Ok(Box::new(rows))
    }

    fn remarks(&self) -> Vec<Sentence> {
        Vec::new()
    }
}
