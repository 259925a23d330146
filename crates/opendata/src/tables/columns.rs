//! Fields made from the columns of the plan format.

use rashin_model::table::Form;
use rashin_model::{Column, Table};

use crate::code_lists;
use crate::layout::{Field, Group, Kind, Layout, Unit};
use crate::meanings;

/// The layout of a table of the plan format; columns that hold lists are tables of their own.
pub(super) fn layout(table: &Table, group: Group) -> Layout {
    let (meaning_ja, title_en) = meanings::of_table(table.name);
    let columns = table.columns.iter().filter(|column| column.form != Form::List);
    Layout {
        name: table.name,
        title: table.heading,
        title_en,
        meaning_ja,
        meaning: table.meaning.trim(),
        group,
        key: table.key.to_vec(),
        fields: columns.map(|column| field(table, column)).collect(),
    }
}

/// The field of a column that holds one value.
pub(super) fn field(table: &Table, column: &Column) -> Field {
    let kind = match column.form {
        Form::Text | Form::List => Kind::Text,
        Form::Code | Form::Word(..) => Kind::Code,
        Form::Area => Kind::Area,
        Form::Integer => Kind::Integer,
        Form::Number => Kind::Decimal,
        Form::Period => Kind::Period,
        Form::Date => Kind::Date,
        Form::Time => Kind::Time,
        Form::YesNo => Kind::Flag,
    };
    let meaning = column.meaning.trim();
    let mut field = Field::new(column.name, column.heading, kind, meanings::of(table.name, column.name), meaning);
    field.required = column.required || kind == Kind::Flag;
    if let Form::Word(codes, _) = column.form {
        field.list = code_lists::named(codes);
    }
    field.refers = reference(table.name, column.name, kind);
    field.unit = unit(table.name, column.name);
    field
}

/// Where a code points to. Codes that may be of several tables (an element is a node, an indicator or a
/// theme) and those of shipped rubrics point nowhere.
pub(super) fn reference(table: &str, column: &str, kind: Kind) -> Option<(&'static str, &'static str)> {
    match kind {
        Kind::Area if (table, column) != ("areas", "code") => return Some(("areas", "code")),
        Kind::Period if (table, column) != ("periods", "code") => return Some(("periods", "code")),
        Kind::Code | Kind::Text => {}
        _ => return None,
    }
    let target = match (table, column) {
        ("sections", "answers") | (_, "section") => "sections",
        ("nodes", "parent" | "also_under") | (_, "node") => "nodes",
        ("nodes", "tags") => "tags",
        ("nodes", "level") => "levels",
        ("indicators", "succeeds") | (_, "indicator" | "composite") => "indicators",
        ("bodies", "successor") | (_, "body") => "bodies",
        ("cooperation", "continued_from" | "successor")
        | ("cooperation_items" | "cooperation_meetings", "cooperation") => "cooperation",
        ("tasks", "decision") => "decisions",
        (_, "review") => "reviews",
        (_, "meeting") => "meetings",
        _ => return None,
    };
    Some((target, "code"))
}

fn unit(table: &str, column: &str) -> Unit {
    match (table, column) {
        ("readings" | "targets", "value" | "numerator" | "denominator") | ("indicators", "minimum" | "maximum") => {
            Unit::InRow
        }
        ("indicators", "lag_months") => Unit::Is("か月", "months"),
        ("indicators", "decimals") => Unit::Is("桁", "digits"),
        ("composites", "minimum_coverage") | ("rubrics", "bound") => crate::layout::FRACTION,
        ("members" | "uses", "weight") => Unit::Is("重み（単位なし）", "weight (no unit)"),
        ("plan", "first_year" | "last_year" | "horizon_year") => Unit::Is("西暦年", "Gregorian year"),
        (_, "order" | "position" | "paragraph" | "rank") => Unit::Is("番", "ordinal"),
        _ => Unit::None,
    }
}
