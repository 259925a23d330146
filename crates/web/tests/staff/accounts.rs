//! Accounts: the first one, invitations, forgotten passwords, roles, the safety of one's own.

use axum::http::StatusCode;
use rashin_model::mail::Mail;
use rashin_model::people::{Account, AccountState, Role};
use rashin_service::people::find_by_mail;
use rashin_service::records::{find, list};
use rashin_web::Settings;

use crate::browser::Browser;
use crate::house::{HOST, House, PASSWORD, city, code, prefecture};

const NEW: &str = "violet paper lighthouse 3";

async fn administrator(house: &House) -> Browser {
    let account = house.enrol("admin", &[(Role::Administrator, prefecture(), None)]).await;
    house.signed_in(&account).await
}

async fn invite(browser: &mut Browser, mail: &str, role: &str, place: &str) -> crate::browser::Answer {
    let fields = [("mail", mail), ("name", "新任"), ("role-0", role), ("place-0", place)];
    browser.post("/desk/accounts/new", &fields).await
}

fn link_in(text: &str, start: &str) -> String {
    let from = text.find(&format!("http://{HOST}{start}")).expect("a link") + "http://".len() + HOST.len();
    text[from..].chars().take_while(|letter| !letter.is_whitespace() && *letter != '<').collect()
}

#[tokio::test]
async fn a_fresh_server_is_taken_up_once_and_with_the_printed_code_only() {
    let settings =
        Settings { set_up_code: Some("ABCD-EFGH-JKLM".to_owned()), ..Settings::at(format!("http://{HOST}")) };
    let house = House::with(settings).await;
    let mut browser = house.browser();
    assert_eq!(browser.get("/sign-in").await.location(), "/set-up");
    let area = "050008";
    let fields = |code| {
        [("code", code), ("government", area), ("name", "管理者"), ("mail", "first@akita.example"), ("password", NEW)]
    };
    let wrong = browser.post("/set-up", &fields("ABCD-EFGH-JKLX")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("セットアップコードが違います") && wrong.text.contains("first@akita.example"));
    let answer = browser.post("/set-up", &fields("ａｂｃｄ efgh jklm")).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/desk"), "{}", answer.text);
    let desk = browser.page("/desk").await;
    assert!(desk.contains("管理者") && desk.contains("秋田県"));
    for answer in
        [house.browser().get("/set-up").await, house.browser().post("/set-up", &fields("ABCD-EFGH-JKLM")).await]
    {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(house.browser().get("/sign-in").await.status, StatusCode::OK);
}

#[tokio::test]
async fn without_a_printed_code_nobody_takes_a_server() {
    let house = House::new().await;
    let fields = [("code", ""), ("government", "050008"), ("name", "x"), ("mail", "x@y.example"), ("password", NEW)];
    assert_eq!(house.browser().post("/set-up", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_invitation_makes_an_account_once() {
    let house = House::new().await;
    let mut admin = administrator(&house).await;
    let office = format!("{}/digital", prefecture());
    let answer = invite(&mut admin, "owner@mihon.example", "owner", &office).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let link = link_in(&answer.text, "/invitations/");
    let mails = list::<Mail>(&house.store, "").await.expect("mails");
    assert!(mails.len() == 1 && mails[0].body.contains(&link), "the mail has the link");

    let mut browser = house.browser();
    assert!(browser.page(&link).await.contains("owner@mihon.example"));
    let short = browser.post(&link, &[("name", "回答 太郎"), ("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("短すぎます") && short.text.contains("回答 太郎"));
    let desk = browser.submit(&link, &[("name", "回答 太郎"), ("password", NEW)]).await;
    assert!(desk.contains("回答 太郎") && desk.contains("回答担当") && desk.contains("デジタル推進課"));
    for answer in
        [house.browser().get(&link).await, house.browser().post(&link, &[("name", "x"), ("password", NEW)]).await]
    {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.text.contains("もう使えません"));
    }
}

#[tokio::test]
async fn an_invitation_that_was_replaced_is_over() {
    let house = House::new().await;
    let mut admin = administrator(&house).await;
    let first = link_in(&invite(&mut admin, "a@mihon.example", "auditor", "990001").await.text, "/invitations/");
    let person = find_by_mail(&house.store, "a@mihon.example").await.expect("a store").expect("a person");
    let again = admin.post(&format!("/desk/accounts/{}/invite", person.account), &[]).await;
    let second = link_in(&again.text, "/invitations/");
    assert_eq!(house.browser().get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.browser().get(&second).await.status, StatusCode::OK);
}

#[tokio::test]
async fn everything_wrong_with_an_invitation_is_said_at_once_and_nothing_typed_is_lost() {
    let house = House::new().await;
    let mut admin = administrator(&house).await;
    let answer = invite(&mut admin, "no address", "owner", "990001").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("メールアドレスの形ではありません") && answer.text.contains("所属がありません"));
    assert!(answer.text.contains("no address") && answer.text.contains("新任"));
    let twice = invite(&mut admin, "ADMIN@mihon.example", "auditor", "990001").await;
    assert!(twice.text.contains("もういます"));
}

#[tokio::test]
async fn a_municipality_manages_its_own_accounts_only() {
    let house = House::new().await;
    house.enrol("admin", &[(Role::Administrator, prefecture(), None)]).await;
    let account = house.enrol("city-admin", &[(Role::Administrator, city(), None)]).await;
    let mut browser = house.signed_in(&account).await;
    let page = browser.page("/desk/accounts").await;
    assert!(page.contains("city-admin@mihon.example") && !page.contains(">admin@mihon.example"));
    let own =
        invite(&mut browser, "planner@city.example", "municipal_planner", &format!("{}/mihon-city", city())).await;
    assert_eq!(own.status, StatusCode::OK);
    let above = invite(&mut browser, "spy@city.example", "auditor", "990001").await;
    assert_eq!(above.status, StatusCode::FORBIDDEN);
    assert!(above.text.contains("管理者"), "who may is said");
    for address in ["/desk/accounts/admin/disable", "/desk/accounts/admin/sessions"] {
        assert_eq!(browser.post(address, &[]).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    let planner = house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let mut planner = house.signed_in(&planner).await;
    for address in ["/desk/accounts", "/desk/accounts/admin", "/desk/offices"] {
        assert_eq!(planner.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
}

#[tokio::test]
async fn roles_are_changed_over_what_was_looked_at_only() {
    let house = House::new().await;
    let mut admin = administrator(&house).await;
    house.enrol("someone", &[(Role::Auditor, prefecture(), None)]).await;
    let version = admin.get("/desk/accounts/someone").await.field("version");
    let fields = [("version", version.as_str()), ("role-0", "member"), ("place-0", "990001"), ("reason", "異動")];
    let page = admin.submit("/desk/accounts/someone/roles", &fields).await;
    assert!(page.contains("役割を変えました") && page.contains("委員"));
    let account = find::<Account>(&house.store, "someone").await.expect("a store").expect("an account");
    assert_eq!(account.assignments.iter().map(|own| own.role).collect::<Vec<_>>(), [Role::Member]);
    assert_eq!(admin.post("/desk/accounts/someone/roles", &fields).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once() {
    let house = House::new().await;
    let mut admin = administrator(&house).await;
    let account = house.enrol("someone", &[(Role::Auditor, prefecture(), None)]).await;
    let mut someone = house.signed_in(&account).await;
    someone.page("/desk").await;
    admin.submit("/desk/accounts/someone/disable", &[("reason", "退職")]).await;
    assert_eq!(someone.get("/desk").await.status, StatusCode::SEE_OTHER);
    let fields = [("mail", "someone@mihon.example"), ("password", PASSWORD)];
    assert_eq!(house.browser().post("/sign-in", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    admin.submit("/desk/accounts/someone/enable", &[]).await;
    assert_eq!(house.browser().post("/sign-in", &fields).await.status, StatusCode::SEE_OTHER);
    let own = admin.post("/desk/accounts/admin/disable", &[]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "not oneself");
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_once_by_a_link_and_every_session_ends() {
    let house = House::new().await;
    let account = house.enrol("someone", &[(Role::Auditor, prefecture(), None)]).await;
    let mut signed_in = house.signed_in(&account).await;
    let mut browser = house.browser();
    let known = browser.post("/password-reset", &[("mail", "someone@mihon.example")]).await;
    let unknown = house.browser().post("/password-reset", &[("mail", "nobody@mihon.example")]).await;
    assert_eq!(known.cookies(), unknown.cookies(), "the same is said to both");
    let mut mails = Vec::new();
    for _ in 0..200 {
        mails = list::<Mail>(&house.store, "").await.expect("mails");
        if !mails.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(mails.len(), 1);
    let link = link_in(&mails[0].body, "/password-reset/");
    let common = browser.post(&link, &[("password", "password123456")]).await;
    assert_eq!(common.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser.submit(&link, &[("password", NEW)]).await;
    assert!(page.contains("新しいパスワードを設定しました"));
    assert_eq!(browser.post(&link, &[("password", PASSWORD)]).await.status, StatusCode::NOT_FOUND, "once");
    assert_eq!(signed_in.get("/desk").await.status, StatusCode::SEE_OTHER);
    for (password, status) in [(PASSWORD, StatusCode::UNPROCESSABLE_ENTITY), (NEW, StatusCode::SEE_OTHER)] {
        let fields = [("mail", "someone@mihon.example"), ("password", password)];
        assert_eq!(house.browser().post("/sign-in", &fields).await.status, status);
    }
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_keeps_this_one() {
    let house = House::new().await;
    let account = house.enrol("someone", &[(Role::Auditor, prefecture(), None)]).await;
    let mut other = house.signed_in(&account).await;
    let mut browser = house.browser();
    browser.post("/sign-in", &[("mail", "someone@mihon.example"), ("password", PASSWORD)]).await;
    let wrong =
        browser.post("/desk/settings/security/password", &[("password", "not this one 1"), ("new", "short")]).await;
    assert!(wrong.text.contains("いまのパスワードが違います") && wrong.text.contains("短すぎます"));
    let page = browser.submit("/desk/settings/security/password", &[("password", PASSWORD), ("new", NEW)]).await;
    assert!(page.contains("パスワードを変えました"));
    browser.page("/desk").await;
    assert_eq!(other.get("/desk").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one() {
    let house = House::new().await;
    let account = house.enrol("someone", &[(Role::Auditor, prefecture(), None)]).await;
    let mut other = house.signed_in(&account).await;
    let mut browser = house.browser();
    browser.post("/sign-in", &[("mail", "someone@mihon.example"), ("password", PASSWORD)]).await;
    let page = browser.get("/desk/settings/security").await;
    let hash = page.field("session");
    browser.submit("/desk/settings/security/sessions", &[("session", &hash)]).await;
    assert_eq!(other.get("/desk").await.status, StatusCode::SEE_OTHER);
    browser.page("/desk").await;
}

#[tokio::test]
async fn a_one_time_code_is_asked_for_once_set_up_and_no_code_counts_twice() {
    let house = House::new().await;
    let account = house.enrol("someone", &[(Role::Auditor, prefecture(), None)]).await;
    let mut browser = house.signed_in(&account).await;
    let page = browser.get("/desk/settings/security").await;
    let secret = page.field("secret");
    assert!(page.text.contains("otpauth://totp/Rashin:someone%40mihon.example"), "{}", page.text);
    let step = u64::try_from(crate::house::now().as_second()).expect("a time") / 30;
    let wrong = [("secret", secret.as_str()), ("code", "000000"), ("password", PASSWORD)];
    let refused = browser.post("/desk/settings/security/code", &wrong).await;
    assert!(refused.text.contains("確認コードが正しくありません") && refused.field("secret") == secret);
    let first = totp(&secret, step - 1);
    let fields = [("secret", secret.as_str()), ("code", first.as_str()), ("password", PASSWORD)];
    assert!(browser.submit("/desk/settings/security/code", &fields).await.contains("二段階認証を設定しました"));

    let mut fresh = house.browser();
    let credentials = [("mail", "someone@mihon.example"), ("password", PASSWORD), ("next", "/desk/settings")];
    let answer = fresh.post("/sign-in", &credentials).await;
    assert_eq!(answer.location(), "/sign-in/code?next=%2Fdesk%2Fsettings");
    assert_eq!(fresh.get("/desk").await.status, StatusCode::SEE_OTHER, "the password alone opens nothing");
    let replayed = fresh.post("/sign-in/code", &[("code", &first)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "the code of the set-up is used up");
    let waiting = fresh.kept("rashin-session").map(str::to_owned);
    let second = totp(&secret, step);
    let mut twin = fresh.clone();
    let done = fresh.post("/sign-in/code", &[("code", &second), ("next", "/desk/settings")]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/desk/settings"));
    assert_ne!(fresh.kept("rashin-session").map(str::to_owned), waiting, "a new session at the second step too");
    assert_ne!(twin.post("/sign-in/code", &[("code", &second)]).await.location(), "/desk");
    let mut again = house.browser();
    again.post("/sign-in", &credentials).await;
    let replayed = again.post("/sign-in/code", &[("code", &second)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY);
}

fn totp(secret: &str, step: u64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).expect("base 32");
    totp_rs::Builder::new()
        .with_secret(secret)
        .with_account_name("x")
        .build()
        .expect("totp")
        .generate(step * 30)
        .to_string()
}

#[tokio::test]
async fn offices_come_from_lists_and_a_change_over_an_older_one_is_refused() {
    let house = House::new().await;
    let mut admin = administrator(&house).await;
    let page = admin
        .submit(
            "/desk/offices/990001/departments",
            &[("name", "企画課"), ("name", "デジタル推進課"), ("name", "税務課")],
        )
        .await;
    assert!(page.contains("所属を2件登録しました"), "the one that is there is left out");
    let office = admin.get("/desk/office/digital").await;
    let version = office.field("version");
    let fields = [("version", version.as_str()), ("name", "ＤＸ推進課"), ("aliases", "デジタル推進課")];
    assert!(admin.submit("/desk/office/digital", &fields).await.contains("所属を保存しました"));
    let stale = admin.post("/desk/office/digital", &[("version", &version), ("name", "別の名前")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("別の名前"), "what was typed is shown");
}

#[tokio::test]
async fn a_lock_survives_a_restart() {
    let house = House::new().await;
    house.enrol("someone", &[(Role::Auditor, prefecture(), None)]).await;
    for _ in 0..5 {
        house.browser().post("/sign-in", &[("mail", "someone@mihon.example"), ("password", "wrong wrong 12")]).await;
    }
    let restarted = house.restarted();
    let answer =
        restarted.browser().post("/sign-in", &[("mail", "someone@mihon.example"), ("password", PASSWORD)]).await;
    assert!(answer.text.contains("9:15"));
    let account = find::<Account>(&house.store, code("someone").as_str()).await.expect("a store").expect("an account");
    assert_eq!(account.state, AccountState::Active, "the account itself is as it was");
}
