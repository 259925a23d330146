//! Keeps a SQLite file under another name, so that its own name is free.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};

use super::BackupError;
use crate::connection::failure;

/// How long a program that is just closing the file is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// Renames a file that is there, whole and with nothing left in files beside it; `None` if there is
/// no file.
///
/// # Errors
/// [`BackupError::InUse`] while any other program has it open.
pub(super) async fn set_aside(path: &Path, now: Timestamp) -> Result<Option<PathBuf>, BackupError> {
    if !path.exists() {
        return Ok(None);
    }
    let options = SqliteConnectOptions::new().filename(path).busy_timeout(PATIENCE);
    let mut only: SqliteConnection = options.connect().await.map_err(failure)?;
    // SQLite leaves the mode with a log beside the file only for the one who has the file for himself,
    // and then all of the log is in the file.
    let mode: Result<String, sqlx::Error> =
        sqlx::query_scalar("PRAGMA journal_mode = DELETE").fetch_one(&mut only).await;
    let is_alone = mode.is_ok_and(|mode| mode == "delete");
    only.close().await.map_err(failure)?;
    if !is_alone {
        return Err(BackupError::InUse(path.to_owned()));
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{}", now.strftime("%Y%m%dT%H%M%SZ")));
    let aside = PathBuf::from(name);
    if aside.exists() {
        return Err(BackupError::Exists(aside));
    }
    std::fs::rename(path, &aside).map_err(BackupError::file(path))?;
    Ok(Some(aside))
}
