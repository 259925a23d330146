//! The roadmap against the steps of the plan.

use rashin_model::Lang;
use rashin_report::{Block, Cell, document};

use crate::desk::{Desk, Printed};

#[test]
fn every_project_stands_under_its_field_in_every_part_with_the_words_of_each_step() {
    let desk = Desk::of("example");
    let assessed = desk.assessed();
    let pdf = desk.pdf(document("roadmap").expect("a document"), Lang::Ja, None);
    let Some(printed) = Printed::read(&pdf) else { return };
    let names = assessed.fields().flat_map(|(_, field)| {
        let own = assessed.projects().into_iter().filter(|node| assessed.plan.path(node)[0].code == field.code);
        std::iter::once(&field.title[..]).chain(own.map(|node| &node.title[..])).collect::<Vec<_>>()
    });
    let names: Vec<&str> = names.collect();
    // Ten half-years stand in two parts, and each names every project.
    let twice: Vec<&str> = names.iter().chain(&names).copied().collect();
    assert_eq!(printed.first_out_of_order(twice), None);
    for step in &assessed.plan.steps {
        for words in [&step.planned, &step.actual, &step.cause, &step.next].into_iter().flatten() {
            assert!(printed.has(words), "{} {}: {words}", step.node, step.period.code());
        }
    }
}

#[test]
fn the_totals_count_every_step_once() {
    let desk = Desk::of("example");
    let content = desk.content(document("roadmap").expect("a document"), Lang::En, None).expect("content");
    let sheets = content.sheets();
    let Block::Table(totals) = &sheets[0].blocks[0] else { panic!("the first sheet begins with the totals") };
    let number = |cell: &Cell| cell.plain().parse::<usize>().expect("a number");
    let sum: usize = totals.rows.iter().filter_map(|row| row.last()).map(number).sum();
    assert_eq!(sum, desk.assessed().plan.steps.len());
    for row in &totals.rows {
        let (last, states) = row[1..].split_last().expect("a total");
        assert_eq!(states.iter().map(number).sum::<usize>(), number(last), "{row:?}");
    }
}

#[test]
fn projects_without_steps_are_listed_by_field_and_item() {
    let desk = Desk::of("aomori");
    let plan = &desk.assessed().plan;
    let projects: Vec<_> = plan.nodes.iter().filter(|node| node.level.as_str() == "project").collect();
    assert_eq!(projects.len(), 76);
    let content = desk.content(document("roadmap").expect("a document"), Lang::Ja, None).expect("content");
    let sheets = content.sheets();
    let [sheet] = &sheets[..] else { panic!("one list: {sheets:#?}") };
    let texts = sheet.texts();
    for project in projects {
        let above = plan.node(project.parent.as_ref().expect("an item").as_str()).expect("an item");
        let place = texts.iter().position(|text| *text == project.title).expect(&project.title);
        assert!(texts[place..].iter().take(4).any(|text| *text == above.title), "{}", project.code);
    }
}

#[test]
fn a_plan_without_projects_says_what_to_fill() {
    let desk = Desk::of("mie");
    let lack = desk.content(document("roadmap").expect("a document"), Lang::Ja, None).err().expect("a lack");
    assert!(lack.0.ja.contains("steps") && lack.0.en.contains("steps"), "{lack:?}");
}
