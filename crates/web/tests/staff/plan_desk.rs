//! The plan desk in a browser: rows, the next edition, workbooks, indicators that are split, marks.

use axum::http::StatusCode;
use rashin_model::people::Role;
use rashin_model::{AreaCode, Plan};
use rashin_service::Known;
use rashin_testkit::{row, sample_plan};

use crate::browser::Browser;
use crate::house::{House, city, code, now, prefecture};

/// A house with a plan, a committee and a meeting.
pub async fn house_with_plan() -> House {
    let house = House::new().await;
    let mut plan: Plan = sample_plan("p");
    plan.areas = vec![
        row(&[("code", "990001"), ("name", "みほん県")]),
        row(&[("code", "992011"), ("name", "みほん市"), ("parent", "990001")]),
    ];
    plan.bodies = vec![row(&[("code", "p-committee"), ("name", "有識者会議"), ("kind", "committee")])];
    plan.meetings = vec![row(&[
        ("code", "p-m1"),
        ("body", "p-committee"),
        ("title", "第1回有識者会議"),
        ("date", "2026-12-10"),
        ("status", "planned"),
    ])];
    let preview = rashin_service::preview_import(&house.store, &plan, true).await.expect("a preview");
    rashin_service::import_plan(&house.store, &plan, true, preview.base, "test", "first", now()).await.expect("a plan");
    house
}

/// A browser in which somebody with a role works.
pub async fn at_work(house: &House, role: Role, office: Option<&str>) -> Browser {
    let municipal = matches!(role, Role::MunicipalPlanner | Role::MunicipalApprover);
    let government: AreaCode = if municipal { city() } else { prefecture() };
    let account = house.enrol(&role.code().replace('_', "-"), &[(role, government, office)]).await;
    house.signed_in(&account).await
}

const NODE: &str = "/desk/plans/p/tables/nodes/row?key=p-1";

#[tokio::test]
async fn a_row_is_edited_and_marked_until_it_is_undone() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    let page = planner.get(NODE).await;
    assert!(page.text.contains("value=\"暮らし\""));
    let revision = page.field("revision");
    let fields =
        [("version", ""), ("revision", &*revision), ("code", "p-1"), ("level", "field"), ("title", "暮らし・産業")];
    let list = planner.submit(NODE, &fields).await;
    assert!(list.contains("<ins>・産業</ins>"), "the words that changed are marked");
    assert!(planner.page("/desk/plans/p/edition").await.contains("<ins>・産業</ins>"));
    let undone = planner.submit("/desk/plans/p/tables/nodes/undo?key=p-1", &[("version", "1")]).await;
    assert!(!undone.contains("<ins>"));
}

#[tokio::test]
async fn what_was_typed_stays_in_the_form_with_every_problem_at_its_field() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    let fields = [("code", "全角"), ("name", "<script>alert(1)</script>"), ("kind", ""), ("decimals", "二")];
    let answer = planner.post("/desk/plans/p/tables/indicators/add", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for id in ["code-problem", "kind-problem", "decimals-problem"] {
        assert!(answer.text.contains(&format!("id=\"{id}\"")), "{id}");
    }
    assert!(answer.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "what was typed is there");
    assert!(!answer.text.contains("<script>alert"), "as text");
}

#[tokio::test]
async fn the_second_of_two_editors_gets_back_what_was_typed() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    let fields = |title| [("version", ""), ("revision", "1"), ("code", "p-1"), ("level", "field"), ("title", title)];
    planner.submit(NODE, &fields("甲")).await;
    let late = planner.post(NODE, &fields("乙の案")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("乙の案"));
}

#[tokio::test]
async fn whoever_may_not_edit_sees_the_plan_and_is_refused() {
    let house = house_with_plan().await;
    for role in [Role::Owner, Role::Member, Role::Auditor, Role::MunicipalPlanner] {
        let office = if role == Role::MunicipalPlanner { "mihon-city" } else { "digital" };
        let mut browser = at_work(&house, role, Some(office)).await;
        browser.page(NODE).await;
        let fields = [("version", ""), ("revision", "1"), ("code", "p-1"), ("level", "field"), ("title", "別名")];
        assert_eq!(browser.post(NODE, &fields).await.status, StatusCode::FORBIDDEN, "{role:?}");
        let edition =
            [("revision", "1"), ("seen", "0-0"), ("effective_on", "2027-04-01"), ("stage", "revised"), ("reason", "x")];
        assert_eq!(browser.post("/desk/plans/p/edition", &edition).await.status, StatusCode::FORBIDDEN, "{role:?}");
    }
}

#[tokio::test]
async fn an_edition_is_made_in_the_browser_and_the_public_page_waits_for_its_publication() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    let fields = [("version", ""), ("revision", "1"), ("code", "p-1"), ("level", "field"), ("title", "くらし")];
    planner.submit(NODE, &fields).await;
    let page = planner.get("/desk/plans/p/edition").await;
    let (revision, seen) = (page.field("revision"), page.field("seen"));
    let edition = |reason, seen| {
        [
            ("revision", &*revision),
            ("seen", seen),
            ("effective_on", "令和9年4月1日"),
            ("stage", "revised"),
            ("reason", reason),
        ]
    };
    let without = planner.post("/desk/plans/p/edition", &edition("", &seen)).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text.contains("令和9年4月1日"), "the day typed is kept");
    let unseen = planner.post("/desk/plans/p/edition", &edition("中間見直し", "0-0")).await;
    assert_eq!(unseen.status, StatusCode::CONFLICT, "rows that were not looked at are not taken along");
    let done = planner.submit("/desk/plans/p/edition", &edition("中間見直し", &seen)).await;
    assert!(done.contains("第2版"));
    let stored = rashin_service::view_plan(&house.store, &code("p"), Known::Now).await.unwrap();
    assert_eq!(stored.plan.nodes[0].title, "くらし");
    assert_eq!(stored.plan.events.last().unwrap().date.to_string(), "2027-04-01");
}

#[tokio::test]
async fn a_workbook_is_looked_at_and_taken_as_rows_in_work() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    let mut plan = rashin_service::view_plan(&house.store, &code("p"), Known::Now).await.unwrap().plan;
    plan.nodes[1].title = "書かない・待たない窓口".to_owned();
    let workbook = rashin_exchange::write_workbook(&plan).unwrap();
    let page = planner.post_file("/desk/plans/p/workbook", &[], ("編集.xlsx", &workbook)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("<ins>"), "{}", page.text);
    let (file, base) = (page.field("file"), page.field("base"));
    let taken = planner.submit("/desk/plans/p/workbook/take", &[("file", &file), ("base", &base)]).await;
    assert!(taken.contains("待") && taken.contains("保存しました"), "{taken}");
    let refused = planner.post_file("/desk/plans/p/workbook", &[], ("x.xlsx", b"PK\x03\x04 no workbook")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_indicator_is_split_and_what_was_typed_stays_when_something_is_missing() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    let address = "/desk/plans/p/succession";
    let mut fields = vec![
        ("old", "p-sites"),
        ("from", "令和9年"),
        ("code-0", "p-a"),
        ("name-0", "県の庁舎"),
        ("code-1", "p-b"),
        ("name-1", ""),
    ];
    let answer = planner.post(address, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("value=\"県の庁舎\""));
    fields[1].1 = "令和9年度";
    fields[5].1 = "市町村の庁舎";
    let list = planner.submit(address, &fields).await;
    assert!(list.contains("p-a") && list.contains("p-b"));
}
