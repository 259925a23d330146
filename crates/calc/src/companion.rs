//! The second file of a calculator, named by an option.

use std::fs::File;
use std::path::Path;

use rashin_model::Misread;

use crate::calculator::Input;
use crate::problem::{Problem, Problems};
use crate::table::{Table, cannot_be_read};

/// Opens the table in a file. `None`, with a problem, when it cannot be read.
pub(crate) fn open(path: &Path, columns: &'static [Input], problems: &mut Problems) -> Option<Table<'static>> {
    let name = path.display().to_string();
    match File::open(path) {
        Ok(file) => Table::open(Some(&name), file, columns, problems),
        Err(cause) => {
            let Misread { sentence, hint } = cannot_be_read(&cause);
            problems.add(Problem { file: Some(name), line: None, column: None, sentence, hint });
            None
        }
    }
}
