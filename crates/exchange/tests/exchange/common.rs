//! A small plan in CSV, ways to spoil it, and the surroundings it is read in.

use std::path::{Path, PathBuf};

use rashin_exchange::{Loaded, Located, Surroundings, Unreadable, read_plan, read_tables, read_workbook};
use rashin_model::table::Row;
use rashin_model::tables::RubricMark;
use rashin_model::{AreaCode, Lang, Plan, Problem};

/// CSV files by name.
pub type Files = Vec<(String, Vec<u8>)>;

/// A sound plan with a row in every table that the tests look at.
pub fn sample() -> Files {
    let tables = [
        (
            "plan",
            "property,value\ncode,mihon\ntitle,みほん計画\narea_code,050008\nfirst_year,2022\nlast_year,2026\nstage,adopted\n",
        ),
        ("levels", "order,code,name_ja,name_en\n1,field,分野,Field\n2,project,事業,Project\n"),
        (
            "nodes",
            "code,parent,level,number,title,title_en,departments,tags,also_under,note,source\n\
             mihon-1,,field,1,暮らし,,,,,,\n\
             mihon-1-1,mihon-1,project,(1),\"移動,交通\",,\"交通課;\n道路課\",,,\"一行目\n二行目\",\n\
             mihon-1-2,mihon-1,project,(2),=SUM(A1),,,,,,\n",
        ),
        (
            "indicators",
            "code,name,name_en,unit,scale,kind,direction,decimals,natural_zero,minimum,maximum,cumulative_from,numerator,denominator,aggregation,definition,source,frequency,lag_months,department,reference_only,area_level,breaks,note\n\
             mihon-i1,利用率,,%,1,level,higher,1,yes,0,100,,,,,,,,,,,,,\n\
             mihon-i2,件数,,件,1000,flow,higher,0,yes,,,,,,,,,,,,,,,\n",
        ),
        ("uses", "node,indicator,role,weight,repeated\nmihon-1-1,mihon-i1,kpi,,\n"),
        (
            "targets",
            "indicator,area,period,kind,comparator,status,value,text,note,source\n\
             mihon-i1,050008,FY2022,baseline,,set,40.0,,,\n\
             mihon-i1,050008,FY2026,target,ge,set,90.0,,,\n",
        ),
        (
            "readings",
            "indicator,area,period,status,value,numerator,denominator,text,note,source,reported_on\n\
             mihon-i1,050008,FY2022,final,40.0,,,,,,\n\
             mihon-i1,050008,FY2023,provisional,52.5,,,,,,2024-06-30\n\
             mihon-i2,050008,FY2023,final,3215,,,,,,\n",
        ),
    ];
    tables.into_iter().map(|(table, text)| (format!("{table}.csv"), text.as_bytes().to_vec())).collect()
}

/// The sample with a text replaced in one of its files.
pub fn sample_with(table: &str, from: &str, to: &str) -> Files {
    let mut files = sample();
    let bytes =
        &mut files.iter_mut().find(|(name, _)| *name == format!("{table}.csv")).expect("the sample has the table").1;
    let text = String::from_utf8(bytes.clone()).expect("the sample is UTF-8");
    assert!(text.contains(from), "the sample's {table} has no {from}");
    *bytes = text.replacen(from, to, 1).into_bytes();
    files
}

/// Reads CSV files as a plan.
pub fn load(files: &Files) -> Loaded {
    surrounded(|surroundings| read_tables("みほん", files, surroundings)).expect("the files are a plan")
}

/// Reads bytes as a workbook.
pub fn load_workbook(bytes: &[u8]) -> Result<Loaded, Unreadable> {
    surrounded(|surroundings| read_workbook("plan.xlsx", bytes, surroundings))
}

/// Runs with the rubrics that ship and all areas but 011002 (Sapporo) taken for real.
pub fn surrounded<T>(run: impl FnOnce(&Surroundings<'_>) -> T) -> T {
    let rubrics = shipped_rubrics();
    let is_real_area = |area: AreaCode| area.to_string() != "011002";
    run(&Surroundings { is_real_area: &is_real_area, shipped_rubrics: &rubrics, unread_codes: &[] })
}

/// The rubrics that ship.
pub fn shipped_rubrics() -> Vec<RubricMark> {
    let mut marks = Vec::new();
    for entry in std::fs::read_dir(repository().join("rubrics")).expect("rubrics ship with the repository") {
        let path = entry.expect("a rubric file").path();
        let mut reader = csv::Reader::from_path(path).expect("a rubric file");
        for record in reader.records().map(|record| record.expect("a rubric row")) {
            marks.push(RubricMark::read(|column| record.get(column).unwrap_or("")).expect("a mark"));
        }
    }
    marks
}

/// The root of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Reads a folder as a plan.
pub fn read_folder(folder: &Path) -> Plan {
    let loaded = surrounded(|surroundings| read_plan(folder, surroundings)).expect("a plan");
    let errors: Vec<String> = loaded
        .errors()
        .map(|located| format!("{}: {}", located.at.ja, located.problem.sentence.text(Lang::Ja)))
        .collect();
    loaded.plan.unwrap_or_else(|| panic!("{}: {errors:#?}", folder.display()))
}

/// `at: rule` of every problem, in Japanese.
pub fn places(problems: &[Located]) -> Vec<String> {
    problems.iter().map(|located| format!("{}: {}", located.at.ja, located.problem.rule)).collect()
}

/// The one problem of a rule.
pub fn only<'a>(problems: &'a [Located], rule: &str) -> &'a Problem {
    let found: Vec<_> = problems.iter().filter(|located| located.problem.rule == rule).collect();
    assert_eq!(found.len(), 1, "problems are {:?}", places(problems));
    &found[0].problem
}

/// A folder that is gone when the test ends.
pub struct Scratch(pub PathBuf);

impl Scratch {
    /// An empty folder of this name.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("rashin-exchange-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left over in the folder for temporary files harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
