//! What came of reading a plan.

use rashin_model::{Plan, Problem, Sentence, Severity, Table};

/// A problem and the place in the file that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The problem.
    pub problem: Problem,
    /// Where: `targets.csv 14行 value` (`targets.csv line 14 value`) or `目標値!D14`.
    pub at: Sentence,
}

impl Located {
    /// A problem at a cell that is called the same in every language.
    pub(crate) fn at(problem: Problem, cell: String) -> Self {
        Self { problem, at: Sentence::new(cell.clone(), cell) }
    }
}

/// A table that the file has.
#[derive(Debug, Clone, Copy)]
pub struct PresentTable {
    /// The table.
    pub table: &'static Table,
    /// Rows that could be read.
    pub rows: usize,
}

/// A plan that was read, with everything there is to say about it.
#[derive(Debug)]
pub struct Loaded {
    /// The plan; `None` when there is any error.
    pub plan: Option<Plan>,
    /// Every problem, in the order of tables and rows.
    pub problems: Vec<Located>,
    /// The tables that are there, in the order of the format.
    pub present_tables: Vec<PresentTable>,
    /// The tables that are not there, in the order of the format.
    pub absent_tables: Vec<&'static Table>,
    /// What was taken for granted on reading: encodings, columns that are not there.
    pub remarks: Vec<Sentence>,
}

impl Loaded {
    /// The problems that keep the plan from being taken.
    pub fn errors(&self) -> impl Iterator<Item = &Located> {
        self.problems.iter().filter(|located| located.problem.severity == Severity::Error)
    }

    /// The problems with which the plan can be taken.
    pub fn warnings(&self) -> impl Iterator<Item = &Located> {
        self.problems.iter().filter(|located| located.problem.severity == Severity::Warning)
    }
}
