//! What a comparison shows, as CSV: one value a row.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use rashin_model::Lang;

use super::areas::Selected;
use super::areas_table::{at, chosen_series};
use super::choice::Choice;
use super::concept_table::reported;
use super::concepts::Concept;
use crate::csv_file::csv_file;
use crate::error::PageError;
use crate::language::Asked;
use crate::show;
use crate::site::Site;

/// The values of the indicators that measure one thing.
pub fn concept_csv(lang: Lang, concept: &Concept<'_>) -> Response {
    let heading = [
        "concept",
        "plan",
        "area",
        "indicator",
        "name",
        "period",
        "value",
        "unit",
        "scale",
        "publication",
        "difference",
    ];
    let rows: Vec<Vec<String>> = concept
        .rows
        .iter()
        .flat_map(|row| {
            let indicator = row.view.indicator(row.position);
            let difference = match (lang, &row.entry.difference_en) {
                (Lang::En, Some(english)) => Some(english),
                _ => row.entry.difference.as_ref(),
            };
            let cells = |period: String, value: String| {
                vec![
                    concept.code.to_string(),
                    row.view.plan.profile.code.to_string(),
                    row.view.plan.area().to_string(),
                    indicator.code.to_string(),
                    show::name_text(indicator, lang).to_owned(),
                    period,
                    value,
                    indicator.unit.clone().unwrap_or_default(),
                    indicator.scale.code().to_owned(),
                    row.view.snapshot.as_ref().map(|snapshot| snapshot.number.to_string()).unwrap_or_default(),
                    difference.cloned().unwrap_or_default(),
                ]
            };
            let periods = reported(row);
            if periods.is_empty() {
                return vec![cells(String::new(), String::new())];
            }
            let value = |period| row.view.series(row.position).and_then(|series| at(series, period));
            periods
                .into_iter()
                .map(|period| cells(period.code(), value(period).map(|value| value.to_string()).unwrap_or_default()))
                .collect()
        })
        .collect();
    csv_file(&format!("compare-{}.csv", concept.code), &heading, &rows)
}

/// The values of the chosen areas, with the rank at the chosen period.
pub async fn areas_csv(State(site): State<Site>, query: RawQuery, asked: Asked) -> Result<Response, PageError> {
    let plans = site.all_published().await.map_err(PageError::of(&asked))?;
    let choice = Choice::of(query);
    let selected = choice.indicator(&plans).and_then(|chosen| Selected::of(&choice, chosen));
    let selected = selected.ok_or_else(|| PageError::not_found(&asked))?;
    let view = selected.view;
    let indicator = view.indicator(selected.position);
    let heading = ["plan", "indicator", "area", "area_name", "period", "value", "unit", "scale", "rank", "ranked"];
    let rows: Vec<Vec<String>> = chosen_series(&selected)
        .into_iter()
        .flat_map(|series| selected.periods.iter().map(move |period| (series, *period)))
        .filter_map(|(series, period)| {
            let value = at(series, period)?;
            let comparison = &selected.comparison;
            let rank = comparison.of_area(series.area).and_then(|one| one.rank).filter(|_| period == comparison.period);
            Some(vec![
                view.plan.profile.code.to_string(),
                indicator.code.to_string(),
                series.area.to_string(),
                view.area_name(series.area, asked.lang).0,
                period.code(),
                value.to_string(),
                indicator.unit.clone().unwrap_or_default(),
                indicator.scale.code().to_owned(),
                rank.map(|rank| rank.to_string()).unwrap_or_default(),
                rank.map(|_| comparison.ranked.to_string()).unwrap_or_default(),
            ])
        })
        .collect();
    Ok(csv_file(&format!("compare-{}.csv", indicator.code), &heading, &rows))
}
