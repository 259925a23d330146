//! How options are read: as the cells are.

use rashin_model::{Cell, Misread, Period};

use crate::cell::{decimals, number};

/// A finite number.
pub(crate) fn finite_number(text: &str) -> Result<f64, String> {
    number(text).map_err(|misread| said(*misread))
}

/// A share between 0 and 1.
pub(crate) fn share(text: &str) -> Result<f64, String> {
    let share = finite_number(text)?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("0から1まで / from 0 to 1".to_owned()) }
}

/// A number of decimals.
pub(crate) fn number_of_decimals(text: &str) -> Result<u32, String> {
    decimals(text).map_err(|misread| said(*misread))
}

/// A period.
pub(crate) fn period(text: &str) -> Result<Period, String> {
    Period::read(text).map_err(|misread| said(*misread))
}

/// A misread in both languages: the one that is wanted is not known while options are read.
fn said(misread: Misread) -> String {
    let Misread { sentence, hint } = misread;
    format!("{} / {}\n{} / {}", sentence.ja, sentence.en, hint.ja, hint.en)
}
