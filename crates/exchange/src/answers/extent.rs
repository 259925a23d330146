//! How much room a text takes: spreadsheets that open a file do not all make rows fit.

use crate::write::display_width;

/// Height of a line of 10 points, and what a row has above and below its lines, in points.
const LINE: u32 = 13;
const MARGIN: u32 = 4;
/// Lines that a row is high at most: a spreadsheet shows no more than 409 points.
const MOST: u32 = 28;

/// The lines that a wrapped text takes in a column of so many half-width letters.
pub(super) fn lines(text: &str, width: u32) -> u32 {
    let line = |line: &str| u32::try_from(display_width(line)).unwrap_or(u32::MAX).div_ceil(width.max(1)).max(1);
    text.lines().map(line).sum::<u32>().max(1)
}

/// The height of a row of so many lines, in points.
pub(super) fn height(lines: u32) -> u32 {
    LINE * lines.min(MOST) + MARGIN
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn full_width_letters_count_twice_and_every_line_counts() {
        assert_eq!((lines("", 10), lines("abcdefghij", 10), lines("あいうえおか", 10)), (1, 1, 2));
        assert_eq!(lines("あ\n\nabcdefghijk", 10), 4);
    }
}
