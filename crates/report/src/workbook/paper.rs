//! The paper that a sheet is printed on, and where its pages end.

use rust_xlsxwriter::Worksheet;

/// 9 is A4.
const A4: u8 = 9;
/// A4 upright, in points.
const SIZE: (f64, f64) = (595.0, 841.0);
/// Margins at the sides, above and below; those of header and footer; in inches.
const MARGINS: (f64, f64, f64) = (0.4, 0.6, 0.3);
/// What is left free at the side, in points: columns are whole pixels wide.
const FREE: f64 = 4.0;
/// Points of an inch.
const INCH: f64 = 72.0;
/// How much of a page is filled: programs make rows a little higher or lower.
const FILLED: f64 = 0.97;

/// A sheet of paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    /// Whether it is printed across.
    pub is_landscape: bool,
}

/// A row as it is printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// In points.
    pub height: f64,
    /// Whether the next row stands on the same page.
    pub keeps_next: bool,
    /// Whether it is a part of something higher than rows are.
    pub is_part: bool,
}

impl Paper {
    /// How wide what is printed may be, in points.
    pub(super) fn width(self) -> f64 {
        let width = if self.is_landscape { SIZE.1 } else { SIZE.0 };
        width - 2.0 * MARGINS.0 * INCH - FREE
    }

    fn height(self) -> f64 {
        let height = if self.is_landscape { SIZE.0 } else { SIZE.1 };
        (height - 2.0 * MARGINS.1 * INCH) * FILLED
    }

    /// Says of a sheet how it is printed.
    pub(super) fn set(self, out: &mut Worksheet) {
        let (side, end, head) = MARGINS;
        out.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(side, side, end, end, head, head);
        if self.is_landscape {
            out.set_landscape();
        }
    }

    /// The rows that pages begin with, so that no heading stands at the foot of a page. Every page but the first
    /// has so many points of repeated rows above its own.
    pub(super) fn breaks(self, rows: &[Row], repeated: f64) -> Vec<u32> {
        let (mut breaks, mut first, mut used) = (Vec::new(), 0, 0.0);
        for (place, row) in rows.iter().enumerate() {
            if place > first && used + row.height > self.height() {
                let kept = rows[first..place].iter().rev().take_while(|row| row.keeps_next).count();
                // A page of nothing but heads is broken where it is full.
                first = if place - kept > first { place - kept } else { place };
                breaks.push(u32::try_from(first).unwrap_or(u32::MAX));
                used = repeated + rows[first..place].iter().map(|row| row.height).sum::<f64>();
            }
            used += row.height;
        }
        breaks
    }
}

#[cfg(test)]
mod tests {
    use super::{Paper, Row};

    #[test]
    fn heads_go_to_the_next_page_with_what_follows() {
        let paper = Paper { is_landscape: true };
        let rows = |kept: &[usize]| -> Vec<Row> {
            (0..12).map(|row| Row { height: 90.0, keeps_next: kept.contains(&row), is_part: false }).collect()
        };
        assert_eq!(paper.breaks(&rows(&[]), 0.0), [5, 10]);
        assert_eq!(paper.breaks(&rows(&[4]), 0.0), [4, 9]);
        assert_eq!(paper.breaks(&rows(&[3, 4, 7]), 0.0), [3, 7]);
        assert_eq!(paper.breaks(&rows(&[0, 1, 2, 3, 4]), 0.0), [5, 10]);
        assert_eq!(paper.breaks(&rows(&[]), 90.0), [5, 9]);
        assert_eq!(paper.breaks(&rows(&[])[..5], 0.0), [] as [u32; 0]);
    }
}
