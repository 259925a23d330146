//! Sheets of elements.

use rashin_model::Lang;
use rashin_model::texts::circled;
use rashin_report::{Block, Cell, document};

use crate::desk::{Desk, Printed, bookmarks};

fn sheets(desk: &Desk, about: Option<&str>) -> Vec<Vec<String>> {
    let document = document("element-sheets").expect("a document");
    let content = desk.content(document, Lang::Ja, about).expect("content");
    content.sheets().iter().map(rashin_report::Sheet::texts).collect()
}

#[test]
fn every_initiative_of_mie_has_a_sheet_with_all_of_its_texts_in_order() {
    let desk = Desk::of("mie");
    let plan = &desk.assessed().plan;
    let initiatives: Vec<_> = plan.nodes.iter().filter(|node| node.level.as_str() == "sheet").collect();
    let sheets = sheets(&desk, None);
    assert_eq!(initiatives.len(), 41);
    let mut behind = sheets.iter();
    for node in initiatives {
        let title = format!("{}\u{3000}{}", node.number.as_deref().expect("a number"), node.title);
        let sheet = behind.find(|sheet| sheet[0] == title).expect(&title);
        assert!(sheet.contains(&format!("所管：{}", node.departments.join("・"))), "{}", node.code);
        let mut rest = sheet.iter();
        let mut items: Vec<_> = plan.items.iter().filter(|item| item.node == node.code).collect();
        items
            .sort_by_key(|item| plan.sections.iter().find(|section| section.code == item.section).map(|one| one.order));
        for item in items {
            assert!(rest.any(|line| line.trim_start_matches('・') == item.text), "{}: {}", node.code, item.text);
        }
    }
}

#[test]
fn what_opens_the_sheets_is_printed_too() {
    let desk = Desk::of("mie");
    let plan = &desk.assessed().plan;
    let sheets = sheets(&desk, None);
    assert_eq!(sheets[0][0], "計画の概要");
    for event in &plan.events {
        assert!(sheets[0].contains(&event.title), "{}", event.title);
    }
    let lines: Vec<&str> = sheets.iter().flatten().map(|line| line.trim_start_matches('・')).collect();
    for item in &plan.items {
        let first = item.text.lines().next().expect("a text");
        assert!(lines.iter().any(|line| line.ends_with(first)), "{}: {first}", item.node);
    }
}

#[test]
fn what_answers_an_issue_stands_beside_it_under_the_same_numbers() {
    let desk = Desk::of("toyama");
    let content = desk.content(document("element-sheets").expect("a document"), Lang::Ja, None).expect("content");
    let mut rows = 0;
    for sheet in content.sheets() {
        let chains = sheet.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if table.columns[0].head == "令和8年度末のありたい姿" => Some(*table),
            _ => None,
        });
        for cells in chains.flat_map(|table| &table.rows) {
            let numbers = cells.iter().filter_map(|cell| match cell {
                Cell::Texts { texts } => Some(texts),
                _ => None,
            });
            let numbers: Vec<&str> = numbers.flatten().map(|text| text.numbers.as_str()).collect();
            assert!(numbers.iter().all(|other| *other == numbers[0]), "{}: {numbers:?}", sheet.name);
            rows += 1;
        }
    }
    assert!(rows >= 20, "{rows} rows");
    let first = &sheets(&desk, Some("toyama-lp-01"))[0];
    assert!(first.iter().filter(|line| line.starts_with(&circled(&[2, 3]))).count() == 3, "{first:#?}");
}

#[test]
fn sheets_can_be_of_one_element_or_of_what_lies_below_it() {
    let desk = Desk::of("toyama");
    assert_eq!(sheets(&desk, None).len(), 1 + 10, "the plan as a whole comes first");
    assert_eq!(sheets(&desk, Some("toyama-1")).len(), 2);
    assert_eq!(sheets(&desk, Some("toyama-lp-05")).len(), 1);
    let document = document("element-sheets").expect("a document");
    let lack = |about| desk.content(document, Lang::Ja, Some(about)).err().expect("no content").0;
    assert!(lack("toyama-99").text(Lang::Ja).contains("「toyama-99」"), "it names what is missing");
    assert!(lack("toyama-ref-wb").text(Lang::En).contains("toyama-ref-wb"), "an element without texts");
}

#[test]
fn every_sheet_begins_a_page_behind_the_contents() {
    let desk = Desk::of("toyama");
    let document = document("element-sheets").expect("a document");
    let Some(printed) = Printed::read(&desk.pdf(document, Lang::Ja, Some("toyama-1"))) else { return };
    assert_eq!(printed.pages(), 2, "two sheets need no contents");
    let Some(printed) = Printed::read(&desk.pdf(document, Lang::Ja, None)) else { return };
    let contents = printed.page_of("目次").expect("contents");
    let pages: Vec<usize> = (1..=10)
        .map(|number| format!("toyama-lp-{number:02}"))
        .map(|code| {
            let title = &desk.assessed().plan.node(&code).expect("a project").title;
            let text = title.split_whitespace().collect::<String>();
            printed.texts().iter().skip(contents).position(|page| page.contains(&text)).expect(title)
        })
        .collect();
    assert!(pages.windows(2).all(|pair| pair[0] < pair[1]), "{pages:?}");
}

#[test]
fn every_initiative_of_mie_has_a_bookmark_to_its_page() {
    let desk = Desk::of("mie");
    let pdf = desk.pdf(document("element-sheets").expect("a document"), Lang::Ja, None);
    let (Some(bookmarks), Some(printed)) = (bookmarks(&pdf), Printed::read(&pdf)) else { return };
    for node in desk.assessed().plan.nodes.iter().filter(|node| node.level.as_str() == "sheet") {
        let title = format!("{}\u{3000}{}", node.number.as_deref().expect("a number"), node.title);
        let (_, page) = bookmarks.iter().find(|(one, _)| *one == title).expect(&title);
        let title: String = title.split_whitespace().collect();
        assert!(printed.texts()[page - 1].contains(&title), "{title}: page {page}");
    }
}

#[test]
fn a_value_that_is_the_baseline_is_neither_said_twice_nor_held_against_the_target() {
    let desk = Desk::of("mie");
    let sheet = &sheets(&desk, Some("mie-1-1-1"))[0];
    let said: Vec<_> = sheet.iter().filter(|line| line.contains("3,215")).collect();
    assert_eq!(said.len(), 1, "{sheet:#?}");
    assert!(sheet.iter().any(|line| line.starts_with("3,375千件")), "{sheet:#?}");
    assert!(!sheet.iter().any(|line| line.contains("以上")), "the paper does not say so: {sheet:#?}");
    assert!(!sheet.iter().any(|line| line == "達成率"), "{sheet:#?}");
    let reached = &sheets(&desk, Some("mie-1-2-3"))[0];
    assert!(!reached.iter().any(|line| line == "達成"), "a start is nothing that was reached: {reached:#?}");
}
