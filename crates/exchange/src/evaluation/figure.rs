//! Figures as records: one per indicator, area and period.

use rashin_eval::Figure;
use rashin_eval::plan::{Assessment, Series, Standing};
use rashin_eval::planned_share::Basis;
use rashin_model::amount::to_f64;
use rashin_model::{Decimal, Plan};
use serde::Serialize;
use utoipa::ToSchema;

use super::mark::{MarkRecord, mark_record};
use super::outlook::{OutlookRecord, outlook_record};
use super::shown::{Reasons, Shown};

/// One indicator in one area at one period.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureRecord<'a> {
    /// Code of the indicator.
    pub indicator: &'a str,
    /// Area code.
    #[schema(value_type = String)]
    pub area: Shown<rashin_model::AreaCode>,
    /// Period of the value; `null` when nothing was reported.
    #[schema(value_type = Option<String>)]
    pub period: Option<Shown<rashin_model::Period>>,
    /// State: ok, provisional, no_reading, not_due, not_applicable, no_target, pending, suppressed, in_words.
    pub state: &'static str,
    /// Where the figure stands, in one word.
    pub standing: &'static str,
    /// The value, in the indicator's scale and unit.
    pub actual: Option<f64>,
    /// The value at the start.
    pub baseline: Option<f64>,
    /// The period of the start.
    #[schema(value_type = Option<String>)]
    pub baseline_period: Option<Shown<rashin_model::Period>>,
    /// The target that the value is held against.
    pub target: Option<f64>,
    /// The period of that target.
    #[schema(value_type = Option<String>)]
    pub target_period: Option<Shown<rashin_model::Period>>,
    /// Whether that target is met.
    pub met: Option<bool>,
    /// Distance to that target, above 0 on the good side.
    pub margin: Option<f64>,
    /// Attainment as a fraction.
    pub attainment: Option<f64>,
    /// Progress as a fraction.
    pub progress: Option<f64>,
    /// Pace: 1 is as planned.
    pub pace: Option<f64>,
    /// Share planned by the time of the value, as a fraction.
    pub planned_share: Option<f64>,
    /// What the planned share was read from: yearly_targets or straight_line.
    pub planned_share_basis: Option<&'static str>,
    /// Change from the value before.
    pub change: Option<f64>,
    /// Yearly change needed from now on.
    pub needed_per_year: Option<f64>,
    /// Yearly change of late.
    pub recent_per_year: Option<f64>,
    /// How many times the recent change is needed.
    pub needed_ratio: Option<f64>,
    /// Category by compound growth (Eurostat, Open SDG, Statistics Canada).
    pub category: &'static str,
    /// The measure behind the category.
    pub category_value: Option<f64>,
    /// Its score, -5 to 5.
    pub category_score: Option<f64>,
    /// Where it leads by the date of the target; only for the latest value.
    pub outlook: Option<OutlookRecord>,
    /// Marks that follow from the figures.
    pub marks: Vec<MarkRecord<'a>>,
    /// Remarks, by machine name.
    pub notes: Vec<&'static str>,
    /// For each figure that is `null`: why.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub reasons: Reasons,
}

/// The records of a series, one per period.
pub fn figure_records<'a>(plan: &'a Plan, series: &'a Series) -> impl Iterator<Item = FigureRecord<'a>> {
    series.assessments.iter().map(|one| figure_record(plan, series, one))
}

/// The record of one assessment of a series.
pub fn figure_record<'a>(plan: &'a Plan, series: &'a Series, one: &'a Assessment) -> FigureRecord<'a> {
    let mut reasons = Vec::new();
    let mut given = |field: &'static str, figure: Figure| figure.map_err(|reason| reasons.push((field, reason))).ok();
    let number = |value: Option<Decimal>| value.map(to_f64);
    let start = series.promise.start.as_ref();
    let record = FigureRecord {
        indicator: plan.indicators[series.indicator].code.as_str(),
        area: Shown(series.area),
        period: one.period.map(Shown),
        state: one.state.code(),
        standing: Standing::of(one).code(),
        actual: number(one.actual),
        baseline: number(start.map(|start| start.value)),
        baseline_period: start.map(|start| Shown(start.period)),
        target: number(one.target),
        target_period: one.target_period.map(Shown),
        met: one.met.ok(),
        margin: given("margin", one.margin),
        attainment: given("attainment", one.attainment),
        progress: given("progress", one.progress),
        pace: given("pace", one.pace),
        planned_share: given("planned_share", one.planned_share.map(|planned| planned.share)),
        planned_share_basis: one.planned_share.ok().map(|planned| match planned.basis {
            Basis::YearlyTargets => "yearly_targets",
            Basis::StraightLine => "straight_line",
        }),
        change: given("change", one.change),
        needed_per_year: given("needed_per_year", one.needed_per_year),
        recent_per_year: given("recent_per_year", one.recent_per_year),
        needed_ratio: given("needed_ratio", one.needed_ratio),
        category: one.category.status.code(),
        category_value: given("category_value", one.category.value),
        category_score: given("category_score", one.category.score),
        outlook: one.outlook.as_ref().ok().map(outlook_record),
        marks: one.marks.iter().map(mark_record).collect(),
        notes: one.notes.iter().map(|note| note.code()).collect(),
        reasons: Reasons(Vec::new()),
    };
    if let Err(reason) = one.met {
        reasons.insert(0, ("met", reason));
    }
    if let Err(reason) = &one.outlook {
        reasons.push(("outlook", *reason));
    }
    FigureRecord { reasons: Reasons(reasons), ..record }
}
