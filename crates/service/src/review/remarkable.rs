//! What an approver should look at in an answer that can be taken.

use rashin_eval::review::{is_far_from_usual, is_worse};
use rashin_model::tables::{Indicator, Reading, ReadingStatus, Step, StepState};
use rashin_model::{Decimal, Sentence, Severity};

use crate::review::check_answer::{Checks, Finding};

/// What is remarkable about a value: a status that is not final, a step that is far from usual, a
/// turn to the worse.
pub(super) fn remarkable_reading(checks: &Checks<'_>, reading: &Reading) -> Vec<Finding> {
    let mut findings: Vec<Finding> = unsettled(reading).into_iter().collect();
    let indicator = checks.plan.indicators.iter().find(|row| row.code == reading.indicator);
    if let (Some(indicator), Some(value)) = (indicator, &reading.value) {
        let before = values_before(checks, reading);
        findings.extend(far_from_usual(&before, value.value));
        findings.extend(before.last().and_then(|last| worse(indicator, *last, value.value)));
    }
    findings
}

/// What is remarkable about a step: that it is late or stopped.
pub(super) fn remarkable_step(step: &Step) -> Option<Finding> {
    let state = step.state.filter(|state| matches!(state, StepState::Late | StepState::Stopped))?;
    Some(warning(
        "state",
        Sentence::new(
            format!("状態が「{}」です", state.label(rashin_model::Lang::Ja)),
            format!("the state is \"{}\"", state.label(rashin_model::Lang::En)),
        ),
        Sentence::new("要因と今後の対応を確かめてください", "look at the cause and at what comes next"),
    ))
}

fn unsettled(reading: &Reading) -> Option<Finding> {
    let (ja, en) = match reading.status {
        ReadingStatus::Final | ReadingStatus::Revised => return None,
        ReadingStatus::Provisional => {
            ("確定値が出る時期を備考で確かめてください", "see in the note when the final value is due")
        }
        _ => (
            "値を出せない理由を備考で確かめてください。空欄は0とはみなされません",
            "see in the note why there is no value; a blank is never taken as zero",
        ),
    };
    Some(warning(
        "status",
        Sentence::new(
            format!("状態が「{}」です", reading.status.label(rashin_model::Lang::Ja)),
            format!("the status is \"{}\"", reading.status.label(rashin_model::Lang::En)),
        ),
        Sentence::new(ja, en),
    ))
}

/// The values of the series before a reading, in order of time.
fn values_before(checks: &Checks<'_>, reading: &Reading) -> Vec<Decimal> {
    let is_before = |row: &&Reading| {
        row.indicator == reading.indicator && row.area == reading.area && row.period.end() < reading.period.end()
    };
    let mut before: Vec<&Reading> = checks.plan.readings.iter().filter(is_before).collect();
    before.sort_by_key(|row| row.period.end());
    before.iter().filter_map(|row| row.value.as_ref()).map(|amount| amount.value).collect()
}

fn far_from_usual(before: &[Decimal], value: Decimal) -> Option<Finding> {
    let last = before.last()?;
    is_far_from_usual(before, value).then(|| {
        warning(
            "value",
            Sentence::new(
                format!("前回の値 {last} から大きく変わっています"),
                format!("it is far from the last value, {last}"),
            ),
            Sentence::new(
                "桁と単位が合っているか、備考に理由があるかを確かめてください",
                "check digits and unit, and that the note says why",
            ),
        )
    })
}

fn worse(indicator: &Indicator, last: Decimal, value: Decimal) -> Option<Finding> {
    is_worse(indicator.direction, last, value).then(|| {
        warning(
            "value",
            Sentence::new(
                format!("前回の値 {last} より悪くなっています"),
                format!("it is worse than the last value, {last}"),
            ),
            Sentence::new("備考に要因があるかを確かめてください", "see whether the note says why"),
        )
    })
}

fn warning(column: &'static str, sentence: Sentence, hint: Sentence) -> Finding {
    Finding { column, severity: Severity::Warning, sentence, hint }
}
