//! Settles what was written around numbers: scale, unit and comparator go where they belong.

use std::collections::BTreeMap;

use crate::lang::Sentence;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::spelling::fold;
use crate::tables::{Indicator, ReadingStatus, Scale, TargetStatus};
use crate::{Amount, Cell, Code};

/// Brings every amount into its indicator's scale and unit, moves comparators into their column, and
/// reports what does not fit. Indicators that are not there are left to the check of references.
pub fn settle(plan: &mut Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    let indicators = std::mem::take(&mut plan.indicators);
    let position: BTreeMap<&Code, &Indicator> =
        indicators.iter().map(|indicator| (&indicator.code, indicator)).collect();

    for (row, target) in plan.targets.iter_mut().enumerate() {
        if let (Some(amount), Some(indicator)) = (&mut target.value, position.get(&target.indicator)) {
            if target.comparator.is_some_and(|own| amount.comparator.is_some_and(|written| written != own)) {
                problems.push(stray_bound("targets", row));
            }
            target.comparator = target.comparator.or(amount.comparator);
            problems.extend(fit(amount, indicator).err().map(|misfit| misfit.problem("targets", row, indicator)));
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
            if amount.comparator.is_some() {
                problems.push(stray_bound("readings", row));
            }
            problems.extend(fit(amount, indicator).err().map(|misfit| misfit.problem("readings", row, indicator)));
        }
        for (column, part) in [("numerator", &mut reading.numerator), ("denominator", &mut reading.denominator)] {
            let Some(amount) = part else { continue };
            if amount.scale.is_some() || amount.unit.is_some() || amount.comparator.is_some() {
                problems.push(not_bare(row, column, amount));
            }
        }
    }
    plan.indicators = indicators;
    problems
}

/// Why an amount cannot be brought into its indicator's scale and unit.
enum Misfit {
    /// This unit is not the indicator's.
    Unit(String),
    /// The number does not fit into 28 digits.
    TooLarge,
}

/// Makes `amount` bare, in the indicator's scale.
fn fit(amount: &mut Amount, indicator: &Indicator) -> Result<(), Misfit> {
    if amount.scale.is_none() && amount.unit.is_none() {
        amount.comparator = None;
        return Ok(());
    }
    let own = indicator.unit.as_deref().unwrap_or("");
    let unit = amount.unit.as_deref().unwrap_or("");
    let with_scale = format!("{}{unit}", amount.scale.map_or("", Scale::sign));
    // A unit may itself begin with a multiplier (百万円).
    if amount.scale.is_some_and(|scale| scale != Scale::One) && fold(&with_scale) == fold(own) {
        *amount = Amount::bare(amount.value);
        return Ok(());
    }
    if !unit.is_empty() && fold(unit) != fold(own) {
        return Err(Misfit::Unit(with_scale));
    }
    let written = amount.scale.unwrap_or(Scale::One);
    // Converting never changes how many decimals were printed unless the scale really differs.
    let value = if written == indicator.scale {
        amount.value
    } else {
        let units = amount.value.checked_mul(written.factor()).ok_or(Misfit::TooLarge)?;
        units.checked_div(indicator.scale.factor()).ok_or(Misfit::TooLarge)?.normalize()
    };
    *amount = Amount::bare(value);
    Ok(())
}

impl Misfit {
    fn problem(self, table: &'static str, row: usize, indicator: &Indicator) -> Problem {
        match self {
            Self::Unit(unit) => stray_unit(table, row, &unit, indicator),
            Self::TooLarge => Problem::error(
                "too-large",
                table,
                row,
                "value",
                Sentence::new("値が大きすぎます", "the number is too large"),
                Sentence::new("28桁までの数で入力してください", "enter a number of at most 28 digits"),
            ),
        }
    }
}

fn stray_unit(table: &'static str, row: usize, unit: &str, indicator: &Indicator) -> Problem {
    let own = format!("{}{}", indicator.scale.sign(), indicator.unit.as_deref().unwrap_or(""));
    Problem::error(
        "stray-unit",
        table,
        row,
        "value",
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

fn stray_bound(table: &'static str, row: usize) -> Problem {
    let hint = if table == "targets" {
        Sentence::new("比較の欄か値の欄のどちらかを直してください", "correct one of the two cells")
    } else {
        Sentence::new(
            "数値だけを入力してください。正確な値が分からないときは値を空欄にし、記述の欄に書いてください",
            "enter the number alone; where only a bound is known leave the value blank and say so under text",
        )
    };
    let sentence = if table == "targets" {
        Sentence::new(
            "値に付いた「以上」「以下」が比較の欄と違います",
            "the bound written beside the value contradicts the comparator",
        )
    } else {
        Sentence::new("実績値に「以上」「以下」は付けられません", "a value that was reached cannot be a bound")
    };
    Problem::error("stray-bound", table, row, "value", sentence, hint)
}

/// Numerators and denominators have no unit that a multiplier could be checked against.
fn not_bare(row: usize, column: &'static str, amount: &Amount) -> Problem {
    let written = amount.write();
    Problem::error(
        "stray-unit",
        "readings",
        row,
        column,
        Sentence::new(
            format!("「{written}」には数値以外のものが付いています"),
            format!("\"{written}\" is more than a number"),
        ),
        Sentence::new(
            "分子と分母には数値だけを入力してください（例 1234、1,234）",
            "enter numerator and denominator as numbers alone (such as 1234 or 1,234)",
        ),
    )
}

impl ReadingStatus {
    /// Whether a value stands behind the status.
    pub fn has_value(self) -> bool {
        matches!(self, Self::Final | Self::Provisional | Self::Revised)
    }
}
