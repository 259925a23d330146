//! How the cells of an input are read.

use rashin_eval::Direction;
use rashin_model::amount::{plain_number, to_f64};
use rashin_model::cell::not_a_word;
use rashin_model::tables::Direction as Wording;
use rashin_model::{Cell, Decimal, Misread, Sentence, spelling};

use crate::problem::wrong;

/// The most decimals that a number at rest can have.
pub(crate) const MAX_DECIMALS: u32 = 28;

/// Which way an indicator gets better, and whether it is to be kept rather than moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Aim {
    pub direction: Direction,
    pub keeps: bool,
}

/// A number as a formula takes it: as people write it, or as programs do (`6.2e-05`).
pub(crate) fn number(text: &str) -> Result<f64, Box<Misread>> {
    let as_programs_write = text.bytes().all(|byte| byte.is_ascii_digit() || b".+-eE".contains(&byte));
    match text.parse::<f64>() {
        Ok(number) if as_programs_write && number.is_finite() => Ok(number),
        _ => plain_number(&spelling::narrow(text)).map(to_f64).ok_or_else(|| Box::new(not_a_number(text))),
    }
}

/// A number with the decimals it was written with.
pub(crate) fn decimal(text: &str) -> Result<Decimal, Box<Misread>> {
    let written = plain_number(&spelling::narrow(text));
    written.or_else(|| Decimal::from_scientific(text).ok()).ok_or_else(|| Box::new(not_a_number(text)))
}

/// A number of decimals.
pub(crate) fn decimals(text: &str) -> Result<u32, Box<Misread>> {
    let number = u32::read(text)?;
    if number <= MAX_DECIMALS {
        return Ok(number);
    }
    Err(Box::new(wrong(
        Sentence::new(format!("小数桁数 {number} は多すぎます"), format!("{number} decimals are too many")),
        Sentence::new(format!("0から{MAX_DECIMALS}までにしてください"), format!("use 0 to {MAX_DECIMALS}")),
    )))
}

/// An aim: a word of the plan format, or 1 and -1 as statistical programs write it.
pub(crate) fn aim(text: &str) -> Result<Aim, Box<Misread>> {
    let (direction, keeps) = match text {
        "1" | "+1" | "1.0" => (Direction::Higher, false),
        "-1" | "-1.0" => (Direction::Lower, false),
        _ => match Wording::read(text) {
            Ok(Wording::Higher) => (Direction::Higher, false),
            Ok(Wording::Lower) => (Direction::Lower, false),
            Ok(Wording::KeepAtLeast) => (Direction::Higher, true),
            Ok(Wording::KeepAtMost) => (Direction::Lower, true),
            Ok(Wording::None) | Err(_) => return Err(Box::new(not_an_aim(text))),
        },
    };
    Ok(Aim { direction, keeps })
}

/// The direction of an aim.
pub(crate) fn direction(text: &str) -> Result<Direction, Box<Misread>> {
    aim(text).map(|aim| aim.direction)
}

fn not_an_aim(text: &str) -> Misread {
    let worded = |list: &'static [&'static str]| -> Vec<&'static str> {
        list.iter().zip(Wording::ALL).filter(|(_, wording)| **wording != Wording::None).map(|(text, _)| *text).collect()
    };
    *not_a_word(text, &worded(Wording::CODES), &worded(Wording::LABELS))
}

fn not_a_number(text: &str) -> Misread {
    wrong(
        Sentence::new(format!("「{text}」は数値として読めません"), format!("\"{text}\" cannot be read as a number")),
        Sentence::new(
            "使える形: 1234、1,234、12.5、▲3.2、-3.2、6.2e-05。値がないときは空欄にしてください",
            "accepted: 1234, 1,234, 12.5, ▲3.2, -3.2, 6.2e-05; leave the cell blank when there is no value",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::{aim, decimal, direction, number};
    use rashin_eval::Direction;

    #[test]
    fn numbers_are_read_as_people_and_as_programs_write_them() {
        for (text, read) in
            [("2015.0", 2015.0), ("6.2e-05", 6.2e-5), ("１，２３４", 1234.0), ("▲3.2", -3.2), (".5", 0.5)]
        {
            assert_eq!(number(text), Ok(read), "{text}");
        }
        assert_eq!(decimal("6.2e-05").unwrap().to_string(), "0.000062");
        assert_eq!(decimal("90.0").unwrap().to_string(), "90.0");
    }

    #[test]
    fn what_is_no_finite_number_is_refused() {
        for text in ["NA", "NaN", "inf", "-Infinity", "1e999", "12,34", "－", "abc", "1 2"] {
            assert!(number(text).is_err(), "{text}");
            assert!(decimal(text).is_err(), "{text}");
        }
    }

    #[test]
    fn directions_are_words_or_signs() {
        assert_eq!(direction("-1"), Ok(Direction::Lower));
        assert_eq!(direction("高いほど良い"), Ok(Direction::Higher));
        let keep = aim("keep_at_most").unwrap();
        assert!(keep.keeps && keep.direction == Direction::Lower);
        assert!(aim("0").is_err() && aim("none").is_err());
    }
}
