//! The tables of the plan format as machine tables: one value per cell, what is a list in a table of its own.

use std::io;

use rashin_model::plan::{TABLES, TableVisitor};
use rashin_model::table::Form;
use rashin_model::tables::Profile;
use rashin_model::{AreaCode, Decimal, Period, Row, Table};

use super::columns::layout;
use super::lists;
use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{Group, Layout};
use crate::value::Value;

/// The tables that have machine tables of their own, with more in them.
const APART: [&str; 4] = ["readings", "targets", "areas", "rubrics"];

/// The tables that may have very many rows.
const LARGE: [&str; 2] = ["readings", "targets"];

/// The tables that say what happens along the way.
const LIFE: [&str; 16] = [
    "steps",
    "reviews",
    "grades",
    "events",
    "bodies",
    "meetings",
    "agenda",
    "documents",
    "attendance",
    "comments",
    "decisions",
    "tasks",
    "cooperation",
    "cooperation_items",
    "cooperation_meetings",
    "faq",
];

/// One machine table per table of the format, and one per column that holds lists.
pub(super) fn specs() -> Vec<Spec> {
    let tables = TABLES.iter().filter(|table| !APART.contains(&table.name));
    tables.flat_map(|table| std::iter::once(spec(table)).chain(lists::specs(table))).collect()
}

pub(super) fn group(table: &Table) -> Group {
    if LIFE.contains(&table.name) { Group::Life } else { Group::Plan }
}

fn spec(table: &'static Table) -> Spec {
    let mut layout = layout(table, group(table));
    if table.name == Profile::TABLE.name {
        // The format has one row of it and needs no key; in open data rows of several plans may be laid together.
        layout.key = vec!["code"];
    }
    Spec { layout, parts: Parts::One, rows }
}

fn rows(layout: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for_each_row(layout.name, data, &mut |table, cells| sink(&values(table, cells)))
}

/// The cells of a row but for its lists, from their canonical texts.
pub(super) fn values<'c>(table: &Table, cells: &'c [String]) -> Vec<Value<'c>> {
    let columns = table.columns.iter().zip(cells).filter(|(column, _)| column.form != Form::List);
    columns.map(|(column, cell)| value(column.form, cell)).collect()
}

/// What takes the canonical cells of a row of a table.
type CellSink<'s> = dyn FnMut(&'static Table, &[String]) -> io::Result<()> + 's;

/// Hands the canonical cells of the rows of one table over; where `name` is blank, those of every table but
/// the two that may be large, `targets` and `readings`.
pub(super) fn for_each_row(name: &str, data: &Data<'_>, sink: &mut CellSink<'_>) -> io::Result<()> {
    struct Visitor<'v, 's> {
        name: &'v str,
        sink: &'v mut CellSink<'s>,
        done: io::Result<()>,
    }
    impl TableVisitor for Visitor<'_, '_> {
        fn visit<R: Row>(&mut self, rows: &[R]) {
            let is_wanted = match self.name {
                "" => !LARGE.contains(&R::TABLE.name),
                name => R::TABLE.name == name,
            };
            if self.done.is_ok() && is_wanted {
                self.done = rows.iter().try_for_each(|row| (self.sink)(R::TABLE, &row.write()));
            }
        }
    }
    if name.is_empty() || name == Profile::TABLE.name {
        sink(Profile::TABLE, &data.plan.profile.write())?;
    }
    let mut visitor = Visitor { name, sink, done: Ok(()) };
    data.plan.visit(&mut visitor);
    visitor.done
}

/// A canonical cell by its form. A cell that does not read as its form, which no checked plan has, stays text.
pub(super) fn value(form: Form, cell: &str) -> Value<'_> {
    let typed = match form {
        _ if cell.is_empty() && form != Form::YesNo => return Value::Blank,
        Form::Text => return Value::text(cell),
        Form::YesNo => Some(Value::Flag(cell == "yes")),
        Form::Integer => cell.parse().ok().map(Value::Integer),
        Form::Number => cell.parse::<Decimal>().ok().map(Value::Decimal),
        Form::Area => AreaCode::parse(cell).map(Value::Area),
        Form::Period => Period::parse(cell).map(Value::Period),
        Form::Date => cell.parse().ok().map(Value::Date),
        Form::Code | Form::Time | Form::List | Form::Word(..) => None,
    };
    typed.unwrap_or_else(|| Value::code(cell))
}
