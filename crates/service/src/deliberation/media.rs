//! Material of meetings.

use crate::Error;
use crate::file::keep_file;
use crate::port::Store;

/// The largest file, in bytes: 20 MB.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;

/// Keeps a file and gives its SHA-256 in hexadecimal, under which a document names it.
///
/// # Errors
/// As [`crate::file_kind`]; [`Error::Store`].
pub async fn keep_material(store: &impl Store, name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    keep_file(store, name, bytes, LARGEST_FILE).await
}
