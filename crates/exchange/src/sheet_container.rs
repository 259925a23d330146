//! A workbook: its sheets, their cells.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Reader, SheetType, Xlsx, XlsxCellReader, XlsxError};
use rashin_model::spelling::fold;
use rashin_model::{Misread, Sentence};
use rust_xlsxwriter::row_col_to_cell;

use crate::container::{Addressing, Container};
use crate::limits::{FORMAT_VERSION, MAX_COLUMNS, MAX_SHEET_ROWS};
use crate::rows::{Note, RawRow, Rows};
use crate::sheet_text::{CellText, cell_text};
use crate::unreadable::Unreadable;
use crate::workbook_guard::guard_workbook;

/// Names of the sheet that explains the others.
const READ_ME: [&str; 2] = ["README", "読み方"];
/// What stands before the version on that sheet.
pub(crate) const VERSION_LABEL: &str = "format_version";

/// A workbook in memory.
pub(crate) struct SheetContainer<'a> {
    name: String,
    workbook: Book<'a>,
    sheets: Vec<String>,
    remarks: Vec<Sentence>,
}

impl<'a> SheetContainer<'a> {
    /// Opens a workbook that passes the guard and is of this version of the format.
    ///
    /// # Errors
    /// Why it cannot be read at all.
    pub fn open(name: &str, bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let (workbook, sheets) = open_guarded(name, bytes)?;
        let (explaining, sheets) = sheets.into_iter().partition(|sheet| is_read_me(sheet));
        let mut container = Self { name: name.to_owned(), workbook, sheets, remarks: Vec::new() };
        container.ask_version(explaining)?;
        Ok(container)
    }

    fn ask_version(&mut self, explaining: Vec<String>) -> Result<(), Unreadable> {
        for sheet in explaining {
            let broken = |cause: String| Unreadable::Broken { name: self.name.clone(), cause };
            let mut rows = SheetRows::open(&mut self.workbook, &sheet).map_err(|error| broken(error.to_string()))?;
            let mut row = RawRow::default();
            while rows.next(&mut row).map_err(|misread| broken(misread.sentence.en))? {
                if row.cell(0) != VERSION_LABEL {
                    continue;
                }
                return match row.cell(1) {
                    FORMAT_VERSION => Ok(()),
                    other => Err(Unreadable::OtherVersion { found: other.to_owned() }),
                };
            }
        }
        self.remarks.push(Sentence::new(
            format!("書式の版が書かれていないため、版 {FORMAT_VERSION} として読みました"),
            format!("it names no version of the format and was read as version {FORMAT_VERSION}"),
        ));
        Ok(())
    }
}

/// A workbook in memory, as its reader holds it.
pub(crate) type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Opens a workbook that passes the guard, and gives the names of its sheets.
///
/// # Errors
/// Why it cannot be read at all.
pub(crate) fn open_guarded<'a>(name: &str, bytes: &'a [u8]) -> Result<(Book<'a>, Vec<String>), Unreadable> {
    guard_workbook(name, bytes)?;
    let workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Unreadable::OtherFormat { name: name.to_owned() },
        other => Unreadable::Broken { name: name.to_owned(), cause: other.to_string() },
    })?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets = sheets.map(|sheet| sheet.name.clone()).collect();
    Ok((workbook, sheets))
}

fn is_read_me(sheet: &str) -> bool {
    READ_ME.iter().any(|name| fold(name) == fold(sheet))
}

impl Container for SheetContainer<'_> {
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
        let rows = SheetRows::open(&mut self.workbook, &self.sheets[position])
            .map_err(|error| Box::new(damaged(&error, (0, 0))))?;
        Ok(Box::new(rows))
    }

    fn remarks(&self) -> Vec<Sentence> {
        self.remarks.clone()
    }
}

fn damaged(error: &XlsxError, last: (u32, u32)) -> Misread {
    let last = row_col_to_cell(last.0, u16::try_from(last.1).unwrap_or(u16::MAX));
    Misread {
        sentence: Sentence::new(
            format!("{last} より後を読めません（{error}）"),
            format!("it cannot be read beyond {last} ({error})"),
        ),
        hint: Sentence::new(
            "表計算ソフトで開き、エラーのあるセルを直して .xlsx として保存し直してください",
            "open it in a spreadsheet program, mend cells that show an error, and save it again as .xlsx",
        ),
    }
}

/// A cell that was read before its row's turn came.
struct Ahead<'a> {
    row: u32,
    column: usize,
    text: CellText<'a>,
    is_formula: bool,
}

/// A walk over the cells of one sheet.
pub(crate) struct SheetRows<'w, 'b> {
    cells: XlsxCellReader<'w, Cursor<&'b [u8]>>,
    percent: BTreeSet<(u32, u32)>,
    last: (u32, u32),
    ahead: Option<Ahead<'w>>,
    is_done: bool,
    fields: Vec<String>,
}

impl<'w, 'b> SheetRows<'w, 'b> {
    /// Starts at the first cell of a sheet.
    ///
    /// # Errors
    /// When there is no such sheet, or it is damaged.
    pub fn open(workbook: &'w mut Xlsx<Cursor<&'b [u8]>>, sheet: &str) -> Result<Self, XlsxError> {
        let percent = percent_cells(workbook, sheet)?;
        let cells = workbook.worksheet_cells_reader(sheet)?;
        Ok(Self { cells, percent, last: (0, 0), ahead: None, is_done: false, fields: Vec::new() })
    }

    /// The next cell that holds anything.
    fn advance(&mut self) -> Result<Option<Ahead<'w>>, Box<Misread>> {
        // Asked once more after its end, the reader would run on into what follows the cells.
        while !self.is_done {
            let Some(cell) =
                self.cells.next_cell_with_formula_metadata().map_err(|error| Box::new(damaged(&error, self.last)))?
            else {
                self.is_done = true;
                break;
            };
            self.last = cell.pos;
            let (row, column) = cell.pos;
            let text = cell_text(cell.value, self.percent.contains(&(row, column)));
            if text != CellText::Blank {
                return Ok(Some(Ahead { row, column: column as usize, text, is_formula: cell.formula.is_some() }));
            }
        }
        Ok(None)
    }

    fn put(&mut self, cell: Ahead<'_>, row: &mut RawRow) {
        let column = cell.column;
        if column >= MAX_COLUMNS {
            row.notes.push(Note::TooFarRight(column));
            return;
        }
        // Where a formula shows an error, the error is what there is to say.
        if cell.is_formula && !matches!(cell.text, CellText::Error(_)) {
            row.notes.push(Note::Formula(column));
        }
        let text = match cell.text {
            CellText::Blank => return,
            CellText::Text(text) => text,
            CellText::Day(text) => {
                row.notes.push(Note::Day(column));
                text.into()
            }
            CellText::Error(text) => {
                row.notes.push(Note::Error(column));
                text.into()
            }
        };
        if self.fields.len() <= column {
            self.fields.resize_with(column + 1, String::new);
        }
        self.fields[column].push_str(&text);
    }
}

impl Rows for SheetRows<'_, '_> {
    fn next(&mut self, row: &mut RawRow) -> Result<bool, Box<Misread>> {
        row.clear();
        self.fields.iter_mut().for_each(String::clear);
        let first = match self.ahead.take() {
            Some(cell) => cell,
            None => match self.advance()? {
                Some(cell) => cell,
                None => return Ok(false),
            },
        };
        let number = first.row;
        row.line = number + 1;
        self.put(first, row);
        while let Some(cell) = self.advance()? {
            if cell.row != number {
                self.ahead = Some(cell);
                break;
            }
            self.put(cell, row);
        }
        self.fields.iter().for_each(|field| row.push(field));
        Ok(true)
    }
}

/// The cells whose number format shows a share in percent: 90 % typed into a spreadsheet is held as 0.9.
fn percent_cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<BTreeSet<(u32, u32)>, XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    let is_percent =
        |style: &calamine::Style| style.number_format.as_ref().is_some_and(|format| shows_percent(&format.format_code));
    let styles: BTreeSet<usize> =
        reader.styles().iter().enumerate().filter(|(_, style)| is_percent(style)).map(|(id, _)| id).collect();
    let mut found = BTreeSet::new();
    if styles.is_empty() {
        return Ok(found);
    }
    while let Some((row, column, style)) = reader.next_style_id()? {
        if styles.contains(&style) {
            found.insert((row, column));
        }
    }
    Ok(found)
}

/// Whether a number format has a `%` that multiplies: `0.0%` has, `0.0"%"` and `0\%` show a mere text.
pub(crate) fn shows_percent(format: &str) -> bool {
    let mut letters = format.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '%' => return true,
            '\\' | '_' | '*' => {
                letters.next();
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::shows_percent;

    #[test]
    fn only_a_percent_sign_that_multiplies_counts() {
        assert!(["0%", "0.00%", "#,##0.0%;[Red]-0.0%"].into_iter().all(shows_percent));
        assert!(!["General", "0.0\"%\"", "0\\%", "@"].into_iter().any(shows_percent));
    }
}
