//! Public answers are kept, and kept no longer than they are true.

use std::io::Read as _;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use rashin_store::Database;

use crate::site::{Answer, Asked, PLANS, plan, publish, store};

async fn example() -> (Asked, Database) {
    let store = store(vec![plan("example")]).await;
    (Asked::over(store.clone()), store)
}

fn with(address: &str, name: &str, value: &str) -> Request<Body> {
    Request::get(address).header(name, value).body(Body::empty()).expect("a request")
}

fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut body = Vec::new();
    flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut body).expect("gzip");
    body
}

#[tokio::test]
async fn a_page_comes_packed_or_not_and_is_the_same_page() {
    let (site, _) = example().await;
    for address in ["/plans/example", "/en/plans/example/indicators", "/plans/example/evaluation.csv", "/api/v1/plans"]
    {
        let plain = site.get(address).await;
        let packed = site.ask(with(address, "accept-encoding", "gzip, br")).await;
        assert_eq!(plain.header("content-encoding"), "", "{address}");
        assert_eq!(packed.header("content-encoding"), "gzip", "{address}");
        assert!(unpacked(&packed) == plain.body && packed.body.len() < plain.body.len(), "{address}");
        for answer in [&plain, &packed] {
            assert_eq!(answer.header("vary"), "accept-encoding", "{address}");
            assert_eq!(answer.header("cache-control"), "no-cache", "{address}");
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        }
        assert_eq!(plain.header("content-type"), packed.header("content-type"));
        // A strong tag names the bytes, so the two have different ones.
        assert_ne!(plain.header("etag"), packed.header("etag"), "{address}");
    }
}

#[tokio::test]
async fn whoever_has_the_page_is_told_that_nothing_changed() {
    let (site, _) = example().await;
    let page = site.get("/plans/example").await;
    let again = site.ask(with("/plans/example", "if-none-match", page.header("etag"))).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(again.header("etag"), page.header("etag"));
    assert_eq!(again.header("cache-control"), "no-cache");
    let other = site.ask(with("/plans/example", "if-none-match", "\"another\"")).await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn head_gives_the_headers_of_the_page() {
    let (site, _) = example().await;
    // First while nothing is kept, then from what is kept.
    for _ in 0..2 {
        let head = site.ask(Request::head("/plans/example").body(Body::empty()).expect("a request")).await;
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
        let page = site.get("/plans/example").await;
        assert_eq!(head.header("etag"), page.header("etag"));
        assert_eq!(head.header("content-length"), page.body.len().to_string());
    }
}

#[tokio::test]
async fn what_is_published_is_seen_by_the_next_request() {
    let (site, store) = example().await;
    let addresses = ["/", "/plans/example", "/plans/example/snapshots", "/api/v1/plans/example/snapshots"];
    let mut before = Vec::new();
    for address in addresses {
        before.push(site.get(address).await.body);
    }
    assert_eq!(site.get("/plans/example/snapshots/2").await.status, StatusCode::NOT_FOUND);
    publish(&store, &plan("example"), "第二の公表").await;
    for (address, before) in addresses.iter().zip(before) {
        let now = site.get(address).await;
        assert!(now.body != before, "{address} is the old one");
    }
    assert!(site.page("/plans/example/snapshots").await.contains("第二の公表"));
    assert_eq!(site.get("/plans/example/snapshots/2").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_not_there_is_not_kept() {
    let store = store(vec![plan("example")]).await;
    let site = Asked::over(store.clone());
    let missing = site.get("/plans/mie").await;
    assert_eq!((missing.status, missing.header("etag")), (StatusCode::NOT_FOUND, ""));
    assert_eq!(missing.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn a_cookie_changes_nothing_for_the_public_and_the_desk_is_kept_by_nobody() {
    let (site, _) = example().await;
    for address in ["/", "/plans/example", "/en/plans/example/roadmap"] {
        let plain = site.get(address).await;
        let with_cookie = site.ask(with(address, "cookie", "rashin-session=abc")).await;
        assert_eq!((plain.body, with_cookie.header("set-cookie")), (with_cookie.body.clone(), ""), "{address}");
    }
    let desk = site.get("/sign-in").await;
    assert_eq!((desk.header("etag"), desk.header("cache-control")), ("", "no-store"));
}

#[tokio::test]
async fn made_up_queries_do_not_change_what_a_plain_address_gives() {
    let (site, _) = example().await;
    let plain = site.get("/plans/example/indicators").await;
    for number in 0..50 {
        let chosen = site.get(&format!("/plans/example/indicators?q=nothing-{number}")).await;
        assert_eq!(chosen.status, StatusCode::OK);
        assert_ne!(chosen.header("etag"), plain.header("etag"));
    }
    let long = format!("/plans/example/indicators?q={}", "a".repeat(3000));
    assert_eq!(site.get(&long).await.status, StatusCode::OK);
    assert_eq!(site.get("/plans/example/indicators").await.header("etag"), plain.header("etag"));
}

#[tokio::test]
async fn many_who_ask_at_once_get_the_same_page() {
    let site = Asked::over(store(vec![plan(PLANS[2])]).await);
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..32 {
        let site = site.clone();
        asking.spawn(async move { site.get("/plans/example").await.body });
    }
    let all = asking.join_all().await;
    assert!(all.iter().all(|body| *body == all[0]));
}

#[tokio::test]
async fn assets_may_be_kept_for_ever() {
    let (site, _) = example().await;
    let page = site.page("/").await;
    let sheet = page.split('"').find(|text| text.starts_with("/assets/")).expect("a style sheet");
    let asset = site.ask(with(sheet, "accept-encoding", "gzip")).await;
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(asset.header("content-encoding"), "gzip");
}
