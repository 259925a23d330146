//! Lists are narrowed, sorted and grouped by their address.

use crate::html::texts;
use crate::site::{Asked, with_house};

/// The names in the rows of the only list on a page, in order.
async fn names(house: &Asked, address: &str) -> Vec<String> {
    let page = house.page(address).await;
    texts(&page, |tag| tag.name == "th" && tag.has_class("cell-name"))
}

#[test]
fn words_narrow_the_list_in_both_languages_and_widths() {
    with_house(|house| async move {
        let all = names(&house, "/plans/example/indicators").await;
        let found = names(&house, "/plans/example/indicators?q=%E3%82%AA%E3%83%B3%E3%83%A9%E3%82%A4%E3%83%B3").await;
        assert!(
            !found.is_empty() && found.len() < all.len() && found.iter().all(|name| name.contains("オンライン")),
            "{found:?}"
        );
        // Half-width katakana find the same.
        assert_eq!(
            names(&house, "/plans/example/indicators?q=%EF%BD%B5%EF%BE%9D%EF%BE%97%EF%BD%B2%EF%BE%9D").await,
            found
        );
        assert!(!names(&house, "/en/plans/example/indicators?q=ONLINE").await.is_empty());
    });
}

#[test]
fn a_choice_that_nothing_matches_says_so() {
    with_house(|house| async move {
        for (address, words) in [
            ("/plans/akita/indicators?q=zzz", "条件に合う指標はありません"),
            ("/en/plans/akita/indicators?q=zzz", "No indicator matches"),
            ("/plans/example/roadmap?department=nowhere", "条件に合う事業はありません"),
        ] {
            assert_eq!(texts(&house.page(address).await, |tag| tag.has_class("empty-title")), [words]);
        }
    });
}

#[test]
fn the_worst_come_first_when_asked_for() {
    with_house(|house| async move {
        let page = house.page("/plans/example/indicators?group=none&sort=standing").await;
        let standings = texts(&page, |tag| tag.has_class("cell-standing"));
        let place = |word: &str| {
            standings.iter().position(|standing| standing.starts_with(word)).unwrap_or_else(|| panic!("no {word}"))
        };
        assert!(
            place("悪化") < place("遅れ")
                && place("遅れ") < place("やや遅れ")
                && place("やや遅れ") < place("順調")
                && place("順調") < place("達成")
        );
        let turned = house.page("/plans/example/indicators?group=none&sort=-standing").await;
        assert!(texts(&turned, |tag| tag.has_class("cell-standing"))[0].starts_with("達成"));
    });
}

#[test]
fn a_choice_of_projects_narrows_drawing_and_table() {
    with_house(|house| async move {
        let page = house.page("/plans/example/roadmap?state=late").await;
        let states = texts(&page, |tag| tag.name == "td" && tag.get("data-label") == Some("状況"));
        assert!(!states.is_empty() && states.iter().all(|state| state == "遅れ"), "{states:?}");
        let all =
            texts(&house.page("/plans/aomori/roadmap").await, |tag| tag.name == "th" && tag.has_class("cell-name"));
        assert_eq!(all.len(), 76, "the roadmap of Aomori has 76 projects");
    });
}

#[test]
fn what_is_typed_comes_back_as_text() {
    with_house(|house| async move {
        let page = house.page("/plans/example/indicators?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
        assert!(!page.contains("<script") && page.contains("&lt;script"));
    });
}
