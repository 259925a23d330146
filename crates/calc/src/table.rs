//! A CSV whose columns are found by their headings and whose cells are read with their place.

use std::io::{self, Read};

use rashin_model::cell::required;
use rashin_model::spelling::fold;
use rashin_model::{Misread, Sentence};

use crate::calculator::Input;
use crate::problem::{Problem, Problems, wrong};
use crate::unix_lines::UnixLines;

/// A table that is read row by row.
pub(crate) struct Table<'r> {
    reader: csv::Reader<Box<dyn Read + 'r>>,
    file: Option<String>,
    heading: Vec<String>,
    columns: &'static [Input],
    /// For each of `columns`, its position in the file.
    positions: Vec<Option<usize>>,
    record: csv::StringRecord,
    rows: u64,
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t, 'r> {
    table: &'t Table<'r>,
    line: u64,
}

impl<'r> Table<'r> {
    /// Reads the heading. `None`, with a problem, when the table cannot be read at all.
    pub(crate) fn open(
        file: Option<&str>,
        input: impl Read + 'r,
        columns: &'static [Input],
        problems: &mut Problems,
    ) -> Option<Self> {
        // The added line end makes the last line like every other; blank lines are passed over.
        let input: Box<dyn Read + 'r> = Box::new(UnixLines::new(input).chain(&b"\n"[..]));
        let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(input);
        let mut table = Self {
            reader,
            file: file.map(str::to_owned),
            heading: Vec::new(),
            columns,
            positions: Vec::new(),
            record: csv::StringRecord::new(),
            rows: 0,
        };
        match table.reader.read_record(&mut table.record) {
            Ok(true) => {
                table.heading = table.record.iter().map(|cell| cell.trim().to_owned()).collect();
                table.positions = columns.iter().map(|column| table.find(column, problems)).collect();
                Some(table)
            }
            Ok(false) => {
                table.add(None, None, no_heading(), problems);
                None
            }
            Err(error) => {
                table.add(None, None, unreadable(&error), problems);
                None
            }
        }
    }

    /// The headings of the file.
    pub(crate) fn heading(&self) -> &[String] {
        &self.heading
    }

    /// The position in the file of the column of this name.
    pub(crate) fn at(&self, name: &str) -> Option<usize> {
        self.columns.iter().zip(&self.positions).find(|(column, _)| column.name == name).and_then(|(_, at)| *at)
    }

    /// Makes a column that the file may lack a needed one: a problem where it is missing.
    pub(crate) fn need(&self, name: &str, problems: &mut Problems) {
        let lacking = self.columns.iter().zip(&self.positions).find(|(column, at)| column.name == name && at.is_none());
        if let Some((column, _)) = lacking {
            self.add(None, None, missing(column, &self.heading), problems);
        }
    }

    /// How many rows were read.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// The next row that is not blank; rows that cannot be read become problems.
    pub(crate) fn next(&mut self, problems: &mut Problems) -> Option<Row<'_, 'r>> {
        let line = loop {
            let read = self.reader.read_record(&mut self.record);
            // The reader stands after the line end of the row; line ends inside cells come off too.
            let inside: usize = self.record.iter().map(|cell| cell.matches('\n').count()).sum();
            let line = self.reader.position().line().saturating_sub(1 + inside as u64);
            match read {
                Ok(false) => return None,
                Err(error) => {
                    let at = if let csv::ErrorKind::Utf8 { err, .. } = error.kind() { Some(err.field()) } else { None };
                    self.add(Some(line), at, unreadable(&error), problems);
                    if error.is_io_error() {
                        return None;
                    }
                }
                Ok(true) if self.record.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(true) if self.record.len() != self.heading.len() => {
                    self.add(Some(line), None, ragged(self.record.len(), self.heading.len()), problems);
                }
                Ok(true) => break line,
            }
        };
        self.rows += 1;
        Some(Row { table: self, line })
    }

    /// Adds a problem of this table.
    pub(crate) fn add(&self, line: Option<u64>, at: Option<usize>, misread: Misread, problems: &mut Problems) {
        let column = at.and_then(|at| self.heading.get(at)).cloned();
        let Misread { sentence, hint } = misread;
        problems.add(Problem { file: self.file.clone(), line, column, sentence, hint });
    }

    /// The position of a column: by its name, else by one of its other names.
    fn find(&self, column: &Input, problems: &mut Problems) -> Option<usize> {
        let called = |names: &[&str]| -> Vec<usize> {
            let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
            let headings = self.heading.iter().enumerate();
            headings.filter(|(_, heading)| folded.contains(&fold(heading))).map(|(at, _)| at).collect()
        };
        let mut found = called(&[column.name]);
        if found.is_empty() {
            found = called(column.also);
        }
        match found.as_slice() {
            [] if column.needed => self.add(None, None, missing(column, &self.heading), problems),
            [_, again, ..] => self.add(None, Some(*again), twice(column), problems),
            _ => {}
        }
        found.first().copied()
    }
}

impl<'t> Row<'t, '_> {
    /// The line on which the row starts.
    pub(crate) fn line(self) -> u64 {
        self.line
    }

    /// The cells as they stand in the file.
    pub(crate) fn cells(self) -> &'t csv::StringRecord {
        &self.table.record
    }

    /// The text of a cell without the spaces around it; blank where the file lacks the column.
    pub(crate) fn text(self, at: Option<usize>) -> &'t str {
        at.and_then(|at| self.table.record.get(at)).map_or("", str::trim)
    }

    /// Reads a cell that may be blank. What cannot be read becomes a problem.
    pub(crate) fn read<T>(
        self,
        at: Option<usize>,
        read: impl Fn(&str) -> Result<T, Box<Misread>>,
        problems: &mut Problems,
    ) -> Option<T> {
        let text = self.text(at);
        if text.is_empty() { None } else { self.require(at, read, problems) }
    }

    /// Reads a cell that must not be blank. What cannot be read becomes a problem.
    pub(crate) fn require<T>(
        self,
        at: Option<usize>,
        read: impl Fn(&str) -> Result<T, Box<Misread>>,
        problems: &mut Problems,
    ) -> Option<T> {
        let text = self.text(at);
        let read = required(text).and_then(|()| read(text));
        read.map_err(|misread| self.add(at, *misread, problems)).ok()
    }

    /// Adds a problem of a cell of this row.
    pub(crate) fn add(self, at: Option<usize>, misread: Misread, problems: &mut Problems) {
        // A column that the file lacks was reported once, for all rows.
        if at.is_some() {
            self.table.add(Some(self.line), at, misread, problems);
        }
    }
}

fn no_heading() -> Misread {
    wrong(
        Sentence::new("見出しの行がありません", "there is no heading row"),
        Sentence::new("1行目に列の名前を書いてください", "put the names of the columns on the first line"),
    )
}

fn unreadable(error: &csv::Error) -> Misread {
    if let csv::ErrorKind::Io(cause) = error.kind() {
        return cannot_be_read(cause);
    }
    wrong(
        Sentence::new("文字コードが UTF-8 ではありません", "it is not in UTF-8"),
        Sentence::new(
            "UTF-8 のCSVとして保存し直してください（例 iconv -f CP932 -t UTF-8）",
            "save it again as CSV in UTF-8 (such as with iconv -f CP932 -t UTF-8)",
        ),
    )
}

/// The misread of a file that the system does not give.
pub(crate) fn cannot_be_read(cause: &io::Error) -> Misread {
    wrong(
        Sentence::new(format!("読めません（{cause}）"), format!("it cannot be read ({cause})")),
        Sentence::new(
            "場所の綴りと、読み取りの権限を確かめてください",
            "check the spelling of the path, and that it may be read",
        ),
    )
}

fn ragged(cells: usize, headings: usize) -> Misread {
    wrong(
        Sentence::new(
            format!("欄が{cells}個あり、見出しの{headings}個と合いません"),
            format!("the row has {cells} cells, the heading has {headings}"),
        ),
        Sentence::new(
            "コンマを含む値は \" で囲み、足りない欄は空欄で補ってください",
            "put values with commas in quotation marks, and leave blanks for missing cells",
        ),
    )
}

fn missing(column: &Input, heading: &[String]) -> Misread {
    let name = column.name;
    let names = [name].iter().chain(column.also).copied().collect::<Vec<_>>().join(", ");
    let found = heading.join(", ");
    wrong(
        Sentence::new(
            format!("列 {name} がありません（{}）", column.ja),
            format!("there is no column {name} ({})", column.en),
        ),
        Sentence::new(
            format!("見出しを {names} のいずれかにしてください。今の見出し: {found}"),
            format!("call the column one of: {names}; the headings are: {found}"),
        ),
    )
}

fn twice(column: &Input) -> Misread {
    let name = column.name;
    wrong(
        Sentence::new(format!("列 {name} が二つあります"), format!("there are two columns {name}")),
        Sentence::new("一つを残して、ほかの見出しを変えてください", "keep one of them and rename the other"),
    )
}
