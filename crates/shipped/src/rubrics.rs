//! The rubrics that ship: the files of `rubrics/`. Adding one is adding a file.

use std::sync::OnceLock;

use rashin_model::table::Row;
use rashin_model::tables::RubricMark;

const FILES: &[&str] = include!(concat!(env!("OUT_DIR"), "/rubrics.rs"));

/// Every mark of every shipped rubric.
///
/// # Panics
/// When a file of `rubrics/` is not in the plan format; a test reads all of them.
pub fn rubrics() -> &'static [RubricMark] {
    static RUBRICS: OnceLock<Vec<RubricMark>> = OnceLock::new();
    RUBRICS.get_or_init(|| FILES.iter().flat_map(|file| read(file)).collect())
}

fn read(file: &str) -> Vec<RubricMark> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headings = reader.headers().expect("a rubric file has a heading line").clone();
    let columns: Vec<Option<usize>> = RubricMark::TABLE
        .columns
        .iter()
        .map(|column| headings.iter().position(|heading| heading == column.name))
        .collect();
    let records: Vec<csv::StringRecord> =
        reader.records().map(|record| record.expect("a rubric file is CSV")).collect();
    records
        .iter()
        .map(|record| {
            RubricMark::read(|column| columns[column].and_then(|column| record.get(column)).unwrap_or(""))
                .unwrap_or_else(|problems| panic!("{record:?}: {problems:?}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_rubrics_are_complete_and_without_problems() {
        let mut problems = Vec::new();
        rashin_model::check::rubrics::check_rubrics(rubrics(), &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        for rubric in ["akita", "toyama", "open-period", "index"] {
            assert!(rubrics().iter().any(|mark| mark.rubric == *rubric), "{rubric} is missing");
        }
    }
}
