//! What the values mean: one row per indicator, area and period, each figure with the reason where there is none.

use std::io;

use rashin_eval::plan::{Assessment, Series, Standing};
use rashin_eval::planned_share::Basis;
use rashin_eval::{Figure, Reason};

use super::spec::{Parts, Sink, Spec, series_of_part};
use super::values::{unit_cells, unit_fields};
use crate::data::Data;
use crate::layout::{FRACTION, Field, Group, Kind, Layout, Unit};
use crate::value::Value;

/// Hands the series of one part over.
pub(super) fn for_each_series(
    data: &Data<'_>,
    part: usize,
    sink: &mut dyn FnMut(&Series) -> io::Result<()>,
) -> io::Result<()> {
    series_of_part(data, part).try_for_each(|position| sink(&data.figures.series(position)))
}

/// The fields that say of which indicator, area and period a row is.
pub(super) fn key_fields() -> Vec<Field> {
    vec![
        Field::new("indicator", "指標", Kind::Code, "指標のコード", "Code of the indicator.")
            .required()
            .refers("indicators", "code"),
        Field::new("area", "団体コード", Kind::Area, "全国地方公共団体コード（6桁）", "Area code of six digits.")
            .required()
            .refers("areas", "code"),
        Field::new(
            "period",
            "期間",
            Kind::Period,
            "値の期間。報告がまだないときは空欄",
            "Period of the value; blank where nothing was reported.",
        )
        .refers("periods", "code"),
    ]
}

/// The cells that say of which indicator, area and period a row is.
pub(super) fn key_cells<'r>(data: &Data<'r>, series: &Series, one: &Assessment) -> [Value<'r>; 3] {
    let plan = data.plan;
    [Value::code(plan.indicators[series.indicator].code.as_str()), series.area.into(), one.period.into()]
}

/// A figure of an evaluation as a column: name, title, meanings, unit, and the column of its reason.
type FigureColumn = (&'static str, &'static str, &'static str, &'static str, Unit, &'static str);

fn figures() -> [FigureColumn; 8] {
    [
        (
            "margin",
            "目標との差",
            "目標との差。良い側が正",
            "Distance to that target, above 0 on the good side.",
            Unit::InRow,
            "margin_reason",
        ),
        ("attainment", "達成率", "実績値÷目標値", "Actual over target.", FRACTION, "attainment_reason"),
        (
            "progress",
            "進捗率",
            "現状値から目標値までの変化のうち、すでに進んだ割合",
            "Share of the planned change that was made.",
            FRACTION,
            "progress_reason",
        ),
        (
            "planned_share",
            "計画進捗率",
            "この時点までに進む計画だった割合",
            "Share planned by the time of the value.",
            FRACTION,
            "planned_share_reason",
        ),
        (
            "pace",
            "ペース",
            "進捗率÷計画進捗率。1で計画どおり",
            "Progress over planned share; 1 is as planned.",
            Unit::Is("比（1が計画どおり）", "ratio (1 = as planned)"),
            "pace_reason",
        ),
        (
            "change",
            "前回からの変化",
            "ひとつ前の値からの変化",
            "Change from the value before.",
            Unit::InRow,
            "change_reason",
        ),
        (
            "needed_per_year",
            "必要な年変化",
            "目標までに1年あたり必要な変化",
            "Yearly change needed from now on.",
            Unit::InRow,
            "needed_per_year_reason",
        ),
        (
            "recent_per_year",
            "直近の年変化",
            "直近の1年あたりの変化",
            "Yearly change of late.",
            Unit::InRow,
            "recent_per_year_reason",
        ),
    ]
}

pub(super) fn spec() -> Spec {
    let word = |name, title, ja, en, list| Field::new(name, title, Kind::Code, ja, en).list(list);
    let mut fields = key_fields();
    fields.push(
        word("state", "状態", "値と目標がどういう状態にあるか", "State of value and target.", "state").required(),
    );
    fields.push(
        word("standing", "現在地", "目標に対してどこにいるか", "Where the figure stands.", "standing").required(),
    );
    fields.push(Field::new("actual", "実績値", Kind::Decimal, "報告された値", "The value reported.").unit(Unit::InRow));
    fields.extend(unit_fields());
    fields.push(
        Field::new("baseline", "現状値", Kind::Decimal, "計画の起点の値", "The value at the start.").unit(Unit::InRow),
    );
    fields.push(
        Field::new("baseline_period", "現状値の期間", Kind::Period, "現状値の期間", "The period of the start.")
            .refers("periods", "code"),
    );
    fields.push(
        Field::new(
            "target",
            "目標値",
            Kind::Decimal,
            "実績値と比べた目標値",
            "The target that the value is held against.",
        )
        .unit(Unit::InRow),
    );
    fields.push(
        Field::new("target_period", "目標値の期間", Kind::Period, "その目標値の期間", "The period of that target.")
            .refers("periods", "code"),
    );
    fields.push(Field::new("met", "目標達成", Kind::Flag, "その目標を達成しているか", "Whether that target is met."));
    fields.push(reason("met_reason"));
    for (name, title, ja, en, unit, why) in figures() {
        fields.push(Field::new(name, title, Kind::Figure, ja, en).unit(unit));
        fields.push(reason(why));
    }
    fields.push(word(
        "planned_share_basis",
        "計画進捗率の根拠",
        "計画進捗率を何から読んだか",
        "What the planned share was read from.",
        "planned_share_basis",
    ));
    fields.push(word(
        "outlook",
        "見通し",
        "目標の時期に達成するかの見通し。最新の値についてだけ",
        "Outlook at the date of the target; only for the latest value.",
        "outlook",
    ));
    fields.push(reason("outlook_reason"));
    Spec {
        layout: Layout {
            name: "evaluation",
            title: "評価",
            title_en: "Evaluation",
            meaning_ja: "指標・地域・期間ごとの評価の計算結果。計算できない数値は空欄とし、隣の項目に理由を置く",
            meaning: "What a value means, by indicator, area and period; a figure that cannot be given is blank, with the reason beside it.",
            group: Group::Evaluation,
            key: vec!["indicator", "area", "period"],
            fields,
        },
        parts: Parts::Series,
        rows,
    }
}

pub(super) fn reason(name: &'static str) -> Field {
    let title = match name {
        "met_reason" => "目標達成の欠測理由",
        "margin_reason" => "目標との差の欠測理由",
        "attainment_reason" => "達成率の欠測理由",
        "progress_reason" => "進捗率の欠測理由",
        "planned_share_reason" => "計画進捗率の欠測理由",
        "pace_reason" => "ペースの欠測理由",
        "change_reason" => "前回からの変化の欠測理由",
        "needed_per_year_reason" => "必要な年変化の欠測理由",
        "recent_per_year_reason" => "直近の年変化の欠測理由",
        "outlook_reason" => "見通しの欠測理由",
        _ => "欠測理由",
    };
    Field::new(
        name,
        title,
        Kind::Code,
        "空欄の理由。数値があるときは空欄",
        "Why the figure is blank; blank where there is one.",
    )
    .list("reason")
}

/// A figure and the reason where there is none.
pub(super) fn figure<'a>(figure: Figure) -> [Value<'a>; 2] {
    match figure {
        Ok(number) => [Value::Figure(number), Value::Blank],
        Err(reason) => [Value::Blank, Value::code(reason.code())],
    }
}

pub(super) fn reason_code<'a>(reason: Option<Reason>) -> Value<'a> {
    reason.map_or(Value::Blank, |reason| Value::code(reason.code()))
}

fn rows(_: &Layout, data: &Data<'_>, part: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for_each_series(data, part, &mut |series| {
        series.assessments.iter().try_for_each(|one| sink(&cells(data, series, one)))
    })
}

fn cells<'r>(data: &Data<'r>, series: &Series, one: &Assessment) -> [Value<'r>; 33] {
    let [indicator, area, period] = key_cells(data, series, one);
    let [unit, scale] = unit_cells(Some(&data.plan.indicators[series.indicator]));
    let start = series.promise.start.as_ref();
    let [margin, margin_reason] = figure(one.margin);
    let [attainment, attainment_reason] = figure(one.attainment);
    let [progress, progress_reason] = figure(one.progress);
    let [planned, planned_reason] = figure(one.planned_share.map(|planned| planned.share));
    let [pace, pace_reason] = figure(one.pace);
    let [change, change_reason] = figure(one.change);
    let [needed, needed_reason] = figure(one.needed_per_year);
    let [recent, recent_reason] = figure(one.recent_per_year);
    let basis = one.planned_share.ok().map(|planned| match planned.basis {
        Basis::YearlyTargets => "yearly_targets",
        Basis::StraightLine => "straight_line",
    });
    [
        indicator,
        area,
        period,
        Value::code(one.state.code()),
        Value::code(Standing::of(one).code()),
        one.actual.into(),
        unit,
        scale,
        start.map(|start| start.value).into(),
        start.map(|start| start.period).into(),
        one.target.into(),
        one.target_period.into(),
        one.met.ok().into(),
        reason_code(one.met.err()),
        margin,
        margin_reason,
        attainment,
        attainment_reason,
        progress,
        progress_reason,
        planned,
        planned_reason,
        pace,
        pace_reason,
        change,
        change_reason,
        needed,
        needed_reason,
        recent,
        recent_reason,
        basis.map_or(Value::Blank, Value::code),
        one.outlook.as_ref().ok().map_or(Value::Blank, |outlook| Value::code(outlook.verdict.code())),
        reason_code(one.outlook.as_ref().err().copied()),
    ]
}
