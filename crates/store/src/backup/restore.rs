//! Restores a backup.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rashin_model::Code;
use rashin_service::journal::{Verification, verify_journal};
use rashin_service::{Known, Store as _, StoreError, fingerprint};

use super::archive::Archive;
use super::set_aside::set_aside;
use super::tables::{BackupTable, TABLES};
use super::{BackupError, Manifest};
use crate::connection::{ROWS_PER_INSERT, Transaction, Value};
use crate::file;
use crate::{Database, path_of};

/// Bytes of texts after which a lot of rows is handed to the database.
const BYTES_PER_INSERT: usize = 4 << 20;

/// What was restored, with what was found when it was checked.
#[derive(Debug)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// What a check of the journal found.
    pub journal: Verification,
    /// The plans whose latest edition is not the one that its fingerprint names.
    pub altered_plans: Vec<Code>,
    /// Where the file is that stood in the way.
    pub set_aside: Option<PathBuf>,
}

/// Restores a backup into an empty database, then checks the journal and every plan.
///
/// With `replace`, a SQLite file that is there is kept under another name and replaced; the database
/// at the address is as it was until everything is restored and checked.
///
/// # Errors
/// [`BackupError::NotEmpty`], [`BackupError::InUse`], [`BackupError::Damaged`] and the others; the
/// database is as it was then.
pub async fn restore(address: &str, path: &Path, replace: bool, now: Timestamp) -> Result<Restored, BackupError> {
    let mut archive = Archive::open(path)?;
    let Some(target) = path_of(address)?.filter(|_| replace) else {
        let database = Database::open(address).await?;
        let restored = restore_into(&database, &mut archive).await;
        database.close().await;
        return restored;
    };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = tempfile::tempdir_in(folder).map_err(BackupError::file(folder))?;
    let fresh = beside.path().join("restored.db");
    let database = Database::open(&fresh.display().to_string()).await?;
    let restored = restore_into(&database, &mut archive).await;
    database.close().await;
    let mut restored = restored?;
    restored.set_aside = set_aside(&target, now).await?;
    std::fs::rename(&fresh, &target).map_err(BackupError::file(&target))?;
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(BackupError::file(folder))?;
    Ok(restored)
}

async fn restore_into(database: &Database, archive: &mut Archive) -> Result<Restored, BackupError> {
    let mut transaction = database.begin().await?;
    for table in &TABLES {
        if !transaction.fetch(table.any, Vec::new()).await?.is_empty() {
            return Err(BackupError::NotEmpty);
        }
    }
    for table in &TABLES {
        if table.name == "file" {
            restore_files(&mut transaction, archive, table).await?;
        } else {
            restore_table(&mut transaction, archive, table).await?;
        }
    }
    transaction.commit().await?;
    let problems = database.file_problems().await?;
    if let Some(problem) = problems.into_iter().next() {
        return Err(StoreError::Unreadable(problem).into());
    }
    let journal = verify_journal(database).await.map_err(|error| match error {
        rashin_service::Error::Store(error) => error,
        other => StoreError::Unreadable(other.to_string()),
    })?;
    let altered_plans = altered_plans(database).await?;
    Ok(Restored { manifest: archive.manifest.clone(), journal, altered_plans, set_aside: None })
}

async fn restore_table(
    transaction: &mut Transaction,
    archive: &mut Archive,
    table: &'static BackupTable,
) -> Result<(), BackupError> {
    let columns = table.columns.len();
    let mut rows = archive.rows(table)?;
    let (mut lot, mut bytes) = (Vec::new(), 0);
    while let Some(values) = rows.next()? {
        bytes += values.iter().map(Value::size).sum::<usize>();
        lot.extend(values);
        if lot.len() == ROWS_PER_INSERT * columns || bytes > BYTES_PER_INSERT {
            transaction.insert_lot(table.insert, columns, std::mem::take(&mut lot)).await?;
            bytes = 0;
        }
    }
    if !lot.is_empty() {
        transaction.insert_lot(table.insert, columns, lot).await?;
    }
    Ok(())
}

async fn restore_files(
    transaction: &mut Transaction,
    archive: &mut Archive,
    table: &'static BackupTable,
) -> Result<(), BackupError> {
    let mut files = Vec::new();
    let mut rows = archive.rows(table)?;
    while let Some(values) = rows.next()? {
        files.push(values);
    }
    drop(rows);
    for mut values in files {
        let bytes = match values.first() {
            Some(Value::Text(sha256)) => archive.file(sha256)?,
            _ => continue,
        };
        values.push(bytes.into());
        transaction.execute(file::KEEP, values).await?;
    }
    Ok(())
}

/// The plans whose latest edition is not the one that its fingerprint names.
async fn altered_plans(database: &Database) -> Result<Vec<Code>, StoreError> {
    let mut altered = Vec::new();
    for header in database.plans().await? {
        let code = header.revision.plan;
        let stored = database.load(&code, Known::Now).await?;
        if stored.is_none_or(|stored| fingerprint(&stored.plan) != stored.header.revision.fingerprint) {
            altered.push(code);
        }
    }
    Ok(altered)
}
