//! Meetings: what was said and decided, and what is held back.

use axum::http::StatusCode;
use jiff::civil::date;
use rashin_model::tables::{Document, Task};
use rashin_testkit::row;

use crate::html::{tags, texts};
use crate::site::{Asked, plan, store, with_house};

fn headings(page: &str) -> Vec<String> {
    texts(page, |tag| tag.name == "h2" && tag.get("id").is_some())
}

#[test]
fn the_bodies_stand_with_their_meetings_by_year() {
    with_house(|house| async move {
        let page = house.page("/plans/aomori/meetings").await;
        assert!(headings(&page).iter().any(|heading| heading == "青森県DX推進本部"), "{:?}", headings(&page));
        let years = texts(&page, |tag| tag.get("scope") == Some("rowgroup"));
        assert!(years.iter().any(|year| year.starts_with("令和5年度（2023年度）")), "{years:?}");
        // The committee was reorganized, and says into what.
        assert!(page.contains("後継: ") && page.contains("青森県DX推進有識者会議"));
        // Bodies whose meetings are not published are named all the same.
        let mie = house.page("/en/plans/mie/meetings").await;
        assert!(mie.contains("Bodies of this plan: 5.") && mie.contains("Mie DX Board"));
    });
}

#[test]
fn a_meeting_shows_agenda_documents_decisions_and_attendance() {
    with_house(|house| async move {
        let page = house.page("/plans/toyama/meetings/toyama-oneteam-r4-4").await;
        assert!(page.contains("令和5年1月19日（2023年1月19日）") && page.contains("15:00～16:30"));
        assert!(page.contains("富山県民会館8階バンケットホール"));
        for heading in ["次第", "資料", "決定", "出席者"] {
            assert!(headings(&page).iter().any(|found| found == heading), "{heading} in {:?}", headings(&page));
        }
        let agenda = texts(&page, |tag| tag.has_class("agenda"));
        assert!(agenda[0].contains("令和5年度における協議事項について"), "{agenda:?}");
        assert!(page.contains("成長戦略の主な取組み状況について") && page.contains("参考資料1"));
        // A decision leads to what it is about, and says why.
        assert!(page.contains("連携推進項目としての協議を終え") && page.contains("理由: "));
        // 36 lines of offices, one of them by proxy.
        let counts = texts(&page, |tag| tag.has_class("strip-key"));
        assert!(counts[0].contains("代理出席 1"), "{counts:?}");
        // The meetings before and after of the same body.
        let links: Vec<&str> = tags(&page).iter().filter_map(|tag| tag.get("href")).collect();
        for other in ["toyama-oneteam-r4-3", "toyama-oneteam-r5-1"] {
            assert!(links.contains(&format!("/plans/toyama/meetings/{other}").as_str()), "{other}");
        }
    });
}

#[test]
fn a_comment_stands_with_its_response_and_its_element() {
    with_house(|house| async move {
        let page = house.page("/plans/example/meetings/example-committee-5").await;
        assert!(page.contains("便利さだけでなく、人のつながりが薄れていないかも測るべきだ。"));
        let comments = texts(&page, |tag| tag.has_class("comment"));
        let of_ties = comments.iter().find(|text| text.contains("便利さだけでなく")).expect("the comment");
        assert!(
            of_ties.contains("みほん大学 情報学部") && of_ties.contains("対応") && of_ties.contains("完了"),
            "{of_ties}"
        );
        assert!(page.contains("/plans/example/indicators/example-ties"));
        // And back again: the page of the element leads to the meeting.
        let element = house.page("/plans/example/indicators/example-ties").await;
        assert!(element.contains("/plans/example/meetings/example-committee-5"));
        // English pages have the English title and keep the Japanese text marked.
        let english = house.page("/en/plans/example/meetings/example-committee-5").await;
        assert_eq!(texts(&english, |tag| tag.name == "h1"), ["Promotion committee, 5th meeting (mid-term check)"]);
        assert!(house.get("/plans/example/meetings/nothing").await.status == StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_tables_of_a_meeting_hold_that_meeting_only() {
    with_house(|house| async move {
        let file = house.get("/plans/aomori/meetings/aomori-committee-5/tables/agenda.csv").await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.header("content-disposition").contains("aomori-committee-5-agenda.csv"));
        let lines: Vec<&str> = file.text().lines().skip(1).collect();
        assert!(lines.len() == 7 && lines.iter().all(|line| line.starts_with("aomori-committee-5,")), "{lines:?}");
        let none = house.get("/plans/aomori/meetings/aomori-committee-5/tables/comments.csv").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        let profile = house.get("/plans/aomori/meetings/aomori-committee-5/tables/plan.csv").await;
        assert_eq!(profile.status, StatusCode::NOT_FOUND);
    });
}

/// The committee's fifth meeting, with a file and a task, under embargo until a day.
async fn with_embargo(until: Option<jiff::civil::Date>) -> Asked {
    let mut plan = plan("example");
    let code = "example-committee-7";
    let meeting = plan.meetings.iter_mut().find(|row| row.code.as_str() == code).expect("the meeting");
    meeting.embargo_until = until;
    meeting.minutes = Some("委員長が挨拶した。".to_owned());
    // The SHA-256 of the bytes below.
    let sha256 = "86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b".to_owned();
    let document: Document = row(&[("meeting", code), ("order", "90"), ("title", "停止の記録"), ("file", &sha256)]);
    plan.documents.push(document);
    let task: Task = row(&[
        ("code", "example-task-1"),
        ("decision", "example-d04"),
        ("department", "情報基盤課"),
        ("text", "監視の手順を改める"),
        ("state", "open"),
    ]);
    plan.tasks.push(task);
    let store = store(vec![plan]).await;
    let file =
        rashin_service::KeptFile { sha256, media_type: "application/pdf".to_owned(), bytes: b"%PDF-1.7".to_vec() };
    rashin_service::Store::keep_file(&store, &file).await.expect("a file");
    Asked::over(store)
}

#[tokio::test(flavor = "multi_thread")]
async fn until_the_end_of_an_embargo_nothing_of_a_meeting_is_shown() {
    let held = with_embargo(Some(date(2026, 11, 22))).await;
    let page = held.page("/plans/example/meetings/example-committee-7").await;
    assert!(page.contains("まだ公表されていません") && page.contains("次第"));
    for hidden in ["停止の記録", "監視の手順を改める", "委員長が挨拶した", "再発防止を次回に報告する"]
    {
        for address in [
            "/plans/example/meetings/example-committee-7",
            "/plans/example/nodes/example-3-2-2",
            "/plans/example/tables/documents.csv",
            "/plans/example/tables/decisions.csv",
            "/plans/example/tables/meetings.csv",
            "/plans/example/meetings/example-committee-7/tables/decisions.csv",
            "/plans/example/snapshots/1/meetings/example-committee-7",
        ] {
            let answer = held.get(address).await;
            assert!(!String::from_utf8_lossy(&answer.body).contains(hidden), "{address} shows {hidden}");
        }
    }
    let file = held.get("/plans/example/meetings/example-committee-7/documents/90").await;
    assert_eq!(file.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_embargo_material_minutes_and_tasks_are_public() {
    let open = with_embargo(Some(date(2026, 11, 21))).await;
    let page = open.page("/plans/example/meetings/example-committee-7").await;
    for shown in ["停止の記録", "監視の手順を改める", "委員長が挨拶した", "再発防止を次回に報告する"]
    {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(!page.contains("まだ公表されていません"));
    let file = open.get("/plans/example/meetings/example-committee-7/documents/90").await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"example-1-"));
}
