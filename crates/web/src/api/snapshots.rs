//! What was published when, as JSON.

use axum::extract::{Path, State};
use axum::response::Response;
use rashin_model::snapshot::Snapshot;
use serde::Serialize;
use utoipa::ToSchema;

use super::rows::{AsOf, view};
use super::{ApiError, json};
use crate::site::Site;

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

/// The publications of a plan, oldest first.
#[utoipa::path(
    get, path = "/plans/{plan}/snapshots", tag = "plans",
    params(("plan" = String, Path, description = "Code of the plan")),
    responses(
        (status = 200, description = "The publications", body = Vec<SnapshotRecord>),
        (status = 404, description = "There is no such plan, or it was not published", body = ApiError),
    ),
)]
pub async fn list_snapshots(State(site): State<Site>, Path(plan): Path<String>) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &AsOf::default()).await?;
    let all = rashin_service::publish::list_snapshots(site.store(), &view.plan.profile.code).await?;
    json(&view, &all.iter().map(|held| SnapshotRecord::of(held)).collect::<Vec<_>>())
}
