//! The code table of areas: every area that the release names, with its official name.

use std::collections::BTreeSet;
use std::io;

use rashin_model::tables::Area;
use rashin_model::{AreaCode, Lang, Plan, Row};
use rashin_shipped::BodyKind;

use super::columns::layout;
use super::spec::{Sink, Spec, one};
use super::values::text;
<<<<<<< HEAD
=======
use super::{Parts, Sink, Spec};
>>>>>>> be99f49 (cli: Write open data in chosen formats as they are made, evaluated once)
use crate::layout::{Group, Layout};
use crate::release::Release;
use crate::value::Value;

pub(super) fn spec() -> Spec {
<<<<<<< HEAD
    let meaning = "An area that the data name: official code and name; those of an invented plan are its own.";
    Spec { layout: Layout { meaning, ..layout(Area::TABLE, Group::Codes) }, parts: one, rows }
=======
    let table = Area::TABLE;
    let (meaning_ja, title_en) = meanings::of_table(table.name);
    Spec {
        layout: Layout {
            name: table.name,
            title: table.heading,
            title_en,
            meaning_ja,
            meaning: "An area that the data name: official code and name; those of an invented plan are its own.",
            group: Group::Codes,
            key: vec!["code"],
            fields: table.columns.iter().map(|column| field(table, column)).collect(),
        },
        parts: Parts::One,
        rows,
    }
>>>>>>> be99f49 (cli: Write open data in chosen formats as they are made, evaluated once)
}

/// Every area that a plan names, and those they lie in.
pub(crate) fn areas_of(plan: &Plan) -> BTreeSet<AreaCode> {
    let mut found = BTreeSet::from([plan.area()]);
    found.extend(plan.areas.iter().map(|row| row.code));
    found.extend(plan.targets.iter().map(|row| row.area));
    found.extend(plan.readings.iter().map(|row| row.area));
    for theme in &plan.cooperation {
        found.extend(theme.proposers.iter().chain(theme.targets.iter()).copied());
    }
    let mut above: Vec<AreaCode> = found.iter().filter_map(|area| parent(plan, *area)).collect();
    while let Some(area) = above.pop() {
        if found.insert(area) {
            above.extend(parent(plan, area));
        }
    }
    found
}

fn parent(plan: &Plan, area: AreaCode) -> Option<AreaCode> {
    match plan.areas.iter().find(|row| row.code == area) {
        Some(row) => row.parent,
        None => rashin_shipped::areas().get(area).and_then(|body| body.parent),
    }
}

fn rows(_: &Layout, release: &Release<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    let plan = release.plan;
    for area in areas_of(plan) {
        if let Some(row) = plan.areas.iter().find(|row| row.code == area) {
            sink(&[
                area.into(),
                Value::text(&row.name),
                text(row.name_kana.as_ref()),
                text(row.name_en.as_ref()),
                row.parent.into(),
                text(row.kind.as_ref()),
                text(row.note.as_ref()),
            ])?;
        } else {
            let body = rashin_shipped::areas().get(area);
            let kind = body.map_or("全国", |body| match body.kind {
                BodyKind::Prefecture => "都道府県",
                BodyKind::Municipality => "市区町村",
                BodyKind::Ward => "行政区",
            });
            let name = crate::release::area_name(plan, area, Lang::Ja);
            sink(&[
                area.into(),
                Value::text(&name),
                body.map_or(Value::Blank, |body| Value::code(body.kana)),
                Value::Blank,
                parent(plan, area).into(),
                Value::code(kind),
                Value::Blank,
            ])?;
        }
    }
    Ok(())
}
