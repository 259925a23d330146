//! Rows kept until they can be written: one text for all, instead of one allocation per cell.

/// Rows of text cells.
#[derive(Debug, Default)]
pub(crate) struct KeptRows {
    text: String,
    /// Where each cell ends in the text.
    cell_ends: Vec<usize>,
    /// Where each row ends in the list of cells.
    row_ends: Vec<usize>,
}

impl KeptRows {
    /// Keeps a row.
    pub(crate) fn keep(&mut self, row: &csv::StringRecord) {
        for cell in row {
            self.text.push_str(cell);
            self.cell_ends.push(self.text.len());
        }
        self.row_ends.push(self.cell_ends.len());
    }

    /// The rows in the order in which they were kept.
    pub(crate) fn iter(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        let mut first_cell = 0;
        self.row_ends.iter().map(move |&end| {
            let ends = &self.cell_ends[first_cell..end];
            let mut start = if first_cell == 0 { 0 } else { self.cell_ends[first_cell - 1] };
            first_cell = end;
            ends.iter().map(move |&end| &self.text[std::mem::replace(&mut start, end)..end])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::KeptRows;

    #[test]
    fn rows_come_back_as_they_were_kept() {
        let rows = [["a", "", "羅針"], ["", "", ""], ["1,5", "\n", "z"]];
        let mut kept = KeptRows::default();
        for row in rows {
            kept.keep(&csv::StringRecord::from(row.to_vec()));
        }
        let back: Vec<Vec<&str>> = kept.iter().map(Iterator::collect).collect();
        assert_eq!(back, rows);
    }
}
