//! A workbook that was saved as OpenDocument (`.ods`), as LibreOffice does.

use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;

use super::line::{Line, MAX_LINES, Sheet};
use crate::limits::MAX_COLUMNS;
use crate::rows::Note;
use crate::sheet_text::number_text;
use crate::unreadable::Unreadable;
use crate::workbook_guard::guard_archive;

const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
const CALC_EXT: &str = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
/// What the first part of every such file says; it stands there unpacked.
const KIND: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
/// Where that part's name begins: after the 30 bytes of its header.
const KIND_AT: usize = 30;
/// Most bytes of content, and most elements in it: 1,000 rows have a tenth of either.
const MAX_CONTENT: u64 = 32 * 1024 * 1024;
const MAX_ELEMENTS: u32 = 1_000_000;

/// Whether bytes are of this kind.
pub(super) fn is_open_document(bytes: &[u8]) -> bool {
    bytes.get(KIND_AT..).is_some_and(|bytes| bytes.starts_with(KIND))
}

/// The sheets of a workbook that passes the guard.
///
/// # Errors
/// Why it cannot be read, or must not be.
pub(super) fn read_open_document(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    guard_archive(name, bytes, |part| part == "content.xml")?;
    let broken = |cause: String| Unreadable::Broken { name: name.to_owned(), cause };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let part = archive.by_name("content.xml").map_err(|error| broken(error.to_string()))?;
    if part.size() > MAX_CONTENT {
        return Err(Unreadable::UnpacksTooFar { part: "content.xml".to_owned() });
    }
    let mut content = String::new();
    part.take(MAX_CONTENT).read_to_string(&mut content).map_err(|error| broken(error.to_string()))?;
    let options = ParsingOptions { nodes_limit: MAX_ELEMENTS, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&content, options).map_err(|error| broken(error.to_string()))?;
    if document.descendants().any(|node| node.has_tag_name((TABLE, "table-source"))) {
        return Err(Unreadable::ExternalLinks { part: "content.xml".to_owned() });
    }
    let tables = document.descendants().filter(|node| node.has_tag_name((TABLE, "table")));
    Ok(tables.map(read_table).collect())
}

fn read_table(table: Node<'_, '_>) -> Sheet {
    let mut sheet = Sheet { name: table.attribute((TABLE, "name")).unwrap_or_default().to_owned(), lines: Vec::new() };
    let mut number = 1;
    // Headings that are printed on every page stand in a group of their own.
    for row in table.descendants().filter(|node| node.has_tag_name((TABLE, "table-row"))) {
        let repeated = count(row, "number-rows-repeated");
        let line = read_row(row);
        if !line.cells.is_empty() {
            for copy in 0..repeated.min(u32::try_from(MAX_LINES).unwrap_or(u32::MAX)) {
                if sheet.lines.len() > MAX_LINES {
                    break;
                }
                sheet.lines.push(Line { number: number + copy, ..line.clone() });
            }
        }
        number = number.saturating_add(repeated);
    }
    sheet
}

fn count(node: Node<'_, '_>, attribute: &str) -> u32 {
    node.attribute((TABLE, attribute)).and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// The cells of a row that hold anything; none if it is blank.
fn read_row(row: Node<'_, '_>) -> Line {
    let mut line = Line::default();
    let mut column = 0_usize;
    let is_cell = |node: &Node<'_, '_>| {
        node.has_tag_name((TABLE, "table-cell")) || node.has_tag_name((TABLE, "covered-table-cell"))
    };
    for cell in row.children().filter(is_cell) {
        let repeated = count(cell, "number-columns-repeated") as usize;
        let (text, note) = read_cell(cell);
        if !text.is_empty() {
            for column in column..column.saturating_add(repeated).min(MAX_COLUMNS) {
                line.cells.resize(column, String::new());
                line.cells.push(text.clone());
                line.notes.extend(note.map(|note| note(column)));
            }
            if column >= MAX_COLUMNS {
                line.notes.push(Note::TooFarRight(column));
            }
        }
        column = column.saturating_add(repeated);
    }
    line
}

/// A note on the cell of a column.
type NoteAt = fn(usize) -> Note;

/// The text of a cell as a person would write it, and what cannot be seen from it.
fn read_cell(cell: Node<'_, '_>) -> (String, Option<NoteAt>) {
    let office = |name| cell.attribute((OFFICE, name));
    let number = || office("value").and_then(|text| text.parse::<f64>().ok());
    let shown = || paragraphs(cell);
    if cell.attribute((CALC_EXT, "value-type")) == Some("error") {
        return (shown(), Some(Note::Error));
    }
    let formula = cell.attribute((TABLE, "formula")).map(|_| Note::Formula as NoteAt);
    let text = match office("value-type") {
        Some("float" | "currency") => number().map_or_else(shown, number_text),
        Some("percentage") => number().map_or_else(shown, |share| format!("{}%", number_text(share * 100.0))),
        Some("date") => {
            let day = office("date-value").unwrap_or_default();
            return (day.trim_end_matches("T00:00:00").to_owned(), formula.or(Some(Note::Day)));
        }
        Some("boolean") => if office("boolean-value") == Some("true") { "yes" } else { "no" }.to_owned(),
        Some("string") => office("string-value").map_or_else(shown, str::to_owned),
        Some(_) => shown(),
        None => String::new(),
    };
    (text.trim().to_owned(), formula)
}

/// What a cell shows: its paragraphs, without notes that hang on it.
fn paragraphs(cell: Node<'_, '_>) -> String {
    let paragraphs = cell.children().filter(|node| node.has_tag_name((TEXT, "p")));
    let text = |paragraph: Node<'_, '_>| {
        let mut text = String::new();
        put_text(paragraph, &mut text);
        text
    };
    paragraphs.map(text).collect::<Vec<_>>().join("\n")
}

fn put_text(node: Node<'_, '_>, text: &mut String) {
    for child in node.children() {
        match child.text().filter(|_| child.is_text()) {
            Some(piece) => text.push_str(piece),
            None if child.has_tag_name((TEXT, "s")) => {
                let spaces = child.attribute((TEXT, "c")).and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                text.extend(std::iter::repeat_n(' ', spaces.min(MAX_COLUMNS)));
            }
            None if child.has_tag_name((TEXT, "tab")) => text.push('\t'),
            None if child.has_tag_name((TEXT, "line-break")) => text.push('\n'),
            None => put_text(child, text),
        }
    }
}
