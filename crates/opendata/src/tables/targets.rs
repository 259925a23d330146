//! The values that were promised, and those at the start, each with its unit.

use std::io;

use rashin_model::Row;
use rashin_model::tables::Target;

use super::spec::{Parts, Sink, Spec, part_of, parts_of};
use super::values::{Indicators, amount, layout_with_unit, text, unit_cells};
use crate::data::Data;
use crate::layout::Layout;
use crate::value::Value;

pub(super) fn spec() -> Spec {
    Spec { layout: layout_with_unit(Target::TABLE), parts: Parts::Rows(|data| parts_of(&data.plan.targets)), rows }
}

fn rows(_: &Layout, data: &Data<'_>, part: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    let mut indicators = Indicators::of(&data.plan.indicators);
    for row in part_of(&data.plan.targets, part) {
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
