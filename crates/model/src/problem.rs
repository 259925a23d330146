//! What is wrong with a plan, where, and the way out.

use crate::lang::Sentence;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan cannot be taken.
    Error,
    /// The plan can be taken, with the consequence the sentence names.
    Warning,
}

/// Where a problem is: a table, one of its rows, one of its columns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Machine name of the table.
    pub table: &'static str,
    /// Position of the row among the rows that could be read, from 0; `None` for the table as a whole.
    pub row: Option<usize>,
    /// Machine name of the column; `None` for the row as a whole.
    pub column: Option<&'static str>,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// Machine name of the rule that found it.
    pub rule: &'static str,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do.
    pub hint: Sentence,
}

impl Problem {
    /// An error at a cell.
    pub fn error(
        rule: &'static str,
        table: &'static str,
        row: usize,
        column: &'static str,
        sentence: Sentence,
        hint: Sentence,
    ) -> Self {
        Self {
            severity: Severity::Error,
            rule,
            place: Place { table, row: Some(row), column: Some(column) },
            sentence,
            hint,
        }
    }

    /// A warning at a cell.
    pub fn warning(
        rule: &'static str,
        table: &'static str,
        row: usize,
        column: &'static str,
        sentence: Sentence,
        hint: Sentence,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, table, row, column, sentence, hint) }
    }
}
