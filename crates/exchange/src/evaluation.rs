//! The evaluation of a plan as JSON and CSV: one record per indicator, area and period.
//!
//! Ratios are fractions (1 = 100 %). A figure that cannot be given is `null`, and `reasons` names
//! why; there is no NaN and no infinity.

use std::io::Write;

use rashin_eval::forecast::bands::Band;
use rashin_eval::plan::{Assessment, ComputedMark, Evaluator, Index, NodeMark, Series, Standing};
use rashin_eval::planned_share::Basis;
use rashin_eval::{FORMULAS, Figure, Reason};
use rashin_model::amount::to_f64;
use rashin_model::tables::GradedBy;
use rashin_model::{Decimal, Plan};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use utoipa::ToSchema;

/// A formula, named beside its figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormulaRecord {
    /// Machine name; the field of the record that it fills has the same name.
    pub name: &'static str,
    /// The formula in symbols: b baseline, T target, y actual, t time, d direction.
    pub formula: &'static str,
    /// Unit of the result.
    pub unit: &'static str,
    /// Source of the formula.
    pub source: &'static str,
    /// What it says, in Japanese.
    pub meaning_ja: &'static str,
    /// What it says, in English.
    pub meaning_en: &'static str,
}

/// Every formula of the engine.
pub fn formula_records() -> Vec<FormulaRecord> {
    let record = |formula: &rashin_eval::Formula| FormulaRecord {
        name: formula.name,
        formula: formula.formula,
        unit: formula.unit,
        source: formula.source,
        meaning_ja: formula.ja,
        meaning_en: formula.en,
    };
    FORMULAS.iter().map(record).collect()
}

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

/// An outlook.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutlookRecord {
    /// Method of continuation.
    pub method: &'static str,
    /// Number of yearly values it was made from.
    pub values: usize,
    /// Year by year.
    pub points: Vec<OutlookPointRecord>,
    /// At the date of the target: lower end of the 80 % band.
    pub low80: f64,
    /// Upper end of the 80 % band.
    pub high80: f64,
    /// Lower end of the 50 % band.
    pub low50: f64,
    /// Upper end of the 50 % band.
    pub high50: f64,
    /// likely, uncertain or unlikely.
    pub verdict: &'static str,
}

/// One year of an outlook.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutlookPointRecord {
    /// Time in years; the end of March 2027 is 2027.25.
    pub time: f64,
    /// The middle.
    pub mean: f64,
    /// Lower end of the 80 % band.
    pub low80: f64,
    /// Upper end of the 80 % band.
    pub high80: f64,
    /// Lower end of the 50 % band.
    pub low50: f64,
    /// Upper end of the 50 % band.
    pub high50: f64,
}

/// A mark.
#[derive(Debug, Serialize, ToSchema)]
pub struct MarkRecord<'a> {
    /// The rubric.
    pub rubric: &'a str,
    /// Its dimension.
    pub dimension: &'a str,
    /// The mark; `null` when there is none.
    pub mark: Option<&'a str>,
    /// Who gave it: computed, self, committee, hq.
    pub by: &'static str,
    /// Why there is no mark, or the reason given for it.
    pub reason: Option<&'a str>,
}

/// A composite index.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompositeRecord<'a> {
    /// Code of the composite indicator.
    pub indicator: &'a str,
    /// The fiscal year of the index.
    pub fiscal_year: Option<i16>,
    /// What 0 stands for: ratio or gap.
    pub anchor: &'static str,
    /// The index: target = 100.
    pub index: Option<f64>,
    /// The index with every member at its baseline.
    pub start: Option<f64>,
    /// Share of the weight that has a value, as a fraction.
    pub coverage: Option<f64>,
    /// Members with a target and a value.
    pub counted: usize,
    /// Members with a target.
    pub targeted: usize,
    /// Least and greatest under geometric mean and equal weights.
    pub range: Option<[f64; 2]>,
    /// Why there is no index.
    pub reason: Option<&'static str>,
    /// The members.
    pub members: Vec<MemberRecord<'a>>,
    /// The index over the years.
    pub years: Vec<IndexYearRecord>,
    /// Marks that follow from the index.
    pub marks: Vec<MarkRecord<'a>>,
}

/// A member of a composite index.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberRecord<'a> {
    /// Code of the indicator.
    pub indicator: &'a str,
    /// Its sub-index before clipping.
    pub raw: Option<f64>,
    /// Its sub-index as it enters the mean.
    pub used: Option<f64>,
    /// Its share of the index, as a fraction.
    pub share: Option<f64>,
    /// The points it contributes.
    pub contribution: Option<f64>,
    /// Why it has no sub-index.
    pub reason: Option<&'static str>,
}

/// A composite index in a fiscal year.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndexYearRecord {
    /// The fiscal year.
    pub fiscal_year: i16,
    /// The index.
    pub index: Option<f64>,
    /// Share of the weight that has a value.
    pub coverage: Option<f64>,
    /// Why there is no index.
    pub reason: Option<&'static str>,
}

/// A mark of a node that follows from marks given to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct NodeMarkRecord<'a> {
    /// The node.
    pub node: &'a str,
    /// The review.
    pub review: &'a str,
    /// Whose marks it follows from.
    pub from: &'static str,
    /// The mark.
    #[serde(flatten)]
    pub mark: MarkRecord<'a>,
}

/// A value that is written as its text.
#[derive(Debug)]
pub struct Shown<T>(pub T);

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Why figures are `null`, by field.
#[derive(Debug)]
pub struct Reasons(Vec<(&'static str, Reason)>);

impl Serialize for Reasons {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, reason) in &self.0 {
            map.serialize_entry(field, reason.code())?;
        }
        map.end()
    }
}

/// The records of a series, one per period.
pub fn figure_records<'a>(plan: &'a Plan, series: &'a Series) -> impl Iterator<Item = FigureRecord<'a>> {
    series.assessments.iter().map(|one| figure_record(plan, series, one))
}

fn figure_record<'a>(plan: &'a Plan, series: &'a Series, one: &'a Assessment) -> FigureRecord<'a> {
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
        outlook: one.outlook.as_ref().ok().map(|outlook| {
            let last = outlook.last();
            OutlookRecord {
                method: outlook.method.code(),
                values: outlook.values,
                points: outlook
                    .points
                    .iter()
                    .map(|point| outlook_point(point.time, point.mean, point.half, point.four_fifths))
                    .collect(),
                low80: last.four_fifths.low,
                high80: last.four_fifths.high,
                low50: last.half.low,
                high50: last.half.high,
                verdict: outlook.verdict.code(),
            }
        }),
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

fn outlook_point(time: f64, mean: f64, half: Band, four_fifths: Band) -> OutlookPointRecord {
    OutlookPointRecord {
        time,
        mean,
        low80: four_fifths.low,
        high80: four_fifths.high,
        low50: half.low,
        high50: half.high,
    }
}

fn mark_record(mark: &ComputedMark) -> MarkRecord<'_> {
    MarkRecord {
        rubric: mark.rubric.as_str(),
        dimension: mark.dimension.as_str(),
        mark: mark.mark.as_ref().ok().map(|given| given.mark()),
        by: GradedBy::Computed.code(),
        reason: mark.mark.as_ref().err().map(|reason| reason.code()),
    }
}

/// The record of a composite index.
pub fn composite_record<'a>(plan: &'a Plan, index: &'a Index) -> CompositeRecord<'a> {
    let latest = index.latest();
    let composite = latest.map(|point| &point.composite);
    CompositeRecord {
        indicator: plan.indicators[index.indicator].code.as_str(),
        fiscal_year: latest.map(|point| point.fiscal_year),
        anchor: match index.recipe.anchor {
            rashin_eval::composite::Anchor::Ratio => "ratio",
            rashin_eval::composite::Anchor::Gap => "gap",
        },
        index: index.value().ok(),
        start: index.start.index.ok(),
        coverage: composite.and_then(|composite| composite.coverage.ok()),
        counted: composite.map_or(0, |composite| composite.counted),
        targeted: index.start.members,
        range: composite.and_then(|composite| composite.range().ok()).map(|(low, high)| [low, high]),
        reason: index.value().err().map(Reason::code),
        members: index
            .members
            .iter()
            .enumerate()
            .map(|(place, &member)| {
                let part = composite.unwrap_or(&index.start).parts[place];
                let known = composite.is_some();
                MemberRecord {
                    indicator: plan.indicators[member].code.as_str(),
                    raw: part.raw.ok().filter(|_| known),
                    used: part.used.ok().filter(|_| known),
                    share: part.share.ok().filter(|_| known),
                    contribution: part.contribution.ok().filter(|_| known),
                    reason: part.used.err().map(Reason::code).or((!known).then_some(Reason::NoReading.code())),
                }
            })
            .collect(),
        years: index
            .points
            .iter()
            .map(|point| IndexYearRecord {
                fiscal_year: point.fiscal_year,
                index: point.composite.index.ok(),
                coverage: point.composite.coverage.ok(),
                reason: point.composite.index.err().map(Reason::code),
            })
            .collect(),
        marks: index.marks.iter().map(mark_record).collect(),
    }
}

/// The record of a node's mark.
pub fn node_mark_record(mark: &NodeMark) -> NodeMarkRecord<'_> {
    NodeMarkRecord {
        node: mark.node.as_str(),
        review: mark.review.as_str(),
        from: mark.from.code(),
        mark: mark_record(&mark.mark),
    }
}

/// How many series are evaluated before their records are written: enough to keep every core
/// busy, few enough to stay small in memory.
const BATCH: usize = 512;
/// About what a series of ten years takes as JSON; only saves growing the buffer.
const BYTES_PER_SERIES: usize = 10 * 1024;

/// Writes a whole evaluation as one JSON object, series by series.
///
/// # Errors
/// What the writer says.
pub fn write_json(
    plan: &Plan,
    evaluator: &Evaluator<'_>,
    as_of: jiff::civil::Date,
    out: &mut impl Write,
) -> std::io::Result<()> {
    write!(
        out,
        "{{\"plan\":{},\"as_of\":\"{as_of}\",\"formulas\":",
        serde_json::to_string(plan.profile.code.as_str())?
    )?;
    serde_json::to_writer(&mut *out, &formula_records())?;
    out.write_all(b",\"figures\":[")?;
    let mut is_first = true;
    for_each_batch(
        evaluator,
        |series, part| {
            for one in figure_records(plan, series) {
                part.extend_from_slice(b",\n");
                serde_json::to_writer(&mut *part, &one)?;
            }
            Ok(())
        },
        // Every record begins with its separator, which the first one does not need.
        |part| out.write_all(&part[usize::from(std::mem::take(&mut is_first)).min(part.len())..]),
    )?;
    out.write_all(b"],\n\"composites\":")?;
    let indices = evaluator.indices();
    serde_json::to_writer(&mut *out, &indices.iter().map(|index| composite_record(plan, index)).collect::<Vec<_>>())?;
    out.write_all(b",\n\"node_marks\":")?;
    let marks = evaluator.node_marks();
    serde_json::to_writer(&mut *out, &marks.iter().map(node_mark_record).collect::<Vec<_>>())?;
    out.write_all(b"}\n")
}

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
            let mut writer = csv::Writer::from_writer(part);
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

/// Evaluates series on every core, batch by batch, and hands the parts over in order. While one
/// batch is evaluated, the one before it is written.
fn for_each_batch(
    evaluator: &Evaluator<'_>,
    part: impl Fn(&Series, &mut Vec<u8>) -> std::io::Result<()> + Sync,
    mut write: impl FnMut(&[u8]) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let part = &part;
    let mut before: Vec<Vec<u8>> = Vec::new();
    for begin in (0..evaluator.len()).step_by(BATCH) {
        let end = (begin + BATCH).min(evaluator.len());
        let share = (end - begin).div_ceil(workers);
        let work = |from: usize| {
            let mut text = Vec::with_capacity(share * BYTES_PER_SERIES);
            (from..(from + share).min(end)).try_for_each(|position| part(&evaluator.series(position), &mut text))?;
            Ok(text)
        };
        let parts: std::io::Result<Vec<Vec<u8>>> = std::thread::scope(|scope| {
            let handles: Vec<_> = (begin..end).step_by(share).map(|from| scope.spawn(move || work(from))).collect();
            let written = before.iter().try_for_each(|text| write(text));
            let parts = handles.into_iter().map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect();
            written.and(parts)
        });
        before = parts?;
    }
    before.iter().try_for_each(|text| write(text))
}
