//! Signing in and out.

use axum::http::StatusCode;
use rashin_model::people::Role;
use rashin_web::Settings;

use crate::browser::Browser;
use crate::house::{HOST, House, PASSWORD, prefecture};

async fn sign_in(browser: &mut Browser, mail: &str, password: &str) -> crate::browser::Answer {
    browser.post("/sign-in", &[("mail", mail), ("password", password), ("next", "")]).await
}

#[tokio::test]
async fn a_password_opens_the_desk_and_signing_out_closes_it() {
    let house = House::new().await;
    house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let mut browser = house.browser();
    let answer = sign_in(&mut browser, " Planner@mihon.EXAMPLE ", PASSWORD).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/desk"));
    let desk = browser.page("/desk").await;
    assert!(desk.contains("planner") && desk.contains("企画担当") && desk.contains("みほん県"));
    let kept = browser.kept("rashin-session").expect("a session").to_owned();
    let out = browser.submit("/sign-out", &[]).await;
    assert!(out.contains("サインアウトしました"));
    let mut thief = house.browser();
    thief.keep("rashin-session", &kept);
    assert_eq!(thief.get("/desk").await.status, StatusCode::SEE_OTHER, "the session is gone on the server too");
}

#[tokio::test]
async fn one_goes_on_to_where_one_wanted_but_never_elsewhere() {
    let house = House::new().await;
    house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    for (next, to) in [
        ("/en/desk", "/en/desk"),
        ("https://elsewhere.example/", "/desk"),
        ("//elsewhere.example/", "/desk"),
        ("/\\elsewhere.example/", "/desk"),
        ("desk", "/desk"),
    ] {
        let fields = [("mail", "planner@mihon.example"), ("password", PASSWORD), ("next", next)];
        assert_eq!(house.browser().post("/sign-in", &fields).await.location(), to, "{next}");
    }
}

#[tokio::test]
async fn an_unknown_address_is_refused_in_the_same_words_as_a_wrong_password() {
    let house = House::new().await;
    house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let wrong = sign_in(&mut house.browser(), "planner@mihon.example", "something else 1").await;
    let nobody = sign_in(&mut house.browser(), "nobody@mihon.example", "something else 1").await;
    assert_eq!((wrong.status, nobody.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(wrong.text.replace("planner@", "nobody@"), nobody.text);
    assert!(wrong.text.contains("value=\"planner@mihon.example\""), "what was typed is still there");
    assert!(!wrong.text.contains("something else"), "but not the password");
}

#[tokio::test]
async fn five_failures_lock_an_account_for_a_quarter_of_an_hour_even_with_the_right_password() {
    let house = House::new().await;
    house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    for mail in ["planner@mihon.example", "nobody@mihon.example"] {
        for _ in 0..5 {
            sign_in(&mut house.browser(), mail, "something else 1").await;
        }
        let answer = sign_in(&mut house.browser(), mail, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("9:15"), "{}", answer.text);
    }
}

#[tokio::test]
async fn a_session_that_somebody_put_into_the_browser_is_not_taken_over() {
    let house = House::new().await;
    let other = house.enrol("other", &[(Role::Auditor, prefecture(), None)]).await;
    house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let mut attacker = house.signed_in(&other).await;
    let planted = attacker.kept("rashin-session").expect("a session").to_owned();
    let mut victim = house.browser();
    victim.keep("rashin-session", &planted);
    sign_in(&mut victim, "planner@mihon.example", PASSWORD).await;
    assert_ne!(victim.kept("rashin-session"), Some(planted.as_str()));
    assert_eq!(attacker.get("/desk").await.status, StatusCode::SEE_OTHER, "the planted session is over");
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_goes_by_https_where_there_is_https() {
    let house = House::new().await;
    house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let answer = sign_in(&mut house.browser(), "planner@mihon.example", PASSWORD).await;
    let cookie = answer.cookies()[0];
    assert!(
        cookie.starts_with("rashin-session=planner.") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax")
    );
    assert!(!cookie.contains("Secure"));

    let house = House::with(Settings::at(format!("https://{HOST}"))).await;
    house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let answer = sign_in(&mut house.browser(), "planner@mihon.example", PASSWORD).await;
    let cookie = answer.cookies()[0];
    assert!(cookie.starts_with("__Host-rashin-session=") && cookie.ends_with("; Secure"), "{cookie}");
}

#[tokio::test]
async fn a_proxy_is_believed_only_where_there_is_one() {
    let fields = [("mail", "planner@mihon.example"), ("password", PASSWORD)];
    let headers = [("x-forwarded-proto", "https"), ("x-forwarded-for", "203.0.113.9")];
    for (behind_proxy, secure) in [(false, false), (true, true)] {
        let settings = Settings { behind_proxy, ..Settings::at(format!("http://{HOST}")) };
        let house = House::with(settings).await;
        house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
        let answer = house.browser().post_from("/sign-in", &fields, &headers).await;
        assert_eq!(answer.cookies()[0].contains("Secure"), secure);
    }
}
