//! What the API says of itself: every operation, with an example of the plan `example` that is really given.

use std::collections::BTreeMap;
use std::path::Path;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::html::tags;
use crate::site::{Asked, with_house};

/// The operations of the description: path, what is said of it.
async fn operations(house: &Asked) -> (Value, Vec<(String, Value)>) {
    let description = house.get("/api/v1/openapi.json").await.json();
    assert_eq!(description["openapi"], "3.1.0");
    let paths = description["paths"].as_object().expect("paths").clone();
    (description, paths.into_iter().map(|(path, item)| (path, item["get"].clone())).collect())
}

fn content(operation: &Value) -> &Value {
    &operation["responses"]["200"]["content"]["application/json"]
}

/// What an example leaves out: lists inside documents have two rows at most.
fn shortened(mut document: Value) -> Value {
    match &mut document {
        Value::Array(rows) => {
            rows.truncate(2);
            for row in rows {
                *row = shortened(row.take());
            }
        }
        Value::Object(fields) => {
            for field in fields.values_mut() {
                *field = shortened(field.take());
            }
        }
        _ => {}
    }
    document
}

/// `RASHIN_UPDATE=1` writes the examples anew.
#[test]
fn every_example_is_what_the_api_gives() {
    with_house(|house| async move {
        let (_, operations) = operations(&house).await;
        let (mut real, mut stale) = (BTreeMap::new(), Vec::new());
        for (path, operation) in &operations {
            let example = &content(operation)["examples"]["example"];
            let address = example["summary"].as_str().unwrap_or_else(|| panic!("{path} has no example"));
            let answer = house.get(address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            let given = shortened(answer.json());
            let id = operation["operationId"].as_str().expect("an id").to_owned();
            if example["value"] != given {
                stale.push(id.clone());
            }
            assert!(real.insert(id, given).is_none(), "{path}: an id is there once");
        }
        if std::env::var_os("RASHIN_UPDATE").is_some() {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api/examples.json");
            std::fs::write(file, serde_json::to_string_pretty(&real).expect("JSON") + "\n").expect("the examples");
            return;
        }
        assert!(stale.is_empty(), "run this test with RASHIN_UPDATE=1: other answers than the examples of {stale:?}");
    });
}

#[test]
fn every_answer_has_the_form_that_is_described() {
    with_house(|house| async move {
        let (description, operations) = operations(&house).await;
        assert!(operations.len() > 40, "{}", operations.len());
        for (path, operation) in &operations {
            let address = content(operation)["examples"]["example"]["summary"].as_str().expect("an address").to_owned();
            let mut faults = Vec::new();
            conform(&description, &content(operation)["schema"], &house.get(&address).await.json(), path, &mut faults);
            assert!(faults.is_empty(), "{address}: {faults:?}");
        }
        let refused = house.get("/api/v1/plans?limit=x&nothing=1").await.json();
        let mut faults = Vec::new();
        conform(&description, &json!({ "$ref": "#/components/schemas/ApiError" }), &refused, "400", &mut faults);
        assert!(faults.is_empty(), "{faults:?}");
    });
}

#[test]
fn everything_that_can_be_asked_is_described() {
    with_house(|house| async move {
        let (_, operations) = operations(&house).await;
        for (path, operation) in &operations {
            let text = |value: &Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
            assert!(text(&operation["summary"]) && text(&operation["description"]), "{path}");
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                assert!(text(&parameter["description"]) && parameter["schema"].is_object(), "{path}: {parameter}");
            }
            let named = path.matches('{').count();
            let of_path = operation["parameters"].as_array().into_iter().flatten().filter(|one| one["in"] == "path");
            assert_eq!(of_path.count(), named, "{path}");
            assert!(operation["responses"]["400"].is_object() && operation["responses"]["304"].is_object(), "{path}");
        }
    });
}

#[test]
fn the_page_lists_every_operation_with_a_link_to_its_example() {
    with_house(|house| async move {
        let (_, operations) = operations(&house).await;
        for address in ["/api", "/en/api"] {
            let page = house.page(address).await;
            let links: Vec<&str> = tags(&page).iter().filter_map(|tag| tag.get("href")).collect::<Vec<_>>();
            for (path, operation) in &operations {
                let sample = content(operation)["examples"]["example"]["summary"].as_str().expect("an address");
                let written = sample.replace('&', "&amp;");
                assert!(links.contains(&&*written), "{address}: {path} {sample}");
            }
        }
    });
}

/// Where a value is not as its schema says: types, required fields, fields that are not described.
fn conform(all: &Value, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let own = all.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is not described"));
        return conform(all, own, value, place, faults);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = |choice: &Value| {
            let mut found = Vec::new();
            conform(all, choice, value, place, &mut found);
            found.is_empty()
        };
        if !choices.iter().any(fits) {
            faults.push(format!("{place} is none of its forms"));
        }
        return;
    }
    if let Some(parts) = schema["allOf"].as_array() {
        // Each part describes some of the fields.
        let merged = parts.iter().fold(json!({ "type": "object", "properties": {} }), |mut merged, part| {
            let part = part["$ref"].as_str().and_then(|name| all.pointer(name.trim_start_matches('#'))).unwrap_or(part);
            for (name, field) in part["properties"].as_object().into_iter().flatten() {
                merged["properties"][name] = field.clone();
            }
            merged
        });
        return conform(all, &merged, value, place, faults);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    if !(types.contains(&kind) || kind == "integer" && types.contains(&"number")) {
        faults.push(format!("{place} is {kind}, not {types:?}"));
    }
    for field in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(field).is_none() {
            faults.push(format!("{place} has no {field}"));
        }
    }
    for (name, field) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name).or_else(|| schema.get("additionalProperties")) {
            Some(own) => conform(all, own, field, &format!("{place}.{name}"), faults),
            None => faults.push(format!("{place}.{name} is not described")),
        }
    }
    for row in value.as_array().into_iter().flatten() {
        conform(all, &schema["items"], row, &format!("{place}[]"), faults);
    }
}
