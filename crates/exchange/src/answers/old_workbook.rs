//! A workbook that was saved by an old Excel, or for one (`.xls`).

use std::io::{Cursor, Write};
use std::panic::catch_unwind;

use calamine::{Data, DataRef, Range, Reader, Xls};

use super::line::{Line, MAX_LINES, Sheet};
use super::old_workbook_guard::{Percent, guard_old_workbook};
use crate::limits::MAX_COLUMNS;
use crate::rows::Note;
use crate::sheet_text::{CellText, cell_text};
use crate::unreadable::Unreadable;

/// The sheets of a workbook that passes the guard.
///
/// # Errors
/// Why it cannot be read, or must not be.
pub(super) fn read_old_workbook(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let guarded = guard_old_workbook(name, bytes)?;
    let broken = |cause: String| Unreadable::Broken { name: name.to_owned(), cause };
    let container = alone(&guarded.stream).map_err(|error| broken(error.to_string()))?;
    // The reader takes lengths inside records on trust, and ends in a panic where they are wrong.
    let read = catch_unwind(|| sheets(&container, &guarded.percent));
    read.unwrap_or_else(|_| Err("a record is cut short".to_owned())).map_err(broken)
}

/// A container with nothing in it but the records that were looked through.
fn alone(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut container = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    container.create_stream("/Workbook")?.write_all(stream)?;
    container.flush()?;
    Ok(container.into_inner().into_inner())
}

fn sheets(container: &[u8], percent: &[Percent]) -> Result<Vec<Sheet>, String> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(container)).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    for (position, name) in workbook.sheet_names().into_iter().enumerate() {
        let range = workbook.worksheet_range(&name).map_err(|error| error.to_string())?;
        let formulas = workbook.worksheet_formula(&name).map_err(|error| error.to_string())?;
        let lines = lines(&range, &formulas, percent.get(position));
        sheets.push(Sheet { name, lines });
    }
    Ok(sheets)
}

fn lines(range: &Range<Data>, formulas: &Range<String>, percent: Option<&Percent>) -> Vec<Line> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut lines = Vec::new();
    for (row, cells) in (first_row..).zip(range.rows()) {
        let mut line = Line { number: row + 1, ..Line::default() };
        for (column, value) in (first_column..).zip(cells).take(MAX_COLUMNS) {
            let is_percent = percent.is_some_and(|percent| percent.contains(&(row, column)));
            let at = column as usize;
            let is_formula = formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
            if is_formula && !matches!(value, Data::Error(_)) {
                line.notes.push(Note::Formula(at));
            }
            let text = match cell_text(borrowed(value), is_percent) {
                CellText::Blank => continue,
                CellText::Text(text) => text.trim().to_owned(),
                CellText::Day(text) => {
                    line.notes.push(Note::Day(at));
                    text
                }
                CellText::Error(text) => {
                    line.notes.push(Note::Error(at));
                    text
                }
            };
            line.cells.resize(at, String::new());
            line.cells.push(text);
        }
        if line.cells.iter().any(|cell| !cell.is_empty()) {
            lines.push(line);
        }
        if lines.len() > MAX_LINES {
            break;
        }
    }
    lines
}

/// The same value without owning its text.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A workbook of one sheet; both parts are records.
    fn workbook(globals: &[(u16, &[u8])], sheet: &[(u16, &[u8])]) -> Vec<u8> {
        let record = |(kind, data): &(u16, &[u8])| {
            let length = u16::try_from(data.len()).expect("a short record");
            [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
        };
        let begin = (0x0809, &[0, 6, 5, 0, 0, 0, 0, 0][..]);
        let end = (0x000A, &[][..]);
        let of = |records: &[(u16, &[u8])]| records.iter().flat_map(record).collect::<Vec<u8>>();
        let mut all = of(&[&[begin], globals].concat());
        // The record of the sheet itself: 4 + 4 + 1 + 1 + 2 + 1 bytes; the end: 4.
        let place = u32::try_from(all.len() + 13 + 4).expect("a short stream").to_le_bytes();
        let bound = [&place[..], &[0, 0, 1, 0, b'a']].concat();
        all.extend(of(&[(0x0085, &bound), end, begin]));
        all.extend(of(sheet));
        all.extend(of(&[end]));
        alone(&all).expect("written")
    }

    fn number(row: u16, column: u16) -> Vec<u8> {
        [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &12.5_f64.to_le_bytes()].concat()
    }

    #[test]
    fn numbers_are_read_and_shares_in_percent_as_they_are_shown() {
        let (first, second) = (number(3, 2), number(4, 2));
        let sheet = [(0x0203, &first[..]), (0x0203, &second[..])];
        let read = read_old_workbook("a.xls", &workbook(&[], &sheet)).expect("read");
        assert_eq!((read[0].lines[0].number, read[0].lines[0].cell(2)), (4, "12.5"));
        // A style with the built-in format 0%.
        let read = read_old_workbook("a.xls", &workbook(&[(0x00E0, &[0, 0, 9, 0])], &sheet)).expect("read");
        assert_eq!(read[0].lines[1].cell(2), "1250%");
    }

    #[test]
    fn passwords_macros_links_and_cells_far_apart_are_refused() {
        let refused = |globals: &[(u16, &[u8])], sheet: &[(u16, &[u8])]| {
            read_old_workbook("a.xls", &workbook(globals, sheet)).expect_err("refused")
        };
        assert!(matches!(refused(&[(0x002F, &[1, 0])], &[]), Unreadable::OtherFormat { .. }));
        assert!(matches!(refused(&[(0x0085, &[0, 0, 0, 0, 0, 1, 1, 0, b'm'])], &[]), Unreadable::Macros { .. }));
        assert!(matches!(refused(&[(0x01AE, &[1, 0, 8, 0])], &[]), Unreadable::ExternalLinks { .. }));
        let (first, last) = (number(0, 0), number(65_535, 255));
        let far = refused(&[], &[(0x0203, &first), (0x0203, &last)]);
        assert!(matches!(far, Unreadable::UnpacksTooFar { .. }));
        let number_then_text = [(0x0203, &number(40_000, 200)[..]), (0x0207, &[1, 0, 0, b'a'])];
        assert!(matches!(refused(&[], &number_then_text), Unreadable::UnpacksTooFar { .. }));
        assert!(matches!(refused(&[], &[(0x0203, &number(0, 256))]), Unreadable::Broken { .. }));
        let declared = [&0_u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0, 0, 255, 0, 0, 0]].concat();
        assert!(matches!(refused(&[], &[(0x0200, &declared)]), Unreadable::Broken { .. }));
    }

    fn records(kinds: &'static [u16]) -> impl Strategy<Value = Vec<(u16, Vec<u8>)>> {
        prop::collection::vec((prop::sample::select(kinds), prop::collection::vec(any::<u8>(), 0..40)), 0..8)
    }

    proptest! {
        #[test]
        fn whatever_the_records_say_there_is_an_answer(
            globals in records(&[0x00E0, 0x041E, 0x00FC, 0x0018, 0x0017, 0x0042, 0x0085]),
            sheet in records(&[0x0203, 0x027E, 0x00BD, 0x0006, 0x00FD, 0x0204, 0x0205, 0x0200, 0x00E5, 0x0207]),
        ) {
            let globals: Vec<(u16, &[u8])> = globals.iter().map(|(kind, data)| (*kind, &data[..])).collect();
            let sheet: Vec<(u16, &[u8])> = sheet.iter().map(|(kind, data)| (*kind, &data[..])).collect();
            let _ = read_old_workbook("a.xls", &workbook(&globals, &sheet));
        }
    }
}
