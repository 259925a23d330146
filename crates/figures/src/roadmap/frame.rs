//! Where the columns and rows of a roadmap are.

use super::Roadmap;
use crate::text::wrap;
use crate::view::{Size, View};

/// Column in which shape and letter stand side by side.
const SIDE_BY_SIDE: f64 = 32.0;
/// Narrowest column: shape and letter stand one above the other.
const NARROWEST: f64 = 20.0;
/// Width of a wide roadmap: the whole page, because names need room beside ten half-years.
pub(super) const WIDE: f64 = 1080.0;
/// Height of the headings of years.
pub(super) const YEARS: f64 = 24.0;
/// Height of the headings of half-years.
pub(super) const HALVES: f64 = 22.0;
/// Height of the word for the present half-year under its heading.
const NOW: f64 = 22.0;
/// Height of the heading of a group.
pub(super) const GROUP: f64 = 36.0;
/// Height of the lane of the plan.
pub(super) const PLANNED: f64 = 6.0;
/// Room between the lanes.
pub(super) const BETWEEN: f64 = 3.0;
/// Font size of names and headings.
pub(super) const SIZE: f64 = 14.0;
pub(super) const SMALL: f64 = 12.0;
/// Height of a line of a name.
pub(super) const LINE: f64 = SIZE + 5.0;

/// The places of a roadmap.
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
    pub groups: Vec<GroupPlace>,
    /// Height of the lane of what was done.
    pub actual: f64,
    /// Names stand above their cells instead of beside them.
    stacked: bool,
}

pub(super) struct GroupPlace {
    /// Top of the heading.
    pub top: f64,
    pub rows: Vec<RowPlace>,
}

pub(super) struct RowPlace {
    pub top: f64,
    pub height: f64,
    /// The name in lines.
    pub name: Vec<String>,
    /// Baseline of the first line of the name.
    pub baseline: f64,
    /// Top of the lane of the plan.
    pub cells: f64,
}

impl Layout {
    pub(super) fn of(roadmap: &Roadmap, view: View, legend_height: f64) -> Self {
        let stacked = view.size.is_compact();
        let columns = f64::from(u32::try_from(roadmap.periods.len().max(1)).unwrap_or(1));
        let (whole, left) = match view.size {
            Size::Wide => (WIDE, 340.0),
            Size::Compact => (view.size.width(), 0.0),
        };
        let column = ((whole - left) / columns).max(NARROWEST);
        let actual = if column >= SIDE_BY_SIDE { 20.0 } else { 36.0 };
        let width = left + column * columns;
        let name_width = if stacked { width - 8.0 } else { left - 16.0 };
        let cells_height = PLANNED + BETWEEN + actual;

        let top = legend_height + 8.0;
        let body = top + YEARS + HALVES + roadmap.current.map_or(0.0, |_| NOW);
        let mut y = body;
        let mut groups = Vec::new();
        for group in &roadmap.groups {
            let group_top = y;
            y += if group.title.is_empty() { 0.0 } else { GROUP };
            let mut rows = Vec::new();
            for row in &group.rows {
                let name = wrap(&row.label, SIZE, name_width, 2);
                let name_height = f64::from(u32::try_from(name.len()).unwrap_or(2)) * LINE;
                let (height, name_top, cells) = if stacked {
                    let cells = 8.0 + name_height + 8.0;
                    (cells + cells_height + 12.0, 8.0, cells)
                } else {
                    let height = (name_height + 14.0).max(cells_height + 14.0);
                    let middle = height / 2.0;
                    (height, middle - name_height / 2.0, middle - cells_height / 2.0)
                };
                rows.push(RowPlace { top: y, height, name, baseline: y + name_top + SIZE, cells: y + cells });
                y += height;
            }
            groups.push(GroupPlace { top: group_top, rows });
        }
        Self { width, height: y + 6.0, left, column, top, body, groups, actual, stacked }
    }

    /// Left edge of a column.
    pub(super) fn x(&self, index: usize) -> f64 {
        self.left + f64::from(u32::try_from(index).unwrap_or(u32::MAX)) * self.column
    }

    /// Tops and bottoms of the cells, where vertical lines may be drawn: all rows at once, or
    /// each row by itself where names stand between the cells.
    pub(super) fn bands(&self) -> Vec<(f64, f64)> {
        if !self.stacked {
            return vec![(self.body, self.bottom())];
        }
        let height = PLANNED + BETWEEN + self.actual;
        let rows = self.groups.iter().flat_map(|group| &group.rows);
        rows.map(|row| (row.cells - 4.0, row.cells + height + 4.0)).collect()
    }

    /// Bottom of the last row.
    pub(super) fn bottom(&self) -> f64 {
        self.height - 6.0
    }
}
