//! What is asked of an `.xls` before it is read: that it runs and links to nothing, and that its
//! cells lie close enough together to be held. Records are those of \[MS-XLS\].

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use crate::sheet_container::shows_percent;
use crate::unreadable::Unreadable;

/// The cells of a sheet whose number format shows a share in percent: row and column from 0.
pub(super) type Percent = BTreeSet<(u32, u32)>;

/// The records of a workbook that was looked through.
pub(super) struct Guarded {
    /// The records.
    pub stream: Vec<u8>,
    /// What is shown in percent, sheet by sheet.
    pub percent: Vec<Percent>,
}

/// Most sheets: those of a workbook of answers are five.
const MAX_SHEETS: usize = 64;
/// Most cells between the first and the last of all sheets together, blank ones too: a hundred times
/// those of 1,000 rows.
const MAX_CELLS: u64 = 2_000_000;
/// Most rows of a sheet in this format, and most columns.
const MOST: (u32, u32) = (65_536, 256);

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const SUPPORTING_BOOK: u16 = 0x01AE;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const SMALL_NUMBER: u16 = 0x027E;
const SMALL_NUMBERS: u16 = 0x00BD;
const FORMULA: u16 = 0x0006;
/// The text that the formula before it led to; it has no place of its own.
const FORMULA_TEXT: u16 = 0x0207;
/// Texts (by number, plain, rich), and yes or no.
const OTHER_CELLS: [u16; 4] = [0x00FD, 0x0204, 0x00D6, 0x0205];
/// Built-in number formats in percent: `0%` and `0.00%`.
const PERCENT: [u16; 2] = [9, 10];

/// Passes a workbook that is safe to read.
///
/// # Errors
/// What it was refused for.
pub(super) fn guard_old_workbook(name: &str, bytes: &[u8]) -> Result<Guarded, Unreadable> {
    let broken = |cause: &str| Unreadable::Broken { name: name.to_owned(), cause: cause.to_owned() };
    let other = || Unreadable::OtherFormat { name: name.to_owned() };
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    if container.is_storage("/_VBA_PROJECT_CUR") {
        return Err(Unreadable::Macros { part: "_VBA_PROJECT_CUR".to_owned() });
    }
    // Without this stream it is a workbook with a password, or no workbook; older ones are older than 1997.
    let mut stream = Vec::new();
    let mut records = container.open_stream("/Workbook").map_err(|_| other())?;
    records.read_to_end(&mut stream).map_err(|error| broken(&error.to_string()))?;

    let (mut places, mut percent_formats, mut styles) = (Vec::new(), BTreeSet::from(PERCENT), Vec::new());
    for record in (Records { rest: &stream }) {
        match record.kind {
            END => break,
            PASSWORD => return Err(other()),
            SHEET if record.data.get(5) == Some(&1) => {
                return Err(Unreadable::Macros { part: "macro sheet".to_owned() });
            }
            SHEET => places.push(record.long(0).ok_or_else(|| broken("BoundSheet8"))? as usize),
            SUPPORTING_BOOK if !is_internal(&record) => {
                return Err(Unreadable::ExternalLinks { part: "SupBook".to_owned() });
            }
            FORMAT if shows_percent(&record.text(2)) => percent_formats.extend(record.short(0)),
            STYLE => styles.push(record.short(2).ok_or_else(|| broken("XF"))?),
            _ => {}
        }
    }
    if places.len() > MAX_SHEETS {
        return Err(Unreadable::TooManyParts { count: places.len() });
    }
    let percent_styles: BTreeSet<usize> =
        styles.iter().enumerate().filter(|(_, format)| percent_formats.contains(format)).map(|(at, _)| at).collect();
    let (mut cells, mut percent) = (0, Vec::new());
    for place in places {
        let records = stream.get(place..).ok_or_else(|| broken("BoundSheet8"))?;
        let sheet = walk(records, &percent_styles).ok_or_else(|| broken("cell"))?;
        cells += sheet.1;
        percent.push(sheet.0);
    }
    if cells > MAX_CELLS {
        return Err(Unreadable::UnpacksTooFar { part: "Workbook".to_owned() });
    }
    Ok(Guarded { stream, percent })
}

/// The cells in percent of a sheet, and how many cells lie between its first and its last; `None`
/// if a record is cut short or lies outside of what a sheet can have.
fn walk(records: &[u8], percent_styles: &BTreeSet<usize>) -> Option<(Percent, u64)> {
    let (mut percent, mut corners) = (Percent::new(), None::<[u32; 4]>);
    let (mut declared, mut depth, mut formula) = (0, 0_u32, (0, 0));
    let mut put = |(row, column): (u32, u32), style: Option<u16>| {
        let [top, left, bottom, right] = corners.unwrap_or([row, column, row, column]);
        corners = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
        if style.is_some_and(|style| percent_styles.contains(&usize::from(style))) {
            percent.insert((row, column));
        }
    };
    for record in (Records { rest: records }) {
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS => declared = record.dimensions()?,
            NUMBER | SMALL_NUMBER => put(record.cell()?, record.short(4)),
            FORMULA => {
                formula = record.cell()?;
                put(formula, record.short(4));
            }
            // Without a formula before it the reader puts it into the first cell.
            FORMULA_TEXT => put(formula, None),
            SMALL_NUMBERS => {
                let (row, first) = record.cell()?;
                // Each has two bytes of style and four of number; the last column stands behind them.
                let count = u32::try_from(record.data.len().checked_sub(6)? / 6).ok()?;
                if first + count > MOST.1 {
                    return None;
                }
                for at in 0..count {
                    put((row, first + at), record.short(4 + 6 * at as usize));
                }
            }
            kind if OTHER_CELLS.contains(&kind) => put(record.cell()?, None),
            _ => {}
        }
    }
    let held =
        corners.map_or(0, |[top, left, bottom, right]| u64::from(bottom - top + 1) * u64::from(right - left + 1));
    Some((percent, held.max(declared)))
}

/// A book that formulas refer to: this one, or what a program adds to every book.
fn is_internal(record: &Record<'_>) -> bool {
    matches!(record.short(2), Some(0x0401 | 0x3A01))
}

/// One record.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

impl Record<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        self.data.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn long(&self, at: usize) -> Option<u32> {
        self.data.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// Row and column of a cell; `None` if a sheet has no such column.
    fn cell(&self) -> Option<(u32, u32)> {
        let (row, column) = (u32::from(self.short(0)?), u32::from(self.short(2)?));
        (column < MOST.1).then_some((row, column))
    }

    /// How many cells a sheet is said to have.
    fn dimensions(&self) -> Option<u64> {
        let (top, bottom, left, right) =
            (self.long(0)?, self.long(4)?, u32::from(self.short(8)?), u32::from(self.short(10)?));
        let is_possible = top <= bottom && bottom <= MOST.0 && left <= right && right <= MOST.1;
        is_possible.then(|| u64::from(bottom - top) * u64::from(right - left))
    }

    /// A text behind its length and a byte that says how wide its letters are; only ASCII matters here.
    fn text(&self, at: usize) -> String {
        let is_wide = self.data.get(at + 2).is_some_and(|flags| flags & 1 == 1);
        let letters = self.data.get(at + 3..).unwrap_or_default();
        letters.iter().step_by(if is_wide { 2 } else { 1 }).map(|letter| char::from(*letter)).collect()
    }
}

/// The records of a stream, one after another.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16::from_le_bytes(self.rest.get(..2)?.try_into().ok()?);
        let length = u16::from_le_bytes(self.rest.get(2..4)?.try_into().ok()?);
        let data = self.rest.get(4..4 + usize::from(length))?;
        self.rest = &self.rest[4 + usize::from(length)..];
        Some(Record { kind, data })
    }
}
