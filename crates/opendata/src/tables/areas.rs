//! The code table of areas: every area that the release names, with its official name.

use std::collections::BTreeSet;
use std::io;

use rashin_model::tables::Area;
use rashin_model::{AreaCode, Lang, Plan, Row};
use rashin_shipped::BodyKind;

use super::columns::layout;
use super::spec::{Parts, Sink, Spec};
use super::values::text;
use crate::data::Data;
use crate::layout::{Group, Layout};
use crate::value::Value;

pub(super) fn spec() -> Spec {
    let meaning = "An area that the data name: official code and name; those of an invented plan are its own.";
    Spec { layout: Layout { meaning, ..layout(Area::TABLE, Group::Codes) }, parts: Parts::One, rows }
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

fn rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    let plan = data.plan;
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
