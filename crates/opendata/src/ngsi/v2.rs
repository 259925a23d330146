//! NGSI-v2, normalised: an array of entities.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::array::{json_number, write_array};
use super::entity::{Attribute, Entity, Given};
use crate::release::Release;

/// Characters that NGSI-v2 forbids in texts, with what stands for each.
const FORBIDDEN: [(char, char); 8] =
    [('<', '＜'), ('>', '＞'), ('"', '＂'), ('\'', '＇'), ('=', '＝'), (';', '；'), ('(', '（'), (')', '）')];

/// Writes the entities of a release as NGSI-v2. The characters that it forbids in texts (`<>"'=;()`) stand in
/// their wide form.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_ngsi_v2(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_array(release, written, out)
}

fn written(entity: &Entity) -> Json {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(entity.id));
    object.insert("type".to_owned(), json!(entity.kind));
    for attribute in &entity.attributes {
        object.insert(attribute.name.to_owned(), written_attribute(attribute));
    }
    Json::Object(object)
}

fn written_attribute(attribute: &Attribute) -> Json {
    let (kind, value) = match &attribute.value {
        Given::Text(text) => ("Text", json!(allowed(text))),
        Given::Texts(texts) => ("StructuredValue", json!(texts.iter().map(|text| allowed(text)).collect::<Vec<_>>())),
        Given::Number(number) => ("Number", json_number(*number)),
        Given::Moment(moment) => ("DateTime", json!(moment)),
        Given::Region(region) => ("PostalAddress", json!({ "addressCountry": "JP", "addressRegion": allowed(region) })),
        Given::Days(from, to) => ("StructuredValue", json!({ "from": from.to_string(), "to": to.to_string() })),
        Given::Entity(id) => ("Relationship", json!(id)),
    };
    let mut metadata = Map::new();
    if let Some(moment) = &attribute.observed_at {
        metadata.insert("TimeInstant".to_owned(), json!({ "type": "DateTime", "value": moment }));
    }
    if let Some(unit) = &attribute.unit {
        metadata.insert("unitText".to_owned(), json!({ "type": "Text", "value": allowed(unit) }));
    }
    json!({ "type": kind, "value": value, "metadata": metadata })
}

/// A text without what NGSI-v2 forbids.
fn allowed(text: &str) -> String {
    let wide = |letter: char| FORBIDDEN.iter().find(|(one, _)| *one == letter).map_or(letter, |(_, wide)| *wide);
    text.chars().map(wide).collect()
}
