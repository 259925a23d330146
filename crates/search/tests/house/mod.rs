//! The index over the plans of the house, and the questions.

use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::date;
use rashin_eval::plan::Evaluation;
use rashin_search::{Index, passages};
use rashin_testkit::{HOUSE_PLANS, house_plan};

/// The index over the plans of the house, made once.
pub fn house() -> &'static Index {
    static HOUSE: OnceLock<Index> = OnceLock::new();
    HOUSE.get_or_init(|| {
        let all = HOUSE_PLANS.iter().flat_map(|name| {
            let plan = house_plan(name);
            passages(&plan, &Evaluation::of(&plan, date(2026, 11, 22), rashin_shipped::rubrics()))
        });
        Index::new(all.collect()).expect("an index")
    })
}

/// A question with the pages that answer it.
pub struct Question {
    /// Whether it was held out.
    pub is_held: bool,
    /// The question.
    pub text: String,
    expected: Vec<String>,
}

impl Question {
    /// Whether a page answers it.
    pub fn expects(&self, address: &str) -> bool {
        self.expected.iter().any(|expected| expected == address)
    }
}

/// The questions of `questions.csv`.
pub fn questions() -> Vec<Question> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions.csv");
    let mut reader = csv::Reader::from_path(file).expect("the questions");
    let read = |record: csv::StringRecord| Question {
        is_held: &record[0] == "held",
        text: record[2].to_owned(),
        expected: record[3].split(';').map(str::to_owned).collect(),
    };
    reader.records().map(|record| read(record.expect("a line of CSV"))).collect()
}
