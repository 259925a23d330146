//! A file or folder that holds tables by name, whatever its kind.

use rashin_model::Misread;

use crate::rows::Rows;

/// How places in a container are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Addressing {
    /// By line and column name: `targets.csv 14行 value`.
    Lines,
    /// By cell: `目標値!D14`.
    Cells,
    /// By number and attribute: `values.json 3件目 kpiValue`.
    Entities,
}

/// Tables by name. Positions count the names.
pub(crate) trait Container {
    /// What the whole is called.
    fn name(&self) -> &str;
    /// The names of its tables as they are shown: file names or sheet names.
    fn names(&self) -> Vec<String>;
    /// How places are named.
    fn addressing(&self) -> Addressing;
    /// Most rows of a table.
    fn max_rows(&self) -> usize;
    /// Starts a walk over the rows of one table.
    ///
    /// # Errors
    /// Why the table cannot be read at all.
    fn open(&mut self, position: usize) -> Result<Box<dyn Rows + '_>, Box<Misread>>;
    /// What is to be said about how the whole was read.
    fn remarks(&self) -> Vec<rashin_model::Sentence>;
}
