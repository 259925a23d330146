//! Rows of the plan format as JSON: a property for each column, in the type of the column.

use std::borrow::Cow;
use std::marker::PhantomData;

use rashin_model::Row;
use rashin_model::table::{Column, Form, Table};
use rashin_model::tables::{
    AgendaPoint, Attendance, Body, Comment, Cooperation, CooperationItem, CooperationMeeting, Decision, Document,
    Grade, Indicator, Item, Level, Link, Meeting, Node, Profile, Reading, Review, Section, Step, Tag, Target, Task,
    Use,
};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{KnownFormat, RefOr};
use utoipa::{PartialSchema, ToSchema};

use super::parameter::{AREA, CODE, PERIOD};

/// A row of a table. Blank cells are left out; flags and lists are always there.
#[derive(Debug)]
pub struct Cells<R>(Vec<String>, PhantomData<fn() -> R>);

/// A row.
pub fn cells<R: Row>(row: &R) -> Cells<R> {
    Cells(row.write(), PhantomData)
}

/// Several rows.
pub fn rows<'a, R: Row + 'a>(rows: impl IntoIterator<Item = &'a R>) -> Vec<Cells<R>> {
    rows.into_iter().map(cells).collect()
}

/// The canonical cells of a row as JSON.
pub fn row_value(table: &Table, row: &[String]) -> Value {
    let cells = table.columns.iter().zip(row);
    let filled = cells.filter_map(|(column, cell)| Some((column.name.to_owned(), cell_value(column, cell)?)));
    Value::Object(filled.collect::<Map<_, _>>())
}

fn cell_value(column: &Column, cell: &str) -> Option<Value> {
    match column.form {
        Form::YesNo => Some(Value::Bool(!cell.is_empty())),
        Form::List => Some(cell.split(';').filter(|part| !part.is_empty()).collect()),
        _ if cell.is_empty() => None,
        Form::Integer => cell.parse::<i64>().ok().map(Value::from),
        Form::Number => cell.parse::<f64>().ok().map(Value::from),
        _ => Some(cell.into()),
    }
}

impl<R: Row> Serialize for Cells<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        row_value(R::TABLE, &self.0).serialize(serializer)
    }
}

impl<R: Row> PartialSchema for Cells<R> {
    fn schema() -> RefOr<Schema> {
        RefOr::T(row_schema(R::TABLE))
    }
}

impl<R: Row> ToSchema for Cells<R> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(row_name(R::TABLE))
    }
}

/// The name of the schema of a table's rows: `CooperationItemsRow`.
pub fn row_name(table: &Table) -> String {
    let word = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    table.name.split('_').map(word).collect::<String>() + "Row"
}

/// The schema of a table's rows.
pub fn row_schema(table: &Table) -> Schema {
    let described = format!("{} / 「{}」の1行", table.meaning.trim(), table.heading);
    let start = ObjectBuilder::new().schema_type(Type::Object).description(Some(described));
    let row = table.columns.iter().fold(start, |row, column| {
        let row = row.property(column.name, column_schema(column));
        let is_there = column.required || matches!(column.form, Form::YesNo | Form::List);
        if is_there { row.required(column.name) } else { row }
    });
    row.build().into()
}

fn column_schema(column: &Column) -> Schema {
    let described = Some(format!("{} / {}", column.meaning.trim(), column.heading));
    let of = |kind: Type| ObjectBuilder::new().schema_type(kind).description(described.clone());
    let pattern = |pattern: &str| of(Type::String).pattern(Some(pattern)).into();
    match column.form {
        Form::Text | Form::Time => of(Type::String).into(),
        Form::Code => pattern(CODE),
        Form::Area => pattern(AREA),
        Form::Period => pattern(PERIOD),
        Form::Integer => of(Type::Integer).into(),
        Form::Number => of(Type::Number).into(),
        Form::Date => of(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).into(),
        Form::YesNo => of(Type::Boolean).into(),
        Form::List => {
            let text = ObjectBuilder::new().schema_type(Type::String);
            ArrayBuilder::new().items(text).description(described).into()
        }
        Form::Word(codes, _) => of(Type::String).enum_values(Some(codes.iter().map(|code| json!(code)))).into(),
    }
}

/// Declares a name for the rows of each table, as the schemas of documents need one.
macro_rules! named {
    ($($name:ident of $row:ident,)+) => { $(
        #[doc = concat!("A row of [`", stringify!($row), "`].")]
        pub type $name = Cells<$row>;
    )+ };
}

named! {
    AgendaRow of AgendaPoint,
    AttendanceRow of Attendance,
    BodyRow of Body,
    CommentRow of Comment,
    CooperationItemRow of CooperationItem,
    CooperationMeetingRow of CooperationMeeting,
    CooperationRow of Cooperation,
    DecisionRow of Decision,
    DocumentRow of Document,
    GradeRow of Grade,
    IndicatorRow of Indicator,
    ItemRow of Item,
    LevelRow of Level,
    LinkRow of Link,
    MeetingRow of Meeting,
    NodeRow of Node,
    ProfileRow of Profile,
    ReadingRow of Reading,
    ReviewRow of Review,
    SectionRow of Section,
    StepRow of Step,
    TagRow of Tag,
    TargetRow of Target,
    TaskRow of Task,
    UseRow of Use,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_types_of_its_columns_and_no_blank_cells() {
        let table = Step::TABLE;
        let row = |cells: &[(&str, &str)]| {
            let cell =
                |column: &Column| cells.iter().find(|(name, _)| *name == column.name).map_or("", |(_, cell)| cell);
            table.columns.iter().map(|column| cell(column).to_owned()).collect::<Vec<_>>()
        };
        let value = row_value(table, &row(&[("node", "p-1"), ("period", "FY2024H1"), ("state", "late")]));
        assert_eq!(value, json!({ "node": "p-1", "period": "FY2024H1", "state": "late" }));
        let decimals = Indicator::TABLE.columns.iter().map(|column| match column.name {
            "decimals" => "2",
            "maximum" => "100.5",
            "department" => "総務課;企画課",
            _ => "",
        });
        let value = row_value(Indicator::TABLE, &decimals.map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(
            (&value["decimals"], &value["maximum"], &value["reference_only"]),
            (&json!(2), &json!(100.5), &json!(false))
        );
        assert_eq!((&value["department"], &value["succeeds"]), (&json!(["総務課", "企画課"]), &json!([])));
    }
}
