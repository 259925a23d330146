//! The meeting desk in a browser.

use axum::http::StatusCode;
use rashin_model::people::Role;

use crate::plan_desk::{at_work, house_with_plan};

const MEETING: &str = "/desk/meetings/p/p-m1";

#[tokio::test]
async fn a_meeting_is_prepared_and_recorded() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    assert!(planner.page("/desk/meetings").await.contains("第1回有識者会議"));
    let page = planner.submit(&format!("{MEETING}/agenda"), &[("agenda-lines", "1 開会\r\n2 進捗について")]).await;
    assert!(page.contains("進捗について"));
    let attendance = [
        ("office", "みほん大学"),
        ("role", "座長"),
        ("form", "present"),
        ("note", ""),
        ("office", "みほん市"),
        ("role", ""),
        ("form", "online"),
        ("note", ""),
        ("office", ""),
        ("role", ""),
        ("form", "present"),
        ("note", ""),
    ];
    let page = planner.submit(&format!("{MEETING}/attendance"), &attendance).await;
    assert!(page.contains("出席 1・オンライン 1"), "{page}");
    let page = planner
        .submit(&format!("{MEETING}/minutes"), &[("version", ""), ("minutes", "活発な議論"), ("held", "yes")])
        .await;
    assert!(page.contains("活発な議論") && page.contains("開催済み"));
}

#[tokio::test]
async fn material_is_uploaded_renumbered_and_opened_by_those_who_may() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    let upload = format!("{MEETING}/material");
    let pdf = b"%PDF-1.7 sample";
    let done =
        planner.post_file(&upload, &[("number", ""), ("title", ""), ("department", "")], ("進捗.pdf", pdf)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = planner.page(MEETING).await;
    assert!(page.contains("資料1") && page.contains("進捗"));
    let wrong = planner.post_file(&upload, &[("title", "実行ファイル")], ("a.pdf", b"MZ\x90\x00\x03\x00")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"実行ファイル\""), "what was typed is kept");

    let embargo = [
        ("version", ""),
        ("body", "p-committee"),
        ("title", "第1回有識者会議"),
        ("status", "planned"),
        ("date", "2026-12-10"),
        ("embargo_until", "令和8年12月10日"),
    ];
    planner.submit(MEETING, &embargo).await;
    let file = format!("{MEETING}/material/1");
    let mut member = at_work(&house, Role::Member, None).await;
    let opened = member.get(&file).await;
    assert_eq!((opened.status, opened.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(opened.header("content-disposition").starts_with("attachment"));
    let mut owner = at_work(&house, Role::Owner, Some("digital")).await;
    assert_eq!(owner.get(&file).await.status, StatusCode::NOT_FOUND, "held back");
    let nobody = house.browser().get(&file).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER, "to the sign-in");
}

#[tokio::test]
async fn a_document_is_made_from_the_results() {
    let house = house_with_plan().await;
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    for made in ["evaluation", "workbook", "indicator-booklet"] {
        planner.submit(&format!("{MEETING}/material/make"), &[("made", made)]).await;
    }
    let file = planner.get(&format!("{MEETING}/material/1")).await;
    assert!(file.text.contains("p-sites"), "{}", file.text);
    assert!(planner.get(&format!("{MEETING}/material/2")).await.header("content-type").contains("spreadsheetml"));
    let printed = planner.get(&format!("{MEETING}/material/3")).await;
    assert_eq!((printed.status, printed.header("content-type")), (StatusCode::OK, "application/pdf"));
}

#[tokio::test]
async fn a_comment_a_response_a_decision_and_its_task_lead_to_each_other() {
    let house = house_with_plan().await;
    let mut member = at_work(&house, Role::Member, None).await;
    let said = "<b>数</b>だけでよいか";
    let page = member
        .submit(&format!("{MEETING}/comments"), &[("text", said), ("kind", "opinion"), ("element", "p-1-1")])
        .await;
    assert!(page.contains("&lt;b&gt;数&lt;/b&gt;だけでよいか"));
    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    let comment = "/desk/comments/p/p-m1-c1";
    let version = planner.get(comment).await.field("version");
    planner
        .submit(
            &format!("{comment}/assign"),
            &[("version", &version), ("response_by", "デジタル推進課"), ("group", "")],
        )
        .await;
    let mut owner = at_work(&house, Role::Owner, Some("digital")).await;
    let version = owner.get(comment).await.field("version");
    let empty = owner
        .post(&format!("{comment}/respond"), &[("version", &version), ("response", ""), ("state", "closed")])
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = owner
        .submit(
            &format!("{comment}/respond"),
            &[("version", &version), ("response", "満足度も測ります"), ("state", "open")],
        )
        .await;
    assert!(page.contains("回答済み"));
    assert!(owner.page("/desk/comments?state=answered&office=デジタル推進課").await.contains("満足度も測ります"));

    let decision = [("text", "指標を加える"), ("reason", "数だけでは分からない"), ("kind", "change")];
    planner.submit(&format!("{MEETING}/decisions"), &decision).await;
    let task = [
        ("decision", "p-m1-d1"),
        ("text", "満足度を調べる"),
        ("department", "デジタル推進課"),
        ("due", "2026-11-01"),
        ("back", MEETING),
    ];
    let page = planner.submit("/desk/tasks/p", &task).await;
    assert!(page.contains("満足度を調べる") && page.contains("期限を過ぎています"));
    assert!(owner.page("/desk/tasks").await.contains("満足度を調べる"));
    let address = "/desk/tasks/p/p-m1-d1-t1";
    let version = owner.get(address).await.field("version");
    let closed = owner.submit(address, &[("version", &version), ("state", "done"), ("result", "調査した")]).await;
    assert!(closed.contains("調査した"));
    assert!(!owner.page("/desk/tasks").await.contains("満足度を調べる"), "closed");
}

#[tokio::test]
async fn only_the_planning_office_holds_meetings() {
    let house = house_with_plan().await;
    let mut member = at_work(&house, Role::Member, None).await;
    for (what, field) in
        [("agenda", "agenda-lines"), ("minutes", "minutes"), ("attendance", "office"), ("material/make", "made")]
    {
        let answer = member
            .post(&format!("{MEETING}/{what}"), &[(field, "x"), ("role", ""), ("form", "present"), ("note", "")])
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}: {}", answer.text);
    }
}
