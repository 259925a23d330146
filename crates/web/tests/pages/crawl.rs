//! Every page of every plan, in both languages, by the links that lead to it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::http::StatusCode;
use tokio::task::JoinSet;

use crate::html::{Piece, Tag, pieces, tags, texts, unescaped};
use crate::site::{Asked, with_house};

/// What the notice on invented plans says.
const INVENTED: [&str; 2] = ["この計画は架空です", "This plan is invented"];

/// Requests at a time.
const AT_ONCE: usize = 4;

#[test]
fn every_link_leads_to_a_page_that_is_in_order() {
    with_house(|house| async move {
        let visited =
            crawl(house, ["/", "/en/", "/ask?q=%E6%83%85%E5%A0%B1%E6%A0%BC%E5%B7%AE", "/en/ask?q=digital+divide"])
                .await;
        let pages = |start: &str| visited.keys().filter(|address| address.starts_with(start)).count();
        // 265 nodes and 231 indicators, in two languages.
        assert!(
            pages("/plans/") > 500 && pages("/en/plans/") > 500,
            "{} and {}",
            pages("/plans/"),
            pages("/en/plans/")
        );
        assert!(
            visited.keys().any(|address| address.contains("plan.xlsx"))
                && visited.keys().any(|address| address.starts_with("/api/v1/"))
        );
        let faults: Vec<String> = visited
            .into_iter()
            .flat_map(|(address, faults)| faults.into_iter().map(move |fault| format!("{address}: {fault}")))
            .collect();
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(60)].join("\n"));
    });
}

#[test]
fn the_crawl_finds_what_is_wrong_with_a_page() {
    let in_order = r#"<!DOCTYPE html><html lang="en"><head><title>計画 | Rashin</title><link rel="stylesheet" href="/a.css"></head><body>
        <h1 id="a">Plans</h1><h2>Standing</h2><div role="region" aria-label="Table" aria-labelledby="a"><a href="/en/plans/toyama">Toyama</a> <span lang="ja">富山</span></div></body></html>"#;
    assert_eq!(faults("/en/plans", in_order), Vec::<String>::new());
    for (from, to, fault) in [
        ("lang=\"en\"", "lang=\"ja\"", "not said to be in en"),
        ("<h2>", "<h1>", "headings of the first level"),
        ("<h2>", "<h3>", "a level of headings is left out"),
        ("<h2>", "<h2 id=\"a\">", "id a twice"),
        ("labelledby=\"a\"", "labelledby=\"b\"", "nothing has the id b"),
        ("label=\"Table\"", "label=\"Standing\"", "region Standing"),
        ("<span lang=\"ja\">", "<span>", "Japanese that does not say so"),
        ("Toyama</a>", "Toyama</a> NaN", "not a number"),
        ("Toyama</a>", "Toyama</a> -inf%", "not a number"),
        ("/en/plans/toyama", "https://example.org/", "link elsewhere"),
        ("/en/plans/toyama", "//example.org/", "link elsewhere"),
        ("<h2>", "<h2 style=\"color:red\">", "script or style"),
        ("<h2>", "<script></script><h2>", "script or style"),
        ("<h2>", "<aside class=\"notice-band\">This plan is invented.</aside><h2>", "notice on invented plans"),
    ] {
        let found = faults("/en/plans", &in_order.replace(from, to));
        assert!(found.iter().any(|found| found.contains(fault)), "{to}: {found:?}");
    }
    assert!(faults("/en/plans/example", in_order).iter().any(|fault| fault.contains("notice on invented plans")));
}

/// Every address that can be reached, with what is wrong there.
async fn crawl(house: Arc<Asked>, from: [&str; 4]) -> BTreeMap<String, Vec<String>> {
    let mut visited = BTreeMap::new();
    let mut seen: BTreeSet<String> = from.into_iter().map(str::to_owned).collect();
    let mut waiting: Vec<String> = seen.iter().cloned().collect();
    let mut running = JoinSet::new();
    loop {
        while running.len() < AT_ONCE && !waiting.is_empty() {
            let (house, address) = (house.clone(), waiting.remove(0));
            running.spawn(async move {
                let (faults, links) = visit(&house, &address).await;
                (address, faults, links)
            });
        }
        let Some(done) = running.join_next().await else { return visited };
        let (address, faults, links) = done.expect("a visit");
        waiting.extend(links.into_iter().filter(|link| !is_passed_over(link)).filter(|link| seen.insert(link.clone())));
        visited.insert(address, faults);
    }
}

/// Images and printed documents take long to make without optimisation: those of one plan stand for all.
fn is_passed_over(link: &str) -> bool {
    let ending = link.split('?').next().and_then(|path| path.rsplit('.').next()).unwrap_or_default();
    (ending == "png" || (link.contains("/documents/") && ["pdf", "xlsx"].contains(&ending)))
        && !link.starts_with("/plans/aomori/")
}

/// What is wrong at an address, and where it leads.
async fn visit(house: &Asked, address: &str) -> (Vec<String>, Vec<String>) {
    let answer = house.get(address).await;
    if answer.status.is_redirection() {
        return (Vec::new(), vec![answer.header("location").to_owned()]);
    }
    if answer.status != StatusCode::OK {
        return (vec![format!("status {}", answer.status)], Vec::new());
    }
    if !answer.header("content-type").starts_with("text/html") {
        return (Vec::new(), Vec::new());
    }
    let links: Vec<String> = tags(answer.text()).iter().filter_map(|tag| tag.get("href")).map(unescaped).collect();
    let path = address.split('?').next().unwrap_or(address);
    let inside = links.into_iter().filter_map(|link| match link.chars().next() {
        Some('?') => Some(format!("{path}{link}")),
        Some('/') => Some(link.split('#').next().unwrap_or_default().to_owned()),
        _ => None,
    });
    (faults(address, answer.text()), inside.collect())
}

/// Everything that is wrong with a page.
fn faults(address: &str, page: &str) -> Vec<String> {
    let all = tags(page);
    let mut faults = Vec::new();
    frame(address, page, &all, &mut faults);
    ids(&all, &mut faults);
    headings(page, &all, &mut faults);
    figures(page, &mut faults);
    if address.starts_with("/en/") {
        japanese(page, &mut faults);
    }
    for link in all.iter().filter_map(|tag| tag.get("href")) {
        if !link.starts_with(['/', '?', '#']) || link.starts_with("//") {
            faults.push(format!("link elsewhere: {link}"));
        }
    }
    faults
}

/// Language, notice, nothing that the content security policy would refuse.
fn frame(address: &str, page: &str, all: &[Tag<'_>], faults: &mut Vec<String>) {
    let lang = if address.starts_with("/en/") { "en" } else { "ja" };
    if all.first().and_then(|tag| tag.get("lang")) != Some(lang) {
        faults.push(format!("not said to be in {lang}"));
    }
    let is_invented = address.starts_with("/plans/example") || address.starts_with("/en/plans/example");
    let has_notice = texts(page, |tag| tag.has_class("notice-band"))
        .iter()
        .any(|text| INVENTED.iter().any(|words| text.contains(words)));
    if has_notice != is_invented {
        faults.push(format!("notice on invented plans: {has_notice}"));
    }
    for tag in all {
        let is_own_script = tag.get("src").is_some_and(|source| source.starts_with("/assets/"));
        if (tag.name == "script" && !is_own_script)
            || tag.get("style").is_some()
            || tag.name == "style"
            || tag.get("onclick").is_some()
        {
            faults.push(format!("script or style in <{}>", tag.name));
        }
        if tag.name == "a" && tag.get("href").is_none() {
            faults.push("link without an address".to_owned());
        }
    }
}

/// Ids are there once, and what points to one finds it.
fn ids(all: &[Tag<'_>], faults: &mut Vec<String>) {
    let mut known = BTreeSet::new();
    for id in all.iter().filter_map(|tag| tag.get("id")) {
        if !known.insert(id) {
            faults.push(format!("id {id} twice"));
        }
    }
    for tag in all {
        let labels = tag.get("aria-labelledby").into_iter().flat_map(str::split_whitespace);
        let anchor = tag.get("href").and_then(|link| link.strip_prefix('#'));
        for id in labels.chain(tag.get("for")).chain(anchor) {
            if !known.contains(id) {
                faults.push(format!("nothing has the id {id}"));
            }
        }
    }
}

/// One h1, no level left out, and no region called as a heading is.
fn headings(page: &str, all: &[Tag<'_>], faults: &mut Vec<String>) {
    let level = |tag: &Tag<'_>| tag.name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
    let levels: Vec<usize> = all.iter().filter_map(level).collect();
    if levels.iter().filter(|level| **level == 1).count() != 1 {
        faults.push(format!("headings of the first level: {levels:?}"));
    }
    if levels.windows(2).any(|pair| pair[1] > pair[0] + 1) {
        faults.push(format!("a level of headings is left out: {levels:?}"));
    }
    let titles: BTreeSet<String> = texts(page, |tag| level(tag).is_some()).into_iter().collect();
    let mut labels = BTreeSet::new();
    for label in all.iter().filter(|tag| tag.get("role") == Some("region")).filter_map(|tag| tag.get("aria-label")) {
        if titles.contains(label) || !labels.insert(label) {
            faults.push(format!("region {label} is called as something else is"));
        }
    }
}

/// No number that is none.
fn figures(page: &str, faults: &mut Vec<String>) {
    for piece in pieces(page) {
        if let Piece::Text(text) = piece {
            let is_number = |word: &str| {
                matches!(word.trim_start_matches(['-', '+', '±']), "NaN" | "inf" | "Infinity" | "NaN%" | "inf%")
            };
            if text.split_whitespace().any(is_number) {
                faults.push(format!("not a number: {text}"));
            }
        }
    }
}

/// On an English page what is Japanese says so. Drawings are left out: what they show stands in
/// the tables beside them.
fn japanese(page: &str, faults: &mut Vec<String>) {
    let is_japanese = |letter: char| matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    let mut languages: Vec<bool> = Vec::new();
    let mut drawing = 0;
    for piece in pieces(page) {
        match piece {
            Piece::Start(tag) => {
                drawing += usize::from(tag.name == "svg");
                if tag.has_end() {
                    let above = languages.last().copied().unwrap_or(false);
                    // The title of a page cannot be marked piece by piece.
                    languages.push(tag.get("lang").map_or(above, |lang| lang == "ja") || tag.name == "title");
                }
            }
            Piece::End(name) => {
                drawing -= usize::from(name == "svg");
                languages.pop();
            }
            Piece::Text(text) => {
                if drawing == 0 && !languages.last().copied().unwrap_or(false) && text.contains(is_japanese) {
                    faults
                        .push(format!("Japanese that does not say so: {}", text.chars().take(60).collect::<String>()));
                }
            }
        }
    }
}
