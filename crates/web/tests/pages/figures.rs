//! A figure on a page leads to its formula and to its source, and is the one that the API gives.

use rashin_eval::show;
use rashin_model::Decimal;
use rashin_model::tables::Reading;
use serde_json::Value;

use crate::html::texts;
use crate::site::{Asked, PLANS, now, plan, publish, store, with_house};

/// The rows of a table with their cells by label.
fn cells(page: &str, label: &str) -> Vec<String> {
    texts(page, |tag| tag.name == "td" && tag.get("data-label") == Some(label))
}

/// Every indicator of a plan with its latest figure, composites apart.
async fn indicators(house: &Asked, plan: &str) -> Vec<(String, Value)> {
    let all = house.get(&format!("/api/v1/plans/{plan}/indicators?limit=1000")).await.json();
    let records = all["rows"].as_array().expect("a list").iter();
    let judged = records.filter(|record| !record["latest"].is_null());
    judged.map(|record| (record["indicator"]["code"].as_str().expect("a code").to_owned(), record.clone())).collect()
}

#[test]
fn every_indicator_of_every_plan_names_the_source_of_each_of_its_figures() {
    with_house(|house| async move {
        for plan in PLANS {
            for (code, _) in indicators(&house, plan).await {
                let page = house.page(&format!("/plans/{plan}/indicators/{code}")).await;
                assert_eq!(
                    texts(&page, |tag| tag.name == "dt").iter().filter(|name| *name == "掲載資料").count(),
                    1,
                    "{code}"
                );
                let sources = cells(&page, "出典");
                let values = cells(&page, "値").len();
                let ranked = texts(&page, |tag| tag.name == "td" && tag.get("data-label") == Some("順位")).len();
                assert_eq!(sources.len(), values - ranked, "{code}: a source beside every value");
                assert!(sources.iter().all(|source| !source.trim().is_empty()), "{code}: {sources:?}");
                assert!(texts(&page, |tag| tag.get("id") == Some("how")).len() == 1, "{code}");
            }
        }
    });
}

#[test]
fn page_and_api_show_the_same_figure_for_every_indicator() {
    with_house(|house| async move {
        let mut compared = 0;
        for name in PLANS {
            let plan = plan(name);
            for (code, record) in indicators(&house, name).await {
                let page = house.page(&format!("/plans/{name}/indicators/{code}")).await;
                let indicator = plan.indicator(&code).expect("an indicator");
                let unit = format!("{}{}", indicator.scale.sign(), indicator.unit.as_deref().unwrap_or(""));
                let latest = &record["latest"];
                let steps = texts(&page, |tag| tag.has_class("formula-result"));
                if let Some(actual) = latest["actual"].as_f64() {
                    let shown = show::grouped(Decimal::from_f64_retain(actual).expect("a decimal"), indicator.decimals);
                    assert_eq!(
                        texts(&page, |tag| tag.has_class("big-number-value"))[0],
                        format!("{shown}{unit}"),
                        "{code}"
                    );
                    compared += 1;
                }
                for ratio in ["attainment", "progress", "planned_share"] {
                    if let Some(share) = latest[ratio].as_f64() {
                        let shown = format!("{}%", show::percent(Ok(share)).expect("a share"));
                        assert!(steps.contains(&shown), "{code}: {ratio} {shown} is not among {steps:?}");
                        compared += 1;
                    }
                }
                if let Some(pace) = latest["pace"].as_f64() {
                    assert!(steps.contains(&show::figure(Ok(pace), 2).expect("a pace")), "{code}: pace {pace}");
                }
                let standings = texts(&page, |tag| tag.has_class("mark"));
                let word = rashin_eval::plan::Standing::ALL
                    .iter()
                    .find(|standing| record["standing"] == standing.code())
                    .expect("a standing")
                    .label(rashin_model::Lang::Ja);
                assert!(standings.iter().any(|standing| standing == word), "{code}: {word}");
            }
        }
        assert!(compared > 200, "{compared} figures");
    });
}

#[test]
fn page_and_api_show_the_same_index() {
    with_house(|house| async move {
        for plan in ["aomori", "example"] {
            for record in
                house.get(&format!("/api/v1/plans/{plan}/kpis")).await.json()["rows"].as_array().expect("a list")
            {
                let code = record["indicator"].as_str().expect("a code");
                let page = house.page(&format!("/plans/{plan}/kpis/{code}")).await;
                let big = texts(&page, |tag| tag.has_class("big-number-value"));
                match record["index"].as_f64() {
                    Some(index) => assert_eq!(big[0], show::figure(Ok(index), 1).expect("an index"), "{code}"),
                    // Nothing is published: only the target is a number.
                    None => assert_eq!(big, ["100"], "{code}"),
                }
            }
        }
    });
}

#[test]
fn the_worked_figures_of_the_papers_stand_on_their_pages() {
    with_house(|house| async move {
        for (address, expected) in [
            // Akita, goal 9: 543 of 1,500, graded C.
            (
                "/plans/akita/indicators/akita-09-1",
                vec!["543人", "1,500人", "543 ÷ 1,500 = 36.2%", "目標をかなり下回る", "進捗表 No.9"],
            ),
            // Toyama: 102 procedures in FY2020, 3,477 in FY2022, and no target.
            (
                "/plans/toyama/indicators/toyama-ind-01",
                vec!["3,477件", "3,477 − 102 = +3,375件", "目標値がない", "資料1 主な成果①"],
            ),
            // Mie: a value in thousands that is itself the start.
            (
                "/plans/mie/indicators/mie-1-1-1-i1",
                vec!["3,215千件", "3,375千件", "この値は計画の起点の値です", "3,215 ÷ 3,375 = 95.3%"],
            ),
            // Aomori: members named, no target published.
            ("/plans/aomori/kpis/aomori-kpi-1", vec!["計算できません", "公表なし", "青森県"]),
        ] {
            let page = house.page(address).await;
            let text = texts(&page, |tag| tag.name == "main").concat();
            for words in expected {
                assert!(text.contains(words), "{address}: {words}");
            }
        }
    });
}

#[tokio::test]
async fn a_corrected_value_is_shown_and_the_old_one_stays_marked() {
    let mie = plan("mie");
    let old = mie.readings.iter().find(|reading| reading.indicator == *"mie-1-1-1-i1").expect("a reading").clone();
    let new = Reading {
        value: Some(rashin_model::Amount::parse("3,333").expect("an amount")),
        note: Some("再集計".to_owned()),
        ..old
    };
    let (code, store) = (mie.profile.code.clone(), store(vec![mie.clone()]).await);
    rashin_service::record_readings(&store, &code, &[new], "desk", "correction of the count", now())
        .await
        .expect("a correction");
    let asked = Asked::over(store.clone());
    let address = "/en/plans/mie/indicators/mie-1-1-1-i1";
    let big = |page: &str| texts(page, |tag| tag.has_class("big-number-value"))[0].clone();
    assert_eq!(big(&asked.page(address).await), "3,215\u{a0}thousand cases", "what is not published is not shown");
    publish(&store, &mie, "訂正版").await;
    let page = asked.page(address).await;
    assert_eq!(big(&page), "3,333\u{a0}thousand cases");
    let superseded = texts(&page, |tag| tag.has_class("row-superseded")).concat();
    assert!(superseded.contains("3,215\u{a0}thousand cases") && superseded.contains("superseded"), "{superseded}");
    let all = texts(&page, |tag| tag.name == "td" && tag.get("data-label") == Some("Published")).concat();
    assert!(all.contains("First publication") && all.contains("訂正版"), "{all}");
    // The publication before stays as it was, with its links inside it.
    let earlier = asked.page("/en/plans/mie/snapshots/1/indicators/mie-1-1-1-i1").await;
    assert_eq!(big(&earlier), "3,215\u{a0}thousand cases");
    assert!(texts(&earlier, |tag| tag.has_class("band-earlier")).concat().contains("Earlier publication"));
}

#[tokio::test]
async fn a_figure_without_a_source_of_its_own_leads_to_the_paper_of_the_plan() {
    let mut sample = rashin_testkit::sample_plan("sample");
    let without_paper = Asked::over(store(vec![sample.clone()]).await);
    let page = without_paper.page("/plans/sample/indicators/sample-sites").await;
    assert!(cells(&page, "出典").iter().all(|source| source == "資料の記載なし"), "{:?}", cells(&page, "出典"));
    sample.profile.source_document = Some("デジタル計画書".to_owned());
    sample.indicators[1].source = Some("手続調べ".to_owned());
    let house = Asked::over(store(vec![sample]).await);
    let page = house.page("/plans/sample/indicators/sample-sites").await;
    assert!(cells(&page, "出典").iter().all(|source| source == "デジタル計画書"), "{:?}", cells(&page, "出典"));
    let page = house.page("/plans/sample/indicators/sample-share").await;
    // Two targets, then two values: the paper, the value's own source, that of the indicator.
    assert_eq!(cells(&page, "出典"), ["デジタル計画書", "デジタル計画書", "手続棚卸し調査", "手続調べ"]);
}
