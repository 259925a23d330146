//! The JSON of the same, and what it says of itself.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::site::{Answer, Asked, PLANS, with_house};

#[test]
fn an_evaluation_holds_a_record_for_every_indicator() {
    with_house(|house| async move {
        for plan in PLANS {
            let evaluation = house.get(&format!("/api/v1/plans/{plan}/evaluation")).await.json();
            assert_eq!((&evaluation["plan"], &evaluation["as_of"]), (&plan.into(), &"2026-11-22".into()));
            let figures = evaluation["figures"].as_array().expect("figures");
            for record in house.get(&format!("/api/v1/plans/{plan}/indicators?limit=1000")).await.json()["rows"]
                .as_array()
                .expect("a list")
            {
                let code = &record["indicator"]["code"];
                let is_composite = evaluation["composites"]
                    .as_array()
                    .expect("composites")
                    .iter()
                    .any(|one| one["indicator"] == *code);
                assert_eq!(figures.iter().any(|one| one["indicator"] == *code), !is_composite, "{code}");
                assert!(
                    is_composite || figures.contains(&record["latest"]),
                    "the latest figure of {code} is one of the evaluation"
                );
            }
        }
    });
}

#[test]
fn a_day_in_the_past_gives_the_figures_as_of_then() {
    with_house(|house| async move {
        let then = house.get("/api/v1/plans/example/indicators/example-convenience?as_of=2024-12-31").await.json();
        let periods: Vec<&str> = then["figures"]
            .as_array()
            .expect("figures")
            .iter()
            .filter_map(|figure| figure["period"].as_str())
            .collect();
        assert_eq!(periods.last(), Some(&"FY2023"), "{periods:?}");
        assert!(then["targets"].as_array().is_some_and(|rows| rows.len() == 2) && then["indicator"]["unit"] == "%");
    });
}

#[test]
fn what_is_wrong_with_a_request_is_said_in_both_languages() {
    with_house(|house| async move {
        for (address, status, error) in [
            ("/api/v1/plans/example?as_of=yesterday", StatusCode::BAD_REQUEST, "bad_request"),
            ("/api/v1/plans/example/indicators?as_of=2026-02-30", StatusCode::BAD_REQUEST, "bad_request"),
            ("/api/v1/plans/nowhere", StatusCode::NOT_FOUND, "not_found"),
            ("/api/v1/plans/example/nodes/nowhere", StatusCode::NOT_FOUND, "not_found"),
            ("/api/v1/plans/example/kpis/example-convenience", StatusCode::NOT_FOUND, "not_found"),
            ("/api/v1/plans/example/meetings/nowhere", StatusCode::NOT_FOUND, "not_found"),
            ("/api/v1/plans/example/snapshots/99", StatusCode::NOT_FOUND, "not_found"),
            ("/api/v1/areas/16000", StatusCode::NOT_FOUND, "not_found"),
            ("/api/v1/plans/example/nodes?limit=0", StatusCode::BAD_REQUEST, "bad_request"),
            ("/api/v1/plans/example/nodes?parents=x", StatusCode::BAD_REQUEST, "bad_request"),
            ("/api/v1/plans/%FF", StatusCode::NOT_FOUND, "not_found"),
            ("/api/v1/nowhere", StatusCode::NOT_FOUND, "not_found"),
        ] {
            let answer = house.get(address).await;
            assert_eq!((answer.status, answer.json()["error"].as_str()), (status, Some(error)), "{address}");
            assert!(
                answer.json()["message_ja"].as_str().is_some_and(|words| !words.is_empty())
                    && answer.json()["message_en"].as_str().is_some_and(str::is_ascii)
            );
        }
    });
}

/// Sends a request with one header.
async fn ask(house: &Asked, method: &str, address: &str, header: (&str, &str)) -> Answer {
    let request = Request::builder().method(method).uri(address).header(header.0, header.1);
    house.ask(request.body(Body::empty()).expect("a request")).await
}

/// The address after a relation in the header Link.
fn linked(answer: &Answer, relation: &str) -> Option<String> {
    let links = answer.header("link").split(", ");
    links.filter_map(|link| link.split_once(">; rel=")).find_map(|(address, own)| {
        (own == format!("\"{relation}\"")).then(|| address.trim_start_matches('<').to_owned())
    })
}

#[test]
fn the_links_lead_through_a_list_row_by_row() {
    with_house(|house| async move {
        let whole = house.get("/api/v1/plans/example/items?limit=1000").await.json();
        let all = whole["rows"].as_array().expect("rows");
        assert!(all.len() > 200 && whole["total"] == all.len(), "{}", whole["total"]);
        let mut next = Some("/api/v1/plans/example/items?limit=50".to_owned());
        let mut seen = Vec::new();
        while let Some(address) = next {
            let answer = house.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            seen.extend(answer.json()["rows"].as_array().expect("rows").clone());
            next = linked(&answer, "next");
        }
        assert_eq!(&seen, all);
        let beyond = house.get("/api/v1/plans/example/items?offset=5000").await;
        assert!(beyond.json()["rows"].as_array().is_some_and(Vec::is_empty) && linked(&beyond, "prev").is_some());
    });
}

#[test]
fn filters_take_the_rows_that_pages_take() {
    with_house(|house| async move {
        let rows = async |address: &str| {
            house.get(&format!("/api/v1{address}&limit=1000")).await.json()["rows"].as_array().expect("rows").clone()
        };
        let met = rows("/plans/example/indicators?standing=met").await;
        assert!(!met.is_empty() && met.iter().all(|row| row["standing"] == "met"), "{met:?}");
        let figures = rows("/plans/example/figures?standing=met&latest=true").await;
        assert!(figures.iter().all(|row| row["standing"] == "met") && figures.len() >= met.len());
        let marks = rows("/plans/example/grades?by=committee").await;
        assert!(!marks.is_empty() && marks.iter().all(|row| row["by"] == "committee"));
        let held = rows("/plans/example/meetings?status=held&q=%EF%BC%A4%EF%BC%B8").await;
        assert!(
            held.iter().all(|row| row["title"].as_str().is_some_and(|title| title.contains("DX"))) && !held.is_empty()
        );
        let towns = rows("/areas?parent=020001&kind=municipality").await;
        assert!(towns.len() == 40 && towns.iter().all(|row| row["parent"] == "020001"));
        let late = rows("/plans/example/roadmap?state=late").await;
        assert!(late.len() < rows("/plans/example/roadmap?department=").await.len() || late.is_empty());
    });
}

#[test]
fn a_question_finds_the_pages_that_the_page_of_questions_finds() {
    with_house(|house| async move {
        let rows = async |query: &str| {
            let answer = house.get(&format!("/api/v1/search?limit=1000&{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.text());
            answer.json()["rows"].as_array().expect("rows").clone()
        };
        // 情報格差, of which the plan of Aomori speaks as デジタルデバイド.
        let divide = rows("q=%E6%83%85%E5%A0%B1%E6%A0%BC%E5%B7%AE").await;
        let addresses: Vec<&str> = divide.iter().filter_map(|row| row["address"].as_str()).collect();
        let page = house.page("/ask?q=%E6%83%85%E5%A0%B1%E6%A0%BC%E5%B7%AE").await;
        let mut before = 0;
        for address in &addresses[..addresses.len().min(10)] {
            let place = page.find(&format!("href=\"{address}\"")).unwrap_or_else(|| panic!("{address} on the page"));
            assert!(place > before, "{address} stands where the page has it");
            before = place;
        }
        assert!(addresses.contains(&"/plans/aomori/nodes/aomori-p-49"), "{addresses:?}");
        let marked = divide.iter().flat_map(|row| row["excerpt"].as_array().expect("pieces"));
        assert!(marked.clone().any(|piece| piece["is_marked"] == true && piece["text"] == "デジタルデバイド"));

        let narrow = rows("q=%E6%83%85%E5%A0%B1%E6%A0%BC%E5%B7%AE&plan=aomori&kind=node").await;
        assert!(!narrow.is_empty() && narrow.iter().all(|row| row["plan"] == "aomori" && row["kind"] == "node"));
        let english = rows("q=digital+divide&language=en&plan=mie").await;
        assert!(english.iter().any(|row| row["excerpt_language"] == "en"), "{english:?}");
        assert!(rows("").await.is_empty() && rows("q=%F0%9F%A7%AD").await.is_empty());
        let refused = house.get("/api/v1/search?q=DX&kind=page").await;
        assert!(refused.status == StatusCode::BAD_REQUEST && refused.text().contains("faq"), "{}", refused.text());
    });
}

#[test]
fn pages_of_other_sites_may_read_the_api_and_the_files_and_nothing_else() {
    with_house(|house| async move {
        let origin = ("origin", "https://elsewhere.example");
        for address in [
            "/api/v1/plans/example/nodes",
            "/api/v1/plans/nowhere",
            "/api/v1/search?q=DX",
            "/api/v1/openapi.json",
            "/data/catalog.ttl",
            "/data/catalog.jsonld",
            "/data/ckan/api/3/action/package_list",
            "/data/ckan/api/3/action/package_search",
            "/data/ckan/api/3/action/package_show?id=example",
            "/plans/example/data/readings.csv",
            "/plans/example/data/readings.json",
            "/plans/example/data/readings.parquet",
            "/plans/example/data/values.sdmx.json",
            "/plans/example/data/entities.ngsi.jsonld",
            "/plans/example/data/dcat.jsonld",
            "/plans/example/snapshots/1/data/datapackage.json",
            "/plans/example/plan.xlsx",
            "/plans/example/evaluation.csv",
            "/plans/example/tables/readings.csv",
            "/plans/example/indicators/example-convenience.csv",
            "/plans/example/meetings/example-committee-5/tables/agenda.csv",
            "/plans/example/figures/states.svg",
            "/en/plans/example/figures/states.csv",
            "/plans/example/snapshots/1/indicators/example-convenience/figures/series.csv",
            "/compare/online-use.csv",
        ] {
            let answer = ask(&house, "GET", address, origin).await;
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{address}");
            let exposed = answer.header("access-control-expose-headers").to_ascii_lowercase();
            assert!(["etag", "link", "rashin-snapshot", "rashin-sha256"].iter().all(|name| exposed.contains(name)));
        }
        for address in [
            "/",
            "/plans/example",
            "/plans/example/indicators/example-convenience",
            "/compare/online-use",
            "/data",
            "/plans/example/data",
            "/desk",
            "/desk/sign-in",
            "/api",
        ] {
            assert_eq!(
                ask(&house, "GET", address, origin).await.header("access-control-allow-origin"),
                "",
                "{address}"
            );
        }
        for address in ["/api/v1/plans", "/plans/example/data/readings.csv", "/plans/example/figures/states.svg"] {
            let request = Request::options(address).header("origin", origin.1);
            let request = request
                .header("access-control-request-method", "GET")
                .header("access-control-request-headers", "if-none-match");
            let preflight = house.ask(request.body(Body::empty()).expect("a request")).await;
            assert!(preflight.status.is_success() && preflight.header("access-control-allow-methods").contains("GET"));
            assert!(!preflight.header("access-control-allow-methods").contains("POST"));
            assert!(preflight.header("access-control-allow-headers").contains("if-none-match"));
        }
    });
}

#[test]
fn what_has_not_changed_is_not_sent_again_and_nothing_can_be_written() {
    with_house(|house| async move {
        let address = "/api/v1/plans/example/nodes?limit=3";
        let first = house.get(address).await;
        let again = ask(&house, "GET", address, ("if-none-match", first.header("etag"))).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(again.header("access-control-allow-origin"), "*");
        let head = ask(&house, "HEAD", address, ("accept", "*/*")).await;
        assert_eq!((head.status, head.body.len(), head.header("etag")), (StatusCode::OK, 0, first.header("etag")));
        for method in ["POST", "PUT", "DELETE", "PATCH"] {
            let answer = ask(&house, method, address, ("accept", "*/*")).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
            assert_eq!(answer.json()["error"], "method_not_allowed");
        }
    });
}
