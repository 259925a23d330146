//! Where the rows and columns of a table stand in its file.

use rashin_model::Sentence;
use rust_xlsxwriter::{column_number_to_name, row_col_to_cell};

use crate::container::Addressing;

/// Where one table was found.
#[derive(Debug)]
pub(crate) struct Origin {
    /// File or sheet, as it is called there.
    pub name: String,
    /// How places in it are named.
    pub addressing: Addressing,
    /// Line of each row that could be read; for the profile, of each property (0 where there is none).
    pub lines: Vec<u32>,
    /// Position in the file of each column of the table.
    pub columns: Vec<Option<usize>>,
}

impl Origin {
    /// A table of which nothing has been read yet.
    pub fn new(name: String, addressing: Addressing) -> Self {
        Self { name, addressing, lines: Vec::new(), columns: Vec::new() }
    }

    /// A place by line (from 1, if any), position of the column in the file (if any) and what the column is called.
    pub fn place(&self, line: Option<u32>, column: Option<usize>, called: &str) -> Sentence {
        match self.addressing {
            Addressing::Lines => self.line_place(line, called, ("行", "line")),
            Addressing::Entities => self.line_place(line, called, ("件目", "entity")),
            Addressing::Cells => {
                let reference = cell_reference(line, column);
                let place = if reference.is_empty() { self.name.clone() } else { format!("{}!{reference}", self.name) };
                Sentence::new(place.clone(), place)
            }
        }
    }

    fn line_place(&self, line: Option<u32>, called: &str, word: (&str, &str)) -> Sentence {
        let name = &self.name;
        let (ja, en) = match line {
            Some(line) => (format!("{name} {line}{} {called}", word.0), format!("{name} {} {line} {called}", word.1)),
            None => (format!("{name} {called}"), format!("{name} {called}")),
        };
        Sentence::new(ja.trim_end(), en.trim_end())
    }
}

/// `D14`, a whole row `14:14`, a whole column `D:D`, or nothing.
fn cell_reference(line: Option<u32>, column: Option<usize>) -> String {
    let column = column.map(|column| u16::try_from(column).unwrap_or(u16::MAX));
    match (line, column) {
        (Some(line), Some(column)) => row_col_to_cell(line.saturating_sub(1), column),
        (Some(line), None) => format!("{line}:{line}"),
        (None, Some(column)) => {
            let letters = column_number_to_name(column);
            format!("{letters}:{letters}")
        }
        (None, None) => String::new(),
    }
}
