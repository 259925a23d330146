//! What stands before every staff page.

use axum::http::StatusCode;
use rashin_model::people::Role;

use crate::house::{HOST, House, prefecture};

#[tokio::test]
async fn nobody_sees_the_desk_without_signing_in() {
    let house = House::new().await;
    let answer = house.browser().get("/desk").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in?next=%2Fdesk"));
    let answer = house.browser().get("/en/desk?a=b").await;
    assert_eq!(answer.location(), "/en/sign-in?next=%2Fen%2Fdesk%3Fa%3Db");
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let house = House::new().await;
    let account = house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let mut browser = house.signed_in(&account).await;
    for headers in [
        &[("origin", "https://elsewhere.example")][..],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "http://plans.example.evil"), ("sec-fetch-site", "none")],
    ] {
        let answer = browser.post_from("/sign-out", &[], headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(answer.text.contains("ほかのサイト"));
    }
    browser.page("/desk").await;
    let own = format!("http://{HOST}");
    let answer = browser.post_from("/sign-out", &[], &[("origin", &own)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/desk").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn pages_of_staff_are_kept_by_nobody_and_run_no_script_from_elsewhere() {
    let house = House::new().await;
    let account = house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let mut browser = house.signed_in(&account).await;
    for address in ["/desk", "/sign-in"] {
        let answer = browser.get(address).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{address}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("script-src 'self'") && policy.contains("default-src 'none'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }
    let public = browser.get("/").await;
    assert!(!public.header("content-security-policy").contains("script-src"));
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused() {
    let house = House::new().await;
    let much = "あ".repeat(500_000);
    let answer = house.browser().post("/sign-in", &[("mail", &much)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn who_asks_without_end_is_told_to_wait() {
    let house = House::new().await;
    let mut browser = house.browser();
    let mut refused = None;
    for _ in 0..400 {
        let answer = browser.get("/desk").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
            break;
        }
    }
    let answer = refused.expect("a refusal");
    assert!(!answer.header("retry-after").is_empty() && answer.text.contains("少し待って"));
}
