//! The workbook of a request: taken along, brought back, looked at, handed in.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use rashin_eval::plan::Evaluation;
use rashin_exchange::answers::{AnswerSheet, Background, write_answer_workbook};
use rashin_model::Period;
use rashin_model::people::Role;
use rashin_model::review::{AnswerStep, AskedKind, Round, RoundState};
use rashin_service::records::Held;
use rashin_service::review::{Draft, Opening, Row, load_rows, open_review};
use rashin_service::rights::Actor;
use rashin_service::{import_plan, preview_import, view_working_plan};
use rashin_testkit::{row, sample_plan};

use crate::house::{House, code, now, prefecture};

const REQUEST: &str = "/desk/requests/mihon/r6-h2/digital";

/// A house with a review in which the office `digital` is asked.
async fn asked() -> House {
    let house = House::new().await;
    let mut plan = sample_plan("mihon");
    for node in &mut plan.nodes {
        node.departments.0 = vec!["デジタル推進課".to_owned()];
    }
    plan.areas = vec![row(&[("code", "990001"), ("name", "みほん県")])];
    plan.sort_readings();
    let base = preview_import(&house.store, &plan, true).await.expect("a preview").base;
    import_plan(&house.store, &plan, true, base, "test", "test", now()).await.expect("imported");
    let actor = Actor::operator("test");
    let working = view_working_plan(&house.store, &actor, &code("mihon")).await.expect("a plan");
    let round = Round {
        plan: code("mihon"),
        code: code("r6-h2"),
        name: "令和6年度 下期".to_owned(),
        name_en: None,
        period: Period::Half(2024, 2),
        as_of: jiff::civil::date(2025, 3, 31),
        due: jiff::civil::date(2026, 12, 25),
        rubrics: Vec::new(),
        asks: vec![AskedKind::Reading],
        elements: Vec::new(),
        state: RoundState::Open,
        instructions: None,
    };
    let opening = Opening { round, due: BTreeMap::new(), without: Vec::new(), body: None };
    open_review(&house.store, &actor, &working, &opening, &[], now()).await.expect("opened");
    house
}

/// The workbook of the request in which values were typed, one a row.
async fn filled_in(house: &House, values: &[&str]) -> Vec<u8> {
    let mut rows = load_rows(&house.store, &code("mihon"), &code("r6-h2"), &code("digital")).await.expect("a request");
    for (row, value) in rows.rows.iter_mut().zip(values) {
        let cells = [("value", *value), ("status", "final"), ("source", "台帳")];
        let draft = Draft {
            plan: code("mihon"),
            review: code("r6-h2"),
            office: code("digital"),
            asked: row.asked.clone(),
            cells: cells.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
            evidence: Vec::new(),
            by: "test".to_owned(),
            at: now(),
        };
        *row = Row { asked: row.asked.clone(), draft: Some(Held { value: draft, version: 1 }), answer: None };
    }
    let working = view_working_plan(&house.store, &Actor::operator("test"), &code("mihon")).await.expect("a plan");
    let evaluation = Evaluation::of(&working.plan, rows.round.as_of, &[]);
    let background = Background::of(&working.plan, &evaluation, &rows.round, &[]);
    let areas = BTreeMap::new();
    let sheet = AnswerSheet { background: &background, rows: &rows, contact: None, areas: &areas };
    write_answer_workbook(sheet).expect("written")
}

async fn steps(house: &House) -> Vec<AnswerStep> {
    let rows = load_rows(&house.store, &code("mihon"), &code("r6-h2"), &code("digital")).await.expect("a request");
    rows.rows.iter().filter(|row| row.answer.is_some()).map(Row::step).collect()
}

#[tokio::test]
async fn workbook_is_taken_along_brought_back_looked_at_and_handed_in() {
    let house = asked().await;
    let owner = house.enrol("owner", &[(Role::Owner, prefecture(), Some("digital"))]).await;
    let mut browser = house.signed_in(&owner).await;
    let file = browser.get(&format!("{REQUEST}/workbook.xlsx")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-disposition").contains("mihon_r6-h2_digital.xlsx"));

    let brought = filled_in(&house, &["12", "52.5"]).await;
    let preview = browser.post_file(&format!("{REQUEST}/workbook"), &[], ("answers.xlsx", &brought)).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text);
    assert!(preview.text.contains("実績値!K4") && preview.text.contains("52.5"));
    assert!(preview.text.contains("value=\"submit\""), "{}", preview.text);
    assert!(steps(&house).await.is_empty(), "nothing is handed in by looking");

    let rows = preview.fields("row");
    let mut fields: Vec<(&str, &str)> = rows.iter().map(|row| ("row", row.as_str())).collect();
    fields.push(("do", "submit"));
    let done = browser.post(&format!("{REQUEST}/workbook/confirm"), &fields).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, REQUEST), "{}", done.text);
    assert_eq!(steps(&house).await, [AnswerStep::Submitted, AnswerStep::Submitted]);

    // Confirmed a second time, the rows are no longer as they were shown.
    let again = browser.post(&format!("{REQUEST}/workbook/confirm"), &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("52.5"), "what was typed is shown");
}

#[tokio::test]
async fn errors_keep_a_workbook_back_and_its_content_can_be_kept_as_a_draft() {
    let house = asked().await;
    let owner = house.enrol("owner", &[(Role::Owner, prefecture(), Some("digital"))]).await;
    let mut browser = house.signed_in(&owner).await;
    let brought = filled_in(&house, &["だいたい九割"]).await;
    let preview = browser.post_file(&format!("{REQUEST}/workbook"), &[], ("answers.xlsx", &brought)).await;
    assert!(!preview.text.contains("value=\"submit\"") && preview.text.contains("value=\"draft\""));
    let row = preview.fields("row").remove(0);
    let done = browser.post(&format!("{REQUEST}/workbook/confirm"), &[("row", &row), ("do", "draft")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let rows = load_rows(&house.store, &code("mihon"), &code("r6-h2"), &code("digital")).await.expect("a request");
    assert_eq!(rows.rows[0].cells()["value"], "だいたい九割");
}

#[tokio::test]
async fn file_that_is_no_workbook_is_refused_with_the_way_out() {
    let house = asked().await;
    let owner = house.enrol("owner", &[(Role::Owner, prefecture(), Some("digital"))]).await;
    let mut browser = house.signed_in(&owner).await;
    let refused = browser.post_file(&format!("{REQUEST}/workbook"), &[], ("answers.xlsx", b"hello")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("表計算ソフトのファイルではありません"));
    let large = vec![0; 11 * 1024 * 1024];
    let refused = browser.post_file(&format!("{REQUEST}/workbook"), &[], ("answers.xlsx", &large)).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn others_may_not_bring_a_workbook_back_or_see_it() {
    let house = asked().await;
    let auditor = house.enrol("auditor", &[(Role::Auditor, prefecture(), None)]).await;
    let mut browser = house.signed_in(&auditor).await;
    assert_eq!(browser.get(&format!("{REQUEST}/workbook.xlsx")).await.status, StatusCode::OK);
    let brought = filled_in(&house, &["12"]).await;
    let refused = browser.post_file(&format!("{REQUEST}/workbook"), &[], ("answers.xlsx", &brought)).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    let stranger = house.enrol("stranger", &[(Role::Owner, prefecture(), Some("mihon-city"))]).await;
    let mut browser = house.signed_in(&stranger).await;
    assert_eq!(browser.get(&format!("{REQUEST}/workbook.xlsx")).await.status, StatusCode::FORBIDDEN);
    let mut nobody = house.browser();
    assert_eq!(nobody.get(&format!("{REQUEST}/workbook.xlsx")).await.status, StatusCode::SEE_OTHER);
}
