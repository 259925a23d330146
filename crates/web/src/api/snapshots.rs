//! What was published when, and what each publication changed, as JSON.

use std::collections::BTreeMap;

use axum::response::Response;
use rashin_model::Sentence;
use rashin_model::difference::{Change, Difference, differences};
use rashin_model::plan::TABLES;
use rashin_model::snapshot::Snapshot;
use rashin_model::staged::table_named;
use rashin_service::publish::{list_snapshots, load_snapshot};
use serde::Serialize;
use utoipa::ToSchema;

use super::call::Call;
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::parameter::{Kind, Parameter};

/// A publication of a plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct SnapshotRecord<'a> {
    /// Its number, from 1.
    number: u32,
    /// Its name.
    name: &'a str,
    /// Its name in English.
    name_en: Option<&'a str>,
    /// Revision of the plan.
    revision: u32,
    /// As of which day its figures are evaluated.
    #[schema(value_type = String, format = Date)]
    as_of: String,
    /// When it was published.
    #[schema(value_type = String, format = DateTime)]
    published_at: String,
    /// SHA-256 over its canonical content, in hexadecimal.
    sha256: &'a str,
    /// Remark.
    note: Option<&'a str>,
}

/// A row that a publication changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeRecord {
    /// The table.
    table: &'static str,
    /// The cells that tell the row apart, by column.
    #[schema(value_type = BTreeMap<String, String>)]
    key: BTreeMap<&'static str, String>,
    /// What happened to it: added, removed, changed, moved.
    change: &'static str,
    /// The cells that differ; none unless it was changed.
    cells: Vec<CellRecord>,
}

/// A cell that a publication changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellRecord {
    /// The column.
    column: &'static str,
    /// Its text before; empty for a blank cell.
    before: String,
    /// Its text after.
    after: String,
}

impl<'a> SnapshotRecord<'a> {
    /// What the public is told of a snapshot.
    pub fn of(snapshot: &'a Snapshot) -> Self {
        Self {
            number: snapshot.number,
            name: &snapshot.name,
            name_en: snapshot.name_en.as_deref(),
            revision: snapshot.revision,
            as_of: snapshot.as_of.to_string(),
            published_at: snapshot.at.to_string(),
            sha256: &snapshot.sha256,
            note: snapshot.note.as_deref(),
        }
    }
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let list = About {
        id: "listSnapshots".to_owned(),
        path: "/plans/{plan}/snapshots".to_owned(),
        group: Group::Plans,
        summary: Sentence::new("計画の公表版の一覧（古い順）", "The publications of a plan, oldest first"),
        parameters: Vec::new(),
        answer: Answer::page_of::<SnapshotRecord<'_>>(),
        sample: "/plans/example/snapshots".to_owned(),
    };
    let show = About {
        id: "showSnapshot".to_owned(),
        path: "/plans/{plan}/snapshots/{snapshot}".to_owned(),
        group: Group::Plans,
        summary: Sentence::new("1つの公表版", "One publication of a plan"),
        parameters: Vec::new(),
        answer: Answer::one::<SnapshotRecord<'_>>(),
        sample: "/plans/example/snapshots/1".to_owned(),
    };
    let table = Parameter::new(
        "table",
        Kind::Word(TABLES.iter().map(|table| table.name).collect()),
        "この表の違いだけ",
        "Only changes of this table",
    );
    let changes = About {
        id: "listChanges".to_owned(),
        path: "/plans/{plan}/snapshots/{snapshot}/changes".to_owned(),
        group: Group::Plans,
        summary: Sentence::new(
            "前の公表版との違い（最初の公表版にはない）",
            "What a publication changed, row by row; nothing for the first",
        ),
        parameters: vec![table],
        answer: Answer::page_of::<ChangeRecord>(),
        sample: "/plans/example/snapshots/1/changes".to_owned(),
    };
    vec![list.by(list_all), show.by(show_one), changes.by(list_changes)]
}

async fn list_all(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let all = list_snapshots(call.site.store(), &view.plan.profile.code).await?;
    call.page(Some(&view), &call.window().cut(all.iter().map(|held| SnapshotRecord::of(held))))
}

async fn show_one(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let snapshot = view.snapshot.as_ref().ok_or_else(|| ApiError::not_found("公表版", "publication"))?;
    Call::document(Some(&view), &SnapshotRecord::of(snapshot))
}

async fn list_changes(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let number = view.snapshot.as_ref().map_or(0, |snapshot| snapshot.number);
    let all = list_snapshots(call.site.store(), &view.plan.profile.code).await?;
    let found = match all.iter().rev().find(|held| held.number < number) {
        Some(before) => differences(&load_snapshot(call.site.store(), before).await?.plan, &view.plan),
        None => Vec::new(),
    };
    let wanted = found.into_iter().filter(|one| call.given.takes("table", one.table));
    call.page(Some(&view), &call.window().cut(wanted.map(change_record)))
}

fn change_record(one: Difference) -> ChangeRecord {
    let columns = table_named(one.table).map_or(&[][..], |table| table.key);
    let (change, cells) = match one.change {
        Change::Added => ("added", Vec::new()),
        Change::Removed => ("removed", Vec::new()),
        Change::Moved => ("moved", Vec::new()),
        Change::Changed(cells) => ("changed", cells),
    };
    ChangeRecord {
        table: one.table,
        key: columns.iter().copied().zip(one.key).collect(),
        change,
        cells: cells
            .into_iter()
            .map(|cell| CellRecord { column: cell.column, before: cell.before, after: cell.after })
            .collect(),
    }
}
