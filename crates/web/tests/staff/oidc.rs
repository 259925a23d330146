//! Signing in through a provider: a real one, and what it does not get away with.

use axum::http::StatusCode;
use rashin_identity::Provider;
use rashin_model::people::{Account, AccountState, Role};
use rashin_service::people::find_by_mail;
use rashin_service::records::find;
use rashin_web::Settings;

use crate::browser::Browser;
use crate::house::{HOST, House, prefecture};
use crate::provider::RunningProvider;

fn settings(issuer: &str, secret: &str) -> Settings {
    let provider = Provider::new(rashin_identity::Settings {
        issuer: issuer.to_owned(),
        client_id: "rashin".to_owned(),
        client_secret: Some(secret.to_owned()),
        name: "県庁認証".to_owned(),
    });
    Settings { provider: Some(provider.expect("a provider")), ..Settings::at(format!("http://{HOST}")) }
}

async fn house(running: &RunningProvider) -> House {
    let house = House::by_the_clock(settings(&running.issuer, "a secret between the two")).await;
    house.enrol("owner", &[(Role::Auditor, prefecture(), None)]).await;
    house
}

async fn come_back(running: &RunningProvider, browser: &mut Browser, login: &str) -> crate::browser::Answer {
    let begun = browser.get("/sign-in/oidc?next=%2Fdesk%2Fsettings").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    let address = begun.location().to_owned();
    assert!(address.starts_with(&running.issuer) && address.contains("code_challenge_method=S256"), "{address}");
    let back = running.sign_in(&address, login).await;
    browser.get(&back).await
}

#[tokio::test]
async fn whom_the_provider_vouches_for_is_signed_in_and_remembered_by_its_subject() {
    let running = RunningProvider::start();
    let house = house(&running).await;
    assert!(house.browser().page("/sign-in").await.contains("県庁認証でサインイン"));
    let mut browser = house.browser();
    let answer = come_back(&running, &mut browser, "owner@mihon.example").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/desk/settings"));
    assert!(browser.page("/desk").await.contains("監査"));
    let person = find_by_mail(&house.store, "owner@mihon.example").await.expect("a store").expect("a person");
    let subject = person.oidc.clone().expect("a subject");
    assert_eq!((subject.issuer.as_str(), subject.subject.as_str()), (running.issuer.as_str(), "owner@mihon.example"));
    // The second time the subject is enough; the same in English.
    let mut again = house.browser();
    let begun = again.get("/en/sign-in/oidc").await;
    let back = running.sign_in(begun.location(), "owner@mihon.example").await;
    assert_eq!(again.get(&back).await.location(), "/en/desk");
}

#[tokio::test]
async fn an_invitation_is_taken_up_through_the_provider_and_no_account_is_made_by_it() {
    let running = RunningProvider::start();
    let house = house(&running).await;
    let admin = house.enrol("admin", &[(Role::Administrator, prefecture(), None)]).await;
    let mut admin = house.signed_in_now(&admin).await;
    let fields = [("mail", "new@mihon.example"), ("name", "新任"), ("role-0", "auditor"), ("place-0", "990001")];
    assert_eq!(admin.post("/desk/accounts/new", &fields).await.status, StatusCode::OK);
    let mut browser = house.browser();
    assert_eq!(come_back(&running, &mut browser, "new@mihon.example").await.location(), "/desk/settings");
    let person = find_by_mail(&house.store, "new@mihon.example").await.expect("a store").expect("a person");
    let account = find::<Account>(&house.store, person.account.as_str()).await.expect("a store").expect("an account");
    assert_eq!(account.state, AccountState::Active);
    for login in ["stranger@mihon.example", "unchecked:owner@mihon.example"] {
        let mut browser = house.browser();
        let answer = come_back(&running, &mut browser, login).await;
        assert_eq!(answer.location(), "/sign-in", "{login}");
        assert!(browser.page("/sign-in").await.contains("利用者として登録されていません"), "{login}");
        assert_eq!(browser.get("/desk").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn a_token_that_does_not_hold_signs_nobody_in() {
    let running = RunningProvider::start();
    let house = house(&running).await;
    for lie in ["expired", "audience", "nonce", "issuer", "signature"] {
        let mut browser = house.browser();
        let answer = come_back(&running, &mut browser, &format!("{lie}:owner@mihon.example")).await;
        assert_eq!(answer.location(), "/sign-in", "{lie}");
        assert!(browser.page("/sign-in").await.contains("確認できませんでした"), "{lie}");
        assert_eq!(browser.get("/desk").await.status, StatusCode::SEE_OTHER, "{lie}");
    }
}

#[tokio::test]
async fn an_answer_counts_in_the_browser_where_it_began_and_once() {
    let running = RunningProvider::start();
    let house = house(&running).await;
    let mut browser = house.browser();
    let begun = browser.get("/sign-in/oidc").await;
    let back = running.sign_in(begun.location(), "owner@mihon.example").await;
    let mut other = house.browser();
    other.get("/sign-in/oidc").await;
    assert_eq!(other.get(&back).await.location(), "/sign-in", "another browser");
    let state = back.split("state=").nth(1).and_then(|rest| rest.split('&').next()).expect("a state");
    let wrong = back.replace(state, "another");
    assert_eq!(browser.clone().get(&wrong).await.location(), "/sign-in", "another state");
    let mut twin = browser.clone();
    assert_eq!(browser.get(&back).await.location(), "/desk");
    assert_eq!(twin.get(&back).await.location(), "/sign-in", "once");
}

#[tokio::test]
async fn a_provider_that_is_away_or_refuses_us_is_said_to_be_so() {
    let running = RunningProvider::start();
    let house = House::by_the_clock(settings(&running.issuer, "another secret")).await;
    house.enrol("owner", &[(Role::Auditor, prefecture(), None)]).await;
    let mut browser = house.browser();
    assert_eq!(come_back(&running, &mut browser, "owner@mihon.example").await.location(), "/sign-in");
    assert!(browser.page("/sign-in").await.contains("確認できませんでした"));
    drop(running);
    assert_eq!(browser.get("/sign-in/oidc").await.location(), "/sign-in");
    assert!(browser.page("/sign-in").await.contains("つながりません"));
}
