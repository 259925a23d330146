//! The folder that a copy is written into. Files that are as they should be are not touched, others are
//! written beside and put in place at once; what was ours and is gone is removed, nothing else ever is.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, anyhow, bail};
use rashin_model::Lang;

/// The list of the files that are ours, one a line.
const LIST: &str = "rashin-files.txt";

/// Where files are written before they are put in place. While it is there, a run is under way or was cut off.
const WORKSHOP: &str = ".rashin-publish";

/// The folder of a copy.
pub struct Folder {
    root: PathBuf,
    /// Files that an earlier run wrote, or meant to write.
    ours: BTreeSet<String>,
    is_forced: bool,
    made: Mutex<BTreeSet<PathBuf>>,
    lang: Lang,
}

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is new, or it changed.
    Written,
    /// It was there with the same content.
    Same,
}

impl Folder {
    /// Opens a folder for a copy of the files that are planned. A folder with other files in it is refused
    /// unless that is forced.
    pub fn open(root: &Path, planned: &BTreeSet<String>, is_forced: bool, lang: Lang) -> Result<Self> {
        let mut folder = Self { root: root.to_owned(), ours: BTreeSet::new(), is_forced, made: Mutex::default(), lang };
        folder.make(root)?;
        let (list, begun) = (root.join(LIST), root.join(WORKSHOP).join(LIST));
        let is_ours = list.exists() || begun.exists();
        let is_empty = fs::read_dir(root).map_err(|error| folder.unreadable(root, &error))?.next().is_none();
        if !is_ours && !is_empty && !is_forced {
            bail!(refusal(root, lang));
        }
        for known in [list, begun] {
            folder.ours.extend(folder.read_list(&known)?);
        }
        folder.make(&root.join(WORKSHOP))?;
        folder.expect(planned)?;
        Ok(folder)
    }

    /// Notes which files are to be written. From here on a run that is cut off can be told from a stranger's
    /// folder, and goes on at the next one.
    pub fn expect(&self, planned: &BTreeSet<String>) -> Result<()> {
        let expected: BTreeSet<&str> = self.ours.iter().chain(planned).map(String::as_str).collect();
        self.replace(&self.root.join(WORKSHOP).join(LIST), &lines(expected.into_iter()), "list")
    }

    /// Whether a file may be put where it belongs: there is none, it is ours, or that is forced.
    pub(super) fn may_replace(&self, path: &str) -> io::Result<()> {
        let is_allowed = self.is_forced || self.ours.contains(path);
        if is_allowed { Ok(()) } else { Err(io::Error::other(self.foreign(&self.place(path)))) }
    }

    /// Where a file of the copy is.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Where a file is written before it is put in place; `number` tells it from others at work.
    pub(super) fn beside(&self, number: &str) -> PathBuf {
        self.root.join(WORKSHOP).join(format!("{number}.part"))
    }

    /// Begins a file beside.
    pub(super) fn create(&self, beside: &Path) -> io::Result<BufWriter<File>> {
        File::create(beside).map(BufWriter::new).map_err(|error| self.unwritable(beside, &error))
    }

    /// Puts a file that was written beside where it belongs, at once.
    pub(super) fn put_in_place(&self, beside: &Path, path: &str) -> io::Result<()> {
        let place = self.place(path);
        if let Some(parent) = place.parent() {
            self.make(parent)?;
        }
        fs::rename(beside, &place).map_err(|error| self.unwritable(&place, &error))
    }

    /// Removes what was ours and is not part of the copy any more, and lists what is. Gives how many files
    /// were removed.
    pub fn finish(self, planned: &BTreeSet<String>) -> Result<usize> {
        let mut removed = 0;
        for gone in self.ours.difference(planned) {
            let path = self.root.join(gone);
            match fs::remove_file(&path) {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => bail!(self.unwritable(&path, &error)),
            }
            // Folders that are empty now go, too; the first that is not ends it.
            let above = path.ancestors().skip(1).take_while(|folder| **folder != *self.root);
            let _ = above.map(fs::remove_dir).take_while(Result::is_ok).count();
        }
        self.replace(&self.root.join(LIST), &lines(planned.iter().map(String::as_str)), "list")?;
        let workshop = self.root.join(WORKSHOP);
        fs::remove_dir_all(&workshop).map_err(|error| self.unwritable(&workshop, &error))?;
        Ok(removed)
    }

    fn read_list(&self, path: &Path) -> Result<Vec<String>> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(text.lines().filter(|line| is_inside(line)).map(str::to_owned).collect()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(self.unreadable(path, &error).into()),
        }
    }

    /// Writes a file beside, and puts it in place at once.
    fn replace(&self, path: &Path, bytes: &[u8], number: &str) -> Result<()> {
        let beside = self.beside(number);
        let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
        Ok(written.map_err(|error| self.unwritable(path, &error))?)
    }

    fn make(&self, folder: &Path) -> io::Result<()> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if !made.contains(folder) {
            fs::create_dir_all(folder).map_err(|error| self.unwritable(folder, &error))?;
            made.insert(folder.to_owned());
        }
        Ok(())
    }

    pub(super) fn unwritable(&self, path: &Path, error: &io::Error) -> io::Error {
        let path = path.display();
        io::Error::other(match self.lang {
            Lang::Ja => format!(
                "{path} を書けません（{error}）。空き容量と書き込みの権限を確かめるか、--out で別の場所を指定してください。もう一度実行すると続きから書き出します"
            ),
            Lang::En => format!(
                "{path} cannot be written ({error}). Look at free space and permissions, or name another place with --out; the next run goes on from here"
            ),
        })
    }

    pub(super) fn unreadable(&self, path: &Path, error: &io::Error) -> io::Error {
        let path = path.display();
        io::Error::other(match self.lang {
            Lang::Ja => format!("{path} を読めません（{error}）。権限を確かめるか、--out で別の場所を指定してください"),
            Lang::En => {
                format!("{path} cannot be read ({error}). Look at its permissions, or name another place with --out")
            }
        })
    }

    fn foreign(&self, path: &Path) -> anyhow::Error {
        let path = path.display();
        match self.lang {
            Lang::Ja => anyhow!(
                "{path} は rashin が書いたファイルではないため、上書きしません。移すか、--force を付けてください"
            ),
            Lang::En => {
                anyhow!("{path} was not written by rashin and is not overwritten; move it, or say --force")
            }
        }
    }
}

/// A line of a list never leads out of the folder, whoever wrote it.
fn is_inside(line: &str) -> bool {
    !line.is_empty() && line.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

fn lines<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<u8> {
    paths.fold(Vec::new(), |mut text, path| {
        text.extend_from_slice(path.as_bytes());
        text.push(b'\n');
        text
    })
}

fn refusal(root: &Path, lang: Lang) -> String {
    let root = root.display();
    match lang {
        Lang::Ja => format!(
            "{root} には rashin が書いたものではないファイルがあります。空のフォルダーを --out で指定するか、そのまま使うなら --force を付けてください（ほかのファイルは消しません）"
        ),
        Lang::En => format!(
            "{root} holds files that rashin did not write. Name an empty folder with --out, or say --force to use it as it is (other files are not removed)"
        ),
    }
}
