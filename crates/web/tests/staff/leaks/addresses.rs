//! The addresses that a router knows, and how their parts are filled.

use axum::Router;
use rashin_model::Code;
use rashin_model::plan::TABLES;
use rashin_service::{Known, Store};
use rashin_store::Database;

use crate::house::code;

/// Every pattern that the router itself knows, in order: a page that somebody adds is asked for too.
pub fn patterns(router: &Router) -> Vec<String> {
    // The router tells its routes in its debug output only.
    let told = format!("{router:?}");
    let mut found: Vec<String> = told
        .split('"')
        .filter(|text| text.starts_with('/') && !text.contains(char::is_whitespace))
        .filter(|text| !text.contains("__private__"))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Every address that a pattern can be filled to: each plan, element, table and publication.
///
/// # Panics
/// For a part of a public address that nobody said how to fill: say it here.
pub async fn filled(pattern: &str, is_public: bool, store: &Database) -> Vec<String> {
    let mut open = vec![pattern.to_owned()];
    let mut done = Vec::new();
    let stored = store.load(&code("example"), Known::Now).await.expect("the store").expect("the plan").plan;
    let staged = rashin_service::list_staged(store, &code("example")).await.expect("staged rows");
    let staged_keys = |table: &str| -> Vec<String> {
        staged.iter().filter(|row| row.table == table).map(|row| row.key_text()).collect()
    };
    while let Some(next) = open.pop() {
        let Some((before, rest)) = next.split_once('{') else {
            done.push(next);
            continue;
        };
        let (part, behind) = rest.split_once('}').expect("a part ends");
        let codes = |codes: &[Code]| codes.iter().map(Code::to_string).collect::<Vec<_>>();
        let values: Vec<String> = match part.trim_start_matches('*') {
            "plan" => vec!["example".to_owned(), "himitsu".to_owned()],
            "node" => {
                let own: Vec<Code> = stored.nodes.iter().map(|node| node.code.clone()).collect();
                [codes(&own), staged_keys("nodes")].concat()
            }
            "indicator" => {
                let own: Vec<Code> = stored.indicators.iter().map(|row| row.code.clone()).collect();
                let own = [codes(&own), staged_keys("indicators")].concat();
                let files: Vec<String> = own.iter().map(|code| format!("{code}.csv")).collect();
                [own, files].concat()
            }
            "concept" => {
                let own: Vec<Code> = stored.concepts.iter().map(|row| row.concept.clone()).collect();
                [codes(&own), staged_keys("concepts")].concat()
            }
            "figure" => ["contributions", "index", "kpis", "progress", "roadmap", "series", "states"]
                .into_iter()
                .flat_map(|name| [format!("{name}.svg"), format!("{name}.csv")])
                .collect(),
            "area" => vec!["020001".to_owned(), "x".to_owned()],
            "data" => [
                "readings.csv",
                "nodes.json",
                "evaluation.csv",
                "datapackage.json",
                "dcat.ttl",
                "ckan.json",
                "values.sdmx.csv",
            ]
            .map(str::to_owned)
            .into(),
            "table" => TABLES.iter().map(|table| format!("{}.csv", table.name)).collect(),
            "meeting" => {
                let own: Vec<Code> = stored.meetings.iter().map(|row| row.code.clone()).collect();
                [codes(&own), staged_keys("meetings")].concat()
            }
            "theme" => {
                let own: Vec<Code> = stored.cooperation.iter().map(|row| row.code.clone()).collect();
                [codes(&own), staged_keys("cooperation")].concat()
            }
            "printed" => vec!["indicator-booklet.xlsx".to_owned()],
            "document" => ["1", "2"].map(str::to_owned).into(),
            "snapshot" => ["1", "2", "3", "x"].map(str::to_owned).into(),
            "file" | "sha256" => vec![super::under_way::file_hash(), "x".to_owned()],
            "review" => vec!["marked".to_owned()],
            "office" => vec!["digital".to_owned()],
            // Names of assets, secrets of links, parts of staff pages: nobody has them by chance.
            "name" | "secret" => vec!["x".to_owned()],
            _ if !is_public => vec!["x".to_owned(), "1".to_owned()],
            other => panic!("{pattern}: say here how {{{other}}} is filled"),
        };
        open.extend(values.into_iter().map(|value| format!("{before}{value}{behind}")));
    }
    done.sort();
    done.dedup();
    if pattern.starts_with("/api/v1/plans/{plan}") {
        let earlier: Vec<String> = done.iter().map(|address| format!("{address}?snapshot=1")).collect();
        done.extend(earlier);
    }
    done
}
