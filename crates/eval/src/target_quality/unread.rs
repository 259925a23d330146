//! Series without values of late.

use rashin_model::lang::Sentence;
use rashin_model::{Lang, Period, Plan};

use super::finding::Finding;
use super::flaw::Flaw;
use crate::plan::{Evaluation, Series, State, missed_periods};

/// From how many missed periods on a series is reported.
const MISSED: u32 = 2;

/// Series whose values of two periods or more should be known and are not. An answer without a number
/// (not applicable, withheld, in words) is an answer; "pending" and "not due" are none. Indicators
/// that ended are not asked for later values.
pub(super) fn findings(plan: &Plan, evaluation: &Evaluation) -> Vec<Finding> {
    evaluation.series.iter().filter_map(|series| finding(plan, evaluation, series)).collect()
}

fn finding(plan: &Plan, evaluation: &Evaluation, series: &Series) -> Option<Finding> {
    let indicator = &plan.indicators[series.indicator];
    if indicator.reference_only {
        return None;
    }
    let last = last_answered(series);
    let missed = missed_periods(indicator, &plan.profile, last, evaluation.as_of);
    let sentence = match last {
        Some(last) => Sentence::new(
            format!("最後の実績値は{}で、その後{missed}期分の値がありません", last.name(Lang::Ja)),
            format!("the last value is of {}; {missed} periods since have none", last.name(Lang::En)),
        ),
        None => Sentence::new(
            format!("計画の初年度から{missed}期分の実績値が一度も報告されていません"),
            format!("no value was ever reported; {missed} periods since the plan began have none"),
        ),
    };
    (missed >= MISSED).then(|| Finding {
        flaw: Flaw::NoReading,
        indicator: series.indicator,
        area: Some(series.area),
        sentence,
        hint: Sentence::new(
            "値を報告するか、把握できないときは理由（該当なし、秘匿など）を報告してください。今後求めないなら終了の時期を入力してください",
            "report the values, or say why there are none (not applicable, suppressed); if they are no longer wanted, enter when the indicator ended",
        ),
    })
}

fn last_answered(series: &Series) -> Option<Period> {
    let is_answer = |state: State| !matches!(state, State::NoReading | State::NotDue | State::Pending);
    // A value whose target is pending is a value.
    series.assessments.iter().rev().find(|one| one.actual.is_some() || is_answer(one.state)).and_then(|one| one.period)
}
