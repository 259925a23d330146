//! Legends: keys with their words, set in rows that break where the width ends.

use crate::svg::{Svg, TextStyle};
use crate::text::{shorten, text_width};

/// Room between a key and its word.
const GAP: f64 = 6.0;
/// Room between one entry and the next.
const BETWEEN: f64 = 18.0;
/// Height of a row of the legend.
pub(crate) const ROW: f64 = 24.0;

/// Draws a key from its left end at the middle of its row.
type DrawKey<'a> = Box<dyn Fn(&mut Svg, (f64, f64)) + 'a>;

/// One key and its word.
pub(crate) struct Entry<'a> {
    key_width: f64,
    draw_key: DrawKey<'a>,
    word: String,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(key_width: f64, word: impl Into<String>, draw_key: impl Fn(&mut Svg, (f64, f64)) + 'a) -> Self {
        Self { key_width, draw_key: Box::new(draw_key), word: word.into() }
    }

    fn width(&self, size: f64) -> f64 {
        self.key_width + GAP + text_width(&self.word, size)
    }
}

/// A legend set into a width.
pub(crate) struct Legend<'a> {
    entries: Vec<(Entry<'a>, (f64, f64))>,
    rows: u32,
    width: f64,
    size: f64,
}

impl<'a> Legend<'a> {
    /// Sets the entries in rows of `width` at a font size.
    pub(crate) fn set(entries: Vec<Entry<'a>>, width: f64, size: f64) -> Self {
        let mut placed = Vec::new();
        let (mut x, mut rows) = (0.0, 0_u32);
        for entry in entries {
            let entry_width = entry.width(size);
            if rows == 0 || x + entry_width > width {
                rows += 1;
                x = 0.0;
            }
            placed.push((entry, (x, (f64::from(rows) - 0.5) * ROW)));
            x += entry_width + BETWEEN;
        }
        Self { entries: placed, rows, width, size }
    }

    pub(crate) fn height(&self) -> f64 {
        f64::from(self.rows) * ROW
    }

    /// Draws the legend with its upper left corner at a point.
    pub(crate) fn draw(&self, svg: &mut Svg, (left, top): (f64, f64)) {
        for (entry, (x, y)) in &self.entries {
            let middle = top + y;
            (entry.draw_key)(svg, (left + x, middle));
            let text_x = left + x + entry.key_width + GAP;
            let room = self.width - entry.key_width - GAP;
            svg.label(
                text_x,
                middle + self.size * 0.36,
                TextStyle::plain(self.size),
                &shorten(&entry.word, self.size, room),
            );
        }
    }
}
