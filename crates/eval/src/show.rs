//! How figures are shown: half-up at the declared decimals, with separators. The one place that
//! turns a figure into text for people.

use rashin_model::tables::Indicator;
use rust_decimal::Decimal;

use crate::reason::Figure;
use crate::rounding::{round_figure, round_half_up};

/// A decimal rounded half-up, with thousands separators.
///
/// ```
/// use rashin_eval::show::grouped;
/// assert_eq!(grouped("-1234567.85".parse().unwrap(), 1), "-1,234,567.9");
/// assert_eq!(grouped("90".parse().unwrap(), 1), "90.0");
/// ```
pub fn grouped(value: Decimal, decimals: u32) -> String {
    let text = format!("{:.*}", decimals as usize, round_half_up(value, decimals));
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut shown = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push('.');
        shown.push_str(fraction);
    }
    shown
}

/// A figure rounded half-up, with separators.
///
/// # Errors
/// The reason of the figure; [`crate::Reason::OutOfRange`] beyond the range of decimals.
pub fn figure(figure: Figure, decimals: u32) -> Result<String, crate::Reason> {
    round_figure(figure?, decimals).map(|value| grouped(value, decimals))
}

/// A ratio in percent at one decimal, without the sign.
///
/// # Errors
/// As [`figure`].
///
/// ```
/// assert_eq!(rashin_eval::show::percent(Ok(0.45155)).unwrap(), "45.2");
/// ```
pub fn percent(ratio: Figure) -> Result<String, crate::Reason> {
    figure(ratio.map(|ratio| ratio * 100.0), 1)
}

/// A change with its sign: `+1.5`, `±0.0`, `-2.0`.
///
/// # Errors
/// As [`figure`].
pub fn signed(change: Figure, decimals: u32) -> Result<String, crate::Reason> {
    let text = figure(change, decimals)?;
    let is_zero = text.chars().all(|letter| matches!(letter, '0' | '.' | ',' | '-'));
    Ok(if is_zero {
        format!("±{}", text.trim_start_matches('-'))
    } else if text.starts_with('-') {
        text
    } else {
        format!("+{text}")
    })
}

/// A share in percent without a decimal that says nothing: 100, 88.9.
///
/// # Errors
/// As [`figure`].
pub fn plain_percent(share: Figure) -> Result<String, crate::Reason> {
    percent(share).map(|text| text.strip_suffix(".0").map(str::to_owned).unwrap_or(text))
}

/// Scale and unit of an indicator together, as the plan writes them: 千件.
pub fn unit(indicator: &Indicator) -> String {
    format!("{}{}", indicator.scale.sign(), indicator.unit.as_deref().unwrap_or(""))
}
