//! What a file of values is.

use rashin_model::spelling::fold;

use crate::container::Container;
use crate::csv_container::CsvContainer;
use crate::rows::RawRow;
use crate::unreadable::Unreadable;
use crate::workbook_guard::is_archive;

/// What a file of values is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A CSV whose columns are those of the table `readings`.
    Tidy,
    /// SDMX-CSV, version 1 or 2.
    SdmxCsv,
    /// NGSI entities, LD or version 2.
    Entities,
    /// A table with columns of its own: it needs a mapping.
    Other,
}

/// The form of a file.
///
/// # Errors
/// When its bytes are no text in any encoding that is read, or there is nothing in it.
pub(super) fn form_of(name: &str, bytes: &[u8]) -> Result<Form, Unreadable> {
    if is_archive(bytes) {
        return Ok(Form::Other);
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if start.trim_ascii_start().first().is_some_and(|first| matches!(first, b'[' | b'{')) {
        return Ok(Form::Entities);
    }
    let mut container = CsvContainer::new(name.to_owned(), std::iter::once((name.to_owned(), bytes)));
    let broken =
        |cause: &rashin_model::Misread| Unreadable::Broken { name: name.to_owned(), cause: cause.sentence.ja.clone() };
    let mut rows = container.open(0).map_err(|misread| broken(&misread))?;
    let mut row = RawRow::default();
    while rows.next(&mut row).map_err(|misread| broken(&misread))? {
        if !row.is_blank() {
            return Ok(form_of_heading(&row));
        }
    }
    Err(Unreadable::Blank { name: name.to_owned() })
}

fn form_of_heading(row: &RawRow) -> Form {
    let headings: Vec<&str> = (0..row.len()).map(|position| heading(row.cell(position))).collect();
    let has = |names: &[&str]| headings.iter().any(|heading| names.iter().any(|name| fold(name) == fold(heading)));
    let is_sdmx = matches!(headings.first(), Some(&("DATAFLOW" | "STRUCTURE")));
    if is_sdmx && has(&["OBS_VALUE"]) {
        Form::SdmxCsv
    } else if has(&["indicator", "指標"])
        && has(&["area", "area_code", "団体コード"])
        && has(&["period", "期間"])
        && has(&["value", "値"])
    {
        Form::Tidy
    } else {
        Form::Other
    }
}

/// A heading without what SDMX-CSV writes around it: `STRUCTURE[;]`, `REF_AREA: Reference area`.
pub(super) fn heading(text: &str) -> &str {
    let name = text.split_once(": ").map_or(text, |(name, _)| name);
    let is_sdmx = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"_[];|,".contains(&byte));
    if is_sdmx { name.split('[').next().unwrap_or(name) } else { text }
}
