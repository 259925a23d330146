//! Targets that ask for nothing, or that figures cannot reach.

use rashin_model::lang::Sentence;
use rashin_model::tables::TargetStatus;
use rashin_model::{Lang, Plan};

use super::finding::Finding;
use super::flaw::Flaw;
use crate::plan::{Evaluation, Series};

pub(super) fn findings(plan: &Plan, evaluation: &Evaluation) -> Vec<Finding> {
    let judged = evaluation.series.iter().filter(|series| !plan.indicators[series.indicator].reference_only);
    judged.flat_map(|series| [met_in_first_year(plan, series), without_target(plan, series)]).flatten().collect()
}

/// The target of the plan's end is met by a value of the plan's first year: by then a target that
/// asks for something leaves something to do. Values to keep, and plans of one year, are met so.
fn met_in_first_year(plan: &Plan, series: &Series) -> Option<Finding> {
    let first = i16::try_from(plan.profile.first_year).ok()?;
    let promise = &series.promise;
    let last = promise.last().filter(|last| !promise.keeps && last.period.fiscal_year() > first)?;
    let start_end = promise.start.as_ref().map(|start| start.period.end());
    let met = series.assessments.iter().find(|one| {
        one.period
            .is_some_and(|period| period.fiscal_year() <= first && start_end.is_none_or(|start| period.end() > start))
            && one.met_at_end == Ok(true)
            && one.progress != Err(crate::Reason::AlreadyMetAtStart)
            && one.progress != Err(crate::Reason::WrongSide)
    })?;
    let (period, actual) = (met.period?, met.actual?);
    Some(Finding {
        flaw: Flaw::MetInFirstYear,
        indicator: series.indicator,
        area: Some(series.area),
        sentence: Sentence::new(
            format!(
                "{}の実績値 {actual} で、{}の目標値 {} に達しています",
                period.name(Lang::Ja),
                last.period.name(Lang::Ja),
                last.value
            ),
            format!(
                "the value of {}, {actual}, already reaches the target for {}, {}",
                period.name(Lang::En),
                last.period.name(Lang::En),
                last.value
            ),
        ),
        hint: Sentence::new(
            "目標を引き上げるか、維持が目的なら方向を「以上を維持」「以下を維持」にしてください",
            "raise the target, or choose keep_at_least or keep_at_most if it is to be kept",
        ),
    })
}

/// No target that a value could be held against.
fn without_target(plan: &Plan, series: &Series) -> Option<Finding> {
    if series.promise.last().is_some() || plan.indicators[series.indicator].reference_only {
        return None;
    }
    // Values of areas below are often shown without targets of their own.
    if series.promise.status.is_none() && series.area != plan.area() {
        return None;
    }
    let (flaw, sentence, hint) = match series.promise.status {
        Some(TargetStatus::Words) => (
            Flaw::TargetInWords,
            Sentence::new("目標が言葉で示されています", "the target is given in words"),
            Sentence::new(
                "数値では評価されません。数値で測れるなら目標値を、測れないなら評価を人が付けてください",
                "figures do not judge it; give a number if it can be measured, else let people mark it",
            ),
        ),
        Some(TargetStatus::Pending) => (
            Flaw::TargetPending,
            Sentence::new("目標値が調整中のままです", "the target is still pending"),
            Sentence::new("目標値が決まったら入力してください", "enter the target once it is settled"),
        ),
        Some(TargetStatus::Set) => (
            Flaw::NoDirection,
            Sentence::new(
                "目標値はありますが、良い方向が決められていません",
                "there is a target, but no direction is declared better",
            ),
            Sentence::new(
                "表 indicators の方向を選んでください。このままでは評価されません",
                "choose the direction in the table indicators; it is not judged as it stands",
            ),
        ),
        Some(TargetStatus::NotPublished) => (
            Flaw::NoTarget,
            Sentence::new("目標値が公表されていません", "the target is not published"),
            Sentence::new(
                "目標値を入力すると評価されます。公表しないなら参考値としてください",
                "enter the target to have it judged, or mark the indicator as for reference only",
            ),
        ),
        None => (
            Flaw::NoTarget,
            Sentence::new("目標値がありません", "there is no target"),
            Sentence::new(
                "目標値を入力するか、目標を置かない指標なら参考値としてください",
                "enter a target, or mark the indicator as for reference only",
            ),
        ),
    };
    Some(Finding { flaw, indicator: series.indicator, area: Some(series.area), sentence, hint })
}
