//! Scripts: only where a page has an island, only our own, and only what the policy of that page lets run.

use axum::http::StatusCode;

use crate::html::tags;
use crate::site::with_house;

#[test]
fn a_page_loads_the_scripts_of_its_islands_and_its_policy_lets_only_those_run() {
    with_house(|house| async move {
        for (address, islands) in [
            ("/", &[][..]),
            ("/plans/akita/nodes/akita-09", &[]),
            ("/plans/toyama/cooperation", &[]),
            ("/plans/aomori/indicators", &["table"]),
            ("/en/plans/example/indicators/example-online-use", &["map", "series", "table"]),
        ] {
            let answer = house.get(address).await;
            let policy = answer.header("content-security-policy").to_owned();
            assert_eq!(policy.contains("script-src 'self'"), !islands.is_empty(), "{address}: {policy}");
            assert!(!policy.contains("unsafe") && !policy.contains("connect-src"), "{address}: {policy}");
            let scripts: Vec<String> = tags(answer.text())
                .iter()
                .filter(|tag| tag.name == "script")
                .map(|tag| {
                    assert!(tag.has("defer") && tag.get("type").is_none(), "{address}: a script holds the page up");
                    tag.get("src").expect("a script of its own address").to_owned()
                })
                .collect();
            assert_eq!(scripts.len(), islands.len(), "{address}: {scripts:?}");
            for (script, island) in scripts.iter().zip(islands) {
                assert!(script.starts_with(&format!("/assets/{island}-")), "{script}");
                let served = house.get(script).await;
                assert_eq!(served.status, StatusCode::OK, "{script}");
                assert!(served.header("content-type").starts_with("text/javascript"), "{script}");
            }
        }
    });
}

#[test]
fn the_table_below_a_figure_says_what_the_figure_draws() {
    with_house(|house| async move {
        let page = house.page("/plans/example/indicators/example-online-use").await;
        let rows: Vec<(String, Option<f64>, Option<f64>)> = page
            .split("<tr data-period=\"")
            .skip(1)
            .map(|row| {
                let row = row.split("</tr>").next().unwrap_or_default();
                let number = |name: &str| row.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.parse().ok();
                (row.split('"').next().unwrap_or_default().to_owned(), number("data-actual"), number("data-path"))
            })
            .collect();
        let of = |code: &str| rows.iter().find(|row| row.0 == code).unwrap_or_else(|| panic!("{code}: {rows:?}"));
        assert!(of("FY2025").1.is_some_and(|value| (value - 51.9).abs() < 0.05), "{:?}", of("FY2025"));
        assert_eq!((of("FY2026").1, of("FY2026").2), (None, Some(60.0)), "a target and no value");
        assert!(page.contains("data-compare=") && page.contains("data-promise=\"target\""));
    });
}
