//! SDMX-JSON 2.0 data.

use std::collections::BTreeMap;
use std::io::{self, Write};

use rashin_model::{AreaCode, Code, Lang, Period};
use serde_json::{Value as Json, json};

use super::message::meta;
use super::names::{dataflow, urn};
use super::observation::{Observation, for_each_observation};
use super::structure::{CodeItems, code_items, names};
use super::time::{YEAR_START, time_period};
use crate::machine_text::machine_text;
use crate::release::Release;
use crate::tables::periods_of;

/// Where the values of the dimensions and of the coded attributes stand in their lists.
struct Places<'r> {
    indicators: BTreeMap<&'r Code, usize>,
    areas: BTreeMap<AreaCode, usize>,
    periods: BTreeMap<Period, usize>,
    /// The values of `CL_MEASURE`, `CL_OBS_STATUS`, `CL_VALUE_STATUS`, `CL_COMPARATOR`.
    codes: [BTreeMap<String, usize>; 4],
}

/// Writes every value and target as SDMX-JSON 2.0, series by series.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_sdmx_json(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lists = code_items(release);
    let codes = |list: usize| -> BTreeMap<String, usize> {
        lists[list].3.iter().enumerate().map(|(place, item)| (item.0.clone(), place)).collect()
    };
    let areas: Vec<AreaCode> = crate::tables::areas_of(release.plan).into_iter().collect();
    let periods: Vec<Period> = periods_of(&release.data()).into_iter().collect();
    let places = Places {
        indicators: release.plan.indicators.iter().enumerate().map(|(place, row)| (&row.code, place)).collect(),
        areas: areas.iter().enumerate().map(|(place, area)| (*area, place)).collect(),
        periods: periods.iter().enumerate().map(|(place, period)| (*period, place)).collect(),
        codes: [codes(2), codes(3), codes(4), codes(5)],
    };
    let meta = meta(release, "https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json", "data");
    let links = links(release);
    write!(
        out,
        "{{\"meta\":{meta},\n\"data\":{{\"dataSets\":[{{\"structure\":0,\"action\":\"Information\",\"links\":{links},\"attributes\":[\"{YEAR_START}\"],\"series\":{{"
    )?;
    write_series(release, &places, out)?;
    write!(out, "}}}}],\n\"structures\":[{}]}}}}\n", structure(release, &lists, &periods))
}

fn write_series(release: &Release<'_>, places: &Places<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut last: Option<(&Code, AreaCode, &str)> = None;
    let mut text = Vec::new();
    for_each_observation(release, &mut |one| {
        let key = (&one.indicator.code, one.area, one.measure);
        text.clear();
        if last == Some(key) {
            text.push(b',');
        } else {
            text.extend_from_slice(match last {
                Some(_) => b"}},\n".as_slice(),
                None => b"\n".as_slice(),
            });
            let place = |found: Option<&usize>| found.copied().unwrap_or_default();
            let indicator = place(places.indicators.get(&one.indicator.code));
            let (area, measure) = (place(places.areas.get(&one.area)), place(places.codes[0].get(one.measure)));
            let unit = one.indicator.unit.as_deref().map(machine_text);
            let attributes = json!([unit, one.multiplier(), one.indicator.decimals]);
            write!(text, "\"{indicator}:{area}:{measure}\":{{\"attributes\":{attributes},\"observations\":{{")?;
        }
        last = Some(key);
        write_observation(one, places, &mut text)?;
        out.write_all(&text)
    })?;
    out.write_all(if last.is_some() { b"}}\n" } else { b"" })
}

/// One observation: its value, then its attributes; those with a code list by their place in it.
fn write_observation(one: &Observation<'_>, places: &Places<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let time = places.periods.get(&one.period).copied().unwrap_or_default();
    write!(out, "\"{time}\":[")?;
    match one.value {
        // The digits as they were reported: a decimal keeps its zeros.
        Some(value) => write!(out, "{value}")?,
        None => out.extend_from_slice(b"null"),
    }
    let coded = |list: usize, code: Option<&str>| code.and_then(|code| places.codes[list].get(code));
    let text = |text: Option<&str>| text.map(|text| machine_text(text).into_owned());
    let attributes = json!([
        coded(1, Some(one.status)),
        coded(2, Some(one.own_status)),
        coded(3, one.comparator),
        text(one.text),
        text(one.note),
        text(one.source),
    ]);
    let attributes = attributes.to_string();
    // Without the brackets: they follow the value in one array.
    write!(out, ",{}]", &attributes[1..attributes.len() - 1])
}

/// The dataflow that the data are of.
fn links(release: &Release<'_>) -> Json {
    json!([{ "urn": urn(release, "datastructure.Dataflow", dataflow(release)), "rel": "dataflow" }])
}

fn structure(release: &Release<'_>, lists: &CodeItems, periods: &[Period]) -> Json {
    let values = |list: usize| -> Vec<Json> {
        lists[list].3.iter().map(|(id, ja, en)| json!({ "id": id, "name": ja, "names": names(ja, en) })).collect()
    };
    let coded = |id: &str, list: usize| {
        let (_, ja, en, _) = &lists[list];
        json!({ "id": id, "name": ja, "names": names(ja, en), "values": values(list) })
    };
    let of = |mut attribute: Json, relation: Json| {
        if let Some(object) = attribute.as_object_mut() {
            object.insert("relationship".to_owned(), relation);
        }
        attribute
    };
    let of_indicator = |attribute: Json| of(attribute, json!({ "dimensions": ["INDICATOR"] }));
    let of_observation = |attribute: Json| of(attribute, json!({ "observation": {} }));
    let at = |mut dimension: Json, position: usize| {
        if let Some(object) = dimension.as_object_mut() {
            object.insert("keyPosition".to_owned(), json!(position));
        }
        dimension
    };
    let text = |id: &str, ja: &str, en: &str, kind: &str| json!({ "id": id, "name": ja, "names": names(ja, en), "format": { "dataType": kind } });
    let times: Vec<Json> = periods
        .iter()
        .map(|period| {
            let (ja, en) = (period.name(Lang::Ja), period.name(Lang::En));
            json!({
                "id": time_period(*period),
                "name": ja,
                "names": names(&ja, &en),
                "start": format!("{}T00:00:00", period.start()),
                "end": format!("{}T23:59:59", period.end()),
            })
        })
        .collect();
    json!({
        "links": links(release),
        "dataSets": [0],
        "dimensions": {
            "series": [at(coded("INDICATOR", 0), 0), at(coded("REF_AREA", 1), 1), at(coded("MEASURE", 2), 2)],
            "observation": [at(json!({
                "id": "TIME_PERIOD",
                "name": "期間",
                "names": names("期間", "Time period"),
                "roles": ["TIME_PERIOD"],
                "values": times,
            }), 3)],
        },
        "measures": { "observation": [text("OBS_VALUE", "値", "Observation value", "Decimal")] },
        "attributes": {
            "dataSet": [of(text("REPORTING_YEAR_START_DAY", "年度の最初の日", "First day of the reporting year", "MonthDay"), json!({ "dataflow": {} }))],
            "series": [
                of_indicator(text("UNIT_MEASURE", "単位", "Unit", "String")),
                of_indicator(text("UNIT_MULT", "倍率（10の累乗）", "Multiplier (power of ten)", "Integer")),
                of_indicator(text("DECIMALS", "小数桁数", "Decimals", "Integer")),
            ],
            "observation": [
                of_observation(coded("OBS_STATUS", 3)),
                of_observation(coded("VALUE_STATUS", 4)),
                of_observation(coded("COMPARATOR", 5)),
                of_observation(text("OBS_COMMENT", "言葉による値", "Value in words", "String")),
                of_observation(text("NOTE", "備考", "Remark", "String")),
                of_observation(text("SOURCE", "出典", "Source", "String")),
            ],
        },
    })
}
