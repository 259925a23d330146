//! The heading row of a table: which column stands where.

use rashin_model::Column;
use rashin_model::spelling::fold;

use crate::rows::RawRow;

/// Where the columns of a table stand.
#[derive(Debug)]
pub(crate) struct Heading {
    /// For each column of the table, its position in the file.
    pub positions: Vec<Option<usize>>,
    /// For each position in the file, whether a column of the table stands there.
    headed: Vec<bool>,
}

/// What is wrong with a heading: the position in the file and what stands there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum HeadingProblem {
    /// A column that the table does not have.
    Unknown(usize, String),
    /// A column that stands there a second time.
    Twice(usize, String),
}

impl Heading {
    /// Reads a heading row; `None` when it names no column of the table at all.
    pub fn read(columns: &[Column], row: &RawRow) -> Option<(Self, Vec<HeadingProblem>)> {
        let mut positions = vec![None; columns.len()];
        let mut headed = vec![false; row.len()];
        let mut problems = Vec::new();
        for (position, is_headed) in headed.iter_mut().enumerate() {
            let text = row.cell(position);
            if text.is_empty() {
                continue;
            }
            match columns.iter().position(|column| is_called(column, text)) {
                None => problems.push(HeadingProblem::Unknown(position, text.to_owned())),
                Some(column) if positions[column].is_some() => {
                    problems.push(HeadingProblem::Twice(position, text.to_owned()));
                }
                Some(column) => positions[column] = Some(position),
            }
            // A column that is unknown as a whole is not reported again at each of its cells.
            *is_headed = true;
        }
        positions.iter().any(Option::is_some).then_some((Self { positions, headed }, problems))
    }

    /// Whether a row says the same headings again in the other language.
    pub fn is_said_again_by(&self, columns: &[Column], row: &RawRow) -> bool {
        let says_again = |(column, position): (&Column, &Option<usize>)| {
            position.is_none_or(|position| {
                let text = row.cell(position);
                text.is_empty() || is_called(column, text)
            })
        };
        let says_something = self.positions.iter().flatten().any(|position| !row.cell(*position).is_empty());
        says_something && columns.iter().zip(&self.positions).all(says_again)
    }

    /// The text of a row in a column of the table; blank where the file does not have the column.
    pub fn cell<'r>(&self, row: &'r RawRow, column: usize) -> &'r str {
        self.positions[column].map_or("", |position| row.cell(position))
    }

    /// Positions of cells of a row that hold something under no heading.
    pub fn unheaded<'r>(&'r self, row: &'r RawRow) -> impl Iterator<Item = usize> + 'r {
        let is_headed = |position: usize| self.headed.get(position).copied().unwrap_or(false);
        let first = if self.headed.iter().all(|is_headed| *is_headed) { self.headed.len() } else { 0 };
        (first..row.len()).filter(move |position| !is_headed(*position) && !row.cell(*position).is_empty())
    }
}

/// What statistical tables call a column that has another name here.
const ALIASES: [(&str, &str); 1] = [("area", "area_code")];

/// Whether a heading names a column: by its machine name, its Japanese one, or an alias.
pub(crate) fn is_called(column: &Column, text: &str) -> bool {
    let folded = fold(text);
    let aliases = ALIASES.iter().filter(|(name, _)| *name == column.name).map(|(_, alias)| *alias);
    [column.name, column.heading].into_iter().chain(aliases).any(|name| name == text || fold(name) == folded)
}

#[cfg(test)]
mod tests {
    use rashin_model::plan::TABLES;

    use super::is_called;

    #[test]
    fn no_heading_names_two_columns_of_a_table() {
        for table in TABLES {
            for column in table.columns {
                let named = |text: &str| table.columns.iter().filter(|other| is_called(other, text)).count();
                assert_eq!((named(column.name), named(column.heading)), (1, 1), "{} {}", table.name, column.name);
            }
        }
    }
}
