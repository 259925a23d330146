//! Editing, adding, taking out and undoing one row.

use std::collections::BTreeMap;

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use rashin_model::tables::Reading;
use rashin_model::{Row as _, Sentence, Table};
use rashin_service::plan_desk::{RowEdit, Staged, correct_reading, discard_staged, row_of, stage_rows};
use rashin_service::{Error, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::plans::row_page::RowPage;
use crate::desk::plans::table::find_table;
use crate::desk::plans::working::{code, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::refusal_text;
use crate::parts::row_form::{label, typed};
use crate::site::Site;

/// A row that is there, or was until it was taken out.
pub async fn show_row(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, table)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let table = find_table(&staff, &table)?;
    let key = key_of(query.as_deref());
    let cells = row_of(&working.plan, table, &key).or_else(|| row_of(&working.edition, table, &key));
    let cells = cells.ok_or_else(|| {
        staff.missing(
            "この行はありません。取り除かれたのかもしれません。一覧から選び直してください",
            "There is no such row. It may have been taken out; choose one from the list.",
        )
    })?;
    Ok(RowPage { working: &working, table, key: Some(&key), cells: &cells, refusals: &[], reason: "" }.show(&staff))
}

/// An empty form; cells may be given in the address.
pub async fn show_new(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, table)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let table = find_table(&staff, &table)?;
    let given = form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes()).into_owned();
    let cells: BTreeMap<String, String> = given.filter(|(name, _)| table.position(name).is_some()).collect();
    Ok(RowPage { working: &working, table, key: None, cells: &cells, refusals: &[], reason: "" }.show(&staff))
}

/// Saves a row that is there.
pub async fn save_row(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, table)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    fields: Fields,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let table = find_table(&staff, &table)?;
    let key = key_of(query.as_deref());
    if fields.get("revision") != working.header.revision.number.to_string() {
        return Err(conflict(&staff, table, &typed(&fields, table)));
    }
    save(&site, &staff, &working, table, Some(key), &fields).await
}

/// Adds a row.
pub async fn add_row(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, table)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let table = find_table(&staff, &table)?;
    save(&site, &staff, &working, table, None, &fields).await
}

async fn save(
    site: &Site,
    staff: &Staff,
    working: &WorkingPlan,
    table: &'static Table,
    key: Option<Vec<String>>,
    fields: &Fields,
) -> Result<Response, Refused> {
    let plan = &working.plan.profile.code;
    let reason = fields.get("change-reason");
    let cells = typed(fields, table);
    let saved = if table.name == Reading::TABLE.name {
        let recorded = correct_reading(site.store(), &staff.actor, plan, &cells, reason, site.now()).await;
        recorded.map(|is_new| Staged { rows: usize::from(is_new), warnings: Vec::new() })
    } else {
        let version = fields.get("version").parse().ok();
        let edit = RowEdit { table, key: key.clone(), version, cells: Some(cells.clone()) };
        stage_rows(site.store(), &staff.actor, plan, &[edit], reason, site.now()).await
    };
    match saved {
        Ok(staged) => {
            let address = format!("/desk/plans/{plan}/tables/{}", table.name);
            Ok(staff.done(&address, &said(&staged)))
        }
        Err(Error::Invalid(refusals)) => {
            let page = RowPage { working, table, key: key.as_deref(), cells: &cells, refusals: &refusals, reason };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(staff)).into_response())
        }
        Err(Error::Stale | Error::Conflict { .. }) => Err(conflict(staff, table, &cells)),
        Err(error) => Err(staff.refusal()(error)),
    }
}

/// Takes a row out.
pub async fn remove_row(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, table)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    fields: Fields,
) -> Result<Response, Refused> {
    let plan = code(&staff, &plan)?;
    let table = find_table(&staff, &table)?;
    let key = Some(key_of(query.as_deref()));
    let edit = RowEdit { table, key, version: fields.get("version").parse().ok(), cells: None };
    stage_rows(site.store(), &staff.actor, &plan, &[edit], "", site.now()).await.map_err(staff.refusal())?;
    let address = format!("/desk/plans/{plan}/tables/{}", table.name);
    Ok(staff.done(
        &address,
        &Sentence::new(
            "行を取り除きました。一覧の「編集中の行だけ」から戻せます。",
            "The row was taken out. It can be put back from the list of rows in work.",
        ),
    ))
}

/// Brings a row back to what it is in the last edition.
pub async fn undo_row(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, table)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    fields: Fields,
) -> Result<Response, Refused> {
    let plan = code(&staff, &plan)?;
    let table = find_table(&staff, &table)?;
    let key = key_of(query.as_deref());
    let version = fields.get("version").parse().unwrap_or(0);
    discard_staged(site.store(), &staff.actor, &plan, table, &key, version, site.now())
        .await
        .map_err(staff.refusal())?;
    let address = format!("/desk/plans/{plan}/tables/{}", table.name);
    Ok(staff.done(&address, &Sentence::new("前の版の内容に戻しました。", "It is as in the last edition again.")))
}

/// What was saved, with what is worth a second look.
pub fn said(staged: &Staged) -> Sentence {
    let mut said = match staged.rows {
        0 => {
            Sentence::new("変わったところがないため、何も保存していません。", "Nothing differs, so nothing was saved.")
        }
        _ => Sentence::new("保存しました。", "Saved."),
    };
    for warning in &staged.warnings {
        use std::fmt::Write as _;

        use rashin_model::Lang::{En, Ja};
        let _ = write!(said.ja, " 注意：{}", refusal_text(warning, Ja));
        let _ = write!(said.en, " Note: {}", refusal_text(warning, En));
    }
    said
}

/// Somebody else changed the row: what was typed is shown, so that it is not lost.
pub fn conflict(staff: &Staff, table: &Table, cells: &BTreeMap<String, String>) -> Refused {
    let columns = table.columns.iter().filter_map(|column| {
        let text = cells.get(column.name).filter(|text| !text.is_empty())?;
        Some((label(column, staff.lang).to_owned(), text.clone()))
    });
    Refused::conflict(&staff.asked, columns.collect())
}

fn key_of(query: Option<&str>) -> Vec<String> {
    let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.filter(|(name, _)| name == "key").map(|(_, value)| value.into_owned()).collect()
}
