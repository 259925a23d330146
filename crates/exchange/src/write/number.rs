//! Which texts may stand in a workbook as numbers.

use crate::sheet_text::significant_digits;

/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// The number that reads back as exactly this text. `90.0`, `007` and numbers of more than 15 digits
/// have none: they stay texts, so that no decimal that was printed is lost.
pub(crate) fn exact_number(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let is_exact = number.to_string() == text && text != "-0" && significant_digits(text) <= KEPT_DIGITS;
    (is_exact && number.is_finite()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::exact_number;

    #[test]
    fn only_texts_that_read_back_become_numbers() {
        assert!(["0", "1234", "-3.2", "0.1", "123456789012345"].into_iter().all(|text| exact_number(text).is_some()));
        let kept = ["90.0", "007", "-0", "1e5", "inf", "NaN", "1,234", "9007199254740993", "0.1234567890123456", ""];
        assert!(kept.into_iter().all(|text| exact_number(text).is_none()));
    }
}
