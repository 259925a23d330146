//! The figures of an evaluation as CSV.

use std::io::Write;

use rashin_eval::plan::Evaluator;
use rashin_model::Plan;

use super::batch::for_each_batch;
use super::figure::{FigureRecord, figure_records};
use super::shown::Shown;

/// The columns of [`write_csv`].
const CSV_COLUMNS: [&str; 30] = [
    "indicator",
    "area",
    "period",
    "state",
    "standing",
    "actual",
    "baseline",
    "baseline_period",
    "target",
    "target_period",
    "met",
    "margin",
    "attainment",
    "progress",
    "pace",
    "planned_share",
    "planned_share_basis",
    "change",
    "needed_per_year",
    "recent_per_year",
    "needed_ratio",
    "category",
    "category_value",
    "category_score",
    "outlook_verdict",
    "outlook_low80",
    "outlook_high80",
    "marks",
    "notes",
    "reasons",
];

/// Writes the figures as CSV: one row per record, blank where there is none.
///
/// # Errors
/// What the writer says.
pub fn write_csv(plan: &Plan, evaluator: &Evaluator<'_>, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "{}", CSV_COLUMNS.join(","))?;
    for_each_batch(
        evaluator,
        |series, part| {
            let mut writer = ::csv::Writer::from_writer(part);
            figure_records(plan, series).try_for_each(|one| writer.write_record(csv_cells(&one)))?;
            writer.flush()
        },
        |part| out.write_all(part),
    )
}

fn csv_cells(one: &FigureRecord<'_>) -> [String; 30] {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let text = |value: Option<&'static str>| value.unwrap_or_default().to_owned();
    let period =
        |value: &Option<Shown<rashin_model::Period>>| value.as_ref().map_or_else(String::new, |period| period.0.code());
    let outlook = one.outlook.as_ref();
    let marks: Vec<String> = one
        .marks
        .iter()
        .filter_map(|mark| mark.mark.map(|given| format!("{}.{}={given}", mark.rubric, mark.dimension)))
        .collect();
    let reasons: Vec<String> =
        one.reasons.0.iter().map(|(field, reason)| format!("{field}={}", reason.code())).collect();
    [
        one.indicator.to_owned(),
        one.area.0.to_string(),
        period(&one.period),
        one.state.to_owned(),
        one.standing.to_owned(),
        number(one.actual),
        number(one.baseline),
        period(&one.baseline_period),
        number(one.target),
        period(&one.target_period),
        one.met.map_or_else(String::new, |met| if met { "yes" } else { "no" }.to_owned()),
        number(one.margin),
        number(one.attainment),
        number(one.progress),
        number(one.pace),
        number(one.planned_share),
        text(one.planned_share_basis),
        number(one.change),
        number(one.needed_per_year),
        number(one.recent_per_year),
        number(one.needed_ratio),
        one.category.to_owned(),
        number(one.category_value),
        number(one.category_score),
        text(outlook.map(|outlook| outlook.verdict)),
        number(outlook.map(|outlook| outlook.low80)),
        number(outlook.map(|outlook| outlook.high80)),
        marks.join(";"),
        one.notes.join(";"),
        reasons.join(";"),
    ]
}
