//! An edition takes the staged content in one commit.

use jiff::civil::date;
use rashin_model::tables::{EventKind, Stage};
use rashin_service::plan_desk::{
    Edition, RowEdit, make_edition, make_edition_of, preview_edition, preview_workbook, stage_workbook,
};
use rashin_service::{Error, Known, view_plan, view_revisions};

use crate::house::{actor, cells, changed, code, house, now, places, planner, stage, table, working};

fn edition() -> Edition {
    Edition { effective_on: date(2026, 12, 1), stage: Stage::Revised, reason: "中間見直し".to_owned() }
}

#[tokio::test]
async fn an_edition_is_one_revision_and_takes_the_staged_content_with_it() {
    let store = house().await;
    stage(&store, &planner(), &[changed(&working(&store).await, "nodes", &["p-1"], &[("title", "くらし")])])
        .await
        .unwrap();
    let comment = cells(&[
        ("code", "p-c1"),
        ("order", "1"),
        ("kind", "opinion"),
        ("text", "もっと分かりやすく"),
        ("state", "open"),
    ]);
    stage(&store, &planner(), &[RowEdit::add(table("comments"), comment)]).await.unwrap();
    let before = working(&store).await;
    assert_eq!(preview_edition(&before).len(), 1, "comments are no part of an edition");

    let made = make_edition(&store, &planner(), &before, &edition(), now()).await.unwrap();
    assert_eq!((made.revision, made.rows), (2, 1));
    assert_eq!(view_revisions(&store, &code("p")).await.unwrap().len(), 2);
    let after = working(&store).await;
    assert_eq!(after.edition.nodes[0].title, "くらし");
    assert_eq!(after.edition.profile.stage, Stage::Revised);
    let event = after.edition.events.last().unwrap();
    assert_eq!((event.kind, event.date.to_string().as_str()), (EventKind::Decision, "2026-12-01"));
    assert!(after.edition.comments.is_empty());
    assert_eq!(after.staged.len(), 1, "the comment stays staged");
    assert_eq!(after.edition.readings, before.edition.readings, "values stay with their indicators");
    let first = view_plan(&store, &code("p"), Known::Entry(1)).await.unwrap();
    assert_eq!(first.plan.nodes[0].title, "暮らし", "the earlier edition is as it was");
}

#[tokio::test]
async fn an_edition_without_a_reason_or_without_a_difference_is_not_made() {
    let store = house().await;
    let nothing = Edition { reason: String::new(), stage: Stage::Adopted, ..edition() };
    let error = make_edition(&store, &planner(), &working(&store).await, &nothing, now()).await.unwrap_err();
    assert_eq!(places(&error), ["reason", "plan"]);
}

#[tokio::test]
async fn an_edition_is_not_made_over_what_somebody_else_staged_meanwhile() {
    let store = house().await;
    stage(&store, &planner(), &[changed(&working(&store).await, "nodes", &["p-1"], &[("title", "甲")])]).await.unwrap();
    let seen = working(&store).await;
    stage(&store, &planner(), &[changed(&seen, "nodes", &["p-1"], &[("title", "乙")])]).await.unwrap();
    let late = make_edition(&store, &planner(), &seen, &edition(), now()).await;
    assert!(matches!(late, Err(Error::Stale)), "{late:?}");
    assert_eq!(working(&store).await.header.revision.number, 1);
}

#[tokio::test]
async fn only_the_planning_office_makes_editions() {
    use rashin_model::people::Role;
    let store = house().await;
    stage(&store, &planner(), &[changed(&working(&store).await, "nodes", &["p-1"], &[("title", "甲")])]).await.unwrap();
    let seen = working(&store).await;
    for role in Role::ALL.iter().filter(|role| **role != Role::PlanningOffice) {
        let refused = make_edition(&store, &actor(*role, Some("digital")), &seen, &edition(), now()).await;
        assert!(matches!(refused, Err(Error::Forbidden { .. })), "{role:?}");
    }
}

#[tokio::test]
async fn an_edited_workbook_is_staged_row_by_row_without_its_values() {
    let store = house().await;
    let seen = working(&store).await;
    let mut workbook = seen.plan.clone();
    workbook.nodes[1].title = "書かない・待たない窓口".to_owned();
    workbook.readings.clear();
    assert_eq!(preview_workbook(&seen, &workbook).len(), 1);
    let staged = stage_workbook(&store, &planner(), &code("p"), &workbook, "", now()).await.unwrap();
    assert_eq!(staged.rows, 1);
    let after = working(&store).await;
    assert_eq!(after.plan.nodes[1].title, "書かない・待たない窓口");
    assert_eq!(after.plan.readings, seen.plan.readings);
}

#[tokio::test]
async fn a_workbook_can_become_an_edition_with_its_order_of_rows() {
    let store = house().await;
    let seen = working(&store).await;
    let mut workbook = seen.plan.clone();
    workbook.indicators.reverse();
    make_edition_of(&store, &planner(), &seen, &workbook, &edition(), now()).await.unwrap();
    assert_eq!(working(&store).await.edition.indicators[0].code.as_str(), "p-share");
}
