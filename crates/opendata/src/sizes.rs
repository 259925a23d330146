//! How many bytes files have.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::files::{DataFile, files};
use crate::format::Format;
use crate::release::Release;

/// Counts the bytes on their way.
pub(crate) struct Counted<W> {
    out: W,
    count: u64,
}

impl<W> Counted<W> {
    pub fn new(out: W) -> Self {
        Self { out, count: 0 }
    }

    pub fn count(&self) -> u64 {
        self.count
    }

    pub fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.count += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The size of a file of a release, in bytes: it is written to nowhere.
///
/// # Errors
/// What keeps the file from being written.
pub fn size(file: &DataFile, release: &Release<'_>) -> io::Result<u64> {
    let mut out = Counted::new(io::sink());
    file.write(release, &mut out)?;
    Ok(out.count())
}

/// The sizes of the files of a release that hold data, by name. Those that describe data name these sizes and
/// have none here. A file that cannot be written has no size.
pub fn sizes(release: &Release<'_>) -> BTreeMap<String, u64> {
    let files = files(release);
    let mut found = BTreeMap::new();
    for stage in [Stage::Data, Stage::Archive] {
        let known = Release { sizes: &found, ..*release };
        let of_stage = files.iter().filter(|file| Stage::of(file) == stage);
        let sizes = of_stage.filter_map(|file| Some((file.name.clone(), size(file, &known).ok()?)));
        let sizes: Vec<(String, u64)> = sizes.collect();
        found.extend(sizes);
    }
    found
}

/// When a file can be written: some name the sizes of those before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It holds data and nothing else.
    Data,
    /// It holds data with a description of the files in it.
    Archive,
    /// It describes files.
    About,
}

impl Stage {
    /// Every stage, in its order.
    pub const ALL: [Self; 3] = [Self::Data, Self::Archive, Self::About];

    /// The stage of a file.
    pub fn of(file: &DataFile) -> Self {
        match file.format {
            Format::Zip => Self::Archive,
            format if format.is_about() => Self::About,
            _ => Self::Data,
        }
    }
}
