//! What a calculation did.

use rashin_eval::Reason;

/// What a calculation did, to be told beside its output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Rows read from standard input, without heading and blank rows.
    pub rows_read: u64,
    /// Rows written, without the heading.
    pub rows_written: u64,
    /// Cells left empty with a reason.
    pub empty: u64,
}

impl Summary {
    /// Notes a figure that is about to be written.
    pub(crate) fn count<T>(&mut self, figure: &Result<T, Reason>) {
        self.empty += u64::from(figure.is_err());
    }
}
