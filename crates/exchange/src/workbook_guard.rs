//! What is asked of a workbook before anything in it is read: that it is one, that it does not
//! unpack without end, and that it runs and links to nothing.

use std::io::Cursor;

use zip::ZipArchive;

use crate::limits::{MAX_PARTS, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FREE_BYTES};
use crate::unreadable::Unreadable;

/// The first bytes of every zip archive with content.
const ZIP_START: &[u8] = b"PK\x03\x04";
/// The first bytes of an `.xls`, and of an `.xlsx` with a password.
const COMPOUND_START: &[u8] = b"\xD0\xCF\x11\xE0";
/// The first bytes of the record that ends an archive.
const ARCHIVE_END: &[u8] = b"PK\x05\x06";
/// The record that ends an archive, with the longest comment: 22 + 65,535 bytes.
const ARCHIVE_END_REACH: usize = 22 + 65_535;

/// Whether bytes begin as every `.xls` does.
pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(COMPOUND_START)
}

/// Whether bytes begin as every `.xlsx` does.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP_START)
}

/// Passes a workbook that is safe to open.
///
/// # Errors
/// What it was refused for.
pub(crate) fn guard_workbook(name: &str, bytes: &[u8]) -> Result<(), Unreadable> {
    if is_compound(bytes) {
        return Err(Unreadable::OtherFormat { name: name.to_owned() });
    }
    let is_workbook = |part: &str| part.eq_ignore_ascii_case("xl/workbook.xml") || part == "[Content_Types].xml";
    guard_archive(name, bytes, is_workbook)
}

/// Passes an archive of parts that is safe to open; one part must be what makes it a workbook.
///
/// # Errors
/// What it was refused for.
pub(crate) fn guard_archive(name: &str, bytes: &[u8], is_workbook: impl Fn(&str) -> bool) -> Result<(), Unreadable> {
    if !is_archive(bytes) {
        return Err(Unreadable::NotAWorkbook { name: name.to_owned() });
    }
    // Opening the archive takes memory for every entry, so that their number is asked first.
    if let Some(count) = declared_counts(bytes).find(|count| *count > MAX_PARTS) {
        return Err(Unreadable::TooManyParts { count });
    }
    let broken = |error: &dyn std::fmt::Display| Unreadable::Broken { name: name.to_owned(), cause: error.to_string() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MAX_PARTS {
        return Err(Unreadable::TooManyParts { count: archive.len() });
    }
    // Declared sizes can be trusted: reading a part stops with an error where it goes beyond its own.
    let mut declared = 0_u64;
    let mut has_workbook = false;
    for position in 0..archive.len() {
        let part = archive.by_index_raw(position).map_err(|error| broken(&error))?;
        let part_name = part.name().map_err(|error| broken(&error))?.into_owned();
        refuse_active_part(&part_name)?;
        has_workbook |= is_workbook(&part_name);
        if part.size() > RATIO_FREE_BYTES && part.size() / part.compressed_size().max(1) > MAX_RATIO {
            return Err(Unreadable::PackedTooTightly { part: part_name });
        }
        declared = declared.saturating_add(part.size());
        if declared > MAX_UNPACKED_BYTES {
            return Err(Unreadable::UnpacksTooFar { part: part_name });
        }
    }
    if !has_workbook {
        return Err(Unreadable::NotAWorkbook { name: name.to_owned() });
    }
    Ok(())
}

/// The numbers of entries that records at the end of the bytes declare.
fn declared_counts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let tail = &bytes[bytes.len().saturating_sub(ARCHIVE_END_REACH)..];
    let ends = tail.windows(12).filter(|window| window.starts_with(ARCHIVE_END));
    ends.map(|record| usize::from(u16::from_le_bytes([record[10], record[11]])))
}

fn refuse_active_part(name: &str) -> Result<(), Unreadable> {
    let lower = name.to_ascii_lowercase();
    if lower.ends_with("vbaproject.bin")
        || lower.contains("macrosheets/")
        || lower.starts_with("basic/")
        || lower.starts_with("scripts/")
    {
        return Err(Unreadable::Macros { part: name.to_owned() });
    }
    if lower.contains("externallinks/") {
        return Err(Unreadable::ExternalLinks { part: name.to_owned() });
    }
    Ok(())
}
