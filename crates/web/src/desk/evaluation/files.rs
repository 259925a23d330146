//! The tables of the page as CSV.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use rashin_eval::review::{Departure, Rollup};
use rashin_eval::rounding::round_figure;
use rashin_model::tables::GradedBy;

use super::chosen::{Chosen, of_value};
use super::disagreements::words;
use crate::csv_file::csv_file;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::desk::working_view::working_view;
use crate::plan_view::PlanView;
use crate::show;
use crate::site::Site;

/// Decimals of shares in files.
const SHARE_DECIMALS: u32 = 4;

/// One row per group and mark, then one per reason why something was not judged.
pub async fn rollup_csv(
    State(site): State<Site>,
    Path(plan): Path<String>,
    query: RawQuery,
    staff: Staff,
) -> Result<Response, Refused> {
    let view = working_view(&site, &staff, &plan).await?;
    let chosen = chosen(&view, &query, &staff)?;
    let rows: Vec<Vec<String>> = chosen.rollup(&view).iter().flat_map(|one| rollup_rows(&chosen, one)).collect();
    let heading = [
        "review",
        "rubric",
        "dimension",
        "of",
        "node",
        "mark",
        "count",
        "share_at_or_above",
        "second_worst",
        "judged",
        "total",
        "not_judged_because",
    ];
    Ok(csv_file(&format!("{plan}-rollup.csv"), &heading, &rows))
}

fn rollup_rows(chosen: &Chosen<'_>, one: &Rollup) -> Vec<Vec<String>> {
    let line = |mark: &str, count: usize, share: String, reason: &str| {
        vec![
            chosen.review.code.to_string(),
            chosen.rubric.to_string(),
            chosen.dimension.to_string(),
            of_value(chosen.marks_of).to_owned(),
            one.node.as_ref().map(ToString::to_string).unwrap_or_default(),
            mark.to_owned(),
            count.to_string(),
            share,
            one.second_worst.as_ref().map(|mark| mark.mark().to_owned()).unwrap_or_default(),
            one.judged().to_string(),
            one.total().to_string(),
            reason.to_owned(),
        ]
    };
    let share = |step| {
        let share = one.share_at_or_above(step).and_then(|share| round_figure(share, SHARE_DECIMALS));
        share.map(|share| share.to_string()).unwrap_or_default()
    };
    let marks = one.counts.iter().map(|count| line(count.mark.mark(), count.count, share(count.step), ""));
    marks.chain(one.unjudged.iter().map(|(reason, count)| line("", *count, String::new(), reason.code()))).collect()
}

/// One row per departure.
pub async fn disagreements_csv(
    State(site): State<Site>,
    Path(plan): Path<String>,
    query: RawQuery,
    staff: Staff,
) -> Result<Response, Refused> {
    let view = working_view(&site, &staff, &plan).await?;
    let chosen = chosen(&view, &query, &staff)?;
    let found = rashin_eval::review::disagreements(&view.plan, &view.evaluation, chosen.review);
    let given =
        |one: &rashin_eval::review::SideBySide, by| one.by(by).map(|given| given.mark.clone()).unwrap_or_default();
    let rows: Vec<Vec<String>> = found
        .iter()
        .flat_map(|one| one.departures.iter().map(move |departure| (&one.marks, departure)))
        .map(|(marks, departure): (_, &Departure)| {
            let computed = marks.computed.as_ref();
            let (code, name) = named(&view, &marks.element, &staff);
            vec![
                chosen.review.code.to_string(),
                code,
                name,
                marks.rubric.to_string(),
                marks.dimension.to_string(),
                computed.map(|computed| computed.mark.mark().to_owned()).unwrap_or_default(),
                given(marks, GradedBy::Own),
                given(marks, GradedBy::Committee),
                given(marks, GradedBy::Headquarters),
                departure.by.code().to_owned(),
                departure.from.code().to_owned(),
                departure.steps.to_string(),
                if departure.better { "better" } else { "worse" }.to_owned(),
                words(departure, staff.lang),
                departure.reason.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let heading = [
        "review",
        "element",
        "name",
        "rubric",
        "dimension",
        "computed",
        "self",
        "committee",
        "hq",
        "by",
        "from",
        "steps",
        "better_or_worse",
        "departure",
        "reason",
    ];
    Ok(csv_file(&format!("{plan}-disagreements.csv"), &heading, &rows))
}

/// One row per composite index and fiscal year, with its coverage.
pub async fn indices_csv(
    State(site): State<Site>,
    Path(plan): Path<String>,
    staff: Staff,
) -> Result<Response, Refused> {
    let view = working_view(&site, &staff, &plan).await?;
    let figure = |figure: rashin_eval::Figure, decimals| {
        figure.and_then(|figure| round_figure(figure, decimals)).map(|figure| figure.to_string()).unwrap_or_default()
    };
    let mut rows = Vec::new();
    for (position, index) in view.composites().filter_map(|position| Some((position, view.index(position)?))) {
        let indicator = view.indicator(position);
        for point in &index.points {
            let composite = &point.composite;
            rows.push(vec![
                indicator.code.to_string(),
                show::name_text(indicator, staff.lang).to_owned(),
                point.fiscal_year.to_string(),
                figure(composite.index, SHARE_DECIMALS),
                composite.index.err().map_or("", rashin_eval::Reason::code).to_owned(),
                composite.counted.to_string(),
                composite.members.to_string(),
                figure(composite.coverage, SHARE_DECIMALS),
            ]);
        }
    }
    let heading =
        ["indicator", "name", "fiscal_year", "index", "reason", "members_with_value", "members", "coverage_by_weight"];
    Ok(csv_file(&format!("{plan}-indices.csv"), &heading, &rows))
}

fn chosen<'a>(view: &'a PlanView, query: &RawQuery, staff: &Staff) -> Result<Chosen<'a>, Refused> {
    Chosen::of(view, query.0.as_deref().unwrap_or_default())
        .ok_or_else(|| staff.missing("この計画には点検がまだありません。", "This plan has no review yet."))
}

/// Code and name of an element.
fn named(view: &PlanView, element: &rashin_eval::review::Element, staff: &Staff) -> (String, String) {
    let code = element.code();
    let node = view.plan.node(code.as_str()).map(|node| show::node_text(node, staff.lang));
    let indicator = || view.plan.indicator(code.as_str()).map(|indicator| show::name_text(indicator, staff.lang));
    (code.to_string(), node.or_else(indicator).unwrap_or_default().to_owned())
}
