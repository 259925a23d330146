//! The records of a CSV text (RFC 4180), whose line ends are `\n`.

use rashin_model::Misread;

use crate::rows::{RawRow, Rows};

/// A walk over the records of a text. Nothing in a text can break it off.
pub(crate) struct CsvRows<'a> {
    rest: &'a str,
    /// Lines before the rest.
    lines: u32,
}

impl<'a> CsvRows<'a> {
    /// A walk from the first line.
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, lines: 0 }
    }

    /// Reads the record that begins here, in which there are quotation marks; it may go over several lines.
    fn take_quoted(&mut self, row: &mut RawRow) {
        loop {
            let mut parts = Vec::new();
            if let Some(quotation) = self.rest.strip_prefix('"') {
                self.rest = quotation;
                self.take_quotation(&mut parts);
            }
            // Where the cell is not quoted, or what stands between the closing mark and the comma.
            let end = self.rest.find([',', '\n']).unwrap_or(self.rest.len());
            let (part, rest) = self.rest.split_at(end);
            parts.push(part);
            row.push_parts(parts);
            let Some(next) = rest.strip_prefix(',') else {
                self.rest = rest.strip_prefix('\n').unwrap_or(rest);
                return;
            };
            self.rest = next;
        }
    }

    /// Reads up to the closing mark, which is not doubled, or to the end of the text.
    fn take_quotation(&mut self, parts: &mut Vec<&'a str>) {
        loop {
            let end = self.rest.find('"').unwrap_or(self.rest.len());
            let (part, rest) = self.rest.split_at(end);
            self.lines += count_lines(part);
            parts.push(part);
            let Some(next) = rest.strip_prefix("\"\"") else {
                self.rest = rest.strip_prefix('"').unwrap_or(rest);
                return;
            };
            parts.push("\"");
            self.rest = next;
        }
    }
}

fn count_lines(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}

impl Rows for CsvRows<'_> {
    fn next(&mut self, row: &mut RawRow) -> Result<bool, Box<Misread>> {
        row.clear();
        while !self.rest.is_empty() {
            self.lines += 1;
            row.line = self.lines;
            let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            if line.contains('"') {
                self.take_quoted(row);
                return Ok(true);
            }
            self.rest = rest;
            if !line.is_empty() {
                row.push_line(line);
                return Ok(true);
            }
        }
        Ok(false)
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
