//! The five plans, published, with every table read back from CSV and from the workbook.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::OnceLock;

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use rashin_eval::plan::Evaluation;
use rashin_exchange::{Surroundings, read_plan};
use rashin_model::snapshot::Snapshot;
use rashin_model::{Code, Plan};
use rashin_opendata::{Figures, Format, Layout, Licence, Release, files, tables};

/// The plans that ship with the program.
const PLANS: [&str; 5] = ["akita", "aomori", "example", "mie", "toyama"];

/// A plan as it was published.
pub struct Published {
    pub plan: Plan,
    pub evaluation: Evaluation,
    pub history: Vec<Snapshot>,
    pub sizes: BTreeMap<String, u64>,
    pub licence: Licence,
}

impl Published {
    pub fn of(name: &str) -> Self {
        let is_real = |area| rashin_shipped::areas().contains(area);
        let surroundings =
            Surroundings { is_real_area: &is_real, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] };
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans").join(name);
        let mut plan = read_plan(&folder, &surroundings).expect("the folder can be read").plan.expect("a plan");
        plan.sort_readings();
        let as_of = date(2026, 3, 31);
        let evaluation = Evaluation::of(&plan, as_of, rashin_shipped::rubrics());
        let snapshot = |number: u32, name: &str| Snapshot {
            plan: plan.profile.code.clone(),
            number,
            name: name.to_owned(),
            name_en: Some(format!("Release {number}")),
            revision: number,
            entry: number,
            as_of,
            sha256: "0".repeat(64),
            by: Code::new("planner").expect("a code"),
            at: format!("2026-0{number}-01T01:02:03Z").parse().expect("a moment"),
            note: None,
        };
        let history = vec![snapshot(3, "令和6年度の点検結果"), snapshot(4, "令和7年度の点検結果")];
        let licence = Licence::named("CC-BY-4.0").expect("known");
        Self { evaluation, history, sizes: BTreeMap::new(), licence, plan }
    }

    pub fn release(&self) -> Release<'_> {
        Release {
            plan: &self.plan,
            figures: Figures::Kept(&self.evaluation),
            snapshot: &self.history[1],
            history: &self.history,
            licence: Some(&self.licence),
            base: "https://plans.example.jp",
            sizes: &self.sizes,
            formats: Format::ALL,
            tables: None,
        }
    }

    pub fn file(&self, name: &str) -> Vec<u8> {
        let release = self.release();
        let mut bytes = Vec::new();
        let file = rashin_opendata::file(&release, name).unwrap_or_else(|| panic!("no file {name}"));
        file.write(&release, &mut bytes).expect("written");
        bytes
    }
}

/// A machine table as it was written, and as a reader finds it.
pub struct Written {
    /// Plan and table, for messages.
    pub name: String,
    pub layout: &'static Layout,
    /// The cells that were to be written, as text.
    pub cells: Vec<Vec<String>>,
    /// The CSV without and with BOM.
    pub csv: Vec<u8>,
    pub csv_bom: Vec<u8>,
    /// The records of the CSV, the first one the names.
    pub records: Vec<Vec<String>>,
    /// The rows of its sheet, the first one the names.
    pub sheet: Vec<Vec<Data>>,
}

impl Written {
    /// The cells of the CSV below a field, with the number of their row.
    pub fn column(&self, name: &str) -> impl Iterator<Item = &str> {
        let place = self.layout.fields.iter().position(|field| field.name == name).expect("a field");
        self.records[1..].iter().map(move |record| record[place].as_str())
    }
}

/// A workbook as it was written: the parts of the archive as text.
pub struct Book {
    pub name: &'static str,
    pub sheets: Vec<String>,
    pub parts: BTreeMap<String, String>,
}

impl Book {
    /// The parts that are sheets.
    pub fn sheet_parts(&self) -> impl Iterator<Item = (&String, &String)> {
        self.parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
    }
}

/// Everything that was written.
pub struct All {
    pub tables: Vec<Written>,
    pub books: Vec<Book>,
}

/// The plans, read and evaluated once.
pub fn plans() -> &'static [(&'static str, Published)] {
    static PUBLISHED: OnceLock<Vec<(&'static str, Published)>> = OnceLock::new();
    PUBLISHED.get_or_init(|| PLANS.iter().map(|name| (*name, Published::of(name))).collect())
}

/// Every table of every plan, written once.
pub fn all() -> &'static All {
    static ALL: OnceLock<All> = OnceLock::new();
    ALL.get_or_init(|| {
        let (mut tables, mut books) = (Vec::new(), Vec::new());
        for (name, published) in plans() {
            let bytes = published.file("tables.xlsx");
            let mut sheets: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).expect("a workbook");
            tables.extend(written(name, published, &mut sheets));
            books.push(Book { name, sheets: sheets.sheet_names(), parts: parts(&bytes) });
        }
        All { tables, books }
    })
}

fn written<R: Read + std::io::Seek>(name: &str, published: &Published, book: &mut Xlsx<R>) -> Vec<Written> {
    let release = published.release();
    let mut found = Vec::new();
    for table in tables(&release.data()) {
        let layout = table.layout();
        let mut cells = Vec::new();
        let mut keep = |row: &[rashin_opendata::Value<'_>]| {
            cells.push(row.iter().map(rashin_opendata::Value::to_text).collect());
            Ok(())
        };
        table.for_each_row(&release.data(), &mut keep).expect("rows");
        let csv = published.file(&format!("{}.csv", layout.name));
        let csv_bom = published.file(&format!("{}_bom.csv", layout.name));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_slice());
        let records = reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect());
        let records = records.collect();
        let range = book.worksheet_range(layout.name).expect("a sheet");
        let sheet = range.rows().map(<[Data]>::to_vec).collect();
        found.push(Written { name: format!("{name}/{}", layout.name), layout, cells, csv, csv_bom, records, sheet });
    }
    found
}

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut found = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).expect("read");
        found.insert(name, String::from_utf8_lossy(&text).into_owned());
    }
    found
}

/// The names of the files of a release in the formats of single tables.
pub fn table_files(release: &Release<'_>) -> Vec<String> {
    let of_tables = files(release).into_iter().filter(|file| Format::OF_TABLES.contains(&file.format));
    of_tables.map(|file| file.name).collect()
}
