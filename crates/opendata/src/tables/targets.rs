//! The values that were promised, and those at the start, each with its unit.

use std::io;

use rashin_model::Row;
use rashin_model::tables::Target;

<<<<<<< HEAD
use super::spec::{Sink, Spec, part_of, parts_of};
use super::values::{Indicators, amount, layout_with_unit, text, unit_cells};
use crate::layout::Layout;
=======
use super::columns::field;
use super::values::{Indicators, amount, text, unit_cells, unit_fields};
use super::{Parts, Sink, Spec};
use crate::layout::{Field, Group, Layout};
use crate::meanings;
>>>>>>> be99f49 (cli: Write open data in chosen formats as they are made, evaluated once)
use crate::release::Release;
use crate::value::Value;

pub(super) fn spec() -> Spec {
<<<<<<< HEAD
    Spec { layout: layout_with_unit(Target::TABLE), parts: |release| parts_of(&release.plan.targets), rows }
=======
    let table = Target::TABLE;
    let mut fields: Vec<Field> = table.columns.iter().map(|column| field(table, column)).collect();
    let after_value = 1 + fields.iter().position(|field| field.name == "value").unwrap_or(6);
    fields.splice(after_value..after_value, unit_fields());
    let (meaning_ja, title_en) = meanings::of_table(table.name);
    Spec {
        layout: Layout {
            name: table.name,
            title: table.heading,
            title_en,
            meaning_ja,
            meaning: table.meaning.trim(),
            group: Group::Values,
            key: table.key.to_vec(),
            fields,
        },
        parts: Parts::Rows(|release| release.plan.targets.len().div_ceil(ROWS)),
        rows,
    }
>>>>>>> be99f49 (cli: Write open data in chosen formats as they are made, evaluated once)
}

fn rows(_: &Layout, release: &Release<'_>, part: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    let mut indicators = Indicators::of(&release.plan.indicators);
    for row in part_of(&release.plan.targets, part) {
        let [unit, scale] = unit_cells(indicators.find(&row.indicator));
        sink(&[
            Value::code(row.indicator.as_str()),
            row.area.into(),
            row.period.into(),
            Value::code(row.kind.code()),
            row.comparator.map_or(Value::Blank, |comparator| Value::code(comparator.code())),
            Value::code(row.status.code()),
            amount(row.value.as_ref()),
            unit,
            scale,
            text(row.text.as_ref()),
            text(row.note.as_ref()),
            text(row.source.as_ref()),
        ])?;
    }
    Ok(())
}
