//! Comments and responses.

use rashin_model::Lang;
use rashin_model::tables::CommentKind;
use rashin_report::{Block, Sheet, document};

use crate::desk::Desk;

/// The rows of the first table of a sheet.
fn rows(sheet: &Sheet<'_>) -> usize {
    let table = sheet.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    table.map_or(0, |table| table.rows.len())
}

#[test]
fn public_comments_are_a_part_of_their_own_with_their_counts() {
    let desk = Desk::of("example");
    let comments = &desk.assessed().plan.comments;
    let public = comments.iter().filter(|comment| comment.kind == CommentKind::PublicComment).count();
    let document = document("comments-and-responses").expect("a document");
    let content = desk.content(document, Lang::Ja, None).expect("content");
    let sheets = content.sheets();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names[..3], ["意見・助言と対応", "パブリックコメントの結果", "決定"]);
    assert_eq!((rows(&sheets[0]), rows(&sheets[1])), (comments.len() - public, public));
    let count = format!("パブリックコメント {public}件（");
    assert!(sheets[1].texts().iter().any(|line| line.starts_with(&count)), "{:#?}", sheets[1].texts());
    assert_eq!(rows(&sheets[2]), desk.assessed().plan.decisions.len());
}

#[test]
fn comments_of_one_thrust_stand_under_their_word() {
    let mut plan = rashin_testkit::house_plan("toyama");
    let last = plan.comments.len() - 1;
    for place in [0, last] {
        plan.comments[place].group = Some("人材".to_owned());
    }
    let wanted = [0, last].map(|place| plan.comments[place].text.clone());
    let others: Vec<String> = plan.comments[1..last].iter().map(|comment| comment.text.clone()).collect();
    let desk = Desk::with(plan);
    let content =
        desk.content(document("comments-and-responses").expect("a document"), Lang::Ja, None).expect("content");
    let texts: Vec<String> = content.sheets().iter().flat_map(Sheet::texts).collect();
    let place = |text: &str| texts.iter().position(|one| one.contains(text)).expect(text);
    let between = place(&wanted[0])..place(&wanted[1]);
    assert!(!others.iter().any(|text| between.contains(&place(text))), "{texts:#?}");
}

#[test]
fn a_plan_without_comments_says_how_to_record_some() {
    let desk = Desk::of("mie");
    let lack = (document("comments-and-responses").expect("a document").lack)(desk.assessed()).expect("a lack");
    assert!(lack.0.text(Lang::Ja).contains("comments"));
}
