//! A path, or bytes with a name, as a plan.

use std::fs;
use std::path::Path;

use rashin_model::check::Surroundings;

use crate::csv_container::CsvContainer;
use crate::limits::MAX_FILE_BYTES;
use crate::load::load;
use crate::loaded::Loaded;
use crate::sheet_container::SheetContainer;
use crate::unreadable::Unreadable;

/// Spreadsheets that are not read, with or without macros.
const OTHER_FORMATS: [&str; 10] = ["xls", "xlsm", "xlsb", "xlt", "xltx", "xltm", "xla", "xlam", "ods", "numbers"];

/// Reads the plan at a path: a folder of CSV files, or an `.xlsx`.
///
/// `surroundings` say what the plan is checked against; codes of unread rows are added to theirs.
///
/// # Errors
/// When it cannot be read at all; what is wrong with its tables is told in [`Loaded`].
pub fn read_plan(path: &Path, surroundings: &Surroundings<'_>) -> Result<Loaded, Unreadable> {
    if path.is_dir() {
        return read_tables(&shown(path), &csv_files(path)?, surroundings);
    }
    let bytes = read_file(path)?;
    read_workbook(&file_name(path), &bytes, surroundings)
}

/// Reads a plan from the bytes of an `.xlsx` called `name`.
///
/// # Errors
/// When it cannot be read at all.
pub fn read_workbook(name: &str, bytes: &[u8], surroundings: &Surroundings<'_>) -> Result<Loaded, Unreadable> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    if OTHER_FORMATS.contains(&extension.as_str()) {
        return Err(Unreadable::OtherFormat { name: name.to_owned() });
    }
    refuse_large(name, bytes.len() as u64)?;
    load(&mut SheetContainer::open(name, bytes)?, surroundings)
}

/// Reads a plan from CSV files (file name and bytes); `name` is what they are called together.
///
/// # Errors
/// When none of them is a table of a plan, or the profile is not among them.
pub fn read_tables(
    name: &str,
    files: &[(String, Vec<u8>)],
    surroundings: &Surroundings<'_>,
) -> Result<Loaded, Unreadable> {
    for (name, bytes) in files {
        refuse_large(name, bytes.len() as u64)?;
    }
    let files = files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice()));
    load(&mut CsvContainer::new(name.to_owned(), files), surroundings)
}

/// The bytes of a file of bearable size.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let metadata = fs::metadata(path).map_err(|error| failed(path, &error))?;
    refuse_large(&file_name(path), metadata.len())?;
    fs::read(path).map_err(|error| failed(path, &error))
}

/// The CSV files of a folder by name. Other files, such as a note on the plan, are none of our concern.
fn csv_files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
        let path = entry.map_err(|error| failed(folder, &error))?.path();
        let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        if is_csv && path.is_file() && !file_name(&path).starts_with('.') {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| Ok((file_name(path), read_file(path)?))).collect()
}

pub(crate) fn refuse_large(name: &str, bytes: u64) -> Result<(), Unreadable> {
    if bytes > MAX_FILE_BYTES {
        return Err(Unreadable::TooLarge { name: name.to_owned(), bytes });
    }
    Ok(())
}

fn failed(path: &Path, error: &std::io::Error) -> Unreadable {
    match error.kind() {
        std::io::ErrorKind::NotFound => Unreadable::NotFound { path: shown(path) },
        _ => Unreadable::Io { path: shown(path), cause: error.to_string() },
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The last part of a path.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| shown(path), |name| name.to_string_lossy().into_owned())
}
