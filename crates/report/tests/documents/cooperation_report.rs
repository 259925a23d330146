//! What holds of the cooperation report, held against the paper of Toyama.

use rashin_model::Lang;
use rashin_report::{Block, Cell, Document, Sheet, Table, document};

use crate::desk::{Desk, Printed};

fn report() -> &'static Document {
    document("cooperation-report").expect("it is listed")
}

/// The first table of a sheet.
fn table<'a>(sheets: &'a [Sheet<'a>], name: &str) -> &'a Table {
    let sheet = sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"));
    let table = |block: &Block<'a>| if let Block::Table(table) = block { Some(*table) } else { None };
    sheet.blocks.iter().find_map(table).expect("a table")
}

fn row<'a>(table: &'a Table, title: &str) -> Vec<String> {
    let row: &'a Vec<Cell> =
        table.rows.iter().find(|row| row[0].plain().starts_with(title)).unwrap_or_else(|| panic!("no {title}"));
    row.iter().map(Cell::plain).collect()
}

#[test]
fn the_themes_of_the_year_stand_with_proposers_offices_and_the_dates_of_the_paper() {
    let desk = Desk::of("toyama");
    let content = desk.content(report(), Lang::Ja, None).expect("content");
    let sheets = content.sheets();
    let summary = table(&sheets, "R4");
    assert_eq!(summary.rows.len(), 3, "連携推進3項目");
    let carbon = row(summary, "ゼロカーボンシティ富山の実現");
    assert_eq!(carbon[1], "魚津市、南砺市");
    assert_eq!(carbon[4], "R3年度 WG：4/27、5/20、8/19、10/21、3/29\nR4年度 WG：4/28、8/26、12/27");
    assert_eq!(carbon[5], "協議を終了");
    let digital = row(summary, "自治体行政のデジタル化");
    assert_eq!(digital[1], "射水市、氷見市、砺波市、滑川市");
    let groups = [
        "IT担当課長会議：5/2、8/8、10/7、1/11",
        "マイナンバー会議：4/27、7/29、12/19",
        "被災者生活支援システムWG：7/8、8/25",
        "クラウド関係会議：4/26、5/30、6/28、7/1、7/26、8/30、9/27、10/25、11/29、12/27",
    ];
    assert_eq!(digital[4], groups.join("\n"));
    assert_eq!(digital[5], "協議継続");
}

#[test]
fn the_next_year_says_what_ends_what_goes_on_and_what_is_new() {
    let desk = Desk::of("toyama");
    let content = desk.content(report(), Lang::Ja, None).expect("content");
    let sheets = content.sheets();
    let next = table(&sheets, "R4 翌年度の項目");
    let marks: Vec<(String, String, String)> =
        next.rows.iter().map(|row| (row[0].plain(), row[2].plain(), row[3].plain())).collect();
    let expected = [
        ("ゼロカーボンシティ富山の実現", "○", "－ 終了"),
        ("自治体行政のデジタル化", "○", "○ 継続"),
        ("農林水産物等の輸出促進に向けた連携・強化", "○", "－ 終了"),
        ("こども・子育て施策の連携・強化", "", "○ 新規"),
        ("観光再始動に向けた受入体制整備", "", "○ 新規"),
    ];
    assert_eq!(marks, expected.map(|(title, now, then)| (title.to_owned(), now.to_owned(), then.to_owned())));
    assert!(!sheets.iter().any(|sheet| sheet.name == "R5 翌年度の項目"), "of the last year nothing is known yet");
}

#[test]
fn a_theme_that_ends_and_is_taken_up_in_another_is_both_ended_and_new() {
    let desk = Desk::of("example");
    let content = desk.content(report(), Lang::Ja, None).expect("content");
    let sheets = content.sheets();
    let next = table(&sheets, "R7 翌年度の項目");
    assert_eq!(row(next, "子育ての問診票をそろえる")[3], "－ 終了");
    let forms = row(next, "申請の様式の共通化");
    assert_eq!(forms[0], "申請の様式の共通化\n（前年度: 子育ての問診票をそろえる）");
    assert_eq!(forms[3], "○ 新規");
    let counters = row(next, "書かない窓口をいっしょに買う");
    assert_eq!(counters[0], "書かない窓口をいっしょに買う\n→ 書かない窓口の仕上げ");
    assert_eq!(counters[3], "○ 継続");
}

#[test]
fn every_theme_has_a_page_of_its_own_with_all_of_its_sub_items() {
    let desk = Desk::of("toyama");
    let plan = &desk.assessed().plan;
    let tables = desk.machine(report(), Lang::Ja, None);
    assert_eq!(tables["cooperation"].len(), plan.cooperation.len());
    assert_eq!(tables["cooperation_items"].len(), plan.cooperation_items.len());
    assert_eq!(tables["cooperation_meetings"].len(), plan.cooperation_meetings.len());
    let Some(printed) = Printed::read(&desk.pdf(report(), Lang::Ja, None)) else { return };
    let begins = |title: &str| {
        // The head of the page, the number of the material, then the heading of the sheet.
        let head = format!("資料1{title}");
        printed.texts().iter().filter(|page| page.contains(&head)).count()
    };
    for theme in &plan.cooperation {
        let years = plan.cooperation.iter().filter(|other| other.title == theme.title).count();
        assert_eq!(begins(&theme.title), years, "{}", theme.title);
    }
}

#[test]
fn the_calendar_has_the_sittings_of_the_paper_in_their_months() {
    let desk = Desk::of("toyama");
    let content = desk.content(report(), Lang::Ja, None).expect("content");
    let sheets = content.sheets();
    let year = table(&sheets, "R4 年間スケジュール");
    assert_eq!(year.rows.len(), 12);
    for (month, sitting) in [
        ("5月", "16日　令和4年度第1回"),
        ("8月", "30日　令和4年度第2回"),
        ("10月", "17日　令和4年度第3回"),
        ("1月", "19日　令和4年度第4回"),
    ] {
        let row = row(year, month);
        assert!(row[1].contains(sitting), "{month}: {row:?}");
    }
    let next = table(&sheets, "R5 年間スケジュール");
    let planned = row(next, "1月");
    assert!(
        planned[1].contains("（予定）") && planned[1].contains("・新年度の取組み方針・項目の協議・決定"),
        "{planned:?}"
    );
}
