//! How a plan is graded, and the quality of its targets, as staff see them.

use std::path::Path;

use axum::http::StatusCode;
use rashin_exchange::{Surroundings, read_plan};
use rashin_model::people::Role;
use rashin_model::staged::StagedRow;
use rashin_model::tables::Grade;
use rashin_model::{AreaCode, Plan};
use rashin_service::records::Changes;
use rashin_testkit::row;

use crate::browser::Browser;
use crate::house::{House, city, code, now, prefecture};

/// A house that holds a plan of the repository, and a browser of its planning office.
async fn planning_office(plan: &str) -> (House, Browser, Plan) {
    let house = House::new().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans").join(plan);
    let is_real = |area: AreaCode| rashin_shipped::areas().contains(area);
    let surroundings =
        Surroundings { is_real_area: &is_real, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] };
    let plan = read_plan(&folder, &surroundings).expect("a folder").plan.expect("a plan without errors");
    let preview = rashin_service::preview_import(&house.store, &plan, true).await.expect("a preview");
    rashin_service::import_plan(&house.store, &plan, true, preview.base, "test", "first import", now())
        .await
        .expect("an import");
    let account = house.enrol("planner", &[(Role::PlanningOffice, plan.area(), None)]).await;
    let browser = house.signed_in(&account).await;
    (house, browser, plan)
}

/// The rows of a CSV file, its heading first.
fn rows(file: &str) -> Vec<csv::StringRecord> {
    let text = file.strip_prefix('\u{feff}').expect("a mark that Excel reads");
    let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.into_records().map(|record| record.expect("a row")).collect()
}

#[tokio::test]
async fn akita_9_is_listed_with_its_marks_side_by_side() {
    let (_house, mut browser, _) = planning_office("akita").await;
    let page = browser.page("/desk/plans/akita/evaluation").await;
    let list = page.split("id=\"disagreements\"").nth(1).expect("a list");
    assert!(list.contains("高齢者のデジタルデバイド対策の推進"), "goal 9 is listed");
    assert!(list.contains("自己評価が計算による評価より1段階良い") && list.contains("理由なし"));
    assert!(list.contains("指標2件中2件から"));
    let english = browser.page("/en/desk/plans/akita/evaluation").await;
    assert!(english.contains("self-given: 1 step better than computed") && english.contains("no reason"));
    let file = browser.page("/desk/plans/akita/evaluation/disagreements.csv").await;
    let rows = rows(&file);
    let goal = rows.iter().find(|row| &row[1] == "akita-09").expect("goal 9");
    assert_eq!((&goal[5], &goal[6], &goal[12]), ("D", "C", "better"));
}

#[tokio::test]
async fn rollup_counts_marks_by_field_and_says_why_others_were_not_judged() {
    let (_house, mut browser, plan) = planning_office("example").await;
    let address = "/desk/plans/example/evaluation";
    let page = browser.page(address).await;
    assert!(page.contains("計画全体") && page.contains("下位2番目の評価") && page.contains("評価の平均は取りません"));
    let query = "?review=r7-h2&scale=akita:grade&of=self&level=field";
    let page = browser.page(&format!("{address}{query}")).await;
    assert!(page.contains("<option value=\"r7-h2\" selected"), "the choice stays");
    let rows = rows(&browser.page(&format!("{address}/rollup.csv{query}")).await);
    let given = |mark: &str| {
        let is_it = |grade: &&Grade| {
            grade.review == *"r7-h2" && grade.node.is_some() && grade.by.code() == "self" && grade.mark == mark
        };
        plan.grades.iter().filter(is_it).count().to_string()
    };
    for mark in ["A", "B", "C", "D"] {
        let whole = rows.iter().find(|row| row[4].is_empty() && &row[5] == mark).expect("a row of the whole plan");
        assert_eq!(whole[6], given(mark), "{mark}");
    }
    assert!(rows.iter().any(|row| &row[4] == "example-1"));
}

#[tokio::test]
async fn staged_mark_is_seen_and_its_reason_runs_in_no_spreadsheet() {
    let (house, mut browser, plan) = planning_office("akita").await;
    let grade: Grade = row(&[
        ("node", "akita-09"),
        ("review", "r3"),
        ("rubric", "akita"),
        ("dimension", "grade"),
        ("mark", "A"),
        ("by", "committee"),
        ("reason", "=1+1 <b>会場</b>"),
    ]);
    let mut changes = Changes::new("test", "stage", "", now());
    changes.add(&StagedRow::of(&plan.profile.code, &grade, &code("planner"), now()));
    changes.commit(&house.store).await.expect("a staged row");
    let page = browser.page("/desk/plans/akita/evaluation").await;
    assert!(page.contains("有識者評価が計算による評価より3段階良い"), "two steps or more");
    assert!(page.contains("=1+1 &lt;b&gt;会場&lt;/b&gt;"));
    let rows = rows(&browser.page("/desk/plans/akita/evaluation/disagreements.csv").await);
    assert!(rows.iter().any(|row| &row[14] == "'=1+1 <b>会場</b>"));
    let public = house.browser().get("/plans/akita/nodes/akita-09").await;
    assert!(!public.text.contains("会場</b>") && !public.text.contains("=1+1"), "staff only");
}

#[tokio::test]
async fn indices_are_shown_with_their_coverage() {
    let (_house, mut browser, plan) = planning_office("example").await;
    let page = browser.page("/desk/plans/example/evaluation").await;
    assert!(page.contains("KPIの指数"));
    let rows = rows(&browser.page("/desk/plans/example/evaluation/indices.csv").await);
    assert!(plan.composites.iter().all(|composite| rows.iter().any(|row| row[0] == *composite.indicator.as_str())));
    assert_eq!(&rows[0][7], "coverage_by_weight");
}

#[tokio::test]
async fn plan_without_reviews_says_what_to_do() {
    let (_house, mut browser, _) = planning_office("mie").await;
    let page = browser.page("/desk/plans/mie/evaluation").await;
    assert!(page.contains("点検がまだありません") && page.contains("/desk/reviews"));
    let answer = browser.get("/desk/plans/mie/evaluation/rollup.csv").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn findings_about_targets_are_listed_narrowed_and_saved() {
    let (_house, mut browser, _) = planning_office("example").await;
    let page = browser.page("/desk/plans/example/target-quality").await;
    assert!(page.contains("目標値 1.22 は現状値 1.21 とほとんど変わりません"), "with the way out");
    assert!(page.contains("小数桁数を増やすか、目標を見直してください"));
    let all = rows(&browser.page("/desk/plans/example/target-quality.csv").await);
    let few = rows(&browser.page("/desk/plans/example/target-quality.csv?flaw=indistinct").await);
    assert!(few.len() == 2 && all.len() > few.len(), "{} of {}", few.len(), all.len());
    let page = browser.page("/desk/plans/example/target-quality?flaw=indistinct&office=nobody").await;
    assert!(page.contains("条件に合うものはありません"));
    let english = browser.page("/en/desk/plans/example/target-quality").await;
    assert!(english.contains("hardly differs from the baseline") && english.contains("to be mended"));
}

#[tokio::test]
async fn working_plan_is_shown_to_those_who_may_see_it_only() {
    let (house, _, _) = planning_office("example").await;
    let addresses = [
        "/desk/plans/example/evaluation",
        "/desk/plans/example/evaluation/rollup.csv",
        "/desk/plans/example/evaluation/disagreements.csv",
        "/desk/plans/example/evaluation/indices.csv",
        "/desk/plans/example/target-quality",
        "/desk/plans/example/target-quality.csv",
    ];
    let stranger = house.enrol("stranger", &[(Role::PlanningOffice, city(), None)]).await;
    let member = house.enrol("member", &[(Role::Member, prefecture(), None)]).await;
    let (mut stranger, mut member) = (house.signed_in(&stranger).await, house.signed_in(&member).await);
    for address in addresses {
        let answer = house.browser().get(address).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
        let answer = stranger.get(address).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        member.page(address).await;
    }
    let answer = member.get("/desk/plans/none/evaluation").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
