//! The areas of an indicator: map, ranking, other periods, and shapes once boundaries are imported.

use jiff::civil::date;
use rashin_boundaries::{make_sets, read_outlines};
use rashin_service::boundaries::{NewBoundaries, keep_boundaries, remove_boundaries};

use crate::site::{Asked, now, plan, store, with_house};

const CARDS: &str = "/plans/toyama/indicators/toyama-mynumber-areas";

#[test]
fn a_page_says_the_place_of_the_prefecture_and_draws_every_area() {
    with_house(|house| async move {
        let page = house.page(CARDS).await;
        assert!(page.contains("47団体中<strong>10位"), "the rank that the paper of Toyama names");
        assert_eq!(page.matches("class=\"fig fig-map fig-wide\"").count(), 2);
        for area in ["162019", "163236", "010006", "472018"] {
            let is_compared = !area.starts_with("472");
            assert_eq!(page.contains(&format!("data-area=\"{area}\"")), is_compared, "{area}");
        }
        assert!(page.contains("市（10万人以上）"), "peers by size");
    });
}

#[test]
fn another_period_can_be_asked_for_and_the_latest_stands_for_what_is_not_there() {
    with_house(|house| async move {
        let page = house.page(&format!("{CARDS}?period=2018-12-01")).await;
        assert!(
            page.contains("aria-current=\"true\">H30.12.1") || page.contains("?period=2018-12-01#areas\" aria-current"),
            "the period is marked"
        );
        assert!(page.contains("<strong>27位"));
        let latest = house.page(&format!("{CARDS}?period=1999")).await;
        assert!(latest.contains("<strong>10位"));
    });
}

#[test]
fn a_small_place_carries_its_counts() {
    with_house(|house| async move {
        let page = house.page(CARDS).await;
        let village =
            page.split("<tr data-area=\"163210\"").nth(1).expect("舟橋村").split("</tr>").next().unwrap_or("");
        assert!(village.contains("cell-note"), "{village}");
        let city = page.split("<tr data-area=\"162019\"").nth(1).expect("富山市").split("</tr>").next().unwrap_or("");
        assert!(!city.contains("偶然の範囲"), "{city}");
    });
}

#[test]
fn areas_without_a_grid_stand_in_their_order_and_the_page_says_so() {
    with_house(|house| async move {
        let page = house.page("/en/plans/example/indicators/example-online-use").await;
        assert!(page.contains("the places say nothing about where the areas are"));
    });
}

#[tokio::test]
async fn shapes_are_drawn_with_their_credit_once_they_are_imported_and_tiles_again_when_removed() {
    let toyama = plan("toyama");
    let store = store(vec![toyama.clone()]).await;
    // A strip of squares: what counts is that every municipality has a shape.
    let codes = rashin_shipped::areas().iter().map(|(code, _)| code);
    let own = codes.filter(|code| code.prefecture() == toyama.area() && *code != toyama.area());
    let features: Vec<String> = (0..)
        .zip(own)
        .map(|(place, code)| {
            let (left, right) = (137.0 + f64::from(place) * 0.1, 137.1 + f64::from(place) * 0.1);
            format!(
                r#"{{"type":"Feature","properties":{{"code":"{code}"}},"geometry":{{"type":"Polygon","coordinates":[[[{left:.1},36],[{right:.1},36],[{right:.1},36.5],[{left:.1},36.5],[{left:.1},36]]]}}}}"#
            )
        })
        .collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let found = make_sets(read_outlines(text.as_bytes(), None).expect("readable").outlines, false).expect("a set");
    let set = &found.sets[0];
    let new = NewBoundaries { above: set.above, areas: 15, bytes: set.write() };
    let site = Asked::over(store.clone());
    assert!(!site.page(CARDS).await.contains("fig-shapes"));
    keep_boundaries(&store, "test", vec![new], ("境界のデータを加工", "strip.geojson"), (now(), date(2026, 11, 22)))
        .await
        .expect("kept");
    let page = site.page(CARDS).await;
    assert!(page.contains("fig-shapes") && page.contains("境界のデータを加工"));
    let tiles = site.page(&format!("{CARDS}?map=tiles")).await;
    assert!(!tiles.contains("fig-shapes") && tiles.contains("境界の地図で見る"));
    remove_boundaries(&store, "test", toyama.area(), now()).await.expect("removed");
    assert!(!site.page(CARDS).await.contains("fig-shapes"));
}
