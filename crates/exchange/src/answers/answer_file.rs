//! A workbook of answers that was handed back, before it is taken against its request.

use std::collections::BTreeMap;

use rashin_model::Code;
use rashin_model::review::AskedKind;

use super::identity::{COLUMNS, Identity, ROW, SHEET, VERSION, VERSION_LABEL};
use super::line::{Line, MAX_LINES, Sheet};
use super::old_workbook::read_old_workbook;
use super::open_document::{is_open_document, read_open_document};
use super::wrong_file::{MAX_ANSWER_BYTES, WrongFile};
use crate::rows::{RawRow, Rows};
use crate::sheet_container::{SheetRows, open_guarded};
use crate::unreadable::Unreadable;
use crate::workbook_guard::is_compound;

/// What locked cells said when the workbook was made: by row, then by column.
pub(super) type Originals = BTreeMap<String, BTreeMap<String, String>>;

/// A file that says which request it is of.
#[derive(Debug, Clone)]
pub struct AnswerFile {
    identity: Identity,
    pub(super) originals: Originals,
    pub(super) sheets: Vec<Sheet>,
}

impl AnswerFile {
    /// Opens the bytes of a file called `name`.
    ///
    /// # Errors
    /// When it is no workbook, one that must not be opened, or one that does not say what it is of.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, WrongFile> {
        if bytes.len() as u64 > MAX_ANSWER_BYTES {
            return Err(WrongFile::TooLarge { bytes: bytes.len() as u64 });
        }
        let mut sheets = sheets_of(name, bytes)?;
        let hidden = sheets.iter().position(|sheet| sheet.name == SHEET).ok_or(WrongFile::NoIdentity)?;
        let hidden = sheets.remove(hidden);
        Ok(Self { identity: identity_of(&hidden)?, originals: originals_of(&hidden), sheets })
    }

    /// Which request it says it is of.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }
}

/// The sheets of a file, read as what it is, whatever it is called.
fn sheets_of(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    if is_compound(bytes) {
        return read_old_workbook(name, bytes);
    }
    if is_open_document(bytes) {
        return read_open_document(name, bytes);
    }
    let (mut workbook, names) = open_guarded(name, bytes)?;
    let broken = |cause: String| Unreadable::Broken { name: name.to_owned(), cause };
    let mut sheets = Vec::new();
    for sheet in names {
        let mut rows = SheetRows::open(&mut workbook, &sheet).map_err(|error| broken(error.to_string()))?;
        let (mut row, mut lines) = (RawRow::default(), Vec::new());
        while lines.len() <= MAX_LINES && rows.next(&mut row).map_err(|misread| broken(misread.sentence.en))? {
            if !row.is_blank() {
                lines.push(Line::of(&row));
            }
        }
        sheets.push(Sheet { name: sheet, lines });
    }
    Ok(sheets)
}

fn identity_of(hidden: &Sheet) -> Result<Identity, WrongFile> {
    let fact = |label: &str| {
        let line = hidden.lines.iter().find(|line| line.cell(0) == label);
        line.map(|line| line.cell(1)).ok_or(WrongFile::NoIdentity)
    };
    let code = |label| fact(label).and_then(|text| Code::new(text).ok_or(WrongFile::NoIdentity));
    let version = fact(VERSION_LABEL)?;
    if version != VERSION {
        return Err(WrongFile::OtherVersion { found: version.to_owned() });
    }
    Ok(Identity {
        plan: code("plan")?,
        review: code("review")?,
        office: code("office")?,
        revision: fact("revision")?.parse().map_err(|_| WrongFile::NoIdentity)?,
    })
}

fn originals_of(hidden: &Sheet) -> Originals {
    let mut originals = Originals::new();
    let mut columns: &[String] = &[];
    for line in &hidden.lines {
        if line.cell(0) == COLUMNS && AskedKind::CODES.contains(&line.cell(1)) {
            columns = &line.cells[2..];
        } else if line.cell(0) == ROW {
            let cells = columns.iter().enumerate().map(|(at, name)| (name.clone(), line.cell(at + 2).to_owned()));
            originals.insert(line.cell(1).to_owned(), cells.collect());
        }
    }
    originals
}
