//! How many bytes files have.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::files::{DataFile, files};
use crate::release::Release;

/// Counts bytes and keeps none.
#[derive(Default)]
struct Count(u64);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The size of a file of a release, in bytes: it is written to nowhere.
///
/// # Errors
/// What keeps the file from being written.
pub fn size(file: &DataFile, release: &Release<'_>) -> io::Result<u64> {
    let mut count = Count::default();
    file.write(release, &mut count)?;
    Ok(count.0)
}

/// The sizes of the files of a release that hold data, by name. Those that describe data name these sizes and
/// have none here. A file that cannot be written has no size.
pub fn sizes(release: &Release<'_>) -> BTreeMap<String, u64> {
    let holding = files(release).into_iter().filter(|file| !file.format.is_about());
    holding.filter_map(|file| size(&file, release).ok().map(|size| (file.name, size))).collect()
}
