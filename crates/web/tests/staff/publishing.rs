//! Publishing at the desk and reading the journal, as staff do it.

use axum::http::StatusCode;
use jiff::civil::date;
use rashin_model::people::Role;
use rashin_model::staged::StagedRow;
use rashin_model::tables::Comment;
use rashin_service::publish::list_snapshots;
use rashin_service::records::Changes;
use rashin_testkit::{row, sample_plan};

use crate::browser::Browser;
use crate::house::{House, city, code, now, prefecture};

const PAGE: &str = "/desk/publish/sample";

/// A house with a plan that was imported, a comment under way, and a planner's browser.
async fn begin() -> (House, Browser) {
    let house = House::new().await;
    let plan = sample_plan("sample");
    let preview = rashin_service::preview_import(&house.store, &plan, true).await.expect("a preview");
    rashin_service::import_plan(&house.store, &plan, true, preview.base, "test", "import", now())
        .await
        .expect("an import");
    comment(&house, "said-1", "窓口の待ち時間も示してほしい").await;
    let planner = house.enrol("planner", &[(Role::PlanningOffice, prefecture(), None)]).await;
    let browser = house.signed_in(&planner).await;
    (house, browser)
}

async fn comment(house: &House, name: &str, text: &str) {
    let said: Comment = row(&[("code", name), ("order", "1"), ("kind", "opinion"), ("text", text), ("state", "open")]);
    let mut changes = Changes::new("planner", "add_comment", "plan/sample", now()).of(prefecture());
    changes.add(&StagedRow::of(&code("sample"), &said, &code("planner"), now()));
    changes.commit(&house.store).await.expect("a comment");
}

/// The fields that a page offers for publishing.
async fn offered(browser: &mut Browser, name: &str) -> Vec<(&'static str, String)> {
    let answer = browser.get(PAGE).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    vec![("name", name.to_owned()), ("base", answer.field("base")), ("as_of", "2026-11-20".to_owned())]
}

fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn a_publication_is_looked_at_confirmed_and_frozen() {
    let (house, mut browser) = begin().await;
    let mut visitor = house.browser();
    assert_eq!(visitor.get("/plans/sample").await.status, StatusCode::NOT_FOUND);
    let page = browser.page(PAGE).await;
    assert!(page.contains("窓口の待ち時間も示してほしい") && page.contains("最初の公表"), "{page}");

    let fields = offered(&mut browser, "最初の公表版").await;
    let confirmation = browser.post(&format!("{PAGE}/confirm"), &pairs(&fields)).await;
    assert_eq!(confirmation.status, StatusCode::OK, "{}", confirmation.text);
    assert!(confirmation.text.contains("取り消せません") && confirmation.text.contains("最初の公表版"));
    assert_eq!(
        visitor.get("/plans/sample").await.status,
        StatusCode::NOT_FOUND,
        "nothing is public before it is frozen"
    );

    let mut fields = fields;
    fields.push(("seen", "yes".to_owned()));
    let done = browser.submit(PAGE, &pairs(&fields)).await;
    assert!(done.contains("「最初の公表版」を公表しました"), "{done}");
    let public = visitor.page("/plans/sample").await;
    assert!(public.contains("窓口の待ち時間も示してほしい") && public.contains("最初の公表版"));
    let snapshot = list_snapshots(&house.store, &code("sample")).await.expect("snapshots").remove(0);
    assert!(public.contains(&snapshot.sha256) && snapshot.as_of == date(2026, 11, 20));

    let verified = browser.page(&format!("{PAGE}/snapshots?verify=all")).await;
    assert!(verified.contains("公表したときのままです"), "{verified}");
    assert!(browser.page(PAGE).await.contains("公表の内容を確かめる"));
}

#[tokio::test]
async fn what_changed_meanwhile_is_not_published_and_nothing_typed_is_lost() {
    let (house, mut browser) = begin().await;
    let mut fields = offered(&mut browser, "あとで食い違う版").await;
    fields.push(("seen", "yes".to_owned()));
    comment(&house, "said-2", "あとから加わった意見").await;
    for address in [PAGE.to_owned(), format!("{PAGE}/confirm")] {
        let answer = browser.post(&address, &pairs(&fields)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(answer.text.contains("まだ公表していません") && answer.text.contains("あとから加わった意見"));
        assert_eq!(answer.field("name"), "あとで食い違う版");
    }
    assert!(list_snapshots(&house.store, &code("sample")).await.expect("snapshots").is_empty());
}

#[tokio::test]
async fn a_row_without_a_tick_stays_behind() {
    let (house, mut browser) = begin().await;
    comment(&house, "said-2", "伏せておく意見").await;
    let shown = [("shown", "comments/said-1"), ("row", "comments/said-1"), ("shown", "comments/said-2")];
    browser.submit(&format!("{PAGE}/rows"), &shown).await;
    let mut fields = offered(&mut browser, "選んだ版").await;
    fields.push(("seen", "yes".to_owned()));
    browser.submit(PAGE, &pairs(&fields)).await;
    let public = house.browser().page("/plans/sample").await;
    assert!(public.contains("窓口の待ち時間も示してほしい") && !public.contains("伏せておく意見"));
    assert!(browser.page(PAGE).await.contains("伏せておく意見"));
}

#[tokio::test]
async fn a_publication_needs_a_name_and_a_day_that_has_come() {
    let (_house, mut browser) = begin().await;
    let mut fields = offered(&mut browser, " ").await;
    let answer = browser.post(&format!("{PAGE}/confirm"), &pairs(&fields)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("名称がありません"));
    fields[0].1 = "先の版".to_owned();
    fields[2].1 = "2027-01-01".to_owned();
    let answer = browser.post(&format!("{PAGE}/confirm"), &pairs(&fields)).await;
    assert!(answer.text.contains("今日より後") && answer.field("name") == "先の版");
}

#[tokio::test]
async fn only_the_planning_office_publishes_and_only_its_own_journal_is_shown() {
    let (house, _) = begin().await;
    for (name, role, government, office, sees_journal) in [
        ("auditor", Role::Auditor, prefecture(), None, true),
        ("admin", Role::Administrator, prefecture(), None, true),
        ("owner", Role::Owner, prefecture(), Some("digital"), false),
        ("member", Role::Member, prefecture(), None, false),
        ("far-planner", Role::PlanningOffice, city(), None, true),
    ] {
        let account = house.enrol(name, &[(role, government, office)]).await;
        let mut browser = house.signed_in(&account).await;
        assert_eq!(browser.get(PAGE).await.status, StatusCode::FORBIDDEN, "{name}");
        assert_eq!(browser.post(PAGE, &[("name", "x"), ("base", "x")]).await.status, StatusCode::FORBIDDEN, "{name}");
        let rows = browser.post(&format!("{PAGE}/rows"), &[("shown", "comments/said-1")]).await;
        assert_eq!(rows.status, StatusCode::FORBIDDEN, "{name}");
        for address in ["/desk/journal", "/desk/journal.csv"] {
            let journal = browser.get(address).await;
            let expected = if sees_journal { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(journal.status, expected, "{name} {address}");
            let is_home = government == prefecture();
            assert_eq!(journal.text.contains("plan/sample"), sees_journal && is_home, "{name} {address}");
        }
    }
}

#[tokio::test]
async fn the_journal_tells_who_did_what_and_can_be_narrowed_and_verified() {
    let (house, mut browser) = begin().await;
    let shown = [("shown", "comments/said-1")];
    browser.submit(&format!("{PAGE}/rows"), &shown).await;
    let page = browser.page("/desk/journal").await;
    assert!(page.contains("公表する行の選択") && page.contains("企画担当") && page.contains("planner"), "{page}");
    assert!(page.contains("意見の記録") && page.contains("計画の取込み"));
    assert!(!page.contains("planner@mihon.example"), "no address of a person");
    let narrowed = browser.page("/desk/journal?by=test").await;
    assert!(narrowed.contains("計画の取込み") && !narrowed.contains("公表する行の選択"));
    let none = browser.page("/desk/journal?until=2020-01-01").await;
    assert!(none.contains("条件に合う記録はありません"));
    let wrong = browser.page("/desk/journal?from=%E3%81%8D%E3%81%AE%E3%81%86").await;
    assert!(wrong.contains("role=\"alert\""), "a day that cannot be read is said");
    let csv = browser.get("/desk/journal.csv?subject=plan/sample").await;
    assert!(csv.header("content-type").starts_with("text/csv") && csv.text.lines().count() > 3);
    let verified = browser.post("/desk/journal", &[]).await;
    assert!(verified.text.contains("記録簿に問題はありません"), "{}", verified.text);
    drop(house);
}
