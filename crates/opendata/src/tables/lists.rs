//! Columns that hold lists, each as a table of its own: one value per row, in its order.

use std::io;

use rashin_model::table::Form;
use rashin_model::{Column, Table};

use super::columns::{field, reference};
use super::plan_tables::{for_each_row, group, value};
use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{Field, Kind, Layout, Unit};
use crate::value::Value;

/// Between the name of a table and that of its column.
const JOINT: &str = "__";

/// One machine table for each column that holds lists.
pub(super) fn specs(table: &'static Table) -> Vec<Spec> {
    let lists = table.columns.iter().filter(|column| column.form == Form::List);
    lists.map(|column| Spec { layout: layout(table, column), parts: Parts::One, rows }).collect()
}

/// The layout: what tells the rows of the table apart, the place in the list, the value.
pub(super) fn layout(table: &'static Table, column: &Column) -> Layout {
    let key = table.columns.iter().filter(|other| table.key.contains(&other.name));
    let mut fields: Vec<Field> = key.map(|other| field(table, other)).collect();
    let mut key: Vec<&'static str> = table.key.to_vec();
    fields.push(
        Field::new("position", "並び順", Kind::Integer, "一覧の中での順番（1から）", "Place in the list, from 1.")
            .required()
            .unit(Unit::Is("番", "ordinal")),
    );
    key.push("position");
    let of_list = field(table, column);
    let kind = match (table.name, column.name) {
        (_, "proposers" | "targets") => Kind::Area,
        ("indicators", "breaks") => Kind::Period,
        ("nodes", "tags" | "also_under") | ("indicators", "succeeds") | ("reviews", "rubrics") => Kind::Code,
        _ => Kind::Text,
    };
    let refers = reference(table.name, column.name, kind);
    fields.push(Field { name: "value", kind, required: true, refers, unit: Unit::None, ..of_list });
    let (title, title_en) =
        (format!("{}の{}", table.heading, column.heading), format!("{}: {}", table.name, column.name));
    Layout {
        name: leak(format!("{}{JOINT}{}", table.name, column.name)),
        title: leak(title.clone()),
        title_en: leak(title_en.replace('_', " ")),
        meaning_ja: leak(format!("{title}。1行に1つの値を置く")),
        meaning: leak(format!("{} One value a row.", column.meaning.trim())),
        group: group(table),
        key,
        fields,
    }
}

/// Layouts are made once and live as long as the program.
fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn rows(layout: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    let Some((name, column)) = layout.name.split_once(JOINT) else { return Ok(()) };
    for_each_row(name, data, &mut |table, cells| list_rows(layout, table, column, cells, sink))
}

/// The rows that one row of a table makes.
pub(super) fn list_rows(
    layout: &Layout,
    table: &Table,
    column: &str,
    cells: &[String],
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let Some(place) = table.position(column) else { return Ok(()) };
    let mut row: Vec<Value<'_>> = table
        .columns
        .iter()
        .zip(cells)
        .filter(|(other, _)| table.key.contains(&other.name))
        .map(|(other, cell)| value(other.form, cell))
        .collect();
    let form = match layout.fields.last().map(|field| field.kind) {
        Some(Kind::Area) => Form::Area,
        Some(Kind::Period) => Form::Period,
        Some(Kind::Code) => Form::Code,
        _ => Form::Text,
    };
    for (position, part) in (1..).zip(cells[place].split(';').filter(|part| !part.is_empty())) {
        row.push(Value::Integer(position));
        row.push(value(form, part));
        sink(&row)?;
        row.truncate(row.len() - 2);
    }
    Ok(())
}
