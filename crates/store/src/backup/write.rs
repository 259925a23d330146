//! Makes a backup.

use std::io::{BufWriter, Write as _};
use std::path::Path;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::archive::Archive;
use super::manifest::{FORMAT, Manifest, TableCount, VERSION};
use super::rows::line_of;
use super::tables::{BackupTable, TABLES};
use super::{BackupError, tables};
use crate::Database;
use crate::connection::Transaction;
use crate::file::{BYTES, hex};

type Writer<'a> = ZipWriter<BufWriter<&'a mut NamedTempFile>>;

/// Writes everything in a database into a new file, while others read and write.
///
/// The file has its name only when it is complete, was read again and is on disk; only its owner may
/// read it, because it holds personal data. This keeps the thread busy.
///
/// # Errors
/// [`BackupError::Exists`], and what the system or the database says.
pub async fn backup(database: &Database, path: &Path, now: Timestamp) -> Result<Manifest, BackupError> {
    if path.exists() {
        return Err(BackupError::Exists(path.to_owned()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder).map_err(BackupError::file(path))?;
    let manifest = write(database, &mut file, path, now).await?;
    file.as_file().sync_all().map_err(BackupError::file(path))?;
    Archive::open(file.path())?.check()?;
    file.persist_noclobber(path).map_err(|failed| match failed.error.kind() {
        std::io::ErrorKind::AlreadyExists => BackupError::Exists(path.to_owned()),
        _ => BackupError::File { path: path.to_owned(), cause: failed.error },
    })?;
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(BackupError::file(path))?;
    Ok(manifest)
}

async fn write(
    database: &Database,
    file: &mut NamedTempFile,
    path: &Path,
    now: Timestamp,
) -> Result<Manifest, BackupError> {
    let mut manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now,
        tables: Vec::new(),
    };
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let mut snapshot = database.snapshot().await?;
    for table in &TABLES {
        begin(&mut zip, &format!("{}.jsonl", table.name), path)?;
        manifest.tables.push(write_table(&mut zip, &mut snapshot, table, path).await?);
    }
    for sha256 in texts(&mut snapshot, tables::FILES).await? {
        begin(&mut zip, &format!("files/{sha256}"), path)?;
        if let Some(record) = snapshot.fetch(BYTES, vec![sha256.into()]).await?.first() {
            zip.write_all(record.bytes(0)?).map_err(BackupError::file(path))?;
        }
    }
    begin(&mut zip, "manifest.json", path)?;
    serde_json::to_writer_pretty(&mut zip, &manifest).map_err(|error| BackupError::file(path)(error.into()))?;
    let mut inner = zip.finish().map_err(|error| BackupError::file(path)(error.into()))?;
    inner.flush().map_err(BackupError::file(path))?;
    Ok(manifest)
}

fn begin(zip: &mut Writer<'_>, name: &str, path: &Path) -> Result<(), BackupError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    zip.start_file(name, options).map_err(|error| BackupError::file(path)(error.into()))
}

async fn write_table(
    zip: &mut Writer<'_>,
    snapshot: &mut Transaction,
    table: &BackupTable,
    path: &Path,
) -> Result<TableCount, BackupError> {
    let (mut rows, mut hash) = (0, Sha256::new());
    snapshot
        .for_each(table.select, |record| {
            let line = line_of(table, &record)?;
            hash.update(&line);
            rows += 1;
            zip.write_all(line.as_bytes()).map_err(BackupError::file(path))
        })
        .await?;
    Ok(TableCount { name: table.name.to_owned(), rows, sha256: hex(&hash.finalize()) })
}

async fn texts(snapshot: &mut Transaction, sql: &'static str) -> Result<Vec<String>, BackupError> {
    let mut texts = Vec::new();
    snapshot
        .for_each(sql, |record| record.text(0).map(|text| texts.push(text.to_owned())).map_err(BackupError::Store))
        .await?;
    Ok(texts)
}
