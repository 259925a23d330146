//! Values that contradict their status, their range or the values before them.

use std::collections::BTreeMap;

use crate::lang::Sentence;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::tables::{Indicator, IndicatorKind, Reading};
use crate::{AreaCode, Code, Decimal};

pub(super) fn check(plan: &Plan, problems: &mut Vec<Problem>) {
    let indicators: BTreeMap<&Code, &Indicator> = plan.indicators.iter().map(|row| (&row.code, row)).collect();
    let mut cumulative: BTreeMap<(&Code, AreaCode), Vec<(usize, &Reading)>> = BTreeMap::new();
    // Readings of one indicator come together: asking once per run keeps bulk imports quick.
    let mut last: Option<&Indicator> = None;
    for (row, reading) in plan.readings.iter().enumerate() {
        problems.extend(status_problem(row, reading));
        let known = last.filter(|indicator| indicator.code == reading.indicator);
        let Some(indicator) = known.or_else(|| indicators.get(&reading.indicator).copied()) else { continue };
        last = Some(indicator);
        if let Some(amount) = &reading.value {
            problems.extend(range_problem("readings", row, amount.value, indicator));
        }
        if indicator.kind == IndicatorKind::Cumulative && reading.value.is_some() {
            cumulative.entry((&reading.indicator, reading.area)).or_default().push((row, reading));
        }
    }
    for series in cumulative.values_mut() {
        series.sort_by_key(|(_, reading)| reading.period);
        problems.extend(series.windows(2).filter_map(|pair| falling(pair[0].1, pair[1])));
    }
    for (row, indicator) in plan.indicators.iter().enumerate() {
        problems.extend(cumulative_without_start(row, indicator));
    }
}

fn status_problem(row: usize, reading: &Reading) -> Option<Problem> {
    if reading.status.has_value() && reading.value.is_none() && reading.text.is_none() {
        return Some(Problem::error(
            "reading-without-value",
            "readings",
            row,
            "value",
            Sentence::new(
                format!("状態は「{}」ですが値も記述もありません", reading.status.label(crate::Lang::Ja)),
                format!(
                    "the status is \"{}\" but there is neither value nor text",
                    reading.status.label(crate::Lang::En)
                ),
            ),
            Sentence::new(
                "値を入力するか、状態を not_applicable・not_due・pending・suppressed のいずれかにしてください。空欄は0とはみなされません",
                "enter the value, or choose not_applicable, not_due, pending or suppressed; a blank is never taken as zero",
            ),
        ));
    }
    if !reading.status.has_value() && reading.value.is_some() {
        return Some(Problem::error(
            "value-without-status",
            "readings",
            row,
            "status",
            Sentence::new(
                format!("値があるのに状態が「{}」です", reading.status.label(crate::Lang::Ja)),
                format!("there is a value, but the status is \"{}\"", reading.status.label(crate::Lang::En)),
            ),
            Sentence::new(
                "値を消すか、状態を final・provisional・revised のいずれかにしてください",
                "remove the value, or choose final, provisional or revised",
            ),
        ));
    }
    None
}

/// A value outside the admissible range of its indicator, such as a share over 100 %.
pub(super) fn range_problem(table: &'static str, row: usize, value: Decimal, indicator: &Indicator) -> Option<Problem> {
    let below = indicator.minimum.is_some_and(|minimum| value < minimum);
    let above = indicator.maximum.is_some_and(|maximum| value > maximum);
    let bound = |bound: Option<Decimal>| bound.map_or_else(String::new, |bound| bound.to_string());
    (below || above).then(|| {
        Problem::error(
            "out-of-range",
            table,
            row,
            "value",
            Sentence::new(
                format!(
                    "値 {value} は指標 {} の範囲（{}～{}）の外です",
                    indicator.code,
                    bound(indicator.minimum),
                    bound(indicator.maximum)
                ),
                format!(
                    "{value} is outside the range of {} ({} to {})",
                    indicator.code,
                    bound(indicator.minimum),
                    bound(indicator.maximum)
                ),
            ),
            Sentence::new(
                "値を確かめるか、表 indicators の下限・上限を直してください",
                "check the value, or correct minimum and maximum in the table indicators",
            ),
        )
    })
}

fn falling(before: &Reading, (row, after): (usize, &Reading)) -> Option<Problem> {
    let (earlier, later) = (before.value.as_ref()?.value, after.value.as_ref()?.value);
    (later < earlier).then(|| {
        Problem::warning(
            "cumulative-falls",
            "readings",
            row,
            "value",
            Sentence::new(
                format!(
                    "累計の指標 {} が {} の {earlier} から {} の {later} へ減っています",
                    after.indicator, before.period, after.period
                ),
                format!(
                    "the cumulative figure {} falls from {earlier} ({}) to {later} ({})",
                    after.indicator, before.period, after.period
                ),
            ),
            Sentence::new(
                "期間ごとの値を入力していないか確かめてください。累計の指標には起点からの合計を入力します",
                "make sure it is the total from the start, not the value of the period alone",
            ),
        )
    })
}

fn cumulative_without_start(row: usize, indicator: &Indicator) -> Option<Problem> {
    (indicator.kind == IndicatorKind::Cumulative && indicator.cumulative_from.is_none()).then(|| {
        Problem::warning(
            "cumulative-without-start",
            "indicators",
            row,
            "cumulative_from",
            Sentence::new(
                format!("累計の指標 {} に起点がありません", indicator.code),
                format!("the cumulative figure {} has no start", indicator.code),
            ),
            Sentence::new("いつからの累計かを入力してください", "say from when it is counted"),
        )
    })
}
