//! A store with a plan, offices and people of every role.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::people::{Assignment, Government, GovernmentKind, Office, Role};
use rashin_model::staged::table_named;
use rashin_model::{AreaCode, Code, Plan, Table};
use rashin_service::plan_desk::{RowEdit, Staged, stage_rows};
use rashin_service::records::Changes;
use rashin_service::rights::{Actor, Appointed};
use rashin_service::{Error, WorkingPlan, view_working_plan};
use rashin_store::Database;
use rashin_testkit::{row, sample_plan};

/// Noon of 24 November 2026 in Japan.
pub fn now() -> Timestamp {
    "2026-11-24T03:00:00Z".parse().expect("a moment")
}

pub fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

pub fn prefecture() -> AreaCode {
    AreaCode::parse("990001").expect("an area")
}

pub fn city() -> AreaCode {
    AreaCode::parse("992011").expect("an area")
}

pub fn table(name: &str) -> &'static Table {
    table_named(name).expect("a table")
}

/// Cells by column.
pub fn cells(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned())).collect()
}

/// An account with one role.
pub fn actor(role: Role, office: Option<&str>) -> Actor {
    let municipal = matches!(role, Role::MunicipalPlanner | Role::MunicipalApprover);
    let assignment =
        Assignment { role, government: if municipal { city() } else { prefecture() }, office: office.map(code) };
    let parent = municipal.then(prefecture);
    Actor::new(role.code().replace('_', "-"), vec![Appointed { assignment, parent }])
}

pub fn planner() -> Actor {
    actor(Role::PlanningOffice, None)
}

/// A plan of a prefecture with one city: a committee with a meeting, a cooperation theme.
pub fn plan() -> Plan {
    let mut plan = sample_plan("p");
    plan.areas = vec![
        row(&[("code", "990001"), ("name", "みほん県")]),
        row(&[("code", "992011"), ("name", "みほん市"), ("parent", "990001")]),
    ];
    plan.bodies = vec![row(&[("code", "p-committee"), ("name", "有識者会議"), ("kind", "committee")])];
    plan.meetings = vec![row(&[
        ("code", "p-m1"),
        ("body", "p-committee"),
        ("title", "第1回有識者会議"),
        ("date", "2026-12-10"),
        ("status", "planned"),
    ])];
    plan
}

/// The store with the plan as its first edition.
pub async fn house() -> Database {
    let store = Database::open("sqlite::memory:").await.expect("a store");
    let plan = plan();
    let preview = rashin_service::preview_import(&store, &plan, true).await.expect("a preview");
    rashin_service::import_plan(&store, &plan, true, preview.base, "test", "first", now()).await.expect("an import");
    let mut changes = Changes::new("test", "set_up", "", now());
    for (area, name, kind, parent) in [
        (prefecture(), "みほん県", GovernmentKind::Prefecture, None),
        (city(), "みほん市", GovernmentKind::Municipality, Some(prefecture())),
    ] {
        changes.add(&Government { area, name: name.to_owned(), name_en: None, kind, parent });
    }
    for (office, government, name) in [
        ("digital", prefecture(), "デジタル推進課"),
        ("window", prefecture(), "手続改革課"),
        ("city", city(), "みほん市"),
    ] {
        changes.add(&Office {
            code: code(office),
            government,
            name: name.to_owned(),
            name_en: None,
            aliases: Vec::new(),
            dissolved: false,
        });
    }
    changes.commit(&store).await.expect("offices");
    store
}

pub async fn working(store: &Database) -> WorkingPlan {
    view_working_plan(store, &planner(), &code("p")).await.expect("the working plan")
}

pub async fn stage(store: &Database, actor: &Actor, edits: &[RowEdit]) -> Result<Staged, Error> {
    stage_rows(store, actor, &code("p"), edits, "", now()).await
}

/// The row with a key as it is, with some cells changed.
pub fn changed(working: &WorkingPlan, name: &str, key: &[&str], pairs: &[(&str, &str)]) -> RowEdit {
    let key: Vec<String> = key.iter().map(|part| (*part).to_owned()).collect();
    let mut row = rashin_service::plan_desk::row_of(&working.plan, table(name), &key).expect("the row");
    row.extend(cells(pairs));
    RowEdit::replace(working, table(name), key, Some(row))
}

/// The places of what is refused.
pub fn places(error: &Error) -> Vec<&str> {
    match error {
        Error::Invalid(refusals) => refusals.iter().map(|refusal| refusal.place.as_str()).collect(),
        other => panic!("not refused for what was entered: {other:?}"),
    }
}
