//! Indicators of several plans, areas and years beside each other.

use axum::http::StatusCode;

use crate::html::{tags, texts, unescaped};
use crate::site::{Asked, store, with_house};

/// The cells of the bodies of all tables, by heading of the column.
fn cells(page: &str, label: &str) -> Vec<String> {
    texts(page, |tag| tag.name == "td" && tag.get("data-label") == Some(label))
}

#[test]
fn what_several_plans_measure_is_listed_with_the_plans_that_do() {
    with_house(|house| async move {
        let page = house.page("/compare").await;
        let names = texts(&page, |tag| tag.name == "th" && tag.has_class("cell-name"));
        assert!(
            names.contains(&"マイナンバーカードの普及".to_owned())
                && names.contains(&"手続のオンライン利用率".to_owned()),
            "{names:?}"
        );
        let english = house.page("/en/compare").await;
        assert!(
            texts(&english, |tag| tag.name == "th" && tag.has_class("cell-name"))
                .contains(&"Spread of the My Number Card".to_owned())
        );
        // The header of every page leads here.
        assert!(tags(&house.page("/plans/mie").await).iter().any(|tag| tag.get("href") == Some("/compare")));
    });
}

#[test]
fn indicators_whose_definitions_differ_say_how_and_are_not_ranked() {
    with_house(|house| async move {
        let page = house.page("/compare/online-procedures").await;
        let differences = cells(&page, "定義の違い");
        assert_eq!(differences.len(), 3);
        assert!(differences.iter().any(|text| text.contains("年間受付件数")), "{differences:?}");
        assert!(texts(&page, |tag| tag.has_class("page-lead")).concat().contains("数値の大小は比べられません"));
        assert!(texts(&page, |tag| tag.has_class("tag")).contains(&"架空の例".to_owned()));
        let english = house.page("/en/compare/online-procedures").await;
        assert!(english.contains("weighted by applications received"));
    });
}

#[test]
fn the_file_of_a_comparison_holds_every_value_with_its_plan_and_publication() {
    with_house(|house| async move {
        let answer = house.get("/compare/online-use.csv").await;
        assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
        let mut reader = csv::Reader::from_reader(answer.text().trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("CSV")).collect();
        // An indicator without a value has one row that says so.
        assert!(rows.iter().any(|row| &row[1] == "aomori" && row[6].is_empty()));
        assert!(
            rows.iter().any(|row| &row[1] == "example" && &row[5] == "FY2019" && &row[6] == "4.6" && &row[9] == "1"),
            "{rows:?}"
        );
    });
}

#[test]
fn chosen_areas_stand_beside_each_other_with_their_rank_among_all() {
    with_house(|house| async move {
        let all = house.page("/compare?indicator=example/example-online-use").await;
        let count = cells(&all, "値").len();
        assert!(count >= 7, "all seven municipalities: {count}");
        let two = "/compare?indicator=example/example-online-use&area=992011&area=993221";
        let page = house.page(two).await;
        let names = texts(&page, |tag| tag.name == "th" && tag.get("scope") == Some("row"));
        assert!(
            names.contains(&"みほん市".to_owned())
                && names.contains(&"ほしぞら村".to_owned())
                && !names.contains(&"はたおと市".to_owned())
        );
        assert!(page.contains("7団体中"), "the rank is that among all");
        let file = tags(&page)
            .iter()
            .filter_map(|tag| tag.get("href"))
            .map(unescaped)
            .find(|link| link.starts_with("/compare.csv?"))
            .expect("a file");
        let csv = house.get(&file).await;
        let areas: std::collections::BTreeSet<&str> =
            csv.text().lines().skip(1).filter_map(|line| line.split(',').nth(2)).collect();
        assert_eq!(areas, ["990001", "992011", "993221"].into(), "the two, and the prefecture beside");
    });
}

#[test]
fn an_earlier_period_can_be_chosen() {
    with_house(|house| async move {
        let page = house.page("/compare?indicator=example/example-online-use&period=FY2021").await;
        assert!(texts(&page, |tag| tag.name == "h4").concat().contains("2021"));
        // What is not understood is left out.
        let odd = house.get("/compare?indicator=example/example-online-use&period=zzz&area=zzz").await;
        assert_eq!(odd.status, StatusCode::OK);
    });
}

#[test]
fn what_cannot_be_compared_is_not_found() {
    with_house(|house| async move {
        for address in [
            "/compare/nothing",
            "/compare?indicator=example/nothing",
            "/compare?indicator=zzz",
            "/compare.csv",
            "/compare/nothing.csv",
        ] {
            assert_eq!(house.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    });
}

#[tokio::test]
async fn with_nothing_to_compare_the_page_says_what_is_needed() {
    let house = Asked::over(store(Vec::new()).await);
    for (address, words) in [("/compare", "比べられる指標はまだありません"), ("/en/compare", "Nothing to compare yet")]
    {
        assert!(
            texts(&house.page(address).await, |tag| tag.has_class("empty-title")).contains(&words.to_owned()),
            "{address}"
        );
    }
}
