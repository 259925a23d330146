//! The findings as CSV.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use rashin_eval::target_quality::target_quality;

use super::filter::Filter;
use crate::csv_file::csv_file;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::desk::working_view::working_view;
use crate::show;
use crate::site::Site;

/// One row per finding that meets the conditions of the address.
pub async fn target_quality_csv(
    State(site): State<Site>,
    Path(plan): Path<String>,
    query: RawQuery,
    staff: Staff,
) -> Result<Response, Refused> {
    let view = working_view(&site, &staff, &plan).await?;
    let filter = Filter::of(query.0.as_deref().unwrap_or_default());
    let rows: Vec<Vec<String>> = target_quality(&view.plan, &view.evaluation)
        .iter()
        .filter(|one| filter.lets_through(&view, one))
        .map(|one| {
            let indicator = view.indicator(one.indicator);
            vec![
                indicator.code.to_string(),
                show::name_text(indicator, staff.lang).to_owned(),
                one.area.map(|area| area.to_string()).unwrap_or_default(),
                one.flaw.severity().code().to_owned(),
                one.flaw.code().to_owned(),
                one.sentence.text(staff.lang).to_owned(),
                one.hint.text(staff.lang).to_owned(),
                view.offices(one.indicator).join(";"),
            ]
        })
        .collect();
    let heading = ["indicator", "name", "area", "severity", "flaw", "finding", "way_out", "offices"];
    Ok(csv_file(&format!("{plan}-target-quality.csv"), &heading, &rows))
}
