//! A plan as a folder of CSV files.

use std::fs;
use std::path::Path;

use rashin_model::Plan;
use rashin_model::plan::TABLES;

use super::{Unwritable, csv_tables};

/// Writes a plan into a folder, one canonical CSV per table that has rows; the folder is made if need be.
///
/// Files of tables that the plan has no rows of are removed, so that the folder is this plan and
/// nothing else of it. Other files are left alone.
///
/// # Errors
/// When a file cannot be written.
pub fn write_folder(plan: &Plan, folder: &Path) -> Result<(), Unwritable> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |cause| Unwritable::Io { path, cause }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let tables = csv_tables(plan);
    for (name, bytes) in &tables {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(failed(&path))?;
    }
    for name in TABLES.iter().map(|table| format!("{}.csv", table.name)) {
        let path = folder.join(&name);
        if path.is_file() && !tables.iter().any(|(written, _)| *written == name) {
            fs::remove_file(&path).map_err(failed(&path))?;
        }
    }
    Ok(())
}
