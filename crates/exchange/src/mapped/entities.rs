//! NGSI entities as rows: an attribute is a column, what is said of it stands behind a dot.

use std::collections::BTreeMap;

use rashin_model::{Misread, Sentence};
use serde_json::{Map, Value};

use crate::container::{Addressing, Container};
use crate::limits::MAX_CSV_ROWS;
use crate::rows::{RawRow, Rows};
use crate::unreadable::Unreadable;

/// Entities in memory.
pub(super) struct Entities {
    name: String,
    columns: Vec<String>,
    rows: Vec<(u32, BTreeMap<String, String>)>,
}

/// What an attribute says beside its value; everything else is said of the attribute.
const INSIDE: [&str; 7] = ["type", "value", "object", "languageMap", "datasetId", "@context", "metadata"];

impl Entities {
    /// Reads an entity, a list of them, or a graph.
    ///
    /// # Errors
    /// When it is no JSON, or has no object with `id` and `type`.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, Unreadable> {
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let refused = |cause: Sentence| Unreadable::NoEntities { name: name.to_owned(), cause };
        let no_json = |error: serde_json::Error| {
            let at = format!("{}:{}", error.line(), error.column());
            refused(Sentence::new(format!("{at} でJSONとして読めなくなります"), format!("it is no JSON from {at} on")))
        };
        let document: Value = serde_json::from_slice(start).map_err(no_json)?;
        let entities = match document {
            Value::Array(entities) => entities,
            Value::Object(mut one) => match one.remove("@graph") {
                Some(Value::Array(entities)) => entities,
                _ => vec![Value::Object(one)],
            },
            _ => Vec::new(),
        };
        let is_entity = |value: &Value| ["id", "type"].iter().all(|name| value.get(name).is_some_and(Value::is_string));
        if !entities.iter().any(is_entity) {
            return Err(refused(Sentence::new(
                "id と type のあるオブジェクトがありません",
                "there is no object with id and type",
            )));
        }
        let mut rows = Vec::new();
        for (place, entity) in entities.iter().enumerate() {
            let Value::Object(entity) = entity else { continue };
            let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
            rows.extend(rows_of(entity).into_iter().map(|row| (number, row)));
        }
        let mut columns: Vec<String> = rows.iter().flat_map(|(_, row)| row.keys().cloned()).collect();
        columns.sort_unstable();
        columns.dedup();
        Ok(Self { name: name.to_owned(), columns, rows })
    }
}

/// The rows of an entity: one, or one per instance of an attribute that is given several times.
fn rows_of(entity: &Map<String, Value>) -> Vec<BTreeMap<String, String>> {
    let mut common = BTreeMap::new();
    let mut several: Option<(&String, &Vec<Value>)> = None;
    for (name, value) in entity.iter().filter(|(name, _)| *name != "@context") {
        match value {
            Value::Array(instances) if !instances.is_empty() && instances.iter().all(is_attribute) => {
                several = several.or(Some((name, instances)));
            }
            other => put(&mut common, name, other),
        }
    }
    let Some((name, instances)) = several else { return vec![common] };
    let row = |instance| {
        let mut row = common.clone();
        put(&mut row, name, instance);
        row
    };
    instances.iter().map(row).collect()
}

fn is_attribute(value: &Value) -> bool {
    value.get("value").is_some() || value.get("object").is_some()
}

fn put(row: &mut BTreeMap<String, String>, name: &str, value: &Value) {
    match value {
        Value::Null => {}
        Value::String(text) => {
            row.insert(name.to_owned(), text.clone());
        }
        Value::Bool(_) | Value::Number(_) => {
            row.insert(name.to_owned(), value.to_string());
        }
        Value::Array(parts) => {
            let texts: Vec<String> =
                parts.iter().map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned)).collect();
            row.insert(name.to_owned(), texts.join(";"));
        }
        Value::Object(inside) => put_object(row, name, inside),
    }
}

fn put_object(row: &mut BTreeMap<String, String>, name: &str, inside: &Map<String, Value>) {
    if let Some(plain) = inside.get("@value") {
        return put(row, name, plain);
    }
    let is_attribute = inside.contains_key("type") && (inside.contains_key("value") || inside.contains_key("object"));
    if let Some(own) = inside.get("value").or_else(|| inside.get("object")).filter(|_| is_attribute) {
        put(row, name, own);
    }
    // Version 2 says what belongs to a value under `metadata`.
    let said = inside.get("metadata").and_then(Value::as_object).into_iter().flatten();
    let others = inside.iter().filter(|(part, _)| !is_attribute || !INSIDE.contains(&part.as_str()));
    for (part, value) in others.chain(said) {
        put(row, &format!("{name}.{part}"), value);
    }
}

impl Container for Entities {
    fn name(&self) -> &str {
        &self.name
    }

    fn names(&self) -> Vec<String> {
        vec![self.name.clone()]
    }

    fn addressing(&self) -> Addressing {
        Addressing::Entities
    }

    fn max_rows(&self) -> usize {
        MAX_CSV_ROWS
    }

    fn open(&mut self, _: usize) -> Result<Box<dyn Rows + '_>, Box<Misread>> {
        Ok(Box::new(EntityRows { entities: self, next: None }))
    }

    fn remarks(&self) -> Vec<Sentence> {
        Vec::new()
    }
}

/// A walk over entities, the names of their attributes first.
struct EntityRows<'a> {
    entities: &'a Entities,
    next: Option<usize>,
}

impl Rows for EntityRows<'_> {
    fn next(&mut self, row: &mut RawRow) -> Result<bool, Box<Misread>> {
        row.clear();
        let Entities { columns, rows, .. } = self.entities;
        let Some(place) = self.next else {
            self.next = Some(0);
            for column in columns {
                row.push(column);
            }
            return Ok(!columns.is_empty());
        };
        let Some((number, cells)) = rows.get(place) else { return Ok(false) };
        self.next = Some(place + 1);
        row.line = *number;
        for column in columns {
            row.push(cells.get(column).map_or("", String::as_str));
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_of_both_versions_become_columns() {
        let text = r#"[
            {"id":"urn:a","type":"K","kpiValue":{"type":"Property","value":5.5,"observedAt":"2024-03-31T00:00:00Z","unitText":{"type":"Property","value":"%"}},
             "calculationPeriod":{"type":"Property","value":{"from":"2023-04-01","to":"2024-03-31"}},"ref":{"type":"Relationship","object":"urn:i"}},
            {"id":"b","type":"K","kpiValue":{"type":"Number","value":6,"metadata":{"unitText":{"type":"Text","value":"件"}}}},
            {"id":"c","type":"K","kpiValue":[{"type":"Property","value":1,"observedAt":"2021"},{"type":"Property","value":2,"observedAt":"2022"}]}
        ]"#;
        let entities = Entities::open("a.json", text.as_bytes()).expect("entities");
        let cell = |row: usize, name: &str| entities.rows[row].1.get(name).map_or("", String::as_str).to_owned();
        assert_eq!(
            (cell(0, "kpiValue"), cell(0, "kpiValue.unitText"), cell(0, "kpiValue.observedAt")),
            ("5.5".into(), "%".into(), "2024-03-31T00:00:00Z".into())
        );
        assert_eq!((cell(0, "calculationPeriod.to"), cell(0, "ref")), ("2024-03-31".into(), "urn:i".into()));
        assert_eq!((cell(1, "kpiValue"), cell(1, "kpiValue.unitText")), ("6".into(), "件".into()));
        assert_eq!(
            (entities.rows.len(), cell(3, "kpiValue"), cell(3, "kpiValue.observedAt"), entities.rows[3].0),
            (4, "2".into(), "2022".into(), 3)
        );
    }
}
