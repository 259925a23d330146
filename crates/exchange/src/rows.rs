//! Rows of text as they stand in a file, before anything is known of their table.

use rashin_model::Misread;

/// One row of a file. The buffers are used again for every row: bulk imports allocate nothing here.
#[derive(Debug, Default)]
pub(crate) struct RawRow {
    /// Line in a CSV (where the record starts) or row in a sheet, from 1.
    pub line: u32,
    /// What cannot be seen from the texts.
    pub notes: Vec<Note>,
    /// The texts of all cells, and where each begins and ends in it.
    text: String,
    cells: Vec<(usize, usize)>,
}

/// What a spreadsheet says about a cell beside its text; with the position of the cell's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Note {
    /// The text is the result of a formula.
    Formula(usize),
    /// The text is the name of a calculation error, such as `#REF!`.
    Error(usize),
    /// The cell is a date, its text the day.
    Day(usize),
    /// The cell is to the right of all columns that are looked at.
    TooFarRight(usize),
}

impl RawRow {
    /// Empties the row for the next one.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.notes.clear();
    }

    /// Adds a cell.
    pub fn push(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.cells.push((start, self.text.len()));
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The bytes of all cells together.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The text of a cell without the spaces around it; blank when the row ends before it.
    pub fn cell(&self, position: usize) -> &str {
        self.cells.get(position).map_or("", |&(start, end)| trimmed(&self.text[start..end]))
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.notes.is_empty() && (0..self.len()).all(|position| self.cell(position).is_empty())
    }
}

/// A text without the spaces around it, full-width ones too.
fn trimmed(text: &str) -> &str {
    // Nearly every cell is blank, or begins and ends with a letter, which can be seen without decoding it.
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// A walk over the rows of one table.
pub(crate) trait Rows {
    /// Puts the next row into `row`; `false` when there is none.
    ///
    /// # Errors
    /// What breaks the walk off: the rest of the table cannot be read.
    fn next(&mut self, row: &mut RawRow) -> Result<bool, Box<Misread>>;
}
