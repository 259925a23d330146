//! The tables of a plan as they are, row by row, with a filter for each column that has words of a list.

use axum::response::Response;
use rashin_model::plan::{TABLES, TableVisitor};
use rashin_model::spelling::fold;
use rashin_model::table::{Form, Table};
use rashin_model::{Row, Sentence};
use serde_json::Value;

use super::call::{Call, snapshot};
use super::cells::row_value;
use super::error::ApiError;
use super::given::Given;
use super::operation::{About, Answer, Group, Operation};
use super::paged::Window;
use super::parameter::{Kind, Parameter};

/// Tables that have lists of their own: the profile is the plan itself, indicators come with their figures.
const OTHERWISE: [&str; 2] = ["plan", "indicators"];

/// A list for every table.
pub fn operations() -> Vec<Operation> {
    TABLES.iter().copied().filter(|table| !OTHERWISE.contains(&table.name)).map(list).collect()
}

fn list(table: &'static Table) -> Operation {
    let filters = table.columns.iter().filter_map(Parameter::of_column);
    let words = Parameter::new(
        "q",
        Kind::Text,
        "文中にこの語があるもの（全角・半角、大文字・小文字は問いません）",
        "Only rows with these words in one of their texts, whatever their width and case",
    );
    let meaning = table.meaning.trim().trim_end_matches('.').to_owned();
    let about = About {
        id: format!("list{}", camel(table.name)),
        path: format!("/plans/{{plan}}/{}", table.name),
        group: group(table.name),
        summary: Sentence::new(
            format!("「{}」の表", table.heading),
            format!("The table {}, a row each: {}{}", table.name, meaning[..1].to_lowercase(), &meaning[1..]),
        ),
        parameters: [snapshot(), words].into_iter().chain(filters).collect(),
        answer: Answer::rows_of(table),
        sample: format!("/plans/example/{}?limit=1", table.name),
    };
    about.by(move |call| list_rows(table, call))
}

fn group(table: &str) -> Group {
    match table {
        "nodes" | "items" | "steps" | "links" => Group::Nodes,
        "targets" | "readings" | "uses" | "composites" | "members" => Group::Indicators,
        "bodies"
        | "meetings"
        | "agenda"
        | "documents"
        | "attendance"
        | "comments"
        | "decisions"
        | "tasks"
        | "cooperation"
        | "cooperation_items"
        | "cooperation_meetings" => Group::Meetings,
        _ => Group::Tables,
    }
}

/// The name of a table in names of operations; the areas of Japan are a list of their own.
fn camel(name: &str) -> String {
    let name = if name == "areas" { "plan_areas" } else { name };
    name.split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

async fn list_rows(table: &'static Table, call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let words = call.given.text("q").map(fold);
    let mut wanted = Wanted { table, given: &call.given, words, window: call.window(), total: 0, rows: Vec::new() };
    view.plan.visit(&mut wanted);
    let (total, rows) = (wanted.total, wanted.rows);
    call.page(Some(&view), &call.window().page(total, rows))
}

/// The rows of a table that are asked for.
struct Wanted<'a> {
    table: &'static Table,
    given: &'a Given,
    words: Option<String>,
    window: Window,
    total: usize,
    rows: Vec<Value>,
}

impl Wanted<'_> {
    fn takes(&self, row: &[String]) -> bool {
        let mut cells = self.table.columns.iter().zip(row);
        let fits = cells.all(|(column, cell)| match column.form {
            Form::YesNo => self.given.flag(column.name).is_none_or(|wanted| wanted != cell.is_empty()),
            Form::List => self.given.text(column.name).is_none_or(|wanted| cell.split(';').any(|part| part == wanted)),
            _ => self.given.takes(column.name, cell),
        });
        let texts = || self.table.columns.iter().zip(row).filter(|(column, _)| column.form == Form::Text);
        fits && self.words.as_ref().is_none_or(|words| texts().any(|(_, cell)| fold(cell).contains(words)))
    }
}

impl TableVisitor for Wanted<'_> {
    fn visit<R: Row>(&mut self, rows: &[R]) {
        if R::TABLE.name != self.table.name {
            return;
        }
        for row in rows {
            let row = row.write();
            if self.takes(&row) {
                if self.window.holds(self.total) {
                    self.rows.push(row_value(self.table, &row));
                }
                self.total += 1;
            }
        }
    }
}
