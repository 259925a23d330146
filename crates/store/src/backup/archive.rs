//! A backup that is read.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::BackupError;
use super::manifest::{FORMAT, Manifest, TableCount, VERSION};
use super::rows::values_of;
use super::tables::{BackupTable, TABLES};
use crate::connection::Value;
use crate::file::{hex, sha256_of};

/// A backup that was opened; its manifest was read.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    /// What it says of itself.
    pub manifest: Manifest,
}

impl Archive {
    /// Opens a backup and reads its manifest.
    pub(super) fn open(path: &Path) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(BackupError::file(path))?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(path.display(), &error))?;
        let text = {
            let mut part = zip.by_name("manifest.json").map_err(|error| damaged("manifest.json", &error))?;
            let mut text = String::new();
            part.read_to_string(&mut text).map_err(|error| damaged("manifest.json", &error))?;
            text
        };
        let manifest: Manifest = serde_json::from_str(&text).map_err(|error| damaged("manifest.json", &error))?;
        if manifest.format != FORMAT {
            return Err(BackupError::Damaged(manifest.format));
        }
        let is_known = |name: &str| TABLES.iter().any(|table| table.name == name);
        if manifest.version > VERSION || !manifest.tables.iter().all(|table| is_known(&table.name)) {
            return Err(BackupError::Newer(manifest.program));
        }
        Ok(Self { zip, manifest })
    }

    /// The rows of a table; none if the backup is older than the table.
    pub(super) fn rows(&mut self, table: &'static BackupTable) -> Result<Rows<'_>, BackupError> {
        let counted = self.manifest.tables.iter().find(|counted| counted.name == table.name).cloned();
        let lines = match counted {
            Some(_) => {
                let name = format!("{}.jsonl", table.name);
                let part = self.zip.by_name(&name).map_err(|error| damaged(&name, &error))?;
                Some(BufReader::new(part))
            }
            None => None,
        };
        Ok(Rows { table, counted, lines, count: 0, hash: Sha256::new(), line: String::new() })
    }

    /// The bytes of a file that was handed in.
    pub(super) fn file(&mut self, sha256: &str) -> Result<Vec<u8>, BackupError> {
        let name = format!("files/{sha256}");
        let mut bytes = Vec::new();
        let mut part = self.zip.by_name(&name).map_err(|error| damaged(&name, &error))?;
        part.read_to_end(&mut bytes).map_err(|error| damaged(&name, &error))?;
        if sha256_of(&bytes) == sha256 { Ok(bytes) } else { Err(BackupError::Damaged(name)) }
    }

    /// Reads everything once: every row can be taken, and nothing is missing.
    pub(super) fn check(&mut self) -> Result<(), BackupError> {
        for table in &TABLES {
            let mut files = Vec::new();
            let mut rows = self.rows(table)?;
            while let Some(values) = rows.next()? {
                if let ("file", Some(Value::Text(sha256))) = (table.name, values.into_iter().next()) {
                    files.push(sha256);
                }
            }
            drop(rows);
            for sha256 in files {
                self.file(&sha256)?;
            }
        }
        Ok(())
    }
}

/// A walk over the rows of a table.
pub(super) struct Rows<'a> {
    table: &'static BackupTable,
    counted: Option<TableCount>,
    lines: Option<BufReader<ZipFile<'a, BufReader<File>>>>,
    count: u64,
    hash: Sha256,
    line: String,
}

impl Rows<'_> {
    /// The values of the next row. At the end it is checked that these were all rows, as they were written.
    pub(super) fn next(&mut self) -> Result<Option<Vec<Value>>, BackupError> {
        let (Some(lines), Some(counted)) = (&mut self.lines, &self.counted) else { return Ok(None) };
        self.line.clear();
        if lines.read_line(&mut self.line).map_err(|error| damaged(self.table.name, &error))? == 0 {
            let hash = hex(&std::mem::take(&mut self.hash).finalize());
            if (self.count, &hash) != (counted.rows, &counted.sha256) {
                return Err(BackupError::Damaged(format!("{}: {} / {}", self.table.name, self.count, counted.rows)));
            }
            self.lines = None;
            return Ok(None);
        }
        self.hash.update(&self.line);
        self.count += 1;
        values_of(self.table, &self.line).map(Some)
    }
}

fn damaged(part: impl Display, cause: &impl Display) -> BackupError {
    BackupError::Damaged(format!("{part}: {cause}"))
}
