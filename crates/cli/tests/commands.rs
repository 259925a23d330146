//! The commands as a user types them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const PLANS: [&str; 5] = ["toyama", "aomori", "akita", "mie", "example"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn plan_folder(name: &str) -> String {
    root().join("plans").join(name).display().to_string()
}

fn rashin(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
    command.env_remove("RASHIN_DATABASE").env("USER", "tester").args(arguments).output().expect("rashin runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("an exit status")
}

/// Runs and expects success.
fn fine(arguments: &[&str]) -> String {
    let output = rashin(arguments);
    assert_eq!(status(&output), 0, "{arguments:?}: {}{}", stdout(&output), String::from_utf8_lossy(&output.stderr));
    stdout(&output)
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .map(|path| {
            (path.file_name().expect("a name").to_string_lossy().into_owned(), std::fs::read(&path).expect("readable"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_plan_goes_through_the_store_and_comes_back_byte_for_byte() {
    let folder = Folder::new();
    let store = folder.path("rashin.db");
    for plan in PLANS {
        fine(&["import", &plan_folder(plan), "--database", &store]);
        let out = folder.path(plan);
        fine(&["export", plan, "--to", &out, "--database", &store]);
        assert_eq!(files(&out), files(&plan_folder(plan)), "{plan}");
    }
}

#[test]
fn every_plan_goes_through_a_workbook_and_comes_back_unchanged() {
    let folder = Folder::new();
    let store = folder.path("rashin.db");
    for plan in PLANS {
        fine(&["import", &plan_folder(plan), "--database", &store]);
        let workbook = folder.path(&format!("{plan}.xlsx"));
        fine(&["export", plan, "--to", &workbook, "--database", &store]);
        let again = fine(&["import", &workbook, "--dry-run", "--lang", "en", "--database", &store]);
        assert!(again.contains("No differences"), "{plan}: {again}");
        // The same plan gives the same bytes.
        let second = folder.path(&format!("{plan}-2.xlsx"));
        fine(&["export", plan, "--to", &second, "--database", &store]);
        assert_eq!(std::fs::read(&workbook).unwrap(), std::fs::read(&second).unwrap(), "{plan}");
    }
}

#[test]
fn dry_run_names_what_is_added_removed_and_changed_and_changes_nothing() {
    let folder = Folder::new();
    let store = folder.path("rashin.db");
    fine(&["import", &plan_folder("akita"), "--database", &store]);
    let edited = folder.path("akita");
    fine(&["export", "akita", "--to", &edited, "--database", &store]);
    let nodes = format!("{edited}/nodes.csv");
    let text = std::fs::read_to_string(&nodes).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("akita-21,")).collect();
    std::fs::write(
        &nodes,
        lines.join("\n").replace("AI等の活用による移住サポートの充実", "AIによる移住サポート") + "\n",
    )
    .unwrap();
    for table in ["items", "uses", "grades"] {
        let path = format!("{edited}/{table}.csv");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(
            &path,
            text.lines().filter(|line| !line.starts_with("akita-21,")).collect::<Vec<_>>().join("\n") + "\n",
        )
        .unwrap();
    }
    let shown = fine(&["import", &edited, "--dry-run", "--database", &store]);
    assert!(shown.contains("- nodes akita-21"), "{shown}");
    assert!(
        shown.contains("~ nodes akita-11 title: 「AI等の活用による移住サポートの充実」→「AIによる移住サポート」"),
        "{shown}"
    );
    let unchanged = folder.path("unchanged");
    fine(&["export", "akita", "--to", &unchanged, "--database", &store]);
    assert_eq!(files(&unchanged), files(&plan_folder("akita")));
    // Taken for real it is a second revision; the first can still be asked for by its day.
    let done = fine(&["import", &edited, "--lang", "en", "--reason", "21 was merged", "--database", &store]);
    assert!(done.contains("Imported revision 2 of akita"), "{done}");
}

#[test]
fn importing_the_same_again_changes_nothing() {
    let folder = Folder::new();
    let store = folder.path("rashin.db");
    fine(&["import", &plan_folder("mie"), "--database", &store]);
    let again = fine(&["import", &plan_folder("mie"), "--lang", "en", "--database", &store]);
    assert!(again.contains("mie stays at revision 1 (0 readings changed)"), "{again}");
}

#[test]
fn check_tells_every_problem_at_once_with_cell_sentence_and_hint() {
    let folder = Folder::new();
    let broken = folder.path("broken");
    std::fs::create_dir(&broken).unwrap();
    for (name, bytes) in files(&plan_folder("akita")) {
        std::fs::write(format!("{broken}/{name}"), bytes).unwrap();
    }
    let path = format!("{broken}/nodes.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(
        &path,
        text.replacen("akita-02,,goal", "akita-02,akita-99,goal", 1).replacen("akita-03,,goal", "akita-03,,gaol", 1),
    )
    .unwrap();
    let path = format!("{broken}/targets.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen(",1500,", ",たくさん,", 1)).unwrap();

    let output = rashin(&["check", &broken]);
    assert_eq!(status(&output), 1);
    let shown = stdout(&output);
    for expected in [
        "nodes.csv 3行 parent",
        "「akita-99」",
        "nodes.csv 4行 level",
        "「gaol」",
        "「たくさん」は数値として読めません",
        "対処:",
    ] {
        assert!(shown.contains(expected), "{expected} is missing in {shown}");
    }
    let output = rashin(&["check", &broken, "--format", "json"]);
    assert_eq!(status(&output), 1);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["errors"], 3);
    assert!(
        json["problems"]
            .as_array()
            .unwrap()
            .iter()
            .all(|problem| problem["hint_en"].as_str().is_some_and(|hint| !hint.is_empty()))
    );

    // A plan with errors is not taken.
    let output = rashin(&["import", &broken, "--database", &folder.path("rashin.db")]);
    assert_eq!(status(&output), 1);
    let output = rashin(&["export", "akita", "--to", &folder.path("out"), "--database", &folder.path("rashin.db")]);
    assert_eq!(status(&output), 2);
}

#[test]
fn check_exits_with_2_for_what_cannot_be_read() {
    let folder = Folder::new();
    let text = folder.path("plan.xlsx");
    std::fs::write(&text, "not a workbook").unwrap();
    for path in [text.as_str(), "no/such/folder"] {
        let output = rashin(&["check", path]);
        assert_eq!(status(&output), 2, "{path}");
        assert!(!output.stderr.is_empty(), "{path} is refused in silence");
    }
}

#[test]
fn evaluate_prints_the_figures_of_the_paper() {
    let output = fine(&["evaluate", &plan_folder("akita"), "--as-of", "2022-03-31", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&output).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let of =
        |code: &str| figures.iter().find(|figure| figure["indicator"] == code && figure["period"] == "FY2021").unwrap();
    // 543 of 1,500 and 30 of 90: the paper grades the goal C, the figures say D.
    assert_eq!(of("akita-09-1")["attainment"], 0.362);
    assert_eq!(of("akita-09-1")["met"], false);
    assert_eq!(of("akita-09-2")["attainment"], serde_json::json!(30.0 / 90.0));
    let marks = of("akita-09-1")["marks"].as_array().unwrap();
    assert!(marks.iter().any(|mark| mark["rubric"] == "akita" && mark["mark"] == "D"), "{marks:?}");
    assert_eq!(of("akita-08-2")["attainment"], 1.3);
}

#[test]
fn what_was_recorded_later_is_not_known_earlier() {
    let folder = Folder::new();
    let store = folder.path("rashin.db");
    fine(&["import", &plan_folder("akita"), "--database", &store]);
    let output =
        rashin(&["export", "akita", "--known-on", "2020-01-01", "--to", &folder.path("early"), "--database", &store]);
    assert_eq!(status(&output), 2);
    let late = folder.path("late");
    fine(&["export", "akita", "--known-on", "2999-01-01", "--to", &late, "--database", &store]);
    assert_eq!(files(&late), files(&plan_folder("akita")));
}

#[test]
fn a_plan_is_published_listed_and_verified() {
    let folder = Folder::new();
    let store = folder.path("rashin.db");
    let day = ["--as-of", "2026-06-01"];
    let done = fine(
        &[&["import", &plan_folder("akita"), "--publish", "First", "--lang", "en", "--database", &store][..], &day[..]]
            .concat(),
    );
    assert!(done.contains("Published number 1 of akita, \"First\" (as of 2026-06-01"), "{done}");
    let again = fine(
        &[&["snapshot", "akita", "--name", "Second", "--lang", "en", "--database", &store][..], &day[..]].concat(),
    );
    assert!(again.contains("Published number 2 of akita"), "{again}");
    let hash = |text: &str| text.split("sha256 ").nth(1).expect("a hash").trim_end_matches([')', '\n']).to_owned();
    assert_eq!(hash(&done), hash(&again), "the same content as of the same day has the same hash");

    let list = fine(&["snapshot", "akita", "--list", "--database", &store]);
    assert_eq!(list.lines().count(), 2, "{list}");
    let verified = fine(&["snapshot", "akita", "--verify", "--lang", "en", "--database", &store]);
    assert_eq!(verified.matches("as published").count(), 2, "{verified}");

    // A name that is there already, a day that lies ahead, a plan that is not there.
    for arguments in [
        &["snapshot", "akita", "--name", "First"][..],
        &["snapshot", "akita", "--name", "Third", "--as-of", "2999-01-01"],
        &["snapshot", "nowhere", "--name", "Third"],
        &["snapshot", "akita"],
    ] {
        let output = rashin(&[arguments, &["--database", &store]].concat());
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?} is refused in silence");
    }
}

#[test]
fn readings_alone_are_recorded_into_a_plan() {
    let folder = Folder::new();
    let store = folder.path("rashin.db");
    fine(&["import", &plan_folder("akita"), "--database", &store]);
    let readings = folder.path("readings.csv");
    std::fs::write(&readings, "area_code,period,indicator,value,unit\n050008,令和4年度,akita-09-1,1200,人\n").unwrap();
    let done = fine(&["import", &readings, "--into", "akita", "--lang", "en", "--database", &store]);
    assert!(done.contains("Recorded 1 readings"), "{done}");
    std::fs::write(
        &readings,
        "area_code,period,indicator,value,unit\n050008,R4,akita-09-1,1200,件\n999999,R4,akita-09-9,x,人\n",
    )
    .unwrap();
    let output = rashin(&["import", &readings, "--into", "akita", "--lang", "en", "--database", &store]);
    assert_eq!(status(&output), 1, "{}", stdout(&output));
}

#[test]
fn calc_reads_standard_input_and_writes_standard_output() {
    use std::io::Write as _;
    let mut child = Command::new(env!("CARGO_BIN_EXE_rashin"))
        .args(["calc", "rank"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"unit,value\na,3\nb,5\nc,5\nd,1\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let text = stdout(&output);
    let rank = |unit: &str| {
        let mut lines = text.lines();
        let head: Vec<&str> = lines.next().unwrap().split(',').collect();
        let column = head.iter().position(|name| *name == "rank").unwrap();
        lines.find(|line| line.starts_with(unit)).unwrap().split(',').nth(column).unwrap().to_owned()
    };
    assert_eq!([rank("a"), rank("b"), rank("c"), rank("d")], ["3", "1", "1", "4"]);
    let help = fine(&["calc", "forecast", "--help"]);
    assert!(help.contains("lo80"), "{help}");
}

#[test]
fn the_documentation_of_the_format_is_the_one_of_the_program() {
    let written = std::fs::read_to_string(root().join("docs/PLAN_FORMAT.md")).unwrap();
    assert_eq!(written, fine(&["format"]), "run `rashin format > docs/PLAN_FORMAT.md`");
}

#[test]
fn the_documentation_of_rights_is_the_one_of_the_program() {
    let written = std::fs::read_to_string(root().join("docs/RIGHTS.md")).unwrap();
    assert_eq!(written, fine(&["rights"]), "run `rashin rights > docs/RIGHTS.md`");
}
