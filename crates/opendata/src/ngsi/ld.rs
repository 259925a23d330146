//! NGSI-LD, normalised: an array of entities, each with its context.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::array::{json_number, write_array};
use super::entity::{Attribute, Entity, Given};
use crate::release::Release;

const CORE: &str = "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld";
const SDG: &str = "https://raw.githubusercontent.com/smart-data-models/dataModel.SDG/master/context.jsonld";
const KPI: &str =
    "https://raw.githubusercontent.com/smart-data-models/dataModel.KeyPerformanceIndicator/master/context.jsonld";

/// Writes the entities of a release as NGSI-LD. What is not known is left out, and `valueStatus` or `state` says why.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_ngsi_ld(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_array(release, written, out)
}

fn written(entity: &Entity) -> Json {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(entity.id));
    object.insert("type".to_owned(), json!(entity.kind));
    for attribute in &entity.attributes {
        object.insert(attribute.name.to_owned(), property(attribute));
    }
    let model = if entity.kind == "KeyPerformanceIndicator" { KPI } else { SDG };
    object.insert("@context".to_owned(), json!([model, CORE]));
    Json::Object(object)
}

fn property(attribute: &Attribute) -> Json {
    let mut property = match &attribute.value {
        Given::Text(text) => json!({ "type": "Property", "value": text }),
        Given::Texts(texts) => json!({ "type": "Property", "value": texts }),
        Given::Number(number) => json!({ "type": "Property", "value": json_number(*number) }),
        Given::Moment(moment) => json!({ "type": "Property", "value": { "@type": "DateTime", "@value": moment } }),
        Given::Region(region) => {
            json!({ "type": "Property", "value": { "addressCountry": "JP", "addressRegion": region } })
        }
        Given::Days(from, to) => {
            json!({ "type": "Property", "value": { "from": from.to_string(), "to": to.to_string() } })
        }
        Given::Entity(id) => json!({ "type": "Relationship", "object": id }),
    };
    if let Some(object) = property.as_object_mut() {
        if let Some(moment) = &attribute.observed_at {
            object.insert("observedAt".to_owned(), json!(moment));
        }
        if let Some(unit) = &attribute.unit {
            object.insert("unitText".to_owned(), json!({ "type": "Property", "value": unit }));
        }
    }
    property
}
