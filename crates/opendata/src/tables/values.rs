//! The values that were reported, each with its unit.

use std::io;

use rashin_model::tables::{Indicator, Reading};
use rashin_model::{Amount, Code, Row, Table};

use super::columns;
use super::spec::{Parts, Sink, Spec, part_of, parts_of};
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout};
use crate::value::Value;

pub(super) fn spec() -> Spec {
    Spec { layout: layout_with_unit(Reading::TABLE), parts: Parts::Rows(|data| parts_of(&data.plan.readings)), rows }
}

/// The layout of a table of values, with the unit of each behind it.
pub(super) fn layout_with_unit(table: &Table) -> Layout {
    let mut layout = columns::layout(table, Group::Values);
    let value = layout.fields.iter().position(|field| field.name == "value");
    let behind = value.map_or(layout.fields.len(), |place| place + 1);
    layout.fields.splice(behind..behind, unit_fields());
    layout
}

/// The unit of the value beside it: its name, and how many units one stands for.
pub(super) fn unit_fields() -> [Field; 2] {
    [
        Field::new(
            "unit",
            "単位",
            Kind::Text,
            "値の単位（指標の単位）。単位のない値は空欄",
            "Unit of the value, that of the indicator; blank for a value without unit.",
        ),
        Field::new(
            "scale",
            "倍率",
            Kind::Integer,
            "値の1が単位いくつ分かを表す数（千円なら1000）",
            "How many units one stands for: 1000 for thousands.",
        )
        .required(),
    ]
}

/// The unit and the scale of an indicator.
pub(super) fn unit_cells(indicator: Option<&Indicator>) -> [Value<'_>; 2] {
    let unit = indicator.and_then(|indicator| indicator.unit.as_deref());
    let scale = indicator.map_or(rashin_model::tables::Scale::One, |indicator| indicator.scale);
    [unit.map_or(Value::Blank, Value::text), scale.code().parse().map_or(Value::Blank, Value::Integer)]
}

/// An amount as its number: after a check it has no unit of its own any more.
pub(super) fn amount(amount: Option<&Amount>) -> Value<'static> {
    amount.map(|amount| amount.value).into()
}

/// A text, or blank.
pub(super) fn text(text: Option<&String>) -> Value<'_> {
    text.map_or(Value::Blank, |text| Value::text(text))
}

/// Finds the indicators of rows that come indicator by indicator, as readings do.
pub(super) struct Indicators<'p> {
    rows: &'p [Indicator],
    last: Option<&'p Indicator>,
}

impl<'p> Indicators<'p> {
    pub fn of(rows: &'p [Indicator]) -> Self {
        Self { rows, last: None }
    }

    pub fn find(&mut self, code: &Code) -> Option<&'p Indicator> {
        if self.last.is_none_or(|last| last.code != *code) {
            self.last = self.rows.iter().find(|row| row.code == *code);
        }
        self.last
    }
}

fn rows(_: &Layout, data: &Data<'_>, part: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    let mut indicators = Indicators::of(&data.plan.indicators);
    for row in part_of(&data.plan.readings, part) {
        let [unit, scale] = unit_cells(indicators.find(&row.indicator));
        sink(&[
            Value::code(row.indicator.as_str()),
            row.area.into(),
            row.period.into(),
            Value::code(row.status.code()),
            amount(row.value.as_ref()),
            unit,
            scale,
            amount(row.numerator.as_ref()),
            amount(row.denominator.as_ref()),
            text(row.text.as_ref()),
            text(row.note.as_ref()),
            text(row.source.as_ref()),
            row.reported_on.into(),
        ])?;
    }
    Ok(())
}
