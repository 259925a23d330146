//! Why a calculation gave no output.

use std::io;

use rashin_model::Lang;

use crate::problem::Problems;

/// Why a calculation gave no output.
#[derive(Debug, thiserror::Error)]
pub enum CalcError {
    /// The input or an option cannot be used. Nothing was written.
    #[error("{}", summary(.0))]
    Refused(Problems),
    /// The output could not be written; it may be cut off.
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
}

/// The first problem and the number of the others.
fn summary(problems: &Problems) -> String {
    let first = problems.listed().first().map_or_else(String::new, |problem| problem.text(Lang::En));
    match problems.listed().len() + problems.unlisted() {
        0 | 1 => first,
        number => format!("{first}\n  and {} more", number - 1),
    }
}

impl From<csv::Error> for CalcError {
    fn from(error: csv::Error) -> Self {
        Self::Output(error.into())
    }
}
