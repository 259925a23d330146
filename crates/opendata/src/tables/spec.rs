//! A table: what it looks like, and where its rows come from.

use std::io;

use crate::layout::Layout;
use crate::release::Release;
use crate::value::Value;

/// What takes rows one by one.
pub(crate) type Sink<'s> = dyn FnMut(&[Value<'_>]) -> io::Result<()> + 's;

/// A table: its layout and its rows, in parts that can be made on different cores.
pub(crate) struct Spec {
    pub layout: Layout,
    pub parts: fn(&Release<'_>) -> usize,
    pub rows: fn(&Layout, &Release<'_>, usize, &mut Sink<'_>) -> io::Result<()>,
}

/// One part, for tables that are never large.
pub(super) fn one(_: &Release<'_>) -> usize {
    1
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
