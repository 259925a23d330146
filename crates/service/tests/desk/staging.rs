//! Rows are laid over the last edition, whole or not at all.

use rashin_service::Error;
use rashin_service::plan_desk::{RowEdit, correct_reading, discard_staged, row_of};
use rashin_service::view_history;

use crate::house::{cells, changed, code, house, now, places, planner, stage, table, working};

#[tokio::test]
async fn an_edit_is_seen_in_the_working_plan_and_not_in_the_edition() {
    let store = house().await;
    let before = working(&store).await;
    stage(&store, &planner(), &[changed(&before, "nodes", &["p-1"], &[("title", "くらし　と　なりわい")])])
        .await
        .unwrap();
    let after = working(&store).await;
    assert_eq!(after.plan.nodes[0].title, "くらし　と　なりわい");
    assert_eq!(after.edition.nodes[0].title, "暮らし");
    assert_eq!(after.header.revision.number, 1, "no edition was made");
}

#[tokio::test]
async fn every_problem_of_a_row_is_told_at_once_at_its_cell() {
    let store = house().await;
    let edit = RowEdit::add(
        table("indicators"),
        cells(&[("code", "全角コード"), ("kind", "不明"), ("decimals", "たくさん"), ("name", "")]),
    );
    let error = stage(&store, &planner(), &[edit]).await.unwrap_err();
    let places = places(&error);
    for column in ["code", "name", "kind", "decimals"] {
        assert!(places.contains(&column), "{column} is not among {places:?}");
    }
}

#[tokio::test]
async fn a_row_that_others_name_cannot_be_taken_out_and_those_are_named() {
    let store = house().await;
    let before = working(&store).await;
    let edit = RowEdit::replace(&before, table("indicators"), vec!["p-sites".to_owned()], None);
    let error = stage(&store, &planner(), &[edit]).await.unwrap_err();
    let places = places(&error);
    assert!(places.iter().any(|place| place.starts_with("実績値 p-sites")), "{places:?}");
    assert!(places.iter().any(|place| place.starts_with("指標の位置付け p-1-1/p-sites")), "{places:?}");
    assert!(working(&store).await.staged.is_empty(), "nothing is staged");
}

#[tokio::test]
async fn what_was_wrong_before_does_not_keep_other_rows_from_being_edited() {
    let store = house().await;
    let before = working(&store).await;
    // A target equal to the baseline is worth a warning; it stays one.
    let target = ["p-sites", "990001", "target", "FY2025"];
    let staged = stage(&store, &planner(), &[changed(&before, "targets", &target, &[("value", "4")])]).await.unwrap();
    assert!(!staged.warnings.is_empty());
    let before = working(&store).await;
    let staged = stage(&store, &planner(), &[changed(&before, "nodes", &["p-1"], &[("note", "注")])]).await.unwrap();
    assert_eq!(staged.warnings, Vec::new());
}

#[tokio::test]
async fn a_value_is_brought_into_the_scale_and_unit_of_its_indicator() {
    let store = house().await;
    let before = working(&store).await;
    let target = ["p-share", "990001", "target", "FY2025"];
    let edit = changed(&before, "targets", &target, &[("value", "９５％以上"), ("comparator", "")]);
    stage(&store, &planner(), &[edit]).await.unwrap();
    let key: Vec<String> = target.iter().map(|part| (*part).to_owned()).collect();
    let row = row_of(&working(&store).await.plan, table("targets"), &key).unwrap();
    assert_eq!((row["value"].as_str(), row["comparator"].as_str()), ("95", "ge"));
}

#[tokio::test]
async fn of_two_editors_of_one_row_the_second_is_told() {
    let store = house().await;
    let seen = working(&store).await;
    stage(&store, &planner(), &[changed(&seen, "nodes", &["p-1"], &[("title", "甲")])]).await.unwrap();
    let late = stage(&store, &planner(), &[changed(&seen, "nodes", &["p-1"], &[("title", "乙")])]).await;
    assert!(matches!(late, Err(Error::Stale)), "{late:?}");
    assert_eq!(working(&store).await.plan.nodes[0].title, "甲");
}

#[tokio::test]
async fn a_row_edited_back_to_what_it_was_is_no_longer_staged() {
    let store = house().await;
    stage(&store, &planner(), &[changed(&working(&store).await, "nodes", &["p-1"], &[("title", "甲")])]).await.unwrap();
    assert_eq!(working(&store).await.staged.len(), 1);
    let back = changed(&working(&store).await, "nodes", &["p-1"], &[("title", "暮らし")]);
    stage(&store, &planner(), &[back]).await.unwrap();
    assert_eq!(working(&store).await.staged.len(), 0);
}

#[tokio::test]
async fn staged_rows_can_be_undone_one_by_one() {
    let store = house().await;
    let added = RowEdit::add(table("nodes"), cells(&[("code", "p-2"), ("level", "field"), ("title", "産業")]));
    stage(&store, &planner(), &[added]).await.unwrap();
    stage(&store, &planner(), &[changed(&working(&store).await, "nodes", &["p-1"], &[("title", "甲")])]).await.unwrap();
    for key in ["p-2", "p-1"] {
        let key = [key.to_owned()];
        discard_staged(&store, &planner(), &code("p"), table("nodes"), &key, 1, now()).await.unwrap();
    }
    let after = working(&store).await;
    assert_eq!(after.plan, after.edition);
    assert!(after.staged.is_empty());
}

#[tokio::test]
async fn a_code_that_is_there_already_is_refused() {
    let store = house().await;
    let twice = RowEdit::add(table("nodes"), cells(&[("code", "p-1"), ("level", "field"), ("title", "二重")]));
    let error = stage(&store, &planner(), &[twice]).await.unwrap_err();
    assert_eq!(places(&error), ["code"]);
}

#[tokio::test]
async fn two_rows_can_swap_their_keys_in_one_go() {
    let store = house().await;
    let points = ["開会", "意見交換"].iter().enumerate().map(|(at, title)| {
        RowEdit::add(table("agenda"), cells(&[("meeting", "p-m1"), ("order", &(at + 1).to_string()), ("title", title)]))
    });
    stage(&store, &planner(), &points.collect::<Vec<_>>()).await.unwrap();
    let seen = working(&store).await;
    let swap = [
        changed(&seen, "agenda", &["p-m1", "1"], &[("order", "2")]),
        changed(&seen, "agenda", &["p-m1", "2"], &[("order", "1")]),
    ];
    stage(&store, &planner(), &swap).await.unwrap();
    let after = working(&store).await;
    let mut titles: Vec<_> = after.plan.agenda.iter().map(|point| (point.order, point.title.as_str())).collect();
    titles.sort_unstable();
    assert_eq!(titles, [(1, "意見交換"), (2, "開会")]);
}

#[tokio::test]
async fn a_value_is_corrected_with_a_reason_and_the_earlier_one_stays_in_the_history() {
    let store = house().await;
    let typed = |value: &str| {
        cells(&[
            ("indicator", "p-sites"),
            ("area", "990001"),
            ("period", "R4"),
            ("status", "revised"),
            ("value", value),
        ])
    };
    let plan = code("p");
    let without = correct_reading(&store, &planner(), &plan, &typed("８"), " ", now()).await.unwrap_err();
    assert_eq!(places(&without), ["reason"]);
    assert!(correct_reading(&store, &planner(), &plan, &typed("８"), "数え直した", now()).await.unwrap());
    let history = view_history(&store, &plan, &code("p-sites")).await.unwrap();
    let values: Vec<String> = history
        .iter()
        .filter(|recorded| recorded.period.to_string() == "FY2022")
        .filter_map(|recorded| Some(recorded.reading.as_ref()?.value.as_ref()?.value.to_string()))
        .collect();
    assert_eq!(values, ["9", "8"]);
    let staged = stage(&store, &planner(), &[RowEdit::add(table("readings"), typed("7"))]).await;
    assert!(staged.is_err(), "readings are not staged");
}
