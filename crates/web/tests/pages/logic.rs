//! Why a plan should work: logic model and backcast.

use axum::http::StatusCode;

use crate::html::{tags, texts};
use crate::site::with_house;

#[test]
fn a_small_model_is_one_drawing_and_a_large_one_is_drawn_field_by_field() {
    with_house(|house| async move {
        let aomori = house.page("/plans/aomori/logic").await;
        let drawings =
            |page: &str| tags(page).iter().filter(|tag| tag.name == "svg" && tag.has_class("fig-wide")).count();
        assert_eq!(drawings(&aomori), 1);
        // Three fields of a model, three of a backcast or one: the backcast has 12 ties.
        let example = house.page("/plans/example/logic").await;
        assert_eq!(drawings(&example), 4);
        let fields = texts(&example, |tag| tag.name == "h3");
        assert_eq!(fields.len(), 3, "{fields:?}");
    });
}

#[test]
fn every_box_leads_to_its_element_and_every_tie_stands_in_the_table() {
    with_house(|house| async move {
        let page = house.page("/plans/example/logic").await;
        let links: Vec<&str> =
            tags(&page).iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href")).collect();
        for address in [
            "/plans/example/nodes/example-1-1-1",
            "/plans/example/indicators/example-online-procedures",
            "/plans/example/kpis/example-kpi-counter",
        ] {
            assert!(links.contains(&address), "{address}");
        }
        let groups = texts(&page, |tag| tag.get("scope") == Some("rowgroup"));
        let count = |start: &str| {
            let group =
                groups.iter().find(|group| group.starts_with(start)).unwrap_or_else(|| panic!("{start}: {groups:?}"));
            group.rsplit(' ').next().expect("a count").trim_end_matches('件').parse::<usize>().expect("a number")
        };
        let all = ["寄与", "対応", "将来像", "逆算", "因果"].map(count).into_iter().sum::<usize>();
        assert_eq!(all, 79);
        // A tie says why.
        assert!(page.contains("記録が動かなければ、遠くの医師は診られない。"));
    });
}

#[test]
fn on_a_phone_the_ties_stand_as_a_list() {
    with_house(|house| async move {
        let page = house.page("/en/plans/mie/logic").await;
        let list = texts(&page, |tag| tag.has_class("logic-list"));
        assert_eq!(list.len(), 1);
        assert!(list[0].contains("Led to by") && list[0].contains("DX of living"), "{list:?}");
    });
}

#[test]
fn a_plan_without_ties_has_no_such_page() {
    with_house(|house| async move {
        for plan in ["toyama", "akita"] {
            assert_eq!(house.get(&format!("/plans/{plan}/logic")).await.status, StatusCode::NOT_FOUND);
            let page = house.page(&format!("/plans/{plan}")).await;
            assert!(!texts(&page, |tag| tag.has_class("plan-nav-list"))[0].contains("ロジック"));
        }
    });
}

#[test]
fn the_drawings_are_files_too() {
    with_house(|house| async move {
        let svg = house.get("/plans/example/nodes/example-1/figures/logic.svg").await;
        assert_eq!((svg.status, svg.header("content-type")), (StatusCode::OK, "image/svg+xml"));
        assert!(svg.text().contains("ロジックモデルの図") && !svg.text().contains("<a "));
        let csv = house.get("/plans/aomori/figures/logic.csv").await;
        assert_eq!(csv.text().lines().count(), 12, "11 ties and a heading");
        assert_eq!(house.get("/plans/toyama/figures/logic.svg").await.status, StatusCode::NOT_FOUND);
        let dates = house.get("/plans/toyama/figures/dates.csv?year=2022").await;
        assert!(dates.text().contains("toyama-coop-r4-2,") && dates.text().contains("2022-05-02"));
    });
}
