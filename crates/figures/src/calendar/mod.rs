//! The days of a year on which something took place, row by row.

mod draw;
mod frame;

use crate::caption::Caption;

pub use draw::draw_calendar;

/// A calendar: rows over months.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Title and description of the figure.
    pub caption: Caption,
    /// Columns from the first month to the last.
    pub months: Vec<CalendarMonth>,
    /// Index of the column in which the present day lies.
    pub current: Option<usize>,
    /// The rows.
    pub rows: Vec<CalendarRow>,
}

/// A column of a calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarMonth {
    /// Heading over the columns of one calendar year ("R4 2022"); neighbours with the same one share it.
    pub year: String,
    /// Heading of the column ("4月").
    pub month: String,
}

/// A row of a calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarRow {
    /// What met.
    pub label: String,
    /// Address that the name leads to; only `http`, `https` and addresses of the same site are linked.
    pub href: Option<String>,
    /// The days, in their order; those in no column are ignored.
    pub days: Vec<CalendarDay>,
}

/// A day in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarDay {
    /// Index of its month.
    pub month: usize,
    /// What stands for it: the number of the day.
    pub label: String,
    /// Whether it is still to come: an open form instead of a filled one.
    pub is_planned: bool,
    /// What the pointer shows on it.
    pub hint: String,
}
