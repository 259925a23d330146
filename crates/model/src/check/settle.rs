//! Settles what was written around numbers: scale, unit and comparator go where they belong.

use crate::lang::Sentence;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::spelling::fold;
use crate::tables::{Comparator, Indicator, ReadingStatus, Scale, TargetStatus};
use crate::{Amount, Code};

/// Brings every amount into its indicator's scale and unit, fills comparators that follow from the
/// direction, and reports units that do not fit. Indicators that are not there are left to the
/// check of references.
pub fn settle(plan: &mut Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    let indicators = std::mem::take(&mut plan.indicators);
    let position: std::collections::BTreeMap<&Code, &Indicator> = indicators.iter().map(|indicator| (&indicator.code, indicator)).collect();

    for (row, target) in plan.targets.iter_mut().enumerate() {
        if let (Some(amount), Some(indicator)) = (&mut target.value, position.get(&target.indicator)) {
            target.comparator = target.comparator.or(amount.comparator);
            problems.extend(fit(amount, indicator).map(|unit| stray_unit("targets", row, "value", &unit, indicator)));
        }
        if target.value.is_none() && target.text.is_some() && target.status == TargetStatus::Set {
            target.status = TargetStatus::Words;
        }
    }
    // Readings of one indicator come together: looked up once per run and sharing one code, they
    // stay quick to check and small to keep by the million.
    let mut last: Option<&Indicator> = None;
    for (row, reading) in plan.readings.iter_mut().enumerate() {
        let known = last.filter(|indicator| indicator.code == reading.indicator);
        let Some(indicator) = known.or_else(|| position.get(&reading.indicator).copied()) else { continue };
        last = Some(indicator);
        reading.indicator = indicator.code.clone();
        if let Some(amount) = &mut reading.value {
            problems.extend(fit(amount, indicator).map(|unit| stray_unit("readings", row, "value", &unit, indicator)));
        }
    }
    plan.indicators = indicators;
    problems
}

/// Makes `amount` bare, in the indicator's scale; gives back a unit that is not the indicator's.
fn fit(amount: &mut Amount, indicator: &Indicator) -> Option<String> {
    if amount.scale.is_none() && amount.unit.is_none() {
        amount.comparator = None;
        return None;
    }
    if let Some(unit) = &amount.unit {
        let own = indicator.unit.as_deref().unwrap_or("");
        if fold(unit) != fold(own) {
            return Some(unit.to_string());
        }
    }
    let written = amount.scale.unwrap_or(Scale::One);
    let value = (amount.value * written.factor()).checked_div(indicator.scale.factor())?;
    // Converting never changes how many decimals were printed unless the scale really differs.
    *amount = Amount::bare(if written == indicator.scale { amount.value } else { value.normalize() });
    None
}

fn stray_unit(table: &'static str, row: usize, column: &'static str, unit: &str, indicator: &Indicator) -> Problem {
    let own = format!("{}{}", indicator.scale.sign(), indicator.unit.as_deref().unwrap_or(""));
    Problem::error(
        "stray-unit",
        table,
        row,
        column,
        Sentence::new(
            format!("単位「{unit}」は指標 {} の単位「{own}」と違います", indicator.code),
            format!("the unit \"{unit}\" is not the unit of {} (\"{own}\")", indicator.code),
        ),
        Sentence::new(
            format!("数値だけを入力するか、単位を「{own}」に直してください（例 1234、1,234{own}、90.0{own}以上）"),
            format!("enter the number alone, or correct the unit to \"{own}\""),
        ),
    )
}

impl Comparator {
    /// The comparator that follows from which way is better.
    pub fn of_direction(direction: crate::tables::Direction) -> Self {
        use crate::tables::Direction;
        match direction {
            Direction::Lower | Direction::KeepAtMost => Self::Le,
            Direction::Higher | Direction::KeepAtLeast | Direction::None => Self::Ge,
        }
    }
}

impl ReadingStatus {
    /// Whether a value stands behind the status.
    pub fn has_value(self) -> bool {
        matches!(self, Self::Final | Self::Provisional | Self::Revised)
    }
}
