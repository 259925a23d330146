//! `rashin calc progress`: how far each indicator has come towards its target.

mod judge;

use std::io::{Read, Write};

use rashin_eval::Reason;
use rashin_model::tables::IndicatorKind;
use rashin_model::{Cell, Period};

use crate::calculator::{Calculator, Example, Input, Output};
use crate::cell::{aim, decimal, decimals};
use crate::error::CalcError;
use crate::output::{figure_cell, passed_through, reason_cell};
use crate::problem::Problems;
use crate::summary::Summary;
use crate::table::{Row, Table};
use judge::{Case, Judgement, judge};

/// What `rashin calc progress` reads and writes.
pub const PROGRESS: Calculator = Calculator {
    name: "progress",
    ja: "目標の達成・達成率・進捗率・進み具合",
    en: "met, attainment, progress and pace towards targets",
    input: &[
        Input::optional("id", &["code", "コード"], "行の名前（そのまま出力）", "name of the row, passed through"),
        Input::needed("baseline", &["現状値", "基準値"], "現状値（空欄可）", "value at the start; may be blank"),
        Input::needed("target", &["目標値"], "目標値（空欄可）", "target value; may be blank"),
        Input::needed("actual", &["実績値"], "実績値（空欄可）", "actual value; may be blank"),
        Input::needed(
            "direction",
            &["方向"],
            "higher（高いほど良い）、lower（低いほど良い）、keep_at_least（以上を維持）、keep_at_most（以下を維持）。1 と -1 も可",
            "higher, lower, keep_at_least or keep_at_most; 1 and -1 stand for higher and lower",
        ),
        Input::optional(
            "kind",
            &["種類"],
            "level、flow、cumulative、rate、composite、milestone、qualitative。cumulative は現状値が空欄なら0から始まるとみなす",
            "level, flow, cumulative, rate, composite, milestone or qualitative; a cumulative row without baseline is taken to start from 0",
        ),
        Input::optional(
            "natural_zero",
            &["自然な零点"],
            "yes / no。0 が「ない」を意味し比を取れるか。空欄は yes。気温や偏差値は no",
            "yes or no: whether zero means none, so that a ratio makes sense; blank is yes; no for temperatures and scores",
        ),
        Input::optional(
            "decimals",
            &["小数桁数"],
            "達成を比べる小数桁数。空欄なら書かれた桁のまま",
            "decimals at which met is judged; blank for those written",
        ),
        Input::optional("baseline_date", &["現状値の期間"], "現状値の期間（R4、FY2022、2022-08-31 など）", "period of the baseline (FY2022, 2022-08-31, R4 ...)"),
        Input::optional("target_date", &["目標値の期間"], "目標値の期間", "period of the target"),
        Input::optional("actual_date", &["実績値の期間"], "実績値の期間", "period of the actual value"),
    ],
    companion: None,
    passes_through: true,
    output: &[
        Output::new("met", "目標に達したか（yes / no）", "whether the target is reached (yes or no)"),
        Output::new("margin", "目標までの余裕。負は不足（指標の単位）", "room to spare; below zero is what is missing (unit of the indicator)"),
        Output::new("attainment", "達成率 y/T、低いほど良いときは T/y(割合)", "y/T, or T/y when lower is better (share)"),
        Output::new("progress", "進捗率 (y − b)/(T − b)(割合)", "(y − b)/(T − b) (share)"),
        Output::new("planned_share", "直線の計画でその時点までに進む割合", "share planned by then on a straight line"),
        Output::new("pace", "進み具合 進捗率/計画の割合（1 が計画どおり）", "progress over planned share; 1 is on schedule"),
        Output::new("needed_per_year", "この先必要な1年あたりの変化（指標の単位）", "change per year that would still reach the target (unit of the indicator)"),
        Output::new("met_reason", "met が空の理由", "why met is empty"),
        Output::new("margin_reason", "margin が空の理由", "why margin is empty"),
        Output::new("attainment_reason", "attainment が空の理由", "why attainment is empty"),
        Output::new("progress_reason", "progress が空の理由", "why progress is empty"),
        Output::new("planned_share_reason", "planned_share が空の理由", "why planned_share is empty"),
        Output::new("pace_reason", "pace が空の理由", "why pace is empty"),
        Output::new("needed_per_year_reason", "needed_per_year が空の理由", "why needed_per_year is empty"),
        Output::new("notes", "注意（straight_line、wrong_side など、空白区切り）", "remarks such as straight_line or wrong_side, with spaces between"),
    ],
    example: Example {
        arguments: "",
        input: "\
id,baseline,target,actual,direction,baseline_date,target_date,actual_date
online,20,60,30,higher,R4,R8,R5
accidents,8,0,2,lower,2022,2026,2024
users,58,50,55,higher,R4,R8,R6
",
        file: None,
        output: "\
id,baseline,target,actual,direction,baseline_date,target_date,actual_date,met,margin,attainment,progress,planned_share,pace,needed_per_year,met_reason,margin_reason,attainment_reason,progress_reason,planned_share_reason,pace_reason,needed_per_year_reason,notes
online,20,60,30,higher,R4,R8,R5,no,-30,0.5,0.25,0.25,1,10,,,,,,,,straight_line
accidents,8,0,2,lower,2022,2026,2024,no,-2,,0.75,0.5,1.5,-1,,,target_not_positive,,,,,straight_line
users,58,50,55,higher,R4,R8,R6,yes,5,1.1,,,,,,,,wrong_side,wrong_side,wrong_side,target_met,wrong_side
",
    },
};

/// Reads rows from `input`, judges each and writes it with its figures.
///
/// The input is read as it comes; the output is held back until the last cell was read, so that
/// nothing is written when a cell is wrong.
pub(crate) fn run(input: &mut dyn Read, output: &mut dyn Write) -> Result<Summary, CalcError> {
    let mut problems = Problems::default();
    let mut summary = Summary::default();
    let Some(mut table) = Table::open(None, input, PROGRESS.input, &mut problems) else {
        return Err(CalcError::Refused(problems));
    };
    let places = Places::of(&table);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(passed_through(table.heading(), PROGRESS.output))?;
    while let Some(row) = table.next(&mut problems) {
        let Some(case) = places.case(row, &mut problems) else { continue };
        let judgement = judge(&case);
        for cell in row.cells() {
            writer.write_field(cell)?;
        }
        write(&judgement, &mut writer, &mut summary)?;
        summary.rows_written += 1;
    }
    summary.rows_read = table.rows();
    if !problems.is_empty() {
        return Err(CalcError::Refused(problems));
    }
    output.write_all(&writer.into_inner().map_err(csv::IntoInnerError::into_error)?)?;
    output.flush()?;
    Ok(summary)
}

fn write(judgement: &Judgement, writer: &mut csv::Writer<Vec<u8>>, summary: &mut Summary) -> Result<(), CalcError> {
    let met = judgement.met.map_or("", |met| if met { "yes" } else { "no" });
    writer.write_field(met)?;
    let figures = judgement.figures();
    for figure in figures {
        writer.write_field(figure_cell(figure))?;
    }
    summary.count(&judgement.met);
    writer.write_field(reason_cell(judgement.met))?;
    for figure in figures {
        summary.count(&figure);
        writer.write_field(reason_cell(figure))?;
    }
    let notes: Vec<&str> = judgement.notes.iter().map(|note| note.code()).collect();
    writer.write_field(notes.join(" "))?;
    writer.write_record(None::<&[u8]>)?;
    Ok(())
}

/// Where the columns stand.
struct Places {
    baseline: Option<usize>,
    target: Option<usize>,
    actual: Option<usize>,
    direction: Option<usize>,
    kind: Option<usize>,
    natural_zero: Option<usize>,
    decimals: Option<usize>,
    baseline_date: Option<usize>,
    target_date: Option<usize>,
    actual_date: Option<usize>,
}

impl Places {
    fn of(table: &Table<'_>) -> Self {
        Self {
            baseline: table.at("baseline"),
            target: table.at("target"),
            actual: table.at("actual"),
            direction: table.at("direction"),
            kind: table.at("kind"),
            natural_zero: table.at("natural_zero"),
            decimals: table.at("decimals"),
            baseline_date: table.at("baseline_date"),
            target_date: table.at("target_date"),
            actual_date: table.at("actual_date"),
        }
    }

    /// Reads a row; `None`, with problems, without a direction.
    fn case(&self, row: Row<'_, '_>, problems: &mut Problems) -> Option<Case> {
        let mut time = |at| row.read(at, Period::read, problems).map(Period::end_in_years).ok_or(Reason::NoDate);
        let (baseline_time, target_time, actual_time) =
            (time(self.baseline_date), time(self.target_date), time(self.actual_date));
        let (baseline, target, actual) = (
            row.read(self.baseline, decimal, problems),
            row.read(self.target, decimal, problems),
            row.read(self.actual, decimal, problems),
        );
        let kind = row.read(self.kind, IndicatorKind::read, problems);
        let natural_zero = row.read(self.natural_zero, bool::read, problems).unwrap_or(true);
        let decimals = row.read(self.decimals, decimals, problems);
        let aim = row.require(self.direction, aim, problems)?;
        Some(Case {
            baseline,
            target,
            actual,
            aim,
            kind,
            natural_zero,
            decimals,
            baseline_time,
            target_time,
            actual_time,
        })
    }
}
