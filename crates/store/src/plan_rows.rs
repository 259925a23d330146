//! A plan's rows on their way into the database and back.

use std::collections::BTreeMap;

use rashin_model::plan::{TableFiller, TableVisitor};
use rashin_model::table::{Row, Table};
use rashin_model::tables::{Profile, Reading};
use rashin_model::{Lang, Plan};
use rashin_service::StoreError;

use crate::connection::{Record, Transaction, Value};

/// The rows of revision `$2` of plan `$1`.
pub(crate) const PLAN_ROWS: &str = "
    SELECT table_name, cells FROM plan_row
    WHERE plan = $1 AND revision = $2
    ORDER BY table_name, position";

/// Adds the rows of a new revision: every table but the readings, which have a life of their own.
pub(crate) async fn add_plan_rows(transaction: &mut Transaction, plan: &Plan, revision: u32) -> Result<(), StoreError> {
    let mut writer = Writer { plan: plan.profile.code.as_str(), revision, rows: Vec::new() };
    writer.visit(std::slice::from_ref(&plan.profile));
    plan.visit(&mut writer);
    transaction
        .insert("INSERT INTO plan_row (plan, revision, table_name, position, cells)", writer.rows.into_iter())
        .await
}

struct Writer<'a> {
    plan: &'a str,
    revision: u32,
    rows: Vec<[Value; 5]>,
}

impl TableVisitor for Writer<'_> {
    fn visit<R: Row>(&mut self, rows: &[R]) {
        if R::TABLE.name == Reading::TABLE.name {
            return;
        }
        for (position, row) in (0_i64..).zip(rows) {
            let cells = object(R::TABLE, &row.write());
            self.rows.push([
                self.plan.into(),
                self.revision.into(),
                R::TABLE.name.into(),
                position.into(),
                cells.into(),
            ]);
        }
    }
}

/// The plan that rows of [`PLAN_ROWS`] make.
pub(crate) fn plan_of(records: &[Record]) -> Result<Plan, StoreError> {
    let mut tables: BTreeMap<&str, Vec<Cells>> = BTreeMap::new();
    for record in records {
        let (table, cells) = (record.text(0)?, record.text(1)?);
        let cells =
            serde_json::from_str(cells).map_err(|error| StoreError::Unreadable(format!("table {table}: {error}")))?;
        tables.entry(table).or_default().push(cells);
    }
    let profiles: Vec<Profile> = read_rows(&tables.remove(Profile::TABLE.name).unwrap_or_default())?;
    let Ok([profile]) = <[Profile; 1]>::try_from(profiles) else {
        return Err(StoreError::Unreadable("a revision without its row of the table plan".to_owned()));
    };
    let mut plan = Plan::empty(profile);
    let mut filler = Filler { tables, problem: None };
    plan.fill(&mut filler);
    if let Some(problem) = filler.problem {
        return Err(problem);
    }
    match filler.tables.keys().next() {
        Some(unknown) => Err(StoreError::Unreadable(format!("a table {unknown} that this program does not know"))),
        None => Ok(plan),
    }
}

type Cells = BTreeMap<String, String>;

struct Filler<'a> {
    tables: BTreeMap<&'a str, Vec<Cells>>,
    problem: Option<StoreError>,
}

impl TableFiller for Filler<'_> {
    fn fill<R: Row>(&mut self, rows: &mut Vec<R>) {
        match read_rows(&self.tables.remove(R::TABLE.name).unwrap_or_default()) {
            Ok(read) => *rows = read,
            Err(problem) => self.problem = Some(problem),
        }
    }
}

fn read_rows<R: Row>(rows: &[Cells]) -> Result<Vec<R>, StoreError> {
    let table = R::TABLE;
    let unreadable = |position: usize, what: &str| {
        StoreError::Unreadable(format!("table {}, row {}: {what}", table.name, position + 1))
    };
    rows.iter()
        .enumerate()
        .map(|(position, cells)| {
            if let Some(unknown) = cells.keys().find(|name| table.position(name).is_none()) {
                return Err(unreadable(position, &format!("a column {unknown} that this program does not know")));
            }
            R::read(|column| cells.get(table.columns[column].name).map_or("", String::as_str)).map_err(|problems| {
                let problems = problems
                    .iter()
                    .map(|(column, what)| format!("{}: {}", table.columns[*column].name, what.sentence.text(Lang::En)));
                unreadable(position, &problems.collect::<Vec<_>>().join("; "))
            })
        })
        .collect()
}

fn object(table: &Table, cells: &[String]) -> String {
    let filled = table.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    let object: serde_json::Map<String, serde_json::Value> =
        filled.map(|(column, cell)| (column.name.to_owned(), cell.as_str().into())).collect();
    serde_json::Value::Object(object).to_string()
}
