//! The structure message as SDMX-JSON 2.0: code lists, concepts, data structure, dataflow.

use std::io::{self, Write};

use rashin_model::Lang;
use serde_json::{Value as Json, json};

use super::message::meta;
use super::names::{CONCEPTS, STRUCTURE, agency, dataflow, urn, version};
use super::observation::{MEASURES, STATUSES};
use crate::code_lists::code_list;
use crate::machine_text::machine_text;
use crate::release::{Release, area_name};
use crate::tables::areas_of;

/// A concept: identifier, Japanese, English, its code list or the type of its text.
struct Concept(&'static str, &'static str, &'static str, Form);

enum Form {
    List(&'static str),
    Type(&'static str),
}

const CONCEPT_LIST: [Concept; 15] = [
    Concept("INDICATOR", "指標", "Indicator", Form::List("CL_INDICATOR")),
    Concept("REF_AREA", "地域", "Reference area", Form::List("CL_AREA")),
    Concept("MEASURE", "値の種類", "Kind of value", Form::List("CL_MEASURE")),
    Concept("TIME_PERIOD", "期間", "Time period", Form::Type("ObservationalTimePeriod")),
    Concept("OBS_VALUE", "値", "Observation value", Form::Type("Decimal")),
    Concept("OBS_STATUS", "観測値の状態", "Observation status", Form::List("CL_OBS_STATUS")),
    Concept("VALUE_STATUS", "実績値・目標値の状態", "Status of the reading or target", Form::List("CL_VALUE_STATUS")),
    Concept("COMPARATOR", "比較", "How a value compares with the target", Form::List("CL_COMPARATOR")),
    Concept("OBS_COMMENT", "言葉による値", "Value in words", Form::Type("String")),
    Concept("NOTE", "備考", "Remark", Form::Type("String")),
    Concept("SOURCE", "出典", "Source", Form::Type("String")),
    Concept("UNIT_MEASURE", "単位", "Unit", Form::Type("String")),
    Concept("UNIT_MULT", "倍率（10の累乗）", "Multiplier (power of ten)", Form::Type("Integer")),
    Concept("DECIMALS", "小数桁数", "Decimals", Form::Type("Integer")),
    Concept("REPORTING_YEAR_START_DAY", "年度の最初の日", "First day of the reporting year", Form::Type("MonthDay")),
];

/// How many of the concepts are dimensions, the time last.
const DIMENSIONS: usize = 4;

/// Writes the structure message.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_structure(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    let meta = meta(release, "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json", "structure");
    let data = json!({
        "codelists": lists(release),
        "conceptSchemes": [concept_scheme(release)],
        "dataStructures": [data_structure(release)],
        "dataflows": [flow(release)],
    });
    // Readers look for the schema at the beginning.
    write!(out, "{{\"meta\":{meta},\n\"data\":")?;
    serde_json::to_writer_pretty(&mut *out, &data)?;
    out.write_all(b"}\n")
}

/// What every artefact begins with.
fn artefact(release: &Release<'_>, id: &str, ja: &str, en: &str) -> serde_json::Map<String, Json> {
    let base = json!({
        "id": id,
        "agencyID": agency(release),
        "version": version(release),
        "isExternalReference": false,
        "name": ja,
        "names": names(ja, en),
    });
    base.as_object().cloned().unwrap_or_default()
}

pub(super) fn names(ja: &str, en: &str) -> Json {
    if en.is_empty() { json!({ "ja": ja }) } else { json!({ "ja": ja, "en": en }) }
}

fn with(mut artefact: serde_json::Map<String, Json>, key: &str, value: Json) -> Json {
    artefact.insert(key.to_owned(), value);
    Json::Object(artefact)
}

/// A code: identifier, Japanese name, English name; blank for none.
type Item = (String, String, String);

/// Code lists: identifier, Japanese name, English name, codes.
pub(super) type CodeItems = [(&'static str, &'static str, &'static str, Vec<Item>); 6];

/// The code lists of a release.
pub(super) fn code_items(release: &Release<'_>) -> CodeItems {
    let plan = release.plan;
    let fixed = |codes: &[(&str, &str, &str)]| -> Vec<Item> {
        codes.iter().map(|(code, ja, en)| ((*code).to_owned(), (*ja).to_owned(), (*en).to_owned())).collect()
    };
    let listed = |names: &[&str]| -> Vec<Item> {
        let mut found: Vec<Item> = Vec::new();
        for (code, ja, en) in names.iter().filter_map(|name| code_list(name)).flat_map(|list| &list.codes) {
            // Readings and targets share some states, such as pending.
            if !found.iter().any(|(known, ..)| known == code) {
                found.push(((*code).to_owned(), (*ja).to_owned(), (*en).to_owned()));
            }
        }
        found
    };
    let indicators = plan.indicators.iter().map(|row| {
        let en = row.name_en.as_deref().map(machine_text).unwrap_or_default();
        (row.code.to_string(), machine_text(&row.name).into_owned(), en.into_owned())
    });
    let areas = areas_of(plan).into_iter().map(|area| {
        let (ja, en) = (area_name(plan, area, Lang::Ja), area_name(plan, area, Lang::En));
        let en = if en == ja { String::new() } else { en };
        (area.to_string(), ja, en)
    });
    [
        ("CL_INDICATOR", "指標", "Indicators", indicators.collect()),
        ("CL_AREA", "地域（全国地方公共団体コード）", "Areas (codes of local bodies of Japan)", areas.collect()),
        ("CL_MEASURE", "値の種類", "Kinds of values", fixed(&MEASURES)),
        ("CL_OBS_STATUS", "観測値の状態", "Observation status", fixed(&STATUSES)),
        (
            "CL_VALUE_STATUS",
            "実績値・目標値の状態",
            "Status of readings and targets",
            listed(&["reading_status", "target_status"]),
        ),
        ("CL_COMPARATOR", "比較", "Comparators", listed(&["comparator"])),
    ]
}

fn lists(release: &Release<'_>) -> Vec<Json> {
    let code = |(id, ja, en): Item| json!({ "id": id, "name": ja, "names": names(&ja, &en) });
    code_items(release)
        .into_iter()
        .map(|(id, ja, en, codes)| {
            let codes = codes.into_iter().map(code).collect();
            with(artefact(release, id, ja, en), "codes", Json::Array(codes))
        })
        .collect()
}

fn concept_scheme(release: &Release<'_>) -> Json {
    let concepts =
        CONCEPT_LIST.iter().map(|Concept(id, ja, en, _)| json!({ "id": id, "name": ja, "names": names(ja, en) }));
    let scheme = artefact(release, CONCEPTS, "計画の値の概念", "Concepts of plan values");
    with(scheme, "concepts", Json::Array(concepts.collect()))
}

fn component(release: &Release<'_>, Concept(id, _, _, form): &Concept) -> serde_json::Map<String, Json> {
    let representation = match form {
        Form::List(list) => json!({ "enumeration": urn(release, "codelist.Codelist", list) }),
        Form::Type(name) => json!({ "format": { "dataType": name } }),
    };
    let component = json!({
        "id": id,
        "conceptIdentity": format!("{}.{id}", urn(release, "conceptscheme.Concept", CONCEPTS)),
        "localRepresentation": representation,
    });
    component.as_object().cloned().unwrap_or_default()
}

fn data_structure(release: &Release<'_>) -> Json {
    let dimensions: Vec<Json> =
        CONCEPT_LIST[..DIMENSIONS - 1].iter().map(|concept| Json::Object(component(release, concept))).collect();
    let attributes: Vec<Json> = CONCEPT_LIST[DIMENSIONS + 1..]
        .iter()
        .map(|concept| {
            let relation = match concept.0 {
                "UNIT_MEASURE" | "UNIT_MULT" | "DECIMALS" => json!({ "dimensions": ["INDICATOR"] }),
                "REPORTING_YEAR_START_DAY" => json!({ "dataflow": {} }),
                _ => json!({ "observation": {} }),
            };
            let usage = match concept.0 {
                "OBS_STATUS" | "VALUE_STATUS" | "UNIT_MULT" | "DECIMALS" | "REPORTING_YEAR_START_DAY" => "mandatory",
                _ => "optional",
            };
            let attribute = with(component(release, concept), "attributeRelationship", relation);
            with(attribute.as_object().cloned().unwrap_or_default(), "usage", json!(usage))
        })
        .collect();
    let components = json!({
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": dimensions,
            "timeDimension": Json::Object(component(release, &CONCEPT_LIST[DIMENSIONS - 1])),
        },
        "measureList": {
            "id": "MeasureDescriptor",
            "measures": [with(component(release, &CONCEPT_LIST[DIMENSIONS]), "usage", json!("optional"))],
        },
        "attributeList": { "id": "AttributeDescriptor", "attributes": attributes },
    });
    let structure = artefact(release, STRUCTURE, "計画の値の構造", "Structure of plan values");
    with(structure, "dataStructureComponents", components)
}

fn flow(release: &Release<'_>) -> Json {
    let (ja, en) = (release.plan.title(Lang::Ja).0, release.plan.profile.title_en.as_deref().unwrap_or_default());
    let flow = artefact(release, dataflow(release), &machine_text(ja), &machine_text(en));
    with(flow, "structure", json!(urn(release, "datastructure.DataStructure", STRUCTURE)))
}
