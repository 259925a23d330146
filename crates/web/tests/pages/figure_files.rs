//! Figures as files: what a page draws can be taken away, with where it comes from.

use axum::http::StatusCode;

use crate::html::{tags, texts, unescaped};
use crate::site::{Answer, with_house};

/// The figures of the example, one of each kind.
const FIGURES: [&str; 8] = [
    "/plans/example/figures/states",
    "/plans/example/figures/kpis",
    "/plans/example/figures/roadmap",
    "/plans/example/indicators/figures/states",
    "/plans/example/indicators/figures/progress",
    "/plans/example/indicators/example-convenience/figures/series",
    "/plans/example/indicators/example-convenience/figures/progress",
    "/plans/example/kpis/example-kpi-counter/figures/contributions",
];

/// The rows of a CSV, the heading first.
fn rows(answer: &Answer) -> Vec<Vec<String>> {
    let text = answer.text().strip_prefix('\u{feff}').expect("a mark for Excel");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("CSV").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_kind_of_figure_is_there_as_svg_png_and_csv() {
    with_house(|house| async move {
        for figure in FIGURES {
            let svg = house.get(&format!("{figure}.svg")).await;
            assert_eq!((svg.status, svg.header("content-type")), (StatusCode::OK, "image/svg+xml"), "{figure}");
            assert_eq!(svg.header("rashin-sha256").len(), 64);
            let words = texts(svg.text(), |tag| tag.name == "text").concat();
            assert!(
                words.contains("架空") && words.contains("出典: ") && words.contains("sha256 "),
                "{figure}: {words}"
            );
            assert!(words.contains(svg.header("rashin-sha256")), "the hash of the publication is printed");
            let csv = rows(&house.get(&format!("{figure}.csv")).await);
            assert!(csv.len() > 1 && csv.iter().all(|row| row.len() == csv[0].len()), "{figure}");
        }
        let png = house.get(&format!("{}.png", FIGURES[5])).await;
        assert!(png.header("content-type") == "image/png" && png.body.starts_with(b"\x89PNG"));
        assert!(png.header("content-disposition").ends_with("-example-convenience-series.png\""));
        let again = house.get(&format!("{}.png", FIGURES[5])).await;
        assert!(png.body == again.body, "the same bytes each time");
    });
}

#[test]
fn a_figure_stands_alone_and_asks_for_nothing() {
    with_house(|house| async move {
        for figure in FIGURES {
            let svg = house.get(&format!("{figure}.svg")).await;
            for tag in tags(svg.text()) {
                assert!(
                    !["script", "style", "image", "foreignObject", "a", "link"].contains(&tag.name),
                    "{figure}: <{}>",
                    tag.name
                );
                assert!(tag.get("style").is_none() && tag.get("href").is_none(), "{figure}: <{}>", tag.name);
            }
            let first = tags(svg.text()).remove(0);
            assert!(
                first.get("xmlns").is_some()
                    && first.get("font-family").is_some_and(|family| unescaped(family).contains("BIZ UDPGothic"))
            );
            assert!(!svg.text().contains(['≥', '≤']), "glyphs that the font has interchanged");
        }
    });
}

#[test]
fn the_language_is_that_of_the_address_or_the_one_asked_for() {
    with_house(|house| async move {
        let said = |answer: &Answer| texts(answer.text(), |tag| tag.name == "text").concat();
        for address in ["/en/plans/example/figures/states.svg", "/plans/example/figures/states.svg?lang=en"] {
            let answer = house.get(address).await;
            assert!(
                said(&answer).contains("Standing of the indicators") && said(&answer).contains("From an invented plan"),
                "{address}"
            );
            assert_eq!(answer.header("content-language"), "en");
        }
        let japanese = house.get("/en/plans/example/figures/states.svg?lang=ja").await;
        assert!(said(&japanese).contains("指標の状況"));
        let real = house.get("/plans/toyama/figures/states.svg").await;
        assert!(real.status == StatusCode::OK && !said(&real).contains("架空"));
    });
}

#[test]
fn the_table_of_a_figure_holds_what_is_drawn() {
    with_house(|house| async move {
        let series = rows(&house.get(&format!("{}.csv", FIGURES[5])).await);
        let column = |name: &str| series[0].iter().position(|heading| heading == name).expect("a column");
        let values = || series[1..].iter().filter(|row| !row[column("value")].is_empty());
        let csv = house.get("/plans/example/indicators/example-convenience.csv").await;
        let own = csv.text().lines().skip(1).filter(|line| line.contains("example-convenience")).count();
        assert!(values().count() > 1 && values().count() <= own);
        assert!(series[1..].iter().any(|row| row[column("path_kind")] == "target"));
        let worse = rows(&house.get("/plans/example/indicators/figures/states.csv?standing=worse").await);
        assert!(worse.len() == 2 && worse[1][0] == "worse", "the list narrowed: {worse:?}");
    });
}

#[test]
fn every_figure_on_a_page_leads_to_its_files() {
    with_house(|house| async move {
        for (page, file) in [
            ("/plans/example", "/plans/example/figures/states.png"),
            ("/en/plans/example", "/en/plans/example/figures/kpis.svg"),
            ("/plans/example/snapshots/1/roadmap", "/plans/example/snapshots/1/figures/roadmap.csv"),
            ("/plans/example/indicators?standing=worse", "/plans/example/indicators/figures/states.svg?standing=worse"),
            (
                "/plans/example/indicators/example-convenience",
                "/plans/example/indicators/example-convenience/figures/series.svg",
            ),
            (
                "/plans/example/kpis/example-kpi-counter",
                "/plans/example/kpis/example-kpi-counter/figures/contributions.csv",
            ),
        ] {
            let shown = house.page(page).await;
            assert!(tags(&shown).iter().any(|tag| tag.get("href").map(unescaped).as_deref() == Some(file)), "{page}");
            assert_eq!(house.get(file).await.status, StatusCode::OK, "{file}");
        }
    });
}

#[test]
fn a_figure_that_is_not_there_is_not_found() {
    with_house(|house| async move {
        for address in [
            "/plans/example/figures/states.gif",
            "/plans/example/figures/states",
            "/plans/example/figures/nothing.svg",
            "/plans/example/indicators/nothing/figures/series.svg",
            "/plans/aomori/figures/kpis.svg",
        ] {
            assert_eq!(house.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    });
}
