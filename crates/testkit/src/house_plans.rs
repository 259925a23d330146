//! The plans of the house, read from their folders without the crate that reads what others send.

use std::path::{Path, PathBuf};

use rashin_model::Plan;
use rashin_model::check::settle;
use rashin_model::plan::TableFiller;
use rashin_model::table::Row;
use rashin_model::tables::Profile;

use crate::row;

/// The plans of the house, in the order of their codes.
pub const HOUSE_PLANS: [&str; 5] = ["akita", "aomori", "example", "mie", "toyama"];

/// A plan of the folder `plans/`, settled.
///
/// # Panics
/// If there is no such plan, or a row of it cannot be read.
pub fn house_plan(name: &str) -> Plan {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans").join(name);
    let cells: Vec<(String, String)> = records(&folder.join("plan.csv"))
        .into_iter()
        .map(|record| (record[0].1.clone(), record[1].1.clone()))
        .collect();
    let mut plan = Plan::empty(read::<Profile>(&cells));
    plan.fill(&mut Folder(folder));
    plan.sort_readings();
    settle(&mut plan);
    plan
}

struct Folder(PathBuf);

impl TableFiller for Folder {
    fn fill<R: Row>(&mut self, rows: &mut Vec<R>) {
        let file = self.0.join(format!("{}.csv", R::TABLE.name));
        if file.exists() {
            *rows = records(&file).iter().map(|cells| read(cells)).collect();
        }
    }
}

fn read<R: Row>(cells: &[(String, String)]) -> R {
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, cell)| (name.as_str(), cell.as_str())).collect();
    row(&cells)
}

/// The lines of a file: heading and cell.
fn records(file: &Path) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_path(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let headings = reader.headers().expect("a line of headings").clone();
    let cells = |record: csv::StringRecord| -> Vec<(String, String)> {
        headings.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| cells(record.expect("a line of CSV"))).collect()
}
