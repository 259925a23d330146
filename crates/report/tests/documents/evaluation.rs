//! The summary of an evaluation, and the marks of the progress table.

use rashin_model::Lang;
use rashin_report::{Block, Cell, Content, Table, document};
use rashin_testkit::house_plan;

use crate::desk::Desk;

fn tables(content: &dyn Content) -> Vec<Table> {
    let sheets = content.sheets();
    let blocks = sheets.iter().flat_map(|sheet| &sheet.blocks);
    blocks.filter_map(|block| if let Block::Table(table) = block { Some((*table).clone()) } else { None }).collect()
}

fn summary(desk: &Desk) -> Box<dyn Content> {
    desk.content(document("evaluation-summary").expect("a document"), Lang::Ja, None).expect("content")
}

fn signs(row: &[Cell]) -> Vec<&str> {
    row.iter().filter_map(|cell| if let Cell::Mark { sign, .. } = cell { Some(sign.as_str()) } else { None }).collect()
}

#[test]
fn the_ten_projects_of_toyama_have_the_marks_of_the_paper() {
    let desk = Desk::of("toyama");
    let tables = tables(&*summary(&desk));
    let marks: Vec<Vec<&str>> = tables[0].rows.iter().map(|row| signs(row)).collect();
    let paper = [
        ["△", "強化（市町村）", "C"],
        ["△", "継続", "B"],
        ["△", "強化（産学官）", "C"],
        ["△", "拡充（事業者・産学官）", "B"],
        ["○", "拡充（事業者）", "A"],
        ["○", "拡充（市町村）", "A"],
        ["○", "拡充", "A"],
        ["○", "拡充（産学官）", "A"],
        ["○", "拡充（産学官）", "A"],
        ["△", "継続", "B"],
    ];
    assert_eq!(marks, paper);
    let heads: Vec<&str> = tables[0].columns.iter().map(|column| column.head.as_str()).collect();
    assert_eq!(heads, ["ビジョン", "No.", "リーディングプロジェクト", "達成状況", "取組方針", "分類", "理由"]);
}

#[test]
fn main_results_go_from_the_first_value_to_the_latest() {
    let desk = Desk::of("toyama");
    let tables = tables(&*summary(&desk));
    let said = tables[1].rows.iter().flatten().map(Cell::plain).collect::<Vec<_>>().join("\n");
    for line in ["102件（R2） → 3,477件（R4）", "350台（R2） → 870台（R4）", "8.8%（R3） → 15.6%（R4）"]
    {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn a_class_that_does_not_follow_from_the_other_marks_is_shown_beside_the_one_given() {
    let mut plan = house_plan("toyama");
    let is_it = |grade: &&mut rashin_model::tables::Grade| {
        grade.node.as_ref().is_some_and(|node| node.as_str() == "toyama-lp-01") && grade.dimension.as_str() == "class"
    };
    plan.grades.iter_mut().find(is_it).expect("a class").mark = "A".to_owned();
    let desk = Desk::with(plan);
    let table = &tables(&*summary(&desk))[0];
    assert_eq!(table.columns.len(), 8);
    let last: Vec<String> = table.rows.iter().map(|row| row[6].plain()).collect();
    assert_eq!((last[0].as_str(), last.iter().filter(|said| !said.is_empty()).count()), ("分類 C", 1));
}

#[test]
fn the_23_goals_of_akita_have_their_marks_in_order_and_their_meanings_only_below() {
    let desk = Desk::of("akita");
    let plan = &desk.assessed().plan;
    let given: Vec<&str> = plan
        .nodes
        .iter()
        .flat_map(|node| plan.grades.iter().filter(|grade| grade.node.as_ref() == Some(&node.code)))
        .map(|grade| grade.mark.as_str())
        .collect();
    assert_eq!(given.len(), 23);
    for code in ["evaluation-summary", "progress-table"] {
        let content = desk.content(document(code).expect("a document"), Lang::Ja, None).expect("content");
        let tables = tables(&*content);
        let all = tables.iter().find(|table| table.rows.len() == 23).expect("a table of all goals");
        let marks: Vec<&str> = all.rows.iter().flat_map(|row| signs(row)).collect();
        assert_eq!(marks, given, "{code}");
        let lines = content.sheets().iter().flat_map(rashin_report::Sheet::texts).collect::<Vec<_>>();
        assert!(lines.iter().any(|line| line.starts_with("A\u{3000}")), "{code}: {lines:#?}");
    }
}

#[test]
fn what_needs_attention_is_behind_or_worse() {
    let desk = Desk::of("example");
    let tables = tables(&*summary(&desk));
    let attention = tables.iter().find(|table| table.columns[0].head == "状況").expect("some are behind");
    let words: Vec<String> = attention.rows.iter().map(|row| row[0].plain()).collect();
    let order = ["悪化", "遅れ", "やや遅れ"];
    let places: Vec<usize> =
        words.iter().map(|word| order.iter().position(|one| one == word).expect("behind or worse")).collect();
    assert!(places.is_sorted(), "the worst first: {words:?}");
}
