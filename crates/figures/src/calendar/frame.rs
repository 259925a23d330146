//! Where the columns, rows and days of a calendar are.

use super::Calendar;
use crate::text::wrap;
use crate::view::{Size, View};

/// Width of a wide calendar: the whole page, as that of a roadmap.
pub(super) const WIDE: f64 = 1080.0;
/// Height of the headings of years, and of months.
pub(super) const YEARS: f64 = 24.0;
pub(super) const MONTHS: f64 = 24.0;
/// Font size of names, of headings and days.
pub(super) const SIZE: f64 = 14.0;
pub(super) const SMALL: f64 = 12.0;
/// Height of a line of a name.
pub(super) const LINE: f64 = SIZE + 5.0;
/// Width and height of a day, and the room between two.
pub(super) const DAY: (f64, f64) = (25.0, 22.0);
pub(super) const GAP: f64 = 3.0;

/// The places of a calendar.
pub(super) struct Layout {
    pub width: f64,
    pub height: f64,
    /// Left edge of the first column.
    pub left: f64,
    pub column: f64,
    /// Top of the headings of the columns, below the legend.
    pub top: f64,
    /// Top of the rows, below the headings.
    pub body: f64,
    /// Days that stand beside each other in a column.
    pub abreast: usize,
    pub rows: Vec<RowPlace>,
}

pub(super) struct RowPlace {
    pub top: f64,
    pub height: f64,
    pub name: Vec<String>,
    /// Baseline of the first line of the name.
    pub baseline: f64,
    /// Top of the days.
    pub cells: f64,
}

impl Layout {
    pub(super) fn of(calendar: &Calendar, view: View, legend_height: f64) -> Self {
        let stacked = view.size.is_compact();
        let (width, left) = match view.size {
            Size::Wide => (WIDE, 312.0),
            Size::Compact => (view.size.width(), 0.0),
        };
        let column = (width - left) / real(calendar.months.len().max(1));
        let abreast = if column >= 2.0 * DAY.0 + 3.0 * GAP { 2 } else { 1 };
        let top = legend_height + 8.0;
        let body = top + YEARS + MONTHS;
        let mut y = body;
        let mut rows = Vec::new();
        for row in &calendar.rows {
            let name = wrap(&row.label, SIZE, if stacked { width - 8.0 } else { left - 16.0 }, 2);
            let name_height = real(name.len()) * LINE;
            let most = (0..calendar.months.len()).map(|month| row.days.iter().filter(|day| day.month == month).count());
            let lines = most.max().unwrap_or(0).div_ceil(abreast).max(1);
            let cells_height = real(lines) * (DAY.1 + GAP) - GAP;
            let (height, name_top, cells) = if stacked {
                let cells = 8.0 + name_height + 8.0;
                (cells + cells_height + 12.0, 8.0, cells)
            } else {
                let height = (name_height + 14.0).max(cells_height + 14.0);
                (height, (height - name_height) / 2.0, (height - cells_height) / 2.0)
            };
            rows.push(RowPlace { top: y, height, name, baseline: y + name_top + SIZE, cells: y + cells });
            y += height;
        }
        Self { width, height: y + 6.0, left, column, top, body, abreast, rows }
    }

    /// Left edge of a column.
    pub(super) fn x(&self, month: usize) -> f64 {
        self.left + real(month) * self.column
    }

    /// Upper left corner of the `place`-th of `count` days of a column, in the middle of the column.
    pub(super) fn day(&self, row: &RowPlace, month: usize, place: usize, count: usize) -> (f64, f64) {
        let in_line = (count - place / self.abreast * self.abreast).min(self.abreast);
        let width = real(in_line) * (DAY.0 + GAP) - GAP;
        let x = self.x(month) + (self.column - width) / 2.0 + real(place % self.abreast) * (DAY.0 + GAP);
        (x, row.cells + real(place / self.abreast) * (DAY.1 + GAP))
    }
}

/// A count as a length.
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
