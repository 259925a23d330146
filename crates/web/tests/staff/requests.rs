//! Requests: filling in, checking, approving, returning, discussing.

use axum::http::StatusCode;
use serde_json::json;

use crate::review_house::{CITY, CITY_SITES, GRADE, OFFICE, ReviewHouse, SHARE, SITES, STEP};

/// The piece of a page that belongs to one row.
fn row_of<'a>(page: &'a str, asked: &str) -> &'a str {
    let start = page.find(&format!("data-asked=\"{asked}\"")).unwrap_or_else(|| panic!("a row {asked}"));
    &page[start..start + page[start..].find("</tbody>").expect("an end")]
}

#[tokio::test]
async fn a_value_goes_over_both_approvals_into_the_plan() {
    let house = ReviewHouse::new().await;
    let page = house.browser("owner").await.page(OFFICE).await;
    assert!(page.contains("書かない窓口のある庁舎") && page.contains("未入力"));
    house.submit("owner", OFFICE, SITES, "18").await;
    assert_eq!(house.value("mihon-sites", "990001", "FY2025").await, None);
    assert_eq!(house.act("approver", OFFICE, "approve", SITES).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.value("mihon-sites", "990001", "FY2025").await, None);
    assert_eq!(house.act("planner", OFFICE, "approve", SITES).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.value("mihon-sites", "990001", "FY2025").await.as_deref(), Some("18"));
    let page = house.browser("member").await.page(OFFICE).await;
    assert!(page.contains("承認済み") && page.contains("18"));
}

#[tokio::test]
async fn full_width_figures_with_their_unit_are_taken_and_shown_in_their_effect() {
    let house = ReviewHouse::new().await;
    let mut owner = house.browser("owner").await;
    let fields = [("asked", SITES), ("version", ""), ("status", "速報・暫定"), ("value", "１６か所"), ("do", "save")];
    let page = owner.submit(&format!("{OFFICE}/answers"), &fields).await;
    let row = row_of(&page, SITES);
    assert!(row.contains("value=\"１６か所\"") && row.contains("進捗率") && row.contains("75.0"), "{row}");
    assert!(row.contains("option value=\"provisional\" selected"), "{row}");
    owner.submit(&format!("{OFFICE}/submit"), &[]).await;
    house.act("approver", OFFICE, "approve", SITES).await;
    house.act("planner", OFFICE, "approve", SITES).await;
    assert_eq!(house.value("mihon-sites", "990001", "FY2025").await.as_deref(), Some("16"));
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_at_its_cell_and_kept_as_a_draft() {
    let house = ReviewHouse::new().await;
    let mut owner = house.browser("owner").await;
    let fields = [("asked", SHARE), ("version", ""), ("status", "final"), ("value", "130"), ("do", "submit")];
    let answer = owner.post(&format!("{OFFICE}/answers"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let row = row_of(&answer.text, SHARE).to_owned();
    assert!(row.contains("aria-invalid=\"true\"") && row.contains("範囲"), "{row}");
    assert!(row.contains("value=\"130\""), "{row}");
    // A blank is not zero, and zero is not blank.
    let fields = [("asked", SITES), ("version", ""), ("status", "final"), ("value", ""), ("do", "submit")];
    let answer = owner.post(&format!("{OFFICE}/answers"), &fields).await;
    assert!(row_of(&answer.text, SITES).contains("空欄は0とはみなされません"));
    let fields = [("asked", SITES), ("version", "1"), ("status", "final"), ("value", "0"), ("do", "submit")];
    assert_eq!(owner.post(&format!("{OFFICE}/answers"), &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_people_on_one_row_are_told_and_nothing_is_lost() {
    let house = ReviewHouse::new().await;
    let (mut owner, mut colleague) = (house.browser("owner").await, house.browser("colleague").await);
    let save = |value: &'static str| {
        [("asked", SITES), ("version", ""), ("status", "final"), ("value", value), ("do", "save")]
    };
    owner.submit(&format!("{OFFICE}/answers"), &save("11")).await;
    let answer = colleague.post(&format!("{OFFICE}/answers"), &save("12")).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let row = row_of(&answer.text, SITES);
    assert!(row.contains("別の人がこの行を変えました") && row.contains("<dd>11</dd>"), "{row}");
    assert!(row.contains("value=\"12\"") && row.contains("name=\"version\" value=\"1\""), "{row}");

    let typed = json!({"rows": [{"asked": SITES, "version": "", "cells": {"value": "13"}}]});
    let kept: serde_json::Value =
        serde_json::from_str(&colleague.post_json(&format!("{OFFICE}/draft"), &typed).await.text).expect("JSON");
    assert_eq!((&kept["rows"][0]["kept"], &kept["rows"][0]["theirs"]["value"]), (&json!(false), &json!("11")));
    let typed = json!({"rows": [{"asked": SITES, "version": kept["rows"][0]["version"], "cells": {"value": "13"}}]});
    let kept: serde_json::Value =
        serde_json::from_str(&colleague.post_json(&format!("{OFFICE}/draft"), &typed).await.text).expect("JSON");
    assert_eq!((&kept["rows"][0]["kept"], &kept["rows"][0]["version"]), (&json!(true), &json!("2")));
    assert!(kept["rows"][0]["effect"].as_str().expect("a text").contains("進捗率"));
}

#[tokio::test]
async fn a_draft_that_is_kept_says_what_is_wrong_with_it() {
    let house = ReviewHouse::new().await;
    let mut owner = house.browser("owner").await;
    let typed = json!({"rows": [
        {"asked": SHARE, "version": "", "cells": {"status": "final", "value": "<script>alert(1)</script>"}},
        {"asked": "reading:mihon-sites:012025:FY2025", "version": "", "cells": {"value": "1"}},
    ]});
    let kept: serde_json::Value =
        serde_json::from_str(&owner.post_json(&format!("{OFFICE}/draft"), &typed).await.text).expect("JSON");
    // A row that nobody asked for is not taken.
    assert_eq!(kept["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(kept["rows"][0]["wrong"], json!(["value"]));
    let found = kept["rows"][0]["findings"]["value"].as_str().expect("a text").to_owned();
    assert!(found.contains("&lt;script&gt;") && !found.contains("<script>"), "{found}");
    let page = owner.page(OFFICE).await;
    assert!(!page.contains("<script>alert"), "a value became markup");
}

#[tokio::test]
async fn an_owner_cannot_approve_and_an_auditor_changes_nothing() {
    let house = ReviewHouse::new().await;
    house.submit("owner", OFFICE, SITES, "18").await;
    for name in ["owner", "planner", "auditor", "member"] {
        let answer = house.act(name, OFFICE, "approve", SITES).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
    }
    let page = house.browser("owner").await.page(OFFICE).await;
    assert!(!page.contains(&format!("endorse {SITES}")) && page.contains(&format!("recall {SITES}")));
    let fields = [("asked", SHARE), ("version", ""), ("status", "final"), ("value", "70"), ("do", "save")];
    let answer = house.browser("auditor").await.post(&format!("{OFFICE}/answers"), &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    // Staff of another government see nothing of it.
    assert_eq!(house.browser("city-planner").await.get(OFFICE).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_prefecture_sees_a_value_of_a_municipality_once_that_approved_it() {
    let house = ReviewHouse::new().await;
    house.submit("city-planner", CITY, CITY_SITES, "8765").await;
    for name in ["planner", "auditor"] {
        let page = house.browser(name).await.page(CITY).await;
        assert!(!page.contains("8765") && page.contains("まだ見えません"), "{name}");
        let answer = house.browser(name).await.get(&format!("{CITY}/rows/{CITY_SITES}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
        assert!(!answer.text.contains("8765"), "{name}");
    }
    assert_eq!(house.act("planner", CITY, "approve", CITY_SITES).await.status, StatusCode::FORBIDDEN);
    house.act("city-approver", CITY, "approve", CITY_SITES).await;
    assert!(house.browser("planner").await.page(CITY).await.contains("8,765"));
}

#[tokio::test]
async fn returning_asks_for_a_reason_and_the_owner_reads_it() {
    let house = ReviewHouse::new().await;
    house.submit("owner", OFFICE, SITES, "18").await;
    let mut approver = house.browser("approver").await;
    let act = format!("{OFFICE}/act");
    let answer = approver.post(&act, &[("row", SITES), ("do", "return"), ("reason", " ")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("差戻しの理由が書かれていません"));
    approver
        .submit(&act, &[("row", SITES), ("do", "return"), ("reason", "庁舎の数え方を<b>確かめて</b>ください")])
        .await;
    let page = house.browser("owner").await.page(OFFICE).await;
    assert!(page.contains("庁舎の数え方を&lt;b&gt;確かめて"));
    house.submit("owner", OFFICE, SITES, "17").await;
    assert!(approver.page(OFFICE).await.contains("再提出"));
}

#[tokio::test]
async fn only_what_carries_no_warning_is_approved_in_one_go() {
    let house = ReviewHouse::new().await;
    house.submit("owner", OFFICE, SITES, "15").await;
    // Worse than the last value of 60.5.
    house.submit("owner", OFFICE, SHARE, "50").await;
    let mut approver = house.browser("approver").await;
    assert!(approver.page(OFFICE).await.contains("より悪くなっています"));
    let page = approver.submit(&format!("{OFFICE}/act"), &[("do", "approve-clear")]).await;
    assert!(page.contains("1件を承認し"), "{page}");
    assert!(page.contains(&format!("endorse {SHARE}")) && !page.contains(&format!("endorse {SITES}")));
}

#[tokio::test]
async fn a_step_that_is_late_needs_its_cause_and_keeps_what_was_planned() {
    let house = ReviewHouse::new().await;
    let mut owner = house.browser("owner").await;
    let page = owner.page(OFFICE).await;
    assert!(page.contains("町村にも広げてほしい") && page.contains("調達の遅れ") && page.contains("全庁舎に広げる"));
    let late = [("asked", STEP), ("version", ""), ("state", "late"), ("done", "3庁舎で開始"), ("do", "submit")];
    let answer = owner.post(&format!("{OFFICE}/answers"), &late).await;
    assert!(row_of(&answer.text, STEP).contains("要因が書かれていません"));
    let cause = [("asked", STEP), ("version", "1"), ("cause", "改修の遅れ"), ("do", "submit")];
    owner.submit(&format!("{OFFICE}/answers"), &cause).await;
    house.act("approver", OFFICE, "approve", STEP).await;
    house.act("planner", OFFICE, "approve", STEP).await;
    let page = owner.page(&format!("{OFFICE}/rows/{STEP}")).await;
    assert!(page.contains("全庁舎に広げる") && page.contains("3庁舎で開始") && page.contains("改修の遅れ"));
}

#[tokio::test]
async fn a_mark_better_than_the_figures_allow_asks_for_a_reason_and_shows_it_to_the_approver() {
    let house = ReviewHouse::new().await;
    // A value held against the target of its own year is judged: 12 of 20 is a C.
    house.submit("owner", OFFICE, SITES, "12").await;
    house.act("approver", OFFICE, "approve", SITES).await;
    house.act("planner", OFFICE, "approve", SITES).await;
    let mut owner = house.browser("owner").await;
    let mark = [("asked", GRADE), ("version", ""), ("mark", "A"), ("do", "submit")];
    let answer = owner.post(&format!("{OFFICE}/answers"), &mark).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let row = row_of(&answer.text, GRADE);
    assert!(row.contains("段階良い自己評価です") && row.contains("理由を書いてください"), "{row}");
    let reason = [("asked", GRADE), ("version", "1"), ("reason", "年度末に一斉に始まる"), ("do", "submit")];
    owner.submit(&format!("{OFFICE}/answers"), &reason).await;
    let page = house.browser("approver").await.page(OFFICE).await;
    assert!(page.contains("年度末に一斉に始まる") && page.contains("理由を確かめてください"));
    let wrong = [("asked", GRADE), ("version", ""), ("mark", "特A"), ("do", "submit")];
    let answer = house.browser("colleague").await.post(&format!("{OFFICE}/answers"), &wrong).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn evidence_is_a_known_sort_of_file_and_is_sent_to_be_saved() {
    let house = ReviewHouse::new().await;
    let mut owner = house.browser("owner").await;
    let fields = [("asked", SITES), ("version", "")];
    let address = format!("{OFFICE}/evidence");
    let answer = owner.post_file(&address, &fields, ("evil.pdf", b"MZ not a pdf")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("この形式のファイルは受け付けません"));
    let answer = owner.post_file(&address, &fields, ("../\"根拠.pdf", b"%PDF-1.7 a table")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let page = owner.page(&format!("{OFFICE}/rows/{SITES}")).await;
    let start = page.find("/files/").expect("a link");
    let link =
        page[..start].rfind('"').map(|from| page[from + 1..].split('"').next().expect("an address")).expect("one");
    let file = owner.get(link).await;
    assert_eq!((file.status, file.text.as_str()), (StatusCode::OK, "%PDF-1.7 a table"));
    assert!(file.header("content-disposition").starts_with("attachment;"));
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    // A draft is nobody else's.
    assert_eq!(house.browser("planner").await.get(link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.browser("city-planner").await.get(link).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_said_about_a_row_is_read_by_those_who_see_it() {
    let house = ReviewHouse::new().await;
    let mut owner = house.browser("owner").await;
    let page =
        owner.submit(&format!("{OFFICE}/remarks"), &[("asked", SITES), ("text", "県庁舎は<i>含みますか</i>")]).await;
    assert!(page.contains("含みますか&lt;/i&gt;") && page.contains("owner"));
    assert!(house.browser("approver").await.page(&format!("{OFFICE}/rows/{SITES}")).await.contains("含みますか"));
    let answer = owner.post(&format!("{OFFICE}/remarks"), &[("asked", SITES), ("text", "　")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}
