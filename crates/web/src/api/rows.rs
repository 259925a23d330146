//! Rows of the plan format as JSON, and the plan that a request asks for.

use std::collections::BTreeMap;
use std::sync::Arc;

use rashin_model::{Code, Row};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::ApiError;
use crate::plan_view::PlanView;
use crate::site::Site;

/// Of which publication, and as of which day figures are evaluated.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AsOf {
    /// Number of a publication; the last one if left out.
    #[param(value_type = Option<u32>)]
    snapshot: Option<String>,
    /// A day such as 2024-03-31; that of the publication if left out.
    #[param(format = Date)]
    as_of: Option<String>,
}

/// A row of a table of the plan format: column name to canonical text; blank cells are left out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(value_type = BTreeMap<String, String>)]
#[serde(transparent)]
pub struct Cells(BTreeMap<&'static str, String>);

/// A row.
pub fn cells<R: Row>(row: &R) -> Cells {
    Cells(
        R::TABLE
            .columns
            .iter()
            .map(|column| column.name)
            .zip(row.write())
            .filter(|(_, cell)| !cell.is_empty())
            .collect(),
    )
}

/// Several rows.
pub fn rows<'a, R: Row + 'a>(rows: impl IntoIterator<Item = &'a R>) -> Vec<Cells> {
    rows.into_iter().map(cells).collect()
}

/// A published plan with its evaluation as of the day asked for.
///
/// # Errors
/// 404 for a plan or publication that is not there, 400 for a day or number that cannot be read.
pub async fn view(site: &Site, plan: &str, as_of: &AsOf) -> Result<Arc<PlanView>, ApiError> {
    let code = Code::new(plan).ok_or_else(|| ApiError::not_found("plan"))?;
    let day = as_of.as_of.as_deref().map(|text| text.parse().map_err(|_| ApiError::bad_date(text))).transpose()?;
    let number =
        as_of.snapshot.as_deref().map(|text| text.parse().map_err(|_| ApiError::bad_number(text))).transpose()?;
    Ok(site.published(&code, number, day).await?)
}
