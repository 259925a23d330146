//! Mappings that files bring along: SDMX-CSV and entities of performance indicators.

use std::fmt::Write as _;

use super::detect::{Form, heading};
use super::mapping::Mapping;

/// The mapping of a file of a form with these headings; `None` when it lacks a column that only a person can name.
pub(super) fn mapping_of(form: Form, headings: &[String]) -> Option<Mapping> {
    let names: Vec<&str> = headings.iter().map(|text| heading(text)).collect();
    let has = |name: &str| names.contains(&name);
    let first = |of: &[&'static str]| of.iter().copied().find(|name| has(name));
    let text = match form {
        Form::SdmxCsv => sdmx(&has, &first)?,
        Form::Entities => performance(&has, &first)?,
        Form::Tidy | Form::Other => return None,
    };
    Mapping::parse("", &text).ok()
}

type Has<'a> = dyn Fn(&str) -> bool + 'a;
type First<'a> = dyn Fn(&[&'static str]) -> Option<&'static str> + 'a;

fn sdmx(has: &Has<'_>, first: &First<'_>) -> Option<String> {
    let area = first(&["REF_AREA", "AREA", "GEO"])?;
    let indicator = first(&["INDICATOR", "SERIES", "KPI"])?;
    let mut text = format!(
        "[area]\ncolumn = \"{area}\"\n[period]\ncolumn = \"TIME_PERIOD\"\nform = \"sdmx\"\n{}",
        if has("REPORTING_YEAR_START_DAY") { "year_start_column = \"REPORTING_YEAR_START_DAY\"\n" } else { "" }
    );
    _ = write!(text, "[indicator]\ncolumn = \"{indicator}\"\n[value]\ncolumn = \"OBS_VALUE\"\n");
    for (name, key) in [("UNIT_MEASURE", "unit_column"), ("UNIT_MULT", "zeros_column")] {
        if has(name) {
            _ = writeln!(text, "{key} = \"{name}\"");
        }
    }
    if has("VALUE_STATUS") {
        // What Rashin writes: values beside targets, with its own words of status.
        text += "[status]\ncolumn = \"VALUE_STATUS\"\n";
        if has("MEASURE") {
            text += "[[only]]\ncolumn = \"MEASURE\"\nis = [\"reading\"]\n";
        }
    } else if has("OBS_STATUS") {
        text += "[status]\ncolumn = \"OBS_STATUS\"\nwords = { A = \"final\", B = \"final\", D = \"final\", G = \"final\", V = \"final\", E = \"provisional\", F = \"provisional\", I = \"provisional\", P = \"provisional\", U = \"provisional\", H = \"not_applicable\", L = \"not_applicable\", M = \"not_applicable\", O = \"not_applicable\", K = \"not_applicable\", W = \"not_applicable\", J = \"suppressed\", N = \"suppressed\", Q = \"suppressed\", S = \"final\" }\n";
    }
    for (name, key) in [("OBS_COMMENT", "text"), ("NOTE", "note"), ("SOURCE", "source")] {
        if has(name) && (key != "text" || has("VALUE_STATUS")) {
            _ = write!(text, "[{key}]\ncolumn = \"{name}\"\n");
        }
    }
    if has("ACTION") {
        text += "[[only]]\ncolumn = \"ACTION\"\nnot = [\"D\"]\n";
    }
    Some(text)
}

fn performance(has: &Has<'_>, first: &First<'_>) -> Option<String> {
    if !has("kpiValue") {
        return None;
    }
    let area = first(&["areaCode", "area"])?;
    let period = first(&["period", "kpiValue.observedAt"])?;
    let indicator = first(&["refIndicator", "name"])?;
    let mut text = format!(
        "[area]\ncolumn = \"{area}\"\n[period]\ncolumn = \"{period}\"\n[indicator]\ncolumn = \"{indicator}\"\n[value]\ncolumn = \"kpiValue\"\n"
    );
    if let Some(unit) = first(&["kpiValue.unitText", "unitText"]) {
        _ = writeln!(text, "unit_column = \"{unit}\"");
    }
    if has("scale") {
        text += "scale_column = \"scale\"\n";
    }
    for (name, key) in [("valueStatus", "status"), ("valueText", "text"), ("source", "source")] {
        if has(name) {
            _ = write!(text, "[{key}]\ncolumn = \"{name}\"\n");
        }
    }
    if has("type") {
        text += "[[only]]\ncolumn = \"type\"\nis = [\"KeyPerformanceIndicator\"]\n";
    }
    Some(text)
}
