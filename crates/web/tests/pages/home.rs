//! The first page, and what stands around every page.

use axum::http::StatusCode;

use crate::html::{tags, texts};
use crate::site::{Asked, plan, publish, store, with_house};

#[test]
fn the_first_page_tells_what_changed_lately_with_its_plan() {
    with_house(|house| async move {
        let page = house.page("/").await;
        let items = texts(&page, |tag| tag.name == "li" && tag.has_class("past"));
        assert_eq!(items.len(), 8);
        assert!(items.iter().any(|item| item.contains("最初の公表") && item.contains("令和8年11月22日")), "{items:?}");
        assert!(house.page("/en/").await.contains("What changed lately"));
    });
}

#[tokio::test]
async fn a_later_publication_says_how_much_changed_and_leads_there() {
    let mut own = plan("aomori");
    let store = store(vec![own.clone()]).await;
    own.events.pop();
    let preview = rashin_service::preview_import(&store, &own, true).await.expect("a preview");
    rashin_service::import_plan(&store, &own, true, preview.base, "test", "again", crate::site::now())
        .await
        .expect("an import");
    publish(&store, &own, "第二版").await;
    let page = Asked::over(store).page("/").await;
    let items = texts(&page, |tag| tag.name == "li" && tag.has_class("past"));
    assert!(items[0].contains("第二版") && items[0].contains("経過 1件"), "{items:?}");
    assert!(tags(&page).iter().any(|tag| tag.get("href") == Some("/plans/aomori/snapshots/2/changes")));
}

#[tokio::test]
async fn a_fresh_installation_has_no_news_and_says_what_to_do() {
    let page = Asked::over(store(Vec::new()).await).page("/").await;
    assert!(!page.contains("最近の動き") && page.contains("rashin import PATH"));
}

#[test]
fn every_page_has_an_icon_and_the_old_address_leads_to_it() {
    with_house(|house| async move {
        let page = house.page("/plans/toyama").await;
        let icon = tags(&page)
            .into_iter()
            .find(|tag| tag.get("rel") == Some("icon"))
            .and_then(|tag| tag.get("href"))
            .expect("an icon")
            .to_owned();
        let answer = house.get(&icon).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/svg+xml"));
        let old = house.get("/favicon.ico").await;
        assert!(old.status.is_redirection() && old.header("location") == icon);
    });
}

#[test]
fn an_index_is_explained_with_its_inputs() {
    with_house(|house| async move {
        let page = house.page("/plans/example/kpis/example-kpi-counter").await;
        let formulas = texts(&page, |tag| tag.name == "code" && tag.has_class("formula"));
        let index = texts(&page, |tag| tag.has_class("big-number-value"))[0].clone();
        assert!(
            formulas.len() > 3 && formulas.last().is_some_and(|sum| sum.ends_with(&format!("= {index}"))),
            "{formulas:?} {index}"
        );
        assert!(formulas.iter().any(|one| one.starts_with("100 × ") && one.contains(" ÷ ")), "{formulas:?}");
        // Without a value there is nothing to explain.
        assert!(!house.page("/plans/aomori/kpis/aomori-kpi-1").await.contains("id=\"how\""));
    });
}
