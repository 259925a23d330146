//! The Frictionless data package: a table schema for every CSV, with keys between them.

use std::collections::BTreeSet;
use std::io::{self, Write};

use rashin_model::Lang;
use serde_json::{Map, Value as Json, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::code_lists::code_list;
use crate::format::Format;
use crate::layout::{Field, Kind, Layout, Unit};
use crate::release::Release;
use crate::tables::{Table, tables};
use crate::{csv_file, tables as all};

/// The pattern of an area code.
const AREA_PATTERN: &str = "^[0-9]{6}$";
/// The pattern of a period.
const PERIOD_PATTERN: &str = "^(FY[0-9]{4}(H[12]|Q[1-4])?|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$";

/// Writes the data package: its CSV files stand beside it.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_data_package(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &package(release))?;
    out.write_all(b"\n")
}

/// Writes the data package and every CSV of it as one archive.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_zip(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    // The time of writing would make other bytes of the same release.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .large_file(false);
    let mut archive = ZipWriter::new_stream(out);
    archive.start_file(Format::DataPackage.ending(), options).map_err(io::Error::other)?;
    write_data_package(release, &mut archive)?;
    for table in tables(&release.data()) {
        let name = format!("{}{}", table.layout().name, Format::Csv.ending());
        archive.start_file(name, options).map_err(io::Error::other)?;
        csv_file::write_csv(table, &release.data(), false, &mut archive)?;
    }
    archive.finish().map_err(io::Error::other)?;
    Ok(())
}

fn package(release: &Release<'_>) -> Json {
    let plan = release.plan;
    let snapshot = release.snapshot;
    let tables = tables(&release.data());
    let there: BTreeSet<&str> = tables.iter().map(|table| table.layout().name).collect();
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": format!("{}-{}", plan.profile.code, snapshot.number).to_ascii_lowercase(),
        "title": format!("{}（{}）", plan.title(Lang::Ja).0, snapshot.name),
        "description": plan.profile.summary.as_deref().unwrap_or_default(),
        "version": format!("{}.0.0", snapshot.number),
        "created": Release::moment(snapshot),
        "sources": [{ "title": release.publisher(Lang::Ja), "path": release.plan_address() }],
        "contributors": [{ "title": release.publisher(Lang::Ja), "role": "publisher" }],
        "keywords": ["計画", "指標", "実績値", "目標値"],
        "rashin": {
            "plan": plan.profile.code.as_str(),
            "release": snapshot.number,
            "asOf": snapshot.as_of.to_string(),
            "sha256": snapshot.sha256,
            "layoutVersion": all::LAYOUT_VERSIONS.last().map(|version| version.0),
        },
        "resources": tables.iter().map(|table| resource(release, *table, &there)).collect::<Vec<_>>(),
    });
    if release.base.is_empty() {
        // A path that is no address of the web must not begin with a slash.
        package["sources"] = json!([{ "title": release.publisher(Lang::Ja) }]);
    }
    if let Some(licence) = release.licence {
        package["licenses"] = json!([{ "name": licence.id.replace(|letter: char| !letter.is_ascii_alphanumeric() && !"-._".contains(letter), "-"), "path": licence.address, "title": licence.name(Lang::Ja) }]);
    }
    package
}

fn resource(release: &Release<'_>, table: Table, there: &BTreeSet<&str>) -> Json {
    let layout = table.layout();
    let path = format!("{}{}", layout.name, Format::Csv.ending());
    let mut resource = json!({
        "profile": "tabular-data-resource",
        "name": layout.name.to_ascii_lowercase(),
        "path": path,
        "title": layout.title,
        "description": layout.meaning_ja,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema(layout, there),
    });
    if let Some(size) = release.sizes.get(&path) {
        resource["bytes"] = json!(size);
    }
    resource
}

fn schema(layout: &Layout, there: &BTreeSet<&str>) -> Json {
    let keys = layout.fields.iter().filter_map(|field| {
        let (table, target) = field.refers?;
        let resource = if table == layout.name { "" } else { table };
        let is_there = resource.is_empty() || there.contains(resource);
        is_there.then(|| json!({ "fields": field.name, "reference": { "resource": resource, "fields": target } }))
    });
    let mut schema = json!({
        "fields": layout.fields.iter().map(|one| field(one, layout)).collect::<Vec<_>>(),
        "missingValues": [""],
        "foreignKeys": keys.collect::<Vec<_>>(),
    });
    // A key with a cell that may be blank tells rows apart all the same, but is none to a table schema.
    let is_whole = layout.key.iter().all(|name| layout.field(name).is_some_and(|field| field.required));
    if is_whole {
        schema["primaryKey"] = json!(layout.key);
    }
    schema
}

fn field(field: &Field, layout: &Layout) -> Json {
    let mut constraints = Map::new();
    if field.required {
        constraints.insert("required".to_owned(), json!(true));
    }
    if layout.key == [field.name] {
        constraints.insert("unique".to_owned(), json!(true));
    }
    match field.kind {
        Kind::Area => {
            constraints.insert("pattern".to_owned(), json!(AREA_PATTERN));
        }
        Kind::Period => {
            constraints.insert("pattern".to_owned(), json!(PERIOD_PATTERN));
        }
        _ => {}
    }
    if let Some(list) = field.list.filter(|_| field.kind != Kind::Integer).and_then(code_list) {
        let codes: Vec<&str> = list.codes.iter().map(|(code, ..)| *code).collect();
        constraints.insert("enum".to_owned(), json!(codes));
    }
    let mut written = json!({
        "name": field.name,
        "type": field.kind.code(),
        "title": field.title,
        "description": field.meaning_ja,
        "constraints": constraints,
    });
    if field.kind == Kind::Time {
        written["format"] = json!("%H:%M");
    }
    if let Unit::Is(unit, _) = field.unit {
        written["unit"] = json!(unit);
    }
    if field.unit == Unit::InRow {
        written["unitField"] = json!("unit");
    }
    written
}
