//! How a plan came about: events, and editions held against each other.

use axum::http::StatusCode;

use crate::html::{tags, texts};
use crate::site::{Asked, plan, publish, store, with_house};

#[test]
fn events_stand_by_year_and_are_narrowed_by_kind() {
    with_house(|house| async move {
        let page = house.page("/plans/aomori/history").await;
        let count = |page: &str| {
            tags(page).iter().filter(|tag| tag.name == "li" && (tag.has_class("past") || tag.has_class("next"))).count()
        };
        assert_eq!(count(&page), 19);
        assert!(page.contains("資料の表記: ") && page.contains("R5.6月中旬"));
        // A day on which there was one meeting leads to it.
        assert!(page.contains("/plans/aomori/meetings/aomori-committee-3"));
        let narrowed = house.page("/plans/aomori/history?kind=public_comment").await;
        assert_eq!(count(&narrowed), 1);
        assert!(narrowed.contains("素案のパブリックコメント実施"));
        let none = house.page("/en/plans/akita/history?kind=decision").await;
        assert!(none.contains("There is no event of this kind"));
    });
}

#[test]
fn the_page_says_on_what_the_plan_rests() {
    with_house(|house| async move {
        let page = house.page("/plans/mie/history").await;
        for words in
            ["根拠法令", "官民データ活用推進基本法（平成28年法律第103号）", "上位計画", "みえ元気プラン", "中間案"]
        {
            assert!(page.contains(words), "{words}");
        }
        assert!(page.contains("公表された版は1つです"));
    });
}

/// The plan of Akita: published, values added and published, reworded and published, reworded once more and
/// not published.
async fn three_publications() -> Asked {
    let mut plan = plan("akita");
    let store = store(vec![plan.clone()]).await;
    plan.readings[0].note = Some("値だけの公表".to_owned());
    import(&store, &plan).await;
    publish(&store, &plan, "第2回公表").await;
    plan.nodes[0].title = format!("{}の見直し", plan.nodes[0].title);
    let item = plan.items.iter_mut().find(|item| item.node == plan.nodes[0].code).expect("a text");
    item.text = format!("はじめに、{}", item.text);
    let target = plan.targets.iter_mut().find(|target| target.value.is_some()).expect("a target");
    target.note = Some("見直した目標".to_owned());
    let gone = plan.items.pop().expect("a text");
    assert!(gone.node != plan.nodes[0].code);
    import(&store, &plan).await;
    publish(&store, &plan, "改定の公表").await;
    "ひみつの題".clone_into(&mut plan.nodes[0].title);
    import(&store, &plan).await;
    Asked::over(store)
}

async fn import(store: &rashin_store::Database, plan: &rashin_model::Plan) {
    let preview = rashin_service::preview_import(store, plan, true).await.expect("a preview");
    rashin_service::import_plan(store, plan, true, preview.base, "test", "revision", crate::site::now())
        .await
        .expect("an import");
}

#[tokio::test(flavor = "multi_thread")]
async fn editions_are_compared_word_by_word_and_only_published_ones() {
    let house = three_publications().await;
    let page = house.page("/plans/akita/history").await;
    // Two editions: the second publication brought values only.
    let editions = texts(&page, |tag| tag.name == "option");
    assert_eq!(editions.iter().filter(|text| text.starts_with('第')).count(), 4, "{editions:?}");
    assert!(!editions.iter().any(|text| text.contains("第2回公表")), "{editions:?}");
    let come = texts(&page, |tag| tag.name == "ins");
    assert!(come.iter().any(|text| text == "の見直し" || text.ends_with("見直し")), "{come:?}");
    assert!(come.iter().any(|text| text.contains("はじめに")), "{come:?}");
    let headings = texts(&page, |tag| tag.name == "h3");
    for sort in ["目標の見直し", "なくなったもの", "書き改めたもの"] {
        assert!(headings.iter().any(|heading| heading.starts_with(sort)), "{sort} in {headings:?}");
    }
    assert!(!page.contains("ひみつの題"), "what is not published is not compared");
    // At the address of the first publication there is but one edition.
    let first = house.page("/plans/akita/snapshots/1/history").await;
    assert!(first.contains("公表された版は1つです") && !first.contains("見直した目標"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_element_shows_what_earlier_editions_said() {
    let house = three_publications().await;
    let code = plan("akita").nodes[0].code.clone();
    let changed = house.page(&format!("/plans/akita/nodes/{code}")).await;
    assert!(changed.contains("これまでの版"));
    assert!(texts(&changed, |tag| tag.name == "ins").iter().any(|text| text.contains("見直し")));
    let same = house.page(&format!("/plans/akita/nodes/{}", plan("akita").nodes[20].code)).await;
    assert!(!same.contains("これまでの版"));
    let english = house.get(&format!("/en/plans/akita/nodes/{code}")).await;
    assert_eq!(english.status, StatusCode::OK);
    assert!(english.text().contains("Earlier editions"));
}
