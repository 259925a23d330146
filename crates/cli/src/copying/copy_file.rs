//! A file of a copy on its way: compared with what is there while it comes, and written beside from the first
//! byte that differs.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read as _, Write};
use std::path::PathBuf;

use super::folder::{Folder, Put};

/// How much is read at once of what is there.
const PIECE: usize = 16 << 10;

/// A file on its way into the folder of a copy; [`Self::finish`] puts it in place.
pub struct CopyFile<'f> {
    folder: &'f Folder,
    path: String,
    /// Where it is written, if it is.
    beside: PathBuf,
    state: State,
    bytes: u64,
}

enum State {
    /// So far it is what is there.
    Same(BufReader<File>),
    /// It is written beside.
    Written(BufWriter<File>),
}

impl<'f> CopyFile<'f> {
    /// Begins a file; `number` tells it from others at work.
    pub fn begin(folder: &'f Folder, path: &str, number: usize) -> io::Result<Self> {
        let (path, beside) = (path.to_owned(), folder.beside(&number.to_string()));
        let state = match File::open(folder.place(&path)) {
            Ok(there) => State::Same(BufReader::with_capacity(PIECE, there)),
            Err(error) if error.kind() == ErrorKind::NotFound => State::Written(folder.create(&beside)?),
            Err(error) => return Err(folder.unreadable(&folder.place(&path), &error)),
        };
        Ok(Self { folder, path, beside, state, bytes: 0 })
    }

    /// How many bytes it has.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Puts the file in place, unless it is there already.
    pub fn finish(mut self) -> io::Result<Put> {
        if let State::Same(there) = &mut self.state {
            let is_end = read(there, &mut [0]).map_err(|error| self.unreadable(&error))? == 0;
            if is_end {
                return Ok(Put::Same);
            }
            self.differ()?;
        }
        self.flush()?;
        self.folder.put_in_place(&self.beside, &self.path)?;
        Ok(Put::Written)
    }

    /// From here on the file differs from what is there, of which the beginning is taken over.
    fn differ(&mut self) -> io::Result<()> {
        let place = self.folder.place(&self.path);
        self.folder.may_replace(&self.path)?;
        let mut file = self.folder.create(&self.beside)?;
        let there = File::open(&place).map_err(|error| self.unreadable(&error))?;
        io::copy(&mut there.take(self.bytes), &mut file).map_err(|error| self.folder.unwritable(&place, &error))?;
        self.state = State::Written(file);
        Ok(())
    }

    fn unreadable(&self, error: &io::Error) -> io::Error {
        self.folder.unreadable(&self.folder.place(&self.path), error)
    }
}

impl Write for CopyFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let bytes = match &mut self.state {
            State::Written(file) => {
                let (folder, path) = (self.folder, &self.path);
                let written = file.write(bytes);
                let written = written.map_err(|error| folder.unwritable(&folder.place(path), &error))?;
                self.bytes += written as u64;
                return Ok(written);
            }
            State::Same(there) => {
                let mut piece = [0; PIECE];
                let piece = &mut piece[..bytes.len().min(PIECE)];
                let read = read(there, piece);
                let bytes = &bytes[..piece.len()];
                if read.map_err(|error| self.unreadable(&error))? == piece.len() && piece == bytes {
                    self.bytes += bytes.len() as u64;
                    return Ok(bytes.len());
                }
                bytes
            }
        };
        self.differ()?;
        self.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        let State::Written(file) = &mut self.state else { return Ok(()) };
        file.flush().map_err(|error| self.folder.unwritable(&self.folder.place(&self.path), &error))
    }
}

/// Reads as much as there is, up to the length of a piece.
fn read(from: &mut impl io::Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut done = 0;
    while done < piece.len() {
        match from.read(&mut piece[done..]) {
            Ok(0) => break,
            Ok(more) => done += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}
