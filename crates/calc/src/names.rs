//! Names that repeat in a long table, each kept once.

use std::collections::BTreeMap;

/// Names in the order in which they were met.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: Vec<String>,
    positions: BTreeMap<String, usize>,
}

impl Names {
    /// The position of a name, which is new if it was not met before.
    pub(crate) fn position_of(&mut self, name: &str) -> usize {
        if let Some(&position) = self.positions.get(name) {
            return position;
        }
        let position = self.names.len();
        self.names.push(name.to_owned());
        self.positions.insert(name.to_owned(), position);
        position
    }

    /// The position of a name that was met.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.positions.get(name).copied()
    }

    /// All names.
    pub(crate) fn all(&self) -> &[String] {
        &self.names
    }
}
