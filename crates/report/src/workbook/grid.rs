//! The columns of a sheet, and which of them each column of a table takes.

use rashin_eval::show::grouped;

use super::extent::{BOLD, PLAIN};
use super::paper::Paper;
use crate::table::{Cell, Table};

/// Columns of a sheet with several tables: across, upright.
const FINE: (usize, usize) = (36, 24);
/// The narrowest column, in points.
const NARROWEST: f64 = 28.0;
/// What a number has at its right, in points.
pub(super) const INDENT: f64 = 8.0;
/// Words up to this wide are not broken: those of heads, those of cells.
const UNBROKEN: (f64, f64) = (80.0, 45.0);

/// The columns of a sheet, by their widths in points.
#[derive(Debug)]
pub(super) struct Grid {
    columns: Vec<f64>,
}

impl Grid {
    /// The columns of a sheet with these tables: those of its one table, or equal ones that every table takes as
    /// many of as its own need.
    pub(super) fn of(tables: &[&Table], paper: Paper) -> Self {
        let width = paper.width();
        let columns = match tables {
            [] => vec![width],
            [table] => shares(table, width),
            _ => {
                let fine = if paper.is_landscape { FINE.0 } else { FINE.1 };
                let count = tables.iter().map(|table| table.columns.len()).fold(fine, usize::max);
                vec![width / f64::from(narrow(count)); count]
            }
        };
        Self { columns }
    }

    /// Its columns by their widths in half-width letters, as workbooks count them.
    pub(super) fn letters(&self) -> impl Iterator<Item = f64> {
        // A letter of the typeface that workbooks count in has 7 pixels; a column has 5 beside them.
        self.columns.iter().map(|points| ((points / 0.75 - 5.0) / 7.0).max(0.5))
    }

    /// The last column.
    pub(super) fn last(&self) -> u16 {
        narrow(self.columns.len().saturating_sub(1))
    }

    /// How wide some columns are together, in points.
    pub(super) fn width(&self, (from, to): (u16, u16)) -> f64 {
        self.columns[usize::from(from)..=usize::from(to)].iter().sum()
    }

    /// The first and the last column that each column of a table takes.
    pub(super) fn spans(&self, table: &Table) -> Vec<(u16, u16)> {
        let shares = shares(table, self.columns.iter().sum());
        let needs = needs(table);
        let latest = self.latest(&needs);
        let (mut spans, mut from, mut wanted, mut reached) = (Vec::with_capacity(shares.len()), 0, 0.0, 0.0);
        for (place, share) in shares.iter().enumerate() {
            wanted += share;
            let (mut to, mut own) = (from, self.columns[from]);
            let is_last = place + 1 == shares.len();
            while to < latest[place] {
                let next = self.columns[to + 1];
                if !is_last && own >= needs[place] && reached + own + next / 2.0 >= wanted {
                    break;
                }
                own += next;
                to += 1;
            }
            reached += own;
            spans.push((narrow(from), narrow(to)));
            from = to + 1;
        }
        spans
    }

    /// The last column that each column of a table may take so that those behind it have what they need.
    fn latest(&self, needs: &[f64]) -> Vec<usize> {
        let mut latest = Vec::with_capacity(needs.len());
        let mut end = self.columns.len() - 1;
        for (place, need) in needs.iter().enumerate().rev() {
            latest.push(end.max(place));
            let mut own = 0.0;
            while end > 0 && own < *need {
                own += self.columns[end];
                end -= 1;
            }
        }
        latest.reverse();
        latest
    }
}

fn narrow(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// The widths of the columns of a table that is so wide: as they are beside one another, but none narrower than
/// its numbers and the words of its head.
fn shares(table: &Table, room: f64) -> Vec<f64> {
    let mut needs = needs(table);
    let needed: f64 = needs.iter().sum();
    if needed > room {
        for need in &mut needs {
            *need *= room / needed;
        }
    }
    let mut is_fixed = vec![false; needs.len()];
    loop {
        let free: f64 =
            room - needs.iter().zip(&is_fixed).filter(|(_, fixed)| **fixed).map(|(need, _)| need).sum::<f64>();
        let others = table.columns.iter().zip(&is_fixed).filter(|(_, fixed)| !**fixed);
        let all: f64 = others.map(|(column, _)| column.width).sum();
        let share = |place: usize| table.columns[place].width / all * free;
        if let Some(place) = (0..needs.len()).find(|&place| !is_fixed[place] && share(place) < needs[place]) {
            is_fixed[place] = true;
        } else {
            let width = |place: usize| if is_fixed[place] { needs[place] } else { share(place) };
            return (0..needs.len()).map(width).collect();
        }
    }
}

/// How wide each column of a table is at least, in points: a number that does not fit is shown as ###.
fn needs(table: &Table) -> Vec<f64> {
    let need = |place: usize| {
        let head = BOLD.longest_word(&table.columns[place].head).min(UNBROKEN.0);
        let cells = table.rows.iter().filter_map(|row| row.get(place)).map(|cell| match cell {
            Cell::Group { .. } => 0.0,
            Cell::Number { value, .. } => PLAIN.cell(&grouped(*value, value.scale())) + INDENT,
            _ => BOLD.longest_word(&cell.plain()).min(UNBROKEN.1),
        });
        cells.fold(head.max(NARROWEST), f64::max)
    };
    (0..table.columns.len()).map(need).collect()
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use crate::table::{Cell, Column, Table};
    use crate::workbook::paper::Paper;

    const UPRIGHT: Paper = Paper { is_landscape: false };

    fn table(widths: &[f64]) -> Table {
        Table::new(widths.iter().map(|width| Column::new("a", *width)).collect())
    }

    #[test]
    fn one_table_has_the_columns_of_its_sheet() {
        let table = table(&[1.0, 3.0, 1.0]);
        let grid = Grid::of(&[&table], UPRIGHT);
        assert_eq!(grid.spans(&table), [(0, 0), (1, 1), (2, 2)]);
        let width = |column: u16| grid.width((column, column));
        assert!((width(0) * 3.0 - width(1)).abs() < 0.01);
        assert!((grid.width((0, 2)) - UPRIGHT.width()).abs() < 0.01);
    }

    #[test]
    fn several_tables_keep_their_own_widths() {
        let (half, uneven, many) = (table(&[1.0, 1.0]), table(&[1.0, 2.0, 3.0]), table(&[1.0; 12]));
        let grid = Grid::of(&[&half, &uneven, &many], UPRIGHT);
        assert_eq!(grid.spans(&half), [(0, 11), (12, 23)]);
        assert_eq!(grid.spans(&uneven), [(0, 3), (4, 11), (12, 23)]);
        assert_eq!(grid.spans(&many)[11], (22, 23));
    }

    #[test]
    fn a_table_of_many_columns_has_one_for_each() {
        let (few, many) = (table(&[1.0, 9.0]), table(&[1.0; 30]));
        let grid = Grid::of(&[&few, &many], UPRIGHT);
        let single: Vec<(u16, u16)> = (0..30).map(|column| (column, column)).collect();
        assert_eq!(grid.spans(&many), single);
        assert_eq!(grid.spans(&few).last().map(|span| span.1), Some(29));
    }

    #[test]
    fn a_column_is_as_wide_as_its_numbers() {
        let mut table = table(&[1.0, 50.0]);
        let value = "123456789.25".parse().expect("a number");
        table.rows.push(vec![Cell::Number { text: String::new(), value }, Cell::Blank]);
        let room = |grid: &Grid| grid.width(grid.spans(&table)[0]);
        assert!(room(&Grid::of(&[&table], UPRIGHT)) > 80.0);
        assert!(room(&Grid::of(&[&table, &table], UPRIGHT)) > 80.0);
    }
}
