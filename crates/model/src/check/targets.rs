//! Promises that cannot be judged, or only in part.

use std::collections::BTreeMap;

use super::readings::range_problem;
use crate::lang::Sentence;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::tables::{Direction, Indicator, IndicatorKind, Target, TargetKind, TargetStatus};
use crate::{AreaCode, Code, Decimal};

pub(super) fn check(plan: &Plan, problems: &mut Vec<Problem>) {
    let indicators: BTreeMap<&Code, &Indicator> = plan.indicators.iter().map(|row| (&row.code, row)).collect();
    let mut baselines: BTreeMap<(&Code, AreaCode), Decimal> = BTreeMap::new();
    for target in plan.targets.iter().filter(|target| target.kind == TargetKind::Baseline) {
        if let Some(amount) = &target.value {
            baselines.insert((&target.indicator, target.area), amount.value);
        }
    }
    for (row, target) in plan.targets.iter().enumerate() {
        let Some(indicator) = indicators.get(&target.indicator).copied() else { continue };
        problems.extend(status_problem(row, target));
        let Some(amount) = &target.value else { continue };
        problems.extend(range_problem("targets", row, amount.value, indicator));
        if target.kind == TargetKind::Target {
            let baseline = baselines.get(&(&target.indicator, target.area)).copied();
            problems.extend(promise_problem(row, amount.value, baseline, indicator));
        }
    }
}

fn status_problem(row: usize, target: &Target) -> Option<Problem> {
    let (sentence, hint) = match (target.status, &target.value, &target.text) {
        (TargetStatus::Set, None, _) => (
            Sentence::new("状態は「設定済み」ですが値がありません", "the status is \"set\" but there is no value"),
            Sentence::new(
                "値を入力するか、状態を words・pending・not_published のいずれかにしてください",
                "enter the value, or choose words, pending or not_published",
            ),
        ),
        (TargetStatus::Words, _, None) => (
            Sentence::new(
                "状態は「言葉による」ですが記述がありません",
                "the status is \"in words\" but there is no text",
            ),
            Sentence::new("記述の欄に内容を入力してください", "enter the promise under text"),
        ),
        (TargetStatus::Pending | TargetStatus::NotPublished, Some(_), _) => (
            Sentence::new(
                "値があるのに状態が「調整中」または「公表なし」です",
                "there is a value, but the status says pending or not published",
            ),
            Sentence::new("値を消すか、状態を set にしてください", "remove the value, or choose set"),
        ),
        _ => return None,
    };
    Some(Problem::error("target-status", "targets", row, "status", sentence, hint))
}

fn promise_problem(row: usize, target: Decimal, baseline: Option<Decimal>, indicator: &Indicator) -> Option<Problem> {
    let warn = |rule, sentence, hint| Some(Problem::warning(rule, "targets", row, "value", sentence, hint));
    let keeps = matches!(indicator.direction, Direction::KeepAtLeast | Direction::KeepAtMost | Direction::None);
    let Some(baseline) = baseline else {
        // Yearly flows are judged against their own period's target and need no start.
        if keeps || matches!(indicator.kind, IndicatorKind::Flow | IndicatorKind::Composite | IndicatorKind::Cumulative)
        {
            return zero_target(row, target, None, indicator);
        }
        return warn(
            "no-baseline",
            Sentence::new(
                format!("{} に現状値がありません", indicator.code),
                format!("{} has no baseline", indicator.code),
            ),
            Sentence::new(
                "進捗率とペースは計算されず、達成率だけになります。現状値があれば加えてください",
                "progress and pace stay empty, only attainment is computed; add the baseline if there is one",
            ),
        );
    };
    if keeps {
        return None;
    }
    if target == baseline {
        return warn(
            "baseline-is-target",
            Sentence::new(
                format!("目標値が現状値（{baseline}）と同じです"),
                format!("the target equals the baseline ({baseline})"),
            ),
            Sentence::new(
                "維持の目標として扱い、進捗率は計算されません。維持が目的なら方向を keep_at_least か keep_at_most にしてください",
                "it is judged as a value to keep, without progress; if that is meant, choose keep_at_least or keep_at_most",
            ),
        );
    }
    let rises = target > baseline;
    if rises != (indicator.direction == Direction::Higher) {
        return warn(
            "wrong-side",
            Sentence::new(
                format!(
                    "目標値 {target} は現状値 {baseline} より悪い側にあります（{}）",
                    indicator.direction.label(crate::Lang::Ja)
                ),
                format!(
                    "the target {target} is on the worse side of the baseline {baseline} ({})",
                    indicator.direction.label(crate::Lang::En)
                ),
            ),
            Sentence::new(
                "方向か値を確かめてください。このままでは評価されません",
                "check the direction or the value; it is not graded as it stands",
            ),
        );
    }
    let precision = Decimal::new(2, indicator.decimals);
    if (target - baseline).abs() < precision {
        return warn(
            "tiny-move",
            Sentence::new(
                format!("目標値 {target} は現状値 {baseline} とほとんど変わりません"),
                format!("the target {target} hardly differs from the baseline {baseline}"),
            ),
            Sentence::new(
                "小数桁数を増やすか、目標を見直してください",
                "declare more decimals, or reconsider the target",
            ),
        );
    }
    zero_target(row, target, Some(baseline), indicator)
}

fn zero_target(row: usize, target: Decimal, baseline: Option<Decimal>, indicator: &Indicator) -> Option<Problem> {
    if !target.is_zero()
        || matches!(indicator.direction, Direction::KeepAtMost | Direction::KeepAtLeast | Direction::None)
    {
        return None;
    }
    let consequence = if baseline.is_some_and(|baseline| baseline > Decimal::ZERO) {
        Sentence::new("達成率は計算されず、進捗率で評価されます", "attainment stays empty; it is judged by progress")
    } else {
        Sentence::new(
            "達成率も進捗率も計算されず、達成・未達成だけで評価されます",
            "neither attainment nor progress is computed; only met or not met",
        )
    };
    Some(Problem::warning(
        "target-zero",
        "targets",
        row,
        "value",
        Sentence::new(format!("{} の目標値が0です", indicator.code), format!("the target of {} is 0", indicator.code)),
        consequence,
    ))
}
