//! Files that were handed in.

use std::fmt::Write as _;

use rashin_service::{KeptFile, StoreError};
use sha2::{Digest, Sha256};

use crate::connection::{Record, Value};

/// The file with SHA-256 `$1`.
pub(crate) const FILE: &str = "SELECT sha256, media_type, bytes FROM file WHERE sha256 = $1";

/// The bytes of the file with SHA-256 `$1`.
pub(crate) const BYTES: &str = "SELECT bytes FROM file WHERE sha256 = $1";

/// Keeps a file unless it is kept already.
pub(crate) const KEEP: &str =
    "INSERT INTO file (sha256, media_type, bytes) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING";

/// Values of [`KEEP`]; refused if the bytes are not those that the hash names.
pub(crate) fn values_of(file: &KeptFile) -> Result<Vec<Value>, StoreError> {
    if sha256_of(&file.bytes) != file.sha256 {
        return Err(StoreError::Database(format!("{} is not the SHA-256 of the file", file.sha256).into()));
    }
    Ok(vec![file.sha256.as_str().into(), file.media_type.as_str().into(), file.bytes.clone().into()])
}

/// A row of [`FILE`].
pub(crate) fn kept_file(record: &Record) -> Result<KeptFile, StoreError> {
    let (sha256, bytes) = (record.text(0)?.to_owned(), record.bytes(2)?.to_owned());
    if sha256_of(&bytes) != sha256 {
        return Err(StoreError::Unreadable(format!("the file {sha256} is no longer what was handed in")));
    }
    Ok(KeptFile { sha256, media_type: record.text(1)?.to_owned(), bytes })
}

/// SHA-256 of bytes, in hexadecimal.
pub(crate) fn sha256_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
