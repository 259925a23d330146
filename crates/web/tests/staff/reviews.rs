//! Reviews: opening, the board, closing; the inbox; objections.

use axum::http::StatusCode;
use rashin_model::review::AnswerState;
use rashin_service::review::list_answers;

use crate::house::code;
use crate::review_house::{CITY, CITY_SITES, OFFICE, ReviewHouse, SITES};

const REVIEW: &str = "/desk/reviews/mihon/fy2026h1";

#[tokio::test]
async fn a_review_is_set_up_looked_at_and_opened() {
    let house = ReviewHouse::without_review().await;
    let mut planner = house.browser("planner").await;
    assert!(planner.page("/desk/reviews").await.contains("まだ点検が開かれていません"));
    let wrong = [("plan", "mihon"), ("name", "上期"), ("period", "いつか"), ("as_of", "2026-09-30"), ("due", "来月")];
    let answer = planner.post("/desk/reviews/preview", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("上期") && answer.text.contains("日付として読めません"), "{}", answer.text);
    let right = [
        ("plan", "mihon"),
        ("name", "令和8年度 上期"),
        ("period", "令和８年度上期"),
        ("as_of", "R8.9.30"),
        ("due", "２０２６-１２-０１"),
        ("asks", "reading"),
        ("asks", "step"),
        ("rubric", "akita"),
    ];
    let preview = planner.post("/desk/reviews/preview", &right).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text);
    assert!(preview.text.contains("デジタル推進課") && preview.text.contains("due-digital"), "{}", preview.text);
    let mut opening = right.to_vec();
    opening.extend([("due-digital", "2026-12-10"), ("without", "mihon-city")]);
    let board = planner.submit("/desk/reviews", &opening).await;
    assert!(board.contains("点検を開き、1の所属に") && board.contains("12月10日"), "{board}");
    assert!(!board.contains("みほん市"));
    let again = planner.post("/desk/reviews", &opening).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("もう開かれています"));
    for name in ["owner", "auditor", "city-planner"] {
        let answer = house.browser(name).await.post("/desk/reviews", &opening).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
    }
}

#[tokio::test]
async fn the_board_tells_who_has_the_ball_and_owners_see_their_own_row() {
    let house = ReviewHouse::new().await;
    house.submit("owner", OFFICE, SITES, "18").await;
    let board = house.browser("planner").await.page(REVIEW).await;
    assert!(board.contains("デジタル推進課") && board.contains("みほん市") && board.contains("1/4"), "{board}");
    let own = house.browser("owner").await.page(REVIEW).await;
    assert!(own.contains("デジタル推進課") && !own.contains(CITY), "{own}");
    let csv = house.browser("planner").await.get(&format!("{REVIEW}/board.csv")).await;
    assert!(csv.text.contains("\"digital\",\"デジタル推進課\",\"open\",\"4\",\"1\",\"0\""), "{}", csv.text);
}

#[tokio::test]
async fn a_closed_review_takes_nothing_until_it_is_reopened_with_a_reason() {
    let house = ReviewHouse::new().await;
    let mut planner = house.browser("planner").await;
    let change = format!("{REVIEW}/change");
    assert!(planner.page(&format!("{change}?do=close")).await.contains("受付を終える"));
    planner.submit(&change, &[("do", "close")]).await;
    let mut owner = house.browser("owner").await;
    let page = owner.page(OFFICE).await;
    assert!(page.contains("受付を終えています") && !page.contains("name=\"do\" value=\"submit\""));
    let fields = [("asked", SITES), ("version", ""), ("status", "final"), ("value", "41"), ("do", "save")];
    let answer = owner.post(&format!("{OFFICE}/answers"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("受付を終えて"), "{}", answer.text);
    let answer = planner.post(&change, &[("do", "reopen"), ("reason", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    planner.submit(&change, &[("do", "reopen"), ("reason", "追加の回答を待つため")]).await;
    assert_eq!(owner.post(&format!("{OFFICE}/answers"), &fields).await.status, StatusCode::SEE_OTHER);
    let answer = owner.post(&change, &[("do", "close")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_approved_is_still_known_after_a_review_was_closed_and_reopened() {
    let house = ReviewHouse::new().await;
    house.submit("owner", OFFICE, SITES, "18").await;
    house.act("approver", OFFICE, "approve", SITES).await;
    house.act("planner", OFFICE, "approve", SITES).await;
    let state = async || {
        let answers = list_answers(&house.house.store, "mihon/fy2026h1/").await.expect("a store");
        answers.into_iter().map(|answer| answer.state.clone()).next().expect("an answer")
    };
    let approved = AnswerState::Approved { by: code("planner") };
    assert_eq!(state().await, approved);
    let mut planner = house.browser("planner").await;
    let change = format!("{REVIEW}/change");
    planner.submit(&change, &[("do", "close")]).await;
    assert_eq!(state().await, AnswerState::Locked { by: code("planner") });
    planner.submit(&change, &[("do", "reopen"), ("reason", "追加の回答を待つため")]).await;
    assert_eq!(state().await, approved);
}

#[tokio::test]
async fn a_request_is_extended_and_withdrawn_with_a_reason() {
    let house = ReviewHouse::new().await;
    let mut planner = house.browser("planner").await;
    let change = format!("{OFFICE}/change");
    let answer = planner.post(&change, &[("do", "extend"), ("due", "いつか"), ("reason", "")]).await;
    assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.text.contains("日付として読めません"));
    let fields = [("do", "extend"), ("due", "令和8年12月15日"), ("reason", "担当の交代")];
    assert!(planner.submit(&change, &fields).await.contains("12月15日"));
    planner.submit(&change, &[("do", "withdraw"), ("reason", "所管替え")]).await;
    assert!(house.browser("owner").await.page(OFFICE).await.contains("取り下げ"));
}

#[tokio::test]
async fn the_inbox_shows_each_role_what_is_its_turn() {
    let house = ReviewHouse::new().await;
    assert!(house.browser("owner").await.page("/desk/inbox").await.contains("回答する <span class=\"num\">4件"));
    assert!(house.browser("approver").await.page("/desk/inbox").await.contains("あなたの番のものはありません"));
    house.submit("owner", OFFICE, SITES, "18").await;
    assert!(house.browser("approver").await.page("/desk/inbox").await.contains("承認する <span class=\"num\">1件"));
    assert!(house.browser("owner").await.page("/en/desk/inbox").await.contains("answer <span class=\"num\">3"));
    house.act("approver", OFFICE, "approve", SITES).await;
    assert!(house.browser("planner").await.page("/desk").await.contains("承認する <span class=\"num\">1件"));
}

#[tokio::test]
async fn a_municipality_contests_a_value_and_both_stay_visible_until_it_is_settled() {
    let house = ReviewHouse::new().await;
    let address = "/desk/values/mihon/mihon-sites/992011/FY2024";
    let mut city = house.browser("city-planner").await;
    assert!(city.page(address).await.contains("この値に異議を出す"));
    let blank = [("value", "5"), ("status", "final"), ("source", ""), ("method", ""), ("reason", "")];
    let answer = city.post(&format!("{address}/contest"), &blank).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = [
        ("value", "５か所"),
        ("status", "final"),
        ("source", "市の調査"),
        ("method", "数えた"),
        ("reason", "支所が漏れている"),
    ];
    let page = city.submit(&format!("{address}/contest"), &words).await;
    assert!(page.contains("市の調査") && page.contains("支所が漏れている"));
    let mut planner = house.browser("planner").await;
    assert!(planner.page("/desk/inbox").await.contains("決着を待つ異議"));
    let page = planner.page(address).await;
    assert!(page.contains("支所が漏れている") && page.contains("2か所") || page.contains(">2<"), "{page}");
    assert_eq!(house.value("mihon-sites", "992011", "FY2024").await.as_deref(), Some("2"));
    let answer = city.post(&format!("{address}/settle"), &[("do", "accept"), ("settlement", "よし")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    planner.submit(&format!("{address}/settle"), &[("do", "accept"), ("settlement", "調査票で確認")]).await;
    assert_eq!(house.value("mihon-sites", "992011", "FY2024").await.as_deref(), Some("5"));
    // Nobody contests the value of another government.
    let other = "/desk/values/mihon/mihon-sites/990001/FY2022";
    assert!(!city.page(other).await.contains("この値に異議を出す"));
    assert_eq!(city.post(&format!("{other}/contest"), &words).await.status, StatusCode::FORBIDDEN);
    assert!(house.browser("city-planner").await.page(CITY).await.contains(CITY_SITES));
}
