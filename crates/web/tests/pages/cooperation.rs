//! What prefecture and municipalities do together.

use axum::http::StatusCode;

use crate::html::{tags, texts};
use crate::site::with_house;

#[test]
fn the_matrix_says_who_proposed_a_theme_and_who_takes_part() {
    with_house(|house| async move {
        let page = house.page("/plans/toyama/cooperation").await;
        let matrices = texts(&page, |tag| tag.name == "table" && tag.has_class("matrix"));
        assert_eq!(matrices.len(), 2, "one for each of two years");
        let columns = texts(&page, |tag| tag.has_class("matrix-name"));
        // 15 municipalities in each year; in FY2023 the prefecture proposes, too.
        assert_eq!(columns.len(), 31, "{columns:?}");
        assert_eq!((columns[0].as_str(), columns[1].as_str(), columns[16].as_str()), ("富山県", "富山市", "富山市"));
        let rows = texts(&page, |tag| tag.name == "tr");
        let exports = rows.iter().find(|row| row.starts_with("農林水産物等の輸出促進") && row.contains("提提案した"));
        let exports = exports.expect("the row of exports in the matrix");
        assert_eq!(exports.matches("提案した").count(), 1, "Toyama City alone proposed it: {exports}");
        assert_eq!(exports.matches("取り組む").count(), 14, "{exports}");
        // The region scrolls by keyboard.
        assert!(tags(&page).iter().any(|tag| tag.has_class("table-region") && tag.get("tabindex") == Some("0")));
    });
}

#[test]
fn the_municipalities_that_proposed_themes_stand_on_a_map() {
    with_house(|house| async move {
        let page = house.page("/plans/toyama/cooperation").await;
        let tiles = |code: &str| {
            let is_wide = |tag: &crate::html::Tag<'_>| tag.get("data-area") == Some(code);
            let found: Vec<Option<&str>> =
                tags(&page).iter().filter(|tag| is_wide(tag)).map(|tag| tag.get("data-value")).collect();
            found
        };
        // Imizu proposed three themes of FY2023 and one of FY2022; each map is drawn in two sizes.
        assert_eq!(tiles("162116"), [Some("3"), Some("3"), Some("1"), Some("1")]);
        let csv = house.get("/plans/toyama/figures/proposers.csv?year=2023").await;
        assert!(csv.text().contains("162116,射水市,3") && csv.text().lines().count() == 16, "{}", csv.text());
        // Invented municipalities are on no map.
        assert!(!house.page("/plans/example/cooperation").await.contains("data-area"));
    });
}

#[test]
fn a_theme_that_is_not_for_all_says_for_whom_it_is_not() {
    with_house(|house| async move {
        let page = house.page("/en/plans/example/cooperation").await;
        let rows = texts(&page, |tag| tag.name == "tr");
        let cameras =
            rows.iter().find(|row| row.starts_with("Joint water level cameras") && row.contains("not concerned"));
        assert_eq!(cameras.expect("the row of cameras").matches("not concerned").count(), 3);
    });
}

#[test]
fn working_group_dates_stand_in_a_drawing_and_in_a_table() {
    with_house(|house| async move {
        let page = house.page("/plans/toyama/cooperation").await;
        assert!(page.contains("dates-2022-wide") && page.contains("dates-2022-compact"));
        assert!(page.contains("令和4年4月27日（2022年4月27日）"));
        // Five meetings of the first theme were in the year before.
        assert!(page.contains("このほか、前後の年度に開いた5回が表にあります。"));
    });
}

#[test]
fn a_theme_shows_results_decision_reason_and_what_continues_it() {
    with_house(|house| async move {
        let page = house.page("/plans/toyama/cooperation/toyama-coop-r4-2").await;
        for words in [
            "自治体行政のデジタル化",
            "内訳ごとの成果と今後",
            "令和7年度末の基幹系業務システムの標準化移行",
            "引き継いだ項目",
            "/plans/toyama/cooperation/toyama-coop-r5-1",
            "/plans/toyama/meetings/toyama-oneteam-r4-4",
        ] {
            assert!(page.contains(words), "{words}");
        }
        let successor = house.page("/plans/toyama/cooperation/toyama-coop-r5-1").await;
        assert!(successor.contains("前年度の項目") && successor.contains("/plans/toyama/cooperation/toyama-coop-r4-2"));
        let ended = house.page("/en/plans/example/cooperation/example-coop-r7-3").await;
        assert!(ended.contains("ended") && ended.contains("予定した134か所がすべて動いたため"));
        for nothing in ["/plans/toyama/cooperation/nothing", "/plans/akita/cooperation"] {
            assert_eq!(house.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    });
}

#[test]
fn the_navigation_leads_only_where_there_is_something() {
    with_house(|house| async move {
        for (plan, has_cooperation) in [("toyama", true), ("akita", false), ("example", true)] {
            let page = house.page(&format!("/plans/{plan}")).await;
            let nav = texts(&page, |tag| tag.has_class("plan-nav-list"));
            assert_eq!(nav[0].contains("連携"), has_cooperation, "{plan}: {nav:?}");
            assert!(nav[0].contains("会議"), "{plan}: {nav:?}");
        }
    });
}
