//! Promises that cannot be judged, or only in part.

use super::{SOUND, after, only, place};
use rashin_model::tables::{Direction, IndicatorKind, TargetStatus};
use rashin_model::{Amount, Decimal, Plan, Problem, Severity};

/// Sets baseline and target of the first indicator.
fn promise(plan: &mut Plan, baseline: &str, target: &str) {
    (plan.targets[0].value, plan.targets[1].value) = (Amount::parse(baseline), Amount::parse(target));
}

/// The warning at the target of the first indicator.
fn warning(change: impl FnOnce(&mut Plan)) -> Problem {
    let problem = only(change);
    assert_eq!(place(&problem), format!("{} targets 1 value", problem.rule));
    assert_eq!(problem.severity, Severity::Warning);
    problem
}

#[test]
fn a_status_must_go_with_what_is_there() {
    let cases: [fn(&mut Plan); 4] = [
        |plan| plan.targets[1].value = None,
        |plan| (plan.targets[1].status, plan.targets[1].value) = (TargetStatus::Words, None),
        |plan| plan.targets[1].status = TargetStatus::Pending,
        |plan| plan.targets[1].status = TargetStatus::NotPublished,
    ];
    for (case, change) in cases.into_iter().enumerate() {
        let problem = only(change);
        assert_eq!(place(&problem), "target-status targets 1 status", "{case}");
        assert_eq!(problem.severity, Severity::Error);
    }
}

#[test]
fn a_promise_may_be_open_unpublished_or_in_words() {
    for status in [TargetStatus::Pending, TargetStatus::NotPublished] {
        assert_eq!(after(|plan| (plan.targets[1].status, plan.targets[1].value) = (status, None)), SOUND);
    }
    let in_words = after(|plan| {
        (plan.targets[1].status, plan.targets[1].value) = (TargetStatus::Words, None);
        plan.targets[1].text = Some("全市町村で運用を開始".to_owned());
    });
    assert_eq!(in_words, SOUND);
}

#[test]
fn target_without_baseline_is_warned_of_with_the_consequence() {
    let mut baseline_gone = super::problems(&super::changed(|plan| {
        plan.targets.remove(0);
    }));
    let problem = baseline_gone.remove(0);
    assert_eq!(baseline_gone, []);
    assert_eq!(place(&problem), "no-baseline targets 0 value");
    assert_eq!(problem.severity, Severity::Warning);
    assert!(problem.hint.ja.contains("達成率だけ") && problem.hint.en.contains("only attainment"));
}

#[test]
fn the_baseline_of_another_area_is_none() {
    let found = after(|plan| plan.targets[0].area = rashin_model::AreaCode::NATION);
    assert_eq!(found, ["no-baseline targets 1 value"]);
}

#[test]
fn what_is_judged_without_a_start_needs_no_baseline() {
    for direction in [Direction::KeepAtLeast, Direction::KeepAtMost, Direction::None] {
        let found = after(|plan| {
            plan.targets.remove(0);
            plan.indicators[0].direction = direction;
        });
        assert_eq!(found, SOUND, "{direction:?}");
    }
    for kind in [IndicatorKind::Flow, IndicatorKind::Cumulative] {
        let found = after(|plan| {
            plan.targets.remove(0);
            plan.indicators[0].kind = kind;
            plan.indicators[0].cumulative_from = rashin_model::Period::parse("FY2020");
        });
        assert_eq!(found, SOUND, "{kind:?}");
    }
}

#[test]
fn target_that_equals_the_baseline_is_warned_of() {
    let problem = warning(|plan| promise(plan, "20", "20.0"));
    assert_eq!(problem.rule, "baseline-is-target");
    assert!(problem.sentence.ja.contains("20") && problem.hint.en.contains("keep_at_least"));
    let kept = after(|plan| {
        promise(plan, "20", "20.0");
        plan.indicators[0].direction = Direction::KeepAtLeast;
    });
    assert_eq!(kept, SOUND);
}

#[test]
fn target_on_the_worse_side_is_warned_of() {
    assert_eq!(warning(|plan| promise(plan, "20", "4")).rule, "wrong-side");
    let lower = |plan: &mut Plan| plan.indicators[0].direction = Direction::Lower;
    assert_eq!(warning(lower).rule, "wrong-side");
    let falling = after(|plan| {
        lower(plan);
        promise(plan, "20", "4");
    });
    assert_eq!(falling, SOUND);
}

#[test]
fn target_within_two_units_of_the_last_decimal_is_warned_of() {
    assert_eq!(warning(|plan| promise(plan, "20", "21")).rule, "tiny-move");
    assert_eq!(after(|plan| promise(plan, "20", "22")), SOUND);
    let finer = after(|plan| {
        plan.indicators[0].decimals = 1;
        promise(plan, "20", "21");
    });
    assert_eq!(finer, SOUND);
}

#[test]
fn target_of_zero_is_warned_of_with_the_consequence() {
    let to_zero = |plan: &mut Plan| {
        plan.indicators[0].direction = Direction::Lower;
        promise(plan, "20", "0");
    };
    let problem = warning(to_zero);
    assert_eq!(problem.rule, "target-zero");
    assert!(problem.hint.ja.contains("進捗率で評価") && problem.hint.en.contains("judged by progress"));
    let without_start = after(|plan| {
        to_zero(plan);
        plan.indicators[0].kind = IndicatorKind::Flow;
        plan.targets.remove(0);
    });
    assert_eq!(without_start, ["target-zero targets 0 value"]);
    let kept = after(|plan| {
        to_zero(plan);
        plan.indicators[0].direction = Direction::KeepAtMost;
    });
    assert_eq!(kept, SOUND);
}

#[test]
fn zero_from_below_is_met_or_not() {
    let problem = warning(|plan| promise(plan, "▲20", "0"));
    assert_eq!(problem.rule, "target-zero");
    assert!(problem.hint.en.contains("only met or not met"), "{}", problem.hint.en);
}

#[test]
fn value_outside_the_range_of_its_indicator_is_an_error() {
    for (value, rule) in [("100.1", "out-of-range targets 3 value"), ("▲0.1", "out-of-range targets 3 value")] {
        let found = after(|plan| plan.targets[3].value = Amount::parse(value));
        assert!(found.contains(&rule.to_owned()), "{value}: {found:?}");
    }
    for value in ["100", "100.0"] {
        assert_eq!(after(|plan| plan.targets[3].value = Amount::parse(value)), SOUND, "{value}");
    }
    let problem = only(|plan| {
        plan.indicators[0].maximum = Some(Decimal::from(15));
    });
    assert_eq!(place(&problem), "out-of-range targets 1 value");
    assert!(problem.sentence.ja.contains("20") && problem.sentence.ja.contains("15"));
}
