//! The JSON of the same, and what it says of itself.

use axum::http::StatusCode;

use crate::site::{PLANS, with_house};

#[test]
fn an_evaluation_holds_a_record_for_every_indicator() {
    with_house(|house| async move {
        for plan in PLANS {
            let evaluation = house.get(&format!("/api/v1/plans/{plan}/evaluation")).await.json();
            assert_eq!((&evaluation["plan"], &evaluation["as_of"]), (&plan.into(), &"2026-11-22".into()));
            let figures = evaluation["figures"].as_array().expect("figures");
            for record in
                house.get(&format!("/api/v1/plans/{plan}/indicators")).await.json().as_array().expect("a list")
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

#[test]
fn every_document_has_the_fields_that_its_description_requires() {
    with_house(|house| async move {
        let description = house.get("/api/v1/openapi.json").await.json();
        assert_eq!(description["openapi"], "3.1.0");
        for (path, code) in [
            ("nodes/{node}", "example-2-1-1"),
            ("indicators/{indicator}", "example-convenience"),
            ("kpis/{indicator}", "example-kpi-work"),
            ("evaluation", ""),
        ] {
            let schema = &description["paths"][format!("/plans/{{plan}}/{path}")]["get"]["responses"]["200"]["content"]
                ["application/json"]["schema"];
            let name = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()).expect("a document of its own");
            let described = &description["components"]["schemas"][name];
            let address =
                format!("/api/v1/plans/example/{}", path.replace("{node}", code).replace("{indicator}", code));
            let document = house.get(&address).await.json();
            let fields: Vec<&String> = document.as_object().expect("an object").keys().collect();
            assert!(fields.iter().all(|field| described["properties"].get(field).is_some()), "{path}: {fields:?}");
            for field in described["required"].as_array().expect("required fields") {
                assert!(!document[field.as_str().expect("a name")].is_null(), "{path}: {field}");
            }
        }
    });
}
