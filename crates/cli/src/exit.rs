//! Exit status: 0 fine, 1 problems were found, 2 it could not be read or done.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// Problems were found and printed.
    Problems,
    /// It could not be read or done.
    Unreadable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::SUCCESS,
            Exit::Problems => Self::from(1),
            Exit::Unreadable => Self::from(2),
        }
    }
}
