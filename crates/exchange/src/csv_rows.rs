//! The records of a CSV text whose line ends are `\n`.

use csv::{Reader, ReaderBuilder, StringRecord};
use rashin_model::{Misread, Sentence};

use crate::rows::{RawRow, Rows};

/// A walk over the records of a text.
pub(crate) struct CsvRows<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    record: StringRecord,
}

impl<'a> CsvRows<'a> {
    /// A walk from the first line.
    pub fn new(text: &'a str) -> Self {
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        Self { text, reader, record: StringRecord::new() }
    }

    /// The line in which the record begins. The reader counts blank lines before a record to it.
    fn line(&self) -> u32 {
        let Some(position) = self.record.position() else { return 0 };
        let from = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(self.text.len());
        let blank = self.text.as_bytes()[from..].iter().take_while(|byte| **byte == b'\n').count();
        u32::try_from(position.line()).unwrap_or(u32::MAX).saturating_add(u32::try_from(blank).unwrap_or(u32::MAX))
    }
}

impl Rows for CsvRows<'_> {
    fn next(&mut self, row: &mut RawRow) -> Result<bool, Box<Misread>> {
        row.clear();
        let is_there = self.reader.read_record(&mut self.record).map_err(|error| {
            Misread::new(
                Sentence::new(format!("CSVとして読めません（{error}）"), format!("it cannot be read as CSV ({error})")),
                Sentence::new(
                    "表計算ソフトで開き、CSVとして保存し直してください",
                    "open it in a spreadsheet and save it as CSV again",
                ),
            )
        })?;
        if is_there {
            row.line = self.line();
            self.record.iter().for_each(|cell| row.push(cell));
        }
        Ok(is_there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut rows = CsvRows::new(text);
        let mut row = RawRow::default();
        let mut found = Vec::new();
        while rows.next(&mut row).unwrap() {
            found.push((row.line, (0..row.len()).map(|position| row.cell(position).to_owned()).collect()));
        }
        found
    }

    #[test]
    fn records_know_the_line_they_start_in() {
        let found = records("a,b\n\n\"1\n2\",\"x,\"\"y\"\"\"\n,\n\"\",z");
        let wanted = [(1, vec!["a", "b"]), (3, vec!["1\n2", "x,\"y\""]), (5, vec!["", ""]), (6, vec!["", "z"])];
        assert_eq!(found, wanted.map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect())));
    }

    #[test]
    fn stray_and_unclosed_marks_lose_nothing() {
        assert_eq!(
            records("a\"b,\"c\"d\n\"e,f\n"),
            [(1, vec!["a\"b".to_owned(), "cd".to_owned()]), (2, vec!["e,f".to_owned()])]
        );
    }
}
