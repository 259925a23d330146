//! Questions in words.

use axum::http::StatusCode;

use crate::html::{tags, texts, unescaped};
use crate::site::{Asked, plan, publish, store, with_house};

/// The address of a question.
fn ask(path: &str, question: &str, more: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", question).finish();
    format!("{path}?{query}{more}")
}

fn links(page: &str) -> Vec<String> {
    tags(page).iter().filter_map(|tag| tag.get("href")).map(unescaped).collect()
}

#[test]
fn an_answer_is_a_passage_with_its_place_and_the_words_marked() {
    with_house(|house| async move {
        let page = house.page(&ask("/ask", "情報格差", "")).await;
        assert!(links(&page).contains(&"/plans/aomori/nodes/aomori-p-49".to_owned()));
        assert!(texts(&page, |tag| tag.name == "mark").contains(&"デジタルデバイド".to_owned()));
        let page = house.page(&ask("/en/ask", "digital divide", "")).await;
        assert!(links(&page).contains(&"/en/plans/mie/nodes/mie-1-6-1".to_owned()));
        assert!(texts(&page, |tag| tag.name == "mark").iter().any(|mark| mark.contains("digital divide")));
    });
}

#[test]
fn answers_are_narrowed_to_a_plan_and_a_kind_and_come_a_page_at_a_time() {
    with_house(|house| async move {
        let all = house.page(&ask("/ask", "システム", "")).await;
        let narrow = house.page(&ask("/ask", "システム", "&plan=aomori&kind=node")).await;
        let titles = |page: &str| -> Vec<String> {
            links(page).into_iter().filter(|link| link.starts_with("/plans/") && link.contains("/nodes/")).collect()
        };
        assert!(!titles(&narrow).is_empty());
        assert!(titles(&narrow).iter().all(|link| link.starts_with("/plans/aomori/nodes/")));
        assert!(all.contains("rel=\"next\""));
        let next = house.page(&ask("/ask", "システム", "&page=2")).await;
        assert!(next.contains("rel=\"prev\"") && next.contains("start=\"11\""));
        let beyond = house.page(&ask("/ask", "システム", "&page=99999")).await;
        assert!(beyond.contains("rel=\"prev\"") && !beyond.contains("rel=\"next\""));
    });
}

#[test]
fn strange_questions_are_answered_sensibly() {
    with_house(|house| async move {
        let long = "橋と川と道".repeat(400);
        for question in [
            "",
            " ",
            "\u{0}\u{7}\u{1b}",
            "+-!(){}[]^\"~*?:\\/ AND OR NOT",
            "title:* OR 1=1",
            &long,
            &"a".repeat(10_000),
            "🧭🧭",
            "<mark>",
        ] {
            let answer = house.get(&ask("/ask", question, "&plan=%00&kind=x&page=-1")).await;
            assert_eq!(answer.status, StatusCode::OK, "{question:.20}");
            assert!(!answer.text().contains("<mark><mark>") && !answer.text().contains('\u{7}'), "{question:.20}");
        }
        assert!(house.page(&ask("/ask", &long, "")).await.contains("はじめの300文字"));
        let nothing = house.page(&ask("/en/ask", "xyzzy", "")).await;
        assert!(nothing.contains("No passage answers this") && links(&nothing).contains(&"/en/plans/mie".to_owned()));
        let markup = house.page(&ask("/ask", "<script>alert(1)</script>", "")).await;
        assert!(!markup.contains("<script>"));
    });
}

#[test]
fn what_the_office_answered_comes_first() {
    with_house(|house| async move {
        let page = house.page(&ask("/ask", "こはるの目標はなぜ変わったのですか", "")).await;
        let first = links(&page).into_iter().find(|link| link.starts_with("/plans/example/")).expect("an answer");
        assert_eq!(first, "/plans/example/faq#example-faq-03");
        assert!(house.page("/plans/example/faq").await.contains("id=\"example-faq-03\""));
        assert!(house.page("/plans/example/indicators/example-kosodate").await.contains("example-faq-03"));
    });
}

#[tokio::test]
async fn what_is_published_is_found_and_what_is_not_is_not() {
    let mut own = plan("example");
    let store = store(vec![own.clone()]).await;
    let site = Asked::over(store.clone());
    let question = ask("/ask", "みほん座流星群", "");
    assert!(site.page(&question).await.contains("当たる記述は見つかりませんでした"));
    own.nodes[0].title = "みほん座流星群の観測".to_owned();
    let preview = rashin_service::preview_import(&store, &own, true).await.expect("a preview");
    let now = crate::site::now();
    rashin_service::import_plan(&store, &own, true, preview.base, "test", "a new title", now).await.expect("an import");
    assert!(site.page(&question).await.contains("当たる記述は見つかりませんでした"));
    publish(&store, &own, "次の公表").await;
    assert!(links(&site.page(&question).await).contains(&format!("/plans/example/nodes/{}", own.nodes[0].code)));
}
