//! Every public address is on the list, and everything on the list is there.

use rashin_web::{Addresses, Kind, Settings, Site, list_addresses};

use crate::site::{Asked, now, plan, publish, store};

/// Where pages begin that are not for the public, or not pages: those who run the server ask there.
const OTHERS: [&str; 9] =
    ["desk", "sign-in", "sign-out", "set-up", "invitations", "password-reset", "healthz", "readyz", "metrics"];

/// What has no address of its own in the example: it gives nothing without a query, or without a document
/// that was handed in; and what is not there at all below the API.
const NONE: [&str; 6] = [
    "/compare.csv",
    "/en/compare.csv",
    "/data/ckan/api/3/action/package_show",
    "/plans/{plan}/meetings/{meeting}/documents/{document}",
    "/plans/{plan}/snapshots/{snapshot}/meetings/{meeting}/documents/{document}",
    "/api/v1",
];

/// The example with two publications, and its addresses.
async fn example() -> (Asked, Addresses) {
    let store = store(vec![plan("example")]).await;
    publish(&store, &plan("example"), "第二の公表").await;
    let site = Site::new(store, now, Settings::at("https://plans.example"));
    let listed = list_addresses(&site).await.expect("a list");
    (Asked::of(rashin_web::router(site)), listed)
}

#[tokio::test]
async fn every_public_route_is_on_the_list() {
    let (site, listed) = example().await;
    let patterns = site.patterns();
    assert!(patterns.len() > 60, "{patterns:?}");
    let is_public = |pattern: &&String| {
        let first = pattern.trim_start_matches("/en").split('/').nth(1).unwrap_or_default();
        !OTHERS.contains(&first)
    };
    let fits = |pattern: &str, path: &str| {
        let path = path.split('?').next().unwrap_or(path);
        let (own, other): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
        own.len() == other.len() && own.iter().zip(&other).all(|(own, other)| own.starts_with('{') || own == other)
    };
    let missing: Vec<&String> = patterns
        .iter()
        .filter(is_public)
        .filter(|pattern| !NONE.contains(&pattern.as_str()))
        .filter(|pattern| !listed.all.iter().any(|address| fits(pattern, &address.path)))
        .filter(|pattern| !listed.aliases.iter().any(|(alias, _)| fits(pattern, alias)))
        .collect();
    assert!(missing.is_empty(), "list these in addresses.rs: {missing:?}");
}

#[tokio::test]
async fn everything_on_the_list_is_there_and_is_what_it_says() {
    let (site, listed) = example().await;
    assert!(listed.all.len() > 500, "{}", listed.all.len());
    let (mut seen, mut faults) = (std::collections::BTreeSet::new(), Vec::new());
    for address in &listed.all {
        assert!(seen.insert(&address.path), "{} twice", address.path);
        // A picture is the drawing beside it once more, and takes its time; so do printed documents.
        let is_slow = address.path.rsplit('.').next() == Some("png") || address.path.contains("/documents/");
        let samples = ["/plans/example/figures/states.png", "/en/plans/example/documents/roadmap.pdf"];
        if is_slow && address.kind == Kind::File && !samples.contains(&&*address.path) {
            continue;
        }
        let answer = site.get(&address.path).await;
        let is_page = answer.header("content-type").starts_with("text/html");
        if answer.status != 200 || is_page != matches!(address.kind, Kind::Page | Kind::Lasting) {
            faults.push(format!("{} {}", answer.status, address.path));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    for (alias, address) in &listed.aliases {
        assert!(seen.contains(address), "{alias} leads to {address}");
    }
}

#[tokio::test]
async fn the_map_of_the_site_names_each_page_of_the_last_publication() {
    let (site, listed) = example().await;
    let map = site.page("/sitemap.xml").await;
    let named: Vec<&str> =
        map.split("<loc>https://plans.example").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    let pages = listed.all.iter().filter(|address| address.kind == Kind::Page);
    assert_eq!(named, pages.map(|address| address.path.as_str()).collect::<Vec<_>>());
    assert!(map.contains("<lastmod>2026-11-22</lastmod>"));
    assert!(site.page("/robots.txt").await.contains("Sitemap: https://plans.example/sitemap.xml"));
}

#[tokio::test]
async fn a_number_has_one_spelling() {
    let (site, _) = example().await;
    for other in ["01", "+1", "1.0"] {
        assert_eq!(site.get(&format!("/plans/example/snapshots/{other}")).await.status, 404, "{other}");
    }
}
