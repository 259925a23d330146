//! A table: what it looks like, and where its rows come from.

use std::io;
use std::ops::Range;

use crate::data::Data;
use crate::layout::Layout;
use crate::value::Value;

/// What takes rows one by one.
pub(crate) type Sink<'s> = dyn FnMut(&[Value<'_>]) -> io::Result<()> + 's;

/// In which parts the rows of a table come; parts can be made on different cores.
#[derive(Clone, Copy)]
pub(crate) enum Parts {
    /// In one, for a table that is never large.
    One,
    /// Some series after the others.
    Series,
    /// Some rows after the others: in how many parts.
    Rows(fn(&Data<'_>) -> usize),
}

impl Parts {
    /// How many there are.
    pub fn count(self, data: &Data<'_>) -> usize {
        match self {
            Self::One => 1,
            Self::Series => data.figures.len().div_ceil(SERIES),
            Self::Rows(count) => count(data),
        }
    }
}

/// Series of one part: few enough for their text to stay near the core that makes it.
const SERIES: usize = 64;

/// The positions of the series of a part.
pub(crate) fn series_of_part(data: &Data<'_>, part: usize) -> Range<usize> {
    part * SERIES..data.figures.len().min((part + 1) * SERIES)
}

/// A table: its layout and its rows.
pub(crate) struct Spec {
    pub layout: Layout,
    pub parts: Parts,
    pub rows: fn(&Layout, &Data<'_>, usize, &mut Sink<'_>) -> io::Result<()>,
}

/// Rows of the plan in one part.
const ROWS: usize = 8192;

/// In how many parts rows of the plan come.
pub(super) fn parts_of<T>(rows: &[T]) -> usize {
    rows.len().div_ceil(ROWS)
}

/// The rows of one part.
pub(super) fn part_of<T>(rows: &[T], part: usize) -> &[T] {
    &rows[part * ROWS..rows.len().min((part + 1) * ROWS)]
}
